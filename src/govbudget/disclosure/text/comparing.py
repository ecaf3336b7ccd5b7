"""The words of change: what a figure is compared with, and where it goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.text.kinds import Direction, Measure
from govbudget.disclosure.text.labels import measure_of

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = [
    "LAST_YEAR",
    "ChangeVerb",
    "ComparedWith",
    "change_in",
    "comparison_in",
    "ends_with_order",
    "order_in",
]

#: What a change is against when it is not against another figure of the same year.
LAST_YEAR = "last_year"

_UP = "增加|增长|上升|提高|上涨|增幅|升幅|调增|增收|增支"
_DOWN = "减少|下降|降低|降幅|减幅|压减|缩减|核减|压缩|调减|减收|减支"
_WORD = f"{_UP}|{_DOWN}"
# Which way it goes is left to the sign of the figure: 增减变化-14.20万元.
_EITHER = "增减变[化动]|增减|变[化动]"
_BOTH_WAYS = {"增减变化", "增减变动", "增减", "变化", "变动"}
_VERB = re.compile(
    rf"""
    (?:各|均|分别|净|即|约|共|相应|实际|总体){{0,2}}
    (?P<verb>{_EITHER}|{_WORD}|增|减|\((?:{_WORD}|增|减)\))
    (?P<other>\((?:{_WORD}|增|减)\)|[/或](?:{_WORD}))?   # 增加（减少）
    (?P<to>[到至])?
    (?(to)(?:(?:本年度?|今年|20\d\d年度?)(?:预算|决算)?数?的?)?)
    (?:了|额|数|值|率|幅度|幅|比例|比率|为|达到|达|约|近|:){{0,4}}$
    """,
    re.VERBOSE,
)
_COMPARED = re.compile(
    r"""
    (?:按?(?:同口径|可比口径)(?:计算)?)?
    (?:同比|相[比较]|对比|比|较|与|同|和|跟)(?:于|之)?
    (?:
        (?P<year>20\d\d)(?:年度?|(?![\d.,年]))
        |(?P<last>上年度?|上一年度?|去年)
        |(?=年初|全年|预算|调整|同期)
    )
    (?P<what>
        (?:年初|全年|调整|同期|同口径|财政拨款|部门|单位
        |预算|决算|执行|支出|收入|完成|安排|数额|数字|数|额){0,6}
    )
    (?:的|相比较?|比较|相较|对比|,|，){0,2}
    (?:基本|总体|大致|略有|各|均){0,2}
    """,
    re.VERBOSE,
)
_YOY = re.compile(r"(?:按?(?:同口径|可比口径)(?:计算)?)?(?:同比|较同期|比同期|环比)")
_ORDER = re.compile(
    r"(?P<left>决算数?|预算数?)(?P<order>小于|低于|大于|高于|超过|等于)(?P<what>(?:年初|全年|调整)?(?:预算|决算)数?)"
)
_LONGEST_ORDER = 16
_ORDERS = {"小于": Direction.DECREASE, "低于": Direction.DECREASE, "等于": Direction.LEVEL}


@frozen(slots=True)
class ComparedWith:
    """What a figure is compared with.

    Attributes:
        against: ``last_year``, or the measure of the same year.
        year: the year that is named; None where the words say 上年 or name none.
        start: where the words begin in the clause.
        end: where they end.
        measure: which figure of last year they name; None where they name none.
    """

    against: str
    year: int | None
    start: int
    end: int
    measure: Measure | None = None

    def means(self, measure: Measure | None) -> bool:
        """Whether a figure of last year may be the one that is meant: its budget or its end.

        Args:
            measure: which figure it is, where that is said.
        """
        known = None not in {measure, self.measure}
        return not known or (measure is Measure.FINAL) is (self.measure is Measure.FINAL)


@frozen(slots=True)
class ChangeVerb:
    """A verb of change at the end of a clause.

    Attributes:
        direction: where the change goes; None where two directions are left open.
        reaches: whether the figure behind it is what is reached (增加到) and not the change.
        start: where the verb begins in the clause.
        is_signed: whether the sign of the figure says where it goes (增减-5万元).
    """

    direction: Direction | None
    reaches: bool
    start: int
    is_signed: bool = False

    def of(self, value: Decimal) -> tuple[Direction | None, Decimal]:
        """The direction of a figure behind the verb, and the figure without a sign that says it.

        >>> from decimal import Decimal
        >>> change_in("增减").of(Decimal("-5"))
        (<Direction.DECREASE: 'decrease'>, Decimal('5'))

        Args:
            value: the figure.
        """
        if self.is_signed and value < 0:
            return Direction.DECREASE, -value
        return self.direction, value


def change_in(clause: str) -> ChangeVerb | None:
    """The verb of change that a clause ends with."""
    found = _VERB.search(clause)
    if found is None:
        return None
    verb, reaches = found["verb"].strip("()"), found["to"] is not None
    if verb in _BOTH_WAYS:
        return ChangeVerb(None, reaches, found.start(), is_signed=True)
    up = verb in _UP.split("|") or verb == "增"
    direction = Direction.INCREASE if up else Direction.DECREASE
    return ChangeVerb(None if found["other"] else direction, reaches, found.start())


def comparison_in(clause: str) -> ComparedWith | None:
    """What a clause compares with."""
    found = _COMPARED.search(clause)
    if found is None:
        yoy = _YOY.search(clause)
        return None if yoy is None else ComparedWith(LAST_YEAR, None, yoy.start(), yoy.end())
    if found["year"] or found["last"]:
        year = int(found["year"]) if found["year"] else None
        where = found.start(), found.end()
        return ComparedWith(LAST_YEAR, year, *where, measure_of(found["what"]))
    return ComparedWith(_measure(found["what"]), None, found.start(), found.end())


def _measure(what: str) -> str:
    """What a comparison within the year is with."""
    if "年初" in what:
        return Measure.INITIAL
    if "全年" in what or "调整" in what:
        return Measure.REVISED
    if "同期" in what or not what:
        return LAST_YEAR
    return Measure.BUDGET


def order_in(words: str) -> tuple[Direction, str]:
    """The direction of the final figure, and the measure of the budget, in 决算数小于预算数."""
    found = _ORDER.fullmatch(words)
    assert found is not None  # noqa: S101  the tokens are found by the same words
    direction = _ORDERS.get(found["order"], Direction.INCREASE)
    against = found["what"]
    if found["left"].startswith("预算"):
        against = found["left"]
        if direction is not Direction.LEVEL:
            up = direction is Direction.DECREASE
            direction = Direction.INCREASE if up else Direction.DECREASE
    return direction, _measure(against)


def ends_with_order(text: str) -> bool:
    """Whether a text ends with 决算数小于预算数 or the like."""
    *_, last = (None, *_ORDER.finditer(text, max(len(text) - _LONGEST_ORDER, 0)))
    return last is not None and last.end() == len(text)
