"""Counts of things against their whole, and rates that follow from counts."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.percent import Fit, fit_in, places_of, rounded
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checking.common import shown
from govbudget.disclosure.checking.records import Figure
from govbudget.disclosure.checking.text_naming import name_of, quoted
from govbudget.disclosure.text.kinds import Kind
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_counts"]

_VEHICLES = re.compile(r"\d\s*辆")
_GRADES = tuple(f"performance.grade_{one}" for one in ("excellent", "good", "pass", "fail"))
_MENDED = ("performance.problems_mended", "performance.problems_open")
_RATES = {
    "performance.targets": ("performance.targets", "performance.targets_due"),
    "performance.whole": ("performance.whole", "performance.whole_due"),
}


def check_counts(look: Look) -> None:
    """Kinds of vehicles, grades, problems, and rates of coverage."""
    facts = look.disclosure.facts
    counts = [one for one in facts if one.kind is Kind.COUNT and one.count is not None]
    if not counts:
        look.not_applicable("说明中没有数量")
        return
    kinds: dict[int, list[Fact]] = {}
    for one in counts:
        if one.subject.endswith(".kind") and one.part_of is not None:
            kinds.setdefault(one.part_of, []).append(one)
    for index, parts in kinds.items():
        _sum(look, facts[index], parts, complete=_all_read(facts[index], parts))
    _dearer(look, counts)
    _named(look, counts, "performance.self_evaluation", _GRADES)
    _named(look, counts, "performance.problems", _MENDED)
    for rate in facts:
        if rate.kind is Kind.RATE and rate.subject in _RATES and rate.percent is not None:
            _rate(look, rate, counts)


def _all_read(whole: Fact, parts: Sequence[Fact]) -> bool:
    """Whether the list of kinds is closed by 其他用车, and each number of the sentence was read."""
    printed = len(_VEHICLES.findall(whole.sentence))
    return printed == len(parts) + 1 and any("其他" in one.label for one in parts)


def _dearer(look: Look, counts: Sequence[Fact]) -> None:
    """Equipment above a price, of that above a lower one: it cannot be more."""
    for whole, part in pairwise(counts):
        one, two = whole.threshold, part.threshold
        if (whole.sentence, whole.subject) != (part.sentence, part.subject) or not one or not two:
            continue
        if "其中" not in whole.sentence or one.unit is not two.unit or one.value >= two.value:
            continue
        if (part.count or 0) <= (whole.count or 0):
            look.held()
            continue
        look.found(
            Severity.ERROR,
            f"单价{shown(two)}以上的{quoted(name_of(part))}{part.count:f}{part.counter}，"
            f"多于单价{shown(one)}以上的{whole.count:f}{whole.counter}。",
            f"{part.count:f} of {name_of(part)} cost more than {shown(two)}, and only "
            f"{whole.count:f} more than {shown(one)}",
            figures=[Figure(shown(one), whole.count), Figure(shown(two), part.count)],
            places=dict.fromkeys(place_of_fact(each) for each in (whole, part)),
        )


def _named(look: Look, counts: Sequence[Fact], whole: str, names: tuple[str, ...]) -> None:
    """The counts of one paragraph that are the parts of another."""
    for one in counts:
        if one.subject == whole:
            parts = [
                part for part in counts if part.paragraph == one.paragraph and part.subject in names
            ]
            if {part.subject for part in parts} == set(names):
                _sum(look, one, parts, complete=True)


def _sum(look: Look, whole: Fact, parts: Sequence[Fact], *, complete: bool) -> None:
    stated = whole.count or Decimal(0)
    total = sum((part.count or Decimal(0) for part in parts), Decimal(0))
    if total == stated or (total < stated and not complete):
        look.held()
        return
    name = name_of(whole)
    look.found(
        Severity.ERROR,
        f"说明写{quoted(name)}{stated:f}{whole.counter}，分项合计{total:f}{whole.counter}。",
        f"the text counts {stated:f} for {name}, and its parts add up to {total:f}",
        figures=[
            Figure(name, stated),
            *(Figure(part.label, part.count) for part in parts),
            Figure("合计", total, is_computed=True),
        ],
        places=dict.fromkeys(place_of_fact(one) for one in (whole, *parts)),
    )


def _rate(look: Look, rate: Fact, counts: Sequence[Fact]) -> None:
    """A rate of coverage: what there is over what is due."""
    done, due = (
        next(
            (one for one in counts if one.subject == name and one.paragraph == rate.paragraph),
            None,
        )
        for name in _RATES[rate.subject]
    )
    if done is None or due is None or not due.count or rate.percent is None:
        look.not_determinable("覆盖率旁没有列明数量")
        return
    share = Fraction(done.count or 0) / Fraction(due.count)
    if fit_in(rate.percent, share, share) is not Fit.WRONG:
        look.held()
        return
    right = rounded(share * 100, places_of(rate.percent))
    look.found(
        Severity.ERROR,
        f"说明写覆盖率{rate.percent}%，按{done.count}/{due.count}计算为{right}%。",
        f"the text says a coverage of {rate.percent}%; {done.count} of {due.count} is {right}%",
        figures=[
            Figure("覆盖率", rate.percent),
            Figure(done.label, done.count),
            Figure(due.label, due.count),
            Figure("计算覆盖率", right, is_computed=True),
        ],
        places=[place_of_fact(rate)],
        mend=f"应为 {right}%",
        mend_en=f"it should be {right}%",
    )
