"""Xi'an and Chongqing."""

from attrs import evolve
from disclosure.layouts.paper import Paper
from disclosure.layouts.place import Place
from disclosure.layouts.places.common import bought, by_project, fiscal_sides, three
from disclosure.layouts.places.framing import Frame
from disclosure.layouts.places.government import government_of
from disclosure.layouts.press import FORM, Press, heads
from disclosure.layouts.prose import Prose
from disclosure.synthetic.model import Sheet, Text

import govbudget as gb

__all__ = ["PLACES"]

_XIAN = """
五、{year}年{level}预算收支说明
(一)收支预算总体情况
按照综合预算的原则，{self}所有收入和支出均纳入{level}预算管理。{year}年{self}预算收入{fiscal}万元，其中一般公共预算拨款收入{general}万元、政府性基金拨款收入{fund}万元，{year}年{self}预算收入{fiscal:change}，主要原因是工作任务有变化；{year}年{self}预算支出{fiscal}万元，其中一般公共预算拨款支出{general}万元、政府性基金拨款支出{fund}万元，{year}年{self}预算支出{fiscal:change}，主要原因是工作任务有变化。
(二)财政拨款收支情况
{year}年{self}财政拨款收入{fiscal}万元，其中一般公共预算拨款收入{general}万元、政府性基金拨款收入{fund}万元，{year}年{self}财政拨款收入{fiscal:change}，主要原因是工作任务有变化。
(三)一般公共预算拨款支出明细情况
1、一般公共预算当年拨款规模变化情况
{year}年{self}当年一般公共预算拨款支出{general}万元，{general:change}，主要原因是项目有所调整。
2、支出按功能科目分类的明细情况
{year}年{self}当年一般公共预算支出{general}万元，其中：
@items general （{n}）{item}({code}){amount}万元，{amount:change}，原因是工作安排有调整；
3、支出按经济科目分类的明细情况
{year}年{self}当年一般公共预算基本支出{basic}万元，其中：
工资福利支出(301){301}万元；商品和服务支出(302){302}万元；对个人和家庭的补助支出(303){303}万元。
(四)政府性基金预算支出情况
?fund {self}当年政府性基金预算支出{fund}万元。
!fund {self}无当年政府性基金预算收支，并已公开空表。
(五)国有资本经营预算拨款收支情况
{self}无当年国有资本经营预算拨款收支。
六、{level}预算“三公”经费等预算情况说明
{year}年{self}当年一般公共预算“三公”经费预算支出{three}万元，{three:change}。其中：因公出国（境）经费{abroad}万元，{abroad:change}；公务接待费{reception}万元，{reception:change}；公务用车运行维护费{running}万元，{running:change}；公务用车购置费{purchase}万元，{purchase:change}。
七、{level}国有资产占有使用及资产购置情况说明
截止{past}年底，{self}所属预算单位共有车辆{#cars}辆，单价20万元以上的设备1台（套）。
八、{level}政府采购情况说明
{year}年{self}政府采购预算共{bought}万元，其中政府采购货物类预算{goods}万元、政府采购工程类预算{works}万元、政府采购服务类预算{services}万元。
九、{level}预算绩效目标情况说明
{year}年{self}绩效目标管理全覆盖，涉及当年一般公共预算当年拨款{general}万元。
十、机关运行经费安排情况说明
{self}当年机关运行经费预算安排{agency}万元，{agency:change}，主要原因是人员有变动。
"""
_XIAN_FRAME = Frame(
    cover="{name}\n{year}年{level}综合预算",
    chapters=(
        ("about", "第一部分 {level}概况"),
        ("text", "第二部分 收支情况"),
        ("terms", "第三部分 专业名词解释"),
        ("tables", "第四部分 公开报表"),
    ),
    marks=("1.", "2.", "3."),
    form="",
)


def _xian(budget):
    def caption(number, title):
        return (f"表{number}", title, f"金额单位：{press.unit}")

    press = Press(budget, caption, unit="元", comma=False, blank="0.00")
    year = f"{budget.year}年{budget.level}综合预算"
    sheets = [
        _sides(press, f"{year}收支总表", "一、部门预算", "income_expenditure"),
        _of_units(press, f"{year}收入总表", "income"),
        _of_units(press, f"{year}支出总表", "expenditure"),
        _sides(press, f"{year}财政拨款收支总表", "一、财政拨款", "fiscal"),
        _by_function(press, f"{year}一般公共预算支出明细表（按支出功能分类科目）", "general"),
        _pairs(press, f"{year}一般公共预算支出明细表（按支出经济分类科目）", full=True),
        _by_function(press, f"{year}一般公共预算基本支出明细表（按支出功能分类科目）", "basic"),
        _pairs(press, f"{year}一般公共预算基本支出明细表（按支出经济分类科目）", full=False),
        _fund(press, f"{year}政府性基金收支表"),
        by_project(press, f"{year}专项业务经费支出表", (("项目金额", ""),), lead=("单位名称",)),
        three(
            press,
            f"{year}一般公共预算拨款“三公”经费及会议费、培训费支出预算表",
            total="“三公”经费小计",
        ),
    ]
    text = Prose(
        budget, "较上年{word}{change}万元（{percent}%）", "与上年持平", "较上年{word}{change}万元"
    ).text(_XIAN)
    blocks = list(_XIAN_FRAME.blocks(budget, sheets, text))
    at = next(at for at, one in enumerate(blocks) if isinstance(one, Sheet))
    yield from blocks[:at]
    yield Text("目 录", (), "title")
    yield _list(sheets)
    yield from blocks[at:]


def _list(sheets):
    """The printed list of the tables: which is empty, and why."""
    rows = [("报表", "报表名称", "是否空表", "公开空表理由")]
    for at, one in enumerate(sheets, 1):
        empty = not any(cell.strip("0.") for _, _, cell in one.amounts())
        rows.append((f"表{at}", one.title, *(("是", "不涉及") if empty else ("", ""))))
    return Sheet("list", "", "", tuple(rows), 1)


def _numbered(press, kind, title, columns, body, **how):
    """A table with a serial number in front of each row."""
    head, spans = heads((("序号", ""), *columns))
    rows = [*head, *((str(at), *row) for at, row in enumerate(body, 1))]
    return press.sheet(kind, title, rows, len(head), spans, **how)


def _sides(press, title, first, kind):
    budget, money = press.budget, press.money
    whole = money(budget.sum("fiscal"))
    left = [
        (first, whole),
        ("1、财政拨款", whole),
        ("(1)一般公共预算拨款", money(budget.sum("general"))),
        ("(2)政府性基金拨款", money(budget.sum("fund"))),
        ("(3)国有资本经营预算收入", money(0)),
        ("2、上级补助收入", money(0)),
        ("3、事业收入", money(0)),
        ("4、其他收入", money(0)),
    ]
    if kind == "fiscal":
        left = [
            (first, whole),
            ("1、一般公共预算拨款", money(budget.sum("general"))),
            ("2、政府性基金拨款", money(budget.sum("fund"))),
            ("3、国有资本经营预算收入", money(0)),
        ]
    middle = [
        (first, whole),
        *press.classes("fiscal", "{}、", codes=FORM, number=str),
    ]
    right = [
        (first, whole),
        ("1、人员经费和公用经费支出", money(budget.sum("basic"))),
        ("(1)工资福利支出", money(budget.of_economic("301"))),
        ("(2)商品和服务支出", money(budget.of_economic("302"))),
        ("(3)对个人和家庭的补助", money(budget.of_economic("303"))),
        ("2、专项业务经费支出", money(budget.sum("projects"))),
    ]
    height = max(map(len, (left, middle, right)))
    sides3 = [[*one, *[("", "")] * (height - len(one))] for one in (left, middle, right)]
    body = [(*a, *b, *c) for a, b, c in zip(*sides3, strict=True)]
    body += [
        ("本年收入合计", whole, "本年支出合计", whole, "本年支出合计", whole),
        ("上年结转", money(0), "结转下年", money(0), "结转下年", money(0)),
        ("收入总计", whole, "支出总计", whole, "支出总计", whole),
    ]
    columns = (
        ("收 入", (("项 目", ""), ("预算数", ""))),
        (
            "支 出",
            (
                ("支出功能分科目（按大类）", ""),
                ("预算数", ""),
                ("部门预算支出经济科目（按大类）", ""),
                ("预算数", ""),
            ),
        ),
    )
    return _numbered(press, kind, title, columns, body)


def _of_units(press, title, kind):
    budget = press.budget
    columns = (
        ("单位编码", ""),
        ("单位名称", ""),
        (
            "部门预算",
            (("合计", ""), ("一般公共预算拨款", ""), ("政府性基金拨款", ""), ("其他收入", "")),
        ),
    )
    sums = press.amounts((budget.sum("fiscal"), budget.sum("general"), budget.sum("fund"), 0))
    body = [
        ("", "合计", *sums),
        ("271", budget.name, *sums),
        ("271001", budget.name, *sums),
    ]
    return _numbered(press, kind, title, columns, body)


def _by_function(press, title, measure):
    """Items of the general budget: codes with a serial number before them."""
    kind = "general" if measure == "general" else "general_basic"
    names = ("personnel", "public", "project") if measure == "general" else ("personnel", "public")
    columns = (
        ("合计", measure),
        ("人员经费支出", "personnel"),
        ("公用经费支出", "public"),
        *((("专项业务经费支出", "project"),) if len(names) > 2 else ()),
    )
    sheet = press.by_function(kind, title, columns, measure)
    return _with_serials(sheet, ("功能科目编码", "功能科目名称"))


def _with_serials(sheet, leads):

    head = ("序号", *leads, *sheet.rows[0][2:], "备注")
    body = [
        (str(at), *("合计" if not row[0] and i == 1 else cell for i, cell in enumerate(row)), "")
        for at, row in enumerate(sheet.rows[1:], 1)
    ]
    return evolve(sheet, rows=(head, *body))


def _pairs(press, title, *, full):
    """The departmental code with the governmental one beside it, projects as 302."""
    budget = press.budget
    tree, other = budget.economic_tree, gb.government_economic(budget.year)
    project = budget.sum("project") if full else 0
    rows = {}
    for code, amount in budget.economic.items():
        rows[code] = (amount * (code[:3] != "302"), amount * (code[:3] == "302"), 0)
    if project:
        rows["30227"] = (0, 0, project)
    sums = [sum(one[at] for one in rows.values()) for at in range(3)]
    width = 4 if full else 3

    def amounts(parts):
        return press.amounts((sum(parts), *parts))[:width]

    body, truth = [("", "合计", "", "", *amounts(sums), "")], []
    for start in sorted({code[:3] for code in rows}):
        parts = [sum(one[at] for code, one in rows.items() if code[:3] == start) for at in range(3)]
        body.append((start, tree[start].name, "", "", *amounts(parts), ""))
        truth.append((start, amounts(parts)))
        for code, one in sorted(rows.items()):
            if code.startswith(start):
                right = government_of(code, office=budget.is_office)
                name = (tree[code].name, right, other[right].name)
                body.append((code, *name, *amounts(one), ""))
                truth.append((code, amounts(one)))
    columns = (
        ("部门经济科目编码", ""),
        ("部门经济科目名称", ""),
        ("政府经济科目编码", ""),
        ("政府经济科目名称", ""),
        ("合计", ""),
        ("人员经费支出", ""),
        ("公用经费支出", ""),
        *((("专项业务经费支出", ""),) if full else ()),
        ("备注", ""),
    )
    kind = "economic_department" if full else "general_basic"
    return _numbered(press, kind, title, columns, body, coded=truth)


def _fund(press, title):
    budget, money = press.budget, press.money
    fund = budget.sum("fund")
    rows = [
        ("收 入", "", "支 出", ""),
        ("项 目", "预算数", "项 目", "预算数"),
        ("一、政府性基金拨款", money(fund), "一、城乡社区支出", money(fund)),
        ("", "", "二、其他支出", money(0)),
        ("本年收入合计", money(fund), "本年支出合计", money(fund)),
        ("上年结转", money(0), "结转下年", money(0)),
        ("收入总计", money(fund), "支出总计", money(fund)),
    ]
    return press.sheet("government_fund", title, rows, 2, [(0, 0, 1, 2), (0, 2, 1, 2)])


# Chongqing: no list of contents, 表一 above the title, last year's budget as a column.

_CHONGQING = """
二、{level}收支总体情况
（一）收入预算。{year}年年初预算数{total}万元，其中：一般公共预算拨款{general}万元，政府性基金预算拨款{fund}万元，其他收入{own}万元，收入{total:change}。
@joined total （二）支出预算。{year}年年初预算数{total}万元，其中：|{class}{amount}万元|，|。
三、{level}财政拨款情况说明
{year}年一般公共预算财政拨款收入{general}万元，一般公共预算财政拨款支出{general}万元，{general:change}。其中：基本支出{basic}万元，主要用于保障人员和机构的日常开支，{basic:change}，主要原因是人员有变动；项目支出{project}万元，主要用于本领域的重点工作，{project:change}，主要原因是项目有调整。
?fund {year}年政府性基金预算支出{fund}万元，{fund:change}。
!fund {self}{year}年未使用政府性基金预算拨款安排的支出。
四、“三公”经费情况说明
{year}年“三公”经费预算{three}万元，{three:change}，其中：因公出国（境）费用{abroad}万元，{abroad:change}；公务接待费{reception}万元，{reception:change}；公务用车运行维护费{running}万元，{running:change}；公务用车购置费{purchase}万元，{purchase:change}。
五、其他重要事项的情况说明
?agency （一）机关运行经费。{year}年一般公共预算财政拨款运行经费{agency}万元，{agency:change}，主要原因为人员有变动。
（二）政府采购情况。所属各预算单位政府采购预算总额{bought}万元，其中：政府采购货物预算{goods}万元、政府采购工程预算{works}万元、政府采购服务预算{services}万元。
（三）绩效目标设置情况。{year}年项目支出均实行了绩效目标管理，涉及一般公共预算财政拨款{project}万元。
（四）国有资产占有使用情况。截至{past}年12月，所属各预算单位共有车辆{#cars}辆，其中机要通信用车{#official}辆，应急保障用车{#other}辆。
"""
_CHONGQING_FRAME = Frame(
    cover="{name}\n{year}年{level}预算情况说明",
    chapters=(
        ("about", "一、单位基本情况"),
        ("text", ""),
        ("terms", "六、专业性名词解释"),
        ("tables", ""),
    ),
    listed=False,
    marks=("（一）", "（二）", "（三）"),
    about="（一）职能职责\n{name}负责本领域的日常管理和服务。\n（二）机构设置\n{self}共设置2个内设机构。",
)
_HAN = "一二三四五六七八九十"


def _chongqing(budget):
    def caption(number, title):
        return (f"表{_HAN[number - 1]}", title, f"单位名称：{budget.name}\t单位：万元")

    press = Press(budget, caption)
    year = f"{budget.year}年"
    leads = (("功能分类科目", (("科目编码", ""), ("科目名称", ""))),)
    money = press.money
    whole = money(budget.sum("total"))
    left = [
        ("合计", whole),
        ("一、一般公共预算资金", money(budget.sum("general"))),
        ("二、政府性基金预算资金", money(budget.sum("fund"))),
        ("三、国有资本经营预算资金", ""),
        ("四、财政专户管理资金", ""),
        ("五、事业收入资金", ""),
        ("六、其他收入资金", money(budget.sum("own"))),
    ]
    note = "注：由于四舍五入因素，部分分项加和与总计可能略有差异，下同。"
    last = {one.code: one.general for one in budget.last}
    general = {
        one.code: (last[one.code], one.general, one.basic, one.personnel, one.public, one.project)
        for one in budget.items
        if one.general
    }
    sheets = [
        press.both(
            "income_expenditure",
            f"{year}{budget.level}收支总体情况表",
            left,
            [("合计", whole), *press.classes("total")],
            heads=[("收入", "", "支出", ""), ("项目", "预算数", "项目", "预算数")],
            notes=(note,),
        ),
        press.by_function(
            "income",
            f"{year}{budget.level}收入总体情况表",
            (
                ("总计", "total"),
                ("一般公共预算拨款收入", "general"),
                ("政府性基金预算拨款收入", "fund"),
                ("国有资本经营预算拨款收入", ""),
                ("事业收入", ""),
                ("其他收入", "own"),
            ),
            leads=(("科目", (("科目编码", ""), ("科目名称", ""))),),
        ),
        press.by_function(
            "expenditure",
            f"{year}{budget.level}支出总体情况表",
            (("总计", "total"), ("基本支出", "basic"), ("项目支出", "projects")),
        ),
        fiscal_sides(
            press,
            f"{year}财政拨款收支总体情况表",
            (
                ("一、本年收入", "year_fiscal"),
                ("（一）一般公共预算资金", "current"),
                ("（二）政府性基金预算资金", "fund"),
                ("（三）国有资本经营预算资金", ""),
                ("二、上年结转", "carried"),
                ("（一）一般公共预算拨款", "carried"),
                ("（二）政府性基金预算拨款", ""),
            ),
            [("收入合计", "fiscal", "支出合计")],
            out="二、结转下年",
        ),
        press.coded(
            "general",
            f"{year}一般公共预算支出情况表",
            (
                (f"{budget.year - 1}年预算数", ""),
                (
                    f"{budget.year}年预算数",
                    (
                        ("总计", ""),
                        ("基本支出", (("小计", ""), ("人员经费", ""), ("公用经费", ""))),
                        ("项目支出", ""),
                    ),
                ),
            ),
            general,
            budget.functional,
            leads=leads,
        ),
        press.by_economic(
            "general_basic",
            f"{year}一般公共预算基本支出情况表",
            (
                (
                    f"{budget.year}年基本支出",
                    (("总计", "basic"), ("人员经费", "personnel"), ("公用经费", "public")),
                ),
            ),
            leads=(("经济分类科目", (("科目编码", ""), ("科目名称", ""))),),
        ),
        three(press, f"{year}一般公共预算“三公”经费支出表", total="合计"),
        _empty(press, f"{year}政府性基金预算支出表", "fund"),
        _empty(press, f"{year}国有资本经营预算支出表", ""),
        bought(press, f"{year}政府采购预算明细表"),
    ]
    prose = Prose(
        budget,
        "比{past}年{word}{change}万元，{turn}{percent}%",
        "与{past}年持平",
    )
    for one in _CHONGQING_FRAME.blocks(budget, sheets, prose.text(_CHONGQING)):
        if not (isinstance(one, Text) and not one.text):
            yield one


def _empty(press, title, measure):
    budget = press.budget
    columns = (
        (
            f"本年{'政府性基金' if measure else '国有资本经营'}预算财政拨款支出",
            (("总计", measure), ("基本支出", ""), ("项目支出", measure)),
        ),
    )
    kind = "government_fund" if measure else "state_capital"
    if measure and budget.sum(measure):
        return press.by_function(kind, title, columns, measure)
    notes = (f"备注：本{budget.level}无该项收支，故此表无数据。",)
    return press.coded(kind, title, columns, {}, budget.functional, notes=notes)


PLACES = (
    Place(
        "xian",
        2022,
        _xian,
        paper=Paper(foot="{}"),
        figures={"own": False, "step": 1, "fund": False},
    ),
    Place("chongqing", 2026, _chongqing, paper=Paper(foot="", repeat="head"), format="docx"),
)
