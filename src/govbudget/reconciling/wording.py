"""What is now in the room of the tables."""

from __future__ import annotations

from govbudget.tables.wording import (
    AboveTable,
    WrittenCode,
    above_of,
    code_of,
    is_amount,
    is_label,
    is_note,
    is_placeholder,
    is_total,
    name_of,
    plain,
    several,
    squeezed,
)

__all__ = [
    "AboveTable",
    "WrittenCode",
    "above_of",
    "code_of",
    "is_amount",
    "is_label",
    "is_note",
    "is_placeholder",
    "is_total",
    "name_of",
    "plain",
    "several",
    "squeezed",
]
