"""The option that writes the JSON Schema of reports, and checks nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["schema_option"]


def schema_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command with the option ``--schema``.

    Args:
        command: the command.
    """
    return click.option(
        "--schema",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_write,
        help="Write the JSON Schema of the reports, and check nothing.",
    )(command)


def _write(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from govbudget.cli.files import screen
    from govbudget.disclosure.reporting.schema import report_schema

    screen().write(json.dumps(report_schema(), ensure_ascii=False, indent=1) + "\n")
    context.exit()
