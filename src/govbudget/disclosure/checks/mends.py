"""What to change where, as data: words or a figure of a sentence, or what is printed in a cell.

A mend is given where a rule tells just one, and where it stands for certain: the words are in every
place, the figure is in the sentence once. Else there is none, and the sentence alone says what to
do.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.disclosure.checks.records import CheckMend
from govbudget.disclosure.checks.telling import printed_like

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.amounts import Amount, Unit
    from govbudget.disclosure.checks.records import Place

__all__ = ["figure_mended", "percent_mended", "unit_mended", "words_mended"]

_NUMBER = r"(?<![\d.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\d,]*\d)"
_PERCENT = re.compile(rf"({_NUMBER})(\s*[%％])")
_FIGURE = re.compile(rf"({_NUMBER})(?!\s*[%％])")


def words_mended(places: Iterable[Place], old: str, new: str) -> tuple[CheckMend, ...]:
    """The words in each place that has them; nothing unless every one of the text does.

    Args:
        places: the places.
        old: the words that are printed and wrong.
        new: what should be printed in their stead.
    """
    found = [one for one in dict.fromkeys(places) if one.text]
    if not old or old == new or not all(old in one.text for one in found):
        return ()
    return tuple(CheckMend(one, old, new) for one in found)


def figure_mended(
    places: Iterable[Place], stated: Amount | None, right: Amount | None
) -> tuple[CheckMend, ...]:
    """A figure in each of some places; nothing unless it stands in each of them just once.

    Nothing either where the right figure has another unit or sign, or is less than nought.

    Args:
        places: the sentences and cells that state it.
        stated: what is printed.
        right: what should be printed in its stead.
    """
    if stated is None or right is None or stated.unit is not right.unit:
        return ()
    same_sign = (stated.value < 0) == (right.value < 0)
    if not same_sign or abs(stated.value) == abs(right.value):
        return ()
    return _mended(_FIGURE, places, abs(stated.value), abs(right.value))


def unit_mended(places: Iterable[Place], stated: Amount, unit: Unit) -> tuple[CheckMend, ...]:
    """The unit of a figure in each of some places; nothing unless it stands there just once.

    Args:
        places: the sentences that state it.
        stated: what is printed.
        unit: the unit that should be printed behind it.
    """
    mends = []
    for place in dict.fromkeys(places):
        hits = [one for one in _FIGURE.finditer(place.text) if _value(one[1]) == stated.value]
        behind = place.text[hits[0].end() :] if len(hits) == 1 else ""
        printed = str(stated.unit)
        gap = behind[: len(behind) - len(behind.lstrip())]
        if not behind.lstrip().startswith(printed):
            return ()
        old = hits[0][1] + gap + printed
        mends.append(CheckMend(place, old, hits[0][1] + gap + str(unit)))
    return tuple(mends)


def percent_mended(
    places: Iterable[Place], stated: Decimal | None, right: Decimal | None
) -> tuple[CheckMend, ...]:
    """A percentage in each of some places; nothing unless it stands in each of them just once.

    Args:
        places: the sentences that state it.
        stated: what is printed.
        right: what should be printed in its stead.
    """
    if stated is None or right is None or right < 0:
        return ()
    return _mended(_PERCENT, places, abs(stated), right)


def _mended(
    form: re.Pattern[str], places: Iterable[Place], stated: Decimal, right: Decimal
) -> tuple[CheckMend, ...]:
    mends = []
    for place in dict.fromkeys(places):
        hits = [one for one in form.finditer(place.text) if _value(one[1]) == stated]
        if len(hits) != 1:
            return ()
        old = hits[0][0]
        new = printed_like(hits[0][1], right) + old[len(hits[0][1]) :]
        if old == new or place.text.count(old) != 1:
            return ()
        mends.append(CheckMend(place, old, new))
    return tuple(mends)


def _value(printed: str) -> Decimal:
    return Decimal(printed.replace(",", ""))
