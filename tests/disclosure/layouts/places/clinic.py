"""Accounts with money left at the end of the year: a hospital, and the forms GK01 to GK09."""

from attrs import evolve
from disclosure.layouts.place import Place
from disclosure.layouts.places.account import NAMES, account
from disclosure.layouts.places.common import sum_of
from disclosure.layouts.places.framing import Frame
from disclosure.layouts.places.rich import END, Rich, planned
from disclosure.layouts.press import FORM, Press, heads
from disclosure.layouts.prose import figure

__all__ = ["PLACES"]

_CHANGE = "{word}{change}万元，{turn}{percent}%"
_LEADS = (("项目", (("科目代码", ""), ("科目名称", ""))),)
_FUNDS = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
_NONE = "注：本表无数据，{name}没有{fund}预算财政拨款收入和支出。"


def _tables(press, own, *, lined):
    """The nine tables of the ministry, with what is left; ``own`` is the unit's own income."""
    sheets = account(press, leads=_LEADS, note="", none=_NONE)
    sheets[0] = _both(press, own, lined=lined)
    sheets[1] = _income(press, own)
    sheets[3] = _fiscal(press, lined=lined)
    return sheets


def _halves(press, kind, title, sides, end, head, *, lined):
    """Income beside expenditure, with the numbers of the lines or without."""
    left, right = sides
    width = len(end[0]) - 2
    height = max(len(left), len(right))
    left = [*left, *[("", "")] * (height - len(left))]
    right = [*right, *[("",) * width] * (height - len(right))]
    body = [*((*a, *b) for a, b in zip(left, right, strict=True)), *end]
    if lined:
        deep = len(body)
        body = [
            (row[0], str(at), row[1], row[2], str(at + deep), *row[3:])
            for at, row in enumerate(body, 1)
        ]
    spans = [(0, 0, 1, 2 + lined), (0, 2 + lined, 1, width + lined)]
    return press.sheet(kind, title, [*head, *body], len(head), spans)


def _both(press, own, *, lined):
    budget, money = press.budget, press.money
    labels = (
        "一般公共预算财政拨款收入",
        "政府性基金预算财政拨款收入",
        "国有资本经营预算财政拨款收入",
    )
    labels = (*labels, "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
    figures = {
        labels[0]: sum_of(budget, "current") + END,
        labels[1]: budget.sum("fund"),
        own: budget.sum("own"),
    }
    left = [
        (f"{number}、{label}", money(figures.get(label, 0)))
        for number, label in zip("一二三四五六七八", labels, strict=True)
    ]
    total, carried = budget.sum("total"), budget.carried
    end = [
        ("本年收入合计", money(total + END - carried), "本年支出合计", money(total)),
        ("使用非财政拨款结余（含专用结余）", "", "结余分配", ""),
        ("年初结转和结余", money(carried), "年末结转和结余", money(END)),
        ("总计", money(total + END), "总计", money(total + END)),
    ]
    head = [("收入", "", "支出", ""), ("项目", "决算数", "项目", "决算数")]
    if lined:
        head = [
            ("收入", "", "", "支出", "", ""),
            ("项目", "行次", "决算数", "项目", "行次", "决算数"),
            ("栏次", "", "1", "栏次", "", "2"),
        ]
    right = press.classes("total", codes=FORM)
    title = NAMES["income_expenditure"]
    return _halves(press, "final_income_expenditure", title, (left, right), end, head, lined=lined)


def _income(press, own):
    """本年收入 by item: what is left came in with the first project."""
    budget = press.budget
    carried = budget.parts_of_items()
    first = next(one.code for one in budget.items if one.project)
    columns = ("本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入")
    columns = (*columns, "附属单位上缴收入", "其他收入")
    figures = {}
    for one in budget.items:
        fiscal = one.fiscal - carried[one.code] + END * (one.code == first)
        held = {"本年收入合计": fiscal + one.own, "财政拨款收入": fiscal, own: one.own}
        if any(held.values()):
            figures[one.code] = tuple(held.get(name, 0) for name in columns)
    heads_of = tuple((one, "") for one in columns)
    tree = budget.functional
    return press.coded("final_income", NAMES["income"], heads_of, figures, tree, leads=_LEADS)


def _fiscal(press, *, lined):
    budget, money = press.budget, press.money
    general, grants, carried = budget.sum("general"), budget.sum("fund"), budget.carried
    left = [
        ("一、一般公共预算财政拨款", money(general - carried + END)),
        ("二、政府性基金预算财政拨款", money(grants)),
        ("三、国有资本经营预算财政拨款", ""),
    ]
    nothing = ("",) * 4
    spent, left_over, whole = (
        press.amounts((general * a + grants * b + END * c, general * a + END * c, grants * b, 0))
        for a, b, c in ((1, 1, 0), (0, 0, 1), (1, 1, 1))
    )
    end = [
        ("本年收入合计", money(general + grants + END - carried), "本年支出合计", *spent),
        ("年初财政拨款结转和结余", money(carried), "年末财政拨款结转和结余", *left_over),
        ("一、一般公共预算财政拨款", money(carried), "", *nothing),
        ("二、政府性基金预算财政拨款", "", "", *nothing),
        ("总计", money(general + grants + END), "总计", *whole),
    ]
    head = [("收入", "", "支出", "", "", "", ""), ("项目", "决算数", "项目", "小计", *_FUNDS)]
    if lined:
        head = [
            ("收入", "", "", "支出", "", "", "", "", ""),
            ("项目", "行次", "金额", "项目", "行次", "合计", *_FUNDS),
            ("栏次", "", "1", "栏次", "", "2", "3", "4", "5"),
        ]
    right = press.classes("fiscal", codes=FORM, funds=("general", "fund", ""))
    return _halves(press, "final_fiscal", NAMES["fiscal"], (left, right), end, head, lined=lined)


def _public(budget):
    """The plan and the account of each part of the “三公” expenditure, by its name."""
    for parts in (planned(budget), budget.three):
        vehicles = parts["purchase"] + parts["running"]
        yield {
            "three": vehicles + parts["abroad"] + parts["reception"],
            **parts,
            "vehicles": vehicles,
        }


def _three_beside(press, title):
    """Six columns of the plan and six of the account, in one row."""
    inside = tuple((one, "") for one in ("小计", "公务用车购置费", "公务用车运行维护费"))
    part = (
        *(("合计", ""), ("因公出国（境）费", "")),
        *(("公务用车购置及运行维护费", inside), ("公务接待费", "")),
    )
    head, spans = heads((("预算数", part), ("决算数", part)))
    order = ("three", "abroad", "vehicles", "purchase", "running", "reception")
    amounts = [one[name] for one in _public(press.budget) for name in order]
    rows = [*head, tuple(map(str, range(1, 13))), press.amounts(amounts)]
    return press.sheet("final_three_public", title, rows, len(head) + 1, spans)


_DOWN = (
    ("（一）支出合计", "three"),
    ("1．因公出国（境）费", "abroad"),
    ("2．公务用车购置及运行维护费", "vehicles"),
    ("（1）公务用车购置费", "purchase"),
    ("（2）公务用车运行维护费", "running"),
    ("3．公务接待费", "reception"),
)


def _three_down(press, title):
    """Line by line, the numbers of guests and cars below the amounts."""
    plan, spent = _public(press.budget)
    rows = [("项目", "行次", "预算数", "决算数"), ("栏次", "", "1", "2")]
    rows.append(("一、“三公”经费支出", "1", "—", "—"))
    for at, (label, name) in enumerate(_DOWN, 2):
        rows.append((label, str(at), press.money(plan[name]), press.money(spent[name])))
    reception = spent["reception"]
    counts = (
        ("（二）相关统计数", "—"),
        ("1．公务用车保有量（辆）", str(figure(press.budget, "cars"))),
        ("2．国内公务接待批次（个）", str(reception // 120000 + 1)),
        ("3．国内公务接待人次（人）", str(reception // 12000 + 3)),
    )
    rows += [(label, str(at), "—", said) for at, (label, said) in enumerate(counts, 8)]
    return press.sheet("final_three_public", title, rows, 2)


# A hospital: 事业收入, 附件1 above a title that begins with the name, no numbers of lines.

_HOSPITAL = """
一、收入支出决算总体情况
{year}年度收入总计{all}万元、支出总计{all}万元。与上年决算数相比，收、支总计各{all:change}，主要原因是业务量变化。
二、收入决算情况
{year}年度本年收入合计{in}万元，较上年决算数{in:change}。其中：财政拨款收入{in_fiscal}万元，占{in_fiscal/in}；事业收入{own}万元，占{own/in}。此外，使用非财政拨款结余0.00万元，年初结转和结余{carried}万元。
三、支出决算情况
{year}年度本年支出合计{total}万元，较上年决算数{total:change}。其中：基本支出{basic}万元，占{basic/total}；项目支出{projects}万元，占{projects/total}；经营支出0.00万元，占0.00%。此外，结余分配0.00万元，年末结转和结余{left}万元。
四、财政拨款收入支出决算总体情况
{year}年度财政拨款收、支总计{all_fiscal}万元，与{past}年相比，{all_fiscal:change}。
五、一般公共预算财政拨款支出决算情况
{year}年度一般公共预算财政拨款支出{general}万元，较上年决算数{general:change}。
@classes general （{n}）{class}{amount}万元，占{amount/general}。
六、一般公共预算财政拨款基本支出决算情况
{year}年度一般公共财政拨款基本支出{basic}万元。其中：人员经费{personnel}万元，主要用于{list personnel}。公用经费{public}万元，主要用于{list public}。
七、“三公”经费情况
{year}年度“三公”经费支出共计{three}万元，较年初预算数{plan_three}万元，厉行节约；较上年支出数{three:change}。
因公出国（境）费用{abroad}万元，较上年支出数{abroad:change}。
公务车购置费{purchase}万元，较上年支出数{purchase:change}。
公务车运行维护费{running}万元，较上年支出数{running:change}。
公务接待费{reception}万元，较上年支出数{reception:change}。
八、其他需要说明的事项
（一）国有资产占用情况
截至{year}年12月31日，本单位共有车辆{#cars}辆，其中，机要通信用车{#official}辆、其他用车{#other}辆。
（二）政府采购支出情况
{year}年度本单位政府采购支出总额{bought}万元，其中：政府采购货物支出{goods}万元、政府采购工程支出{works}万元、政府采购服务支出{services}万元。
"""
_HOSPITAL_FRAME = Frame(
    cover="{name}\n{year}年度单位决算",
    chapters=(
        ("about", "第一部分 单位基本情况"),
        ("text", "第二部分 {year}年度单位决算情况说明"),
        ("terms", "第三部分 专业名词解释"),
        ("tables", "第四部分 {year}年度单位决算表"),
    ),
)


def _hospital(budget):
    press = Press(
        budget,
        lambda number, title: (
            f"附件{number}",
            f"{budget.name}{budget.year}年度{title}",
            f"公开部门：{budget.name}\t单位：万元",
        ),
        blank="0.00",
    )
    sheets = _tables(press, "事业收入", lined=False)
    basic = (("合计", "basic"), ("人员经费", "personnel"), ("公用经费", "public"))
    leads = (("项目", (("经济分类科目编码", ""), ("科目名称", ""))),)
    # The captions have the numbers in the order of the tables.
    press.number = 5
    sheets[5] = press.by_economic("final_general_basic", NAMES["general_basic"], basic, leads=leads)
    sheets[6] = _three_beside(press, NAMES["three_public"])
    prose = Rich(budget, _CHANGE, "无增减", digits=1)
    yield from _HOSPITAL_FRAME.blocks(budget, _numbered(press, sheets), prose.text(_HOSPITAL))


def _numbered(press, sheets):
    """The tables under the captions that their places give them."""
    return [
        evolve(sheet, caption=tuple(press.caption(at, sheet.title)))
        for at, sheet in enumerate(sheets, 1)
    ]


# Shanxi: GK01 beside 公开01表, maker, year and unit in a line, the three below each other.

_SHANXI = """
一、收入支出决算总体情况说明
{year}年度收、支总计{all}万元。与{past}年度相比，收、支总计各{all:change}，主要原因是项目资金变化。
二、收入决算情况说明
{year}年度收入合计{in}万元，其中：财政拨款收入{in_fiscal}万元，占{in_fiscal/in}；上级补助收入0.00万元，占0.00%；其他收入{own}万元，占{own/in}。
三、支出决算情况说明
{year}年度支出合计{total}万元，其中：基本支出{basic}万元，占{basic/total}；项目支出{projects}万元，占{projects/total}；经营支出0.00万元，占0.00%。
四、财政拨款收入支出决算总体情况说明
{year}年度财政拨款收、支总计{all_fiscal}万元。与{past}年度相比，财政拨款收、支总计各{all_fiscal:change}。
五、一般公共预算财政拨款支出决算情况说明
{year}年度一般公共预算财政拨款支出年初预算为{planned_all}万元，支出决算为{general}万元，完成年初预算的{general/planned_all}。其中：
@items general {n}.{path}。年初预算为{planned}万元，支出决算为{amount}万元，完成年初预算的{amount/planned}。
六、一般公共预算财政拨款基本支出决算情况说明
{year}年度一般公共预算财政拨款基本支出{basic}万元，其中：人员经费{personnel}万元，主要包括{list personnel}；公用经费{public}万元，主要包括{list public}。
七、财政拨款“三公”经费支出决算情况说明
{year}年度“三公”经费财政拨款支出预算为{plan_three}万元，支出决算为{three}万元，完成预算的{three/plan_three}。
1.因公出国（境）费预算为{plan_abroad}万元，支出决算为{abroad}万元，比上年{abroad:change}。
2.公务用车购置及运行维护费预算为{plan_vehicles}万元，支出决算为{vehicles}万元，完成预算的{vehicles/plan_vehicles}，比上年{vehicles:change}。其中：公务用车购置支出为{purchase}万元，公务用车运行维护费支出为{running}万元。
3.公务接待费预算为{plan_reception}万元，支出决算为{reception}万元，完成预算的{reception/plan_reception}，比上年{reception:change}。国内公务接待{#groups}批次，国内公务接待{#guests}人次。
八、其他重要事项的情况说明
（一）政府采购支出情况。
{year}年度政府采购支出总额{bought}万元，其中：政府采购货物支出{goods}万元、政府采购工程支出{works}万元、政府采购服务支出{services}万元。授予中小企业合同金额{small}万元，占政府采购支出总额的{small/bought}，其中：授予小微企业合同金额{smallest}万元，占授予中小企业合同金额的{smallest/small}。
（二）国有资产占用情况。
截至{year}年12月31日，{name}共有车辆{#cars}辆，其中：机要通信用车{#official}辆、其他用车{#other}辆。
"""
_SHANXI_FRAME = Frame(
    cover="{year}年度{name}决算公开",
    chapters=(
        ("about", "第一部分 {name}概况"),
        ("tables", "第二部分 {name}{year}年度部门决算公开报表"),
        ("text", "第三部分 {name}{year}年度部门决算情况说明"),
        ("terms", "第四部分 名词解释"),
    ),
)


def _shanxi(budget):
    press = Press(
        budget,
        lambda number, title: (
            title,
            f"公开{number:02}表　　GK{number:02}",
            f"编制单位：{budget.name}　　{budget.year}年度\t金额单位：元",
        ),
        unit="元",
        count="栏次",
    )
    sheets = _tables(press, "其他收入", lined=True)
    sheets[6] = _three_down(press, NAMES["three_public"])
    prose = Rich(budget, _CHANGE, "持平")
    yield from _SHANXI_FRAME.blocks(budget, _numbered(press, sheets), prose.text(_SHANXI))


_CLINIC = {"sections": ("21002",), "office": False, "names": ("样例县人民医院",)}

PLACES = (
    Place(
        "hospital account",
        2023,
        _hospital,
        level="单位",
        kind="final account",
        format="docx",
        aside=True,
        figures=_CLINIC,
    ),
    Place(
        "shanxi account",
        2020,
        _shanxi,
        kind="final account",
        format="xlsx",
        figures={"step": 1, "office": True},
    ),
)
