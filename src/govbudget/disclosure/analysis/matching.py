"""Which figures of the tables a fact of the text should be, and whether it is."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount, convert
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.figures import WIDE, Figures, all_near
from govbudget.disclosure.analysis.scopes import is_of_another, is_summed
from govbudget.disclosure.analysis.table_figures import TableFigure
from govbudget.disclosure.analysis.text_scope import is_of_projects, part_above
from govbudget.disclosure.text.facts import Fact
from govbudget.disclosure.text.kinds import Kind, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.disclosure.document import Disclosure

__all__ = ["Match", "Verdict", "as_written", "match", "matches", "sharp"]

# What a subject of the text may be called in a table.
_SAME: dict[str, tuple[str, ...]] = {
    "total": ("total",),
    "revenue": ("revenue", "revenue.current", "total"),
    "revenue.current": ("revenue.current", "revenue"),
    "revenue.total": ("total", "revenue.total"),
    "spending": ("spending", "spending.current", "total"),
    "spending.current": ("spending.current", "spending"),
    "spending.total": ("total", "spending.total"),
    "appropriation": ("revenue", "revenue.current", "spending", "spending.current"),
}
_SINGLE = ("spending.", "revenue.", "carry_over", "carry_out")
_PLACES = 2
# Words that name the whole, or anything that was spoken of just before.
_BARE = {"", "收入", "支出"}
# Parts of the spending within which a class has another figure.
_BASIC_PARTS = {"spending.basic", "spending.personnel", "spending.public"}
_PART_WORDS = {"basic": "基本", "project": "项目", "personnel": "人员", "public": "公用"}


class Verdict(StrEnum):
    """What became of the comparison of a fact with the tables.

    Attributes:
        HOLDS: a table has the figure, rounded or not.
        NEAR: it is one unit of the last place off.
        DIFFERS: the tables have another figure.
        UNKNOWN: no table settles it.
    """

    HOLDS = "holds"
    NEAR = "near"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@frozen(slots=True)
class Match:
    """A fact beside the figures of the tables.

    Attributes:
        index: the number of the fact.
        fact: the fact.
        verdict: what became of the comparison.
        figures: the figures of the tables that it should be; where they differ from each other,
            those nearest.
    """

    index: int
    fact: Fact
    verdict: Verdict
    figures: tuple[TableFigure, ...] = ()


def as_written(right: Amount, like: Amount) -> Amount:
    """A figure in the unit of another, with as many decimals, and two where it needs them.

    873,617元 like 887.36万元 is 87.36万元.

    Args:
        right: the figure.
        like: the figure that it is to be printed like.
    """
    value = right.value
    if right.unit is not None and like.unit is not None:
        value = convert(value, right.unit, like.unit)
    needed = max(0, -int(value.normalize().as_tuple().exponent))
    places = max(like.places, min(needed, _PLACES))
    return Amount(value.quantize(Decimal(1).scaleb(-places)), like.unit or right.unit)


def sharp(facts: Iterable[Fact], fact: Fact) -> Amount | None:
    """The amount of a fact; a nought with the decimals of the figures beside it.

    A text prints 0 for 0.00: it is no figure rounded to whole units.
    """
    amount = fact.amount
    if amount is None or amount.value or amount.places:
        return amount
    beside = [one.amount.places for one in facts if one.amount and one.amount.value]
    return Amount(Decimal(0).scaleb(-max(beside, default=2)), amount.unit)


def matches(figures: Figures) -> tuple[Match, ...]:
    """The amounts of the text that tables may have, each beside their figures."""
    disclosure = figures.disclosure
    years = {None, disclosure.year, *(one.year for one in figures.all)}
    return tuple(
        match(index, figures)
        for index, fact in enumerate(disclosure.facts)
        if fact.kind is Kind.AMOUNT
        and fact.amount is not None
        and fact.measure is not None
        and fact.year in years
        and _is_asked(fact)
    )


def _is_asked(fact: Fact) -> bool:
    return not is_of_projects(fact) and (fact.subject in _SAME or fact.subject.startswith(_SINGLE))


def match(index: int, figures: Figures) -> Match:
    """A fact beside the figures that it should be.

    Args:
        index: the number of the fact.
        figures: the figures of all tables of its document.
    """
    fact = figures.disclosure.facts[index]
    amount = sharp(figures.beside(fact), fact)
    if amount is None or (fact.subject.endswith(("function", "economic")) and not fact.code):
        return Match(index, fact, Verdict.UNKNOWN)
    subjects = _SAME.get(fact.subject, (fact.subject,))
    fitting = [
        one
        for one in figures.of(subjects, fact.code, fact.measure)
        if _fits(figures.disclosure, fact, one)
    ]
    whole = [one for one in fitting if not one.part]
    sure = [one for one in fitting if not one.blank]
    if not any(one.scope is fact.scope for one in sure):
        sure = fitting  # a blank says that there is none
    agreed = [agree(amount, one.amount) for one in sure if _may_be(fact, one)]
    if Agreement.EXACT in agreed or Agreement.ROUNDED in agreed:
        return Match(index, fact, Verdict.HOLDS, tuple(fitting))
    own = _own(fact, whole, one_money=figures.is_one_money)
    if not own or fact.label in _BARE or _may_be_more(fact, amount, own):
        return Match(index, fact, Verdict.UNKNOWN, own)
    if is_of_another(fact, amount, figures) or is_summed(figures.beside(fact), fact, own):
        return Match(index, fact, Verdict.UNKNOWN, own)
    if _is_narrowed(figures, fact, own):
        return Match(index, fact, Verdict.UNKNOWN, own)
    near = any(_is_near(amount, one.amount) for one in whole)
    return Match(index, fact, Verdict.NEAR if near else Verdict.DIFFERS, own)


def _is_narrowed(figures: Figures, fact: Fact, own: Sequence[TableFigure]) -> bool:
    """Whether a class may be meant within a part of the spending: 项目支出43万元，其中：公共安全….

    The tables have its figure as a whole, and seldom within that part; those of 基本支出 alone are
    what a class within 基本支出 is compared with.
    """
    if fact.subject not in {"spending.function", "spending.economic"}:
        return False
    heading = fact.chapter[-1] if fact.chapter else ""
    heading += part_above(figures.disclosure, fact)
    before = {one.subject for one in figures.beside(fact) if one.span < fact.span}
    if "spending.project" in before or "项目支出" in heading or "专项" in heading:
        return True
    basic = all("basic" in one.kind.value for one in own)
    return not basic and (
        bool(before & _BASIC_PARTS)
        or any(word in heading for word in ("基本支出", "人员经费", "公用经费"))
    )


def _may_be(fact: Fact, one: TableFigure) -> bool:
    """Whether a column is one that the text may mean: the whole, or a part that it names."""
    words = _PART_WORDS.get(one.part)
    return words is None or words in fact.sentence or any(words in one for one in fact.chapter)


def _fits(disclosure: Disclosure, fact: Fact, one: TableFigure) -> bool:
    year = disclosure.year if one.year is None else one.year
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
        first = _SAME.get(fact.subject, (fact.subject,))[0]
        own = [one for one in own if one.subject == first] or own
        return (*own, *_agreeing(own, printed))
    # A table that has other figures says by a blank that there is none.
    blank = [one for one in fitting if one.scope is fact.scope and one.among]
    wide = [one for one in printed if one.scope in WIDE]
    # 财政拨款 of a code is no less than 一般公共预算, and no more than all money.
    between = fact.scope is Scope.FISCAL and {Scope.ALL, Scope.GENERAL} <= {
        one.scope for one in wide if fact.code
    }
    settled = one_money or between
    if blank or fact.scope not in WIDE or not settled or fact.subject == "total":
        return tuple(blank)
    return tuple(wide) if all_near(wide) else ()


def _agreeing(own: list[TableFigure], printed: list[TableFigure]) -> list[TableFigure]:
    """The figures of other tables that say the same."""
    return [
        one
        for one in printed
        if one not in own
        and one.scope in WIDE
        and own[0].scope in WIDE
        and one.subject == own[0].subject
        and agree(one.amount, own[0].amount) is Agreement.EXACT
    ]


def _is_near(amount: Amount, right: Amount) -> bool:
    """Whether a figure is one unit of its last place off, as one that was cut and not rounded."""
    if agree(amount, right) is Agreement.NEAR:
        return True
    wider = Amount(right.value, right.unit)
    unit = amount.unit or right.unit
    off = abs(apart(Amount(amount.value, unit), wider).value)
    return off < Decimal(1).scaleb(-amount.places)


def _may_be_more(fact: Fact, amount: Amount, own: tuple[TableFigure, ...]) -> bool:
    """Whether a figure may cover more than the table: an economic class with 项目支出."""
    if fact.subject != "spending.economic" or "基本支出" in "".join(fact.chapter):
        return False
    basic = all("basic" in one.kind.value for one in own)
    return basic and all(apart(amount, one.amount).value > 0 for one in own)
