"""The figures of the tables that facts of one meaning are compared with."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.amount_index import AmountIndex
from govbudget.disclosure.analysis.figures import WIDE, Figures, all_near
from govbudget.disclosure.text.kinds import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Amount
    from govbudget.disclosure.analysis.table_figures import TableFigure
    from govbudget.disclosure.text.facts import Fact

__all__ = ["SUBJECTS", "Candidates", "CandidatesByMeaning"]

#: What a subject of the text may be called in a table.
SUBJECTS: dict[str, tuple[str, ...]] = {
    "total": ("total",),
    "revenue": ("revenue", "revenue.current", "total"),
    "revenue.current": ("revenue.current", "revenue"),
    "revenue.total": ("total", "revenue.total"),
    "spending": ("spending", "spending.current", "total"),
    "spending.current": ("spending.current", "spending"),
    "spending.total": ("total", "spending.total"),
    "appropriation": ("revenue", "revenue.current", "spending", "spending.current"),
}
# Words that the text has where it means a part of the columns.
_PART_WORDS = {"basic": "基本", "project": "项目", "personnel": "人员", "public": "公用"}
_ONE = {Agreement.EXACT, Agreement.ROUNDED}


class Candidates:
    """The figures that a fact may be, and what is asked of them; each is worked out once.

    Args:
        figures: the figures of all tables.
        fact: a fact, which stands for all of its subject, code, measure, money and year.
    """

    def __init__(self, figures: Figures, fact: Fact) -> None:
        subjects = SUBJECTS.get(fact.subject, (fact.subject,))
        found = figures.of(subjects, fact.code, fact.measure)
        year = figures.disclosure.year
        self._fact = fact
        self._one_money = figures.is_one_money
        self.fitting = tuple(one for one in found if _fits(year, fact, one))

    @cached_property
    def own(self) -> tuple[TableFigure, ...]:
        """Those that settle a fact; none where other money does not stand for its own."""
        return _own(self._fact, self._whole, one_money=self._one_money)

    @cached_property
    def own_amounts(self) -> AmountIndex:
        """What those that settle a fact are."""
        return AmountIndex(one.amount for one in self.own)

    @cached_property
    def are_basic(self) -> bool:
        """Whether those that settle a fact are all of 基本支出."""
        return all("basic" in one.kind.value for one in self.own)

    @cached_property
    def whole_amounts(self) -> AmountIndex:
        """What those of the whole are, not of a part of the columns."""
        return AmountIndex(one.amount for one in self._whole)

    def have(self, fact: Fact, amount: Amount) -> bool:
        """Whether one is the amount of a fact, of the whole or of a part that it names."""
        return any(
            _may_be(fact, part) and index.agrees(amount, _ONE)
            for part, index in self._by_part.items()
        )

    @cached_property
    def _whole(self) -> list[TableFigure]:
        return [one for one in self.fitting if not one.part]

    @cached_property
    def _by_part(self) -> dict[str, AmountIndex]:
        sure: Sequence[TableFigure] = [one for one in self.fitting if not one.blank]
        if not any(one.scope is self._fact.scope for one in sure):
            sure = self.fitting  # a blank says that there is none
        amounts: dict[str, list[Amount]] = {}
        for one in sure:
            amounts.setdefault(one.part, []).append(one.amount)
        return {part: AmountIndex(found) for part, found in amounts.items()}


class CandidatesByMeaning:
    """The candidates of every fact, made once for all facts of one meaning.

    Args:
        figures: the figures of all tables.
    """

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._made: dict[tuple[object, ...], Candidates] = {}

    def of(self, fact: Fact) -> Candidates:
        """The candidates of a fact."""
        meaning = (fact.subject, fact.code, fact.measure, fact.scope, fact.year)
        if meaning not in self._made:
            self._made[meaning] = Candidates(self._figures, fact)
        return self._made[meaning]


def _may_be(fact: Fact, part: str) -> bool:
    """Whether a column is one that the text may mean: the whole, or a part that it names."""
    words = _PART_WORDS.get(part)
    return words is None or words in fact.sentence or any(words in one for one in fact.chapter)


def _fits(own_year: int | None, fact: Fact, one: TableFigure) -> bool:
    year = own_year if one.year is None else one.year
    wide = one.scope in WIDE and fact.scope in WIDE
    return (wide or one.scope is fact.scope) and (
        fact.year is None or year is None or fact.year == year
    )


def _own(fact: Fact, fitting: list[TableFigure], *, one_money: bool) -> tuple[TableFigure, ...]:
    """The figures that settle a fact: those of its money, or else those that all agree.

    Another money's stand for it only where all money is the same, or where it lies between two
    that agree; with totals, which may have carry-over in them, never.
    """
    printed = [one for one in fitting if not one.blank]
    scope = Scope.ALL if fact.scope is Scope.NONE else fact.scope
    if own := [one for one in printed if one.scope is scope]:
        first = SUBJECTS.get(fact.subject, (fact.subject,))[0]
        own = [one for one in own if one.subject == first] or own
        return (*own, *_agreeing(own, printed))
    # A table that has other figures says by a blank that there is none.
    blank = [one for one in fitting if one.scope is scope and one.among]
    wide = [one for one in printed if one.scope in WIDE]
    # 财政拨款 of a code is no less than 一般公共预算, and no more than all money.
    between = fact.scope is Scope.FISCAL and {Scope.ALL, Scope.GENERAL} <= {
        one.scope for one in wide if fact.code
    }
    settled = one_money or between
    # Words that name no money may mean one that is printed, or what is kept of any.
    unnamed = scope is not fact.scope
    if blank and unnamed and (wide or not fact.subject.startswith("revenue.")):
        return ()
    if blank or fact.scope not in WIDE or not settled or fact.subject == "total":
        return tuple(blank)
    return tuple(wide) if all_near(wide) else ()


def _agreeing(own: list[TableFigure], printed: list[TableFigure]) -> list[TableFigure]:
    """The figures of other tables that say the same."""
    known = set(own)
    return [
        one
        for one in printed
        if one not in known
        and one.scope in WIDE
        and own[0].scope in WIDE
        and one.subject == own[0].subject
        and agree(one.amount, own[0].amount) is Agreement.EXACT
    ]
