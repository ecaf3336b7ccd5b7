"""The words by which texts name the figures of a budget, and what they name.

Words of any place may be added to the tables; the ids are in :mod:`~.subject`.
"""

from __future__ import annotations

from govbudget.disclosure.text.kinds import Scope
from govbudget.tables.lexicon.totals import GRAND_TOTAL, SUM, TOTAL

__all__ = ["COUNTED", "PARTS_OF", "SCOPES", "SUBJECTS", "WITH_SCOPE", "may_contain"]

_MONEY = r"(?:财政)?(?:预算)?(?:当年)?(?:财政)?(?:拨款|资金)?"

#: How a text says which money it means. The first that fits.
SCOPES: tuple[tuple[str, Scope], ...] = (
    (rf"一般公共(?:预算{_MONEY}|财政(?:预算)?拨款)", Scope.GENERAL),
    (rf"政府性基金{_MONEY}", Scope.GOVERNMENT_FUND),
    (rf"国有资本(?:经营)?{_MONEY}", Scope.STATE_CAPITAL),
    (r"财政专户(?:核拨|管理)?(?:的?资金)?", Scope.SPECIAL_ACCOUNT),
    (r"单位资金", Scope.UNIT_FUNDS),
    (r"财政(?:预算)?拨款|预算拨款", Scope.FISCAL),
)

# What the daily running and the tasks of a body take, as Yunnan and others name both by their
# purpose: 用于保障某局机关、下属单位正常运转的日常支出.
_DAILY = r"用于保障[^，。;:\d]{2,50}正常运转的日常支出"
_TASKS = r"用于(?:专项业务|专门业务|特定业务)工作的(?:经费)?支出"
# Items by which 人员经费 and 公用经费 are named: 基本工资、津贴补贴等人员经费.
_PAID = r"(?:(?:基本工资|工资福利)[一-鿿、()]{0,50}等)?"
_USED = r"(?:办公费[一-鿿、()]{0,50}等)?"

_ABROAD = r"因公出国\(?境?\)?(?:经费|费用?)?"
_CAR = r"(?:公务(?:用车|车用车|车辆?|用车用车)|公车)"

# What the units of a department buy is all that it buys: nobody else does.
_UNITS = r"(?:(?:所属)?各(?:预算)?单位)"
_BUYING = r"(?:政府采购|拟采购|拟购买|采购)"

#: What is named, without the scope in front. The first that fits the longest piece counts.
SUBJECTS: tuple[tuple[str, str], ...] = (
    (
        rf"(?:收入支出|收支|收、支|收入[、和与]支出)(?:预算|决算)?(?:总预算|总决算|{TOTAL})",
        "total",
    ),
    (r"(?:收入支出|收支)(?:预算|决算)|总?收支|收、支", "total"),
    (
        rf"收入(?:预算|决算)?(?:总预算|{GRAND_TOTAL})|预算收入{GRAND_TOTAL}|总收入",
        "revenue.total",
    ),
    (
        rf"支出(?:预算|决算)?(?:总预算|{GRAND_TOTAL})|预算支出{GRAND_TOTAL}|总支出",
        "spending.total",
    ),
    (rf"(?:本年度?|当年)收入(?:预算|决算)?(?:{SUM})?", "revenue.current"),
    (rf"(?:本年度?|当年)支出(?:预算|决算)?(?:{SUM})?", "spending.current"),
    (rf"收入(?:预算|决算)(?:{SUM})?|收入{SUM}|(?:预算)?收入", "revenue"),
    (rf"支出(?:预算|决算)(?:{SUM})?|支出{SUM}|(?:预算)?支出", "spending"),
    (r"(?<!非)事业(?:预算)?收入(?:资金)?", "revenue.business"),
    (r"(?:事业单位)?经营(?:预算)?收入(?:资金)?", "revenue.operating"),
    (r"上级补助(?:预算)?收入", "revenue.superior"),
    (r"附属单位上缴(?:预算)?收入", "revenue.affiliated"),
    (r"其[他它](?:各项)?(?:预算)?收入(?:资金)?", "revenue.other"),
    (r"单位资金(?:预算)?收入", "revenue.unit_funds"),
    (r"(?:使用|用)(?:非财政拨款结余|事业基金)(?:\(含专用结余\)|弥补收支差额)?", "revenue.reserves"),
    (
        r"(?:上年|年初|上年度)(?:财政拨款)?(?:结转(?:和|与|及|、)?结余|结转|结余)(?:资金|收入)?",
        "carry_over",
    ),
    (
        r"(?:年末|年终)(?:财政拨款)?(?:结转(?:和|与|及|、)?结余|结转|结余)|结转下年(?:支出)?",
        "carry_out",
    ),
    (r"结余分配", "surplus_allocation"),
    (rf"基本支出|{_DAILY}", "spending.basic"),
    (rf"(?<!性)项目支出|{_TASKS}", "spending.project"),
    (r"(?:事业单位)?经营支出", "spending.operating"),
    (r"上缴上级支出", "spending.superior"),
    (r"对?附属单位补助支出", "spending.affiliated"),
    (rf"{_PAID}人员(?:经费|支出)", "spending.personnel"),
    (rf"{_USED}(?:日常)?公用(?:经费|支出)", "spending.public"),
    (r"三公经费", "three_public"),
    (_ABROAD, "three_public.abroad"),
    (r"公务接待(?:经费|费用?)?", "three_public.reception"),
    (r"国内(?:公务)?接待(?:费)?", "three_public.reception_domestic"),
    (r"(?:外宾接待|外事接待|国\(境\)外(?:公务)?接待)(?:费)?", "three_public.reception_foreign"),
    (
        rf"{_CAR}购置(?:经费|费用?)?(?:及|和|与)(?:{_CAR})?运(?:行|维)(?:维护)?(?:经费|费用?)?|{_CAR}运行维护及购置费|{_CAR}费",
        "three_public.vehicles",
    ),
    (rf"{_CAR}购置(?:经费|费用?)?", "three_public.vehicle_purchase"),
    (rf"{_CAR}运(?:行|维)(?:维护)?(?:经费|费用?)?", "three_public.vehicle_running"),
    (r"机关运行经费", "agency_running"),
    (rf"{_UNITS}?政府采购(?:项目)?", "procurement"),
    (rf"{_BUYING}?货物(?:类)?(?:采购|项目)?", "procurement.goods"),
    (rf"{_BUYING}?工程(?:类)?(?:采购|项目)?", "procurement.works"),
    (rf"{_BUYING}?服务(?:类)?(?:采购|项目)?", "procurement.services"),
    (r"政府采购(?:货物)", "procurement.goods"),
    (r"(?:政府)?购买服务", "purchased_services"),
    (r"债务(?:还本)?(?:付息)?支出|债务", "debt"),
    (r"购置车辆(?:金额|费用?)", "vehicles_purchase"),
    (
        rf"固定资产(?:{GRAND_TOTAL}|总值|总量|原值|净值|账面(?:价值|净值)|价值)?",
        "assets.fixed",
    ),
    (
        r"(?:流动|无形|其[他它]|受托代理)资产|在建工程|(?:长期|对外|短期|股权)投资(?:及有价证券)?",
        "assets.kind",
    ),
    (rf"(?:国有)?资产(?:{GRAND_TOTAL}|总值|总量|账面(?:价值|净值)|价值)?", "assets"),
)

#: Subjects that the scope in front of their name belongs to; for the others it says only who pays.
WITH_SCOPE = frozenset(
    {"total", "appropriation", "carry_over", "carry_out", "surplus_allocation"}
    | {"revenue", "revenue.total", "revenue.current"}
    | {"spending", "spending.total", "spending.current"}
    | {"spending.basic", "spending.project", "spending.personnel", "spending.public"}
    | {"spending.function", "spending.economic"}
)

#: What a subject is a part of, where the text does not say it.
PARTS_OF = {
    "three_public.abroad": "three_public",
    "three_public.reception": "three_public",
    "three_public.vehicles": "three_public",
    "three_public.vehicle_purchase": "three_public.vehicles",
    "three_public.vehicle_running": "three_public.vehicles",
    "three_public.reception_domestic": "three_public.reception",
    "three_public.reception_foreign": "three_public.reception",
    "procurement.goods": "procurement",
    "procurement.works": "procurement",
    "procurement.services": "procurement",
}

# Subjects that stand beside each other: none is a part of another of them.
_BESIDE = (
    frozenset(f"spending.{one}" for one in ("basic", "project", "operating", "superior")),
    frozenset({"spending.personnel", "spending.public"}),
    frozenset(f"revenue.{one}" for one in ("business", "operating", "superior", "other")),
)
_SIDES = frozenset({"revenue", "spending"})


def may_contain(whole: str, part: str) -> bool:
    """Whether a subject may be a part of another.

    >>> may_contain("spending", "spending.basic"), may_contain("spending.basic", "spending.project")
    (True, False)
    """
    sides = {whole.split(".", maxsplit=1)[0], part.split(".", maxsplit=1)[0]}
    return sides != _SIDES and not any({whole, part} <= beside for beside in _BESIDE)


_YEAR = r"(?:20\d\d年度?)?"
_KINDS = (
    r"(?:副?部\(?省?\)?级(?:\(含\))?(?:及以上)?领导(?:干部)?用车|主要领导(?:干部)?用车"
    r"|机要(?:通信)?(?:应急)?用车|应急(?:保障)?用车|一般公务用车|一般执法执勤用车|执法执勤用车"
    r"|(?:[一-鿿]{1,5}级)?领导(?:干部)?(?:公务)?用车"
    r"|特种专业技术用车|离退休干部(?:服务)?用车|其他(?:用车|车辆)|业务用车|轿车|越野车|小型客车"
    r"|(?:主要|单位)负责人(?:公务)?用车|(?:小型|中型|大型)?载客汽车|商务车|面包车|救护车|消防车|皮卡车?|摩托车"
    r"|大中?型客车|载货汽车|其他车型|定向[一-鿿]{0,6}用车"
    r"|其[他它][一-鿿]{2,10}公务用车|[一-鿿]{2,6}(?:保障|服务|执勤|技术|通信|调研|领导)用车)"
)

#: What is counted.
COUNTED: tuple[tuple[str, str], ...] = (
    (r"(?:安排)?(?:购置|更新|购买)车辆|(?:车辆|公务用车)购置数量?", "vehicles_purchase"),
    (r"(?:车辆|公务用车)(?:保有量)?", "vehicles"),
    (_KINDS, "vehicles.kind"),
    (r"通用设备|专用设备|设备(?:\(不含车辆\))?|大型设备|通用设备\(不含车辆\)", "equipment"),
    (
        rf"编报(?:了)?绩效目标的{_YEAR}(?:项目|预算项目)|{_YEAR}编报绩效目标的?项目",
        "performance.targets",
    ),
    (rf"实行绩效目标管理的{_YEAR}(?:预算)?项目", "performance.targets"),
    (rf"绩效跟踪(?:评价|监控)?的{_YEAR}项目", "performance.tracking"),
    (rf"绩效自评(?:价)?的{_YEAR}项目", "performance.self_evaluation"),
    (rf"(?:重点)?绩效评价的{_YEAR}项目", "performance.evaluation"),
    (r"实际编制绩效目标的特定目标类项目", "performance.targets"),
    (r"应编制绩效目标的特定目标类项目", "performance.targets_due"),
    (r"应编制(?:部门|单位|部门\(单位\))?整体绩效目标", "performance.whole_due"),
    (r"实际编制(?:部门|单位|部门\(单位\))?整体绩效目标", "performance.whole"),
    (r"绩效评级为优的项目", "performance.grade_excellent"),
    (r"绩效评级为良的项目", "performance.grade_good"),
    (r"绩效评级为合格的项目", "performance.grade_pass"),
    (r"绩效评级为不合格的项目", "performance.grade_fail"),
    (r"(?:设置|编制|申报|编报)(?:项目)?绩效目标", "performance.goals"),
    (r"平均得分", "performance.score"),
    (r"发现问题", "performance.problems"),
    (r"已经?完成整改的", "performance.problems_mended"),
    (r"正在整改的", "performance.problems_open"),
    (r"因公出国\(境\)团组", "three_public.abroad.groups"),
)
