"""Each letter, cell, line and sentence of a PDF has its place; what a check points at, too."""

import pdfplumber
import pytest

import govbudget as gb
from govbudget.disclosure.reading import read_source
from govbudget.disclosure.reading.pdf.pdfium import Document
from govbudget.io.source import Grid
from govbudget.jsonform import converter

from .made import as_pdf
from .oracle import compare
from .test_pdf_bounds import SHEET, file_of, stream

EDGE = 0.6
#: The real documents are compared in so many shares, side by side.
SHARES = 6
#: Of the pages of a real document each so many-th is compared.
STEP = 3


def squeezed(text):
    return "".join(text.split())


def within(page, box):
    """The letters whose middle stands in a box, as another library finds them."""
    left, top, right, bottom = box
    return squeezed(
        "".join(
            char["text"]
            for char in page.chars
            if left - EDGE <= (char["x0"] + char["x1"]) / 2 <= right + EDGE
            and top - EDGE <= (char["top"] + char["bottom"]) / 2 <= bottom + EDGE
        )
    )


def placed(document):
    """Each text of a document with its page and place."""
    for block in document.blocks:
        if isinstance(block, Grid):
            for row, boxes in zip(block.rows, block.boxes, strict=True):
                yield from (
                    (cell, block.page, box) for cell, box in zip(row, boxes, strict=True) if cell
                )
        else:
            for piece, stop in zip(
                block.pieces,
                [*(piece.start for piece in block.pieces[1:]), len(block.text)],
                strict=True,
            ):
                yield block.text[piece.start : stop], piece.page, piece.box


def check_places(path):
    """Whether each place of a document holds the letters of its text, and those alone."""
    with pdfplumber.open(path) as pdf:
        for text, number, box in placed(read_source(path)):
            assert sorted(within(pdf.pages[number - 1], box)) == sorted(squeezed(text))


def test_the_places_of_a_made_document(tmp_path):
    check_places(as_pdf(tmp_path / "a.pdf"))


def test_a_part_of_a_paragraph(tmp_path):
    """A sentence has its place on the page that it begins on."""
    path = as_pdf(tmp_path / "a.pdf")
    with pdfplumber.open(path) as pdf:
        for paragraph in gb.read_disclosure(path).paragraphs:
            for start in range(0, len(paragraph.text), 7):
                part = paragraph.text[start : start + 3]
                page, box = paragraph.box(start, start + 3)
                found = within(pdf.pages[page - 1], box)
                assert all(letter in found for letter in squeezed(part))


def test_places_survive_json(tmp_path):
    document = gb.read_disclosure(as_pdf(tmp_path / "a.pdf"))
    plain = converter().unstructure(document)
    again = converter().structure(plain, gb.Disclosure)

    assert again == document
    [table] = document.tables
    cells = [cell.position.box for row in table.tables[0].rows for cell in row.cells]
    assert [
        cell.position.box for row in again.tables[0].tables[0].rows for cell in row.cells
    ] == cells
    assert sum(box is not None for box in cells) == sum(
        bool(cell.printed) for row in table.tables[0].rows for cell in row.cells
    )
    assert [one.pieces for one in again.paragraphs] == [one.pieces for one in document.paragraphs]


def test_a_finding_stands_where_its_figure_is_printed(tmp_path):
    path = as_pdf(tmp_path / "a.pdf")
    report = gb.check(gb.read_disclosure(path))
    with pdfplumber.open(path) as pdf:
        placed_ = [
            place
            for finding in report.findings
            for place in finding.places
            if place.box is not None
        ]
        for place in placed_:
            found = within(pdf.pages[place.page - 1], place.box)
            assert squeezed(place.text.removesuffix("…"))[:20] in found
    assert converter().structure(converter().unstructure(report), gb.CheckReport) == report


@pytest.mark.parametrize("share", range(SHARES))
def test_the_same_as_another_library(documents, share):
    """Letters, places and lines of every real document: its first page, and each third from there.

    The pages of a document come from one program, and its tables run over several of them.
    """
    paths = sorted(documents.glob("*.pdf"))[share::SHARES]
    assert paths
    for path in paths:
        data = path.read_bytes()
        compare(data, range(1, len(Document(data)) + 1, STEP))


def test_the_same_as_another_library_on_a_made_one(tmp_path):
    compare(as_pdf(tmp_path / "a.pdf").read_bytes())


DOWNWARDS = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-V"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4"
    b"/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/StemV 80>>>>]>>"
)


def test_a_letter_of_a_font_that_writes_downwards_is_as_large_as_it_is_drawn():
    """The size of such a font may be 500, drawn 0.02 times as large."""
    text = b"BT /F 500 Tf 0.02 0 0 0.02 300 700 Tm <6536> Tj ET\n"
    pages = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        SHEET % (b"0 0 595 842", b"/Font<</F 4 0 R>>"),
        DOWNWARDS,
        stream(text),
    ]
    (char,) = Document(file_of(pages)).sheet(1).chars
    left, top, right, bottom = char.box
    assert char.text == "收"
    assert 290 <= left < right <= 310
    assert 130 <= top < bottom <= 155
