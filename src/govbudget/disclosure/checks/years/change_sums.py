"""``years.change-sums``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.matching import as_written
from govbudget.disclosure.analysis.moved_parts import MovedSum, moved_sums
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, name_of, off_by
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["YearsChangeSums"]


class YearsChangeSums(Check):
    """The change of the spending against those of its parts."""

    id = "years.change-sums"
    group = Group.YEARS
    rank = 17
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        for one in moved_sums(context.figures):
            yield Held() if one.holds else _found(one)
        yield NotApplicable(Message("years.change-sums.nothing"))


def _found(one: MovedSum) -> Outcome:
    whole, by = one.whole
    total = as_written(one.total, by)
    message = Message(
        "years.change-sums.found",
        name=name_of(whole),
        stated=by,
        parts=tuple(
            Message("years.change-sums.part", name=name, amount=part) for _, part, name in one.parts
        ),
        total=total,
        off=off_by(by, total),
    )
    return Found(
        Severity.ERROR if one.sure else Severity.NOTICE,
        message,
        figures=[
            figure(Message("telling.label.in-text", name=name_of(whole)), by),
            *(figure(name, part) for _, part, name in one.parts),
            figure(Message("telling.label.parts"), total, is_computed=True),
        ],
        places=dict.fromkeys(
            place_of_fact(fact) for fact in (whole, *(part for part, *_ in one.parts))
        ),
    )
