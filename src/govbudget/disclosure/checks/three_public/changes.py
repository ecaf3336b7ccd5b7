"""``three_public.changes``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.changes import change_of, is_adjusted
from govbudget.disclosure.analysis.matching import as_written
from govbudget.disclosure.analysis.narrower import is_narrower
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.public_changes import public_changes, subject_in_words
from govbudget.disclosure.analysis.public_figures import NAMES
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import figure_mended
from govbudget.disclosure.checks.outcomes import FailedElsewhere, Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, name_of
from govbudget.disclosure.text.comparing import LAST_YEAR
from govbudget.disclosure.text.facts import ChangeFact
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.public_changes import PublicChange
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
        for fact in disclosure.facts if changes else ():
            if not isinstance(fact, ChangeFact) or fact.against != LAST_YEAR:
                continue
            subject = fact.subject if fact.subject in NAMES else subject_in_words(fact.label)
            if subject not in changes or _CARRIED_OUT.search(fact.sentence):
                continue
            if not (is_adjusted(disclosure, fact) or is_narrower(disclosure, fact)):
                yield from _compared(fact, changes[subject])
        yield NotApplicable(Message("three_public.changes.nothing"))


def _compared(fact: ChangeFact, right: PublicChange) -> Iterator[Outcome]:
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
        yield _found(fact, by, right)


def _found(fact: ChangeFact, by: Amount, right: PublicChange) -> Outcome:
    change = as_written(right.change, by)
    return Found(
        Severity.ERROR,
        Message(
            "three_public.changes.found",
            name=name_of(fact),
            stated=by,
            table=right.table,
            now=as_written(right.now, by),
            last=as_written(right.last, by),
            change=change,
        ),
        figures=[
            figure(Message("telling.label.text"), by),
            figure(right.table, change, is_computed=True),
        ],
        places=[place_of_fact(fact), *right.places],
        fix=Message("three_public.changes.found-fix", change=change),
        mends=figure_mended([place_of_fact(fact)], by, change),
    )
