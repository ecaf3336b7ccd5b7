"""What tables print as changes and rates, beside the figures that these follow from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.analysis.move import Move
from govbudget.disclosure.analysis.move_rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.disclosure.analysis.solution import Solution

__all__ = ["Move", "Moves", "moves_of"]

# What a table that prints changes at all gets right.
_RIGHT = 2


@frozen
class Moves:
    """The rows of a table that print what is wrong, where most of its rows are right.

    Attributes:
        changes: those whose change is not what the years differ by.
        rates: those whose rate is not that of the figures.
        held: how many changes and rates are right.
    """

    changes: tuple[Move, ...]
    rates: tuple[Move, ...]
    held: int


def moves_of(solution: Solution) -> Iterator[Moves]:
    """What the tables print of changes and rates, table by table and column by column.

    What a sum has shown to be wrong is told there. Where few rows are right the columns are of
    something else.

    Args:
        solution: the sums of the document.
    """
    blamed = {
        (cell.table, cell.row)
        for one in solution.findings
        for failure in one.finding.failures
        for cell in (failure.total, *failure.parts)
    }
    for number, sheet in enumerate(solution.sheets):
        for column in rows_of(sheet):
            rows = [one for one in column if not any((number, row) in blamed for row in one.rows)]
            changes, held = _wrong((one, one.is_change_right) for one in rows)
            rates, right = _wrong((one, one.is_rate_right) for one in rows)
            if held + right or changes or rates:
                yield Moves(changes, rates, held + right)


def _wrong(told: Iterable[tuple[Move, bool | None]]) -> tuple[tuple[Move, ...], int]:
    known = [(one, right) for one, right in told if right is not None]
    wrong = tuple(one for one, right in known if not right)
    held = len(known) - len(wrong)
    sure = held >= _RIGHT and 2 * len(wrong) <= held
    return (wrong if sure else ()), (held if sure or not wrong else 0)
