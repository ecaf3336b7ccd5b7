"""Rows with something added to each, which are written when all of them are known to be there."""

from __future__ import annotations

import codecs
import csv
import io
import shutil
import tempfile
from contextlib import closing
from typing import TYPE_CHECKING, Any, Protocol

from govbudget.cli.files import screen
from govbudget.cli.rows_out import SIGNS, as_meant, write_spreadsheet
from govbudget.cli.temporary import told_of_disk
from govbudget.io.destination import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager
    from typing import IO

    Blocks = Iterable[tuple[Sequence[list[Any]], Sequence[Any]]]

__all__ = ["HeldRows", "held_for"]

# So many bytes are written and copied at a time.
_PART = 1 << 20


class HeldRows(Protocol):
    """Rows that are made now and written later, each with an end that it shares with many."""

    def end(self, cells: Sequence[object]) -> Any:
        """What ends a row, to be handed in with each row that ends so.

        Args:
            cells: its last cells.
        """

    def hold(self, blocks: Blocks) -> None:
        """Take rows in place of those that were held before.

        Args:
            blocks: some rows at a time, each with what ends it.

        Raises:
            GovBudgetError: there is no room for them.
        """

    def write(self, inputs: str) -> None:
        """Write what is held to where it goes.

        Args:
            inputs: what was read, for the properties of a spreadsheet.

        Raises:
            GovBudgetError: the file cannot be written, or cannot hold what is in the rows.
            MissingExtra: it is a spreadsheet, and the extra ``excel`` is not installed.
        """

    def close(self) -> None:
        """Let go of the rows."""


def held_for(output: str | None, form: str, *, safe_csv: bool) -> AbstractContextManager[HeldRows]:
    """What holds rows until they are written.

    Args:
        output: the file that they go to; None is standard output.
        form: ``csv``, ``tsv`` or ``xlsx``.
        safe_csv: whether texts that a spreadsheet program would work out get an apostrophe.
    """
    if output is not None and form == "xlsx":
        return closing(_InMemory(output))
    return closing(_OnDisk(output, form, safe_csv=safe_csv))


class _InMemory:
    """Rows of a spreadsheet, which has room for a million."""

    def __init__(self, output: str) -> None:
        self._output = output
        self._rows: list[list[Any]] = []

    def end(self, cells: Sequence[object]) -> list[object]:
        return [*cells]

    def hold(self, blocks: Blocks) -> None:
        self._rows = [
            row + end for rows, ends in blocks for row, end in zip(rows, ends, strict=True)
        ]

    def write(self, inputs: str) -> None:
        write_spreadsheet(self._output, self._rows, inputs)

    def close(self) -> None:
        self._rows.clear()


class _OnDisk:
    """Rows of a text, which wait in a file without a name: however many, none is in memory."""

    def __init__(self, output: str | None, form: str, *, safe_csv: bool) -> None:
        self._output = output
        self._form = form
        self._safe = safe_csv
        self._file: IO[bytes] | None = None

    def end(self, cells: Sequence[object]) -> str:
        # As text, which is made once and not for each row; the blank stands for what is before it.
        return self._lines([["", *cells]])[0]

    def hold(self, blocks: Blocks) -> None:
        with told_of_disk():
            if self._file is None:
                self._file = tempfile.TemporaryFile()  # noqa: SIM115  see `close`
            self._file.seek(0)
            self._file.truncate()
            for rows, ends in blocks:
                lines = zip(self._lines(rows), ends, strict=True)
                text = "".join([line[:-1] + end for line, end in lines])
                self._file.write(text.encode("utf-8", "backslashreplace"))

    def _lines(self, rows: Sequence[list[Any]]) -> list[str]:
        """The text of each row with what ends its line."""
        lines = _HeldLines()
        meant = as_meant(rows, self._output, self._form, safe_csv=self._safe)
        csv.writer(lines, delimiter=SIGNS[self._form], lineterminator="\n").writerows(meant)
        if rows and len(rows[0]) == 1:
            # A blank that is all of a line gets marks, which it needs no more with an end.
            return ["\n" if line == '""\n' else line for line in lines]
        return lines

    def write(self, _inputs: str) -> None:
        if self._file is None:
            return
        self._file.seek(0)
        if self._output is None:
            text = io.TextIOWrapper(self._file, "utf-8", newline="")
            try:
                shutil.copyfileobj(text, screen(), _PART)
            finally:
                text.detach()
            return
        with replacing(self._output) as output:
            output.write(codecs.BOM_UTF8)
            shutil.copyfileobj(self._file, output, _PART)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


class _HeldLines(list[str]):
    """Keeps each line that is written to it."""

    write = list.append
