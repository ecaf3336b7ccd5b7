"""Findings on tables whose columns are not sure to be read as they are printed: they accuse nobody.

Where no line parts the columns of a table, they are told from where the words stand; and of a sheet
that is wider than its page the columns stand on two. Its own sums say whether that was read right:
where too many fail, or there are none, what is found is a notice.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.sums import COLUMNS, ROWS
from govbudget.disclosure.checks.run import MISHAPS
from govbudget.reconciling.kinds import Severity
from govbudget.tables.wording import is_amount

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.records import CheckFinding
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["Unsure"]

#: One wrong figure breaks two or three sums. So many that hold for each that fails, and so many in
#: all, are no accident: where columns are misread, most sums fail.
_FOR_EACH, _FEWEST = 3, 4


class Unsure:
    """The tables of a document whose columns may be misread.

    Args:
        context: the document.

    Attributes:
        tables: their numbers.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.tables = frozenset(_unsure(context.disclosure.tables))
        self._run_together = frozenset(
            one.position.table
            for one in context.disclosure.tables
            if one.position.table in self.tables and _runs_together(one)
        )

    @cached_property
    def _sums(self) -> Mapping[tuple[int, str], tuple[int, int]]:
        """By the number of a table and the rule how many of its sums hold, and how many fail.

        They are worked out only where a finding is to be weighed by them. Where that fails none
        is known, and the rules that rest on them say so.
        """
        try:
            return self._context.solution.sums
        except MISHAPS:
            return {}

    def weighed(self, finding: CheckFinding) -> CheckFinding:
        """A finding; as a notice where it rests on a table that may be misread.

        Args:
            finding: the finding.
        """
        if finding.severity is not Severity.ERROR:
            return finding
        if self._never_holds(finding):
            return _doubted(finding, "check.never-holds")
        tables = {place.table for place in finding.places if place.table in self.tables}
        if all(self._is_proved(table or 0, finding.rule) for table in tables):
            return finding
        return _doubted(finding, "check.unsure")

    def _never_holds(self, finding: CheckFinding) -> bool:
        """Whether it is a sum of columns that fails in every row of a table, and nothing mends it.

        A title that was read as another, or a column that is not printed, makes it so.
        """
        if finding.rule != COLUMNS or finding.mends:
            return False
        tables = {place.table for place in finding.places if place.table is not None}
        counts = [self._sums.get((table, COLUMNS), (0, 0)) for table in tables]
        return bool(counts) and all(
            failed >= _FEWEST and _FOR_EACH * held < failed for held, failed in counts
        )

    def _is_proved(self, table: int, rule: str) -> bool:
        """Whether the sums of a table show that it was read as printed.

        Those of its columns show it, but for codes and for sums of rows, some of which may not have
        been read; else those of the rule, or of all rules. A cell that ends with an amount behind
        words shows that it was not.
        """
        if table in self._run_together:
            return False
        if (
            rule != ROWS
            and not rule.startswith("codes.")
            and _hold([self._sums.get((table, COLUMNS), (0, 0))])
        ):
            return True
        if (table, rule) in self._sums:
            return _hold([self._sums[table, rule]])
        return _hold([both for (number, _), both in self._sums.items() if number == table])


def _hold(counts: Sequence[tuple[int, int]]) -> bool:
    """Whether enough of some sums hold, in all and for each that fails."""
    enough = sum(held for held, _ in counts) >= _FEWEST
    return enough and all(held >= _FOR_EACH * failed for held, failed in counts)


def _runs_together(table: DisclosedTable) -> bool:
    """Whether a cell ends with an amount behind its words: two columns were read as one."""
    cells = (cell.split() for grid in table.grids for row in grid.rows for cell in row)
    return any(
        len(words) > 1 and "." in words[-1] and is_amount(words[-1]) and not is_amount(words[0])
        for words in cells
    )


def _doubted(finding: CheckFinding, why: str) -> CheckFinding:
    said = Message(why, said=finding.said)
    return evolve(finding, severity=Severity.NOTICE, message=said, mend=NOTHING, mends=())


def _unsure(tables: Sequence[DisclosedTable]) -> Iterator[int]:
    """The numbers of tables whose columns are not sure, and of titles alone: one may be theirs."""
    known = [any(grid.unsure for grid in one.grids) for one in tables]
    for one, unsure in zip(tables, known, strict=True):
        if one.position.table is not None and (unsure or (any(known) and not one.grids)):
            yield one.position.table
