"""The ends of the table of basic expenditure of a final account: 人员经费合计 and 公用经费合计."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.column_roles import ColumnRole
from govbudget.reconciling.system import Equation
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.blocks import Block

__all__ = ["basic_ends", "basic_halves"]

_STAFF = ("301", "303")
_ENDS = ("人员经费合计", "公用经费合计")
# Digits of a 类.
_CLASS = 3


def basic_ends(basic: Block) -> list[int]:
    """The cells of 人员经费合计 and 公用经费合计 that stand below the rows of a final account."""
    measure = basic.roles.get(ColumnRole.WHOLE)
    if measure is None:
        return []
    found: dict[str, int] = {}
    for at, row in enumerate(basic.coded.rows):
        if row.cells[measure].amount is not None and (name := plain(row.name)) in _ENDS:
            found.setdefault(name, basic.cell(at, measure))
    return [found[name] for name in _ENDS if name in found]


def basic_halves(basic: Block) -> Iterator[Equation]:
    """人员经费合计 is the sum of 301 and 303, 公用经费合计 that of the other classes.

    Source: the form of 一般公共预算财政拨款基本支出决算表 of the Ministry of Finance.
    """
    classes = [(at, row.code) for at, row in enumerate(basic.coded.rows) if len(row.code) == _CLASS]
    for cell, is_staff in zip(basic_ends(basic), (True, False), strict=False):
        row, measure = divmod(cell - basic.start, basic.width)
        parts = [(at, code) for at, code in classes if (code in _STAFF) is is_staff]
        if parts:
            text = f"{basic.coded.rows[row].name} = {' + '.join(code for _, code in parts)}"
            cells = tuple(basic.cell(at, measure) for at, _ in parts)
            yield Equation(cell, cells, text)
