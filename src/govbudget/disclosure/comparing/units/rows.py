"""A department's tables by unit, beside the documents of the units."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from attrs import field, frozen

from govbudget.disclosure.comparing.lines import TableLine
from govbudget.disclosure.comparing.units.documents import UnitDocument
from govbudget.disclosure.comparing.units.names import is_one_unit, unit_name_of
from govbudget.disclosure.comparing.yuan import half_of, yuan_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from govbudget.amounts import Amount
    from govbudget.disclosure.comparing.units.figures import DocumentFigures, FigureKey

__all__ = ["RowDifference", "UnitRow", "row_causes", "rows_of"]

# Among so many differences of a unit those are looked for that add up to another.
_MOST = 8


@frozen(eq=False)
class UnitRow:
    """A figure of a unit in a table by unit of the department, beside that of its own document.

    Attributes:
        unit: the unit.
        line: the figure in the department's document.
        own: that of the unit's; None where it has none.
        is_open: whether it is not known what the unit's document has of it.
    """

    unit: UnitDocument
    line: TableLine
    own: TableLine | None
    is_open: bool = False

    @property
    def amount(self) -> Amount | None:
        """The figure of the unit's own document."""
        return None if self.own is None else self.own.amount

    @property
    def like(self) -> Amount | None:
        """A figure whose unit and decimals the difference is told in."""
        return self.line.amount or self.amount

    @property
    def off(self) -> Fraction:
        """By how much the unit has more than the department says of it, in yuan."""
        return yuan_of(self.amount) - yuan_of(self.line.amount)

    @property
    def bound(self) -> Fraction:
        """How much of that rounding explains, in yuan."""
        return half_of(self.amount) + half_of(self.line.amount)

    @property
    def holds(self) -> bool:
        """Whether the figures are known and agree, but for rounding."""
        return not self.is_open and abs(self.off) <= self.bound


@frozen(eq=False)
class RowDifference:
    """A difference that shows in one figure of a unit or in several.

    Attributes:
        lead: the narrowest column in which it shows.
        others: the others.
    """

    lead: UnitRow
    others: list[UnitRow] = field(factory=list)


def rows_of(
    department: DocumentFigures, units: Sequence[UnitDocument], called: str
) -> Iterator[UnitRow]:
    """The figures of the department's tables by unit, beside those of the units.

    Args:
        department: the figures of the department.
        units: the documents of the units.
        called: the name of the department.
    """
    whole = unit_name_of(called)
    for name, lines in department.by_unit.items():
        is_own = name.is_own or is_one_unit(name, whole)
        if not name.is_own and is_own:
            lines = _without_whole(lines, department)  # noqa: PLW2901  what is left of them
        same = [
            one
            for one in units
            if (one.is_own if is_own else not one.is_own and is_one_unit(one.name, name))
        ]
        if len(same) != 1:
            continue
        unit = same[0]
        for key, line in lines.items():
            known = unit.figures.known(key)
            if known.why is not None:
                yield UnitRow(unit, line, None, is_open=True)
            elif known.amount is not None or line.amount is not None:
                yield UnitRow(unit, line, known.line)


def _without_whole(
    lines: Mapping[FigureKey, TableLine], department: DocumentFigures
) -> dict[FigureKey, TableLine]:
    """The figures beside the bare name of the department that are those of its own alone.

    Where 本级 has a row besides, or the row has what the table adds up to, it is all units.
    """
    marked = [it for own, it in department.by_unit.items() if own.is_own]
    tables = {line.table.position.table for some in marked for line in some.values()}
    sums = {line.table.position.table for line in lines.values()} - {
        line.table.position.table
        for key, line in lines.items()
        if yuan_of(line.amount) != yuan_of(department.known(key).amount)
    }
    return {
        key: line for key, line in lines.items() if line.table.position.table not in tables | sums
    }


def row_causes(rows: Iterable[UnitRow]) -> list[RowDifference]:
    """The causes of the rows that do not hold: what differs by one amount in one unit is one.

    Args:
        rows: the figures.
    """
    failed = [one for one in rows if not one.is_open and not one.holds]
    causes: list[RowDifference] = []
    for one in sorted(failed, key=lambda it: (-len(it.line.key.code), not it.line.key.part)):
        same = next((it for it in causes if _is_same(it.lead, one)), None)
        if same is None:
            causes.append(RowDifference(one))
        else:
            same.others.append(one)
    return _joined(causes)


def _joined(causes: Sequence[RowDifference]) -> list[RowDifference]:
    """The causes, with those of a table that are the sum of others among the first of these."""
    found = {id(one): one for one in causes}
    for one in causes:
        parts = _parts(one, causes)
        if parts:
            parts[0].others.extend((one.lead, *one.others))
            del found[id(one)]
    return list(found.values())


def _parts(one: RowDifference, causes: Sequence[RowDifference]) -> tuple[RowDifference, ...]:
    """The differences of one unit in one table that add up to another; none where none do."""
    table, unit = one.lead.line.table.position.table, one.lead.unit
    near = [
        it
        for it in causes
        if it is not one
        and it.lead.unit is unit
        and it.lead.line.table.position.table == table
        and abs(it.lead.off) < abs(one.lead.off)
    ][:_MOST]
    for count in range(2, len(near) + 1):
        for some in combinations(near, count):
            bound = one.lead.bound + sum(it.lead.bound for it in some)
            if abs(one.lead.off - sum(it.lead.off for it in some)) <= bound:
                return some
    return ()


def _is_same(one: UnitRow, two: UnitRow) -> bool:
    return one.unit is two.unit and abs(one.off - two.off) <= max(one.bound, two.bound)
