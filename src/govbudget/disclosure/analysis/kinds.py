"""What the labels of two rows are to each other by their names: kinds, sources, classes."""

from __future__ import annotations

from functools import lru_cache

from govbudget.classification.catalogue import shipped
from govbudget.classification.names import loose_key
from govbudget.classification.vocabulary import Level, Scheme
from govbudget.tables.lexicon.kinds import kind_of_spending, source_of_income

__all__ = ["is_below_class", "kinds_apart"]

_ECONOMIC = (Scheme.ECONOMIC, Scheme.GOVERNMENT_ECONOMIC)


def kinds_apart(one: str, two: str) -> bool:
    """Whether neither of two labels can be a part of the other, since they name two of one kind.

    >>> kinds_apart("事业收入", "其他收入"), kinds_apart("工资福利支出", "商品和服务支出")
    (True, True)
    >>> kinds_apart("基本支出", "工资福利支出"), kinds_apart("财政拨款收入", "一般公共预算")
    (False, False)
    """
    return any(
        first and second and first != second
        for first, second in (
            (kind_of_spending(one), kind_of_spending(two)),
            (source_of_income(one), source_of_income(two)),
            *((_class(one, scheme), _class(two, scheme)) for scheme in _ECONOMIC),
        )
    )


@lru_cache(maxsize=1024)
def _class(label: str, scheme: Scheme) -> str:
    """The code of the economic class that a label names; empty where it names none."""
    tree = shipped().tree(scheme)
    found = [one for one in tree.at(Level.CLASS) if loose_key(one.name) == loose_key(label)]
    return found[0].code if found else ""


@lru_cache(maxsize=4096)
def is_below_class(label: str, year: int | None = None) -> bool:
    """Whether a label is the name of a functional section or item.

    The names of the year go before those of the edition in force today.

    >>> is_below_class("行政运行", 2024), is_below_class("教育支出", 2024)
    (True, False)
    """
    catalogue = shipped()
    known = [one for one in (year,) if one in catalogue.years(Scheme.FUNCTIONAL)]
    entries = [
        entry
        for one in (*known, None)
        for entry in catalogue.tree(Scheme.FUNCTIONAL, one).find(label)
    ]
    return any(entry.level is not Level.CLASS for entry in entries)
