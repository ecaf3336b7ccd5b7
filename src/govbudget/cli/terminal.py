"""The one place where the command line prints, and where what others wrote is made harmless."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from govbudget.base.shown import shown

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from govbudget.cli.call import Colour

__all__ = ["cell", "console_for", "echo", "in_colour"]


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
    """Whether standard output is coloured: as was asked for, or where a person looks.

    The variables NO_COLOR, FORCE_COLOR and TERM say what their conventions say: the first two where
    they are not empty, whatever is in them (no-color.org, force-color.org).
    """
    asked = _asked()
    if asked != "auto":
        return asked == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _asked() -> Colour:
    """What ``--color`` asked for."""
    click = sys.modules.get("click")
    if click is None:
        return "auto"  # without it no option was read
    from govbudget.cli.call import call_of

    return call_of(click.get_current_context(silent=True)).colour


def console_for(width: int) -> Console:
    """What rich draws with: a text, in colours where standard output has them.

    Args:
        width: how many columns a line has.
    """
    import io

    from rich.console import Console

    coloured = in_colour()
    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=coloured,
        color_system="standard" if coloured else None,
        no_color=not coloured,
        highlight=False,
        markup=False,
        emoji=False,
    )


def cell(text: str, style: str = "") -> Text:
    """What others wrote as a cell or a label that rich draws; no markup is read in it."""
    from rich.text import Text

    return Text(shown(text, lines=True), style=style)
