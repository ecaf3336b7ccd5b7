"""The same budget with its numbers, totals and tables written otherwise: the same is told."""

import pytest

import govbudget as gb

NUMBERS = (
    *("一、", "一.", "（一）", "(一)", "㈠", "一）", "Ⅰ、", "第一、", "第一，", "第一 "),
    *("1、", "1.", "1．", "⒈", "（1）", "(1)", "⑴", "1）", "1)", "①"),
)
SUMMARY = """某某市样例局
2024年部门预算
表1：收支预算总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
{item}财政拨款收入\t300.00\t{item}教育支出\t300.00
收入总计\t300.00\t支出总计\t300.00
2024年部门预算情况说明
{said}
"""
SPENDING = """某某市样例局
2024年部门预算
支出预算总表
单位：万元
科目编码\t科目名称\t{total}\t基本支出\t项目支出
\t合计\t100.00\t60.00\t40.00
201\t一般公共服务支出\t100.00\t60.00\t40.00
20126\t档案事务\t100.00\t60.00\t40.00
2012604\t档案馆\t100.00\t60.00\t40.00
2024年部门预算情况说明
支出预算120.00万元，其中：基本支出60.00万元，项目支出40.00万元。
"""
TABLES = """某某市样例局
2024年部门预算
{numbers[0]}收支预算总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t80.00\t一、一般公共服务支出\t100.00
二、事业收入\t20.00\t\t
收入总计\t100.00\t支出总计\t100.00
{numbers[1]}一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t80.00\t60.00\t20.00
201\t一般公共服务支出\t80.00\t60.00\t20.00
20126\t档案事务\t80.00\t60.00\t20.00
2012601\t行政运行\t60.00\t60.00\t
2012604\t档案馆\t20.00\t\t20.00
{numbers[2]}三公经费支出表
单位：万元
合计\t因公出国（境）费\t公务用车购置及运行费\t\t\t公务接待费
\t\t小计\t公务用车购置费\t公务用车运行费\t
3.00\t\t2.00\t\t2.00\t1.00
"""


@pytest.fixture
def checked(tmp_path):
    def check(text):
        path = tmp_path / "budget.txt"
        path.write_text(text, encoding="utf-8")
        disclosure = gb.read_disclosure(path)
        found = gb.check(disclosure).findings
        return disclosure, [one for one in found if one.severity is gb.Severity.ERROR]

    return check


class TestNumbersOfItems:
    """250.00 in the text against 300.00 in the table, however the item is numbered."""

    @pytest.mark.parametrize("number", NUMBERS)
    def test_in_the_table(self, checked, number):
        said = "财政拨款收入预算250.00万元。"
        _, [error] = checked(SUMMARY.format(item=number, said=said))
        assert error.rule == "text_table.amounts"
        assert "250.00" in error.message
        assert "300.00" in error.message

    @pytest.mark.parametrize("number", NUMBERS)
    def test_in_the_text(self, checked, number):
        said = f"{number}财政拨款收入预算250.00万元。"
        _, [error] = checked(SUMMARY.format(item="", said=said))
        assert error.rule == "text_table.amounts"

    @pytest.mark.parametrize("number", NUMBERS)
    def test_within_a_sentence(self, checked, number):
        said = f"收入预算300.00万元，其中：{number}财政拨款收入250.00万元；事业收入50.00万元。"
        _, [error] = checked(SUMMARY.format(item="", said=said))
        assert error.rule == "text_table.amounts"

    @pytest.mark.parametrize("number", NUMBERS)
    def test_nothing_is_told_where_both_agree(self, checked, number):
        said = f"{number}财政拨款收入预算300.00万元。"
        _, told = checked(SUMMARY.format(item=number, said=said))
        assert told == []


@pytest.mark.parametrize(
    "total",
    ["合计", "总计", "小计", "共计", "总额", "支出总额", "合计金额", "全年预算", "预算总数", "计"],
)
def test_a_total_by_another_name(checked, total):
    _, [error] = checked(SPENDING.format(total=total))
    assert error.rule == "text_table.amounts"
    assert "120.00" in error.message
    assert "100.00" in error.message


@pytest.mark.parametrize("blank", ["", " "])
@pytest.mark.parametrize(
    "form",
    [
        "表{}",
        "表{}：",
        "附表{}",
        "附件{}",
        "公开表{}",
        "公开0{}表：",
        "表1-{}",
        "预算表 {}",
        "表0{}.",
    ],
)
def test_numbers_of_tables(checked, form, blank):
    numbers = [form.format(number) + blank for number in (1, 2, 3)]
    disclosure, told = checked(TABLES.format(numbers=numbers))
    assert told == []
    assert [(one.number, one.title, one.kind.value) for one in disclosure.tables] == [
        (number.strip().replace(" ", "").rstrip("：."), title, kind)
        for number, title, kind in zip(
            numbers,
            ["收支预算总表", "一般公共预算支出表", "三公经费支出表"],
            ["income_expenditure", "general", "three_public"],
            strict=True,
        )
    ]


def test_a_list_of_tables_with_years(checked):
    text = "某某市样例局2026年度部门预算\n表1.2026年收支预算总表\n表10.2026年项目支出绩效表\n"
    table = TABLES.format(numbers=["表1：2026年", "表2：2026年", "表3：2026年"])
    disclosure, _ = checked(text + table.split("\n", 2)[2])
    assert [(one.number, one.title) for one in disclosure.tables] == [
        ("表1", "2026年收支预算总表"),
        ("表2", "2026年一般公共预算支出表"),
        ("表3", "2026年三公经费支出表"),
    ]
