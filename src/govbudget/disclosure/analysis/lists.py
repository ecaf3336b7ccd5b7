"""The lists of parts in the text, each with the whole that it should add up to."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount, convert
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.text.kinds import FactKind, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govbudget.disclosure.text.facts import Fact

__all__ = ["BOTH", "SPENDINGS", "ListSum", "printed", "summed", "sums_of"]

SPENDINGS = {"spending", "spending.current", "spending.total", "total"}
_REVENUE = {"revenue", "revenue.current", "revenue.total", "total"}
_KINDS_OF_SPENDING = ("basic", "project", "operating", "superior", "affiliated")
BOTH = ("spending.basic", "spending.project")
# What is spent, without what is left of it: 总计 has that as well.
_SPENT = {"spending", "spending.current", "spending.function"}
# What 支出总计 is made up of: what was spent, what was allocated and what is left.
_SPENT_AND_LEFT = {"spending.current", "surplus_allocation", "carry_out"}
_BY_PURPOSE = {"spending.personnel", "spending.public", "spending.project"}
# The digits of a class of the economic classification.
_CLASS = 3
# The classes whose sections each part of 基本支出 has.
_ITEMS = {"spending.personnel": ("301", "303"), "spending.public": ("302", "310", "399")}
# The wholes with these parts and no other.
_NAMED = {
    "spending.basic": ("spending.personnel", "spending.public"),
    "procurement": ("procurement.goods", "procurement.works", "procurement.services"),
}
_OWNED = {"assets.fixed", "assets.kind"}
_FUNDS = (Scope.GENERAL, Scope.GOVERNMENT_FUND, Scope.STATE_CAPITAL)


@frozen(slots=True)
class ListSum:
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


def printed(total: Amount, like: Amount) -> Amount:
    """A sum with at least the decimals of its finest part."""
    if total.places >= like.places:
        return total
    return Amount(total.value.quantize(Decimal(1).scaleb(-like.places)), total.unit)


def sums_of(facts: Sequence[Fact]) -> Iterator[ListSum]:
    """The sums of the text, list by list."""
    lists: dict[tuple[int, int | None], list[int]] = {}
    for index, fact in enumerate(facts):
        if fact.kind is FactKind.AMOUNT and fact.part_of is not None and fact.amount is not None:
            whole = facts[fact.part_of]
            same = (whole.measure, whole.year) == (fact.measure, fact.year)
            if whole.kind is FactKind.AMOUNT and whole.amount is not None and same:
                lists.setdefault((fact.part_of, fact.listed), []).append(index)
    for (of, _), parts in lists.items():
        yield from _families(facts, of, parts)


def _families(facts: Sequence[Fact], whole: int, parts: list[int]) -> Iterator[ListSum]:
    """The parts of a list by kind: what is of one kind adds up."""
    subject = facts[whole].subject
    by = {index: facts[index] for index in parts}
    if subject in SPENDINGS:
        yield from _functions(whole, by)
        kinds = [
            i
            for i, one in by.items()
            if one.subject.removeprefix("spending.") in _KINDS_OF_SPENDING
        ]
        yield from _sum(whole, kinds, complete=_is_both(facts[whole], by))
        yield from _purposes(whole, by)
        yield from _spent_and_left(whole, by)
    if subject in BOTH:
        yield from _functions(whole, by)
    if subject == "spending.function":
        # Parts on lines of their own may be those of all spending, whose items go before.
        there = facts[whole].paragraph
        both = [i for i, one in by.items() if one.subject in BOTH and one.paragraph == there]
        yield from _sum(whole, both, complete=_is_both(facts[whole], by))
    if subject in _REVENUE:
        yield from _sum(whole, _sources(by), complete=False)
    if subject in _ITEMS:
        yield from _items(whole, by, _ITEMS[subject])
    if subject == "spending.basic" or subject in SPENDINGS:
        yield from _economic(facts[whole], whole, by)
    if subject in _NAMED:
        names = _NAMED[subject]
        named = [i for i, one in by.items() if one.subject in names]
        yield from _sum(
            whole, named, complete=sorted(by[i].subject for i in named) == sorted(names)
        )
    if subject == "assets":
        yield from _assets(whole, by)
    if subject in {"spending", "revenue", "total"} and facts[whole].scope is Scope.FISCAL:
        funds = [i for i, one in by.items() if one.scope in _FUNDS and one.subject == subject]
        yield from _sum(whole, funds, complete={by[i].scope for i in funds} == set(_FUNDS))


def _is_both(whole: Fact, by: Mapping[int, Fact]) -> bool:
    """Whether a list parts the money of a fund into 基本支出 and 项目支出: there is no third part.

    Of all money a body has 经营支出 and the like beside them, and 结转下年 stands in no total of
    what is spent.
    """
    in_fund = whole.scope in {*_FUNDS, Scope.FISCAL} and whole.subject in _SPENT
    return in_fund and sorted(one.subject for one in by.values()) == sorted(BOTH)


def _once(facts: Mapping[int, Fact], parts: Iterable[int]) -> list[int]:
    """The parts without those that say once more what was said: one item, the same figure.

    The figure may be written in another unit, or be one of the last place off.
    """
    first: dict[object, list[int]] = {}
    for i in parts:
        same = first.setdefault((facts[i].same, facts[i].label), [])
        if not any(_is_same_figure(facts[one], facts[i]) for one in same):
            same.append(i)
    return sorted(i for same in first.values() for i in same)


def _is_same_figure(one: Fact, two: Fact) -> bool:
    if one.amount is None or two.amount is None:
        return one.amount is two.amount
    return agree(one.amount, two.amount) is not Agreement.DIFFERENT


def _sum(whole: int, parts: list[int], *, complete: bool) -> Iterator[ListSum]:
    if len(parts) > 1:
        yield ListSum(whole, tuple(parts), complete)


def _functions(whole: int, by: Mapping[int, Fact]) -> Iterator[ListSum]:
    """The functions; what stands below another one of the list is in it already."""
    functions = [i for i, one in by.items() if one.subject == "spending.function"]
    named = {i: by[i] for i in _once(by, functions)}
    codes = {one.code for one in named.values() if one.code}
    top = [
        i
        for i, one in named.items()
        if not any(one.code != code and one.code.startswith(code) for code in codes)
    ]
    yield from _sum(whole, top, complete=False)


def _purposes(whole: int, by: Mapping[int, Fact]) -> Iterator[ListSum]:
    """人员支出, 日常公用支出 and 项目支出, where no 基本支出 stands beside them."""
    if {one.subject for one in by.values()} == _BY_PURPOSE:
        yield from _sum(whole, list(by), complete=False)


def _spent_and_left(whole: int, by: Mapping[int, Fact]) -> Iterator[ListSum]:
    """What was spent this year, what was allocated and what is left: 支出总计."""
    parts = [i for i, one in by.items() if one.subject in _SPENT_AND_LEFT]
    there = {by[i].subject for i in parts}
    if "spending.current" in there:
        yield from _sum(whole, parts, complete=there == _SPENT_AND_LEFT)


def _economic(fact: Fact, whole: int, by: Mapping[int, Fact]) -> Iterator[ListSum]:
    """The economic classes; of the spending as a whole together with 项目支出.

    An item whose class is not named beside it counts as well: 其他资本性支出 once was a class.
    """
    coded = {i: one for i, one in by.items() if one.subject == "spending.economic" and one.code}
    named = {one.code for one in coded.values() if len(one.code) == _CLASS}
    classes = [
        i
        for i, one in coded.items()
        if named and (one.code in named or one.code[:_CLASS] not in named)
    ]
    if classes and fact.subject != "spending.basic":
        classes += [i for i, one in by.items() if one.subject == "spending.project"]
    yield from _sum(whole, classes, complete=False)


def _assets(whole: int, by: Mapping[int, Fact]) -> Iterator[ListSum]:
    """What is owned, by kind: 流动资产, 固定资产 …, which 其他资产 closes.

    What was paid for fixed assets is more than they are worth, and in no sum.
    """
    kinds = [i for i, one in by.items() if one.subject in _OWNED]
    labels = [by[i].label for i in kinds]
    paid = any("原值" in by[i].sentence for i in kinds)
    if not paid and len(kinds) == len(by) and len(set(labels)) == len(labels):
        yield from _sum(whole, kinds, complete=any("其他" in one for one in labels))


def _items(whole: int, by: Mapping[int, Fact], classes: tuple[str, ...]) -> Iterator[ListSum]:
    """The sections of 人员经费 or of 公用经费; none where one of another part stands among them."""
    items = [i for i, one in by.items() if one.subject == "spending.economic" and one.code]
    sections = all(len(by[i].code) > _CLASS and by[i].code.startswith(classes) for i in items)
    if sections and len(items) == len(by):
        yield from _sum(whole, _once(by, items), complete=False)


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
