"""Restated lines of several years beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import Number, add
from govbudget.classification.catalogue import shipped
from govbudget.classification.changelog import CodePlace
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Level
from govbudget.restating.records import MovedAmount, RestatedLine, SeriesRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.restating.restated import Restated

__all__ = ["keys_of", "moved_amounts", "series_of"]


def series_of(restated: Restated, level: object = None) -> tuple[SeriesRow, ...]:
    """The years beside each other: see :meth:`Restated.series`.

    Args:
        restated: the lines.
        level: the level to add up to; None for the codes as they are.

    Raises:
        UnknownWord: there is no such level.
    """
    digits = None if level is None else _digits(level)
    tree = shipped().tree(restated.scheme, restated.to)
    lines = [one for one in restated.lines if one.counts]
    joined, rows = _rows(restated, lines, digits)
    sums: dict[tuple[str, str, str], dict[int, Number]] = {}
    for one, codes in rows:
        if codes:
            whole = joined.whole(codes[0])
            names = dict.fromkeys(tree[code].name for code in whole)
            key = ("group" if len(whole) > 1 else "code", "+".join(whole), "、".join(names))
        else:
            key = (one.kind.value, one.code, one.name)
        amounts = sums.setdefault(key, {})
        amounts[one.year] = add(amounts.get(one.year, 0), one.amount)
    made = (
        SeriesRow(code, name, kind, tuple(amounts.get(year) for year in restated.years))
        for (kind, code, name), amounts in sums.items()
    )
    order = {"code": 0, "group": 0, "ended": 1, "unknown": 2}
    return tuple(sorted(made, key=lambda row: (order[row.kind], row.key)))


def keys_of(restated: Restated) -> Iterator[str]:
    """For each line the key of its row in the series; that of a code that ended has its year.

    Args:
        restated: the lines.
    """
    joined, rows = _rows(restated, restated.lines, None)
    for one, codes in rows:
        yield "+".join(joined.whole(codes[0])) if codes else f"{one.code}@{one.year}"


def _rows(
    restated: Restated, lines: Iterable[RestatedLine], digits: int | None
) -> tuple[_Joined, list[tuple[RestatedLine, tuple[str, ...]]]]:
    """Each line with the codes of so many digits that it is in, and which of these are joined."""
    held = {one.group.key: one.group[restated.to] for one in restated.groups}
    joined = _Joined()
    rows: list[tuple[RestatedLine, tuple[str, ...]]] = []
    for one in lines:
        codes = (one.to,) if one.to else tuple(place.code for place in held.get(one.group, ()))
        codes = tuple(sorted({code[:digits] for code in codes}))
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
    digits = _digits(level)
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


def _digits(level: object) -> int:
    asked = Level.of(level)
    return next(digits for digits, one in LEVEL_BY_DIGITS.items() if one is asked)


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
