"""The “三公” expenditure of the text against its parts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.amounts import Amount
from govbudget.disclosure.checking.common import (
    Agreement,
    agree,
    figure,
    mend_of,
    place_of_fact,
    shown,
)
from govbudget.disclosure.checking.tables_book import book_of
from govbudget.disclosure.checking.text_naming import off_by, quoted
from govbudget.disclosure.checking.text_sums_lists import summed
from govbudget.disclosure.checking.text_tables_match import as_written, sharp
from govbudget.disclosure.checking.three_public_figures import (
    ABROAD,
    NAMES,
    PURCHASE,
    RECEPTION,
    RUNNING,
    VEHICLES,
    WHOLE,
    public_figures,
)
from govbudget.disclosure.narrative.fact import Kind, Measure
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.checking.records import Place
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.checking.three_public_figures import PublicFigure
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.narrative.fact import Fact

__all__ = ["SAME", "broken_figures", "check_sums", "misfits", "right_figures", "unsound"]

#: Agreements of figures that are one.
SAME = {Agreement.EXACT, Agreement.ROUNDED}
_BUDGETS = {Measure.BUDGET, Measure.INITIAL, Measure.REVISED}
_PARTS = ((WHOLE, (ABROAD, VEHICLES, RECEPTION)), (VEHICLES, (PURCHASE, RUNNING)))


@frozen(slots=True)
class _Sum:
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


def check_sums(look: Look) -> None:
    """Every “三公” figure of the text that has parts."""
    facts = look.disclosure.facts
    for one in _sums(facts):
        _check(look, one)
    if not look.compared:
        look.not_applicable("说明中没有“三公”经费及其分项")


def _sums(facts: Sequence[Fact]) -> Iterator[_Sum]:
    """The wholes of the text with their parts: those of one run of the text."""
    for index, fact in enumerate(facts):
        for subject, names in _PARTS:
            if fact.kind is not Kind.AMOUNT or fact.subject != subject or fact.amount is None:
                continue
            parts = [
                i
                for i, part in enumerate(facts)
                if part.part_of == index
                and part.kind is Kind.AMOUNT
                and part.subject in names
                and (part.measure, part.year) == (fact.measure, fact.year)
            ]
            said = [facts[i] for i in parts]
            once = len({one.subject for one in said}) == len(said)
            if parts and once:
                yield _Sum(
                    (index, _sharp(said, fact)),
                    tuple((i, _sharp(said, facts[i])) for i in parts),
                    len(parts) == len(names),
                )


def _sharp(beside: list[Fact], fact: Fact) -> Amount:
    amount = sharp(beside, fact)
    assert amount is not None  # noqa: S101  only facts with amounts are summed
    return amount


def _check(look: Look, one: _Sum) -> None:
    agreed, total, whole = one.agreement, one.total, one.whole[1]
    partial = not one.complete and total.value <= whole.value
    told = _is_other_cause(look, one) or (agreed is Agreement.NEAR and _is_rounded_there(look, one))
    if agreed in {Agreement.EXACT, Agreement.ROUNDED} or partial or told:
        look.held()
    else:
        severity = Severity.ROUNDING if agreed is Agreement.NEAR else Severity.ERROR
        _tell(look, one, severity)


def _is_rounded_there(look: Look, one: _Sum) -> bool:
    """Whether the table has the same figures: what rounding makes of them is told of it."""
    rounded = book_of(look.disclosure).of("table.three-public")
    figures = public_figures(look.disclosure)
    return any(each.severity is Severity.ROUNDING for each in rounded) and all(
        any(
            agree(amount, each.amount) in SAME
            for each in right_figures(look.disclosure.facts[index], figures)
        )
        for index, amount in (one.whole, *one.parts)
    )


def _is_other_cause(look: Look, one: _Sum) -> bool:
    """Whether it holds with what a part should be by its own parts: that is told already."""
    below = {each.whole[0]: each.total for each in _sums(look.disclosure.facts)}
    wrong, figures = misfits(look.disclosure), public_figures(look.disclosure)
    for index, _ in one.parts:
        if index in wrong and index not in below:
            below[index] = right_figures(look.disclosure.facts[index], figures)[0].amount
    parts = tuple((i, below.get(i, part)) for i, part in one.parts)
    other = evolve(one, parts=parts)
    return other != one and other.agreement is not Agreement.DIFFERENT


def _tell(look: Look, one: _Sum, severity: Severity) -> None:
    facts = look.disclosure.facts
    fact, whole = facts[one.whole[0]], one.whole[1]
    written = as_written(one.total, whole if whole.places else one.parts[0][1])
    name = NAMES[fact.subject]
    parts = "、".join(
        f"{quoted(NAMES[facts[i].subject])}{shown(facts[i].amount)}" for i, _ in one.parts
    )
    table = [
        (each.table, each.amount, each.place)
        for each in public_figures(look.disclosure)
        if each.subject == fact.subject and each.measure is fact.measure and not each.blank
    ]
    beside = "".join(f"，{where}为{shown(amount)}" for where, amount, _ in table[:1])
    near = severity is Severity.ROUNDING
    mend, mend_en = ("", "") if near else mend_of(whole, written, f"{quoted(name)}")
    look.found(
        severity,
        f"说明写{quoted(name)}{shown(fact.amount)}，其分项{parts}合计{shown(written)}，"
        f"相差{off_by(whole, one.total)}{beside}。",
        f"the text has {shown(fact.amount)} for {name}; its parts add up to {shown(written)}",
        figures=[
            figure(f"说明 {name}", whole),
            *(figure(f"说明 {NAMES[facts[i].subject]}", part) for i, part in one.parts),
            figure("分项合计", written, is_computed=True),
            *(figure(where, amount) for where, amount, _ in table[:1]),
        ],
        places=_places(facts, one, [place for _, _, place in table[:1]]),
        mend=mend,
        mend_en=mend_en,
    )


def _places(facts: Sequence[Fact], one: _Sum, table: list[Place]) -> list[Place]:
    text = [place_of_fact(facts[i]) for i in (one.whole[0], *(i for i, _ in one.parts))]
    return [*dict.fromkeys(text), *table]


def unsound(disclosure: Disclosure) -> frozenset[int]:
    """The numbers of the wholes that their own parts contradict: their sum tells of them."""
    return frozenset(
        one.whole[0]
        for one in _sums(disclosure.facts)
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


def right_figures(fact: Fact, figures: tuple[PublicFigure, ...]) -> list[PublicFigure]:
    """The figures of the table that a fact should be.

    Args:
        fact: a “三公” figure of the text.
        figures: the figures of the tables.
    """
    same = [one for one in figures if one.subject == fact.subject]
    exact = [one for one in same if one.measure is fact.measure]
    if exact or fact.measure not in _BUDGETS:
        return exact
    return [one for one in same if one.measure in _BUDGETS]


def misfits(disclosure: Disclosure) -> frozenset[int]:
    """The numbers of the “三公” figures of the text that the table contradicts.

    Args:
        disclosure: the document.
    """
    facts, figures = disclosure.facts, public_figures(disclosure)
    broken = broken_figures(figures)
    found: set[int] = set()
    for index, fact in enumerate(facts):
        if fact.kind is not Kind.AMOUNT or fact.subject not in NAMES or fact.subject in broken:
            continue
        right = right_figures(fact, figures)
        amount = sharp([one for one in facts if one.paragraph == fact.paragraph], fact)
        own_year = fact.year in {None, disclosure.year}
        if (
            right
            and amount is not None
            and own_year
            and not any(agree(amount, one.amount) is not Agreement.DIFFERENT for one in right)
        ):
            found.add(index)
    return frozenset(found)
