"""Roll-ups in groups as people and programs read them: a table, trees, CSV, JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.amounts import format_amount, places_in
from govbudget.base.messages import Message
from govbudget.cli.amount_table import DrawnRow, tables_of
from govbudget.cli.rolled_out import (
    above_level,
    amount_title,
    as_csv,
    as_json,
    as_tree,
    shown_rows,
)
from govbudget.cli.terminal import cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from govbudget.amounts import Unit
    from govbudget.base.messages import Language
    from govbudget.classification.vocabulary import Level
    from govbudget.rollups.grouped import RollUps

__all__ = ["groups_as_csv", "groups_as_json", "groups_as_tables", "groups_as_tree", "key_text"]


def key_text(key: tuple[Any, ...], language: Language) -> str:
    """What a group is called.

    Args:
        key: its key.
        language: that of the reader.
    """
    blank = Message("cli.rollup.blank").render(language)
    return " / ".join(blank if one is None else str(one) for one in key)


def groups_as_csv(
    found: RollUps[Any], level: Level | None, *, spreadsheet: bool
) -> Iterator[list[object]]:
    """The rows of a CSV: the columns of the keys, then those of a roll-up.

    Args:
        found: the roll-ups.
        level: the level, or None for all.
        spreadsheet: whether the amounts are numbers, as far as a spreadsheet keeps all digits.
    """
    for at, one in enumerate(found.groups):
        head, *rows = as_csv(one.rolled, level, spreadsheet=spreadsheet)
        if not at:
            yield [*found.by, *head]
        yield from ([*("" if key is None else key for key in one.key), *row] for row in rows)


def groups_as_json(
    found: RollUps[Any], level: Level | None, unit: Unit | None
) -> dict[str, object]:
    """The record of the roll-ups with their unit; of a level its rows, and what is above.

    Args:
        found: the roll-ups.
        level: the level, or None for all.
        unit: the unit of the amounts.
    """
    groups = [
        {"key": list(one.key), "rolled": as_json(one.rolled, level, unit)} for one in found.groups
    ]
    total = {name: str(amount) for name, amount in found.total.items()}
    return {"by": list(found.by), "unit": unit and str(unit), "total": total, "groups": groups}


def groups_as_tables(
    found: RollUps[Any], level: Level | None, unit: Unit | None, language: Language
) -> Iterator[RenderableType]:
    """One table, in which the rows of each group stand below a row with its total.

    Args:
        found: the roll-ups.
        level: the level, or None for all.
        unit: the unit of the amounts.
        language: that of the reader.
    """
    every = [row for one in found.groups for row in one.rolled.rows]
    places = places_in(amount for row in every for amount in row.total)

    def cells(amounts: Any) -> tuple[Any, ...]:
        return tuple(cell(format_amount(amount, places=places)) for amount in amounts)

    rows = []
    for one in found.groups:
        rolled = one.rolled
        totals = cells(rolled.total.values())
        rows.append(DrawnRow(cell(""), cell(key_text(one.key, language)), totals, "bold"))
        for row in shown_rows(rolled, level):
            depth = 1 if level is not None else int(row.level)
            rows.append(DrawnRow(cell("  " * depth + row.code), cell(row.name), cells(row.total)))
        rows += [
            DrawnRow(cell("  " + row.code), cell(row.name), cells(row.own), "italic")
            for row in above_level(rolled, level)
        ]
    titles = [amount_title(name, unit) for name in found.measures]
    return tables_of(titles, rows, cells(found.total.values()))


def groups_as_tree(
    found: RollUps[Any], level: Level | None, unit: Unit | None, language: Language
) -> str:
    """The tree of each group below its key.

    Args:
        found: the roll-ups.
        level: the level, or None for all.
        unit: the unit of the amounts.
        language: that of the reader.
    """
    return "\n".join(
        f"{key_text(one.key, language)}\n{as_tree(one.rolled, level, unit)}" for one in found.groups
    )
