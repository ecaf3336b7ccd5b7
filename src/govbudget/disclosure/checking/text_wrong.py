"""The figures of the text that tables contradict: what follows from them is not told again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.checking.text_tables_match import contradicted
from govbudget.disclosure.checking.three_public_sums import misfits, unsound

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure

__all__ = ["wrong_figures"]


def wrong_figures(disclosure: Disclosure) -> frozenset[int]:
    """The numbers of the facts whose amount is known to be wrong.

    Args:
        disclosure: the document.
    """
    return contradicted(disclosure) | misfits(disclosure) | unsound(disclosure)
