"""``govbudget explain``, with its options."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govbudget.cli.completing import codes_and_names
from govbudget.cli.explaining import explain_all
from govbudget.cli.options import asked_option, scheme_option, year_option
from govbudget.cli.spoken import Spoken

if TYPE_CHECKING:
    from govbudget.base.messages import Language
    from govbudget.classification.vocabulary import Scheme

__all__ = ["command"]


@click.command("explain", cls=Spoken)
@click.argument(
    "written",
    nargs=-1,
    required=True,
    metavar="CODE|NAME|TERM|-...",
    shell_complete=codes_and_names,
)
@year_option
@scheme_option
@asked_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(
    written: tuple[str, ...],
    year: int | None,
    scheme: Scheme | None,
    language: Language | None,
    as_json: bool,
) -> int:
    """Say all that is known of codes, names, paths of names, or terms of the glossary.

    A code may be written in any form: 2010350, "201 03 50", "[2010350]事业运行". With - they are
    read from standard input, one a line.
    """
    return explain_all(written, year, scheme, language, as_json=as_json)
