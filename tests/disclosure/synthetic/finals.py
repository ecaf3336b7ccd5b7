"""The nine tables of a final account."""

from .figures import ECONOMIC, FUNCTIONAL
from .forms import fiscal_classes, numeral, sides
from .model import Sheet

__all__ = ["final_sheets"]

TITLES = (
    ("final_income_expenditure", "收入支出决算总表"),
    ("final_income", "收入决算表"),
    ("final_expenditure", "支出决算表"),
    ("final_fiscal", "财政拨款收入支出决算总表"),
    ("final_general", "一般公共预算财政拨款支出决算表"),
    ("final_general_basic", "一般公共预算财政拨款基本支出决算表"),
    ("final_three_public", "财政拨款“三公”经费支出决算表"),
    ("final_government_fund", "政府性基金预算财政拨款收入支出决算表"),
    ("final_state_capital", "国有资本经营预算财政拨款收入支出决算表"),
)


def final_sheets(forms):
    """The tables, in their order."""
    builders = (_both, _income, _expenditure, _fiscal, _general, _basic, _three)
    for number, ((kind, title), build) in enumerate(
        zip(TITLES, (*builders, _fund, _empty), strict=True), 1
    ):
        rows, head, spans = build(forms)
        notes = ()
        states = {7: forms.ledger.three, 8: forms.ledger.sum("fund")}
        if number > 6 and not states.get(number, 0):
            name = title.removesuffix("决算表").removesuffix("收入支出")
            words = "收入和支出" if number > 7 else ""
            notes = (f"说明：{forms.name}本年度没有{name}{words}，故本表无数据。",)
        rows = tuple(map(tuple, rows))
        yield Sheet(kind, title, "万元", rows, head, tuple(spans), "", "", notes)


def _both(forms):
    ledger, money = forms.ledger, forms.money
    own, total = ledger.sum("own"), ledger.sum("total")
    current = money(total - ledger.carried)
    left = [
        ("一、一般公共预算财政拨款收入", money(ledger.sum("general") - ledger.carried)),
        ("二、政府性基金预算财政拨款收入", money(ledger.sum("fund"))),
        ("三、国有资本经营预算财政拨款收入", ""),
        ("四、上级补助收入", ""),
        ("五、事业收入", money(own if ledger.own == "事业收入" else 0)),
        ("六、经营收入", ""),
        ("七、附属单位上缴收入", ""),
        ("八、其他收入", money(own if ledger.own == "其他收入" else 0)),
    ]
    rows = [
        ("收入", "", "支出", ""),
        ("项目", "决算数", "项目", "决算数"),
        *sides(left, _classes(forms, "total")),
        ("本年收入合计", current, "本年支出合计", money(total)),
        ("使用非财政拨款结余", "", "结余分配", ""),
        ("年初结转和结余", money(ledger.carried), "年末结转和结余", ""),
        ("总计", money(total), "总计", money(total)),
    ]
    return rows, 2, [(0, 0, 1, 2), (0, 2, 1, 2)]


def _classes(forms, name):
    """Every class of the general budget, spent or not, as the form has it."""
    spent = forms.ledger.classes(name)
    codes = _form_classes(spent)
    return [
        (f"{numeral(at)}、{FUNCTIONAL[code].name}", forms.money(spent.get(code, 0)))
        for at, code in enumerate(codes, 1)
    ]


def _form_classes(spent):
    return sorted({"201", "204", "205", "206", "207", "208", "210", "221", *spent})


def _coded(figures, heads):
    rows = [
        ("项目", "", *heads),
        ("功能分类科目编码", "科目名称", *[""] * len(heads)),
        *((code or "合计", "" if not code else name, *rest) for code, name, *rest in figures),
    ]
    return rows, 2, [(0, 0, 1, 2), *((0, at + 2, 2, 1) for at in range(len(heads)))]


def _income(forms):
    ledger = forms.ledger
    carried, figures = ledger.carried, {}
    for one in ledger.items:
        part = min(carried, one.project)
        carried -= part
        own = one.own
        figures[one.code] = (
            *(one.total - part, one.fiscal - part, 0),
            *(own if ledger.own == "事业收入" else 0, 0, 0),
            own if ledger.own == "其他收入" else 0,
        )
    figures = {code: one for code, one in figures.items() if any(one)}
    heads = ("本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入")
    return _coded(forms.coded(figures), (*heads, "附属单位上缴收入", "其他收入"))


def _expenditure(forms):
    figures = {
        one.code: (one.total, one.basic, one.total - one.basic, 0, 0, 0)
        for one in forms.ledger.items
    }
    heads = (
        "本年支出合计",
        "基本支出",
        "项目支出",
        "上缴上级支出",
        "经营支出",
        "对附属单位补助支出",
    )
    return _coded(forms.coded(figures), heads)


def _fiscal(forms):
    ledger, money = forms.ledger, forms.money
    general, fund = ledger.sum("general"), ledger.sum("fund")
    current, carried = money(general + fund - ledger.carried), money(ledger.carried)
    left = [
        ("一、一般公共预算财政拨款", money(general - ledger.carried)),
        ("二、政府性基金预算财政拨款", money(fund)),
        ("三、国有资本经营预算财政拨款", ""),
    ]
    right = fiscal_classes(forms, _form_classes(ledger.classes("fiscal")))
    sums = (money(general + fund), money(general), money(fund), "")
    total = sums[0]
    left += [("", "")] * (len(right) - len(left))
    funds = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
    nothing = ("",) * 4
    rows = [
        ("收入", "", "支出", "", "", "", ""),
        ("项目", "决算数", "项目", "合计", *funds),
        *((*a, *b) for a, b in zip(left, right, strict=True)),
        ("本年收入合计", current, "本年支出合计", *sums),
        ("年初财政拨款结转和结余", carried, "年末财政拨款结转和结余", *nothing),
        ("一、一般公共预算财政拨款", carried, "", *nothing),
        ("二、政府性基金预算财政拨款", "", "", *nothing),
        ("三、国有资本经营预算财政拨款", "", "", *nothing),
        ("总计", total, "总计", *sums),
    ]
    return rows, 2, [(0, 0, 1, 2), (0, 2, 1, 5)]


def _general(forms):
    figures = {
        one.code: (one.general, one.basic, one.project) for one in forms.ledger.items if one.general
    }
    return _coded(forms.coded(figures), ("合计", "基本支出", "项目支出"))


def _basic(forms):
    """The economic items of personnel beside those of running costs."""
    ledger, money = forms.ledger, forms.money
    halves = []
    for classes in (("301", "303"), ("302", "310")):
        half = []
        for one in classes:
            half.append((one, ECONOMIC[one].name, money(ledger.economic_class(one))))
            items = sorted(code for code in ledger.economic if code.startswith(one))
            half += [
                (code, ECONOMIC[code].name, money(sum(ledger.economic[code]))) for code in items
            ]
        halves.append(half)
    height = max(map(len, halves))
    left, right = ([*half, *[("", "", "")] * (height - len(half))] for half in halves)
    sums = (
        ("人员经费合计", "", money(ledger.sum("personnel"))),
        ("公用经费合计", "", money(ledger.sum("public"))),
    )
    head = ("经济分类科目编码", "科目名称", "决算数") * 2
    body = [(*a, *b) for a, b in zip(left, right, strict=True)]
    return [head, *body, (*sums[0], *sums[1])], 1, []


def _three(forms):
    ledger = forms.ledger
    public = ledger.public
    pairs = []
    for name, spent in (
        ("three", ledger.three),
        ("abroad", public["abroad"]),
        ("vehicles", ledger.vehicles),
        ("purchase", public["purchase"]),
        ("running", public["running"]),
        ("reception", public["reception"]),
    ):
        pairs += [ledger.planned.get(name, spent), spent]
    rows = [
        (
            "合计",
            "",
            "因公出国（境）费",
            "",
            "公务用车购置及运行维护费",
            *[""] * 5,
            "公务接待费",
            "",
        ),
        (*[""] * 4, "小计", "", "公务用车购置费", "", "公务用车运行维护费", "", "", ""),
        ("预算数", "决算数") * 6,
        forms.amounts(pairs),
    ]
    spans = [(0, 0, 2, 2), (0, 2, 2, 2), (0, 4, 1, 6), (0, 10, 2, 2)]
    return rows, 3, [*spans, (1, 4, 1, 2), (1, 6, 1, 2), (1, 8, 1, 2)]


def _fund(forms):
    rows, head, spans = _empty(forms)
    paid = {one.code: one.fund for one in forms.ledger.items if one.fund}
    figures = {code: (0, amount, amount, 0, amount, 0) for code, amount in paid.items()}
    if figures:
        body = [
            (code or "合计", name * bool(code), *rest) for code, name, *rest in forms.coded(figures)
        ]
        rows = [*rows[:head], *body]
    return rows, head, spans


def _empty(_forms):
    rows = [
        ("项目", "", "年初结转和结余", "本年收入", "本年支出", "", "", "年末结转和结余"),
        ("功能分类科目编码", "科目名称", "", "", "合计", "基本支出", "项目支出", ""),
        ("合计", *[""] * 7),
    ]
    spans = [(0, 0, 1, 2), (0, 2, 2, 1), (0, 3, 2, 1), (0, 4, 1, 3), (0, 7, 2, 1)]
    return rows, 2, spans
