"""``text_table.lists``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.classification.names import loose_key
from govbudget.disclosure.analysis.basic_items import basic_items
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure
from govbudget.disclosure.text.facts import ListFact
from govbudget.disclosure.text.kinds import Scope
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.basic_items import BasicItem, BasicItems
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import ListedItem

__all__ = ["TextTableLists"]

_SIDES = {
    "spending.personnel": ("人员经费", "personnel"),
    "spending.public": ("公用经费", "public"),
}
# Digits of a 类.
_CLASS = 3
_OTHER = "99"
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")


class TextTableLists(Check):
    """The names behind 主要包括 against the economic rows of the table of basic expenditure."""

    id = "text_table.lists"
    group = Group.TEXT_TABLE
    rank = 30
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.TABLES, Need.ONE_BUDGET})
    most_without = Option(2, low=1, high=50)

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        lists = [
            one
            for one in disclosure.facts
            if isinstance(one, ListFact) and one.subject in _SIDES and one.items
        ]
        if not lists:
            yield NotApplicable(Message("text_table.lists.nothing"))
            return
        known = basic_items(disclosure)
        if known is None:
            yield NotDeterminable(Message("text_table.lists.open"))
            return
        for fact in lists:
            others = [one for one in lists if not _says_again(one, fact)]
            named = {item.code for one in others for item in one.items}
            yield from _looked_at(disclosure, fact, known, named, self.most_without)


def _says_again(one: ListFact, fact: ListFact) -> bool:
    """Whether a list is that of the same expenditure in another chapter, and so of the same names.

    An item that only one of both names is no part of the other: it is left out there.
    """
    return one.subject == fact.subject and one.chapter != fact.chapter


def _looked_at(
    disclosure: Disclosure,
    fact: ListFact,
    known: BasicItems,
    elsewhere: set[str],
    most_without: int,
) -> Iterator[Outcome]:
    """One list; what another list names is no omission of this one.

    Many models print all 款 behind 主要包括, and publishers leave them: a list that names several
    without an amount is such a one, and not a slip.
    """
    _, side = _SIDES[fact.subject]
    empty: list[tuple[ListedItem, BasicItem | None]] = []
    seen: set[str] = set()
    names = [loose_key(one.name) for one in known.items]
    for item in fact.items:
        if len(item.code) <= _CLASS:
            continue
        name = loose_key(item.name)
        rows = [
            one
            for one, own in zip(known.items, names, strict=True)
            if one.code == item.code or own == name
        ]
        seen.update(one.code for one in rows)
        if any(one.amount.value for one in rows):
            yield Held()
        elif _is_open(disclosure, fact) and item.code.endswith(_OTHER):
            continue  # 其他工资福利支出等 ends many a list
        elif rows or item.code[:_CLASS] in known.complete:
            empty.append((item, rows[0] if rows else None))
    left_out = [
        one
        for one in known.items
        if one.amount.value and one.sides == {side} and one.code not in seen | elsewhere
    ]
    if _is_open(disclosure, fact):
        left_out = []
    if empty or left_out:
        certain = fact.scope is not Scope.ALL and len(empty) <= most_without
        yield _found(fact, known.table, empty, left_out, certain=certain)


def _is_open(disclosure: Disclosure, fact: ListFact) -> bool:
    """Whether the list ends with 等, or 等公用经费: it names but a part."""
    text = disclosure.paragraphs[fact.paragraph].text
    last = text[fact.span[0] : fact.span[1] + 1].rpartition("、")[2]
    return "等" in _BRACKETS.sub("", last)


def _found(
    fact: ListFact,
    table: str,
    empty: list[tuple[ListedItem, BasicItem | None]],
    left_out: list[BasicItem],
    *,
    certain: bool,
) -> Outcome:
    names, fix, more, more_fix = tuple(item.name for item, _ in empty), NOTHING, NOTHING, NOTHING
    said = NOTHING
    if empty:
        said = Message("text_table.lists.empty", names=names, table=table)
        fix = Message("text_table.lists.empty-fix", names=names)
    if left_out:
        rows = tuple(f"{one.code}{one.name}{one.amount}" for one in left_out)
        more = Message("text_table.lists.left-out", rows=rows)
        names = tuple(one.name for one in left_out)
        more_fix = Message("text_table.lists.left-out-fix", names=names)
    both = bool(empty and left_out)
    side = _SIDES[fact.subject][0]
    return Found(
        Severity.ERROR if empty and certain else Severity.NOTICE,
        Message("text_table.lists.found", side=side, empty=said, both=both, left_out=more),
        figures=[
            *(
                figure(f"{item.code} {item.name}", row.amount if row and row.place.text else None)
                for item, row in empty
            ),
            *(figure(f"{one.code} {one.name}", one.amount) for one in left_out),
        ],
        places=[
            place_of_fact(fact),
            *(row.place for _, row in empty if row is not None),
            *(one.place for one in left_out),
        ],
        fix=Message("text_table.lists.found-fix", empty=fix, both=both, left_out=more_fix),
    )
