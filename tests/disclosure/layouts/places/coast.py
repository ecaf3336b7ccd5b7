"""Shanghai, Liaoning, Changchun, and Beijing, which publishes text and tables apart."""

from disclosure.layouts.paper import Paper
from disclosure.layouts.place import Place
from disclosure.layouts.places.framing import Frame
from disclosure.layouts.places.usual import TEXT, standard
from disclosure.layouts.press import Press
from disclosure.layouts.prose import Prose

__all__ = ["PLACES"]

# Shanghai: codes in cells of their own for 类, 款 and 项, amounts in whole yuan.

_SHANGHAI = {
    "income_expenditure": "{year}年{body}财务收支预算总表",
    "income": "{year}年{body}收入预算总表",
    "expenditure": "{year}年{body}支出预算总表",
    "fiscal": "{year}年{body}财政拨款收支预算总表",
    "general": "{year}年{body}一般公共预算支出功能分类预算表",
    "general_basic": "{year}年{body}一般公共预算基本支出部门预算经济分类预算表",
    "three_public": "{year}年{body}“三公”经费预算表",
    "government_fund": "{year}年{body}政府性基金预算支出功能分类预算表",
    "state_capital": "{year}年{body}国有资本经营预算支出功能分类预算表",
}
_SHANGHAI_TEXT = """
{year}年，{name}收入预算{total}万元，其中：财政拨款收入{fiscal}万元，{fiscal:change}；其他收入{own}万元。
支出预算{total}万元，其中：财政拨款支出预算{fiscal}万元，{fiscal:change}。财政拨款支出预算中，一般公共预算拨款支出预算{general}万元，{general:change}；政府性基金拨款支出预算{fund}万元。
财政拨款支出主要内容如下：
@items fiscal {n}.“{dashed}”科目{amount}万元，主要用于本领域的日常工作。
"""
_SHANGHAI_OTHERS = """
其他相关情况说明
一、{year}年“三公”经费预算情况说明
{year}年“三公”经费预算数为{three}万元，{three:change}。其中：
（一）因公出国（境）费{abroad}万元，{abroad:change}。
（二）公务用车购置及运行费{vehicles}万元，{vehicles:change}。其中：公务用车购置费{purchase}万元；公务用车运行费{running}万元。
（三）公务接待费{reception}万元，{reception:change}。
二、机关运行经费预算
?agency {year}年{name}财政拨款的机关运行经费预算为{agency}万元。
三、政府采购预算情况
{year}年度{self}政府采购预算{bought}万元，其中：政府采购货物预算{goods}万元、政府采购工程预算{works}万元、政府采购服务预算{services}万元。
四、国有资产占有使用情况
截至{past}年8月31日，{self}共有车辆{#cars}辆，其中：机要通信用车{#official}辆、其他用车{#other}辆。
"""
_SHANGHAI_FRAME = Frame(
    cover="某某市{year}年市级{level}预算\n预算主管{level}：{name}",
    chapters=(
        ("about", "{level}主要职能"),
        ("terms", "名词解释"),
        ("text", "{year}年{level}预算编制说明"),
        ("tables", "{level}预算表"),
    ),
    form="{}. {}",
    number=str,
)


def _shanghai(budget):
    body = budget.level if budget.level == "部门" else "预算单位"

    def caption(_number, title):
        return (title, f"编制{budget.level}：{budget.name}\t单位：元")

    press = Press(budget, caption, unit="元", codes="full", cents=False)
    names = {kind: name.format(year=budget.year, body=body) for kind, name in _SHANGHAI.items()}
    sheets = list(standard(press, names, economic="full"))
    prose = Prose(budget, "比{past}年预算{word}{change}万元", "与{past}年预算持平")
    yield from _SHANGHAI_FRAME.blocks(budget, sheets, prose.text(_SHANGHAI_TEXT))
    yield from prose.text(_SHANGHAI_OTHERS)


# Liaoning: 表1 behind the title and the body; nineteen tables of which the usual nine stand here.

_LIAONING = {
    "income_expenditure": "收支预算总表",
    "income": "收入预算总表",
    "expenditure": "支出预算总表",
    "fiscal": "财政拨款收支预算总表",
    "general": "一般公共预算支出表",
    "general_basic": "一般公共预算基本支出表",
    "three_public": "一般公共预算“三公”经费支出表",
    "government_fund": "政府性基金预算支出表",
    "state_capital": "国有资本经营预算支出表",
}
_LIAONING_FRAME = Frame(
    cover="{name}\n{year}年度{level}预算",
    chapters=(
        ("about", "第一部分 {level}概况"),
        ("text", "第二部分 {year}年{level}预算情况说明"),
        ("terms", "第三部分 名词解释"),
        ("tables", "第四部分 {year}年{level}预算表"),
    ),
    form="{}. {}",
    number=str,
)


def _liaoning(budget):
    def caption(number, title):
        return (title, f"表{number}", f"单位名称：{budget.name}", "单位：万元")

    press = Press(budget, caption)
    sheets = standard(press, _LIAONING, note="备注：本{level}无{fund}预算支出，故本表为空表。")
    prose = Prose(budget, "比上年预算数{word}{change}万元，{turn}{percent}%", "与上年预算数持平")
    yield from _LIAONING_FRAME.blocks(budget, sheets, prose.text(TEXT))


# Changchun: the number behind the title, amounts without commas, 0.00 for nothing.

_CHANGCHUN = {
    "income_expenditure": "收支总表",
    "income": "收入总表",
    "expenditure": "支出总表",
    "fiscal": "财政拨款收支总表",
    "general": "本年一般公共预算支出表",
    "general_basic": "本年一般公共预算基本支出表",
    "three_public": "本年一般公共预算“三公”经费支出表",
    "government_fund": "本年政府性基金预算支出表",
    "state_capital": "本年国有资本经营预算支出表",
}
_CHANGCHUN_FRAME = Frame(
    cover="{name}\n{year}年度{level}预算公开",
    chapters=(
        ("about", "第一部分 {level}概况"),
        ("tables", "第二部分 {year}年度{level}预算表"),
        ("text", "第三部分 {year}年度{level}预算情况说明"),
        ("terms", "第四部分 名词解释"),
    ),
)


def _changchun(budget):
    def caption(number, title):
        return (f"{title}（预算表 {number}）", f"预算单位：{budget.name}\t单位：万元")

    press = Press(budget, caption, comma=False, blank="0.00", total="总计：")
    sheets = standard(press, _CHANGCHUN)
    prose = Prose(budget, "较上年{word}{change}万元，{turn}{percent}%", "与上年持平")
    yield from _CHANGCHUN_FRAME.blocks(budget, sheets, prose.text(TEXT))


# Beijing: 预算01表 before the title in one line, the tables in a file of their own.

_BEIJING = {
    "income_expenditure": "收支总表",
    "income": "收入总表",
    "expenditure": "支出总表",
    "fiscal": "财政拨款收支总表",
    "general": "一般公共预算支出表",
    "general_basic": "一般公共预算基本支出表",
    "three_public": "财政拨款“三公”经费支出表",
    "government_fund": "政府性基金预算支出表",
    "state_capital": "国有资本经营预算支出表",
}
_BEIJING_FRAME = Frame(
    cover="{name}\n{year}年{level}预算",
    chapters=(
        ("about", "第一部分 {level}情况说明"),
        ("text", "第二部分 {year}年度{level}预算情况说明"),
        ("terms", "第三部分 名词解释"),
        ("tables", "第四部分 {year}年度{level}预算报表"),
    ),
)


def _beijing(budget):
    def caption(number, title):
        return (f"预算{number:02}表 {title}", f"{budget.level}名称：{budget.name}\t金额单位：万元")

    press = Press(budget, caption)
    sheets = standard(press, _BEIJING)
    prose = Prose(
        budget,
        "比{past}年年初预算数{word}{change}万元，{turn}{percent}%",
        "与{past}年年初预算数持平",
    )
    yield from _BEIJING_FRAME.blocks(budget, sheets, prose.text(TEXT))


PLACES = (
    Place("shanghai budget", 2025, _shanghai, paper=Paper(foot="{}"), figures={"step": 1}),
    Place("shanghai unit", 2024, _shanghai, level="单位", figures={"step": 1}),
    Place("liaoning", 2024, _liaoning, level="单位", format="txt"),
    Place("changchun", 2026, _changchun, paper=Paper(foot="", upright=True)),
    Place("beijing", 2026, _beijing, paper=Paper(repeat="nothing"), apart=True),
)
