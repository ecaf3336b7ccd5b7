"""Fuzhou, Changsha, Shenzhen and Guangzhou."""

from disclosure.layouts.paper import Paper
from disclosure.layouts.place import Place
from disclosure.layouts.places.common import by_project, fiscal_sides, one_row, sides, three
from disclosure.layouts.places.framing import Frame
from disclosure.layouts.press import FORM, Press
from disclosure.layouts.prose import Prose
from disclosure.synthetic.model import Text

__all__ = ["PLACES"]


# Fuzhou: each title twice, a list of all 款 with blanks.

_FUZHOU = """
一、预算收支总体情况
按照预算管理有关规定，{self}所有收入和支出均纳入{level}预算管理。{year}年，{name}收入预算为{total}万元，{total:change}，主要原因是工作安排有变化。其中：一般公共预算拨款收入{current}万元，政府性基金预算拨款收入{fund}万元，其他收入{own}万元，上年结转结余{carried}万元。
相应安排支出预算{total}万元，{total:change}，其中：基本支出{basic}万元、项目支出{projects}万元。
二、一般公共预算拨款支出情况
{year}年度一般公共预算拨款支出{general}万元，{general:change}，主要支出项目（按项级科目分类统计）包括：
@items general （{n}）{code}-{item}{amount}万元。主要用于本领域的工作。
三、政府性基金预算拨款支出情况
?fund {year}年度政府性基金预算拨款支出{fund}万元，{fund:change}。
!fund {self}{year}年没有使用政府性基金预算拨款安排的支出。
四、国有资本经营预算拨款支出情况
{self}{year}年没有使用国有资本经营预算拨款安排的支出。
五、一般公共预算拨款基本支出情况
{year}年度一般公共预算拨款基本支出{basic}万元，其中：
（一）人员经费{personnel}万元，主要包括：{list personnel}。
（二）公用经费{public}万元，主要包括：{list public}。
六、一般公共预算“三公”经费支出情况
{year}年“三公”经费预算数为{three}万元，{three:change}。具体如下：
（一）因公出国（境）经费
{year}年预算安排{abroad}万元。
（二）公务接待费
{year}年预算安排{reception}万元，主要用于日常公务接待活动，{reception:change}。
（三）公务用车购置及运行费
{year}年预算安排{vehicles}万元，其中：公务用车运行费{running}万元，{running:change}；公务用车购置费{purchase}万元，{purchase:change}。
七、预算绩效目标情况
{year}年{self}共设置{#count}个项目绩效目标，涉及财政拨款资金{in_projects}万元。
八、其他重要事项说明
（一）机关运行经费
?agency {year}年{name}一般公共预算拨款安排的机关运行经费支出{agency}万元，{agency:change}。
!agency {self}没有安排机关运行经费。
（二）政府采购情况
{year}年{name}政府采购预算总额{bought}万元，其中：货物类采购预算{goods}万元、工程类采购预算{works}万元、服务类采购预算{services}万元。
（三）国有资产占用情况
截至{past}年底，{name}共有车辆{#cars}辆，其中：机要通信用车{#official}辆、其他用车{#other}辆。
"""
_FUZHOU_FRAME = Frame(
    cover="{year}年度\n{name}\n{level}预算",
    chapters=(
        ("about", "第一部分 {level}概况"),
        ("tables", "第二部分 {year}年度{level}预算表"),
        ("text", "第三部分 {year}年度{level}预算情况说明"),
        ("terms", "第四部分 名词解释"),
    ),
    number=lambda at: at,
    form="",
)
_HAN = "一二三四五六七八九十"
_MODEL = ("30106", "30203", "30204", "30208", "30214", "30218", "30224", "30225", "30240", "30301")


def _fuzhou(budget):
    def caption(number, title):
        return (f"{_HAN[number - 1]}、{title}", f"{budget.year}年度{title}", "单位：万元")

    press = Press(budget, caption, comma=False)
    among = (("小计", "general"), ("其中：", (("基本支出", "basic"), ("项目支出", "project"))))
    left = [
        ("一、一般公共预算拨款收入", "current"),
        ("二、政府性基金预算拨款收入", "fund"),
        ("三、国有资本经营预算拨款收入", ""),
        ("四、财政专户管理资金收入", ""),
        ("五、事业收入", ""),
        ("六、事业单位经营收入", ""),
        ("七、上级补助收入", ""),
        ("八、附属单位上缴收入", ""),
        ("九、其他收入", "own"),
    ]
    model = {one: (budget.economic.get(one, 0),) for one in sorted({*_MODEL, *budget.economic})}
    model = {code: one for code, one in model.items() if code in budget.economic_tree}
    sheets = [
        sides(
            press,
            "收支预算总表",
            left,
            press.classes("total", codes=FORM),
            [
                ("本年收入合计", "year_total", "本年支出合计", "total"),
                ("上年结转结余", "carried", "结转下年支出", ""),
                ("收入合计", "total", "支出合计", "total"),
            ],
        ),
        one_row(
            press,
            "income",
            "收入预算总表",
            tuple((one, "") for one in ("合计", *(label[2:] for label, _ in left), "上年结转结余")),
            (
                *(budget.sum("total"), budget.sum("general") - budget.carried),
                *(budget.sum("fund"), 0, 0, 0, 0, 0, 0, budget.sum("own"), budget.carried),
            ),
            label=budget.name,
        ),
        press.by_function(
            "expenditure",
            "支出预算总表",
            (
                ("合计", "total"),
                ("基本支出", "basic"),
                ("项目支出", "projects"),
                ("事业单位经营支出", ""),
                ("上缴上级支出", ""),
                ("对附属单位补助支出", ""),
            ),
        ),
        sides(
            press,
            "财政拨款收支预算总表",
            [(label, "general" if name == "current" else name) for label, name in left[:3]],
            press.classes("fiscal", codes=FORM),
            [("收入合计", "fiscal", "支出合计", "fiscal")],
            kind="fiscal",
        ),
        press.by_function("general", "一般公共预算拨款支出预算表", among, "general"),
        _with_note(press, "政府性基金预算拨款支出预算表", "fund"),
        _with_note(press, "国有资本经营预算拨款支出预算表", ""),
        press.coded(
            "general_basic",
            "一般公共预算基本支出经济分类情况表",
            (("预算数", ""),),
            model,
            budget.economic_tree,
        ),
        three(press, "一般公共预算“三公”经费支出预算表", total="合计"),
    ]
    prose = Prose(budget, "比上年{word}{change}万元，{turn}{percent}%", "与上年持平", down="降低")
    blocks = _FUZHOU_FRAME.blocks(budget, sheets, prose.text(_FUZHOU))
    yield from _with_dots(blocks, sheets)


def _with_dots(blocks, sheets):
    """The contents with dots and the numbers of pages."""
    for one in blocks:
        in_contents = isinstance(one, Text) and one.text.startswith("第二部分") and not one.role
        if not in_contents:
            yield one
            continue
        yield Text(f"{one.text}{'.' * 30}7")
        for at, sheet in enumerate(sheets):
            yield Text(f"{_HAN[at]}、{sheet.title}{'.' * 30}{at + 8}", (), "contents")


def _with_note(press, title, measure):
    budget = press.budget
    columns = (("小计", measure), ("其中：", (("基本支出", ""), ("项目支出", measure))))
    kind = "government_fund" if measure else "state_capital"
    if measure and budget.sum(measure):
        return press.by_function(kind, title, columns, measure)
    fund = "政府性基金" if measure else "国有资本经营"
    notes = (f"备注：本{budget.level}{budget.year}年没有使用{fund}预算拨款安排的支出。",)
    return press.coded(kind, title, columns, {}, budget.functional, notes=notes)


# Changsha: tables without numbers, codes split over columns, a note under each.

_CHANGSHA = """
三、{level}收支总体情况
{year}年{level}预算仅包含本级预算。{level}收入总体情况：{year}年收入预算{total}万元，其中，一般公共预算拨款{general}万元，政府性基金预算拨款{fund}万元，其他收入{own}万元。收入{total:change}，主要是工作安排有变化。
{level}支出总体情况：{year}年支出预算{total}万元，其中，基本支出{basic}万元，项目支出{projects}万元。支出{total:change}，主要是项目有所调整。
四、一般公共预算拨款支出
@joined general {year}年一般公共预算拨款支出预算{general}万元，其中，|{class}{amount}万元，占{amount/general}|；|。
（一）基本支出：{year}年基本支出预算数{basic}万元，是保障机构正常运转的开支，其中，人员经费{personnel}万元，公用经费{public}万元。
（二）项目支出：{year}年项目支出预算数{project}万元，是完成特定任务的开支。
五、政府性基金预算支出
?fund {year}年政府性基金预算支出{fund}万元。
!fund {year}年{self}无政府性基金安排的支出。
六、其他重要事项的情况说明
?agency （一）机关运行经费：{year}年{name}机关运行经费{agency}万元，{agency:change}。
（二）“三公”经费预算：{year}年{name}“三公”经费预算数为{three}万元，其中，公务接待费{reception}万元，公务用车购置及运行费{vehicles}万元（其中，公务用车购置费{purchase}万元，公务用车运行费{running}万元），因公出国（境）费{abroad}万元。“三公”经费预算{three:change}。
（三）政府采购情况：{year}年{self}政府采购预算总额{bought}万元，其中，货物类采购预算{goods}万元；工程类采购预算{works}万元；服务类采购预算{services}万元。
（四）国有资产占用使用情况：截至{past}年12月底，{self}共有公务用车{#cars}辆，其中，机要通信用车{#official}辆，其他按照规定配备的公务用车{#other}辆。
（五）预算绩效目标说明：{self}所有支出实行绩效目标管理。纳入{year}年{level}整体支出绩效目标的金额为{total}万元，其中，基本支出{basic}万元，项目支出{projects}万元。
"""
_CHANGSHA_FRAME = Frame(
    cover="{name}\n{year}年{level}预算公开",
    chapters=(
        ("text", "第一部分 {year}年{level}预算说明"),
        ("terms", "七、名词解释"),
        ("tables", "第二部分 {year}年{level}预算表"),
    ),
    form="{}、{}",
    number=str,
    marks=("1．", "2．", "3．"),
)


def _changsha(budget):
    def caption(_number, title):
        return (f"{budget.year}年{title}", f"单位名称：{budget.name}\t单位：万元")

    press = Press(budget, caption, codes="item", count="**")
    leads = (("科目编码", (("类", ""), ("款", ""), ("项", ""))), ("功能科目", ""))
    level = budget.level

    def note(words):
        return (f"注：本表反映{level}本年度{words}情况。",)

    sheets = [
        sides(
            press,
            f"{level}收支总体情况表",
            (
                ("一、本级财政拨款收入", "fiscal"),
                ("二、财政专户管理事业收入", ""),
                ("三、事业单位经营服务收入", ""),
                ("四、上级补助收入", ""),
                ("五、其它收入", "own"),
            ),
            [
                ("一、基本支出", press.money(budget.sum("basic"))),
                ("二、项目支出", press.money(budget.sum("projects"))),
                ("三、事业单位经营支出", ""),
                ("四、对附属单位补助支出", ""),
                ("五、上缴上级支出", ""),
            ],
            [
                ("本 年 收 入 合 计", "total", "本 年 支 出 合 计", "total"),
                ("六、上年结转", "", "六、结余分配", ""),
                ("", "", "七、结转下年", ""),
                ("收 入 总 计", "total", "支 出 总 计", "total"),
            ],
            head=[("收 入", "", "支 出", ""), ("项 目", "本年预算", "项 目", "本年预算")],
            notes=note("的收支总体"),
        ),
        press.by_function(
            "income",
            f"{level}收入总体情况表",
            (
                ("合计", "total"),
                ("本级财政拨款", "fiscal"),
                ("财政专户管理事业收入", ""),
                ("其它收入", "own"),
                ("上年结转", ""),
            ),
            leads=leads,
            notes=note("取得的各项收入"),
        ),
        press.by_function(
            "expenditure",
            f"{level}支出总体情况表",
            (
                ("总 计", "total"),
                ("基本支出", "basic"),
                ("项目支出", "projects"),
                ("事业单位经营支出", ""),
            ),
            leads=leads,
            notes=note("各项支出"),
        ),
        fiscal_sides(
            press,
            "财政拨款收支总体情况表",
            (
                ("一、本年收入", "fiscal"),
                ("1、一般公共预算拨款收入", "general"),
                ("2、政府性基金预算拨款收入", "fund"),
                ("3、国有资本经营预算拨款收入", ""),
            ),
            [("收 入 总 计", "fiscal", "支 出 总 计")],
            form="{}、",
            number=str,
            codes=FORM,
            out="二、结转下年",
            notes=note("财政拨款的总收支"),
        ),
        press.by_function(
            "general",
            "一般公共预算支出情况表",
            (("总 计", "general"), ("基本支出", "basic"), ("项目支出", "project")),
            "general",
            leads=leads,
            notes=note("一般公共预算支出"),
        ),
        press.by_economic(
            "general_basic",
            "一般公共预算基本支出情况表",
            (("总计", "basic"), ("人员类", "personnel"), ("公用经费", "public")),
            codes="one",
            leads=(("经济科目编码", ""), ("经济科目名称", "")),
        ),
        _changsha_three(press),
        _changsha_fund(press, leads),
        by_project(press, "项目支出明细表", (("资金总额", ""),), lead=("单位名称",)),
    ]
    prose = Prose(budget, "比上年预算{word}{change}万元，{turn}{percent}%", "与上年持平")
    yield from _CHANGSHA_FRAME.blocks(budget, sheets, prose.text(_CHANGSHA))


def _changsha_three(press):
    budget = press.budget
    figures = budget.three
    vehicles = figures["purchase"] + figures["running"]
    amounts = (
        *(vehicles + figures["abroad"] + figures["reception"], figures["reception"]),
        *(figures["abroad"], vehicles, figures["purchase"], figures["running"]),
    )
    columns = ("小计", "公务接待费", "因公出国（境）费", "公务用车购置及运行费")
    columns = (*columns, "其中：公务用车购置", "其中：公务用车运行费")
    head = (("三公经费预算数（财政拨款）", tuple((one, "") for one in columns)),)
    note = f"注：本表反映{budget.level}本年度“三公”经费情况，此表如无数字则表示单位无该项支出。"
    title = "一般公共预算“三公”经费支出情况表"
    return one_row(press, "three_public", title, head, amounts, label=budget.name, notes=(note,))


def _changsha_fund(press, leads):
    budget = press.budget
    note = "注：本表反映本年度政府性基金预算支出情况，此表如无数字则表示单位无该项支出。"
    columns = (("总 计", "fund"), ("基本支出", ""), ("项目支出", "fund"))
    title = "政府性基金预算支出情况表"
    if budget.sum("fund"):
        return press.by_function(
            "government_fund", title, columns, "fund", leads=leads, notes=(note,)
        )
    return press.coded(
        "government_fund", title, columns, {}, budget.functional, leads=leads, notes=(note,)
    )


# Shenzhen: title and head again on each page, memo columns of purchases, names in 收支总表.

_SHENZHEN = """
第二部分 {level}预算收支总体情况
@joined total {year}年{name}{level}预算收入{total}万元，{total:change}；{level}预算支出{total}万元，{total:change}。其中：|{class}{amount}万元|，|。
第三部分 {level}预算支出具体情况
{name}{level}预算支出{total}万元，包括人员支出{personnel}万元、公用支出{public}万元、项目支出{projects}万元。
（一）人员支出{personnel}万元，主要是在职人员工资福利支出和离退休人员经费。
（二）公用支出{public}万元，主要用于机构的日常运转。
第四部分 政府采购预算情况
{name}纳入{year}年{level}预算的政府采购项目共有{bought}万元，其中：货物类项目{goods}万元、工程类项目{works}万元、服务类项目{services}万元。
第五部分 财政拨款“三公”经费预算情况
{year}年财政拨款“三公”经费预算{three}万元，{three:change}。
1.因公出国（境）费用。{year}年预算数{abroad}万元，{abroad:change}。
2.公务接待费。{year}年预算数{reception}万元，{reception:change}。
3.公务用车购置和运行维护费。{year}年预算数{vehicles}万元，其中：
公务用车购置费{year}年预算数{purchase}万元，{purchase:change}；
公务用车运行维护费{year}年预算数{running}万元，{running:change}。
第六部分 {level}预算绩效管理情况
{year}年{name}所有项目支出预算纳入绩效管理，涉及预算资金{in_projects}万元，设置并编报{#count}个项目绩效目标。
第七部分 其他需要说明情况
一、机关运行经费
?agency {year}年{self}机关运行经费财政拨款预算{agency}万元，{agency:change}。
!agency {self}没有机关运行经费。
二、国有资产占用情况
截至{past}年10月，{name}共有车辆{#cars}辆，其中：机要通信用车{#official}辆、其他用车{#other}辆。
三、其他
!fund {self}无政府性基金预算支出和国有资本经营预算支出。
"""
_SHENZHEN_FRAME = Frame(
    cover="{year}年{name}{level}预算",
    chapters=(
        ("about", "第一部分 {level}概况"),
        ("text", "一、文字部分"),
        ("terms", "第八部分 名词解释"),
        ("tables", "二、表格部分"),
    ),
    form="（{}）{}",
)


def _shenzhen(budget):
    def caption(number, title):
        return (f"表 {number}", title, f"{budget.level}名称：{budget.name}\t单位：万元")

    press = Press(budget, caption, blank="0.00")
    year = budget.year
    memo = (
        f"{year}年政府采购项目",
        (
            ("小计", ""),
            (f"其中：{year}年政府采购项目中预留给中小企业的项目资金规模", ""),
        ),
    )
    paid = min(sum(budget.bought.values()), max(one.project for one in budget.items))
    first = max(budget.items, key=lambda one: one.project).code
    figures = {
        one.code: (one.total, one.basic, one.projects, 0, 0, paid * (one.code == first), 0)
        for one in budget.items
    }
    head = [("收 入", "", "支 出", ""), ("项 目", f"{year}年预算数") * 2]
    sheets = [
        sides(
            press,
            "收支总表",
            (
                ("一、财政拨款", "year_fiscal"),
                ("　1.一般公共预算拨款", "current"),
                ("　2.政府性基金预算拨款", "fund"),
                ("　3.国有资本经营预算拨款", ""),
                ("二、财政专户管理资金", ""),
                ("三、单位资金", "own"),
            ),
            press.by_name("total"),
            [
                ("本年收入合计", "year_total", "本年支出合计", "total"),
                ("上年结余、结转", "carried", "结转下年", ""),
                ("收入总计", "total", "支出总计", "total"),
            ],
            head=head,
        ),
        one_row(
            press,
            "income",
            "收入总表",
            (
                ("收入总计", ""),
                (
                    "本年收入",
                    (
                        (
                            "财政拨款",
                            tuple((one, "") for one in ("一般公共预算拨款", "政府性基金预算拨款")),
                        ),
                        ("财政专户管理资金", ""),
                        ("单位资金", (("事业收入", ""), ("其他收入", ""))),
                    ),
                ),
                ("上年结余、结转", ""),
            ),
            (
                *(budget.sum("total"), budget.sum("general") - budget.carried, budget.sum("fund")),
                *(0, 0, budget.sum("own"), budget.carried),
            ),
            label=budget.name,
        ),
        press.coded(
            "expenditure",
            "支出总表",
            (
                ("支出总计", ""),
                ("基本支出", ""),
                ("项目支出", ""),
                ("事业单位经营支出", ""),
                ("上缴上级支出", ""),
                memo,
            ),
            figures,
            budget.functional,
        ),
        press.by_economic(
            "basic",
            "基本支出总表",
            (("合计", "basic"), ("人员支出", "personnel"), ("公用支出", "public")),
        ),
        by_project(
            press,
            "项目支出总表",
            (("合计", ""), ("一般公共预算拨款", ""), ("政府性基金预算拨款", ""), ("单位资金", "")),
            lead=("预算单位",),
        ),
        sides(
            press,
            "财政拨款收支总表",
            (
                ("一、本年收入", "year_fiscal"),
                ("（一）一般公共预算拨款", "current"),
                ("（二）政府性基金预算拨款", "fund"),
                ("二、上年结转", "carried"),
            ),
            [
                ("一、本年支出", press.money(budget.sum("fiscal"))),
                *press.classes("fiscal", "（{}）"),
                ("二、结转下年", "0.00"),
            ],
            [("收入总计", "fiscal", "支出总计", "fiscal")],
            kind="fiscal",
            head=head,
        ),
        press.by_function(
            "general",
            "一般公共预算支出表（按功能分类）",
            (("一般公共预算支出", "general"), ("基本支出", "basic"), ("项目支出", "project")),
            "general",
        ),
        three(press, "财政拨款“三公”经费支出表", total="“三公”经费合计"),
        _shenzhen_fund(press, "政府性基金预算支出表", "fund"),
        _shenzhen_fund(press, "国有资本经营预算支出表", ""),
    ]
    prose = Prose(
        budget,
        "较{past}年年初预算{word}{change}万元，{turn}{percent}%",
        "与{past}年年初预算持平",
        comma=True,
    )
    blocks = list(_SHENZHEN_FRAME.blocks(budget, sheets, prose.text(_SHENZHEN)))
    yield from blocks


def _shenzhen_fund(press, title, measure):
    budget = press.budget
    columns = (("合计", measure), ("基本支出", ""), ("项目支出", measure))
    kind = "government_fund" if measure else "state_capital"
    if measure and budget.sum(measure):
        return press.by_function(kind, title, columns, measure)
    fund = "政府性基金" if measure else "国有资本经营"
    notes = (f"注：本{budget.level}本年没有{fund}预算支出，故本表为空。",)
    return press.coded(kind, title, columns, {}, budget.functional, notes=notes)


# Guangzhou: codes in brackets before the names, a column of numbers of classes of projects.

_GUANGZHOU = """
一、{year}年{level}预算收支增减变化情况说明
{name}{year}年收入预算{total}万元，{total:change}，主要原因是工作安排有变化；支出预算{total}万元，{total:change}，主要原因是工作安排有变化。
（一）基本支出{basic}万元，{basic:change}。
（二）项目支出{projects}万元，{projects:change}。
二、“三公”经费安排情况说明
{year}年{level}预算安排“三公”经费{three}万元，{three:change}。其中：因公出国（境）费{abroad}万元，{abroad:change}；公务用车购置及运行维护费{vehicles}万元，{vehicles:change}，其中公务用车购置费{purchase}万元，公务用车运行维护费{running}万元；公务接待费{reception}万元，{reception:change}。
三、机关运行经费安排情况说明
?agency {year}年{self}机关运行经费安排{agency}万元，{agency:change}。
!agency {self}没有机关运行经费。
四、政府采购情况说明
{year}年{self}政府采购安排{bought}万元，其中：货物类采购预算{goods}万元，工程类采购预算{works}万元，服务类采购预算{services}万元。
五、国有资产占有使用情况说明
截至{past}年12月31日，{self}车辆共{#cars}辆，其中：机要通信用车{#official}辆、其他用车{#other}辆。
六、一般公共预算支出情况说明
@joined general {year}年一般公共预算支出{general}万元，其中：|{class}{amount}万元|，|。
"""
_GUANGZHOU_FRAME = Frame(
    cover="{year}年\n{name}{level}预算",
    chapters=(
        ("about", "第一部分 {name}概况"),
        ("tables", "第二部分 {year}年{level}预算表"),
        ("text", "第三部分 {year}年{level}预算情况说明"),
        ("terms", "第四部分 名词解释"),
    ),
)


def _guangzhou(budget):
    def caption(number, title):
        return (f"单位名称：{budget.name}\t单位：万元", f"表{number}", title)

    press = Press(budget, caption, codes="bracket", blank="0.00")
    functional = (("功能科目名称", ""),)
    economic = (("部门预算支出经济科目", ""),)
    codes = (("功能分类科目", (("科目编码", ""), ("科目名称", ""))),)
    ahead = Press(budget, caption, codes="indented", blank="0.00")
    head = [("收入", "", "支出", ""), ("项目", "预算") * 2]
    note = ("注：无。",)

    def after(number):
        ahead.number = number

    sheets = [
        sides(
            press,
            "收支总体情况表",
            (
                ("一、预算拨款", "year_fiscal"),
                ("二、财政专户拨款", ""),
                ("三、事业收入", ""),
                ("四、事业单位经营收入", ""),
                ("五、其他收入", "own"),
                ("六、上级补助收入", ""),
                ("七、附属单位上缴收入", ""),
            ),
            press.classes("total", codes=FORM),
            [
                ("本年收入合计", "year_total", "本年支出合计", "total"),
                ("上年结转结余", "carried", "结转结余下年", ""),
                ("收入总计", "total", "支出总计", "total"),
            ],
            head=head,
        ),
        one_row(
            press,
            "income",
            "收入总体情况表",
            (
                ("合计", ""),
                (
                    "财政拨款收入",
                    tuple(
                        (one, "") for one in ("一般公共预算", "政府性基金预算", "国有资本经营预算")
                    ),
                ),
                ("其他资金收入", (("事业收入", ""), ("其他收入", ""))),
                ("上年结转结余", ""),
            ),
            (
                *(budget.sum("total"), budget.sum("general") - budget.carried),
                *(budget.sum("fund"), 0, 0, budget.sum("own"), budget.carried),
            ),
            label=budget.name,
            notes=note,
        ),
    ]
    after(2)
    sheets.append(
        ahead.by_function(
            "expenditure",
            "本年支出总体情况表",
            (
                ("合计", "total"),
                ("基本支出", "basic"),
                ("项目支出", "projects"),
                ("事业单位经营支出", ""),
            ),
            leads=codes,
            notes=note,
        )
    )
    press.number = 3
    sheets += [
        sides(
            press,
            "财政拨款收支总体情况表",
            (
                ("一、一般公共预算", "general"),
                ("二、政府性基金预算", "fund"),
                ("三、国有资本经营预算", ""),
            ),
            press.classes("fiscal", codes=FORM),
            [
                ("本年收入合计", "fiscal", "本年支出合计", "fiscal"),
                ("收入总计", "fiscal", "支出总计", "fiscal"),
            ],
            kind="fiscal",
            head=head,
        ),
        press.by_function(
            "general",
            "一般公共预算支出情况表（按功能分类科目）",
            (
                (
                    "一般公共预算支出",
                    (("小计", "general"), ("其中：基本支出", "basic"), ("项目支出", "project")),
                ),
            ),
            "general",
            leads=functional,
            notes=note,
        ),
        press.by_economic(
            "general_basic",
            "一般公共预算基本支出情况表（按经济分类科目）",
            (("预算", "basic"),),
            leads=economic,
        ),
        _guangzhou_three(press),
    ]
    after(7)
    sheets += [
        _guangzhou_fund(ahead, "政府性基金预算支出情况表", "fund", codes),
        _guangzhou_fund(ahead, "国有资本经营预算支出情况表", "", codes),
    ]
    press.number = 9
    sheets.append(
        by_project(
            press,
            "部门预算项目支出及其他支出预算表",
            (("总计", ""), ("一般公共预算", ""), ("政府性基金预算", ""), ("其他资金", "")),
            label="支出项目类别（资金使用单位）",
        )
    )
    prose = Prose(budget, "比上年{word}{change}万元，{turn}{percent}%", "与上年持平")
    yield from _GUANGZHOU_FRAME.blocks(budget, sheets, prose.text(_GUANGZHOU))


def _guangzhou_three(press):
    """One row for each part, and a column for each fund."""
    budget = press.budget
    figures = budget.three
    vehicles = figures["purchase"] + figures["running"]
    rows = [
        ("项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"),
    ]
    for label, amount in (
        ("行政经费", budget.sum("public") * budget.is_office),
        ("“三公”经费", vehicles + figures["abroad"] + figures["reception"]),
        ("　　其中：（一）因公出国（境）支出", figures["abroad"]),
        ("　　　　　（二）公务用车购置及运行维护支出", vehicles),
        ("　　　　　　　　1.公务用车购置费", figures["purchase"]),
        ("　　　　　　　　2.公务用车运行维护费", figures["running"]),
        ("　　　　　（三）公务接待费支出", figures["reception"]),
    ):
        rows.append((label, *press.amounts((amount, amount, 0, 0))))
    title = "财政拨款安排的行政经费及“三公”经费预算表"
    return press.sheet("three_public", title, rows, 1)


def _guangzhou_fund(press, title, measure, leads):
    budget = press.budget
    fund = "政府性基金" if measure else "国有资本经营"
    columns = (
        (
            f"{fund}预算支出",
            (("小计", measure), ("其中：基本支出", ""), ("项目支出", measure)),
        ),
    )
    kind = "government_fund" if measure else "state_capital"
    if measure and budget.sum(measure):
        return press.by_function(kind, title, columns, measure, leads=leads)
    notes = ("注：本表本年无发生额。",)
    return press.coded(kind, title, columns, {}, budget.functional, leads=leads, notes=notes)


PLACES = (
    Place("fuzhou", 2026, _fuzhou, paper=Paper(foot="{}", upright=True), format="pdf"),
    Place("changsha", 2025, _changsha, paper=Paper(foot="", repeat="title", rows=14)),
    Place("shenzhen", 2026, _shenzhen, paper=Paper(repeat="title", rows=16)),
    Place("guangzhou", 2026, _guangzhou, paper=Paper(repeat="head")),
)
