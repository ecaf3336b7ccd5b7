"""The options that every command has: how much it says, and in which colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.cli.call import call_of
from govbudget.cli.misuse import Misuse

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["manner_options"]


def _known(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """What makes the value of an option known to all that the command calls."""

    def known(context: click.Context, _: click.Parameter, value: Any) -> None:
        if not value:
            return
        root = context.find_root()
        call = call_of(root)._replace(**{name: value})
        if call.quiet and call.verbose:
            raise Misuse(Message("cli.quiet_and_verbose"), context)
        root.obj = call

    return known


def manner_options() -> list[click.Option]:
    """The options, before or behind the name of the command; they count before all others."""
    flags: dict[str, Any] = {"is_flag": True, "expose_value": False, "is_eager": True}
    return [
        click.Option(
            ["-q", "--quiet"],
            help="Say nothing but results, and what is wrong.",
            callback=_known("quiet"),
            **flags,
        ),
        click.Option(
            ["-v", "--verbose"],
            help="Say what is done, too.",
            callback=_known("verbose"),
            **flags,
        ),
        click.Option(
            ["--color", "colour"],
            type=click.Choice(["auto", "always", "never"]),
            help="Whether results are coloured; without it on a terminal, as NO_COLOR, FORCE_COLOR "
            "and TERM say.",
            callback=_known("colour"),
            expose_value=False,
            is_eager=True,
        ),
    ]
