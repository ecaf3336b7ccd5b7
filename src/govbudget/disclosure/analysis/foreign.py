"""Figures of this year that the text ascribes to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.text.kinds import Direction, FactKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Amount
    from govbudget.disclosure.analysis.figures import Figures
    from govbudget.disclosure.text.facts import Fact

__all__ = ["foreign_figures"]

_SUBJECTS = ("total", "revenue", "spending", "three_public", "agency_running", "procurement")
_COUNTED = {"performance.targets", "performance.whole"}


def foreign_figures(figures: Figures, year: int) -> tuple[int, list[Fact]]:
    """How many figures the text ascribes to a year, and those of it that it ascribes to others.

    Args:
        figures: the figures of the tables and the text.
        year: its year.

    Returns:
        The count, and one fact for each sentence.
    """
    facts = figures.disclosure.facts
    tables = [one for one in figures.all if one.year in {None, year} and not one.blank]
    known = [(one.subject, one.code, one.amount) for one in tables]
    held = 0
    alike: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in facts:
        alike.setdefault((fact.subject, fact.code, fact.scope), []).append(fact)
    foreign: dict[tuple[int, str], Fact] = {}
    truly: set[tuple[int, str]] = set()
    for fact in facts:
        if fact.year is None or not _is_asked(fact):
            continue
        where = fact.paragraph, fact.sentence
        if fact.year == year:
            held += 1
        elif _is_certain(fact, alike[fact.subject, fact.code, fact.scope], known, year):
            foreign.setdefault(where, fact)
        elif fact.amount is not None and fact.amount.value:
            truly.add(where)  # 300 may be both years' figure, where another of the sentence is not
    return held, [fact for where, fact in foreign.items() if where not in truly]


def _is_asked(fact: Fact) -> bool:
    if fact.kind is FactKind.COUNT:
        return fact.subject in _COUNTED
    return fact.kind is FactKind.AMOUNT and fact.subject.startswith(_SUBJECTS)


def _is_certain(
    fact: Fact, same: Sequence[Fact], known: Sequence[tuple[str, str, Amount]], year: int
) -> bool:
    """Whether it is certain that a figure is of this year."""
    of_year = [one for one in same if one.kind is fact.kind and one.year == year]
    if any(one.paragraph == fact.paragraph for one in of_year):
        return False  # last year's figure beside this year's
    if fact.year == year - 1 and any(one.direction is Direction.LEVEL for one in same):
        return False
    amount = fact.amount
    if amount is not None and amount.value and amount.places:
        sums = [one for subject, code, one in known if (subject, code) == (fact.subject, fact.code)]
        if any(agree(amount, one) in {Agreement.EXACT, Agreement.ROUNDED} for one in sums):
            return True
    # No text has the figure of two years ago instead of this year's.
    return fact.year is not None and fact.year < year - 1 and not of_year
