"""Finds the head of a printed table: its titles, and what each of its columns has."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.tables.layout.above import Above, above_head, likeliest
from govbudget.tables.layout.columns import as_asked, columns_of, kind_of_titles
from govbudget.tables.layout.parts import Part, parts_of
from govbudget.tables.layout.rows import (
    crossed_codes,
    is_complete,
    is_head_row,
    is_index_row,
    levels_of,
    names_a_row,
)
from govbudget.tables.layout.sides import opened
from govbudget.tables.lexicon.heads import heads_name, heads_number
from govbudget.tables.lexicon.units import is_unit, unit_line
from govbudget.tables.wording import is_amount, is_total, plain, squeezed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Unit

__all__ = ["Head", "find_head", "units_in"]

#: How many rows a head may have, blank ones between them included.
_DEEPEST = 8
# How a cell that tells the unit of all amounts begins; 万元 alone is that of its column.
_UNIT = re.compile(r"[\[(]?(?:计量|货币)?单位[:;]")


@frozen(slots=True)
class Head:
    """The head of a printed table.

    Attributes:
        above: what stands above it.
        caption: what its first row says over all columns; empty where it has none.
        start: its first row, from 0.
        end: the first row below it.
        rows: its rows, without blanks.
        parts: the halves that stand beside each other; one where there are none.
        mixed: whether its last row is the first row of amounts as well: 类 款 项 合计 1.00.
    """

    above: Above
    caption: str
    start: int
    end: int
    rows: tuple[tuple[str, ...], ...]
    parts: tuple[Part, ...]
    mixed: bool


def find_head(
    rows: Sequence[Sequence[object]], code: str | None = None, name: str | None = None
) -> Head:
    """The head of the table that the rows are.

    Args:
        rows: the rows; what stands above the head may come first.
        code: the title of the column with the codes, where it is known.
        name: the title of the column with the names, where it is known.

    Raises:
        UnreadableFile: no column has that title.
    """
    asked = {plain(title) for title in (code, name) if title}
    above, start = above_head(rows, asked)
    kept, end = _head_rows(rows, start, asked)
    lines = _uncrossed([tuple(squeezed(cell) for cell in rows[at]) for at in kept])
    lines, unit = _without_units(lines)
    above = evolve(above, unit=above.unit or unit)
    lines, mixed = _unmixed([_uncounted(line) for line in lines])
    caption = likeliest(above.notes)
    if len(lines) > 1 and _is_caption(lines):
        caption = lines[0][0]
        lines = lines[1:]
    columns = columns_of(lines, max(map(len, rows), default=0))
    columns = as_asked(opened(columns, rows[end:]), code, name)
    return Head(above, caption, start, end, tuple(lines), parts_of(columns), mixed)


def _without_units(
    lines: list[tuple[str, ...]],
) -> tuple[list[tuple[str, ...]], Unit | None]:
    """The rows of a head without the unit of the table, which may stand in a corner of it."""
    found: Unit | None = None
    kept = []
    for line in lines:
        said = [unit_line(cell) if _UNIT.match(plain(cell)) else None for cell in line]
        found = found or next(filter(None, said), None)
        kept.append(tuple("" if unit else cell for cell, unit in zip(line, said, strict=True)))
    return kept, found


def _head_rows(
    rows: Sequence[Sequence[object]], start: int, asked: set[str]
) -> tuple[list[int], int]:
    """Which rows are those of the head, and the first below it."""
    kept: list[int] = []
    for at in range(start, min(len(rows), start + _DEEPEST)):
        row = rows[at]
        if not any(plain(cell) for cell in row):
            below = rows[at + 1] if at + 1 < len(rows) else ()
            if not kept or not is_head_row(below, kept):
                return kept, at
        elif is_head_row(row, kept, asked) and not (kept and _is_below(rows[kept[-1]], row, asked)):
            kept.append(at)
        else:
            return kept, at
    return kept, min(len(rows), start + _DEEPEST)


def _is_below(last: Sequence[object], row: Sequence[object], asked: set[str]) -> bool:
    """Whether a row stands below a head, of which another is the last; one of units is in it."""
    if all(is_unit(cell) for cell in row if plain(cell)):
        return False
    if crossed_codes([plain(cell) for cell in row]):
        return False
    return is_index_row(row) or is_complete(last, row) or names_a_row(last, row, asked)


def _uncrossed(lines: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows of a head with names in the place of the codes that stand over or under them."""
    kept = [list(line) for line in lines]
    for number, line in enumerate(lines):
        for at in crossed_codes(line):
            names = [one for one in kept if one[at : at + 1] and one[at] not in {"", line[at]}]
            if names:
                name = names[0][at]
                names[0][at] = ""
                kept[number][at] = ""
                upper = min(number, kept.index(names[0]))
                kept[upper][at] = name
    return [tuple(line) for line in kept if any(line)]


def _is_caption(lines: Sequence[tuple[str, ...]]) -> bool:
    """Whether the first row of a head is one text across the whole table."""
    first = [place for place, cell in enumerate(lines[0]) if cell]
    return first == [0] and bool(lines[1][0]) and not heads_name(plain(lines[0][0]))


def _uncounted(line: tuple[str, ...]) -> tuple[str, ...]:
    """A row of a head without the numbers that count its columns: 类 款 项 栏次 1 2 3."""
    numbers = [cell for cell in line if cell.isdecimal()]
    if not levels_of(line) or numbers != [str(one) for one in range(1, len(numbers) + 1)]:
        return line
    return tuple("" if cell.isdecimal() or heads_number(plain(cell)) else cell for cell in line)


def _unmixed(
    lines: list[tuple[str, ...]],
) -> tuple[list[tuple[str, ...]], bool]:
    """The rows of a head without the total that stands in the last of them; whether one did.

    Printed tables let the row with 类, 款 and 项, or with the titles under a wide one, be that of
    the 合计 as well.
    """
    if len(lines) < 2:  # noqa: PLR2004  one row is all head
        return lines, False
    *upper, low = lines
    key = next((place for place, cell in enumerate(low) if is_total(cell)), None)
    if key is None or not any(line[key] for line in upper if key < len(line)):
        return lines, False
    if not _named(upper, key):
        return lines, False
    kept = tuple("" if place == key or is_amount(cell) else cell for place, cell in enumerate(low))
    return [*upper, kept], True


def _named(lines: Sequence[tuple[str, ...]], place: int) -> bool:
    titles = [line[place] for line in lines if place < len(line) and line[place]]
    return bool(titles) and kind_of_titles(titles) in {"code", "name"}


def units_in(head: Head) -> Unit | None:
    """The unit that most of the columns name; the larger one of two that are named as often."""
    found = Counter(
        column.unit for part in head.parts for column in part.measures if column.unit is not None
    )
    return max(found, key=lambda unit: (found[unit], unit.yuan), default=None)
