"""``text.counts``."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.percent import Fit, fit_in, places_of, rounded
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.checks.telling import name_of
from govbudget.disclosure.text.facts import CountFact, RateFact
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["TextCounts"]

_VEHICLES = re.compile(r"\d\s*辆")
# So many kinds of vehicles are rarely a choice from more.
_MANY = 3
_GRADES = tuple(f"performance.grade_{one}" for one in ("excellent", "good", "pass", "fail"))
_MENDED = ("performance.problems_mended", "performance.problems_open")
_RATES = {
    "performance.targets": ("performance.targets", "performance.targets_due"),
    "performance.whole": ("performance.whole", "performance.whole_due"),
}


class TextCounts(Check):
    """Counts of things, by kind, against their whole."""

    id = "text.counts"
    group = Group.TEXT
    rank = 50
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        facts = context.disclosure.facts
        counts = [one for one in facts if isinstance(one, CountFact) and one.count is not None]
        if not counts:
            yield NotApplicable(Message("text.counts.nothing"))
            return
        kinds: dict[int, list[CountFact]] = {}
        for one in counts:
            if one.subject.endswith(".kind") and one.part_of is not None:
                kinds.setdefault(one.part_of, []).append(one)
        for index, parts in kinds.items():
            whole = facts[index]
            if isinstance(whole, CountFact) and whole.count is not None:
                outer = _without_inner(whole, parts)
                beside = _counts_beside(counts, whole)
                sure = _all_read(whole, parts)
                complete = sure or _seems_whole(whole, parts)
                yield _sum(whole, outer, complete=complete, beside=beside, sure=sure)
        yield from _dearer(counts)
        yield from _named(counts, "performance.self_evaluation", _GRADES)
        yield from _named(counts, "performance.problems", _MENDED)
        for rate in facts:
            if isinstance(rate, RateFact) and rate.subject in _RATES and rate.percent is not None:
                yield _rate(rate, rate.percent, counts)


def _all_read(whole: CountFact, parts: Sequence[CountFact]) -> bool:
    """Whether each number of the sentence was read, and the list of kinds is closed.

    其他用车 closes it, and so does a kind of which there is none: the form names it, and with it
    all kinds.
    """
    printed = len(_VEHICLES.findall(whole.sentence))
    closed = any("其他" in one.label or not one.count for one in parts)
    return printed == len(parts) + 1 and len(parts) > 1 and closed


def _seems_whole(whole: CountFact, parts: Sequence[CountFact]) -> bool:
    """Whether a list that nothing closes has so many kinds that it seems to have all."""
    printed = len(_VEHICLES.findall(whole.sentence))
    return printed == len(parts) + 1 and len(parts) >= _MANY


def _without_inner(whole: CountFact, parts: Sequence[CountFact]) -> Sequence[CountFact]:
    """The kinds without those of 其他用车: 其他用车3辆，主要是业务用车2辆、特种车1辆."""
    for at, part in enumerate(parts, start=1):
        if "其他" in part.label and _added(parts[:at]) == whole.count:
            return parts[:at]
    return parts


def _counts_beside(counts: Sequence[CountFact], whole: CountFact) -> set[Decimal | None]:
    """What else a sentence counts: 保有量3辆，当年购置1辆，其中：… may have the kinds of either."""
    return {
        one.count
        for one in counts
        if one.sentence == whole.sentence and one.subject.startswith("vehicles")
        if not one.subject.endswith(".kind")
    }


def _added(parts: Sequence[CountFact]) -> Decimal:
    return sum((part.count or Decimal(0) for part in parts), Decimal(0))


def _dearer(counts: Sequence[CountFact]) -> Iterator[Outcome]:
    """Equipment above a price, of that above a lower one: it cannot be more."""
    for whole, part in pairwise(counts):
        one, two = whole.threshold, part.threshold
        if (whole.sentence, whole.subject) != (part.sentence, part.subject) or not one or not two:
            continue
        if "其中" not in whole.sentence or one.unit is not two.unit or one.value >= two.value:
            continue
        if (part.count or 0) <= (whole.count or 0):
            yield Held()
            continue
        message = Message(
            "text.counts.dearer",
            name=name_of(part),
            price=two,
            count=part.count,
            counter=part.counter,
            lower=one,
            most=whole.count,
            most_counter=whole.counter,
        )
        yield Found(
            Severity.ERROR,
            message,
            figures=[Figure(str(one), whole.count), Figure(str(two), part.count)],
            places=dict.fromkeys(place_of_fact(each) for each in (whole, part)),
        )


def _named(counts: Sequence[CountFact], whole: str, names: tuple[str, ...]) -> Iterator[Outcome]:
    """The counts of one paragraph that are the parts of another.

    Of some of the kinds it is only told that they are more than all.
    """
    for one in counts:
        if one.subject == whole:
            here = [other for other in counts if other.paragraph == one.paragraph]
            parts = [part for part in here if part.subject in names]
            kinds = {part.subject for part in parts}
            if len(kinds) > 1 and len(kinds) == len(parts):
                beside = {other.count for other in here if other.subject == whole}
                yield _sum(one, parts, complete=kinds == set(names), beside=beside - {one.count})


def _sum(
    whole: CountFact,
    parts: Sequence[CountFact],
    *,
    complete: bool,
    beside: Collection[Decimal | None] = (),
    sure: bool = True,
) -> Outcome:
    stated = whole.count or Decimal(0)
    total = _added(parts)
    if total == stated or total in beside or (total < stated and not complete):
        return Held()
    name = name_of(whole)
    return Found(
        Severity.ERROR if sure or total > stated else Severity.NOTICE,
        Message("text.counts.sum", name=name, stated=stated, counter=whole.counter, total=total),
        figures=[
            Figure(name, stated),
            *(Figure(part.label, part.count) for part in parts),
            Figure(Message("telling.label.total"), total, is_computed=True),
        ],
        places=dict.fromkeys(place_of_fact(one) for one in (whole, *parts)),
    )


def _rate(rate: RateFact, percent: Decimal, counts: Sequence[CountFact]) -> Outcome:
    """A rate of coverage: what there is over what is due."""
    done, due = (
        next(
            (one for one in counts if one.subject == name and one.paragraph == rate.paragraph),
            None,
        )
        for name in _RATES[rate.subject]
    )
    if done is None or due is None or not due.count:
        return NotDeterminable(Message("text.counts.open"))
    share = Fraction(done.count or 0) / Fraction(due.count)
    if fit_in(percent, share, share) is not Fit.WRONG:
        return Held()
    right = rounded(share * 100, places_of(percent))
    return Found(
        Severity.ERROR,
        Message("text.counts.rate", percent=percent, done=done.count, due=due.count, right=right),
        figures=[
            Figure(Message("telling.label.coverage"), percent),
            Figure(done.label, done.count),
            Figure(due.label, due.count),
            Figure(Message("telling.label.coverage-computed"), right, is_computed=True),
        ],
        places=[place_of_fact(rate)],
        fix=Message("text.counts.rate-fix", right=right),
    )
