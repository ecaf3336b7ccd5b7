"""What stands in the columns of a table, where their titles do not say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.classification.vocabulary import Level
from govbudget.reconciling.wording import code_of, is_amount, is_total, plain
from govbudget.tables.lexicon.heads import heads_remark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.tables.layout.columns import HeadColumn, Part

__all__ = ["by_content", "filled_measures"]

# How many filled cells of a column tell what is in it.
_SAMPLE = 60


def _sample(rows: Sequence[Sequence[object]], place: int) -> list[object]:
    """The first cells of a column that are filled."""
    found: list[object] = []
    for row in rows:
        if place < len(row) and (cell := row[place]) is not None and plain(cell):
            found.append(cell)
            if len(found) == _SAMPLE:
                break
    return found


def filled_measures(
    columns: Sequence[HeadColumn], rows: Sequence[Sequence[object]]
) -> tuple[list[HeadColumn], list[HeadColumn]]:
    """The columns that have amounts, or could have, and those that have words instead.

    A column that has neither a title nor anything in it is nothing. Where a title stands above an
    empty column and the amounts in the next one, which has none, they belong together.
    """
    kept: list[HeadColumn] = []
    words: list[HeadColumn] = []
    empty = False
    for column in columns:
        cells = _sample(rows, column.place)
        amounts = sum(map(is_amount, cells))
        if not cells:
            if column.titles and not heads_remark(column.title):
                kept.append(column)
                empty = True
        elif 2 * amounts < len(cells) and (amounts == 0 or len(cells) > amounts + 1):
            words.append(column)
        elif empty and not column.titles and kept[-1].place == column.place - 1:
            kept[-1] = evolve(kept[-1], place=column.place)
            empty = False
        else:
            kept.append(column)
            empty = False
    return kept, words


def by_content(part: Part, rows: Sequence[Sequence[object]]) -> tuple[Part, bool]:
    """A half whose titles name no column of codes, with the one that has codes in it.

    Returns:
        The half, and whether its names have the codes before them.
    """
    if part.codes:
        return part, False
    first = next((one.place for one in part.measures if one.titles), None)
    if part.name is not None and first is not None:
        first = max(first, part.name.place + 1)
    before = [one for one in part.columns if first is None or one.place < first]
    for at, column in enumerate(before):
        cells = [cell for cell in _sample(rows, column.place) if not is_total(cell)]
        codes = [code_of(cell) for cell in cells]
        bare = sum(1 for one in codes if one.code and not one.name and "." not in one.printed)
        if cells and 2 * sum(1 for one in codes if one.code and one.name) > len(cells):
            return evolve(part, name=column, measures=_without(part, column)), True
        if cells and 2 * bare > len(cells):
            name = next(filter(lambda one: _has_words(rows, one), before[at + 1 :]), None)
            if name is None:
                name = None if part.name == column else part.name
            levels = (column, *_levels_beside(before[at:], rows))
            taken = levels if name is None else (*levels, name)
            measures = _without(part, *taken)
            return evolve(part, codes=levels, name=name, measures=measures), False
    return part, False


def _levels_beside(
    columns: Sequence[HeadColumn], rows: Sequence[Sequence[object]]
) -> list[HeadColumn]:
    """The columns with the 款 and 项 of codes whose 类 stand in the first of these."""
    found: list[HeadColumn] = []
    if all(len(plain(cell)) == Level.CLASS.digits for cell in _sample(rows, columns[0].place)):
        for column in columns[1 : len(Level)]:
            cells = [plain(cell) for cell in _sample(rows, column.place)]
            if not cells or not all(len(cell) == 2 and cell.isdecimal() for cell in cells):  # noqa: PLR2004  a level adds two digits
                break
            found.append(column)
    return found


def _without(part: Part, *columns: HeadColumn) -> tuple[HeadColumn, ...]:
    return tuple(one for one in part.measures if one not in columns)


def _has_words(rows: Sequence[Sequence[object]], column: HeadColumn) -> bool:
    cells = _sample(rows, column.place)
    return bool(cells) and not any(map(is_amount, cells))
