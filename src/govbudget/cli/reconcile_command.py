"""``govbudget reconcile``."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.cli.misuse import Misuse
from govbudget.cli.options import UNIT, limits_options, scheme_option, speech_option, year_option
from govbudget.cli.spoken import Spoken, speech
from govbudget.cli.terminal import echo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.classification.vocabulary import Scheme
    from govbudget.cli.opened_tables import Opened
    from govbudget.io.allowance import Limits
    from govbudget.reconciling.findings import Mend, Reconciliation
    from govbudget.reconciling.table import BudgetTable

__all__ = ["command"]


@click.command("reconcile", cls=Spoken)
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    metavar="TABLE...",
    type=click.Path(dir_okay=False, allow_dash=True),
)
@click.option("--sheet", metavar="NAME", help="The sheet; without it all that have tables.")
@click.option("--code", help="The title of the column with the codes.")
@click.option("--name", help="The title of the column with the names.")
@click.option(
    "--measure", "measures", multiple=True, help="That of a column with amounts; may be repeated."
)
@click.option(
    "--unit",
    type=UNIT,
    help="The unit, where no line states it: 元, 千元, 万元, 百万元, 亿元.",
)
@click.option(
    "--identity",
    "identities",
    multiple=True,
    metavar="SUM",
    help='What columns add up to, as "合计 = 基本支出 + 项目支出"; else the titles tell.',
)
@click.option("--deduce", "fill", is_flag=True, help="Show the blanks that the sums determine.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file.")
@limits_options
@scheme_option
@year_option
@speech_option
def command(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    paths: tuple[str, ...],
    sheet: str | None,
    code: str | None,
    name: str | None,
    measures: tuple[str, ...],
    unit: str | None,
    identities: tuple[str, ...],
    fill: bool,
    as_json: bool,
    limits: Limits,
    scheme: Scheme | None,
    year: int | None,
) -> int:
    """Check every sum of a table, and say which figure is wrong.

    TABLE is a CSV file or a spreadsheet; - is standard input. Several are looked at together.
    Exit code 1 where an error stands, or a sum cannot be told since a cell in it was not read; a
    figure that is only rounded is no error.
    """
    from govbudget.cli.files import STDIN, on_disk
    from govbudget.cli.opened_tables import declared, ends, opened_of
    from govbudget.cli.within import within
    from govbudget.reconciling.opening import open_readings
    from govbudget.reconciling.tables import reconcile

    if paths.count("-") > 1:
        raise Misuse(Message("cli.input_once"))
    shown = ", ".join(STDIN if path == "-" else path for path in paths)
    opened: list[Opened] = []
    with ExitStack() as stack:
        # What is handed in by standard input is all there before the time is counted.
        files = [stack.enter_context(on_disk(path)) for path in paths]
        stack.enter_context(within(shown, limits, len(paths)))
        for path, file in zip(paths, files, strict=True):
            readings = open_readings(
                file,
                sheet=sheet,
                code=code,
                name=name,
                unit=unit,
                year=year,
                scheme=scheme,
                measures=measures or None,
            )
            opened.append(opened_of(STDIN if path == "-" else path, readings, ends(opened)))
        opened = declared(opened, identities)
        found = reconcile([table for one in opened for table in one.tables])
        filled = _filled(opened) if fill else {}
    write = _write_json if as_json else _print
    write(opened, found, filled)
    return 1 if found.errors or found.untold else 0


def _filled(opened: Sequence[Opened]) -> dict[str, list[tuple[BudgetTable, Mend]]]:
    """For each file the blanks that the sums determine, with their table."""
    from govbudget.reconciling.deduce import deduce

    return {
        one.path: [(table, mend) for table in one.tables for mend in deduce(table).filled]
        for one in opened
    }


def _print(
    opened: Sequence[Opened],
    found: Reconciliation,
    filled: dict[str, list[tuple[BudgetTable, Mend]]],
) -> None:
    from govbudget.amounts import format_amount
    from govbudget.base.said import in_language
    from govbudget.cli.findings_out import print_findings, print_untold, said_of, say_result

    names = [f"{one.path} {table.title}".rstrip() for one in opened for table in one.tables]
    tables = [table for one in opened for table in one.tables]
    print_findings(found, tables, names)
    for path, mends in filled.items():
        echo(said_of("blanks", path=path, count=len(mends), any=bool(mends)))
        for table, mend in mends:
            value = format_amount(mend.value, places=table.places)
            echo(f"  {mend.cell} = {value}")
    print_untold(found, tables, names)
    passed = [*found.passed_over, *(unread for one in opened for unread in one.unread)]
    if passed:
        echo(said_of("passed_over"))
        for sentence in passed:
            echo(f"  {in_language(sentence, speech())}")
    say_result(found, ", ".join(one.path for one in opened))


def _write_json(
    opened: Sequence[Opened],
    found: Reconciliation,
    filled: dict[str, list[tuple[BudgetTable, Mend]]],
) -> None:
    from govbudget.cli.jsonlines import json_writer
    from govbudget.reconciling.tables import reconcile

    write = json_writer()
    for one in opened:
        # Tables are numbered through all files; what is counted is what is in this one.
        alone = found if len(opened) == 1 else reconcile(one.tables)
        numbers = range(one.start, one.start + len(one.tables))
        record = {
            "document": one.path,
            "tables": [
                {"table": number, "title": table.title, "unit": table.unit}
                for number, table in zip(numbers, one.tables, strict=True)
            ],
            "checked": alone.checked,
            "held": alone.held,
            "findings": [
                finding
                for finding in found
                if finding.places and finding.places[0].table in numbers
            ],
            "untold": [sums for sums in found.untold if sums.total.table in numbers],
            "passed_over": [*alone.passed_over, *one.unread],
        }
        if one.path in filled:
            record["filled"] = [mend for _, mend in filled[one.path]]
        write(record)
