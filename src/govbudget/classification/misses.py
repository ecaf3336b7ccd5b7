"""What a tree says of a code that it does not have: the errors that teach."""

from __future__ import annotations

from types import MappingProxyType

from govbudget.classification.entry import pair
from govbudget.classification.openness import nearest_ancestor, open_list_of
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Scheme
from govbudget.errors import MissingCode, UndeterminedCode, UnknownCode, UnknownEdition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from govbudget.classification.entry import Entry
    from govbudget.classification.openness import OpenList
    from govbudget.classification.tree import Classification

__all__ = ["missing_code", "nearest", "open_lists_of", "shipped_whole"]

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
        reason = f"{type(code).__name__} is not text, and codes are"
        known = str(code) if isinstance(code, int) and 0 < code < _GREATEST else ""
        hint = (pair(tree._by_code[known]),) if known in tree else ()  # noqa: SLF001
        return UnknownCode(known or type(code).__name__, scheme, year, reason, suggestions=hint)
    elsewhere, reason = _elsewhere(tree, code)
    became: tuple[tuple[str, str], ...] = ()
    if elsewhere is None and not reason:
        reason, became = _otherwise_when(tree, code)
    if reason:
        return UnknownCode(code, scheme, year, reason, elsewhere=elsewhere, became=became)
    parent = nearest_ancestor(tree, code)
    reason = _written_otherwise(tree, code)
    suggestions = () if reason else tuple(pair(entry) for entry in nearest(tree, code))
    open_list = None if reason else open_list_of(tree, code)
    if open_list is not None:
        above = pair(tree[open_list.code]) if open_list.code else None
        return UndeterminedCode(
            code, scheme, year, open_list.english, above, suggestions, open_list.reason.value
        )
    return UnknownCode(code, scheme, year, reason, pair(parent) if parent else None, suggestions)


def _elsewhere(tree: Classification, code: str) -> tuple[tuple[str, str] | None, str]:
    """The entry that has the code outside the tree, and where that is."""
    scheme = Scheme.of_code(code)
    if scheme is None or len(code) not in LEVEL_BY_DIGITS:
        return None, ""
    from govbudget.classification.catalogue import shipped

    catalogue = shipped()
    year = tree.year if tree.year in catalogue.years(scheme) else None
    try:
        other = catalogue.tree(scheme, year)
    except UnknownEdition:
        reason = f"its first digit is that of {scheme.value} ({scheme.chinese})"
        return None, reason if scheme != tree.scheme else ""
    entry = other.get(code)
    found = pair(entry) if entry else None
    is_open = open_list_of(other, code) is not None
    return found, _place_elsewhere(tree, other, entry, is_open=is_open)


def _place_elsewhere(
    tree: Classification, other: Classification, entry: Entry | None, *, is_open: bool
) -> str:
    if other.scheme != tree.scheme:
        kind = f"{other.scheme.value} ({other.scheme.chinese})"
        if entry is None:
            having = "is not known here to have it" if is_open else "has no such code either"
            return f"its first digit is that of {kind}, which {having}"
        return f"it belongs to {kind}: {entry}"
    if entry is None:
        return ""
    if shipped_whole(tree) is None:
        return f"it is in {other.scheme} {other.year}: {entry}"
    if tree.revision < other.revision and (day := _in_force(entry)):
        return f"{entry} is in force only since {day}"
    fund = f" of the {entry.fund.english} ({entry.fund.chinese})" if entry.fund else ""
    return f"{entry} is an entry{fund} outside this part of the tree"


def _in_force(entry: Entry) -> str:
    """The day on which a notice added an entry to the edition of its year; empty for most."""
    from govbudget.classification.catalogue import SUPPLEMENT_COLUMNS, shipped

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


def _otherwise_when(tree: Classification, code: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What a code was or will be in other editions, and what it is in this one."""
    from govbudget.classification.catalogue import shipped
    from govbudget.classification.elsewhen import by_code

    catalogue = shipped()
    if len(code) not in LEVEL_BY_DIGITS or tree.year not in catalogue.years(tree.scheme):
        return "", ()
    for once in by_code(tree, code):
        now = tuple(one for one in once.now if one in tree)
        return once.said(tree), tuple(pair(tree[one]) for one in now)
    for change in catalogue.history(tree.scheme).changes:
        if change.new_code == code and change.year > tree.year:
            return f"it is {change.new_name} only since {change.year}", ()
    return "", ()


def _written_otherwise(tree: Classification, code: str) -> str:
    """Why a text that is no plain code is refused here, if it can be read elsewhere."""
    from govbudget.classification.local import is_local_form, known_local

    if places := known_local(tree, code):
        uses = ", ".join(f"{one.name} of {one.place}" for one in places)
        return f"it is a local code, {uses}, which parse() reads"
    if _lacks_only_its_parent(tree, code):
        return f"a local entry stands below an entry, and its parent {code[:-2]} is not there"
    if is_local_form(tree, code):
        return (
            f"{len(code)} digits are a local entry under its parent, which parse() reads "
            "and with_local() adds to a copy"
        )
    if not (code.isascii() and code.isdecimal()) and code:
        return "tree[...] takes the bare code as text; parse() reads other written forms"
    return ""


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
