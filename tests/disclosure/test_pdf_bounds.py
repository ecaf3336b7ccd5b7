"""Whatever a PDF holds, its reading ends: in a reading or in a sentence, within its bounds."""

import subprocess
import sys
import zlib
from contextlib import suppress
from random import Random

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

import govbudget as gb
from govbudget.disclosure.reading import read_source
from govbudget.io.source import Paragraph

from .made import as_pdf, drawn

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F 12 Tf 50 700 Td (Budget 2024) Tj ET\n"
SHEET = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 5 0 R/Resources<<%s>>>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<<%s>>"


def file_of(objects):
    """A PDF file of some objects, of which the first is the catalogue."""
    out, starts = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return out + head + table + end % (len(objects) + 1, len(out))


def stream(data, entries=b""):
    return b"<<%s/Length %d>>stream\n" % (entries, len(data)) + data + b"\nendstream"


def one_page(content, *more, resources=b"", box=b"0 0 595 842", entries=b""):
    """A PDF file of one page."""
    return file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            SHEET % (box, b"/Font<</F 4 0 R>>" + resources),
            FONT,
            stream(content, entries),
            *more,
        ]
    )


def tree(kids, count, *more):
    return file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            SHEET % (b"0 0 595 842", b"/Font<</F 4 0 R>>"),
            FONT,
            stream(TEXT),
            *more,
        ]
    )


@pytest.fixture
def read(tmp_path):
    """What becomes of a file: its texts and what was lost, or the sentence."""

    def read(data, timeout=60.0):
        (tmp_path / "a.pdf").write_bytes(data)
        try:
            document = read_source(tmp_path / "a.pdf", timeout=timeout)
        except gb.UnreadableFile as error:
            return error.reason
        texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
        return texts, [one.what for one in document.lost]

    return read


READ = (["Budget 2024"], [])


class TestTrees:
    def test_pages_that_contain_themselves(self, read):
        data = (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
            b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj trailer<</Root 1 0 R>>"
        )
        assert len(data) < 137
        assert "none of its pages" in read(data)

    def test_more_pages_than_there_are(self, read):
        assert read(tree(b"3 0 R", 4000)) == (["Budget 2024"], ["pages 2 to 4000: it is damaged"])

    def test_a_hundred_thousand_pages(self, read):
        assert read(tree(b"3 0 R " * 100_000, 100_000)) == "it has more than 5,000 pages"

    def test_the_last_revision_of_a_page_counts(self, read):
        first = one_page(TEXT)
        at = len(first) + 1
        second = stream(TEXT.replace(b"2024", b"2025"))
        again = b"\n5 0 obj\n" + second + b"\nendobj\n"
        last = first.rindex(b"startxref\n") + len(b"startxref\n")
        before = int(first[last:].split()[0])
        table = b"xref\n5 1\n%010d 00000 n \ntrailer<</Size 6/Root 1 0 R/Prev %d>>\n" % (at, before)
        data = first + again + table + b"startxref\n%d\n%%%%EOF" % (len(first) + len(again))
        assert read(data) == (["Budget 2025"], [])


class TestLocks:
    @pytest.mark.parametrize(("word", "said"), [("", None), ("secret", "it is encrypted")])
    def test_a_file_opens_where_it_needs_no_password(self, read, word, said):
        locked = StandardEncryption(word, ownerPassword="owner", canCopy=0, strength=128)
        whole = read(drawn(lambda canvas, _: canvas.drawString(60, 700, "2024年预算")))
        found = read(drawn(lambda c, _: c.drawString(60, 700, "2024年预算"), encrypt=locked))
        assert whole == (["2024年预算"], [])
        assert found == whole if said is None else said in found

    def test_files_within_a_file_are_left_alone(self, read):
        data = file_of(
            [
                b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a.pdf) 6 0 R]>>>>>>",
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                SHEET % (b"0 0 595 842", b"/Font<</F 4 0 R>>"),
                FONT,
                stream(TEXT),
                b"<</Type/Filespec/F(a.pdf)/EF<</F 7 0 R>>>>",
                stream(one_page(TEXT.replace(b"2024", b"2025")), b"/Type/EmbeddedFile"),
            ]
        )
        assert read(data) == READ


class TestForms:
    def test_a_form_that_draws_itself(self, read):
        entries = FORM % b"/XObject<</X 6 0 R>>/Font<</F 4 0 R>>"
        data = one_page(
            TEXT + b"/X Do", stream(b"/X Do", entries), resources=b"/XObject<</X 6 0 R>>"
        )
        assert read(data) == READ

    def test_forms_that_draw_each_other_twice(self, read):
        """Thirty of them would draw the last a thousand million times."""
        forms = [
            stream(b"/X Do /X Do", FORM % (b"/XObject<</X %d 0 R>>" % number))
            for number in range(7, 37)
        ]
        last = stream(TEXT, FORM % b"/Font<</F 4 0 R>>")
        data = one_page(TEXT + b"/X Do", *forms, last, resources=b"/XObject<</X 6 0 R>>")
        said = read(data, timeout=6)
        assert "none of its pages" in said or "longer than" in said

    def test_open_states_without_end(self, read):
        assert read(one_page(b"q " * 500_000 + TEXT)) == READ


class TestStreams:
    @pytest.mark.unmeasured
    def test_one_that_unpacks_to_a_thousand_million_bytes(self, read):
        packer = zlib.compressobj(9)
        packed = b"".join(packer.compress(bytes(10_000_000)) for _ in range(100)) + packer.flush()
        assert "cannot be read" not in read(one_page(packed, entries=b"/Filter/FlateDecode"))
        assert isinstance(read(one_page(packed, entries=b"/Filter/FlateDecode")), str)

    def test_one_with_letters_without_end(self, read):
        line = b"BT /F 1 Tf 1 0 0 1 5 5 Tm (aaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET\n"
        packed = zlib.compress(line * 500_000)
        said = read(one_page(packed, entries=b"/Filter/FlateDecode"), timeout=3)
        assert "longer than" in said or "takes too much" in said

    def test_a_page_without_end_costs_the_others_nothing(self, read):
        line = b"BT /F 1 Tf 1 0 0 1 5 5 Tm (aaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET\n"
        packed = stream(zlib.compress(line * 500_000), b"/Filter/FlateDecode")
        bad = SHEET.replace(b"5 0 R", b"7 0 R") % (b"0 0 595 842", b"/Font<</F 4 0 R>>")
        texts, lost = read(tree(b"3 0 R 6 0 R 3 0 R", 3, bad, packed), timeout=9)
        assert texts == ["Budget 2024"] * 2
        assert len(lost) == 1
        assert lost[0].startswith("the whole page: it ")


class TestPages:
    def test_ten_kilometres(self, read):
        assert read(one_page(TEXT, box=b"0 0 28346456 28346456")) == READ

    def test_a_hundred_thousand_letters(self, read):
        lines = (b"(" + b"123.45 " * 70 + b") Tj T*\n") * 205
        texts, _ = read(one_page(b"BT /F 1 Tf 1 0 0 1 5 800 Tm 1.1 TL\n" + lines + b"ET"))
        assert "123.45 123.45" in texts[0]

    def test_a_page_of_figures_has_one_number_at_most(self, read):
        """Figures at the edges of a single page are none, however many of them are alike."""
        lines = b"".join(b"1 0 0 1 5 %d Tm (12) Tj\n" % y for y in range(0, 840, 12))
        texts, lost = read(one_page(b"BT /F 10 Tf\n" + lines + b"ET"))
        assert lost == []
        assert "".join(texts).count("12") == 70

    @pytest.mark.unmeasured
    def test_many_thousand_letters_each_by_itself(self, read):
        one = b"BT /F 4 Tf 1 0 0 1 %d %d Tm (7) Tj ET\n"
        places = ((x, y) for x in range(0, 590, 4) for y in range(0, 680, 4))
        texts, _ = read(one_page(b"".join(one % place for place in places)))
        assert texts[0].count("7") > 100

    def test_dashes_that_touch_nothing(self, read):
        level = b"".join(
            b"%d %d m %d %d l S\n" % (x, y, x + 3, y)
            for x in range(0, 570, 6)
            for y in range(0, 800, 8)
        )
        upright = b"".join(
            b"%d %d m %d %d l S\n" % (x + 4, y + 2, x + 4, y + 6)
            for x in range(0, 570, 6)
            for y in range(0, 800, 8)
        )
        assert read(one_page(level + upright + TEXT)) == READ

    def test_numbers_beyond_all_bounds(self, read):
        assert isinstance(read(one_page(b"1e38 0 0 1e38 0 0 cm " + TEXT)), str)


class TestDamage:
    @pytest.mark.parametrize("tenth", range(10))
    def test_cut_at_every_tenth(self, tmp_path, read, tenth):
        data = as_pdf(tmp_path / "whole").read_bytes()
        assert read(data[: len(data) * tenth // 10])

    def test_spoilt_bytes(self, tmp_path, read):
        data = as_pdf(tmp_path / "whole").read_bytes()
        chance = Random(11)
        for _ in range(12):
            spoilt = bytearray(data)
            for _ in range(chance.choice([1, 10, 100])):
                spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
            with suppress(gb.UnreadableFile):
                assert read(bytes(spoilt))

    def test_a_process_that_dies_is_a_sentence(self, tmp_path, monkeypatch, read):
        (tmp_path / "pypdfium2_raw.py").write_text("import os\nos.abort()\n", encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        assert read(one_page(TEXT)) == "it is damaged: it ends the reader"

    def test_brackets_without_end(self, read):
        assert "no page" in read(b"%PDF-1.4\n1 0 obj" + b"[" * 200_000 + b"endobj")


def test_a_folder_goes_on_after_a_document_without_end(tmp_path):
    line = b"BT /F 1 Tf 1 0 0 1 5 5 Tm (aaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET\n"
    packed = zlib.compress(line * 500_000)
    (tmp_path / "a.pdf").write_bytes(one_page(packed, entries=b"/Filter/FlateDecode"))
    as_pdf(tmp_path / "b.pdf")
    asked = ["check", str(tmp_path), "--seconds", "9", "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "govbudget", *asked], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "b.pdf" in done.stdout
    assert "a.pdf cannot be checked" in done.stderr


@pytest.mark.parametrize("state", [b"ON", b"OFF"])
def test_a_layer_that_is_switched_off(read, state):
    """Of two layers one may be switched off: its letters are listed, and not read."""
    layer = b"<</Type/OCG/Name(Draft)>>"
    content = TEXT + b"/OC /L BDC BT /F 12 Tf 50 600 Td (Draft 88.88) Tj ET EMC\n"
    data = one_page(content, layer, resources=b"/Properties<</L 6 0 R>>")
    settings = b"/OCProperties<</OCGs[6 0 R]/D<</%s[6 0 R]>>>>" % state
    data = data.replace(b"/Type/Catalog", b"/Type/Catalog" + settings)
    if state == b"ON":
        assert read(data) == (["Budget 2024", "Draft 88.88"], [])
    else:
        said = "10 letters of a layer that is switched off: 'Draft88.88'"
        assert read(data) == (["Budget 2024"], [said])


@pytest.mark.parametrize("state", [b"ON", b"OFF"])
def test_a_form_of_a_layer_that_is_switched_off(read, state):
    """That a form belongs to a layer its own entry says, and no mark around it."""
    form = stream(
        b"BT /F 12 Tf 50 600 Td (Draft 88.88) Tj ET", FORM % b"/Font<</F 4 0 R>>" + b"/OC 7 0 R"
    )
    shown = stream(b"BT /F 12 Tf 50 500 Td (Shown 10.00) Tj ET", FORM % b"/Font<</F 4 0 R>>")
    data = one_page(
        TEXT + b"/X Do /Y Do",
        form,
        b"<</Type/OCG/Name(Draft)>>",
        shown,
        resources=b"/XObject<</X 6 0 R/Y 8 0 R>>",
    )
    settings = b"/OCProperties<</OCGs[7 0 R]/D<</%s[7 0 R]>>>>" % state
    data = data.replace(b"/Type/Catalog", b"/Type/Catalog" + settings)
    if state == b"ON":
        assert read(data) == (["Budget 2024", "Draft 88.88", "Shown 10.00"], [])
    else:
        said = "10 letters of a layer that is switched off: 'Draft88.88'"
        assert read(data) == (["Budget 2024", "Shown 10.00"], [said])
