"""Files that are whole and of an unusual make, and streams that are much larger than they look."""

import zlib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

import govbudget as gb
from govbudget.cli import run
from govbudget.disclosure.reading.pdf.reader import read_pdf

from .made import drawn
from .test_pdf_bounds import FONT, READ, SHEET, TEXT, file_of, one_page, read, stream

__all__ = ["read"]

CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = SHEET % (b"0 0 595 842", b"/Font<</F 4 0 R>>")


def with_catalogue(entries, *more):
    """A file of one page whose catalogue says more."""
    first = CATALOGUE.replace(b"/Catalog", b"/Catalog" + entries)
    return file_of([first, PAGES, PAGE, FONT, stream(TEXT), *more])


def linearised():
    """A file whose first page stands before the others, with a table of its own."""
    bodies = {3: PAGE, 4: FONT, 5: stream(TEXT), 1: CATALOGUE, 2: PAGES}
    head = b"%%PDF-1.7\n6 0 obj\n<</Linearized 1/L %010d/H[0 0]/O 3/E 0/N 1/T %010d>>\nendobj\n"
    front = b"xref\n3 4\n%s" + b"trailer<</Size 7/Root 1 0 R/Prev %010d>>\nstartxref\n0\n%%%%EOF\n"
    entry = b"%010d 00000 n \n"
    at = len(head % (0, 0))
    table = at
    at += len(front % (entry % 0 * 4, 0))
    starts, out = {}, b""
    for number, body in bodies.items():
        starts[number] = at + len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    main = at + len(out)
    starts[6] = len(b"%PDF-1.7\n")
    out += b"xref\n0 3\n0000000000 65535 f \n" + entry % starts[1] + entry % starts[2]
    out += b"trailer<</Size 3>>\nstartxref\n%d\n%%%%EOF\n" % table
    own = b"".join(entry % starts[number] for number in (3, 4, 5, 6))
    return head % (at + len(out), main) + front % (own, main) + out


def packed():
    """Ten thousand million noughts in some thousand bytes, packed twice."""
    chunk = zlib.compressobj(9, wbits=-15)
    step = chunk.compress(bytes(10_000_000)) + chunk.flush(zlib.Z_FULL_FLUSH)
    # Behind a full flush a piece does not rest on those before it, and may come again.
    return zlib.compress(b"\x78\xda" + step * 1000 + b"\x03\x00", 9)


def lzw(data, blanks):
    """Data in the codes of LZW, each letter by itself, and many blanks behind it."""
    # While the table grows each code of a run stands for the one before it and one letter more.
    grown = [32, *range(258 + len(data), 258 + len(data) + blanks)] if blanks else []
    codes = [256, *data, *grown, 257]
    bits = "".join(format(code, "09b") for code in codes)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))


class TestMakes:
    def test_linearised(self, read):
        assert read(linearised()) == READ

    @pytest.mark.parametrize("spoilt", [b"%010d 00000 n", b"startxref\n%d"])
    def test_a_broken_table_of_objects(self, read, spoilt):
        data = one_page(TEXT)
        if b"n" in spoilt[-1:]:
            data = data.replace(b" 00000 n", b" 00000 f")
        else:
            start = data.rindex(b"startxref\n")
            data = data[:start] + b"startxref\n999999\n%%EOF"
        assert read(data) == READ

    def test_without_a_table_of_objects(self, read):
        data = one_page(TEXT)
        assert read(data[: data.index(b"xref\n0")] + b"trailer<</Root 1 0 R>>") == READ

    def test_scripts_are_not_run(self, read):
        script = b"/OpenAction<</S/JavaScript/JS(while \\(true\\) app.alert\\(1\\))>>"
        names = b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(while \\(true\\);)>>]>>>>"
        assert read(with_catalogue(script + names)) == READ

    def test_a_signature(self, read):
        field = (
            b"<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/Rect[0 0 0 0]/P 3 0 R/V<</Type/Sig"
            b"/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 9 9 9]"
            b"/Contents<00>>>>>"
        )
        assert read(with_catalogue(b"/AcroForm<</SigFlags 3/Fields[6 0 R]>>", field)) == READ

    def test_the_form_of_archives(self, read):
        about = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><pdfaid:part>1</pdfaid:part></x:xmpmeta>"
        profile = b"/OutputIntents[<</S/GTS_PDFA1/OutputConditionIdentifier(sRGB)>>]"
        data = with_catalogue(
            b"/Metadata 6 0 R" + profile, stream(about, b"/Type/Metadata/Subtype/XML")
        )
        assert read(data) == READ

    def test_pages_in_streams_of_objects(self, read):
        """As files since 2003 have them: nothing of a page stands there in plain sight."""
        bodies = {1: CATALOGUE, 2: PAGES, 3: PAGE, 4: FONT}
        heads, inner = b"", b""
        for number, body in bodies.items():
            heads += b"%d %d " % (number, len(inner))
            inner += body + b" "
        objects = stream(
            zlib.compress(heads + inner),
            b"/Type/ObjStm/N 4/First %d/Filter/FlateDecode" % len(heads),
        )
        out, starts = b"%PDF-1.7\n", []
        for number, body in ((5, stream(TEXT)), (6, objects)):
            starts.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        rows = [(0, 0, 255), *((2, 6, at) for at in range(4)), *((1, at, 0) for at in starts)]
        rows.append((1, len(out), 0))
        table = b"".join(bytes([kind, at >> 8, at & 255, more]) for kind, at, more in rows)
        entries = b"/Type/XRef/Size 8/W[1 2 1]/Root 1 0 R"
        end = b"7 0 obj\n" + stream(table, entries) + b"\nendobj\nstartxref\n%d\n%%%%EOF"
        assert read(out + end % len(out)) == READ


class TestStreams:
    @pytest.mark.parametrize("where", ["the page", "a font"])
    def test_ten_thousand_million_bytes_in_some_thousand(self, read, where):
        data = packed()
        twice = b"/Filter[/FlateDecode/FlateDecode]"
        assert len(data) < 100_000
        if where == "the page":
            said = read(one_page(data, entries=twice))
            assert isinstance(said, str)
            return
        font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
        page = [CATALOGUE, PAGES, PAGE, font, stream(TEXT), stream(data, twice)]
        said = read(file_of(page))
        assert said == READ or isinstance(said, str)

    def test_lzw(self, read):
        data = one_page(lzw(TEXT, 0), entries=b"/Filter/LZWDecode")
        assert read(data) == READ

    def test_lzw_of_many_blanks(self, read):
        data = one_page(lzw(TEXT, 150), entries=b"/Filter/LZWDecode")
        assert read(data) == READ

    def test_filters_without_end(self, read):
        data = one_page(TEXT, entries=b"/Filter[" + b"/ASCIIHexDecode" * 5000 + b"]")
        assert read(data)

    def test_an_image_as_large_as_it_says(self, read):
        image = b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8"
        image += b"/ColorSpace/DeviceRGB"
        data = one_page(
            TEXT + b"q 500 0 0 500 50 50 cm /I Do Q",
            stream(b"\0", image),
            resources=b"/XObject<</I 6 0 R>>",
        )
        texts, _ = read(data)
        assert texts == ["Budget 2024"]


class TestPasswords:
    @pytest.mark.parametrize("strength", [40, 128])
    @pytest.mark.parametrize("word", ["secret", "owner"])
    def test_one_that_opens_the_file(self, word, strength):
        lock = StandardEncryption("secret", ownerPassword="owner", strength=strength)
        data = drawn(lambda canvas, _: canvas.drawString(60, 700, "2024年预算"), encrypt=lock)
        [block] = read_pdf("a.pdf", data, password=word).blocks
        assert block.text == "2024年预算"

    def test_another(self):
        lock = StandardEncryption("secret", ownerPassword="owner", strength=128)
        data = drawn(lambda canvas, _: canvas.drawString(60, 700, "2024"), encrypt=lock)
        with pytest.raises(gb.UnreadableFile, match="does not open it"):
            read_pdf("a.pdf", data, password="else")
        with pytest.raises(gb.UnreadableFile, match="give its password"):
            read_pdf("a.pdf", data)

    def test_one_for_a_file_without(self):
        data = drawn(lambda canvas, _: canvas.drawString(60, 700, "2024年预算"))
        assert read_pdf("a.pdf", data, password="none") == read_pdf("a.pdf", data)

    @pytest.mark.parametrize("command", ["read", "check"])
    def test_at_the_command_line(self, tmp_path, capsys, monkeypatch, command):
        """Missing, another and known; by an option, and by a variable that nobody else sees."""

        def draw(canvas, _):
            canvas.drawString(60, 780, "某某市档案馆2024年单位预算")
            canvas.drawString(60, 740, "2024年收入预算100.00万元，支出预算100.00万元。")

        lock = StandardEncryption("secret", ownerPassword="owner", strength=128)
        (tmp_path / "a.pdf").write_bytes(drawn(draw, encrypt=lock))

        def asked(*options):
            code = run([command, str(tmp_path / "a.pdf"), *options])
            return code, *capsys.readouterr()

        code, out, said = asked()
        assert (code, out) == (2, "")
        assert "give its password (--password)" in said
        code, out, said = asked("--password", "else")
        assert (code, out) == (2, "")
        assert "does not open it" in said
        found = asked("--password", "secret")
        assert found[0] == 0
        assert "2024" in found[1]
        monkeypatch.setenv("GOVBUDGET_PASSWORD", "secret")
        assert asked() == found
