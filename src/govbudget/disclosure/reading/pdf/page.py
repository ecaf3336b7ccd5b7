"""One page of a PDF: its tables, and the lines outside of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.disclosure.reading.pdf.aligned import aligned_tables
from govbudget.disclosure.reading.pdf.drawn import Drawn
from govbudget.disclosure.reading.pdf.glyphs import glyphs_of, in_lines, turn_of
from govbudget.disclosure.reading.pdf.lines import PageLine, lines_of
from govbudget.disclosure.reading.pdf.raised import without_marks
from govbudget.disclosure.reading.pdf.rules import MOST_RULES, rules_of, tables_of
from govbudget.disclosure.reading.pdf.shown import shown_on
from govbudget.disclosure.reading.pdf.stacked import records_of
from govbudget.io.source import Loss, Lost
from govbudget.position import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.reading.pdf.drawn import DrawnPage
    from govbudget.disclosure.reading.pdf.glyphs import Glyph, Turned
    from govbudget.disclosure.reading.pdf.rules import RuledTable
    from govbudget.disclosure.reading.pdf.stacked import Placed

__all__ = ["Page", "PageTable", "page_of"]

#: Letters nearer than this, in letter sizes, are one word.
_TOUCHING = 0.15
_AMOUNT = re.compile(r"-?\d{1,3}(?:,\d{3})+\.\d\d")
#: Digits that overlap by more than this, in letter sizes, are not of one figure.
_OVER = 0.15
#: A wall through a letter further from its edge than this share of its width cuts it.
_CUT = 0.2
#: Columns of two pages that differ by no more, in points, are one.
_FITTING = 4.0
#: A picture over this share of a page is said to be there.
_LARGE = 0.1
#: So many letters of what is left out are quoted.
_QUOTED = 20


@frozen(slots=True)
class PageTable:
    """A table of a page.

    Attributes:
        top: where it begins, in points from the top.
        rows: the text of its cells.
        boxes: where each of them stands on the page; None for a blank one.
        xs: where its columns begin, and the last one ends; empty where no lines show it.
        spans: from where to where the words of each column reach, where no lines show it.
    """

    top: float
    rows: tuple[tuple[str, ...], ...]
    boxes: tuple[tuple[Box | None, ...], ...]
    xs: tuple[float, ...] = ()
    spans: tuple[tuple[float, float], ...] = ()

    @classmethod
    def of(
        cls, top: float, rows: Sequence[Sequence[Placed]], **columns: Sequence[Any]
    ) -> PageTable:
        """A table of cells with their places."""
        texts = tuple(tuple(text for text, _ in row) for row in rows)
        boxes = tuple(tuple(box for _, box in row) for row in rows)
        return cls(top, texts, boxes, **{name: tuple(each) for name, each in columns.items()})

    def within(self, before: PageTable) -> PageTable:
        """The table with the columns of the one that it continues on a new page.

        A row of totals alone has fewer lines than the table above it, and rows without any have
        none: their cells stand where those lines tell. The table is given back as it is where they
        do not fit.
        """
        places = self._places(before.xs) if before.xs else []
        if not places or None in places or len(set(places)) < len(places):
            return self
        rows: list[list[Placed]] = []
        for texts, boxes in zip(self.rows, self.boxes, strict=True):
            laid: list[Placed] = [("", None)] * (len(before.xs) - 1)
            for place, text, box in zip(places, texts, boxes, strict=True):
                laid[place or 0] = (text, box)
            rows.append(laid)
        return PageTable.of(self.top, rows, xs=before.xs)

    def _places(self, xs: Sequence[float]) -> list[int | None]:
        """Which of the columns that lines part each of its own is; None where it is none."""
        if not self.xs:
            middles = ((left + right) / 2 for left, right in self.spans)
            return [
                bisect_right(xs, middle) - 1 if xs[0] <= middle < xs[-1] else None
                for middle in middles
            ]
        if len(self.xs) >= len(xs):
            return []
        places = [
            next((i for i, other in enumerate(xs) if abs(x - other) <= _FITTING), None)
            for x in self.xs
        ]
        ends = (places[0], places[-1]) == (0, len(xs) - 1)
        return places[:-1] if ends and None not in places else []


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
        nameless: how many letters the file does not name.
        pictured: whether pictures cover much of it.
        why_not: why it could not be read at all; empty where it was.
    """

    number: int
    width: float
    height: float
    tables: tuple[PageTable, ...]
    lines: tuple[PageLine, ...]
    letters: int
    lost: tuple[Lost, ...]
    nameless: int = 0
    pictured: bool = False
    why_not: Message | None = None


def page_of(sheet: DrawnPage) -> Page:
    """Reads a page as it is drawn."""
    number, width, height = sheet.number, sheet.width, sheet.height
    chars, hidden = shown_on(sheet)
    turned = turn_of(chars, width, height)
    glyphs, nameless, aslant = glyphs_of(chars, turned)
    lost = [*hidden]
    if nameless:
        lost.append(Lost.of(Message("lost.nameless", count=nameless), number))
    glyphs, marks = without_marks(glyphs)
    if marks:
        text = "".join(mark.text for mark in marks[:_QUOTED])
        lost.append(
            Lost.of(Message("lost.marks", count=len(marks), text=repr(text)), number, Loss.RAISED)
        )
    if aslant:
        lost.append(Lost.of(Message("lost.aslant", count=aslant), number, Loss.SLIGHT))
    if turned.quarter % 2:
        width, height = height, width
    tables, unseen = _ruled(sheet, turned, (width, height))
    outside, inside = _parted(glyphs, tables)
    made = [
        PageTable.of(ruled.ys[0], _cells(ruled, some), xs=ruled.xs)
        for ruled, some in zip(tables, inside, strict=True)
    ]
    aligned, outside = aligned_tables(outside)
    if aligned:
        lost.append(Lost.of(Message("lost.aligned"), number, Loss.SLIGHT))
        made = sorted(
            [*made, *(PageTable.of(one.top, one.rows, spans=one.spans) for one in aligned)],
            key=lambda one: one.top,
        )
    letters = sum(bool(glyph.text.strip()) for glyph in glyphs)
    pictured = _is_pictured(sheet)
    lost += [*unseen, *_pictures(sheet, letters, pictured=pictured)]
    things = tuple(made), tuple(lines_of(outside))
    return Page(number, width, height, *things, letters, tuple(lost), nameless, pictured)


def _ruled(
    sheet: DrawnPage, turned: Turned, page: tuple[float, float]
) -> tuple[list[RuledTable], list[Lost]]:
    """The tables that lines show, and what is said where there are too many lines to look at."""
    # A line may be a picture of one.
    drawn = [*sheet.drawn]
    drawn += [Drawn("curve", one.box, one.order, True, False) for one in sheet.pictures]
    if len(drawn) > MOST_RULES:
        return [], [Lost.of(Message("lost.drawing", count=len(drawn)), sheet.number)]
    return tables_of(*rules_of(drawn, turned, page)), []


def _parted(
    glyphs: Sequence[Glyph], tables: Sequence[RuledTable]
) -> tuple[list[Glyph], list[list[Glyph]]]:
    """The letters outside of all tables, and those in each."""
    outside: list[Glyph] = []
    inside: list[list[Glyph]] = [[] for _ in tables]
    pairs = list(zip(tables, inside, strict=True))
    for glyph in glyphs:
        x, y = glyph.x, glyph.y
        for table, some in pairs:
            if table.has(x, y):
                some.append(glyph)
                break
        else:
            outside.append(glyph)
    return outside, inside


def _cells(ruled: RuledTable, glyphs: Sequence[Glyph]) -> list[list[Placed]]:
    cells: dict[tuple[int, int], list[Glyph]] = {}
    for line in in_lines(glyphs):
        for word in _words(line):
            for place, some in _placed(ruled, word):
                cells.setdefault(place, []).extend(some)
    by_row: dict[int, dict[int, list[Glyph]]] = {}
    for (row, column), some in cells.items():
        by_row.setdefault(row, {})[column] = some
    columns = len(ruled.xs) - 1
    return [
        record
        for number in range(len(ruled.ys) - 1)
        for record in records_of(by_row.get(number, {}), columns)
    ]


def _words(line: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    word: list[Glyph] = []
    for glyph in line:
        if word and (
            glyph.x0 - word[-1].x1 > _TOUCHING * glyph.size
            or _overlap(word[-1], glyph)
            or not glyph.text.strip()
            or not word[-1].text.strip()
        ):
            yield word
            word = []
        word.append(glyph)
    if word:
        yield word


def _overlap(before: Glyph, glyph: Glyph) -> bool:
    """Whether two digits are those of two figures, of which one runs into the other."""
    over = before.x1 - glyph.x0
    return over > _OVER * glyph.size and before.text.isdecimal() and glyph.text.isdecimal()


def _placed(
    ruled: RuledTable, word: Sequence[Glyph]
) -> Iterator[tuple[tuple[int, int], Sequence[Glyph]]]:
    """The cells that a word stands in: one, unless it is two that touch at a wall."""
    places = [ruled.place(glyph.x, glyph.y) for glyph in word]
    known = [place for place in places if place is not None]
    if len(set(known)) > 1 and (any(_is_cut(ruled, one) for one in word) or _is_amount(word)):
        # It flows over the side of its cell.
        yield max(known, key=known.count), word
        return
    for place, glyph in zip(places, word, strict=True):
        if place is not None:
            yield place, (glyph,)


def _is_amount(word: Sequence[Glyph]) -> bool:
    """Whether a word is one amount beyond doubt: two that touch have no such form."""
    return _AMOUNT.fullmatch("".join(glyph.text for glyph in word)) is not None


def _is_cut(ruled: RuledTable, glyph: Glyph) -> bool:
    spare = _CUT * (glyph.x1 - glyph.x0)
    return ruled.place(glyph.x0 + spare, glyph.y) != ruled.place(glyph.x1 - spare, glyph.y)


def _is_pictured(sheet: DrawnPage) -> bool:
    covered = sum(
        (right - left) * (bottom - top) for (left, top, right, bottom), _ in sheet.pictures
    )
    return covered > _LARGE * sheet.width * sheet.height


def _pictures(sheet: DrawnPage, letters: int, *, pictured: bool) -> Iterator[Lost]:
    if pictured and letters:
        yield Lost.of(Message("lost.picture"), sheet.number)
    elif pictured:
        yield Lost.of(Message("lost.pictured"), sheet.number)
    elif not letters and sheet.drawn:
        yield Lost.of(Message("lost.lines_only"), sheet.number)
