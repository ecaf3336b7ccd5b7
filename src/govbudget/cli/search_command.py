"""``govbudget search``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govbudget.cli.finding import LIMIT, find_all
from govbudget.cli.options import LEVEL, asked_option, search_scheme_option, year_option
from govbudget.cli.spoken import Spoken

if TYPE_CHECKING:
    from govbudget.base.messages import Language
    from govbudget.classification.vocabulary import Level, Scheme

__all__ = ["command"]


@click.command("search", cls=Spoken)
@click.argument("words", nargs=-1, required=True)
@search_scheme_option
@year_option
@click.option(
    "--level", type=LEVEL, help="One level only: 类, 款, 项, 目 or class, section, item, sub-item."
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=LIMIT,
    show_default=True,
    help="How many are shown.",
)
@asked_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(  # noqa: PLR0913, PLR0917  the options of the command
    words: tuple[str, ...],
    scheme: Scheme | None,
    year: int | None,
    level: Level | None,
    limit: int,
    language: Language | None,
    as_json: bool,
) -> int:
    """Find entries by code, name, former name, alias, English, pinyin or initials; best first."""
    return find_all(
        words,
        scheme=scheme,
        year=year,
        level=level,
        limit=limit,
        language=language,
        as_json=as_json,
    )
