"""``govbudget explain``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from govbudget.cli.options import language_option, scheme_option, year_option
from govbudget.cli.page import entry_page, term_page
from govbudget.errors import AmbiguousName, GovBudgetError
from govbudget.explanation import EntryExplanation, TermExplanation, explain

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["command"]

# A name that so many entries have is answered with all of them, more with the question which.
_ALL_OF = 5


@click.command("explain")
@click.argument("written", nargs=-1, required=True, metavar="CODE|NAME|TERM|-...")
@year_option
@scheme_option
@language_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(
    written: tuple[str, ...],
    year: int | None,
    scheme: str | None,
    language: str,
    as_json: bool,
) -> int:
    """Say all that is known of codes, names, paths of names, or terms of the glossary.

    A code may be written in any form: 2010350, "201 03 50", "[2010350]事业运行". With - they are
    read from standard input, one a line.
    """
    failed = False
    first = True
    for text in _texts(written):
        try:
            if isinstance(text, GovBudgetError):
                raise text
            records = _records(text, scheme, year)
        except GovBudgetError as error:
            click.echo(f"govbudget: {error}", err=True)
            failed = True
            continue
        for record in records:
            if as_json:
                click.echo(_json(record))
            else:
                click.echo(("" if first else "\n") + _page(record, language))
            first = False
    return 2 if failed else 0


def _records(
    text: str, scheme: str | None, year: int | None
) -> list[EntryExplanation | TermExplanation]:
    try:
        return [explain(text, scheme=scheme, year=year)]
    except AmbiguousName as error:
        if len(error.candidates) > _ALL_OF:
            raise
        return [explain(code, year=year) for code, _ in error.candidates]


def _page(record: EntryExplanation | TermExplanation, language: str) -> str:
    if isinstance(record, TermExplanation):
        return term_page(record, language)
    return entry_page(record, language)


def _json(record: EntryExplanation | TermExplanation) -> str:
    import json

    from cattrs.preconf.json import make_converter

    return json.dumps(make_converter().unstructure(record), ensure_ascii=False)


def _texts(written: tuple[str, ...]) -> Iterator[str | GovBudgetError]:
    for text in written:
        if text == "-":
            yield from _standard_input()
        else:
            yield text


def _standard_input() -> Iterator[str | GovBudgetError]:
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        except UnicodeDecodeError:
            yield GovBudgetError(f"line {number} of standard input is not UTF-8")
            continue
        if text:
            yield text
