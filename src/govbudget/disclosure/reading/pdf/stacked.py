"""Parts a row of a PDF table that has no ruled lines between its records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from govbudget.disclosure.reading.pdf.glyphs import box_of, in_lines, joined, line_text, text_of
from govbudget.io.marks import join
from govbudget.io.source import around

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govbudget.disclosure.reading.pdf.glyphs import Glyph
    from govbudget.position import Box

__all__ = ["Placed", "records_of"]

#: The text of a cell and where it stands on the page; None where it is blank.
Placed: TypeAlias = "tuple[str, Box | None]"

#: An amount that is whole on its line, and a code: a number that is broken over lines is neither.
_AMOUNT = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d\d+)?|-?\d+\.\d\d|0")
_CODE = re.compile(r"[1-5]\d\d(?:\d\d){0,2}")
#: So many columns must hold one such number on each line.
_COLUMNS = 2


def records_of(cells: Mapping[int, Sequence[Glyph]], columns: int) -> list[list[Placed]]:
    """The records of a row: one, unless several columns hold numbers line by line.

    Args:
        cells: the letters of each cell, by its column.
        columns: how many columns the table has.

    Returns:
        The text of the cells of each record, and where they stand on the page.
    """
    lines = {column: in_lines(glyphs) for column, glyphs in cells.items()}
    bases = _steps([found for found in lines.values() if _is_numbers(found)])
    if not bases:
        return [
            [_placed(cells.get(column, ()), lines.get(column, ())) for column in range(columns)]
        ]
    rows: list[list[Placed]] = [[("", None)] * columns for _ in bases]
    for column, parts in lines.items():
        for line in parts:
            row = rows[_nearest(bases, line[0].base)]
            text, box = row[column]
            row[column] = join(text, line_text(line, in_cell=True)), around([box, box_of(line)])
    return rows


def _placed(glyphs: Sequence[Glyph], lines: Sequence[Sequence[Glyph]]) -> Placed:
    if any(glyph.turn for glyph in glyphs):
        return joined(glyphs), box_of(glyphs)
    return text_of(lines), box_of(glyphs)


def _nearest(bases: Sequence[float], base: float) -> int:
    return min(range(len(bases)), key=lambda number: abs(bases[number] - base))


def _is_numbers(lines: Sequence[Sequence[Glyph]]) -> bool:
    texts = [line_text(line) for line in lines]
    return len(texts) > 1 and any(all(map(one.fullmatch, texts)) for one in (_AMOUNT, _CODE))


def _steps(found: Sequence[Sequence[Sequence[Glyph]]]) -> list[float]:
    """Where the records stand; nothing where the columns do not agree on it."""
    if len(found) < _COLUMNS:
        return []
    most = max(found, key=len)
    bases = [line[0].base for line in most]
    near = most[0][0].size / 2
    agreed = all(
        any(abs(line[0].base - base) < near for base in bases) for lines in found for line in lines
    )
    return bases if agreed else []
