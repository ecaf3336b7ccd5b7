"""The lines between the title of a table and its head, in the orders in which they are printed."""

import pytest

from govbudget.disclosure.recognition import recognise
from govbudget.disclosure.titles import begins_title
from govbudget.io.source import Grid, Paragraph, SourceDocument

GRIDS = {
    "codes": (
        ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
        ("201", "一般公共服务支出", "5", "3", "2"),
        ("20106", "财政事务", "5", "3", "2"),
        ("2010601", "行政运行", "5", "3", "2"),
        ("", "合计", "5", "3", "2"),
    ),
    "halves": (
        ("收入", "", "支出", ""),
        ("项目", "预算数", "项目", "预算数"),
        ("一、一般公共预算拨款收入", "5.00", "一、一般公共服务支出", "5.00"),
        ("收入总计", "5.00", "支出总计", "5.00"),
    ),
    "final": (
        ("收入", "", "", "支出", "", ""),
        ("项目", "行次", "决算数", "项目", "行次", "决算数"),
        ("栏次", "", "1", "栏次", "", "2"),
        ("一、一般公共预算财政拨款收入", "1", "5.00", "一、一般公共服务支出", "32", "5.00"),
        ("总计", "31", "5.00", "总计", "62", "5.00"),
    ),
}
# A line with = says what is right: title, number, kind and unit, and which grid follows the lines.
CAPTIONS = """
= 一般公共预算支出表 表5 general 万元 codes
表5
一般公共预算支出表
单位：万元
= 一般公共预算支出表 表5 general 万元 codes
一般公共预算支出表
表5
单位：万元
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表
单位：万元
= 一般公共预算支出表 公开05表 general 万元 codes
公开05表
一般公共预算支出表
部门：某某局
单位：万元
= 一般公共预算支出表 公开05表 general 万元 codes
一般公共预算支出表
公开05表
部门：某某局
金额单位：万元
= 一般公共预算支出表 公开05表 general 万元 codes
一般公共预算支出表
公开05表
部门：
某某局
单位：万元
= 一般公共预算支出表 公开05表 general 万元 codes
一般公共预算支出表
公开05表　　GK05
部门：某某局　　2024年度　　金额单位：万元
= 一般公共预算支出表 GK05表 general 万元 codes
一般公共预算支出表
GK05表
单位：万元
= 一般公共预算支出表 公开05表 general 万元 codes
一般公共预算支出表
公开05表
编制单位：某某局    单位：万元
= 一般公共预算支出表 预算05表 general 万元 codes
预算05表 一般公共预算支出表
金额单位：万元
= 一般公共预算支出表 附件3-2 general 万元 codes
附件3-2
一般公共预算支出表
编制单位：某某局（本级）
单位：万元
= 一般公共预算支出表 附表3-2 general 万元 codes
附表3-2
某某局
一般公共预算支出表
单位：万元
= 一般公共预算支出表 附表5 general 万元 codes
附表5：
一般公共预算支出表
单位：万元
= 一般公共预算支出表 表3-1 general 万元 codes
表3-1
一般公共预算支出表
部门：某某局
金额单位：万元
= 一般公共预算支出表 表五 general 万元 codes
表五
一般公共预算支出表
单位名称：某某局
单位：万元
= 2025年一般公共预算支出表 部门预算02-2表 general 万元 codes
部门预算02-2表
2025年一般公共预算支出表
单位名称：某某局
单位：万元
= 2025年部门一般公共预算支出情况表 - general 万元 codes
2025年部门一般公共预算支出情况表
填报部门：[105]某某局
单位：万元
= 一般公共预算支出情况表 - general 万元 codes
一般公共预算支出情况表
部门：105-某某局
单位:万元
= 一般公共预算支出情况表 - general 万元 codes
一般公共预算支出情况表
105-某某局
单位:万元
= 一般公共预算支出情况表 - general 万元 codes
一般公共预算支出情况表
部门编码及名称：[105]某某局
单位:万元
= 一般公共预算支出情况表 - general 万元 codes
一般公共预算支出情况表
部门(单位)名称：某某局
单位:万元
= 一般公共预算支出情况表 - general 万元 codes
一般公共预算支出情况表
预算年度：2025
单位:万元
= 一般公共预算支出情况表 - general 万元 codes
一般公共预算支出情况表
2025年度
部门：某某局
单位:万元
= 一般公共预算支出情况表 - general 万元 codes
一般公共预算支出情况表
（2025年度）
部门：某某局
单位:万元
= 一般公共预算支出情况表（按功能分类科目） - general 万元 codes
一般公共预算支出情况表
（按功能分类科目）
单位:万元
= 一般公共预算支出表 - general 万元 codes
五、一般公共预算支出表
单位：万元
= 一般公共预算支出表 - general 万元 codes
（五）一般公共预算支出表
单位：万元
= 一般公共预算支出表 - general 万元 codes
5.一般公共预算支出表
单位：万元
= 一般公共预算支出表 - general 万元 codes
第二部分 2025年部门预算表
五、一般公共预算支出表
单位：万元
= 一般公共预算支出表 - general 万元 codes
某某局2025年部门预算表
五、一般公共预算支出表
单位：万元
= 2025年某某局一般公共预算支出表 - general 万元 codes
2025年某某局一般公共预算支出表
单位：万元
= 某某局2025年一般公共预算支出表 - general 万元 codes
某某局2025年一般公共预算支出表
单位：万元
= 一般公共预算支出总表（按功能科目） - general 万元 codes
一般公共预算支出总表（按功能科目）
单位：万元
= 2025年部门综合预算一般公共预算支出明细表（按支出功能分类科目-不含上年结转） 表5 general 元 codes
表5
2025年部门综合预算一般公共预算支出明细表（按支出功能分类科目-不含上年结转）
金额单位：元
= 2025年部门综合预算一般公共预算支出明细表（按支出功能分类科目-不含上年结转） 表5 general 元 codes
表5
2025年部门综合预算一般公共预算支出明细表（按支出功能
分类科目-不含上年结转）
金额单位：元
= 部门预算一般公共预算财政拨款支出表 - general 万元 codes
部门预算一般公共预算财政拨款支出表
预算05表
105某某局 单位：万元
= 105某某局部门预算一般公共预算财政拨款支出表 - general 万元 codes
105某某局部门预算一般公共预算财政拨款支出表
单位：万元
= 一般公共预算支出表 公开表5 general 万元 codes
公开表5
一般公共预算支出表
部门（单位）：某某局
单位：万元
= 一般公共预算支出表 公开表5 general 万元 codes
公开表5  一般公共预算支出表
部门（单位）：
某某局
单位：万元
= 一般公共预算支出表 - general 万元 codes
预算公开表5
表名：一般公共预算支出表
单位：万元
= 一般公共预算支出表 - general 万元 codes
报表名称：一般公共预算支出表
单位：万元
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表
制表日期：2025-02-10
单位：万元
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表
打印日期：2025年2月10日
第1页 共2页
单位：万元
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表
（单位：万元）
= 一般公共预算支出表（单位：万元） - general 万元 codes
一般公共预算支出表（单位：万元）
= 一般公共预算支出表（万元） - general 万元 codes
一般公共预算支出表（万元）
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表
万元
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表
单位：人民币万元
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表
计量单位：万元
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表
单位： 万元
部门：某某局
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表
保留两位小数
单位：万元
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表
说明：本表反映一般公共预算支出情况。
单位：万元
= 一般公共预算支出表（本级） - general 万元 codes
一般公共预算支出表
（本级）
单位：万元
= 一般公共预算支出表（不含上年结转） - general 万元 codes
一般公共预算支出表
（不含上年结转）
单位：万元
= 财政拨款收支总表 - fiscal 万元 halves
财政拨款收支总表
单位：万元
= 部门收支总体情况表 - income_expenditure 万元 halves
部门收支总体情况表
单位：万元
= 部门收支总体情况 - income_expenditure 万元 halves
部门收支总体情况
单位：万元
= 收支预算总表 - income_expenditure 万元 halves
收 支 预 算 总 表
单位：万元
= 收支预算总表 - income_expenditure 万元 halves
附表1 收支预算总表
单位：万元
= 收支预算总表 - income_expenditure 万元 halves
附表1.收支预算总表
单位：万元
= 收支总表 附表1-1 income_expenditure 万元 halves
附表1-1收支总表
单位：万元
= 2025年收支总表 - income_expenditure 万元 halves
表1.2025年收支总表
单位：万元
= 收支总表（预算表1） - income_expenditure 万元 halves
收支总表（预算表1）
单位：万元
= 收支总表 - income_expenditure 万元 halves
收支总表 公开01表
单位：万元
= - - income_expenditure 万元 halves
单位：万元
= 收入支出决算总表 公开01表 final_income_expenditure 万元 final
收入支出决算总表
公开01表
部门：某某局
2024年度
金额单位：万元
= 收入支出决算总表 财决公开01表 final_income_expenditure 万元 final
收入支出决算总表
财决公开01表
编制单位：某某局
2024年度
金额单位：万元
= 一般公共预算支出表 附表5 general 万元 codes
附表5 一般公共预算支出表 单位：万元
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表 单位：万元
= 一般公共预算支出表 公开05表 general 万元 codes
一般公共预算支出表
单位：万元 公开05表
= 一般公共预算支出表 表5 general 万元 codes
一般公共预算支出表
（表5）
单位：万元
= 一般公共预算支出表 公开05表 general 万元 codes
【公开05 表】
一般公共预算支出表
单位：万元
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表
部门：某某局 2025年度 金额单位：万元
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表
[105001]某某局 单位：万元
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表
编报日期：2025年1月20日
单位：万元
= 一般公共预算支出表 - general 万元 codes
一般公共预算支出表
单位负责人：
财务负责人：
制表人：
单位：万元
= 一般公共预算支出表（功能科目） - general 万元 codes
一般公共预算支出表
（功能科目）
单位：万元
= 一般公共预算支出表 附1-5 general 万元 codes
附1-5
一般公共预算支出表
单位：万元
= 一般公共预算支出表 部门公开表5 general 万元 codes
部门公开表5
一般公共预算支出表
公开部门：某某局
单位：万元
"""


def captions():
    for case in CAPTIONS.split("\n= ")[1:]:
        right, *lines = case.strip().split("\n")
        title, number, kind, unit, grid = right.split(" ")
        what = (title.replace("-", "", title == "-"), number.strip("-"), kind, unit)
        yield pytest.param(what, lines, GRIDS[grid], id="|".join(lines))


def tables_of(*blocks):
    return recognise(SourceDocument("made", "text", blocks, 2)).tables


@pytest.mark.parametrize(("right", "lines", "grid"), list(captions()))
def test_captions(right, lines, grid):
    above = [Paragraph(line, 1) for line in ("某某局概况。", *lines)]
    [table] = tables_of(*above, Grid(grid, 1), Paragraph("以下为正文说明。", 2))
    title, number, kind, unit = right

    assert (table.title, table.kind, table.unit) == (title, kind, unit)
    assert table.number == number or not number
    assert not table.is_empty


@pytest.mark.parametrize(
    "aside",
    [
        (("部门：某某局", "单位：万元"),),
        (("511-某某局", "", "单位：万元"),),
        (("公开05表", ""), ("填报单位：某某局", "单位：万元")),
        (("某某局", ""), ("2024年", "单位：万元")),
    ],
)
def test_a_caption_in_a_table_of_its_own(aside):
    tables = tables_of(
        Paragraph("一般公共预算支出表"),
        Grid(aside),
        Grid(GRIDS["codes"]),
        Paragraph("以下为正文。"),
    )

    assert [(one.title, one.kind, one.unit) for one in tables] == [
        ("一般公共预算支出表", "general", "万元")
    ]
    assert not tables[0].is_empty


def test_a_table_with_amounts_is_no_caption():
    rows = (("单位：万元", "合计"), ("金额", "5.00"))
    tables = tables_of(Paragraph("项目支出预算表"), Grid(rows), Grid(GRIDS["codes"]))

    assert len(tables) == 2


def test_a_title_over_two_lines_of_costs():
    halves = ("2025年一般公共预算拨款“三公”经费及会议费、", "培训费支出预算表", "单位：万元")
    grid = Grid((("项目", "本年数"), ("公务接待费", "5.00"), ("会议费", "1.00")), 1)
    [table] = tables_of(*(Paragraph(line, 1) for line in halves), grid)

    assert (table.title, table.kind) == ("".join(halves[:2]), "three_public")


def test_the_first_half_alone_stays_text():
    lines = ("一般公共预算支出表（按支出功能", "以下各项见附件。")
    tables = tables_of(*(Paragraph(line, 1) for line in lines), Grid(GRIDS["codes"], 1))

    assert begins_title(lines[0])
    assert [one.title for one in tables] == [""]


def test_titles_below_each_other_are_a_list():
    lines = ("1、收支总表", "2、收入总表", "3、支出总表", "注：空表表示没有相关收支")

    assert tables_of(*(Paragraph(line, 1) for line in lines)) == ()


def test_a_note_that_says_empty_takes_no_table():
    lines = ("政府性基金预算支出表", "注：本部门没有政府性基金预算，本表为空表。")
    tables = tables_of(*(Paragraph(line, 1) for line in lines), Grid(GRIDS["codes"], 1))

    assert [(one.title, bool(one.grids)) for one in tables] == [(lines[0], False), ("", True)]


def test_a_page_with_other_margins_goes_on():
    first = (("", "项目名称", "金额", ""), ("", "甲项目", "5.00", ""))
    more = (("乙项目", "2.00", ""),)
    [table] = tables_of(Paragraph("项目支出预算表", 1), Grid(first, 1), Grid(more, 2))

    assert [(one.label, str(one.amount)) for one in table.stated] == [
        ("甲项目", "5.00"),
        ("乙项目", "2.00"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("项目名称", "", ""), ("主管部门", "", "实施期限"), ("资金金额（万元）", "", "")),
        (("项目名称", "", "主管部门", ""), ("当年预算", "", "市级支出", "")),
    ],
)
def test_a_blank_form_states_what_it_asks_for(rows):
    [table] = tables_of(Paragraph("项目绩效目标表", 1), Grid(rows, 1))

    assert table.kind == "project_targets"
    assert table.is_empty
    assert table.stated


def test_an_empty_table_states_its_columns():
    head = (
        ("采购项目", "采购目录", "数量", "预算金额", "资金来源", ""),
        ("合计", "", "", "", "", ""),
    )
    [table] = tables_of(Paragraph("政府采购预算表", 1), Paragraph("单位：元", 1), Grid(head, 1))

    assert table.is_empty
    assert "预算金额" in {one.measure for one in table.stated}


def test_a_list_of_projects_is_told_from_forms():
    rows = (
        ("项目名称", "预算金额（万元）", "绩效目标", "一级指标", "指标值"),
        ("甲项目", "5.00", "保障运转", "产出指标", "100"),
    )
    [table] = tables_of(Paragraph("项目支出绩效目标表", 1), Grid(rows, 1))

    assert table.kind == "project_target_list"


def test_basic_spending_of_two_kinds_of_money():
    codes = (
        ("科目编码", "科目名称", "合计"),
        ("301", "工资福利支出", "5"),
        ("30101", "基本工资", "5"),
    )
    titles = ("财政拨款基本支出预算表", "一般公共预算基本支出预算表")
    both = [block for one in titles for block in (Paragraph(one, 1), Grid(codes, 1))]

    assert [one.kind.value for one in tables_of(*both)] == ["fiscal_basic", "general_basic"]
    assert [one.kind.value for one in tables_of(*both[:2])] == ["general_basic"]


def test_a_column_of_bodies_has_no_codes():
    rows = (
        ("部门名称", "小计", "公务接待费"),
        ("合计", "5.00", "5.00"),
        ("201_某某局", "5.00", "5.00"),
    )
    [table] = tables_of(Paragraph("“三公”经费支出表", 1), Grid(rows, 1))

    assert table.tables == ()
    assert {one.label for one in table.stated} == {"小计", "公务接待费"}


def sheet(rows, name):
    width = max(map(len, rows))
    return Grid(tuple((*row, *[""] * (width - len(row))) for row in rows), None, sheet=name)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("一般公共预算支出表", "一般公共预算支出表"),
        ("5.一般公共预算支出表", "一般公共预算支出表"),
        ("5、一般公共预算支出表", "一般公共预算支出表"),
        ("05一般公共预算支出表", "一般公共预算支出表"),
        ("Sheet1", ""),
        ("附表", ""),
    ],
)
def test_the_name_of_a_sheet_is_a_title(name, title):
    above = (("部门：某某局", "", "", "", "单位：万元"),)
    [table] = tables_of(sheet((*above, *GRIDS["codes"]), name))

    assert table.title == title
    assert table.kind == ("general" if title else "expenditure")


# The columns of a table without a title, and what it is.
UNTITLED = """
合计|因公出国（境）费|公务用车购置费|公务用车运行费|公务接待费 three_public
科目编码|科目名称|合计|财政拨款收入|事业收入|其他收入 income
科目编码|科目名称|合计|基本支出|项目支出|事业单位经营支出 expenditure
项目|预算数|项目|合计|一般公共预算|政府性基金预算|国有资本经营预算 fiscal
采购项目名称|采购品目|采购数量|采购金额 procurement
购买服务项目|购买服务内容|承接主体|预算金额 purchased_services
"""


@pytest.mark.parametrize("line", UNTITLED.strip().split("\n"))
def test_a_table_without_a_title_is_known_by_its_columns(line):
    columns, kind = line.split(" ")
    titles = columns.split("|")
    code = ("2010601", "行政运行") if titles[0] == "科目编码" else ("甲",)
    first = (("201", "一般公共服务支出", "5"), ("20106", "财政事务", "5")) if len(code) > 1 else ()
    halves = (("收入", "", "支出"),) if titles.count("项目") > 1 else ()
    rows = (*halves, tuple(titles), *first, (*code, "5", "5"), ("合计", "", "5"))
    [table] = tables_of(Paragraph("单位：万元", 1), sheet(rows, ""))

    assert (table.title, table.kind) == ("", kind)
