"""Jiangsu: the tables of 2018 and 2019, and the budgets of its cities with a running head."""

from disclosure.layouts.paper import Paper
from disclosure.layouts.place import Place, lines
from disclosure.layouts.press import FORM, Press, heads, numeral
from disclosure.layouts.prose import Prose

__all__ = ["PLACES"]

_CHANGE = "与上年相比{word}{change}万元，{turn}{percent}%"
_SAME = "与上年预算数相同"


def _prose(budget):
    return Prose(budget, _CHANGE, _SAME, "与上年相比{word}{change}万元", down="减少")


_OPENING = """
{name}
{year}年度{level}预算公开
目 录
第一部分 {level}概况
一、主要职能
二、机构设置情况
第二部分 {year}年度{level}预算表
"""
_ABOUT = """
第一部分 {level}概况
一、主要职能
{name}负责本领域的日常管理和服务，指导有关单位开展工作。
二、机构设置情况
{name}内设办公室、业务一科和业务二科。
"""
_TERMS = """
第四部分 名词解释
一、财政拨款：指由财政预算安排给本级使用的资金。
二、基本支出：指维持机构运转、完成日常任务所需的人员经费和公用经费。
三、项目支出：指为完成特定任务，在基本支出之外所安排的支出。
"""


def _frame(budget, sheets, text):
    words = {"name": budget.name, "year": budget.year, "level": budget.level}
    yield from lines(_OPENING, "title", **words)
    for at, sheet in enumerate(sheets, 1):
        yield from lines(f"{numeral(at)}、{sheet.title}", "contents")
    yield from lines(f"第三部分 {budget.year}年度{budget.level}预算情况说明\n第四部分 名词解释")
    yield from lines(_ABOUT, **words)
    yield from lines(f"第二部分 {budget.year}年度{budget.level}预算表")
    yield from sheets
    yield from lines(f"第三部分 {budget.year}年度{budget.level}预算情况说明")
    yield from _prose(budget).text(text)
    yield from lines(_TERMS)


# The cities: thirteen tables, 公开 01 表 above the title.

_CITY = """
一、收支预算总体情况说明
{name}{year}年度收入、支出预算总计{total}万元，与上年相比收、支预算总计各{total:change}。其中：
（一）收入预算总计{total}万元。包括：
1．本年收入合计{year_total}万元。
（1）一般公共预算拨款收入{current}万元。
（2）政府性基金预算拨款收入{fund}万元。
（3）国有资本经营预算拨款收入0万元。
（4）其他收入{own}万元。
2．上年结转结余为{carried}万元。
（二）支出预算总计{total}万元。包括：
1．本年支出合计{total}万元。
@classes total （{n}）{class}（类）支出{amount}万元，主要用于本领域的日常工作。{amount:change}。主要原因是工作安排有调整。
2．年终结转结余为0万元。
二、收入预算情况说明
{name}{year}年收入预算合计{total}万元，包括本年收入{year_total}万元，上年结转结余{carried}万元。
三、支出预算情况说明
{name}{year}年支出预算合计{total}万元，其中：
基本支出{basic}万元，占{basic/total}；
项目支出{projects}万元，占{projects/total}。
四、财政拨款收支预算总体情况说明
{name}{year}年度财政拨款收、支总预算{fiscal}万元。{fiscal:change}。主要原因是工作任务有增有减。
五、财政拨款支出预算情况说明
{name}{year}年财政拨款预算支出{fiscal}万元，占本年支出合计的{fiscal/total}。{fiscal:change}。
@items fiscal {n}．{path}支出{amount}万元，{amount:change}。主要原因是任务有变化。
六、财政拨款基本支出预算情况说明
{name}{year}年度财政拨款基本支出预算{basic}万元，其中：
（一）人员经费{personnel}万元。主要包括：{list personnel}。
（二）公用经费{public}万元。主要包括：{list public}。
七、一般公共预算支出预算情况说明
{name}{year}年一般公共预算财政拨款支出预算{general}万元，{general:change}。
八、一般公共预算基本支出预算情况说明
{name}{year}年度一般公共预算财政拨款基本支出预算{basic}万元，其中：
（一）人员经费{personnel}万元。主要包括：{list personnel}。
（二）公用经费{public}万元。主要包括：{list public}。
九、一般公共预算“三公”经费、会议费、培训费支出预算情况说明
{name}{year}年度一般公共预算“三公”经费支出预算{three}万元，{three:change}。其中：
因公出国（境）费支出{abroad}万元，占“三公”经费的{abroad/three}；公务用车购置及运行维护费支出{vehicles}万元，占“三公”经费的{vehicles/three}；公务接待费支出{reception}万元，占“三公”经费的{reception/three}。具体情况如下：
1．因公出国（境）费预算支出{abroad}万元，{abroad:change}。
2．公务用车购置及运行维护费预算支出{vehicles}万元。其中：
（1）公务用车购置预算支出{purchase}万元，{purchase:change}。
（2）公务用车运行维护费预算支出{running}万元，{running:change}。
3．公务接待费预算支出{reception}万元，{reception:change}。
十、政府性基金预算支出预算情况说明
?fund {name}{year}年政府性基金支出预算支出{fund}万元。{fund:change}。
!fund {name}{year}年没有政府性基金安排的支出。
十一、国有资本经营预算支出预算情况说明
{name}{year}年没有国有资本经营预算安排的支出。
十二、一般公共预算机关运行经费支出预算情况说明
{year}年{self}一般公共预算机关运行经费预算支出{agency}万元，{agency:change}。
十三、政府采购支出预算情况说明
{year}年度政府采购支出预算总额{bought}万元，其中：拟采购货物支出{goods}万元、拟采购工程支出{works}万元、拟采购服务支出{services}万元。
十四、国有资产占用情况说明
{self}共有车辆{#cars}辆，其中，机要通信及应急保障用车{#official}辆、其他用车{#other}辆。
十五、预算绩效目标设置情况说明
{year}年度，{self}共{#count}个项目纳入绩效目标管理，涉及财政性资金合计{in_projects}万元。
"""


def _city(budget):
    def caption(number, title):
        return (f"公开{number:02}表", title, f"{budget.level}：{budget.name}\t单位：万元")

    press = Press(budget, caption, codes="one")
    sheets = [
        _both(press),
        _income_of_units(press),
        press.by_function(
            "expenditure",
            "支出总表",
            (
                ("合计", "total"),
                ("基本支出", "basic"),
                ("项目支出", "projects"),
                ("事业单位经营支出", ""),
                ("上缴上级支出", ""),
                ("对附属单位补助支出", ""),
            ),
        ),
        _fiscal(press),
        _functional(press, "fiscal_expenditure", "财政拨款支出表（功能科目）", "fiscal"),
        _economic(press, "财政拨款基本支出表（经济科目）", "本年财政拨款基本支出", "fiscal_basic"),
        _functional(press, "general", "一般公共预算支出表", "general"),
        _economic(press, "一般公共预算基本支出表", "本年一般公共预算基本支出"),
        _three(press),
        _fund(press, "政府性基金预算支出表"),
        press.coded(
            "state_capital",
            "国有资本经营预算支出表",
            (("本年支出合计", ""), ("基本支出", ""), ("项目支出", "")),
            {},
            budget.functional,
            notes=(f"注：本{budget.level}无国有资本经营预算支出，故本表无数据。",),
        ),
        _agency(press),
        _bought(press),
    ]
    yield from _frame(budget, sheets, _CITY)


def _both(press):
    budget, money = press.budget, press.money
    left = [
        ("一、一般公共预算拨款收入", money(budget.sum("general") - budget.carried)),
        ("二、政府性基金预算拨款收入", money(budget.sum("fund"))),
        ("三、国有资本经营预算拨款收入", ""),
        ("四、财政专户管理资金收入", ""),
        ("五、事业收入", ""),
        ("六、事业单位经营收入", ""),
        ("七、上级补助收入", ""),
        ("八、附属单位上缴收入", ""),
        ("九、其他收入", money(budget.sum("own"))),
    ]
    total = money(budget.sum("total"))
    return press.both(
        "income_expenditure",
        "收支总表",
        left,
        press.classes("total", codes=FORM),
        heads=[("收入", "", "支出", ""), ("项目", "预算数", "项目", "预算数")],
        end=[
            ("本年收入合计", money(budget.sum("total") - budget.carried), "本年支出合计", total),
            ("上年结转结余", money(budget.carried), "年终结转结余", ""),
            ("收入总计", total, "支出总计", total),
        ],
    )


def _income_of_units(press):
    budget = press.budget
    funds = ("一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金")
    amounts = press.amounts(
        (
            *(budget.sum("total"), budget.sum("total") - budget.carried),
            *(budget.sum("general") - budget.carried, budget.sum("fund"), 0, 0, 0, 0, 0, 0),
            *(budget.sum("own"), budget.carried, budget.carried, 0, 0, 0, 0),
        )
    )

    sources = ("事业收入", "事业单位经营收入", "上级补助收入", "附属单位上缴收入", "其他收入")
    head, spans = heads(
        (
            ("单位代码", ""),
            ("单位名称", ""),
            ("合计", ""),
            ("本年收入", tuple((one, "") for one in ("小计", *funds, *sources))),
            ("上年结转结余", tuple((one, "") for one in ("小计", *funds, "单位资金"))),
        )
    )
    rows = [*head, ("", "合计", *amounts), ("328002", budget.name, *amounts)]
    return press.sheet("income", "收入总表", rows, len(head), spans)


def _fiscal(press):
    budget, money = press.budget, press.money
    general, fund = budget.sum("general"), budget.sum("fund")
    whole = money(general + fund)
    left = [
        ("一、本年收入", money(general + fund - budget.carried)),
        ("（一）一般公共预算拨款", money(general - budget.carried)),
        ("（二）政府性基金预算拨款", money(fund)),
        ("（三）国有资本经营预算拨款", ""),
        ("二、上年结转", money(budget.carried)),
        ("（一）一般公共预算拨款", money(budget.carried)),
        ("（二）政府性基金预算拨款", ""),
        ("（三）国有资本经营预算拨款", ""),
    ]
    right = [("一、本年支出", whole), *press.classes("fiscal", "（{}）", codes=FORM)]
    return press.both(
        "fiscal",
        "财政拨款收支总表",
        left,
        [*right, ("二、年终结转结余", "")],
        heads=[("收入", "", "支出", ""), ("项目", "预算数", "项目", "预算数")],
        end=[("收入总计", whole, "支出总计", whole)],
    )


def _functional(press, kind, title, measure):
    columns = (
        ("合计", ""),
        ("基本支出", (("小计", ""), ("人员经费", ""), ("公用经费", ""))),
        ("项目支出", ""),
    )
    budget = press.budget
    figures = {
        one.code: (
            getattr(one, measure),
            *(one.basic, one.personnel, one.public, getattr(one, measure) - one.basic),
        )
        for one in budget.items
        if getattr(one, measure)
    }
    return press.coded(kind, title, columns, figures, budget.functional)


def _economic(press, title, above, kind="general_basic"):
    leads = (("部门预算支出经济分类科目", (("科目编码", ""), ("科目名称", ""))),)
    columns = ((above, (("合计", "basic"), ("人员经费", "personnel"), ("公用经费", "public"))),)
    return press.by_economic(kind, title, columns, leads=leads)


def _three(press):
    budget = press.budget
    three = budget.three
    vehicles = three["purchase"] + three["running"]
    zero = _with_zeros(press)
    rows = [
        (
            "“三公”经费合计",
            "因公出国（境）费",
            "公务用车购置及运行维护费",
            *("", "", "公务接待费", "会议费", "培训费"),
        ),
        ("", "", "小计", "公务用车购置费", "公务用车运行维护费", "", "", ""),
        zero.amounts(
            (
                *(vehicles + three["abroad"] + three["reception"], three["abroad"], vehicles),
                *(three["purchase"], three["running"], three["reception"], 0, 0),
            )
        ),
    ]
    spans = [(0, 2, 1, 3), *((0, at, 2, 1) for at in (0, 1, 5, 6, 7))]
    title = "一般公共预算“三公”经费、会议费、培训费支出表"
    return press.sheet("three_public", title, rows, 2, spans)


def _with_zeros(press):
    """The same way to print amounts, with 0.00 for nothing."""
    return Press(press.budget, press.caption, unit=press.unit, comma=press.comma, blank="0.00")


def _fund(press, title, above="本年政府性基金预算支出"):
    budget = press.budget
    notes = (
        ()
        if budget.sum("fund")
        else (f"注：本{budget.level}没有使用政府性基金安排的支出，故本表无数据。",)
    )
    columns = ((above, (("合计", "fund"), ("基本支出", ""), ("项目支出", "fund"))),)
    return press.by_function("government_fund", title, columns, "fund", notes=notes)


def _agency(press, title="一般公共预算机关运行经费支出预算表"):
    budget = press.budget
    figures = {
        code: (amount,)
        for code, amount in budget.economic.items()
        if code.startswith("302") and budget.is_office
    }
    notes = () if figures else (f"注：本{budget.level}无机关运行经费支出，故本表无数据。",)
    return press.coded(
        "operating_costs",
        title,
        (("机关运行经费支出", ""),),
        figures,
        budget.economic_tree,
        notes=notes,
    )


def _bought(press, title="政府采购支出表"):
    budget, money = press.budget, press.money
    sums = budget.bought
    whole = sum(sums.values())
    rows = [
        ("采购品目大类", "采购品目名称", "采购组织形式", "合计"),
        ("合计", "", "", money(whole)),
        ("货物", "办公设备", "集中采购", money(sums["goods"])),
        ("服务", "信息技术服务", "分散采购", money(sums["services"])),
    ]
    return press.sheet("procurement", title, rows, 1)


# 2018 and 2019: twelve tables; in 2018 公开01表：title, in 2019 the title with 公开表一 below it.

_PROVINCE = """
一、收支预算总体情况说明
{name}{year}年度收入、支出预算总计{fiscal}万元，与上年相比收、支预算总计各{fiscal:change}。其中：
（一）收入预算总计{fiscal}万元。包括：
1．财政拨款收入预算总计{fiscal}万元。
（1）一般公共预算收入预算{general}万元，{general:change}。
?fund （2）政府性基金收入预算{fund}万元，{fund:change}。
2．财政专户管理资金收入预算总计0万元。
（二）支出预算总计{fiscal}万元。包括：
@classes fiscal {n}．{kind}（类）支出{amount}万元，主要用于本领域的日常工作。{amount:change}。主要原因是工作安排有调整。
此外，基本支出预算数为{basic}万元。{basic:change}。主要原因是人员有变动。
项目支出预算数为{projects}万元。{projects:change}。主要原因是项目有调整。
二、收入预算情况说明
{name}本年收入预算合计{fiscal}万元。其中：
一般公共预算收入{general}万元，占{general/fiscal}。
三、支出预算情况说明
{name}本年支出预算合计{fiscal}万元，其中：
基本支出{basic}万元，占{basic/fiscal}；
项目支出{projects}万元，占{projects/fiscal}。
四、财政拨款收支预算总体情况说明
{name}{year}年度财政拨款收、支总预算{fiscal}万元，{fiscal:change}。
五、财政拨款支出预算情况说明
{name}{year}年财政拨款预算支出{fiscal}万元，占本年支出合计的{fiscal/fiscal}。{fiscal:change}。其中：
@items fiscal {n}．{short}支出{amount}万元，{amount:change}。主要原因是任务有变化。
六、财政拨款基本支出预算情况说明
{name}{year}年度财政拨款基本支出预算{basic}万元，其中：
（一）人员经费{personnel}万元。主要包括：{list personnel}。
（二）公用经费{public}万元。主要包括：{list public}。
七、一般公共预算支出预算情况说明
{name}{year}年一般公共预算财政拨款支出预算{general}万元，{general:change}。
八、一般公共预算基本支出预算情况说明
{name}{year}年度一般公共预算财政拨款基本支出预算{basic}万元，其中：
（一）人员经费{personnel}万元。主要包括：{list personnel}。
（二）公用经费{public}万元。主要包括：{list public}。
九、一般公共预算“三公”经费、会议费、培训费支出预算情况说明
{name}{year}年度一般公共预算拨款安排的“三公”经费预算支出中，因公出国（境）费支出{abroad}万元，占“三公”经费的{abroad/three}；公务用车购置及运行费支出{vehicles}万元，占“三公”经费的{vehicles/three}；公务接待费支出{reception}万元，占“三公”经费的{reception/three}。具体情况如下：
1．因公出国（境）费预算支出{abroad}万元，{abroad:change}。
2．公务用车购置及运行费预算支出{vehicles}万元。其中：
（1）公务用车购置预算支出{purchase}万元，{purchase:change}。
（2）公务用车运行维护费预算支出{running}万元，{running:change}。
3．公务接待费预算支出{reception}万元，{reception:change}。
十、政府性基金预算支出预算情况说明
?fund {name}{year}年政府性基金支出预算支出{fund}万元。{fund:change}。
!fund {name}{year}年没有政府性基金安排的支出。
十一、机关运行经费支出预算情况说明
{year}年{self}一般公共预算机关运行经费预算支出{agency}万元，{agency:change}。
十二、政府采购支出预算情况说明
{year}年度政府采购支出预算总额{bought}万元，其中：拟采购货物支出{goods}万元、拟采购工程支出{works}万元、拟购买服务支出{services}万元。
"""


def _province(caption):
    def build(budget):
        def own(number, title):
            return caption(budget, number, title)

        leads = {"one": (("功能科目代码", ""), ("功能科目名称", ""))}
        press = Press(budget, own, codes="one", leads=leads)
        economic = (("科目编码", ""), ("科目名称", ""))
        sheets = [
            _three_sides(press),
            _income_list(press),
            _one_row(press),
            _fiscal_by_use(press),
            press.by_function(
                "fiscal_expenditure", "财政拨款支出预算表", (("金额", "fiscal"),), "fiscal"
            ),
            press.by_economic(
                "fiscal_basic", "财政拨款基本支出预算表", (("金额", "basic"),), leads=economic
            ),
            press.by_function(
                "general", "一般公共预算支出预算表", (("金额", "general"),), "general"
            ),
            press.by_economic(
                "general_basic", "一般公共预算基本支出预算表", (("金额", "basic"),), leads=economic
            ),
            _three(press),
            _fund(press, "政府性基金支出预算表", "政府性基金支出"),
            _agency(press),
            _bought(press, "政府采购支出预算表"),
        ]
        yield from _frame(budget, sheets, _PROVINCE)

    return build


def _three_sides(press):
    """收支预算总表: income, expenditure by function, and expenditure by use."""
    budget, money = press.budget, press.money
    left = [
        ("一、财政拨款", money(budget.sum("fiscal"))),
        ("1.一般公共预算", money(budget.sum("general"))),
        ("2.政府性基金预算", money(budget.sum("fund"))),
        ("二、财政专户管理资金", ""),
        ("三、其他资金", ""),
    ]
    middle = press.classes("fiscal", codes=FORM)
    right = [
        ("一、基本支出", money(budget.sum("basic"))),
        ("二、项目支出", money(budget.sum("projects"))),
        ("三、单位预留机动经费", ""),
    ]
    height = max(map(len, (left, middle, right)))
    sides = [[*one, *[("", "")] * (height - len(one))] for one in (left, middle, right)]
    whole = money(budget.sum("fiscal"))
    rows = [
        ("收入", "", "支出", "", "", ""),
        ("项目名称", "金额", "功能分类", "", "支出用途", ""),
        ("", "", "功能科目名称", "金额", "项目名称", "金额"),
        *((*a, *b, *c) for a, b, c in zip(*sides, strict=True)),
        ("当年收入小计", whole, "当年支出小计", whole, "当年支出小计", whole),
        ("上年结转资金", "", "结转下年资金", "", "结转下年资金", ""),
        ("收入合计", whole, "支出合计", whole, "支出合计", whole),
    ]
    spans = [(0, 0, 1, 2), (0, 2, 1, 4), (1, 0, 2, 1), (1, 1, 2, 1), (1, 2, 1, 2), (1, 4, 1, 2)]
    return press.sheet("income_expenditure", "收支预算总表", rows, 3, spans)


def _income_list(press):
    budget, money = press.budget, press.money
    general, fund = money(budget.sum("general")), money(budget.sum("fund"))
    rows = [
        ("项目名称", "", "金额"),
        ("收入总计", "", money(budget.sum("fiscal"))),
        ("一般公共预算资金", "小计", general),
        ("", "公共财政拨款（补助）资金", general),
        ("", "专项收入", ""),
        ("政府性基金", "小计", fund),
        ("财政专户管理资金", "小计", ""),
        ("其他资金", "小计", ""),
        ("上年结转和结余资金", "小计", ""),
    ]
    return press.sheet("income", "收入预算总表", rows, 1, [(0, 0, 1, 2), (1, 0, 1, 2)])


def _one_row(press):
    budget = press.budget
    rows = [
        ("合计", "基本支出", "项目支出", "单位预留机动经费", "结转下年资金"),
        press.amounts((budget.sum("fiscal"), budget.sum("basic"), budget.sum("projects"), 0, 0)),
    ]
    return press.sheet("expenditure", "支出预算总表", rows, 1)


def _fiscal_by_use(press):
    budget, money = press.budget, press.money
    whole = money(budget.sum("fiscal"))
    rows = [
        ("收入", "", "支出", ""),
        ("项目名称", "金额", "支出用途", ""),
        ("", "", "项目名称", "金额"),
        (
            "一、一般公共预算",
            money(budget.sum("general")),
            "一、基本支出",
            money(budget.sum("basic")),
        ),
        (
            "二、政府性基金预算",
            money(budget.sum("fund")),
            "二、项目支出",
            money(budget.sum("projects")),
        ),
        ("", "", "三、单位预留机动经费", ""),
        ("收入合计", whole, "支出合计", whole),
    ]
    spans = [(0, 0, 1, 2), (0, 2, 1, 2), (1, 0, 2, 1), (1, 1, 2, 1), (1, 2, 1, 2)]
    return press.sheet("fiscal", "财政拨款收支预算总表", rows, 3, spans)


def _of_2018(budget, number, title):
    return (f"公开{number:02}表：{title}", "部门：", budget.name, "单位：万元")


def _of_2019(budget, number, title):
    return (title, f"公开表{numeral(number)}", "部门：", f"{budget.name}\t单位：万元")


PLACES = (
    Place(
        "jiangsu city",
        2026,
        _city,
        level="单位",
        paper=Paper(running="{name} {year} 年度单位预算公开", repeat="nothing"),
    ),
    Place(
        "jiangsu 2018", 2018, _province(_of_2018), paper=Paper(foot="{}"), figures={"own": False}
    ),
    Place("jiangsu 2019", 2019, _province(_of_2019), figures={"own": False}, format="docx"),
)
