"""The parts that the text names against their whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount, convert
from govbudget.disclosure.checking.common import (
    Agreement,
    agree,
    apart,
    figure,
    place_of_fact,
    shown,
)
from govbudget.disclosure.checking.text_naming import name_of, off_by, quoted
from govbudget.disclosure.checking.text_tables_match import Verdict, as_written
from govbudget.disclosure.narrative.fact import Kind, Scope
from govbudget.reconciling.findings import Severity
from govbudget.reconciling.slips import slip_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.checking.text_tables_match import Match
    from govbudget.disclosure.narrative.fact import Fact

__all__ = ["check_sums", "summed"]

_SPENDING = {"spending", "spending.current", "spending.total", "total"}
_REVENUE = {"revenue", "revenue.current", "revenue.total", "total"}
_KINDS_OF_SPENDING = ("basic", "project", "operating", "superior", "affiliated")
_FUNDS = (Scope.GENERAL, Scope.GOVERNMENT_FUND, Scope.STATE_CAPITAL)
# A list of single functions may name the largest only; less missing than this looks like a slip.
_MISSING = Decimal("0.2")
_FEWEST = 3


@frozen(slots=True)
class _Sum:
    """Parts of a whole that should add up to it.

    Attributes:
        whole: the number of the fact of the whole.
        parts: the numbers of the facts of its parts.
        complete: whether there can be no other part.
    """

    whole: int
    parts: tuple[int, ...]
    complete: bool


def summed(amounts: Sequence[Amount], unit: object) -> Amount:
    """The sum of figures in the unit of the first, or in another that is given."""
    total = Decimal(0)
    for one in amounts:
        value = one.value
        if one.unit is not None and unit is not None:
            value = convert(value, one.unit, unit)  # type: ignore[arg-type]
        total += value
    return Amount(total, unit)  # type: ignore[arg-type]


def check_sums(look: Look) -> None:
    """All parts of the text against their wholes."""
    facts = look.disclosure.facts
    known = {one.index: one for one in look.context.matches}
    any_sum = False
    for one in _sums(facts):
        any_sum = True
        _check(look, one, known)
    if not any_sum:
        look.not_applicable("说明中没有“其中”分项")


def _sums(facts: Sequence[Fact]) -> Iterator[_Sum]:
    """The sums of the text, list by list."""
    lists: dict[tuple[int, int | None], list[int]] = {}
    for index, fact in enumerate(facts):
        if fact.kind is Kind.AMOUNT and fact.part_of is not None and fact.amount is not None:
            whole = facts[fact.part_of]
            same = (whole.measure, whole.year) == (fact.measure, fact.year)
            if whole.kind is Kind.AMOUNT and whole.amount is not None and same:
                lists.setdefault((fact.part_of, fact.listed), []).append(index)
    for (of, _), parts in lists.items():
        yield from _families(facts, of, parts)


def _families(facts: Sequence[Fact], whole: int, parts: list[int]) -> Iterator[_Sum]:
    """The parts of a list by kind: what is of one kind adds up."""
    subject = facts[whole].subject
    by = {index: facts[index] for index in parts}
    if subject in _SPENDING:
        yield from _functions(whole, by)
        kinds = [
            i
            for i, one in by.items()
            if one.subject.removeprefix("spending.") in _KINDS_OF_SPENDING
        ]
        yield from _sum(whole, kinds, complete=False)
    if subject in _REVENUE:
        yield from _sum(whole, _sources(by), complete=False)
    if subject == "spending.basic" or subject in _SPENDING:
        yield from _economic(facts[whole], whole, by)
    if subject == "spending.basic":
        names = ("spending.personnel", "spending.public")
        both = [i for i, one in by.items() if one.subject in names]
        yield from _sum(whole, both, complete=len(both) == len(names))
    if subject == "procurement":
        names3 = ("procurement.goods", "procurement.works", "procurement.services")
        kinds = [i for i, one in by.items() if one.subject in names3]
        yield from _sum(whole, kinds, complete={by[i].subject for i in kinds} == set(names3))
    if subject in {"spending", "revenue", "total"} and facts[whole].scope is Scope.FISCAL:
        funds = [i for i, one in by.items() if one.scope in _FUNDS and one.subject == subject]
        yield from _sum(whole, funds, complete={by[i].scope for i in funds} == set(_FUNDS))


def _sum(whole: int, parts: list[int], *, complete: bool) -> Iterator[_Sum]:
    if len(parts) > 1:
        yield _Sum(whole, tuple(parts), complete)


def _functions(whole: int, by: Mapping[int, Fact]) -> Iterator[_Sum]:
    """The functions; what stands below another one of the list is in it already."""
    named = {i: one for i, one in by.items() if one.subject == "spending.function"}
    codes = {one.code for one in named.values() if one.code}
    top = [
        i
        for i, one in named.items()
        if not any(one.code != code and one.code.startswith(code) for code in codes)
    ]
    yield from _sum(whole, top, complete=False)


def _economic(fact: Fact, whole: int, by: Mapping[int, Fact]) -> Iterator[_Sum]:
    """The economic classes; of the spending as a whole together with 项目支出."""
    classes = [
        i
        for i, one in by.items()
        if one.subject == "spending.economic" and len(one.code) == 3  # noqa: PLR2004  a class
    ]
    if classes and fact.subject != "spending.basic":
        classes += [i for i, one in by.items() if one.subject == "spending.project"]
    yield from _sum(whole, classes, complete=False)


def _sources(by: Mapping[int, Fact]) -> list[int]:
    """The sources of income; single funds are in 财政拨款 already."""
    found = {
        i: one
        for i, one in by.items()
        if one.subject.startswith("revenue") or one.subject in {"carry_over", "appropriation"}
    }
    fiscal = any(
        one.scope is Scope.FISCAL and one.subject.startswith("revenue") for one in found.values()
    )
    return [i for i, one in found.items() if not (fiscal and one.scope in _FUNDS)]


def _check(look: Look, one: _Sum, known: Mapping[int, Match]) -> None:
    facts = look.disclosure.facts
    whole = facts[one.whole].amount
    parts = [facts[i].amount for i in one.parts]
    assert whole is not None  # noqa: S101  sums are of amounts
    amounts = [part for part in parts if part is not None]
    total = summed(amounts, whole.unit)
    finest = min([whole, *amounts], key=lambda part: part.half_unit)
    agreed = agree(Amount(whole.value, whole.unit), _printed(total, finest), len(amounts))
    if agreed in {Agreement.EXACT, Agreement.ROUNDED} or _is_other_cause(one, known):
        look.held()
    elif agreed is Agreement.NEAR or _is_confirmed(one, known):
        _tell(look, one, total, Severity.ROUNDING)
    elif total.value > whole.value or one.complete:
        _tell(look, one, total, Severity.ERROR)
    elif _looks_complete(one, whole, total):
        _tell(look, one, total, Severity.NOTICE)


def _printed(total: Amount, like: Amount) -> Amount:
    """A sum with at least the decimals of its finest part."""
    if total.places >= like.places:
        return total
    return Amount(total.value.quantize(Decimal(1).scaleb(-like.places)), total.unit)


def _looks_complete(one: _Sum, whole: Amount, total: Amount) -> bool:
    """Whether so little is missing that the list seems to be meant as complete."""
    missing = whole.value - total.value
    return len(one.parts) >= _FEWEST and Decimal(0) < missing < whole.value * _MISSING


def _is_other_cause(one: _Sum, known: Mapping[int, Match]) -> bool:
    """Whether a figure that the tables contradict makes the difference: it is told already."""
    return any(i in known and known[i].verdict is Verdict.DIFFERS for i in (one.whole, *one.parts))


def _is_confirmed(one: _Sum, known: Mapping[int, Match]) -> bool:
    """Whether the tables have all the figures, some of them one unit of the last place off."""
    verdicts = {known[i].verdict if i in known else None for i in (one.whole, *one.parts)}
    return verdicts <= {Verdict.HOLDS, Verdict.NEAR} and Verdict.NEAR in verdicts


def _tell(look: Look, one: _Sum, total: Amount, severity: Severity) -> None:
    facts = look.disclosure.facts
    whole = facts[one.whole]
    stated = whole.amount
    assert stated is not None  # noqa: S101  sums are of amounts
    written = as_written(total, stated)
    off = apart(stated, total)
    name = name_of(whole)
    near = severity is Severity.ROUNDING
    mend, mend_en = ("", "") if near else _mend(facts, one, off)
    look.found(
        severity,
        f"说明写{quoted(name)}{shown(stated)}，所列{len(one.parts)}项合计{shown(total)}，"
        f"相差{off_by(stated, total)}{'，属取舍' if near else ''}。",
        f"the text has {shown(stated)} for {name}; its {len(one.parts)} parts add up to "
        f"{shown(total)}: {'rounding' if near else f'they differ by {off_by(stated, total)}'}",
        figures=[
            figure(name, stated),
            *(figure(name_of(facts[i]), facts[i].amount) for i in one.parts),
            figure("合计", written if near else total, is_computed=True),
        ],
        places=[place_of_fact(facts[i]) for i in (one.whole, *one.parts)],
        mend=mend,
        mend_en=mend_en,
    )


def _mend(facts: Sequence[Fact], one: _Sum, off: Amount) -> tuple[str, str]:
    """The part that a known slip makes right, where there is just one."""
    found = []
    for i in one.parts:
        fact = facts[i]
        if fact.amount is None or fact.amount.unit is not off.unit:
            continue
        right = Amount(fact.amount.value + off.value, off.unit)
        places = max(right.places, fact.amount.places)
        if fact.amount.value and slip_between(fact.amount.value, right.value, places, off.unit):
            found.append((name_of(fact), right))
    if len(found) != 1:
        return "", ""
    name, right = found[0]
    return f"{quoted(name)}若为 {shown(right)} 则相符", f"with {shown(right)} for {name} they agree"
