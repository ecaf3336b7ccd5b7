"""Rows that the end of a page cut in two, put together where their names or codes prove it."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.catalogue import shipped
from govbudget.classification.names import key
from govbudget.io.marks import join
from govbudget.tables.layout.rows import is_index_row
from govbudget.tables.lexicon.list_numbers import unnumbered
from govbudget.tables.wording import is_amount, is_total, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.classification.tree import Classification
    from govbudget.tables.layout.heads import Head
    from govbudget.tables.layout.parts import Part

__all__ = ["TornRow", "begins_listed", "ends_listed", "is_listed", "names_of", "torn_row"]

_CODE = re.compile(r"[1-9]\d\d(?:\d\d){0,3}")
#: A whole amount, in yuan or 万元 to the cent; what stands at either side of where a narrow cell
#: and a page broke one.
_WHOLE = re.compile(r"[-－]?(?:\d{1,3}(?:,\d{3})+|(?:\d+|\d{1,3}(?:,\d{3})+)\.\d\d(?:\d{4})?)")
_ABOVE = re.compile(r"[-－]?\d[\d,]*(?:\.\d{0,5})?")
_BELOW = re.compile(r"[,.]?\d[\d,]*(?:\.\d\d(?:\d{4})?)?")
# What may be whole above, in a table to two places.
_TO_CENTS = re.compile(r"[-－]?[\d,]+\.\d\d")
# A code before a name in one cell.
_CODED = re.compile(r"[\[（(]?\d{3,9}[\])）]?\s*")


@frozen(slots=True)
class TornRow:
    """A row that a page cut in two.

    Attributes:
        cells: those of the whole row.
        is_below: whether its figures stand on the page below.
    """

    cells: tuple[str, ...]
    is_below: bool


def torn_row(last: Sequence[str], first: Sequence[str], head: Head) -> TornRow | None:
    """The row that a page cut in two; None where it is not one.

    That it is one, the list of codes proves: the name is one of it only with what stands below, or
    it is whole and nothing but figures, or the rest of theirs, stands below.

    Args:
        last: the last row of the page above.
        first: the first row of the page below.
        head: the head of the table.
    """
    if len(last) != len(first) or not any(first) or is_index_row(last):
        return None
    amounts = {one.place for part in head.parts for one in part.measures}
    shared = [at for at in amounts if at < len(first) and first[at]]
    moved = bool(shared) and not any(last[at] for at in amounts if at < len(last))
    if moved and (len(head.parts) != 1 or not any(is_amount(first[at]) for at in shared)):
        return None
    if not moved and not _are_cut(last, first, shared, head):
        return None
    if shared and not moved:
        # Digits that lack below those of an amount are proof enough.
        codes = [one.place for part in head.parts for one in part.codes]
        if any(first[at] and not last[at] for at in codes):
            return None
    else:
        named = [_is_named(part, last, first, moved=moved) for part in head.parts]
        if False in named or True not in named:
            return None
    cells = (
        join(above, below) if at not in amounts or not moved else below or above
        for at, (above, below) in enumerate(zip(last, first, strict=True))
    )
    return TornRow(tuple(cells), moved)


def _are_cut(last: Sequence[str], first: Sequence[str], shared: Sequence[int], head: Head) -> bool:
    """Whether all amounts of a row lack digits that stand in the row below."""
    if any(_TO_CENTS.fullmatch(last[at]) for at in shared) and _is_row(head, first):
        return False
    return all(_is_cut(last[at], first[at]) for at in shared)


def _is_row(head: Head, row: Sequence[str]) -> bool:
    """Whether a row may be one of its own: it has a code, a number or a total for a name."""
    measures = {one.place for part in head.parts for one in part.measures}
    keys = [cell for at, cell in enumerate(row) if cell and at not in measures]
    return any(is_total(cell) or any(map(str.isdecimal, cell)) for cell in keys)


def _is_cut(above: str, below: str) -> bool:
    """Whether an amount above lacks digits that stand below; words may go on there."""
    if above and not is_amount(above) and not is_amount(below):
        return True
    if not (
        _ABOVE.fullmatch(above) and _BELOW.fullmatch(below) and _WHOLE.fullmatch(above + below)
    ):
        return False
    return "." in above or below[0] in ",." or ("," in above and not _WHOLE.fullmatch(above))


def _is_named(part: Part, last: Sequence[str], first: Sequence[str], *, moved: bool) -> bool | None:
    """Whether what a half of the row is called is known once it is joined.

    Where the figures stand below, a name that is whole above proves it too. None: it may be a name
    that no list has, or nothing of it stands below.
    """
    keys = [one.place for one in (*part.codes, *part.others, *([part.name] if part.name else []))]
    below = [at for at in keys if first[at]]
    if not below and not moved:
        return None
    if part.name is None or not all(last[at] for at in below):
        return False
    rest = first[part.name.place]
    name = join(last[part.name.place], rest)
    if len(part.codes) == 1:
        code = plain(join(last[part.codes[0].place], first[part.codes[0].place]))
        return _CODE.fullmatch(code) is not None and key(name) in names_of(code)
    if moved or (is_total(rest) and len(plain(rest)) > 1) or unnumbered(rest) != rest:
        return False
    # Where the levels of the codes stand apart, a row without any is none of its own.
    if is_listed(rest) and not any(last[one.place] for one in part.codes):
        return False
    return True if is_total(name) or is_listed(name) else None


def is_listed(label: str) -> bool:
    """Whether a label is a name of the lists, with its number or its code before it.

    Args:
        label: the label.
    """
    return _bare(label) in _known()


def begins_listed(label: str) -> bool:
    """Whether a label is the beginning of a name of the lists, or all of it.

    Args:
        label: the label.
    """
    return _is_begun(_bare(label), _in_order())


def ends_listed(label: str) -> bool:
    """Whether a label is the end of a name of the lists, or all of it.

    Args:
        label: the label.
    """
    return _is_begun(_bare(label)[::-1], _from_the_end())


def _bare(label: str) -> str:
    return key(_CODED.sub("", unnumbered(label)))


def _is_begun(bare: str, ordered: Sequence[str]) -> bool:
    at = bisect_left(ordered, bare)
    return at < len(ordered) and ordered[at].startswith(bare)


def names_of(code: str) -> set[str]:
    """The names that the lists give a code, first and last, in the form that compares them."""
    return {key(tree[code].name) for tree in _trees() if code in tree}


@cache
def _trees() -> tuple[Classification, ...]:
    """Each list, as it was first and as it is last."""
    catalogue = shipped()
    return tuple(
        catalogue.tree(scheme, year)
        for scheme in catalogue.schemes
        for year in (catalogue.years(scheme)[0], catalogue.years(scheme)[-1])
    )


@cache
def _known() -> frozenset[str]:
    """The names of all lists, in the form that compares them."""
    return frozenset(key(entry.name) for tree in _trees() for entry in tree.values())


@cache
def _in_order() -> tuple[str, ...]:
    return tuple(sorted(_known()))


@cache
def _from_the_end() -> tuple[str, ...]:
    """The same names backwards, in their order so."""
    return tuple(sorted(name[::-1] for name in _known()))
