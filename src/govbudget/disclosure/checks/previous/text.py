"""``previous.text``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.matching import as_written
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import (
    FailedElsewhere,
    Found,
    Held,
    NotApplicable,
    NotDeterminable,
)
from govbudget.disclosure.checks.previous._telling import in_short, nothing_compared, why_apart
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, name_of, off_by
from govbudget.disclosure.comparing.pastfacts import FactState, past_facts
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.comparing.pastfacts import PastFact
    from govbudget.disclosure.comparing.previous import PreviousDocument

__all__ = ["PreviousText"]


class PreviousText(Check):
    """What the text says of earlier years, against the document of that year."""

    id = "previous.text"
    group = Group.PREVIOUS
    rank = 30
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.PREVIOUS, Need.TEXT, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        yield from nothing_compared(context)
        for one in context.previous.compared if context.previous else ():
            wrong: dict[tuple[object, ...], list[PastFact]] = {}
            for said in past_facts(context, one.disclosure):
                if said.state is FactState.AGREES:
                    yield Held()
                elif said.state is FactState.CARRIED:
                    yield NotDeterminable(Message("previous.carried"))
                elif said.state is FactState.OPEN:
                    yield NotDeterminable(Message("previous.text.open"))
                elif _is_told(context, one, said):
                    yield FailedElsewhere()
                else:
                    key = (said.is_sure, said.fact.code, said.stated, said.right)
                    wrong.setdefault(key, []).append(said)
            why = why_apart(context, one)
            for same in wrong.values():
                yield _found(one, same, why)
        yield NotApplicable(Message("previous.text.nothing"))


def _is_told(context: Context, one: PreviousDocument, said: PastFact) -> bool:
    """Whether another rule tells of the figure: the tables have another one, or the same."""
    if said.index in context.disputed.all:
        return True
    return said.right is not None and any(
        pair.stated is not None
        and pair.right is not None
        and agree(pair.stated, said.stated) is not Agreement.DIFFERENT
        and agree(pair.right, said.right) is not Agreement.DIFFERENT
        for pair in one.pairs
        if not pair.agrees
    )


def _found(one: PreviousDocument, same: Sequence[PastFact], why: Message) -> Found:
    """A figure of the text that the earlier document has not, wherever it is said."""
    first = same[0]
    stated, right = first.stated, first.right
    assert right is not None  # noqa: S101  it differs from it
    other, written = in_short(one.disclosure), as_written(right, stated)
    follows = first.count > 1
    if not first.is_sure:
        why = why or Message(f"previous.text.{'follows' if follows else 'unsure'}")
    there = list(dict.fromkeys(one.place(it) for each in same for it in each.places))
    if not why and one.contradicts_itself(there):
        why = Message("previous.why.doubtful")
    said = Message(
        "previous.text.found",
        name="、".join(dict.fromkeys(name_of(it.fact) for it in same)),
        stated=stated,
        other=other,
        right=right,
        off=off_by(stated, written),
        why=why,
    )
    places = [place_of_fact(it.fact) for it in same]
    here = Message("previous.label.here")
    return Found(
        Severity.NOTICE if why else Severity.ERROR,
        said,
        figures=[figure(here, stated, is_computed=follows), figure(other, right)],
        places=[*places, *there],
        fix=Message("previous.fix", right=written, other=other),
        count=len(same),
    )
