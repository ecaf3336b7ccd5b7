"""Restated lines of several years beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Number, add
from govbudget.classification.catalogue import shipped
from govbudget.classification.changelog import CodePlace
from govbudget.classification.vocabulary import Level
from govbudget.restating.records import MovedAmount, RestatedLine, SeriesRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from govbudget.restating.restated import Restated

__all__ = ["Placed", "keys_of", "moved_amounts", "placed", "series_of"]


def series_of(restated: Restated, level: object = None) -> tuple[SeriesRow, ...]:
    """The years beside each other: see :meth:`Restated.series`.

    Args:
        restated: the lines.
        level: the level to add up to; None for the codes as they are.

    Raises:
        UnknownWord: there is no such level.
    """
    digits = None if level is None else Level.of(level).digits
    sums: dict[Placed, dict[int, Number]] = {}
    for row, one in placed(restated, lambda code: code[:digits]):
        amounts = sums.setdefault(row, {})
        amounts[one.year] = add(amounts.get(one.year, 0), one.amount)
    return tuple(
        SeriesRow(row.key, row.name, row.kind, tuple(map(sums[row].get, restated.years)))
        for row in sorted(sums)
    )


@frozen(slots=True, order=True)
class Placed:
    """The row of a series that a line is in.

    Attributes:
        at: where it stands among the rows: those of codes before those of what ended.
        key: the code; the codes of a group, joined by ``+``.
        name: its name, or theirs.
        kind: ``code``, ``group``, ``ended`` or ``unknown``.
        codes: the codes of the edition that it holds; none of what ended.
    """

    at: int
    key: str
    name: str
    kind: str
    codes: tuple[str, ...] = ()


# What has no code in the edition stands behind what has.
_ORDER = {"ended": 1, "unknown": 2}


def placed(restated: Restated, cut: Callable[[str], str]) -> Iterator[tuple[Placed, RestatedLine]]:
    """Each line that counts, with the row of the series that it is in.

    Args:
        restated: the lines.
        cut: the code of the row for a code of the edition: itself, or one above it.
    """
    tree = shipped().tree(restated.scheme, restated.to)
    lines = [one for one in restated.lines if one.counts]
    joined, rows = _rows(restated, lines, cut)
    known: dict[tuple[str, ...], Placed] = {}
    for one, codes in rows:
        if not codes:
            kind = one.kind.value
            yield Placed(_ORDER[kind], one.code, one.name, kind), one
            continue
        if codes not in known:
            whole = joined.whole(codes[0])
            name = "、".join(dict.fromkeys(tree[code].name for code in whole))
            kind = "group" if len(whole) > 1 else "code"
            known[codes] = Placed(0, "+".join(whole), name, kind, whole)
        yield known[codes], one


def keys_of(restated: Restated) -> Iterator[str]:
    """For each line the key of its row in the series; that of a code that ended has its year.

    Args:
        restated: the lines.
    """
    joined, rows = _rows(restated, restated.lines, str)
    for one, codes in rows:
        yield "+".join(joined.whole(codes[0])) if codes else f"{one.code}@{one.year}"


def _rows(
    restated: Restated, lines: Iterable[RestatedLine], cut: Callable[[str], str]
) -> tuple[_Joined, list[tuple[RestatedLine, tuple[str, ...]]]]:
    """Each line with the codes of rows that it is in, and which of these are joined."""
    held = {one.group.key: one.group[restated.to] for one in restated.groups}
    joined = _Joined()
    rows: list[tuple[RestatedLine, tuple[str, ...]]] = []
    for one in lines:
        codes = (one.to,) if one.to else tuple(place.code for place in held.get(one.group, ()))
        codes = tuple(sorted(set(map(cut, codes))))
        joined.join(codes)
        rows.append((one, codes))
    return joined, rows


def moved_amounts(restated: Restated, level: object) -> tuple[MovedAmount, ...]:
    """The sums that stand under another code of a level now: see :meth:`Restated.moved`.

    Args:
        restated: the lines.
        level: the level.

    Raises:
        UnknownWord: there is no such level.
    """
    digits = Level.of(level).digits
    after = shipped().tree(restated.scheme, restated.to)
    sums: dict[tuple[int, str, str], Number] = {}
    for one in restated.lines:
        old, new = one.code[:digits], one.to[:digits]
        if new and old != new:
            sums[one.year, old, new] = add(sums.get((one.year, old, new), 0), one.amount)
    return tuple(
        MovedAmount(
            year,
            CodePlace(old, shipped().tree(restated.scheme, year)[old].name),
            CodePlace(new, after[new].name),
            amount,
        )
        for (year, old, new), amount in sorted(sums.items())
    )


class _Joined:
    """Codes that stand together in some line."""

    def __init__(self) -> None:
        self._sets: dict[str, set[str]] = {}

    def join(self, codes: Iterable[str]) -> None:
        """Put some codes, and all that stand with them, together."""
        whole: set[str] = set()
        for code in codes:
            whole |= self._sets.get(code, {code})
        for code in whole:
            self._sets[code] = whole

    def whole(self, code: str) -> tuple[str, ...]:
        """All codes that a code stands with, in order."""
        return tuple(sorted(self._sets[code]))
