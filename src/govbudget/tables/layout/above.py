"""What stands above the head of a table: title, number, unit, maker, and lines that say neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Unit
from govbudget.tables.layout.rows import is_head_row, levels_of
from govbudget.tables.lexicon.heads import heads_code, heads_name
from govbudget.tables.wording import (
    AboveTable,
    above_of,
    code_of,
    is_amount,
    is_label,
    is_note,
    is_total,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["Above", "above_head", "above_row", "likeliest"]

# What a title of a table has words for.
_SAYS = re.compile(r"[收支]|经费|资[产金本]|基金|采购|购买|债务|绩效|目标|项目|科目|分类|转移")
# What stands over the columns of a half, and above no table.
_HALF = {"收入", "支出", "项目", "本年收入", "本年支出", "收支", "科目"}
# So many lines may stand between a line that says nothing known and the head.
_FAR = 8
# A line above a table is no longer.
_LONGEST = 200


@frozen(slots=True)
class Above:
    """What stands above the head of a table.

    Attributes:
        title: the title of the table.
        number: its number, as ``表3``.
        unit: the unit of its amounts; None where none is named.
        lines: the texts, in their order.
        notes: those of them that are neither a title, a number, a unit, a maker nor a date.
    """

    title: str = ""
    number: str = ""
    unit: Unit | None = None
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_of_all(self) -> bool:
        """Whether the title is that of all tables together: 2025年部门预算公开表."""
        return bool(self.title) and _SAYS.search(self.title) is None

    def and_then(self, said: Above) -> Above:
        """This, and what stands below it; of several titles the first that says what it is of."""
        unit, lines, notes = (
            said.unit or self.unit,
            self.lines + said.lines,
            self.notes + said.notes,
        )
        if self.is_of_all:
            number = said.number or self.number
            return Above(said.title or self.title, number, unit, lines, notes)
        return Above(self.title or said.title, self.number or said.number, unit, lines, notes)


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


def likeliest(notes: Sequence[str]) -> str:
    """The line that is the likeliest title of the table, where none ends with 表."""
    return next((one for one in reversed(notes) if _SAYS.search(one)), "".join(notes[-1:]))


def above_head(rows: Sequence[Sequence[object]], asked: Collection[str] = ()) -> tuple[Above, int]:
    """What stands above the head, and where that begins.

    A line that is none of those that are known, as the name of a body, is kept as a note where a
    head with a column of codes or names follows.

    Args:
        rows: the rows.
        asked: titles that are known to be some of the head.
    """
    above = Above()
    for at, row in enumerate(rows):
        if not any(plain(cell) for cell in row):
            continue
        said = above_row(row) or _unknown(rows, at, asked)
        if said is None:
            return above, at
        above = above.and_then(said)
    return above, len(rows)


def _unknown(rows: Sequence[Sequence[object]], at: int, asked: Collection[str]) -> Above | None:
    """A line that says nothing known, where it stands above a head all the same; else None."""
    row = rows[at]
    filled = [cell for cell in row if cell is not None and plain(cell)]
    first = filled[0]
    text = plain(first)
    if (
        not plain(row[0])
        or any(above_of(cell) is None for cell in filled[1:])
        or len(text) > _LONGEST
        or text in _HALF
        or text in asked
        or heads_code(text)
        or heads_name(text)
        or is_amount(first)
        or is_total(first)
        or is_label(first)
        or code_of(first).code
        or not _is_above_head(rows[at + 1 : at + 1 + _FAR], asked)
    ):
        return None
    line = str(first).strip()
    beside = above_row(filled[1:]) or Above()
    return Above(beside.title, beside.number, beside.unit, (line, *beside.lines), (line,))


def _is_above_head(rows: Sequence[Sequence[object]], asked: Collection[str]) -> bool:
    """Whether a head with a column of codes or names is the first of some rows with columns."""
    for at, row in enumerate(rows):
        filled = [plain(cell) for cell in row if cell is not None and plain(cell)]
        if any(one in asked or heads_code(one) for one in filled):
            return True
        if len(filled) < 2 or above_row(row) is not None:  # noqa: PLR2004  two columns
            if any(map(is_amount, filled)) or any(map(is_note, filled)):
                return False
            continue
        if not is_head_row(row, ()):
            return False
        below = rows[at + 1] if at + 1 < len(rows) else ()
        return any(_names_rows(one) for one in (row, below) if is_head_row(one, (at,)))
    return False


def _names_rows(row: Sequence[object]) -> bool:
    titles = [plain(cell) for cell in row]
    return bool(levels_of(titles)) or any(heads_code(one) or heads_name(one) for one in titles)
