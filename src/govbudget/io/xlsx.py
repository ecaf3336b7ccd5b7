"""What calamine does not tell of a sheet: what is hidden, merged, struck, wrong, shown otherwise.

The parts of an xlsx file are looked through for signs of these, and parsed only where there are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.io.limits import plain_name, read_member, zip_members
from govbudget.io.source import Loss
from govbudget.io.xlsxscan import Left, Scan
from govbudget.io.xlsxstyles import Style, styles_of
from govbudget.io.xmltree import attribute, local, parse_xml, walk_xml

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from govbudget.io.sheetmarks import Marks

__all__ = ["Package"]


_ATTRIBUTE = rb"""\b%s\s*=\s*["']%s["']"""
_ERROR = re.compile(_ATTRIBUTE % (b"t", b"e"))
_HIDDEN = re.compile(_ATTRIBUTE % (b"hidden", b"(?:1|true)"))
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b")
_RICH = re.compile(rb"<(?:\w+:)?(?:strike|vertAlign)\b")


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
        self._names = {plain_name(name): name for name in zip_members(path, archive)}
        self._styles = styles_of(self._tree("xl/styles.xml"))
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

    def part_of(self, title: str) -> str:
        """The name of the part of a sheet; empty where it is not found."""
        return self._parts.get(title, "")

    def marks(self, sheet: bytes) -> Marks | None:
        """What there is to know of a sheet; None where its values are all.

        Raises:
            UnreadableFile: it is damaged.
        """
        styled = {number for number, one in self._styles.items() if one != Style()}
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
        scan = Scan(self._styles, self._texts)
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

    def _read_texts(self) -> dict[int, tuple[str, Left]]:
        """The shared texts of which something is struck or raised: what is left, by number."""
        data = self._part("xl/sharedStrings.xml")
        if not _RICH.search(data):
            return {}
        root = parse_xml(self._path, "xl/sharedStrings.xml", data)
        found = {}
        for number, one in enumerate(one for one in root if local(one) == "si"):
            left_out: Left = []
            text = "".join(_runs(one, left_out))
            if left_out:
                found[number] = text, left_out
        return found


def _runs(element: Element, left_out: Left) -> Iterator[str]:
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


def _styles_in(sheet: bytes) -> set[int]:
    found = set(re.findall(rb"""\bs\s*=\s*["']([0-9]{1,6})["']""", sheet))
    return {int(one) for one in found}
