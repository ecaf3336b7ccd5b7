"""A document that is cut anywhere is accused of nothing that stood in it before."""

import pytest

import govbudget as gb
from govbudget.disclosure.checks.structure.empty_note import EmptyNote
from govbudget.disclosure.checks.table.rows import Rows

from .budget_text import BUDGET, FUNCTIONS, looked, read_text

LINES = BUDGET.splitlines(keepends=True)
# The first line behind the contents, with which the tables begin.
TABLES = LINES.index("表1\n")
# Every so many lines the budget is cut: each table is cut at several of its rows.
STEP = 13


def errors(tmp_path, text):
    report = gb.check(read_text(tmp_path, text))
    return {one.rule for one in report.findings if one.severity is gb.Severity.ERROR}


@pytest.mark.parametrize("at", range(TABLES + STEP, len(LINES), STEP))
def test_the_first_part_of_a_budget_lacks_tables_and_nothing_else(tmp_path, at):
    assert errors(tmp_path, "".join(LINES[:at])) <= {"structure.contents"}


@pytest.mark.parametrize("at", range(STEP, len(LINES), STEP))
def test_the_rest_of_a_budget_is_accused_of_nothing(tmp_path, at):
    assert errors(tmp_path, "".join(LINES[at:])) == set()


def cut(*, ends="", text=BUDGET):
    """The budget up to a line of its table 5, that line included."""
    start = text.index("表5\n")
    return text[: text.index(ends, start) + len(ends)]


ITEM = "2012604\t档案馆\t120.00\t120.00\t80.00\t40.00\t\n"


def test_sums_of_the_table_that_a_document_ends_within_cannot_be_told(tmp_path):
    look = looked(Rows, read_text(tmp_path, cut(ends=ITEM)))
    assert look.findings == []
    assert any("中间结束" in reason for reason in look.missing)


def test_a_total_that_no_later_row_mends_is_still_told(tmp_path):
    """The items come to more than their section: what follows can only add to them."""
    last = "2012699\t其他档案事务支出\t100.00\t\t\t\t100.00\n"
    text = cut(ends=last)
    at = text.index("表5\n")
    text = text[:at] + text[at:].replace("120.00\t120.00\t80.00", "420.00\t120.00\t80.00")
    assert errors(tmp_path, text) - {"structure.contents"}


def test_a_sum_is_told_whose_rows_another_row_follows(tmp_path):
    """Items of a section stand together: none of 20126 follows 208."""
    text = cut(ends="20805\t行政事业单位养老支出\t50.00\t50.00\t50.00\t\t\n")
    other = "2012699\t其他档案事务支出\t100.00\t\t\t\t100.00\n"
    head, tail = text[: text.index("表5\n")], text[text.index("表5\n") :]
    assert looked(Rows, read_text(tmp_path, head + tail.replace(other, ""))).findings


@pytest.mark.parametrize("row", ["2012604\t档案馆\t120.00\t12", "2012604\t档案馆\t120.00\t12."])
def test_a_figure_that_a_document_ends_within_is_no_slip(tmp_path, row):
    text = cut(ends=ITEM).removesuffix(ITEM) + row
    assert errors(tmp_path, text) == {"structure.contents"}


def test_sums_of_a_table_that_a_document_begins_within_cannot_be_told(tmp_path):
    rows = FUNCTIONS.splitlines(keepends=True)
    total = rows[2]
    text = "".join([*rows[6:], total]) + BUDGET[BUDGET.index("\n表8\n") :]
    look = looked(Rows, read_text(tmp_path, text))
    assert look.findings == []
    assert any("中间开始" in reason for reason in look.missing)
    whole = "".join([*rows[:2], *rows[6:], total]) + BUDGET[BUDGET.index("\n表8\n") :]
    assert looked(Rows, read_text(tmp_path, whole)).findings


def test_the_note_of_an_empty_table_may_follow_where_a_document_ends(tmp_path):
    text = BUDGET[: BUDGET.index("注：本单位无国有资本经营预算支出")]
    look = looked(EmptyNote, read_text(tmp_path, text))
    assert look.findings == []
    assert any("说明可能在文件没有的页上" in reason for reason in look.missing)
