"""``govbudget map``."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from govbudget.cli.options import scheme_option, year_option
from govbudget.errors import GovBudgetError, MissingExtra, UnreadableFile
from govbudget.mapping import (
    ADDED_COLUMNS,
    Mapped,
    is_blank,
    layout_of,
    map_cells,
    map_rows,
    without_added,
)
from govbudget.tabular import LARGEST, Sheet, read_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TextIO

    _Rows = Sequence[Sequence[object]]

__all__ = ["command"]

_LONG = 5_000
_SHOWN = 10
_STDIN = "standard input"


@click.command("map")
@click.argument("path", type=click.Path(dir_okay=False, allow_dash=True))
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="Where to; else to the screen."
)
@click.option("--code", "code", help="The title of the column with the codes.")
@click.option("--name", "name", help="The title of the column with the names.")
@click.option("--sheet", "title", metavar="NAME", help="The sheet; without it the first with rows.")
@scheme_option
@year_option
def command(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    path: str,
    output: str | None,
    code: str | None,
    name: str | None,
    title: str | None,
    scheme: str | None,
    year: int | None,
) -> int:
    """Write a table back with the code, name, level, fund and edition that each row means.

    PATH is a CSV file or a spreadsheet with a head row; - is standard input. What comes out is CSV
    with six columns more (a spreadsheet where the output ends in .xlsx). Exit code 1 where a row
    did not resolve.
    """
    sheets = _stdin_sheets() if path == "-" else read_sheets(path)
    path = _STDIN if path == "-" else path
    sheet, others = _chosen(path, sheets, title)
    place = f"{path}, sheet {sheet.title}," if len(sheets) > 1 else path
    at, in_code, in_name = layout_of(place, sheet.rows, code, name)
    above, head, below = _parts(place, sheet.rows, at)
    # Before the first row: a year that is not kept is no fault of a row.
    map_cells("201", None, scheme=scheme, year=year)
    with _progress(len(below)) as advance:
        found = map_rows(
            below,
            (in_code, in_name),
            lambda a, b: map_cells(a, b, scheme=scheme, year=year),
            advance,
        )
    _write(output, _table(above, head, found))
    return _summary([mapped for _, mapped in found], sheet.title, others)


def _stdin_sheets() -> list[Sheet]:
    """The sheets of standard input, by way of a file, which spreadsheets are read from."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    data = sys.stdin.buffer.read(LARGEST + 1)
    # Not a NamedTemporaryFile, which Windows does not let another open while it is there.
    with TemporaryDirectory(prefix="govbudget-") as folder:
        file = Path(folder, "stdin")
        file.write_bytes(data)
        try:
            return read_sheets(str(file))
        except UnreadableFile as error:
            raise UnreadableFile(_STDIN, error.reason) from error


def _chosen(path: str, sheets: list[Sheet], title: str | None) -> tuple[Sheet, list[str]]:
    """The sheet to map, and the titles of the others with rows where none was asked for."""
    if title is not None:
        if not any(one.title for one in sheets):
            raise UnreadableFile(path, "it is text, which has no sheets: leave --sheet out")
        named = [one for one in sheets if one.title == title]
        if not named:
            titles = ", ".join(one.title for one in sheets)
            raise UnreadableFile(path, f"it has no sheet {title!r}: {titles}")
        sheets = named
    filled = [one for one in sheets if _has_rows(one.rows)]
    if not filled:
        where = "it" if title is None else f"sheet {title!r}"
        raise UnreadableFile(path, f"{where} has no rows below a head row")
    return filled[0], [one.title for one in filled[1:]]


def _has_rows(rows: _Rows) -> bool:
    """Whether there is a row below another, the blank ones left aside."""
    filled = (row for row in rows if not is_blank(row))
    return next(filled, None) is not None and next(filled, None) is not None


def _parts(path: str, rows: _Rows, at: int) -> tuple[_Rows, Sequence[object], _Rows]:
    """What stands above the head, the head, and the rows below it."""
    rows = without_added(rows, rows[at])
    below = rows[at + 1 :]
    if all(map(is_blank, below)):
        raise UnreadableFile(path, "it has no rows below a head row")
    return rows[:at], rows[at], below


def _table(
    above: _Rows, head: Sequence[object], found: list[tuple[Sequence[object], Mapped]]
) -> Iterator[Sequence[object]]:
    """The rows of the output: each as wide as the widest, so that what is added stays in line."""
    none = ("",) * len(ADDED_COLUMNS)
    width = max(map(len, [*above, head, *(row for row, _ in found)]))
    for row, added in [*((row, none) for row in above), (head, ADDED_COLUMNS)]:
        yield [*row, *[""] * (width - len(row)), *added]
    for row, mapped in found:
        yield [*row, *[""] * (width - len(row)), *mapped.cells]


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


def _write(output: str | None, rows: Iterable[Sequence[object]]) -> None:
    if output is None:
        _write_csv(_screen(), rows)
        return
    try:
        if output.lower().endswith(".xlsx"):
            _write_spreadsheet(output, rows)
        else:
            with open(output, "w", encoding="utf-8-sig", newline="") as file:  # noqa: PTH123
                _write_csv(file, rows)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise GovBudgetError(f"{output}: {error.strerror or error}") from error


def _screen() -> TextIO:
    """Standard output, which is UTF-8 whatever the locale says unless a terminal reads it.

    Other programs read what is written there, as they do a file; and a terminal that says it is
    ASCII, as that of the locale C does, shows UTF-8 in fact.
    """
    import codecs
    import io

    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper) and not (
        stream.isatty() and codecs.lookup(stream.encoding).name != "ascii"
    ):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    return stream


def _write_csv(file: TextIO, rows: Iterable[Sequence[object]]) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows(rows)


def _write_spreadsheet(output: str, rows: Iterable[Sequence[object]]) -> None:
    import io

    try:
        from openpyxl import Workbook
        from openpyxl.utils.exceptions import IllegalCharacterError
    except ImportError as error:
        raise MissingExtra("excel", "to write spreadsheets") from error
    # Whether it can be written is asked before the work; what it holds stays until that is done.
    with open(output, "ab"):  # noqa: PTH123
        pass
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number, row in enumerate(rows, 1):
        try:
            sheet.append([_spreadsheet_cell(sheet, cell) for cell in row])
        except IllegalCharacterError as error:
            # Saving is what removes the temporary file that the rows were kept in.
            book.save(io.BytesIO())
            reason = f"row {number} has a control character, which no spreadsheet can hold"
            raise GovBudgetError(f"{output}: {reason}: write CSV") from error
    book.save(output)


def _spreadsheet_cell(sheet: object, cell: object) -> object:
    """A cell as it was read: nothing where it is empty, and no formula that is worked out."""
    if not isinstance(cell, str) or not cell.startswith("="):
        return None if cell == "" else cell
    from openpyxl.cell import WriteOnlyCell

    text = WriteOnlyCell(sheet, value=cell)
    text.data_type = "s"
    return text


def _summary(found: list[Mapped], title: str, others: list[str]) -> int:
    lost = Counter(mapped.remark for mapped in found if mapped.remark and not mapped.code)
    resolved = sum(bool(mapped.code) for mapped in found)
    remarked = sum(bool(mapped.code and mapped.remark) for mapped in found)
    failed = sum(lost.values())
    click.echo(
        f"{resolved + failed} rows: {resolved} resolved, {remarked} of them with a remark, "
        f"{failed} not resolved",
        err=True,
    )
    if others:
        were = "was" if len(others) == 1 else "were"
        click.echo(f"sheet {title} was mapped; {', '.join(others)} {were} not", err=True)
    for remark, times in lost.most_common(_SHOWN):
        click.echo(f"  {times} × {remark}", err=True)
    if len(lost) > _SHOWN:
        click.echo(f"  and {len(lost) - _SHOWN} reasons more", err=True)
    return 1 if failed else 0
