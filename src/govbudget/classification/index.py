"""The names of a tree, ready to be looked up."""

from __future__ import annotations

from govbudget.classification.names import fold, key, loose_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.classification.entry import Entry

__all__ = ["NameIndex"]


class NameIndex:
    """The entries of a tree by name; built once, then only read.

    Args:
        entries: the entries, in code order.
    """

    __slots__ = ("_exact", "_lengths", "_loose")

    def __init__(self, entries: Iterable[Entry]) -> None:
        exact: dict[str, list[Entry]] = {}
        loose: dict[str, list[Entry]] = {}
        for entry in entries:
            exact.setdefault(key(entry.name), []).append(entry)
            loose.setdefault(loose_key(entry.name), []).append(entry)
        self._exact = exact
        self._loose = loose
        # How long the names are that begin with a character: no other length need be tried.
        lengths: dict[str, set[int]] = {}
        for name in (*exact, *loose):
            lengths.setdefault(name[:1], set()).add(len(name))
        self._lengths = {first: sorted(known) for first, known in lengths.items()}

    def exact(self, name: str) -> tuple[Entry, ...]:
        """The entries of this name; traditional characters are read as simplified ones."""
        return tuple(self._exact.get(key(name)) or self._exact.get(key(fold(name))) or ())

    def loose(self, name: str) -> tuple[Entry, ...]:
        """The entries of this name, 支出 at the end of either aside."""
        found = self._loose.get(loose_key(name)) or self._loose.get(loose_key(fold(name)))
        return tuple(found or ())

    def beginning(self, text: str, start: int) -> dict[int, list[Entry]]:
        """The entries whose name, with or without 支出, stands in a folded text at a place.

        Returns:
            For each place where such a name ends, the entries that have it.
        """
        found: dict[int, list[Entry]] = {}
        for length in self._lengths.get(text[start : start + 1], ()):
            end = start + length
            if end > len(text):
                break
            piece = text[start:end]
            exact, loose = self._exact.get(piece, ()), self._loose.get(piece, ())
            if exact or loose:
                known = set(map(id, exact))
                found[end] = [*exact, *(entry for entry in loose if id(entry) not in known)]
        return found

    def begun(self, text: str) -> list[Entry]:
        """The entries whose names begin with a text, which is not the whole of them."""
        wanted = key(fold(text))
        return [
            entry
            for known, entries in self._exact.items()
            if known.startswith(wanted) and known != wanted
            for entry in entries
        ]

    def has_within(self, text: str) -> bool:
        """Whether a folded text stands within a name."""
        return any(text in known for known in self._exact)

    def near(self, name: str, limit: int = 3) -> tuple[Entry, ...]:
        """The entries whose names are nearest to a text, best first.

        A name that begins with the text, as one cut off by a narrow column, comes first; then
        names that share most characters in the same order.
        """
        wanted = key(fold(name))[:60]
        if not wanted:
            return ()
        begun = [known for known in self._exact if known.startswith(wanted) and len(wanted) > 1]
        begun.sort(key=len)
        ranked = [(2.0, known) for known in begun] or self._alike(wanted)
        found: list[Entry] = []
        for _, known in ranked:
            found += self._exact[known]
            if len(found) >= limit:
                break
        return tuple(found[:limit])

    def _alike(self, wanted: str) -> list[tuple[float, str]]:
        from difflib import SequenceMatcher

        characters = set(wanted)
        shared = []
        for known in self._exact:
            others = set(known)
            overlap = len(characters & others) / len(characters | others)
            if overlap > 0.4:  # noqa: PLR2004  below it no ratio reaches the cut-off
                shared.append((overlap, known))
        shared.sort(reverse=True)
        matcher = SequenceMatcher(b=wanted, autojunk=False)
        ranked = []
        for _, known in shared[:25]:
            matcher.set_seq1(known)
            ratio = matcher.ratio()
            if ratio >= 0.6:  # noqa: PLR2004  difflib's own default cut-off
                ranked.append((ratio, known))
        ranked.sort(key=lambda pair: (-pair[0], len(pair[1]), pair[1]))
        return ranked
