"""Two tables of lines beside each other, as people and programs read them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from govbudget.amounts import format_amount, places_in
from govbudget.base.messages import Message
from govbudget.cli.amount_table import DrawnRow, tables_of
from govbudget.cli.terminal import cell
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from govbudget.amounts import Number
    from govbudget.base.messages import Language
    from govbudget.cli.compared_lines import ComparedLines
    from govbudget.rollups.compared import ComparedAmounts

__all__ = ["write_lines"]


def write_lines(
    made: ComparedLines, form: str, output: str | None, language: Language, *, everything: bool
) -> None:
    """Write a comparison of lines.

    Args:
        made: the comparison.
        form: text, json, csv, xlsx or svg.
        output: the file; None is standard output.
        language: that of the reader.
        everything: whether what is the same is written too.
    """
    from govbudget.cli.files import write_text

    rows = [one for one in made.found.rows if everything or one.change or not one.is_same]
    if form == "json":
        write_text(output, _as_json(made, output))
    elif form == "svg":
        unit = None if made.unit is None else made.unit.value
        write_text(output, f"{made.found.chart(unit=unit, language=language).svg}\n")
    elif form == "text":
        _write_text(made, rows, output, language)
    else:
        from govbudget.cli.rows_out import write

        write(output, _as_rows(made, rows, language), form, safe_csv=True)


def _as_json(made: ComparedLines, output: str | None) -> str:
    from govbudget.cli.jsonlines import json_text
    from govbudget.jsonform import converter

    record = converter().unstructure(made.found)
    record["unit"] = made.unit and made.unit.value
    if output is not None:
        record["generator"] = MARK
    return f"{json_text(record)}\n"


def _write_text(
    made: ComparedLines, rows: Sequence[ComparedAmounts], output: str | None, language: Language
) -> None:
    from govbudget.cli.drawing import draw
    from govbudget.cli.files import write_text
    from govbudget.cli.rolled_out import as_text

    tables = _tables(made, rows, language)
    if output is None:
        for table in tables:
            draw(table)
    else:
        write_text(output, f"{as_text(tables)}\n[{MARK}]\n")


def _tables(
    made: ComparedLines, rows: Sequence[ComparedAmounts], language: Language
) -> Iterator[RenderableType]:
    found = made.found
    total = found.total
    places = places_in(
        amount
        for row in (*rows, total)
        for amount in (row.before, row.after)
        if amount is not None and not isinstance(amount, Fraction)
    )
    rate = "execution" if found.is_execution else "rate"
    unit = "" if made.unit is None else f"\n（{made.unit.value}）"
    before, after = found.names
    change, rated = (
        Message(f"cli.compare.head.{one}").render(language) for one in ("change", rate)
    )
    titles = [f"{after}{unit}", f"{before}{unit}", f"{change}{unit}", rated]

    def cells(row: ComparedAmounts) -> list[str]:
        share = row.execution_percent if found.is_execution else row.rate_percent
        numbers = (row.after, row.before, row.change)
        return [*(_printed(one, places) for one in numbers), "" if share is None else f"{share}%"]

    drawn = [
        # The codes of a group stand below each other, so that the amounts have room.
        DrawnRow(
            cell(row.code.replace("+", "\n+ ")),
            cell(_name(row, language)),
            tuple(cell(one) for one in cells(row)),
        )
        for row in rows
    ]
    yield from tables_of(titles, drawn, [cell(one) for one in cells(total)])


def _name(row: ComparedAmounts, language: Language) -> str:
    if row.kind == "ended":
        return Message("cli.restate.ended", name=row.name).render(language)
    if row.moved:
        return Message("cli.compare.moved", name=row.name).render(language)
    return row.name


def _as_rows(
    made: ComparedLines, rows: Sequence[ComparedAmounts], language: Language
) -> Iterator[list[object]]:
    """The head and the rows of a table of cells."""
    unit = "" if made.unit is None else f"({made.unit.value})"
    before, after = made.found.names
    words = {
        one: Message(f"cli.compare.head.{one}").render(language)
        for one in ("code", "name", "kind", "change", "rate", "execution", "same")
    }
    yield [
        *(words["code"], words["name"], words["kind"], f"{after}{unit}", f"{before}{unit}"),
        *(f"{words['change']}{unit}", words["rate"], words["execution"], words["same"]),
    ]
    for row in rows:
        numbers = (_exact(one) for one in (row.after, row.before, row.change))
        executed = row.execution_percent if made.found.is_execution else None
        rates = ("" if one is None else one for one in (row.rate_percent, executed))
        said = [Message(f"cli.compare.kind.{row.kind}").render(language), *numbers, *rates]
        yield [row.code, row.name, *said, _same(row, language)]


def _same(row: ComparedAmounts, language: Language) -> str:
    return Message(f"cli.compare.same.{'yes' if row.is_same else 'no'}").render(language)


def _printed(number: Number | None, places: int) -> str:
    if isinstance(number, Fraction):
        return str(number)
    return format_amount(number, places=places)


def _exact(number: Number | None) -> object:
    """An amount as it is written: in decimals, or as a fraction where it is none."""
    if number is None:
        return ""
    if isinstance(number, Fraction):
        return str(number)
    return f"{Decimal(number):f}"
