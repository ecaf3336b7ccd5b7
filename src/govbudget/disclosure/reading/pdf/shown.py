"""Which of the letters that a page draws can be seen on it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.reading.pdf.clipped import put_within
from govbudget.disclosure.reading.pdf.drawn import Drawn
from govbudget.io.source import Loss, Lost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.disclosure.reading.pdf.drawn import Char, Colour, DrawnPage, LetterRun, Picture

__all__ = ["Hidden", "shown_on"]

#: Where the middle of a letter is above its base line, in letter sizes.
_MIDDLE = 0.36
#: In these modes letters are not drawn: nothing is done, or they only cut what follows.
_UNDRAWN = frozenset({3, 7})
#: What is no denser than this, of 255, is not seen; nor colours that differ by no more.
_DENSE, _ALIKE = 12, 12
#: Letters smaller than this, in points, or pressed to this share of their width, are not seen.
_SMALL, _PRESSED = 1.0, 0.02
#: A filled box thinner than this, in points, is a line.
_THIN = 3.0
#: A letter may stand over an edge by this much, in points.
_OVER = 0.5
#: The page is looked at in strips as high as this, in points.
_STRIP = 24.0
#: How many letters are quoted.
_QUOTED = 20
_PAPER: Colour = (255, 255, 255)


class Hidden(StrEnum):
    """Why letters are not seen."""

    INVISIBLE = "invisible"
    SWITCHED_OFF = "switched_off"
    RECOGNISED = "recognised"
    OUTSIDE = "outside"
    CUT = "cut"
    CLIPPED = "clipped"
    CELL = "cell"
    SMALL = "small"
    GROUND = "ground"
    COVERED = "covered"


#: A reader of the page does not see the others either; of these he sees that something is there.
_TOLD = dict.fromkeys((Hidden.RECOGNISED, Hidden.CLIPPED, Hidden.CELL), Loss.SLIGHT)


def shown_on(sheet: DrawnPage) -> tuple[list[Char], list[Lost]]:
    """The letters that are seen, and what to say of the others.

    Letters that recognition put invisibly over a picture are what the picture shows, and are kept
    where that has fewer others.

    Args:
        sheet: the page.
    """
    hidden: dict[Hidden, list[Char]] = {}
    kept: list[Char] = []
    grounds = _Grounds(sheet)
    for char in sheet.chars:
        why = _why_hidden(char, sheet.runs[char.run], sheet, grounds)
        if why is None:
            kept.append(char)
        elif char.text.strip():
            hidden.setdefault(why, []).append(char)
    kept = _with_cut_cells(hidden, kept, sheet)
    if not hidden:
        return kept, []
    recognised = _recognised(hidden.get(Hidden.INVISIBLE, ()), kept, sheet.pictures)
    if recognised:
        known = set(map(id, recognised))
        hidden[Hidden.RECOGNISED] = recognised
        unseen = [char for char in hidden[Hidden.INVISIBLE] if id(char) not in known]
        hidden[Hidden.INVISIBLE] = unseen
    lost = [_said(why, chars, sheet.number) for why, chars in hidden.items() if chars]
    return [*kept, *recognised], lost


def _with_cut_cells(
    hidden: dict[Hidden, list[Char]], kept: list[Char], sheet: DrawnPage
) -> list[Char]:
    """The letters that are seen, with the rest of texts that are cut by the edges of their cells.

    What else is cut off is told from lines that are cut away whole: of a line that is cut off, the
    letters before are seen.
    """
    away = hidden.get(Hidden.CUT, [])
    put = put_within(kept, away, sheet.runs)
    if not away:
        return [put.get(id(char), char) for char in kept] if put else kept
    hidden[Hidden.CELL] = [char for char in away if id(char) in put]
    hidden[Hidden.CUT] = [char for char in away if id(char) not in put]
    _tell_clipped(hidden, kept)
    return [put.get(id(char), char) for char in (*kept, *hidden[Hidden.CELL])]


def _said(why: Hidden, chars: Sequence[Char], page: int) -> Lost:
    text = "".join(char.text for char in chars[: _QUOTED + 1])
    quoted = text if len(chars) <= _QUOTED else f"{text[:_QUOTED]}…"
    what = Message(f"lost.letters.{why.value}", count=len(chars), text=repr(quoted))
    return Lost.of(what, page, _TOLD.get(why, Loss.HIDDEN))


def _tell_clipped(hidden: dict[Hidden, list[Char]], kept: Sequence[Char]) -> None:
    """Tell letters that are cut off from lines that are cut away whole."""
    away = hidden[Hidden.CUT]
    seen = {(char.run, round(char.y)) for char in kept} | {
        (round(char.box[2]), round(char.y)) for char in kept
    }
    clipped: list[Char] = []
    rest: list[Char] = []
    for char in away:
        before = {(char.run, round(char.y)), (round(char.box[0]), round(char.y))}
        if before & seen:
            clipped.append(char)
            seen.add((round(char.box[2]), round(char.y)))
        else:
            rest.append(char)
    hidden[Hidden.CUT], hidden[Hidden.CLIPPED] = rest, clipped


def _why_hidden(char: Char, run: LetterRun, sheet: DrawnPage, grounds: _Grounds) -> Hidden | None:
    """Why a letter is not seen; None where it is."""
    _, box, _, base, across, down, size, width, _ = char
    if down == 0 and across > 0:
        # As nearly all letters stand.
        x, y = (box[0] + box[2]) / 2, base - _MIDDLE * size
    else:
        x, y = _middle(char)
    if not (-_OVER <= x <= sheet.width + _OVER and -_OVER <= y <= sheet.height + _OVER):
        return Hidden.OUTSIDE
    order, mode, _, alpha, clip, _, off = run
    if off:
        return Hidden.SWITCHED_OFF
    if mode in _UNDRAWN or alpha <= _DENSE:
        return Hidden.INVISIBLE
    if size < _SMALL or width < _PRESSED:
        return Hidden.SMALL
    if clip and not (
        clip[0] - _OVER <= x <= clip[2] + _OVER and clip[1] - _OVER <= y <= clip[3] + _OVER
    ):
        return Hidden.CUT
    safe = order > grounds.last and not grounds.may_vanish(run.colour)
    return None if safe else grounds.why_hidden(x, y, run)


def _middle(char: Char) -> tuple[float, float]:
    """The middle of a letter: across by its box, and as far off its base line as it is high."""
    left, top, right, bottom = char.box
    if abs(char.across) >= abs(char.down):
        up = -_MIDDLE if char.across >= 0 else _MIDDLE
        return (left + right) / 2, char.y + up * char.size
    return char.x + (_MIDDLE if char.down > 0 else -_MIDDLE) * char.size, (top + bottom) / 2


class _Grounds:
    """The filled boxes of a page, and which of them a letter stands on or under."""

    def __init__(self, sheet: DrawnPage) -> None:
        filled = [one for one in sheet.drawn if one.filled and _is_area(one)]
        self.colours = {one.colour for one in filled if one.colour} | {_PAPER}
        self.last = max((one.order for one in filled if _hides(one)), default=-1)
        self.strips: dict[int, list[Drawn | Picture]] = {}
        grounds: list[Drawn | Picture] = [*filled, *sheet.pictures]
        for thing in grounds:
            top, bottom = max(thing.box[1], 0.0), min(thing.box[3], sheet.height)
            for strip in range(int(top // _STRIP), int(bottom // _STRIP) + 1):
                self.strips.setdefault(strip, []).append(thing)
        for things in self.strips.values():
            things.sort(key=lambda thing: thing.order)
        self.like: dict[Colour | None, bool] = {}

    def why_hidden(self, x: float, y: float, run: LetterRun) -> Hidden | None:
        """Why a letter at a place is not seen; None where it is."""
        alike = self.may_vanish(run.colour)
        under: Drawn | Picture | None = None
        for thing in self._at(x, y):
            if thing.order < run.order:
                under = thing
            elif _hides(thing):
                return Hidden.COVERED
        return Hidden.GROUND if alike and _is_like(under, run.colour) else None

    def may_vanish(self, colour: Colour | None) -> bool:
        """Whether any ground of the page has this colour."""
        known = self.like.get(colour)
        if known is None:
            known = colour is not None and any(_alike(colour, one) for one in self.colours)
            self.like[colour] = known
        return known

    def _at(self, x: float, y: float) -> Iterator[Drawn | Picture]:
        for thing in self.strips.get(int(y // _STRIP), ()):
            left, top, right, bottom = thing.box
            if left <= x <= right and top <= y <= bottom:
                yield thing


def _is_area(thing: Drawn) -> bool:
    left, top, right, bottom = thing.box
    return min(right - left, bottom - top) > _THIN


def _hides(thing: Drawn | Picture) -> bool:
    """Whether a thing surely hides what lies under all of its box."""
    return isinstance(thing, Drawn) and thing.opaque and thing.kind == "box"


def _is_like(under: Drawn | Picture | None, colour: Colour | None) -> bool:
    """Whether a ground surely has a colour: the page itself is white."""
    if colour is None:
        return False
    if under is None:
        return _alike(colour, _PAPER)
    if not isinstance(under, Drawn) or not _hides(under) or under.colour is None:
        return False
    return _alike(colour, under.colour)


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))


def _recognised(
    unseen: Sequence[Char], kept: Iterable[Char], pictures: Sequence[Picture]
) -> list[Char]:
    """The invisible letters that stand over a picture which has fewer others on it."""
    if not unseen or not pictures:
        return []
    seen = [_middle(char) for char in kept if char.text.strip()]
    hidden = [_middle(char) for char in unseen]
    of_text = [
        picture.box
        for picture in pictures
        if sum(_inside(picture.box, *at) for at in seen)
        < sum(_inside(picture.box, *at) for at in hidden)
    ]
    return [
        char
        for char, at in zip(unseen, hidden, strict=True)
        if any(_inside(box, *at) for box in of_text)
    ]


def _inside(box: tuple[float, float, float, float], x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
