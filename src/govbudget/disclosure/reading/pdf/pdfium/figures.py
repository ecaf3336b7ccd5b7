"""The figures of a path: lines, boxes and others, and what a path leaves to be seen."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2_raw as pdfium

from govbudget.disclosure.reading.pdf.drawn import around, cut
from govbudget.disclosure.reading.pdf.pdfium import calls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.disclosure.reading.pdf.pdfium.place import Place
    from govbudget.position import Box

__all__ = ["Clips", "figures_of"]

#: A line has so many points, a box so many corners; its sides are as straight as this, in points.
_LINE, _CORNERS, _STRAIGHT = 2, 4, 0.5
_MOVE, _BEND = pdfium.FPDF_SEGMENT_MOVETO, pdfium.FPDF_SEGMENT_BEZIERTO
#: What is shown where everything is cut away.
_NOTHING: Box = (0.0, 0.0, -1.0, -1.0)


def figures_of(segments: Iterable[int], place: Place) -> Iterator[tuple[str, Box]]:
    """The kind of each figure of a path and the box around it."""
    x, y = ctypes.c_float(), ctypes.c_float()
    to_point = ctypes.addressof(x), ctypes.addressof(y)
    kind_of_segment, point_of = calls.kind_of_segment, calls.point_of
    a, b, c, d, e, f = place
    points: list[tuple[float, float]] = []
    curved = False
    for part in segments:
        kind = kind_of_segment(part)
        if kind == _MOVE and points:
            yield _figure(points, curved=curved)
            points, curved = [], False
        elif kind == _BEND:
            curved = True
        point_of(part, *to_point)
        across, up = x.value, y.value
        points.append((a * across + c * up + e, b * across + d * up + f))
    if points:
        yield _figure(points, curved=curved)


def _figure(points: list[tuple[float, float]], *, curved: bool) -> tuple[str, Box]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = min(xs), min(ys), max(xs), max(ys)
    if curved:
        return "curve", box
    corners = set(points)
    if len(corners) <= _LINE:
        return "line", box
    if len(corners) == _CORNERS and all(
        abs(x0 - x1) < _STRAIGHT or abs(y0 - y1) < _STRAIGHT
        for (x0, y0), (x1, y1) in pairwise([*points, points[0]])
    ):
        return "box", box
    return "curve", box


class Clips:
    """What is shown of the things of one level: many have the same clip."""

    def __init__(self, place: Place) -> None:
        """Begin with nothing known.

        Args:
            place: how the points of the level lie on the page.
        """
        self._place = place
        self._known: dict[tuple[int, int | None], Box | None] = {}

    def of(self, thing: int) -> Box | None:
        """The box around what is shown of a thing; None where nothing is cut."""
        path = calls.clip_of(thing)
        count = calls.clip_paths(path) if path else 0
        if count <= 0:
            return None
        # Things with the same clip share its path: where it lies tells it from all others, as
        # each lives as long as the page is open.
        known = count, calls.clip_segment(path, count - 1, 0)
        if known[1] is None:
            return _shown(path, count, self._place)
        if known not in self._known:
            self._known[known] = _shown(path, count, self._place)
        return self._known[known]


def _shown(path: int, count: int, place: Place) -> Box | None:
    shown: Box | None = None
    for number in range(count):
        one = _NOTHING
        segments = range(calls.clip_segments(path, number))
        parts = (calls.clip_segment(path, number, at) for at in segments)
        for _, box in figures_of(parts, place):
            one = around(one, box) if one is not _NOTHING else box
        shown = cut(shown, one)
    return shown
