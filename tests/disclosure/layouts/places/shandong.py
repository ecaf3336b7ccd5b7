"""Yantai: 类, 款 and 项 in three columns, and the economic codes of both schemes side by side."""

from disclosure.layouts.paper import Paper
from disclosure.layouts.place import Place
from disclosure.layouts.places.common import bought, by_project, fiscal_sides, sides
from disclosure.layouts.places.framing import Frame
from disclosure.layouts.places.government import pairs
from disclosure.layouts.press import FORM, Press, heads
from disclosure.layouts.prose import Prose

__all__ = ["PLACES"]

_TEXT = """
一、收支预算总体情况说明
按照综合预算的原则，{self}所有收入和支出均纳入预算管理。{name}{year}年收支总预算为{total}万元，与上年预算相比{total:change}，主要原因是项目安排有所调整。
二、收入预算情况说明
{year}年收入预算{total}万元，其中：一般公共预算收入{current}万元，占{current/total}；政府性基金预算收入{fund}万元，占{fund/total}；其他收入{own}万元，占{own/total}；上年结转{carried}万元，占{carried/total}。
三、支出预算情况说明
{year}年支出预算{total}万元，其中：基本支出{basic}万元，占{basic/total}；项目支出{projects}万元，占{projects/total}。
四、财政拨款收支预算总体情况说明
@joined fiscal {year}年财政拨款收支总预算{fiscal}万元。支出包括：|{class}{amount}万元|；|。
五、一般公共预算支出情况说明
{year}年一般公共预算支出{general}万元，与上年预算相比{general:change}，主要原因是工作任务有变化。具体情况如下：
@items general {n}.{path}支出{amount}万元，主要用于本领域的工作。
六、一般公共预算基本支出情况说明
{year}年一般公共预算基本支出{basic}万元，其中：
人员经费{personnel}万元，主要包括：{list personnel}。
公用经费{public}万元，主要包括：{list public}。
七、政府性基金预算支出情况说明
?fund {year}年政府性基金预算支出{fund}万元。
!fund {year}年没有使用政府性基金预算拨款安排的支出。
八、国有资本经营预算支出情况说明
{year}年没有使用国有资本经营预算拨款安排的支出。
九、“三公”经费支出情况说明
{year}年“三公”经费预算{three}万元，与上年预算相比{three:change}。其中：
1.因公出国（境）费{abroad}万元，与上年预算相比{abroad:change}。
2.公务用车购置及运行维护费{vehicles}万元，与上年预算相比{vehicles:change}。其中，公务用车购置费{purchase}万元；公务用车运行维护费{running}万元。
3.公务接待费{reception}万元，与上年预算相比{reception:change}。
十、其他重要事项的情况说明
（一）机关运行经费安排情况
?agency {year}年机关运行经费预算{agency}万元，与上年预算相比{agency:change}。
!agency {self}没有机关运行经费。
（二）政府采购情况
{year}年政府采购预算{bought}万元，其中：货物类采购预算{goods}万元，工程类采购预算{works}万元，服务类采购预算{services}万元。
（三）国有资产占有使用情况
截至{past}年12月31日，{self}共有车辆{#cars}辆，其中：机要通信用车{#official}辆、其他用车{#other}辆。
（四）预算绩效情况
{year}年{self}对{#count}个项目实行绩效目标管理，涉及预算资金{in_projects}万元。
"""
_FRAME = Frame(
    cover="{year}年{name}{level}预算",
    chapters=(
        ("about", "第一部分 {level}概况"),
        ("tables", "第二部分 {year}年{level}预算表"),
        ("text", "第三部分 {year}年{level}预算情况和重要事项说明"),
        ("terms", "第四部分 名词解释"),
    ),
)


def _yantai(budget):
    def caption(number, title):
        return (f"公开表{number}", title, f"部门（单位）：{budget.name}\t单位：万元")

    press = Press(budget, caption, codes="last", total="合　计")
    staff = (("小计", "basic"), ("人员支出", "personnel"), ("日常公用支出", "public"))
    sheets = [
        sides(
            press,
            "收支总体情况表",
            (
                ("一、财政拨款收入", "year_fiscal"),
                ("二、财政专户管理资金收入", ""),
                ("三、事业收入（不含教育收费）", ""),
                ("四、事业单位经营收入", ""),
                ("五、其他收入", "own"),
            ),
            press.classes("total", codes=FORM),
            [
                ("本 年 收 入 合 计", "year_total", "本 年 支 出 合 计", "total"),
                ("上级补助收入", "", "", ""),
                ("附属单位上缴收入", "", "对附属单位的补助支出", ""),
                ("使用非财政拨款结余", "", "上缴上级支出", ""),
                ("上年结转", "carried", "结转下年", ""),
                ("收 入 总 计", "total", "支 出 总 计", "total"),
            ],
            head=[("收 入", "", "支 出", ""), ("项目", "预算数", "项目", "预算数")],
        ),
        _income(press),
        press.by_function(
            "expenditure",
            "支出总体情况表",
            (("合计", "total"), ("基本支出", "basic"), ("项目支出", "projects"), ("结转下年", "")),
        ),
        fiscal_sides(
            press,
            "财政拨款收支总体情况表",
            (
                ("一、一般公共预算收入", "current"),
                ("二、政府性基金预算收入", "fund"),
                ("三、国有资本经营预算收入", ""),
            ),
            [
                ("本 年 收 入 合 计", "year_fiscal", "本 年 支 出 合 计"),
                ("上年结转", "carried", "结转下年"),
                ("收 入 总 计", "fiscal", "支 出 总 计"),
            ],
            form="{}、",
            whole="",
            codes=FORM,
        ),
        press.by_function(
            "general",
            "一般公共预算支出情况表",
            (("合 计", "general"), ("基本支出", staff), ("项目支出", "project")),
            "general",
        ),
        pairs(
            press,
            "general_basic",
            "一般公共预算基本支出情况表",
            (("基本支出预算", (("小计", "basic"), ("人员支出", ""), ("日常公用支出", ""))),),
        ),
        _three(press),
        _fund(press, "政府性基金预算支出情况表", "government_fund", "fund"),
        _fund(press, "国有资本经营预算支出情况表", "state_capital", ""),
        by_project(
            press,
            "项目支出预算情况表",
            (("合计", ""), ("一般公共预算", ""), ("政府性基金预算", ""), ("单位资金", "")),
        ),
        bought(press, "政府采购预算情况表"),
    ]
    text = Prose(budget, "{word}{change}万元，{turn}{percent}%", "持平").text(_TEXT)
    yield from _FRAME.blocks(budget, sheets, text)


def _income(press):
    """Income by item, with what was carried over."""
    budget = press.budget
    carried = budget.parts_of_items()
    figures = {
        one.code: (
            *(one.total, one.fiscal - carried[one.code], one.general - carried[one.code]),
            *(one.fund, 0, 0, 0, one.own, carried[one.code]),
        )
        for one in budget.items
    }
    fiscal = ("小计", "一般公共预算收入", "政府性基金预算收入", "国有资本经营预算收入")
    columns = (
        ("合计", ""),
        ("财政拨款收入", tuple((one, "") for one in fiscal)),
        ("财政专户管理资金收入", ""),
        ("事业收入（不含教育收费）", ""),
        ("其他收入", ""),
        ("上年结转", ""),
    )
    return press.coded("income", "收入总体情况表", columns, figures, budget.functional)


def _three(press):
    """Last year's budget beside this year's."""
    budget = press.budget
    vehicles = (
        "公务用车购置及运行维护费",
        tuple((one, "") for one in ("小计", "公务用车购置经费", "公务用车运行维护费")),
    )
    part = (("合计", ""), ("因公出国（境）经费", ""), vehicles, ("公务接待费", ""))
    years = ((f"{budget.year - 1}年预算数", part), (f"{budget.year}年预算数", part))
    head, spans = heads(years)
    amounts = []
    for figures in (budget.three_last, budget.three):
        both = figures["purchase"] + figures["running"]
        amounts += [both + figures["abroad"] + figures["reception"], figures["abroad"], both]
        amounts += [figures["purchase"], figures["running"], figures["reception"]]
    rows = [*head, press.amounts(amounts)]
    return press.sheet("three_public", "一般公共预算“三公”经费支出情况表", rows, len(head), spans)


def _fund(press, title, kind, measure):
    budget = press.budget
    staff = (("小计", ""), ("人员支出", ""), ("日常公用支出", ""))
    columns = (("合 计", measure), ("基本支出", staff), ("项目支出", measure))
    if measure and budget.sum(measure):
        return press.by_function(kind, title, columns, measure)
    name = "政府性基金" if kind == "government_fund" else "国有资本经营"
    notes = (f"（注：{budget.year}年没有使用{name}预算拨款安排的支出。）",)
    return press.coded(kind, title, columns, {}, budget.functional, notes=notes)


PLACES = (Place("yantai", 2026, _yantai, paper=Paper(foot="— {} —", repeat="title", rows=18)),)
