"""Says of the rows of a table what they are, some thousands at a time, and keeps none of them."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import Factory, define

from govbudget.mapping import Mapped, text_in
from govbudget.tables.layout.above import above_row
from govbudget.tables.layout.codecells import CodeCells
from govbudget.tables.lexicon.texts import squeezed
from govbudget.tables.wording import is_note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from govbudget.tables.layout.layout import TableLayout
    from govbudget.tables.layout.parts import Part

__all__ = ["RowMapper", "RowTally"]

_T = TypeVar("_T")

_NOTHING = Mapped("", "", "", "", "", "")
# Of so many pairs of cells it is known what they are: more would be the table itself.
_MOST_KNOWN = 2**17


@define
class RowTally:
    """How many rows are what.

    Attributes:
        resolved: how many have a code.
        remarked: how many of these have a remark.
        totals: how many are totals.
        lost: how many did not resolve, by their remark.
    """

    resolved: int = 0
    remarked: int = 0
    totals: int = 0
    lost: Counter[str] = Factory(Counter)

    def add(self, mapped: Mapped, times: int) -> None:
        """Count rows.

        Args:
            mapped: what they are.
            times: how many there are.
        """
        if mapped.code:
            self.resolved += times
            self.remarked += times if mapped.remark else 0
        elif mapped.is_total:
            self.totals += times
        elif mapped.remark:
            self.lost[mapped.remark] += times


class RowMapper(Generic[_T]):
    """Says what the cells of each row are; cells that were met before are looked up once.

    A row that is wholly blank, a note, or a repetition of the head is nothing: all that is added is
    empty, the remark too.

    Args:
        layout: where the codes and names stand.
        resolve: what a code and a name are.
        end: what to make of the cells that are added to a row, once for all rows that share them.
    """

    def __init__(
        self,
        layout: TableLayout,
        resolve: Callable[[object, object], Mapped],
        end: Callable[[Sequence[object]], _T],
    ) -> None:
        self._pairs_of = _pairs(layout.main)
        self._head = {tuple(filter(None, row)) for row in layout.head.rows}
        self._known = _Known(resolve, end)
        self._tally = RowTally()
        self._times: Counter[int] = Counter()

    def ends(self, rows: Sequence[Sequence[object]]) -> list[_T]:
        """What is added to each of some rows, which stand below those that were asked before.

        Args:
            rows: the rows.
        """
        if len(self._known) > _MOST_KNOWN:
            self._forget()
        known = self._known
        numbers = [*map(known.__getitem__, self._pairs_of(rows))]
        if known.uncoded:
            for at in [at for at, number in enumerate(numbers) if number in known.uncoded]:
                if _says_nothing(rows[at], self._head):
                    numbers[at] = known.nothing
        self._times.update(numbers)
        return [*map(known.ends.__getitem__, numbers)]

    def tally(self) -> RowTally:
        """How many of all rows are what."""
        self._forget()
        return self._tally

    def _forget(self) -> None:
        """Count what was met so far, and begin anew."""
        for number, times in self._times.items():
            self._tally.add(self._known.found[number], times)
        self._times.clear()
        self._known.forget()


class _Known(dict[tuple[object, object], int], Generic[_T]):
    """Which of what was found a code and a name are; what is asked first is looked up."""

    nothing = 0

    def __init__(
        self,
        resolve: Callable[[object, object], Mapped],
        end: Callable[[Sequence[object]], _T],
    ) -> None:
        super().__init__()
        self._resolve = resolve
        self._end = end
        self.forget()

    def forget(self) -> None:
        """Begin anew."""
        self.clear()
        self.found = [_NOTHING]
        self.ends = [self._end(_NOTHING.cells)]
        self.uncoded: set[int] = set()

    def __missing__(self, pair: tuple[object, object]) -> int:
        mapped = self._resolve(*pair)
        number = self[pair] = len(self.found)
        self.found.append(mapped)
        self.ends.append(self._end(mapped.cells))
        if not mapped.code:
            self.uncoded.add(number)
        return number


def _pairs(
    main: Part,
) -> Callable[[Sequence[Sequence[object]]], Iterable[tuple[object, object]]]:
    """What reads the code and the name of each row."""
    code_of: Callable[[Sequence[object]], object] = _nothing
    at: int | None = None
    if main.coded:
        code_of = CodeCells.of(main)
    if len(main.codes) == 1 and not main.short:
        at = main.codes[0].place
        code_of = _reader(at)
    if main.coded_names or main.name is None:
        return lambda rows: ((code_of(row), None) for row in rows)
    name_at = main.name.place
    name_of = _reader(name_at)
    if at is None:
        return lambda rows: zip(map(code_of, rows), map(name_of, rows), strict=True)
    both = itemgetter(at, name_at)

    def of_both(rows: Sequence[Sequence[object]]) -> Iterable[tuple[object, object]]:
        if min(map(len, rows), default=0) > max(at, name_at):
            return map(both, rows)
        return zip(map(code_of, rows), map(name_of, rows), strict=True)

    return of_both


def _reader(at: int) -> Callable[[Sequence[object]], object]:
    """What reads the cell of a column; None where the row is too short."""
    return lambda row: row[at] if at < len(row) else None


def _nothing(_: Sequence[object]) -> None:
    """What reads a column that is not there."""


def _says_nothing(row: Sequence[object], head: set[tuple[str, ...]]) -> bool:
    """Whether a row is blank, a note, or repeats the head or what stands above it."""
    filled = [cell for cell in row if text_in(cell)]
    if len(filled) > 1 and text_in(filled[-1]).replace(".", "").isdecimal():
        return False  # no note, title or head ends with an amount
    if not filled or tuple(map(squeezed, filled)) in head:
        return True
    return is_note(filled[0]) or above_row(row) is not None
