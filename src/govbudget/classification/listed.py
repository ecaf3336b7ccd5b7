"""The codes of names that are listed in the order of a tree, each level below the one above it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govbudget.classification.catalogue import shipped
from govbudget.classification.names import loose_key
from govbudget.classification.vocabulary import Level, Scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["codes_in_order"]

_STEP = 2


def codes_in_order(names: Sequence[str], scheme: Scheme, year: int | None = None) -> list[str]:
    """The codes of names that follow each other as in a table without codes.

    A class stands above its sections, and a section above its items; no level is left out. One name
    may be that of several entries: which one is meant, its place tells. Where that leaves a choice,
    the name has no code; where the names cannot stand so, none has. A name that is none of the year
    and that an entry had before is the old name of that entry, where it stands in its place.

    >>> codes_in_order(["一般公共服务支出", "社会工作事务", "行政运行"], Scheme.FUNCTIONAL, 2026)
    ['201', '20139', '2013901']
    >>> codes_in_order(["其他一般公共服务支出", "行政运行"], Scheme.FUNCTIONAL, 2026)
    ['', '']
    >>> codes_in_order(["社会保障和就业支出", "行政事业单位离退休"], Scheme.FUNCTIONAL, 2026)
    ['208', '20805']

    Args:
        names: the names, without totals, in their order.
        scheme: the scheme of the codes.
        year: the budget year; without it, and where no edition of it is kept, today's.
    """
    kept = year if year in shipped().years(scheme) else None
    known = _known(scheme, kept)
    keys = [loose_key(name) for name in names]
    before = {} if all(key in known for key in keys) else _before(scheme, kept)
    choices = [known.get(key) or before.get(key, frozenset()) for key in keys]
    # Entries are listed in the order of their codes as a rule; that tells more names apart.
    for may_follow in (_follows_in_order, _may_follow):
        found = _in_place(choices, may_follow)
        if all(found):
            return [next(iter(codes)) if len(codes) == 1 else "" for codes in found]
    return [""] * len(names)


def _in_place(
    choices: Sequence[frozenset[str]], may_follow: Callable[[str, str], bool]
) -> list[frozenset[str]]:
    """For each name the codes that it may have in a list that has room for all names."""
    found: list[frozenset[str]] = []
    for codes in choices:
        before = found[-1] if found else frozenset([""])
        kept = frozenset(code for code in codes if any(may_follow(code, one) for one in before))
        found.append(kept)
    for at in range(len(found) - 1, 0, -1):
        found[at - 1] = frozenset(
            one for one in found[at - 1] if any(may_follow(code, one) for code in found[at])
        )
    return found


def _may_follow(code: str, before: str) -> bool:
    """Whether an entry may stand on the line below another: it begins a class, or is a child."""
    if code == before:
        return False
    return len(code) == Level.CLASS.digits or before.startswith(code[:-_STEP])


def _follows_in_order(code: str, before: str) -> bool:
    """The same where entries are listed in the order of their codes."""
    return _may_follow(code, before) and code > before


@lru_cache(maxsize=16)
def _known(scheme: Scheme, year: int | None) -> dict[str, frozenset[str]]:
    """The codes of every name of an edition."""
    found: dict[str, set[str]] = {}
    for entry in shipped().tree(scheme, year).values():
        found.setdefault(loose_key(entry.name), set()).add(entry.code)
    return {name: frozenset(codes) for name, codes in found.items()}


@lru_cache(maxsize=16)
def _before(scheme: Scheme, year: int | None) -> dict[str, frozenset[str]]:
    """The codes of the entries of an edition by the names that they surely had before."""
    tree, found = shipped().tree(scheme, year), dict[str, set[str]]()
    for change in shipped().history(scheme).changes:
        code, name = change.new_code or change.old_code, loose_key(change.old_name)
        if not name or code not in tree or change.confidence == "low":
            continue
        entry = tree[code]
        today = loose_key(entry.name)
        # 科学技术 is 科学技术支出 cut short, and no name of another year.
        if change.year <= entry.year and name not in today and today not in name:
            found.setdefault(name, set()).add(code)
    return {name: frozenset(codes) for name, codes in found.items()}
