"""A paragraph without its blanks and with one form of each mark, and the way back to the print."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

__all__ = ["Plain", "plain"]

_ONE_FORM = str.maketrans(
    "０１２３４５６７８９．％－−﹣（）﹙﹚【】［］〔〕：；＋／Ｘｘ“”„‟‘’「」『』＂",
    "0123456789.%---()()[][][]:;+/Xx" + '"' * 11,
)
_BLANKS = re.compile(r"\s+")
_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_CLAUSE_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_DIGITS = frozenset("0123456789０１２３４５６７８９.．")


@frozen(slots=True)
class Plain:
    """A text in one form, character by character.

    Attributes:
        text: no blanks but between two digits; half-width digits, brackets, colons and semicolons;
            quotation marks straight; the comma between clauses full-width.
        printed: the text as printed.
        offsets: where each character stands in the printed text; None where both are alike.
    """

    text: str
    printed: str
    offsets: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece stands in the printed text."""
        if self.offsets is None:
            return start, end
        if start >= len(self.offsets):
            return len(self.printed), len(self.printed)
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[
            start
        ]

    def quote(self, start: int, end: int) -> str:
        """A piece as printed, without the blanks around it."""
        first, last = self.span(start, end)
        return self.printed[first:last].strip()


# Reading and half a dozen rules look at each paragraph; the longest documents have fewer.
@lru_cache(maxsize=8192)
def plain(printed: str) -> Plain:
    """The plain form of a paragraph."""
    text, offsets = printed, None
    if _BLANKS.search(text):
        kept = _kept(text)
        offsets = tuple(kept)
        text = "".join([text[at] if not text[at].isspace() else " " for at in kept])
    if "，" in text:
        text = _WIDE_COMMA.sub(",", text)
    text = text.translate(_ONE_FORM)
    if "," in text:
        text = _CLAUSE_COMMA.sub("，", text)
    return Plain(text, printed, offsets)


def _kept(text: str) -> list[int]:
    """The characters that stay: all but blanks, and one blank between two numbers."""
    kept: list[int] = []
    last = 0
    for found in _BLANKS.finditer(text):
        kept.extend(range(last, found.start()))
        last = found.end()
        between = found.start() > 0 and last < len(text)
        if between and text[found.start() - 1] in _DIGITS and text[last] in _DIGITS:
            kept.append(found.start())
    kept.extend(range(last, len(text)))
    return kept
