"""Gathers from the elements of a sheet what calamine does not tell of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field

from govbudget.base.cells import NotRead, WhyNot
from govbudget.io.numberformats import shown
from govbudget.io.sheetmarks import Marks
from govbudget.io.source import Loss
from govbudget.io.xlsxstyles import number_of

if TYPE_CHECKING:
    from govbudget.io.xlsxstyles import Style

__all__ = ["Left", "Scan"]

#: The texts that are left out of a cell, and why.
Left: TypeAlias = "list[tuple[Loss, str]]"
_CELL = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_MOST_HIDDEN = 16_384


def _column_of(letters: str) -> int:
    """The number of a column, from 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


class Scan:
    """Gathers the marks of a sheet from its elements."""

    def __init__(self, styles: dict[int, Style], texts: dict[int, tuple[str, Left]]) -> None:
        self.marks = Marks()
        self._styles = styles
        self._texts = texts
        self._row = -1
        self._cell = _Cell()
        self._said: list[str] | None = None
        self._formula: str | None = None
        self._run: Loss | None = None

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """Begin an element."""
        match tag[tag.rfind("}") + 1 :]:
            case "c":
                self._begin_cell(attrs)
            case "v" | "f" | "t":
                self._said = []
            case "row":
                self._begin_row(attrs)
            case "col" if attrs.get("hidden") in {"1", "true"}:
                first, last = number_of(attrs.get("min")), number_of(attrs.get("max"))
                self.marks.hide(range(first - 1, min(last, _MOST_HIDDEN)))
            case "mergeCell":
                self._merge(attrs.get("ref", ""))
            case "r":
                self._run = None
            case "strike" if attrs.get("val") not in {"0", "false"}:
                self._run = Loss.STRUCK
            case "vertAlign" if attrs.get("val") == "superscript":
                self._run = Loss.RAISED

    def data(self, text: str) -> None:
        """Take in some text."""
        if self._said is not None:
            self._said.append(text)

    def end(self, tag: str) -> None:
        """End an element."""
        match tag[tag.rfind("}") + 1 :]:
            case "v":
                self._cell.value = self._taken()
            case "f":
                self._cell.formula = self._taken()
            case "t":
                self._end_text()
            case "r":
                self._run = None
            case "c":
                self._end_cell()

    def _taken(self) -> str:
        text = "".join(self._said or ())
        self._said = None
        return text

    def _begin_row(self, attrs: dict[str, str]) -> None:
        self._row = number_of(attrs.get("r")) - 1 if "r" in attrs else self._row + 1
        self._cell = _Cell(self._row)
        if attrs.get("hidden") in {"1", "true"}:
            self.marks.rows.add(self._row)

    def _begin_cell(self, attrs: dict[str, str]) -> None:
        place = _CELL.fullmatch(attrs.get("r", ""))
        row, column = self._row, self._cell.column + 1
        if place:
            row, column = int(place[2]) - 1, _column_of(place[1])
        self._cell = _Cell(row, column, attrs.get("t", "n"), number_of(attrs.get("s")))

    def _end_text(self) -> None:
        text = self._taken()
        if self._run:
            self._cell.left_out.append((self._run, text))
        else:
            self._cell.texts.append(text)

    def _end_cell(self) -> None:
        cell = self._cell
        found = self._instead(cell)
        if found is not None:
            self.marks.instead[cell.row, cell.column] = found

    def _instead(self, cell: _Cell) -> object:
        """What stands in place of the value of a cell; None where that is right."""
        style = self._styles.get(cell.style)
        if style and (cell.value or cell.texts) and (style.struck or style.unseen):
            kind = Loss.STRUCK if style.struck else Loss.HIDDEN
            self._leave_out([(kind, cell.value or "".join(cell.texts))])
            return ""
        if cell.kind == "e":
            return NotRead(cell.value or "#N/A", WhyNot.ERROR)
        if cell.formula is not None and not cell.value and cell.kind not in {"str", "inlineStr"}:
            return NotRead(f"={cell.formula}", WhyNot.NO_RESULT)
        if style and style.code and cell.kind == "n" and cell.value:
            return _as_shown(cell.value, style.code)
        return self._without_runs(cell)

    def _without_runs(self, cell: _Cell) -> str | None:
        """A text without what is struck or raised; None where nothing is."""
        if cell.kind == "s":
            text, left_out = self._texts.get(number_of(cell.value), ("", []))
        else:
            text, left_out = "".join(cell.texts), cell.left_out
        self._leave_out(left_out)
        return text if left_out else None

    def _leave_out(self, texts: Left) -> None:
        for kind, text in texts:
            self.marks.left_out.add(kind, text)

    def _merge(self, written: str) -> None:
        ends = [_CELL.fullmatch(one) for one in written.split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:  # noqa: PLR2004  the first and the last cell
            first, last = int(ends[0][2]) - 1, int(ends[1][2]) - 1
            if last > first:
                self.marks.merges.append((first, last, _column_of(ends[0][1])))

    def close(self) -> None:
        """End the part."""


@define
class _Cell:
    """A cell under way."""

    row: int = -1
    column: int = -1
    kind: str = "n"
    style: int = 0
    value: str = ""
    formula: str | None = None
    texts: list[str] = field(factory=list)
    left_out: Left = field(factory=list)


def _as_shown(value: str, code: str) -> object:
    try:
        text = shown(value, code)
    except ValueError:
        return None
    return NotRead(code, WhyNot.FORMAT) if text is None else text
