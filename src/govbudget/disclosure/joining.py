"""Puts the printed tables of a document together: with their titles, and over the pages."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.disclosure.caption import Caption, caption_lines
from govbudget.disclosure.cut_heads import is_head_alone
from govbudget.disclosure.mending import parted
from govbudget.disclosure.printed import Printed
from govbudget.disclosure.spilled import gathered
from govbudget.disclosure.titles import begins_title, goes_on_title, kind_of, same_title
from govbudget.disclosure.torn_rows import torn_row
from govbudget.io.source import Paragraph
from govbudget.reconciling.grids import stacked
from govbudget.tables.layout.above import Above, above_row
from govbudget.tables.layout.heads import Head, find_head
from govbudget.tables.lexicon.list_numbers import unnumbered
from govbudget.tables.wording import is_note, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.io.source import Block, Grid

__all__ = ["printed_tables"]

_EMPTY = re.compile(
    r"(?:本|此|该)表(?:格)?.{0,6}(?:为空|无数据|没有数据|无内容|空表)|空表"
    r"|^(?:本|我)?(?:部门|单位).{0,12}(?:无|没有|未安排|不涉及).{2,40}(?:预算|支出|收入|安排)"
)
_STRAY = re.compile(r"[\W\d_]*|第?\d+页?(?:[,/]?共\d+页)?")
# So many titles below each other, with nothing between them, are a list.
_LIST = 2
# A title, a number, a unit's name and a unit: more lines than these are no caption.
_CAPTION = 6
# 报表名称：收支总表 is that title.
_NAMED = re.compile(r"^\s*(?:报?表|报表)\s*名(?:称)?\s*[:：]\s*")
# What no heading has.
_SENTENCE = re.compile(r"[，,。；;]")
# A heading is no longer.
_HEADING = 40


def printed_tables(blocks: Iterable[Block]) -> Iterator[Printed]:
    """The tables of a document, in their order.

    A table that is continued is one: where its title and head are repeated, or where a grid without
    a title, and with the same head or none, follows on the same or the next page.

    Args:
        blocks: the paragraphs and grids of the document.
    """
    reader = _BlockReader()
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from reader.paragraph(block)
        else:
            yield from reader.grid(block)
    yield from reader.end()


def _mended(grid: Grid, head: Head) -> Grid:
    """A grid whose names stand in cells of their own."""
    return gathered(parted(grid, head), head)


class _BlockReader:
    """Reads block by block, and holds the table that may go on."""

    def __init__(self) -> None:
        self.caption = Caption()
        self.held: Printed | None = None
        self.head: Head | None = None
        self.broken = False
        self.line = ""
        self.titles = 0
        self.half: Paragraph | None = None

    def paragraph(self, block: Paragraph) -> Iterator[Printed]:
        """Read a line: of a caption, a note, or of the text."""
        half, self.half = self.half, None
        text = block.text
        if half is not None:
            whole = _caption_of(half.text + text)
            if whole is not None and whole.title and not whole.number:
                yield from self._said(whole, half)
                return
            yield from self._line(half.text, half)
        if begins_title(text):
            self.half = block
            return
        yield from self._line(text, block)

    def _line(self, text: str, block: Paragraph) -> Iterator[Printed]:
        """Read a line that stands by itself."""
        said = _caption_of(text)
        if said is not None:
            yield from self._said(said, block)
        elif self.caption.above.title and goes_on_title(text):
            above = self.caption.above
            self.caption = evolve(self.caption, above=evolve(above, title=above.title + text))
        elif is_note(text) or _EMPTY.search(plain(text)):
            yield from self._note(text)
        elif self.caption.may_go_on(text):
            self.caption = self.caption.and_also(text)
        elif not (_STRAY.fullmatch(plain(text)) or (self.caption.lines and _is_half(text))):
            yield from self._alone()
            self.broken, self.line = True, text

    def _said(self, said: Above, block: Paragraph) -> Iterator[Printed]:
        """Read a line that says something above a table."""
        if said.title and self.caption.above.title:
            alone, above = self.caption.stands_alone, self.caption.above
            # What stands below the title of all tables is said of the first of them.
            unit = above.unit if above.is_of_all and not alone else None
            number = "" if alone else self.caption.number
            titles = 0 if alone else self.titles + 1
            yield from self._alone()
            self.titles = titles
            self.caption = evolve(self.caption, above=Above(number=number, unit=unit))
        self.caption = self.caption.and_then(said, block.page)
        if self.caption.lines > _CAPTION and not self.caption.above.title:
            self.caption = Caption()

    def _note(self, text: str) -> Iterator[Printed]:
        if self._is_titled_again() and not _EMPTY.search(plain(text)):
            self.caption = self.caption.and_also(text)
            return
        yield from self._alone(noted=True)
        if self.held is not None and not self.broken:
            self.held = evolve(self.held, notes=(*self.held.notes, text))

    def _is_titled_again(self) -> bool:
        """Whether the title of the table under way stands here again: a note may follow it."""
        held, said = self.held, self.caption.above.title
        if held is None or not held.grids or not said:
            return False
        return same_title(said, held.above.title)

    def _alone(self, *, noted: bool = False) -> Iterator[Printed]:
        """The caption without a table, where it is one of a table; a note below it says so too."""
        caption, self.caption = self.caption, Caption()
        titled = bool(caption.above.title) and kind_of(caption.above.title) is not None
        # Titles below each other are a list of the tables: a note below it is none of the last one.
        listed, self.titles = self.titles >= _LIST, 0
        if caption.stands_alone or (noted and titled and not listed):
            yield from self._release()
            self.held = Printed(caption.above, page=caption.page)
            self.head, self.broken = None, False

    def _release(self) -> Iterator[Printed]:
        if self.held is not None:
            yield self.held
        self.held = None

    def end(self) -> Iterator[Printed]:
        """End the document."""
        yield from self._half_alone()
        yield from self._alone()
        yield from self._release()

    def _half_alone(self) -> Iterator[Printed]:
        """The line that was taken for the first half of a title, where no other half follows."""
        half, self.half = self.half, None
        if half is not None:
            yield from self._line(half.text, half)

    def grid(self, grid: Grid) -> Iterator[Printed]:
        """Read a grid; several tables may stand in it below each other."""
        yield from self._half_alone()
        parts = stacked(grid.rows)
        for start, end in parts:
            part = grid.part(start, end)
            # A list of tables has titles below each other, and no unit.
            united = len(parts) == 1 or (end == len(grid.rows) and find_head(part.rows).above.unit)
            if united and (lines := caption_lines(part)) is not None:
                for line in lines:
                    yield from self.paragraph(Paragraph(line, grid.page))
            elif any(map(any, part.rows)):
                yield from self._part(part if len(parts) == 1 else _own_columns(part))

    def _part(self, grid: Grid) -> Iterator[Printed]:
        caption = self.caption
        head = self._head_again(grid) or find_head(grid.rows)
        # Lines before a sheet stand on another one: a cover, or a list of the tables.
        sheet = _sheet_title(grid.sheet)
        own, said = head.above.title or sheet, caption.above.title
        if own and said and not same_title(own, said):
            yield from self._alone()
            caption = Caption()
        self.caption, self.titles = Caption(), 0
        above = caption.above.and_then(head.above)
        noted = self._noted(above)
        if noted is not None:
            above, self.held = noted.above.and_then(above), None
        joined = self._rest_of_head(grid, above)
        if joined is None and self.held is not None and self.head is not None:
            more = _mended(grid, head if head.rows else self.head)
            joined = self.held.with_grid(more, self.head, head, above, broken=self.broken)
            if joined is not None:
                noted_again = filter(is_note, above.notes)
                joined = evolve(joined, notes=(*joined.notes, *noted_again))
        if joined is None:
            yield from self._release()
            grid = _mended(grid, head)
            title = above.title or sheet or self._heading() or head.caption
            joined = Printed.of(evolve(above, title=title), grid, caption.page)
            joined = evolve(joined, notes=noted.notes if noted else ())
            self.head = head
        self.held = joined
        self.broken, self.line = False, ""

    def _head_again(self, grid: Grid) -> Head | None:
        """The head of the table under way, as far as a page begins with it again.

        The rest of a row that the page cut may stand below it, and looks like a title in it.
        None where the page tells its own head.
        """
        head = self.head
        if self.held is None or head is None or not head.rows or grid.page is None:
            return None
        whole = self.held.rows[head.start : head.end]
        pairs = zip(whole, grid.rows, strict=False)
        end = sum(1 for _ in takewhile(lambda pair: _is_again(*pair), pairs))
        if end == len(grid.rows):
            return None
        # A page may repeat the first rows of the head only, or none.
        if end < len(whole) and torn_row(self.held.rows[-1], grid.rows[end], head) is None:
            return None
        return evolve(head, above=Above(), caption="", start=0, end=end, rows=head.rows[:end])

    def _noted(self, above: Above) -> Printed | None:
        """The title and the note that stand between it and its table; None where there is none."""
        held = self.held
        if held is None or held.grids or self.broken or above.title or not held.notes:
            return None
        return None if any(_EMPTY.search(plain(note)) for note in held.notes) else held

    def _rest_of_head(self, grid: Grid, above: Above) -> Printed | None:
        """The table with a grid that has the rest of its head; None where it does not."""
        if self.held is None or self.head is None or self.broken:
            return None
        joined = self.held.with_rest_of_head(grid, self.head, above)
        whole = find_head(joined.rows) if joined else None
        if whole is None or whole.end <= self.head.end:
            return None
        self.head = whole
        return joined

    def _heading(self) -> str:
        """The line of the text just before a table, where it names one: 部门收支总体情况."""
        text = unnumbered(self.line).rstrip(":：").removesuffix("如下")
        is_heading = len(text) <= _HEADING and _SENTENCE.search(plain(text)) is None
        return text if text and is_heading and kind_of(text) else ""


def _sheet_title(sheet: str) -> str:
    """The name of a sheet, where it is the title of the table on it: 5.一般公共预算支出表."""
    name = unnumbered(sheet.strip()).lstrip("0123456789-_.、 ")
    return name if name.endswith("表") and kind_of(name) is not None else ""


def _own_columns(part: Grid) -> Grid:
    """A table that touches others, without the columns that only these have.

    What has no head goes on another, and a blank column of it is one of that; so may what goes on
    below a head that the page cuts.
    """
    head = find_head(part.rows)
    if not head.rows or is_head_alone(head, part.rows):
        return part
    used = [at for at in range(len(part.rows[0])) if any(row[at] for row in part.rows)]
    return part if len(used) == len(part.rows[0]) else part.laid(used)


def _is_again(row: Sequence[str], again: Sequence[str]) -> bool:
    """Whether a row of a head stands there again, perhaps with the ends of its titles cut off."""
    pairs = list(zip(row, again, strict=False))
    cut = all(one.startswith(two) and bool(one) is bool(two) for one, two in pairs)
    return cut and len(row) == len(again) and any(one == two for one, two in pairs if one)


def _is_half(text: str) -> bool:
    """Whether a line is the head of a half of a table, which a page without rules shows as text."""
    return plain(text) in {"收入", "支出", "收入支出"}


def _caption_of(text: str) -> Above | None:
    """What a line says that may stand above a table; its number in a list aside."""
    said = above_row((_NAMED.sub("", text),))
    if said is None or not said.title:
        return said
    return evolve(said, title=unnumbered(said.title))
