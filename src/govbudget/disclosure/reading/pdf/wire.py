"""Pages to and from what JSON can hold, without loss: between two processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.disclosure.reading.pdf.lines import PageLine
from govbudget.disclosure.reading.pdf.page import Page, PageTable
from govbudget.io.source import Loss, Lost

if TYPE_CHECKING:
    from govbudget.position import Box

__all__ = ["page_from", "plain_page"]


def plain_page(page: Page) -> list[Any]:
    """A page as lists, numbers and texts."""
    tables = [[one.top, one.rows, one.boxes, one.xs, one.spans] for one in page.tables]
    lines = [
        [one.text, one.x0, one.x1, one.base, one.size, one.alone, one.box, one.edges]
        for one in page.lines
    ]
    lost = [[one.what, one.page, one.kind.value, one.what_zh] for one in page.lost]
    size = page.number, page.width, page.height
    return [*size, tables, lines, page.letters, lost, page.nameless, page.pictured]


def page_from(plain: list[Any]) -> Page:
    """The page of which these are the lists, numbers and texts."""
    number, width, height, tables, lines, letters, lost, nameless, pictured = plain
    return Page(
        number,
        width,
        height,
        tuple(_table(*one) for one in tables),
        tuple(_line(*one) for one in lines),
        letters,
        tuple(Lost(what, page, Loss(kind), zh) for what, page, kind, zh in lost),
        nameless,
        pictured,
    )


def _table(*plain: Any) -> PageTable:
    top, rows, boxes, xs, spans = plain
    places = tuple(tuple(_box(box) for box in row) for row in boxes)
    reaches = tuple((left, right) for left, right in spans)
    return PageTable(top, tuple(map(tuple, rows)), places, tuple(xs), reaches)


def _line(*plain: Any) -> PageLine:
    text, x0, x1, base, size, alone, box, edges = plain
    return PageLine(text, x0, x1, base, size, alone, tuple(box), tuple(edges))


def _box(box: list[float] | None) -> Box | None:
    return None if box is None else (box[0], box[1], box[2], box[3])
