"""``govbudget tree``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govbudget.cli.completing import codes_and_names
from govbudget.cli.growing import draw_below
from govbudget.cli.options import asked_option, scheme_option, year_option
from govbudget.cli.spoken import Spoken

if TYPE_CHECKING:
    from govbudget.base.messages import Language
    from govbudget.classification.vocabulary import Scheme

__all__ = ["command"]


@click.command("tree", cls=Spoken)
@click.argument("written", required=False, metavar="[CODE|NAME]", shell_complete=codes_and_names)
@click.option("--depth", type=click.IntRange(min=0), help="How many levels below; all if left out.")
@year_option
@scheme_option
@asked_option
def command(
    written: str | None,
    depth: int | None,
    year: int | None,
    scheme: Scheme | None,
    language: Language | None,
) -> int:
    """Draw the entries below a code, or a whole scheme (functional if none is named)."""
    return draw_below(written, depth=depth, year=year, scheme=scheme, language=language)
