"""``govbudget rollup``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast

import click

from govbudget.base.messages import Message
from govbudget.cli.lines_options import lines_options
from govbudget.cli.misuse import BadWord, Misuse
from govbudget.cli.options import LEVEL, limits_options, safe_csv_option, speech_option
from govbudget.cli.rollup_said import groups_summary, partial_told, summary
from govbudget.cli.spoken import Spoken, speech, tell
from govbudget.io.destination import check_destination, form_of

if TYPE_CHECKING:
    from govbudget.classification.vocabulary import Level
    from govbudget.cli.booked import Wanted
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


class _By(NamedTuple):
    """What ``--by`` asks for: one level, and columns that lines are grouped by."""

    level: Level | None
    columns: tuple[str, ...]


def _by(context: click.Context, param: click.Parameter, asked: str) -> _By:
    """The level and the columns; without a level all of them, which ``level`` says too."""
    level, columns = None, []
    for word in filter(None, map(str.strip, re.split(r"[,，、]", asked))):
        if word == "level":
            continue
        try:
            level = cast("Level", LEVEL(word, param, context))
        except click.BadParameter:
            columns.append(word)
    if len(set(columns)) < len(columns):
        raise BadWord(Message("errors.argument.names"), param, context)
    return _By(level, tuple(columns))


@click.command("rollup", cls=Spoken)
@click.argument("path", type=click.Path(dir_okay=False, allow_dash=True))
@lines_options
@click.option(
    "--by",
    callback=_by,
    default="level",
    show_default=True,
    metavar="LEVEL|TITLE,…",
    help="One level only (类, 款, 项, 目 or class, section, item, sub-item); level is all of them. "
    "Titles of columns, with commas between, roll up each group of lines apart: 年度,单位.",
)
@click.option(
    "--year-column",
    metavar="TITLE",
    help="The title of the column of years: each line is on the edition of its year.",
)
@click.option("--to", metavar="NAME", help="By another classification: cofog, gfsm, or a scheme.")
@click.option(
    "--shares",
    type=click.Path(dir_okay=False),
    help="With --to, a table of a code that answers to several, one of these and its share, a line "
    "each.",
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
    by: _By,
    year_column: str | None,
    to: str | None,
    shares: str | None,
    form: str | None,
    output: str | None,
    sheet: str | None,
    safe_csv: bool,
    limits: Limits,
) -> int:
    """Add the amounts of a table up the tree of its codes.

    PATH is a CSV or Parquet file or a spreadsheet with a head row; - is standard input. CSV is read
    line by line, however long it is. Where a table lists 款 beside their 项, the finest rows count.
    Exit code 1 where a stated total is missed.
    """
    import gc

    from govbudget.cli.booking import book
    from govbudget.cli.given_shares import given_shares
    from govbudget.cli.grouped_booking import book_groups
    from govbudget.cli.lines_in import open_lines
    from govbudget.cli.rollup_write import RollUpForm, write_booked, write_groups
    from govbudget.cli.within import within

    form = form_of(output, _FORMS, form, "table" if output is None else "csv")
    check_destination(output, [path, *([] if shares is None else [shares])])
    if shares is not None and to is None:
        raise Misuse(Message("errors.argument.shares_of_what"))
    if to is not None and (by.level is not None or form == "tree"):
        raise Misuse(Message("cli.rollup.level_of_other"))
    gc.enable()  # as many lines as may come
    asked = RollUpForm(form, by.level, output, to, given_shares(shares, limits), safe_csv)
    is_grouped = bool(by.columns) or year_column is not None
    with within(path, limits), open_lines(path, sheet) as lines:
        if is_grouped:
            groups = book_groups(lines, wanted, by.columns, year_column)
        else:
            booked = book(lines, wanted)
    if is_grouped:
        found = write_groups(groups, asked)
        messages = groups_summary(groups, lines, speech())
        is_missed = any(one.missed for one in groups.rolled.values())
    else:
        found = write_booked(booked, asked)
        messages = summary(booked, lines, by.level)
        is_missed = booked.misses or bool(booked.rolled.missed)
    for message in (*messages, *partial_told(found)):
        tell(message)
    return 1 if is_missed else 0
