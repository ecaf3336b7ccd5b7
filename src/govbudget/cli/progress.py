"""A bar that shows how far a long work is, and how much time is left."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from govbudget.base.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import ProgressColumn

__all__ = ["LONG", "progress"]

#: From how many rows on a bar shows how far it is.
LONG = 5_000
#: Of so many seconds the speed is taken: documents differ more than rows do.
_PERIOD = 120.0


@contextmanager
def progress(
    total: int | None, what: str = "rows", long: int = LONG
) -> Iterator[Callable[[int], None]]:
    """What to call with how much is done: a bar moves on where it is long and a person looks.

    Args:
        total: how much there is; None where that is not known.
        what: what is counted: ``rows``, ``lines``, ``bytes`` or ``documents``.
        long: from how much on it is long.
    """
    import click

    from govbudget.cli.call import call_of

    quiet = call_of(click.get_current_context(silent=True)).quiet
    if quiet or (total is not None and total < long) or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    columns = _columns(what)
    # Kept in the midst of the work, it would part what is told.
    with Progress(
        *columns, console=console, transient=total is None, speed_estimate_period=_PERIOD
    ) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.advance(task, done)


def _columns(what: str) -> list[ProgressColumn]:
    """The parts of the bar, in the language of the reader."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    from govbudget.cli.spoken import speech

    language = speech()
    counted = MofNCompleteColumn() if what == "documents" else TaskProgressColumn()
    left = Message("cli.progress.left").render(language)
    return [
        TextColumn(Message(f"cli.progress.{what}").render(language)),
        BarColumn(),
        counted,
        TextColumn(left, style="dim"),
        TimeRemainingColumn(compact=True),
    ]
