"""Changes and their percentages, recomputed from the figures of both years."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.amounts import EXACT, Amount, convert
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checking.common import figure, shown
from govbudget.disclosure.checking.common_slips import SLIPS
from govbudget.disclosure.checking.records import Figure
from govbudget.disclosure.checking.text_naming import name_of, quoted
from govbudget.disclosure.checking.text_percent import Fit, fit_in, places_of, rounded
from govbudget.disclosure.text.comparing import LAST_YEAR
from govbudget.disclosure.text.kinds import Direction, Kind
from govbudget.reconciling.findings import Severity
from govbudget.reconciling.slips import slip_between

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact
    from govbudget.reconciling.findings import Slip

__all__ = ["check_changes"]

_HUNDRED = 100
_BOTH = {Direction.INCREASE, Direction.DECREASE}


@frozen(slots=True)
class _Change:
    """A change in one unit.

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


def check_changes(look: Look) -> None:
    """Every change of the text against last year."""
    wrong = look.context.wrong_figures
    any_change = False
    told: set[object] = set()
    for fact in look.disclosure.facts:
        if fact.kind is not Kind.CHANGE or fact.against != LAST_YEAR:
            continue
        any_change = True
        change = _change(fact)
        if change is None or fact.about in wrong:
            look.missing += [] if look.missing else ["部分增减没有列明数字"]
            continue
        key = (fact.subject, change, fact.percent)
        if key not in told:
            told.add(key)
            _check(look, fact, change)
    if not any_change:
        look.not_applicable("说明中没有与上年的比较")


def _change(fact: Fact) -> _Change | None:
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
        return _Change(now, by, base, stated_base=True)
    return _Change(now, by, None if by is None else apart(now, by), stated_base=False)


def _in_unit(amount: Amount, like: Amount) -> Amount:
    if amount.unit is None or amount.unit is like.unit or like.unit is None:
        return Amount(amount.value, like.unit)
    return Amount(convert(amount.value, amount.unit, like.unit), like.unit)


def _check(look: Look, fact: Fact, change: _Change) -> None:
    if change.stated_base and change.by is not None and not _adds_up(change):
        if _adds_up(evolve(change, by=Amount(-change.by.value, change.by.unit))):
            look.held()  # the amount is right; the words are told by years.directions
        else:
            _tell_amount(look, fact, change)
        return
    base = change.base
    if base is None:  # pragma: no cover  a change has an amount or a base
        return
    if _of_another(look.disclosure, fact, change):
        look.held()
    elif base.value < 0 <= change.now.value:
        _tell_more(look, fact, change)
    elif fact.percent is None or not base.value:
        look.held()  # from nought there is no percentage: 增长100% is how people say it
    else:
        _percent(look, fact, change, base, fact.percent)


def _adds_up(change: _Change) -> bool:
    if change.by is None or change.base is None:  # pragma: no cover  seen to before
        return True
    sum_ = Amount(EXACT.add(change.base.value, change.by.value), change.now.unit)
    return agree(change.now, sum_, 2) is not Agreement.DIFFERENT


def _percent(look: Look, fact: Fact, change: _Change, base: Amount, percent: Decimal) -> None:
    """The percentage of a change against last year's figure."""
    by = change.by if change.by is not None else apart(change.now, base)
    if percent < 0 and by.value < 0:
        percent = -percent  # 增长-7.69%
    fit = _fit(change, base, percent)
    if fit is Fit.HOLDS:
        look.held()
        return
    off = abs(Fraction(by.value))
    right = rounded(off / Fraction(base.value) * _HUNDRED, places_of(percent))
    name, near = name_of(fact), fit is Fit.NEAR
    mend, mend_en = _mends(change, by, percent, right)
    against = off / Fraction(change.now.value) if change.now.value else Fraction(0)
    if not near and fit_in(percent, against, against) is not Fit.WRONG:
        mend += "（现以本年数为基数）"
        mend_en += " (this year's figure was taken as the base)"
    look.found(
        Severity.ROUNDING if near else Severity.ERROR,
        f"{quoted(name)}增减{percent}%与金额不符：{shown(change.now)}较上年{shown(base)}"
        f"变动{shown(by)}，计算为{right}%{'，只差末位' if near else ''}。",
        f"{name} changes by {percent}% in the text; {shown(by)} against {shown(base)} is {right}%",
        figures=[
            Figure("百分比", percent),
            figure("本年数", change.now),
            figure("增减额", by, is_computed=change.by is None),
            figure("上年数", base, is_computed=not change.stated_base),
            Figure("计算百分比", right, is_computed=True),
        ],
        places=[place_of_fact(fact)],
        mend=mend,
        mend_en=mend_en,
    )


def _fit(change: _Change, base: Amount, percent: Decimal) -> Fit:
    """How a percentage fits a change, all figures printed rounded."""
    by = change.by if change.by is not None else apart(change.now, base)
    off = abs(Fraction(by.value))
    room = Fraction(by.half_unit) if change.by is not None else Fraction(base.half_unit) * 2
    half = Fraction(change.now.half_unit) + (0 if change.stated_base else room)
    last = Fraction(base.value)
    if not off:
        return fit_in(percent, off, off)
    high = (off + room) / (last - half) if last > half else Fraction(_HUNDRED)
    return fit_in(percent, max(off - room, Fraction(0)) / (last + half), high)


def _of_another(disclosure: Disclosure, fact: Fact, change: _Change) -> bool:
    """Whether a change that names nothing may be that of another figure of its paragraph."""
    about = None if fact.about is None else disclosure.facts[fact.about]
    if change.stated_base or change.by is None or about is None or about.sentence == fact.sentence:
        return False
    for other in disclosure.facts:
        amount = other.amount
        if (other.kind, other.paragraph) != (Kind.AMOUNT, fact.paragraph) or amount is None:
            continue
        now = _in_unit(amount, change.now)
        base = apart(now, change.by)
        if base.value > 0 and (
            fact.percent is None or _fit(evolve(change, now=now), base, fact.percent) is Fit.HOLDS
        ):
            return True
    return False


def _mends(change: _Change, by: Amount, percent: Decimal, right: Decimal) -> tuple[str, str]:
    """What would restore agreement: the percentage, or the change where it is a known slip."""
    said, said_en = f"百分比应为 {right}%", f"the percentage should be {right}%"
    if change.by is None:
        return said, said_en
    for slip, value in _slips(change, by, percent):
        chinese, english = SLIPS[slip]
        amount = shown(Amount(value, by.unit))
        return (
            f"{said}；或增减额应为 {amount}（{chinese}）",
            f"{said_en}; or the change {amount} ({english})",
        )
    return said, said_en


def _slips(change: _Change, by: Amount, percent: Decimal) -> Iterator[tuple[Slip, Decimal]]:
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


def _tell_amount(look: Look, fact: Fact, change: _Change) -> None:
    """The change is not what both years differ by."""
    if change.base is None or change.by is None:  # pragma: no cover  seen to before
        return
    right = apart(change.now, change.base)
    name = name_of(fact)
    look.found(
        Severity.ERROR,
        f"{quoted(name)}本年{shown(change.now)}、上年{shown(change.base)}，应变动{shown(right)}，"
        f"说明写{shown(change.by)}。",
        f"{name} is {shown(change.now)} and was {shown(change.base)}: it changes by "
        f"{shown(right)}, and the text says {shown(change.by)}",
        figures=[
            figure("增减额", change.by),
            figure("本年数", change.now),
            figure("上年数", change.base),
            figure("计算增减额", right, is_computed=True),
        ],
        places=[place_of_fact(fact)],
        mend=f"增减额应为 {shown(right)}",
        mend_en=f"the change should be {shown(right)}",
    )


def _tell_more(look: Look, fact: Fact, change: _Change) -> None:
    """It grew by more than it is."""
    name = name_of(fact)
    look.found(
        Severity.ERROR,
        f"{quoted(name)}增加{shown(change.by)}，大于本年数{shown(change.now)}。",
        f"{name} grows by {shown(change.by)}, which is more than it is: {shown(change.now)}",
        figures=[figure("增减额", change.by), figure("本年数", change.now)],
        places=[place_of_fact(fact)],
    )
