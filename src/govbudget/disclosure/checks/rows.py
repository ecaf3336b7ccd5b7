"""What the rules on single rows say: all findings of a kind in a table as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.blocks import unit_rows
from govbudget.disclosure.analysis.places import place_of_cell, short_name
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.reconciling.kinds import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure
    from govbudget.reconciling.findings import CellRef, Finding

__all__ = ["counted", "grouped"]


def counted(disclosure: Disclosure, found: Sequence[Found]) -> Iterator[Outcome]:
    """What was found in the rows of all tables; without anything the tables with codes held.

    Args:
        disclosure: the document.
        found: what was found.
    """
    yield from found
    coded = [one for one in disclosure.tables if one.tables and not one.is_empty]
    yield Held(0 if found else len(coded))
    if not coded:
        yield NotApplicable(Message("table.no-codes"))


def grouped(
    solution: Solution, kind: Kind, says: Callable[[int], Message], most: int
) -> Iterator[Found]:
    """All findings of a kind in a table as one notice.

    Args:
        solution: the sums of the document.
        kind: the kind.
        says: says what is wrong with so many rows.
        most: how many rows are named.
    """
    tables: dict[int, list[CellRef]] = {}
    for finding in _seen(solution, kind):
        # The other row of a pair is that which it is compared with.
        told = finding.places if kind is Kind.MISSING_LEVEL else finding.places[:1]
        tables.setdefault(told[0].table, []).extend(told)
    for number, cells in tables.items():
        sheet = solution.sheets[number]
        names = [str(sheet.coded.rows[cell.row]) for cell in cells[:most]]
        message = Message(
            "table.grouped",
            name=short_name(sheet.table),
            said=says(len(cells)),
            rows=tuple(names),
            more=len(cells) > len(names),
        )
        places = [place_of_cell(sheet.table, sheet.coded, cell) for cell in cells]
        yield Found(Severity.NOTICE, message, places=places)


def _seen(solution: Solution, kind: Kind) -> Iterator[Finding]:
    for finding in solution.of(kind.value):
        sheet, row = solution.at(finding.places[0]), finding.places[0].row
        if sheet.table.is_empty:
            continue
        if kind is Kind.REPEATED_CODE and _is_list_of_lists(sheet):
            continue
        if kind is Kind.CHILDLESS and not any(cell.amount for cell in sheet.coded.rows[row].cells):
            continue
        if kind is Kind.ORDER and _other_half(solution.at(finding.places[0]), finding):
            continue
        yield finding


def _is_list_of_lists(sheet: Block) -> bool:
    """Whether codes repeat only since the table lists more than codes: none does within a list.

    Each unit has rows of its own, below it or with its name beside them; another code stands
    beside that of the row; or the codes begin anew, though nothing says whose they are now.
    """
    units = unit_rows(sheet)
    seen: set[tuple[str, str]] = set()
    last = ""
    for at, row in enumerate(sheet.coded.rows):
        if at in units or (row.code and row.code < last):
            seen = set()
        if row.code and (row.code, row.beside) in seen:
            return False
        seen.add((row.code, row.beside))
        last = row.code or last
    return True


def _other_half(sheet: Block, finding: Finding) -> bool:
    """Whether a row stands in another half of the table than the one it is said to follow.

    Halves beside each other go on over the pages, one after the other or by turns.
    """
    one, two = (sheet.coded.rows[place.row].position for place in finding.places[:2])
    if one is None or two is None or one.page is None or two.page is None:
        return False
    first, second = finding.places[:2]
    if one.page != two.page and (first.row > second.row) != (one.page > two.page):
        return True
    return _column(sheet, first) != _column(sheet, second)


def _column(sheet: Block, place: CellRef) -> int | None:
    """The column of the first amount of a row, which tells the halves of a table apart."""
    first = sheet.coded.rows[place.row].cells[0].position
    return None if first is None else first.column
