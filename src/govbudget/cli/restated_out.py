"""Restated lines as people and programs read them: a table of years, CSV, a spreadsheet, JSON."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from govbudget.amounts import format_amount, places_in, sum_of
from govbudget.base.messages import Message
from govbudget.cli.amount_table import DrawnRow, tables_of
from govbudget.cli.terminal import cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from govbudget.amounts import Number, Unit
    from govbudget.base.messages import Language
    from govbudget.restating.records import SeriesRow
    from govbudget.restating.restated import Restated

__all__ = ["as_json", "as_lines", "as_rows", "as_tables"]

# What stands above the columns of lines.
_LINE_HEADS = (
    *("line", "year", "code", "name", "amount", "kind", "to", "to_name", "group", "share"),
    "confidence",
)


def as_tables(
    restated: Restated, rows: Sequence[SeriesRow], unit: Unit | None, language: Language
) -> Iterator[RenderableType]:
    """A table of the rows with a column for each year.

    Args:
        restated: the lines.
        rows: the rows of their series.
        unit: the unit of the amounts; None where none is said.
        language: that of the reader.
    """
    places = places_in(one for row in rows for one in row.amounts)
    drawn = []
    for row in rows:
        name = row.name
        if row.kind in {"ended", "unknown"}:
            name = Message(f"cli.restate.{row.kind}", name=row.name).render(language)
        cells = tuple(cell(_printed(one, places)) for one in row.amounts)
        # The codes of a group stand below each other, so that the years have room.
        drawn.append(DrawnRow(cell(row.key.replace("+", "\n+ ")), cell(name), cells))
    totals = [
        _printed(_sum(row.amounts[at] for row in rows), places) for at in range(len(restated.years))
    ]
    titles = [f"{year}\n（{unit}）" if unit else str(year) for year in restated.years]
    return tables_of(titles, drawn, [cell(one) for one in totals])


def as_rows(restated: Restated, rows: Sequence[SeriesRow]) -> Iterator[list[object]]:
    """The rows of a CSV: key, name, kind, and the amount of each year.

    Args:
        restated: the lines.
        rows: the rows of their series.
    """
    yield ["code", "name", "kind", *map(str, restated.years)]
    for row in rows:
        yield [row.key, row.name, row.kind, *map(_exact, row.amounts)]


def as_lines(restated: Restated, numbers: Sequence[int]) -> Iterator[list[object]]:
    """The rows of a CSV of what became of each line.

    Args:
        restated: the lines.
        numbers: for each line that was given its number in the file.
    """
    yield list(_LINE_HEADS)
    for one in restated:
        share = "" if one.share is None else str(one.share)
        head = [numbers[one.line - 1], one.year, one.code, one.name, _exact(one.amount)]
        yield [
            *head, one.kind.value, one.to, one.to_name, one.group, share, one.confidence,
        ]  # fmt: skip


def as_json(
    restated: Restated, rows: Sequence[SeriesRow], unit: Unit | None, numbers: Sequence[int]
) -> dict[str, object]:
    """All of it as a record for JSON.

    Args:
        restated: the lines.
        rows: the rows of their series.
        unit: the unit of the amounts.
        numbers: for each line that was given its number in the file.
    """
    from govbudget.jsonform import converter

    made = converter()
    record: dict[str, object] = made.unstructure(restated)
    lines = record["lines"]
    assert isinstance(lines, list)  # noqa: S101  the converter makes one of a tuple
    record["lines"] = [{**one, "line": numbers[one["line"] - 1]} for one in lines]
    return {**record, "unit": unit and str(unit), "series": made.unstructure(tuple(rows))}


def _printed(number: Number | None, places: int) -> str:
    return format_amount(number, places=places)


def _exact(number: Number | None) -> object:
    return None if number is None else f"{_decimal(number):f}"


def _decimal(number: Number) -> Decimal:
    assert not isinstance(number, Fraction)  # noqa: S101  what is read from a file is none
    return Decimal(number)


def _sum(amounts: Iterator[Number | None]) -> Number:
    return sum_of(one for one in amounts if one is not None)
