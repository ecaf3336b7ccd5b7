"""``structure.headings``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.chapters import HeadingFault, chapters, fault_of
from govbudget.disclosure.analysis.lost import lost_much
from govbudget.disclosure.analysis.places import place_of_paragraph
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import words_mended
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.chapters import Chapter
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure

__all__ = ["Headings"]


class Headings(Check):
    """The headings of the text against the chapters of the contents."""

    id = "structure.headings"
    group = Group.STRUCTURE
    rank = 15
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        listed = chapters(disclosure) if disclosure.contents else []
        for one in listed:
            fault = fault_of(one, listed, disclosure)
            if fault:
                yield _found(disclosure, one, fault)
            elif one.heading is not None:
                yield Held()
        yield NotApplicable(Message("structure.headings.nothing"))


def _found(disclosure: Disclosure, one: Chapter, fault: HeadingFault) -> Outcome:
    title = f"{one.entry.number}{one.entry.title}"
    missing = fault is HeadingFault.MISSING
    # What was not read may be the chapter that is missed.
    unsure = missing and bool(lost_much(disclosure))
    params = {"title": title} if missing else {"title": title, "heading": one.heading}
    places = [place_of_paragraph(disclosure, one.entry.paragraph)]
    if not missing:
        places.append(place_of_paragraph(disclosure, one.paragraph))
    fix = NOTHING if missing else Message("structure.headings.found-fix", title=one.entry.title)
    mends = () if missing else words_mended(places[1:], one.heading or "", one.entry.title)
    return Found(
        Severity.NOTICE if unsure else Severity.ERROR,
        Message(f"structure.headings.{fault}", **params),
        places=places,
        fix=fix,
        mends=mends,
    )
