"""``three_public.sums``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.agreement import Agreement
from govbudget.disclosure.analysis.matching import as_written
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.public_figures import NAMES
from govbudget.disclosure.analysis.public_sums import SAME, PublicSum, right_figures
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import figure_mended
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, fix_of, off_by
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["ThreePublicSums"]


class ThreePublicSums(Check):
    """The whole against its parts, and vehicles against purchase and running."""

    id = "three_public.sums"
    group = Group.THREE_PUBLIC
    rank = 20
    source = ("disclosure-three-public",)
    severities = (Severity.ERROR, Severity.ROUNDING)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        for one in context.public_sums:
            yield _looked_at(context, one)
        yield NotApplicable(Message("three_public.sums.nothing"))


def _looked_at(context: Context, one: PublicSum) -> Outcome:
    agreed, total, whole = one.agreement, one.total, one.whole[1]
    near = agreed is Agreement.NEAR
    partial = not one.complete and total.value <= whole.value
    told = _is_other_cause(context, one) or (near and _is_rounded_there(context, one))
    if agreed in {Agreement.EXACT, Agreement.ROUNDED} or partial or told:
        return Held()
    return _found(context, one, Severity.ROUNDING if near else Severity.ERROR)


def _is_rounded_there(context: Context, one: PublicSum) -> bool:
    """Whether the table has the same figures: what rounding makes of them is told of it."""
    rounded = context.solution.of("table.three-public")
    facts = context.disclosure.facts
    return any(each.severity is Severity.ROUNDING for each in rounded) and all(
        right_figures(facts[index], context.figures).amounts.agrees(amount, SAME)
        for index, amount in (one.whole, *one.parts)
    )


def _is_other_cause(context: Context, one: PublicSum) -> bool:
    """Whether it holds with what a part should be by its own parts: that is told already."""
    below = {
        index: context.public_totals[index]
        for index, _ in one.parts
        if index in context.public_totals
    }
    facts, wrong = context.disclosure.facts, context.disputed.misfits
    for index, _ in one.parts:
        if index in wrong and index not in below:
            below[index] = right_figures(facts[index], context.figures).all[0].amount
    parts = tuple((i, below.get(i, part)) for i, part in one.parts)
    other = evolve(one, parts=parts)
    return other != one and other.agreement is not Agreement.DIFFERENT


def _found(context: Context, one: PublicSum, severity: Severity) -> Outcome:
    facts, near = context.disclosure.facts, severity is Severity.ROUNDING
    fact, whole = facts[one.whole[0]], one.whole[1]
    written = as_written(one.total, whole if whole.places else one.parts[0][1])
    name = NAMES[fact.subject]
    table = next(
        (
            each
            for each in context.figures.public
            if each.subject == fact.subject and each.measure is fact.measure and not each.blank
        ),
        None,
    )
    beside = NOTHING
    if table is not None:
        beside = Message("three_public.sums.beside", table=table.table, amount=table.amount)
    message = Message(
        "three_public.sums.found",
        name=name,
        stated=fact.amount,
        parts=tuple(
            Message("three_public.part", name=NAMES[facts[i].subject], amount=facts[i].amount)
            for i, _ in one.parts
        ),
        total=written,
        off=off_by(whole, one.total),
        beside=beside,
    )
    text = [place_of_fact(facts[i]) for i in (one.whole[0], *(i for i, _ in one.parts))]
    return Found(
        severity,
        message,
        figures=[
            figure(Message("telling.label.in-text", name=name), whole),
            *(
                figure(Message("telling.label.in-text", name=NAMES[facts[i].subject]), part)
                for i, part in one.parts
            ),
            figure(Message("telling.label.parts"), written, is_computed=True),
            *([] if table is None else [figure(table.table, table.amount)]),
        ],
        places=[*dict.fromkeys(text), *([] if table is None else [table.place])],
        fix=NOTHING if near else fix_of(whole, written, Message("three_public.figure", name=name)),
        mends=() if near else figure_mended(text[:1], whole, written),
    )
