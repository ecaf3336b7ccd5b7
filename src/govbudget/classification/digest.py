"""The digest of an edition: what makes a silent change of it visible.

The content of an edition is its codes, names and funds; its texts are their English names,
definitions, years and notes. Each has a SHA-256 over one line per entry in code order, fields
separated by tabs, ended by a line feed, in UTF-8.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.classification.tree import Classification

__all__ = ["content_digest", "texts_digest"]


def content_digest(tree: Classification) -> str:
    """The SHA-256 of the codes, names and funds of a tree, in hexadecimal."""
    return _digest((e.code, e.name, e.fund or "") for e in tree.entries)


def texts_digest(tree: Classification) -> str:
    """The SHA-256 of the English names, definitions, years and notes of a tree."""
    return _digest(
        (
            e.code,
            e.name_en,
            e.definition.text if e.definition else "",
            e.definition.source if e.definition else "",
            str(e.first_year or ""),
            str(e.last_year or ""),
            e.note,
        )
        for e in tree.entries
    )


def _digest(rows: Iterable[tuple[str, ...]]) -> str:
    digest = sha256()
    for row in rows:
        digest.update("\t".join(row).encode() + b"\n")
    return digest.hexdigest()
