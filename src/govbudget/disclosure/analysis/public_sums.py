"""The “三公” figures of the text with their parts, and which of them are known to be wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.lists import summed
from govbudget.disclosure.analysis.matching import sharp
from govbudget.disclosure.analysis.narrower import is_narrower
from govbudget.disclosure.analysis.public_figures import (
    ABROAD,
    NAMES,
    PURCHASE,
    RECEPTION,
    RUNNING,
    VEHICLES,
    WHOLE,
)
from govbudget.disclosure.text.kinds import FactKind, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.disclosure.analysis.figures import Figures
    from govbudget.disclosure.analysis.public_figures import PublicFigure, PublicFigures
    from govbudget.disclosure.text.facts import Fact

__all__ = ["SAME", "PublicSum", "broken_figures", "misfits", "public_sums", "right_figures"]
__all__ += ["unsound"]

#: Agreements of figures that are one.
SAME = {Agreement.EXACT, Agreement.ROUNDED}
_NEAR = SAME | {Agreement.NEAR}
_BUDGETS = {Measure.BUDGET, Measure.INITIAL, Measure.REVISED}
_PARTS = ((WHOLE, (ABROAD, VEHICLES, RECEPTION)), (VEHICLES, (PURCHASE, RUNNING)))
# The parts of the whole where a list names purchase and running without their sum.
_IN_FOUR = (ABROAD, PURCHASE, RUNNING, RECEPTION)


@frozen(slots=True)
class PublicSum:
    """A figure that is the sum of others.

    Attributes:
        whole: the number of its fact, and the figure.
        parts: the numbers of the facts of its parts, and their figures.
        complete: whether all parts are stated.
    """

    whole: tuple[int, Amount]
    parts: tuple[tuple[int, Amount], ...]
    complete: bool

    @property
    def total(self) -> Amount:
        """What the parts add up to."""
        return summed([one for _, one in self.parts], self.whole[1].unit)

    @property
    def agreement(self) -> Agreement:
        """How the whole agrees with its parts."""
        total = self.total
        finest = max([self.whole[1], *(one for _, one in self.parts)], key=lambda one: one.places)
        value = total.value.quantize(Decimal(1).scaleb(-max(finest.places, total.places)))
        return agree(self.whole[1], Amount(value, total.unit), len(self.parts))


def public_sums(facts: Sequence[Fact]) -> Iterator[PublicSum]:
    """The wholes of the text with their parts: those of one run of the text."""
    of: dict[int, list[int]] = {}
    for index, fact in enumerate(facts):
        if fact.part_of is not None:
            of.setdefault(fact.part_of, []).append(index)
    for index, fact in enumerate(facts):
        for subject, names in _PARTS:
            if fact.kind is not FactKind.AMOUNT or fact.subject != subject or fact.amount is None:
                continue
            parts = [
                i
                for i in of.get(index, ())
                if facts[i].kind is FactKind.AMOUNT
                and facts[i].subject in names
                and (facts[i].measure, facts[i].year) == (fact.measure, fact.year)
            ]
            complete = len(parts) == len(names)
            if subject == WHOLE and (four := _in_four(facts, index, of.get(index, ()))):
                parts, complete = four, True
            said = [facts[i] for i in parts]
            once = len({one.subject for one in said}) == len(said)
            if parts and once:
                yield PublicSum(
                    (index, _sharp(said, fact)),
                    tuple((i, _sharp(said, facts[i])) for i in parts),
                    complete,
                )


def _in_four(facts: Sequence[Fact], whole: int, below: Iterable[int]) -> list[int]:
    """The four parts of a list that names purchase and running of vehicles without their sum.

    None where the list has anything else beside them: 会议费 and 培训费 are in such a whole too.

    Args:
        facts: the facts of the text.
        whole: the number of the “三公” figure.
        below: the numbers of what is a part of it.
    """
    lists: dict[int | None, list[int]] = {}
    for i in below:
        one, like = facts[i], facts[whole]
        if one.kind is FactKind.AMOUNT and (one.measure, one.year) == (like.measure, like.year):
            lists.setdefault(one.listed, []).append(i)
    return next(
        (
            found
            for number, found in lists.items()
            if number is not None and sorted(facts[i].subject for i in found) == sorted(_IN_FOUR)
        ),
        [],
    )


def _sharp(beside: list[Fact], fact: Fact) -> Amount:
    amount = sharp(beside, fact)
    assert amount is not None  # noqa: S101  only facts with amounts are summed
    return amount


def unsound(sums: Iterable[PublicSum]) -> frozenset[int]:
    """The numbers of the wholes that their own parts contradict: their sum tells of them."""
    return frozenset(
        one.whole[0]
        for one in sums
        if one.agreement is Agreement.DIFFERENT
        and (one.complete or one.total.value > one.whole[1].value)
    )


def broken_figures(figures: tuple[PublicFigure, ...]) -> set[str]:
    """The subjects of sums of the table that do not hold: that of the table tells of them."""
    found: set[str] = set()
    for measure in {one.measure for one in figures}:
        amounts = {one.subject: one.amount for one in figures if one.measure is measure}
        for whole, parts in _PARTS:
            stated = [amounts[part] for part in parts if part in amounts]
            if whole not in amounts or len(stated) != len(parts):
                continue
            total = summed(stated, amounts[whole].unit)
            if agree(amounts[whole], total, len(stated)) is Agreement.DIFFERENT:
                found |= {whole, *parts}
    return found


def right_figures(fact: Fact, figures: Figures) -> PublicFigures:
    """The figures of the table that a fact should be.

    Args:
        fact: a “三公” figure of the text.
        figures: the figures of the tables.
    """
    exact = figures.public_of(fact.subject, {fact.measure})
    if exact.all or fact.measure not in _BUDGETS:
        return exact
    return figures.public_of(fact.subject, _BUDGETS)


def misfits(figures: Figures) -> frozenset[int]:
    """The numbers of the “三公” figures of the text that the table contradicts.

    Args:
        figures: the figures of the tables and the text.
    """
    facts, year = figures.disclosure.facts, figures.disclosure.year
    broken = broken_figures(figures.public)
    found: set[int] = set()
    for index, fact in enumerate(facts):
        if fact.kind is not FactKind.AMOUNT or fact.subject not in NAMES or fact.subject in broken:
            continue
        right = right_figures(fact, figures)
        amount = sharp(figures.beside(fact), fact)
        own_year = fact.year in {None, year}
        if (
            right.all
            and amount is not None
            and own_year
            and not right.amounts.agrees(amount, _NEAR)
            and not is_narrower(figures.disclosure, fact)
        ):
            found.add(index)
    return frozenset(found)
