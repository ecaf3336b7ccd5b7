"""Documents of which a page is missing: what may stand on it accuses nobody."""

import pytest
from attrs import evolve

import govbudget as gb
from govbudget.disclosure.document import understood
from govbudget.disclosure.reading.pdf.feet import repeated_on
from govbudget.disclosure.reading.pdf.lines import PageLine
from govbudget.io.source import Grid, Loss, Lost, Paragraph, SourceDocument

HEAD = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
ROWS = [
    ("", "合计", "171.00", "151.00", "20.00"),
    ("201", "一般公共服务支出", "90.00", "70.00", "20.00"),
    ("20126", "档案事务", "90.00", "70.00", "20.00"),
    ("2012601", "行政运行", "70.00", "70.00", ""),
    ("2012604", "档案馆", "20.00", "", "20.00"),
    ("208", "社会保障和就业支出", "30.00", "30.00", ""),
    ("20805", "行政事业单位养老支出", "30.00", "30.00", ""),
    ("2080505", "机关事业单位基本养老保险缴费支出", "20.00", "20.00", ""),
    ("2080506", "机关事业单位职业年金缴费支出", "10.00", "10.00", ""),
    ("210", "卫生健康支出", "21.00", "21.00", ""),
    ("21011", "行政事业单位医疗", "21.00", "21.00", ""),
    ("2101101", "行政单位医疗", "21.00", "21.00", ""),
    ("221", "住房保障支出", "30.00", "30.00", ""),
    ("22102", "住房改革支出", "30.00", "30.00", ""),
    ("2210201", "住房公积金", "30.00", "30.00", ""),
]
COVER = ["某某市样例局2026年部门预算", "部门支出总表", "单位：万元"]
PUBLIC = (("项目", "预算数"), ("合计", "3.00"), ("公务接待费", "3.00"))
HEIGHT = 20.0


def grid(rows, page, *, top=100.0, fills=False):
    """Rows on a page, each 20 points high; the last one stands at the foot where they fill it."""
    top = 700.0 - HEIGHT * len(rows) if fills else top
    boxes = tuple(
        tuple((50.0, top + HEIGHT * at, 500.0, top + HEIGHT * at + 12.0) for _ in row)
        for at, row in enumerate(rows)
    )
    return Grid(tuple(rows), page, boxes=boxes)


def document(*blocks, lost=()):
    """A document with a last page that is filled with text down to its foot."""
    whole = [
        *(Paragraph(text, 1) for text in COVER),
        *blocks,
        Paragraph("“三公”经费支出预算表", 8),
        Paragraph("单位：万元", 8),
        grid(PUBLIC, 8, top=700.0 - 3 * HEIGHT),
    ]
    return understood(SourceDocument("made.pdf", "pdf", tuple(whole), 8, tuple(lost)))


def errors(disclosure):
    return [one for one in gb.check(disclosure).errors if one.rule == "table.rows"]


def untold(disclosure):
    [rule] = [one for one in gb.check(disclosure).rules if one.rule == "table.rows"]
    return "".join(one.zh for one in rule.reasons)


def test_the_whole_table_holds():
    assert not errors(document(grid([HEAD, *ROWS], 2)))


@pytest.mark.parametrize("end", [5, 8, 12])
def test_rows_behind_a_page_that_a_table_fills_may_be_missing(end):
    torn = [HEAD, *ROWS[:end]]
    cut = document(grid(torn, 2, fills=True))

    assert not errors(cut)
    assert "排到页末" in untold(cut)
    assert errors(document(grid(torn, 2)))  # it ends in the midst of its page


def test_a_total_that_is_too_small_is_told_all_the_same():
    wrong = [HEAD, ("", "合计", "111.00", "91.00", "20.00"), *ROWS[1:9]]
    assert errors(document(grid(wrong, 2, fills=True)))


def test_a_page_that_begins_below_a_class_lacks_what_stood_before():
    below = [HEAD, *ROWS[8:], ROWS[0]]
    cut = document(grid(below, 2))

    assert not errors(cut)
    assert "所属的类没有列出" in untold(cut)


def test_a_class_that_is_left_out_within_a_page_is_told():
    gone = [HEAD, *ROWS[:5], *ROWS[9:]]
    assert errors(document(grid(gone, 2)))


def test_a_page_that_its_number_shows_to_be_missing():
    missing = Lost("page 3 is not in the file", 2, Loss.MISSING, "第 3 页不在文件中")
    two = [grid([HEAD, *ROWS[:5]], 2), grid([HEAD, *ROWS[9:]], 3)]

    assert errors(document(*two))
    cut = document(*two, lost=[missing])
    assert not errors(cut)
    assert "缺页" in untold(cut)
    assert any("不在文件中" in one.message for one in gb.check(cut).findings)


def test_the_rest_of_two_groups_that_end_with_their_page():
    """20126 and 201 lack the same rows, which would stand on the next page."""
    two = [grid([HEAD, *ROWS[:4]], 2), grid([HEAD, *ROWS[5:]], 3)]
    wider = [
        evolve(one, rows=tuple((*row[:2], row[2], row[3], row[4]) for row in one.rows))
        for one in two
    ]
    found = [one for one in errors(document(*wider)) if len(one.figures) > 3]
    assert not found


def numbers(*printed):
    """Pages with a number at their foot; None for a page without one."""
    return {
        page: (842.0, [PageLine(str(one), 290.0, 300.0, 810.0, 9.0)] if one else [])
        for page, one in enumerate(printed, 1)
    }


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ((1, 2, 3, 4, 5, 6), []),
        ((1, 2, 3, 5, 6, 7), [(3, "page 4 is")]),
        ((None, 1, 2, 3, 6, 7, 8), [(4, "pages 4 to 5 are")]),
        ((11, 12, 13, 14), [(None, "pages 1 to 10 are")]),
        ((1, 2, 3, 1, 2, 3), []),  # each part is numbered by itself
        ((1, 2, 3, 40, 5, 6, 7), []),  # a number that is wrong
        ((None, None, 1, 2, 3), []),
    ],
)
def test_numbers_that_leave_pages_out(printed, found):
    _, lost = repeated_on(numbers(*printed))
    missing = [one for one in lost if one.kind is Loss.MISSING]

    assert [one.page for one in missing] == [page for page, _ in found]
    for one, (_, said) in zip(missing, found, strict=True):
        assert said in one.what
