"""``govbudget data``."""

from __future__ import annotations

import click

from govbudget.classification.codesdata import SHIPPED, Codes

__all__ = ["command"]


@click.group("data")
def command() -> None:
    """Check the tables behind the library."""


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
