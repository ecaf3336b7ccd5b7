"""Rates as tables print them: with a sign for per cent, or as bare numbers."""

from __future__ import annotations

import re

from govbudget.base.cells import NotRead
from govbudget.tables.columns import Column
from govbudget.tables.lexicon.measures import MeasureKind
from govbudget.tables.wording import is_amount, plain, several

__all__ = ["has_rates", "is_rate", "without_sign"]

# Per mille is another number, and no rate has a unit of money.
_SIGNED = re.compile(r"(\(?[+\-−－]?[0-9][0-9,]*(?:\.[0-9]+)?)%(\)?)")


def has_rates(title: str) -> bool:
    """Whether a column with a title has shares or rates: 完成预算%, 占比.

    >>> has_rates("完成预算%"), has_rates("预算数")
    (True, False)
    """
    return Column.of(title).kind is MeasureKind.RATIO


def is_rate(cell: object) -> bool:
    """Whether a cell has a number, with a sign for per cent or without.

    >>> is_rate("110.00%"), is_rate("12.5"), is_rate("≥95%")
    (True, True, False)
    """
    return is_amount(cell) or without_sign(cell) is not None


def without_sign(cell: object) -> str | None:
    """The number of a rate with its sign for per cent, as printed; None where there is none.

    >>> without_sign("-3.2％"), without_sign("(3.2%)"), without_sign("3.2")
    ('-3.2', '(3.2)', None)
    """
    if not isinstance(cell, str) or isinstance(cell, NotRead) or several(cell):
        return None
    found = _SIGNED.fullmatch(plain(cell))
    return None if found is None else found[1] + found[2]
