"""The text of a cell as the lexicon reads it: without blanks, half-width."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from govbudget.base.shown import as_text

__all__ = ["plain", "squeezed"]

# No cell is longer; a paragraph may be, and is not kept.
_LONGEST_KEPT = 200


def plain(cell: object) -> str:
    """A cell without any blanks, half-width.

    >>> plain("合　计（万元）")
    '合计(万元)'
    """
    if type(cell) is str and len(cell) <= _LONGEST_KEPT:
        return _plain(cell)
    if cell is None or cell == "":
        return ""
    return "".join(unicodedata.normalize("NFKC", as_text(cell)).split())


# Every reader of words and a dozen rules ask for the same labels and titles.
@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def squeezed(cell: object) -> str:
    """A cell without any blanks, as wide as it is printed."""
    return "" if cell is None else "".join(as_text(cell).split())
