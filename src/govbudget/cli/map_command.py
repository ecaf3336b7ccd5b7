"""``govbudget map``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.cli.files import STDIN, on_disk
from govbudget.cli.held_rows import held_for
from govbudget.cli.mapped_table import map_into, table_of
from govbudget.cli.options import (
    limits_options,
    safe_csv_option,
    scheme_option,
    sheet_option,
    speech_option,
    year_option,
)
from govbudget.cli.spoken import Spoken, tell
from govbudget.cli.within import within
from govbudget.io.destination import check_destination, form_of
from govbudget.mapping import layout_for, map_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.classification.vocabulary import Scheme
    from govbudget.io.allowance import Limits
    from govbudget.mappedrows import RowTally

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
@sheet_option
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
    resolve = partial(map_cells, scheme=scheme, year=year)
    with on_disk(path) as file, held_for(output, form, safe_csv=safe_csv) as held:
        with within(shown, limits):
            table = table_of(file, shown, title)
            layout = layout_for(table.place, table.near, code, name)
            # Before the first row: a year that is not kept is no fault of a row.
            resolve("201", None)
            tally = map_into(held, table, layout, resolve)
        held.write(shown)
    for lost in table.left_out:
        tell(Message("cli.left_out", what=lost))
    return _summary(tally, table.title, table.others)


def _summary(tally: RowTally, title: str, others: Sequence[str]) -> int:
    failed = sum(tally.lost.values())
    said = Message(
        "cli.map.rows",
        count=tally.resolved + failed,
        resolved=tally.resolved,
        remarked=tally.remarked,
        failed=failed,
        totals=Message("cli.map.totals", count=tally.totals) if tally.totals else None,
    )
    tell(said)
    if others:
        tell(Message("cli.map.sheets", title=title, others=tuple(others), count=len(others)))
    for remark, times in tally.lost.most_common(_SHOWN):
        tell(Message("cli.map.remark", times=times, remark=remark))
    if len(tally.lost) > _SHOWN:
        tell(Message("cli.map.more", count=len(tally.lost) - _SHOWN))
    return 1 if failed else 0
