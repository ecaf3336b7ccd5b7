"""The lists of parts that are open: behind 其中, within a sentence or over paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["NO_LIST", "OpenParts", "PartLists"]


@frozen(slots=True)
class OpenParts:
    """A list of parts that is open.

    Attributes:
        whole: the number of the fact that they are parts of; None where it is not sure.
        number: the number of the list.
        since: the last amount when it was opened.
    """

    whole: int | None
    number: int | None
    since: int | None


#: No list is open.
NO_LIST = OpenParts(None, None, None)


class PartLists:
    """Which lists of parts are open; the innermost of them is :attr:`open`."""

    __slots__ = (
        *("_above", "_closed", "_count", "_ended_open", "_inside", "_kept", "_nested"),
        "open",
    )

    def __init__(self) -> None:
        #: The innermost list.
        self.open = NO_LIST
        # The lists that paragraphs opened which ended with 其中：, by the level of these.
        self._above: list[tuple[int, OpenParts]] = []
        # Those that the sentence opened, from the outermost.
        self._inside: list[OpenParts] = []
        # The level and the first figure of the paragraph before, if that stands in a list.
        self._nested: tuple[int, int] | None = None
        self._count = self._kept = 0
        # Whether the paragraph before ended with a mark behind which a list goes on, or, without a
        # number, ended what it stood in.
        self._ended_open = self._closed = False

    @property
    def inside(self) -> tuple[OpenParts, ...]:
        """The lists that the sentence opened, from the outermost."""
        return tuple(self._inside)

    def number(self) -> int:
        """The number of a new list."""
        self._count += 1
        return self._count

    def heading(self) -> None:
        """A heading closes what earlier paragraphs opened."""
        self._above, self._nested = [], None

    def begin(self, level: int, *, goes_on: bool) -> None:
        """A paragraph begins.

        Args:
            level: how deep its number stands; 0 for none.
            goes_on: whether it goes on with the list of the paragraph before, as its words say.
        """
        self._inside = []
        if level:
            if self._closed:
                self._above = []  # the list was one of paragraphs without numbers
            while self._above and self._above[-1][0] >= level:
                self._above.pop()
            self._nest(level)
        elif not (self._ended_open or goes_on):
            self._above = []
        self._find()

    def _nest(self, level: int) -> None:
        """A paragraph numbered below one of a list has the parts of that one: 1.… (1)…."""
        if self._nested is None or not self._above or self._nested[0] >= level:
            return
        above, whole = self._nested
        if above > self._above[-1][0]:
            self._above.append((above, OpenParts(whole, self.number(), None)))

    def end(self, text: str, level: int, first: int | None) -> None:
        """A paragraph ends.

        Args:
            text: its plain text.
            level: how deep its number stands; 0 for none.
            first: the number of the first fact that has stood in it.
        """
        self._ended_open = text.endswith((":", ";"))
        self._closed = not (level or self._ended_open)
        if level:
            listed = bool(self._above) and first is not None
            self._nested = (level, first) if listed and first is not None else None

    def open_below(self, level: int, opened: OpenParts) -> None:
        """A paragraph that ends with 其中： opens a list for the next ones."""
        self._above.append((level, opened))

    def open_inside(self, opened: OpenParts, *, alone: bool) -> None:
        """The sentence opens a list: within the one before, or in the place of all others."""
        self._inside = [opened] if alone else [*self._inside, opened]
        self._find()

    def leave(self, depth: int = 0) -> None:
        """Close the lists that the sentence opened, but for the outermost ones."""
        del self._inside[depth:]
        self._find()

    def leave_until(self, may_stand_in: Callable[[OpenParts], bool]) -> None:
        """Close the innermost lists that a figure cannot stand in."""
        while self._inside and not may_stand_in(self._inside[-1]):
            self._inside.pop()
            self._find()

    def keep(self) -> None:
        """A bracket opens: behind it the lists of now go on."""
        self._kept = len(self._inside)

    def back(self) -> None:
        """The bracket is closed."""
        self.leave(self._kept)

    def _find(self) -> None:
        inner = self._inside[-1] if self._inside else None
        self.open = inner or (self._above[-1][1] if self._above else NO_LIST)
