"""Treemap and icicle: parts as boxes with their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.charting.boxes import Box, spans, squarified
from govbudget.charting.canvas import group, hairline, rect, text
from govbudget.charting.frame import LINE
from govbudget.charting.measuring import lines_in, shortened, width_of
from govbudget.charting.weighed import depth_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from govbudget.charting.labels import Labels
    from govbudget.charting.weighed import Tile

__all__ = ["icicle", "label_lines", "treemap"]

# Half of what stands free between two boxes, and between a box and its label.
_GAP, _PAD = 1.0, 5.0
# The same above it.
_ABOVE = 2.0
_SMALL, _LARGE = 12.0, 14.0
# From this size on a box has large letters.
_LARGE_WIDTH, _LARGE_HEIGHT = 150.0, 80.0
# A name takes so many lines at most.
_NAME_LINES = 3
# The strip with the name of a group, and the least box that has one.
_HEAD, _HEAD_WIDTH, _HEAD_HEIGHT = 21.0, 40.0, 46.0


def treemap(parent: Element, tiles: Sequence[Tile], box: Box, labels: Labels) -> None:
    """Draw a treemap into a box."""
    _divided(parent, tiles, box, labels, is_root=True)


def _divided(
    parent: Element, tiles: Sequence[Tile], box: Box, labels: Labels, *, is_root: bool
) -> None:
    order = sorted(tiles, key=lambda one: (-one.weight, one.part.code))
    boxes = squarified([float(one.weight) for one in order], box)
    for tile, cell in zip(order, boxes, strict=True):
        inside = cell.inset(_GAP)
        if not (inside.width and inside.height):
            continue
        made = group(parent, labels.hover(tile.part))
        if not tile.tiles:
            _labelled_box(made, tile, inside, labels, is_root=is_root)
        elif inside.width < _HEAD_WIDTH or inside.height < _HEAD_HEIGHT:
            _divided(made, tile.tiles, cell, labels, is_root=False)
        else:
            strip = inside._replace(height=_HEAD)
            rect(made, strip, f"{'f' if is_root else 't'}{tile.group}")
            _strip_label(made, tile, strip, labels, is_root=is_root)
            _divided(made, tile.tiles, cell.below(_HEAD + _GAP), labels, is_root=False)


def _strip_label(parent: Element, tile: Tile, box: Box, labels: Labels, *, is_root: bool) -> None:
    """The name of a group on its strip, with amount and share where there is room for them."""
    room = box.width - 2 * _PAD
    name, of = labels.name(tile.part), labels.share(tile.part.amount)
    figures = [labels.figures(tile.part.amount), of, ""]
    gap = 2 * _PAD
    shown = next(
        one for one in figures if not one or width_of(f"{name}{one}", _SMALL) + gap <= room
    )
    kind = f"u{tile.group}" if is_root else "ink"
    y = box.y + (box.height + _SMALL) / 2 - 2
    left = room - (width_of(shown, _SMALL) + gap if shown else 0)
    text(parent, (box.x + _PAD, y), shortened(name, _SMALL, left), _SMALL, kind)
    if shown:
        text(parent, (box.x + _PAD + room, y), shown, _SMALL, kind, anchor="end")


def _labelled_box(parent: Element, tile: Tile, box: Box, labels: Labels, *, is_root: bool) -> None:
    line = {} if is_root else {"stroke_width": hairline(min(box.width, box.height))}
    rect(parent, box, f"{'f' if is_root else 't'}{tile.group}", **line)
    is_large = box.width >= _LARGE_WIDTH and box.height >= _LARGE_HEIGHT
    size = _LARGE if is_large else _SMALL
    kind = f"u{tile.group}" if is_root else "ink"
    lines = label_lines(tile, box.width - 2 * _PAD, box.height - 2 * _ABOVE, size, labels)
    # What has room for a line alone has it in its middle.
    is_low = box.height < 2 * size * LINE
    y = box.y + ((box.height - size * LINE) / 2 if is_low else _ABOVE)
    for words in lines:
        text(parent, (box.x + _PAD, y + size), words, size, kind)
        y += size * LINE


def label_lines(
    tile: Tile, width: float, height: float, size: float, labels: Labels
) -> tuple[str, ...]:
    """What stands on a box: the name, and below it what fits of amount and share.

    An amount is whole or not there.
    """
    most = int(height / (size * LINE))
    amount, of = labels.amount(tile.part.amount), labels.share(tile.part.amount)
    name = labels.name(tile.part)
    whole = lines_in(name, size, width, min(_NAME_LINES, max(most, 0)))
    if not whole:
        return ()
    free = most - len(whole)
    together = labels.figures(tile.part.amount)
    if free >= 1 and width_of(together, size) <= width:
        return (*whole, together)
    if free >= 1 and width_of(amount, size) > width:
        return (*whole, of) if of and width_of(of, size) <= width else whole
    figures = (amount, of) if of and free > 1 else (amount,)
    return (*whole, *figures[: max(free, 0)])


def icicle(parent: Element, tiles: Sequence[Tile], box: Box, labels: Labels) -> None:
    """Draw an icicle into a box: a column for each level, from left to right."""
    _column(parent, tiles, box, box.width / max(depth_of(tiles), 1), labels, is_root=True)


def _column(
    parent: Element, tiles: Sequence[Tile], box: Box, width: float, labels: Labels, *, is_root: bool
) -> None:
    found = spans([float(one.weight) for one in tiles])
    for tile, (start, end) in zip(tiles, found, strict=True):
        cell = Box(box.x, box.y + box.height * start, width, box.height * (end - start))
        made = group(parent, labels.hover(tile.part))
        # Thin slices without a gap: what is small stays as large as it is.
        inside = cell.inset(min(_GAP, cell.height / 4))
        _labelled_box(made, tile, inside, labels, is_root=is_root)
        _column(made, tile.tiles, cell._replace(x=box.x + width), width, labels, is_root=False)
