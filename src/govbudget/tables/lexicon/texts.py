"""The text of a cell as the lexicon reads it: without blanks, half-width."""

from __future__ import annotations

import unicodedata

from govbudget.base.shown import as_text

__all__ = ["plain", "squeezed"]


def plain(cell: object) -> str:
    """A cell without any blanks, half-width.

    >>> plain("合　计（万元）")
    '合计(万元)'
    """
    if cell is None or cell == "":
        return ""
    return "".join(unicodedata.normalize("NFKC", as_text(cell)).split())


def squeezed(cell: object) -> str:
    """A cell without any blanks, as wide as it is printed."""
    return "" if cell is None else "".join(as_text(cell).split())
