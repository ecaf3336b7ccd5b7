"""Tells what is wrong with the rows of a table: twice, out of order, without the level above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.blocks import unit_rows
from govbudget.disclosure.analysis.places import place_of_cell, place_of_row, short_name
from govbudget.reconciling.findings import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.blocks import Sheet
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.checking.rules import Look
    from govbudget.reconciling.findings import CellRef, Finding

__all__ = ["tell_duplicates", "tell_grouped", "tell_texts"]


def tell_duplicates(look: Look, solution: Solution) -> None:
    """Rows that stand twice: an error within a page, if no code of the table is repeated else."""
    repeating = {one.places[0].table for one in solution.of(Kind.REPEATED_CODE.value)}
    for finding in solution.of(Kind.DUPLICATED_ROW.value):
        again, first = finding.places
        sheet = solution.at(again)
        rows = sheet.coded.rows[again.row], sheet.coded.rows[first.row]
        pages = {row.position.page for row in rows if row.position}
        stated = any(cell.amount for cell in rows[0].cells)
        error = stated and len(pages) <= 1 and again.table not in repeating
        look.found(
            Severity.ERROR if error else Severity.NOTICE,
            f"{short_name(sheet.table)}：{rows[0]} 列了两行，金额相同",
            f"{short_name(sheet.table)}: {rows[0]} stands twice, with the same amounts",
            places=[place_of_row(sheet.table, row) for row in rows],
            mend="删去重复的一行",
            mend_en="leave one of the rows out",
        )
    tell_grouped(
        look,
        solution,
        Kind.REPEATED_CODE,
        "有 {count} 行的科目编码与前面的行相同",
        "{count} rows have the code of an earlier row",
    )


def tell_grouped(look: Look, solution: Solution, kind: Kind, chinese: str, english: str) -> None:
    """All findings of a kind in a table as one notice.

    Args:
        look: the rule at work.
        solution: the sums of the document.
        kind: the kind.
        chinese: what is wrong, with ``{count}``.
        english: the same in English.
    """
    tables: dict[int, list[CellRef]] = {}
    for finding in _seen(solution, kind):
        # The other row of a pair is that which it is compared with.
        told = finding.places if kind is Kind.MISSING_LEVEL else finding.places[:1]
        tables.setdefault(told[0].table, []).extend(told)
    for number, cells in tables.items():
        sheet = solution.sheets[number]
        name = short_name(sheet.table)
        names = "、".join(str(sheet.coded.rows[cell.row]) for cell in cells[:3])
        more = "等" if len(cells) > len(names.split("、")) else ""
        look.found(
            Severity.NOTICE,
            f"{name} {chinese.format(count=len(cells))}：{names}{more}",
            f"{name}: {english.format(count=len(cells))}: {names}",
            places=[place_of_cell(sheet.table, sheet.coded, cell) for cell in cells],
        )


def _seen(solution: Solution, kind: Kind) -> Iterator[Finding]:
    for finding in solution.of(kind.value):
        sheet, row = solution.at(finding.places[0]), finding.places[0].row
        if sheet.table.is_empty:
            continue
        if kind is Kind.REPEATED_CODE and _by_unit(sheet):
            continue
        if kind is Kind.CHILDLESS and not any(cell.amount for cell in sheet.coded.rows[row].cells):
            continue
        if kind is Kind.ORDER and _other_half(solution.at(finding.places[0]), finding):
            continue
        yield finding


def _by_unit(sheet: Sheet) -> bool:
    """Whether codes repeat only since each unit has its own rows: none does within a unit."""
    units = unit_rows(sheet)
    seen: set[str] = set()
    for at, row in enumerate(sheet.coded.rows):
        if at in units:
            seen = set()
        elif row.code and row.code in seen:
            return False
        seen.add(row.code)
    return bool(units)


def _other_half(sheet: Sheet, finding: Finding) -> bool:
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


def _column(sheet: Sheet, place: CellRef) -> int | None:
    """The column of the first amount of a row, which tells the halves of a table apart."""
    first = sheet.coded.rows[place.row].cells[0].position
    return None if first is None else first.column


def tell_texts(look: Look, solution: Solution) -> None:
    """Cells with a text where an amount should stand, and cells that were not read."""
    for finding in solution.of(Kind.NOT_READ.value):
        sheet = solution.at(finding.places[0])
        place = place_of_cell(sheet.table, sheet.coded, finding.places[0])
        where = finding.places[0]
        cell = sheet.coded.rows[where.row].cells[sheet.coded.measures.index(where.measure)]
        look.found(
            Severity.NOTICE,
            f"{place.what} 没有读出：{cell.reason_zh}",
            f"{place.what} was not read: {cell.reason}",
            places=[place],
        )
    for finding in solution.of(Kind.TEXT.value):
        sheet = solution.at(finding.places[0])
        places = [place_of_cell(sheet.table, sheet.coded, cell) for cell in finding.places]
        first, more = places[0], f"（共 {len(places)} 处）" if len(places) > 1 else ""
        look.found(
            Severity.NOTICE,
            f"{first.what} 处应为金额，却是“{first.text}”{more}",
            f"{first.what}: {first.text!r} stands where an amount should",
            places=places,
        )
