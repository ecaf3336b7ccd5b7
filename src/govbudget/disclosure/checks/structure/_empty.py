"""What the rules on empty tables say of a document that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.empties import empty_tables, tables_with_amounts
from govbudget.disclosure.checks.outcomes import NotApplicable

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure

__all__ = ["without_empty_tables"]


def without_empty_tables(disclosure: Disclosure) -> NotApplicable | None:
    """Why nothing can be said of empty tables; None where there are some."""
    if empty_tables(disclosure):
        return None
    tables = tables_with_amounts(disclosure)
    if not tables:
        return NotApplicable(Message("structure.expected.nothing"))
    if all(one.is_empty for one in tables):
        return NotApplicable(Message("structure.empty-note.form"))
    return NotApplicable(Message("structure.empty-note.nothing"))
