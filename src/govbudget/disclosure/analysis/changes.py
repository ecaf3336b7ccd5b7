"""Changes against last year: what the text states of them, and whether it fits together."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.amounts import EXACT, Amount, convert
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.percent import Fit, fit_in, rounded
from govbudget.disclosure.text.kinds import Direction, FactKind
from govbudget.reconciling.slips import slip_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact
    from govbudget.reconciling.kinds import Slip

__all__ = [
    "YearChange",
    "adds_up",
    "against_final",
    "change_of",
    "change_slips",
    "fit_of_change",
    "is_adjusted",
    "is_of_another",
]

# Of a percentage the whole.
_HUNDRED = 100
_BOTH = {Direction.INCREASE, Direction.DECREASE}


@frozen(slots=True)
class YearChange:
    """A change against last year in one unit.

    Attributes:
        now: the figure of this year.
        by: by how much it changed, with its sign; None where only a percentage is stated.
        base: the figure of last year, stated or worked out; None where it follows from nothing.
        stated_base: whether last year's figure is stated.
    """

    now: Amount
    by: Amount | None
    base: Amount | None
    stated_base: bool


# A change of something else than the two figures that are printed.
_ADJUSTED = re.compile(r"剔除|扣除|同口径|可比|不考虑|不含|还原|调整(?:后的?)?预算")
_AGAINST = re.compile(r"[比较与同](?:上年|去年|上一年|20\d\d年)[^，。;；]{0,12}")
_FINAL = re.compile(r"执行|决算|完成")


def is_adjusted(disclosure: Disclosure, fact: Fact) -> bool:
    """Whether a change is said to be that of other figures: 剔除机构改革因素，增加50万元.

    Args:
        disclosure: the document.
        fact: a change.
    """
    text = disclosure.paragraphs[fact.paragraph].text
    about = None if fact.about is None else disclosure.facts[fact.about]
    here = about is not None and about.paragraph == fact.paragraph and about.span[1] <= fact.span[0]
    start = about.span[1] if here and about is not None else 0
    return _ADJUSTED.search(text[start : fact.span[0]].rpartition("。")[2]) is not None


def against_final(disclosure: Disclosure, fact: Fact) -> bool:
    """Whether a change is against what was spent last year, as the nearest words in front say.

    Args:
        disclosure: the document.
        fact: a change.
    """
    text = disclosure.paragraphs[fact.paragraph].text[: fact.span[0]]
    *_, found = (None, *_AGAINST.finditer("".join(text.split()).rpartition("。")[2]))
    return found is not None and _FINAL.search(found[0]) is not None


def change_of(fact: Fact) -> YearChange | None:
    """The figures of a change; None where it has nothing to be compared with."""
    now = fact.amount
    if now is None or now.unit is None or (fact.change is None and fact.base is None):
        return None
    by = None if fact.change is None else _in_unit(fact.change, now)
    if by is not None and by.value < 0 and fact.direction in _BOTH:
        pass  # 增加-5.00万元: the sign says where it went
    elif by is not None and fact.direction is Direction.DECREASE:
        by = Amount(-by.value, by.unit)
    elif by is not None and fact.direction is not Direction.INCREASE:
        return None  # the words leave the direction open
    base = None if fact.base is None else _in_unit(fact.base, now)
    if base is not None:
        return YearChange(now, by, base, stated_base=True)
    return YearChange(now, by, None if by is None else apart(now, by), stated_base=False)


def _in_unit(amount: Amount, like: Amount) -> Amount:
    if amount.unit is None or amount.unit is like.unit or like.unit is None:
        return Amount(amount.value, like.unit)
    return Amount(convert(amount.value, amount.unit, like.unit), like.unit)


def adds_up(change: YearChange) -> bool:
    """Whether the change is what both years differ by, as far as rounding tells."""
    if change.by is None or change.base is None:  # pragma: no cover  seen to before
        return True
    sum_ = Amount(EXACT.add(change.base.value, change.by.value), change.now.unit)
    return agree(change.now, sum_, 2) is not Agreement.DIFFERENT


def fit_of_change(change: YearChange, base: Amount, percent: Decimal) -> Fit:
    """How a percentage fits a change, all figures printed rounded.

    A base that follows from this year's figure and the change moves with them: 1.10 that fell by
    25 fell by 95.7 to 95.9 %, whatever 25 was before it was rounded.

    >>> from decimal import Decimal
    >>> now, by = Amount(Decimal("1.10")), Amount(Decimal(-25))
    >>> change = YearChange(now, by, Amount(Decimal("26.10")), stated_base=False)
    >>> fit_of_change(change, change.base, Decimal("95.0")).value
    'wrong'

    Args:
        change: the change.
        base: the figure of last year.
        percent: the percentage, without a sign.
    """
    now, last = Fraction(change.now.value), Fraction(base.value)
    half, half_of_base = Fraction(change.now.half_unit), Fraction(base.half_unit)
    if change.by is None:
        rates = (
            _over(now - half, last + half_of_base) - 1,
            _over(now + half, last - half_of_base) - 1,
        )
        low, high = sorted(map(abs, rates))
        low = Fraction(0) if rates[0] < 0 < rates[1] else low
        return fit_in(percent, low, high)
    off, room = abs(Fraction(change.by.value)), Fraction(change.by.half_unit)
    if not off:
        return fit_in(percent, off, off)
    low, high = max(off - room, Fraction(0)), off + room
    if change.stated_base:
        return fit_in(percent, _over(low, last + half_of_base), _over(high, last - half_of_base))
    sign = 1 if change.by.value > 0 else -1
    return fit_in(
        percent, _over(low, now + half - sign * low), _over(high, now - half - sign * high)
    )


def _over(part: Fraction, base: Fraction) -> Fraction:
    """A share; a very large one of what may be nought."""
    return part / base if base > 0 else Fraction(_HUNDRED)


def is_of_another(
    beside: Iterable[Fact], fact: Fact, about: Fact | None, change: YearChange
) -> bool:
    """Whether a change that names nothing may be that of another figure of its paragraph.

    In the same sentence only a rate that fits the other figure tells so: 收入1200万元，其中：
    财政拨款1000万元，比上年增加200万元，增长20%.

    Args:
        beside: the facts of the paragraph.
        fact: the change.
        about: the figure that it is read to be of.
        change: its figures.
    """
    if change.stated_base or change.by is None or about is None:
        return False
    if about.sentence == fact.sentence and fact.percent is None:
        return False
    for other in beside:
        amount = other.amount
        if other.kind is not FactKind.AMOUNT or amount is None or other.span > fact.span:
            continue
        now = _in_unit(amount, change.now)
        base = apart(now, change.by)
        if base.value > 0 and (
            fact.percent is None
            or fit_of_change(evolve(change, now=now), base, fact.percent) is Fit.HOLDS
        ):
            return True
    return False


def change_slips(
    change: YearChange, by: Amount, percent: Decimal
) -> Iterator[tuple[Slip, Decimal]]:
    """The change that the percentage would follow from, where what is stated is a slip of it."""
    sign = 1 if by.value > 0 else -1
    part = Fraction(percent) / _HUNDRED * sign
    if part <= -1 or change.stated_base:
        return
    would = Fraction(change.now.value) * part / (1 + part)
    places = max(by.places, 2)
    value = abs(rounded(would, places))
    slip = slip_between(abs(by.value), value, places, by.unit)
    if slip is not None:
        yield slip, value
