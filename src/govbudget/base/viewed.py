"""What a notebook shows of a record."""

from __future__ import annotations

__all__ = ["repr_html"]


def repr_html(record: object) -> str:
    """A record as HTML, for notebooks; each class that has a view has this as ``_repr_html_``.

    Views are made on a floor above the records, which know nothing of them.

    Args:
        record: the record.
    """
    from importlib import import_module

    view: str = import_module("govbudget.viewing").html_of(record)
    return view
