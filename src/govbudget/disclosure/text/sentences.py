"""Where a sentence begins and ends in a plain text, and the clauses before a figure."""

from __future__ import annotations

import re

from govbudget.tables.lexicon.list_numbers import list_number

__all__ = ["clauses", "sentence_at"]

_STOPS = "。！？!?"
_ENDS = re.compile("[。！？!?]")
_CLAUSE = re.compile(r"[，:;]")
_LEADING = '、()" '
_LONGEST = 90
# No real text has longer ones; a bound keeps the work in step with the length of the text.
_LONGEST_SENTENCE = 600
_LONGEST_LEAD = 2000


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence with a piece of the text begins and ends."""
    floor, ceiling = max(0, start - _LONGEST_SENTENCE), end + _LONGEST_SENTENCE
    first = max(text.rfind(stop, floor, start) for stop in _STOPS) + 1
    found = _ENDS.search(text, end, ceiling)
    last = min(len(text), ceiling) if found is None else found.end()
    return first or floor, last


def clauses(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The clauses of a piece of text, the last of them that in front of the figure.

    Returns:
        For each its place in the text, and its words; of very long ones the last part.
    """
    parts = []
    start = max(start, end - _LONGEST_LEAD)
    at = start
    for mark in _CLAUSE.finditer(text, start, end):
        parts.append(_trimmed(text, at, mark.start()))
        at = mark.end()
    parts.append(_trimmed(text, at, end))
    return parts


def _trimmed(text: str, start: int, end: int) -> tuple[int, str]:
    """A clause without its number in a list, and without the marks in front of it."""
    number = list_number(text, start)
    start = number.end if number is not None and number.end <= end else start
    start = max(start, end - _LONGEST)
    words = text[start:end]
    kept = words.lstrip(_LEADING)
    return start + len(words) - len(kept), kept
