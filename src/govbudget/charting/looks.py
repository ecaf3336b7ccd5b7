"""How a chart is to look, from what was asked for."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from govbudget.amounts import Unit
from govbudget.base.messages import LANGUAGES
from govbudget.base.surroundings import language_around
from govbudget.charting.frame import Look
from govbudget.charting.records import THEMES
from govbudget.errors import WrongArgument, because

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["ORDERS", "look_of", "one_of", "unit_of", "whole_number"]

#: In which order parts stand: the largest first, or by their codes.
ORDERS = ("amount", "code")
# The smallest that a label fits into, and what no screen is larger than.
_WIDTHS, _HEIGHTS = (240, 4000), (160, 4000)


def look_of(width: object, height: object, theme: object, language: object) -> Look:
    """How a chart is to look.

    Raises:
        WrongArgument: an argument is none of those that are possible.
    """
    return Look(
        whole_number("width", width, *_WIDTHS),
        None if height is None else whole_number("height", height, *_HEIGHTS),
        one_of("theme", theme, THEMES),
        one_of("language", language or language_around() or "zh", LANGUAGES),
    )


def whole_number(name: str, given: object, least: int, most: int) -> int:
    """A whole number in a range.

    Raises:
        WrongArgument: it is none, or out of the range.
    """
    if isinstance(given, int) and not isinstance(given, bool) and least <= given <= most:
        return given
    raise WrongArgument(name, repr(given), because("argument.range", least=least, most=most))


def one_of(name: str, given: object, known: Sequence[Any]) -> Any:
    """One of some words.

    Raises:
        WrongArgument: it is none of them.
    """
    if given in known:
        return given
    # A word of an enumeration is said as it is typed.
    said = repr(given.value if isinstance(given, Enum) else given)
    raise WrongArgument(name, said, because("argument.one_of", known=tuple(known)))


def unit_of(given: object) -> str:
    """The unit that a word names, as it is printed; empty for None.

    Raises:
        MalformedAmount: it is none.
    """
    return "" if given is None else str(Unit.of(given))
