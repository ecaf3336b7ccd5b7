"""Where something stands on the pages of a PDF: boxes of a page as shown, in its own space."""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.position import Box

__all__ = ["MarkedPage", "Quad", "opened_pages"]

#: The upper left, upper right, lower left and lower right corner, in the space of the page.
Quad: TypeAlias = tuple[float, float, float, float, float, float, float, float]
#: So far may the middle of a line stand out of its box.
_SLACK = 2.0


@frozen
class MarkedPage:
    """A page with its turn and its edges.

    Attributes:
        edges: the left, lower, right and upper edge of what is shown of it, in its own space.
        turn: by how many quarters it is turned clockwise.
        text: its letters without blanks, in one writing.
        signs: for each of these letters which of the page it is.
        own: the page of pdfium that tells where letters stand.
    """

    edges: tuple[float, float, float, float]
    turn: int
    text: str
    signs: tuple[int, ...]
    own: Any

    @property
    def width(self) -> float:
        """How wide it is as shown, in points."""
        left, lower, right, upper = self.edges
        return upper - lower if self.turn % 2 else right - left

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as shown, from its upper left corner, in the space of the page.

        Args:
            x: how far it is from the left.
            y: how far it is from the top.
        """
        left, lower, right, upper = self.edges
        match self.turn:
            case 0:
                return left + x, upper - y
            case 1:
                return left + y, lower + x
            case 2:
                return right - x, lower + y
        return right - y, upper - x

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point in the space of the page, from the upper left corner of the page as shown.

        Args:
            x: its first coordinate.
            y: its second.
        """
        left, lower, right, upper = self.edges
        match self.turn:
            case 0:
                return x - left, upper - y
            case 1:
                return y - lower, x - left
            case 2:
                return right - x, y - lower
        return upper - y, right - x

    def quad(self, box: Box) -> Quad:
        """The corners of a box, in the space of the page.

        Args:
            box: the box, on the page as shown.
        """
        left, upper, right, lower = box
        corners = (left, upper), (right, upper), (left, lower), (right, lower)
        found = [number for corner in corners for number in self.point(*corner)]
        return (*found[:4], *found[4:])  # type: ignore[return-value]  # eight of them

    def boxes(self, quote: str, within: Box | None = None) -> list[Box]:
        """Where a text stands, line by line; nothing unless it stands there just once.

        Args:
            quote: the text, as a reading has it.
            within: where to look; None is the whole page.
        """
        wanted = plain(quote.removesuffix("…"))
        found: list[list[Box]] = []
        start = self.text.find(wanted) if wanted else -1
        while start >= 0:
            lines = self._lines(self.signs[start], self.signs[start + len(wanted) - 1])
            if lines and (within is None or all(_inside(one, within) for one in lines)):
                found.append(lines)
            start = self.text.find(wanted, start + 1)
        return found[0] if len(found) == 1 else []

    def parts(self, box: Box, quote: str) -> tuple[list[Box], str]:
        """A box as the lines that a text in it takes, and what of the text is on the next page.

        Args:
            box: the box, on the page as shown.
            quote: the text that begins in it.
        """
        if lines := self.boxes(quote, box):
            return lines, ""
        wanted = plain(quote.removesuffix("…"))
        for length in range(len(wanted) - 1, 0, -1):
            if lines := self.boxes(wanted[:length], box):
                return lines, wanted[length:]
        return [box], ""

    def _lines(self, first: int, last: int) -> list[Box]:
        from pypdfium2 import raw

        boxes = []
        edges = [ctypes.c_double() for _ in range(4)]
        for at in range(raw.FPDFText_CountRects(self.own, first, last - first + 1)):
            raw.FPDFText_GetRect(self.own, at, *(ctypes.byref(edge) for edge in edges))
            left, upper, right, lower = (edge.value for edge in edges)
            one, other = self.shown(left, upper), self.shown(right, lower)
            across, down = sorted((one[0], other[0])), sorted((one[1], other[1]))
            boxes.append((across[0], down[0], across[1], down[1]))
        return _by_lines(boxes)


def _by_lines(boxes: Iterable[Box]) -> list[Box]:
    """Boxes of letters, those that follow each other on a line as one."""
    lines: list[Box] = []
    for box in boxes:
        if lines and _beside(lines[-1], box):
            last = lines[-1]
            lines[-1] = (
                *(min(last[0], box[0]), min(last[1], box[1])),
                *(max(last[2], box[2]), max(last[3], box[3])),
            )
        else:
            lines.append(box)
    return lines


def _beside(one: Box, other: Box) -> bool:
    """Whether the middle of one of two boxes is as high as the other."""
    middles = (one[1] + one[3]) / 2, (other[1] + other[3]) / 2
    return one[1] <= middles[1] <= one[3] or other[1] <= middles[0] <= other[3]


def _inside(box: Box, of: Box) -> bool:
    """Whether the middle of a box is in another."""
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    inside = of[0] - _SLACK <= across <= of[2] + _SLACK
    return inside and of[1] - _SLACK <= down <= of[3] + _SLACK


@contextmanager
def opened_pages(data: bytes) -> Iterator[Pages]:
    """The pages of a PDF, each looked at when it is asked for.

    Args:
        data: what the file holds.

    Raises:
        pypdfium2.PdfiumError: pdfium cannot open it.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        yield Pages(document)
    finally:
        document.close()


class Pages:
    """The pages of an open PDF."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._found: dict[int, MarkedPage] = {}

    def __len__(self) -> int:
        return len(self._document)

    def of(self, number: int) -> MarkedPage:
        """A page.

        Args:
            number: which, from 1.
        """
        if number not in self._found:
            self._found[number] = _page(self._document[number - 1])
        return self._found[number]


def _page(page: Any) -> MarkedPage:
    letters = page.get_textpage()
    text: list[str] = []
    signs: list[int] = []
    from pypdfium2 import raw

    for at in range(letters.count_chars()):
        letter = plain(chr(raw.FPDFText_GetUnicode(letters, at)))
        text.append(letter)
        signs += [at] * len(letter)
    box = page.get_bbox()
    turn = page.get_rotation() // 90
    return MarkedPage(tuple(box), turn, "".join(text), tuple(signs), letters)
