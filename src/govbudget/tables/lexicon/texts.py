"""The text of a cell as the lexicon reads it: without blanks, half-width."""

from __future__ import annotations

import unicodedata

__all__ = ["plain", "squeezed"]


def plain(cell: object) -> str:
    """A cell without any blanks, half-width.

    >>> plain("合　计（万元）")
    '合计(万元)'
    """
    if cell is None or cell == "":
        return ""
    return "".join(unicodedata.normalize("NFKC", str(cell)).split())


def squeezed(cell: object) -> str:
    """A cell without any blanks, as wide as it is printed."""
    return "" if cell is None else "".join(str(cell).split())
