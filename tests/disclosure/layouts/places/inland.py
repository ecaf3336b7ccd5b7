"""Sichuan, Hubei, Henan, Hebei and Yunnan: the forms of their finance departments."""

from disclosure.layouts.paper import Paper
from disclosure.layouts.place import Place
from disclosure.layouts.places.common import bought
from disclosure.layouts.places.framing import Frame
from disclosure.layouts.places.usual import TEXT, standard
from disclosure.layouts.press import Press
from disclosure.layouts.prose import Prose

__all__ = ["PLACES"]


def _frame(tables, text, *, first="about", **how):
    chapters = (
        ("about", "第一部分 {name}概况"),
        ("text", text),
        ("terms", "第三部分 名词解释"),
        ("tables", tables),
    )
    if first == "tables":
        chapters = (chapters[0], ("tables", tables), ("text", text), chapters[2])
    return Frame(cover="{name}\n{year}年{level}预算", chapters=chapters, **how)


def _document(budget, frame, sheets, change, same, **how):
    return frame.blocks(budget, list(sheets), Prose(budget, change, same, **how).text(TEXT))


# Sichuan: 表1, 表1-1 …, the codes in three columns of which the last level only is filled.

_SICHUAN = {
    "income_expenditure": "{level}收支总表",
    "income": "{level}收入总表",
    "expenditure": "{level}支出总表",
    "fiscal": "财政拨款收支预算总表",
    "general": "一般公共预算支出预算表",
    "general_basic": "一般公共预算基本支出预算表",
    "three_public": "一般公共预算“三公”经费支出预算表",
    "government_fund": "政府性基金支出预算表",
    "state_capital": "国有资本经营预算支出预算表",
}
_SICHUAN_NUMBERS = ("1", "1-1", "1-2", "2", "3", "3-1", "3-3", "4", "5")


def _named(names, budget):
    return {kind: name.format(level=budget.level, year=budget.year) for kind, name in names.items()}


def _sichuan(budget):
    def caption(number, title):
        return (
            f"表{_SICHUAN_NUMBERS[number - 1]}",
            title,
            f"{budget.level}：{budget.name}\t金额单位：万元",
        )

    press = Press(budget, caption, codes="full", blank="")
    frame = _frame(
        "第四部分 {year}年{level}预算表",
        "第二部分 {year}年{level}预算情况说明",
        form="表{} {}",
        number=lambda at: _SICHUAN_NUMBERS[at - 1],
    )
    sheets = standard(press, _named(_SICHUAN, budget), economic="full")
    return _document(
        budget,
        frame,
        sheets,
        "比{past}年预算数{word}{change}万元，{turn}{percent}%",
        "与{past}年持平",
    )


# Hubei: 表1. before the title, 填报部门 below it.

_HUBEI = {
    "income_expenditure": "{level}收支总体情况表",
    "income": "{level}收入总体情况表",
    "expenditure": "{level}支出总体情况表",
    "fiscal": "财政拨款收支总体情况表",
    "general": "一般公共预算支出情况表",
    "general_basic": "一般公共预算基本支出情况表",
    "three_public": "一般公共预算“三公”经费支出情况表",
    "government_fund": "政府性基金预算支出情况表",
    "state_capital": "国有资本经营预算支出情况表",
}


def _hubei(budget):
    def caption(number, title):
        return (f"表{number}. {title}", f"填报{budget.level}：{budget.name}\t单位：万元")

    press = Press(budget, caption, blank="0.00", total_last=True)
    frame = _frame(
        "第二部分 {year}年{level}预算表",
        "第四部分 {year}年{level}预算说明",
        first="tables",
        form="表{}. {}",
        number=str,
    )
    names = _named(_HUBEI, budget)
    sheets = [*standard(press, names), bought(press, "政府采购预算表")]
    return _document(
        budget,
        frame,
        sheets,
        "比上年{word}{change}万元，{turn}{percent}%",
        "与上年持平",
        comma=True,
    )


# Henan: 预算01表 above the title, 部门名称 below it, the income by body.

_HENAN = {
    "income_expenditure": "{year}年{level}收支总体情况表",
    "income": "{year}年{level}收入总体情况表",
    "expenditure": "{year}年{level}支出总体情况表",
    "fiscal": "{year}年财政拨款收支总体情况表",
    "general": "{year}年一般公共预算支出情况表",
    "general_basic": "{year}年一般公共预算基本支出情况表",
    "three_public": "{year}年一般公共预算“三公”经费支出情况表",
    "government_fund": "{year}年政府性基金支出情况表",
    "state_capital": "{year}年国有资本经营预算支出情况表",
}


def _henan(budget):
    def caption(number, title):
        return (
            f"预算{number:02}表",
            title,
            f"{budget.level}名称：{budget.name}\t单位：万元",
        )

    press = Press(budget, caption, codes="item", count="**")
    frame = _frame("附件 {year}年{level}预算表", "第二部分 {year}年{level}预算情况说明", form="")
    sheets = standard(press, _named(_HENAN, budget), economic="item")
    return _document(
        budget,
        frame,
        sheets,
        "与{past}年预算相比{word}{change}万元，{turn}{percent}%",
        "与{past}年预算持平",
    )


# Hebei: codes below an indent, 部门编码及名称 above the unit.

_HEBEI = {
    "income_expenditure": "{level}预算收支总表",
    "income": "{level}预算收入总表",
    "expenditure": "{level}预算支出总表",
    "fiscal": "{level}预算财政拨款收支总表",
    "general": "{level}预算一般公共预算财政拨款支出表",
    "general_basic": "{level}预算一般公共预算财政拨款基本支出表",
    "three_public": "{level}预算财政拨款“三公”经费支出表",
    "government_fund": "{level}预算政府性基金预算财政拨款支出表",
    "state_capital": "{level}预算国有资本经营预算财政拨款支出表",
}


def _hebei(budget):
    def caption(_number, title):
        return (title, f"318 {budget.name}\t单位：万元")

    press = Press(budget, caption, codes="indented", comma=False)
    frame = _frame(
        "第一部分 {level}预算公开表", "第二部分 {year}年{level}预算信息公开情况说明", first="tables"
    )
    sheets = standard(press, _named(_HEBEI, budget), note="注：本{level}无相关预算。")
    return _document(
        budget,
        frame,
        sheets,
        "较{past}年预算{word}{change}万元，{turn}{percent}%",
        "与{past}年预算持平",
        short=True,
    )


# Yunnan: 预算01-1表, amounts in yuan.

_YUNNAN = {
    "income_expenditure": "{year}年财务收支预算总表",
    "income": "{year}年{level}收入预算表",
    "expenditure": "{year}年{level}支出预算表",
    "fiscal": "{year}年{level}财政拨款收支预算总表",
    "general": "{year}年一般公共预算支出预算表（按功能科目分类）",
    "general_basic": "{year}年{level}基本支出预算表（按经济科目分类）",
    "three_public": "{year}年一般公共预算“三公”经费支出预算表",
    "government_fund": "{year}年{level}政府性基金预算支出预算表",
    "state_capital": "{year}年{level}国有资本经营预算支出预算表",
}
_YUNNAN_NUMBERS = ("01-1", "01-2", "01-3", "02-1", "02-2", "04", "03", "06", "07")


def _yunnan(budget):
    def caption(number, title):
        return (
            f"预算{_YUNNAN_NUMBERS[number - 1]}表",
            title,
            f"单位名称：{budget.name}\t单位：元",
        )

    press = Press(budget, caption, unit="元")
    frame = _frame(
        "第二部分 {year}年{level}预算表", "第四部分 {year}年{level}预算情况说明", first="tables"
    )
    kinds = {"general_basic": "basic"}
    sheets = standard(press, _named(_YUNNAN, budget), kinds=kinds)
    return _document(
        budget,
        frame,
        sheets,
        "较上年{word}{change}万元，{turn}{percent}%",
        "与上年持平",
    )


PLACES = (
    Place("sichuan", 2025, _sichuan, paper=Paper(foot="第 {} 页")),
    Place("hubei", 2024, _hubei, level="单位", format="docx"),
    Place("henan", 2025, _henan, paper=Paper(repeat="title", rows=15)),
    Place("hebei", 2024, _hebei, format="html"),
    Place("yunnan", 2026, _yunnan, format="xlsx", figures={"step": 1}),
)
