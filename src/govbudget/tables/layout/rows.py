"""Tells the rows in and below the head of a printed table apart."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from govbudget.classification.vocabulary import Level
from govbudget.tables.lexicon.heads import (
    heads_code,
    heads_name,
    heads_number,
    joined_class,
    level_in,
)
from govbudget.tables.wording import (
    LONGEST_HEAD,
    code_of,
    is_amount,
    is_label,
    is_note,
    is_placeholder,
    is_total,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = [
    "crossed_codes",
    "is_complete",
    "is_head_row",
    "is_index_row",
    "levels_of",
    "names_a_row",
]

# The titles of names that nothing but names stand below.
_SURE_NAME = re.compile(r"name|.*科目名称|名称", re.IGNORECASE)
# The classes of the economic classifications; the items are longer.
_ECONOMIC = re.compile(r"(?:30[1-9]|31[0-3]|399|50[1-9]|51[0-4]|599)(?:\d\d)?")
# A column's number with those that it is the sum or the difference of: 3=4+5, (4)=(3)/(1).
_FORMULA = re.compile(r"\(?(\d{1,2})\)?=\(?\d{1,2}[\d()+\-*/×÷%—]*")
# How many numbers in a row, 1 2 3 and so on, make it one that counts the columns.
_COUNTED = 2


def is_index_row(row: Sequence[object]) -> bool:
    """Whether a row only counts the columns: 栏次 1 2 3."""
    cells = [plain(cell) for cell in row]
    filled = [cell for cell in cells if cell]
    words = [cell for cell in filled if not cell.isdecimal()]
    numbers = [int(cell) for cell in map(_number, filled) if cell.isdecimal()]
    if any(not _counts(word) for word in words):
        return False
    low = numbers[0] if numbers else 0
    counted = numbers == list(range(low, low + len(numbers))) and low <= 1
    return counted and (len(numbers) >= _COUNTED or (bool(words) and bool(numbers)))


def _number(cell: str) -> str:
    """The number of a column without those that it is worked out from: 3 of 3=4+5."""
    found = _FORMULA.fullmatch(cell)
    return found[1] if found else cell


def _counts(word: str) -> bool:
    """Whether a word stands in a row that counts the columns: 栏次, 甲, 1=2+3."""
    return (
        heads_number(word)
        or word in {"栏目", "甲", "乙", "丙", "丁", "**", "—"}
        or _FORMULA.fullmatch(word) is not None
        or ("=" in word and "+" in word and not word.isalpha())
    )


def is_head_row(row: Sequence[object], above: Sequence[int], asked: Collection[str] = ()) -> bool:
    """Whether a row is part of a head: words, and no code, amount or item of a list.

    Args:
        row: the cells.
        above: the rows of the head above it.
        asked: titles that are known to be some of the head.
    """
    cells = [plain(cell) for cell in row]
    filled = [cell for cell in cells if cell]
    if any(cell in asked for cell in filled) and not above:
        return True
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
    crossed = crossed_codes(cells)
    return not any(
        is_amount(cell)
        or (is_label(cell) and not (inner and cell.startswith("其中")))
        or is_placeholder(cell)
        or code_of(cell).code
        for at, cell in enumerate(cells)
        if cell and at not in crossed
    )


def crossed_codes(cells: Sequence[str]) -> frozenset[int]:
    """The columns over which economic codes stand as titles, where the rows have functional ones.

    Each is greater than the one before; beside them stand titles of codes, names and totals, or,
    where they are three at least, nothing.

    >>> sorted(crossed_codes(["功能分类科目", "", "合计", "301", "302", "310"]))
    [3, 4, 5]
    >>> sorted(crossed_codes(["合计", "", "301", "302"])), sorted(crossed_codes(["", "", "301"]))
    ([], [])

    Args:
        cells: the cells of a row, without blanks.
    """
    places = [at for at, cell in enumerate(cells) if _ECONOMIC.fullmatch(cell)]
    codes = [cells[at] for at in places]
    others = [cell for at, cell in enumerate(cells) if cell and at not in places]
    fewest = _COUNTED if others else _COUNTED + 1
    if len(codes) < fewest or codes != sorted(set(codes)) or cells[0] in codes:
        return frozenset()
    if others and is_total(others[0]):
        return frozenset()
    titled = all(heads_code(one) or heads_name(one) or is_total(one) for one in others)
    return frozenset(places) if titled else frozenset()


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


def names_a_row(last: Sequence[object], row: Sequence[object], asked: Collection[str] = ()) -> bool:
    """Whether a row has a word below the title of the codes or the names: it is no part of a head.

    Args:
        last: the last row of the head so far.
        row: the row below it.
        asked: titles that are known to be those of codes and names.
    """
    cells = [plain(cell) for cell in row]
    if any(heads_code(cell) or heads_name(cell) or cell in asked for cell in cells if cell):
        return False
    if levels_of(cells):
        return False
    below = zip(map(plain, last), cells, strict=False)
    return any(
        cell
        and not is_total(cell)
        and (title in asked or heads_code(title) or _SURE_NAME.fullmatch(title))
        for title, cell in below
    )


def levels_of(cells: Sequence[object]) -> list[tuple[int, ...]]:
    """The columns that are headed 类, 款 and so on; several such groups may stand in a row.

    >>> levels_of(["类", "款", "项"]), levels_of(["科目编码类", "款", "科目名称"])
    ([(0, 1, 2)], [(0, 1)])
    """
    levels = [Level.CLASS if joined_class(cell) else level_in(cell) for cell in cells]
    found = []
    for start, level in enumerate(levels):
        if level is Level.CLASS:
            beside = zip(levels[start:], Level, strict=False)
            length = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], beside))
            if length > 1:
                found.append(tuple(range(start, start + length)))
    return found
