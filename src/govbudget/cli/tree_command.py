"""``govbudget tree``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govbudget.classification.catalogue import shipped
from govbudget.classification.notation import parse
from govbudget.classification.vocabulary import Scheme
from govbudget.cli.drawing import draw
from govbudget.cli.options import language_option, scheme_option, year_option
from govbudget.cli.terminal import cell

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from govbudget.classification.entry import Entry

__all__ = ["command"]


@click.command("tree")
@click.argument("written", required=False, metavar="[CODE|NAME]")
@click.option("--depth", type=click.IntRange(min=0), help="How many levels below; all if left out.")
@year_option
@scheme_option
@language_option
def command(
    written: str | None, depth: int | None, year: int | None, scheme: Scheme | None, language: str
) -> None:
    """Draw the entries below a code, or a whole scheme (functional if none is named)."""
    from rich.tree import Tree

    if written is None:
        tree = shipped().tree(Scheme.of(scheme or "functional"), year)
        drawn = Tree(cell(f"{tree.scheme.chinese} {tree.scheme} {tree.year}"))
        for root in tree.roots:
            _grow(drawn, root, depth, language)
    else:
        entry = parse(written, scheme=scheme, year=year).entry
        drawn = Tree(_label(entry, language))
        for child in entry.children if depth != 0 else ():
            _grow(drawn, child, None if depth is None else depth - 1, language)
    draw(drawn)


def _grow(drawn: Tree, entry: Entry, depth: int | None, language: str) -> None:
    branch = drawn.add(_label(entry, language))
    if depth != 0:
        for child in entry.children:
            _grow(branch, child, None if depth is None else depth - 1, language)


def _label(entry: Entry, language: str) -> Text:
    from rich.text import Text

    name = entry.name_en if language == "en" and entry.name_en else entry.name
    return Text.assemble((entry.code, "bold"), cell(f" {name}" if name else ""))
