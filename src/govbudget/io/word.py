"""Reads docx files with the standard library: a docx is a zip of XML.

python-docx was not taken: it passes over text in content controls, insertions and nested runs, and
over the numbers that Word counts itself, all of which a published document prints.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import reduce
from typing import TYPE_CHECKING

from govbudget.errors import UnreadableFile
from govbudget.io.grids import Spans, grid_of
from govbudget.io.limits import read_member, zip_members
from govbudget.io.marks import join, one_line
from govbudget.io.source import Lost, Paragraph, SourceDocument
from govbudget.io.wordnumbers import Numbers
from govbudget.io.xmltree import local, parse_xml, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from govbudget.io.source import Block

__all__ = ["read_word"]

_MAIN = "word/document.xml"
#: What is no text: what was deleted, the code of fields, and the copy of a drawing for old readers.
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr"})
_PICTURES = frozenset({"pict", "drawing", "object"})


def read_word(path: str, data: bytes) -> SourceDocument:
    """The paragraphs and tables of a docx file, with the numbers that Word counts.

    The text of boxes follows the paragraph that they hang on. Page heads and feet, footnotes and
    comments are left out and listed.

    Args:
        path: the file, as the document names it.
        data: what it holds.

    Raises:
        UnreadableFile: it is damaged, too large, or has no text.
        TooManyCells: it has a table of more than ten million.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = zip_members(path, archive)
        root = parse_xml(path, _MAIN, read_member(path, archive, _MAIN))
        styles, numbering = (
            parse_xml(path, name, read_member(path, archive, name)) if name in members else None
            for name in ("word/styles.xml", "word/numbering.xml")
        )
    body = _Body(Numbers(numbering, styles))
    blocks = tuple(body.blocks(root))
    if not blocks:
        what = (
            "it holds pictures only; recognise their text first" if body.pictures else "it is blank"
        )
        raise UnreadableFile(path, f"it has no text: {what}")
    lost = [Lost(f"{body.pictures} pictures or boxes")] if body.pictures else []
    lost += [Lost(what) for what in _left_out(members)]
    return SourceDocument(path, "word", blocks, lost=tuple(lost))


def _left_out(members: dict[str, zipfile.ZipInfo]) -> Iterator[str]:
    for part, what in (
        ("word/header", "page heads"),
        ("word/footer", "page feet"),
        ("word/footnotes", "footnotes"),
        ("word/comments", "comments"),
    ):
        if any(name.startswith(part) for name in members):
            yield what


class _Body:
    """Walks the body of a document."""

    def __init__(self, numbers: Numbers) -> None:
        self.pictures = 0
        self._numbers = numbers

    def blocks(self, element: Element) -> Iterator[Block]:
        """The blocks below an element, in their order."""
        for child in element:
            match local(child):
                case "p":
                    yield from self._paragraph(child)
                case "tbl":
                    yield from grid_of(self._table(child))
                case name if name not in _SKIPPED:
                    yield from self.blocks(child)

    def _paragraph(self, element: Element) -> Iterator[Block]:
        boxes: list[Element] = []
        text = self._numbers.of(element) + "".join(self._text(element, boxes))
        # A line break within a paragraph parts two lines as a new paragraph does.
        for line in text.split("\n"):
            if said := one_line(line):
                yield Paragraph(said)
        for box in boxes:
            yield from self.blocks(box)

    def _text(self, element: Element, boxes: list[Element]) -> Iterator[str]:
        for child in element:
            name = local(child)
            if name == "t":
                yield child.text or ""
            elif name in {"tab", "ptab"}:
                yield "\t"
            elif name in {"br", "cr"}:
                yield "\n"
            elif name == "noBreakHyphen":
                yield "-"
            elif name == "txbxContent":
                boxes.append(child)
            elif name not in _SKIPPED:
                if name in _PICTURES:
                    self.pictures += 1
                yield from self._text(child, boxes)

    def _table(self, element: Element) -> list[list[str]]:
        spans = Spans()
        for row in _found(element, "tr"):
            spans.begin_row()
            for _ in range(_span(row, "gridBefore")):
                spans.add("")
            for cell in _found(row, "tc"):
                columns = max(1, _span(cell, "gridSpan"))
                merged = value_of(cell, "vMerge", within="tcPr")
                text = "" if merged in {"", "continue"} else self._cell(cell)
                spans.add(text, columns)
        return spans.rows

    def _cell(self, element: Element) -> str:
        """The text of a cell; that of a table within it, row by row."""
        parts: list[str] = []
        for block in self.blocks(element):
            if isinstance(block, Paragraph):
                parts.append(block.text)
            else:
                parts += (cell for row in block.rows for cell in row if cell)
        return reduce(join, parts, "")


def _found(element: Element, name: str) -> Iterator[Element]:
    """Rows or cells, in content controls too, and not those of a table within."""
    for child in element:
        found = local(child)
        if found == name:
            yield child
        elif found in {"sdt", "sdtContent", "ins", "customXml", "smartTag"}:
            yield from _found(child, name)


def _span(element: Element, name: str) -> int:
    """How many columns a property names; 0 where it is not set, or is no number up to 9999."""
    within = "trPr" if name == "gridBefore" else "tcPr"
    written = value_of(element, name, within=within) or ""
    return min(int(written), 1000) if re.fullmatch("[0-9]{1,4}", written) else 0
