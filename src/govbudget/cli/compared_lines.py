"""Two tables of lines beside each other, each on the edition of its year."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.amounts import Unit
from govbudget.base.messages import Message
from govbudget.cli.booked import Booked, Wanted
from govbudget.cli.booking import book
from govbudget.cli.given_shares import given_shares
from govbudget.cli.lines_in import Lines, open_lines
from govbudget.cli.rollup_said import summary
from govbudget.cli.within import within
from govbudget.rollups.compared import RollUpComparison

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.cli.compared_options import LinesAsked
    from govbudget.io.allowance import Limits
    from govbudget.rollups.compared import Sort

__all__ = ["ComparedLines", "compare_lines"]


@frozen
class ComparedLines:
    """What came of two tables of lines.

    Attributes:
        found: the comparison.
        unit: the unit of all amounts; None where none is said.
        told: what to know about the lines of both.
        is_missed: whether lines do not add up to a total that their table states.
    """

    found: RollUpComparison
    unit: Unit | None
    told: tuple[Message, ...]
    is_missed: bool


def compare_lines(
    paths: tuple[str, str], asked: LinesAsked, unit: Unit | None, sort: Sort, limits: Limits
) -> ComparedLines:
    """Two tables of lines beside each other.

    Args:
        paths: the one that is looked at, and the one that it is compared with.
        asked: what is asked of them.
        unit: the unit of the figures; None for that of the first, or of the second.
        sort: by what the lines are sorted.
        limits: how much each file may take.

    Raises:
        GovBudgetError: a file cannot be read, or has other lines than those of its year.
    """
    given = given_shares(asked.shares, limits)
    wanted = [
        Wanted(asked.code, () if title is None else (title,), unit, asked.scheme, year, "raise")
        for title, year in zip(asked.amounts, asked.years, strict=True)
    ]
    (first, lines), (second, others) = (
        _booked(path, one, limits) for path, one in zip(paths, wanted, strict=True)
    )
    shared = first.unit or second.unit
    told = []
    if first.unit is not second.unit and shared is not None:
        # Figures of two units are never set beside each other as they stand.
        place = 1 if second.unit is None else 0 if first.unit is None else None
        if place is not None:
            told.append(Message("cli.compare.no_unit", path=paths[place], unit=shared.value))
        first, lines = _booked(paths[0], evolve(wanted[0], unit=shared), limits)
        second, others = _booked(paths[1], evolve(wanted[1], unit=shared), limits)
    names = _names(asked, paths)
    found = first.rolled.compare(
        second.rolled, sort=sort, to=asked.to, level=asked.level, shares=given, names=names
    )
    told += [*_told(paths[0], first, lines), *_told(paths[1], second, others)]
    missed = any(one.misses or one.rolled.missed for one in (first, second))
    return ComparedLines(found, shared, tuple(told), missed)


def _booked(path: str, wanted: Wanted, limits: Limits) -> tuple[Booked, Lines]:
    with within(path, limits), open_lines(path) as lines:
        return book(lines, wanted), lines


def _names(asked: LinesAsked, paths: tuple[str, str]) -> tuple[str, str] | None:
    """What the sides are called, the one before first; None where their years tell them apart."""
    if asked.years[0] != asked.years[1]:
        return None
    files = [PurePath(path).name for path in paths]
    for first, second in (asked.amounts, files, paths):
        if first and second and first != second:
            return second, first
    return None


def _told(path: str, booked: Booked, lines: Lines) -> Iterator[Message]:
    for what in summary(booked, lines, None):
        yield Message("cli.rollup.of_group", group=path, what=what)
