"""Tables of which a document holds only a piece, since it begins or ends within them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.beside import has_page_beside
from govbudget.disclosure.analysis.promises import listed, missing_tables, promised
from govbudget.disclosure.analysis.torn import Torn
from govbudget.disclosure.tables import DisclosedTable
from govbudget.disclosure.text import ContentsEntry
from govbudget.tables.lexicon.table_numbers import table_number
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.analysis.promises import Promise
    from govbudget.disclosure.document import Disclosure
    from govbudget.reconciling.findings import CellRef, Failure, Finding

__all__ = ["Pieces", "pieces_of"]

#: So many tables are hardly forgotten together at the end.
_SEVERAL = 2


@frozen
class Pieces:
    """The tables of which a document holds only a piece.

    Attributes:
        begun: the last table, where the document ends within it; None where that is not so.
        rest: the first table, where the document begins within it; None where that is not so.
        torn: what tells that pages within it are missing; None where nothing does.
    """

    begun: DisclosedTable | None = None
    rest: DisclosedTable | None = None
    torn: Torn | None = None

    def may_lack(self, table: DisclosedTable) -> bool:
        """Whether what explains a table may stand on a page that is not in the document."""
        return table is self.begun or self.rest is not None or self.is_beside_missing(table)

    def is_cut(self, missing: Sequence[Promise]) -> bool:
        """Whether the document ends before some promised tables, and so looks cut.

        Its last table goes down to the end of its page, or nothing is there either of what the
        contents name behind the tables.

        Args:
            missing: the tables that are promised and not there.
        """
        if self.begun is None or self.torn is None or not self.begun.pages:
            return False
        if len(missing) >= _SEVERAL and self.torn.fills_its_page(self.begun):
            return True
        return _lacks_what_follows(self.torn.disclosure, missing)

    def is_beside_missing(self, table: DisclosedTable) -> bool:
        """Whether a page is missing before, within or behind the pages of a table."""
        return self.torn is not None and self.torn.is_beside(table)

    def why_short(self, sheets: Sequence[Block], finding: Finding) -> Message | None:
        """Why all sums of a finding may lack rows that are not in the document; else None.

        Args:
            sheets: the sheets that its cells name by number.
            finding: what fails.
        """
        if not finding.failures:
            return None
        if all(_may_go_on(sheets, self.begun, one) for one in finding.failures):
            return Message("sums.ends-within")
        if all(_may_begin_before(sheets, self.rest, one) for one in finding.failures):
            return Message("sums.begins-within")
        if self.torn is None:
            return None
        if all(self._goes_on_beside(sheets, one) for one in finding.failures):
            return Message("sums.page-beside")
        return self.torn.why_short(sheets, finding.failures)

    def _goes_on_beside(self, sheets: Sequence[Block], one: Failure) -> bool:
        """Whether what a sum of columns lacks may stand on the page at the right of its own."""
        cells = (one.total, *one.parts)
        is_of_columns = len({(cell.table, cell.row) for cell in cells}) == 1
        table = sheets[one.total.table].table
        return (
            is_of_columns
            and one.difference > 0
            and self.torn is not None
            and has_page_beside(self.torn.disclosure, table)
        )


def _lacks_what_follows(disclosure: Disclosure, missing: Sequence[Promise]) -> bool:
    """Whether nothing is there of what the contents name behind the tables that are not there."""
    last = max((one.paragraph for one in missing if isinstance(one, ContentsEntry)), default=-1)
    if last < 0:
        return False
    after = [plain(one.title) for one in disclosure.contents if one.paragraph > last]
    listed = {one.paragraph for one in disclosure.contents}
    texts = (plain(one.text) for at, one in enumerate(disclosure.paragraphs) if at not in listed)
    return bool(after) and not any(one in text for text in texts for one in after)


def _may_go_on(sheets: Sequence[Block], table: DisclosedTable | None, one: Failure) -> bool:
    """Whether what a sum lacks may follow the last row of a table, or end that row."""
    if any(_is_last(sheets, table, cell) for cell in (one.total, *one.parts)):
        return True
    last = max(one.parts, key=lambda cell: cell.row)
    rows = sheets[last.table].coded.rows[last.row + 1 :]
    is_end = not last.code or all(row.code.startswith(last.code) for row in rows)
    return (
        is_end
        and _lacks_rows(sheets, table, one)
        and all(one.total.row < cell.row for cell in one.parts)
    )


def _is_last(sheets: Sequence[Block], table: DisclosedTable | None, cell: CellRef) -> bool:
    """Whether a cell stands in the last row of a table with codes, which may be torn."""
    sheet = sheets[cell.table]
    return sheet.table is table and not sheet.labels and cell.row == len(sheet.coded.rows) - 1


def _may_begin_before(sheets: Sequence[Block], table: DisclosedTable | None, one: Failure) -> bool:
    """Whether what a sum lacks may stand before the first row of a table."""
    return _lacks_rows(sheets, table, one) and all(cell.row < one.total.row for cell in one.parts)


def _lacks_rows(sheets: Sequence[Block], table: DisclosedTable | None, one: Failure) -> bool:
    """Whether a sum of rows of a table states more than they come to."""
    cells = (one.total, *one.parts)
    is_of_rows = len({(cell.table, cell.measure) for cell in cells}) == 1
    return is_of_rows and one.difference > 0 and sheets[one.total.table].table is table


def pieces_of(disclosure: Disclosure) -> Pieces:
    """The tables of which a document holds only a piece.

    Args:
        disclosure: the document.
    """
    if not disclosure.tables or disclosure.files:
        return Pieces()
    first, last = disclosure.tables[0], disclosure.tables[-1]
    return Pieces(
        last if _ends_within(disclosure, last) else None,
        first if _begins_within(disclosure, first) else None,
        Torn(disclosure),
    )


def _ends_within(disclosure: Disclosure, last: DisclosedTable) -> bool:
    """Whether all that the contents name behind the last table is missing, and nothing follows."""
    promises: Sequence[Promise] = promised(disclosure) or listed(disclosure)
    missing, _, _ = missing_tables(disclosure, promises)
    if not missing or len(missing) == len(promises) or promises[-len(missing) :] != missing:
        return False
    pages = [one.page for one in disclosure.paragraphs if one.page is not None]
    return not last.pages or not pages or max(pages) <= last.pages[-1]


def _begins_within(disclosure: Disclosure, first: DisclosedTable) -> bool:
    """Whether the first table lacks what stands above it: its head, or the title all others have.

    A table with a number above 1 that nothing stands before is the rest of one, too.
    """
    if first.title:
        number = table_number(f"{first.number} ")
        is_later = number is not None and max(number.values, default=0) > 1
        return is_later and first.pages[:1] == (1,) and not disclosure.contents
    others = disclosure.tables[1:]
    titled = bool(others) and all(one.title for one in others)
    return not first.head or (first.pages[:1] == (1,) and titled)
