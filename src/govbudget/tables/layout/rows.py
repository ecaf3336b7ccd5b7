"""Tells the rows above, in and below the head of a printed table apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Unit
from govbudget.errors import UnreadableFile
from govbudget.mapping import layout_of
from govbudget.reconciling.wording import (
    LONGEST_HEAD,
    AboveTable,
    above_of,
    code_of,
    is_amount,
    is_label,
    is_note,
    is_placeholder,
    is_total,
    plain,
)
from govbudget.tables.lexicon.heads import heads_code, heads_name, heads_number

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Above",
    "above_head",
    "above_row",
    "is_complete",
    "is_head_row",
    "is_index_row",
    "levels_of",
]

# How many numbers in a row, 1 2 3 and so on, make it one that counts the columns.
_COUNTED = 2
# What a title of a table has words for.
_SAYS = re.compile(r"[收支]|经费|资[产金本]|基金|采购|购买|债务|绩效|目标|项目|科目|分类|转移")


@frozen(slots=True)
class Above:
    """What stands above the head of a table.

    Attributes:
        title: the title of the table.
        number: its number, as ``表3``.
        unit: the unit of its amounts; None where none is named.
        lines: the texts, in their order.
    """

    title: str = ""
    number: str = ""
    unit: Unit | None = None
    lines: tuple[str, ...] = ()

    def and_then(self, said: Above) -> Above:
        """This, and what stands below it; of several titles the first that says what it is of."""
        unit, lines = said.unit or self.unit, self.lines + said.lines
        if self.title and not _SAYS.search(self.title):
            # 2025年部门预算公开表 is the title of all tables together.
            number = said.number or self.number
            return Above(said.title or self.title, number, unit, lines)
        return Above(self.title or said.title, self.number or said.number, unit, lines)


def above_row(row: Sequence[object]) -> Above | None:
    """What a row says, if every cell of it is something that stands above a table."""
    found = [(str(cell).strip(), above_of(cell)) for cell in row if plain(cell)]
    if not found or any(said is None for _, said in found):
        return None
    said = [one or AboveTable() for _, one in found]
    return Above(
        next((one.title for one in said if one.title), ""),
        next((one.number for one in said if one.number), ""),
        next((one.unit for one in said if one.unit), None),
        tuple(text for text, _ in found),
    )


def above_head(rows: Sequence[Sequence[object]]) -> tuple[Above, int]:
    """What stands above the head, and where that begins."""
    above = Above()
    for at, row in enumerate(rows):
        if not any(plain(cell) for cell in row):
            continue
        said = above_row(row)
        if said is None:
            return above, at
        above = above.and_then(said)
    return above, len(rows)


def is_index_row(row: Sequence[object]) -> bool:
    """Whether a row only counts the columns: 栏次 1 2 3."""
    cells = [plain(cell) for cell in row]
    filled = [cell for cell in cells if cell]
    words = [cell for cell in filled if not cell.isdecimal()]
    numbers = [int(cell) for cell in filled if cell.isdecimal()]
    if any(not _counts(word) for word in words):
        return False
    low = numbers[0] if numbers else 0
    counted = numbers == list(range(low, low + len(numbers))) and low <= 1
    return counted and (len(numbers) >= _COUNTED or (bool(words) and bool(numbers)))


def _counts(word: str) -> bool:
    """Whether a word stands in a row that counts the columns: 栏次, 甲, 1=2+3."""
    return (
        heads_number(word)
        or word in {"栏目", "甲", "乙", "丙", "丁", "**", "—"}
        or ("=" in word and "+" in word and not word.isalpha())
    )


def is_head_row(row: Sequence[object], above: Sequence[int]) -> bool:
    """Whether a row is part of a head: words, and no code, amount or item of a list.

    Args:
        row: the cells.
        above: the rows of the head above it.
    """
    cells = [plain(cell) for cell in row]
    filled = [cell for cell in cells if cell]
    if not filled or any(len(cell) > LONGEST_HEAD for cell in filled) or is_note(filled[0]):
        return False
    if levels_of(cells) or any(heads_code(cell) for cell in filled):
        return True
    if is_total(filled[0]) and cells[0] and all(is_total(c) or is_amount(c) for c in filled):
        return False
    if is_total(filled[0]) and len(filled) == 1 and above:
        return False
    # 其中：财政拨款 under 小计 is a title, where the titles of the first columns reach down to it.
    inner = bool(above) and not cells[0]
    return not any(
        is_amount(cell)
        or (is_label(cell) and not (inner and cell.startswith("其中")))
        or is_placeholder(cell)
        or code_of(cell).code
        for cell in filled
    )


def is_complete(last: Sequence[object], row: Sequence[object]) -> bool:
    """Whether the last row of a head has a title for each column: what follows is no head.

    Where the rows have no numbers in a list, this alone tells a head from a row without amounts.

    Args:
        last: the last row of the head so far.
        row: the row below it.
    """
    titles = [plain(cell) for cell in last]
    if len(titles) <= 1 or not all(titles) or levels_of(row):
        return False
    # 经济分类 and 科目编码 are one title that is parted over two rows.
    if any(heads_code(plain(cell)) for cell in row):
        return False
    return any(heads_code(title) or heads_name(title) for title in titles)


def levels_of(cells: Sequence[object]) -> list[tuple[int, ...]]:
    """The columns that are headed 类, 款 and so on; several such groups may stand in a row."""
    found = []
    for start, cell in enumerate(cells):
        if plain(cell).strip("()级") == "类":
            try:
                _, levels, _ = layout_of("", [cells[start:]], None, None)
            except UnreadableFile:
                continue
            if isinstance(levels, tuple):
                found.append(tuple(start + place for place in levels))
    return found
