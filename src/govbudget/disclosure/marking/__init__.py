"""Puts findings where they stand: on copies of documents, in a workbook, in a letter."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govbudget.disclosure.marking.book import findings_book
    from govbudget.disclosure.marking.copies import mark_copy
    from govbudget.disclosure.marking.letters import letter

__all__ = ["findings_book", "letter", "mark_copy"]

#: What one of them needs is loaded for it alone.
_HOMES = {"findings_book": "book", "letter": "letters", "mark_copy": "copies"}


def __getattr__(name: str) -> Any:
    """The module of a form is imported when it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
