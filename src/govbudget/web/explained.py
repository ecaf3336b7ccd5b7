"""Texts in which the codes say what they are when somebody points at them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.classification.catalogue import shipped
from govbudget.classification.today import this_year
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.reporting.markup import safe
from govbudget.errors import GovBudgetError

if TYPE_CHECKING:
    from markupsafe import Markup

    from govbudget.classification.tree import Classification

__all__ = ["explained"]

#: Digits that are no part of a longer number, an amount or a share.
_CODE = re.compile(
    r"(?<![\d.,，¥￥-])\d{3}(?:\d\d){0,3}(?![\d%％]|[.,，]\d|\s*(?:[十百千万亿]*元|年))"
)
#: From so many digits on a number that is a code is taken for one, whatever stands behind it.
_SURE = 7
#: So much of a name has to stand behind a shorter one.
_NAME = 2
_SCHEMES = (Scheme.FUNCTIONAL, Scheme.ECONOMIC, Scheme.GOVERNMENT_ECONOMIC, Scheme.REVENUE)


def explained(text: str, year: int | None) -> Markup:
    """A text as markup, whose codes have their path as a title.

    >>> str(explained("2010350 <事业运行>", 2024)).partition(">")[2]
    '2010350</abbr> &lt;事业运行&gt;'
    >>> str(explained("301.00 万元，2024 年", 2024))
    '301.00 万元，2024 年'

    Args:
        text: the text.
        year: the year of the document; None where it has none.
    """
    from markupsafe import Markup

    parts: list[str] = []
    end = 0
    for found in _CODE.finditer(text):
        path = _path(found[0], text[found.end() :].lstrip(), year)
        if path:
            parts += [
                safe(text[end : found.start()]),
                f'<abbr tabindex="0" title="{safe(path)}">{found[0]}</abbr>',
            ]
            end = found.end()
    return Markup("".join([*parts, safe(text[end:])]))  # noqa: S704  every part of it is escaped


def _path(code: str, behind: str, year: int | None) -> str:
    """The names from the class down to a code; empty where it is none for certain."""
    for scheme in _SCHEMES:
        tree = _tree(scheme, year)
        entry = tree.get(code) if tree is not None else None
        if entry is None:
            continue
        if len(code) >= _SURE or behind.startswith(entry.name[:_NAME]):
            return " › ".join(f"{one.code} {one.name}" for one in (*entry.ancestors, entry))
    return ""


def _tree(scheme: Scheme, year: int | None) -> Classification | None:
    try:
        return shipped().tree(scheme, year or this_year())
    except GovBudgetError:
        return None
