"""Findings on tables whose columns may be misread: they accuse nobody but where sums hold."""

import pytest
from attrs import evolve

import govbudget as gb
from govbudget.disclosure.analysis.context import Context
from govbudget.disclosure.checks.unsure import Unsure
from govbudget.disclosure.document import understood
from govbudget.io.source import Grid, Paragraph, SourceDocument
from govbudget.reconciling.kinds import Severity

HEAD = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
ROWS = (
    ("", "合计", "30.00", "10.00", "20.00"),
    ("208", "社会保障和就业支出", "10.00", "10.00", ""),
    ("20805", "行政事业单位养老支出", "10.00", "10.00", ""),
    ("2080505", "机关事业单位基本养老保险缴费支出", "10.00", "10.00", ""),
    ("215", "资源勘探工业信息等支出", "20.00", "", "20.00"),
    ("21503", "建筑业", "20.00", "", "20.00"),
    ("2150302", "一般行政管理事务", "20.00", "", "20.00"),
)
TEXT = "某某市样例局2026年支出预算30.00万元。"


def document(*rows, unsure=True, text=TEXT, unit="单位：万元", titles=("支出总表",)):
    lines = (text, *titles, unit)
    above = [Paragraph(one, 1) for one in lines if one]
    grid = Grid((HEAD, *rows), 1, unsure=unsure)
    return understood(SourceDocument("made", "pdf", (*above, grid), 1))


def changed(row, column, value):
    rows = [list(one) for one in ROWS]
    rows[row][column] = value
    return tuple(map(tuple, rows))


def told(found, rule):
    return [one for one in gb.check(found).findings if one.rule == rule]


def test_a_wrong_figure_is_an_error_where_the_other_sums_hold():
    rows = changed(3, 2, "70.00")
    found = [one for one in gb.check(document(*rows)).errors if one.rule.startswith("table.")]
    assert found
    assert len(found) == len(
        [one for one in gb.check(document(*rows, unsure=False)).errors if "table." in one.rule]
    )


def test_where_too_many_sums_fail_it_is_a_notice_that_says_why():
    rows = tuple((*row[:3], row[4], "") for row in ROWS)
    sure = told(document(*rows, unsure=False), "table.columns")
    assert sure
    for one in told(document(*rows), "table.columns"):
        assert one.severity is Severity.NOTICE
        assert "按文字的位置" in one.message
        assert not one.mends


def test_rows_that_may_not_have_been_read_accuse_nobody_though_the_columns_hold():
    """Below 208 and 215 nothing that adds up stands: the columns of each row do, all the same."""
    rows = (*ROWS[:2], ROWS[4], *((code, name, "1.00", "1.00", "") for code, name, *_ in ROWS[5:]))
    assert [
        one
        for one in told(document(*rows, unsure=False), "table.rows")
        if one in gb.check(document(*rows, unsure=False)).errors
    ]
    assert {one.severity for one in told(document(*rows), "table.rows")} == {Severity.NOTICE}


def test_words_before_an_amount_in_one_cell_show_that_columns_were_read_as_one():
    rows = list(changed(3, 2, "70.00"))
    rows[5] = ("21503", "建筑业 20.00", *rows[5][2:])
    assert gb.check(document(*rows, unsure=False)).errors
    assert not [one for one in gb.check(document(*rows)).errors if one.rule.startswith("table.")]


def test_a_sum_of_columns_that_never_holds_accuses_nobody():
    """A column is not printed, or the title of one was misread: lines or not."""
    rows = [(*row[:3], "1.00", "1.00") for row in ROWS]
    found = told(document(*rows, unsure=False), "table.columns")
    assert found
    for one in found:
        assert one.severity is Severity.NOTICE
        assert "几乎没有一行" in one.message


def test_a_title_alone_beside_such_a_table_may_be_its_own():
    found = document(*ROWS, titles=("政府性基金预算支出表", "单位：万元", "支出总表"))
    bare = [one for one in found.tables if not one.grids]
    assert bare
    assert not [one for one in gb.check(found).errors if one.rule == "structure.empty-note"]


@pytest.mark.parametrize(("unit", "rules"), [("", []), ("单位：万元", ["text_table.amounts"])])
def test_a_table_without_a_unit_may_be_in_yuan(unit, rules):
    rows = tuple((*row[:2], *(cell and f"{cell[:-3]}0000.00" for cell in row[2:])) for row in ROWS)
    found = document(*rows, unsure=False, unit=unit)
    assert [one.rule for one in gb.check(found).errors if "text_table" in one.rule] == rules


def test_a_number_alone_is_no_empty_table():
    """It stands at the upper corner of another page of a table."""
    found = document(*ROWS, unsure=False)
    bare = evolve(found.tables[0], title="", number="表3", grids=(), tables=(), stated=())
    found = evolve(found, tables=(*found.tables, bare))
    assert not told(found, "structure.empty-note")


def test_sums_that_cannot_be_worked_out_prove_nothing_and_end_no_check(monkeypatch):
    made = document(*changed(3, 1, "机关事业单位职业年金缴费支出"))
    [found] = told(made, "codes.names")
    assert found.severity is Severity.ERROR

    def fails(context):
        raise KeyError(context)

    monkeypatch.setattr(Context, "solution", property(fails))
    assert Unsure(Context(made)).weighed(found).severity is Severity.NOTICE
