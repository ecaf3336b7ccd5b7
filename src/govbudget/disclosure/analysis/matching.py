"""Which figures of the tables a fact of the text should be, and whether it is."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount, Unit, convert
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.candidates import SUBJECTS, Candidates, CandidatesByMeaning
from govbudget.disclosure.analysis.narrower import is_narrower
from govbudget.disclosure.analysis.scopes import is_of_another, is_summed, is_with_carried
from govbudget.disclosure.analysis.table_figures import TableFigure
from govbudget.disclosure.analysis.text_scope import is_of_other_body, is_of_projects, part_above
from govbudget.disclosure.text.facts import Fact
from govbudget.disclosure.text.kinds import FactKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.disclosure.analysis.figures import Figures
    from govbudget.disclosure.document import Disclosure


__all__ = ["Match", "Verdict", "as_written", "may_be_in_tables", "may_mean_other_money"]
__all__ += ["match", "matches", "sharp"]

_SINGLE = ("spending.", "revenue.", "carry_over", "carry_out")
# Amounts of documents are printed to two decimals.
_PLACES = 2
# What 收支总计 is the total of.
_SIDES = ("revenue", "revenue.current", "spending", "spending.current")
# A figure of fewer digits is another one's by chance.
_DIGITS = 4
# Words that name the whole, or anything that was spoken of just before.
_BARE = {"", "收入", "支出", "预算收入", "预算支出"}
# Parts of the spending within which a class has another figure.
_BASIC_PARTS = {"spending.basic", "spending.personnel", "spending.public"}


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
    candidates = CandidatesByMeaning(figures)
    years = {None, disclosure.year, *(one.year for one in figures.all)}
    return tuple(
        match(index, figures, candidates)
        for index, fact in enumerate(disclosure.facts)
        if fact.year in years and may_be_in_tables(disclosure, fact)
    )


def may_be_in_tables(disclosure: Disclosure, fact: Fact) -> bool:
    """Whether a fact is an amount of the body's money that tables on income and spending have.

    Args:
        disclosure: its document.
        fact: the fact.
    """
    return (
        fact.kind is FactKind.AMOUNT
        and fact.amount is not None
        and fact.measure is not None
        and (fact.subject in SUBJECTS or fact.subject.startswith(_SINGLE))
        and not is_of_projects(disclosure, fact)
        and not is_of_other_body(disclosure, fact)
    )


def match(index: int, figures: Figures, candidates: CandidatesByMeaning) -> Match:
    """A fact beside the figures that it should be.

    Args:
        index: the number of the fact.
        figures: the figures of all tables of its document.
        candidates: those of each meaning.
    """
    fact = figures.disclosure.facts[index]
    amount = sharp(figures.beside(fact), fact)
    if amount is None or (fact.subject.endswith(("function", "economic")) and not fact.code):
        return Match(index, fact, Verdict.UNKNOWN)
    found = candidates.of(fact)
    if found.have(fact, amount):
        return Match(index, fact, Verdict.HOLDS, found.fitting)
    own = found.own
    if any(_is_in_yuan(amount, one) for one in own):
        return Match(index, fact, Verdict.UNKNOWN, own)
    if slip := _in_other_unit(figures, fact, amount, own):
        return Match(index, fact, Verdict.DIFFERS, slip)
    if not own or may_mean_other_money(figures, fact, amount, found):
        return Match(index, fact, Verdict.UNKNOWN, own)
    near = any(_is_near(amount, one) for one in found.whole_amounts.near(amount))
    return Match(index, fact, Verdict.NEAR if near else Verdict.DIFFERS, own)


def _is_in_yuan(amount: Amount, figure: TableFigure) -> bool:
    """Whether a table that states no unit has the amount of a text that is in 万元, in 元."""
    value = figure.amount.value
    if amount.unit is not Unit.WAN or figure.amount.unit is not None or not value:
        return False
    return agree(amount, Amount(value, Unit.YUAN)) in {Agreement.EXACT, Agreement.ROUNDED}


def _in_other_unit(
    figures: Figures, fact: Fact, amount: Amount, own: tuple[TableFigure, ...]
) -> tuple[TableFigure, ...]:
    """The figures of tables that are those of a fact in another unit: 20486200.00万元.

    Other money, or what is carried over, may part two figures, but no exact 10,000 times. Where
    收支总计 has no figure of its own, those of 收入 and 支出 are what it would be.
    """
    if len(amount.value.as_tuple().digits) < _DIGITS or not amount.value:
        return ()
    if not own and fact.subject == "total":
        found = figures.of(_SIDES, "", fact.measure)
        own = tuple(one for one in found if one.scope is fact.scope)
    scaled = [
        # With all its digits: 210.30亿元 in 万元 is not 200.00, which its hundredths would be.
        Amount(amount.value / Unit.WAN.yuan, amount.unit),
        Amount(amount.value * Unit.WAN.yuan, amount.unit),
    ]
    same = {Agreement.EXACT, Agreement.ROUNDED}
    return tuple(
        one
        for one in own
        if one.amount.value and any(agree(each, one.amount) in same for each in scaled)
    )


def may_mean_other_money(figures: Figures, fact: Fact, amount: Amount, found: Candidates) -> bool:
    """Whether the words may mean more or less money than the figures of the tables.

    Args:
        figures: the figures of the document of the fact.
        fact: the fact.
        amount: its amount.
        found: the figures of tables that it may be.
    """
    return (
        fact.label in _BARE
        or _may_be_more(fact, amount, found)
        or is_of_another(fact, amount, figures)
        or is_summed(figures.beside(fact), fact, found.own_amounts)
        or is_narrower(figures.disclosure, fact)
        or _is_narrowed(figures, fact, found)
        or is_with_carried(fact, amount, figures, [one.amount for one in found.own])
    )


def _is_narrowed(figures: Figures, fact: Fact, found: Candidates) -> bool:
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
    return not found.are_basic and (
        bool(before & _BASIC_PARTS)
        or any(word in heading for word in ("基本支出", "人员经费", "公用经费"))
    )


def _is_near(amount: Amount, right: Amount) -> bool:
    """Whether a figure is one unit of its last place off, as one that was cut and not rounded.

    Nought is no figure that was cut: 1万元 beside an empty cell is another figure.
    """
    if not right.value and amount.places < _PLACES:
        return False
    if agree(amount, right) is Agreement.NEAR:
        return True
    wider = Amount(right.value, right.unit)
    unit = amount.unit or right.unit
    off = abs(apart(Amount(amount.value, unit), wider).value)
    return off < Decimal(1).scaleb(-amount.places)


def _may_be_more(fact: Fact, amount: Amount, found: Candidates) -> bool:
    """Whether a figure may cover more than the table: a table of 基本支出 lacks 项目支出."""
    words = "".join(fact.chapter)
    if fact.subject != "spending.economic":
        words += fact.sentence
    if fact.subject in _BASIC_PARTS or "基本支出" in words:
        return False
    return found.are_basic and found.own_amounts.lies_below(amount)
