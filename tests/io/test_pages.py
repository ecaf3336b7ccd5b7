"""Web pages and docx files: what a reader sees is read, and the rest is listed."""

import pytest
from docx import Document
from docx.oxml import OxmlElement

from govbudget.cli import run
from govbudget.disclosure.reading import read_source
from govbudget.io.sheets import read_sheets
from govbudget.io.source import Grid, Loss

ROWS = (("科目编码", "科目名称", "金额"), ("2012601", "行政运行", "50.00"))


def page(tmp_path, *rows, head=""):
    path = tmp_path / "a.html"
    table = "".join(f"<tr>{row}</tr>" if not row.startswith("<tr") else row for row in rows)
    path.write_text(
        f"<html><head><meta charset=utf-8>{head}</head><body><p>支出预算总表</p><p>单位：万元</p>"
        f"<table><tr><td>科目编码<td>科目名称<td>金额</tr>{table}</table><p>注。</p></body></html>",
        encoding="utf-8",
    )
    return path


def read(path):
    document = read_source(path)
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    return grid.rows, [(one.kind, one.what.partition(": ")[2]) for one in document.lost]


ROW = "<td>2012601<td>行政运行<td>50.00"


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("50.00<sup>1</sup>", Loss.RAISED),
        ("50.00<span style='vertical-align: super'>1</span>", Loss.RAISED),
        ("<del>1</del>50.00", Loss.STRUCK),
        ("<s>1</s>50.00", Loss.STRUCK),
        ("<span style='TEXT-DECORATION:line-through'>1</span>50.00", Loss.STRUCK),
        ("50.00<span style='display: none'>1</span>", Loss.HIDDEN),
        ("50.00<span hidden>1</span>", Loss.HIDDEN),
        ("50.00<b style='visibility:hidden'><i>1</i></b>", Loss.HIDDEN),
        ("50.00<span class='x out'>1</span>", Loss.HIDDEN),
        ("50.00<i id=gone>1</i>", Loss.HIDDEN),
        ("50.00<span style='font-size:0'>1</span>", Loss.HIDDEN),
        ("50.00<span hidden>1", Loss.HIDDEN),
    ],
)
def test_letters_that_are_left_out(tmp_path, cell, kind):
    head = (
        "<style>/* a */ .out, p.x { color: red; display : none } #gone{visibility:hidden}</style>"
    )
    rows, lost = read(page(tmp_path, f"<td>2012601<td>行政运行<td>{cell}</td>", ROW, head=head))

    assert rows == (*ROWS, ROWS[1])
    assert lost == [(kind, "'1'")]


@pytest.mark.parametrize(
    "hidden",
    [
        "<tr style='display:none'><td>2012602<td>管理<td>7.00</tr>",
        "<tr hidden><td>2012602</td><td>管理</td><td>7.00</td>",
        "<tr class=out><td><table><tr><td>2012602<td>管理</table><td><td>7.00</tr>",
    ],
)
def test_a_hidden_row(tmp_path, hidden):
    head = "<style>tr.out{display:none}@media print{td{display:none}}</style>"
    rows, lost = read(page(tmp_path, hidden, ROW, head=head))

    assert rows == ROWS
    assert [kind for kind, _ in lost] == [Loss.HIDDEN]


def test_hidden_cells(tmp_path):
    gone = "<td>2012601<td style='display:none'>x<td>行政运行<td>50.00"
    kept = "<td>2012601<td>行政运行<td>50.00<td style='visibility:hidden'>9"
    rows, _ = read(page(tmp_path, gone, kept))

    assert [row[:3] for row in rows[1:]] == [ROWS[1], ROWS[1]]
    assert rows[2][3] == ""


def test_what_looks_alike_is_shown(tmp_path):
    row = (
        "<td style='background-color:transparent'>2012601<td style='vertical-align:super'>行政运行"
        "<td style='font-size:0.8em;opacity:0.9'>50.00"
    )
    rows, lost = read(page(tmp_path, row))

    assert (rows, lost) == (ROWS, [])


def test_merged_amounts(tmp_path):
    rows, _ = read(
        page(tmp_path, "<td>201<td>服务<td rowspan=2>60.00", "<td>20126<td>档案", "<td>1<td>x<td>2")
    )

    assert [row[2] for row in rows[1:]] == ["60.00", "60.00", "2"]


@pytest.mark.parametrize("command", ["map", "rollup", "reconcile"])
@pytest.mark.parametrize("name", ["a.html", "a.xls"])
def test_commands_read_pages(tmp_path, capsys, command, name):
    path = page(tmp_path, ROW).rename(tmp_path / name)

    assert run([command, str(path)]) == 0
    assert "2012601" in capsys.readouterr().out or command == "reconcile"


def test_several_tables_are_sheets(tmp_path):
    path = tmp_path / "a.html"
    table = "<table><tr><td>科目编码<td>金额<tr><td>{}<td>1</table>"
    path.write_text(f"<p>甲</p>{table.format(201)}<p>乙</p>{table.format(202)}", encoding="utf-8")
    first, second = read_sheets(str(path))

    assert (first.title, second.title) == ("table 1", "table 2")
    assert second.rows == [["乙"], ["科目编码", "金额"], ["202", "1"]]
    assert second.lines == [0, 1, 2]


def run_with(paragraph, text, mark, **of):
    run_ = paragraph.add_run(text)
    properties = run_._r.get_or_add_rPr()
    element = OxmlElement(f"w:{mark}")
    for name, value in of.items():
        element.set(
            f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}", value
        )
    properties.append(element)


class TestWord:
    def test_letters_that_are_left_out(self, tmp_path):
        document = Document()
        paragraph = document.add_paragraph("收入50.00")
        run_with(paragraph, "1", "vertAlign", val="superscript")
        run_with(paragraph, "48.00", "strike")
        run_with(paragraph, "（原）", "vanish")
        run_with(paragraph, "万元", "vanish", val="0")
        document.save(tmp_path / "a.docx")
        read_ = read_source(tmp_path / "a.docx")

        assert [block.text for block in read_.blocks] == ["收入50.00万元"]
        assert [(one.kind, one.what.partition(": ")[2]) for one in read_.lost] == [
            (Loss.RAISED, "'1'"),
            (Loss.STRUCK, "'48.00'"),
            (Loss.HIDDEN, "'（原）'"),
        ]

    def test_a_style_that_hides(self, tmp_path):
        document = Document()
        style = document.styles.add_style("藏", 2)
        style.font.hidden = True
        paragraph = document.add_paragraph("收入")
        paragraph.add_run("（原）", style=style)
        document.save(tmp_path / "a.docx")

        assert [block.text for block in read_source(tmp_path / "a.docx").blocks] == ["收入"]

    def test_a_table_in_a_layout_cell(self, tmp_path):
        document = Document()
        outer = document.add_table(1, 1)
        outer.cell(0, 0).text = "支出预算总表"
        inner = outer.cell(0, 0).add_table(2, 3)
        for row, texts in zip(inner.rows, ROWS, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.save(tmp_path / "a.docx")
        title, grid = read_source(tmp_path / "a.docx").blocks

        assert (title.text, grid.rows) == ("支出预算总表", ROWS)
        assert read_sheets(str(tmp_path / "a.docx"))[0].rows[1:] == [list(row) for row in ROWS]

    def test_merged_amounts(self, tmp_path):
        document = Document()
        table = document.add_table(4, 3)
        texts = [*ROWS[0], "201", "服务", "60.00", "20126", "档案", "", "2012604", "馆", "60.00"]
        for cell, text in zip((c for row in table.rows for c in row.cells), texts, strict=True):
            cell.text = text
        table.cell(1, 2).merge(table.cell(2, 2))
        document.save(tmp_path / "a.docx")
        (grid,) = read_source(tmp_path / "a.docx").blocks

        assert [row[2] for row in grid.rows] == ["金额", "60.00", "60.00", "60.00"]
