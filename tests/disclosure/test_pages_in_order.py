"""Copies whose pages stand backwards, or that end before what their contents name."""

import pytest

import govbudget as gb
from govbudget.disclosure.document import understood
from govbudget.disclosure.reading.pdf.feet import repeated_on
from govbudget.disclosure.reading.pdf.lines import PageLine
from govbudget.disclosure.reading.pdf.reader import read_pdf
from govbudget.io.source import Grid, Loss, Paragraph, SourceDocument

from .made import drawn
from .test_missing_pages import HEAD, ROWS, grid

LINES = ["目录", "第一章 职责", "第二章 机构", "第三章 收支", "第四章 其他"]


def read(texts):
    """The paragraphs of pages, each with lines at their heights, and what is lost."""

    def draw(canvas, number):
        for height, text in texts[number - 1]:
            canvas.drawString(200, height, text)

    source = read_pdf("made.pdf", drawn(draw, len(texts)))
    said = [one for one in source.lost if "last to the first" in one.what]
    return [one.text for one in source.blocks if isinstance(one, Paragraph)], bool(said)


def numbered(at):
    return [(700, LINES[at]), (30, str(at + 1))]


def with_table(at):
    return [(700, LINES[at]), (600, f"表{at + 1}")]


def with_contents(at):
    return [(700, LINES[at] if at < len(LINES) else f"段落{at}号")]


@pytest.mark.parametrize(("page", "count"), [(numbered, 5), (with_table, 5), (with_contents, 12)])
def test_pages_are_read_in_the_order_of_their_numbers(page, count):
    pages = [page(at) for at in range(count)]
    forth, told = read(pages)
    assert not told
    back, told = read(pages[::-1])
    assert told
    assert back == forth


@pytest.mark.parametrize("numbers", [(5, 4, 7, 6, 3), (9, 8, 1, 2, 3), (3, 2, 9, 8, 5)])
def test_numbers_without_an_order_turn_nothing(numbers):
    pages = [
        [(700, text), (30, str(one))] for text, one in zip(LINES[1:] * 2, numbers, strict=False)
    ]
    assert not read([[(700, "封面")], *pages])[1]


def test_a_table_goes_on_over_pages_that_stand_backwards():
    blocks = [Paragraph("2026年支出总表", 5), Paragraph("单位：万元", 5)]
    blocks += [grid([HEAD, *ROWS[:8]], 5), grid([HEAD, *ROWS[8:]], 4)]
    found = understood(SourceDocument("made.pdf", "pdf", tuple(blocks), 5))
    [table] = found.tables
    assert len(table.table.rows) == len(ROWS)


def numbers(*printed):
    return {
        page: (842.0, [PageLine(str(one), 290.0, 300.0, 810.0, 9.0)])
        for page, one in enumerate(printed, 1)
    }


@pytest.mark.parametrize(
    ("printed", "pages"),
    [((1, 2, 4, 5, 7, 8), [2, 4]), ((1, 2, 5, 6, 3, 4), []), ((1, 2, 4), [])],
)
def test_every_third_page_is_missing(printed, pages):
    _, lost = repeated_on(numbers(*printed))
    assert [one.page for one in lost if one.kind is Loss.MISSING] == pages


TITLES = ["收支总表", "收入总表", "支出总表"]


def cut(*behind, contents=("第四部分 名词解释",)):
    """A document whose contents name three tables, of which it has the first."""
    rows = (("项目", "预算数"), ("收入总计", "5.00"), ("支出总计", "5.00"))
    listed = [
        "第三部分 部门预算表",
        *(f"{at}、{one}" for at, one in zip("一二三", TITLES, strict=True)),
    ]
    texts = ["某某市样例局2026年部门预算", "目录", "第一部分 概况", *listed, *contents]
    texts += ["第一部分 概况", "某某市样例局承担样例工作。", "第三部分 部门预算表"]
    blocks = [Paragraph(one, 1) for one in texts]
    blocks += [Paragraph("收支总表", 2), Paragraph("单位：万元", 2), Grid(rows, 2)]
    blocks += [Paragraph(one, 2) for one in behind]
    found = understood(SourceDocument("made.pdf", "pdf", tuple(blocks), 2))
    return [one for one in gb.check(found).findings if one.rule == "structure.contents"]


def test_a_document_that_ends_before_its_tables_and_all_behind_them_looks_cut():
    [one] = cut()
    assert one.severity.value == "notice"
    assert "不完整" in one.message


def test_tables_that_are_missing_before_the_rest_are_told_as_errors():
    [one] = cut("第四部分 名词解释", "一、基本支出：指样例。")
    assert one.severity.value == "error"
