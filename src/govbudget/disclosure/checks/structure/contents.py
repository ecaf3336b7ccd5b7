"""``structure.contents``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.lost import lost_much
from govbudget.disclosure.analysis.places import (
    place_of_fact,
    place_of_paragraph,
)
from govbudget.disclosure.analysis.promises import (
    annexed,
    listed,
    missing_tables,
    promised,
    said_empty,
)
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group, Place
from govbudget.disclosure.listing import ListedTable
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.promises import Promise
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure

__all__ = ["Contents"]

# Of so many tables of a printed list one may be missing, that it is surely forgotten.
_FEW = 4


class Contents(Check):
    """The tables that the contents promise."""

    id = "structure.contents"
    group = Group.STRUCTURE
    rank = 10
    source = ("disclosure",)
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TABLES, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        entries: Sequence[Promise] = promised(disclosure) or listed(disclosure)
        if not entries:
            yield NotApplicable(Message("structure.contents.nothing"))
            return
        missing, nameless, others = missing_tables(disclosure, entries)
        yield Held(len(entries) - len(missing))
        if missing and not disclosure.tables:
            yield _apart(disclosure, entries)
        elif missing:
            yield _missing(context, entries, missing, len(nameless), len(others))


def _missing(
    context: Context,
    entries: Sequence[Promise],
    missing: Sequence[Promise],
    nameless: int,
    others: int,
) -> Outcome:
    disclosure = context.disclosure
    empty = said_empty(disclosure, missing)
    is_cut = context.pieces.is_cut(missing)
    lost = len(lost_much(disclosure))
    elsewhere = annexed(disclosure)
    message = Message(
        "structure.contents.found",
        count=len(entries),
        missing=len(missing),
        names=[f"{one.number}{one.title}" for one in missing],
        empty=Message("structure.contents.empty", names=list(empty)) if empty else NOTHING,
        lost=Message("structure.contents.lost", count=lost) if lost else NOTHING,
        nameless=Message("structure.contents.nameless", count=nameless) if nameless else NOTHING,
        cut=Message("structure.contents.cut") if is_cut else NOTHING,
        annexed=NOTHING if elsewhere is None else Message("structure.contents.annexed"),
        others=Message("structure.contents.others", count=others)
        if others >= len(missing)
        else NOTHING,
    )
    places = [
        *(_place(disclosure, one) for one in missing),
        *map(place_of_fact, dict.fromkeys(empty.values())),
        *(() if elsewhere is None else [place_of_paragraph(disclosure, elsewhere)]),
    ]
    # As many tables under other titles may be those that are missed.
    uncertain = is_cut or lost or nameless or others >= len(missing) or elsewhere is not None
    # A list is that of all that is published; where much of it is not here, it may be elsewhere.
    is_list = any(isinstance(one, ListedTable) for one in entries)
    uncertain = uncertain or (is_list and _FEW * len(missing) > len(entries))
    severity = Severity.NOTICE if uncertain else Severity.ERROR
    return Found(severity, message, places=places, fix=Message("structure.contents.found-fix"))


def _apart(disclosure: Disclosure, entries: Sequence[Promise]) -> Outcome:
    """Tables that are promised and are all in another file: they are published apart."""
    names = [f"{one.number}{one.title}" for one in entries]
    return Found(
        Severity.NOTICE,
        Message("structure.contents.apart", count=len(entries), names=names),
        places=[_place(disclosure, one) for one in entries],
        fix=Message("structure.contents.apart-fix"),
    )


def _place(disclosure: Disclosure, one: Promise) -> Place:
    if isinstance(one, ListedTable):
        return Place(one.page, text=f"{one.number}{one.title}")
    return place_of_paragraph(disclosure, one.paragraph)
