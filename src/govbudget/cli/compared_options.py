"""Options of ``govbudget compare`` for tables of lines."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, NamedTuple, cast

import click

from govbudget.base.messages import Message
from govbudget.cli.misuse import Misuse
from govbudget.cli.options import LEVEL, SCHEME

if TYPE_CHECKING:
    from collections.abc import Callable

    from govbudget.classification.vocabulary import Level, Scheme

__all__ = ["LinesAsked", "compared_lines_options"]


class LinesAsked(NamedTuple):
    """What is asked of two tables of lines.

    Attributes:
        years: the years of the first and the second; no first where they are no lines.
        code: the title of the column with the codes; None for the usual ones.
        amounts: those of the columns with the amounts of both, likewise.
        scheme: the scheme; None where the first code tells.
        level: the level that is added up to; None for one as fine as both sides are.
        to: the year of the edition that both are put on; None for that of the first.
        shares: the file with the shares of codes that were split.
    """

    years: tuple[int | None, int | None]
    code: str | None
    amounts: tuple[str | None, str | None]
    scheme: Scheme | None
    level: Level | None
    to: int | None
    shares: str | None


def compared_lines_options(function: Callable[..., object]) -> Callable[..., object]:
    """The options of tables of lines; handed on as ``asked``, which is None without a year."""

    @wraps(function)
    def with_asked(  # noqa: PLR0913  click hands every option over by itself
        *args: object,
        year: int | None,
        second_year: int | None,
        code: str | None,
        amount: str | None,
        second_amount: str | None,
        scheme: Scheme | None,
        by: object,
        to: int | None,
        shares: str | None,
        **named: object,
    ) -> object:
        of_lines = (second_year, code, amount, second_amount, scheme, by, to, shares)
        if year is None and any(one is not None for one in of_lines):
            raise Misuse(Message("cli.compare.year_of_lines"))
        asked = LinesAsked(
            (year, year if second_year is None else second_year),
            code,
            (amount, amount if second_amount is None else second_amount),
            scheme,
            cast("Level | None", by),
            to,
            shares,
        )
        return function(*args, asked=None if year is None else asked, **named)

    options = (
        click.option(
            "--year",
            type=int,
            metavar="YEAR",
            help="Both are tables of lines, as rollup takes them; FIRST is on the edition of this "
            "year.",
        ),
        click.option(
            "--second-year",
            type=int,
            metavar="YEAR",
            help="The year of SECOND, of lines; without it that of FIRST.",
        ),
        click.option("--code", metavar="TITLE", help="The title of the column with the codes."),
        click.option("--amount", metavar="TITLE", help="That of the column with the amounts."),
        click.option(
            "--second-amount",
            metavar="TITLE",
            help="The same of SECOND; without it the same title. Both may be one file.",
        ),
        click.option("--scheme", type=SCHEME, help="The scheme; without it the first code tells."),
        click.option(
            "--by",
            type=LEVEL,
            help="Add up to one level: 类, 款, 项, 目 or class, section, item, sub-item.",
        ),
        click.option(
            "--to",
            type=int,
            metavar="YEAR",
            help="The year of the edition that both are put on; without it that of FIRST.",
        ),
        click.option(
            "--shares",
            type=click.Path(dir_okay=False),
            help="A table of a code that was split, a code that it became and its share, a line "
            "each.",
        ),
    )
    for option in reversed(options):
        with_asked = option(with_asked)
    return with_asked
