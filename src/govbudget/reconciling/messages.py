"""The sentences that say what was found in amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import format_amount
from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.reconciling.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from govbudget.reconciling.findings import Explanation, Failure, Finding, Mend, MissingRow
    from govbudget.reconciling.table import BudgetTable

__all__ = ["brief_message", "fault_message", "outline_message", "rounding_message", "said"]

# Of more cells of a column, the first are named.
_NAMED = 4


def said(name: str, /, **params: Any) -> SaidText:
    """A sentence of the catalogue ``reconcile`` as a record has it.

    Args:
        name: its name in the catalogue.
        params: what it names.
    """
    return SaidText(_message(name, **params))


def _message(name: str, /, **params: Any) -> Message:
    return Message(f"reconcile.{name}", **params)


class _Names:
    """How tables and cells are called: with the title of the table where there are several."""

    def __init__(self, tables: Sequence[BudgetTable]) -> None:
        self.tables = tables

    def table(self, number: int) -> Message | None:
        if len(self.tables) == 1:
            return None
        title = self.tables[number].title
        return _message("table", title=title or _message("numbered", number=number + 1))


def rounding_message(failure: Failure, tables: Sequence[BudgetTable]) -> SaidText:
    """A sum that misses by no more than rounding explains."""
    return said("rounding", failure=_said(failure, _Names(tables)), envelope=failure.envelope)


def outline_message(failure: Failure, instead: str, tables: Sequence[BudgetTable]) -> SaidText:
    """A sum that holds only against what is printed.

    Args:
        failure: the sum as it is printed, which does not hold.
        instead: the sum that holds.
        tables: the tables that it is about.
    """
    return said("outline", failure=_said(failure, _Names(tables)), instead=instead)


def fault_message(finding: Finding, count: int, tables: Sequence[BudgetTable]) -> SaidText:
    """Sums that fail, and what explains them.

    Args:
        finding: the finding, without its message.
        count: how many explanations there are, of which it may list fewer.
        tables: the tables that it is about.
    """
    names = _Names(tables)
    explanations = finding.explanations
    missing = finding.missing
    is_row = finding.kind is Kind.MISSING_ROW
    first = _first(finding, names)
    if missing is not None and is_row:
        amounts = tuple(
            _message("amount", measure=measure, amount=f"{amount:,}")
            for measure, amount in missing.amounts
        )
        row = _message("missing_row", above=_above(missing), amounts=amounts)
        first = _message("then", first=first, second=row)
    if not explanations:
        return said("then", first=first, second=finding.undecided)
    rest = count - 1
    other = None
    if missing is not None and not is_row:
        amount = f"{missing.amounts[0][1]:,}"
        other = _message("or_missing", above=_above(missing), amount=amount)
    return said(
        "fault",
        first=first,
        proposed=_proposed(explanations[0], names),
        rest=_message("others", count=rest) if rest > 0 else None,
        missing=other,
        apart=rest > 0,
    )


def brief_message(finding: Finding, tables: Sequence[BudgetTable]) -> str:
    """What a finding says beside lists of its failures and its explanations.

    Args:
        finding: the finding, with its message.
        tables: the tables that it is about.
    """
    if len(finding.explanations) <= 1 and len(finding.failures) <= 1:
        return finding.message
    names = _Names(tables)
    first = _first(finding, names)
    if len(finding.explanations) == 1:
        return said("then", first=first, second=_proposed(finding.explanations[0], names))
    if finding.explanations:
        return SaidText(first)
    return said("then", first=first, second=finding.undecided)


def _above(missing: MissingRow) -> Message | str:
    return missing.above.code or _message("the_total")


def _first(finding: Finding, names: _Names) -> Message:
    """The first failure of a finding, and how many there are besides."""
    first = _said(finding.failures[0], names)
    more = len(finding.failures) - 1
    return _message("and_more", first=first, count=more) if more else first


def _said(failure: Failure, names: _Names) -> Message:
    amounts = (failure.stated, failure.computed, failure.difference)
    places = max(0, *(-int(amount.as_tuple().exponent) for amount in amounts))
    stated, computed, off = (format_amount(amount, places=places) for amount in amounts)
    total = failure.total
    return _message(
        "failure",
        table=names.table(total.table),
        where=f"{total.code or total.name} {total.measure}".strip(),
        identity=failure.identity,
        rows=_message("rows", count=failure.rows) if failure.rows else None,
        stated=stated,
        computed=computed,
        off=f"{off}{failure.unit or ''}",
    )


def _proposed(explanation: Explanation, names: _Names) -> Message:
    first, *others = (_mended(mend, names) for mend in explanation.mends[:_NAMED])
    for one in others:
        first = _message("and", first=first, second=one)
    left = len(explanation.mends) - _NAMED
    if left > 0:
        first = _message("and_cells", first=first, count=left)
    if explanation.slip:
        slip = _message(f"slip.{explanation.slip}")
        first = _message("by_slip", first=first, slip=slip)
    return first


def _mended(mend: Mend, names: _Names) -> Message:
    return _message(
        "mended",
        table=names.table(mend.cell.table),
        cell=str(mend.cell),
        value=f"{mend.value:,f}",
        stated=None if mend.stated is None else _message("instead", stated=f"{mend.stated:,f}"),
    )
