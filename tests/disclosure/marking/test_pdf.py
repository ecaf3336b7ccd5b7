"""A marked PDF: every place of a finding is highlighted where it stands, the rest is as it was."""

import io

import pytest
from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)
from tests.disclosure.made import as_pdf

import govbudget as gb
from govbudget.disclosure.checks.records import CheckFinding, CheckPlace, CheckReport
from govbudget.disclosure.marking import mark_copy
from govbudget.disclosure.marking.pdf import mark_pdf
from govbudget.disclosure.reading import read_source
from govbudget.io.source import Grid
from govbudget.reconciling.kinds import Severity

from .seen import highlighted, marks, plain, titles

HOSTILE = "=1+1\x1b[2J</script>\u202e(\\)"


def finding(*places, severity=Severity.ERROR, message="合计与明细不符"):
    return CheckFinding("table.sums", severity, message, "no sum", places=places, id="0123456789ab")


def places_of(path):
    for block in read_source(path).blocks:
        if isinstance(block, Grid):
            for row, boxes in zip(block.rows, block.boxes, strict=True):
                for text, box in zip(row, boxes, strict=True):
                    if text:
                        yield CheckPlace(block.page, 1, 1, 1, text=text, box=box)
        else:
            page, box = block.box()
            yield CheckPlace(page, paragraph=0, text=block.text, box=box)


def changed(path, change):
    """A PDF with something done to each page, and to the whole."""
    writer = PdfWriter(clone_from=str(path))
    change(writer)
    writer.write(str(path))
    return path


def turned(quarters):
    """Turns what is on a page one way and the page the other: it is shown as before."""

    def turn(writer):
        for page in writer.pages:
            width, height = float(page.mediabox.width), float(page.mediabox.height)
            moved = {1: (height, 0), 2: (width, height), 3: (0, width)}[quarters]
            page.add_transformation(Transformation().rotate(90 * quarters).translate(*moved))
            if quarters % 2:
                page.mediabox = page.cropbox = RectangleObject((0, 0, height, width))
            page[NameObject("/Rotate")] = NumberObject(90 * quarters)

    return turn


def cropped(writer):
    for page in writer.pages:
        page.mediabox = RectangleObject((-40, -70, 900, 1000))
        page.cropbox = RectangleObject((20, 10, 580, 2000))


def shifted(writer):
    for page in writer.pages:
        page.add_transformation(Transformation().translate(300, -500))
        page.mediabox = RectangleObject((895, 342, 300, -500))


CHANGES = {
    "as it is": lambda _: None,
    "a quarter": turned(1),
    "a half": turned(2),
    "three quarters": turned(3),
    "cropped": cropped,
    "shifted": shifted,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_box_holds_what_is_quoted(tmp_path, change):
    path = changed(as_pdf(tmp_path / "a.pdf"), change)
    places = list(places_of(path))
    made = mark_pdf(str(path), path.read_bytes(), [finding(one) for one in places], "zh")

    pages = [[text for text, _ in page] for page in highlighted(made)]

    assert len(places) > 20
    for one in places:
        found = pages[one.page - 1]
        assert plain(one.text) in found or any(plain(one.text) in text for text in found)


def test_the_bytes_of_the_file_come_first(tmp_path):
    path = as_pdf(tmp_path / "a.pdf")
    data = path.read_bytes()
    made = mark_pdf(str(path), data, [finding(next(places_of(path)))], "zh")

    assert made.startswith(data.rstrip())
    assert path.read_bytes() == data


def test_what_several_say_of_one_place_is_one_mark_of_the_gravest(tmp_path):
    path = as_pdf(tmp_path / "a.pdf")
    place = next(places_of(path))
    some = [
        finding(place, severity=Severity.NOTICE, message="第一"),
        finding(place, severity=Severity.ERROR, message="第二"),
    ]
    (one,) = marks(mark_pdf("a.pdf", path.read_bytes(), some, "zh"))[0]

    assert "第一" in one["/Contents"]
    assert "第二" in one["/Contents"]
    red, green, blue = map(float, one["/C"])
    assert red > green == blue


def test_without_a_box_the_text_is_looked_for(tmp_path):
    path = as_pdf(tmp_path / "a.pdf")
    once = CheckPlace(1, text="一、收支预算总体情况")
    often = CheckPlace(1, text="支")
    nowhere = CheckPlace(None, text="不在文件中")
    made = mark_pdf(
        "a.pdf", path.read_bytes(), [finding(once), finding(often), finding(nowhere)], "zh"
    )

    assert [text for text, _ in highlighted(made)[0]] == [plain(once.text)]
    notes = [one for one in marks(made)[0] if one["/Subtype"] == "/Text"]
    assert len(notes) == 2
    assert notes[0]["/Rect"] != notes[1]["/Rect"]


@pytest.mark.parametrize(("language", "word"), [("zh", "错误"), ("en", "Error")])
def test_the_outline_keeps_what_it_had(tmp_path, language, word):
    path = changed(
        as_pdf(tmp_path / "a.pdf"),
        lambda writer: writer.add_outline_item(title="原有书签", page_number=0),
    )
    made = mark_pdf("a.pdf", path.read_bytes(), [finding(*places_of(path))], language)

    first, ours, entries = titles(made)
    assert first == "原有书签"
    assert "1" in ours
    assert [one.startswith(word) for one in entries] == [True]


def test_annotations_that_are_there_stay(tmp_path):
    def note(writer):
        old = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Text"),
                NameObject("/Rect"): RectangleObject((0, 0, 9, 9)),
                NameObject("/Contents"): TextStringObject("原有批注"),
            }
        )
        held = writer._add_object(ArrayObject([writer._add_object(old)]))
        writer.pages[0][NameObject("/Annots")] = held

    path = changed(as_pdf(tmp_path / "a.pdf"), note)
    made = mark_pdf("a.pdf", path.read_bytes(), [finding(next(places_of(path)))], "zh")
    found = PdfReader(io.BytesIO(made)).pages[0]["/Annots"]

    assert next(one.get_object()["/Contents"][:4] for one in found) == "原有批注"
    assert len(found) == 2


def test_hostile_texts_are_written_out(tmp_path):
    path = changed(
        as_pdf(tmp_path / "a.pdf"), lambda writer: writer.add_metadata({"/Title": HOSTILE})
    )
    some = [finding(next(places_of(path)), message=HOSTILE)]
    made = mark_pdf("a.pdf", path.read_bytes(), some, "zh")

    (one,) = marks(made)[0]
    said = one["/Contents"] + titles(made)[-1][0]
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\\x1b[2J" in said


def sign(writer):
    form = DictionaryObject(
        {NameObject("/Fields"): ArrayObject(), NameObject("/SigFlags"): NumberObject(3)}
    )
    writer.root_object[NameObject("/AcroForm")] = form


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda writer: writer.encrypt("", "owner", permissions_flag=4), "encrypted"),
        (sign, "signed"),
    ],
    ids=["encrypted", "signed"],
)
def test_what_must_not_be_changed_is_told(tmp_path, change, said):
    path = changed(as_pdf(tmp_path / "a.pdf"), change)
    before = path.read_bytes()
    report = CheckReport(str(path), "", 2024, "budget", (), (finding(),))

    with pytest.raises(gb.GovBudgetError, match=said):
        mark_copy(str(path), report)
    assert path.read_bytes() == before


def test_a_damaged_one_is_told(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF")
    report = CheckReport(str(path), "", 2024, "budget", (), (finding(),))

    with pytest.raises(gb.GovBudgetError, match="not well formed"):
        mark_copy(str(path), report)


def test_every_place_in_the_real_documents_is_marked_where_it_stands(documents, report_of):
    """A sentence that goes on behind the end of a page is marked on both."""
    seen = 0
    for path in sorted(documents.glob("*.pdf")):
        if path.name.startswith(("jinan", "shanghai_final_account_template")):
            continue
        report = report_of(path.name)
        made = mark_pdf(path.name, path.read_bytes(), report.findings, "zh")
        pages = [[text for text, _ in page] for page in highlighted(made)]
        for place in (one for found in report.findings for one in found.places):
            if place.page is None or place.box is None:
                continue
            seen += 1
            assert any(holds(text, place) for text in pages[place.page - 1]) or goes_on(
                plain(place.text.removesuffix("…")), *pages[place.page - 1 : place.page + 1]
            ), (path.name, place)
    assert seen > 500


def holds(text, place):
    return all(plain(part) in text for part in place.text.removesuffix("…").split(" | "))


def goes_on(quote, here=(), after=()):
    return any(
        quote[:at] in one and quote[at:] in other
        for at in range(1, len(quote))
        for one in here
        for other in after
    )
