"""What calamine does not tell of the sheets of an OpenDocument workbook.

A cell keeps its value and, beside it, the text that it shows: where that is another number, as
where a format shows 元 as 万元, what is shown counts.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from attrs import define, field

from govbudget.base.cells import NotRead, WhyNot
from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile
from govbudget.io.limits import MOST_CELLS
from govbudget.io.sheetmarks import Marks
from govbudget.io.source import Loss
from govbudget.io.xmltree import walk_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["marks_of"]

_ERROR = re.compile(r"#[A-Z/0]+[!?A]|Err:\d+|#N/A", re.ASCII)
_NUMBER = re.compile(r"[-−(（]?[¥￥$]?\d[\d,]*(?:\.\d+)?[)）]?", re.ASCII)
#: Cells that are merged over more rows than that are no cells of a table.
_MOST = 100_000


def marks_of(path: str, content: bytes) -> dict[str, Marks]:
    """What there is to know of each sheet, by its name.

    Args:
        path: the file, for the message.
        content: its part ``content.xml``.

    Raises:
        UnreadableFile: it is damaged, or cells with a value are repeated over too many places.
    """
    scan = _OdsScan(path)
    walk_xml(path, "content.xml", content, scan)
    return scan.sheets


@define
class _OdsCell:
    """A cell under way: its value as it is kept, and the texts of its paragraphs."""

    kind: str = ""
    value: str = ""
    formula: str = ""
    columns: int = 1
    rows: int = 1
    texts: list[str] = field(factory=list)


class _OdsScan:
    """Gathers the marks of all sheets from the elements."""

    def __init__(self, path: str) -> None:
        self.sheets: dict[str, Marks] = {}
        self._path = path
        self._marks = Marks()
        self._struck: set[str] = set()
        self._raised: set[str] = set()
        self._style = ""
        self._row = self._rows = 0
        self._column = self._widest = 0
        self._cell: _OdsCell | None = None
        self._runs: list[Loss | None] = []
        self._valued = False
        self._notes = 0

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """Begin an element."""
        of = {key[key.rfind("}") + 1 :]: value for key, value in attrs.items()}
        name = tag[tag.rfind("}") + 1 :]
        match name:
            case "style":
                self._style = of.get("name", "")
            case "text-properties":
                self._text_style(of)
            case "table" | "table-column" | "table-row":
                self._begin(name, of)
            case "table-cell" | "covered-table-cell":
                self._begin_cell(of)
            case "annotation":
                self._notes += 1
            case "p" if self._cell is not None and not self._notes:
                self._cell.texts.append("")
            case "span":
                style = of.get("style-name", "")
                struck = Loss.STRUCK if style in self._struck else None
                self._runs.append(Loss.RAISED if style in self._raised else struck)

    def _begin(self, name: str, of: dict[str, str]) -> None:
        """Begin a sheet, a column or a row."""
        hidden = of.get("visibility", "visible") != "visible"
        if name == "table":
            self._marks = self.sheets.setdefault(of.get("name", ""), Marks())
            self._row = self._rows = self._column = 0
        elif name == "table-column":
            times = min(_times(of, "number-columns-repeated"), _MOST)
            if hidden:
                self._marks.columns.update(range(self._column, self._column + times))
            self._column += times
        else:
            self._row += self._rows
            self._rows = _times(of, "number-rows-repeated")
            self._column = 0
            self._valued = False
            if hidden:
                last = self._row + min(self._rows, _MOST)
                self._marks.rows.update(range(self._row, last))

    def data(self, text: str) -> None:
        """Take in some text."""
        if self._cell is None or not self._cell.texts or self._notes:
            return
        kind = next((one for one in self._runs if one is not None), None)
        if kind is None:
            self._cell.texts[-1] += text
        else:
            self._marks.left_out.add(kind, text)
            self._cell.kind = "left out"

    def end(self, tag: str) -> None:
        """End an element."""
        match tag[tag.rfind("}") + 1 :]:
            case "table-cell" | "covered-table-cell":
                self._end_cell()
            case "table-row":
                self._end_row()
            case "annotation":
                self._notes -= 1
            case "span":
                self._runs.pop()

    def close(self) -> None:
        """End the part."""

    def _text_style(self, of: dict[str, str]) -> None:
        if of.get("text-line-through-style", "none") != "none":
            self._struck.add(self._style)
        if of.get("text-position", "").startswith("super"):
            self._raised.add(self._style)

    def _begin_cell(self, of: dict[str, str]) -> None:
        self._cell = _OdsCell(
            of.get("value-type", ""),
            of.get("value", ""),
            of.get("formula", ""),
            _times(of, "number-columns-repeated"),
            _times(of, "number-rows-spanned"),
        )

    def _end_cell(self) -> None:
        cell = self._cell
        if cell is None:
            return
        self._cell = None
        text = "\n".join(cell.texts)
        if cell.kind or cell.texts:
            self._valued = True
            self._widest = self._column + cell.columns
            found = _instead(cell, text)
            if found is not None:
                for row, column in self._places(cell):
                    self._marks.instead[row, column] = found
        if cell.rows > 1:
            last = self._row + min(cell.rows, _MOST) - 1
            self._marks.merges.append((self._row, last, self._column))
        self._column += cell.columns

    def _places(self, cell: _OdsCell) -> Iterator[tuple[int, int]]:
        self._check(cell.columns * self._rows)
        for row in range(self._row, self._row + self._rows):
            for column in range(self._column, self._column + cell.columns):
                yield row, column

    def _end_row(self) -> None:
        if self._valued:
            self._check((self._row + self._rows) * self._widest)

    def _check(self, places: int) -> None:
        if places > MOST_CELLS:
            raise UnreadableFile(
                self._path, Message("errors.file.cells", places=places, most_cells=MOST_CELLS)
            )


def _times(of: dict[str, str], name: str) -> int:
    written = of.get(name, "1")
    return max(int(written), 1) if written.isdecimal() and len(written) < 10 else 1  # noqa: PLR2004


def _instead(cell: _OdsCell, text: str) -> object:
    """What stands in place of the value of a cell; None where that is right."""
    if cell.kind == "left out":
        return text
    if _ERROR.fullmatch(text.strip()) and cell.formula:
        return NotRead(text.strip(), WhyNot.ERROR)
    if cell.kind not in {"float", "percentage", "currency"}:
        return None
    said = text.strip()
    if not _NUMBER.fullmatch(said):
        # A date, a unit, a share: what it shows; a number without any text is what it is.
        return said if said and any(map(str.isdigit, said)) else None
    return None if _is_near(said, cell.value) else said


def _is_near(said: str, value: str) -> bool:
    """Whether what is shown is the number kept, rounded."""
    digits = re.sub(r"[^\d.]", "", said)
    try:
        kept = abs(Decimal(value))
        shown = Decimal(digits)
    except InvalidOperation:
        return True
    return abs(kept - shown) <= Decimal(1).scaleb(int(shown.as_tuple().exponent))
