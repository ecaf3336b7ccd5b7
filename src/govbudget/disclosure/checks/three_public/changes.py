"""``three_public.changes``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.changes import change_of, is_adjusted
from govbudget.disclosure.analysis.matching import as_written
from govbudget.disclosure.analysis.narrower import is_narrower
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.public_changes import (
    PublicChange,
    public_changes,
    subject_in_words,
)
from govbudget.disclosure.analysis.public_figures import NAMES, WHOLE
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import figure_mended
from govbudget.disclosure.checks.outcomes import FailedElsewhere, Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, name_of, off_by
from govbudget.disclosure.text.comparing import LAST_YEAR
from govbudget.disclosure.text.facts import ChangeFact
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["ThreePublicChanges"]

# What was spent last year is another base than the budget that tables print.
_CARRIED_OUT = re.compile(r"执行|决算|实际")


class ThreePublicChanges(Check):
    """By how much “三公”, meetings and training changed: the text beside a table of two years."""

    id = "three_public.changes"
    group = Group.THREE_PUBLIC
    rank = 15
    needs = frozenset({Need.TEXT, Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        changes = public_changes(disclosure)
        wrong: list[_Wrong] = []
        for fact in disclosure.facts if changes else ():
            if not isinstance(fact, ChangeFact) or fact.against != LAST_YEAR:
                continue
            subject = fact.subject if fact.subject in NAMES else subject_in_words(fact.label)
            if subject not in changes or _CARRIED_OUT.search(fact.sentence):
                continue
            if not (is_adjusted(disclosure, fact) or is_narrower(disclosure, fact)):
                yield from _compared(fact, subject, changes[subject], wrong)
        yield from _told(wrong)
        yield NotApplicable(Message("three_public.changes.nothing"))


@frozen
class _Wrong:
    """A change of the text that is not that of the table.

    Attributes:
        fact: the change.
        subject: what it is of.
        by: the change as the text has it.
        right: the change of the table.
    """

    fact: ChangeFact
    subject: str
    by: Amount
    right: PublicChange

    @property
    def change(self) -> Amount:
        """The change of the table, as the text would have it."""
        return as_written(self.right.change, self.by)

    @property
    def off(self) -> tuple[object, ...]:
        """By how much the text is off."""
        return self.by.value - self.change.value, self.by.unit


def _told(wrong: Sequence[_Wrong]) -> Iterator[Outcome]:
    """What is wrong; the whole is told with the one part that is off by as much."""
    whole = [one for one in wrong if one.subject == WHOLE]
    parts = [one for one in wrong if one.subject in NAMES and one.subject != WHOLE]
    carried: dict[int, _Wrong] = {}
    for one in whole:
        same = [at for at, part in enumerate(wrong) if part in parts and part.off == one.off]
        if len(same) == 1:
            carried[same[0]] = one
    for at, one in enumerate(wrong):
        if one not in carried.values():
            yield _found(one, carried.get(at))


def _compared(
    fact: ChangeFact, subject: str, right: PublicChange, wrong: list[_Wrong]
) -> Iterator[Outcome]:
    """A change of the text beside that of the table, where both have the figure of this year."""
    stated = change_of(fact)
    if stated is None or stated.by is None:
        return
    if agree(stated.now, right.now, 1) is Agreement.DIFFERENT:
        return
    by = stated.by
    if agree(by, right.change, 2) is not Agreement.DIFFERENT:
        yield Held()
    elif agree(Amount(-by.value, by.unit), right.change, 2) is not Agreement.DIFFERENT:
        # The amount is right and the direction is not: the rules on directions tell that.
        yield FailedElsewhere()
    else:
        wrong.append(_Wrong(fact, subject, by, right))


def _found(one: _Wrong, whole: _Wrong | None) -> Outcome:
    """A change that is wrong, with the whole that it is counted in."""
    together = [one, *([] if whole is None else [whole])]
    carried = NOTHING
    if whole is not None:
        carried = Message(
            "three_public.changes.carried",
            name=name_of(whole.fact),
            stated=whole.by,
            change=whole.change,
        )
    mends = [figure_mended([place_of_fact(each.fact)], each.by, each.change) for each in together]
    return Found(
        Severity.ERROR,
        Message(
            "three_public.changes.found",
            name=name_of(one.fact),
            stated=one.by,
            table=one.right.table,
            now=as_written(one.right.now, one.by),
            last=as_written(one.right.last, one.by),
            change=one.change,
            off=off_by(one.by, one.change),
            carried=carried,
        ),
        figures=[
            each_figure
            for each in together
            for each_figure in (
                figure(Message("telling.label.text"), each.by),
                figure(each.right.table, each.change, is_computed=True),
            )
        ],
        places=[
            *(place_of_fact(each.fact) for each in together),
            *(place for each in together for place in each.right.places),
        ],
        fix=Message("three_public.changes.found-fix", change=one.change),
        count=len(together),
        mends=[mend for some in mends for mend in some] if all(mends) else (),
    )
