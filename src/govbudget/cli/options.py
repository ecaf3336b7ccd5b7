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


__all__ = [
    "diff_scheme_option",
    "language_option",
    "scheme_option",
    "search_scheme_option",
    "year_option",
]

_SCHEMES = ("functional", "economic", "government_economic", "revenue")

year_option: _Option = click.option(
    "--year", type=int, metavar="YEAR", help="The budget year; without it the newest full edition."
)


def _scheme(without: str) -> _Option:
    return click.option(
        "--scheme", type=click.Choice(_SCHEMES), help=f"The scheme; without it {without}."
    )


scheme_option: _Option = _scheme("the code tells")
search_scheme_option: _Option = _scheme("all are searched")
diff_scheme_option: _Option = _scheme("functional, or that of the book")
language_option: _Option = click.option(
    "--lang",
    "language",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="The language of labels and names.",
)
