"""What calamine does not tell of a sheet: what is hidden, merged, struck, wrong, shown otherwise.

The parts of an xlsx file are looked through for signs of these, and parsed only where there are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from attrs import define, field, frozen

from govbudget.base.cells import NotRead, WhyNot
from govbudget.io.limits import read_member, zip_members
from govbudget.io.numberformats import changes, hides, shown
from govbudget.io.sheetmarks import Marks
from govbudget.io.source import Loss
from govbudget.io.xmltree import attribute, local, parse_xml, walk_xml

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

__all__ = ["Package"]

_T = TypeVar("_T")
#: The texts that are left out of a cell, and why.
_Left: TypeAlias = "list[tuple[Loss, str]]"

_CELL = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_ATTRIBUTE = rb"""\b%s\s*=\s*["']%s["']"""
_ERROR = re.compile(_ATTRIBUTE % (b"t", b"e"))
_HIDDEN = re.compile(_ATTRIBUTE % (b"hidden", b"(?:1|true)"))
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b")
_RICH = re.compile(rb"<(?:\w+:)?(?:strike|vertAlign)\b")
#: Formats that every workbook knows by their number.
_SHARES = {9: "0%", 10: "0.00%"}
_WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
_MOST_HIDDEN = 16_384


def _column_of(letters: str) -> int:
    """The number of a column, from 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


@frozen
class _Style:
    """What a style of cells does to them: its format where that changes numbers, and the rest."""

    code: str = ""
    struck: bool = False
    unseen: bool = False


class Package:
    """The parts of an xlsx file that say what calamine does not."""

    def __init__(self, path: str, archive: zipfile.ZipFile) -> None:
        """Look at the package.

        Args:
            path: the file, for sentences.
            archive: the file, opened.

        Raises:
            UnreadableFile: it is damaged, or unpacks to too much.
        """
        self._path = path
        self._archive = archive
        # Some programs write the names of the parts with backslashes, or in other letters.
        self._names = {
            name.replace("\\", "/").lower().lstrip("/"): name for name in zip_members(path, archive)
        }
        self._styles = self._read_styles()
        self._texts = self._read_texts()
        self._parts = self._read_parts()

    def _part(self, name: str) -> bytes:
        real = self._names.get(name.lower())
        return b"" if real is None else read_member(self._path, self._archive, real)

    def _tree(self, name: str) -> Element | None:
        data = self._part(name)
        return parse_xml(self._path, name, data) if data else None

    def sheet(self, title: str) -> bytes:
        """The part of a sheet; nothing where it is not found."""
        return self._part(self._parts.get(title, ""))

    def marks(self, sheet: bytes) -> Marks | None:
        """What there is to know of a sheet; None where its values are all.

        Raises:
            UnreadableFile: it is damaged.
        """
        styled = {number for number, one in self._styles.items() if one != _Style()}
        if not (
            _ERROR.search(sheet)
            or _HIDDEN.search(sheet)
            or _FORMULA.search(sheet)
            or _MERGED.search(sheet)
            or _RICH.search(sheet)
            or self._texts
            or (styled and _styles_in(sheet) & styled)
        ):
            return None
        scan = _Scan(self._styles, self._texts)
        walk_xml(self._path, "a sheet", sheet, scan)
        return scan.marks

    def _read_parts(self) -> dict[str, str]:
        """The part of each sheet, by its title."""
        targets = {}
        relations = self._tree("xl/_rels/workbook.xml.rels")
        for one in relations if relations is not None else ():
            target = one.get("Target", "").replace("\\", "/")
            absolute = target.startswith("/")
            targets[one.get("Id", "")] = target.lstrip("/") if absolute else f"xl/{target}"
        book = self._tree("xl/workbook.xml")
        return {
            one.get("name", ""): targets.get(attribute(one, "id") or "", "")
            for one in (book.iter() if book is not None else ())
            if local(one) == "sheet"
        }

    def _read_styles(self) -> dict[int, _Style]:
        """The styles that do something to a cell, by their number."""
        root = self._tree("xl/styles.xml")
        if root is None:
            return {}
        parts = {local(one): list(one) for one in root}
        codes = {
            int(one.get("numFmtId", "0")): one.get("formatCode", "")
            for one in parts.get("numFmts", ())
            if one.get("numFmtId", "0").isdecimal()
        }
        fonts = [_font(one) for one in parts.get("fonts", ())]
        plain = [_is_unfilled(one) for one in parts.get("fills", ())]
        styles = {}
        for number, one in enumerate(parts.get("cellXfs", ())):
            which = _number(one.get("numFmtId"))
            code = codes.get(which, _SHARES.get(which, ""))
            struck, white = _at(fonts, _number(one.get("fontId")), (False, False))
            unseen = (white and _at(plain, _number(one.get("fillId")), True)) or hides(code)
            style = _Style(code if changes(code) else "", struck, unseen)
            if style != _Style():
                styles[number] = style
        return styles

    def _read_texts(self) -> dict[int, tuple[str, _Left]]:
        """The shared texts of which something is struck or raised: what is left, by number."""
        data = self._part("xl/sharedStrings.xml")
        if not _RICH.search(data):
            return {}
        root = parse_xml(self._path, "xl/sharedStrings.xml", data)
        found = {}
        for number, one in enumerate(one for one in root if local(one) == "si"):
            left_out: _Left = []
            text = "".join(_runs(one, left_out))
            if left_out:
                found[number] = text, left_out
        return found


def _runs(element: Element, left_out: _Left) -> Iterator[str]:
    """The texts of a cell that are neither struck nor raised; phonetic ones are no text."""
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name == "r":
            kind = _kind_of(child)
            texts = [one.text or "" for one in child if local(one) == "t"]
            if kind:
                left_out += [(kind, text) for text in texts]
            else:
                yield from texts


def _kind_of(run: Element) -> Loss | None:
    """Why a run of letters is left out; None where it is not."""
    for properties in run:
        if local(properties) == "rPr":
            for one in properties:
                value = attribute(one, "val")
                if local(one) == "strike" and value not in {"0", "false"}:
                    return Loss.STRUCK
                if local(one) == "vertAlign" and value == "superscript":
                    return Loss.RAISED
    return None


def _font(element: Element) -> tuple[bool, bool]:
    """Whether a font is struck, and whether it is white."""
    struck = white = False
    for one in element:
        if local(one) == "strike":
            struck = one.get("val") not in {"0", "false"}
        elif local(one) == "color":
            white = (one.get("rgb") or "").upper() in _WHITE or (
                one.get("theme") == "0" and one.get("tint", "0") in {"0", "0.0"}
            )
    return struck, white


def _is_unfilled(element: Element) -> bool:
    """Whether what a cell is filled with leaves it white."""
    for pattern in element:
        if local(pattern) != "patternFill":
            return False
        if pattern.get("patternType", "none") == "none":
            return True
        for colour in pattern:
            if local(colour) == "fgColor":
                return (colour.get("rgb") or "").upper() in _WHITE or colour.get("theme") == "0"
        return False
    return True


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 7 else 0  # noqa: PLR2004


def _at(values: list[_T], number: int, otherwise: _T) -> _T:
    return values[number] if number < len(values) else otherwise


def _styles_in(sheet: bytes) -> set[int]:
    found = set(re.findall(rb"""\bs\s*=\s*["']([0-9]{1,6})["']""", sheet))
    return {int(one) for one in found}


class _Scan:
    """Gathers the marks of a sheet from its elements."""

    def __init__(self, styles: dict[int, _Style], texts: dict[int, tuple[str, _Left]]) -> None:
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
                first, last = _number(attrs.get("min")), _number(attrs.get("max"))
                self.marks.columns.update(range(first - 1, min(last, _MOST_HIDDEN)))
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
        self._row = _number(attrs.get("r")) - 1 if "r" in attrs else self._row + 1
        self._cell = _Cell(self._row)
        if attrs.get("hidden") in {"1", "true"}:
            self.marks.rows.add(self._row)

    def _begin_cell(self, attrs: dict[str, str]) -> None:
        place = _CELL.fullmatch(attrs.get("r", ""))
        row, column = self._row, self._cell.column + 1
        if place:
            row, column = int(place[2]) - 1, _column_of(place[1])
        self._cell = _Cell(row, column, attrs.get("t", "n"), _number(attrs.get("s")))

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
            text, left_out = self._texts.get(_number(cell.value), ("", []))
        else:
            text, left_out = "".join(cell.texts), cell.left_out
        self._leave_out(left_out)
        return text if left_out else None

    def _leave_out(self, texts: _Left) -> None:
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
    left_out: _Left = field(factory=list)


def _as_shown(value: str, code: str) -> object:
    try:
        text = shown(value, code)
    except ValueError:
        return None
    return NotRead(code, WhyNot.FORMAT) if text is None else text
