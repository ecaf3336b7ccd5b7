"""What ``govbudget --version`` says: the version, and with ``-v`` all that results depend on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from govbudget.base.messages import Message
from govbudget.cli.call import call_of
from govbudget.cli.spoken import speech
from govbudget.cli.terminal import echo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["version_option"]

#: So much of a digest tells two apart; reports as JSON have the whole.
_DIGITS = 16


def version_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option ``--version``.

    Args:
        function: the group of all commands.
    """
    return click.option(
        "--version",
        is_flag=True,
        expose_value=False,
        callback=_say,
        help="Say the version; with -v also Python, the libraries that read, and the editions with "
        "their digests.",
    )(function)


def _say(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if not asked or context.resilient_parsing:
        return
    from govbudget import __version__

    echo(f"govbudget, version {__version__}")
    if call_of(context).verbose:
        for line in _whole(context):
            echo(line)
    context.exit()


def _whole(context: click.Context) -> Iterator[str]:
    import platform

    from govbudget.classification.catalogue import shipped
    from govbudget.cli.kept_keys import libraries

    yield f"Python {platform.python_version()}, {platform.platform()}"
    yield ", ".join(f"{name} {version}" for name, version in libraries())
    yield Message("cli.version.editions").render(speech(context))
    for one in shipped().editions:
        yield f"  {one.scheme.value:19} {one.year}  r{one.revision:<3} {one.digest[:_DIGITS]}"
