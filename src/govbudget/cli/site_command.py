"""``govbudget site``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.cli.options import limits_options, speech_option
from govbudget.cli.spoken import Spoken, tell
from govbudget.cli.terminal import echo

if TYPE_CHECKING:
    from govbudget.classification.tree import Classification
    from govbudget.io.allowance import Limits

__all__ = ["command"]

#: Bytes of a megabyte, as it is told.
_MEGABYTE = 1_000_000


@click.command("site", cls=Spoken)
@click.argument("folder", type=click.Path())
@click.option("--year", type=int, help="The budget year to show; without it all that are kept.")
@click.option(
    "--base",
    default="",
    metavar="URL",
    help="The address at which the site will stand, for its map, its feed and its linked data.",
)
@click.option(
    "--docs",
    default="",
    metavar="URL",
    help="The address of the documentation, to be linked at the foot of each page.",
)
@click.option(
    "--book",
    type=click.Path(),
    metavar="FILE",
    help="A list of your own (CSV or spreadsheet) in place of ours.",
)
@limits_options
@speech_option
def command(
    folder: str, year: int | None, base: str, docs: str, book: str | None, limits: Limits
) -> int:
    """Write a site of all codes into a folder: pages, search, data; it needs no server.

    The folder is new, empty, or that of an earlier site, which is renewed: what is no longer made
    is removed. With a book of your own its codes are shown, and the year is that of the book.
    """
    from govbudget.site.api import make_site

    tree = None if book is None else _tree(book, year, limits)
    made = make_site(folder, tree, year=year if tree is None else None, base=base, docs=docs)
    tell(
        Message(
            "site.made",
            path=folder,
            pages=made.pages,
            files=made.files,
            megabytes=f"{made.bytes / _MEGABYTE:.1f}",
            removed=made.removed,
        )
    )
    tell(Message("site.open_it"))
    echo(os.path.join(folder, "index.html"))  # noqa: PTH118  the path stays as it was typed
    return 0


def _tree(book: str, year: int | None, limits: Limits) -> Classification:
    """A list of somebody's own."""
    from govbudget.cli.files import on_disk
    from govbudget.cli.within import within
    from govbudget.own_lists import load

    with within(book, limits), on_disk(book) as file:
        return load(file, year=year)
