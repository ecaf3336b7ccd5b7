"""``govbudget data learn``."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import click
from attrs import evolve

from govbudget.base.messages import Message
from govbudget.base.said import in_language
from govbudget.classification.codesdata import SHIPPED, Codes
from govbudget.cli.files import called, on_disk
from govbudget.cli.jsonlines import json_writer
from govbudget.cli.misuse import Misuse
from govbudget.cli.options import limits_options, speech_option
from govbudget.cli.saying import say_error
from govbudget.cli.spoken import Spoken, speech, tell, tell_wrong
from govbudget.cli.terminal import echo
from govbudget.cli.within import within
from govbudget.errors import (
    BrokenRules,
    GovBudgetError,
    InternalFault,
    NothingLearnt,
    UnreadableFile,
)

if TYPE_CHECKING:
    from govbudget.io.allowance import Limits
    from govbudget.learning import Lesson

__all__ = ["command"]

_KINDS = ("official", "disclosure", "transfer_notice", "name_only", "software", "old_list")


@click.command("learn", cls=Spoken)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--year", type=int, metavar="YEAR", help="The budget year; without it the file tells."
)
@click.option(
    "--scheme",
    type=click.Choice(["functional", "economic", "government_economic", "revenue"]),
    help="Take the codes of this scheme only.",
)
@click.option(
    "--complete/--part",
    default=None,
    help="Whether it is the whole list, so that what it lacks has ended; without either, it is "
    "where it has four in five of the codes.",
)
@click.option("--id", "source_id", default="", metavar="ID", help="The source: what it is called.")
@click.option("--title", default="", help="The source: by what a person recognises it.")
@click.option("--kind", type=click.Choice(_KINDS), help="The source: what it is.")
@click.option("--address", default="", help="The source: where it was published.")
@click.option(
    "--codes",
    "folder",
    type=click.Path(exists=True, file_okay=False),
    help="The folder codes/ of a checkout; without it the tables of this package.",
)
@click.option("--apply", "write", is_flag=True, help="Write the tables of the folder.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file, a line each.")
@limits_options
@speech_option
def command(  # noqa: PLR0913  the options of the command
    *,
    files: tuple[str, ...],
    year: int | None,
    scheme: str | None,
    complete: bool | None,
    source_id: str,
    title: str,
    kind: str | None,
    address: str,
    folder: str | None,
    write: bool,
    as_json: bool,
    limits: Limits,
) -> int:
    """Say what lists, notices or published budgets say of the tables, and enter it.

    An official list changes rows: + new, ~ renamed, > moved, - ended. A budget shows the rows that
    stand already; what it prints otherwise is told (?), and left to a person. From a file that
    contradicts itself nothing is learnt: that is said, nothing is written, and the exit code is 2.
    - is standard input.
    """
    from govbudget.learning import SourceOptions, learn

    if len(files) > 1 and (source_id or title):
        raise Misuse(Message("cli.one_source"))
    if write and folder is None:
        raise Misuse(Message("cli.apply_needs"))
    codes = SHIPPED if folder is None else Codes(folder)
    said = SourceOptions(source_id, title, kind or "", address)
    lessons: list[Lesson] = []
    named: dict[str, Any] = {
        "year": year,
        "scheme": scheme,
        "complete": complete,
        "source": said,
        "codes": codes,
    }
    if files.count("-") > 1:
        raise Misuse(Message("cli.input_once"))
    with ExitStack() as stack:
        # What is handed in by standard input is all there before the time is counted.
        places = [stack.enter_context(on_disk(path)) for path in files]
        stack.enter_context(within(", ".join(map(called, files)), limits, len(files)))
        for path, file in zip(map(called, files), places, strict=True):
            try:
                lessons.append(evolve(learn(file, **named), path=path))
            except InternalFault:
                raise
            except (NothingLearnt, UnreadableFile) as error:
                say_error(type(error)(path, error.why), speech())
            except GovBudgetError as error:
                say_error(error, speech())
    refused = len(lessons) < len(files)
    if not write or folder is None or refused:
        _tell(lessons, as_json=as_json)
        if write and refused:
            tell(Message("cli.data.nothing"))
        return 2 if refused else 0
    return _write(lessons, folder, as_json=as_json)


def _write(lessons: list[Lesson], folder: str, *, as_json: bool) -> int:
    """Enter what was learnt, and say what was written and what is left to a person."""
    from govbudget.learning import enter

    try:
        written, done = enter(lessons, folder)
    except BrokenRules as error:
        _tell(lessons, as_json=as_json)
        for violation in error.violations:
            echo(in_language(violation, speech()), err=True)
        tell_wrong(Message("cli.data.would_break"))
        return 1
    _tell(done, as_json=as_json)
    for file in written.files:
        tell(Message("cli.data.wrote", file=str(file)))
    return 0


def _tell(lessons: list[Lesson], *, as_json: bool) -> None:
    """Print what was learnt."""
    from govbudget.learning.telling import told

    write = json_writer() if as_json else None
    for lesson in lessons:
        if write is not None:
            write(lesson)
        else:
            echo("\n".join(line.render(speech()) for line in told(lesson)))
