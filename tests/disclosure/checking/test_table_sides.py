"""收支总表 of more than two sides, and tables by unit."""

import pytest

from .budget_text import looked, read_text
from .rule_sets import codes, tables

SIDES = """\
甲局2025年部门预算

表1
收支预算总表
单位：万元
{top}
{head}
一、财政拨款收入\t80.00\t一般公共服务支出\t70.00\t{basic}\t70.00
二、事业收入\t20.00\t社会保障和就业支出\t20.00\t　　工资福利支出\t50.00
\t\t卫生健康支出\t10.00\t　　商品和服务支出\t20.00
\t\t\t\t{project}\t30.00
\t\t\t\t　　商品和服务支出\t30.00
本年收入合计\t100.00\t本年支出合计\t100.00\t本年支出合计\t100.00
上年结转\t5.00\t结转下年\t5.00\t结转下年\t5.00
收入总计\t105.00\t支出总计\t105.00\t支出总计\t105.00
"""
HEAD = "项目\t预算数\t支出功能分类\t预算数\t支出用途\t预算数"
UNITS = """\
甲局2025年部门预算

表3
支出预算总表
单位：万元
单位（科目）编码\t单位（科目）名称\t合计\t基本支出\t项目支出
\t合计\t30.00\t20.00\t10.00
101\t甲县财政局\t30.00\t20.00\t10.00
101001\t甲县财政局本级\t20.00\t10.00\t10.00
201\t一般公共服务支出\t20.00\t10.00\t10.00
20106\t财政事务\t20.00\t10.00\t10.00
2010601\t行政运行\t10.00\t10.00\t
2010602\t一般行政管理事务\t10.00\t\t10.00
101002\t甲县国库中心\t10.00\t10.00\t
201\t一般公共服务支出\t10.00\t10.00\t
20106\t财政事务\t10.00\t10.00\t
2010650\t事业运行\t10.00\t10.00\t
"""


def sides(tmp_path, *changes, head=HEAD, basic="一、基本支出", project="二、项目支出"):
    text = SIDES.format(top="收入\t\t支出\t\t\t", head=head, basic=basic, project=project)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read_text(tmp_path, text)


@pytest.mark.parametrize("word", ["支出用途", "部门预算支出经济分类科目", "按性质"])
@pytest.mark.parametrize("numbers", [("一、", "二、"), ("", "")])
def test_words_between_amounts_open_a_side(tmp_path, word, numbers):
    one, two = numbers
    head = HEAD.replace("支出用途", word)
    document = sides(tmp_path, head=head, basic=f"{one}基本支出", project=f"{two}项目支出")
    [table] = document.tables
    found = {figure.path[0] for figure in table.stated}
    assert found == {"收入", "支出", f"支出/{word}"}
    look = looked(tables.halves, document)
    assert (look.findings, look.missing) == ([], [])
    assert look.compared == 8


def test_sides_with_one_name_are_numbered(tmp_path):
    document = sides(tmp_path, head="项目\t预算数\t项目\t预算数\t项目\t预算数")
    assert {one.path[0] for one in document.tables[0].stated} == {"收入", "支出", "支出/项目(2)"}
    assert looked(tables.halves, document).findings == []


def test_a_wrong_total_of_the_third_side_is_found(tmp_path):
    wrong = ("本年支出合计\t100.00\n", "本年支出合计\t99.00\n")
    [finding] = looked(tables.halves, sides(tmp_path, wrong)).findings
    assert "应有 本年支出合计 = 基本支出 + 项目支出" in finding.message


def test_a_side_that_is_not_understood_is_not_checked(tmp_path):
    document = sides(tmp_path, ("二、项目支出\t30.00", "二、项目支出\t31.00"))
    look = looked(tables.halves, document)
    assert look.findings == []
    assert look.missing == ["表1《收支预算总表》 的“支出/支出用途 预算数”各项的从属关系没有读懂"]


def test_without_a_total_of_the_year_the_whole_is_the_sum(tmp_path):
    text = SIDES.format(top="收入\t\t支出\t\t\t", head=HEAD, basic="基本支出", project="项目支出")
    lines = [one for one in text.splitlines() if not one.startswith(("本年收入", "上年结转"))]
    document = read_text(tmp_path, "\n".join(lines).replace("105.00", "100.00"))
    look = looked(tables.halves, document)
    assert (look.findings, look.missing, look.compared) == ([], [], 5)


def test_a_half_with_codes_beside_one_without(tmp_path):
    text = """\
甲局2025年部门预算

表1
收支预算总表
单位：万元
收入\t\t支出\t\t
项目\t预算数\t科目编码\t科目名称\t预算数
一、财政拨款收入\t70.00\t201\t一般公共服务支出\t70.00
二、事业收入\t20.00\t208\t社会保障和就业支出\t30.00
三、其他收入\t10.00\t\t\t
收入总计\t100.00\t\t支出总计\t100.00
"""
    [table] = read_text(tmp_path, text).tables
    labels = [one.label for one in table.stated]
    assert labels == ["财政拨款收入", "事业收入", "其他收入", "收入总计"]
    assert [row.code for row in table.tables[0].rows] == ["201", "208", ""]


def test_rows_of_units_are_no_wrong_codes(tmp_path):
    document = read_text(tmp_path, UNITS)
    rules = (codes.malformed, codes.unknown, codes.names, tables.duplicates, tables.rows)
    assert [one for rule in rules for one in looked(rule, document).findings] == []


def test_a_code_twice_in_one_unit_is_told(tmp_path):
    again = "2010650\t事业运行\t10.00\t10.00\t\n2010650\t事业运行\t1.00\t1.00\t\n"
    text = UNITS.replace("2010650\t事业运行\t10.00\t10.00\t\n", again)
    [finding] = looked(tables.duplicates, read_text(tmp_path, text)).findings
    assert "与前面的行相同" in finding.message


def test_codes_of_bodies_stand_among_those_of_items(tmp_path):
    """Some places print them below a head that speaks of items alone."""
    text = UNITS.replace("单位（科目）", "科目")
    assert looked(codes.malformed, read_text(tmp_path, text)).findings == []
    wrong = text.replace("甲县国库中心", "国库事务")
    assert looked(codes.malformed, read_text(tmp_path, wrong)).findings


HALVES = """\
甲局2025年部门预算

表1
收支预算总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t100.00\t一、教育支出\t120.00
二、专户管理资金收入\t30.00\t二、住房保障支出\t30.00
本年收入合计\t130.00\t本年支出合计\t150.00
用事业基金弥补收支差额\t5.00\t\t
上年结转\t15.00\t结转下年\t
其中：一般公共预算结转\t12.00\t\t
政府性基金预算结转\t{fund}\t\t
收入总计\t{total}\t支出总计\t150.00
"""


@pytest.mark.parametrize(("total", "errors"), [("150.00", 0), ("151.00", 1)])
def test_the_lines_below_of_which_are_no_items(tmp_path, total, errors):
    read = read_text(tmp_path, HALVES.format(fund="3.00", total=total))

    found = [one for rule in tables.RULES for one in looked(rule, read).findings]
    assert sum(one.severity == "error" for one in found) >= errors
    assert errors or not found


def test_a_wider_table_than_of_the_three(tmp_path):
    text = """\
甲局2025年部门预算

表7
“三公”经费、会议费、培训费支出表
单位：万元
合计\t“三公”经费\t\t\t\t\t\t会议费\t培训费
\t小计\t因公出国（境）费\t公务接待费\t公务用车购置及运行费\t\t\t\t
\t\t\t\t小计\t公务用车购置费\t公务用车运行费\t\t
15.00\t10.00\t0.00\t4.00\t6.00\t0.00\t6.00\t2.00\t3.00
"""
    read = read_text(tmp_path, text)

    assert not [one for rule in tables.RULES for one in looked(rule, read).findings]
