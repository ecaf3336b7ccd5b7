"""What a page of a PDF draws: letters, lines and boxes, pictures, each with its place.

Places are in points from the upper left corner of the page as it is shown: cut to its crop box and
turned as the file says.
"""

from __future__ import annotations

from typing import NamedTuple

from attrs import frozen

from govbudget.position import Box

__all__ = ["Box", "Char", "Colour", "Drawn", "DrawnPage", "LetterRun", "Picture", "around", "cut"]

#: Red, green and blue, each from 0 to 255.
Colour = tuple[int, int, int]


class LetterRun(NamedTuple):
    """What is common to letters that a file draws at one go.

    Attributes:
        order: which of the things that the page draws, from 0: what is drawn later covers.
        mode: how letters are drawn: 0 filled, 1 as outlines, 2 both, 3 not at all, 7 only to cut
            what follows; 4 to 6 as 0 to 2, and to cut.
        colour: the colour that they are filled with, or their outlines drawn in; None where it is
            a pattern.
        alpha: how dense the colour is, from 0 to 255.
        clip: what is shown of them; None where nothing is cut.
        font: the name of their font.
        off: whether they belong to a layer of the file that is switched off.
    """

    order: int
    mode: int = 0
    colour: Colour | None = (0, 0, 0)
    alpha: int = 255
    clip: Box | None = None
    font: str = ""
    off: bool = False


class Char(NamedTuple):
    """A letter as a page draws it.

    Attributes:
        text: the letter; empty where the file does not say which it is.
        box: from its origin to where the next begins, and as high as its font says.
        x: where its base line begins, from the left.
        y: likewise, from the top.
        across: how far its base line goes to the right for each unit of its size.
        down: likewise, downwards.
        size: its height.
        width: its width against its height: nought where it is pressed to a line.
        run: which of the runs of the page it belongs to.
    """

    text: str
    box: Box
    x: float
    y: float
    across: float
    down: float
    size: float
    width: float
    run: int


class Drawn(NamedTuple):
    """A line, a box or another figure.

    Attributes:
        kind: ``line``, ``box`` or ``curve``.
        box: the smallest box around it.
        order: which of the things that the page draws.
        stroked: whether its outline is drawn.
        filled: whether it is filled.
        colour: the colour that it is filled with; None where it is a pattern, or not filled.
        opaque: whether the filling hides what lies under it.
    """

    kind: str
    box: Box
    order: int
    stroked: bool
    filled: bool
    colour: Colour | None = None
    opaque: bool = False


class Picture(NamedTuple):
    """A picture.

    Attributes:
        box: where it stands.
        order: which of the things that the page draws.
    """

    box: Box
    order: int


@frozen(slots=True)
class DrawnPage:
    """A page as it is drawn.

    Attributes:
        number: from 1.
        width: in points, as it is shown.
        height: likewise.
        chars: its letters, in the order of the file.
        runs: what is common to some of them.
        drawn: the lines, boxes and other figures.
        pictures: the pictures.
    """

    number: int
    width: float
    height: float
    chars: list[Char]
    runs: list[LetterRun]
    drawn: list[Drawn]
    pictures: list[Picture]


def around(one: Box, other: Box) -> Box:
    """The smallest box around two."""
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def cut(one: Box | None, other: Box | None) -> Box | None:
    """What two boxes have in common; None stands for all that there is.

    A box whose right edge lies left of its left one is empty.
    """
    if one is None or other is None:
        return one or other
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
