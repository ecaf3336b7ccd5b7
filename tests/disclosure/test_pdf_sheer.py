"""Masks, groups, layers, shadings and notes: only what they show is read."""

import pytest

from .test_pdf_bounds import FORM, TEXT, one_page, read, stream

__all__ = ["read"]

FONTS = b"/Font<</F 4 0 R>>"
GROUP = b"/Group<</S/Transparency/CS/DeviceGray>>"
HIDDEN = "8 letters drawn to be invisible: 'Hid88.88'"
COVER = b"1 g 40 590 200 30 re f"


def put(text, before=b""):
    return b"q %s BT /F 12 Tf 50 600 Td (%s) Tj ET Q\n" % (before, text)


def state(settings, mask=b""):
    return b"/ExtGState<</G<<%s>>>>%s" % (settings, mask)


def form(content, entries=b""):
    return stream(content, FORM % FONTS + entries)


def switched_off(content, *more, resources=b""):
    """A file whose layer L, the object 6, is switched off."""
    named = b"/Properties<</L 6 0 R>>" + resources
    data = one_page(content, b"<</Type/OCG/Name(D)>>", *more, resources=named)
    off = b"/Type/Catalog/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>"
    return data.replace(b"/Type/Catalog", off)


@pytest.mark.parametrize(("ground", "seen"), [(b"0 g", False), (b"1 g", True)])
def test_a_mask_over_a_text(read, ground, seen):
    mask = form(ground + b" 0 0 600 900 re f", GROUP)
    content = TEXT + put(b"Hid 88.88", b"/G gs")
    data = one_page(content, mask, resources=state(b"/SMask<</S/Luminosity/G 6 0 R>>"))
    if seen:
        assert read(data) == (["Budget 2024", "Hid 88.88"], [])
    else:
        assert read(data) == (["Budget 2024"], [HIDDEN])


@pytest.mark.parametrize(("density", "seen"), [(b"0", False), (b"0.5", True)])
def test_a_group_without_density(read, density, seen):
    data = one_page(
        TEXT + b"q /G gs /X Do Q",
        form(put(b"Hid 88.88"), GROUP),
        resources=state(b"/ca " + density) + b"/XObject<</X 6 0 R>>",
    )
    if seen:
        assert read(data) == (["Budget 2024", "Hid 88.88"], [])
    else:
        assert read(data) == (["Budget 2024"], [HIDDEN])


def test_white_letters_with_black_outlines_are_seen(read):
    data = one_page(TEXT + put(b"Seen 88.88", b"1 g 0 G 2 Tr"))
    assert read(data) == (["Budget 2024", "Seen 88.88"], [])


def test_white_letters_on_a_shading_are_seen(read):
    dark = b"/Function<</FunctionType 2/Domain[0 1]/C0[0 0 0]/C1[0 0 1]/N 1>>"
    shading = b"/Shading<</S<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 600 0]%s>>>>" % dark
    content = TEXT + b"q 40 590 200 30 re W n /S sh Q " + put(b"Seen 88.88", b"1 g")
    assert read(one_page(content, resources=shading)) == (["Budget 2024", "Seen 88.88"], [])


class TestLayers:
    @pytest.mark.parametrize("as_form", [False, True])
    def test_a_cover_that_is_switched_off_hides_nothing(self, read, as_form):
        text = TEXT + put(b"Seen 88.88")
        if as_form:
            more = b"/XObject<</X 7 0 R>>"
            data = switched_off(text + b"/X Do", form(COVER, b"/OC 6 0 R"), resources=more)
        else:
            data = switched_off(text + b"/OC /L BDC " + COVER + b" EMC")
        assert read(data) == (["Budget 2024", "Seen 88.88"], [])

    def test_lines_that_are_switched_off_make_no_table(self, read):
        grid = b"".join(b"50 %d m 350 %d l S " % (y, y) for y in (400, 430, 460))
        grid += b"".join(b"%d 400 m %d 460 l S " % (x, x) for x in (50, 200, 350))
        cells = b"".join(
            b"BT /F 12 Tf %d %d Td (%d.00) Tj ET " % (x, y, x + y)
            for x in (60, 210)
            for y in (410, 440)
        )
        data = switched_off(TEXT + b"/OC /L BDC " + grid + b" EMC " + cells)
        assert read(data)[0] == ["Budget 2024", "500.00", "650.00", "470.00", "620.00"]

    def test_a_picture_that_is_switched_off_is_not_told(self, read):
        picture = b"q 500 0 0 600 40 50 cm BI /W 1/H 1/CS/G/BPC 8 ID \x80 EI Q"
        data = switched_off(TEXT + b"/OC /L BDC " + picture + b" EMC")
        assert read(data) == (["Budget 2024"], [])

    def test_a_ground_that_is_switched_off_shows_no_white_letter(self, read):
        ground = b"/OC /L BDC 0 g 40 590 200 30 re f EMC "
        said = "8 letters in the colour of their ground: 'Hid88.88'"
        data = switched_off(TEXT + ground + put(b"Hid 88.88", b"1 g"))
        assert read(data) == (["Budget 2024"], [said])

    def test_the_same_text_in_two_layers_is_read(self, read):
        """Each alone could be taken away unseen."""
        twice = b"/OC /L BDC " + put(b"Seen 88.88") + b" EMC "
        data = switched_off(TEXT + twice + twice).replace(b"/OFF[", b"/ON[")
        assert read(data) == (["Budget 2024", "Seen 88.88"], [])


class TestNotes:
    LOOK = stream(
        b"BT /F 12 Tf 2 5 Td (Note 88.88) Tj ET",
        b"/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<<%s>>" % FONTS,
    )

    def with_note(self, entries):
        note = b"<</Type/Annot/Rect[50 600 250 620]/AP<</N 7 0 R>>%s>>" % entries
        data = one_page(TEXT, note, self.LOOK)
        return data.replace(b"/Type/Page/", b"/Type/Page/Annots[6 0 R]/")

    @pytest.mark.parametrize("kind", [b"/Subtype/FreeText", b"/Subtype/Widget/FT/Tx/T(a)"])
    def test_what_a_note_or_a_field_shows_is_read(self, read, kind):
        assert read(self.with_note(kind)) == (["Budget 2024", "Note 88.88"], [])

    def test_a_hidden_note_is_not_read(self, read):
        assert read(self.with_note(b"/Subtype/FreeText/F 2")) == (["Budget 2024"], [])


def test_letters_on_their_heads_are_not_read_from_their_ends(read):
    content = TEXT + b"q -1 0 0 -1 300 1200 cm BT /F 12 Tf 50 600 Td (12.34) Tj ET Q"
    said = "5 letters at an angle, as of a watermark"
    assert read(one_page(content)) == (["Budget 2024"], [said])


class TestOtherWords:
    """A file may say what is to be read for some letters; who looks at it sees the letters."""

    SAID = b"/Span <</ActualText(77.77)>> BDC %s EMC"

    def test_what_is_drawn_is_read(self, read):
        data = one_page(TEXT + self.SAID % put(b"Seen 88.88"))
        assert read(data) == (["Budget 2024", "Seen 88.88"], [])

    def test_by_a_property(self, read):
        content = TEXT + b"/Span /P BDC " + put(b"Seen 88.88") + b" EMC"
        data = one_page(content, resources=b"/Properties<</P<</ActualText(77.77)>>>>")
        assert read(data) == (["Budget 2024", "Seen 88.88"], [])

    def test_what_is_said_where_the_letters_have_no_name(self, read):
        shape = stream(b"1000 0 0 0 1000 1000 d1 0 0 800 800 re f")
        font = (
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]"
            b"/CharProcs<</x1 7 0 R>>/Encoding<</Differences[97/x1]>>/FirstChar 97/LastChar 97"
            b"/Widths[1000]/Resources<<>>>>"
        )
        drawn = b"BT /T 12 Tf 50 600 Td (aaaaa) Tj ET"
        data = one_page(TEXT + self.SAID % drawn, font, shape)
        data = data.replace(b"/Font<</F 4 0 R>>", b"/Font<</F 4 0 R/T 6 0 R>>", 1)
        assert read(data) == (["Budget 2024", "77.77"], [])


class TestOverEachOther:
    @pytest.mark.parametrize("apart", [1.5, 2.0, 3.0, 4.5, 8.0])
    def test_figures_above_and_below_a_line_are_not_mixed_into_it(self, read, apart):
        content = b"".join(
            b"BT /F 12 Tf 50 %.1f Td (%s) Tj ET " % (600 + up * apart, text)
            for up, text in ((0, b"total"), (1, b"12.50"), (-1, b"34.70"))
        )
        assert read(one_page(TEXT + content)) == (["Budget 2024", "12.50", "total", "34.70"], [])

    @pytest.mark.parametrize("apart", [1.5, 3.0])
    def test_what_is_lowered_beside_a_word_stays_with_it(self, read, apart):
        content = b"BT /F 12 Tf 50 600 Td (total) Tj 40 -%.1f Td (12.50) Tj ET" % apart
        assert read(one_page(TEXT + content)) == (["Budget 2024", "total 12.50"], [])
