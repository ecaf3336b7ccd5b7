"""The nine tables that every place has, and what is said of them in the usual order."""

from attrs import evolve
from disclosure.layouts.places.common import sides, three
from disclosure.layouts.press import FORM

__all__ = ["TEXT", "standard"]

_STAFF = (("小计", "basic"), ("人员经费", "personnel"), ("公用经费", "public"))
_LEFT = (
    ("一、一般公共预算拨款收入", "current"),
    ("二、政府性基金预算拨款收入", "fund"),
    ("三、国有资本经营预算拨款收入", ""),
    ("四、事业收入", ""),
    ("五、事业单位经营收入", ""),
    ("六、其他收入", "own"),
)
TEXT = """
一、收支预算情况说明
按照综合预算的原则，{name}所有收入和支出均纳入{level}预算管理。{name}{year}年收支总预算{total}万元，{total:change}，主要是工作安排有变化。
（一）收入预算情况
{name}{year}年收入预算{total}万元，其中：上年结转{carried}万元，占{carried/total}；一般公共预算拨款收入{current}万元，占{current/total}；政府性基金预算拨款收入{fund}万元，占{fund/total}；其他收入{own}万元，占{own/total}。
（二）支出预算情况
{name}{year}年支出预算{total}万元，其中：基本支出{basic}万元，占{basic/total}；项目支出{projects}万元，占{projects/total}。
二、财政拨款收支预算情况说明
{name}{year}年财政拨款收支总预算{fiscal}万元，{fiscal:change}，主要是项目有所调整。
三、一般公共预算当年拨款情况说明
{name}{year}年一般公共预算支出{general}万元，{general:change}。具体使用情况如下：
@items general {n}.{path}{year}年预算数为{amount}万元，主要用于本领域的工作。
四、一般公共预算基本支出情况说明
{name}{year}年一般公共预算基本支出{basic}万元，其中：
人员经费{personnel}万元，主要包括：{list personnel}。
公用经费{public}万元，主要包括：{list public}。
五、“三公”经费财政拨款预算安排情况说明
{name}{year}年“三公”经费财政拨款预算数{three}万元，其中：因公出国（境）经费{abroad}万元，公务接待费{reception}万元，公务用车购置及运行维护费{vehicles}万元。
（一）因公出国（境）经费{abroad}万元，{abroad:change}。
（二）公务接待费{reception}万元，{reception:change}。
（三）公务用车购置及运行维护费{vehicles}万元，{vehicles:change}。其中：公务用车购置费{purchase}万元，公务用车运行维护费{running}万元。
六、政府性基金预算支出情况说明
?fund {name}{year}年使用政府性基金预算拨款安排的支出{fund}万元。
!fund {name}{year}年没有使用政府性基金预算拨款安排的支出。
七、国有资本经营预算支出情况说明
{name}{year}年没有使用国有资本经营预算拨款安排的支出。
八、其他重要事项的情况说明
（一）机关运行经费
?agency {year}年，{name}的机关运行经费财政拨款预算为{agency}万元，{agency:change}。
!agency {name}没有机关运行经费。
（二）政府采购情况
{year}年，{name}安排政府采购预算{bought}万元，其中：政府采购货物预算{goods}万元、政府采购工程预算{works}万元、政府采购服务预算{services}万元。
（三）国有资产占有使用情况
截至{past}年底，{name}共有车辆{#cars}辆，其中：机要通信用车{#official}辆、其他用车{#other}辆。
（四）预算绩效情况
{year}年{name}所有项目按要求编制了绩效目标，共{#count}个项目，涉及预算{in_projects}万元。
"""


def standard(press, names, *, kinds=None, **how):
    """The nine tables under the names of a place; ``kinds`` are those that it calls otherwise."""
    for one in _tables(press, names, **how):
        yield evolve(one, kind=(kinds or {}).get(one.kind, one.kind))


def _tables(press, names, *, leads=None, note="", economic="one"):
    budget = press.budget
    total = ("合计", "total")
    carried = budget.parts_of_items()
    income = {
        one.code: (
            *(one.total, carried[one.code], one.general - carried[one.code], one.fund),
            *(0, 0, one.own),
        )
        for one in budget.items
    }
    columns = ("合计", "上年结转", "一般公共预算拨款收入", "政府性基金预算拨款收入")
    columns = (*columns, "国有资本经营预算拨款收入", "事业收入", "其他收入")

    def fund(kind, measure):
        words = (("合计", measure), ("基本支出", ""), ("项目支出", measure))
        if measure and budget.sum(measure):
            return press.by_function(kind, names[kind], words, measure, leads=leads)
        name = "政府性基金" if measure else "国有资本经营"
        notes = (
            (note or "注：本{level}无{fund}预算支出，此表无数据。").format(
                level=budget.level, fund=name
            ),
        )
        return press.coded(
            kind, names[kind], words, {}, budget.functional, notes=notes, leads=leads
        )

    yield sides(
        press,
        names["income_expenditure"],
        _LEFT,
        press.classes("total", codes=FORM),
        [
            ("本年收入合计", "year_total", "本年支出合计", "total"),
            ("上年结转", "carried", "结转下年", ""),
            ("收入总计", "total", "支出总计", "total"),
        ],
    )
    yield press.coded(
        "income",
        names["income"],
        tuple((one, "") for one in columns),
        income,
        budget.functional,
        leads=leads,
    )
    yield press.by_function(
        "expenditure",
        names["expenditure"],
        (total, ("基本支出", "basic"), ("项目支出", "projects"), ("上缴上级支出", "")),
        leads=leads,
    )
    yield sides(
        press,
        names["fiscal"],
        (
            ("一、本年收入", "year_fiscal"),
            ("（一）一般公共预算拨款", "current"),
            ("（二）政府性基金预算拨款", "fund"),
            ("（三）国有资本经营预算拨款", ""),
            ("二、上年结转", "carried"),
        ),
        [
            ("一、本年支出", press.money(budget.sum("fiscal"))),
            *press.classes("fiscal", "（{}）", codes=FORM),
            ("二、结转下年", press.money(0)),
        ],
        [("收入总计", "fiscal", "支出总计", "fiscal")],
        kind="fiscal",
    )
    yield press.by_function(
        "general",
        names["general"],
        (("合计", "general"), ("基本支出", _STAFF), ("项目支出", "project")),
        "general",
        leads=leads,
    )
    yield press.by_economic(
        "general_basic",
        names["general_basic"],
        (("合计", "basic"), ("人员经费", "personnel"), ("公用经费", "public")),
        codes=economic,
    )
    yield three(press, names["three_public"], total="合计")
    yield fund("government_fund", "fund")
    yield fund("state_capital", "")
