"""What the text says of an earlier year, beside the document of that year."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.amounts import EXACT, Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.candidates import CandidatesByMeaning
from govbudget.disclosure.analysis.disputed import disputed
from govbudget.disclosure.analysis.figures import Figures
from govbudget.disclosure.analysis.matching import (
    matches,
    may_be_in_tables,
    may_mean_other_money,
    sharp,
)
from govbudget.disclosure.analysis.narrower import is_narrower
from govbudget.disclosure.analysis.place import Place
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.analysis.public_sums import broken_figures, public_sums
from govbudget.disclosure.analysis.scopes import is_of_another, is_with_carried
from govbudget.disclosure.analysis.text_scope import is_of_other_body, is_of_projects
from govbudget.disclosure.comparing.editions import same_whole
from govbudget.disclosure.comparing.linepairs import may_be_one
from govbudget.disclosure.text.facts import AmountFact, ChangeFact, Fact
from govbudget.disclosure.text.kinds import Direction, DocumentKind, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.document import Disclosure

__all__ = ["FactState", "PastFact", "past_facts"]

# What a change adds to this year's figure to make last year's of it.
_BACK = {Direction.INCREASE: -1, Direction.DECREASE: 1, Direction.LEVEL: 0}
# What the tables of “三公” expenditure have.
_PUBLIC = "three_public"
# What says that the change is against what was spent in the end, and against no budget.
_SPENT = re.compile(
    r"[比较与同](?:20\d\d年度?|上一?年度?|去年)[^,，。;；:：]{0,8}(?:执行|决算|完成|实际)"
)


class FactState(StrEnum):
    """What became of a statement on an earlier year.

    Attributes:
        AGREES: the earlier document has the figure.
        DIFFERS: it has another one.
        OPEN: it does not settle it.
        CARRIED: it has it with what was carried over, or without.
    """

    AGREES = "agrees"
    DIFFERS = "differs"
    OPEN = "open"
    CARRIED = "carried"


@frozen(slots=True, eq=False)
class PastFact:
    """A statement on an earlier year beside what the document of that year has.

    Attributes:
        index: the number of the fact in its document.
        fact: the fact.
        stated: the figure of the earlier year; of a change that which follows from it.
        is_sure: whether the text states the figure, and says which one it is.
        state: what became of it.
        right: what the earlier document has.
        places: where it has it.
        count: how many printed figures the stated one follows from.
    """

    index: int
    fact: Fact
    stated: Amount
    is_sure: bool
    state: FactState = FactState.OPEN
    right: Amount | None = None
    places: tuple[Place, ...] = ()
    count: int = 1


class _Earlier:
    """The figures of an earlier document, by what they are of.

    Args:
        own: the document that is checked.
        disclosure: the earlier one.
    """

    def __init__(self, own: Disclosure, disclosure: Disclosure) -> None:
        self.disclosure = disclosure
        self.figures = Figures(disclosure, (fact.code for fact in own.facts))
        self.candidates = CandidatesByMeaning(self.figures)

    @cached_property
    def texts(self) -> dict[tuple[object, ...], list[Fact]]:
        """The amounts of its text that nothing contradicts, by what they are of."""
        figures = self.figures
        wrong = disputed(figures, matches(figures), tuple(public_sums(self.disclosure.facts))).all
        found: dict[tuple[object, ...], list[Fact]] = {}
        for at, fact in enumerate(self.disclosure.facts):
            is_amount = isinstance(fact, AmountFact) and fact.amount is not None
            if is_amount and at not in wrong and not _is_aside(self.disclosure, fact):
                found.setdefault(fact.same, []).append(fact)
        return found


def _is_aside(disclosure: Disclosure, fact: Fact) -> bool:
    """Whether a figure is of less than the body's money, or of other money."""
    return (
        is_of_projects(disclosure, fact)
        or is_of_other_body(disclosure, fact)
        or is_narrower(disclosure, fact)
    )


def past_facts(context: Context, other: Disclosure) -> tuple[PastFact, ...]:
    """What the text of a document says of the year of another, beside that.

    Args:
        context: the document.
        other: the earlier document.
    """
    earlier = _Earlier(context.disclosure, other)
    return tuple(_beside(context, earlier, one) for one in _said(context.disclosure, other))


def _said(own: Disclosure, other: Disclosure) -> Iterator[PastFact]:
    """The statements on the year of another document, with the figure that each has of it."""
    for at, fact in enumerate(own.facts):
        if isinstance(fact, AmountFact) and fact.amount is not None:
            is_sure = _is_of(fact.year, fact.measure, own, other)
            if is_sure is not None:
                yield PastFact(at, fact, fact.amount, is_sure)
        elif isinstance(fact, ChangeFact) and fact.base is None:
            is_spent = other.kind is DocumentKind.BUDGET and _SPENT.search(fact.sentence)
            base = None if is_spent else _base_of(fact)
            if base is not None and _is_of(fact.base_year, fact.measure, own, other) is not None:
                yield PastFact(at, fact, base, False, count=2)


def _is_of(
    year: int | None, measure: Measure | None, own: Disclosure, other: Disclosure
) -> bool | None:
    """Whether a figure is one of another document for certain; None where it is none."""
    if year is None or year != other.year or measure in {None, Measure.REVISED}:
        return None
    is_final = measure is Measure.FINAL
    if is_final is not (other.kind is DocumentKind.FINAL_ACCOUNT):
        return None
    # 预算 in the text of an account may be that of the end of the year.
    return is_final or measure is Measure.INITIAL or own.kind is DocumentKind.BUDGET


def _base_of(fact: ChangeFact) -> Amount | None:
    """Last year's figure, as it follows from this year's and the change."""
    if fact.amount is None or fact.against != "last_year" or fact.direction is None:
        return None
    change = fact.change
    if fact.direction is Direction.LEVEL:
        return fact.amount if change is None else None
    if change is None or change.unit is not fact.amount.unit:
        return None
    by = change.value * _BACK[fact.direction]
    return Amount(EXACT.add(fact.amount.value, by), fact.amount.unit)


def _beside(context: Context, earlier: _Earlier, one: PastFact) -> PastFact:
    """A statement beside what the earlier document has of the same thing."""
    own, other = context.disclosure, earlier.disclosure
    said = one.fact
    if said.subject.endswith(("function", "economic")) and not said.code:
        return one
    scheme = "economic" if said.subject.endswith("economic") else "functional"
    if not same_whole(said.code, scheme, other.year or 0, own.year or 0) or _is_aside(own, said):
        return one
    measure = Measure.BUDGET if other.kind is DocumentKind.BUDGET else Measure.FINAL
    topic = said.topic.measured(measure).in_year(other.year)
    fact = AmountFact(topic, said.passage, amount=one.stated)
    stated = one.stated if one.count > 1 else sharp(context.figures.beside(said), fact)
    if stated is None:
        return one
    one = evolve(one, stated=stated)
    if fact.subject.startswith(_PUBLIC):
        found = _by_public(earlier, fact, one)
    else:
        found = _by_tables(context, earlier, fact, one)
    return _by_text(earlier, fact, one) if found is None else found


def _by_public(earlier: _Earlier, fact: AmountFact, one: PastFact) -> PastFact | None:
    """A “三公” figure beside their table; None where that has none, or contradicts itself."""
    measures = (
        (fact.measure, Measure.INITIAL) if fact.measure is Measure.BUDGET else (fact.measure,)
    )
    figures = earlier.figures.public_of(fact.subject, measures).all
    if not figures or fact.subject in broken_figures(earlier.figures.public):
        return None
    return _settled(one, [(it.amount, it.place) for it in figures])


def _by_tables(
    context: Context, earlier: _Earlier, fact: AmountFact, one: PastFact
) -> PastFact | None:
    """A figure beside the tables on income and spending; None where these have none."""
    if not may_be_in_tables(context.disclosure, fact):
        return None
    candidates = earlier.candidates.of(fact)
    fitting = [it for it in candidates.fitting if _agrees(one, it.amount)]
    if fitting:
        return _settled(one, [(it.amount, it.place) for it in fitting])
    own, stated = candidates.own, one.stated
    if not own:
        return None
    if is_with_carried(fact, stated, earlier.figures, [it.amount for it in own]):
        return evolve(one, state=FactState.CARRIED)
    is_open = may_mean_other_money(context.figures, one.fact, stated, candidates)
    if is_open or is_of_another(fact, stated, earlier.figures):
        return one
    return _settled(one, [(it.amount, it.place) for it in own])


def _by_text(earlier: _Earlier, fact: AmountFact, one: PastFact) -> PastFact:
    """A figure beside what the text of the earlier document says of the same thing."""
    facts = earlier.texts.get(fact.same, ())
    amounts = [(it.amount, place_of_fact(it)) for it in facts if it.amount is not None]
    return _settled(one, amounts) if amounts and fact.label else one


def _settled(one: PastFact, found: Sequence[tuple[Amount, Place]]) -> PastFact:
    """A statement beside the figures that it should be, where these are one."""
    same = [it for it in found if _agrees(one, it[0])]
    amounts = [amount for amount, _ in same or found]
    if any(agree(amounts[0], it) is Agreement.DIFFERENT for it in amounts):
        return one
    state = FactState.AGREES if same else FactState.DIFFERS
    places = tuple(dict.fromkeys(place for _, place in same or found))
    return evolve(one, state=state, right=amounts[0], places=places)


def _agrees(one: PastFact, amount: Amount) -> bool:
    return may_be_one(amount, one.stated, one.count)
