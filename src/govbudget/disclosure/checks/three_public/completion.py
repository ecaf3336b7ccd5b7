"""``three_public.completion``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.percent import Fit, fit_of, percent_of, places_of
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.public_figures import NAMES
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.checks.telling import figure
from govbudget.disclosure.text.facts import CompletionFact
from govbudget.disclosure.text.kinds import Measure
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.public_figures import PublicFigure
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["ThreePublicCompletion"]

_BUDGETS = {Measure.BUDGET, Measure.INITIAL, Measure.REVISED}


class ThreePublicCompletion(Check):
    """The completion rates of the parts, whose budget only the table states."""

    id = "three_public.completion"
    group = Group.THREE_PUBLIC
    rank = 30
    severities = (Severity.ERROR, Severity.ROUNDING)
    needs = frozenset({Need.TEXT, Need.TABLES, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        rates = [
            one
            for one in context.disclosure.facts
            if isinstance(one, CompletionFact)
            and one.subject in NAMES
            and one.base is None
            and one.percent is not None
            and one.amount is not None
        ]
        if not rates:
            yield NotApplicable(Message("three_public.completion.nothing"))
        for one in rates:
            bases = context.figures.public_of(one.subject, _BUDGETS).all
            if not bases:
                yield NotDeterminable(Message("three_public.completion.open"))
            else:
                yield _looked_at(one, bases)


def _looked_at(one: CompletionFact, bases: Sequence[PublicFigure]) -> Outcome:
    amount, percent = one.amount, one.percent
    assert amount is not None  # noqa: S101  only rates with both are looked at
    assert percent is not None  # noqa: S101
    fits = [fit_of(percent, amount, base.amount) for base in bases]
    if any(fit in {Fit.HOLDS, Fit.NONE} for fit in fits):
        return Held()
    base = bases[0]
    right = percent_of(amount, base.amount, places_of(percent))
    message = Message(
        "three_public.completion.found",
        name=one.label or NAMES[one.subject],
        percent=percent,
        base=base.amount,
        amount=amount,
        right=right,
    )
    return Found(
        Severity.ROUNDING if Fit.NEAR in fits else Severity.ERROR,
        message,
        figures=[
            Figure(Message("telling.label.completion"), percent),
            figure(Message("telling.label.final"), amount),
            figure(Message("telling.label.table-budget"), base.amount),
            Figure(Message("telling.label.completion-computed"), right, is_computed=True),
        ],
        places=[place_of_fact(one), base.place],
        fix=Message("three_public.completion.found-fix", right=right),
    )
