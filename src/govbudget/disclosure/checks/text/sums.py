"""``text.sums``."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.amounts import Amount
from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.asset_values import asset_values
from govbudget.disclosure.analysis.basic_parts import basic_parts
from govbudget.disclosure.analysis.disputed import other_unit
from govbudget.disclosure.analysis.exceeding import exceeding_parts
from govbudget.disclosure.analysis.lists import printed, summed, sums_of
from govbudget.disclosure.analysis.matching import Verdict, as_written
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.received_parts import received_parts
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import unit_mended
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import FailedElsewhere, Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, name_of, off_by
from govbudget.reconciling.kinds import Severity
from govbudget.reconciling.slips import slip_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govbudget.amounts import Unit
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.lists import ListSum
    from govbudget.disclosure.analysis.matching import Match
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.checks.records import Figure, Place
    from govbudget.disclosure.text.facts import Fact

__all__ = ["TextSums"]


class TextSums(Check):
    """Sources, functions, classes and procurement: parts against their whole."""

    id = "text.sums"
    group = Group.TEXT
    rank = 10
    severities = (Severity.ERROR, Severity.ROUNDING, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})
    # A list may name the largest parts only; where so little is missing it looks like a slip.
    missing_share = Option(Decimal("0.2"), low=Decimal(0), high=Decimal("0.5"))
    fewest_parts = Option(3, low=2, high=20)

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure, facts = context.disclosure, context.disclosure.facts
        known = {one.index: one for one in context.matches}
        stated_apart = (*basic_parts(facts), *received_parts(disclosure), *asset_values(disclosure))
        sums = (*sums_of(facts), *stated_apart)
        if not sums:
            yield NotApplicable(Message("text.sums.nothing"))
        yield from _exceeding(context, {one.whole for one in sums})
        sure: set[int] = set()
        for one in sums:
            whole, total = _amount(facts, one), _total(facts, one)
            if _is_said_twice(facts, one, sums):
                # One wrong whole is one finding, however many lists of its parts say so.
                if one.whole in sure:
                    yield FailedElsewhere()
                    continue
                sure.add(one.whole)
                yield from _looked_at(facts, evolve(one, complete=True), known, is_meant=False)
                continue
            missing = whole.value - total.value
            # So little is missing that the list seems to be meant as complete.
            is_little = Decimal(0) < missing < whole.value * self.missing_share
            is_meant = is_little and len(one.parts) >= self.fewest_parts
            if is_meant and _is_omission(context, one, missing):
                yield FailedElsewhere()
            else:
                yield from _looked_at(facts, one, known, is_meant=is_meant)


def _exceeding(context: Context, summed_up: set[int]) -> Iterator[Outcome]:
    """The parts that are more than the whole in front of them, of wholes without other parts."""
    disputed = context.disputed.all
    known = {id(fact): index for index, fact in enumerate(context.disclosure.facts)}
    for whole, part, is_more in exceeding_parts(context.disclosure):
        if known[id(whole)] in summed_up:
            continue
        if not is_more or disputed & {known[id(whole)], known[id(part)]}:
            yield Held()
            continue
        yield Found(
            Severity.ERROR,
            Message(
                "text.sums.more",
                name=name_of(whole),
                stated=whole.amount,
                part=name_of(part),
                amount=part.amount,
            ),
            figures=[figure(name_of(one), one.amount) for one in (whole, part)],
            places=[place_of_fact(whole), place_of_fact(part)],
        )


def _is_said_twice(facts: Sequence[Fact], one: ListSum, sums: Sequence[ListSum]) -> bool:
    """Whether another list of the whole, by other parts, comes to the same: the whole is wrong.

    Of a total of both sides these are the income and the spending; what a total of one side has
    beside what was spent, 结转下年, two lists of the spending may leave out alike.
    """
    subject, total = facts[one.whole].subject, _total(facts, one)
    if subject.endswith(".total"):
        return False
    for other in sums:
        if other is one or other.whole != one.whole or _total(facts, other) != total:
            continue
        sides = {_side(facts[i].subject) for i in (*one.parts, *other.parts)}
        apart = {facts[i].subject for i in one.parts} != {facts[i].subject for i in other.parts}
        if apart and (len(sides) > 1) == (subject == "total"):
            return True
    return False


def _side(subject: str) -> str:
    """Which side of a budget a part is of: what is spent, or where it comes from."""
    return "spending" if subject.startswith("spending") else "revenue"


def _is_omission(context: Context, one: ListSum, missing: Decimal) -> bool:
    """Whether what the list lacks is an item that it leaves out by the tables: told by its name."""
    fact = context.disclosure.facts[one.whole]
    lacked = Amount(missing, fact.amount.unit if fact.amount else None)
    paragraphs = {fact.paragraph, *(context.disclosure.facts[i].paragraph for i in one.parts)}
    return any(
        each.amount is not None
        and each.enumeration.paragraph in paragraphs
        and agree(lacked, each.amount, len(one.parts)) is not Agreement.DIFFERENT
        for each in context.enumerated
    )


def _looked_at(
    facts: Sequence[Fact], one: ListSum, known: Mapping[int, Match], *, is_meant: bool
) -> Iterator[Outcome]:
    whole, total, amounts = _amount(facts, one), _total(facts, one), _parts(facts, one)
    if other := other_unit(facts, one):
        yield _other_unit(facts, one, other)
        return
    finest = min([whole, *amounts], key=lambda part: part.half_unit)
    agreed = agree(Amount(whole.value, whole.unit), printed(total, finest), len(amounts))
    if agreed in {Agreement.EXACT, Agreement.ROUNDED} or _is_other_cause(one, known):
        yield Held()
    elif agreed is Agreement.NEAR or _is_confirmed(one, known):
        yield _differs(facts, one, total, Severity.ROUNDING)
    elif total.value > whole.value or one.complete:
        yield _differs(facts, one, total, Severity.ERROR)
    elif is_meant:
        yield _differs(facts, one, total, Severity.NOTICE)


def _amount(facts: Sequence[Fact], one: ListSum) -> Amount:
    amount = facts[one.whole].amount
    assert amount is not None  # noqa: S101  sums are of amounts
    return amount


def _parts(facts: Sequence[Fact], one: ListSum) -> list[Amount]:
    return [part for i in one.parts if (part := facts[i].amount) is not None]


def _total(facts: Sequence[Fact], one: ListSum) -> Amount:
    return summed(_parts(facts, one), _amount(facts, one).unit)


def _is_other_cause(one: ListSum, known: Mapping[int, Match]) -> bool:
    """Whether a figure that the tables contradict makes the difference: it is told already."""
    return any(i in known and known[i].verdict is Verdict.DIFFERS for i in (one.whole, *one.parts))


def _is_confirmed(one: ListSum, known: Mapping[int, Match]) -> bool:
    """Whether the tables have all the figures, some of them one unit of the last place off."""
    verdicts = {known[i].verdict if i in known else None for i in (one.whole, *one.parts)}
    return verdicts <= {Verdict.HOLDS, Verdict.NEAR} and Verdict.NEAR in verdicts


def _differs(facts: Sequence[Fact], one: ListSum, total: Amount, severity: Severity) -> Outcome:
    stated, near = _amount(facts, one), severity is Severity.ROUNDING
    shown = as_written(total, stated) if near else total
    off = off_by(stated, total)
    message = Message(
        "text.sums.found",
        name=name_of(facts[one.whole]),
        stated=stated,
        parts=len(one.parts),
        total=total,
        off=Message("text.sums.near", off=off) if near else Message("text.sums.off", off=off),
    )
    return Found(
        severity,
        message,
        figures=[
            *_figures(facts, one),
            figure(Message("telling.label.total"), shown, is_computed=True),
        ],
        places=_places(facts, one),
        fix=NOTHING if near else _fix(facts, one, apart(stated, total)),
    )


def _figures(facts: Sequence[Fact], one: ListSum) -> list[Figure]:
    return [figure(name_of(facts[i]), facts[i].amount) for i in (one.whole, *one.parts)]


def _places(facts: Sequence[Fact], one: ListSum) -> list[Place]:
    return [place_of_fact(facts[i]) for i in (one.whole, *one.parts)]


def _fix(facts: Sequence[Fact], one: ListSum, off: Amount) -> Message:
    """The part that a known slip makes right, where there is just one."""
    found = []
    for i in one.parts:
        amount = facts[i].amount
        if amount is None or amount.unit is not off.unit:
            continue
        right = Amount(amount.value + off.value, off.unit)
        places = max(right.places, amount.places)
        if amount.value and slip_between(amount.value, right.value, places, off.unit):
            found.append((name_of(facts[i]), right))
    if len(found) != 1:
        return NOTHING
    name, right = found[0]
    return Message("text.sums.found-fix", name=name, right=right)


def _other_unit(facts: Sequence[Fact], one: ListSum, unit: Unit) -> Outcome:
    """One slip of the unit, whatever sums and shares it breaks."""
    stated = _amount(facts, one)
    message = Message(
        "text.sums.unit",
        name=name_of(facts[one.whole]),
        stated=stated,
        parts=len(one.parts),
        unit=str(unit),
        right=Amount(stated.value, unit),
    )
    return Found(
        Severity.ERROR,
        message,
        figures=_figures(facts, one),
        places=_places(facts, one),
        fix=Message("text.sums.unit-fix", printed=str(stated.unit), unit=str(unit)),
        mends=unit_mended(_places(facts, one)[:1], stated, unit),
    )
