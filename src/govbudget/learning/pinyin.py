"""Spells a new name in pinyin as the names that are spelt already.

No pinyin library is loaded: what a character sounds like beside its neighbours is taken from
``codes/pinyin.csv``. A character that no name has is not guessed.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govbudget.classification.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Speller"]


class Speller:
    """Spells names by the examples of others.

    Args:
        spelt: names with their pinyin, one syllable for each character.

    >>> speller = Speller([("银行", "yin hang"), ("行政", "xing zheng"), ("行动", "xing dong")])
    >>> speller.spell("银行行政"), speller.spell("银河")
    ('yin hang xing zheng', '')
    """

    def __init__(self, spelt: Iterable[tuple[str, str]]) -> None:
        self._heard: dict[tuple[str, str, str], Counter[str]] = {}
        for name, pinyin in spelt:
            letters = key(name)
            for at, syllable in enumerate(pinyin.split()[: len(letters)]):
                for place in _places(letters, at):
                    self._heard.setdefault(place, Counter())[syllable] += 1

    def spell(self, name: str) -> str:
        """The pinyin of a name; empty where a character of it stands in no example."""
        letters = key(name)
        found = [self._syllable(letters, at) for at in range(len(letters))]
        return " ".join(found) if all(found) else ""

    def _syllable(self, letters: str, at: int) -> str:
        for place in _places(letters, at):
            if place in self._heard:
                return self._heard[place].most_common(1)[0][0]
        return ""


def _places(letters: str, at: int) -> Iterable[tuple[str, str, str]]:
    """A character with its neighbours: both, the one behind, the one before, none."""
    before = letters[at - 1] if at else ""
    behind = letters[at + 1 : at + 2]
    here = letters[at]
    return (
        (before, here, behind),
        ("", here, behind or "。"),
        (before or "。", here, ""),
        ("*", here, "*"),
    )
