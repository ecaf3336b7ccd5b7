"""Rows that the end of a page cut in two: they are one, where names, codes or digits prove it."""

import pytest

from govbudget.disclosure.recognition import recognise
from govbudget.io.source import Grid, Paragraph, SourceDocument

HEAD = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"
TOTAL = " | 合计 | 8,000.26 | 8,000.26 | "
ABOVE = "208 | 社会保障和就业支出 | 8,000.26 | 8,000.26 | "
REST = "2080505 | 机关事业单位基本养老保险缴费支出 | 8,000.26 | 8,000.26 | "


def pages(*texts, title="支出总表"):
    """The tables of pages, each a grid of lines with bars between the cells."""
    blocks = [Paragraph(f"2026年{title}", 1), Paragraph("单位：万元", 1)]
    for page, text in enumerate(texts, 1):
        lines = [tuple(cell.strip() for cell in line.split("|")) for line in text]
        blocks.append(Grid(tuple(lines), page))
    return recognise(SourceDocument("made", "pdf", tuple(blocks), len(texts))).tables


def rows(table):
    return [(row.code, row.name, str(row.cells[0].amount)) for row in table.table.rows if row.code]


WHOLE = [
    ("208", "社会保障和就业支出", "8000.26"),
    ("20805", "行政事业单位养老支出", "8000.26"),
    ("2080505", "机关事业单位基本养老保险缴费支出", "8000.26"),
]


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("20805 | 行政事业单位 | 8,000.26 | 8,000.26 | ", " | 养老支出 |  |  | "),
        ("20805 | 行政事业单位养老支 | 8,000.2 | 8,000.2 | ", " | 出 | 6 | 6 | "),
        ("20805 | 行政事业单位养老支出 | 8,000. | 8,000. | ", " |  | 26 | 26 | "),
        ("2080 | 行政事业 | 8,000.26 | 8,000.26 | ", "5 | 单位养老支出 |  |  | "),
        ("20805 | 行政事业 |  |  | ", " | 单位养老支出 | 8,000.26 | 8,000.26 | "),
    ],
)
@pytest.mark.parametrize("again", [[], [HEAD], [HEAD, TOTAL]])
def test_a_row_goes_on_below_the_head_that_a_page_repeats(last, first, again):
    [table] = pages([HEAD, TOTAL, ABOVE, last], [*again, first, REST])
    assert rows(table) == WHOLE


SIX = [line.replace("8,000.26", "8,000.260000") for line in (HEAD, TOTAL, ABOVE, REST)]


@pytest.mark.parametrize(
    ("above", "below"),
    [("8,000.26", "0000"), ("8,000.2600", "00"), ("8,000.", "260000"), ("8,000", ".260000")],
)
def test_an_amount_with_six_places_goes_on_too(above, below):
    head, total, class_, rest = SIX
    last = f"20805 | 行政事业单位养老支出 | {above} | {above} | "
    [table] = pages([head, total, class_, last], [head, f" |  | {below} | {below} | ", rest])
    assert [(code, name) for code, name, _ in rows(table)] == [one[:2] for one in WHOLE]
    assert {amount for *_, amount in rows(table)} == {"8000.260000"}


def test_whole_yuan_below_cents_are_a_row_of_their_own():
    last = "20805 | 行政事业单位养老支出 | 8,000.26 | 8,000.26 | "
    [table] = pages([HEAD, TOTAL, ABOVE, last], [HEAD, "20808 | 抚恤 | 1234 | 1234 | ", REST])
    assert [code for code, *_ in rows(table)] == ["208", "20805", "20808", "2080505"]


def test_titles_whose_ends_the_repeated_head_does_not_show():
    narrow = HEAD.replace("基本支出", "基本")
    [table] = pages(
        [HEAD, TOTAL, ABOVE, "20805 | 行政事业单位养老支 | 8,000.26 | 8,000.26 | "],
        [narrow, " | 出 |  |  | ", REST],
    )
    assert rows(table) == WHOLE
    assert table.table.measures[1] == "基本支出"


def test_levels_of_codes_apart_and_a_rest_that_is_a_name_of_its_own():
    head = "类 | 款 | 项 | 科目名称 | 合计 | 基本支出"
    [table] = pages(
        [
            head,
            "212 |  |  | 城乡社区支出 | 139.01 | 139.01",
            "212 | 08 |  | 国有土地使用权出让收入安排的支出 | 139.01 | 139.01",
            "212 | 08 | 99 | 其他 | 139.0 | 139.0",
        ],
        [head, " |  |  | 国有土地使用权出让收入安排的支出 | 1 | 1"],
    )
    assert rows(table)[-1] == ("2120899", "其他国有土地使用权出让收入安排的支出", "139.01")


def test_a_row_of_income_beside_expenditure():
    head = "项目 | 预算数 | 项目 | 预算数"
    [table] = pages(
        [
            head,
            "一、财政拨款 | 5.00 | 一、教育支出 | 3.00",
            "二、上年 | 0.00 | 二、城乡社区支 | 2.00",
        ],
        [head, "结转 |  | 出 | ", "收入总计 | 5.00 | 支出总计 | 5.00"],
        title="收支总表",
    )
    found = [(one.label, str(one.amount)) for one in table.stated]
    assert ("上年结转", "0.00") in found
    assert ("城乡社区支出", "2.00") in found


@pytest.mark.parametrize(
    "first",
    [
        "20808 |  | 1.00 | 1.00 | ",  # a code of its own
        " | 抚恤 |  |  | ",  # a name that does not go on
        " | 合计 | 8,000.26 | 8,000.26 | ",
        "21011 | 行政事业单位医疗 | 1.00 | 1.00 | ",
    ],
)
def test_a_row_of_its_own_is_none(first):
    last = "20805 | 行政事业单位养老支出 | 8,000.26 | 8,000.26 | "
    [table] = pages([HEAD, ABOVE, last], [HEAD, first, REST])
    assert WHOLE[1] in rows(table)
    assert WHOLE[2] in rows(table)


def test_the_first_row_that_a_page_repeats_with_the_head():
    [table] = pages([HEAD, ABOVE, *[]], [HEAD, ABOVE, REST])
    assert [code for code, *_ in rows(table)] == ["208", "2080505"]
