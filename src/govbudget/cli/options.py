"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol, TypeVar

    _F = TypeVar("_F", bound=Callable[..., object])

    class _Option(Protocol):
        def __call__(self, function: _F, /) -> _F: ...


__all__ = ["language_option", "scheme_option", "year_option"]

_SCHEMES = ("functional", "economic", "government_economic", "revenue")

year_option: _Option = click.option(
    "--year", type=int, metavar="YEAR", help="The budget year; without it the newest full edition."
)
scheme_option: _Option = click.option(
    "--scheme", type=click.Choice(_SCHEMES), help="The scheme; without it the code tells."
)
language_option: _Option = click.option(
    "--lang",
    "language",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="The language of labels and names.",
)
