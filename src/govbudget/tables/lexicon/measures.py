"""What the titles of columns say: what is no money, which year, which fund, which part of it."""

from __future__ import annotations

import re
from enum import StrEnum

from govbudget.classification.vocabulary import Fund
from govbudget.tables.lexicon.texts import plain
from govbudget.tables.lexicon.words import Word, compiled

__all__ = [
    "FUND_WORDS",
    "KINDS",
    "MEASURES",
    "YEARS",
    "MeasureKind",
    "fund_in",
    "is_memo",
    "is_of_this_year",
    "kind_in",
    "measure_in",
    "part_in",
    "year_in",
]


class MeasureKind(StrEnum):
    """What the figures of a column are.

    Attributes:
        MONEY: amounts.
        COUNT: numbers of persons, things or times: 人数, 数量, 辆.
        EXTENT: areas, lengths and the like: 面积, 公里.
        RATIO: shares and rates, which add up to nothing: 占比, 增减%.
        PRICE: what one piece costs: 单价.
        TEXT: words, dates and numbers that only name: 备注, 电话.
    """

    MONEY = "money"
    COUNT = "count"
    EXTENT = "extent"
    RATIO = "ratio"
    PRICE = "price"
    TEXT = "text"

    @property
    def is_money(self) -> bool:
        """Whether they are amounts that may be added up."""
        return self is MeasureKind.MONEY


_THINGS = (
    "人|名|户|家|个|辆|台|套|件|项|批|次|批次|人次|天|份|只|张|幢|栋|间|床|部|架|艘|年|月|所|组"
)
_EXTENTS = "平方米|平米|㎡|m2|m²|亩|公顷|公里|千米|km|米|吨|升|千瓦时|立方米|公斤"
_COUNTED = (
    "人员|编制|在职|在编|退休|离休|离退休|实有|职工|学生|教师|户籍|车辆|公务用车|用车|项目|单位|机构|床位"
    "|批次|人次|户|台|设备|采购|购置|保有|培训|会议|接待|团组|出国|宗|供养|遗属|临聘|聘用"
)

_NUMBERS = (
    r"数量|人数|人次|批次|辆数|台数|户数|次数|天数|件数|个数|套数|家数|名额|编制数?|保有量|购置量"
    r"|实有数"
)
_WORDS = (
    r"备注|说明|备注说明|依据|用途|电话|联系.{0,4}|.{0,6}(?:日期|时间|地点)|规格|型号|序号|行次"
)
_AT_END = r"(?:\(.*\))?$"

#: What is no money, by the last title of a column; what stands first tells.
KINDS = tuple(
    Word(form, kind, example)
    for form, kind, example in (
        (r"[%％‰]", MeasureKind.RATIO, "增减%"),
        (
            r"(?:增长|增减|变动|执行|完成|覆盖|支付|下降|增|降|使用|达标|合格|满意)比?率",
            MeasureKind.RATIO,
            "增长率",
        ),
        (r"占比|比重|比例|同比|百分比|百分点|增幅|降幅|幅度|权重", MeasureKind.RATIO, "占比"),
        (r"^占.{0,12}比$", MeasureKind.RATIO, "占支出总计的比"),
        (
            rf"(?:单价|均价|价格|标准){_AT_END}|\(元/.{{1,4}}\)$|^[人户]均",
            MeasureKind.PRICE,
            "单价（元）",
        ),
        (
            rf"(?:面积|里程|长度|重量|体积|容量){_AT_END}|\(万?(?:{_EXTENTS})\)$|^万?(?:{_EXTENTS})$",
            MeasureKind.EXTENT,
            "面积（平方米）",
        ),
        (
            rf"[(\[/:](?:单位:?)?[万千百]?(?:{_THINGS})(?:/(?:{_THINGS}))?[)\]]?$",
            MeasureKind.COUNT,
            "购置数（辆）",
        ),
        (rf"^(?:{_THINGS})[数次]?$", MeasureKind.COUNT, "辆"),
        (rf"(?:{_NUMBERS}){_AT_END}", MeasureKind.COUNT, "人数"),
        (rf"^(?:{_COUNTED})+总?[个人辆台]?数$", MeasureKind.COUNT, "公务用车数"),
        (rf"^(?:{_WORDS}){_AT_END}", MeasureKind.TEXT, "备注"),
    )
)

#: How many years back titles speak of; one with a year of its own, as 2023年预算数, needs none.
YEARS = tuple(
    Word(form, back, example)
    for form, back, example in (
        (r"前年|上上年", 2, "前年决算数"),
        (r"(?:上|去)(?:一|1)?年(?!.{0,4}结[转余])(?:度|初|末)?", 1, "上年预算数"),
        (r"(?:上|去)年同期", 1, "上年同期数"),
    )
)
# The money of a project for the year, beside that of all its years: 年度资金总额, 当年预算.
_THIS_YEAR = re.compile(r"^(?:其中)?:?(?:年度|当年|本年度?)(?!目标|指标)")
_OWN_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?:年|$)")
_CARRIED = re.compile(r"结[转余]")

#: Titles that name one of the four budgets.
FUND_WORDS = tuple(
    Word(form, fund, example)
    for form, fund, example in (
        (r"国有资本(?:经营)?", Fund.STATE_CAPITAL, "国有资本经营预算拨款"),
        (r"政府性?基金", Fund.GOVERNMENT_FUND, "政府性基金预算拨款"),
        (r"社会?保险基金|社保基金", Fund.SOCIAL_INSURANCE, "社会保险基金预算"),
        (r"一般公共(?:预算|服务预算)|公共财政预算", Fund.GENERAL, "一般公共预算拨款"),
    )
)

#: The measures of budgets (栏目), by the last title of a column.
MEASURES = tuple(
    Word(form, measure, example)
    for form, measure, example in (
        (r".{0,6}(?:合计|总计|共计|总额)(?:数|金额)?|合计金额|计|总数", "合计", "支出合计"),
        (r".{0,6}小计(?:数|金额)?", "小计", "小计"),
        (r"(?:部门)?基本支出(?:预算|决算|小计|合计)?(?:数)?", "基本支出", "基本支出"),
        (r"(?:部门)?项目支出(?:预算|决算|小计|合计)?(?:数)?", "项目支出", "项目支出"),
        (r"人员(?:经费|支出|费用)?(?:预算|决算)?(?:数)?", "人员经费", "人员经费"),
        (r"(?:日常)?公用(?:经费|支出|费用)?(?:预算|决算)?(?:数)?", "公用经费", "日常公用经费"),
        (r"年初预算(?:数|金额)?", "年初预算数", "年初预算数"),
        (r"调整(?:后)?预算(?:数|金额)?|预算调整(?:数|后.*)", "调整预算数", "调整预算数"),
        (r".{0,8}预算(?:数|金额|总数|总额|额)?", "预算数", "2024年预算数"),
        (r".{0,8}(?:决算|执行|完成)(?:数|金额|额)?", "决算数", "决算数"),
        (r"(?:比.{1,8})?(?:增减|增加|减少|变动|变化)(?:额|数|金额|情况)?", "增减额", "增减额"),
        (r"金额|amount", "金额", "金额"),
    )
)
_PARTS = (
    (r"人员(?:经费|支出)", "人员经费"),
    (r"公用(?:经费|支出)", "公用经费"),
    (r"项目支出", "项目支出"),
    (r"基本支出", "基本支出"),
)
_MEMO = re.compile(
    r"^其中|其中[:]|政府采购|购买服务|备查|补充资料|增减额|增减数|^增减$|变动数|已.{0,6}(?:下达|支付)"
)


def kind_in(title: str) -> MeasureKind:
    """What a column with a title has: money, where nothing speaks against it.

    >>> [kind_in(one).value for one in ("人数", "面积（平方米）", "增减%", "基本支出")]
    ['count', 'extent', 'ratio', 'money']
    """
    text = plain(title)
    return next((one.means for one in KINDS if compiled(one.form).search(text)), MeasureKind.MONEY)


def year_in(title: str) -> tuple[int | None, int]:
    """The year that a title names, and how many years before the table's its words are.

    What was carried over from last year is money of this one.

    >>> year_in("2023年预算数"), year_in("上年预算数"), year_in("上年结转")
    ((2023, 0), (None, 1), (None, 0))
    """
    text = plain(title)
    found = _OWN_YEAR.search(text)
    if found and not _CARRIED.search(text):
        return int(found[1]), 0
    return None, next((one.means for one in YEARS if compiled(one.form).search(text)), 0)


def is_of_this_year(title: str) -> bool:
    """Whether a title says that the money is that of the year, and not of all years of a project.

    >>> is_of_this_year("年度资金总额"), is_of_this_year("项目资金总额")
    (True, False)
    """
    return _THIS_YEAR.search(plain(title)) is not None


def fund_in(title: str) -> Fund | None:
    """The one of the four budgets that a title names; None where it names none, or several."""
    text = plain(title)
    found = {one.means for one in FUND_WORDS if compiled(one.form).search(text)}
    return found.pop() if len(found) == 1 else None


def part_in(title: str) -> str:
    """The part that a title names: 人员经费, 公用经费, 项目支出, 基本支出; empty for none."""
    text = plain(title)
    return next((part for form, part in _PARTS if compiled(form).search(text)), "")


def measure_in(title: str) -> str:
    """What the measure with a title is called; empty where it is none of the usual ones."""
    text = plain(title)
    return next((one.means for one in MEASURES if compiled(one.form).fullmatch(text)), "")


def is_memo(title: str) -> bool:
    """Whether a column stands beside the sum of the others: 其中：政府采购, 增减额."""
    return _MEMO.search(plain(title)) is not None
