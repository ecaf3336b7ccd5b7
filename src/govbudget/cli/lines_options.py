"""Options of the commands that add the lines of a table up by their codes."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

import click

from govbudget.cli.options import (
    UNIT,
    nested_option,
    not_read_option,
    scheme_option,
    sheet_option,
    year_option,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from govbudget.amounts import Unit
    from govbudget.classification.settling import Unknown
    from govbudget.classification.vocabulary import Scheme
    from govbudget.rollups.nesting import Nested
    from govbudget.rollups.rolling import NotReadRule

__all__ = ["lines_options"]


def lines_options(function: Callable[..., object]) -> Callable[..., object]:
    """The options that say which lines are added and how; handed on as ``wanted`` and ``sheet``."""

    @wraps(function)
    def asked(  # noqa: PLR0913  click hands every option over by itself
        *args: object,
        code: str | None,
        amounts: tuple[str, ...],
        unit: Unit | None,
        unknown: Unknown,
        nested: Nested,
        not_read: NotReadRule,
        title: str | None,
        scheme: Scheme | None,
        year: int | None,
        **named: object,
    ) -> object:
        from govbudget.cli.booked import Wanted

        wanted = Wanted(code, amounts, unit, scheme, year, unknown, nested, not_read)
        return function(*args, wanted=wanted, sheet=title, **named)

    options = (
        click.option("--code", help="The title of the column with the codes."),
        click.option(
            "--amount",
            "amounts",
            multiple=True,
            help="That of a column with amounts; may be repeated.",
        ),
        click.option(
            "--unit", type=UNIT, help="The unit of the amounts: 元, 千元, 万元, 百万元, 亿元."
        ),
        scheme_option,
        year_option,
        click.option(
            "--unknown",
            type=click.Choice(["raise", "collect", "ancestor"]),
            default="raise",
            show_default=True,
            help="Codes that the edition lacks: refuse, collect apart, or book under what is "
            "above.",
        ),
        nested_option,
        not_read_option,
        sheet_option,
    )
    for option in reversed(options):
        asked = option(asked)
    return asked
