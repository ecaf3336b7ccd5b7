"""``govbudget rollup``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from govbudget.cli.lines_options import lines_options
from govbudget.cli.options import LEVEL, limits_options, safe_csv_option, speech_option
from govbudget.cli.rollup_said import summary
from govbudget.cli.spoken import Spoken, tell
from govbudget.io.destination import MARK, check_destination, form_of

if TYPE_CHECKING:
    from govbudget.classification.vocabulary import Level
    from govbudget.cli.booking import Booked, Wanted
    from govbudget.io.allowance import Limits

__all__ = ["command"]

_FORMS = {
    "csv": (".csv",),
    "tsv": (".tsv", ".tab"),
    "xlsx": (".xlsx",),
    "json": (".json", ".jsonl"),
    "table": (".txt",),
    "tree": (".txt",),
}


def _level(_context: click.Context, _param: click.Parameter, by: str) -> Level | None:
    """The one level of the rows; None for all of them, which ``level`` says."""
    return None if by == "level" else cast("Level", LEVEL(by, _param, _context))


@click.command("rollup", cls=Spoken)
@click.argument("path", type=click.Path(dir_okay=False, allow_dash=True))
@lines_options
@click.option(
    "--by",
    callback=_level,
    default="level",
    show_default=True,
    help="One level only (类, 款, 项, 目 or class, section, item, sub-item); level is all of them.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "tree"]),
    help="Without it a table on the screen, and in a file what its ending says.",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="Where to; else to the screen."
)
@safe_csv_option
@limits_options
@speech_option
def command(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    path: str,
    wanted: Wanted,
    by: Level | None,
    form: str | None,
    output: str | None,
    sheet: str | None,
    safe_csv: bool,
    limits: Limits,
) -> int:
    """Add the amounts of a table up the tree of its codes.

    PATH is a CSV file or a spreadsheet with a head row; - is standard input. CSV is read line by
    line, however long it is. Where a table lists 款 beside their 项, the finest rows count. Exit
    code 1 where a stated total is missed.
    """
    import gc

    from govbudget.cli.booking import book
    from govbudget.cli.lines_in import open_lines
    from govbudget.cli.within import within

    form = form_of(output, _FORMS, form, "table" if output is None else "csv")
    check_destination(output, [path])
    gc.enable()  # as many lines as may come
    with within(path, limits), open_lines(path, sheet) as lines:
        booked = book(lines, wanted)
    _write(booked, form, by, output, safe_csv=safe_csv)
    for message in summary(booked, lines, by):
        tell(message)
    return 1 if booked.misses or booked.rolled.missed else 0


def _write(
    booked: Booked, form: str, level: Level | None, output: str | None, *, safe_csv: bool
) -> None:
    from govbudget.cli import rolled_out
    from govbudget.cli.drawing import draw
    from govbudget.cli.files import write_text
    from govbudget.cli.jsonlines import json_text
    from govbudget.cli.rows_out import write

    rolled, unit = booked.rolled, booked.unit
    if form in {"csv", "tsv", "xlsx"}:
        rows = rolled_out.as_csv(rolled, level, spreadsheet=form == "xlsx")
        write(output, rows, form, safe_csv=safe_csv)
    elif form == "json":
        record = rolled_out.as_json(rolled, level, unit)
        if output is not None:
            record["generator"] = MARK
        write_text(output, json_text(record) + "\n")
    elif form == "tree":
        write_text(output, rolled_out.as_tree(rolled, level, unit) + _signed(output))
    elif output is None:
        for table in rolled_out.as_tables(rolled, level, unit):
            draw(table)
    else:
        text = rolled_out.as_text(rolled_out.as_tables(rolled, level, unit))
        write_text(output, text + _signed(output))


def _signed(output: str | None) -> str:
    """What a text file ends in, so that it is known as a report where it is met again."""
    return "" if output is None else f"\n[{MARK}]\n"
