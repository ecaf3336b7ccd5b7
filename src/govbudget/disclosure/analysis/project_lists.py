"""The projects of a list with their money, by the column in which they are all that adds up."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.classification.catalogue import shipped
from govbudget.classification.names import loose_key
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.analysis.agreement import Agreement, agree, amount_of
from govbudget.disclosure.stated import Stated
from govbudget.disclosure.table_kinds import TableKind
from govbudget.disclosure.tables import DisclosedTable
from govbudget.tables.lexicon.totals import is_total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.document import Disclosure

__all__ = ["ListedProjects", "listed_projects"]


@frozen(slots=True)
class ListedProjects:
    """What one column of a list of projects adds up.

    Attributes:
        table: the list.
        total: what it states for all of them.
        rows: the figures of the projects that have money in the column; a project that is split
            over several lines has several.
    """

    table: DisclosedTable
    total: Amount
    rows: tuple[Stated, ...]

    @property
    def count(self) -> int:
        """How many projects there are: each name once."""
        return len({loose_key(one.label) for one in self.rows})


def listed_projects(disclosure: Disclosure) -> Iterator[ListedProjects]:
    """The columns of the lists of projects whose lines are projects alone: they make the total.

    A list with lines of units or of kinds between them adds up to more, and one that leaves some
    out to less: neither says how many projects there are.

    Args:
        disclosure: the document.
    """
    for table in disclosure.of(TableKind.PROJECTS):
        columns: dict[tuple[int | None, str], list[Stated]] = {}
        for one in table.stated:
            column = None if one.position is None else one.position.column
            columns.setdefault((column, one.measure), []).append(one)
        for found in columns.values():
            totals = [one for one in found if is_total(one.label)]
            rows = tuple(one for one in found if not is_total(one.label) and one.amount)
            total = amount_of(table, totals[0]) if len(totals) == 1 else None
            if total is None or not total.value or _are_uses(disclosure, rows):
                continue
            summed = Amount(sum((one.amount or Decimal(0) for one in rows), Decimal(0)), total.unit)
            if rows and agree(total, summed, len(rows)) is not Agreement.DIFFERENT:
                yield ListedProjects(table, total, rows)


def _are_uses(disclosure: Disclosure, rows: tuple[Stated, ...]) -> bool:
    """Whether the lines are what projects spend their money on: 办公费, 印刷费."""
    year = disclosure.year
    tree = shipped().tree(
        Scheme.ECONOMIC, year if year in shipped().years(Scheme.ECONOMIC) else None
    )
    names = {loose_key(entry.name) for entry in tree.values()}
    return any(loose_key(one.label) in names or one.code for one in rows)
