"""A side of a comparison: what it is called, its year, its lines, and what has no one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.comparing.lines import COMPARED, TableLine, all_lines_of, parted
from govbudget.disclosure.document import Disclosure
from govbudget.disclosure.tables import DisclosedTable
from govbudget.errors import WrongArgument, because
from govbudget.reconciling.table import BudgetTable

if TYPE_CHECKING:
    from typing import TypeAlias

    from govbudget.disclosure.comparing.lines import LineKey
    from govbudget.disclosure.table_kinds import TableKind

    #: What can stand on a side of a comparison.
    Side: TypeAlias = Disclosure | DisclosedTable | BudgetTable | Sequence[BudgetTable]

__all__ = ["ReadSide", "read_side"]


@frozen
class ReadSide:
    """What a side has.

    Attributes:
        called: a file, or what its tables are called.
        year: its year; None where it is not known.
        lines: its figures, each that stands once.
        repeated: those of which one stands in several rows or columns.
        several: the tables of a kind of which it has more than one.
    """

    called: str
    year: int | None
    lines: list[TableLine]
    repeated: list[TableLine]
    several: list[DisclosedTable]

    @property
    def columns(self) -> set[tuple[TableKind, str]]:
        """The tables and columns in which it has figures."""
        both = (*self.lines, *self.repeated)
        return {(one.key.kind, one.key.part) for one in both if _counts(one)}

    @property
    def kinds(self) -> set[TableKind]:
        """The kinds of its tables."""
        both = (*self.lines, *self.repeated)
        return {one.key.kind for one in both} | {one.kind.final for one in self.several}

    @property
    def unclear(self) -> dict[LineKey, list[TableLine]]:
        """The lines for which it has several figures of its own year, by what they are of."""
        found: dict[LineKey, list[TableLine]] = {}
        for one in self.repeated:
            if _counts(one):
                found.setdefault(one.key, []).append(one)
        return found


def _counts(line: TableLine) -> bool:
    return not line.sense.back and line.amount is not None


def read_side(side: object, name: str) -> ReadSide:
    """What a side of a comparison has.

    Args:
        side: a document, a table or several.
        name: the argument that it is.

    Raises:
        WrongArgument: it is neither a document nor a table.
    """
    if isinstance(side, Disclosure):
        tables = [one for one in side.tables if one.kind in COMPARED and not one.is_empty]
        counts = Counter(one.kind for one in tables)
        several = [one for one in tables if counts[one.kind] > 1]
        pairs = [parted(all_lines_of(it, side.year)) for it in tables if counts[it.kind] == 1]
        lines = [one for kept, _ in pairs for one in kept]
        repeated = [one for _, dropped in pairs for one in dropped]
        return ReadSide(side.path, side.year, lines, repeated, several)
    if isinstance(side, DisclosedTable):
        year = side.table.year if side.table else None
        return ReadSide(side.title, year, *parted(all_lines_of(side, year)), [])
    given = [side] if isinstance(side, BudgetTable) else side
    if not isinstance(given, Sequence) or not all(isinstance(one, BudgetTable) for one in given):
        raise WrongArgument(name, type(side).__name__, because("argument.side"))
    from govbudget.disclosure.comparing.approved import lines_of_budget_tables

    called = "、".join(dict.fromkeys(one.title for one in given if one.title))
    years = {one.year for one in given}
    year = years.pop() if len(years) == 1 else None
    return ReadSide(called, year, *parted(lines_of_budget_tables(given)), [])
