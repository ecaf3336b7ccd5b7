"""Tables whose cells stand a line each, as copying from a web page leaves them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.base.messages import Message
from govbudget.disclosure.reading.cell_rows import rows_of_cells
from govbudget.disclosure.titles import kind_of
from govbudget.io.source import Grid, Loss, Lost, Paragraph
from govbudget.tables.layout.above import above_row
from govbudget.tables.lexicon.heads import heads_code
from govbudget.tables.wording import code_of, is_amount, is_total, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.reading.spread import Rows
    from govbudget.io.source import Block, SourceDocument

__all__ = ["with_cell_lines"]

#: The formats of which copies of web pages are; the others have their cells.
_FORMATS = {"text", "html", "word"}
_SENTENCE = re.compile(r"[。；：:;！？]")
_LONGEST = 40
# Fewer lines, or fewer amounts among them, are no table.
_FEWEST, _AMOUNTS = 10, 3
# So many lines above a table may say something else than its title.
_ABOVE = 6
_LINE, _COUNTED = "行次", "栏次"
_CODE_AND_NAME = 2


@frozen(slots=True)
class _Found:
    """A table that was understood.

    Attributes:
        start: the first line that it takes.
        end: the one behind the last.
        rows: its rows.
    """

    start: int
    end: int
    rows: tuple[tuple[str, ...], ...]


def with_cell_lines(source: SourceDocument) -> SourceDocument:
    """A document whose tables with a cell a line are tables.

    Where a table has a column of line numbers (行次), these tell which cells are a row; where each
    row begins with a code, every row must have a figure in every column, since a blank leaves no
    line. Otherwise the lines must fit one width, with a blank line for each blank cell or without.
    Any other is listed as lost, and its lines stay in the text.

    Args:
        source: the document, as a reader took it out.
    """
    if source.format not in _FORMATS:
        return source
    blocks: list[Block] = []
    lost: list[Lost] = []
    at = 0
    for start, end, title in _runs(source.blocks):
        lines = [one.text for one in source.blocks[start:end] if isinstance(one, Paragraph)]
        found = _by_line_numbers(lines) or _by_codes(lines) or _by_width(source.blocks, start, end)
        if found is None:
            what = Message("lost.cell_lines", count=len(lines), title=title)
            lost.append(Lost.of(what, _page(source.blocks[start]), Loss.UNREAD))
            continue
        blocks += source.blocks[at : start + found.start]
        blocks.append(Grid(found.rows, _page(source.blocks[start])))
        at = start + found.end
    blocks += source.blocks[at:]
    return evolve(source, blocks=tuple(blocks), lost=(*source.lost, *lost))


def _page(block: Block) -> int | None:
    return block.page


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int, str]]:
    """Where lines that may be cells begin and end, below the title of a table."""
    title, seen, at = "", 0, 0
    while at < len(blocks):
        said = _above(blocks[at])
        if said is not None:
            title, seen = (said, at) if said else (title, seen)
            at += 1
            continue
        end = at
        while end < len(blocks) and _is_cell(blocks[end]):
            end += 1
        amounts = sum(is_amount(one.text) for one in blocks[at:end] if isinstance(one, Paragraph))
        if title and at - seen <= _ABOVE and end - at >= _FEWEST and amounts >= _AMOUNTS:
            yield at, end, title
            title = ""
        at = max(end, at + 1)


def _above(block: Block) -> str | None:
    """The title of a table that a line has; empty for another line above one, None for no such."""
    if isinstance(block, Grid):
        return None
    said = above_row((block.text,))
    if said is None:
        return None
    return said.title if kind_of(said.title) is not None else ""


def _is_cell(block: Block) -> bool:
    """Whether a line may be a cell of a table: no sentence, no line above a table."""
    if isinstance(block, Grid) or len(block.text) > _LONGEST or _SENTENCE.search(block.text):
        return False
    return _above(block) is None


def _by_line_numbers(lines: Sequence[str]) -> _Found | None:
    """A table with a column of line numbers in each of its halves; None where it is not one."""
    numbered = [at for at, line in enumerate(lines) if plain(line) == _LINE]
    if not numbered or not numbered[0]:
        return None
    counted = next((at for at, line in enumerate(lines) if plain(line) == _COUNTED), None)
    start, halves = numbered[0] - 1, len(numbered)
    if counted is None or counted <= numbered[-1] or (counted - start) % halves:
        return None
    width = (counted - start) // halves
    measures = width - _CODE_AND_NAME
    heads = lines[:start]
    evenly = [start + 1 + half * width for half in range(halves)]
    if measures < 1 or numbered != evenly or len(heads) not in {0, halves}:
        return None
    above = [cell for head in heads for cell in (head, *[""] * (width - 1))]
    rows = [above] if heads else []
    rows.append(list(lines[start:counted]))
    at = counted + halves * (measures + 1)
    row: list[str] | None = []
    last = [0] * halves
    while row is not None:
        row, at = _row(lines, at, measures, last)
        rows += [row] if row else []
        if not row:
            break
    if any(is_amount(line) for line in lines[at:]) or not any(last):
        return None
    return _Found(0, at, tuple(map(tuple, rows)))


def _by_width(blocks: Sequence[Block], start: int, end: int) -> _Found | None:
    """A table whose cells fit one width, with its blank lines or without; None where none does."""
    some = [one for one in blocks[start:end] if isinstance(one, Paragraph)]
    lines = [one.text for one in some]
    if rows := rows_of_cells(lines, whole=False):
        return _Found(0, len(lines) - _behind(lines, rows), rows)
    last = blocks[end] if end < len(blocks) else None
    after = last.line if isinstance(last, Paragraph) else None
    numbers = [one.line for one in some] + [after]
    gaps = [two - one - 1 for one, two in pairwise(numbers) if one is not None and two is not None]
    if len(gaps) < len(some) - 1 or not gaps:
        return None
    # Each line may be a paragraph, with a blank line behind it.
    least = min(gaps[: len(some) - 1])
    cells: list[str] = []
    for at, line in enumerate(lines):
        cells.append(line)
        cells += [""] * (gaps[at] - least if at < len(gaps) else 0)
    rows = rows_of_cells(cells, whole=False)
    return _Found(0, len(lines) - _behind(cells, rows), rows) if rows else None


def _behind(cells: Sequence[str], rows: Rows) -> int:
    """How many of the cells with a text stand behind the last row."""
    return sum(map(bool, cells)) - sum(bool(cell) for row in rows for cell in row)


def _row(lines: Sequence[str], start: int, measures: int, last: list[int]) -> tuple[list[str], int]:
    """The next row of all halves and where it ends; an empty one where there is none."""
    row: list[str] = []
    numbers: list[int] = []
    at = start
    for half in range(len(last)):
        name = ""
        if at < len(lines) and not is_amount(lines[at]):
            name = lines[at]
            at += 1
        number = lines[at] if at < len(lines) else ""
        if not number.isdecimal() or int(number) <= last[half]:
            return [], start
        at += 1
        figures: list[str] = []
        while at < len(lines) and len(figures) < measures and _is_figure(lines[at]):
            figures.append(lines[at])
            at += 1
        if figures and len(figures) != measures:
            return [], start
        numbers.append(int(number))
        row += [name, number, *figures, *[""] * (measures - len(figures))]
    last[:] = numbers
    return row, at


def _is_figure(line: str) -> bool:
    """Whether a line is an amount, and no number of a line: it has decimals, or is nought."""
    return is_amount(line) and (not line.isdecimal() or line == "0")


def _by_codes(lines: Sequence[str]) -> _Found | None:
    """A table whose rows begin with a code and have a figure in each column; None where not."""
    start = next((at for at, line in enumerate(lines) if heads_code(plain(line))), None)
    if start is None:
        return None
    # 合计 is a column in the head, and a row where an amount follows.
    first = next((at for at in range(start, len(lines)) if _begins_row(lines, at)), len(lines))
    width = first - start
    if width <= _CODE_AND_NAME:
        return None
    rows = [tuple(lines[start:first])]
    at = first
    while at < len(lines) and _begins_row(lines, at):
        has_code = bool(code_of(lines[at]).code)
        cells = lines[at : at + width - (0 if has_code else 1)]
        figures = cells[_CODE_AND_NAME if has_code else 1 :]
        if len(figures) != width - _CODE_AND_NAME or not all(map(is_amount, figures)):
            return None
        rows.append(tuple(cells) if has_code else ("", *cells))
        at += len(cells)
    if len(rows) == 1 or any(is_amount(line) for line in lines[at:]):
        return None
    return _Found(start, at, tuple(rows))


def _begins_row(lines: Sequence[str], at: int) -> bool:
    """Whether a row begins with a line: it is a code, or a total with an amount behind it."""
    if code_of(lines[at]).code:
        return True
    return is_total(lines[at]) and at + 1 < len(lines) and is_amount(lines[at + 1])
