"""Texts that a file says in other words than it draws: what is drawn is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.reading.pdf.pdfium import calls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.reading.pdf.drawn import Char

__all__ = ["SpokenMarks", "as_drawn"]

#: The entry of a mark that says what is to be read for the letters within it.
_WORDS = b"ActualText"


class SpokenMarks:
    """The marks of a page that put other words in the place of what is drawn.

    Attributes:
        texts: the numbers of the texts within each mark, and their addresses.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.texts: dict[int, list[tuple[int, int]]] = {}
        # Texts within one mark share it.
        self._known: dict[int, bool] = {}

    def add(self, thing: int, run: int) -> None:
        """Look at the marks around a text.

        Args:
            thing: the text.
            run: its number.
        """
        for at in range(calls.count_marks(thing)):
            mark = calls.mark_of(thing, at)
            known = self._known.get(mark)
            if known is None:
                known = self._known[mark] = bool(calls.param_of_mark(mark, _WORDS))
            if known:
                self.texts.setdefault(mark, []).append((run, thing))

    def remove(self) -> None:
        """Take the marks away."""
        for mark, texts in self.texts.items():
            for _, thing in texts:
                calls.remove_mark(thing, mark)


def as_drawn(spoken: SpokenMarks, said: Sequence[Char], drawn: Sequence[Char]) -> list[Char]:
    """The letters as they are drawn; as they are said only where the file does not name those.

    Args:
        spoken: the marks, which are taken away.
        said: the letters with them.
        drawn: the letters without them.
    """
    nameless = {char.run for char in drawn if not char.text}
    within = (({run for run, _ in texts}) for texts in spoken.texts.values())
    kept = {run for runs in within if not nameless.isdisjoint(runs) for run in runs}
    return [
        *(char for char in drawn if char.run not in kept),
        *(char for char in said if char.run in kept),
    ]
