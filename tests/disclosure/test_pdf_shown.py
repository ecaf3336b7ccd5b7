"""Of a PDF page only what is shown is read; the rest is listed with its page and how much it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govbudget.disclosure.reading import read_source
from govbudget.disclosure.reading.pdf.page import page_of
from govbudget.disclosure.reading.pdf.pdfium import Document
from govbudget.io.source import Loss, Paragraph

from .made import FONT, drawn
from .oracle import compare

A4 = (595, 842)


def page(draw, *, crop=None, size=A4):
    """The page that a function draws, as it is read."""

    def on(canvas, _):
        if crop:
            canvas.setCropBox(crop)
        draw(canvas)

    data = drawn(on, size=size)
    compare(data)
    return page_of(Document(data).sheet(1))


def lines(found):
    return [line.text for line in found.lines]


def lost(found):
    return [(entry.what, entry.kind) for entry in found.lost]


def put(canvas, x, y, text, size=11):
    canvas.setFont(FONT, size)
    canvas.drawString(x, y, text)


class TestInvisible:
    @pytest.mark.parametrize("mode", [3, 7])
    def test_modes_that_draw_nothing(self, mode):
        def draw(canvas):
            put(canvas, 80, 700, "预算60.00")
            canvas.saveState()
            text = canvas.beginText(80, 650)
            text.setTextRenderMode(mode)
            text.textOut("暗88.88")
            canvas.drawText(text)
            canvas.restoreState()

        found = page(draw)
        assert lines(found) == ["预算60.00"]
        assert lost(found) == [("6 letters drawn to be invisible: '暗88.88'", Loss.HIDDEN)]

    def test_a_layer_over_the_same_figures(self):
        def draw(canvas):
            put(canvas, 80, 700, "60.00")
            canvas.saveState()
            text = canvas.beginText(82, 700)
            text.setTextRenderMode(3)
            text.textOut("88.88")
            canvas.drawText(text)
            canvas.restoreState()

        assert lines(page(draw)) == ["60.00"]

    def test_letters_without_density(self):
        def draw(canvas):
            put(canvas, 80, 700, "预算60.00")
            canvas.setFillAlpha(0)
            put(canvas, 80, 650, "88.88")

        assert lines(page(draw)) == ["预算60.00"]

    def test_what_recognition_put_over_a_picture_is_read(self, tmp_path):
        from PIL import Image

        Image.new("RGB", (60, 80), "gray").save(tmp_path / "scan.png")

        def draw(canvas):
            canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, 595, 842)
            text = canvas.beginText(80, 650)
            text.setTextRenderMode(3)
            text.textOut("支出预算总表")
            canvas.drawText(text)

        found = page(draw)
        assert lines(found) == ["支出预算总表"]
        assert [kind for what, kind in lost(found) if "recognised" in what] == [Loss.SLIGHT]


class TestColour:
    def test_white_on_white(self):
        def draw(canvas):
            put(canvas, 80, 700, "预算60.00")
            canvas.setFillColorRGB(1, 1, 1)
            put(canvas, 80, 650, "88.88")

        found = page(draw)
        assert lines(found) == ["预算60.00"]
        assert lost(found) == [("5 letters in the colour of their ground: '88.88'", Loss.HIDDEN)]

    def test_white_on_blue_is_seen_and_blue_on_blue_is_not(self):
        def draw(canvas):
            canvas.setFillColorRGB(0, 0, 0.8)
            canvas.rect(70, 600, 200, 150, stroke=0, fill=1)
            put(canvas, 80, 650, "88.88")
            canvas.setFillColorRGB(1, 1, 1)
            put(canvas, 80, 700, "预算60.00")

        assert lines(page(draw)) == ["预算60.00"]

    def test_white_on_a_picture_is_seen(self, tmp_path):
        from PIL import Image

        Image.new("RGB", (60, 80), "navy").save(tmp_path / "ground.png")

        def draw(canvas):
            canvas.drawImage(str(tmp_path / "ground.png"), 70, 600, 300, 200)
            canvas.setFillColorRGB(1, 1, 1)
            put(canvas, 80, 700, "预算60.00")

        assert lines(page(draw)) == ["预算60.00"]

    @given(st.tuples(*[st.integers(0, 255)] * 3), st.tuples(*[st.integers(0, 255)] * 3))
    def test_letters_are_seen_where_their_colour_is_another(self, letters, ground):
        def draw(canvas):
            canvas.setFillColorRGB(*(part / 255 for part in ground))
            canvas.rect(70, 600, 300, 150, stroke=0, fill=1)
            canvas.setFillColorRGB(*(part / 255 for part in letters))
            put(canvas, 80, 700, "60.00")

        apart = max(abs(a - b) for a, b in zip(letters, ground, strict=True))
        if apart > 14:
            assert lines(page(draw)) == ["60.00"]
        elif apart < 10:
            assert lines(page(draw)) == []


class TestPlace:
    def test_outside_of_the_page(self):
        def draw(canvas):
            put(canvas, 80, 700, "预算60.00")
            put(canvas, 80, 900, "88.88")
            put(canvas, 700, 700, "99.99")

        found = page(draw)
        assert lines(found) == ["预算60.00"]
        assert lost(found) == [("10 letters outside of the page: '88.8899.99'", Loss.HIDDEN)]

    def test_outside_of_the_crop_box(self):
        def draw(canvas):
            put(canvas, 80, 700, "预算60.00")
            put(canvas, 80, 100, "88.88")

        found = page(draw, crop=(50, 300, 545, 800))
        assert (found.width, found.height) == (495, 500)
        assert lines(found) == ["预算60.00"]
        assert found.lines[0].box[0] == pytest.approx(30)

    def test_a_line_that_is_cut_away(self):
        def draw(canvas):
            canvas.saveState()
            path = canvas.beginPath()
            path.rect(70, 600, 300, 150)
            canvas.clipPath(path, stroke=0)
            put(canvas, 80, 700, "预算60.00")
            put(canvas, 80, 500, "88.88")
            canvas.restoreState()
            put(canvas, 80, 400, "说明")

        found = page(draw)
        assert lines(found) == ["预算60.00", "说明"]
        assert lost(found) == [("5 letters of lines that are cut away: '88.88'", Loss.HIDDEN)]

    def test_a_name_cut_off_by_the_next_cell(self):
        """As a spreadsheet prints it: the name is read whole and told as cut, as is the amount."""

        def draw(canvas):
            for x in (50, 150, 250):
                canvas.line(x, 720, x, 690)
            for y in (720, 690):
                canvas.line(50, y, 250, y)
            canvas.saveState()
            path = canvas.beginPath()
            path.rect(50, 690, 100, 30)
            canvas.clipPath(path, stroke=0)
            put(canvas, 55, 700, "政府办公厅及相关机构事务")
            canvas.restoreState()
            put(canvas, 200, 700, "60.00")

        found = page(draw)
        assert found.tables[0].rows == (("政府办公厅及相关机构事务", "60.00"),)
        what = "3 letters that their cells have no room for, read as what the cells hold: '构事务'"
        assert lost(found) == [(what, Loss.SLIGHT)]


class TestCovered:
    def test_under_a_filled_box(self):
        def draw(canvas):
            put(canvas, 80, 700, "预算60.00")
            put(canvas, 80, 650, "88.88")
            canvas.setFillColorRGB(1, 1, 1)
            canvas.rect(70, 640, 200, 25, stroke=0, fill=1)

        found = page(draw)
        assert lines(found) == ["预算60.00"]
        assert lost(found) == [("5 letters under a filled box: '88.88'", Loss.HIDDEN)]

    def test_over_a_filled_box_or_under_a_sheer_one(self):
        def draw(canvas):
            canvas.setFillColorRGB(1, 1, 0.5)
            canvas.rect(70, 690, 200, 25, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
            put(canvas, 80, 700, "预算60.00")
            put(canvas, 80, 650, "88.88")
            canvas.setFillAlpha(0.3)
            canvas.setFillColorRGB(1, 1, 0)
            canvas.rect(70, 640, 200, 25, stroke=0, fill=1)

        found = page(draw)
        assert lines(found) == ["预算60.00", "88.88"]
        assert lost(found) == []


class TestSize:
    def test_letters_too_small_to_be_seen(self):
        def draw(canvas):
            put(canvas, 80, 700, "预算60.00")
            put(canvas, 80, 650, "88.88", 0.4)

        found = page(draw)
        assert lines(found) == ["预算60.00"]
        assert lost(found) == [("5 letters too small to be seen: '88.88'", Loss.HIDDEN)]

    def test_a_size_below_nought_turns_the_letters_round(self):
        def draw(canvas):
            canvas.translate(300, 700)
            canvas.scale(-1, -1)
            canvas.setFont(FONT, -11)
            canvas.drawString(0, 0, "60.00")

        assert lines(page(draw)) == ["60.00"]


class TestTwice:
    @pytest.mark.parametrize("shift", [0.0, 0.4, 1.2])
    def test_a_second_layer_over_the_same_places(self, shift):
        def draw(canvas):
            put(canvas, 80, 700, "档案事务60.00")
            put(canvas, 80 + shift, 700 - shift / 2, "档案事务60.00")

        assert lines(page(draw)) == ["档案事务60.00"]

    def test_letters_that_stand_twice_in_a_word_stay(self):
        def draw(canvas):
            put(canvas, 80, 700, "1100.00万元，逐逐项……")

        assert lines(page(draw)) == ["1100.00万元，逐逐项……"]


class TestRaised:
    @pytest.mark.parametrize("mark", ["1", "12", "*", "[1]"])
    def test_a_raised_mark_behind_a_figure(self, mark):
        def draw(canvas):
            put(canvas, 80, 700, "10.00")
            put(canvas, 80 + canvas.stringWidth("10.00", FONT, 11), 704, mark, 6)

        found = page(draw)
        assert lines(found) == ["10.00"]
        assert lost(found) == [(f"{len(mark)} raised marks behind figures: {mark!r}", Loss.RAISED)]

    def test_what_is_only_small_or_only_raised_stays(self):
        def draw(canvas):
            put(canvas, 80, 700, "10.00")
            put(canvas, 80 + canvas.stringWidth("10.00", FONT, 11), 700, "5", 6)
            put(canvas, 80, 650, "面积10平方米")
            put(canvas, 80 + canvas.stringWidth("面积10平方米", FONT, 11), 654, "2", 6)

        assert lines(page(draw))[0] == "10.005"
        assert "2" in "".join(lines(page(draw))[1:])


def test_two_layers_in_a_file(tmp_path):
    """End to end: the table that is shown, and a list of what is not, with its page."""

    def draw(canvas, _):
        for x in (50, 150, 250):
            canvas.line(x, 720, x, 690)
        for y in (720, 690):
            canvas.line(50, y, 250, y)
        put(canvas, 55, 700, "合计")
        put(canvas, 200, 700, "60.00")
        canvas.saveState()
        text = canvas.beginText(202, 700)
        text.setTextRenderMode(3)
        text.textOut("88.88")
        canvas.drawText(text)
        canvas.restoreState()
        put(canvas, 55, 600, "单位预算公开")

    (tmp_path / "a").write_bytes(drawn(draw, pages=2))
    document = read_source(tmp_path / "a")

    assert [block.rows for block in document.blocks if not isinstance(block, Paragraph)] == [
        (("合计", "60.00"),)
    ] * 2
    assert [(entry.what, entry.page) for entry in document.lost] == [
        ("5 letters drawn to be invisible: '88.88'", 1),
        ("5 letters drawn to be invisible: '88.88'", 2),
    ]
