"""``govbudget restate``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click

from govbudget.cli.options import (
    LEVEL,
    limits_options,
    nested_option,
    not_read_option,
    safe_csv_option,
    scheme_option,
    sheet_option,
    speech_option,
)
from govbudget.cli.spoken import Spoken, labels, speech, tell
from govbudget.io.destination import MARK, check_destination, form_of

if TYPE_CHECKING:
    from govbudget.classification.vocabulary import Level, Scheme
    from govbudget.cli.year_lines import YearLines
    from govbudget.io.allowance import Limits
    from govbudget.restating.restated import Restated

__all__ = ["command"]

_FORMS = {
    "csv": (".csv",),
    "tsv": (".tsv", ".tab"),
    "xlsx": (".xlsx",),
    "json": (".json", ".jsonl"),
    "table": (".txt",),
    "svg": (".svg",),
}


def _level(_context: click.Context, _param: click.Parameter, by: str | None) -> Level | None:
    return None if by is None else cast("Level", LEVEL(by, _param, _context))


@click.command("restate", cls=Spoken)
@click.argument("path", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--to", type=int, required=True, metavar="YEAR", help="The year of the edition.")
@click.option("--from", "first", type=int, metavar="YEAR", help="The year of all lines.")
@click.option("--year-column", "year", metavar="TITLE", help="The title of the column of years.")
@click.option("--code", metavar="TITLE", help="The title of the column with the codes.")
@click.option("--amount", metavar="TITLE", help="That of the column with the amounts.")
@click.option(
    "--by",
    callback=_level,
    help="Add up to one level: 类, 款, 项, 目 or class, section, item, sub-item.",
)
@click.option(
    "--shares",
    type=click.Path(dir_okay=False),
    help="A table of a code that was split, a code that it became and its share, a line each.",
)
@click.option(
    "--spread",
    type=click.Choice(["group", "keep"]),
    default="group",
    show_default=True,
    help="A code that is spread over several: keep it in a group of them, or where the rest is.",
)
@click.option(
    "--unknown",
    type=click.Choice(["raise", "collect", "ancestor"]),
    default="raise",
    show_default=True,
    help="Codes that their edition lacks: refuse, collect apart, or take what is above.",
)
@nested_option
@not_read_option
@click.option(
    "--lines", "each", is_flag=True, help="What became of each line, in place of the years."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMS)),
    help="Without it a table on the screen, and in a file what its ending says.",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="Where to; else to the screen."
)
@sheet_option
@safe_csv_option
@limits_options
@scheme_option
@speech_option
def command(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    path: str,
    to: int,
    first: int | None,
    year: str | None,
    code: str | None,
    amount: str | None,
    by: Level | None,
    shares: str | None,
    spread: str,
    unknown: str,
    nested: str,
    not_read: str,
    each: bool,
    form: str | None,
    output: str | None,
    title: str | None,
    safe_csv: bool,
    limits: Limits,
    scheme: Scheme | None,
) -> int:
    """Put the lines of a table on the edition of one year, so that years compare.

    PATH is a CSV or Parquet file or a spreadsheet with a head row; - is standard input. Its lines
    are of the year --from, or each of the year in the column of years. What was split is kept in a
    group, unless --shares part it. The sum stays, to the last digit.
    """
    from govbudget.cli.given_shares import given_shares
    from govbudget.cli.lines_in import open_lines
    from govbudget.cli.restated_lines import ReadFile, restated_lines
    from govbudget.cli.restated_said import summary
    from govbudget.cli.within import within
    from govbudget.cli.year_lines import year_lines

    form = form_of(output, _FORMS, form, "table" if output is None else "csv")
    check_destination(output, [path, *([] if shares is None else [shares])])
    given = given_shares(shares, limits)
    with within(path, limits), open_lines(path, title) as lines:
        read = year_lines(lines, code=code, amount=amount, year=year if first is None else first)
    files = [ReadFile(path, read, lines)]
    found = restated_lines(
        files,
        to=to,
        scheme=scheme,
        shares=given,
        spread=spread,
        unknown=unknown,
        nested=nested,
        not_read=not_read,
    )
    _write(found, read, by, form, output, each=each, safe_csv=safe_csv)
    for message in summary(found, files):
        tell(message)
    return 0


def _write(  # noqa: PLR0913  what is written, and how
    found: Restated,
    read: YearLines,
    by: Level | None,
    form: str,
    output: str | None,
    *,
    each: bool,
    safe_csv: bool,
) -> None:
    from govbudget.cli import restated_out
    from govbudget.cli.drawing import draw
    from govbudget.cli.files import write_text
    from govbudget.cli.jsonlines import json_text
    from govbudget.cli.rolled_out import as_text
    from govbudget.cli.rows_out import write

    numbers = [one[0] for one in read.lines]
    rows = found.series(by)
    if each and form == "table":
        form = "csv"
    if form in {"csv", "tsv", "xlsx"}:
        cells = restated_out.as_lines(found, numbers) if each else restated_out.as_rows(found, rows)
        write(output, cells, form, safe_csv=safe_csv)
    elif form == "json":
        record = restated_out.as_json(found, rows, read.unit, numbers)
        if output is not None:
            record["generator"] = MARK
        write_text(output, json_text(record) + "\n")
    elif form == "svg":
        drawn = found.chart(level=by, unit=read.unit, language=labels())
        write_text(output, f"{drawn.svg}\n")
    elif output is None:
        for table in restated_out.as_tables(found, rows, read.unit, speech()):
            draw(table)
    else:
        text = as_text(restated_out.as_tables(found, rows, read.unit, speech()))
        write_text(output, f"{text}\n[{MARK}]\n")
