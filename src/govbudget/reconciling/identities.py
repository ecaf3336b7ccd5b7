"""The identities of a table: its columns, its rows, and what it shares with other tables."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.amounts import EXACT
from govbudget.reconciling.columnfaults import FACTORS
from govbudget.reconciling.columns import ColumnIdentity, is_known, is_ratio, recognised
from govbudget.reconciling.system import Identity
from govbudget.reconciling.table import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.reconciling.outline import Outline
    from govbudget.reconciling.table import BudgetTable, Row

__all__ = ["columns_of", "of_columns", "of_rows", "summed_measures"]

# From how many rows on a column that is hardly ever the sum is taken to be none.
_ENOUGH = 3
_SHOWN = 5


def columns_of(table: BudgetTable) -> tuple[tuple[ColumnIdentity, ...], tuple[str, ...]]:
    """The column identities of a table, and a sentence for each that its rows speak against.

    Those that the table declares hold as they are. Of those that are recognised by their titles,
    one that fails in more than half of at least three rows is none: the columns mean something
    else. So it is where no row shows that it holds; if its parts are the usual ones of a budget,
    that takes three rows too.
    """
    if table.identities is not None:
        return table.identities, ()
    kept, refused = [], []
    places = {name: at for at, name in enumerate(table.measures)}
    for identity in recognised(table.measures):
        total, *parts = (places[name] for name in identity.measures)
        rows = [row for row in table.rows if _states(row, total, parts)]
        failed = sum(not _nearly(row, total, parts, table.usual_places) for row in rows)
        most = failed == len(rows) if is_known(identity) else 2 * failed > len(rows)
        if failed and most and len(rows) >= _ENOUGH:
            unlikely = not _is_scaled(rows, total, parts)
        else:
            unlikely = bool(failed) and failed == len(rows) and not is_known(identity)
        if unlikely:
            refused.append(
                f"{identity} was not checked: it fails in {failed} of {len(rows)} rows, so that "
                "the columns seem to mean something else; declare it to have it checked"
            )
        else:
            kept.append(identity)
    return tuple(kept), tuple(refused)


def _states(row: Row, total: int, parts: list[int]) -> bool:
    """Whether a row says something of an identity: its sum is there, and one part at least."""
    return row.cells[total].amount is not None and any(
        row.cells[at].amount is not None for at in parts
    )


def _is_scaled(rows: list[Row], total: int, parts: list[int]) -> bool:
    """Whether most rows would hold with one column in another unit: the column is at fault then."""
    for at in (total, *parts):
        for factor in FACTORS:
            for scale in (Decimal(factor), 1 / Decimal(factor)):
                held = sum(_nearly(_scaled(row, at, scale), total, parts, 0) for row in rows)
                if 2 * held > len(rows):
                    return True
    return False


def _scaled(row: Row, at: int, scale: Decimal) -> Row:
    amount = row.cells[at].amount
    if amount is None:
        return row
    cell = evolve(row.cells[at], amount=EXACT.multiply(amount, scale))
    return evolve(row, cells=(*row.cells[:at], cell, *row.cells[at + 1 :]))


def _nearly(row: Row, total: int, parts: list[int], places: int) -> bool:
    """Whether a row holds an identity but for rounding."""
    known = [row.cells[at].amount for at in parts]
    numbers = [amount for amount in known if amount is not None]
    stated = row.cells[total].amount
    with localcontext(EXACT):
        missed = sum(numbers, Decimal(0)) - (stated or 0)
        return bool(2 * abs(missed) * 10**places <= len(numbers) + 1)


def summed_measures(table: BudgetTable) -> list[int]:
    """The measures that add up, by their places: not those that are ratios."""
    return [at for at, title in enumerate(table.measures) if not is_ratio(title)]


def of_columns(
    table: BudgetTable, start: int, columns: tuple[ColumnIdentity, ...]
) -> Iterator[Identity]:
    """Each column identity in each row that has any number: its blanks are zeros then."""
    places = {name: at for at, name in enumerate(table.measures)}
    width = len(table.measures)
    said = [(str(one), [places[name] for name in one.measures]) for one in columns]
    for number, row in enumerate(table.rows):
        if all(cell.amount is None for cell in row.cells):
            continue
        first = start + number * width
        for text, ats in said:
            total, *parts = [first + at for at in ats]
            yield Identity(total, tuple(parts), text)


def of_rows(table: BudgetTable, start: int, outline: Outline) -> Iterator[Identity]:
    """Each sum of rows in each measure, blank ones too, since a blank there says that all are.

    A row without any number is a heading, and states no sum.
    """
    width = len(table.measures)
    rows = table.rows
    for above, below in outline.sums.items():
        blank = all(cell.amount is None for cell in rows[above].cells)
        if blank and rows[above].role is not Role.TOTAL:
            continue
        text = _text(table, outline, above, below)
        for at in summed_measures(table):
            parts = [start + row * width + at for row in below]
            yield Identity(start + above * width + at, tuple(parts), text)


def _text(table: BudgetTable, outline: Outline, above: int, below: tuple[int, ...]) -> str:
    names = [outline.codes[row] or table.rows[row].name for row in below]
    if len(names) > _SHOWN:
        names = [*names[:2], "…", names[-1]]
    left = outline.codes[above] or "".join(table.rows[above].name.split())
    many = f" ({len(below)} rows)" if len(below) > _SHOWN else ""
    return f"{left} = {' + '.join(names)}{many}"
