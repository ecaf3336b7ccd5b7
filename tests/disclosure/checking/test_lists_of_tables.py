"""Contents of every form: of the chapters, of the tables as a list, over two pages, without
numbers; and a table that they promise and that is not there."""

import pytest

import govbudget as gb
from govbudget.disclosure.checks.records import State

LINES = ("收支总表", "收入总表", "支出总表", "财政拨款收支总表", "一般公共预算支出表")
COVER = "某某市样例局\n2024年部门综合预算\n"
CHAPTERS = "目录\n第一部分 部门概况\n第二部分 收支情况\n第三部分 公开报表\n"
BODY = "第一部分 部门概况\n某某市样例局负责日常工作。\n第二部分 收支情况\n收支平衡。\n"
TABLE = """表{number}
2024年{title}
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
201\t一般公共服务支出\t10.00\t6.00\t4.00
20126\t档案事务\t10.00\t6.00\t4.00
2012604\t档案馆\t10.00\t6.00\t4.00
"""


def listed(lines):
    head = "报表\t报表名称\t是否空表\t公开空表理由\n"
    rows = (f"表{at}\t2024年{title}\t\t\n" for at, title in enumerate(lines, 1))
    return "目录\n" + head + "".join(rows)


def tables(left_out=()):
    return "".join(
        TABLE.format(number=at, title=title)
        for at, title in enumerate(LINES, 1)
        if title not in left_out
    )


def report_of(tmp_path, text):
    path = tmp_path / "made.txt"
    path.write_text(text, encoding="utf-8")
    return gb.check(gb.read_disclosure(path))


def severities(report, rule):
    return [one.severity.value for one in report.findings if one.rule == rule]


def test_a_list_of_the_tables_is_no_second_budget(tmp_path):
    report = report_of(tmp_path, COVER + CHAPTERS + BODY + listed(LINES) + tables())
    assert severities(report, "structure.one-document") == []
    assert severities(report, "structure.contents") == []
    states = {one.rule: one.state for one in report.rules}
    assert states["structure.contents"] is State.HELD


def test_contents_over_two_pages_are_no_second_budget(tmp_path):
    two = CHAPTERS + "目录\n第四部分 名词解释\n第五部分 其他事项\n"
    report = report_of(tmp_path, COVER + two + BODY + tables())
    assert severities(report, "structure.one-document") == []


def test_contents_of_chapters_behind_a_body_are_those_of_another_budget(tmp_path):
    whole = COVER + CHAPTERS + BODY + tables()
    report = report_of(tmp_path, whole + whole)
    assert severities(report, "structure.one-document") == ["notice"]


@pytest.mark.parametrize("title", LINES)
def test_a_table_of_the_list_is_not_there(tmp_path, title):
    report = report_of(tmp_path, COVER + CHAPTERS + BODY + listed(LINES) + tables((title,)))
    (found,) = report.of("structure.contents")
    assert found.severity.value == "error"
    assert f"表{LINES.index(title) + 1}2024年{title}" in found.message


def test_where_much_of_the_list_is_not_there_nobody_is_accused(tmp_path):
    text = COVER + CHAPTERS + BODY + listed(LINES) + tables(LINES[1:4])
    assert severities(report_of(tmp_path, text), "structure.contents") == ["notice"]


@pytest.mark.parametrize("left_out", [(), LINES[1:2]])
def test_contents_name_chapters_without_numbers(tmp_path, left_out):
    """A line without a number stands again as the heading that it names."""
    lines = "".join(f"{at}. 2024年{title}\n" for at, title in enumerate(LINES, 1))
    contents = f"目录\n部门主要职能\n名词解释\n2024年部门预算编制说明\n部门预算表\n{lines}"
    body = (
        "部门主要职能\n负责日常工作。\n名词解释\n基本支出：指日常支出。\n2024年部门预算编制说明\n"
    )
    text = COVER + contents + body + "收支平衡。\n部门预算表\n" + tables(left_out)
    expected = ["error"] if left_out else []
    assert severities(report_of(tmp_path, text), "structure.contents") == expected
