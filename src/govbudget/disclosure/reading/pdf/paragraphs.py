"""The lines of PDF pages, joined into the paragraphs that they were wrapped from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, frozen

from govbudget.disclosure.reading.clean import begins_caption, begins_item, ends_sentence
from govbudget.disclosure.titles import kind_of
from govbudget.io.marks import is_wide, join
from govbudget.io.source import Paragraph, Piece
from govbudget.tables.wording import above_of, is_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.disclosure.reading.pdf.lines import PageLine

__all__ = ["Margins", "Wrapped", "margins_of"]

#: A line with this many letters is one of running text, and shows where the margins are.
_RUNNING = 20
#: Lines further apart than this, in letter sizes, are no paragraph.
_SPACING = 2.6
#: What ends a line of a table of contents.
_LEADER = re.compile(r"[.…·．]{4,}\s*[\d]*$|…+\s*\d*$")
#: What cannot end a paragraph.
_OPEN = "、，,（(“"
#: Letters that differ by more than this share are a heading and its text.
_OTHER_SIZE = 0.5
#: Letters larger by this share are those of a heading.
_LARGER = 0.15
#: A first line begins further in than this, in letter sizes.
_INDENT = 0.4
#: A line that fills this share of the text, and ends no sentence, goes on below.
_NEARLY_FULL = 0.75
_WORD = re.compile(r"[（(“《]?(?:[0-9A-Za-z.,%%‰\-]+|.)[，。；：、）)”》！？,.;:%%]*")


@frozen(slots=True)
class Margins:
    """Where running text begins and ends, in points from the left."""

    left: float
    right: float


def margins_of(lines: Iterable[PageLine]) -> Margins | None:
    """The margins of running text; None where there is none."""
    running = [line for line in lines if line.alone and len(line.text) >= _RUNNING]
    if not running:
        return None
    return Margins(min(line.x0 for line in running), max(line.x1 for line in running))


@define(slots=True)
class Wrapped:
    """Joins lines to paragraphs as they come, over the ends of pages too.

    Attributes:
        held: the paragraph under way.
    """

    held: Paragraph | None = None
    _last: PageLine | None = None
    _began: float = 0.0

    def add(self, line: PageLine, page: int, margins: Margins) -> Iterator[Paragraph]:
        """Add a line; gives the paragraph before it where this one begins a new one.

        Args:
            line: the line.
            page: the page that it stands on.
            margins: the margins of running text on the page.
        """
        if self.held and self._last and self._continues(line, page, margins):
            text = join(self.held.text, line.text)
            piece = Piece(len(text) - len(line.text), page, line.box, line.edges)
            self.held = Paragraph(text, self.held.page, (*self.held.pieces, piece))
        else:
            yield from self.end()
            pieces = (Piece(0, page, line.box, line.edges),)
            self.held, self._began = Paragraph(line.text, page, pieces), line.x0
        self._last = line

    def end(self) -> Iterator[Paragraph]:
        """Gives the paragraph under way; the next line begins a new one."""
        if self.held:
            yield self.held
        self.held = self._last = None

    def _continues(self, line: PageLine, page: int, margins: Margins) -> bool:
        last, held = self._last, self.held
        if last is None or held is None or not _may_follow(last, line):
            return False
        far = line.base - last.base > _SPACING * max(line.size, last.size)
        # A note without a stop, or a page, ends before the title of the next table.
        apart = held.page != page or is_note(held.text)
        titled = _is_below_title(held.text, line.text) or (apart and _is_title(line.text))
        if (far and held.page == page) or titled:
            return False
        if _is_centred(line, margins, clear=True):
            return held.page == page and _goes_on_centred(last, line, margins)
        inside = line.x0 <= margins.left + 1.2 * line.size and (
            _was_full(last, line, margins) or self._was_broken(last, line, margins)
        )
        if not inside or self._is_heading(last, line, margins):
            return False
        indented = self._began > margins.left + _INDENT * last.size
        if begins_item(line.text):
            return indented and last.text[-1] in _OPEN
        # Without an indent nothing but the stop tells where a paragraph ends.
        return indented or not ends_sentence(last.text)

    def _was_broken(self, last: PageLine, line: PageLine, margins: Margins) -> bool:
        """Whether a line was broken by hand within a sentence, before it was full.

        The paragraph began further in, and the next line does not: it begins none.
        """
        edge = margins.left + _INDENT * line.size
        return (
            line.x0 <= edge < self._began
            and len(last.text) >= _RUNNING
            and last.x1 - margins.left >= _NEARLY_FULL * (margins.right - margins.left)
            and not ends_sentence(last.text)
        )

    def _is_heading(self, last: PageLine, line: PageLine, margins: Margins) -> bool:
        """Whether the last line is a heading, and this one, not under its middle, is below it."""
        first = self._began == last.x0
        larger = last.size - line.size > _LARGER * line.size
        return first and (_is_centred(last, margins, clear=True) or (larger and line.x0 < last.x0))


def _is_title(text: str) -> bool:
    """Whether a line is the title of a table, and nothing else."""
    return text.endswith("表") and kind_of(text) is not None


def _is_below_title(held: str, text: str) -> bool:
    """Whether whose table it is, or its unit, stands below a title that fills its line."""
    return _is_title(held) and above_of(text) is not None


def _may_follow(last: PageLine, line: PageLine) -> bool:
    """Whether two lines may be one paragraph, by what they are and not where they stand."""
    if begins_caption(line.text) or begins_caption(last.text):
        return False
    alike = abs(line.size - last.size) <= _OTHER_SIZE * min(line.size, last.size)
    return alike and last.alone and line.alone and not _LEADER.search(last.text)


def _goes_on_centred(last: PageLine, line: PageLine, margins: Margins) -> bool:
    """Whether a line under the middle of another is the rest of its heading."""
    return (
        _is_centred(last, margins)
        and abs(line.size - last.size) < 0.1 * last.size
        and _was_full(last, line, margins, spare=2.0)
        and not ends_sentence(last.text)
        and not begins_item(line.text)
    )


def _was_full(last: PageLine, line: PageLine, margins: Margins, spare: float = 0.8) -> bool:
    """Whether the first word of a line had no room at the end of the last one."""
    found = _WORD.match(line.text)
    word = found.group() if found else line.text[:1]
    width = sum(1.0 if is_wide(letter) or letter in "“”‘’…—" else 0.5 for letter in word)
    return last.x1 + (width + spare) * last.size > margins.right


def _is_centred(line: PageLine, margins: Margins, *, clear: bool = False) -> bool:
    """Whether a line stands in the middle; clear of the margins by more than any indent."""
    off = abs((line.x0 + line.x1) - (margins.left + margins.right)) / 2
    indent = line.x0 - margins.left
    return off < line.size and (not clear or indent > 3 * line.size)
