"""Tables of a budget by source, by function and by economic item, the codes in one cell."""

from .figures import ECONOMIC
from .forms import SOURCES, classes, sides

__all__ = [
    "basic",
    "both",
    "by_fund",
    "economic",
    "expenditure",
    "fiscal",
    "functional",
    "income",
    "three",
]


def both(forms):
    ledger, money = forms.ledger, forms.money
    general, own = ledger.sum("general") - ledger.carried, ledger.sum("own")
    fund = ledger.sum("fund")
    total = ledger.sum("total")
    left = [
        ("一、一般公共预算拨款收入", money(general)),
        ("二、政府性基金预算拨款收入", money(fund)),
        ("三、国有资本经营预算拨款收入", ""),
        ("四、财政专户管理资金收入", ""),
        ("五、单位资金收入", money(own)),
        ("（一）事业收入", money(own if ledger.own == "事业收入" else 0)),
        ("（二）事业单位经营收入", ""),
        ("（三）上级补助收入", ""),
        ("（四）附属单位上缴收入", ""),
        ("（五）其他收入", money(own if ledger.own == "其他收入" else 0)),
    ]
    rows = [
        ("收入", "", "支出", ""),
        ("项目", "预算数", "项目", "预算数"),
        *sides(left, classes(forms, "total")),
        ("本年收入合计", money(general + fund + own), "本年支出合计", money(total)),
        ("上年结转结余", money(ledger.carried), "年终结转结余", ""),
        ("收入总计", money(total), "支出总计", money(total)),
    ]
    return rows, 2, [(0, 0, 1, 2), (0, 2, 1, 2)]


def income(forms):
    ledger = forms.ledger
    # What is carried over is taken from the projects one after the other.
    figures, carried = {}, ledger.carried
    for one in ledger.items:
        part = min(carried, one.project)
        carried -= part
        figures[one.code] = (one.total, one.general - part, one.fund, 0, 0, one.own, part)
    rows = [
        ("科目编码", "科目名称", "合计", "本年收入", "", "", "", "", "上年结转结余"),
        ("", "", "", *SOURCES, ""),
        *forms.coded(figures),
    ]
    spans = [(0, at, 2, 1) for at in (0, 1, 2, 8)]
    return rows, 2, [*spans, (0, 3, 1, 5)]


def expenditure(forms, name):
    figures = {
        one.code: (
            getattr(one, name),
            one.basic,
            one.personnel,
            one.public,
            getattr(one, name) - one.basic,
        )
        for one in forms.ledger.items
        if getattr(one, name)
    }
    body = forms.coded(figures)
    if name == "total":
        rows = [
            ("科目编码", "科目名称", "合计", "基本支出", "", "", "项目支出"),
            ("", "", "", "小计", "人员经费", "公用经费", ""),
            *body,
        ]
        return rows, 2, [*((0, at, 2, 1) for at in (0, 1, 2, 6)), (0, 3, 1, 3)]
    rows = [
        ("科目编码", "科目名称", "本年一般公共预算支出", "", "", "", ""),
        ("", "", "合计", "基本支出", "", "", "项目支出"),
        ("", "", "", "小计", "人员经费", "公用经费", ""),
        *body,
    ]
    spans = [(0, 0, 3, 1), (0, 1, 3, 1), (0, 2, 1, 5), (1, 2, 2, 1), (1, 3, 1, 3), (1, 6, 2, 1)]
    return rows, 3, spans


def fiscal(forms):
    ledger, money = forms.ledger, forms.money
    total = ledger.sum("fiscal")
    current = total - ledger.carried
    fund = ledger.sum("fund")
    left = [
        ("一、本年收入", money(current)),
        ("（一）一般公共预算拨款收入", money(current - fund)),
        ("（二）政府性基金预算拨款收入", money(fund)),
        ("（三）国有资本经营预算拨款收入", ""),
        ("二、上年结转", money(ledger.carried)),
        ("（一）一般公共预算拨款收入", money(ledger.carried)),
        ("（二）政府性基金预算拨款收入", ""),
        ("（三）国有资本经营预算拨款收入", ""),
    ]
    right = [("一、本年支出", money(total)), *classes(forms, "fiscal", "（{}）")]
    right.append(("二、年终结转结余", ""))
    rows = [
        ("收入", "", "支出", ""),
        ("项目", "预算数", "项目", "预算数"),
        *sides(left, right),
        ("收入总计", money(total), "支出总计", money(total)),
    ]
    return rows, 2, [(0, 0, 1, 2), (0, 2, 1, 2)]


def basic(forms):
    figures = {
        code: (sum(pair), *pair) for code, pair in forms.ledger.economic.items() if sum(pair)
    }
    rows = [
        ("部门预算支出经济分类科目", "", "本年一般公共预算基本支出", "", ""),
        ("科目编码", "科目名称", "合计", "人员经费", "公用经费"),
        *forms.coded(figures, ECONOMIC),
    ]
    return rows, 2, [(0, 0, 1, 2), (0, 2, 1, 3)]


def three(forms):
    ledger = forms.ledger
    public = ledger.public
    rows = [
        ("“三公”经费合计", "因公出国（境）费", "公务用车购置及运行费", "", "", "公务接待费"),
        ("", "", "小计", "公务用车购置费", "公务用车运行费", ""),
        forms.amounts(
            (
                *(ledger.three, public["abroad"], ledger.vehicles),
                *(public["purchase"], public["running"], public["reception"]),
            )
        ),
    ]
    return rows, 2, [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3), (0, 5, 2, 1)]


def by_fund(forms, fund, name=""):
    """The expenditure of a fund; nothing but the total where there is none."""
    figures = {
        one.code: (getattr(one, name), 0, getattr(one, name))
        for one in forms.ledger.items
        if name and getattr(one, name)
    }
    rows = [
        ("科目编码", "科目名称", f"本年{fund}支出", "", ""),
        ("", "", "合计", "基本支出", "项目支出"),
        *(forms.coded(figures) if figures else (("", "合计", "", "", ""),)),
    ]
    return rows, 2, [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 3)]


def functional(forms):
    figures = {
        one.code: (one.total, one.basic, one.total - one.basic) for one in forms.ledger.items
    }
    head = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
    return [head, *forms.coded(figures)], 1, []


def economic(forms):
    ledger = forms.ledger
    figures = {code: (sum(pair), sum(pair), 0) for code, pair in ledger.economic.items()}
    spent = sum(one.project + one.own + one.fund for one in ledger.items)
    bought, basic, _ = figures.get("30227", (0, 0, 0))
    figures["30227"] = (bought + spent, basic, spent)
    figures = {code: one for code, one in figures.items() if any(one)}
    head = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
    return [head, *forms.coded(figures, ECONOMIC)], 1, []
