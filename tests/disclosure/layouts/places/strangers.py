"""A university of Shandong, a department of Jiangxi with its units, a county of Gansu."""

from disclosure.layouts.place import Place
from disclosure.layouts.places.common import by_project, fiscal_sides, sides, sum_of, three
from disclosure.layouts.places.framing import Frame
from disclosure.layouts.places.rich import (
    Rich,
    by_unit,
    empty,
    fund,
    income,
    income_by_unit,
    three_down,
)
from disclosure.layouts.press import FORM, Press, heads
from disclosure.synthetic.forms import numeral

__all__ = ["PLACES"]

_STAFF = (("小计", "basic"), ("人员经费", "personnel"), ("公用经费", "public"))
_NONE = (("合计", ""), ("基本支出", ""), ("项目支出", ""))
_FUND = (("合计", "fund"), ("基本支出", ""), ("项目支出", "fund"))
_BASIC = (("合计", "basic"), ("人员经费", "personnel"), ("公用经费", "public"))
_END = [
    ("本年收入合计", "year_total", "本年支出合计", "total"),
    ("上年结转结余", "carried", "年终结转结余", ""),
    ("收入总计", "total", "支出总计", "total"),
]
_FISCAL = (
    ("一、本年收入", "year_fiscal"),
    ("（一）一般公共预算", "current"),
    ("（二）政府性基金预算", "fund"),
    ("（三）国有资本经营预算", ""),
    ("二、上年结转", "carried"),
)
_CHANGE = "{word}{change}万元，{turn}{percent}%"


def _by_name(press, title, codes=()):
    """财政拨款收支 in one column of spending."""
    classes = press.classes("fiscal", "（{}）", codes=codes)
    right = [
        ("一、本年支出", press.money(press.budget.sum("fiscal"))),
        *classes,
        ("二、结转下年", ""),
    ]
    end = [("收入总计", "fiscal", "支出总计", "fiscal")]
    return sides(press, title, _FISCAL, right, end, kind="fiscal")


# Shandong: 单位名称 and unit at two sides, codes in three columns, the year before every title.

_SHANDONG = """
一、收支预算总体情况说明
（一）收入预算总体情况
{year}年，{name}收入总预算{total}万元，与上年{total:last}万元相比，{total:change}，主要原因是任务有变化。其中：上年结转结余{carried}万元，占收入总预算的{carried/total}；一般公共预算财政拨款{current}万元，占收入总预算的{current/total}；政府性基金预算财政拨款{fund}万元，占收入总预算的{fund/total}；事业收入{own}万元，占收入总预算的{own/total}。
（二）支出预算总体情况
{year}年，{name}支出总预算{total}万元，与上年{total:last}万元相比，{total:change}。其中：基本支出{basic}万元，占支出总预算的{basic/total}；项目支出{projects}万元，占支出总预算的{projects/total}。
二、一般公共预算财政拨款支出预算情况说明
（一）规模变化情况
{year}年，一般公共预算财政拨款支出{general}万元，较上年{general:change}，主要原因是项目安排变化。
（二）结构情况
@joined general |{class}（类）支出{amount}万元，占{amount/general}|；|。
（三）具体使用情况
@items general （{n}）{path}{amount}万元，较上年预算数{amount:last}万元，{amount:change}。主要用于日常运转。
三、一般公共预算财政拨款基本支出预算情况说明
{year}年，{name}一般公共预算财政拨款基本支出{basic}万元。其中：
（一）人员经费{personnel}万元，包括{list personnel}。
（二）公用经费{public}万元，包括{list public}。
四、财政拨款安排的“三公”经费情况说明
{year}年，通过财政拨款安排的“三公”经费预算共计{three}万元，其中：因公出国（境）费{abroad}万元，公务用车购置及运行维护费{vehicles}万元（公务用车购置费{purchase}万元、公务用车运行维护费{running}万元），公务接待费{reception}万元。
{year}年“三公”经费预算比上年{three:change}，其中：因公出国（境）费{abroad:change}；公务用车购置及运行维护费{vehicles:change}；公务接待费{reception:change}。
五、其他情况说明
（一）政府采购情况
{year}年，{name}政府采购预算{bought}万元，其中：政府采购货物预算{goods}万元，政府采购工程预算{works}万元，政府采购服务预算{services}万元。
（二）国有资产占用情况
截至{past}年底，{name}共有车辆{#cars}辆，其中：机要通信用车{#official}辆、其他用车{#other}辆。
"""
_SHANDONG_FRAME = Frame(
    cover="{name}\n{year}年单位预算",
    chapters=(
        ("about", "第一部分 单位概况"),
        ("tables", "第二部分 {year}年单位预算表"),
        ("text", "第三部分 {year}年单位预算情况说明"),
        ("terms", "第四部分 名词解释"),
    ),
)


def _shandong(budget):
    year = budget.year
    press = Press(
        budget,
        lambda number, title: (
            f"表{number}",
            f"{year}年{title}",
            f"单位名称：{budget.name}\t单位：万元",
        ),
        codes="full",
        total="合   计",
    )
    left = (
        ("一、一般公共预算财政拨款", "current"),
        ("二、政府性基金预算财政拨款", "fund"),
        ("三、国有资本经营预算财政拨款", ""),
        ("四、财政专户管理资金", ""),
        ("五、单位资金", "own"),
        ("（一）事业收入", "own"),
        ("（二）其他收入", ""),
    )
    said = f"注：本表为空，{year}年没有使用{{}}预算财政拨款安排的支出。"
    grants = (
        ("小计", "fiscal"),
        ("一般公共预算", "general"),
        ("政府性基金预算", "fund"),
        ("国有资本经营预算", ""),
    )
    own = (("小计", "own"), ("事业收入", "own"), ("其他收入", ""))
    columns = (
        *(("合计", "total"), ("上年结转结余", "carried")),
        *(("财政拨款", grants), ("财政专户管理资金", ""), ("单位资金", own)),
    )
    spent = (
        ("合计", "total"),
        ("基本支出", _STAFF),
        ("项目支出", "projects"),
        ("上缴上级支出", ""),
    )
    general = (("合计", "general"), ("基本支出", _STAFF), ("项目支出", "project"))
    parts = (("合计", ""), ("一般公共预算", ""), ("政府性基金预算", ""), ("单位资金", ""))
    sheets = [
        sides(press, "收支预算总表", left, press.classes("total", codes=FORM), _END),
        income(press, "收入预算总表", columns),
        press.by_function("expenditure", "支出预算总表", spent),
        _by_name(press, "财政拨款收支预算总表"),
        press.by_function("general", "一般公共预算财政拨款支出预算表", general, "general"),
        press.by_economic("general_basic", "一般公共预算财政拨款基本支出预算表", _BASIC),
        fund(
            press,
            "government_fund",
            "政府性基金预算财政拨款支出预算表",
            _FUND,
            said.format("政府性基金"),
        ),
        empty(
            press,
            "state_capital",
            "国有资本经营预算财政拨款支出预算表",
            _NONE,
            said.format("国有资本经营"),
        ),
        three(press, "财政拨款安排的“三公”经费支出预算表", total="合计"),
        by_project(press, "项目支出预算表", parts),
    ]
    yield from _SHANDONG_FRAME.blocks(budget, sheets, Rich(budget, _CHANGE, "持平").text(_SHANDONG))


# Gansu: income as a list, 会议费 and 培训费 beside the three, a code between number and name.

_GANSU = """
一、部门收支总体情况
{year}年{name}收支总预算{total}万元，比{past}年预算数{total:last}万元{total:change}，增减变动的主要原因是人员和项目有变化。
（一）收入预算
收入预算{total}万元，其中：一般公共预算拨款收入{current}万元，占比{current/total}；政府性基金预算拨款收入{fund}万元，占比{fund/total}；单位资金收入{own}万元，占比{own/total}；上年结转{carried}万元，占比{carried/total}。
（二）支出预算
支出预算{total}万元，其中：基本支出{basic}万元，占比{basic/total}；项目支出{projects}万元，占比{projects/total}。
二、财政拨款收支总体情况
{year}年财政拨款收支总预算{fiscal}万元，比{past}年预算{fiscal:change}。
三、一般公共预算支出情况
{year}年一般公共预算支出{general}万元，其中：基本支出{basic}万元，占比{basic/general}；项目支出{project}万元，占比{project/general}。
@items general {n}.{code}{item}：{year}年预算数{amount}万元，比{past}年预算数{amount:change}。
人员经费{personnel}万元，较{past}年{personnel:change}，包括：{list personnel}。
公用经费{public}万元，较{past}年{public:change}，包括：{list public}。
四、“三公”经费、会议费、培训费支出情况
{year}年“三公”经费预算{three}万元，较{past}年预算{three:change}。
1.因公出国（境）费用{abroad}万元，较{past}年预算{abroad:change}。
2.公务接待费{reception}万元，较{past}年预算{reception:change}。
3.公务用车购置及运行维护费{vehicles}万元，较{past}年预算{vehicles:change}。其中：公务用车购置费{purchase}万元，公务用车运行维护费{running}万元。
五、政府采购情况
{year}年政府采购预算{bought}万元，其中：货物类{goods}万元，工程类{works}万元，服务类{services}万元。
六、国有资产占用情况
截至{past}年12月31日，{name}共有车辆{#cars}辆，其中：机要通信用车{#official}辆，其他用车{#other}辆。
七、政府性基金预算支出情况
?fund {year}年政府性基金预算支出{fund}万元。
!fund {year}年没有政府性基金预算支出，政府性基金预算支出情况表为空表。
八、国有资本经营预算支出情况
{year}年没有国有资本经营预算支出，国有资本经营预算支出情况表为空表。
"""
_GANSU_FRAME = Frame(
    cover="{name}\n{year}年部门预算公开情况说明",
    chapters=(
        ("about", "一、部门基本情况"),
        ("text", "二、部门预算情况说明"),
        ("terms", "三、名词解释"),
        ("tables", "四、部门预算公开表"),
    ),
    form="表{}.{}",
    number=str,
    within=(),
)


def _gansu(budget):
    press = Press(
        budget, lambda number, title: (f"表{number}", title, "\t单位：万元"), blank="0.00"
    )
    left = (
        ("一、一般公共预算拨款收入", "current"),
        ("二、政府性基金预算拨款收入", "fund"),
        ("三、国有资本经营预算拨款收入", ""),
        ("四、财政专户管理资金收入", ""),
        ("五、单位资金收入", "own"),
    )
    spent = (("合计", "total"), ("基本支出", "basic"), ("项目支出", "projects"))
    general = (("合计", "general"), ("基本支出", "basic"), ("项目支出", "project"))
    leads = (("经济分类科目编码", ""), ("经济分类科目名称", ""))
    sheets = [
        sides(press, "部门收支总体情况表", left, press.classes("total", codes=FORM), _END),
        _list_of_income(press, left),
        press.by_function("expenditure", "部门支出总体情况表", spent),
        _by_name(press, "财政拨款收支总体情况表", FORM),
        press.by_function(
            "general", "一般公共预算支出情况表", (("一般公共预算支出", general),), "general"
        ),
        press.by_economic("general_basic", "一般公共预算基本支出情况表", _BASIC, leads=leads),
        _three_and_meetings(press),
        fund(press, "government_fund", "政府性基金预算支出情况表", _FUND, ""),
        empty(press, "state_capital", "国有资本经营预算支出情况表", _NONE, ""),
    ]
    prose = Rich(budget, _CHANGE, "持平", digits=1)
    yield from _GANSU_FRAME.blocks(budget, sheets, prose.text(_GANSU))


def _list_of_income(press, left):
    """The income, item below item, with two parts of the first."""
    (first, *others), money = left, press.money
    budget = press.budget
    current = money(sum_of(budget, "current"))
    rows = [
        ("项目", "预算数"),
        (first[0], current),
        ("（一）经费拨款", current),
        ("（二）非税收入安排的拨款", money(0)),
        *((label, money(sum_of(budget, name))) for label, name in others),
        ("本年收入合计", money(sum_of(budget, "year_total"))),
        ("六、上年结转结余", money(budget.carried)),
        ("收入总计", money(budget.sum("total"))),
    ]
    return press.sheet("income", "部门收入总体情况表", rows, 1)


def _three_and_meetings(press):
    """The three parts, and 会议费 and 培训费 beside them."""
    parts, spent = press.budget.three, press.budget.economic
    vehicles = parts["purchase"] + parts["running"]
    amounts = press.amounts(
        (
            *(vehicles + parts["abroad"] + parts["reception"], parts["abroad"]),
            *(parts["reception"], vehicles, parts["purchase"], parts["running"]),
            *(spent.get("30215", 0), spent.get("30216", 0)),
        )
    )
    inside = ("小计", "公务用车购置费", "公务用车运行维护费")
    head, spans = heads(
        (
            *(("单位名称", ""), ("“三公”经费合计", ""), ("因公出国（境）费用", "")),
            *(("公务接待费", ""), ("公务用车购置和运行维护费", tuple((one, "") for one in inside))),
            *(("会议费", ""), ("培训费", "")),
        )
    )
    rows = [*head, ("合计", *amounts), (press.budget.name, *amounts)]
    title = "一般公共预算“三公”经费、会议费、培训费支出情况表"
    return press.sheet("three_public", title, rows, len(head), spans)


# Hubei: a street office with two units below it, in yuan; items with （科目编码2010301）.

_HUBEI = """
一、预算收支总体情况
{year}年，{name}预算收入总计{total}万元，预算支出总计{total}万元。收支总计较上年预算{total:change}。
（一）预算收入
1.一般公共预算财政拨款收入{current}万元，占本年收入的{current/year_total}；
2.政府性基金预算财政拨款收入{fund}万元，占本年收入的{fund/year_total}；
3.其他收入{own}万元，占本年收入的{own/year_total}。
（二）预算支出
1.基本支出{basic}万元，占总支出的{basic/total}，其中：工资福利支出{301}万元，对个人和家庭的补助{303}万元，商品和服务支出{302}万元。
2.项目支出{projects}万元，占总支出的{projects/total}。
二、一般公共预算支出情况
{year}年一般公共预算支出{general}万元，较上年预算{general:change}。按支出功能分类科目，主要用于：
@items general {n}、{item}（科目编码{code}）{amount}万元，较上年{amount:change}；
三、一般公共预算基本支出情况
基本支出{basic}万元：人员经费{personnel}万元，公用经费{public}万元。
四、“三公”经费预算情况
{year}年“三公”经费预算{three}万元，较上年{three:change}。
（一）因公出国（境）费{abroad}万元，较上年{abroad:change}。
（二）公务用车购置及运行维护费{vehicles}万元，较上年{vehicles:change}。其中，购置费{purchase}万元，运行维护费{running}万元。
（三）公务接待费{reception}万元，较上年{reception:change}。
五、政府采购情况
{year}年政府采购预算总额{bought}万元：货物类{goods}万元，工程类{works}万元，服务类{services}万元。
六、国有资产占用情况
截至{past}年12月底，{name}共有车辆{#cars}辆，其中机要通信用车{#official}辆，其他用车{#other}辆。
"""
_HUBEI_FRAME = Frame(
    cover="{name}{year}年部门预算公开",
    chapters=(
        ("about", "第一部分 {name}基本情况"),
        ("tables", "第二部分 {name}{year}年部门预算表"),
        ("text", "第三部分 {name}{year}年部门预算情况说明"),
        ("terms", "第四部分 名词解释"),
    ),
    form="表{}、{}",
)


def _hubei(budget):
    press = Press(
        budget,
        lambda number, title: (
            f"表{numeral(number)}",
            title,
            f"填报单位（部门）：{budget.name}\t单位：元",
        ),
        unit="元",
        blank="0.00",
    )
    left = (
        ("一、财政拨款收入", "year_fiscal"),
        ("1、一般公共预算拨款", "current"),
        ("2、政府性基金预算拨款", "fund"),
        ("3、国有资本经营预算拨款", ""),
        ("二、财政专户管理资金", ""),
        ("三、单位资金", "own"),
        ("1、事业收入", ""),
        ("2、其他收入", "own"),
    )
    said = "说明：本表无数据，我单位无{}预算支出。"
    spent = (("合计", ""), ("基本支出", ""), ("项目支出", ""))
    general = (("合计", "general"), ("基本支出", _STAFF), ("项目支出", "project"))
    parts = (("合计", ""), ("一般公共预算", ""), ("政府性基金预算", ""), ("单位资金", ""))
    measures = ("total", "basic", "projects")
    sheets = [
        sides(press, "收支总表", left, press.classes("total", codes=FORM), _END),
        income_by_unit(press, "收入总表"),
        by_unit(press, "expenditure", "支出总表", spent, measures),
        fiscal_sides(
            press,
            "财政拨款收支总表",
            _FISCAL,
            [("收入总计", "fiscal", "支出总计")],
            out="二、结转下年",
        ),
        press.by_function("general", "一般公共预算支出表", general, "general"),
        press.by_economic("general_basic", "一般公共预算基本支出表", _BASIC),
        three_down(press, "一般公共预算“三公”经费支出表"),
        fund(press, "government_fund", "政府性基金预算支出表", _FUND, said.format("政府性基金")),
        empty(press, "state_capital", "国有资本经营预算支出表", _NONE, said.format("国有资本经营")),
        by_project(press, "项目支出表", parts),
    ]
    prose = Rich(budget, _CHANGE, "持平", comma=True)
    yield from _HUBEI_FRAME.blocks(budget, sheets, prose.text(_HUBEI))


_UNIVERSITY = {"sections": ("20502",), "office": False, "names": ("样例师范学院",)}
_COUNTY = {"office": True, "names": ("样例县统计局",)}
_STREET = {"step": 1, "office": True, "sections": ("20103",), "names": ("样例市河滨街道办事处",)}

PLACES = (
    Place(
        "shandong university",
        2022,
        _shandong,
        level="单位",
        format="docx",
        aside=True,
        figures=_UNIVERSITY,
    ),
    Place("gansu county", 2025, _gansu, format="html", aside=True, figures=_COUNTY),
    Place("hubei street", 2026, _hubei, format="xlsx", figures=_STREET),
)
