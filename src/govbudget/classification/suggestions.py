"""What a tree says of a code that it does not have: the errors that teach."""

from __future__ import annotations

from types import MappingProxyType

from govbudget.classification.entry import pair
from govbudget.classification.local import is_local_form
from govbudget.classification.openness import nearest_ancestor, open_list_of
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Scheme
from govbudget.errors import MissingCode, UndeterminedCode, UnknownCode, UnknownEdition, because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from govbudget.base.messages import Message
    from govbudget.classification.entry import Entry
    from govbudget.classification.localcodes import LocalCode
    from govbudget.classification.openness import OpenList
    from govbudget.classification.tree import Classification

__all__ = ["known_local", "missing_code", "nearest", "open_lists_of", "shipped_whole"]

_DIGITS = "0123456789"
_WRITTEN_LIMIT = 12
_GREATEST = 10**9


def missing_code(tree: Classification, code: Any) -> MissingCode:
    """The error for a code that a tree does not have, with all that can be said of it.

    It is an :class:`~govbudget.UndeterminedCode` where the list in which the code would stand is
    open, and an :class:`~govbudget.UnknownCode` where the edition is known not to have it.
    """
    scheme, year = tree.scheme.value, tree.year
    if not isinstance(code, str):
        reason = because("miss.kind", kind=type(code).__name__)
        known = str(code) if isinstance(code, int) and 0 < code < _GREATEST else ""
        hint = (pair(tree._by_code[known]),) if known in tree else ()  # noqa: SLF001
        return UnknownCode(known or type(code).__name__, scheme, year, reason, suggestions=hint)
    elsewhere, why = _elsewhere(tree, code)
    became: tuple[tuple[str, str], ...] = ()
    if elsewhere is None and why is None:
        why, became = _otherwise_when(tree, code)
    if why:
        return UnknownCode(code, scheme, year, why, elsewhere=elsewhere, became=became)
    parent = nearest_ancestor(tree, code)
    why = _written_otherwise(tree, code)
    suggestions = () if why else tuple(pair(entry) for entry in nearest(tree, code))
    open_list = None if why else open_list_of(tree, code)
    if open_list is not None:
        above = pair(tree[open_list.code]) if open_list.code else None
        return UndeterminedCode(
            code, scheme, year, open_list.message, above, suggestions, open_list.reason.value
        )
    return UnknownCode(code, scheme, year, why or "", pair(parent) if parent else None, suggestions)


def _elsewhere(tree: Classification, code: str) -> tuple[tuple[str, str] | None, Message | None]:
    """The entry that has the code outside the tree, and where that is."""
    scheme = Scheme.of_code(code)
    if scheme is None or len(code) not in LEVEL_BY_DIGITS:
        return None, None
    from govbudget.classification.catalogue import shipped

    catalogue = shipped()
    year = tree.year if tree.year in catalogue.years(scheme) else None
    try:
        other = catalogue.tree(scheme, year)
    except UnknownEdition:
        reason = because("miss.digit", kind=_kind(scheme))
        return None, reason if scheme != tree.scheme else None
    entry = other.get(code)
    found = pair(entry) if entry else None
    is_open = open_list_of(other, code) is not None
    return found, _place_elsewhere(tree, other, entry, is_open=is_open)


def _place_elsewhere(
    tree: Classification, other: Classification, entry: Entry | None, *, is_open: bool
) -> Message | None:
    if other.scheme != tree.scheme:
        kind = _kind(other.scheme)
        if entry is None:
            return because("miss.other_scheme", kind=kind, is_open=is_open)
        return because("miss.belongs", kind=kind, entry=str(entry))
    if entry is None:
        return None
    if shipped_whole(tree) is None:
        return because("miss.in_edition", scheme=other.scheme, year=other.year, entry=str(entry))
    if tree.revision < other.revision and (day := _in_force(entry)):
        return because("miss.in_force", entry=str(entry), day=day)
    fund = entry.fund
    of = because("miss.of_fund", zh=fund.chinese, en=fund.english) if fund else None
    return because("miss.outside", entry=str(entry), fund=of)


def _kind(scheme: Scheme) -> str:
    return f"{scheme.value} ({scheme.chinese})"


def _in_force(entry: Entry) -> str:
    """The day on which a notice added an entry to the edition of its year; empty for most."""
    from govbudget.classification.catalogue import shipped
    from govbudget.classification.supplements import SUPPLEMENT_COLUMNS

    rows = shipped().codes.rows("editions/supplements.csv", SUPPLEMENT_COLUMNS)
    days = [row[2] for row in rows if row[:2] == [entry.scheme.value, entry.code]]
    return next((day for day in days if day.startswith(str(entry.year))), "")


def shipped_whole(tree: Classification) -> Classification | None:
    """The shipped edition that a tree is the whole or a part of; None for any other tree."""
    from govbudget.classification.catalogue import shipped

    catalogue = shipped()
    if tree.year not in catalogue.years(tree.scheme):
        return None
    whole = catalogue.tree(tree.scheme, tree.year)
    if whole is tree:
        return whole
    is_part = all(whole.get(code) == entry for code, entry in tree.items() if not entry.is_local)
    return whole if is_part else None


def open_lists_of(tree: Classification) -> Mapping[str, OpenList]:
    """The open lists of the shipped edition that a tree is, or is a part of."""
    from govbudget.classification.catalogue import shipped

    if shipped_whole(tree) is None:
        return MappingProxyType({})
    return MappingProxyType(shipped().open_lists(tree.scheme, tree.year))


def _otherwise_when(
    tree: Classification, code: str
) -> tuple[Message | None, tuple[tuple[str, str], ...]]:
    """What a code was or will be in other editions, and what it is in this one."""
    from govbudget.classification.catalogue import shipped
    from govbudget.classification.other_years import by_code

    catalogue = shipped()
    if len(code) not in LEVEL_BY_DIGITS or tree.year not in catalogue.years(tree.scheme):
        return None, ()
    for once in by_code(tree, code):
        now = tuple(one for one in once.now if one in tree)
        return once.said(tree), tuple(pair(tree[one]) for one in now)
    for change in catalogue.history(tree.scheme).changes:
        if change.new_code == code and change.year > tree.year:
            return because("miss.later", name=change.new_name, year=change.year), ()
    return None, ()


def _written_otherwise(tree: Classification, code: str) -> Message | None:
    """Why a text that is no plain code is refused here, if it can be read elsewhere."""
    if places := known_local(tree, code):
        uses = tuple(because("miss.use", name=one.name, place=one.place) for one in places)
        return because("miss.local", uses=uses)
    if _lacks_only_its_parent(tree, code):
        return because("miss.local_parent", parent=code[:-2])
    if is_local_form(tree, code):
        return because("miss.local_digits", count=len(code))
    if not (code.isascii() and code.isdecimal()) and code:
        return because("miss.bare")
    return None


def known_local(tree: Classification, code: str) -> tuple[LocalCode, ...]:
    """The places that are known to use a code which the national list does not have.

    None where the tree has the code or lacks its parent, and for a tree of no shipped edition.
    """
    from govbudget.classification.catalogue import shipped

    catalogue = shipped()
    if code in tree or code[:-2] not in tree or tree.year not in catalogue.years(tree.scheme):
        return ()
    return catalogue.local_codes.get((tree.scheme, code), ())


def _lacks_only_its_parent(tree: Classification, code: str) -> bool:
    return (
        code.isascii()
        and code.isdecimal()
        and len(code) == tree.scheme.deepest.digits + 2
        and len(code) in LEVEL_BY_DIGITS
        and code[:-2] not in tree
    )


def nearest(tree: Classification, code: str, limit: int = 3) -> list[Entry]:
    """The entries whose codes are one slip away from a code, best first.

    A slip is one digit wrong, lost, doubled or too many, or two neighbours swapped. Codes under
    the parent that was meant come first, then codes of the same length. Where no code is one
    slip away, the two nearest children of the parent are given.
    """
    if not code or len(code) > _WRITTEN_LIMIT:
        return []
    slips: set[str] = set()
    for i in range(len(code) + 1):
        before, after = code[:i], code[i:]
        slips.update(before + digit + after for digit in _DIGITS)
        if after:
            slips.add(before + after[1:])
            slips.update(before + digit + after[1:] for digit in _DIGITS)
        if len(after) > 1:
            slips.add(before + after[1] + after[0] + after[2:])
    found = [tree[slip] for slip in slips if slip in tree] or _neighbours(tree, code)

    def rank(entry: Entry) -> tuple[int, int, int, str]:
        shared = next(
            (i for i, (a, b) in enumerate(zip(code, entry.code, strict=False)) if a != b),
            min(len(code), len(entry.code)),
        )
        return (-shared, abs(len(entry.code) - len(code)), _distance(code, entry.code), entry.code)

    return sorted(found, key=rank)[:limit]


def _neighbours(tree: Classification, code: str) -> list[Entry]:
    """The entries beside which a code would stand, nearest number first."""
    if not (code.isascii() and code.isdecimal()) or code[:-2] not in tree:
        return []
    beside = tree.children_of(code[:-2])
    return sorted(beside, key=lambda entry: abs(int(entry.code) - int(code)))[:2]


def _distance(code: str, other: str) -> int:
    """How far apart two codes are as numbers; 0 where one is no number or the lengths differ."""
    if len(code) != len(other) or not (code.isascii() and code.isdecimal()):
        return 0
    return abs(int(code) - int(other))
