"""``years.twice``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.changes import (
    YearChange,
    against_final,
    change_of,
    fit_of_change,
    is_adjusted,
)
from govbudget.disclosure.analysis.percent import Fit
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import FailedElsewhere, Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, name_of, off_by
from govbudget.disclosure.text.comparing import LAST_YEAR
from govbudget.disclosure.text.facts import AmountFact, ChangeFact
from govbudget.disclosure.text.kinds import DocumentKind
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.text.facts import Fact

    _Stated = tuple[ChangeFact, YearChange]

__all__ = ["Twice"]

# Income and spending of one budget are one sum, and so are their changes.
_WHOLES = frozenset({"total", "revenue", "revenue.total", "spending", "spending.total"})
_WHOLE = "whole"
_CODED = frozenset({"spending.function", "spending.economic"})


class Twice(Check):
    """One figure, and by how much it changed, stated in several places."""

    id = "years.twice"
    group = Group.YEARS
    rank = 15
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        facts = disclosure.facts
        carried = _carries_over(facts)
        spent = disclosure.kind is DocumentKind.FINAL_ACCOUNT
        groups: dict[object, list[_Stated]] = {}
        for fact in facts:
            change = _stated(fact)
            if not isinstance(fact, ChangeFact) or change is None or is_adjusted(disclosure, fact):
                continue
            final = against_final(disclosure, fact)
            groups.setdefault(_key(fact, change, final=final), []).append((fact, change))
        for same in groups.values():
            # What came in within a year need not be what was spent; only the grand totals are one.
            apiece = spent and not all(_is_grand(fact) for fact, _ in same)
            yield from _compared(same, carried=carried or apiece)
        yield NotApplicable(Message("years.twice.nothing"))


def _stated(fact: Fact) -> YearChange | None:
    """The change against last year that a fact states by its amount, of what is known."""
    if not isinstance(fact, ChangeFact) or fact.against != LAST_YEAR:
        return None
    unknown = fact.subject in _CODED and not fact.code
    change = None if unknown or fact.subject == "unrecognised" else change_of(fact)
    return None if change is None or change.by is None else change


def _key(fact: ChangeFact, change: YearChange, *, final: bool) -> object:
    """What two changes share that are one.

    Last year's final figures of income and of spending are two sums.
    """
    subject = _WHOLE if fact.subject in _WHOLES and not final else fact.subject
    now = change.now.value * (change.now.unit.yuan if change.now.unit else 1)
    return (subject, fact.scope, fact.code, fact.measure, fact.year, fact.base_year, final, now)


def _carries_over(facts: Sequence[Fact]) -> bool:
    """Whether money of last year is in the budget: spending may have had it, and income not."""
    return any(
        isinstance(one, AmountFact)
        and one.subject in {"carry_over", "carry_out"}
        and one.amount is not None
        and bool(one.amount.value)
        for one in facts
    )


def _compared(same: Sequence[_Stated], *, carried: bool) -> Iterator[Outcome]:
    first, change = same[0]
    for other, another in same[1:]:
        one, two = change.by, another.by
        if one is None or two is None or agree(one, two) is not Agreement.DIFFERENT:
            yield Held()
        elif not _fits(first, change) or not _fits(other, another):
            yield FailedElsewhere()  # years.changes tells it
        else:
            sides = {_side(first), _side(other)}
            sure = len(sides) == 1 or not carried
            yield _told(
                (first, other), (change, another), Severity.ERROR if sure else Severity.NOTICE
            )
            return


def _fits(fact: ChangeFact, change: YearChange) -> bool:
    if fact.percent is None or change.base is None or change.base.value <= 0:
        return True
    return fit_of_change(change, change.base, abs(fact.percent)) is not Fit.WRONG


def _is_grand(fact: ChangeFact) -> bool:
    """Whether a figure includes what is carried over, and so is one of both sides: 收入总计."""
    return fact.subject.rpartition(".")[2] == "total"


def _side(fact: ChangeFact) -> str:
    return fact.subject.partition(".")[0]


def _told(
    facts: tuple[ChangeFact, ChangeFact],
    changes: tuple[YearChange, YearChange],
    severity: Severity,
) -> Outcome:
    one, two = changes[0].by, changes[1].by
    assert one is not None  # noqa: S101  they have amounts
    assert two is not None  # noqa: S101
    off, now = off_by(one, two), changes[0].now
    names = list(dict.fromkeys(name_of(fact) for fact in facts))
    return Found(
        severity,
        Message("years.twice.found", names=names, now=now, one=one, two=two, off=off),
        figures=[
            figure(Message("telling.label.first"), one),
            figure(Message("telling.label.second"), two),
            figure(Message("telling.label.this-year"), now),
            figure(Message("telling.label.off"), apart(one, two), is_computed=True),
        ],
        places=[place_of_fact(fact) for fact in facts],
        fix=Message("years.twice.found-fix"),
    )
