"""Names, and codes with a name beside them, read against the trees.

What is loaded only where a written form holds a name: most hold a code alone.
"""

from __future__ import annotations

from govbudget.base.said import SaidText
from govbudget.classification.entry import pair
from govbudget.classification.names import canonical, fold, key, loose_key
from govbudget.errors import AmbiguousName, NameMismatch, UnknownName, because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from govbudget.base.messages import Message
    from govbudget.classification.entry import Entry
    from govbudget.classification.notation import ParsedCode
    from govbudget.classification.tree import Classification
    from govbudget.classification.writtencode import Written

    # What was read: the entry that is meant, and what a reader should know of how it was read.
    Reading = tuple[Entry, tuple[str, ...]]

__all__ = ["formerly", "of_this_name", "read_name", "remark_of"]

# How many characters of a name a narrow column must have left, beside its code and alone.
_CUT_BESIDE_CODE = 4
_CUT_ALONE = 6


def formerly(form: Written, trees: Sequence[Classification]) -> Reading | None:
    """What a form meant in a year before; None unless that is one entry of the trees today.

    Args:
        form: what is written, taken apart.
        trees: where it is looked for.

    Raises:
        AmbiguousName: a name alone has become several entries.
    """
    from govbudget.classification.other_years import by_name

    for tree in trees:
        readings = by_name(tree, form)
        for reading in readings:
            if len(reading.now) == 1:
                same = {one.now for one in readings if one.remarks == reading.remarks}
                if len(same) == 1:
                    return tree[reading.now[0]], reading.remarks
            if not form.code:
                codes = dict.fromkeys(code for one in readings for code in one.now)
                raise AmbiguousName(form.name, _pairs(tree[code] for code in codes))
    return None


def of_this_name(parsed: ParsedCode, name: str) -> Reading:
    """What a code with a name beside it means.

    Args:
        parsed: the code, read.
        name: the name that stands with it.

    Raises:
        NameMismatch: the name is not its own.
    """
    entry = parsed.entry
    if key(name) == key(entry.name) or loose_key(name) == loose_key(entry.name):
        return entry, parsed.remarks
    from govbudget.classification.paths import begun_below, walk

    named = walk(entry.tree, name)
    if any(found.code == entry.code for found in named):
        return entry, parsed.remarks
    cut = key(name)
    begun = len(cut) >= _CUT_BESIDE_CODE and key(entry.name).startswith(cut)
    if not named and (begun or entry in begun_below(entry.tree, name)):
        return entry, (*parsed.remarks, _cut_off(entry))
    named = named or _elsewhere(entry.tree, name)
    raise NameMismatch(entry.code, canonical(name), entry.name, _pairs(named))


def remark_of(name: str, /, **params: Any) -> SaidText:
    """A remark, by its name in the catalogue; few codes have one."""
    from govbudget.base.messages import Message

    return SaidText(Message(f"remarks.{name}", **params))


def _cut_off(entry: Entry) -> SaidText:
    return remark_of("cut", name=entry.name)


def read_name(name: str, trees: Sequence[Classification]) -> Reading:
    """What a name or a path of names means.

    Args:
        name: the name, as it is written.
        trees: where it is looked for.

    Raises:
        AmbiguousName: several entries have the name.
        PathMismatch: a name of the path stands elsewhere.
        UnknownName: no entry has the name.
    """
    from govbudget.classification.paths import begun_below, path_error, walk

    found: list[Entry] = []
    for tree in trees:
        found += walk(tree, name)
    spelt = {key(name), key(fold(name))}
    exact = [entry for entry in found if key(entry.name) in spelt]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0], ()
    if found:
        raise AmbiguousName(
            name,
            _pairs(found),
            tuple(">".join(e.name for e in entry.path) for entry in found),
        )
    cut = [entry for tree in trees for entry in begun_below(tree, name)]
    if len(cut) == 1:
        return cut[0], (_cut_off(cut[0]),)
    errors = [error for tree in trees if (error := path_error(tree, name)) is not None]
    if errors:
        # The list in which the path gets furthest is the one that was meant; then a name that
        # stands elsewhere says more than one that is not there.
        raise max(errors, key=lambda error: (error[0], not isinstance(error[1], UnknownName)))[1]
    begun = [entry for tree in trees for entry in tree.names.begun(name)]
    if len(begun) == 1 and len(key(name)) >= _CUT_ALONE:
        return begun[0], (_cut_off(begun[0]),)
    near = [entry for tree in trees for entry in tree.names.near(name)]
    where = SaidText(because("editions", editions=tuple(map(_called, trees))))
    raise UnknownName(name, where, _pairs(near[:3]))


def _called(tree: Classification) -> Message:
    """What an error calls a tree: a part of an edition is not said to be the whole of it."""
    from govbudget.classification.suggestions import shipped_whole

    edition = because("edition", scheme=tree.scheme, year=tree.year)
    whole = shipped_whole(tree)
    is_part = whole is not None and len(whole) != len(tree)
    return because("part", edition=edition) if is_part else edition


def _elsewhere(tree: Classification, name: str) -> list[Entry]:
    """The entries of other schemes with this name, in the year of a shipped edition."""
    from govbudget.classification.catalogue import shipped

    catalogue = shipped()
    if tree.year not in catalogue.years(tree.scheme):
        return []
    return [
        entry
        for scheme in catalogue.schemes_in(tree.year)
        if scheme is not tree.scheme
        for entry in catalogue.tree(scheme, tree.year).names.exact(name)
    ]


def _pairs(entries: Iterable[Entry]) -> tuple[tuple[str, str], ...]:
    return tuple(map(pair, entries))
