"""``govbudget data``."""

from __future__ import annotations

import click

from govbudget.classification.codesdata import SHIPPED, Codes
from govbudget.cli.drawing import draw

__all__ = ["command"]


@click.group("data")
def command() -> None:
    """Check the tables behind the library, or say how complete they are."""


@command.command("check")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a violation, a line each.")
def check(folder: str | None, as_json: bool) -> int:
    """Check every rule of the tables, in this package or in a copy of the folder codes/.

    Each violation is a line with file, line, rule and reason. Exit code 1 where there is one.
    """
    from govbudget import datacheck

    violations = datacheck.check(SHIPPED if folder is None else Codes(folder))
    for violation in violations:
        if as_json:
            import json

            from attrs import asdict

            click.echo(json.dumps(asdict(violation), ensure_ascii=False))
        else:
            click.echo(str(violation))
    count = len(violations)
    click.echo(
        "every rule holds" if not count else f"{count} violation{'s' * (count > 1)}", err=True
    )
    return 1 if count else 0


@command.command("report")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def report(as_json: bool) -> None:
    """Say in figures how complete each edition is."""
    from govbudget.classification.catalogue import shipped
    from govbudget.datacheck.report import report as figures_of

    figures = figures_of(shipped())
    if as_json:
        import json

        from attrs import asdict

        for one in figures:
            click.echo(json.dumps(asdict(one), ensure_ascii=False))
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in ("scheme", "year", "level"):
        table.add_column(column)
    for column in ("entries", "English", "quoted", "own", "seen", "read", "doubtful"):
        table.add_column(column, justify="right")
    for one in figures:
        level = one.level.chinese if one.level else "all"
        counts = (one.entries, one.english, one.quoted, one.editorial, one.seen, one.read)
        table.add_row(
            one.scheme,
            str(one.year),
            level,
            *map(str, (*counts, one.doubtful)),
            style="" if one.level else "bold",
            end_section=one.level is None,
        )
    draw(table, 80)
