"""Reads text with tables whose cells are parted by tabs."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from govbudget.disclosure.reading.clean import begins_caption, begins_item, ends_sentence, is_titled
from govbudget.disclosure.reading.line_tables import blocks_of_lines
from govbudget.io.delimited import rows_of
from govbudget.io.grids import grid_of
from govbudget.io.limits import check_cells
from govbudget.io.marks import is_wide, join
from govbudget.io.separators import separator_of
from govbudget.io.source import Paragraph, SourceDocument
from govbudget.tables.lexicon.list_numbers import Depth, list_number
from govbudget.tables.lexicon.page_numbers import is_page_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.io.source import Block, Lost

__all__ = ["read_delimited", "read_plain"]

_LINE_END = re.compile(r"\r\n|\n|\r|\f|\v|\u2028|\u2029")
#: A line this long may have been cut by a width that is not known; most headings are shorter.
_LONG = 30
#: How wide a line is that tells the width of a page: the usual page of an office has 28 signs.
_WIDE = 44
#: How much narrower than the page a cut line may be: a number, a name or a mark is not parted.
_SLACK = 12
#: How much narrower a line of the width of the page is, as half a sign and a mark make it.
_RAGGED = 4
#: So many lines of one width show that a file was cut to that width.
_FEW = 4
#: What no heading of the text has: 四、关于…的说明.
_NO_HEADING = re.compile(r"[，。；：,;:]")
#: What ends a paragraph that has no stop: an amount, a share.
_FIGURE_END = re.compile(r"(?:\d|\d[万亿]?元|[%％])$")


def read_plain(path: str, text: str) -> SourceDocument:
    """The paragraphs and tables of a text.

    Lines in a row that hold tabs are one table; a blank line or one without a tab ends it. Lines
    that hold bars, or cells below each other with blanks between, are one too. A line
    continues the one before, over a blank line too, if that is long and ends without a stop, and
    it is no heading and ends with a stop itself or is as long. Where most lines have one width, the
    one before must be as wide; where they have not, it must be no heading and end in no figure. The
    number of a page stands behind the paragraph that goes on below it.

    Args:
        path: the file, as the document names it.
        text: what it holds.

    Raises:
        TooManyCells: it has more than ten million.
    """
    check_cells(text.count("\t"))
    lost: list[Lost] = []
    blocks = tuple(blocks_of_lines(_LINE_END.split(text), lost))
    joined = tuple(_joined(blocks, _page_width(blocks)))
    return SourceDocument(path, "text", joined, lost=tuple(lost))


def read_delimited(path: str, text: str) -> SourceDocument:
    """The table of a text whose cells are parted by commas, or another sign but tabs.

    Titles, units and notes above and below it stay in the rows of its grid.

    Args:
        path: the file, as the document names it.
        text: what it holds.

    Raises:
        UnreadableFile: its quotation marks do not fit.
        TooManyCells: it has more than ten million.
    """
    cells = 0
    rows: list[list[str]] = []
    for line, row in rows_of(path, io.StringIO(text, newline=""), separator_of(text)):
        cells += len(row)
        check_cells(cells)
        # A cell that holds line breaks takes several lines, and rows keep their numbers.
        rows.extend([] for _ in range(min(line - len(rows) - 1, 1_000)))
        rows.append(row)
    return SourceDocument(path, "text", tuple(grid_of(rows)))


def _width(text: str) -> int:
    """How wide a line is, in half-width letters."""
    return sum(2 if is_wide(letter) else 1 for letter in text)


def _page_width(blocks: Iterable[Block]) -> int:
    """The width to which most wide lines were cut; nought where they were not."""
    texts = [one.text for one in blocks if isinstance(one, Paragraph)]
    lines = [(wide, text) for text in texts if (wide := _width(text)) >= _WIDE]
    widths = Counter(wide for wide, _ in lines)
    # Headings are of about one width too, but none of them goes on in the next line.
    cut = Counter(wide for wide, text in lines if _is_open(text))
    widest = max(widths, default=0)
    # Where long figures are not parted, the lines of a page are ragged, and none is wider.
    for pages, ragged in ((widths, _RAGGED), ((widest,), _SLACK)):
        common, page = max(((_about(widths, wide, ragged), wide) for wide in pages), default=(0, 0))
        if _about(cut, page, ragged) >= _FEW and common * 2 > len(lines):
            return page
    return 0


def _is_open(text: str) -> bool:
    """Whether a line shows that it goes on: it ends in no stop, and is no heading."""
    return not ends_sentence(text) and (
        not begins_item(text) or _NO_HEADING.search(text) is not None
    )


def _about(widths: Counter[int], page: int, ragged: int) -> int:
    """How many lines have the width of a page, or not much less."""
    return sum(widths[page - less] for less in range(ragged + 1))


def _joined(blocks: Iterable[Block], page: int) -> Iterator[Block]:
    held: Paragraph | None = None
    # The number of a page stands in the midst of what goes on on the next one.
    foot: Paragraph | None = None
    last = ""
    for block in blocks:
        if not isinstance(block, Paragraph):
            yield from filter(None, (held, foot))
            held, foot, last = None, None, ""
            yield block
        elif held and _continues(last, block.text, page):
            held = Paragraph(join(held.text, block.text), line=held.line)
            last = block.text
        elif held and page and not foot and is_page_number(block.text):
            foot = block
        else:
            yield from filter(None, (held, foot))
            held, foot, last = block, None, block.text
    yield from filter(None, (held, foot))


def _continues(before: str, text: str, page: int) -> bool:
    if ends_sentence(before) or begins_item(text):
        return False
    if before.endswith("|") or is_titled(before) or begins_caption(before) or begins_caption(text):
        return False
    if not _may_be_cut(before, page):
        return False
    return ends_sentence(text) or _is_long(text, page)


def _is_long(line: str, page: int) -> bool:
    """Whether a line takes most of the width of a page, known or not."""
    return _width(line) >= page - _SLACK if page else len(line) >= _LONG


def _may_be_cut(line: str, page: int) -> bool:
    """Whether a line that ends without a stop may go on in the next."""
    number = list_number(line)
    heading = (
        number is not None
        and number.depth <= Depth.HAN_BRACKETS
        and not _NO_HEADING.search(line, number.end)
    )
    if not page:
        return len(line) >= _LONG and not heading and _FIGURE_END.search(line) is None
    return _width(line) >= page - (_RAGGED if heading else _SLACK)
