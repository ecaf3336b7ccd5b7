"""Paths of names: 住房保障（类）住房改革（款）住房公积金（项）, and what is wrong with one."""

from __future__ import annotations

import re

from govbudget.classification.entry import pair
from govbudget.classification.names import fold, key
from govbudget.classification.vocabulary import Level
from govbudget.classification.words import LEVEL_SIGNS
from govbudget.errors import MalformedCode, PathMismatch, UnknownName, because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.entry import Entry
    from govbudget.classification.tree import Classification

__all__ = ["begun_below", "path_error", "split_path", "walk"]

# A level in brackets, as one character that no name has.
_MARK = {level.chinese: chr(0xE000 + level) for level in Level}
_LEVEL_OF = {mark: level for level, mark in zip(Level, _MARK.values(), strict=True)}
_MARKED = rf"[\[(（]\s*([{LEVEL_SIGNS}])\s*[\])）]"
# How many characters a narrow column must have left of the last name.
_CUT = 4
_SEPARATORS = r"[\s\-/>→|\\]+"  # not 、, which stands in names


def _folded(path: str) -> str:
    return key(re.sub(_MARKED, lambda match: _MARK[match.group(1)], path))


def walk(tree: Classification, path: str) -> list[Entry]:
    """Every entry whose path of names a text spells, whole or from some ancestor on.

    The names may be joined by anything or nothing, have 支出 or not, and have their level behind
    them, with or without brackets.
    """
    found = _walk(tree, _folded(path))
    return found or _walk(tree, _folded(fold(path)))


def _walk(tree: Classification, text: str) -> list[Entry]:
    if not text:
        return []
    found = {entry.code: entry for entry in _steps(tree, text, 0, None)}
    return [found[code] for code in sorted(found)]


def _steps(tree: Classification, text: str, start: int, above: Entry | None) -> Iterator[Entry]:
    for end, entries in tree.names.beginning(text, start).items():
        for entry in entries:
            if above is not None and entry.code[:-2] != above.code:
                continue
            for after in _behind_level(text, end, entry):
                if after == len(text):
                    yield entry
                else:
                    yield from _steps(tree, text, after, entry)


def _behind_level(text: str, end: int, entry: Entry) -> Iterator[int]:
    """Where the text goes on behind a name and the level that may follow it."""
    following = text[end : end + 1]
    if following in _LEVEL_OF:
        if _LEVEL_OF[following] == entry.level:
            yield end + 1
        return
    yield end
    if following == entry.level.chinese:
        yield end + 1


def split_path(path: str) -> list[tuple[Level | None, str]]:
    """The names of a path with the levels written behind them.

    >>> split_path("住房保障（类）住房改革（款）")
    [(<Level.CLASS: 1>, '住房保障'), (<Level.SECTION: 2>, '住房改革')]
    >>> split_path("住房保障支出-住房改革支出")
    [(None, '住房保障支出'), (None, '住房改革支出')]
    """
    pieces = re.split(_MARKED, path)
    if len(pieces) == 1:
        return [(None, name) for name in re.split(_SEPARATORS, path) if name]
    levels = {level.chinese: level for level in Level}
    parts: list[tuple[Level | None, str]] = [
        (levels[pieces[i + 1]], pieces[i].strip(" -/>、")) for i in range(0, len(pieces) - 1, 2)
    ]
    if rest := pieces[-1].strip(" -/>、"):
        parts.append((None, rest))
    return parts


def begun_below(tree: Classification, path: str) -> list[Entry]:
    """The entries below a path whose last name is cut off, as by a narrow column."""
    *uppers, (_, last) = split_path(path) or [(None, "")]
    cut = key(fold(last))
    if not uppers or len(cut) < _CUT:
        return []
    above = walk(tree, ">".join(name for _, name in uppers))
    return [child for one in above for child in one.children if key(child.name).startswith(cut)]


def path_error(
    tree: Classification, path: str
) -> tuple[int, MalformedCode | PathMismatch | UnknownName] | None:
    """What is wrong with a path that spells no entry of a tree; None if it is no path.

    Returns:
        How many names of the path stand as written, and what is wrong with the next: a
        :class:`MalformedCode` for a level without a name, an :class:`UnknownName` for a name
        that nothing has, or a :class:`PathMismatch` for one that stands elsewhere.
    """
    parts = split_path(path)
    if not parts or (len(parts) == 1 and parts[0][0] is None):
        return None
    where = f"{tree.scheme} {tree.year}"
    above: list[Entry] = []
    for position, (level, name) in enumerate(parts):
        if not key(name):
            missing = because("path.no_name", level=level.chinese if level else "")
            return position, MalformedCode(path, missing)
        named = [e for e in _named(tree, name) if level is None or e.level == level]
        here = [e for e in named if e.parent in above] if position else named
        if here:
            above = here
            continue
        anywhere = _named(tree, name)
        if not anywhere:
            near = [e for a in above for e in a.children if _alike(name, e.name)]
            near = near or list(tree.names.near(name))
            why = next((one.open_list.reason.value for one in above if one.open_list), "")
            return position, UnknownName(name, where, tuple(map(pair, near[:3])), why)
        found = _misplaced(path, name, level, above, anywhere)
        found.probable = _shifted(tree, [name for _, name in parts])
        return position, found
    return None


def _shifted(tree: Classification, names: list[str]) -> tuple[tuple[str, str], ...]:
    """The entries that a path probably means in which a name is written twice.

    卫生健康支出（类）卫生健康支出（款）计划生育事务（项） has its 款 where its 项 should be: it is
    the 款 计划生育事务, or one of the 项 below it.
    """
    once = [name for name, before in zip(names, ["", *names], strict=False) if name != before]
    if len(once) == len(names):
        return ()
    found = [entry for entry in walk(tree, ">".join(once)) if entry.parent is not None]
    return tuple(pair(one) for entry in found for one in (entry, *entry.children))


def _named(tree: Classification, name: str) -> list[Entry]:
    exact = tree.names.exact(name)
    return [*exact, *(e for e in tree.names.loose(name) if e not in exact)]


def _alike(name: str, other: str) -> bool:
    wanted = set(key(name))
    return len(wanted & set(key(other))) > len(wanted) // 2


def _misplaced(
    path: str, name: str, level: Level | None, above: list[Entry], anywhere: list[Entry]
) -> PathMismatch:
    places = tuple(
        because(
            "path.place",
            code=entry.code,
            level=entry.level.chinese,
            under=because("path.under", parent=str(entry.parent)) if entry.parent else None,
        )
        for entry in anywhere[:3]
    )
    left = len(anywhere) - 3
    more = because("more", left=left) if left > 0 else None
    stands = because("path.stands", name=name, places=places, more=more)
    if not above:
        wanted = level.chinese if level else because("path.entry")
        reason = because("path.is_no", level=wanted, stands=stands)
        return PathMismatch(path, name, None, tuple(map(pair, anywhere)), reason)
    # Of several entries with the name above, the highest is the one that a path begins with.
    upper = min(above, key=lambda entry: (len(entry.code), entry.code))
    open_list = upper.open_list
    if open_list is None:
        said = because("path.not_below", upper=str(upper), stands=stands)
    else:
        why = because("both", zh=open_list.reason.chinese, en=open_list.reason.english)
        said = because("path.not_known_below", upper=str(upper), why=why, stands=stands)
    return PathMismatch(
        path,
        name,
        pair(upper),
        tuple(map(pair, anywhere)),
        said,
        open_reason="" if open_list is None else open_list.reason.value,
    )
