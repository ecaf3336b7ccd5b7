"""The nine tables of a budget with the codes in cells of their own for 类, 款 and 项."""

from .figures import ECONOMIC
from .forms import SOURCES, Forms, classes, fiscal_classes, sides
from .model import Sheet

__all__ = ["shanghai"]


def shanghai(forms):
    """Nine tables with the codes in cells of their own for 类, 款 and 项."""
    level = "部门" if forms.word == "部门" else "预算单位"

    def sheet(kind, title, built, unit=forms.unit, notes=()):
        rows, head, spans = built
        return Sheet(
            kind,
            f"{forms.year}年{level}{title}",
            unit,
            tuple(map(tuple, rows)),
            head,
            tuple(spans),
            "",
            f"编制{forms.word}：{forms.name}",
            notes,
        )

    ledger = forms.ledger
    yield sheet("income_expenditure", "财务收支预算总表", _sh_both(forms))
    figures = {
        one.code: (
            *(one.total, one.fiscal, one.own * (ledger.own == "事业收入"), 0),
            one.own * (ledger.own == "其他收入"),
        )
        for one in ledger.items
    }
    heads = ("财政拨款收入", "事业收入", "事业单位经营收入", "其他收入")
    yield sheet("income", "收入预算总表", _sh_coded(forms, "收入预算", figures, heads))
    for kind, title, name in (
        ("expenditure", "支出预算总表", "total"),
        ("general", "一般公共预算支出功能分类预算表", "general"),
    ):
        figures = {
            one.code: (getattr(one, name), one.basic, getattr(one, name) - one.basic)
            for one in ledger.items
            if getattr(one, name)
        }
        heading = "支出预算" if name == "total" else "一般公共预算支出"
        coded = _sh_coded(forms, heading, figures, ("基本支出", "项目支出"))
        if kind == "general":
            yield sheet("fiscal", "财政拨款收支预算总表", _sh_fiscal(forms))
        yield sheet(kind, title, coded)
    paid = {one.code: (one.fund, 0, one.fund) for one in ledger.items if one.fund}
    for kind, fund, figures in (
        ("government_fund", "政府性基金", paid),
        ("state_capital", "国有资本经营", {}),
    ):
        note = f"注：本{forms.word}{forms.year}年无{fund}预算财政拨款安排的预算，故本表为空表。"
        built = _sh_coded(forms, f"{fund}预算支出", figures, ("基本支出", "项目支出"))
        notes = () if figures else (note,)
        yield sheet(kind, f"{fund}预算支出功能分类预算表", built, notes=notes)
    yield sheet("general_basic", "一般公共预算基本支出部门预算经济分类预算表", _sh_basic(forms))
    own = Forms(ledger, name=forms.name, unit="万元", word=forms.word, blank=False)
    public = ledger.public
    rows = [
        ("“三公”经费预算数", "", "", "", "", "", "机关运行经费预算数"),
        ("合计", "因公出国(境)费", "公务接待费", "公务用车购置及运行费", "", "", ""),
        ("", "", "", "小计", "购置费", "运行费", ""),
        own.amounts(
            (
                *(ledger.three, public["abroad"], public["reception"], ledger.vehicles),
                *(public["purchase"], public["running"]),
                ledger.sum("public") if ledger.is_office else 0,
            )
        ),
    ]
    spans = [(0, 0, 1, 6), (0, 6, 3, 1), (1, 0, 2, 1), (1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 1, 3)]
    yield sheet("three_public", "“三公”经费和机关运行经费预算表", (rows, 3, spans), "万元")


def _sh_both(forms):
    ledger, money = forms.ledger, forms.money
    own = ledger.sum("own")
    left = [
        ("一、财政拨款收入", money(ledger.sum("fiscal"))),
        ("1.一般公共预算资金", money(ledger.sum("general"))),
        ("2.政府性基金", money(ledger.sum("fund"))),
        ("3.国有资本经营预算", ""),
        ("二、事业收入", money(own if ledger.own == "事业收入" else 0)),
        ("三、事业单位经营收入", ""),
        ("四、其他收入", money(own if ledger.own == "其他收入" else 0)),
    ]
    total = money(ledger.sum("total"))
    rows = [
        ("本年收入", "", "本年支出", ""),
        ("项目", "预算数", "项目", "预算数"),
        *sides(left, classes(forms, "total")),
        ("收入总计", total, "支出总计", total),
    ]
    return rows, 2, [(0, 0, 1, 2), (0, 2, 1, 2)]


def _sh_coded(forms, heading, figures, heads):
    width = len(heads) + 1
    body = forms.coded(figures, split=True) if figures else (("", "", "", "合计", *[""] * width),)
    rows = [
        ("项目", "", "", "", heading, *[""] * (width - 1)),
        ("功能分类科目编码", "", "", "功能分类科目名称", "合计", *heads),
        ("类", "款", "项", "", *[""] * width),
        *body,
    ]
    spans = [(0, 0, 1, 4), (0, 4, 1, width), (1, 0, 1, 3)]
    return rows, 3, [*spans, *((1, at, 2, 1) for at in range(3, 4 + width))]


def _sh_fiscal(forms):
    ledger = forms.ledger
    total, general, fund = (forms.money(ledger.sum(name)) for name in ("fiscal", "general", "fund"))
    right = fiscal_classes(forms)
    left = [
        ("一、一般公共预算资金", general),
        ("二、政府性基金", fund),
        ("三、国有资本经营预算", ""),
    ]
    height = max(len(left), len(right))
    left += [("", "")] * (height - len(left))
    right += [("",) * 5] * (height - len(right))
    rows = [
        ("财政拨款收入", "", "财政拨款支出", "", "", "", ""),
        *[("项目", "预算数", "项目", "合计", *SOURCES[:3])],
        *((*a, *b) for a, b in zip(left, right, strict=True)),
        ("收入总计", total, "支出总计", total, general, fund, ""),
    ]
    return rows, 2, [(0, 0, 1, 2), (0, 2, 1, 5)]


def _sh_basic(forms):
    figures = {
        code: (sum(pair), *pair) for code, pair in forms.ledger.economic.items() if sum(pair)
    }
    rows = [
        ("项目", "", "", "一般公共预算基本支出", "", ""),
        ("经济分类科目编码", "", "部门经济分类科目名称", "合计", "人员经费", "公用经费"),
        ("类", "款", "", "", "", ""),
        *forms.coded(figures, ECONOMIC, split=True),
    ]
    spans = [(0, 0, 1, 3), (0, 3, 1, 3), (1, 0, 1, 2)]
    return rows, 3, [*spans, *((1, at, 2, 1) for at in range(2, 6))]
