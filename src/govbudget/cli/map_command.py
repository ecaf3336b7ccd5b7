"""``govbudget map``."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from govbudget.cli.options import scheme_option, year_option
from govbudget.errors import UnreadableFile
from govbudget.mapping import ADDED_COLUMNS, Mapped, columns_of, map_cells, map_rows
from govbudget.tabular import read_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TextIO

__all__ = ["command"]

_LONG = 5_000
_SHOWN = 10


@click.command("map")
@click.argument("path", type=click.Path(dir_okay=False))
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="Where to; else to the screen."
)
@click.option("--code", "code", help="The title of the column with the codes.")
@click.option("--name", "name", help="The title of the column with the names.")
@scheme_option
@year_option
def command(
    path: str,
    output: str | None,
    code: str | None,
    name: str | None,
    scheme: str | None,
    year: int | None,
) -> int:
    """Write a table back with the code, name, level, fund and edition that each row means.

    PATH is a CSV file or a spreadsheet with a head row. What comes out is CSV with six columns more
    (a spreadsheet where the output ends in .xlsx). Exit code 1 where a row did not resolve.
    """
    sheet = next((rows for _, rows in read_sheets(path) if len(rows) > 1), None)
    if sheet is None:
        raise UnreadableFile(path, "it has no rows below a head row")
    head, *rows = sheet
    columns = columns_of(path, head, code, name)
    map_cells("201", None, scheme=None, year=year)
    with _progress(len(rows)) as advance:
        found = map_rows(
            rows, columns, lambda a, b: map_cells(a, b, scheme=scheme, year=year), advance
        )
    _write(output, [[*head, *ADDED_COLUMNS], *([*row, *mapped.cells] for row, mapped in found)])
    return _summary([mapped for _, mapped in found])


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """What to call after each row: it moves a bar on where the input is long and a person looks."""
    if total < _LONG or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("rows", total=total)
        yield lambda: bar.advance(task)


def _write(output: str | None, rows: list[Sequence[object]]) -> None:
    if output is None:
        _write_csv(sys.stdout, rows)
    elif output.endswith(".xlsx"):
        _write_spreadsheet(output, rows)
    else:
        with open(output, "w", encoding="utf-8-sig", newline="") as file:  # noqa: PTH123
            _write_csv(file, rows)


def _write_csv(file: TextIO, rows: list[Sequence[object]]) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows(rows)


def _write_spreadsheet(output: str, rows: list[Sequence[object]]) -> None:
    from govbudget.errors import MissingExtra

    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise MissingExtra("excel", "to write spreadsheets") from error
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(list(row))
    book.save(output)


def _summary(found: list[Mapped]) -> int:
    lost = Counter(mapped.remark for mapped in found if not mapped.code)
    remarked = sum(bool(mapped.code and mapped.remark) for mapped in found)
    failed = sum(lost.values())
    click.echo(
        f"{len(found)} rows: {len(found) - failed} resolved, {remarked} of them with a remark, "
        f"{failed} not resolved",
        err=True,
    )
    for remark, times in lost.most_common(_SHOWN):
        click.echo(f"  {times} × {remark}", err=True)
    if len(lost) > _SHOWN:
        click.echo(f"  and {len(lost) - _SHOWN} reasons more", err=True)
    return 1 if failed else 0
