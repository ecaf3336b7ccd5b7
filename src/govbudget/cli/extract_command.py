"""``govbudget extract``."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.cli.options import limits_options, password_option, speech_option
from govbudget.cli.spoken import Spoken, tell, tell_wrong
from govbudget.io.destination import check_destination, form_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.extracting.api import ExtractTask
    from govbudget.extracting.rows import ExtractRows
    from govbudget.extracting.spool import Spool
    from govbudget.io.allowance import Limits
    from govbudget.io.found_files import FoundFile

__all__ = ["command"]

# So many files of a sort are told one by one.
_SHOWN = 10


@click.command("extract", cls=Spoken)
@click.argument("paths", nargs=-1, required=True, metavar="FILE|FOLDER...", type=click.Path())
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False),
    help="Where to: .parquet, .csv, .jsonl, .duckdb, .sqlite or .zip.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["parquet", "csv", "jsonl", "duckdb", "sqlite", "fiscal"]),
    help="What to write; without it what the ending of the output says. fiscal: the lines alone, "
    "each amount once, as a Fiscal Data Package.",
)
@click.option(
    "--check/--no-check",
    "checked",
    default=True,
    show_default=True,
    help="Whether figures that an error is about are marked as in doubt.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="How many documents are read at a time; without it as many as there are processors.",
)
@password_option
@limits_options
@speech_option
def command(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    paths: tuple[str, ...],
    output: str,
    form: str | None,
    checked: bool,
    jobs: int | None,
    password: str,
    limits: Limits,
) -> int:
    """Make data of published budgets: a row for each figure of a table, and each fact of the text.

    Of a folder all files are taken, those of its folders too. A run that is broken off goes on
    with the same command. Exit code 2 where a file could not be read.
    """
    from govbudget.cli.check_folder import cores
    from govbudget.extracting.api import ExtractTask
    from govbudget.extracting.rows import ExtractRows
    from govbudget.extracting.spool import Spool
    from govbudget.extracting.writing import FORMS, check_target, files_of, write
    from govbudget.io.found_files import documents_in

    form = form_of(output, FORMS, form, "parquet")
    check_destination(output, [])
    check_target(output, form)
    found = _without_own(documents_in(paths), [*files_of(output, form).values(), f"{output}.part"])
    files = {one.path: one for one in found if not one.passed_over}
    opened = list(files)
    check_destination(output, opened)
    _tell_passed_over(found)
    if not opened:
        tell_wrong(Message("extract.nothing"))
        return 2
    part = f"{output}.part"
    with Spool(part, checked=checked) as spool:
        waiting = [path for path in opened if not spool.has(path)]
        if len(waiting) < len(opened):
            tell(Message("extract.resumed", count=len(opened) - len(waiting)))
        tasks = [
            ExtractTask(path, checked, limits, password, files[path].in_folder) for path in waiting
        ]
        left = _extracted(tasks, jobs or cores(), spool)
        if left:
            tell_wrong(Message("extract.stopped", left=left))
            return 130
        rows = ExtractRows(spool, opened)
        count = rows.counts()["documents"]
        more = write(rows, output, form) if count else []
        _tell(rows, output)
        for one in more:
            tell(one)
    with suppress(FileNotFoundError):
        os.unlink(part)  # noqa: PTH108
    wrong = any(one.failure is not None and not one.failure[2] for one in rows.documents)
    return 2 if wrong or not count else 0


def _without_own(found: Sequence[FoundFile], own: Sequence[str]) -> list[FoundFile]:
    """The files of folders but those that this very command writes: an earlier extract there."""
    written = {os.path.realpath(path) for path in own}
    return [one for one in found if not one.in_folder or os.path.realpath(one.path) not in written]


def _extracted(tasks: list[ExtractTask], jobs: int, spool: Spool) -> int:
    """Keep what comes of each file; gives how many are left where somebody stopped it."""
    from contextlib import closing

    from govbudget.cli.keeping import stoppable
    from govbudget.cli.progress import progress
    from govbudget.extracting.api import extract_apart
    from govbudget.extracting.spool import stamp_of

    stamps = {one.path: stamp_of(one.path) for one in tasks}
    left = len(tasks)
    with (
        suppress(KeyboardInterrupt),
        progress(len(tasks), "documents", long=2) as advance,
        stoppable() as whole_one,
        closing(extract_apart(tasks, jobs)) as done,
    ):
        for task, found in done:
            with whole_one():
                spool.add(task.path, stamps[task.path], found)
                left -= 1
            advance(1)
    return left


def _tell_passed_over(found: Sequence[FoundFile]) -> None:
    passed = [one for one in found if one.passed_over]
    for one in passed[:_SHOWN]:
        tell(Message("extract.passed_over", path=one.path, why=one.passed_over))
    if len(passed) > _SHOWN:
        tell(Message("extract.more", left=len(passed) - _SHOWN))


def _tell(rows: ExtractRows, output: str) -> None:
    """Say what has no rows, which documents another stands for, and what was written."""
    failed = [one for one in rows.documents if one.failure is not None]
    for kind, say in ((True, tell), (False, tell_wrong)):
        told = [one for one in failed if one.failure is not None and one.failure[2] is kind]
        word = "passed_over" if kind else "failed"
        for one in told[:_SHOWN]:
            en, zh, _ = one.failure or ("", "", False)
            say(Message(f"extract.{word}", path=one.path, why=Message.written(zh, en)))
        if len(told) > _SHOWN:
            say(Message("extract.more", left=len(told) - _SHOWN))
    by_path = {one.path: one for one in rows.documents}
    for path, instead in rows.replaced.items():
        own, other = by_path[path].document, instead.document
        same = own["document"] == other["document"]
        dated = own["date"] < other["date"]
        message = Message(
            "extract.same" if same else "extract.version",
            path=path,
            instead=instead.path,
            dated=dated,
        )
        tell(message)
    counts = rows.counts()
    if not counts["documents"]:
        tell_wrong(Message("extract.nothing"))
        return
    names = ("documents", "figures", "facts")
    tell(Message("extract.done", output=output, **{name: counts[name] for name in names}))
