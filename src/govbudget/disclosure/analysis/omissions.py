"""Classes and items that the text names one by one, all but one of a column of a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.analysis.enumerations import (
    Enumeration,
    LevelColumn,
    columns_of,
    enumerations,
)
from govbudget.tables.lexicon.funds import FUND
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.amounts import Amount
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.document import Disclosure

__all__ = ["Enumerated", "enumerated"]

_SCOPE = re.compile(rf"财政拨款|{FUND}")


@frozen(slots=True)
class Enumerated:
    """An enumeration of the text beside the columns that have its amounts.

    Attributes:
        enumeration: the enumeration.
        is_whole: whether some column has just what it names.
        column: the column that has one item more; None where that is not the one that is meant.
        code: the code of that item.
    """

    enumeration: Enumeration
    is_whole: bool
    column: LevelColumn | None = None
    code: str = ""

    @property
    def amount(self) -> Amount | None:
        """The amount of the item that is left out; None where none is."""
        return None if self.column is None else self.column.amounts[self.code]


def enumerated(disclosure: Disclosure, solution: Solution) -> Iterator[Enumerated]:
    """The enumerations of the text whose amounts some column has; the others say nothing.

    Args:
        disclosure: the document.
        solution: the sums of its tables.
    """
    for one in enumerations(disclosure, disclosure.year) if disclosure.year is not None else ():
        fitting = [col for col in columns_of(solution, one.items[0]) if col.has(one.items)]
        left = [len(col.amounts) - len(one.items) for col in fitting]
        if left and not min(left):
            yield Enumerated(one, True)
        elif left and (lacking := _lacking(disclosure, one, fitting)):
            yield Enumerated(one, False, *lacking)


def _lacking(
    disclosure: Disclosure, one: Enumeration, fitting: list[LevelColumn]
) -> tuple[LevelColumn, str] | None:
    """The column that has one item more, and its code; None where not all that fit have it."""
    above = _above(disclosure, one)
    columns = [col for col in fitting if _same_scope(above, col)]
    lacking = [col for col in columns if len(col.amounts) == len(one.items) + 1]
    if not lacking or lacking != columns:
        return None
    [code] = lacking[0].amounts.keys() - {item.code for item in one.items}
    return None if _is_named(above, lacking[0], code) else (lacking[0], code)


def _above(disclosure: Disclosure, one: Enumeration) -> str:
    """The paragraph of an enumeration, with the one before if that leads up to it."""
    words = plain(disclosure.paragraphs[one.paragraph].text)
    before = plain(disclosure.paragraphs[one.paragraph - 1].text) if one.paragraph else ""
    return before + words if before.endswith(":") else words


def _same_scope(words: str, column: LevelColumn) -> bool:
    """Whether a column is of the funds that the words speak of, if they speak of any."""
    funds = set(_SCOPE.findall(words))
    return not funds or any(fund in plain(column.sheet.table.title) for fund in funds)


def _is_named(words: str, column: LevelColumn, code: str) -> bool:
    """Whether the text has the item all the same, by its name or its amount."""
    row = column.rows[code]
    name = plain(row.name).removesuffix("支出")
    bare = f"{column.amounts[code].value:f}"
    return name in words or bare in words.replace(",", "")
