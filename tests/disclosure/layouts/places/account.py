"""The nine tables of a final account as the finance ministry has them."""

from attrs import evolve
from disclosure.layouts.places.common import sum_of, three
from disclosure.layouts.press import FORM, heads

__all__ = ["LEADS", "NAMES", "account"]

NAMES = {
    "income_expenditure": "收入支出决算总表",
    "income": "收入决算表",
    "expenditure": "支出决算表",
    "fiscal": "财政拨款收入支出决算总表",
    "general": "一般公共预算财政拨款支出决算表",
    "general_basic": "一般公共预算财政拨款基本支出决算表",
    "three_public": "财政拨款“三公”经费支出决算表",
    "government_fund": "政府性基金预算财政拨款收入支出决算表",
    "state_capital": "国有资本经营预算财政拨款支出决算表",
}
LEADS = (("项目", (("科目代码", ""), ("科目名称", ""))),)
_NOTE = "注：本表反映部门本年度的总收支和年末结转结余情况。"
_NONE = "注：{name}没有{fund}预算财政拨款收入和支出，故本表无数据。"


def account(press, names=None, *, leads=LEADS, note=_NOTE, none=_NONE):
    """The nine tables; ``names`` are those that a place calls otherwise, ``none`` its notes."""
    names, budget = NAMES | (names or {}), press.budget
    carried = budget.parts_of_items()
    income = {
        one.code: (
            *(one.total - carried[one.code], one.fiscal - carried[one.code]),
            *(0, 0, 0, 0, one.own),
        )
        for one in budget.items
        if one.total - carried[one.code]
    }
    columns = ("本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入")
    columns = (*columns, "附属单位上缴收入", "其他收入")
    return [
        _lines(press, names["income_expenditure"], note),
        press.coded(
            "final_income",
            names["income"],
            tuple((one, "") for one in columns),
            income,
            budget.functional,
            leads=leads,
        ),
        press.by_function(
            "final_expenditure",
            names["expenditure"],
            (
                ("本年支出合计", "total"),
                ("基本支出", "basic"),
                ("项目支出", "projects"),
                ("上缴上级支出", ""),
                ("经营支出", ""),
                ("对附属单位补助支出", ""),
            ),
            leads=leads,
        ),
        _fiscal_lines(press, names["fiscal"]),
        press.by_function(
            "final_general",
            names["general"],
            (
                (
                    "本年支出",
                    (("小计", "general"), ("基本支出", "basic"), ("项目支出", "project")),
                ),
            ),
            "general",
            leads=leads,
        ),
        _blocks(press, names["general_basic"]),
        _final_three(press, names["three_public"]),
        _final_fund(press, names["government_fund"], "fund", leads, none),
        _final_fund(press, names["state_capital"], "", leads, none),
    ]


def _lines(press, title, note):
    """收入支出决算总表 with the numbers of its lines."""
    budget, money = press.budget, press.money
    left = [
        ("一、一般公共预算财政拨款收入", "current"),
        ("二、政府性基金预算财政拨款收入", "fund"),
        ("三、国有资本经营预算财政拨款收入", ""),
        ("四、上级补助收入", ""),
        ("五、事业收入", ""),
        ("六、经营收入", ""),
        ("七、附属单位上缴收入", ""),
        ("八、其他收入", "own"),
    ]
    right = press.classes("total", codes=FORM)
    left = [(label, money(sum_of(budget, name))) for label, name in left]
    left += [("", "")] * (len(right) - len(left))
    total = money(budget.sum("total"))
    body = [(*a, *b) for a, b in zip(left, right, strict=True)]
    body += [
        ("本年收入合计", money(budget.sum("total") - budget.carried), "本年支出合计", total),
        ("使用非财政拨款结余", "", "结余分配", ""),
        ("年初结转和结余", money(budget.carried), "年末结转和结余", ""),
        ("总计", total, "总计", total),
    ]
    deep = len(body)
    rows = [
        ("收入", "", "", "支出", "", ""),
        ("项目", "行次", "金额", "项目", "行次", "金额"),
        ("栏次", "", "1", "栏次", "", "2"),
        *((a, str(at), b, c, str(at + deep), d) for at, (a, b, c, d) in enumerate(body, 1)),
    ]
    return press.sheet(
        "final_income_expenditure",
        title,
        rows,
        3,
        [(0, 0, 1, 3), (0, 3, 1, 3)],
        notes=(note,) if note else (),
    )


def _fiscal_lines(press, title):
    budget, money = press.budget, press.money
    general, fund = budget.sum("general"), budget.sum("fund")
    sums = press.amounts((general + fund, general, fund, 0))
    nothing = ("",) * 4
    left = [
        ("一、一般公共预算财政拨款", money(general - budget.carried)),
        ("二、政府性基金预算财政拨款", money(fund)),
        ("三、国有资本经营预算财政拨款", ""),
    ]
    right = press.classes("fiscal", codes=FORM, funds=("general", "fund", ""))
    left += [("", "")] * (len(right) - len(left))
    carried = money(budget.carried)
    body = [(*a, *b) for a, b in zip(left, right, strict=True)]
    body += [
        ("本年收入合计", money(general + fund - budget.carried), "本年支出合计", *sums),
        ("年初财政拨款结转和结余", carried, "年末财政拨款结转和结余", *nothing),
        ("一、一般公共预算财政拨款", carried, "", *nothing),
        ("二、政府性基金预算财政拨款", "", "", *nothing),
        ("总计", sums[0], "总计", *sums),
    ]
    deep = len(body)
    funds = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
    rows = [
        ("收入", "", "", "支出", "", "", "", "", ""),
        ("项目", "行次", "金额", "项目", "行次", "合计", *funds),
        ("栏次", "", "1", "栏次", "", "2", "3", "4", "5"),
        *(
            (row[0], str(at), row[1], row[2], str(at + deep), *row[3:])
            for at, row in enumerate(body, 1)
        ),
    ]
    spans = [(0, 0, 1, 3), (0, 3, 1, 6)]
    return press.sheet("final_fiscal", title, rows, 3, spans)


def _blocks(press, title):
    """The economic items in three blocks beside each other."""
    budget, tree = press.budget, press.budget.economic_tree
    blocks = []
    for classes in (("301", "303"), ("302",), ("307", "310")):
        block = []
        for one in classes:
            block.append((one, tree[one].name, press.money(budget.of_economic(one))))
            block += [
                (code, tree[code].name, press.money(amount))
                for code, amount in budget.economic.items()
                if code.startswith(one)
            ]
        blocks.append(block)
    blocks[2] += [("31002", tree["31002"].name, ""), ("31003", tree["31003"].name, "")]
    height = max(map(len, blocks))
    blocks = [[*one, *[("", "", "")] * (height - len(one))] for one in blocks]
    rows = [
        ("人员经费", "", "", "公用经费", *[""] * 5),
        ("科目代码", "科目名称", "金额") * 3,
        *((*a, *b, *c) for a, b, c in zip(*blocks, strict=True)),
        (
            *("人员经费合计", "", press.money(budget.sum("personnel"))),
            *("公用经费合计", "", "", "", "", press.money(budget.sum("public"))),
        ),
    ]
    spans = [(0, 0, 1, 3), (0, 3, 1, 6)]
    return press.sheet("final_general_basic", title, rows, 2, spans)


def _final_three(press, title):
    """预算数 and 决算数 of each part."""
    budget = press.budget
    sheet = three(press, title, total="合计")
    inner = (
        ("合计", ""),
        ("因公出国（境）费", ""),
        (
            "公务用车购置及运行维护费",
            tuple((one, "") for one in ("小计", "公务用车购置费", "公务用车运行维护费")),
        ),
        ("公务接待费", ""),
    )
    head, spans = heads((("预算数", inner), ("决算数", inner)))
    numbers = tuple(map(str, range(1, 13)))
    rows = [*head, numbers, (*sheet.rows[-1], *sheet.rows[-1])]
    assert budget.final
    return evolve(
        sheet, kind="final_three_public", rows=tuple(rows), head=len(head) + 1, spans=tuple(spans)
    )


def _final_fund(press, title, measure, leads, said):
    budget = press.budget
    columns = (
        ("年初结转和结余", ""),
        ("本年收入", measure),
        ("本年支出", (("小计", measure), ("基本支出", ""), ("项目支出", measure))),
        ("年末结转和结余", ""),
    )
    kind = "final_government_fund" if measure else "final_state_capital"
    if not measure:
        columns = (("本年支出", (("合计", ""), ("基本支出", ""), ("项目支出", ""))),)
    if measure and budget.sum(measure):
        return press.by_function(kind, title, columns, measure, leads=leads)
    fund = "政府性基金" if measure else "国有资本经营"
    notes = (said.format(name=budget.name, fund=fund, year=budget.year),)
    return press.coded(kind, title, columns, {}, budget.functional, notes=notes, leads=leads)
