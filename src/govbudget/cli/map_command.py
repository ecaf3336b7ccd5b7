"""``govbudget map``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.base.said import in_language
from govbudget.cli.files import STDIN, chosen, on_disk, progress
from govbudget.cli.options import (
    limits_options,
    safe_csv_option,
    scheme_option,
    speech_option,
    year_option,
)
from govbudget.cli.rows_out import write
from govbudget.cli.spoken import Spoken, speech, tell
from govbudget.cli.within import within
from govbudget.errors import UnreadableFile
from govbudget.io.destination import check_destination, form_of
from govbudget.io.sheets import read_sheets
from govbudget.mapping import (
    ADDED_COLUMNS,
    Mapped,
    is_blank,
    layout_for,
    map_cells,
    map_rows,
    without_added,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.classification.vocabulary import Scheme
    from govbudget.io.allowance import Limits

    _Rows = Sequence[Sequence[object]]

__all__ = ["command"]

_SHOWN = 10
_FORMS = {"csv": (".csv",), "tsv": (".tsv", ".tab"), "xlsx": (".xlsx",)}


@click.command("map", cls=Spoken)
@click.argument("path", type=click.Path(dir_okay=False, allow_dash=True))
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="Where to; else to the screen."
)
@click.option("--code", "code", help="The title of the column with the codes.")
@click.option("--name", "name", help="The title of the column with the names.")
@click.option("--sheet", "title", metavar="NAME", help="The sheet; without it the first with rows.")
@safe_csv_option
@limits_options
@scheme_option
@year_option
@speech_option
def command(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    path: str,
    output: str | None,
    code: str | None,
    name: str | None,
    title: str | None,
    safe_csv: bool,
    limits: Limits,
    scheme: Scheme | None,
    year: int | None,
) -> int:
    """Write a table back with the code, name, level, fund and edition that each row means.

    PATH is a CSV file or a spreadsheet with a head row; - is standard input. What comes out is CSV
    with six columns more; the output may end in .csv, .tsv or .xlsx. Exit code 1 where a row
    did not resolve.
    """
    form = form_of(output, _FORMS, None, "csv")
    check_destination(output, [path])
    shown = STDIN if path == "-" else path
    with on_disk(path) as file, within(shown, limits):
        sheets = read_sheets(file)
        sheet, others = chosen(shown, sheets, title)
        place = f"{shown}, sheet {sheet.title}," if len(sheets) > 1 else shown
        layout = layout_for(place, sheet.rows, code, name)
        above, head, below = _parts(place, sheet.rows, layout.head.end - 1)
        # Before the first row: a year that is not kept is no fault of a row.
        map_cells("201", None, scheme=scheme, year=year)
        with progress(len(below)) as advance:
            found = map_rows(
                below,
                layout,
                lambda a, b: map_cells(a, b, scheme=scheme, year=year),
                advance,
            )
    write(output, _table(above, head, found), form, shown, safe_csv=safe_csv)
    for lost in (one for opened in sheets for one in opened.lost):
        tell(Message("cli.left_out", what=lost.message))
    return _summary([mapped for _, mapped in found], sheet.title, others)


def _parts(path: str, rows: _Rows, at: int) -> tuple[_Rows, Sequence[object], _Rows]:
    """What stands above the head, the head, and the rows below it."""
    rows = without_added(rows, rows[at])
    below = rows[at + 1 :]
    if all(map(is_blank, below)):
        raise UnreadableFile(path, Message("errors.file.no_rows"))
    return rows[:at], rows[at], below


def _table(
    above: _Rows, head: Sequence[object], found: list[tuple[Sequence[object], Mapped]]
) -> Iterator[Sequence[object]]:
    """The rows of the output: each as wide as the widest, so that what is added stays in line."""
    language = speech()
    none = ("",) * len(ADDED_COLUMNS)
    width = max(map(len, [*above, head, *(row for row, _ in found)]))
    for row, added in [*((row, none) for row in above), (head, ADDED_COLUMNS)]:
        yield [*row, *[""] * (width - len(row)), *added]
    for row, mapped in found:
        *cells, remark = mapped.cells
        yield [*row, *[""] * (width - len(row)), *cells, in_language(remark, language)]


def _summary(found: list[Mapped], title: str, others: list[str]) -> int:
    totals = sum(mapped.is_total for mapped in found)
    lost = Counter(
        mapped.remark
        for mapped in found
        if mapped.remark and not mapped.code and not mapped.is_total
    )
    resolved = sum(bool(mapped.code) for mapped in found)
    remarked = sum(bool(mapped.code and mapped.remark) for mapped in found)
    failed = sum(lost.values())
    said = Message(
        "cli.map.rows",
        count=resolved + failed,
        resolved=resolved,
        remarked=remarked,
        failed=failed,
        totals=Message("cli.map.totals", count=totals) if totals else None,
    )
    tell(said)
    if others:
        tell(Message("cli.map.sheets", title=title, others=tuple(others), count=len(others)))
    for remark, times in lost.most_common(_SHOWN):
        tell(Message("cli.map.remark", times=times, remark=remark))
    if len(lost) > _SHOWN:
        tell(Message("cli.map.more", count=len(lost) - _SHOWN))
    return 1 if failed else 0
