"""Texts by which entries are found, joined for each kind, so that one scan looks through all."""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["FEWEST_LETTERS", "SearchField"]

#: What a hit scores by the way it matched: all of the text, its beginning, or some part of it.
_SCORES = {
    "code": (100, 90, 0),
    "name": (100, 85, 75),
    "alias": (95, 60, 50),
    "former code": (88, 0, 0),
    "former name": (92, 72, 62),
    "later name": (91, 71, 61),
    "pinyin": (94, 70, 45),
    "initials": (90, 65, 40),
    "english": (98, 80, 66),
}

FEWEST_LETTERS = 2


class SearchField:
    """Texts of entries of one kind, joined so that one scan looks through all of them."""

    def __init__(self, why: str, rows: Iterable[tuple[str, str, int]]) -> None:
        """Join the rows: the text that is searched, the text that is shown, the entry."""
        self.why = why
        self._scores = _SCORES[why]
        texts, self._starts, self._shown, self._owners = [], [], [], []
        place = 1
        for text, shown, owner in rows:
            texts.append(text)
            self._starts.append(place)
            self._shown.append(shown)
            self._owners.append(owner)
            place += len(text) + 1
        self._joined = "\n" + "\n".join(texts) + "\n"

    def scan(self, wanted: str) -> Iterator[tuple[int, int, str]]:
        """Every text that holds another: its entry, the score, the text as shown."""
        joined, whole, begun, inside = self._joined, *self._scores
        for sought in self._sought(wanted):
            shift = len(sought) - len(wanted)
            place = joined.find(sought)
            while place >= 0:
                place += shift
                number = bisect_right(self._starts, place) - 1
                end = joined.index("\n", place)
                if joined[place - 1] != "\n":
                    score = inside
                else:
                    score = whole if end == place + len(wanted) else begun
                yield self._owners[number], score, self._shown[number]
                place = joined.find(sought, end)

    def _sought(self, wanted: str) -> tuple[str, ...]:
        """What to look for: one or two letters are in most texts, and must begin it, or a word."""
        if self._scores[-1] and not (len(wanted) <= FEWEST_LETTERS and wanted.isascii()):
            return (wanted,)
        spaced = self.why == "english" and len(wanted) == FEWEST_LETTERS
        return (f"\n{wanted}", f" {wanted}") if spaced else (f"\n{wanted}",)

    def texts(self) -> Iterator[tuple[str, int]]:
        """Every text that is searched, with its entry."""
        return zip(self._joined[1:-1].split("\n"), self._owners, strict=True)
