"""One page of a PDF: its tables, and the lines outside of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.disclosure.reading.pdfaligned import aligned_tables
from govbudget.disclosure.reading.pdfglyphs import glyphs_of, in_lines, turn_of
from govbudget.disclosure.reading.pdflines import Line, lines_of
from govbudget.disclosure.reading.pdfrules import MOST_RULES, rules_of, tables_of
from govbudget.disclosure.reading.pdfstacked import records_of
from govbudget.io.source import Lost

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.reading.pdfglyphs import Glyph
    from govbudget.disclosure.reading.pdfrules import Ruled

__all__ = ["PICTURE", "Page", "Table", "page_of"]

#: Letters nearer than this, in letter sizes, are one word.
_TOUCHING = 0.15
#: A wall through a letter further from its edge than this share of its width cuts it.
_CUT = 0.2
#: Columns of two pages that differ by no more, in points, are one.
_FITTING = 4.0
#: A picture over this share of a page is said to be there.
_LARGE = 0.1
#: What is said of it.
PICTURE = "a picture"


@frozen(slots=True)
class Table:
    """A table of a page.

    Attributes:
        top: where it begins, in points from the top.
        rows: the text of its cells.
        xs: where its columns begin, and the last one ends; empty where no lines show it.
    """

    top: float
    rows: list[list[str]]
    xs: tuple[float, ...] = ()

    def within(self, before: Table) -> Table:
        """The table with the columns of the one that it continues on a new page.

        A row of totals alone has fewer lines than the table above it: its cells stand where those
        lines tell, and the table is given back as it is where they do not fit.
        """
        places = [
            next((i for i, other in enumerate(before.xs) if abs(x - other) <= _FITTING), None)
            for x in self.xs
        ]
        last = len(before.xs) - 1
        if len(self.xs) >= len(before.xs) or None in places or (places[0], places[-1]) != (0, last):
            return self
        rows = []
        for row in self.rows:
            laid = [""] * last
            for place, cell in zip(places, row, strict=False):
                laid[place or 0] = cell
            rows.append(laid)
        return Table(self.top, rows, before.xs)


@frozen(slots=True)
class Page:
    """A page.

    Attributes:
        number: from 1.
        width: in points, as it is read.
        height: likewise.
        tables: its tables, from the top down.
        lines: its lines outside of them.
        letters: how many letters it has.
        lost: what of it was not read.
    """

    number: int
    width: float
    height: float
    tables: list[Table]
    lines: list[Line]
    letters: int
    lost: list[Lost]


def page_of(page: Any) -> Page:
    """Reads a page of pdfplumber."""
    number, width, height = page.page_number, float(page.width), float(page.height)
    turned = turn_of(page.chars, width, height)
    glyphs, left_out = glyphs_of(page.chars, turned)
    lost = [Lost(f"{count} {what}", number) for what, count in left_out.items()]
    if turned.quarter % 2:
        width, height = height, width
    drawn = [*page.lines, *page.rects, *page.curves]
    tables: list[Ruled] = []
    if len(drawn) > MOST_RULES:
        lost.append(Lost(f"a drawing of {len(drawn):,} lines; tables in it are not seen", number))
    else:
        tables = tables_of(*rules_of(drawn, turned, (width, height)))
    outside, inside = _parted(glyphs, tables)
    made = [
        Table(ruled.ys[0], _cells(ruled, some), tuple(ruled.xs))
        for ruled, some in zip(tables, inside, strict=True)
    ]
    aligned, outside = aligned_tables(outside)
    if aligned:
        lost.append(
            Lost("the lines of a table: it has none, and its words tell its columns", number)
        )
        made = sorted([*made, *(Table(*table) for table in aligned)], key=lambda table: table.top)
    letters = sum(bool(glyph.text.strip()) for glyph in glyphs)
    lost += _pictures(page, number, letters, bool(drawn))
    return Page(number, width, height, made, lines_of(outside), letters, lost)


def _parted(
    glyphs: Sequence[Glyph], tables: Sequence[Ruled]
) -> tuple[list[Glyph], list[list[Glyph]]]:
    """The letters outside of all tables, and those in each."""
    outside: list[Glyph] = []
    inside: list[list[Glyph]] = [[] for _ in tables]
    for glyph in glyphs:
        for table, some in zip(tables, inside, strict=True):
            if table.place(glyph.x, glyph.y) is not None:
                some.append(glyph)
                break
        else:
            outside.append(glyph)
    return outside, inside


def _cells(ruled: Ruled, glyphs: Sequence[Glyph]) -> list[list[str]]:
    cells: dict[tuple[int, int], list[Glyph]] = {}
    for line in in_lines(glyphs):
        for word in _words(line):
            for place, some in _placed(ruled, word):
                cells.setdefault(place, []).extend(some)
    rows: list[list[str]] = []
    columns = len(ruled.xs) - 1
    for number in range(len(ruled.ys) - 1):
        row = {column: some for (at, column), some in cells.items() if at == number}
        rows += records_of(row, columns)
    return rows


def _words(line: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    word: list[Glyph] = []
    for glyph in line:
        if word and (
            glyph.x0 - word[-1].x1 > _TOUCHING * glyph.size
            or not glyph.text.strip()
            or not word[-1].text.strip()
        ):
            yield word
            word = []
        word.append(glyph)
    if word:
        yield word


def _placed(
    ruled: Ruled, word: Sequence[Glyph]
) -> Iterator[tuple[tuple[int, int], Sequence[Glyph]]]:
    """The cells that a word stands in: one, unless it is two that touch at a wall."""
    places = [ruled.place(glyph.x, glyph.y) for glyph in word]
    known = [place for place in places if place is not None]
    if len(set(known)) > 1 and any(_is_cut(ruled, glyph) for glyph in word):
        # It flows over the side of its cell.
        yield max(known, key=known.count), word
        return
    for place, glyph in zip(places, word, strict=True):
        if place is not None:
            yield place, (glyph,)


def _is_cut(ruled: Ruled, glyph: Glyph) -> bool:
    spare = _CUT * (glyph.x1 - glyph.x0)
    return ruled.place(glyph.x0 + spare, glyph.y) != ruled.place(glyph.x1 - spare, glyph.y)


def _pictures(page: Any, number: int, letters: int, drawn: bool) -> Iterator[Lost]:
    area = float(page.width) * float(page.height)
    covered = sum(
        max(0.0, float(image["x1"] - image["x0"])) * max(0.0, float(image["bottom"] - image["top"]))
        for image in page.images
    )
    if covered > _LARGE * area:
        if letters:
            yield Lost(f"{PICTURE}: text in it is not read", number)
        else:
            yield Lost(f"the whole page: it is {PICTURE} without text; recognise it first", number)
    elif not letters and drawn:
        yield Lost("the page has lines and no text", number)
