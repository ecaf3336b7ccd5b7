"""``text_table.amounts``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.matching import Match, Verdict, as_written
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import figure_mended
from govbudget.disclosure.checks.outcomes import (
    FailedElsewhere,
    Found,
    Held,
    NotApplicable,
    NotDeterminable,
)
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, fix_of, name_of, off_by
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["TextTableAmounts"]

_PAIR = {"spending.personnel", "spending.public"}


class TextTableAmounts(Check):
    """Each amount of the text against the figure that the tables have for it."""

    id = "text_table.amounts"
    group = Group.TEXT_TABLE
    rank = 10
    source = ("disclosure-text",)
    severities = (Severity.ERROR, Severity.ROUNDING)
    needs = frozenset({Need.TEXT, Need.TABLES, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        found = [one for one in context.matches if one.fact.subject not in _PAIR]
        if not found:
            yield NotApplicable(Message("text_table.amounts.nothing"))
        # Where the parts of the total of a table come to what the text says, the total is wrong.
        right = {one.index for said in context.said_sums.values() for one in said}
        wrong: dict[tuple[object, ...], list[Match]] = {}
        for one in found:
            if one.verdict is Verdict.HOLDS:
                yield Held()
            elif one.index in right:
                yield FailedElsewhere()
            elif one.index in context.disputed.unit_slips:
                yield FailedElsewhere()  # its own parts show the unit
            elif one.verdict is Verdict.UNKNOWN:
                yield NotDeterminable(Message("text_table.amounts.open"))
            else:
                amount, there = one.fact.amount, one.figures[0].amount
                wrong.setdefault((one.verdict, amount, there, one.fact.code), []).append(one)
        for same in wrong.values():
            yield _found(same)


def _found(same: list[Match]) -> Outcome:
    """One figure of the text that the tables do not have, wherever it is said."""
    figures, stated = same[0].figures, same[0].fact.amount
    assert stated is not None  # noqa: S101  a match has an amount
    right = figures[0].amount
    written = as_written(right, stated)
    what = "、".join(dict.fromkeys(name_of(one.fact) for one in same))
    near = same[0].verdict is Verdict.NEAR
    why = Message("text_table.amounts.near")
    fix = Message("text_table.amounts.near-fix", right=written)
    if not near:
        why = Message("text_table.amounts.off", off=off_by(stated, written))
        fix = fix_of(stated, written, Message("text_table.in-text", name=what))
    message = Message(
        "text_table.amounts.found",
        name=what,
        stated=stated,
        tables=tuple(dict.fromkeys(one.table for one in figures)),
        right=right,
        why=why,
    )
    said = [place_of_fact(one.fact) for one in same]
    return Found(
        Severity.ROUNDING if near else Severity.ERROR,
        message,
        figures=[
            figure(Message("telling.label.text"), stated),
            figure(figures[0].table, right),
            figure(Message("telling.label.converted"), written, is_computed=True),
        ],
        places=[
            *said,
            *dict.fromkeys(one.place for one in figures),
        ],
        fix=fix,
        mends=()
        if near
        else figure_mended(map(place_of_fact, (one.fact for one in same)), stated, written),
    )
