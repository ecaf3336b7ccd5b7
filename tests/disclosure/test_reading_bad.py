"""Files that cannot be read end in one sentence, in bounded time, without a network or a trace."""

import builtins
import io
import socket
import zipfile
from contextlib import suppress

import pytest

import govbudget as gb
from govbudget.disclosure.reading import read_source
from govbudget.io import limits

from .made import as_docx, as_html, as_pdf, as_text, as_xls, as_xlsx, drawn

MAIN = "word/document.xml"
SHEET = "xl/worksheets/sheet1.xml"
WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    """No test here may open a connection."""

    def refuse(*_):
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def refused(tmp_path, capfd):
    """Why a file with these bytes is refused."""

    def reason(data, name="a.bin"):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(gb.UnreadableFile) as caught:
            read_source(path)
        assert capfd.readouterr() == ("", "")
        assert str(caught.value).startswith(f"{path} cannot be read: ")
        return caught.value.reason

    return reason


def packed(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            # Without the time of day, which would stand in the names of tests.
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def compound(*names):
    """An OLE container, as far as it is looked at."""
    directory = b"".join((name + "\0").encode("utf-16-le") for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + directory + bytes(512)


def changed(data, name, text):
    """A zip with one member replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    return packed(members | {name: text})


class TestTheFileItself:
    def test_missing(self, tmp_path):
        with pytest.raises(gb.UnreadableFile, match="No such file"):
            read_source(tmp_path / "none.pdf")
        with pytest.raises(gb.UnreadableFile, match="null"):
            read_source("a\0b")

    def test_a_folder(self, tmp_path):
        with pytest.raises(gb.UnreadableFile, match="it is a folder; name a file in it"):
            read_source(tmp_path)

    def test_a_device(self):
        with pytest.raises(gb.UnreadableFile, match="no plain file"):
            read_source("/dev/null")

    def test_empty(self, refused):
        assert refused(b"") == "it is empty"
        assert refused(b" \n\t") == "it holds only blanks"

    def test_too_large(self, tmp_path):
        with (tmp_path / "a.txt").open("wb") as file:
            file.truncate(limits.LARGEST + 1)
        with pytest.raises(gb.UnreadableFile, match="more than 200 million bytes"):
            read_source(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n", "it is a picture (PNG): run text recognition (OCR) on it"),
        (b"\xff\xd8\xff\xe0", "it is a picture (JPEG)"),
        (b"Rar!\x1a\x07", "it is an archive (RAR): unpack it, and name a file in it"),
        (b"\x1f\x8b\x08", "it is an archive (gzip)"),
        (b"{\\rtf1 a}", "it is rich text (RTF): save it as docx or PDF"),
        (b"MIME-Version: 1.0\n", "it is a web archive (MHTML)"),
        (b"PK\x05\x06" + bytes(18), "it is an empty archive (zip): name a document"),
        (b"\xff\xff\xff\x81", "it is neither a spreadsheet nor text"),
        ("预算\0公开".encode(), "line 1 has a NUL character"),
        ("\ufeff预\0算".encode("utf-16-le"), "line 1 has a NUL character"),
        (b"\xff\xfe\x00\xd8", "it is marked as UTF-16 and is not"),
        (b"\x01\x02\x03\x04 abc", "it is neither text nor a document"),
        (b"<?xml version='1.0'?><a/>", "it is XML and no web page"),
        (
            b"<?xml version='1.0'?>\n"
            b"<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>",
            "its sheets are blank",
        ),
        (b"<html><script>go()</script></html>", "the page has no text"),
        (packed({"a.pdf": "x"}), "it is an archive (zip)"),
        (packed({"xl/workbook.bin": "x"}), "it is damaged or cut off"),
        (packed({"OFD.xml": "x"}), "it is an OFD document: print it to PDF"),
        (packed({"content.xml": "x"}), "it is an OpenDocument file"),
        (packed({"ppt/presentation.xml": "x"}), "it is a presentation: save it as PDF"),
        (b"PK\x03\x04" + bytes(40), "it is damaged or cut off"),
        (compound("EncryptedPackage"), "it is encrypted; save it without a password"),
        (compound("WordDocument"), "it is an old Word document (doc): save it as docx"),
        (compound("Contents"), "it is damaged or cut off, or an old Office file of a kind that"),
        (compound("Workbook"), "it is damaged or cut off"),
        (b"%PDF-1.7\n", "it is damaged"),
        (b"%PDF-1.7\n" + b"\xff" * 5000, "it is damaged"),
    ],
)
def test_what_is_not_read(refused, data, said):
    assert refused(data).startswith(said)


@pytest.mark.parametrize("make", [as_docx, as_xlsx, as_pdf])
def test_cut_off_anywhere(tmp_path, capfd, make):
    """A file that was cut off is refused or, where its text survives, read; nothing else."""
    whole = make(tmp_path / "whole").read_bytes()
    for part in range(1, 20):
        path = tmp_path / "cut"
        path.write_bytes(whole[: len(whole) * part // 20])
        with suppress(gb.UnreadableFile):
            read_source(path)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("make", [as_docx, as_xlsx, as_pdf, as_html, as_text])
def test_spoilt_anywhere(tmp_path, capfd, make):
    whole = make(tmp_path / "whole").read_bytes()
    for part in range(24):
        at = len(whole) * part // 24
        path = tmp_path / "spoilt"
        path.write_bytes(whole[:at] + b"\x00\xff<>[](" + whole[at + 7 :])
        with suppress(gb.UnreadableFile):
            read_source(path)
    assert capfd.readouterr() == ("", "")


class TestBombs:
    @pytest.mark.parametrize("make", [as_docx, as_xlsx])
    def test_a_zip_that_unpacks_without_end(self, tmp_path, refused, make):
        whole = make(tmp_path / "whole").read_bytes()
        bomb = changed(whole, "bomb.xml", bytes(60_000_000))

        assert "would unpack to 60," in refused(bomb)

    def test_a_zip_over_the_limit(self, tmp_path, refused, monkeypatch):
        monkeypatch.setattr(limits, "UNPACKED", 1000)

        assert "it would unpack to" in refused(as_docx(tmp_path / "a").read_bytes())

    def test_a_zip_that_lies_about_its_size(self, tmp_path, refused):
        data = bytearray(as_docx(tmp_path / "a").read_bytes())
        entry = data.rindex(MAIN.encode()) - 46
        data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")

        assert "damaged" in refused(bytes(data))

    def test_a_sheet_with_one_far_cell(self, tmp_path, refused):
        whole = as_xlsx(tmp_path / "a").read_bytes()
        sheet = (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">'
            '<c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
        )

        assert refused(changed(whole, SHEET, sheet)) == (
            "a sheet reaches to row 1,048,576 and column 16,384; at most 10,000,000 cells are read"
        )

    @pytest.mark.parametrize(
        ("sheet", "said"),
        [
            (
                '<sheetData><row r="4000000000"><c><v>1</v></c></row></sheetData>',
                "row 4,000,000,000",
            ),
            ("<x:sheetData><x:c r='aaaaaaaaa1'><x:v>1</x:v></x:c></x:sheetData>", "column "),
            ("<sheetData/>".encode("utf-16"), "row 10,000,001"),
        ],
    )
    def test_other_far_cells(self, tmp_path, refused, sheet, said):
        whole = as_xlsx(tmp_path / "a").read_bytes()

        assert said in refused(changed(whole, "xl/odd", sheet))

    def test_a_pdf_without_end(self, refused, monkeypatch):
        monkeypatch.setattr("govbudget.disclosure.reading.pdf.apart.MOST_PAGES", 2)

        assert refused(drawn(lambda *_: None, pages=3)) == "it has more than 2 pages"

    @pytest.mark.parametrize(
        "document",
        [
            "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><w>&b;</w>",
            "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w>&a;</w>",
            "<!DOCTYPE w SYSTEM 'http://example.invalid/a.dtd'><w/>",
        ],
    )
    def test_entities_in_docx(self, tmp_path, refused, document):
        whole = as_docx(tmp_path / "whole").read_bytes()

        assert "declares a document type" in refused(changed(whole, MAIN, document))
        wide = document.encode("utf-16")
        assert "declares a document type" in refused(changed(whole, MAIN, wide))

    def test_entities_in_xlsx_are_not_expanded(self, tmp_path):
        whole = as_xlsx(tmp_path / "whole").read_bytes()
        sheet = (
            "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<sheetData><row r="1"><c r="A1" t="str"><v>&a;</v></c></row></sheetData></worksheet>'
        )
        (tmp_path / "a").write_bytes(changed(whole, SHEET, sheet))
        try:
            said = str(read_source(tmp_path / "a"))
        except gb.UnreadableFile as error:
            said = str(error)
        assert "root:" not in said

    def test_xml_nested_without_end(self, tmp_path, refused):
        whole = as_docx(tmp_path / "whole").read_bytes()
        deep = "<w>" * 100_000 + "</w>" * 100_000

        assert "nested more than" in refused(changed(whole, MAIN, deep))

    def test_html_spans(self, tmp_path, refused, monkeypatch):
        cell = "<td colspan=99999999>甲</td><td rowspan=99999999 colspan=-1>乙</td>"
        (tmp_path / "a").write_text(f"<table><tr>{cell}<tr><td colspan=5000>丙", encoding="utf-8")
        (grid,) = read_source(tmp_path / "a").blocks
        assert len(grid.rows) == 2
        monkeypatch.setattr(limits, "MOST_CELLS", 10)
        for page in (
            "<td colspan=11>a",
            "<td colspan=4 rowspan=9>a<td>b<tr><td>c<tr><td>d",
            "<td rowspan=9 colspan=4>a<tr><tr>",
            "<td colspan=4>a<td>b<tr><td>c<tr><td>d",
        ):
            assert refused(f"<table><tr>{page}</table>".encode()) == (
                "its tables have more than 10 cells"
            )
        assert "more than 10 cells" in refused(b"a\t" * 11)
        assert "more than 10 cells" in refused(b"a\t\t\t\t\tb\na\tb\n")

    def test_html_nested_without_end(self, tmp_path):
        (tmp_path / "a").write_text("<table><tr><td>" * 400 + "<p>甲", encoding="utf-8")
        assert [block.text for block in read_source(tmp_path / "a").blocks] == ["甲"]

        (tmp_path / "a").write_text("<table><tr><td>" * 5000 + "<p>甲", encoding="utf-8")
        with pytest.raises(gb.UnreadableFile, match="more than 500 deep"):
            read_source(tmp_path / "a")


class TestEncrypted:
    @pytest.mark.parametrize("password", ["secret", ""])
    def test_a_pdf(self, tmp_path, refused, password):
        """One that opens without a password is read, though it restricts what may be done."""
        from reportlab.lib.pdfencrypt import StandardEncryption

        def page(canvas, _):
            canvas.setFont("Helvetica", 11)
            canvas.drawString(80, 700, "Budget 2024")

        lock = StandardEncryption(password, ownerPassword="owner", strength=128)
        data = drawn(page, encrypt=lock)
        if password:
            why = "it is encrypted; give its password (--password), or save it without one"
            assert refused(data) == why
            return
        (tmp_path / "a").write_bytes(data)
        assert [block.text for block in read_source(tmp_path / "a").blocks] == ["Budget 2024"]

    def test_names_of_fonts_are_encrypted_too(self, tmp_path):
        from reportlab.lib.pdfencrypt import StandardEncryption

        lock = StandardEncryption("", ownerPassword="owner", strength=128)
        data = drawn(lambda canvas, _: canvas.drawString(80, 700, "预算公开说明"), encrypt=lock)
        (tmp_path / "a").write_bytes(data)

        assert [block.text for block in read_source(tmp_path / "a").blocks] == ["预算公开说明"]

    def test_a_zip(self, tmp_path, refused):
        data = bytearray(as_docx(tmp_path / "a").read_bytes())
        entry = data.index(b"PK\x01\x02")
        data[entry + 8] |= 1

        assert refused(bytes(data)) == "it is encrypted; save it without a password"


class TestWithoutText:
    def test_a_scanned_pdf(self, tmp_path, refused):
        from PIL import Image

        Image.new("RGB", (60, 80), "gray").save(tmp_path / "scan.png")

        def scan(canvas, _):
            canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, 595, 842)

        assert refused(drawn(scan, pages=2)) == (
            "it has no text: its pages are pictures; run text recognition (OCR) on it, "
            "and save it again"
        )
        assert "its pages are blank" in refused(drawn(lambda *_: None))

    def test_one_scanned_page(self, tmp_path):
        from PIL import Image

        Image.new("RGB", (60, 80), "gray").save(tmp_path / "scan.png")

        def page(canvas, number):
            if number == 1:
                canvas.drawString(80, 700, "第一页的文字在这里，第二页是图片。")
            canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, 595, 300 if number == 1 else 842)
            if number == 3:
                canvas.drawString(80, 700, "三")

        (tmp_path / "a").write_bytes(drawn(page, pages=3))
        lost = {entry.page: entry.what for entry in read_source(tmp_path / "a").lost}
        assert lost == {
            1: "a picture: text in it is not read",
            2: "the whole page: it is a picture without text; run text recognition (OCR) on "
            "the file",
            3: "a picture: text in it is not read",
        }

    def test_docx(self, tmp_path, refused):
        whole = as_docx(tmp_path / "whole").read_bytes()
        blank = f"<w:document {WORDS}><w:body/></w:document>"
        picture = f"<w:document {WORDS}><w:p><w:r><w:drawing/></w:r></w:p></w:document>"

        assert refused(changed(whole, MAIN, blank)) == "it has no text: it is blank"
        assert "it holds pictures only" in refused(changed(whole, MAIN, picture))
        assert "it is damaged" in refused(changed(whole, MAIN, "<w:document>"))

    def test_xlsx(self, tmp_path, refused):
        from openpyxl import Workbook

        Workbook().save(tmp_path / "a")

        assert refused((tmp_path / "a").read_bytes()) == "its sheets are blank"


def test_scripts_and_files_in_a_pdf_are_left_alone(tmp_path):
    data = drawn(lambda canvas, _: canvas.drawString(80, 700, "预算公开说明"))
    action = b"/OpenAction <</S /JavaScript /JS (app.launchURL\\('http://example.invalid'\\))>>"
    (tmp_path / "a").write_bytes(data.replace(b"/Type /Catalog", action + b" /Type /Catalog"))

    assert [block.text for block in read_source(tmp_path / "a").blocks] == ["预算公开说明"]


@pytest.mark.parametrize(
    ("make", "module", "extra"),
    [
        (as_xlsx, "python_calamine", "excel"),
        (as_xls, "xlrd", "excel"),
    ],
)
def test_a_library_that_is_not_installed(tmp_path, monkeypatch, make, module, extra):
    real = builtins.__import__

    def without(name, *rest):
        if name.split(".")[0] == module:
            raise ImportError(name)
        return real(name, *rest)

    path = make(tmp_path / "a")
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(gb.MissingExtra, match=rf"pip install 'govbudget\[{extra}\]'"):
        read_source(path)


def test_the_library_for_pdf_is_not_installed(tmp_path, monkeypatch):
    (tmp_path / "pypdfium2_raw.py").write_text("raise ImportError", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(gb.MissingExtra, match=r"pip install 'govbudget\[pdf\]'"):
        read_source(as_pdf(tmp_path / "a"))


@pytest.mark.unmeasured
def test_a_hundred_thousand_rows(tmp_path):
    rows = "".join(f"2010350\t事业运行{n}\t1.00\n" for n in range(100_000))
    (tmp_path / "a.txt").write_text(rows, encoding="utf-8")
    cells = rows.replace("\t", "<td>").replace("\n", "<tr><td>")
    (tmp_path / "a.htm").write_text(f"<table><tr><td>{cells}</table>", encoding="utf-8")
    for name in ("a.txt", "a.htm"):
        (grid,) = read_source(tmp_path / name).blocks
        assert len(grid.rows) == 100_000
        assert grid.rows[-1] == ("2010350", "事业运行99999", "1.00")


def test_more_text_than_any_budget_has(refused, monkeypatch):
    monkeypatch.setattr("govbudget.io.limits.MOST_TEXT", 1_000)

    assert (
        refused("支出".encode() * 1_000)
        == "it has more than 0 million bytes of text: no budget has"
    )
