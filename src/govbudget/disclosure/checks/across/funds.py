"""``across.funds``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.block_parts import Side
from govbudget.disclosure.analysis.cells import PlacedFigure, placed_at, summed
from govbudget.disclosure.analysis.lookup import Lookup, carried_cells, other_funds, total_cell
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.sums import told_sums
from govbudget.disclosure.checks.telling import figure
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.amounts import Amount
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["Funds"]

_FUNDS = (TableKind.GENERAL, TableKind.GOVERNMENT_FUND, TableKind.STATE_CAPITAL)


class Funds(Check):
    """What is spent beyond the general budget, and whether other money explains it."""

    id = "across.funds"
    group = Group.ACROSS
    rank = 50
    severities = (Severity.ERROR, Severity.NOTICE, Severity.ROUNDING)
    needs = frozenset({Need.TABLES, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        yield from _by_fund(context)
        yield from told_sums(context, self.id)
        yield NotApplicable(Message("across.one"))


def _by_fund(context: Context) -> Iterator[Outcome]:
    """What 支出表 has beyond the tables of the funds, and whether other money explains it."""
    lookup = context.solution.lookup
    sheet = lookup.coded(TableKind.EXPENDITURE)
    whole = None if sheet is None else placed_at(sheet, total_cell(sheet))
    funds = [fund for kind in _FUNDS if (fund := lookup.coded(kind)) is not None]
    parts = [known for fund in funds if (known := placed_at(fund, total_cell(fund))) is not None]
    if whole is None or not parts:
        return
    unknown = [one for one in _FUNDS if lookup.coded(one) is None and not lookup.empty(one)]
    tables = context.disclosure.of(TableKind.GENERAL, TableKind.GENERAL.final)
    if unknown or not tables:
        yield NotDeterminable(Message("across.funds.open"))
    elif agree(whole.amount, summed(parts), len(parts)) is not Agreement.DIFFERENT:
        yield Held()
    else:
        yield from _difference(lookup, whole, parts)


def _difference(
    lookup: Lookup, whole: PlacedFigure, parts: list[PlacedFigure]
) -> Iterator[Outcome]:
    """Explain that more is spent than is appropriated, or say that nothing explains it."""
    appropriated = summed(parts)
    off = apart(whole.amount, appropriated)
    income = lookup.side(TableKind.INCOME_EXPENDITURE, Side.INCOME)
    other = [one for cell in other_funds(lookup) if (one := placed_at(income, cell))]
    carried = [one for cell in carried_cells(income) if (one := placed_at(income, cell))]
    every = [*other, *carried]
    why = _why(off, other, carried)
    if why is None and not every:
        return
    if why is None and off.value > 0 and apart(summed(every), off).value >= 0:
        yield Held()  # some of it is kept for the next year
        return
    yield Found(
        Severity.NOTICE,
        Message(
            "across.funds.found",
            whole=whole.amount,
            appropriated=appropriated,
            off=off,
            why=why or Message("across.funds.unexplained"),
        ),
        figures=[
            figure(Message("telling.label.spending-total"), whole.amount),
            figure(Message("telling.label.appropriations"), appropriated, is_computed=True),
            figure(Message("telling.label.off"), off, is_computed=True),
        ],
        places=[whole.place, *(one.place for one in (*parts, *every))],
    )


def _why(
    off: Amount, other: Sequence[PlacedFigure], carried: Sequence[PlacedFigure]
) -> Message | None:
    """What a difference is exactly; None where nothing explains it."""
    every = [*other, *carried]
    if _is(off, other):
        return Message("across.funds.is-other", amount=summed(other))
    if _is(off, carried):
        return Message("across.funds.is-carried", amount=summed(carried))
    return Message("across.funds.is-both", amount=summed(every)) if _is(off, every) else None


def _is(off: Amount, found: Sequence[PlacedFigure]) -> bool:
    """Whether a difference is the sum of some figures, but for rounding."""
    return bool(found) and (agree(off, summed(found), len(found) + 1) is not Agreement.DIFFERENT)
