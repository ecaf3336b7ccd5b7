"""The table that ``map`` reads, from its first row on as often as needed, and what it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import define, frozen

from govbudget.base.messages import Message
from govbudget.base.said import in_language
from govbudget.cli.files import chosen, no_sheets
from govbudget.cli.progress import LONG, progress
from govbudget.cli.spoken import speech
from govbudget.errors import UnreadableFile
from govbudget.io.sheets import read_sheets
from govbudget.io.textrows import text_rows
from govbudget.mappedrows import RowMapper, RowTally
from govbudget.mapping import ADDED_COLUMNS, Mapped, is_blank, without_added
from govbudget.tables.layout.layout import NEAR

if TYPE_CHECKING:
    from govbudget.base.messages import Language
    from govbudget.cli.held_rows import HeldRows
    from govbudget.tables.layout.layout import TableLayout


__all__ = ["Table", "map_into", "table_of"]

_Block = Sequence[list[Any]]
_Advance = Callable[[int], None]

# So many rows of a sheet are done at a time.
_STEP = 8192
# A bar shows how far it is in text that has more bytes than that.
_LONG_TEXT = 2_000_000


@frozen
class Table:
    """A table whose rows are read anew each time that they are asked for.

    Attributes:
        place: the file, and the sheet where it has several, for sentences.
        near: its first rows, which tell where everything stands.
        size: how much of it there is, by which a bar moves on.
        long: from how much on there is a bar.
        unit: what that is counted in: ``bytes`` or ``rows``.
        blocks: gives the rows, some thousands at a time; it is handed what moves the bar on.
        title: the sheet; empty where the file is text.
        others: the sheets with rows that are not read, where none was asked for.
        left_out: what of the file is not shown, and was left out.
    """

    place: str
    near: _Block
    size: int
    long: int
    unit: str
    blocks: Callable[[_Advance], Iterator[_Block]]
    title: str = ""
    others: tuple[str, ...] = ()
    left_out: tuple[Message, ...] = ()


def table_of(path: str, shown: str, title: str | None) -> Table:
    """The table of a CSV or TSV file, or of a sheet.

    Args:
        path: the file, which can be read more than once.
        shown: what it is called in sentences.
        title: the sheet; without it the first with rows.

    Raises:
        UnreadableFile: it cannot be read, or has no such sheet.
        MissingExtra: it is a spreadsheet, and the extra ``excel`` is not installed.
    """
    text = text_rows(path)
    if text is not None:
        if title is not None:
            raise no_sheets(shown)
        near = _near(text.blocks())
        if sum(not is_blank(row) for row in near) < 2:  # noqa: PLR2004  a head and a row below it
            raise UnreadableFile(path, Message("errors.file.no_rows"))
        return Table(shown, near, text.size, _LONG_TEXT, "bytes", text.blocks)
    sheets = read_sheets(path)
    sheet, others = chosen(shown, sheets, title)
    place = f"{shown}, sheet {sheet.title}," if len(sheets) > 1 else shown
    left_out = tuple(one.message for opened in sheets for one in opened.lost)

    def blocks(advance: _Advance) -> Iterator[_Block]:
        for at in range(0, len(sheet.rows), _STEP):
            yield sheet.rows[at : at + _STEP]
            advance(_STEP)

    rows = sheet.rows
    named = sheet.title, tuple(others), left_out
    return Table(place, rows, len(rows), LONG, "rows", blocks, *named)


def _near(blocks: Iterator[_Block]) -> _Block:
    """The first rows of a text: as many as tell its columns, and two with something in them."""
    rows: list[list[Any]] = []
    filled = 0
    for block in blocks:
        rows += block
        filled += sum(not is_blank(row) for row in block)
        if len(rows) >= NEAR and filled > 1:
            break
    return rows


def map_into(
    held: HeldRows, table: Table, layout: TableLayout, resolve: Callable[[object, object], Mapped]
) -> RowTally:
    """Make the rows of a table, each with what its code and its name are, and hold them.

    All are as wide as the widest, so that what is added stays in line. It is among the first in
    nearly every table: where it is not, they are made once more.

    Args:
        held: what holds them.
        table: the table.
        layout: where its codes and names stand.
        resolve: what a code and a name are.

    Returns:
        How many rows are what.

    Raises:
        UnreadableFile: the table cannot be read to its end, or has no row below its head.
        GovBudgetError: there is no room for the rows.
    """
    head = table.near[layout.head.end - 1]
    width = max(map(len, without_added(table.near, head)))
    while True:
        mapper = RowMapper(layout, resolve, partial(_end, held, speech()))
        made = _Made(table, layout.head.end, mapper, width)
        with progress(table.size, table.unit, table.long) as advance:
            held.hold(made.blocks(held, advance))
        if made.widest == width:
            break
        width = made.widest
    if not made.filled:
        raise UnreadableFile(table.place, Message("errors.file.no_rows"))
    return made.mapper.tally()


def _end(held: HeldRows, language: Language, cells: Sequence[str]) -> Any:
    """What ends a row, the remark in the language of the reader."""
    *others, remark = cells
    return held.end([*others, in_language(remark, language)])


@define
class _Made:
    """The rows of the output, all of one width.

    Attributes:
        table: the table.
        end: the first row below its head.
        mapper: says what the rows are.
        width: how wide they are.
        widest: how wide the widest is that was met; behind one that is wider none is made.
        filled: whether there is a row below the head with something in it.
    """

    table: Table
    end: int
    mapper: RowMapper[Any]
    width: int
    widest: int = 0
    filled: bool = False

    def blocks(self, held: HeldRows, advance: _Advance) -> Iterator[tuple[_Block, Sequence[Any]]]:
        """The rows, some thousands at a time, each with what ends it."""
        head = self.table.near[self.end - 1]
        above = self.end
        self.widest = self.width
        for whole in self.table.blocks(advance):
            block = without_added(whole, head)
            self.widest = max(self.widest, max(map(len, block), default=0))
            if self.widest > self.width:
                continue
            if min(map(len, block), default=self.width) < self.width:
                block = [[*row, *[""] * (self.width - len(row))] for row in block]
            if above:
                top, block = block[:above], block[above:]
                above -= len(top)
                ends = [held.end([""] * len(ADDED_COLUMNS))] * len(top)
                yield top, ends if above else [*ends[1:], held.end(ADDED_COLUMNS)]
            self.filled = self.filled or not all(map(is_blank, block))
            yield block, self.mapper.ends(block)
