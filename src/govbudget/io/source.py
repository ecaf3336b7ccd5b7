"""What a reader takes out of a file: paragraphs and tables in their order, nothing understood yet.

The readers make it, whatever the format; all that follows knows only this.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, field, frozen

from govbudget.io.digest import FileDigest
from govbudget.position import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.base.messages import Language, Message

__all__ = ["Block", "Grid", "Loss", "Lost", "Paragraph", "Piece", "SourceDocument", "around"]


@frozen(slots=True)
class Piece:
    """A line of a page that a paragraph was joined from.

    Attributes:
        start: where it begins in the text of the paragraph, from 0.
        page: the page that it stands on, from 1.
        box: where it stands on the page.
        edges: where each of its letters begins, from the left of the page, and the last one ends;
            empty where the line does not run level.
    """

    start: int
    page: int
    box: Box
    edges: tuple[float, ...] = ()

    def part(self, start: int, end: int) -> Box:
        """Where some of its letters stand.

        Args:
            start: the first, from 0 in the paragraph.
            end: the one behind the last.
        """
        first, last = max(start - self.start, 0), end - self.start
        if not self.edges or first >= len(self.edges):
            return self.box
        edges = self.edges[first : last + 1]
        return edges[0], self.box[1], edges[-1], self.box[3]


@frozen(slots=True)
class Paragraph:
    """A line or paragraph of running text.

    Attributes:
        text: the text, one paragraph on one line, without the blanks around it. Lines that a page
            only wrapped are joined; a heading or list item is a paragraph of its own.
        page: the page that it begins on, from 1; None where the format has no pages.
        pieces: the lines that it was joined from, with their places on the page; empty where the
            format has no places.
        file: the file that it stands in, where the document is of several; else empty.
        line: the line of the file that it begins on, from 1; None where the format has no lines.
    """

    text: str
    page: int | None = None
    pieces: tuple[Piece, ...] = field(default=(), eq=False, repr=False)
    file: str = ""
    line: int | None = field(default=None, eq=False, repr=False)

    def box(self, start: int = 0, end: int | None = None) -> tuple[int, Box] | None:
        """The page that a part of the text begins on, and where it stands there; None: not known.

        Args:
            start: its first letter, from 0.
            end: the one behind its last; None is the end of the text.
        """
        end = len(self.text) if end is None else end
        follows = (*(piece.start for piece in self.pieces[1:]), len(self.text))
        found = [
            piece
            for piece, stop in zip(self.pieces, follows, strict=False)
            if piece.start < end and start < stop
        ]
        here = [piece for piece in found if piece.page == found[0].page]
        box = around(piece.part(start, end) for piece in here)
        return (here[0].page, box) if box else None


@frozen(slots=True)
class Grid:
    """A table as it is printed.

    Attributes:
        rows: the text of each cell, row by row; every row is as wide as the widest. A cell that
            spans several columns or rows has its text in the first, and "" in the others. Blanks
            around a text, and the line breaks inside it, are taken away.
        page: the page that it stands on, from 1; None where the format has no pages.
        sheet: the name of the sheet, in a spreadsheet; else empty.
        first_row: the row of the sheet or file that the first row stands in, from 1.
        boxes: where the letters of each cell stand on the page, None for a blank one; no rows
            where the format has no places.
        unsure: whether its columns are told from where its words stand alone, as no lines part
            them, or some stand on another page.
    """

    rows: tuple[tuple[str, ...], ...]
    page: int | None = None
    sheet: str = ""
    first_row: int = 1
    boxes: tuple[tuple[Box | None, ...], ...] = field(default=(), eq=False, repr=False)
    unsure: bool = field(default=False, eq=False, repr=False)

    def laid(self, places: Sequence[int | None]) -> Grid:
        """The grid with other columns.

        Args:
            places: for each column the one that it was, from 0; None for a blank one.
        """
        rows = tuple(tuple("" if at is None else row[at] for at in places) for row in self.rows)
        boxes = tuple(tuple(None if at is None else row[at] for at in places) for row in self.boxes)
        return evolve(self, rows=rows, boxes=boxes)

    def part(self, start: int, end: int) -> Grid:
        """Some of its rows.

        Args:
            start: the first, from 0.
            end: the one behind the last.
        """
        return evolve(
            self,
            rows=self.rows[start:end],
            first_row=self.first_row + start,
            boxes=self.boxes[start:end],
        )


Block: TypeAlias = Paragraph | Grid


class Loss(StrEnum):
    """What kind of thing was not read.

    ``UNREAD`` may hold a table or figures; ``SLIGHT`` holds none, and is told all the same.
    ``MISSING`` is a page that is not in the file, by the numbers on those before and behind it. The
    others are what a reader of the document does not read either: ``REPEATED`` is a head, foot or
    number of pages, ``HIDDEN`` is not shown, ``STRUCK`` is struck out, ``RAISED`` a raised mark.
    """

    UNREAD = "unread"
    SLIGHT = "slight"
    MISSING = "missing"
    REPEATED = "repeated"
    HIDDEN = "hidden"
    STRUCK = "struck"
    RAISED = "raised"


@frozen(slots=True)
class Lost:
    """Something in the file that was not read, and why.

    Attributes:
        what: what it is, in a few words of English.
        page: the page that it stands on; None where that is not known.
        kind: what kind of thing it is.
        what_zh: the same in Chinese; empty where a reader says it in English only.
        file: the file, where the document is of several; else empty.
    """

    what: str
    page: int | None = None
    kind: Loss = Loss.UNREAD
    what_zh: str = ""
    file: str = ""

    @classmethod
    def of(cls, what: Message, page: int | None = None, kind: Loss = Loss.UNREAD) -> Lost:
        """What was not read, said in both languages.

        Args:
            what: what it is.
            page: the page that it stands on; None where that is not known.
            kind: what kind of thing it is.
        """
        return cls(what.en, page, kind, what.zh)

    @property
    def message(self) -> Message:
        """What it is, in both languages."""
        from govbudget.base.messages import Message

        return Message.written(self.said("zh"), self.what)

    def said(self, language: Language) -> str:
        """What it is, in the language of the reader.

        Args:
            language: ``zh`` or ``en``.
        """
        return (self.what_zh if language == "zh" else "") or self.what


@frozen(slots=True)
class SourceDocument:
    """A file as read.

    Attributes:
        path: the file.
        format: text, html, spreadsheet, word or pdf.
        blocks: the paragraphs and tables, in reading order. Repeated page heads, page feet and page
            numbers are left out, and listed in ``lost``.
        pages: how many pages it has; None where the format has none.
        lost: what was not read.
        digest: which bytes it held; None where it was not read from a file.
    """

    path: str
    format: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    lost: tuple[Lost, ...] = ()
    digest: FileDigest | None = field(default=None, eq=False)


def around(boxes: Iterable[Box | None]) -> Box | None:
    """The smallest box around some; None where there is none.

    >>> around([(0.0, 0.0, 2.0, 1.0), None, (1.0, 3.0, 5.0, 4.0)])
    (0.0, 0.0, 5.0, 4.0)
    """
    known = [box for box in boxes if box is not None]
    if not known:
        return None
    lefts, tops, rights, bottoms = zip(*known, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
