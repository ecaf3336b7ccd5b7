"""Whether a file holds several budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.tables import TableKind

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure

__all__ = ["holds_several", "repeated_kinds"]

_CORE = (
    TableKind.INCOME_EXPENDITURE,
    TableKind.INCOME,
    TableKind.EXPENDITURE,
    TableKind.FISCAL,
    TableKind.GENERAL,
)


def repeated_kinds(disclosure: Disclosure) -> list[TableKind]:
    """The main tables that a document has more than once."""
    return [kind for kind in _CORE if len(disclosure.of(kind, kind.final)) > 1]


def holds_several(disclosure: Disclosure) -> bool:
    """Whether a file holds several budgets: most of its main tables stand in it more than once."""
    return 2 * len(repeated_kinds(disclosure)) > len(_CORE)
