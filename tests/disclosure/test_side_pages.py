"""Tables wider than their pages: the columns of the next page are those of the same rows."""

import pytest

import govbudget as gb
from govbudget.disclosure.document import understood
from govbudget.io.source import Grid, Paragraph, SourceDocument

LEFT = [
    ("科目编码", "科目名称", "合计", "基本支出"),
    ("", "合计", "30.00", "10.00"),
    ("208", "社会保障和就业支出", "10.00", "10.00"),
    ("20805", "行政事业单位养老支出", "10.00", "10.00"),
    ("2080505", "机关事业单位基本养老保险缴费支出", "10.00", "10.00"),
    ("215", "资源勘探工业信息等支出", "20.00", ""),
    ("21503", "建筑业", "20.00", ""),
    ("2150302", "一般行政管理事务", "20.00", ""),
]
RIGHT = [("项目支出",), ("20.00",), ("",), ("",), ("",), ("20.00",), ("20.00",), ("20.00",)]
TWO = [("项目支出", "其他支出"), *((row[0] or "0.00", "1.00") for row in RIGHT[1:])]
TEXT = "某某市样例局2026年支出预算30.00万元。"


def grid(rows, page, first=0, step=20.0):
    """Rows on a page, each at its height; blank cells have no place."""
    boxes = tuple(
        tuple(
            (50.0 + 60 * column, step * at, 90.0 + 60 * column, step * at + 12) if cell else None
            for column, cell in enumerate(row)
        )
        for at, row in enumerate(rows, first)
    )
    return Grid(tuple(rows), page, boxes=boxes)


def document(*blocks):
    above = [Paragraph(one, 1) for one in (TEXT, "支出总表", "单位：万元")]
    return understood(SourceDocument("made", "pdf", (*above, *blocks), 4))


def rows(disclosure):
    [table] = disclosure.tables
    return [(row.code, *(cell.amount for cell in row.cells)) for row in table.table.rows]


@pytest.mark.parametrize("blank", [True, False])
def test_columns_of_the_next_page_are_joined(blank):
    right = grid(RIGHT, 2)
    if blank:  # a page shows no rows in which nothing is printed
        kept = [at for at, row in enumerate(RIGHT) if any(row)]
        right = Grid(
            tuple(RIGHT[at] for at in kept), 2, boxes=tuple(right.boxes[at] for at in kept)
        )
    found = document(grid(LEFT, 1), right)
    [table] = found.tables
    assert table.table.measures == ("合计", "基本支出", "项目支出")
    assert table.table.amount("2150302", "项目支出") == 20
    assert not gb.check(found).errors


def test_pages_down_and_then_over():
    tall = [LEFT[0], *LEFT[5:], LEFT[1]]
    wide = [RIGHT[0], *RIGHT[5:], RIGHT[1]]
    pages = [LEFT[:5], tall, RIGHT[:5], wide]
    found = document(*(grid(rows, page) for page, rows in enumerate(pages, 1)))
    assert [row[0] for row in rows(found)] == [
        "",
        "208",
        "20805",
        *["2080505", "215"],
        "21503",
        "2150302",
    ]
    assert found.tables[0].table.amount("21503", "项目支出") == 20


def test_rows_that_stand_at_other_heights_are_not_joined_and_no_sum_is_told():
    found = document(grid(LEFT, 1), grid(RIGHT, 2, step=33.0))
    assert found.tables[0].table.measures == ("合计", "基本支出")
    assert not [one for one in gb.check(found).errors if one.rule == "table.columns"]


def test_a_sum_of_columns_is_told_where_no_such_page_follows():
    found = document(grid(LEFT, 1))
    assert [one.rule for one in gb.check(found).errors] == ["table.columns"]


def columns_are_unsure(*blocks):
    return [grid.unsure for table in document(*blocks).tables for grid in table.grids]


def test_tables_with_columns_on_other_pages_are_not_sure():
    assert columns_are_unsure(grid(LEFT, 1), grid(RIGHT, 2)) == [True]
    between = Paragraph("其余各列见下页所示。", 2)
    assert columns_are_unsure(grid(LEFT, 1), between, grid(TWO, 2)) == [True, True]
    assert columns_are_unsure(grid(LEFT, 1)) == [False]


def test_a_table_of_amounts_with_a_title_of_its_own_lies_beside_none():
    title = Paragraph("一般公共预算“三公”经费支出表", 2)
    assert columns_are_unsure(grid(LEFT, 1), title, grid(TWO, 2)) == [False, False]


@pytest.mark.parametrize(
    "lines",
    [
        ("支出总表", "单位：万元"),
        ("出总表",),
        ("样例局", "单位：元"),
        ("位：某某市样例局", "总表"),
    ],
    ids=["again", "cut off", "its rest and the unit", "cut at both edges"],
)
def test_the_caption_of_a_sheet_stands_above_its_right_page_too(lines):
    above = [Paragraph(one, 1) for one in ("支出总表", "编制单位：某某市样")]
    beside = [Paragraph(one, 2) for one in lines]
    found = understood(
        SourceDocument("made", "pdf", (*above, grid(LEFT, 1), *beside, grid(RIGHT, 2)), 4)
    )
    [table] = found.tables
    assert (table.title, table.table.measures) == ("支出总表", ("合计", "基本支出", "项目支出"))
    units = {"单位：万元": "万元", "单位：元": "元"}
    assert table.unit == next((units[one] for one in lines if one in units), None)


def test_a_page_of_titles_without_amounts_is_no_empty_table():
    lines = ("支出总表", "支出总表")
    head = Grid((("事业单位经营支出", "上缴上级支出"),), 2)
    found = document(grid(LEFT, 1), *(Paragraph(one, 2) for one in lines[:1]), head)
    assert [one.title for one in found.tables if one.title] == ["支出总表"]


@pytest.mark.parametrize("names", [0, 1, 2])
def test_columns_with_names_of_their_own_or_those_of_the_rows_again(names):
    """Blocks of codes beside each other, or the columns of names printed on each page."""
    beside = [("项目支出", "备注"), *((row[0], "按规定" if row[0] else "") for row in RIGHT[1:])]
    right = [(*row[:names], *more) for row, more in zip(LEFT, beside, strict=True)]
    found = document(grid(LEFT, 1), grid(right, 2))
    [table] = found.tables
    assert table.table.amount("2150302", "项目支出") == 20
    assert [row.code for row in table.table.rows][:3] == ["", "208", "20805"]
    assert not gb.check(found).errors


def test_a_page_with_the_same_head_again_goes_on_downwards():
    below = [LEFT[0], *[(f"20805{at:02}", f"某某支出{at}", "1.00", "1.00") for at in range(2, 9)]]
    found = document(grid(LEFT, 1), grid(below, 2))
    assert len(rows(found)) == len(LEFT) + len(below) - 2
