"""``three_public.table``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement
from govbudget.disclosure.analysis.matching import as_written, sharp
from govbudget.disclosure.analysis.narrower import is_narrower
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.public_figures import NAMES
from govbudget.disclosure.analysis.public_sums import SAME, broken_figures, right_figures
from govbudget.disclosure.analysis.text_scope import is_of_other_body
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, fix_of, off_by
from govbudget.disclosure.text.facts import AmountFact
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.public_figures import PublicFigures
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure

__all__ = ["ThreePublicTable"]


class ThreePublicTable(Check):
    """The whole and each part of the text against the table, column by column."""

    id = "three_public.table"
    group = Group.THREE_PUBLIC
    rank = 10
    source = ("disclosure-three-public",)
    severities = (Severity.ERROR, Severity.NOTICE, Severity.ROUNDING)
    needs = frozenset({Need.TEXT, Need.TABLES, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        asked, figures = _asked(context.disclosure), context.figures.public
        if not asked:
            yield NotApplicable(Message("three_public.table.nothing"))
            return
        if not figures:
            yield NotDeterminable(Message("three_public.table.open"))
            return
        wrong: dict[tuple[object, ...], list[AmountFact]] = {}
        missing: list[Message] = []
        broken = broken_figures(figures)
        for index, fact in asked:
            right = right_figures(fact, context.figures)
            amount = sharp(context.figures.beside(fact), fact)
            if not right.all or amount is None:
                missing.append(Message("three_public.table.lacks"))
            elif right.amounts.agrees(amount, SAME) or index in context.disputed.unsound:
                yield Held()
            elif _is_of_less(context.disclosure, fact):
                missing.append(Message("three_public.table.narrower"))
            elif fact.subject in broken:
                missing.append(Message("three_public.table.broken"))
            else:
                wrong.setdefault((fact.subject, fact.measure, amount), []).append(fact)
        for reason in missing[:1]:
            yield NotDeterminable(reason)
        yield from _told([(one, right_figures(one[0], context.figures)) for one in wrong.values()])


def _told(wrong: list[tuple[list[AmountFact], PublicFigures]]) -> Iterator[Outcome]:
    """What is wrong, each figure by itself; those whose unit alone is wrong together."""
    slips = [one for one in wrong if _is_unit_slip(*one)]
    if len(slips) > 1:
        wrong = [one for one in wrong if one not in slips]
        yield _in_other_unit(slips)
    for same, right in wrong:
        yield _found(same, right)


def _asked(disclosure: Disclosure) -> list[tuple[int, AmountFact]]:
    """The “三公” figures of the year, each with its number."""
    return [
        (index, fact)
        for index, fact in enumerate(disclosure.facts)
        if isinstance(fact, AmountFact)
        and fact.subject in NAMES
        and fact.year in {None, disclosure.year}
    ]


def _is_of_less(disclosure: Disclosure, fact: AmountFact) -> bool:
    """Whether a figure is of less than all, as that within 机关运行经费, or of another body."""
    return is_narrower(disclosure, fact) or is_of_other_body(disclosure, fact)


def _is_unit_slip(same: list[AmountFact], right: PublicFigures) -> bool:
    """Whether the table has the digits of the text under another unit."""
    amount, there = same[0].amount, right.all[0].amount
    return (
        amount is not None
        and bool(amount.value)
        and amount.value == there.value
        and None not in {amount.unit, there.unit}
        and amount.unit is not there.unit
    )


def _in_other_unit(slips: list[tuple[list[AmountFact], PublicFigures]]) -> Outcome:
    """Several figures with the same digits under another unit: the unit alone is wrong.

    A notice: the line of the unit may have been cut where it was read.
    """
    facts = [fact for same, _ in slips for fact in same]
    rights = [right.all[0] for _, right in slips]
    amount = facts[0].amount
    unit = "" if amount is None else str(amount.unit)
    message = Message(
        "three_public.table.unit",
        table=rights[0].table,
        stated=str(rights[0].amount.unit),
        unit=unit,
        count=len(slips),
        name=facts[0].label or NAMES[facts[0].subject],
        amount=amount,
        there=rights[0].amount,
    )
    figures = [figure(fact.label or NAMES[fact.subject], fact.amount) for fact in facts]
    return Found(
        Severity.NOTICE,
        message,
        figures=[*figures, *(figure(one.table, one.amount) for one in rights)],
        places=[*map(place_of_fact, facts), *(one.place for one in rights)],
        fix=Message("three_public.table.unit-fix", table=rights[0].table, unit=unit),
        count=len(slips),
    )


def _found(same: list[AmountFact], right: PublicFigures) -> Outcome:
    fact, one = same[0], right.all[0]
    amount = fact.amount
    assert amount is not None  # noqa: S101  only facts with amounts are compared
    near = right.amounts.agrees(amount, {Agreement.NEAR})
    name = fact.label or NAMES[fact.subject]
    written = as_written(one.amount, amount)
    there = None if one.blank else one.amount
    message = Message(
        "three_public.table.found",
        name=name,
        amount=amount,
        table=one.table,
        there=there,
        off=off_by(amount, written),
    )
    return Found(
        Severity.ROUNDING if near else Severity.ERROR,
        message,
        figures=[figure(Message("telling.label.text"), amount), figure(one.table, there)],
        places=[*(place_of_fact(each) for each in same), one.place],
        fix=fix_of(amount, written, Message("three_public.in-text", name=name)),
    )
