"""Guangxi, Tianjin and Inner Mongolia: budgets in the forms of their finance departments."""

from disclosure.layouts.paper import Paper
from disclosure.layouts.place import Place
from disclosure.layouts.places.framing import Frame
from disclosure.layouts.places.usual import TEXT, standard
from disclosure.layouts.press import Press
from disclosure.layouts.prose import Prose

__all__ = ["PLACES"]


def _document(budget, press, names, chapters, change, same, **how):
    """The nine tables and the usual text under the headings of a place."""
    frame = Frame(cover="{name}\n{year}年{level}预算", chapters=chapters)
    named = {
        kind: name.format(level=budget.level, year=budget.year) for kind, name in names.items()
    }
    sheets = list(standard(press, named, **how))
    return frame.blocks(budget, sheets, Prose(budget, change, same).text(TEXT))


# Guangxi: 部门公开表1 …, the text before the tables.

_GUANGXI = {
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


def _guangxi(budget):
    def caption(number, title):
        return (
            f"{budget.level}公开表{number}",
            title,
            f"{budget.level}名称：{budget.name}\t单位：万元",
        )

    chapters = (
        ("about", "第一部分：{level}概况"),
        ("text", "第二部分：{year}年{level}预算及“三公”经费预算说明"),
        ("terms", "第三部分：名词解释"),
        ("tables", "第四部分：{year}年{level}预算公开报表"),
    )
    return _document(
        budget,
        Press(budget, caption, codes="full", blank="0.00"),
        _GUANGXI,
        chapters,
        "同比{word}{change}万元，{turn}{percent}%",
        "与上年持平",
        economic="one",
    )


# Tianjin: the titles carry the body's level, the name stands below them.

_TIANJIN = {
    "income_expenditure": "{level}收支总表",
    "income": "{level}收入总表",
    "expenditure": "{level}支出总表",
    "fiscal": "财政拨款收支预算总表",
    "general": "财政拨款一般公共预算支出预算表",
    "general_basic": "财政拨款一般公共预算基本支出预算表",
    "three_public": "财政拨款一般公共预算“三公”经费支出预算表",
    "government_fund": "财政拨款政府性基金预算支出预算表",
    "state_capital": "国有资本经营预算支出预算表",
}


def _tianjin(budget):
    def caption(number, title):
        return (f"表{number}", title, f"{budget.level}名称：{budget.name}\t单位：万元")

    chapters = (
        ("about", "第一部分 {level}概况"),
        ("text", "第二部分 {year}年{level}预算安排情况说明"),
        ("terms", "第三部分 名词解释"),
        ("tables", "第四部分 {year}年{level}预算表"),
    )
    return _document(
        budget,
        Press(budget, caption, comma=True),
        _TIANJIN,
        chapters,
        "与{past}年预算相比{word}{change}万元，{turn}{percent}%",
        "与{past}年预算持平",
    )


# Inner Mongolia: the tables first, in thousands parted, totals below.

_INNER_MONGOLIA = {
    "income_expenditure": "{year}年{level}收支预算总表",
    "income": "{year}年{level}收入预算总表",
    "expenditure": "{year}年{level}支出预算总表",
    "fiscal": "{year}年财政拨款收支预算总表",
    "general": "{year}年一般公共预算支出预算表",
    "general_basic": "{year}年一般公共预算基本支出预算表",
    "three_public": "{year}年财政拨款“三公”经费支出预算表",
    "government_fund": "{year}年政府性基金预算支出预算表",
    "state_capital": "{year}年国有资本经营预算支出预算表",
}


def _inner_mongolia(budget):
    def caption(number, title):
        return (f"附表{number}", title, f"编制{budget.level}：{budget.name}\t单位：万元")

    chapters = (
        ("about", "第一部分 {level}概况"),
        ("tables", "第二部分 {year}年{level}预算公开表"),
        ("text", "第三部分 {year}年{level}预算安排情况说明"),
        ("terms", "第四部分 名词解释"),
    )
    press = Press(budget, caption, codes="indented", blank="0.00", total_last=True)
    return _document(
        budget,
        press,
        _INNER_MONGOLIA,
        chapters,
        "比上年预算{word}{change}万元，{turn}{percent}%",
        "与上年预算持平",
    )


PLACES = (
    Place("guangxi", 2025, _guangxi, paper=Paper(foot="{}", rows=16)),
    Place("tianjin", 2026, _tianjin, level="单位", format="docx"),
    Place("inner mongolia", 2024, _inner_mongolia, paper=Paper(repeat="title", rows=18)),
)
