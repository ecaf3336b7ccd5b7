"""The central departments: budget and final account."""

from attrs import evolve
from disclosure.layouts.paper import Paper
from disclosure.layouts.place import Place
from disclosure.layouts.places.account import account
from disclosure.layouts.places.common import fiscal_sides, sides
from disclosure.layouts.places.framing import Frame
from disclosure.layouts.press import Press, heads
from disclosure.layouts.prose import Prose

__all__ = ["PLACES"]

_BUDGET = """
一、关于{name}{year}年收支总表的说明
按照综合预算的原则，{name}所有收入和支出均纳入{level}预算管理。收入包括：一般公共预算拨款收入、其他收入、上年结转。{name}{year}年收支总预算{total}万元。
二、关于{name}{year}年收入总表的说明
{name}{year}年收入预算{total}万元，其中：一般公共预算拨款收入{current}万元，占{current/total}；政府性基金预算拨款收入{fund}万元，占{fund/total}；其他收入{own}万元，占{own/total}；上年结转{carried}万元，占{carried/total}。
三、关于{name}{year}年支出总表的说明
{name}{year}年支出预算{total}万元，其中：基本支出{basic}万元，占{basic/total}；项目支出{projects}万元，占{projects/total}。
四、关于{name}{year}年财政拨款收支总表的说明
@joined fiscal {name}{year}年财政拨款收支总预算{fiscal}万元。支出包括：|{class}{amount}万元|、|。
五、关于{name}{year}年一般公共预算支出表的说明
{name}{year}年一般公共预算支出{general}万元，{general:change}，主要原因是工作安排有变化。
（一）一般公共预算支出的具体情况
@items general {n}.{path}{year}年预算数为{amount}万元，{amount:change}。主要是任务有调整。
六、关于{name}{year}年一般公共预算基本支出表的说明
{name}{year}年一般公共预算基本支出{basic}万元，其中：
人员经费{personnel}万元，主要包括：{list personnel}。
公用经费{public}万元，主要包括：{list public}。
七、关于{name}{year}年一般公共预算“三公”经费支出表的说明
{name}{year}年“三公”经费预算数为{three}万元，其中：因公出国（境）费{abroad}万元，公务用车购置及运行费{vehicles}万元，公务接待费{reception}万元。{year}年“三公”经费预算{three:change}。
八、关于{name}{year}年政府性基金预算支出表的说明
?fund {name}{year}年使用政府性基金预算拨款安排的支出{fund}万元。
!fund {name}{year}年没有使用政府性基金预算拨款安排的支出。
九、其他重要事项的情况说明
（一）机关运行经费
?agency {year}年{name}机关运行经费财政拨款预算{agency}万元，{agency:change}。
!agency {name}没有机关运行经费财政拨款预算。
（二）政府采购情况
{year}年{name}政府采购预算总额{bought}万元，其中：政府采购货物预算{goods}万元、政府采购工程预算{works}万元、政府采购服务预算{services}万元。
（三）国有资产占有使用情况
截至{past}年12月31日，{name}共有车辆{#cars}辆，其中，机要通信用车{#official}辆、其他用车{#other}辆。
"""
_BUDGET_FRAME = Frame(
    cover="{name}\n{year}年{level}预算",
    chapters=(
        ("about", "第一部分 {name}概况"),
        ("tables", "第二部分 {name}{year}年{level}预算表"),
        ("text", "第三部分 {name}{year}年{level}预算情况说明"),
        ("terms", "第四部分 名词解释"),
    ),
)


def _budget(budget):
    def caption(number, title):
        return (f"公开表{number}", title, f"部门：{budget.name}\t单位：万元")

    press = Press(budget, caption, comma=True)
    last = {one.code: one.general for one in budget.last}
    general = {
        one.code: (last[one.code], one.general, one.basic, one.project)
        for one in budget.items
        if one.general
    }
    sheets = [
        sides(
            press,
            "收支总表",
            (
                ("一、一般公共预算拨款收入", "current"),
                ("二、政府性基金预算拨款收入", "fund"),
                ("三、国有资本经营预算拨款收入", ""),
                ("四、事业收入", ""),
                ("五、事业单位经营收入", ""),
                ("六、其他收入", "own"),
            ),
            press.classes("total"),
            [
                ("本年收入合计", "year_total", "本年支出合计", "total"),
                ("上年结转", "carried", "结转下年", ""),
                ("收 入 总 计", "total", "支 出 总 计", "total"),
            ],
        ),
        _income(press),
        press.by_function(
            "expenditure",
            "支出总表",
            (
                ("合计", "total"),
                ("基本支出", "basic"),
                ("项目支出", "projects"),
                ("上缴上级支出", ""),
                ("事业单位经营支出", ""),
                ("对下级单位补助支出", ""),
            ),
        ),
        fiscal_sides(
            press,
            "财政拨款收支总表",
            (
                ("一、本年收入", "year_fiscal"),
                ("（一）一般公共预算拨款", "current"),
                ("（二）政府性基金预算拨款", "fund"),
                ("（三）国有资本经营预算拨款", ""),
                ("二、上年结转", "carried"),
                ("（一）一般公共预算拨款", "carried"),
            ),
            [("收入总计", "fiscal", "支出总计")],
            out="二、结转下年",
        ),
        press.coded(
            "general",
            "一般公共预算支出表",
            (
                (f"{budget.year - 1}年执行数", ""),
                (f"{budget.year}年预算数", (("小计", ""), ("基本支出", ""), ("项目支出", ""))),
            ),
            general,
            budget.functional,
            leads=(("功能分类科目", (("科目编码", ""), ("科目名称", ""))),),
        ),
        press.by_economic(
            "general_basic",
            "一般公共预算基本支出表",
            (
                (
                    f"{budget.year}年基本支出",
                    (("合计", "basic"), ("人员经费", "personnel"), ("公用经费", "public")),
                ),
            ),
            leads=(("部门预算支出经济分类科目", (("科目编码", ""), ("科目名称", ""))),),
        ),
        _three_of_years(press),
        _no_fund(press, "政府性基金预算支出表", "fund"),
        _no_fund(press, "国有资本经营预算支出表", ""),
    ]
    prose = Prose(budget, "比{past}年执行数{word}{change}万元，{turn}{percent}%", "与{past}年持平")
    yield from _BUDGET_FRAME.blocks(budget, sheets, prose.text(_BUDGET))


def _income(press):
    """Income by item, carried money first."""
    budget = press.budget
    carried = budget.parts_of_items()
    figures = {
        one.code: (
            *(one.total, carried[one.code], one.general - carried[one.code], one.fund),
            *(0, 0, one.own),
        )
        for one in budget.items
    }
    columns = ("合计", "上年结转", "一般公共预算拨款收入", "政府性基金预算拨款收入")
    columns = (*columns, "国有资本经营预算拨款收入", "事业收入", "其他收入")
    return press.coded(
        "income", "收入总表", tuple((one, "") for one in columns), figures, budget.functional
    )


def _three_of_years(press):
    """Last year's budget, then this year's, six columns each."""
    budget = press.budget
    vehicles = ("小计", "公务用车购置费", "公务用车运行费")
    part = (
        ("合计", ""),
        ("因公出国（境）费", ""),
        ("公务用车购置及运行费", tuple((one, "") for one in vehicles)),
        ("公务接待费", ""),
    )
    head, spans = heads(((f"{budget.year - 1}年预算数", part), (f"{budget.year}年预算数", part)))
    amounts = []
    for figures in (budget.three_last, budget.three):
        both = figures["purchase"] + figures["running"]
        amounts += [both + figures["abroad"] + figures["reception"], figures["abroad"], both]
        amounts += [figures["purchase"], figures["running"], figures["reception"]]
    rows = [*head, press.amounts(amounts)]
    return press.sheet("three_public", "一般公共预算“三公”经费支出表", rows, len(head), spans)


def _no_fund(press, title, measure):
    budget = press.budget
    fund = "政府性基金" if measure else "国有资本经营"
    inner = (("合计", measure), ("基本支出", ""), ("项目支出", measure))
    columns = ((f"本年{fund}预算支出", inner),)
    kind = "government_fund" if measure else "state_capital"
    if measure and budget.sum(measure):
        return press.by_function(kind, title, columns, measure)
    notes = (f"注：{budget.name}{budget.year}年没有使用{fund}预算拨款安排的支出。",)
    return press.coded(kind, title, columns, {}, budget.functional, notes=notes)


# The final account: 行次 and 栏次, three blocks of codes beside each other.

_ACCOUNT = """
一、收入支出决算总体情况说明
{name}{year}年度收、支总计{total}万元。与{past}年度相比，收、支总计各{total:change}，主要是工作任务有变化。
二、本年收入决算情况说明
{year}年度本年收入合计{year_total}万元，其中：财政拨款收入{year_fiscal}万元，占{year_fiscal/year_total}；其他收入{own}万元，占{own/year_total}。
三、本年支出决算情况说明
{year}年度本年支出合计{total}万元，其中：基本支出{basic}万元，占{basic/total}；项目支出{projects}万元，占{projects/total}。
四、财政拨款收入支出决算总体情况说明
{year}年度财政拨款收、支总计{fiscal}万元。与{past}年度相比，财政拨款收、支总计各{fiscal:change}，主要是工作任务有变化。
五、一般公共预算财政拨款支出决算情况说明
（一）一般公共预算财政拨款支出决算总体情况。
{year}年度一般公共预算财政拨款支出{general}万元，占本年支出合计的{general/total}。与{past}年度相比，一般公共预算财政拨款支出{general:change}，主要是项目有调整。
（二）一般公共预算财政拨款支出决算结构情况。
@joined general {year}年度一般公共预算财政拨款支出{general}万元，主要用于以下方面：|{kind}（类）支出{amount}万元，占{amount/general}|；|。
（三）一般公共预算财政拨款支出决算具体情况。
{year}年度一般公共预算财政拨款支出年初预算为{planned_all}万元，支出决算为{general}万元，完成年初预算的{general/planned_all}。
@items general {n}.{path}。年初预算为{planned}万元，支出决算为{amount}万元，完成年初预算的{amount/planned}。
六、一般公共预算财政拨款基本支出决算情况说明
{year}年度一般公共预算财政拨款基本支出{basic}万元，其中：
人员经费{personnel}万元，主要包括：{list personnel}。
公用经费{public}万元，主要包括：{list public}。
七、财政拨款“三公”经费支出决算情况说明
{year}年度“三公”经费财政拨款支出决算为{three}万元，其中：因公出国（境）费支出决算为{abroad}万元；公务用车购置及运行维护费支出决算为{vehicles}万元，其中公务用车购置费{purchase}万元，公务用车运行维护费{running}万元；公务接待费支出决算为{reception}万元。
八、机关运行经费支出说明
?agency {year}年度{name}机关运行经费支出{agency}万元，比{past}年度{agency:change}。
!agency {name}没有机关运行经费支出。
九、政府采购支出说明
{year}年度{name}政府采购支出总额{bought}万元，其中：政府采购货物支出{goods}万元、政府采购工程支出{works}万元、政府采购服务支出{services}万元。
十、国有资产占用情况说明
截至{year}年12月31日，{name}共有车辆{#cars}辆，其中，机要通信用车{#official}辆、其他用车{#other}辆。
"""
_ACCOUNT_FRAME = evolve(
    _BUDGET_FRAME,
    cover="{name}\n{year}年度{level}决算",
    chapters=(
        ("about", "第一部分 {name}概况"),
        ("tables", "第二部分 {name}{year}年度{level}决算表"),
        ("text", "第三部分 {name}{year}年度{level}决算情况说明"),
        ("terms", "第四部分 名词解释"),
    ),
)


def _account(budget):
    def caption(number, title):
        return (title, f"公开{number:02}表", f"部门：{budget.name}\t金额单位：万元")

    sheets = account(Press(budget, caption, count="栏次"))
    prose = Prose(budget, "{word}{change}万元，{turn}{percent}%", "持平")
    yield from _ACCOUNT_FRAME.blocks(budget, sheets, prose.text(_ACCOUNT))


PLACES = (
    Place("central budget", 2024, _budget, paper=Paper(foot="{}")),
    Place(
        "central account",
        2024,
        _account,
        kind="final account",
        paper=Paper(foot="{}", repeat="head"),
    ),
)
