"""The options of ``check`` that say where reports are kept."""

from __future__ import annotations

import os
from functools import wraps
from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.errors import of_system

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["cache_options", "folder_option"]

folder_option = click.option(
    "--cache",
    type=click.Path(),
    envvar="GOVBUDGET_CACHE",
    show_envvar=True,
    metavar="FOLDER",
    help="Where reports are kept; else the folder of the system for that.",
)


def cache_options(function: Callable[..., object]) -> Callable[..., object]:
    """The options for the folder of kept reports; handed on as ``kept``, empty for none.

    Args:
        function: the command.
    """

    @wraps(function)
    def kept(*args: object, cache: str | None, no_cache: bool, **named: object) -> object:
        folder = "" if no_cache else _ready(cache)
        return function(*args, kept=folder, **named)

    flag = click.option(
        "--no-cache",
        is_flag=True,
        envvar="GOVBUDGET_NO_CACHE",
        show_envvar=True,
        help="Read every document anew, and keep nothing.",
    )
    return folder_option(flag(kept))


def _ready(named: str | None) -> str:
    """The folder, which is made where it is not there; empty where it cannot be used."""
    from govbudget.cli.spoken import tell
    from govbudget.io.kept import cache_folder

    folder = named or cache_folder()
    if folder is None:
        return ""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(13, os.strerror(13))
    except OSError as error:
        tell(Message("cli.cache.unkept", folder=folder, why=of_system(error)))
        return ""
    return folder
