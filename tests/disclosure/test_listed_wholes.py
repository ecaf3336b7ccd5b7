"""Lists of the text whose whole stands before them: in another sentence, or another paragraph."""

import pytest

import govbudget as gb

HEAD = "某某市某某局2026年度部门预算\n第二部分 2026年部门预算情况说明\n"
TABLE = """第三部分 2026年部门预算表
表1 支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t100.00\t70.00\t30.00
205\t教育支出\t60.00\t30.00\t30.00
20502\t普通教育\t60.00\t30.00\t30.00
2050203\t初中教育\t60.00\t30.00\t30.00
208\t社会保障和就业支出\t30.00\t30.00\t
20805\t行政事业单位养老支出\t30.00\t30.00\t
2080505\t机关事业单位基本养老保险缴费支出\t30.00\t30.00\t
221\t住房保障支出\t10.00\t10.00\t
22102\t住房改革支出\t10.00\t10.00\t
2210201\t住房公积金\t10.00\t10.00\t
"""
LISTS = (
    "一、收支预算总体情况说明\n2026年收支总预算100.00万元。支出包括：{}。\n",
    "一、支出预算情况说明\n2026年支出预算100.00万元。\n1.按支出功能分类，包括{}。\n",
)
NAMED = "教育支出{}万元、社会保障和就业支出30.00万元、住房保障支出10.00万元"
ITEMS = """一、支出预算情况说明
2026年支出预算100.00万元，主要支出项目（按项级科目分类统计）包括：
（1）2050203-初中教育{}万元。主要用于学校的支出。
（2）2080505-机关事业单位基本养老保险缴费支出30.00万元。主要用于缴费。
（3）2210201-住房公积金10.00万元。主要用于缴费。
"""
SHARES = """一、收入预算情况说明
2026年收入预算100.00万元。
其中：财政拨款收入60.00万元，占60%；事业收入30.00万元，占{}%；其他收入10.00万元，占10%。
"""
PURPOSES = """一、支出预算情况说明
2026年支出预算100.00万元，包括人员支出60.00万元、日常公用支出{}万元、项目支出30.00万元。
"""


@pytest.fixture
def told(tmp_path):
    def of(text, table=TABLE):
        path = tmp_path / "budget.txt"
        path.write_text(HEAD + text + table, encoding="utf-8")
        return [(one.rule, one.severity.value) for one in gb.check(gb.read_disclosure(path)).errors]

    return of


@pytest.mark.parametrize("said", LISTS)
def test_a_class_of_a_list_is_compared_with_the_tables(told, said):
    assert told(said.format(NAMED.format("60.00"))) == []
    assert told(said.format(NAMED.format("50.00"))) == [("text_table.amounts", "error")]


def test_an_item_with_its_code_before_a_dash_is_compared_with_the_tables(told):
    assert told(ITEMS.format("60.00")) == []
    assert told(ITEMS.format("50.00")) == [("text_table.amounts", "error")]


def test_a_share_is_of_what_the_parts_are_together_where_the_others_say_so(told):
    assert told(SHARES.format("30"), "") == []
    assert told(SHARES.format("20"), "") == [("text.shares", "error")]


def test_shares_that_are_of_several_wholes_accuse_nobody(told):
    said = SHARES.format("20").replace("占60%", "占50%")

    assert told(said, "") == []


def test_kinds_of_spending_by_purpose_are_more_than_their_whole(told):
    assert told(PURPOSES.format("10.00"), "") == []
    assert told(PURPOSES.format("40.00"), "") == [("text.sums", "error")]
