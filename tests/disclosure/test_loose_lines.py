"""Tables without lines whose cells are broken: what was not read is said, and nobody accused."""

import pytest
from docx import Document
from tests.disclosure.made import drawn

import govbudget as gb
from govbudget.disclosure.document import understood
from govbudget.disclosure.reading import read_source
from govbudget.disclosure.reading.pdf.reader import read_pdf
from govbudget.io.source import Grid, Loss, Paragraph, SourceDocument

ABOVE = ["某某市样例局2026年部门预算", "支出总表", "部门：某某市样例局 单位：万元"]
LINES = ["208 社会保", "障和就 140.39", "业支出", "210 卫生健 55.45", "康支出 221.01", "注：无。"]
PROSE = "某某市样例局2026年支出预算195.84万元。"


def read(lines, kind="pdf"):
    blocks = tuple(Paragraph(one, 1) for one in [PROSE, *ABOVE, *lines])
    return understood(SourceDocument("made", kind, blocks, 1))


def unread(disclosure):
    return [one.what for one in disclosure.lost if one.kind is Loss.UNREAD]


def test_lines_with_amounts_below_a_title_are_told_and_the_table_is_not_called_empty():
    found = read(LINES)
    [said] = unread(found)
    assert said.startswith("3 lines below 支出总表")
    assert not [one for one in gb.check(found).errors if one.rule == "structure.empty-note"]


def test_a_title_with_nothing_below_it_is_told_as_an_empty_table():
    other = Grid((("项目", "预算数"), ("收入总计", "5.00"), ("支出总计", "5.00")), 1)
    blocks = [Paragraph("收支总表", 1), Paragraph("单位：万元", 1), other]
    blocks += [Paragraph(one, 1) for one in ABOVE[1:]]
    blocks.append(Paragraph(PROSE, 1))
    found = understood(SourceDocument("made", "pdf", tuple(blocks), 1))
    assert not unread(found)
    assert "structure.empty-note" in {one.rule for one in gb.check(found).errors}


def test_sentences_and_contents_are_no_such_lines():
    assert not unread(
        read(["本表支出 140.39 万元，其中：", "人员 1.00。", "208 5", "210 6", "221 7"])
    )


def grids(rows):
    """The grids of a page on which words stand at places, without any line."""

    def draw(canvas, _number):
        for y, cells in rows:
            for x, text in cells:
                canvas.drawString(x, 800 - y, text)

    source = read_pdf("made.pdf", drawn(draw))
    return [one.rows for one in source.blocks if isinstance(one, Grid)]


def rows_of(*names, step=30):
    return [
        (100 + step * at, [(60, str(201 + at)), (120, name), (300, "5.00"), (400, "5.00")])
        for at, name in enumerate(names)
    ]


NAMES = ["外交支出", "国防支出", "教育支出", "科学支出"]


def test_cells_that_go_on_in_a_line_of_their_own_make_no_table():
    whole = rows_of(*NAMES)
    assert len(grids(whole)[0]) == len(NAMES)
    torn = sorted([*whole, (145, [(120, "等支出")])])
    assert not grids(torn)


def test_a_note_below_a_table_is_no_rest_of_it():
    noted = [*rows_of(*NAMES), (205, [(60, "注：本表为空表以外的说明文字")])]
    assert len(grids(noted)[0]) == len(NAMES)


def test_titles_above_blank_columns_are_not_those_of_others():
    head = (80, [(60, "编码"), (120, "名称"), (400, "项目支出"), (500, "其他")])
    [found] = grids([head, *rows_of(*NAMES)])
    assert found[0] == ("编码", "名称", "", "项目支出")


def test_a_name_that_touches_an_amount_is_a_cell_of_its_own():
    lines = [
        (100 + 30 * at, [(60, name), (200, "15.00"), (230.8, "支出"), (400, "5.00")])
        for at, name in enumerate(NAMES)
    ]
    assert grids(lines)[0][0] == ("外交支出", "15.00", "支出", "5.00")


PRE = ["某某市样例局2026年部门预算", "支出总表", "单位：万元"]
CODED = [
    ("科目编码", "科目名称", "合计", "基本支出"),
    ("201", "一般公共服务支出", "90.00", "70.00"),
    ("20103", "政府办公厅（室）及相关机构事务", "90.00", "70.00"),
    ("2010301", "行政运行", "70.00", "70.00"),
    ("2010302", "一般行政管理事务", "20.00", ""),
]


def page(tmp_path, body):
    path = tmp_path / "made.html"
    above = "".join(f"<p>{one}</p>" for one in PRE)
    path.write_text(f"<html><meta charset=utf-8>{above}{body}</html>", encoding="utf-8")
    return gb.read_disclosure(path)


def padded(row):
    wide = [sum(2 if one > "\xff" else 1 for one in cell) for cell in row]
    return "".join(
        cell + " " * (width - own)
        for cell, width, own in zip(row, (14, 44, 12, 12), wide, strict=True)
    )


@pytest.mark.parametrize("line", ["\t".join, padded])
def test_a_table_of_a_web_page_whose_lines_and_blanks_are_kept(tmp_path, line):
    found = page(tmp_path, "<pre>" + "\n".join(map(line, CODED)) + "</pre>")
    [table] = found.tables
    assert str(table.table.amount("2010302", "合计")) == "20.00"
    assert not unread(found)


@pytest.mark.parametrize(
    "row",
    [
        lambda cells: f"<p>{' '.join(filter(None, cells))}</p>",
        lambda cells: f"<div>{''.join(f'<span>{one}</span>' for one in cells)}</div>",
        lambda cells: f"<p>{','.join(cells)}</p>",
        lambda cells: f"<pre>{' '.join(filter(None, cells))}</pre>",
    ],
)
def test_a_table_of_a_web_page_without_one_is_told(tmp_path, row):
    found = page(tmp_path, "".join(map(row, CODED)))
    assert len(unread(found)) == 1
    assert "支出总表" in unread(found)[0]


@pytest.mark.parametrize(("rows", "is_form"), [(3, True), (1, False)])
def test_a_table_in_a_cell_of_which_only_the_head_is_filled(tmp_path, rows, is_form):
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "支出总表"
    inner = cell.add_table(rows, len(CODED[0]))
    for at, text in enumerate(CODED[0]):
        inner.cell(0, at).text = text
    document.save(tmp_path / "made.docx")
    blocks = read_source(tmp_path / "made.docx").blocks
    assert [isinstance(one, Grid) for one in blocks] == ([False, True] if is_form else [False])
