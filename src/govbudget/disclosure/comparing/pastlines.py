"""The figures of tables that are of another year, beside those of the document of that year."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from govbudget.disclosure.comparing.editions import became, same_code, same_whole
from govbudget.disclosure.comparing.linepairs import LinePair
from govbudget.disclosure.comparing.lines import COMPARED, LineKey, TableLine, all_lines_of, by_key
from govbudget.disclosure.text.kinds import DocumentKind, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["PastLines", "pairs_of"]

#: The figures that a budget has; an account of the year has them as 年初预算.
_BUDGET = {Measure.BUDGET, Measure.INITIAL}


class _YearMeant(NamedTuple):
    """Of which year and kind of document a figure of a table is, and whether its column says so."""

    year: int
    kind: DocumentKind
    is_sure: bool


class PastLines:
    """The lines of all tables of a document that can stand beside those of another.

    Args:
        disclosure: the document.
    """

    def __init__(self, disclosure: Disclosure) -> None:
        self.disclosure = disclosure

    @cached_property
    def tables(self) -> tuple[DisclosedTable, ...]:
        """The tables of which it has one of a kind."""
        found = [one for one in self.disclosure.tables if one.kind in COMPARED and not one.is_empty]
        counts = Counter(one.kind for one in found)
        return tuple(one for one in found if counts[one.kind] == 1)

    @cached_property
    def lines(self) -> tuple[TableLine, ...]:
        """Their lines, those that stand several times as well; none of an expected figure."""
        found = (one for it in self.tables for one in all_lines_of(it, self.disclosure.year))
        return tuple(one for one in found if not one.sense.expected)

    @cached_property
    def current(self) -> dict[LineKey, list[TableLine]]:
        """The figures of its own year, those that its document is about, by what they are of."""
        is_account = self.disclosure.kind is DocumentKind.FINAL_ACCOUNT
        wanted = {Measure.FINAL} if is_account else _BUDGET
        return by_key(
            one for one in self.lines if not one.sense.back and one.sense.measure in wanted
        )

    @cached_property
    def incomplete(self) -> frozenset[int]:
        """The tables of which something was not read, by their numbers."""
        return frozenset(
            at
            for at, table in enumerate(self.tables)
            if table.unread
            or any(cell.is_unread for it in table.tables for row in it.rows for cell in row.cells)
        )

    def is_whole(self, table: DisclosedTable) -> bool:
        """Whether all of one of its tables was read."""
        return not any(self.tables[at] is table for at in self.incomplete)


def _own_lines_of(
    lines: PastLines, other: Disclosure
) -> dict[LineKey, list[tuple[TableLine, bool]]]:
    """The figures of a document that are those of another, each with whether its column says so.

    Args:
        lines: the lines of the document.
        other: the other document.
    """
    found: dict[LineKey, list[tuple[TableLine, bool]]] = {}
    for one in lines.lines:
        past = _past(one, lines.disclosure)
        if past is not None and (past.year, past.kind) == (other.year, other.kind):
            found.setdefault(one.key, []).append((one, past.is_sure))
    return {key: _clearest(several) for key, several in found.items()}


def _clearest(several: list[tuple[TableLine, bool]]) -> list[tuple[TableLine, bool]]:
    """年初预算 before 预算, where a table has both."""
    initial = [one for one in several if one[0].sense.measure is Measure.INITIAL]
    return initial or several


def _past(line: TableLine, own: Disclosure) -> _YearMeant | None:
    """Of which document a figure is; None where it is that of the document itself, or of none."""
    sense, is_account = line.sense, own.kind is DocumentKind.FINAL_ACCOUNT
    if own.year is None or sense.measure is Measure.REVISED:
        return None
    is_final = sense.measure is Measure.FINAL
    kind = DocumentKind.FINAL_ACCOUNT if is_final else DocumentKind.BUDGET
    if not sense.back:
        # 预算数 of an account may be that of the end of the year.
        is_initial = sense.measure is Measure.INITIAL
        return _YearMeant(own.year, kind, is_initial) if is_account and not is_final else None
    says = is_final or sense.measure is Measure.INITIAL or not is_account
    return _YearMeant(own.year - sense.back, kind, sense.said and says)


def pairs_of(own: PastLines, other: PastLines) -> Iterator[LinePair]:
    """The lines of a document that are of the year of another, each beside that of the other.

    A line of which a document has several is left out. One whose code, or one below it, moved is
    open unless both agree, or what it was made of can be added up. Of lines that one document
    alone has those are told whose code is one thing in both editions.

    Args:
        own: the document that is checked.
        other: the earlier one.
    """
    here, there = _own_lines_of(own, other.disclosure), other.current
    taken: set[LineKey] = set()
    is_alike = own.disclosure.kind is other.disclosure.kind
    beside = _columns(there.values()) if is_alike else {}
    for key, several in here.items():
        theirs = [one for one in there.get(key, ()) if _may_match(several[0][0], one, other)]
        taken.add(key)
        if len(several) > 1 or len(theirs) > 1:
            continue
        line, is_sure = several[0]
        pair = LinePair(line, tuple(theirs), is_sure)
        if not theirs and not _may_have(other, line, beside):
            continue
        years = (own.disclosure.year or 0, other.disclosure.year or 0)
        if (theirs and pair.agrees) or same_whole(key.code, key.scheme, *years[::-1]):
            yield pair
        elif same_code(key.code, key.scheme, *years):
            yield evolve(pair, is_open=True)
        elif origins := _origins(key, years, there):
            taken.update(one.key for one in origins)
            yield LinePair(line, origins, is_sure, is_moved=True)
        else:
            yield LinePair(line, (), is_sure, is_open=True)
    yield from (pair for pair in _alone(own, other, here) if pair.key not in taken)


def _may_match(one: TableLine, two: TableLine, other: PastLines) -> bool:
    """Whether two tables are of one kind; a budget and an account have kinds of their own."""
    return one.table.kind is two.table.kind or (
        one.table.kind.is_final is not two.table.kind.is_final
        and other.disclosure.kind is DocumentKind.BUDGET
    )


def _origins(
    key: LineKey, years: tuple[int, int], there: dict[LineKey, list[TableLine]]
) -> tuple[TableLine, ...]:
    """The lines of the earlier year that are together one of this year; none where some is not."""
    now, then = years
    codes = became(key.code, key.scheme, now, then)
    found: list[TableLine] = []
    for code in codes:
        if became(code, key.scheme, then, now) != (key.code,):
            return ()
        lines = there.get(key._replace(code=code), ())
        if len(lines) > 1:
            return ()
        found += lines
    return tuple(found)


def _alone(
    own: PastLines, other: PastLines, here: dict[LineKey, list[tuple[TableLine, bool]]]
) -> Iterator[LinePair]:
    """The lines of the earlier document that this one has not, and may have."""
    if own.disclosure.kind is not other.disclosure.kind:
        return
    beside = _columns([one for one, _ in lines] for lines in here.values())
    sure = {lines[0][0].key[::5]: lines[0][1] for lines in here.values()}
    years = (own.disclosure.year or 0, other.disclosure.year or 0)
    for key, lines in other.current.items():
        if key in here or len(lines) > 1 or not _may_have(own, lines[0], beside):
            continue
        if lines[0].amount is not None and same_whole(key.code, key.scheme, *years[::-1]):
            yield LinePair(None, tuple(lines), sure[key[::5]])


def _columns(lines: Iterable[Sequence[TableLine]]) -> dict[tuple[object, ...], DisclosedTable]:
    """The tables by their kind, their columns, and how long the codes are that they have."""
    return {
        (one.table.kind, one.key.part, len(one.key.code)): one.table
        for several in lines
        for one in several
    }


def _may_have(
    other: PastLines, line: TableLine, columns: dict[tuple[object, ...], DisclosedTable]
) -> bool:
    """Whether a document that lacks a line might have it.

    Its table is of the same kind, whole, and has codes as long as that of the line.
    """
    table = columns.get((line.table.kind, line.key.part, len(line.key.code)))
    return bool(line.key.code) and table is not None and other.is_whole(table)
