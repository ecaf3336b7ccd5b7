"""``text.repeats``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.matching import Verdict, sharp
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.text_scope import (
    goes_on_from_above,
    is_of_other_body,
    is_of_projects,
    part_above,
)
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import FailedElsewhere, Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, name_of
from govbudget.disclosure.text.facts import AmountFact
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact

__all__ = ["Repeats"]

_SUBJECTS = {
    *("total", "revenue", "revenue.current", "spending", "spending.current", "spending.basic"),
    *("spending.project", "spending.personnel", "spending.public", "agency_running"),
    *("procurement", "procurement.goods", "procurement.works", "procurement.services"),
    *("purchased_services", "debt", "carry_over", "carry_out"),
    *("procurement.reserved_sme", "procurement.reserved_small"),
    *("three_public", "three_public.abroad", "three_public.reception", "three_public.vehicles"),
    *("three_public.vehicle_running", "three_public.vehicle_purchase"),
}
_WHOLES = {"total", "revenue", "revenue.current", "revenue.total"} | {
    *("spending", "spending.current", "spending.total", "spending.basic"),
    *("procurement", "carry_over", "carry_out", "appropriation"),
    *("three_public", "three_public.vehicles"),
}
# A body below the one whose budget it is has figures of its own.
_OTHER_BODY = re.compile(r"所属|下属|本级|其中一|分别")


class Repeats(Check):
    """One subject stated twice with different figures."""

    id = "text.repeats"
    group = Group.TEXT
    rank = 30
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        facts = context.disclosure.facts
        settled = {one.index for one in context.matches if one.verdict is not Verdict.UNKNOWN}
        groups: dict[object, list[AmountFact]] = {}
        for index, fact in enumerate(facts):
            asked = fact.subject in _SUBJECTS or (fact.subject == "spending.function" and fact.code)
            if not isinstance(fact, AmountFact) or fact.amount is None or index in settled:
                continue
            if asked and not _is_aside(context.disclosure, fact):
                key = (fact.same, _owner(facts, fact), part_above(context.disclosure, fact))
                groups.setdefault(key, []).append(fact)
        for same in groups.values():
            yield from _compared(same, context.disclosure)
        yield NotApplicable(Message("text.repeats.nothing"))


def _is_aside(disclosure: Disclosure, fact: Fact) -> bool:
    """Whether a figure is that of a project or of another body, or of what is not known."""
    return any(
        told(disclosure, fact) for told in (is_of_projects, is_of_other_body, goes_on_from_above)
    )


def _owner(facts: Sequence[Fact], fact: AmountFact) -> object:
    """Whose part a figure is; None where it is the body's as a whole.

    基本支出 of one item is another figure than that of the next, and one in a list whose whole was
    not understood is that of nothing known.
    """
    if fact.part_of is None:
        return fact.listed
    whole = facts[fact.part_of]
    return None if whole.subject in _WHOLES else whole.same


def _is_doubled(disclosure: Disclosure, first: Fact, other: Fact) -> bool:
    """Whether a figure is written right behind the one before, as wording.unfinished tells."""
    text = disclosure.paragraphs[first.paragraph].text
    between = "".join(text[first.span[1] : other.span[0]].split())
    return first.paragraph == other.paragraph and between in {"，", ","}


def _compared(same: list[AmountFact], disclosure: Disclosure) -> Iterator[Outcome]:
    first = same[0]
    for other in same[1:]:
        one, two = sharp(same, first), sharp(same, other)
        assert one is not None  # noqa: S101  they have amounts
        assert two is not None  # noqa: S101
        if agree(one, two) is not Agreement.DIFFERENT:
            yield Held()
            continue
        if _is_doubled(disclosure, first, other):
            yield FailedElsewhere()
            continue
        certain = first.label == other.label and not any(
            _OTHER_BODY.search(fact.sentence) for fact in (first, other)
        )
        yield Found(
            Severity.ERROR if certain else Severity.NOTICE,
            Message("text.repeats.found", name=name_of(first), one=one, two=two),
            figures=[
                figure(Message("telling.label.first"), one),
                figure(Message("telling.label.second"), two),
            ],
            places=[place_of_fact(first), place_of_fact(other)],
        )
