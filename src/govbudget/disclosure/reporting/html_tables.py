"""Draws the tables of a document that have marks, as they are printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.reporting.marks import Spot
from govbudget.disclosure.reporting.markup import safe
from govbudget.disclosure.reporting.tally import SEVERITIES
from govbudget.disclosure.reporting.words import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.reporting.marks import TableMarks
    from govbudget.disclosure.reporting.words import Language
    from govbudget.io.source import Grid
    from govbudget.reconciling.kinds import Severity

__all__ = ["drawn", "is_amount"]

# Of a table with more rows than that, only those around the marks are shown.
_WHOLE = 60
_AROUND = 3
# In how many columns codes may stand, and how many digits they have.
_CODES, _LONGEST = 3, 9
_NUMBER = re.compile(r"[-(（]?[¥￥]?[\d,，.]+%?[)）]?")


def drawn(marks: TableMarks, prefix: str, language: Language) -> str:
    """A table with its marked cells, each with links to its findings.

    Args:
        marks: the table and its marks.
        prefix: what all anchors of the document begin with.
        language: the language of the report.
    """
    table = marks.table
    title = " ".join(filter(None, [table.number, table.title])) or table.kind.value
    unit = table.unit.value if table.unit else ""
    said = f'<span class="soft">{label("unit", language)} {unit}</span>' if unit else ""
    whole = Spot(marks.number)
    links = _links(marks.spots.get(whole, ()), prefix)
    rows = "".join(_rows(marks, prefix, language))
    return (
        f'<div class="wide"><table><caption id="{prefix}{whole.anchor}">{safe(title)}{said}{links}'
        f"</caption><tbody>{rows}</tbody></table></div>"
    )


def _rows(marks: TableMarks, prefix: str, language: Language) -> Iterator[str]:
    grids = marks.table.grids
    width = max(len(row) for grid in grids for row in grid.rows)
    long = sum(len(grid.rows) for grid in grids) > _WHOLE
    head = {tuple(filter(None, row)) for row in marks.table.head}
    for at, grid in enumerate(grids):
        shown = _shown(grid, list(marks.rows(at)), head, first=at == 0) if long else None
        if grid.page is not None and (shown is None or shown):
            yield _gap(_page(grid.page, language), width)
        left = 0
        for number, row in enumerate(grid.rows):
            if shown is not None and number not in shown:
                left += 1
                continue
            if left:
                yield _gap(f"⋮ {left} {label('rows_more', language)}", width)
                left = 0
            is_head = tuple(filter(None, row)) in head
            yield _row(row, Spot(marks.number, at, number), marks, prefix, is_head=is_head)
        if left:
            yield _gap(f"⋮ {left} {label('rows_more', language)}", width)


def _page(number: int, language: Language) -> str:
    return f"第 {number} 页" if language == "zh" else f"page {number}"


def _shown(
    grid: Grid, marked: Sequence[int], head: set[tuple[str, ...]], *, first: bool
) -> set[int]:
    """The rows of a long table that are shown: its head, and those around the marks."""
    rows = {near for at in marked for near in range(at - _AROUND, at + _AROUND + 1)}
    if first or rows:
        rows |= {at for at, row in enumerate(grid.rows) if tuple(filter(None, row)) in head}
    return rows


def _gap(text: str, width: int) -> str:
    return f'<tr class="gap"><td colspan="{width}">{safe(text)}</td></tr>'


def _row(row: Sequence[str], spot: Spot, marks: TableMarks, prefix: str, *, is_head: bool) -> str:
    """A row; where it is marked as a whole, the links stand in its first cell with a text."""
    whole = marks.spots.get(spot, ())
    first = next((at for at, text in enumerate(row) if text), 0)
    cells = []
    for at, text in enumerate(row):
        here = Spot(spot.table, spot.grid, spot.row, at)
        found = marks.spots.get(here, ())
        links = _links(whole, prefix) if at == first else ""
        tag = "th" if is_head and not found else "td"
        classes = ["n"] if tag == "td" and is_amount(text, at) else []
        named = ""
        if found:
            classes += ["mark", _worst(found)]
            named = f' id="{prefix}{here.anchor}"'
            links += _links(found, prefix)
        attribute = f' class="{" ".join(classes)}"' if classes else ""
        cells.append(f"<{tag}{named}{attribute}>{safe(text)}{links}</{tag}>")
    marked = f' id="{prefix}{spot.anchor}" class="mark {_worst(whole)}"' if whole else ""
    return f"<tr{marked}>{''.join(cells)}</tr>"


def is_amount(text: str, column: int) -> bool:
    """Whether a cell is set as an amount: the first columns have codes and numbers of rows."""
    is_code = column < _CODES and text.isdigit() and len(text) <= _LONGEST
    return bool(_NUMBER.fullmatch(text)) and not is_code


def _worst(found: Sequence[tuple[int, Severity]]) -> str:
    return min((severity for _, severity in found), key=SEVERITIES.index).value


def _links(found: Sequence[tuple[int, Severity]], prefix: str) -> str:
    """The numbers of the findings of a spot, as links to them."""
    if not found:
        return ""
    links = " ".join(f'<a href="#{prefix}f{number}">[{number}]</a>' for number, _ in found)
    return f"<sup>{links}</sup>"
