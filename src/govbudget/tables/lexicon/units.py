"""Units of amounts in the titles of tables and columns: 金额（万元）, 金额/万元, 单位：亿元."""

from __future__ import annotations

import re

from govbudget.amounts import Unit
from govbudget.tables.lexicon.texts import plain, squeezed
from govbudget.tables.lexicon.words import Word, compiled

__all__ = [
    "UNIT_FORMS",
    "is_unit",
    "scale_unread",
    "unit_in",
    "unit_line",
    "without_unit",
]

_UNIT = r"(?P<unit>元|千元?|万元?|百万元?|亿元?)"
_SURE = r"(?P<unit>元|千元|万元|百万元|亿元)"
_SAYS = (
    r"(?:[^()\[\]\d]{1,8}[,;])?"
    r"(?:(?:(?:金额|计量|货币|数量)?单位|币种)[:;,]?|以|折合?)?(?:人民币|RMB|CNY|[¥￥])?[:;,/(]?"
    r"(?:(?:金额|计量|货币)?单位[:;,]?)?"
)
_ENDS = r"\)?(?:人民币)?(?:整|计|为单位)?(?:[,;](?:保留|取|精确).{1,12}|[,;]\D{1,12})?"


#: The forms of units in titles, the surest first. In brackets 万 is 万元; without any it is not.
UNIT_FORMS = tuple(
    Word(form, unit, example)
    for form, example, unit in (
        (rf"\({_SAYS}{_UNIT}{_ENDS}\)", "金额（万）", Unit.WAN),
        (rf"\[{_SAYS}{_UNIT}{_ENDS}\]", "金额[亿元]", Unit.YI),
        (rf"【{_SAYS}{_UNIT}{_ENDS}】", "金额【千元】", Unit.THOUSAND),
        (rf"〔{_SAYS}{_UNIT}{_ENDS}〕", "金额〔元〕", Unit.YUAN),
        (rf"\{{{_SAYS}{_UNIT}{_ENDS}\}}", "金额{万元}", Unit.WAN),
        (rf"单位[:;,]?\(?(?:人民币)?{_UNIT}\)?$", "预算数 单位：万元", Unit.WAN),
        (rf"(?<=[^\d.])[/:;,_|\-—]{_SURE}$", "金额/万元", Unit.WAN),
        (r"(?<=[^\d.])[/:](?P<unit>[万亿])$", "金额/亿", Unit.YI),
        (rf"^{_SURE}(?=金额|合计|总计|预算|决算)", "万元金额", Unit.WAN),
        (rf"^(?:人民币)?{_SURE}$", "万元", Unit.WAN),
        (
            rf"(?<=[额数计入出款费金算])(?:人民币)?{_SURE}$",
            "预算数万元",
            Unit.WAN,
        ),
        (rf"/{_SURE}(?=/)", "收入/万元/合计", Unit.WAN),
        (rf"以{_SURE}(?:为单位|计)", "金额以万元为单位", Unit.WAN),
    )
)
_LINE = (
    rf"(?:^|[^一-鿿])[\[(]?(?:金额|计量|货币|数量)?单位[:;]?\(?(?:人民币)?[:;,/]?{_UNIT}\)?"
    rf"(?:人民币)?(?:[(/,;].*)?[\])]?$|单位[:;]?\(?(?:人民币)?{_UNIT}\)?(?:\(.*\))?[\])]?$"
    rf"|^[\[(]?{_UNIT}[\])]?$|^人民币{_UNIT}$".replace("(?P<unit>", "(")
)
_SIMPLE = str.maketrans("萬億", "万亿")
# A sign of each unit.
_SIGNS = frozenset("元千万亿")
_SCALE = re.compile(r"[万亿]")
#: Where 万 and 亿 scale no money: 万人, 50万元以上的设备, 万平方米.
_NO_SCALE = re.compile(
    r"\d[.\d]*[万亿]元?|[万亿]元?(?:[及(]?以[上下内])|[万亿](?:人|户|平方|亩|公里|辆|台|件|次|吨|立方|千瓦)"
)


def _half_width(title: object) -> str:
    """A title without blanks, half-width, with the simplified signs of units."""
    text = plain(title)
    return text.translate(_SIMPLE) if "萬" in text or "億" in text else text


def _named(found: re.Match[str]) -> Unit:
    written = found["unit"]
    return Unit(written if written.endswith("元") else written + "元")


def unit_in(title: object) -> Unit | None:
    """The unit that a title names; None where it names none.

    >>> unit_in("预算数（万元）"), unit_in("金额(亿)"), unit_in("金额/万元")
    (<Unit.WAN: '万元'>, <Unit.YI: '亿元'>, <Unit.WAN: '万元'>)
    >>> unit_in("单价50万元以上")
    """
    text = _half_width(title)
    if _SIGNS.isdisjoint(text):
        return None
    for one in UNIT_FORMS:
        if found := compiled(one.form).search(text):
            return _named(found)
    return None


def unit_line(cell: object) -> Unit | None:
    """The unit that a line above or below a table names; None where it is no such line.

    >>> unit_line("单位：万元"), unit_line("（亿元）"), unit_line("编制单位：某某局")
    (<Unit.WAN: '万元'>, <Unit.YI: '亿元'>, None)
    """
    text = _half_width(cell)
    found = None if _SIGNS.isdisjoint(text) else compiled(_LINE).search(text)
    if found is None:
        return None
    written = next(filter(None, found.groups()))
    return Unit(written if written.endswith("元") else written + "元")


def without_unit(title: str) -> str:
    """A title without the unit that it names, as wide as it is printed.

    >>> without_unit("预算数（万元）"), without_unit("金额/万元"), without_unit("万元")
    ('预算数', '金额', '万元')
    """
    text = _half_width(title)
    if _SIGNS.isdisjoint(text):
        return title
    for one in UNIT_FORMS:
        found = compiled(one.form).search(text)
        if found is None:
            continue
        raw = squeezed(title)
        own = raw if len(raw) == len(text) else text
        left = own[: found.start()] + own[found.end() :]
        return left or title
    return title


def is_unit(title: object) -> bool:
    """Whether a title is a unit and nothing else: （万元）, 单位：元, 亿元.

    >>> is_unit("（万元）"), is_unit("单位：元"), is_unit("金额（元）")
    (True, True, False)
    """
    text = _half_width(title)
    return not _SIGNS.isdisjoint(text) and any(
        found is not None and found.span() == (0, len(text))
        for found in (compiled(one.form).search(text) for one in UNIT_FORMS)
    )


def scale_unread(title: object) -> bool:
    """Whether a title speaks of 万 or 亿 as a unit in a form that is not understood.

    >>> scale_unread("金额（十万元）"), scale_unread("金额(万元)"), scale_unread("单价50万元以上")
    (True, False, False)
    """
    text = _half_width(title)
    return _SCALE.search(_NO_SCALE.sub("", text)) is not None and unit_in(text) is None
