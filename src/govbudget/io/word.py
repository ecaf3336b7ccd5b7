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

from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile
from govbudget.io.leftout import LeftOut
from govbudget.io.limits import read_member, zip_members
from govbudget.io.marks import join, one_line
from govbudget.io.nested import NestedTable
from govbudget.io.source import Grid, Loss, Lost, Paragraph, SourceDocument
from govbudget.io.wordnumbers import Numbers
from govbudget.io.xmltree import attribute, local, parse_xml, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from govbudget.io.source import Block

__all__ = ["read_word"]

_MAIN = "word/document.xml"
#: The parts of a file that stand beside its text, by the beginnings of their names.
_BESIDE = (
    ("word/header", "page_heads"),
    ("word/footer", "page_feet"),
    ("word/footnotes", "footnotes"),
    ("word/comments", "comments"),
)
#: What numbers the pages, and the lines between text and notes, which say nothing.
_NO_WORDS = re.compile(r"[\W\d_]|[第共页]")
#: What is no text: what was deleted, the code of fields, and the copy of a drawing for old readers.
_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr"})
_PICTURES = frozenset({"pict", "drawing", "object"})


def read_word(path: str, data: bytes) -> SourceDocument:
    """The paragraphs and tables of a docx file, with the numbers that Word counts.

    The text of boxes follows the paragraph that they hang on. What is hidden, struck out or raised,
    page heads and feet, footnotes and comments are left out and listed.

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
        beside = tuple(
            what
            for part, what in _BESIDE
            if any(_says(path, archive, name) for name in members if name.startswith(part))
        )
    body = _Body(Numbers(numbering, styles), _left_out_by(styles))
    blocks = tuple(body.blocks(root))
    if not blocks:
        what = "pictures" if body.pictures else "blank"
        raise UnreadableFile(path, Message(f"errors.word.{what}"))
    lost = (
        [Lost.of(Message("lost.pictures_or_boxes", count=body.pictures))] if body.pictures else []
    )
    lost += [
        *body.left_out.lost(),
        *(Lost.of(Message(f"lost.{what}")) for what in beside),
    ]
    return SourceDocument(path, "word", blocks, lost=tuple(lost))


def _says(path: str, archive: zipfile.ZipFile, name: str) -> bool:
    """Whether a part beside the text has words: a page foot with its number only has none."""
    try:
        root = parse_xml(path, name, read_member(path, archive, name))
    except UnreadableFile:
        return True
    said = "".join(one.text or "" for one in root.iter() if local(one) == "t")
    return _NO_WORDS.sub("", said) != ""


class _Body:
    """Walks the body of a document."""

    def __init__(self, numbers: Numbers, styles: dict[str, Loss]) -> None:
        self.pictures = 0
        self.left_out = LeftOut()
        self._numbers = numbers
        self._styles = styles

    def blocks(self, element: Element, *, within: bool = False) -> Iterator[Block]:
        """The blocks below an element, in their order; ``within`` is a cell of a table."""
        for child in element:
            match local(child):
                case "p":
                    yield from self._paragraph(child)
                case "tbl":
                    yield from self._table(child).blocks(within=within)
                case name if name not in _SKIPPED:
                    yield from self.blocks(child, within=within)

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
            if name == "r" and (kind := self._kind_of(child)):
                self.left_out.add(
                    kind, "".join(one.text or "" for one in child if local(one) == "t")
                )
            elif name == "t":
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

    def _kind_of(self, run: Element) -> Loss | None:
        """Why a run of letters is left out; None where it is not."""
        style = value_of(run, "rStyle", within="rPr")
        return _kind(run) or (self._styles.get(style) if style else None)

    def _table(self, element: Element) -> NestedTable:
        table = NestedTable()
        begins: dict[int, int] = {}
        for row in _found(element, "tr"):
            if value_of(row, "hidden", within="trPr") not in {None, "0", "false"}:
                self.left_out.add(Loss.HIDDEN, " ".join(_texts(row)))
                continue
            table.begin_row()
            for _ in range(_span(row, "gridBefore")):
                table.add("")
            for cell in _found(row, "tc"):
                self._add_cell(table, cell, begins)
        return table

    def _add_cell(self, table: NestedTable, cell: Element, begins: dict[int, int]) -> None:
        """Add a cell; one that goes on from above has no text of its own."""
        columns = max(1, _span(cell, "gridSpan"))
        merged = value_of(cell, "vMerge", within="tcPr")
        rows = table.spans.rows
        column, here = len(rows[-1]), len(rows) - 1
        if merged in {"", "continue"}:
            table.add("", columns)
            if column in begins:
                table.spans.merges.append((begins[column], here, column))
            return
        begins.pop(column, None)
        if merged is not None:
            begins[column] = here
        table.add(self._cell(table, cell), columns)

    def _cell(self, table: NestedTable, element: Element) -> str:
        """The text of a cell; a table within it is one of its own, unless it is a single row."""
        parts: list[str] = []
        for block in self.blocks(element, within=True):
            if isinstance(block, Paragraph):
                parts.append(block.text)
            elif isinstance(block, Grid) and len(block.rows) > 1:
                table.hold([*map(Paragraph, parts), block])
                parts = []
            else:
                parts += (cell for row in block.rows for cell in row if cell)
        return reduce(join, parts, "")


def _texts(element: Element) -> Iterator[str]:
    return (one.text or "" for one in element.iter() if local(one) == "t")


def _kind(element: Element) -> Loss | None:
    """Why the properties of a run or of a style leave letters out; None where they do not."""
    for names, kind in (
        (("vanish", "webHidden"), Loss.HIDDEN),
        (("strike", "dstrike"), Loss.STRUCK),
    ):
        if any(
            value_of(element, name, within="rPr") not in {None, "0", "false", "off"}
            for name in names
        ):
            return kind
    raised = value_of(element, "vertAlign", within="rPr") == "superscript"
    return Loss.RAISED if raised else None


def _left_out_by(styles: Element | None) -> dict[str, Loss]:
    """The styles that leave letters out, by their id."""
    return {
        attribute(style, "styleId") or "": kind
        for style in (styles if styles is not None else ())
        if local(style) == "style" and (kind := _kind(style))
    }


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
