"""``govbudget export``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

import click

from govbudget.base.messages import Message
from govbudget.cli.misuse import BadWord, Misuse
from govbudget.cli.options import SCHEME, limits_options, speech_option
from govbudget.cli.spoken import Spoken
from govbudget.exporting.api import export
from govbudget.exporting.formats import FORMATS, OF_LINES
from govbudget.io.destination import check_destination, form_of

if TYPE_CHECKING:
    from govbudget.classification.tree import Classification
    from govbudget.classification.vocabulary import Scheme
    from govbudget.io.allowance import Limits

__all__ = ["command"]

_TABLES = ("entries", "editions", "closure", "changes", "correspondences", "names")
_MORE = ("open_lists", "local_codes")


class _Year(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.2 only
    """A budget year, or all of them."""

    name = "year"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> object:
        text = str(value).strip()
        if text == "all" or (text.isascii() and text.isdecimal()):
            return text if text == "all" else int(text)
        raise BadWord(Message("errors.argument.wrong_year", value=repr(text)), param, ctx)


class _Format(click.Choice):  # type: ignore[type-arg]  # which it takes since click 8.2 alone
    """A format of codes; of that which only lines have, it is said where it is made."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value == OF_LINES:
            raise BadWord(Message("errors.argument.of_lines"), param, ctx)
        return str(super().convert(value, param, ctx))


@click.command("export", cls=Spoken)
@click.argument("schemes", nargs=-1, type=SCHEME, metavar="[SCHEME...]")
@click.option(
    "--year",
    type=_Year(),
    metavar="YEAR|all",
    help="The budget year, or all years; without it that of today.",
)
@click.option(
    "--format",
    "form",
    type=_Format(tuple(FORMATS)),
    help="What to write; without it JSON, or what the ending of the output says.",
)
@click.option("-o", "--output", type=click.Path(), help="The file to write; else to the screen.")
@click.option(
    "--table",
    type=click.Choice([*_TABLES, *_MORE]),
    default="entries",
    help="Of a format with one table, which.",
)
@click.option("--below", metavar="CODE", help="This entry and all below it only.")
@click.option("--local", is_flag=True, help="The codes that places added, as a table, too.")
@click.option(
    "--book",
    type=click.Path(),
    metavar="FILE",
    help="A list of your own (CSV or spreadsheet) in place of ours.",
)
@click.option("--prefix", default="", help="What the names of tables begin with in SQL.")
@click.option(
    "--base",
    default="urn:govbudget:",
    help="What the addresses of codes begin with in Turtle and JSON-LD.",
)
@click.option("--model", default="govbudget.entry", help="The model of a Django fixture.")
@limits_options
@speech_option
def command(  # noqa: PLR0913, PLR0917  the options of the command
    schemes: tuple[Scheme, ...],
    year: int | Literal["all"] | None,
    form: str | None,
    output: str | None,
    table: str,
    below: str | None,
    local: bool,
    book: str | None,
    prefix: str,
    base: str,
    model: str,
    limits: Limits,
) -> int:
    """Write the codes for other programs: all four schemes, or those that are named.

    Formats: csv, datapackage, json, jsonl, jsonschema, python, typescript, sqlite, postgresql,
    mysql, parquet, xlsx, django, turtle, jsonld, sdmx, sdmxmaps, tree, mermaid, dot. With all
    years each entry has the editions in which it stands.
    """
    endings = {name: one.endings for name, one in FORMATS.items()}
    made = FORMATS[form_of(output, endings, form, "json")]
    check_destination(output, [book] if book is not None else [])
    if output is None and made.is_binary:
        raise Misuse(Message("cli.export.binary", format=made.name))
    if year is None and book is None:
        from govbudget.cli.thisyear import tell_year

        tell_year()
    tree = _tree(schemes, year, below, book, limits)
    what = schemes if tree is None else (tree,)
    export(
        *what,
        format=made.name,
        year=year if tree is None else None,
        output=output if output is not None else sys.stdout.buffer,
        table=table,
        local=local,
        prefix=prefix,
        base=base,
        model=model,
    )
    return 0


def _tree(
    schemes: tuple[Scheme, ...],
    year: int | Literal["all"] | None,
    below: str | None,
    book: str | None,
    limits: Limits,
) -> Classification | None:
    """The tree that is meant where it is not whole schemes of the editions that are kept."""
    if below is None and book is None:
        return None
    if len(schemes) > 1 or year == "all":
        raise Misuse(Message("cli.export.one"))
    scheme = schemes[0] if schemes else None
    of = int(year) if year is not None else None
    if book is None:
        from govbudget.classification.notation import parse

        entry = parse(below, scheme=scheme, year=of).entry
        from govbudget.classification.catalogue import shipped

        return shipped().tree(entry.scheme, entry.year).subtree(entry.code)
    from govbudget.cli.files import on_disk
    from govbudget.cli.within import within
    from govbudget.own_lists import load

    with within(book, limits), on_disk(book) as file:
        tree = load(file, scheme=scheme, year=of)
    return tree if below is None else tree.subtree(tree.parse(below).entry.code)
