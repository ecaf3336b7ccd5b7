"""A printed table, and whether a grid goes on it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.disclosure.cut_heads import below_head_again, is_head_alone
from govbudget.disclosure.titles import same_title
from govbudget.disclosure.torn_rows import TornRow, torn_row
from govbudget.disclosure.widths import as_wide, without_margins
from govbudget.io.source import Grid, around
from govbudget.position import Position, RowPosition
from govbudget.tables.layout.above import Above
from govbudget.tables.layout.heads import find_head
from govbudget.tables.layout.unread import Unread, Why
from govbudget.tables.wording import is_amount, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.tables.layout.heads import Head

__all__ = ["Printed"]

_AGAIN = re.compile(r"\(?续表?\d*\)?$")
_NEXT = re.compile(r"[-_(]?(?:续表?\d*|\d{1,2})\)?")
#: A row with a code, a name and an amount has so many cells.
_FULL = 3
#: So many pages at most a table with its title again stands behind its last part.
_APART = 2
_MAKER = re.compile(r"(?:.{0,6}(?:单位|部门)(?:名称)?)[:](?!.{0,3}元)")


@frozen(slots=True)
class Printed:
    """A table as printed, over all the pages that it stands on.

    Attributes:
        above: the title, number and unit that stand above it.
        grids: its parts; none where only the title and a note stand in the document.
        rows: the cells of all its rows.
        places: the page and row of each.
        notes: the notes below it.
        page: the page of its title.
        again: the rows that only repeat others.
    """

    above: Above
    grids: tuple[Grid, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    places: tuple[Position, ...] = ()
    notes: tuple[str, ...] = ()
    page: int | None = None
    again: tuple[Unread, ...] = ()

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that it stands on."""
        found = {one.page for one in self.grids if one.page is not None}
        if not found and self.page is not None:
            found = {self.page}
        return tuple(sorted(found))

    @classmethod
    def of(cls, above: Above, grid: Grid, page: int | None = None) -> Printed:
        """A table of one grid.

        Args:
            above: the title, number and unit that stand above it.
            grid: the grid.
            page: the page of its title.
        """
        return cls(above, (grid,), grid.rows, _places(grid), (), page)

    def with_grid(
        self, grid: Grid, head: Head, own: Head, above: Above, *, broken: bool
    ) -> Printed | None:
        """The table with a grid that goes on it; None where the grid is a table of its own.

        Args:
            grid: the grid.
            head: the head of this table.
            own: the head of the grid, without rows where it has none.
            above: the title, number and unit that stand above the grid.
            broken: whether text stands between the two.
        """
        if not self._may_go_on(grid, (own, head), above, broken=broken):
            return None
        # A page may repeat the first rows of the head only.
        again = own.rows == head.rows[: len(own.rows)]
        width = len(self.grids[0].rows[0])
        if own.rows and not again and not _is_body(own, head):
            # The same head may stand between other margins.
            laid = without_margins(grid, self.rows, width)
            if laid is None or find_head(laid.rows).rows != head.rows:
                return None
        else:
            laid = as_wide(grid, self.grids[0], head) or without_margins(grid, self.rows, width)
        if laid is None:
            return None
        laid, grid = self._counted_on(laid), self._counted_on(grid)
        sums = _sums(self.rows)
        known = sums | (_below(self.rows, head) if own.rows else set())
        at = own.end if own.rows else 0
        while at < len(laid.rows) and _filled_in(laid.rows[at]) in known:
            at += 1
        near = self._ends(grid) and at < len(laid.rows)
        torn = torn_row(self.rows[-1], laid.rows[at], head) if near else None
        below = range(own.end if own.rows else 0, at)
        return self._with(laid, grid, above, sums, below, (at, torn) if torn else None)

    def _counted_on(self, grid: Grid) -> Grid:
        """A grid whose rows are counted on from those of the table, where no page tells them apart.

        In a format without pages each piece of a table counts its rows from 1.
        """
        last = self.places[-1].row or 0
        if grid.page is not None or grid.sheet or grid.first_row > last:
            return grid
        return evolve(grid, first_row=last + 1)

    def with_rest_of_head(self, grid: Grid, head: Head, above: Above) -> Printed | None:
        """The table whose head the page cut, with the rest of it below; None where it is whole.

        Args:
            grid: the grid on the next page.
            head: the head of this table, of which no row stands on this page yet.
            above: what stands above the grid.
        """
        cut = is_head_alone(head, self.rows) and self._ends(grid)
        if not cut or len(self.rows[-1]) != len(grid.rows[0]):
            return None
        if above.title and not same_title(above.title, self.above.title):
            return None
        rest = below_head_again(grid, self.rows)
        return None if rest is None else self._with(rest, rest, above, _sums(self.rows))

    def _may_go_on(
        self, grid: Grid, heads: tuple[Head, Head], above: Above, *, broken: bool
    ) -> bool:
        """Whether a grid may go on the table by where it stands and what is said above it."""
        if not self._is_near(grid, above) or above.unit not in {None, self.above.unit}:
            return False
        if above.title:
            same = same_title(above.title, self.above.title)
            return same and not self._is_another(above, grid)
        if broken or (grid.page is None and above.lines):
            return False
        own, head = heads
        return grid.page is not None or not own.rows or self._is_further(grid, own, head)

    def _ends(self, grid: Grid) -> bool:
        """Whether a grid stands on the page after that on which the last row stands."""
        return grid.page is not None and abs((self.places[-1].page or 0) - grid.page) == 1

    def _is_near(self, grid: Grid, above: Above) -> bool:
        """Whether a grid stands on the page or sheet of the last part, or on the next one.

        Another sheet is the next one of a table where its title or its name says 续. A title that
        is repeated may stand alone on the page between, or a page there be blank.
        """
        last = self.grids[-1] if self.grids else None
        if last is None:
            return False
        titled = bool(above.title) and same_title(above.title, self.above.title)
        if last.sheet != grid.sheet:
            again = _AGAIN.search(plain(above.title)) or _is_next_sheet(last.sheet, grid.sheet)
            return titled and bool(again)
        most = _APART if titled else 1
        return last.page is None or grid.page is None or abs(grid.page - last.page) <= most

    def _is_further(self, grid: Grid, own: Head, head: Head) -> bool:
        """Whether a grid with the same head has further rows, and none of those before.

        A format without pages parts a long table so, or shows two tables of one form: one with a
        total of its own is another, but where the total is the end of what has none yet.
        """
        sums = _sums(grid.rows)
        if own.rows != head.rows or (sums and not self._is_ended_by(grid, sums)):
            return False
        below = grid.rows[own.end :]
        return _keys(self.rows).isdisjoint(_keys(below)) and bool(_keys(below))

    def _is_ended_by(self, grid: Grid, sums: set[tuple[str, ...]]) -> bool:
        """Whether the total of a table without one is the last row of a grid."""
        last = next((row for row in reversed(grid.rows) if any(map(is_amount, row))), ())
        return not _sums(self.rows) and sums == {_filled_in(last)}

    def _is_another(self, above: Above, grid: Grid) -> bool:
        """Whether a grid with the same title is of another unit, or has a total of its own."""
        first, second = _makers(self.above), _makers(above)
        if first and second and first != second:
            return True
        known, sums = _sums(self.rows), _sums(grid.rows)
        return bool(sums) and bool(known) and sums.isdisjoint(known)

    def _with(
        self,
        laid: Grid,
        grid: Grid,
        above: Above,
        known: set[tuple[str, ...]],
        below: range = range(0),
        torn: tuple[int, TornRow] | None = None,
    ) -> Printed:
        """The table with more rows; a total that is printed on each page is kept once.

        So is a row that stands right below a head that is repeated. The row that the page cut in
        two stands where its figures do.
        """
        before, new = [*self.rows], list(zip(laid.rows, _places(laid), strict=True))
        before_places = self.places
        if torn and torn[1].is_below:
            at, row = torn
            new[at] = (row.cells, new[at][1])
            before, before_places = before[:-1], before_places[:-1]
        elif torn:
            before[-1] = torn[1].cells
            del new[torn[0]]
        kept, places, again = [], [], []
        for number, (cells, place) in enumerate(new):
            if number in below or (known and _filled_in(cells) in known):
                what = " | ".join(filter(None, cells))
                again.append(Unread.of(what, Why.TOTAL_AGAIN, place))
            else:
                kept.append(cells)
                places.append(place)
        return evolve(
            self,
            above=evolve(self.above, unit=self.above.unit or above.unit),
            grids=(*self.grids, grid),
            rows=(*before, *kept),
            places=(*before_places, *places),
            again=(*self.again, *again),
        )


def _is_next_sheet(last: str, sheet: str) -> bool:
    """Whether a sheet is named as another with 续 or a number behind it."""
    rest = plain(sheet).removeprefix(plain(last))
    return bool(last) and rest != plain(sheet) and _NEXT.fullmatch(rest) is not None


def _keys(rows: Iterable[Sequence[str]]) -> set[tuple[str, ...]]:
    """What each row with an amount is of: its first cell, and those before its name with it."""
    filled = ([plain(cell) for cell in row if cell] for row in rows)
    return {_key(row) for row in filled if any(map(is_amount, row[1:]))}


def _key(row: Sequence[str]) -> tuple[str, ...]:
    """The code of a row, perhaps in several cells, with its name: 208 | 05 | 行政单位养老."""
    name = next((at for at, cell in enumerate(row) if not is_amount(cell)), 0)
    behind = takewhile(lambda cell: not is_amount(cell), row[name + 1 :])
    return (*row[: name + 1], *behind)


def _makers(above: Above) -> set[str]:
    return {plain(line) for line in above.lines if _MAKER.match(plain(line))}


def _sums(rows: Iterable[Sequence[str]]) -> set[tuple[str, ...]]:
    """The rows with the total of a table, without their blank cells."""
    filled = (tuple(cell for cell in row if cell) for row in rows)
    return {
        row
        for row in filled
        if row and plain(row[0]) in {"合计", "总计"} and any(map(is_amount, row))
    }


def _below(rows: Sequence[tuple[str, ...]], head: Head) -> set[tuple[str, ...]]:
    """The first row below a head, where it has amounts: a page may repeat it with the head."""
    first = [_filled_in(row) for row in rows[head.end : head.end + 1]]
    return {row for row in first if len(row) >= _FULL and any(map(is_amount, row[2:]))}


def _filled_in(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell for cell in row if cell)


def _is_body(head: Head, before: Head) -> bool:
    """Whether what looks like a head is rows without amounts of the table before it."""
    known = any(part.codes or part.name for part in before.parts)
    return known and not any(part.codes or part.name for part in head.parts)


def _places(grid: Grid) -> tuple[Position, ...]:
    rows = range(grid.first_row, grid.first_row + len(grid.rows))
    if not grid.boxes:
        return tuple(Position(grid.page, None, row) for row in rows)
    return tuple(
        RowPosition(grid.page, None, row, None, around(boxes), boxes)
        for row, boxes in zip(rows, grid.boxes, strict=True)
    )
