"""Where rows of a table may stand on a page that is not in the document."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.disclosure.document import Disclosure
from govbudget.io.source import Loss
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.reconciling.cells import Row
    from govbudget.reconciling.findings import Failure

__all__ = ["Torn"]

#: What stands farther to the right stands on a page that lies across: an A4 page is 595 points.
_ACROSS = 600.0
#: A table fills its page that ends less than so many of its rows above where other pages end.
_ROWS = 1.5
#: How many digits the codes of classes and sections have.
_GROUPS = (3, 5)
#: So many of them have a row of their own in a table, where another surely lacks its own.
_OTHERS = 2


@frozen(slots=False)
class Torn:
    """What tells that pages of a document are missing.

    Attributes:
        disclosure: the document.
    """

    disclosure: Disclosure

    def why_short(self, sheets: Sequence[Block], failures: Sequence[Failure]) -> Message | None:
        """Why all of some sums may lack rows of a page that is missing; None where not all may.

        Args:
            sheets: the sheets that their cells name by number.
            failures: the sums that fail.
        """
        reaches = [_reach(sheets[one.total.table], one) for one in failures]
        # Where rows go on over pages, a group that ends with its page may have lost its rest.
        ends = {
            last
            for one, (_, last) in zip(failures, reaches, strict=True)
            if len(failures) > 1 and one.total.code and _ends_a_page(sheets[one.total.table], last)
        }
        said: Message | None = None
        for one, (first, last) in zip(failures, reaches, strict=True):
            is_of_rows = len({(cell.table, cell.measure) for cell in (one.total, *one.parts)}) == 1
            if not is_of_rows or one.difference <= 0:
                return None
            tears = self._tears(sheets, sheets[one.total.table])
            said = next((why for at, why in tears if first <= at <= last), None)
            if said is None and any(first <= end <= last for end in ends):
                said = Message("sums.page-end")
            if said is None:
                return None
        return said

    def _tears(self, sheets: Sequence[Block], sheet: Block) -> Iterator[tuple[int, Message]]:
        """Before which rows others may be missing, and why."""
        beside = (one for one in sheets if one.table is sheet.table and one is not sheet)
        if sheet.labels and any(one.labels and _has_totals_alone(one) for one in beside):
            yield 0, Message("sums.page-half")
        rows = sheet.coded.rows
        pages = [None if row.position is None else row.position.page for row in rows]
        known = [page for page in pages if page is not None]
        if not known or len(known) < len(pages):
            return
        for at, (before, here) in enumerate(pairwise([known[0] - 1, *known, known[-1] + 1])):
            if 0 < at < len(rows) and before == here and not _begins_beside(rows, at):
                continue
            if any(page in self._missing for page in range(before, here)):
                yield at, Message("sums.page-missing")
            elif at == len(rows) or _begins_beside(rows, at):
                if self.fills_its_page(sheet.table):
                    yield at, Message("sums.page-end")
            elif _lacks_its_group(rows, at):
                yield at, Message("sums.page-begin")
            elif at == 0 and self._begins_before(sheet.table):
                yield at, Message("sums.page-untitled")

    def is_beside(self, table: DisclosedTable) -> bool:
        """Whether a page is missing before, within or behind the pages of a table."""
        pages = table.pages
        return bool(pages) and any(pages[0] - 1 <= one <= pages[-1] for one in self._missing)

    def _begins_before(self, table: DisclosedTable) -> bool:
        """Whether a table begins with its page, and lacks the title that all others have.

        The first of a document without contents, that no text stands before, does so too.
        """
        tables = self.disclosure.tables
        if not table.title:
            others = [one for one in tables if one is not table]
            return len(others) >= _OTHERS and sum(map(bool, (one.title for one in others))) >= (
                len(others) - 1
            )
        is_first = table is tables[0] and table.pages[:1] == (1,)
        return is_first and not self.disclosure.contents and not self._says_before(table)

    def _says_before(self, table: DisclosedTable) -> bool:
        """Whether the text says something on the page that a table begins on."""
        paragraphs = self.disclosure.paragraphs
        return any(
            paragraphs[one.paragraph].page == table.pages[0] for one in self.disclosure.facts
        )

    @cached_property
    def _missing(self) -> frozenset[int]:
        """Behind which pages others are missing, by the numbers on them; 0 is before the first."""
        found = (one for one in self.disclosure.lost if one.kind is Loss.MISSING)
        return frozenset(one.page or 0 for one in found)

    @cached_property
    def _ends(self) -> dict[int, tuple[bool, float]]:
        """Whether each page lies across, and how far down it is filled."""
        ends: dict[int, list[tuple[float, float]]] = {}
        for table in self.disclosure.tables:
            for grid in table.grids:
                boxes = [(box[2], box[3]) for row in grid.boxes for box in row if box is not None]
                if grid.page is not None and boxes:
                    ends.setdefault(grid.page, []).extend(boxes)
        for paragraph in self.disclosure.paragraphs:
            for piece in paragraph.pieces:
                if piece.page is not None and piece.box is not None:
                    ends.setdefault(piece.page, []).append(piece.box[2:])
        return {
            page: (max([right for right, _ in some]) > _ACROSS, max([low for _, low in some]))
            for page, some in ends.items()
        }

    def fills_its_page(self, table: DisclosedTable) -> bool:
        """Whether the last row of a table stands where other pages like its own end, or lower."""
        grid = table.grids[-1] if table.grids else None
        page = grid.page if grid else None
        if grid is None or page not in self._ends:
            return False
        lows = [max((box[3] for box in row if box), default=0.0) for row in grid.boxes]
        lows = [low for low in lows if low]
        across, _ = self._ends[page]
        others = [low for at, (lies, low) in self._ends.items() if at != page and lies is across]
        if len(lows) < 2 or not others:  # noqa: PLR2004  the height of a row is that between two
            return False
        height = (lows[-1] - lows[0]) / (len(lows) - 1)
        return lows[-1] >= max(others) - _ROWS * height


def _reach(sheet: Block, one: Failure) -> tuple[int, int]:
    """The first and the last row before which a part of a sum may be missing."""
    rows, at = sheet.coded.rows, one.total.row
    if all(cell.row < at for cell in one.parts):
        return 0, at
    code = one.total.code
    end = at + 1
    while end < len(rows) and rows[end].code.startswith(code):
        end += 1
    return at + 1, end if code else len(rows)


def _has_totals_alone(half: Block) -> bool:
    """Whether a half of a table states its totals, and nothing that they are of."""
    stated = {
        is_total(label)
        for label, row in zip(half.labels, half.coded.rows, strict=True)
        if any(cell.amount for cell in row.cells)
    }
    return stated == {True}


def _ends_a_page(sheet: Block, at: int) -> bool:
    """Whether the row before one is the last of its page, and the table goes on behind it."""
    rows = sheet.coded.rows
    if not 0 < at < len(rows):
        return False
    one, two = rows[at - 1].position, rows[at].position
    return one is not None and two is not None and one.page != two.page


def _begins_beside(rows: Sequence[Row], at: int) -> bool:
    """Whether a row begins the other half of a table, which stands beside the one that ends."""
    if not 0 < at < len(rows):
        return False
    one, two = rows[at - 1].position, rows[at].position
    return (
        one is not None
        and two is not None
        and (two.page or 0, two.row or 0)
        < (
            one.page or 0,
            one.row or 0,
        )
    )


def _lacks_its_group(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is the first of its class or section, and not that itself, as others have."""
    code = rows[at].code
    for length in _GROUPS:
        if len(code) <= length:
            return False
        before = any(row.code[:length] == code[:length] for row in rows[:at])
        whole = {row.code for row in rows if len(row.code) == length}
        if not before and len(whole) >= _OTHERS and code[:length] not in whole:
            return True
    return False
