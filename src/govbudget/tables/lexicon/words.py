"""A row of the lexicon: a form of words, what it means, and an example."""

from __future__ import annotations

import re
from functools import cache
from typing import Generic, TypeVar

from attrs import frozen

__all__ = ["Word", "compiled"]

T = TypeVar("T")


@frozen(slots=True)
class Word(Generic[T]):
    """A row of the lexicon.

    Attributes:
        form: the expression that finds the words in a text without blanks, half-width.
        means: what they mean.
        example: a text that has them.
    """

    form: str
    means: T
    example: str


@cache
def compiled(form: str) -> re.Pattern[str]:
    """The expression of a form, made when it is first needed."""
    return re.compile(form, re.IGNORECASE)
