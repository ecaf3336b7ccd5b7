"""What a guest or a vehicle took on the average, beside what all took and how many there were."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from govbudget.amounts import Amount, convert
from govbudget.disclosure.text.facts import AmountFact, CountFact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact

_Found = TypeVar("_Found", AmountFact, CountFact)

__all__ = ["Average", "averages"]

# Of which amounts each is an average, and of how many.
_OF = {
    "average.reception": (
        (
            "three_public.reception",
            "three_public.reception_domestic",
            "three_public.reception_foreign",
        ),
        "received.guests",
    ),
    "average.vehicle": (
        ("three_public.vehicle_running", "three_public.vehicles"),
        "vehicles",
    ),
}


@frozen(slots=True)
class Average:
    """An average of the text, with what it may be of.

    Attributes:
        fact: the average.
        amounts: what all took.
        counts: how many there were.
        together: whether all of them stand in one sentence, and can be of nothing else.
        holds: whether it is the average of one of the amounts over one of the numbers.
    """

    fact: AmountFact
    amounts: tuple[AmountFact, ...]
    counts: tuple[CountFact, ...]
    together: bool
    holds: bool


def averages(disclosure: Disclosure) -> Iterator[Average]:
    """The averages of the text of which both figures are stated.

    Args:
        disclosure: the document.
    """
    facts = disclosure.facts
    for fact in facts:
        if not isinstance(fact, AmountFact) or fact.subject not in _OF or not fact.amount:
            continue
        subjects, counted = _OF[fact.subject]
        own_year = {None, disclosure.year}
        amounts = [
            one
            for one in facts
            if isinstance(one, AmountFact)
            and one.subject in subjects
            and one.amount is not None
            and one.amount.value > 0
            and one.year in own_year
        ]
        counts = [
            one
            for one in facts
            if isinstance(one, CountFact) and one.subject == counted and one.count
        ]
        amounts, near = _near(fact, amounts)
        counts, same = _near(fact, counts)
        if amounts and counts:
            yield Average(
                fact, tuple(amounts), tuple(counts), near and same, _holds(fact, amounts, counts)
            )


def _near(fact: Fact, found: list[_Found]) -> tuple[list[_Found], bool]:
    """Those of its paragraph; where that has none, all of the text, and whether they are near."""
    here = [one for one in found if one.paragraph == fact.paragraph]
    return (here, True) if here else (found, False)


def _holds(fact: AmountFact, amounts: Sequence[AmountFact], counts: Sequence[CountFact]) -> bool:
    each = fact.amount
    assert each is not None  # noqa: S101  only averages with an amount are taken
    numbers = {Fraction(one.count) for one in counts if one.count}
    numbers.add(sum(numbers, Fraction(0)))
    return any(
        _fits(each, one.amount, number)
        for one, number in product(amounts, numbers)
        if one.amount is not None
    )


def _fits(each: Amount, amount: Amount, number: Fraction) -> bool:
    """Whether an amount over a number is the average as printed, rounded or cut off."""
    value, half = amount.value, amount.half_unit
    if amount.unit is not None and each.unit is not None:
        value = convert(value, amount.unit, each.unit)
        half = convert(half, amount.unit, each.unit)
    low = (Fraction(value) - Fraction(half)) / number
    high = (Fraction(value) + Fraction(half)) / number
    last = 2 * Fraction(each.half_unit)
    return low - last < Fraction(each.value) < high + last
