"""Lines up the codes of a list with an edition: new, renamed, moved, ended."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govbudget.classification.names import fold, key
from govbudget.classification.vocabulary import Level
from govbudget.learning.records import Proposal, ProposalKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govbudget.classification.vocabulary import Scheme
    from govbudget.datacheck.tables import DataRow
    from govbudget.learning.pairs import PrintedPair

__all__ = ["covers_all", "line_up", "same_name"]

# From which part of the codes of an edition on a list is taken as the whole of it.
_WHOLE = 0.8
# A budget of which it has less than this was left out of the list as a whole.
_HALF = 0.5
_FEW = 10


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, whatever their brackets, blanks and traditional characters.

    >>> same_name("政府办公厅(室)及相关机构事务", "政府办公厅（室）及相关机构事務")
    True
    >>> same_name("住房保障", "住房保障支出")
    False
    """
    return key(one) == key(other) or key(fold(one)) == key(fold(other))


def covers_all(edition: Mapping[str, DataRow], codes: set[str]) -> bool:
    """Whether so many codes of an edition are in a list that it is the whole list.

    Of the 类, of the 款 and of all codes four in five must be there, and those at the end: a file
    that was cut off lacks them.
    """
    if sum(code > max(codes) for code in edition) >= _FEW:
        return False
    levels = {len(code) for code in edition if len(code) <= Level.SECTION.digits} | {0}
    return all(
        len(codes & known) >= _WHOLE * len(known)
        for digits in levels
        if (known := {code for code in edition if digits in {0, len(code)}})
    )


def line_up(
    scheme: Scheme,
    edition: Mapping[str, DataRow],
    pairs: Mapping[str, PrintedPair],
    *,
    complete: bool,
) -> Iterator[Proposal]:
    """What a list says of the codes of a scheme, by code.

    Args:
        scheme: the scheme.
        edition: the rows of the edition that it is lined up with, by code.
        pairs: what the list has, by code.
        complete: whether it is the whole list, so that what it lacks has ended.
    """
    left = {code: row for code, row in edition.items() if not _is_same(row, pairs.get(code))}
    if not complete:
        left = {code: row for code, row in left.items() if code in pairs}
    else:
        left = {code: row for code, row in left.items() if code not in _left_out(edition, pairs)}
    new = {code: pair for code, pair in pairs.items() if code in left or code not in edition}
    moved = _moves(edition, left, new) if complete else {}
    gone = set(moved.values())
    found = [_proposal(ProposalKind.MOVED, new[code], edition[old]) for code, old in moved.items()]
    for code, pair in pairs.items():
        if code in moved:
            continue
        if code not in new:
            found.append(_proposal(ProposalKind.SEEN, pair, edition[code]))
        elif code in left and code not in gone:
            found.append(_proposal(ProposalKind.RENAMED, pair, edition[code]))
        else:
            found.append(_proposal(ProposalKind.ADDED, pair))
    found += [
        Proposal(ProposalKind.ENDED, scheme, code, row["name"])
        for code, row in left.items()
        if code not in gone and (code not in pairs or code in moved)
    ]
    yield from sorted(found, key=lambda one: (one.code, one.kind))


def _is_same(row: DataRow, pair: PrintedPair | None) -> bool:
    return pair is not None and same_name(row["name"], pair.name)


def _proposal(kind: ProposalKind, pair: PrintedPair, row: DataRow | None = None) -> Proposal:
    if row is None:
        return Proposal(kind, pair.scheme, pair.code, pair.name, place=pair.place)
    if kind is ProposalKind.SEEN:
        # The name of the book, which the file prints with its own brackets and blanks.
        return Proposal(kind, pair.scheme, pair.code, row["name"], place=pair.place)
    return Proposal(kind, pair.scheme, pair.code, pair.name, row["code"], row["name"], pair.place)


def _left_out(edition: Mapping[str, DataRow], pairs: Mapping[str, PrintedPair]) -> set[str]:
    """The codes of the budgets of which a list has next to nothing: it is no list of those."""
    all_of = Counter(row["fund"] for row in edition.values())
    has = Counter(row["fund"] for code, row in edition.items() if code in pairs)
    without = {
        fund
        for fund, count in all_of.items()
        if has[fund] < _HALF * count and count - has[fund] >= _FEW
    }
    return {code for code, row in edition.items() if row["fund"] in without}


def _moves(
    edition: Mapping[str, DataRow],
    left: Mapping[str, DataRow],
    new: Mapping[str, PrintedPair],
) -> dict[str, str]:
    """The new codes that are old ones with another number: the old code of each.

    A name that several entries have tells only below the same parent, or one that moved as well.
    """
    often = Counter(key(row["name"]) for row in edition.values())
    moved: dict[str, str] = {}
    for digits in sorted({len(code) for code in new}):
        parents = {old: code for code, old in moved.items()}
        olds: dict[tuple[str, str], list[str]] = {}
        news: dict[tuple[str, str], list[str]] = {}
        for code, row in left.items():
            if len(code) == digits:
                name = key(row["name"])
                above = parents.get(code[:-2], code[:-2]) if often[name] > 1 else ""
                olds.setdefault((name, above), []).append(code)
        for code, pair in new.items():
            if len(code) == digits:
                name = key(pair.name)
                news.setdefault((name, code[:-2] if often[name] > 1 else ""), []).append(code)
        for place, codes in news.items():
            before = olds.get(place, [])
            if len(codes) == len(before) == 1 and codes != before:
                moved[codes[0]] = before[0]
    return moved
