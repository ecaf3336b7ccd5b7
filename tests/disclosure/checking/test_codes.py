"""Rules on codes, names and paths of names."""

import pytest
from attrs import evolve

from govbudget.amounts import Unit
from govbudget.disclosure.analysis.paths import written_paths
from govbudget.disclosure.document import Disclosure
from govbudget.disclosure.tables import DisclosedTable, TableKind
from govbudget.io.source import Paragraph
from govbudget.position import Position
from govbudget.reconciling.kinds import Severity
from govbudget.reconciling.table import BudgetTable

from .budget_text import BUDGET, looked, read_text, spoiled
from .rule_sets import codes


def of_rows(*rows, year=2024):
    """A document of one table."""
    table = BudgetTable.of([(*row, "5.00") for row in rows], ("合计",), unit=Unit.WAN, year=year)
    found = DisclosedTable(
        TableKind.EXPENDITURE, "支出表", unit=Unit.WAN, tables=(table,), position=Position(1, 1)
    )
    return Disclosure("a.txt", "text", year=year, tables=(found,))


# The text of the good budget writes whole paths: no code in brackets, no level by itself.
WITHOUT = {"codes.pairs", "codes.levels"}


@pytest.mark.parametrize("rule", codes.RULES, ids=lambda rule: rule.id)
def test_a_good_budget_has_no_finding(tmp_path, rule):
    look = looked(rule, read_text(tmp_path, BUDGET))
    state = "not_applicable" if rule.id in WITHOUT else "held"
    assert (look.findings, look.state.value) == ([], state)


@pytest.mark.parametrize("rule", codes.RULES, ids=lambda rule: rule.id)
def test_without_codes_nothing_is_applicable(rule):
    look = looked(rule, Disclosure("a.txt", "text", year=2024))
    assert look.state.value == "not_applicable"


def test_an_unknown_code_is_an_error_only_where_its_parent_is_unknown_too():
    look = looked(codes.unknown, of_rows(("2990101", "某某支出"), ("2010377", "某某事务")))
    assert sorted(one.severity for one in look.findings) == [Severity.ERROR, Severity.NOTICE]


def test_nothing_is_known_to_be_absent_from_a_part_of_an_edition():
    look = looked(codes.unknown, of_rows(("2990101", "某某支出"), year=2007))
    assert all(one.severity is Severity.NOTICE for one in look.findings)


def test_a_local_code_is_one():
    look = looked(codes.unknown, of_rows(("201039901", "某某专项")))
    assert (look.findings, look.compared) == ([], 1)


def test_a_serial_number_is_no_code():
    [finding] = looked(
        codes.malformed, of_rows(("1", "行政运行"), ("2010301", "行政运行"))
    ).findings
    assert finding.severity is Severity.NOTICE
    assert "似为序号" in finding.message
    [finding] = looked(codes.malformed, of_rows(("A12", "行政运行"), ("201", ""))).findings
    assert "似为编码以外的内容" in finding.message


def test_the_name_of_another_code_is_an_error_told_once(tmp_path):
    text = spoiled(("2210201\t住房公积金", "2210201\t购房补贴"))
    [finding] = looked(codes.names, read_text(tmp_path, text)).findings
    assert finding.severity is Severity.ERROR
    assert finding.mend == "2210201 住房公积金，或 2210203 购房补贴"
    assert len(finding.places) == 3


def test_a_name_of_no_code_is_a_notice():
    [finding] = looked(codes.names, of_rows(("2210201", "住房某某金"))).findings
    assert finding.severity is Severity.NOTICE


def test_a_code_that_is_a_slip_for_another_is_an_error():
    rows = [
        ("208", "社会保障和就业支出", "7.00"),
        ("20805", "行政事业单位养老支出", "7.00"),
        ("2080505", "机关事业单位基本养老保险缴费支出", "5.00"),
        ("2080605", "机关事业单位职业年金缴费支出", "2.00"),
    ]
    table = BudgetTable.of(rows, ("合计",), unit=Unit.WAN, year=2024)
    document = of_rows(("201", ""))
    tables = (evolve(document.tables[0], tables=(table,)),)
    [finding] = looked(codes.names, evolve(document, tables=tables)).findings
    assert finding.severity is Severity.ERROR
    assert "2080506" in finding.message


def test_an_old_name_is_a_notice_with_that_of_the_year():
    [finding] = looked(codes.old_names, of_rows(("20805", "行政事业单位离退休"))).findings
    assert finding.severity is Severity.NOTICE
    assert finding.mend == "20805 行政事业单位养老支出"


def paths_of(*texts, year=2024):
    return Disclosure("a.txt", "text", year=year, paragraphs=tuple(map(Paragraph, texts)))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (
            "3.“住房保障支出（类）住房改革支出（款）住房公积金（项）”科目30万元",
            "住房保障支出（类）住房改革支出（款）住房公积金（项）",
        ),
        (
            "其中：安排一般公共服务支出(类)政府办公厅（室）及相关机构事务(款)行政运行(项)9万元",
            "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）",
        ),
        ("教育支出（类） 普通教育（款）", "教育支出（类）普通教育（款）"),
        ("用于甲乙丙（类）丁戊己（款）支出", "用于甲乙丙（类）丁戊己（款）"),
    ],
)
def test_paths_are_found_in_the_text(text, path):
    assert [one.path for one in written_paths(paths_of(text))] == [path]


def test_placeholders_are_no_paths():
    assert list(written_paths(paths_of("XX（类）XX（款）XX（项）。"))) == []


def test_levels_that_are_shifted_are_an_error_with_what_is_meant():
    text = "卫生健康支出（类）卫生健康支出（款）计划生育事务（项）9万元"
    [finding] = looked(codes.paths, paths_of(text, "别的话。", text)).findings
    assert finding.severity is Severity.ERROR
    assert "不在 210 卫生健康支出 之下" in finding.message
    assert "21007 计划生育事务" in finding.mend
    assert [one.paragraph for one in finding.places] == [0, 2]


def test_a_name_that_is_no_class_is_told():
    text = "行政运行（类）住房改革支出（款）"
    [finding] = looked(codes.paths, paths_of(text)).findings
    assert "不是所写的一级" in finding.message


def test_an_unknown_name_in_a_path_is_a_notice():
    text = "住房保障支出（类）住房改革支出（款）住房某某金（项）"
    [finding] = looked(codes.paths, paths_of(text)).findings
    assert finding.severity is Severity.NOTICE


def test_paths_of_a_year_without_an_edition_are_not_determinable():
    text = "住房保障支出（类）住房改革支出（款）住房公积金（项）"
    look = looked(codes.paths, paths_of(text, year=1999))
    assert look.state.value == "not_determinable"
    assert look.missing == ["没有 1999 年的分类科目"]


def test_paths_of_a_document_without_a_year_are_not_determinable():
    text = "住房保障支出（类）住房改革支出（款）住房公积金（项）"
    look = looked(codes.paths, paths_of(text, year=None))
    assert look.missing == ["无法确定文件的年度"]


def test_names_of_a_year_without_an_edition_are_not_judged():
    look = looked(codes.names, of_rows(("2210201", "购房补贴"), year=1999))
    assert (look.findings, look.state.value) == ([], "not_determinable")
    assert look.missing == ["没有 1999 年的支出功能分类"]
