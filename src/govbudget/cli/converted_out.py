"""Roll-ups by another classification as people and programs read them: a table, CSV, JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from govbudget.amounts import format_amount, places_in, sum_of
from govbudget.base.messages import Message
from govbudget.cli.amount_table import DrawnRow, tables_of
from govbudget.cli.grouped_out import key_text
from govbudget.cli.terminal import cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from govbudget.amounts import Number, Unit
    from govbudget.base.messages import Language
    from govbudget.rollups.converted import ConvertedRollUp
    from govbudget.rollups.rolledup import RollUp

    _Found = Sequence[tuple[tuple[Any, ...], ConvertedRollUp]]

__all__ = ["as_record", "as_rows", "as_tables", "converted"]


def converted(
    rolled: RollUp[Any], to: str, shares: Mapping[str, Mapping[str, Number]] | None
) -> ConvertedRollUp:
    """A roll-up of a file by another classification; of several measures it is refused.

    Args:
        rolled: the roll-up.
        to: the classification.
        shares: for a code that answers to several, the share of each.
    """
    alone = rolled.measure(rolled.measures[0]) if len(rolled.measures) == 1 else rolled
    return alone.converted(to, shares=shares)


def as_rows(by: Sequence[str], found: _Found, unit: Unit | None) -> Iterator[list[object]]:
    """The rows of a CSV: what groups have in common, then what stands in the rows of each.

    Args:
        by: the columns that lines are grouped by.
        found: the roll-ups by their keys.
        unit: the unit of the amounts.
    """
    yield [*by, "kind", "code", "name", "level", "own", "total", "below", "unit"]
    for key, one in found:
        head = ["" if value is None else value for value in key]
        for row in one.to_rows():
            amounts = (f"{Decimal(row['own']):f}", f"{Decimal(row['total']):f}")
            level = "" if row["level"] is None else row["level"]
            words = (row["kind"], row["code"], row["name"], level)
            yield [*head, *words, *amounts, row["below"], unit.value if unit else ""]


def as_record(by: Sequence[str], found: _Found, unit: Unit | None) -> dict[str, object]:
    """The record of a roll-up for JSON; with groups that of each, with its key.

    Args:
        by: the columns that lines are grouped by.
        found: the roll-ups by their keys.
        unit: the unit of the amounts.
    """
    from govbudget.jsonform import converter

    made = converter()
    told = {"unit": unit and str(unit)}
    if not by:
        return {**made.unstructure(found[0][1]), **told}
    groups = [{"key": list(key), "rolled": made.unstructure(one)} for key, one in found]
    return {"by": list(by), **told, "groups": groups}


def as_tables(found: _Found, unit: Unit | None, language: Language) -> Iterator[RenderableType]:
    """One table: the codes of the classification, then what is in groups, and what is left.

    Args:
        found: the roll-ups by their keys.
        unit: the unit of the amounts.
        language: that of the reader.
    """
    every = [row["total"] for _, one in found for row in one.to_rows()]
    places = places_in(every)

    def drawn(code: str, name: str, amount: Number, style: str = "") -> DrawnRow:
        shown = cell(format_amount(amount, places=places))
        # The codes of a group stand below each other, so that the names have room.
        return DrawnRow(cell(code.replace("+", "\n+ ")), cell(name), (shown,), style)

    rows = []
    for key, one in found:
        if key:
            rows.append(drawn("", key_text(key, language), one.total, "bold"))
        for row in one.rows:
            name = row.name_en if language == "en" else row.name
            rows.append(drawn("  " * (row.level - 1) + row.code, name, row.total))
        for group in one.groups:
            what = Message("cli.rollup.kept", below=group.below or None).render(language)
            rows.append(drawn(group.key, what, group.amount, "italic"))
        for lost in one.unmapped:
            name = Message("cli.rollup.unmapped", name=lost.name).render(language)
            rows.append(drawn(lost.code, name, lost.amount, "italic"))
    total = format_amount(sum_of(one.total for _, one in found), places=places)
    return tables_of([str(unit or "")], rows, [cell(total)])
