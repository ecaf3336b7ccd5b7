"""The tables of a document, written to a workbook or to a folder of CSV files."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.cli.misuse import Misuse
from govbudget.cli.spoken import tell, tell_wrong
from govbudget.io.destination import check_destination, replacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.base.messages import Language
    from govbudget.cli.tables_book import TableCounts
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.reporting.printed_cells import PrintedCell

__all__ = ["check_output", "write_tables"]

# What no name of a file may have on any system, and how long the title in it may be.
_BARRED = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST = 60
_INDEX = "tables.csv"


def check_output(output: str, inputs: Sequence[str]) -> None:
    """Refuse, before anything is read, an output that is neither a workbook nor a folder.

    Args:
        output: where the tables are to go.
        inputs: the files that are read.

    Raises:
        Misuse: it is neither.
        GovBudgetError: it is a file that is read, or cannot be written.
    """
    if _is_folder(output):
        from govbudget.cli.mark_work import ready_folder

        ready_folder(output)
        return
    ending = os.path.splitext(output)[1].lower()  # noqa: PTH122  the text, not the file
    if not ending:
        raise Misuse(Message("cli.read.output_of"))
    if ending != ".xlsx":
        raise Misuse(Message("cli.read.output_ending", output=output, ending=ending))
    check_destination(output, inputs)


def write_tables(
    disclosure: Disclosure, output: str, inputs: Sequence[str], language: Language
) -> int:
    """Write every table of a document, and say how many there are and what was not read.

    Gives the exit code: 2 where there is no table, and so nothing was written.

    Args:
        disclosure: the document.
        output: a workbook, or a folder for CSV files.
        inputs: the files that were read.
        language: that of heads and reasons.

    Raises:
        GovBudgetError: it cannot be written, or does not hold them.
        MissingExtra: it is a workbook, and the extra ``excel`` is not installed.
    """
    if not disclosure.tables:
        tell_wrong(Message("cli.read.no_tables"))
        return 2
    if _is_folder(output):
        unread = _write_folder(disclosure, output, inputs, language)
    else:
        from govbudget.cli.tables_book import tables_book

        data, unread = tables_book(disclosure, language)
        with replacing(output) as file:
            file.write(data)
    count = len(disclosure.tables)
    tell(Message("cli.read.written", count=count, output=output, unread=unread or None))
    return 0


def _is_folder(output: str) -> bool:
    return output.endswith((os.sep, "/")) or os.path.isdir(output)  # noqa: PTH112


def _write_folder(
    disclosure: Disclosure, folder: str, inputs: Sequence[str], language: Language
) -> int:
    """Write a CSV for each table, and one that lists them; gives how many cells were not read."""
    from govbudget.cli.rows_out import write
    from govbudget.cli.tables_book import index_rows, title_of
    from govbudget.disclosure.reporting.printed_cells import printed_rows

    counts: list[TableCounts] = []
    digits = len(str(len(disclosure.tables)))
    for number, table in enumerate(disclosure.tables, 1):
        title = _BARRED.sub(" ", title_of(table, language))[:_LONGEST].strip(" .")
        path = str(Path(folder, f"{number:0{digits}} {title}.csv"))
        check_destination(path, inputs)
        rows = [row.cells for row in printed_rows(table)]
        write(path, ([_exact(cell) for cell in cells] for cells in rows), safe_csv=True)
        found = [cell for cells in rows for cell in cells]
        figures = sum(cell.amount is not None for cell in found)
        counts.append((len(rows), figures, sum(cell.not_read is not None for cell in found)))
    path = str(Path(folder, _INDEX))
    check_destination(path, inputs)
    write(path, index_rows(disclosure, counts, language), safe_csv=True)
    return sum(unread for *_, unread in counts)


def _exact(cell: PrintedCell) -> str:
    """A figure as digits that every program reads; any other text as it is printed."""
    return cell.text if cell.amount is None else f"{cell.amount:f}"
