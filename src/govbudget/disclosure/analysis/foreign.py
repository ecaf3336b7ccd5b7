"""Figures of this year that the text ascribes to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.text.facts import ChangeFact
from govbudget.disclosure.text.kinds import Direction, DocumentKind, FactKind, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govbudget.amounts import Amount
    from govbudget.disclosure.analysis.figures import Figures
    from govbudget.disclosure.text.facts import Fact

__all__ = ["foreign_figures", "past_figures"]

_SUBJECTS = ("total", "revenue", "spending", "three_public", "agency_running", "procurement")
_COUNTED = {"performance.targets", "performance.whole"}
# What the 决算 of a year is compared with.
_BUDGETS = {Measure.INITIAL, Measure.REVISED}
# What a document states of its own year.
_OWN = {DocumentKind.BUDGET: Measure.BUDGET, DocumentKind.FINAL_ACCOUNT: Measure.FINAL}
# What a chapter of its own is about.
_TOPICS = {"three_public", "agency_running", "procurement"}
# Figures of so many digits are no other year's by chance.
_DIGITS = 4


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
    truly: dict[tuple[int, str], set[Measure | None]] = {}
    for fact in facts:
        if fact.year is None or not _is_asked(fact):
            continue
        where = fact.paragraph, fact.sentence
        if fact.year == year:
            held += 1
        elif _is_certain(fact, alike[fact.subject, fact.code, fact.scope], known, year):
            foreign.setdefault(where, fact)
        elif fact.amount is not None and fact.amount.value and not _is_said(fact, alike, year):
            # 300 may be both years' figure, where another of the sentence is not.
            truly.setdefault(where, set()).add(fact.measure)
    return held, [
        fact for where, fact in foreign.items() if _is_alone(fact, truly.get(where, set()))
    ]


def _is_alone(fact: Fact, others: set[Measure | None]) -> bool:
    """Whether no other figure of a sentence may truly be of another year.

    年初预算 beside the 决算 of this year is this year's as well: no table may have it.
    """
    return not others or (fact.measure is Measure.FINAL and others <= _BUDGETS)


def _is_said(fact: Fact, alike: Mapping[tuple[str, str, str], Sequence[Fact]], year: int) -> bool:
    """Whether the text has the figure for this year as well: it tells the two years not apart."""
    same = alike[fact.subject, fact.code, fact.scope]
    return any(one.year == year and one.amount == fact.amount for one in same)


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
        said = {one.amount for one in of_year if one.measure is fact.measure}
        if amount in said and len(str(amount.value).strip("0.").replace(".", "")) >= _DIGITS:
            return True
    # No text has the figure of two years ago instead of this year's.
    return fact.year is not None and fact.year < year - 1 and not of_year


def past_figures(figures: Figures) -> list[Fact]:
    """The figures that a text has for last year alone, as it should have this year's.

    2023年“三公”经费预算8万元，比2022年减少1万元, in a budget of 2024 that states none of 2024: a
    paragraph of the last one. What was spent last year may be told in a budget.

    Args:
        figures: the figures of the tables and the text.
    """
    disclosure = figures.disclosure
    year, facts = disclosure.year, disclosure.facts
    own = _OWN.get(disclosure.kind)
    if year is None or own is None:
        return []
    this = {one.subject.partition(".")[0] for one in facts if one.year == year and _is_asked(one)}
    return [
        facts[fact.about]
        for fact in facts
        if isinstance(fact, ChangeFact)
        and fact.about is not None
        and fact.base_year == year - 2
        and fact.year == facts[fact.about].year == year - 1
        and facts[fact.about].measure is own
        and fact.subject in _TOPICS
        and fact.subject not in this
    ]
