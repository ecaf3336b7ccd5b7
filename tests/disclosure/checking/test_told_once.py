"""One cause is one finding: what it breaks beside is counted, and told by another rule."""

import pytest

import govbudget as gb
from govbudget.disclosure.checks.records import State

HALVES = """\
某某市样例局
2024年部门预算公开

表4
财政拨款收支预算总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t{income}\t一、一般公共服务支出\t1,150.25
二、政府性基金预算拨款收入\t\t二、社会保障和就业支出\t50.00
收入总计\t{income}\t支出总计\t{total}

第三部分 2024年部门预算情况说明

2024年财政拨款收支总预算{said}万元。
"""
CHANGES = """\
某某市样例局
2024年部门预算公开

表7
“三公”经费支出表
单位：万元
年度\t“三公”经费\t\t\t\t会议费
\t小计\t因公出国（境）费\t公务接待费\t公务用车购置及运行费\t
2023年\t12.00\t0.00\t5.00\t7.00\t1.00
2024年\t10.00\t0.00\t4.00\t6.00\t1.00

第三部分 2024年部门预算情况说明

2024年“三公”经费预算10.00万元，比上年预算减少{whole}万元，主要原因是压减开支。
2024年公务接待费预算4.00万元，比上年预算减少1.90万元，主要原因是压减开支。
"""
CLASSES = """\
某某市样例局
2024年部门预算公开

表3
支出预算总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t515.00\t515.00\t
201\t一般公共服务支出\t300.00\t300.00\t
208\t社会保障和就业支出\t120.00\t120.00\t
210\t卫生健康支出\t80.00\t80.00\t
229\t其他支出\t{other}\t{other}\t

第三部分 2024年部门预算情况说明

2024年支出预算515.00万元。
按支出功能分类，包括一般公共服务支出300.00万元、社会保障和就业支出120.00万元、卫生健康支出80.00万元。
"""


@pytest.fixture
def check(tmp_path):
    def of(text):
        path = tmp_path / "a.txt"
        path.write_text(text, encoding="utf-8")
        return gb.check(gb.read_disclosure(path))

    return of


def result(report, rule):
    return next(one for one in report.rules if one.rule == rule)


def test_a_wrong_total_is_told_with_the_text_that_has_it_right(check):
    report = check(HALVES.format(income="700.25", total="700.25", said="1,200.25"))

    assert not report.of("text_table.amounts")
    assert result(report, "text_table.amounts").elsewhere >= 1
    assert result(report, "text_table.amounts").state is State.FOUND
    (one,) = report.of("table.halves")
    assert (
        "说明写“财政拨款收支总预算”1,200.25万元，与各项之和相符，表列相差500.00万元" in one.message
    )
    assert "the text says" in one.message_en
    assert any(place.paragraph is not None for place in one.places)


def test_a_text_that_says_neither_is_told_by_itself(check):
    report = check(HALVES.format(income="700.25", total="700.25", said="1,300.25"))

    assert report.of("text_table.amounts")
    assert "说明写" not in report.of("table.halves")[0].message


def test_a_text_beside_a_total_that_holds_is_told(check):
    report = check(HALVES.format(income="1,200.25", total="1,200.25", said="700.25"))

    assert report.of("text_table.amounts")
    assert not report.of("table.halves")


def test_the_whole_is_told_with_the_part_that_is_off_by_as_much(check):
    (one,) = check(CHANGES.format(whole="2.90")).of("three_public.changes")

    assert "公务接待费" in one.message
    assert "“‘三公’经费”的增减-2.90万元错了同样的数，应为-2.00万元" in one.message
    assert {(mend.old, mend.new) for mend in one.mends} == {("1.90", "1.00"), ("2.90", "2.00")}


def test_a_whole_that_is_off_by_more_is_told_by_itself(check):
    assert len(check(CHANGES.format(whole="3.10")).of("three_public.changes")) == 2


def test_a_list_that_leaves_out_an_item_is_told_by_its_name(check):
    report = check(CLASSES.format(other="15.00"))

    assert len(report.of("text_table.omitted")) == 1
    assert not report.of("text.sums")
