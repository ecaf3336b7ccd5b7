"""Options that several commands share."""

from __future__ import annotations

from typing import Any

import click

__all__ = ["language_option", "scheme_option", "year_option"]

_SCHEMES = ("functional", "economic", "government_economic", "revenue")

year_option: Any = click.option(
    "--year", type=int, metavar="YEAR", help="The budget year; without it the newest full edition."
)
scheme_option: Any = click.option(
    "--scheme", type=click.Choice(_SCHEMES), help="The scheme; without it the code tells."
)
language_option: Any = click.option(
    "--lang",
    "language",
    type=click.Choice(["zh", "en"]),
    default="zh",
    show_default=True,
    help="The language of labels and names.",
)
