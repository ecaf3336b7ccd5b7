"""``codes.pairs``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.names import loose_key
from govbudget.disclosure.analysis.item_names import (
    ended_names,
    tree_of,
    written_pairs,
)
from govbudget.disclosure.analysis.near_names import one_left_out
from govbudget.disclosure.analysis.places import place_of_paragraph
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import words_mended
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.classification.entry import Entry
    from govbudget.classification.tree import Classification
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.item_names import CodedName, TableNames
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.checks.records import Place

__all__ = ["CodesPairs"]

# Digits of a 类, a 款 and an 项.
_WHOLE = {3, 5, 7}


class CodesPairs(Check):
    """Codes in the text with their names: 行政单位医疗（2101101）."""

    id = "codes.pairs"
    group = Group.CODES
    rank = 45
    source = ("classification",)
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.ONE_YEAR})
    since = "0.2.0"
    # Of fewer codes the tables are no measure of what the document has.
    fewest_items = Option(5, low=1, high=100)

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        year = disclosure.year
        if not year:
            yield NotDeterminable(Message("codes.paths.no-year"))
            return
        pairs: dict[tuple[str, str], list[CodedName]] = {}
        for one in written_pairs(disclosure):
            pairs.setdefault((loose_key(one.name), one.code), []).append(one)
        if not pairs:
            yield NotApplicable(Message("codes.pairs.nothing"))
            return
        tables = context.table_names
        for (name, code), same in pairs.items():
            tree = tree_of(code, year)
            if tree is None:
                yield NotDeterminable(Message("codes.paths.unkept", year=year))
                continue
            places = [place_of_paragraph(disclosure, one.paragraph, one.printed) for one in same]
            yield from _looked_at(same[0], name, tree, tables, places, self.fewest_items)


def _looked_at(
    pair: CodedName,
    name: str,
    tree: Classification,
    tables: TableNames,
    places: Sequence[Place],
    many: int,
) -> Iterator[Outcome]:
    """One name and code, wherever they stand; what nobody can be sure of is passed over."""
    entry, named = tree.get(pair.code), tree.names.loose(pair.name)
    if len(pair.code) not in _WHOLE or entry is None:
        meant = _meant(pair.code, named, tables)
        if meant is not None:
            yield _slip(pair, meant, places)
    elif name in tables.names.get(pair.code, ()):
        yield Held(len(places))
    elif name in (ended := ended_names(entry)):
        yield _old(pair, entry, ended[name], tables, places)
    elif named and entry not in named and name not in loose_key(entry.name):
        yield _other(pair, entry, named, places)
    elif name.endswith(loose_key(entry.name)):
        yield from _elsewhere(pair, name, entry, tables, places, many)


def _meant(code: str, named: Sequence[Entry], tables: TableNames) -> Entry | None:
    """The entry of a name whose code has a digit too few, too many, or another one."""
    there = [one for one in named if one.code in tables.names] or named
    near = [one for one in there if _is_near(code, one.code)]
    return near[0] if len(near) == 1 else None


def _is_near(code: str, other: str) -> bool:
    """Whether one digit parts two codes: left out, put in, or another one."""
    if len(code) == len(other):
        return sum(one != two for one, two in zip(code, other, strict=True)) == 1
    return one_left_out(code, other)


def _slip(pair: CodedName, meant: Entry, places: Sequence[Place]) -> Outcome:
    said = Message("codes.pairs.slip", name=pair.name, code=pair.code, right=meant.code)
    fix = Message("codes.entry", code=meant.code, name=meant.name)
    mends = words_mended(places, pair.code, meant.code)
    return Found(Severity.ERROR, said, places=places, fix=fix, mends=mends)


def _elsewhere(
    pair: CodedName,
    name: str,
    entry: Entry,
    tables: TableNames,
    places: Sequence[Place],
    many: int,
) -> Iterator[Outcome]:
    """The right name of a code that no table has, where they have the name under another code."""
    codes = tables.codes.get(name, set())
    items = [one for one in tables.names if len(one) == len(pair.code) and one[0] == pair.code[0]]
    if pair.code in tables.names or len(codes) != 1 or len(items) < many:
        yield Held(len(places))
        return
    [right] = codes
    above = entry.parent.name if entry.parent is not None else entry.name
    said = Message(
        "codes.pairs.elsewhere", name=pair.name, code=pair.code, above=above, right=right
    )
    fix = Message("codes.entry", code=right, name=pair.name)
    mends = words_mended(places, pair.code, right)
    yield Found(Severity.ERROR, said, places=places, fix=fix, mends=mends)


def _old(
    pair: CodedName,
    entry: Entry,
    ended: tuple[int, bool],
    tables: TableNames,
    places: Sequence[Place],
) -> Outcome:
    """A name of another year: surely a slip where the tables have today's."""
    until, _ = ended
    known = loose_key(entry.name) in tables.names.get(entry.code, ())
    return Found(
        Severity.ERROR if known else Severity.NOTICE,
        Message("codes.paths.old", name=pair.name, until=until, code=entry.code, right=entry.name),
        places=places,
        fix=Message("codes.paths.name-fix", name=pair.name, right=entry.name),
        mends=words_mended(places, pair.name, entry.name),
    )


def _other(
    pair: CodedName, entry: Entry, named: Sequence[Entry], places: Sequence[Place]
) -> Outcome:
    """The name of one entry with the code of another."""
    own = named[0] if len(named) == 1 else None
    said = Message(
        "codes.pairs.other",
        name=pair.name,
        code=pair.code,
        official=entry.name,
        is_one=own is not None,
        right="" if own is None else own.code,
    )
    fix = Message("codes.entry", code=entry.code, name=entry.name)
    return Found(Severity.ERROR, said, places=places, fix=fix)
