"""The tables of a document, written to a workbook or to a folder of CSV files."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.cli.misuse import Misuse
from govbudget.cli.spoken import tell, tell_wrong
from govbudget.io.destination import MARK, check_destination, replacing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govbudget.base.messages import Language
    from govbudget.cli.tables_book import TableCounts
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.reporting.printed_cells import PrintedCell

__all__ = ["check_output", "write_tables"]

# What no name of a file may have on any system, and how long the title in it may be.
_BARRED = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST = 60
_INDEX = "tables.csv"
#: What says which files belong to the tables.
_PACKAGE = "tables.datapackage.json"
# So many files that belong to none are named.
_FEW = 5


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
    titles: dict[str, str] = {}
    digits = len(str(len(disclosure.tables)))
    for number, table in enumerate(disclosure.tables, 1):
        title = _BARRED.sub(" ", title_of(table, language))[:_LONGEST].strip(" .")
        name = f"{number:0{digits}} {title}.csv"
        titles[name] = title_of(table, language)
        path = str(Path(folder, name))
        check_destination(path, inputs)
        rows = [row.cells for row in printed_rows(table)]
        write(path, ([_exact(cell) for cell in cells] for cells in rows), safe_csv=True)
        found = [cell for cells in rows for cell in cells]
        figures = sum(cell.amount is not None for cell in found)
        counts.append((len(rows), figures, sum(cell.not_read is not None for cell in found)))
    path = str(Path(folder, _INDEX))
    check_destination(path, inputs)
    write(path, index_rows(disclosure, counts, language), safe_csv=True)
    titles[_INDEX] = Message("cli.read.book.index").render(language)
    _write_package(folder, inputs, titles)
    _tell_others(folder, titles)
    return sum(unread for *_, unread in counts)


def _write_package(folder: str, inputs: Sequence[str], titles: Mapping[str, str]) -> None:
    """Write the Data Package that says which files are the tables, and of what document."""
    from govbudget.cli.jsonlines import json_text

    path = str(Path(folder, _PACKAGE))
    check_destination(path, inputs)
    record = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "govbudget-tables",
        "generator": MARK,
        "sources": [{"title": Path(one).name} for one in inputs],
        "resources": [
            {
                "name": f"table-{at}" if name != _INDEX else "tables",
                "title": title,
                "path": name,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
            }
            for at, (name, title) in enumerate(titles.items(), 1)
        ],
    }
    with replacing(path) as file:
        file.write(f"{json_text(record)}\n".encode())


def _tell_others(folder: str, own: Mapping[str, str]) -> None:
    """Name the CSV files of a folder that are no tables of this document: none is deleted."""
    others = sorted(
        one.name
        for one in Path(folder).iterdir()
        if one.suffix.lower() == ".csv" and one.name not in own
    )
    if others:
        left = len(others) - _FEW
        names = tuple(others[:_FEW])
        tell(Message("cli.read.others", names=names, left=left if left > 0 else None))


def _exact(cell: PrintedCell) -> str:
    """A figure as digits that every program reads; any other text as it is printed."""
    return cell.text if cell.amount is None else f"{cell.amount:f}"
