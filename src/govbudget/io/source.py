"""What a reader takes out of a file: paragraphs and tables in their order, nothing understood yet.

The readers make it, whatever the format; all that follows knows only this.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from attrs import frozen

__all__ = ["Block", "Grid", "Loss", "Lost", "Paragraph", "SourceDocument"]


@frozen(slots=True)
class Paragraph:
    """A line or paragraph of running text.

    Attributes:
        text: the text, one paragraph on one line, without the blanks around it. Lines that a page
            only wrapped are joined; a heading or list item is a paragraph of its own.
        page: the page that it begins on, from 1; None where the format has no pages.
    """

    text: str
    page: int | None = None


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
    """

    rows: tuple[tuple[str, ...], ...]
    page: int | None = None
    sheet: str = ""
    first_row: int = 1


Block: TypeAlias = Paragraph | Grid


class Loss(StrEnum):
    """What kind of thing was not read.

    ``UNREAD`` may hold a table or figures; the others are what a reader of the document does not
    read either: ``HIDDEN`` is not shown, ``STRUCK`` is struck out, ``RAISED`` is a raised mark.
    """

    UNREAD = "unread"
    HIDDEN = "hidden"
    STRUCK = "struck"
    RAISED = "raised"


@frozen(slots=True)
class Lost:
    """Something in the file that was not read, and why.

    Attributes:
        what: what it is, in a few words.
        page: the page that it stands on; None where that is not known.
        kind: what kind of thing it is.
    """

    what: str
    page: int | None = None
    kind: Loss = Loss.UNREAD


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
    """

    path: str
    format: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    lost: tuple[Lost, ...] = ()
