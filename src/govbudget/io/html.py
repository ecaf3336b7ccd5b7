"""Reads web pages: it fetches nothing, runs nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile
from govbudget.io.leftout import LeftOut
from govbudget.io.limits import check_depth
from govbudget.io.marks import cell_text
from govbudget.io.nested import NestedTable, paragraphs_of
from govbudget.io.source import Lost, Paragraph, SourceDocument
from govbudget.io.tags import take_apart
from govbudget.io.unseen import Styles, Unseen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    from govbudget.io.source import Block

    Lines: TypeAlias = Callable[[list[str], list[Lost]], Iterable[Block]]

__all__ = ["read_html"]

#: What is no part of the text of a page.
_UNSEEN = frozenset({"script", "style", "template", "noscript", "title", "select", "object"})
#: What begins a line of its own.
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"}
    | {"h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "ul"}
)
_CELLS = frozenset({"td", "th"})
#: What has no content, and so leaves nothing out.
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_PICTURES = frozenset({"img", "svg", "iframe", "embed", "object", "video", "canvas"})


def read_html(path: str, text: str, lines_of: Lines | None = None) -> SourceDocument:
    """The paragraphs and tables of a web page.

    A table within a cell of another is read on its own; where the other only lays the page out, it
    is no table, and its texts are paragraphs. Scripts and styles are left out; what is not shown,
    struck out or raised is left out and listed; pictures and frames are counted, and nothing is
    fetched.

    Args:
        path: the file, as the document names it.
        text: the page.
        lines_of: what reads text whose lines and blanks are kept (``pre``): it takes the lines, and
            a list for what is lost. Without it each line is a paragraph.

    Raises:
        UnreadableFile: it has no text.
        TooManyCells: it has a table of more than ten million, or tables that stand in each other
            more than 500 deep.
    """
    page = _HtmlPage(lines_of)
    beyond = take_apart(text, page)
    blocks = page.finished()
    if not blocks:
        raise UnreadableFile(path, Message("errors.file.empty_page"))
    lost = (
        [Lost.of(Message("lost.pictures_or_frames", count=page.pictures))] if page.pictures else []
    )
    if beyond.strip("< \t\r\n"):
        lost.append(Lost.of(Message("lost.no_end", count=len(beyond))))
    lost += [*page.lost, *page.left_out.lost()]
    return SourceDocument(path, "html", tuple(blocks), lost=tuple(lost))


class _HtmlTable:
    """A table under way, with its cell under way."""

    def __init__(self) -> None:
        self.table = NestedTable()
        self.cell: list[str] | None = None
        self.size = (1, 1)

    def end_cell(self) -> None:
        """End the cell under way, if there is one."""
        if self.cell is not None:
            self.table.add("".join(self.cell), *self.size)
            self.cell = None


class _HtmlPage:
    """Gathers blocks from the tags of a page; tags that a page leaves out are supplied."""

    def __init__(self, lines_of: Lines | None) -> None:
        self.pictures = 0
        self.left_out = LeftOut()
        self.lost: list[Lost] = []
        self._lines_of = lines_of
        self._is_kept = False
        self._styles = Styles()
        self._out: Unseen | None = None
        self._said_out: list[str] = []
        self._blocks: list[Block] = []
        self._said: list[str] = []
        self._tables: list[_HtmlTable] = []
        self._unseen: list[str] = []

    def finished(self) -> list[Block]:
        """The blocks, with what the page left open closed."""
        self._end_out()
        while self._tables:
            self._end_table()
        self._end_paragraph()
        return self._blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._unseen and tag not in _UNSEEN and self._is_left_out(tag, dict(attrs)):
            return
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
        elif table and tag in _CELLS:
            self._begin_cell(table, dict(attrs))
        elif tag in _BLOCKS:
            self._break(table)
            self._is_kept = self._is_kept or tag == "pre"

    def _is_left_out(self, tag: str, attrs: dict[str, str | None]) -> bool:
        """Whether an element is left out, or stands in one that is."""
        if self._out is not None:
            if self._out.goes_on(tag):
                return True
            self._end_out()
        effect = None if tag in _VOID else self._styles.of(tag, attrs)
        if effect is None:
            return False
        self._out = Unseen(tag, effect.kind)
        # A cell of which only the text is left out keeps its place.
        return effect.gone or tag not in _CELLS

    def _break(self, table: _HtmlTable | None) -> None:
        if table is None or table.cell is None:
            self._end_paragraph()
        else:
            table.cell.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # <script/> or <td/>: a page that is written as XML closes them so.
        self.handle_starttag(tag, attrs)
        if tag in _UNSEEN or tag in _CELLS:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag == self._unseen[-1]:
                self._unseen.pop()
            return
        if self._out is not None:
            if not self._out.ends(tag):
                return
            self._end_out()
        table = self._tables[-1] if self._tables else None
        if tag == "table" and table:
            self._end_table()
        elif tag in _CELLS and table:
            table.end_cell()
        elif tag in _BLOCKS:
            self._break(table)
            self._is_kept = self._is_kept and tag != "pre"

    def handle_data(self, data: str) -> None:
        if self._unseen:
            if self._unseen[-1] == "style":
                self._styles.add(data)
            return
        if self._out is not None:
            self._said_out.append(data)
            return
        cell = self._tables[-1].cell if self._tables else None
        (self._said if cell is None else cell).append(data)

    def _end_out(self) -> None:
        """End what is left out."""
        if self._out is not None:
            self.left_out.add(self._out.kind, " ".join(self._said_out))
        self._out = None
        self._said_out = []

    def _end_paragraph(self) -> None:
        if self._is_kept and not self._tables:
            lines = "".join(self._said).splitlines()
            if self._lines_of is None:
                self._blocks += paragraphs_of("\n".join(lines))
            else:
                self._blocks += self._lines_of(lines, self.lost)
        elif said := cell_text("".join(self._said)):
            # A title in <caption> stands before the rows of its own table, wherever that stands.
            if self._tables:
                self._tables[-1].table.hold([Paragraph(said)])
            else:
                self._blocks.append(Paragraph(said))
        self._said.clear()

    def _begin_table(self, table: _HtmlTable | None) -> None:
        if table is None:
            self._end_paragraph()
        elif table.cell is not None:
            # What stands in the cell so far comes before the table.
            table.table.hold(paragraphs_of("".join(table.cell)))
            table.cell = []
        check_depth(len(self._tables))
        self._tables.append(_HtmlTable())

    def _begin_row(self, table: _HtmlTable) -> None:
        table.end_cell()
        table.table.begin_row()

    def _begin_cell(self, table: _HtmlTable, attrs: dict[str, str | None]) -> None:
        table.end_cell()
        table.cell = []
        table.size = (_number(attrs.get("colspan")), _number(attrs.get("rowspan")))

    def _end_table(self) -> None:
        self._end_paragraph()
        table = self._tables.pop()
        table.end_cell()
        if self._tables:
            self._tables[-1].table.hold(table.table.blocks())
        else:
            self._blocks += table.table.blocks()


def _number(written: str | None) -> int:
    """How many places a cell spans; one where the page does not say it in a few digits."""
    written = (written or "").strip()
    return int(written) if re.fullmatch("[0-9]{1,5}", written) else 1
