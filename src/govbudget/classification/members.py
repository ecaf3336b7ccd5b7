"""The one reader of closed sets: the member of an enum that a word names."""

from __future__ import annotations

# Spelt out: every start of the library would pay for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum
    from typing import TypeVar

    _Member = TypeVar("_Member", bound=StrEnum)

__all__ = ["member_of"]


def member_of(
    cls: type[_Member], written: object, kind: str, words: Mapping[str, tuple[str, ...]]
) -> _Member:
    """The member of an enum that a word names: its value, or another word for it.

    Args:
        cls: the enum.
        written: the word; a member is itself.
        kind: what the word should name, in an error: ``measure``, ``direction``.
        words: the other words for each value, the one that is proposed first.

    Raises:
        UnknownWord: no member is called that; the error proposes the nearest.
    """
    if isinstance(written, cls):
        return written
    from govbudget.classification import words as vocabulary

    rows = tuple(
        vocabulary.SetWord(word, value, word) for value, others in words.items() for word in others
    )
    found = vocabulary.member(written, [one.value for one in cls if one.value], rows)
    if not found:
        values = [one.value for one in cls if one.value]
        names = {value: " ".join((value, *words.get(value, ())[:1])) for value in values}
        raise vocabulary.unknown(kind, written, names, rows)
    return cls(found)
