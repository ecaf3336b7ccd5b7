"""Reads web pages with the parser of the standard library: it fetches nothing, runs nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from govbudget.errors import UnreadableFile
from govbudget.io.grids import Spans, grid_of
from govbudget.io.marks import cell_text, one_line
from govbudget.io.source import Grid, Lost, Paragraph, SourceDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.io.source import Block

__all__ = ["read_html"]

#: What is no part of the text of a page.
_UNSEEN = frozenset({"script", "style", "template", "noscript", "title", "select", "object"})
#: What begins a line of its own.
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"}
    | {"h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "ul"}
)
#: A layout has no more cells of its own, and its text is longer than this.
_FEW_CELLS, _LONG_CELL = 8, 300
_PICTURES = frozenset({"img", "svg", "iframe", "embed", "object", "video", "canvas"})


def read_html(path: str, text: str) -> SourceDocument:
    """The paragraphs and tables of a web page.

    A table within a cell of another is read on its own; where the other only lays the page out, it
    is no table, and its texts are paragraphs. Scripts and styles are left out; pictures and frames
    are counted, and nothing is fetched.

    Args:
        path: the file, as the document names it.
        text: the page.

    Raises:
        UnreadableFile: it has no text.
        TooManyCells: it has a table of more than ten million.
    """
    page = _Page()
    page.feed(text)
    page.close()
    blocks = page.finished()
    if not blocks:
        raise UnreadableFile(path, "the page has no text: it may be made by a script when shown")
    lost = (Lost(f"{page.pictures} pictures or frames"),) if page.pictures else ()
    return SourceDocument(path, "html", tuple(blocks), lost=lost)


class _Table:
    """A table under way: as a grid, and as the layout of a page."""

    def __init__(self) -> None:
        self.spans = Spans()
        self.cell: list[str] | None = None
        self.size = (1, 1)
        #: The texts of its cells and the blocks within them, in their order.
        self.flow: list[str | Block] = []
        #: The blocks within its cells.
        self.within: list[Block] = []

    def end_cell(self) -> None:
        """End the cell under way, if there is one."""
        if self.cell is not None:
            text = "".join(self.cell)
            self.spans.add(text, *self.size)
            self.cell = None
            if text.strip():
                self.flow.append(text)

    def hold(self, blocks: Iterable[Block]) -> None:
        """Take in what stands in the cell under way and is no text of it."""
        for block in blocks:
            self.within.append(block)
            self.flow.append(block)

    def blocks(self) -> Iterator[Block]:
        """What it is: a grid, or, where it only lays out a page, what its cells hold."""
        if not self._lays_out():
            yield from self.within
            yield from grid_of(self.spans.rows)
            return
        for part in self.flow:
            if isinstance(part, str):
                yield from _paragraphs(part)
            else:
                yield part

    def _lays_out(self) -> bool:
        """Whether it holds tables that say more than itself, or long texts in few cells."""
        own = [part for part in self.flow if isinstance(part, str)]
        inner = sum(
            bool(cell)
            for block in self.within
            if isinstance(block, Grid)
            for row in block.rows
            for cell in row
        )
        if inner:
            return inner >= len(own)
        return len(own) <= _FEW_CELLS and any(
            len(text) > _LONG_CELL and len(list(_paragraphs(text))) > _FEW_CELLS for text in own
        )


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for line in text.split("\n"):
        if said := one_line(line):
            yield Paragraph(said)


class _Page(HTMLParser):
    """Gathers blocks from the tags of a page; tags that a page leaves out are supplied."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pictures = 0
        self._blocks: list[Block] = []
        self._said: list[str] = []
        self._tables: list[_Table] = []
        self._unseen: list[str] = []

    def finished(self) -> list[Block]:
        """The blocks, with what the page left open closed."""
        while self._tables:
            self._end_table()
        self._end_paragraph()
        return self._blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _PICTURES:
            self.pictures += 1
        if self._unseen or tag in _UNSEEN:
            if tag in _UNSEEN:
                self._unseen.append(tag)
            return
        table = self._tables[-1] if self._tables else None
        if tag == "table":
            self._begin_table(table)
        elif table and tag == "tr":
            self._begin_row(table)
        elif table and tag in {"td", "th"}:
            self._begin_cell(table, dict(attrs))
        elif tag in _BLOCKS:
            self._break(table)

    def _break(self, table: _Table | None) -> None:
        if table is None or table.cell is None:
            self._end_paragraph()
        else:
            table.cell.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # <script/> or <td/>: a page that is written as XML closes them so.
        self.handle_starttag(tag, attrs)
        if tag in _UNSEEN or tag in {"td", "th"}:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
            return
        table = self._tables[-1] if self._tables else None
        if tag == "table" and table:
            self._end_table()
        elif tag in {"td", "th"} and table:
            table.end_cell()
        elif tag in _BLOCKS:
            self._break(table)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        cell = self._tables[-1].cell if self._tables else None
        (self._said if cell is None else cell).append(data)

    def _end_paragraph(self) -> None:
        if said := cell_text("".join(self._said)):
            self._blocks.append(Paragraph(said))
        self._said.clear()

    def _begin_table(self, table: _Table | None) -> None:
        if table is None:
            self._end_paragraph()
        elif table.cell is not None:
            # What stands in the cell so far comes before the table.
            table.hold(_paragraphs("".join(table.cell)))
            table.cell = []
        self._tables.append(_Table())

    def _begin_row(self, table: _Table) -> None:
        table.end_cell()
        if table.spans.rows:
            table.spans.end_row()
        table.spans.begin_row()

    def _begin_cell(self, table: _Table, attrs: dict[str, str | None]) -> None:
        table.end_cell()
        table.cell = []
        table.size = (_number(attrs.get("colspan")), _number(attrs.get("rowspan")))

    def _end_table(self) -> None:
        table = self._tables.pop()
        table.end_cell()
        if table.spans.rows:
            table.spans.end_row()
        if self._tables:
            self._tables[-1].hold(table.blocks())
        else:
            self._end_paragraph()
            self._blocks += table.blocks()


def _number(written: str | None) -> int:
    """How many places a cell spans; one where the page does not say it in a few digits."""
    written = (written or "").strip()
    return int(written) if re.fullmatch("[0-9]{1,5}", written) else 1
