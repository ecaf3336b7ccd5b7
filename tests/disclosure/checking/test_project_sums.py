"""A list of projects is added up where it proves that no row of it stands below another."""

import pytest

from govbudget.disclosure.checks.engine import check
from govbudget.disclosure.opening import read_disclosure
from govbudget.reconciling.kinds import Severity

HEAD = "某某市样例局\n2024年部门预算\n\n项目支出预算表\n单位：万元\n"
COLUMNS = "项目名称\t合计\t一般公共预算\t政府性基金预算"


def errors(tmp_path, *rows):
    path = tmp_path / "a.txt"
    path.write_text(HEAD + "\n".join((COLUMNS, *rows)) + "\n", encoding="utf-8")
    found = check(read_disclosure(path)).findings
    return [
        one.rule for one in found if one.severity is Severity.ERROR and one.rule.startswith("table")
    ]


def test_a_list_that_adds_up_is_right(tmp_path):
    rows = (
        "合计\t60.00\t50.00\t10.00",
        "设备更新\t40.00\t40.00\t",
        "场馆修缮\t20.00\t10.00\t10.00",
    )
    assert not errors(tmp_path, *rows)


@pytest.mark.parametrize(
    "rows",
    [
        ("合计\t60.00\t50.00\t10.00", "设备更新\t40.00\t40.00\t", "场馆修缮\t20.00\t30.00\t10.00"),
        ("合计\t80.00\t50.00\t10.00", "设备更新\t40.00\t40.00\t", "场馆修缮\t20.00\t10.00\t10.00"),
    ],
)
def test_a_figure_that_is_off_is_told(tmp_path, rows):
    assert errors(tmp_path, *rows)


def test_rows_of_kinds_between_the_projects_are_not_added_to_them(tmp_path):
    rows = (
        *("合计\t60.00\t50.00\t10.00", "运转类\t40.00\t40.00\t", "设备更新\t40.00\t40.00\t"),
        *("特定目标类\t20.00\t10.00\t10.00", "场馆修缮\t20.00\t10.00\t10.00"),
    )
    assert not errors(tmp_path, *rows)
