"""Options of ``govbudget chart`` for lines of several years."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, NamedTuple

import click

from govbudget.base.messages import Message
from govbudget.cli.misuse import Misuse
from govbudget.cli.options import LEVEL

if TYPE_CHECKING:
    from collections.abc import Callable

    from govbudget.classification.vocabulary import Level

__all__ = ["SeriesAsked", "series_options"]


class SeriesAsked(NamedTuple):
    """What is asked of lines of several years.

    Attributes:
        years: the year of each file; none where a column has them.
        column: the title of the column of the years; None for the usual ones.
        to: the year of the edition that all are put on; None for the last of the years.
        level: the level that is added up to; None for the first.
        shares: the file with the shares of codes that were split.
        most: how many rows the chart has; None for as many as :meth:`Restated.chart` has.
    """

    years: tuple[int, ...] = ()
    column: str | None = None
    to: int | None = None
    level: Level | None = None
    shares: str | None = None
    most: int | None = None


def series_options(function: Callable[..., object]) -> Callable[..., object]:
    """The options of lines of several years; handed on as ``series``."""

    @wraps(function)
    def with_asked(
        *args: object,
        years: tuple[int, ...],
        column: str | None,
        to: int | None,
        level: Level | None,
        shares: str | None,
        most: int | None,
        **named: object,
    ) -> object:
        if years and column is not None:
            raise Misuse(Message("cli.chart.years_twice"))
        asked = SeriesAsked(years, column, to, level, shares, most)
        return function(*args, series=asked, **named)

    options = (
        click.option(
            "--years",
            callback=_years,
            metavar="YEAR,…",
            help="The year of each table, in their order: 2022,2023,2024.",
        ),
        click.option(
            "--year-column",
            "column",
            metavar="TITLE",
            help="The title of the column of years, of lines of several years.",
        ),
        click.option(
            "--to",
            type=int,
            metavar="YEAR",
            help="The year of the edition that all years are put on; without it that of the last.",
        ),
        click.option(
            "--by",
            "level",
            type=LEVEL,
            help="The level of the codes over years; without it 类 (class).",
        ),
        click.option(
            "--shares",
            type=click.Path(dir_okay=False),
            help="A table of a code that was split, a code that it became and its share, a line "
            "each.",
        ),
        click.option(
            "--most",
            type=click.IntRange(2, 200),
            help="How many rows there are over years, the last of which sums up what is left; "
            "without it 20.",
        ),
    )
    for option in reversed(options):
        with_asked = option(with_asked)
    return with_asked


def _years(_context: click.Context, _param: click.Parameter, said: str | None) -> tuple[int, ...]:
    """The years that commas part."""
    if said is None:
        return ()
    parts = [one.strip() for one in said.replace("，", ",").split(",")]
    if not all(one.isdecimal() for one in parts):
        raise Misuse(Message("cli.chart.years_form", said=said))
    return tuple(map(int, parts))
