"""What a workbook shows is read, and nothing else; what could not be read is told."""

import datetime as dt
import io
import struct
import zipfile
from contextlib import suppress

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

import govbudget as gb
from govbudget.base.cells import NotRead, WhyNot
from govbudget.cli import run
from govbudget.disclosure.reading import read_source
from govbudget.io.numberformats import changes, hides, shown
from govbudget.io.sheets import PartsLeftOut, read_sheets
from govbudget.io.source import Loss

HEAD = ["科目编码", "科目名称", "金额"]


@pytest.fixture
def book(tmp_path):
    made = Workbook()
    made.active.append(HEAD)
    made.active.append(["2012601", "行政运行", 50])
    made.active.append(["2012604", "档案馆", 10])

    def saved():
        made.save(tmp_path / "a.xlsx")
        return read_sheets(str(tmp_path / "a.xlsx"))[0]

    saved.sheet = made.active
    saved.path = tmp_path / "a.xlsx"
    saved.book = made
    return saved


def losses(sheet):
    return {(one.kind, one.what.removeprefix("sheet Sheet: ")) for one in sheet.lost}


class TestNotRead:
    def test_an_error(self, book):
        book.sheet["C3"] = "#REF!"
        cell = book().rows[2][2]

        assert (cell, cell.why) == ("#REF!", WhyNot.ERROR)
        assert isinstance(cell, NotRead)
        grid = read_source(book.path).blocks[0]
        assert grid.rows[2][2].reason == "its cell holds the error #REF!"

    def test_a_formula_without_result(self, book):
        book.sheet["C3"] = "=C2*2"
        book.sheet["B3"] = '=""'
        cell = book().rows[2][2]

        assert (cell, cell.why) == ("=C2*2", WhyNot.NO_RESULT)

    def test_a_book_of_nothing_else(self, book):
        for row in book.sheet["A1:C3"]:
            for cell in row:
                cell.value = "#N/A"

        assert {type(cell) for row in book().rows for cell in row} == {NotRead}

    def test_rollup_ends_with_2(self, book, capsys):

        book.sheet["C3"] = "#REF!"
        book()
        assert run(["rollup", str(book.path)]) == 2
        assert "#REF!" in capsys.readouterr().err


class TestShown:
    @pytest.mark.parametrize(
        ("number", "code", "text"),
        [
            (100000, "0!.0,", "10.0"),
            (15234567.89, "0!.0,", "1523.5"),
            (123456, "#!.0,", "12.3"),
            (12345, "0!.0000", "1.2345"),
            (123456, '0!.0000"万元"', "12.3456万元"),
            (1234567, "#,##0,", "1235"),
            (123456789, "0.00,,", "123.46"),
            (0.0769, "0.00%", "7.69%"),
            (-0.05, "0%", "-5%"),
            (-15000, "0!.0,;[Red](0!.0,)", "(1.5)"),
            (0, '0!.0,;-0!.0,;"-"', "-"),
            (123456789, '[>=100000000]0.00,,"百万";0', "123.46百万"),
            (7, 'General"万元"', "7万元"),
            (500, "0!.0,", "0.1"),
            (-400, "0,", "0"),
        ],
    )
    def test_a_number(self, number, code, text):
        assert changes(code)
        assert shown(number, code) == text

    @pytest.mark.parametrize(
        "code",
        [
            *("General", "#,##0.00", "0.00E+00", "@", 'yyyy"年"m"月"', "000-00-00", "¥#,##0.00"),
            *('_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "[$¥-804]#,##0.00", "# ?/?", ""),
        ],
    )
    def test_formats_that_show_the_number_itself(self, code):
        assert not changes(code)

    def test_a_format_that_shows_nothing(self):
        assert hides(";;;")
        assert not hides("0;;")

    def test_in_a_workbook(self, book):
        book.sheet["C2"], book.sheet["C2"].number_format = 100000, "0!.0,"
        book.sheet["C3"], book.sheet["C3"].number_format = 0.5, "0.0%"

        assert [row[2] for row in book().rows] == ["金额", "10.0", "50.0%"]


class TestLeftOut:
    def test_hidden_rows_and_columns(self, book):
        book.sheet.append(["2012699", "其他", 7])
        book.sheet["D2"] = "密"
        book.sheet.row_dimensions[4].hidden = True
        book.sheet.column_dimensions["D"].hidden = True
        sheet = book()

        assert sheet.rows == [HEAD, ["2012601", "行政运行", 50], ["2012604", "档案馆", 10]]
        assert sheet.lines == [1, 2, 3]
        assert losses(sheet) == {
            (Loss.HIDDEN, "hidden rows 4"),
            (Loss.HIDDEN, "hidden columns 4"),
        }

    def test_rows_below_keep_their_numbers(self, book):
        book.sheet.row_dimensions[2].hidden = True

        assert book().lines == [1, 3]
        assert read_source(book.path).blocks[0].rows[2][0] == "2012604"

    def test_hidden_sheets(self, book):
        book.book.create_sheet("藏").append(["1"])
        book.book["藏"].sheet_state = "hidden"

        assert losses(book()) == {(Loss.UNREAD, "the sheet 藏: it is hidden")}

    def test_raised_and_struck(self, book):
        raised, struck = InlineFont(vertAlign="superscript"), InlineFont(strike=True)
        book.sheet["C2"] = CellRichText("50.00", TextBlock(raised, "1"))
        book.sheet["C3"] = CellRichText(TextBlock(struck, "48.00"), "10.00")
        book.sheet.append(["2012699", "其他", 7])
        book.sheet["C4"].font = Font(strike=True)
        book.sheet.append(["2012698", "白", 8])
        book.sheet["C5"].font = Font(color="FFFFFFFF")
        sheet = book()

        assert [row[2] for row in sheet.rows] == ["金额", "50.00", "10.00", "", ""]
        assert losses(sheet) == {
            (Loss.RAISED, "1 raised marks: '1'"),
            (Loss.STRUCK, "2 struck-out texts: '48.00', '7'"),
            (Loss.HIDDEN, "1 texts that are not shown: '8'"),
        }

    def test_a_ghost_row(self, book):
        book.sheet.row_dimensions[1_048_576].height = 20
        book.sheet.cell(1_048_576, 3).number_format = "0.00"

        assert len(book().rows) == 3


class TestMerged:
    def test_each_row_of_its_own_has_the_value(self, book):
        book.sheet["A5"], book.sheet["B5"] = "20126", "档案事务"
        book.sheet["C4"], book.sheet["A4"], book.sheet["B4"] = 60, "201", "一般公共服务支出"
        book.sheet.merge_cells("C4:C5")

        assert [row[2] for row in book().rows[3:]] == [60, 60]

    def test_a_head_and_an_entry_are_left(self, book):
        book.sheet.delete_rows(1, 9)
        book.sheet.append(["项目", "预算", "", "支出"])
        book.sheet.append(["", "合计", "基本", ""])
        book.sheet.append(["财政拨款", 100, "教育", 60])
        book.sheet.append(["", "", "卫生", 40])
        for cells in ("A1:A2", "B1:C1", "D1:D2", "A3:A4", "B3:B4"):
            book.sheet.merge_cells(cells)
        rows = book().rows

        assert rows[1] == ["", "合计", "基本", ""]
        assert rows[3] == ["", "", "卫生", 40]

    def test_a_code_over_two_rows(self, book):
        book.sheet.append(["2012699", "其他", 1])
        book.sheet.append(["", "", 2])
        book.sheet.merge_cells("A4:A5")
        book.sheet.merge_cells("B4:B5")

        assert book().rows[4] == ["2012699", "其他", 2]


def zipped(parts, name=lambda part: part):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name(part)), text)
    return file.getvalue()


def test_a_package_with_backslashes(book, tmp_path):
    book.sheet["C3"] = "#REF!"
    rows = book().rows
    with zipfile.ZipFile(book.path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    info = zipfile.ZipInfo
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part, data in parts.items():
            entry = info("x")
            entry.filename = part.replace("/", "\\")
            archive.writestr(entry, data)
    (tmp_path / "b").write_bytes(file.getvalue())

    assert read_sheets(str(tmp_path / "b"))[0].rows == rows


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
ODS = f"""<office:document-content xmlns:office="{OFFICE}office:1.0"
 xmlns:table="{OFFICE}table:1.0" xmlns:text="{OFFICE}text:1.0" xmlns:style="{OFFICE}style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2">
<office:automatic-styles><style:style style:name="T1" style:family="text">
<style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="表">
@</table:table></office:spreadsheet></office:body></office:document-content>"""


def ods_cell(value, text=None, more=""):
    if isinstance(value, str):
        kind = 'office:value-type="string"'
        return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}" {more}>'
        f"<text:p>{value if text is None else text}</text:p></table:table-cell>"
    )


def ods_row(*cells, more=""):
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def as_ods(path, *rows):
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": ODS.replace("@", "".join(rows)),
        "META-INF/manifest.xml": (
            f'<manifest:manifest xmlns:manifest="{OFFICE}manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type='
            '"application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
        ),
    }
    path.write_bytes(zipped(parts))
    return str(path)


class TestOds:
    def test_what_is_shown(self, tmp_path):
        head = ods_row(*map(ods_cell, HEAD))
        first = ods_row(ods_cell("2012601"), ods_cell("行政运行"), ods_cell(100000, "10.0"))
        raised = ods_cell('1.00<text:span text:style-name="T1">1</text:span>')
        second = ods_row(ods_cell("2012604"), ods_cell("档案馆"), raised)
        hidden = ods_row(
            ods_cell("2012699"), ods_cell("其他"), ods_cell(7), more='table:visibility="collapse"'
        )
        error = ods_row(
            ods_cell("2012602"), ods_cell("管理"), ods_cell(0, "#REF!", 'table:formula="of:=#REF!"')
        )
        (sheet,) = read_sheets(as_ods(tmp_path / "a.ods", head, first, second, hidden, error))

        assert [row[2] for row in sheet.rows] == ["金额", "10.0", "1.00", "#REF!"]
        assert isinstance(sheet.rows[3][2], NotRead)
        assert sheet.lines == [1, 2, 3, 5]
        assert {one.kind for one in sheet.lost} == {Loss.HIDDEN, Loss.RAISED}

    def test_numbers_as_they_are(self, tmp_path):
        row = ods_row(ods_cell(2012601), ods_cell(1234.5, "1,234.50"), ods_cell(0.333, "0.3"))
        (sheet,) = read_sheets(as_ods(tmp_path / "a.ods", row))

        assert sheet.rows == [[2012601, 1234.5, 0.333]]

    def test_cells_repeated_without_end(self, tmp_path):
        row = ods_row(ods_cell(1), more='table:number-rows-repeated="99999999"')
        with pytest.raises(gb.UnreadableFile, match="at most 10,000,000 are read"):
            read_sheets(as_ods(tmp_path / "a.ods", row))


def record(kind, content=b""):
    number = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    size, length = b"", len(content)
    while True:
        size += bytes([length & 127 | (128 if length > 127 else 0)])
        length >>= 7
        if not length:
            return number + size + content


def wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb_row(number, *cells, hidden=False):
    flags = 0x10 if hidden else 0
    head = struct.pack("<IIHBBB", number, 0, 300, 0, flags, 0) + struct.pack("<I", 0)
    yield record(0, head)
    for column, cell in enumerate(cells):
        place = struct.pack("<II", column, 0)
        if isinstance(cell, str):
            yield record(6, place + wide(cell))
        elif isinstance(cell, bytes):
            yield record(3, place + cell)
        else:
            yield record(5, place + struct.pack("<d", cell))


def as_xlsb(path, rows):
    """A binary workbook of the least that one has."""
    relation = '<Relationship Id="rId1" Type="{0}/{1}" Target="{2}"/>'
    of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = f'<Relationships xmlns="{space}">{{}}</Relationships>'
    sheet = record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("表"))
    dimension = record(148, struct.pack("<IIII", 0, 9, 0, 9))
    body = record(129) + dimension + record(145) + b"".join(rows) + record(146) + record(130)
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"/>',
        "_rels/.rels": relations.format(relation.format(of, "officeDocument", "xl/workbook.bin")),
        "xl/_rels/workbook.bin.rels": relations.format(
            relation.format(of, "worksheet", "worksheets/sheet1.bin")
        ),
        "xl/workbook.bin": record(131) + record(143) + sheet + record(144) + record(132),
        "xl/worksheets/sheet1.bin": body,
    }
    path.write_bytes(zipped(parts))
    return str(path)


def test_a_binary_workbook(tmp_path):
    rows = [
        *xlsb_row(0, *HEAD),
        *xlsb_row(1, "2012601", "行政运行", 50.0),
        *xlsb_row(2, "2012604", "档案馆", b"\x17"),
        *xlsb_row(3, "2012699", "其他", 7.0, hidden=True),
    ]
    (sheet,) = read_sheets(as_xlsb(tmp_path / "a.xlsb", rows))

    assert sheet.rows == [HEAD, ["2012601", "行政运行", 50], ["2012604", "档案馆", "#REF!"]]
    assert isinstance(sheet.rows[2][2], NotRead)
    assert losses(sheet) == {(Loss.HIDDEN, "sheet 表: hidden rows 4")}


XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:h="http://www.w3.org/TR/REC-html40">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="0!.0,"/></Style></Styles>
<Worksheet ss:Name="表"><Table>
<Row><Cell><Data ss:Type="String">科目编码</Data></Cell><Cell ss:MergeAcross="1"><Data
 ss:Type="String">科目名称</Data></Cell><Cell><Data ss:Type="String">金额</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">2012601</Data></Cell><Cell ss:Index="4"
 ss:StyleID="s1"><Data ss:Type="Number">100000</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">2012604</Data></Cell><Cell ss:Index="4"><Data
 ss:Type="Error">#REF!</Data></Cell></Row>
<Row ss:Hidden="1"><Cell><Data ss:Type="String">2012699</Data></Cell></Row>
<Row><Cell><ss:Data ss:Type="String">2012602<h:Sup>1</h:Sup></ss:Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="藏"><Table><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
</Workbook>"""


def test_xml_of_2003_under_the_name_of_an_xls(tmp_path):
    path = tmp_path / "a.xls"
    path.write_text(XML, encoding="utf-8")
    (sheet,) = read_sheets(str(path))

    assert sheet.rows == [
        ["科目编码", "科目名称", "", "金额"],
        [],
        ["2012601", "", "", "10.0"],
        ["2012604", "", "", "#REF!"],
        ["2012602"],
    ]
    assert isinstance(sheet.rows[3][3], NotRead)
    assert {one.kind for one in sheet.lost} == {Loss.HIDDEN, Loss.RAISED, Loss.UNREAD}
    assert read_source(path).blocks[0].rows[2][3] == "10.0"


def test_dates_truths_and_texts_as_before(book):
    book.sheet.append(["2012604", dt.date(2024, 1, 2), True, "0012", 1.5])
    cells = book().rows[3]

    assert cells[0] == "2012604"
    assert (str(cells[1])[:10], cells[2:]) == ("2024-01-02", [True, "0012", 1.5])


class TestTold:
    """What was left out is told by every way into a table."""

    def test_by_the_library(self, book):
        book.sheet.row_dimensions[2].hidden = True
        book()
        with pytest.warns(PartsLeftOut, match="hidden rows 2"):
            gb.open_tables(str(book.path))
        with pytest.warns(PartsLeftOut, match="hidden rows 2"), suppress(gb.GovBudgetError):
            gb.load(book.path, year=2024)

    @pytest.mark.parametrize("command", ["map", "rollup", "reconcile"])
    def test_by_the_commands(self, book, capsys, command):
        book.sheet.row_dimensions[2].hidden = True
        book()
        assert run([command, str(book.path)]) == 0
        assert "hidden rows 2" in capsys.readouterr().err


def test_xml_of_2003_with_data_outside_its_sheets(tmp_path):
    path = tmp_path / "a.xls"
    path.write_text(XML.replace("<Styles>", "<Data>x</Data><Visible>x</Visible><Styles>"), "utf-8")

    assert read_sheets(str(path))[0].title == "表"
