"""Which columns of a table have amounts, and which have words instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.amounts import is_blank
from govbudget.tables.lexicon.heads import heads_remark
from govbudget.tables.rates import has_rates, is_rate
from govbudget.tables.wording import is_amount, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govbudget.tables.layout.columns import HeadColumn

__all__ = ["filled_measures", "sample"]

# How many filled cells of a column tell what is in it.
_SAMPLE = 60


def sample(rows: Sequence[Sequence[object]], place: int, *, dashes: bool = True) -> list[object]:
    """The first cells of a column that are filled, those with a dash only among them or not."""
    found: list[object] = []
    for row in rows:
        cell = row[place] if place < len(row) else None
        if cell is not None and plain(cell) and (dashes or not is_blank(cell)):
            found.append(cell)
            if len(found) == _SAMPLE:
                break
    return found


def filled_measures(
    columns: Sequence[HeadColumn], rows: Sequence[Sequence[object]]
) -> tuple[list[HeadColumn], list[HeadColumn]]:
    """The columns that have amounts, or could have, and those that have words instead.

    A column that has neither a title nor anything in it is nothing, and a dash is no word. Where a
    title stands above an empty column and the amounts in the next one, which has none, they belong
    together.
    """
    kept: list[HeadColumn] = []
    words: list[HeadColumn] = []
    empty = False
    for column in columns:
        cells = sample(rows, column.place, dashes=False)
        if not cells:
            if column.titles and not heads_remark(column.title):
                kept.append(column)
                empty = not sample(rows, column.place)
        elif _are_words(
            cells,
            is_rate if has_rates(column.title) else is_amount,
            is_remark=heads_remark(column.title),
        ):
            words.append(column)
        elif empty and not column.titles and kept[-1].place == column.place - 1:
            kept[-1] = evolve(kept[-1], place=column.place)
            empty = False
        else:
            kept.append(column)
            empty = False
    return kept, words


def _are_words(
    cells: Sequence[object], is_figure: Callable[[object], bool], *, is_remark: bool
) -> bool:
    """Whether the filled cells of a column are words, not figures.

    One and the same word beside amounts, as 无, stands for an amount that is none, save in remarks.
    """
    others = [plain(cell) for cell in cells if not is_figure(cell)]
    if len(others) == len(cells):
        return True
    unlike = len(set(others)) > 1 or (is_remark and len(others) > 1)
    return unlike and 2 * len(others) > len(cells)
