"""Zhejiang: Huzhou, whose tables begin again on each page, and Hangzhou, which prints names only."""

from disclosure.layouts.paper import Paper
from disclosure.layouts.place import Place, lines
from disclosure.layouts.places.common import by_project, fiscal_sides, one_row, sides, three, titles
from disclosure.layouts.press import Press, numeral
from disclosure.layouts.prose import Prose
from disclosure.synthetic.model import Text

__all__ = ["PLACES"]

_FUNDS = ("一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金")
_INCOME = (
    ("一、一般公共预算拨款收入", "current"),
    ("二、政府性基金预算拨款收入", "fund"),
    ("三、国有资本经营预算拨款收入", ""),
    ("四、财政专户管理资金收入", ""),
    ("五、事业收入", ""),
    ("六、其他收入", "own"),
)
_TEXT = """
二、{year}年{name}{level}预算安排情况说明
（一）关于{name}{year}年收支预算情况的总体说明
按照综合预算的原则，{name}所有收入和支出均纳入{level}预算管理。{name}{year}年收支总预算{total}万元。
（二）关于{name}{year}年收入预算情况说明
{name}{year}年收入预算{total}万元，{total:change}，主要是工作安排有增有减。
!own 其中：一般公共预算拨款收入{current}万元，占{current/total}；政府性基金预算拨款收入{fund}万元，占{fund/total}；上年结转{carried}万元，占{carried/total}。
?own 其中：一般公共预算拨款收入{current}万元，占{current/total}；政府性基金预算拨款收入{fund}万元，占{fund/total}；其他收入{own}万元，占{own/total}；上年结转{carried}万元，占{carried/total}。
（三）关于{name}{year}年支出预算情况说明
{name}{year}年支出预算{total}万元，{total:change}，主要是项目有所调整。
@joined total 1.按支出功能分类，包括|{class}{amount}万元|、|。
2.按支出用途分类，包括人员支出{personnel}万元，占{personnel/total}；日常公用支出{public}万元，占{public/total}；项目支出{projects}万元，占{projects/total}。
（四）关于{name}{year}年财政拨款收支预算情况的总体说明
@joined fiscal {name}{year}年财政拨款收支总预算{fiscal}万元。支出包括：|{class}{amount}万元|、|。
（五）关于{name}{year}年一般公共预算当年拨款情况说明
1.一般公共预算当年拨款规模变化情况。
{name}{year}年一般公共预算当年拨款{general}万元，{general:change}，主要是压减了一次性支出。
2.一般公共预算当年拨款结构情况。
@joined general |{kind}（类）支出{amount}万元，占{amount/general}|；|。
3.一般公共预算当年拨款具体使用情况。
@items general （{n}）{path}{amount}万元，主要用于本领域工作方面的支出。
（六）关于{year}年一般公共预算基本支出情况说明
{name}{year}年一般公共预算基本支出{basic}万元，其中：
人员经费{personnel}万元，主要包括：{list personnel}；
公用经费{public}万元，主要包括：{list public}。
（七）关于{name}{year}年政府性基金预算支出情况说明
?fund {name}{year}年政府性基金预算当年拨款{fund}万元，{fund:change}。
!fund {year}年没有使用政府性基金预算拨款安排的支出。
（八）关于{name}{year}年国有资本经营预算情况说明
{year}年没有使用国有资本经营预算拨款安排的支出。
（九）关于{year}年一般公共预算“三公”经费预算情况说明
{name}{year}年“三公”经费预算数为{three}万元，{three:change}，具体如下：
1.因公出国（境）费用：{year}年安排因公出国（境）费用预算{abroad}万元，{abroad:change}。
2.公务接待费：{year}年安排公务接待费预算{reception}万元，{reception:change}。
3.公务用车购置及运行维护费：{year}年安排公务用车购置及运行维护费预算{vehicles}万元，{vehicles:change}。其中，公务用车购置支出{purchase}万元；公务用车运行维护费支出{running}万元，主要用于车辆的日常使用。
（十）其他重要事项的情况说明
1.机关运行经费。
?agency {year}年{name}本级的机关运行经费财政拨款预算{agency}万元，{agency:change}。
!agency {name}没有机关运行经费预算。
2.政府采购情况。
{year}年{name}各单位政府采购预算总额{bought}万元，其中：政府采购货物预算{goods}万元、政府采购工程预算{works}万元、政府采购服务预算{services}万元。
3.国有资产占有使用情况。
截至{past}年12月31日，{name}所属各预算单位共有车辆{#cars}辆，其中，机要通信用车及应急保障用车{#official}辆、其他用车{#other}辆。
4.预算绩效情况说明。
{year}年{name}的项目均实行绩效目标管理，共计{#count}个项目，涉及资金{in_projects}万元。
"""
_OPENING = """
{year}年{name}{level}预算
目 录
一、部门概况
（一）主要职能
（二）部门机构设置情况
二、{year}年{name}{level}预算安排情况说明
三、名词解释
"""
_ABOUT = """
一、部门概况
（一）主要职能
{name}负责本领域的服务和保障，推动有关工作落到实处。
（二）部门机构设置情况
从预算单位构成看，{name}{level}预算包括本级预算和所属服务中心预算。
"""
_TERMS = """
三、名词解释
1.财政拨款收入：指由本级财政在当年拨付的各类资金。
2.基本支出：是为保障日常运转、完成日常任务所安排的人员支出和日常公用支出。
3.项目支出：是为完成特定的行政任务或事业目标所安排的支出。
"""


def _huzhou(budget):
    def caption(number, title):
        return (f"表{number:02}", title, f"511-{budget.name[3:]}\t单位：万元")

    press = Press(budget, caption, codes="one")
    year = f"{budget.year}年市级部门"
    past = press.classes("total")
    leads = (("科目编码", ""), ("科目名称", ""))
    basic = ("基本支出", (("人员支出", "personnel"), ("日常公用支出", "public")))
    sheets = [
        sides(
            press,
            f"{year}收支预算总表",
            _INCOME,
            past,
            [
                ("本年收入合计", "year_total", "本年支出合计", "total"),
                ("上年结转", "carried", "结转下年", ""),
                ("收入总计", "total", "支出总计", "total"),
            ],
        ),
        _income(press, f"{year}收入预算总表"),
        press.by_function(
            "expenditure",
            f"{year}支出预算总表",
            (("合计", "total"), basic, ("项目支出", "projects"), ("结转下年", "")),
            leads=leads,
        ),
        fiscal_sides(
            press,
            f"{year}财政拨款收支预算总表",
            (
                ("一、本年收入", "year_fiscal"),
                ("（一）一般公共预算", "current"),
                ("（二）政府性基金预算", "fund"),
                ("二、上年结转", "carried"),
            ),
            [("收入总计", "fiscal", "支出总计")],
        ),
        press.by_function(
            "general",
            f"{year}一般公共预算支出表",
            (("合计", "general"), basic, ("项目支出", "project")),
            "general",
        ),
        press.by_economic(
            "general_basic",
            f"{year}一般公共预算基本支出表",
            (("合计", "basic"), ("人员经费", "personnel"), ("公用经费", "public")),
        ),
        three(press, f"{year}一般公共预算“三公”经费支出表", total="合计"),
        _fund(press, f"{year}政府性基金预算支出表", "fund", "政府性基金"),
        _fund(press, f"{year}国有资本经营预算支出表", "", "国有资本经营"),
        by_project(
            press,
            f"{year}项目支出预算表",
            (("合计", ""), ("一般公共预算", ""), ("政府性基金预算", ""), ("其他资金", "")),
            lead=("单位名称",),
        ),
    ]
    yield from _document(budget, sheets, "（{}）{}")


def _fund(press, title, measure, fund, *, leads=None):
    budget = press.budget
    columns = (("合计", measure), ("基本支出", ""), ("项目支出", measure))
    kind = "government_fund" if fund == "政府性基金" else "state_capital"
    if measure and budget.sum(measure):
        return press.by_function(kind, title, columns, measure, leads=leads)
    notes = (f"注：{budget.year}年没有{fund}预算拨款安排的支出，本表为空。",)
    return press.coded(kind, title, columns, {}, budget.functional, notes=notes, leads=leads)


def _income(press, title):
    budget = press.budget
    total, current = budget.sum("total"), budget.sum("general") - budget.carried
    figures = (
        *(total, total - budget.carried, current, budget.sum("fund"), 0, 0, 0, budget.sum("own")),
        *(budget.carried, budget.carried, 0, 0, 0, 0),
    )
    columns = (
        ("总计", ""),
        (
            "本年收入",
            tuple((one, "") for one in ("小计", *_FUNDS, "事业收入", "其他收入")),
        ),
        ("上年结转", tuple((one, "") for one in ("小计", *_FUNDS, "单位资金"))),
    )
    return one_row(press, "income", title, columns, figures, label=budget.name)


def _document(budget, sheets, form, text=_TEXT, tables_head=None):
    words = {"name": budget.name, "year": budget.year, "level": budget.level}
    head = tables_head or f"四、{budget.year}年{budget.name}{budget.level}预算表"
    prose = Prose(
        budget,
        "比上年执行数{word}{change}万元，{turn}{percent}%",
        "与上年持平",
        digits=1,
    )
    yield from lines(_OPENING, "title", **words)
    yield Text(head)
    number = numeral if form.startswith("（") else str
    for line in titles(sheets, form, number):
        yield Text(line, (), "contents")
    yield from lines(_ABOUT, **words)
    yield from prose.text(text)
    yield from lines(_TERMS)
    yield Text(head, (), "title")
    yield from sheets


def _hangzhou(budget):
    """Names without codes, the titles with their numbers, the list of tables in the chapter."""

    def caption(number, title):
        return (f"表{number}：{title}", f"{budget.level}名称：{budget.name}\t单位：万元")

    press = Press(budget, caption, codes="names", count="**")
    year = f"{budget.year}年市级{budget.level}"
    names, economic = (("功能分类科目名称", ""),), (("部门预算经济分类科目名称", ""),)
    sheets = [
        sides(
            press,
            f"{year}收支预算总表",
            (
                ("一、财政拨款", "year_fiscal"),
                ("　　一般公共预算", "current"),
                ("　　政府性基金预算", "fund"),
                ("　　国有资本经营预算", ""),
                ("二、财政专户管理资金", ""),
                ("三、事业收入", ""),
                ("四、事业单位经营收入", ""),
                ("五、上级补助收入", ""),
                ("六、附属单位上缴收入", ""),
                ("七、其他收入", "own"),
            ),
            press.by_name("total", ""),
            [
                ("本年收入合计", "year_total", "本年支出合计", "total"),
                ("上年结转结余", "carried", "年终结转结余", ""),
                ("收 入 总 计", "total", "支 出 总 计", "total"),
            ],
        ),
        _income(press, f"{year}收入预算总表"),
        press.by_function(
            "expenditure",
            f"{year}支出预算总表",
            (
                ("总计", "total"),
                ("基本支出", (("人员支出", "personnel"), ("日常公用支出", "public"))),
                ("项目支出", "projects"),
                ("事业单位经营支出", ""),
                ("上缴上级支出", ""),
                ("对附属单位补助支出", ""),
            ),
            leads=names,
        ),
        sides(
            press,
            f"{year}财政拨款收支预算总表",
            (
                ("一、一般公共预算", "current"),
                ("二、政府性基金预算", "fund"),
                ("三、国有资本经营预算", ""),
            ),
            press.by_name("fiscal", ""),
            [
                ("本年收入合计", "year_fiscal", "本年支出合计", "fiscal"),
                ("上年结转结余", "carried", "年终结转结余", ""),
                ("收 入 总 计", "fiscal", "支 出 总 计", "fiscal"),
            ],
            kind="fiscal",
        ),
        press.by_function(
            "general",
            f"{year}一般公共预算支出预算表",
            (
                ("总计", "general"),
                ("基本支出", (("人员支出", "personnel"), ("日常公用支出", "public"))),
                ("项目支出", "project"),
            ),
            "general",
            leads=names,
        ),
        press.by_economic(
            "general_basic",
            f"{year}一般公共预算基本支出预算表",
            (("总计", "basic"), ("人员经费", "personnel"), ("公用经费", "public")),
            leads=economic,
        ),
        three(press, f"{year}一般公共预算“三公”经费预算表", total="合计"),
        _fund(press, f"{year}政府性基金预算支出预算表", "fund", "政府性基金", leads=names),
        _fund(press, f"{year}国有资本经营预算支出预算表", "", "国有资本经营", leads=names),
        by_project(
            press,
            f"{year}项目支出预算表",
            (("合计", ""), ("一般公共预算", ""), ("政府性基金预算", ""), ("其他资金", "")),
            lead=("单位名称",),
        ),
    ]
    for_tables = f"四、{budget.year}年预算公开表"
    # What was carried over is not of this year here.
    text = _TEXT.replace(
        "一般公共预算当年拨款{general}万元，{general:change}",
        "一般公共预算当年拨款{current}万元，{current:change}",
    )
    yield from _document(budget, sheets, "表{}.{}", text, for_tables)


PLACES = (
    Place("huzhou", 2026, _huzhou, paper=Paper(repeat="title", rows=18)),
    Place("hangzhou", 2026, _hangzhou, paper=Paper(foot="{}", repeat="nothing")),
)
