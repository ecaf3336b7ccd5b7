"""A roll-up as people and programs read it: a table, a tree with bars, CSV, JSON."""

from __future__ import annotations

import io
import sys
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.amounts import format_amount, places_in
from govbudget.base.layout import cell_len, columns, padded, wrapped
from govbudget.base.shares import percent, share
from govbudget.cli.amount_table import DrawnRow, tables_of
from govbudget.cli.bars import bar
from govbudget.cli.spoken import labels
from govbudget.cli.terminal import cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from govbudget.amounts import Number, Unit
    from govbudget.classification.vocabulary import Level
    from govbudget.rollups.rolledrows import RolledRow
    from govbudget.rollups.rolledup import RollUp

    _RollUp = RollUp[Mapping[str, Number]]

__all__ = [
    "above_level",
    "amount_title",
    "as_csv",
    "as_json",
    "as_tables",
    "as_text",
    "as_tree",
    "printer",
    "shown_rows",
]

# The bar where the width is not bound by a terminal, and the least that is worth drawing.
_BAR, _LEAST_BAR, _LONGEST_BAR = 20, 8, 30
# The least that is left for a code and its name.
_LEAST_LABEL = 24
# In a file lines stay whole.
_UNBOUND = 1000
# Beyond these a spreadsheet changes a number.
_SPREADSHEET_DIGITS = 15


def shown_rows(rolled: _RollUp, level: Level | None) -> tuple[RolledRow, ...]:
    """The rows of a level, or all of them."""
    return tuple(row for row in rolled.rows if level is None or row.level == level)


def above_level(rolled: _RollUp, level: Level | None) -> tuple[RolledRow, ...]:
    """The rows above a level that have amounts of their own, which no row of the level has."""
    if level is None:
        return ()
    return tuple(row for row in rolled.rows if row.level < level and row.booked)


def _places(rolled: _RollUp) -> int:
    """How many decimals the amounts are printed with: the most that any has."""
    amounts = [amount for row in rolled.rows for amount in row.total]
    amounts += [amount for _, lost in rolled.unknown for amount in lost]
    return places_in(amounts)


def printer(rolled: _RollUp) -> Callable[[Sequence[Number]], list[str]]:
    """What writes amounts with as many decimals as any of a roll-up has."""
    places = _places(rolled)
    return lambda amounts: [format_amount(amount, places=places) for amount in amounts]


def as_csv(rolled: _RollUp, level: Level | None, *, spreadsheet: bool) -> Iterator[list[object]]:
    """The rows of a CSV: code, name, level, and for each measure the total and what is booked.

    Args:
        rolled: the roll-up.
        level: the level, or None for all.
        spreadsheet: whether the amounts are numbers, as far as a spreadsheet keeps all digits.
    """
    measures = rolled.measures
    yield ["code", "name", "level", *measures, *(f"own {one}" for one in measures)]
    above = [evolve(row, total=row.own) for row in above_level(rolled, level)]
    # What is booked above the level stands in rows of its own, so that the rows add up.
    for row in sorted([*shown_rows(rolled, level), *above], key=lambda row: row.code):
        cells = [_cell(amount, spreadsheet=spreadsheet) for amount in (*row.total, *row.own)]
        yield [row.code, row.name, row.level.chinese, *cells]


def _cell(amount: Number, *, spreadsheet: bool) -> object:
    number = Decimal(amount)  # type: ignore[arg-type]  # what is read is no Fraction
    if spreadsheet and len(number.as_tuple().digits) <= _SPREADSHEET_DIGITS:
        return number
    return f"{number:f}"


def as_json(rolled: _RollUp, level: Level | None, unit: Unit | None) -> dict[str, object]:
    """The record of the roll-up with its total and unit; of a level its rows, and what is above."""
    from govbudget.jsonform import converter

    made = converter()
    record: dict[str, object] = made.unstructure(rolled)
    kept = {row.code for row in shown_rows(rolled, level)}
    above = {row.code for row in above_level(rolled, level)}
    rows = record.pop("rows")
    assert isinstance(rows, list)  # noqa: S101  the converter makes one of a tuple
    # As in the table: what is booked above the level, and not what stands below it.
    rows = [{**row, "total": row["own"]} if row["code"] in above else row for row in rows]
    total = {name: str(amount) for name, amount in rolled.total.items()}
    return {
        **record,
        "unit": unit and str(unit),
        "total": total,
        "rows": [row for row in rows if row["code"] in kept or row["code"] in above],
    }


def as_tables(rolled: _RollUp, level: Level | None, unit: Unit | None) -> Iterator[RenderableType]:
    """Tables of codes and names, indented by level, and a column for each measure."""
    rows, printed = [], printer(rolled)
    for row in shown_rows(rolled, level):
        depth = 0 if level is not None else int(row.level) - 1
        cells = tuple(map(cell, printed(row.total)))
        rows.append(DrawnRow(cell("  " * depth + row.code), cell(row.name), cells))
    for row in above_level(rolled, level):
        said = cell(f"{row.name}{_own(row.level)}")
        cells = tuple(map(cell, printed(row.own)))
        rows.append(DrawnRow(cell(row.code), said, cells, "italic"))
    total = tuple(map(cell, printed(list(rolled.total.values()))))
    titles = [amount_title(name, unit) for name in rolled.measures]
    return tables_of(titles, rows, total)


def _own(level: Level) -> str:
    """What stands behind the name of a row above the level that is asked for."""
    return f"（{level.chinese}，自列）" if labels() == "zh" else f" ({level.english}, its own)"


def as_text(what: Iterable[RenderableType]) -> str:
    """What rich can draw as text for a file, in which lines stay whole."""
    from rich.console import Console

    console = Console(
        file=io.StringIO(), width=_UNBOUND, highlight=False, markup=False, emoji=False
    )
    for one in what:
        console.print(one)
    drawn: str = console.file.getvalue()  # type: ignore[attr-defined]
    return drawn


def amount_title(name: str, unit: Unit | None) -> str:
    """The title of a column of amounts, with their unit.

    Args:
        name: the title.
        unit: the unit; None where none is said.
    """
    if unit is None or unit in name:
        return name
    return f"{name}\n（{unit}）" if labels() == "zh" else f"{name}\n({unit})"


def as_tree(rolled: _RollUp, level: Level | None, unit: Unit | None) -> str:
    """A tree down to a level, with the amounts and a bar of the share of the first measure."""
    rows = [row for row in rolled.rows if level is None or row.level <= level]
    totals = list(rolled.total.values())
    scheme = rolled.scheme.chinese if labels() == "zh" else rolled.scheme
    head = f"{scheme} {rolled.year}"
    lines: list[tuple[str, str, Sequence[Number]]] = [("", head, totals)]
    guides = _guides(rows)
    lines += [
        (guide, f"{row.code} {row.name}", row.total)
        for guide, row in zip(guides, rows, strict=True)
    ]
    printed = printer(rolled)
    amounts = [printed(amount) for _, _, amount in lines]
    titles = [amount_title(name, unit).replace("\n", "") for name in rolled.measures]
    widths = [max(map(cell_len, column)) for column in zip(titles, *amounts, strict=True)]
    shares = [share(amount[0], totals[0]) for _, _, amount in lines]
    room, length = _rooms(lines, widths)
    drawn = [padded("", room) + _beside([*titles, ""], [*widths, 7]).rstrip()]
    for (guide, label, _), shown, of in zip(lines, amounts, shares, strict=True):
        first, *more = wrapped(label, max(room - cell_len(guide), 8))
        beside = _beside([*shown, percent(of)], [*widths, 7])
        drawn.append(f"{padded(guide + first, room)}{beside}  {bar(of, length)}".rstrip())
        drawn += [_hanging(guide) + part for part in more]
    return "\n".join(drawn) + "\n"


def _rooms(lines: Sequence[tuple[str, str, object]], widths: list[int]) -> tuple[int, int]:
    """How wide the labels and the bars are."""
    longest = max(cell_len(guide + label) for guide, label, _ in lines)
    if not sys.stdout.isatty():
        return longest, _BAR
    # Beside the labels stand the amounts and the share, each with two blanks before it.
    left = columns() - sum(widths) - 2 * len(widths) - 9 - 2
    length = min(max(left - longest, _LEAST_BAR), _LONGEST_BAR)
    return min(longest, max(left - length, _LEAST_LABEL)), length


def _beside(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Cells at the right of their columns."""
    return "".join(
        "  " + " " * (width - cell_len(cell)) + cell
        for cell, width in zip(cells, widths, strict=True)
    )


def _guides(rows: Sequence[RolledRow]) -> list[str]:
    """What stands before each row of a tree, from the last row up: which have others below them."""
    guides: list[str] = []
    codes = {row.code for row in rows}
    depth_of: dict[str, int] = {}
    for row in rows:
        above = row.code[:-2]
        depth_of[row.code] = depth_of[above] + 1 if above in codes else 0
    open_at: set[int] = set()
    for row in reversed(rows):
        depth = depth_of[row.code]
        turn = "├── " if depth in open_at else "└── "
        guides.append("".join("│   " if at in open_at else "    " for at in range(depth)) + turn)
        open_at = {at for at in open_at if at < depth} | {depth}
    return guides[::-1]


def _hanging(guide: str) -> str:
    """What stands before the further lines of a label."""
    return guide.replace("├── ", "│   ").replace("└── ", "    ") + "  "
