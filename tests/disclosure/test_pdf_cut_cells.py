"""Texts larger than their cells: a spreadsheet cuts them, and they are read where they belong."""

import pytest

from govbudget.disclosure.reading import read_source
from govbudget.disclosure.reading.pdf.page import page_of
from govbudget.disclosure.reading.pdf.pdfium import Document
from govbudget.io.source import Grid, Loss

from .made import drawn
from .test_pdf_shown import lines, lost, put

SIZE = 11
#: The leading of a wrapped name.
LEADING = 14


def page(draw):
    return page_of(Document(drawn(lambda canvas, _: draw(canvas), size=(595, 842))).sheet(1))


def cell(canvas, left, top, width, height, *texts, size=SIZE):
    """Texts drawn as those of one cell, of which its edges leave what is within."""
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(left, top - height, width, height)
    canvas.clipPath(path, stroke=0)
    for x, y, text in texts:
        put(canvas, x, y, text, size)
    canvas.restoreState()


def ruled(canvas, xs, ys):
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)


class TestWrapped:
    """A name on two lines in rows that have room for one."""

    NAMES = (
        ("机关事业单位基本养老", "保险缴费"),
        ("职业年金缴费",),
        ("其他社会保障", "缴费"),
        ("住房公积金",),
    )
    AMOUNTS = ("60.00", "20.00", "5.00", "8.00")
    WHOLE = tuple(("".join(name), amount) for name, amount in zip(NAMES, AMOUNTS, strict=True))

    def drawn(self, canvas, first, *, rules=True):
        """The rows; the first line of a name on two stands so far below the top of its row."""
        tops = [720 - 16 * at for at in range(5)]
        if rules:
            ruled(canvas, (50, 180, 260), tops)
        for top, name, amount in zip(tops, self.NAMES, self.AMOUNTS, strict=False):
            start = top - (first if len(name) > 1 else 12)
            texts = [(55, start - LEADING * at, line) for at, line in enumerate(name)]
            if len(name) > 1:
                cell(canvas, 50, top, 130, 16, *texts)
            else:
                put(canvas, *texts[0][:2], texts[0][2])
            put(canvas, 200, top - 12, amount)

    @pytest.mark.parametrize("first", [12, 12 - LEADING, 12 - LEADING / 2])
    def test_the_lines_of_a_name_are_of_its_row(self, first):
        """Whether it begins at the top of its cell, ends at the bottom, or is in the middle."""
        found = page(lambda canvas: self.drawn(canvas, first))
        assert found.tables[0].rows == self.WHOLE
        for what, kind in lost(found):
            assert "their cells have no room for" in what
            assert kind is Loss.SLIGHT

    def test_so_they_are_without_lines_between_the_cells(self):
        found = page(lambda canvas: self.drawn(canvas, 12, rules=False))
        assert found.tables[0].rows == self.WHOLE

    def test_the_last_row_of_a_page_may_go_on_on_the_next_one(self):
        def draw(canvas):
            ruled(canvas, (50, 180, 260), (720, 704, 688))
            put(canvas, 55, 708, "职业年金缴费")
            put(canvas, 200, 708, "20.00")
            texts = ((55, 692, "其他社会保障"), (55, 692 - LEADING, "缴费"))
            cell(canvas, 50, 704, 130, 16, *texts)
            put(canvas, 200, 692, "5.00")

        found = page(draw)
        assert found.tables[0].rows[1] == ("其他社会保障", "5.00")
        assert lost(found) == [("2 letters of lines that are cut away: '缴费'", Loss.HIDDEN)]


class TestLow:
    def test_rows_that_are_too_low_for_their_letters(self):
        """The middle of each letter is below its row, and the row of the next one begins there."""
        names = ("办公费", "印刷费", "水费", "电费")

        def draw(canvas):
            tops = [720 - 8 * at for at in range(5)]
            ruled(canvas, (50, 180, 260), tops)
            for at, (top, name) in enumerate(zip(tops, names, strict=False)):
                texts = ((55, top - 13, name), (200, top - 13, f"{at + 1}.00"))
                cell(canvas, 50, top, 210, 8, *texts, size=12)

        rows = page(draw).tables[0].rows
        assert rows == tuple((name, f"{at + 1}.00") for at, name in enumerate(names))

    def test_the_same_figure_in_two_low_rows_is_read_in_both(self):
        """The library takes the second for the first, drawn again to look bold."""

        def draw(canvas):
            put(canvas, 80, 700, "教育支出 1,234.56")
            put(canvas, 80, 692, "教育支出 1,234.56")
            put(canvas, 80, 650, "说明")

        assert lines(page(draw)) == ["教育支出 1,234.56", "教育支出 1,234.56", "说明"]

    def test_one_that_is_drawn_again_is_read_once(self):
        def draw(canvas):
            put(canvas, 80, 700, "教育支出 1,234.56")
            put(canvas, 80.4, 699.7, "教育支出 1,234.56")

        assert lines(page(draw)) == ["教育支出 1,234.56"]


class TestBeside:
    def test_titles_that_reach_over_both_sides_of_their_columns(self):
        titles = ("公务用车购置费", "公务用车运行维护费", "公务接待费")

        def draw(canvas):
            xs = (50, 115, 180, 245)
            ruled(canvas, xs, (720, 700, 680))
            for left, title in zip(xs, titles, strict=False):
                start = left + 32.5 - len(title) * SIZE / 2
                cell(canvas, left, 720, 65, 20, (start, 706, title))
                put(canvas, left + 20, 686, "1.00")

        assert page(draw).tables[0].rows == (titles, ("1.00",) * 3)


@pytest.mark.parametrize("rules", [True, False])
def test_only_a_table_without_lines_has_columns_that_are_not_sure(tmp_path, rules):
    def draw(canvas, _):
        TestWrapped().drawn(canvas, 12, rules=rules)

    path = tmp_path / "a.pdf"
    path.write_bytes(drawn(draw, size=(595, 842)))
    [grid] = [block for block in read_source(path).blocks if isinstance(block, Grid)]
    assert grid.unsure is not rules
