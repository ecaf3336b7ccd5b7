"""The sheets of a workbook of 2003 in XML, which some systems write under the name of an xls file.

Source: XML Spreadsheet Reference (Microsoft, 2003).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from govbudget.base.cells import NotRead, WhyNot
from govbudget.base.messages import Message
from govbudget.io.limits import check_cells
from govbudget.io.numberformats import changes, shown
from govbudget.io.sheetmarks import Marks, OpenedSheet, shown_of
from govbudget.io.source import Loss
from govbudget.io.xmltree import walk_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["sheets_of"]

_NAMED = {"Percent": "0.00%"}
_HIDDEN = Message("lost.is_hidden")


def sheets_of(path: str, data: bytes) -> Iterator[OpenedSheet]:
    """The sheets of the workbook.

    Args:
        path: the file, for the message.
        data: what it holds.

    Raises:
        UnreadableFile: it is damaged, or has a document type.
        TooManyCells: it has more than ten million.
    """
    scan = _XmlScan()
    walk_xml(path, "the workbook", data.lstrip(), scan)
    for sheet in scan.sheets:
        if sheet.hidden:
            yield OpenedSheet(sheet.name, why_not=_HIDDEN)
        else:
            yield shown_of(sheet.name, sheet.rows, sheet.marks)


@define
class _Sheet:
    """A sheet under way."""

    name: str
    rows: list[list[object]] = field(factory=list)
    marks: Marks = field(factory=Marks)
    hidden: bool = False
    cells: int = 0


class _XmlScan:
    """Gathers the sheets from the elements."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self._codes: dict[str, str] = {}
        self._style = self._of_cell = self._kind = ""
        self._row = self._column = -1
        self._across = 0
        self._said: list[str] | None = None
        self._left_out: list[Loss] = []
        self._comments = 0

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """Begin an element."""
        of = {key[key.rfind("}") + 1 :]: value for key, value in attrs.items()}
        match tag[tag.rfind("}") + 1 :]:
            case "Style":
                self._style = of.get("ID", "")
            case "NumberFormat":
                code = of.get("Format", "")
                self._codes[self._style] = _NAMED.get(code, code)
            case "Worksheet":
                self.sheets.append(_Sheet(of.get("Name", "")))
                self._row = -1
                self._column = -1
            case "Column" | "Row" | "Cell" as name if self.sheets:
                self._begin(name, of)
            case "Comment":
                self._comments += 1
            case "Data" | "Visible" if self.sheets and not self._comments:
                self._kind = of.get("Type", "")
                self._said = []
            case "Sup" | "S" as name:
                self._left_out.append(Loss.RAISED if name == "Sup" else Loss.STRUCK)

    def _begin(self, name: str, of: dict[str, str]) -> None:
        """Begin a column, a row or a cell."""
        sheet = self.sheets[-1]
        index, hidden = of.get("Index", ""), of.get("Hidden") == "1"
        at = int(index) - 1 if index.isdecimal() and len(index) < 8 else None  # noqa: PLR2004
        if name == "Column":
            self._column = self._column + 1 if at is None else at
            last = self._column + _number(of.get("Span"))
            if hidden:
                sheet.marks.columns.update(range(self._column, last + 1))
            self._column = last
        elif name == "Row":
            self._row = self._row + 1 if at is None else at
            self._column, self._across = -1, 0
            if hidden:
                sheet.marks.rows.add(self._row)
        else:
            self._column = self._column + 1 + self._across if at is None else at
            self._across = _number(of.get("MergeAcross"))
            self._of_cell = of.get("StyleID", "")
            down = _number(of.get("MergeDown"))
            if down:
                sheet.marks.merges.append((self._row, self._row + down, self._column))

    def data(self, text: str) -> None:
        """Take in some text."""
        if self._said is None:
            return
        if self._left_out:
            self.sheets[-1].marks.left_out.add(self._left_out[-1], text)
        else:
            self._said.append(text)

    def end(self, tag: str) -> None:
        """End an element."""
        match tag[tag.rfind("}") + 1 :]:
            case "Data" if self._said is not None:
                text, self._said = "".join(self._said), None
                self._put(_value(text, self._kind, self._codes.get(self._of_cell, "")))
            case "Visible" if self._said is not None:
                text, self._said = "".join(self._said), None
                self.sheets[-1].hidden = text.strip() != "SheetVisible"
            case "Sup" | "S" if self._left_out:
                self._left_out.pop()
            case "Comment":
                self._comments -= 1

    def close(self) -> None:
        """End the part."""

    def _put(self, value: object) -> None:
        sheet = self.sheets[-1]
        if self._row < 0:
            return
        sheet.cells += 1 + max(0, self._row - len(sheet.rows))
        check_cells(max(sheet.cells, self._row, self._column))
        while len(sheet.rows) <= self._row:
            sheet.rows.append([])
        row = sheet.rows[self._row]
        sheet.cells += max(0, self._column - len(row))
        check_cells(sheet.cells)
        row.extend([""] * (self._column + 1 - len(row)))
        row[self._column] = value


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 7 else 0  # noqa: PLR2004


def _value(text: str, kind: str, code: str) -> object:
    """The value of a cell."""
    if kind == "Error":
        return NotRead(text, WhyNot.ERROR)
    if kind == "Boolean":
        return text.strip() == "1"
    if kind == "DateTime":
        return text.removesuffix("T00:00:00.000").removesuffix("T00:00:00")
    return _shown(text, code) if kind == "Number" else text


def _shown(text: str, code: str) -> object:
    """A number as it is shown."""
    try:
        number = float(text)
    except ValueError:
        return text
    if changes(code):
        said = shown(number, code)
        return NotRead(code, WhyNot.FORMAT) if said is None else said
    return number
