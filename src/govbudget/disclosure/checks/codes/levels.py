"""``codes.levels``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.names import loose_key
from govbudget.disclosure.analysis.item_names import tree_of
from govbudget.disclosure.analysis.level_names import (
    level_names,
    meant_in,
    miswritten,
    was_ever,
)
from govbudget.disclosure.analysis.places import place_of_paragraph
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import words_mended
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.classification.entry import Entry
    from govbudget.classification.tree import Classification
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.level_names import LevelName
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.checks.records import CheckMend, Place
    from govbudget.disclosure.document import Disclosure

__all__ = ["Levels"]

_FUNCTIONAL = "2"


class Levels(Check):
    """Names of the text with their level, as 住房改革支出（款）, and names of the tables in it."""

    id = "codes.levels"
    group = Group.CODES
    rank = 55
    source = ("classification",)
    needs = frozenset({Need.TEXT, Need.ONE_YEAR})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        tree = tree_of(_FUNCTIONAL, disclosure.year) if disclosure.year else None
        if tree is None:
            yield NotDeterminable(Message("codes.paths.no-year"))
            return
        tables = context.table_names
        names: dict[str, list[str]] = {}
        for code in sorted(tables.names):
            entry = tree.get(code)
            if entry is not None and loose_key(entry.name) in tables.names[code]:
                names.setdefault(entry.name, []).append(code)
        slips: dict[tuple[str, str], list[Place]] = {}
        yield from _levels(disclosure, tree, names, slips)
        for written, name, number in miswritten(disclosure, names, tree):
            place = place_of_paragraph(disclosure, number, written)
            slips.setdefault((written, name), []).append(place)
        for (written, name), places in slips.items():
            codes = "、".join(names[name])
            said = Message("codes.levels.slip", name=written, codes=codes, right=name)
            fix = Message("codes.paths.name-fix", name=written, right=name)
            once = _once(places)
            mends = words_mended(once, written, name)
            yield Found(Severity.ERROR, said, places=once, fix=fix, mends=mends)
        yield NotApplicable(Message("codes.levels.nothing"))


def _levels(
    disclosure: Disclosure,
    tree: Classification,
    names: Iterable[str],
    slips: dict[tuple[str, str], list[Place]],
) -> Iterator[Outcome]:
    """The names that are of another level; those that nearly are names of the tables are kept."""
    wrong: dict[tuple[str, str], list[Place]] = {}
    entries: dict[str, Entry] = {}
    for one in level_names(disclosure):
        known = tree.names.loose(one.name)
        place = _place(disclosure, one)
        if any(entry.level is one.level for entry in known):
            yield Held()
        elif len(known) == 1 and not was_ever(one.name, one.level):
            wrong.setdefault((one.name, one.level.chinese), []).append(place)
            entries[one.name] = known[0]
        elif not known and (right := meant_in(names, one.name)):
            slips.setdefault((one.name, right), []).append(place)
    for (name, sign), places in wrong.items():
        entry = entries[name]
        said = Message(
            "codes.levels.level", name=name, said=sign, code=entry.code, level=entry.level.chinese
        )
        fix = Message(
            "codes.paths.name-fix", name=f"（{sign}）", right=f"（{entry.level.chinese}）"
        )
        mends = _mends(places, name, sign, entry.level.chinese)
        yield Found(Severity.ERROR, said, places=places, fix=fix, mends=mends)


def _place(disclosure: Disclosure, one: LevelName) -> Place:
    """Where a name with its level stands, with the bracket where it is printed behind it."""
    text = disclosure.paragraphs[one.paragraph].text
    level = one.level.chinese
    forms = (f"{one.name}（{level}）", f"{one.name}({level})")
    printed = next((form for form in forms if form in text), one.name)
    return place_of_paragraph(disclosure, one.paragraph, printed)


def _mends(places: Sequence[Place], name: str, sign: str, right: str) -> list[CheckMend]:
    """The right level in the bracket of each place; none unless all have the bracket."""
    brackets = [one.text.removeprefix(name) for one in places]
    found = [
        mend
        for place, old in zip(places, brackets, strict=True)
        for mend in words_mended([place], old, old.replace(sign, right))
    ]
    return found if len(found) == len(places) else []


def _once(places: list[Place]) -> list[Place]:
    """One place for each paragraph: a name may be met by its bracket and by its words."""
    return list({one.paragraph: one for one in places}.values())
