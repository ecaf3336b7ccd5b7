"""The one place where the command line prints, and where what others wrote is made harmless."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from govbudget.base.shown import shown

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["cell", "echo", "in_colour"]


def echo(
    text: object = "", *, err: bool = False, bold: bool = False, fg: str | None = None
) -> None:
    """Print a text; what a terminal would obey in it is written out.

    Args:
        text: the text, without the end of its last line.
        err: whether it goes to standard error.
        bold: whether it is bold where a person looks.
        fg: its colour where a person looks.
    """
    said = shown(str(text), lines=True)
    if err:
        sys.stdout.flush()
        sys.stderr.write(said + "\n")
        return
    if (bold or fg) and in_colour():
        import click

        said = click.style(said, bold=bold, fg=fg)
    sys.stdout.write(said + "\n")


def in_colour() -> bool:
    """Whether a person looks at standard output, and has not asked for no colour."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def cell(text: str, style: str = "") -> Text:
    """What others wrote as a cell or a label that rich draws; no markup is read in it."""
    from rich.text import Text

    return Text(shown(text, lines=True), style=style)
