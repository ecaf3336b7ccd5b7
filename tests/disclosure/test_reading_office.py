"""Workbooks and docx: numbers as printed, spans, what Word counts itself."""

import datetime as dt
from contextlib import suppress
from random import Random

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook

import govbudget as gb
from govbudget.disclosure.reading import read_source
from govbudget.disclosure.reading.spreadsheet import printed
from govbudget.io import limits
from govbudget.io.sheets import read_sheets
from govbudget.io.source import Grid, Paragraph
from govbudget.io.wordnumbers import in_chinese
from govbudget.io.xls import old_cell

from .made import as_xls, as_xlsx


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1234.0, "1234"),
        (-0.0, "0"),
        (0.1 + 0.2, "0.3"),
        (1234567.89, "1234567.89"),
        (123456789012.345678, "123456789012.346"),
        (1e15, "1000000000000000"),
        (2.5e-7, "0.00000025"),
        (True, "TRUE"),
        (7, "7"),
        (None, ""),
        ("一般", "一般"),
        (dt.datetime(2024, 1, 2), "2024-01-02"),  # noqa: DTZ001  a cell has no zone
        (dt.datetime(2024, 1, 2, 3), "2024-01-02 03:00:00"),  # noqa: DTZ001  likewise
        (dt.date(2024, 1, 2), "2024-01-02"),
    ],
)
def test_cells_as_printed(cell, text):
    assert printed(cell) == text


class TestWorkbook:
    def test_hidden_sheets_and_charts(self, tmp_path):
        book = Workbook()
        book.active.append(["项目", "金额"])
        book.active.append(["收入\n合计", 1.5])
        book.create_sheet("藏").append(["不", "读"])
        book["藏"].sheet_state = "hidden"
        book.create_sheet("空")
        book.create_chartsheet("图")
        book.save(tmp_path / "a")
        document = read_source(tmp_path / "a")

        assert document.blocks == (Grid((("项目", "金额"), ("收入合计", "1.5")), sheet="Sheet"),)
        assert {entry.what for entry in document.lost} == {
            "the sheet 藏: it is hidden",
            "the sheet 图: it is no table",
        }

    def test_blank_rows_above_and_columns_beside(self, tmp_path):
        book = Workbook()
        book.active["B3"], book.active["C4"] = "项目", 2
        book.active["Z9"].number_format = "0.00"
        book.save(tmp_path / "a")
        (grid,) = read_source(tmp_path / "a").blocks

        assert grid.rows == (("", "项目", ""), ("", "", "2"))
        assert grid.first_row == 3

    def test_a_sheet_of_text(self, tmp_path):
        book = Workbook()
        book.active.append(["第一段。\n第二段。"])
        book.save(tmp_path / "a")

        assert read_source(tmp_path / "a").blocks == (Paragraph("第一段。"), Paragraph("第二段。"))

    @pytest.mark.parametrize(
        ("said", "reason"),
        [("Workbook is password protected", "encrypted"), ("Cannot find it", "damaged")],
    )
    @pytest.mark.parametrize("kind", ["CalamineError", "PanicException"])
    def test_what_the_library_raises(self, tmp_path, monkeypatch, said, reason, kind):
        import python_calamine

        error = (
            type(kind, (BaseException,), {}) if kind[0] == "P" else python_calamine.CalamineError
        )

        class Book:
            @staticmethod
            def from_filelike(_):
                raise error(said)

        Workbook().save(tmp_path / "a")
        monkeypatch.setattr(python_calamine, "CalamineWorkbook", Book)
        with pytest.raises(gb.UnreadableFile, match=reason):
            read_source(tmp_path / "a")

    def test_being_stopped(self, tmp_path, monkeypatch):
        import python_calamine

        def stopped(_):
            raise KeyboardInterrupt

        Workbook().save(tmp_path / "a")
        monkeypatch.setattr(python_calamine, "CalamineWorkbook", stopped)
        stopped.from_filelike = stopped
        with pytest.raises(KeyboardInterrupt):
            read_source(tmp_path / "a")

    def test_the_old_kind(self, tmp_path):
        document = read_source(as_xls(tmp_path / "a.xls"))
        (new,) = (
            block
            for block in read_source(as_xlsx(tmp_path / "b.xlsx")).blocks
            if isinstance(block, Grid)
        )

        assert document.blocks == (
            new,
            Grid((("日期", "2024-01-02"), ("TRUE", "0.3")), sheet="其他"),
        )
        assert [entry.what for entry in document.lost] == ["the sheet 藏: it is hidden"]

    def test_an_error_in_a_cell(self):
        import xlrd

        cells = [xlrd.sheet.Cell(xlrd.XL_CELL_ERROR, code) for code in (23, 99)]
        assert [old_cell(cell, 0) for cell in cells] == ["#REF!", "#N/A"]

    def test_the_old_kind_spoilt(self, tmp_path, capfd):
        """What reads it must not end the process, nor print."""
        whole = as_xls(tmp_path / "a").read_bytes()
        random = Random(1)
        for _ in range(60):
            spoilt = bytearray(whole)
            for _ in range(random.choice((1, 5, 50))):
                spoilt[random.randrange(len(spoilt))] = random.randrange(256)
            (tmp_path / "b").write_bytes(spoilt)
            with suppress(gb.UnreadableFile):
                read_source(tmp_path / "b")
        assert capfd.readouterr() == ("", "")

    def test_too_many_cells(self, tmp_path, monkeypatch):
        book = Workbook()
        book.active["A1"], book.active["C4"] = 1, 2
        book.active["B1"] = 1
        book.save(tmp_path / "a")
        monkeypatch.setattr(limits, "MOST_CELLS", 11)
        with pytest.raises(gb.UnreadableFile, match="more than 11 cells"):
            read_source(tmp_path / "a")

    def test_the_empty_models(self, documents):
        for name in ("department_budget_template.xlsx", "unit_budget_template.xlsx"):
            document = read_source(documents / name)
            grids = [block for block in document.blocks if isinstance(block, Grid)]
            assert len(grids) == 9
            assert all("预算" in grid.rows[0][0] for grid in grids)


LEVELS = (
    ("chineseCounting", "%1、", "1"),
    ("decimal", "（%2）", "2"),
    ("upperLetter", "%1.%2.%3.%9", ""),
    ("bullet", "o", ""),
    ("decimalEnclosedCircle", "%5", "x"),
    ("lowerLetter", "%6)", ""),
)
SPACE = nsdecls("w")


def numbering():
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start or 1}"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text, start) in enumerate(LEVELS)
    )
    return parse_xml(f'<w:abstractNum {SPACE} w:abstractNumId="77">{levels}</w:abstractNum>')


def numbered(depth, number):
    level, of = f'<w:ilvl w:val="{depth}"/>', f'<w:numId w:val="{number}"/>'
    return parse_xml(f"<w:numPr {SPACE}>{level}{of}</w:numPr>")


def row(*texts):
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in texts)
    return f"<w:tr>{cells}</w:tr>"


class TestWord:
    def test_numbers_that_word_counts(self, tmp_path):
        document = Document()
        lists = document.part.numbering_part.element
        lists.insert(0, numbering())
        of = '<w:abstractNumId w:val="77"/>'
        lists.append(parse_xml(f'<w:num {SPACE} w:numId="77">{of}</w:num>'))
        lists.append(parse_xml(f'<w:num {SPACE} w:numId="78"/>'))
        said = (
            (0, 77, "甲"),
            (1, 77, "乙"),
            (1, 77, "丙"),
            (0, 77, "丁"),
            (1, 77, "戊"),
            (2, 77, "己"),
        )
        said += ((3, 77, "庚"), (4, 77, "辛"), (5, 77, "壬"), (0, 78, "癸"), (8, 77, "子"))
        for depth, number, text in said:
            document.add_paragraph(text)._p.get_or_add_pPr().append(numbered(depth, number))
        heading = document.styles["Heading 1"].element
        heading.get_or_add_pPr().append(numbered(0, 77))
        document.add_paragraph("丑", style="Heading 1")
        document.save(tmp_path / "a")

        assert [block.text for block in read_source(tmp_path / "a").blocks] == [
            *("一、甲", "（2）乙", "（3）丙", "二、丁", "（2）戊", "二.2.A.己"),
            *("庚", "①辛", "a)壬", "癸", "子", "三、丑"),
        ]

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            *((1, "一"), (10, "十"), (19, "十九"), (20, "二十"), (101, "一百零一")),
            *((110, "一百一十"), (1001, "一千零一"), (0, "0"), (10000, "10000")),
        ],
    )
    def test_in_chinese(self, number, said):
        assert in_chinese(number) == said

    def test_what_python_docx_passes_over(self, tmp_path):
        document = Document()
        body = document.element.body
        body.insert(
            0,
            parse_xml(
                f"<w:sdt {SPACE}><w:sdtContent><w:p><w:ins><w:r><w:t>预算</w:t><w:tab/><w:t>公开"
                "</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
                "<w:r><w:br/><w:t>第二行1</w:t><w:noBreakHyphen/><w:instrText>PAGE</w:instrText>"
                "</w:r></w:p></w:sdtContent></w:sdt>"
            ),
        )
        body.insert(
            1,
            parse_xml(
                f"<w:p {SPACE}><w:r><w:t>段落</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>框中"
                "</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
            ),
        )
        document.sections[0].header.paragraphs[0].text = "页眉"
        document.save(tmp_path / "a")
        read = read_source(tmp_path / "a")

        assert [block.text for block in read.blocks] == ["预算 公开", "第二行1-", "段落", "框中"]
        assert [entry.what for entry in read.lost] == ["1 pictures or boxes", "page heads"]

    @pytest.mark.parametrize(
        ("foot", "lost"), [("第 1 页 共 9 页", []), ("- 1 -", []), ("内部资料", ["page feet"])]
    )
    def test_a_page_foot_with_its_number_only_is_no_loss(self, tmp_path, foot, lost):
        document = Document()
        document.add_paragraph("预算公开")
        document.sections[0].footer.paragraphs[0].text = foot
        document.save(tmp_path / "a")

        assert [entry.what for entry in read_source(tmp_path / "a").lost] == lost

    def test_tables(self, tmp_path):
        document = Document()
        before = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
        wide, odd = ('<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', '<w:gridSpan w:val="x"/>')
        words = "".join(f"<w:p><w:r><w:t>{word}</w:t></w:r></w:p>" for word in ("Annual", "budget"))
        inner = f"<w:tc><w:tbl>{row('内', '表')}</w:tbl><w:p/></w:tc>"
        last = row("1").replace("<w:p>", f"<w:tcPr>{odd}</w:tcPr><w:p>")
        document.element.body.insert(
            0,
            parse_xml(
                f"<w:tbl {SPACE}>{row('甲').replace('<w:tr>', before)}"
                f"<w:tr><w:sdt><w:sdtContent>{wide}{words}</w:tc></w:sdtContent></w:sdt></w:tr>"
                f"{last.replace('<w:tr>', '<w:tr>' + inner)}</w:tbl>"
            ),
        )
        document.save(tmp_path / "a")

        assert read_source(tmp_path / "a").blocks == (
            Grid((("", "甲"), ("Annual budget", ""), ("内表", "1"))),
        )

    def test_a_table_without_end(self, tmp_path, monkeypatch):
        monkeypatch.setattr(limits, "MOST_CELLS", 3)
        document = Document()
        document.add_table(2, 2)
        document.save(tmp_path / "a")
        with pytest.raises(gb.UnreadableFile, match="more than 3 cells"):
            read_source(tmp_path / "a")


class TestSheets:
    """What reads lists of codes opens workbooks in the same way."""

    def test_of_the_old_kind(self, tmp_path):
        sheets = read_sheets(str(as_xls(tmp_path / "a.bin")))

        assert any(row for sheet in sheets for row in sheet.rows)

    def test_damaged(self, tmp_path):
        path = as_xls(tmp_path / "a.xls")
        path.write_bytes(path.read_bytes()[:900] + b"\xff" * 4000)

        with pytest.raises(gb.UnreadableFile, match="it is damaged or cut off"):
            read_sheets(str(path))

    def test_with_one_cell_far_out(self, tmp_path):
        book = Workbook()
        book.active["XFD1048576"] = 1
        book.save(tmp_path / "a.xlsx")

        with pytest.raises(gb.UnreadableFile, match="a sheet reaches to row 1,048,576"):
            read_sheets(str(tmp_path / "a.xlsx"))
