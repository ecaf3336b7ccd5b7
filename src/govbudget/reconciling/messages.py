"""The sentences that say what was found in amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import format_amount
from govbudget.reconciling.findings import Kind, Slip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.reconciling.findings import Explanation, Failure, Finding, Mend
    from govbudget.reconciling.table import BudgetTable

__all__ = ["brief_message", "fault_message", "outline_message", "rounding_message"]

# Of more cells of a column, the first are named.
_NAMED = 4


class _Names:
    """How tables and cells are called: with the title of the table where there are several."""

    def __init__(self, tables: Sequence[BudgetTable]) -> None:
        self.tables = tables

    def table(self, number: int) -> str:
        if len(self.tables) == 1:
            return ""
        return f"{self.tables[number].title or f'table {number + 1}'}: "


def rounding_message(failure: Failure, tables: Sequence[BudgetTable]) -> str:
    """A sum that misses by no more than rounding explains."""
    return f"{_said(failure, _Names(tables))}; rounding explains up to {failure.envelope:f}"


def outline_message(failure: Failure, instead: str, tables: Sequence[BudgetTable]) -> str:
    """A sum that holds only against what is printed.

    Args:
        failure: the sum as it is printed, which does not hold.
        instead: the sum that holds.
        tables: the tables that it is about.
    """
    return f"{_said(failure, _Names(tables))}; {instead} would hold, which nothing printed says"


def fault_message(finding: Finding, count: int, tables: Sequence[BudgetTable]) -> str:
    """Sums that fail, and what explains them.

    Args:
        finding: the finding, without its message.
        count: how many explanations there are, of which it may list fewer.
        tables: the tables that it is about.
    """
    names = _Names(tables)
    explanations = finding.explanations
    said = _first(finding, names)
    missing = finding.missing
    if missing is not None and finding.kind is Kind.MISSING_ROW:
        amounts = ", ".join(f"{measure} {amount:,}" for measure, amount in missing.amounts)
        said += f"; as if a row below {missing.above.code or 'the total'} were missing: {amounts}"
    if not explanations:
        return f"{said}; {finding.undecided}"
    said += f"; {_proposed(explanations[0], names)}"
    rest = count - 1
    if rest > 0:
        said += f", or {rest} other explanation{'s' * (rest > 1)}"
    if missing is not None and finding.kind is not Kind.MISSING_ROW:
        amount = missing.amounts[0][1]
        said += f", or a row below {missing.above.code or 'the total'} is missing ({amount:,})"
    return f"{said}: the identities cannot tell them apart" if rest > 0 else said


def brief_message(finding: Finding, tables: Sequence[BudgetTable]) -> str:
    """What a finding says beside lists of its failures and its explanations.

    Args:
        finding: the finding, with its message.
        tables: the tables that it is about.
    """
    if len(finding.explanations) <= 1 and len(finding.failures) <= 1:
        return finding.message
    names = _Names(tables)
    said = _first(finding, names)
    if len(finding.explanations) == 1:
        return f"{said}; {_proposed(finding.explanations[0], names)}"
    return said if finding.explanations else f"{said}; {finding.undecided}"


def _first(finding: Finding, names: _Names) -> str:
    """The first failure of a finding, and how many there are besides."""
    many = f", and {len(finding.failures) - 1} more" if len(finding.failures) > 1 else ""
    return f"{_said(finding.failures[0], names)}{many}"


def _said(failure: Failure, names: _Names) -> str:
    amounts = (failure.stated, failure.computed, failure.difference)
    places = max(0, *(-int(amount.as_tuple().exponent) for amount in amounts))
    stated, computed, off = (format_amount(amount, places=places) for amount in amounts)
    total = failure.total
    where = f"{names.table(total.table)}{total.code or total.name} {total.measure}".strip()
    unit = failure.unit or ""
    return f"{where}: {failure.said}, stated {stated}, computed {computed}, {off}{unit} apart"


_SLIPS = {
    Slip.DIGITS_SWAPPED: "two digits swapped",
    Slip.DIGIT_LOST: "a digit lost",
    Slip.DIGIT_DOUBLED: "a digit too many",
    Slip.DIGIT_WRONG: "one digit wrong",
    Slip.SIGN: "the sign wrong",
    Slip.POINT_MOVED: "the decimal point moved",
    Slip.UNIT: "元 and 万元 confused",
    Slip.CELLS_SWAPPED: "two cells swapped",
    Slip.LOST: "the amount left out",
    Slip.ROW_COPIED: "the row above copied",
}


def _proposed(explanation: Explanation, names: _Names) -> str:
    mends = " and ".join(_mended(mend, names) for mend in explanation.mends[:_NAMED])
    left = len(explanation.mends) - _NAMED
    more = f" and {left} more cells" if left > 0 else ""
    return f"{mends}{more}" + (f" ({_SLIPS[explanation.slip]})" if explanation.slip else "")


def _mended(mend: Mend, names: _Names) -> str:
    instead = "" if mend.stated is None else f" instead of {mend.stated:,f}"
    return f"{names.table(mend.cell.table)}{mend.cell} should be {mend.value:,f}{instead}"
