"""What stands around every chart: title, what it is of, and the notes below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Language
from govbudget.charting.boxes import Box
from govbudget.charting.canvas import canvas, text
from govbudget.charting.measuring import clean, lines_in
from govbudget.charting.records import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

__all__ = ["LINE", "Look", "framed"]

#: The height of a line, in sizes of its letters.
LINE = 1.35
_EDGE = 16.0
_TITLE, _LEAD, _NOTE = 19.0, 13.0, 12.0
# A title is bold, and bold letters that are not Chinese are wider.
_BOLD = 1.08
# So many lines a title and what stands below it may take; a note is never cut.
_TITLE_LINES, _LEAD_LINES, _NOTE_LINES = 3, 3, 1000
_GAP = 10.0


@frozen
class Look:
    """How a chart is to look.

    Attributes:
        width: how wide it is.
        height: how high; None for as high as what it shows.
        theme: how light.
        language: the language of its labels.
    """

    width: float
    height: float | None
    theme: Theme
    language: Language

    @property
    def inner(self) -> float:
        """How wide the drawing is."""
        return self.width - 2 * _EDGE


def framed(
    look: Look, title: str, lead: str, notes: Sequence[str], heights: tuple[float, float]
) -> tuple[Element, Box]:
    """A chart without its drawing, and the box that this has.

    Args:
        look: how it is to look.
        title: what stands above it.
        lead: what it is of, below the title.
        notes: what stands below it.
        heights: how high the drawing is at least, and where no height is asked for.
    """
    room = look.inner
    above = [(one, _TITLE) for one in lines_in(clean(title), _TITLE * _BOLD, room, _TITLE_LINES)]
    above += [(one, _LEAD) for one in lines_in(clean(lead), _LEAD, room, _LEAD_LINES)]
    below = [one for note in notes for one in lines_in(clean(note), _NOTE, room, _NOTE_LINES)]
    top = _EDGE + sum(size * LINE for _, size in above) + _GAP
    foot = len(below) * _NOTE * LINE + (_GAP if below else 0) + _EDGE
    least, usual = heights
    drawing = usual if look.height is None else max(least, look.height - top - foot)
    root = canvas(look.width, top + drawing + foot, look.theme, look.language)
    y = _EDGE
    for words, size in above:
        bold = {"font_weight": "bold"} if size == _TITLE else {}
        text(root, (_EDGE, y + size), words, size, "ink" if bold else "dim", **bold)
        y += size * LINE
    y = top + drawing + _GAP
    for words in below:
        text(root, (_EDGE, y + _NOTE), words, _NOTE, "dim")
        y += _NOTE * LINE
    return root, Box(_EDGE, top, room, drawing)
