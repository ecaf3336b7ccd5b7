"""Final accounts of Shanghai, Sichuan, Yunnan, Hunan and Xinjiang."""

from attrs import evolve
from disclosure.layouts.paper import Paper
from disclosure.layouts.place import Place
from disclosure.layouts.places.account import NAMES, account
from disclosure.layouts.places.common import fiscal_sides, sides
from disclosure.layouts.places.framing import Frame
from disclosure.layouts.press import FORM, Press, heads
from disclosure.layouts.prose import Prose

__all__ = ["PLACES"]

_CHANGE = "{word}{change}万元，{turn}{percent}%"
_END = """
八、政府性基金预算财政拨款收入支出决算情况说明
?fund {name}{year}年度政府性基金预算财政拨款支出{fund}万元。
!fund {name}{year}年度没有政府性基金预算财政拨款收入和支出。
九、国有资本经营预算财政拨款收入支出决算情况说明
{name}{year}年度没有国有资本经营预算财政拨款收入和支出。
十、其他重要事项的情况说明
（一）机关运行经费支出情况
?agency {year}年度{name}机关运行经费支出{agency}万元，比{past}年度{agency:change}。
!agency {name}没有机关运行经费支出。
（二）政府采购支出情况
{year}年度{name}政府采购支出总额{bought}万元，其中：政府采购货物支出{goods}万元、政府采购工程支出{works}万元、政府采购服务支出{services}万元。
（三）国有资产占有使用情况
截至{year}年12月31日，{name}共有车辆{#cars}辆，其中：机要通信用车{#official}辆、其他用车{#other}辆。
"""
_BASIC = """
六、一般公共预算财政拨款基本支出决算情况说明
{year}年度一般公共预算财政拨款基本支出{basic}万元，其中：
人员经费{personnel}万元，主要包括：{list personnel}。
公用经费{public}万元，主要包括：{list public}。
"""
_THREE = """
七、财政拨款“三公”经费支出决算情况说明
{year}年度“三公”经费财政拨款支出决算为{three}万元，其中：因公出国（境）费支出决算为{abroad}万元，公务用车购置及运行维护费支出决算为{vehicles}万元，公务接待费支出决算为{reception}万元。
1.因公出国（境）费支出{abroad}万元，比{past}年度{abroad:change}。
2.公务用车购置及运行维护费支出{vehicles}万元，比{past}年度{vehicles:change}。其中：公务用车购置支出{purchase}万元，公务用车运行维护费支出{running}万元。
3.公务接待费支出{reception}万元，比{past}年度{reception:change}。
"""


def _frame(tables, text, *, last=False, **how):
    chapters = [
        ("about", "第一部分 {name}概况"),
        ("tables", f"第二部分 {tables}"),
        ("text", f"第三部分 {text}"),
        ("terms", "第四部分 名词解释"),
    ]
    if last:
        chapters = [
            chapters[0],
            ("text", f"第二部分 {text}"),
            ("terms", "第三部分 名词解释"),
            ("tables", f"第四部分 {tables}"),
        ]
    return Frame(cover="{name}\n{year}年度{level}决算", chapters=tuple(chapters), **how)


def _named(names, budget):
    return {kind: name.format(level=budget.level) for kind, name in names.items()}


# Shanghai: 决算数 without 行次, two blocks of economic items, 预算数 and 决算数 of each part.

_SHANGHAI = f"""
一、收入支出决算总体情况说明
{{name}}{{year}}年度收入支出总计{{total}}万元。与{{past}}年度相比，收入支出总计{{total:change}}。主要原因：工作安排有变化。
二、收入决算情况说明
本年收入合计{{year_total}}万元，其中：财政拨款收入{{year_fiscal}}万元，占{{year_fiscal/year_total}}；其他收入{{own}}万元，占{{own/year_total}}。
三、支出决算情况说明
本年支出合计{{total}}万元，其中：基本支出{{basic}}万元，占{{basic/total}}；项目支出{{projects}}万元，占{{projects/total}}。
四、财政拨款收入支出决算总体情况说明
{{name}}{{year}}年度财政拨款收入支出总计{{fiscal}}万元。与{{past}}年度相比，财政拨款收入支出总计{{fiscal:change}}。主要原因：工作安排有变化。
五、一般公共预算财政拨款支出决算情况说明
（一）一般公共预算财政拨款支出决算总体情况
一般公共预算财政拨款支出{{general}}万元，占本年支出合计的{{general/total}}。与{{past}}年度相比，一般公共预算财政拨款支出{{general:change}}。主要原因：项目有调整。
（二）一般公共预算财政拨款支出决算结构情况
@joined general 一般公共预算财政拨款支出{{general}}万元，主要用于以下方面：|{{class}}（类）{{amount}}万元，占{{amount/general}}|；|。
（三）一般公共预算财政拨款支出决算具体情况
一般公共预算财政拨款支出年初预算为{{planned_all}}万元，支出决算为{{general}}万元，完成年初预算的{{general/planned_all}}。其中：
@items general {{n}}、{{path}}。主要用于：本领域的工作。年初预算为{{planned}}万元，支出决算为{{amount}}万元。
{_BASIC}{_THREE}{_END}"""
_LEADS = (("项目", (("功能分类科目编码", ""), ("科目名称", ""))),)


def _shanghai(budget):
    def caption(_number, title):
        return (title, "单位：万元")

    press = Press(budget, caption)
    none = "说明：{name}本年度没有{fund}预算财政拨款收入和支出，故本表无数据。"
    state = "国有资本经营预算财政拨款收入支出决算表"
    sheets = account(press, {"state_capital": state}, leads=_LEADS, none=none)
    sheets[0] = evolve(_both(press), kind="final_income_expenditure")
    sheets[3] = evolve(_funds(press), kind="final_fiscal")
    words = (("合计", "general"), ("基本支出", "basic"), ("项目支出", "project"))
    below = Press(budget, caption, total_last=True)
    sheets[4] = below.by_function("final_general", NAMES["general"], words, "general", leads=_LEADS)
    sheets[5] = _two_blocks(press)
    sheets[6] = _pairs(sheets[6])
    frame = _frame("{name}{year}年度{level}决算表", "{name}{year}年度{level}决算情况说明")
    prose = Prose(budget, _CHANGE, "持平")
    yield from frame.blocks(budget, sheets, prose.text(_SHANGHAI))


def _both(press):
    left = (
        ("一、一般公共预算财政拨款收入", "current"),
        ("二、政府性基金预算财政拨款收入", "fund"),
        ("三、国有资本经营预算财政拨款收入", ""),
        ("四、上级补助收入", ""),
        ("五、事业收入", ""),
        ("六、经营收入", ""),
        ("七、附属单位上缴收入", ""),
        ("八、其他收入", "own"),
    )
    end = [
        ("本年收入合计", "year_total", "本年支出合计", "total"),
        ("使用非财政拨款结余", "", "结余分配", ""),
        ("年初结转和结余", "carried", "年末结转和结余", ""),
        ("总计", "total", "总计", "total"),
    ]
    head = [("收入", "", "支出", ""), ("项目", "决算数", "项目", "决算数")]
    note = "注：本表反映部门本年度的总收支和年末结转结余情况。"
    right = press.classes("total", codes=FORM)
    return sides(press, NAMES["income_expenditure"], left, right, end, head=head, notes=(note,))


def _funds(press):
    left = (
        ("一、一般公共预算财政拨款", "current"),
        ("二、政府性基金预算财政拨款", "fund"),
        ("三、国有资本经营预算财政拨款", ""),
    )
    end = [
        ("本年收入合计", "year_fiscal", "本年支出合计"),
        ("年初财政拨款结转和结余", "carried", "年末财政拨款结转和结余"),
        ("一、一般公共预算财政拨款", "carried", ""),
        ("二、政府性基金预算财政拨款", "", ""),
        ("总计", "fiscal", "总计"),
    ]
    funds = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
    how = {"form": "{}、", "whole": "", "codes": FORM, "funds": funds}
    sheet = fiscal_sides(press, NAMES["fiscal"], left, end, **how)
    first, second, *rest = sheet.rows
    named = tuple("决算数" if cell == "预算数" else cell for cell in second)
    return evolve(sheet, rows=(first, named, *rest))


def _two_blocks(press):
    """Wages and help at the left, goods and capital at the right."""
    budget, tree = press.budget, press.budget.economic_tree
    blocks = []
    for classes in (("301", "303"), ("302", "310")):
        block = []
        for one in classes:
            block.append((one, tree[one].name, press.money(budget.of_economic(one))))
            block += [
                (code, tree[code].name, press.money(amount))
                for code, amount in budget.economic.items()
                if code.startswith(one)
            ]
        blocks.append(block)
    height = max(map(len, blocks))
    left, right = ([*one, *[("", "", "")] * (height - len(one))] for one in blocks)
    rows = [
        ("经济分类科目编码", "科目名称", "决算数") * 2,
        *((*a, *b) for a, b in zip(left, right, strict=True)),
        (
            *("人员经费合计", "", press.money(budget.sum("personnel"))),
            *("公用经费合计", "", press.money(budget.sum("public"))),
        ),
    ]
    return press.sheet("final_general_basic", NAMES["general_basic"], rows, 1)


def _pairs(sheet):
    """预算数 and 决算数 below each part, where the national form has two blocks."""
    amounts = sheet.rows[-1]
    half = len(amounts) // 2
    both = (("预算数", ""), ("决算数", ""))
    head, spans = heads(
        (
            ("合计", both),
            ("因公出国（境）费", both),
            (
                "公务用车购置及运行维护费",
                tuple((one, both) for one in ("小计", "公务用车购置费", "公务用车运行维护费")),
            ),
            ("公务接待费", both),
        )
    )
    row = [cell for pair in zip(amounts[:half], amounts[half:], strict=True) for cell in pair]
    return evolve(sheet, rows=(*head, tuple(row)), head=len(head), spans=tuple(spans))


# Sichuan: captions of figures between the sentences, the tables as 附表 at the end.

_SICHUAN = f"""
一、收入支出决算总体情况说明
{{year}}年度收、支总计均为{{total}}万元。与{{past}}年度相比，收、支总计各{{total:change}}。主要变动原因是工作任务有变化。
（图1：收、支决算总计变动情况图）（柱状图）
二、收入决算情况说明
{{year}}年度本年收入合计{{year_total}}万元，其中：财政拨款收入{{year_fiscal}}万元，占{{year_fiscal/year_total}}；其他收入{{own}}万元，占{{own/year_total}}。
（图2：收入决算结构图）（饼状图）
三、支出决算情况说明
{{year}}年度本年支出合计{{total}}万元，其中：基本支出{{basic}}万元，占{{basic/total}}；项目支出{{projects}}万元，占{{projects/total}}；上缴上级支出0万元，占0%；经营支出0万元，占0%；对附属单位补助支出0万元，占0%。
（图3：支出决算结构图）（饼状图）
四、财政拨款收入支出决算总体情况说明
{{year}}年度财政拨款收、支总计均为{{fiscal}}万元。与{{past}}年度相比，财政拨款收、支总计各{{fiscal:change}}。主要变动原因是工作任务有变化。
（图4：财政拨款收、支决算总计变动情况）（柱状图）
五、一般公共预算财政拨款支出决算情况说明
（一）一般公共预算财政拨款支出决算总体情况
{{year}}年度一般公共预算财政拨款支出{{general}}万元，占本年支出合计的{{general/total}}。与{{past}}年度相比，一般公共预算财政拨款支出{{general:change}}。主要变动原因是项目有调整。
（图5：一般公共预算财政拨款支出决算变动情况）（柱状图）
（二）一般公共预算财政拨款支出决算结构情况
@joined general {{year}}年度一般公共预算财政拨款支出{{general}}万元，主要用于以下方面：|{{class}}（类）{{amount}}万元，占{{amount/general}}|；|。
（图6：一般公共预算财政拨款支出决算结构）（饼状图）
（三）一般公共预算财政拨款支出决算具体情况
{{year}}年度一般公共预算财政拨款支出年初预算为{{planned_all}}万元，决算数为{{general}}万元，完成预算{{general/planned_all}}。其中：
@items general {{n}}.{{path}}：支出决算为{{amount}}万元，决算数与预算数的差额是由于工作任务有变化。
{_BASIC}{_THREE}（图7：“三公”经费财政拨款支出结构）（饼状图）
{_END}"""


def _national(budget, text, *, names=None, caption=None, frame=None, change=_CHANGE, **how):
    """The tables of the ministry with the text of a place."""

    def usual(number, title):
        return (title, f"公开{number:02}表", f"{budget.level}：{budget.name}\t金额单位：万元")

    press = Press(budget, caption or usual, count="栏次", **how)
    prose = Prose(budget, change, "持平")
    sheets = account(press, _named(names or {}, budget))
    return frame.blocks(budget, sheets, prose.text(text))


def _sichuan(budget):
    frame = _frame("附表", "{year}年度{level}决算情况说明", last=True)
    return _national(budget, _SICHUAN, frame=frame)


# Yunnan: the number of the inspection above all, tables called 决算表, the last with 机关运行经费.

_YUNNAN = {
    "income_expenditure": "收入支出决算表",
    "fiscal": "财政拨款收入支出决算表",
    "general": "一般公共预算财政拨款收入支出决算表",
    "state_capital": "国有资本经营预算财政拨款收入支出决算表",
    "three_public": "财政拨款“三公”经费、行政参公单位机关运行经费情况表",
}


def _yunnan(budget):
    def caption(number, title):
        return (title, f"公开{number:02}表", f"{budget.level}：{budget.name}\t金额单位：元")

    frame = evolve(
        _frame("{year}年度{level}决算表", "{year}年度{level}决算情况说明"),
        cover="监督索引号53000000000000000\n{name}\n{year}年度{level}决算",
    )
    return _national(budget, _ACCOUNT, names=_YUNNAN, caption=caption, frame=frame, unit="元")


# Hunan and Xinjiang: the tables of the ministry; totals of both sides in a sentence each.

_ACCOUNT = f"""
一、收入支出决算总体情况说明
{{year}}年度收、支总计{{total}}万元。与上年相比，{{total:change}}，主要是因为工作任务有变化。
二、收入决算情况说明
{{year}}年度收入合计{{year_total}}万元，其中：财政拨款收入{{year_fiscal}}万元，占{{year_fiscal/year_total}}；其他收入{{own}}万元，占{{own/year_total}}。
三、支出决算情况说明
{{year}}年度支出合计{{total}}万元，其中：基本支出{{basic}}万元，占{{basic/total}}；项目支出{{projects}}万元，占{{projects/total}}。
四、财政拨款收入支出决算总体情况说明
{{year}}年度财政拨款收、支总计{{fiscal}}万元。与上年相比，{{fiscal:change}}，主要是因为工作任务有变化。
五、一般公共预算财政拨款支出决算情况说明
（一）财政拨款支出决算总体情况
{{year}}年度一般公共预算财政拨款支出{{general}}万元，占本年支出合计的{{general/total}}。与上年相比，一般公共预算财政拨款支出{{general:change}}，主要是因为项目有调整。
（二）财政拨款支出决算结构情况
@joined general {{year}}年度一般公共预算财政拨款支出{{general}}万元，主要用于以下方面：|{{class}}（类）{{amount}}万元，占{{amount/general}}|，|。
（三）财政拨款支出决算具体情况
{{year}}年度一般公共预算财政拨款支出年初预算数为{{planned_all}}万元，支出决算数为{{general}}万元，完成年初预算的{{general/planned_all}}。其中：
@items general {{n}}、{{path}}。年初预算为{{planned}}万元，支出决算为{{amount}}万元，完成年初预算的{{amount/planned}}。
{_BASIC}{_THREE}{_END}"""
_XINJIANG = _ACCOUNT.replace(
    "{year}年度收、支总计{total}万元。与上年相比，",
    "{year}年度收入总计{total}万元，其中：本年收入合计{year_total}万元，使用非财政拨款结余0.00万元，年初结转和结余{carried}万元。\n"
    "{year}年度支出总计{total}万元，其中：本年支出合计{total}万元，结余分配0.00万元，年末结转和结余0.00万元。\n"
    "收入支出总计与上年相比，",
)


def _hunan(budget):
    return _national(
        budget, _ACCOUNT, frame=_frame("{level}决算表", "{year}年度{level}决算情况说明")
    )


def _xinjiang(budget):
    frame = _frame("{level}决算报表", "{level}决算情况说明", last=True)
    names = {"state_capital": "国有资本经营预算财政拨款收入支出决算表"}

    def caption(number, title):
        return (title, f"公开{number:02}表", f"编制单位：{budget.name}\t金额单位：万元")

    return _national(budget, _XINJIANG, names=names, caption=caption, frame=frame, blank="0.00")


_FINAL = {"kind": "final account"}

PLACES = (
    Place("shanghai account", 2024, _shanghai, paper=Paper(foot="{}", upright=True), **_FINAL),
    Place("sichuan account", 2024, _sichuan, level="单位", format="docx", **_FINAL),
    Place("yunnan account", 2023, _yunnan, paper=Paper(repeat="head"), **_FINAL),
    Place("hunan account", 2023, _hunan, format="html", **_FINAL),
    Place("xinjiang account", 2024, _xinjiang, level="单位", paper=Paper(rows=16), **_FINAL),
)
