"""Tables that print names and no codes, as in Zhejiang."""

import pytest

import govbudget as gb

HEAD = "某某市某某局2026年度部门预算\n"
GENERAL = """表5：2026年市级部门一般公共预算支出预算表
单位：万元
功能分类科目名称\t合计\t基本支出\t项目支出
合计\t150.00\t100.00\t50.00
一般公共服务支出\t50.00\t\t50.00
社会工作事务\t2.00\t\t2.00
其他社会工作事务支出\t2.00\t\t2.00
其他一般公共服务支出\t48.00\t\t48.00
其他一般公共服务支出\t48.00\t\t48.00
公共安全支出\t100.00\t100.00\t
司法\t60.00\t60.00\t
行政运行\t60.00\t60.00\t
监狱\t40.00\t40.00\t
行政运行\t40.00\t40.00\t
"""
BASIC = """表6：2026年市级部门一般公共预算基本支出预算表
单位：万元
经济分类科目名称\t合计\t人员经费\t公用经费
合计\t100.00\t80.00\t20.00
工资福利支出\t80.00\t80.00\t
基本工资\t50.00\t50.00\t
津贴补贴\t30.00\t30.00\t
商品和服务支出\t20.00\t\t20.00
办公费\t20.00\t\t20.00
"""
SIDES = """表1：2026年市级部门收支预算总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、财政拨款\t150.00\t一般公共服务支出\t50.00
\t\t社会工作事务\t2.00
\t\t其他社会工作事务支出\t2.00
\t\t其他一般公共服务支出\t48.00
\t\t其他一般公共服务支出\t48.00
\t\t交通运输支出\t100.00
\t\t公路水路运输\t60.00
\t\t行政运行\t60.00
\t\t超长期特别国债安排的支出\t40.00
\t\t公路水路运输\t40.00
本年收入合计\t150.00\t本年支出合计\t150.00
上年结转结余\t5.00\t结转下年\t5.00
收入总计\t155.00\t支出总计\t155.00
"""


@pytest.fixture
def read(tmp_path):
    def made(text):
        path = tmp_path / "budget.txt"
        path.write_text(HEAD + text, encoding="utf-8")
        return gb.read_disclosure(path)

    return made


def test_codes_that_names_tell_are_held_apart_from_printed_ones(read):
    general, basic = read(GENERAL + "\n" + BASIC).tables

    assert general.tables == basic.tables == ()
    [one], [two] = general.resolved, basic.resolved
    assert [row.code for row in one.rows][:4] == ["", "201", "20139", "2013999"]
    assert [row.code for row in one.rows if row.name == "行政运行"] == ["2040601", "2040701"]
    assert [row.code for row in two.rows] == ["", "301", "30101", "30102", "302", "30201"]
    assert one.scheme is gb.Scheme.FUNCTIONAL


@pytest.mark.parametrize("text", [GENERAL, BASIC, SIDES])
def test_what_adds_up_is_silent(read, text):
    report = gb.check(read(text))

    assert not report.errors
    assert not [one for one in report.findings if one.rule.startswith("table.")]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "said"),
    [
        (GENERAL, "司法\t60.00\t60.00", "司法\t61.00\t61.00", "61.00"),
        (GENERAL, "一般公共服务支出\t50.00\t\t50.00", "一般公共服务支出\t49.00\t\t49.00", "49.00"),
        (BASIC, "办公费\t20.00\t\t20.00", "办公费\t29.00\t\t29.00", "29.00"),
        (SIDES, "一般公共服务支出\t50.00", "一般公共服务支出\t49.00", "49.00"),
        (SIDES, "\t公路水路运输\t60.00", "\t公路水路运输\t66.00", "66.00"),
        (SIDES, "本年支出合计\t150.00", "本年支出合计\t157.00", "157.00"),
    ],
)
def test_a_class_that_its_items_do_not_add_up_to_is_told(read, text, right, wrong, said):
    assert right in text

    errors = gb.check(read(text.replace(right, wrong))).errors

    assert errors
    assert said in {place.text for one in errors for place in one.places}


def test_labels_of_a_half_know_what_they_stand_below(read):
    [table] = read(SIDES).tables

    item = next(one for one in table.stated if one.label == "行政运行")
    assert (item.code, item.path) == ("2140101", ("支出", "交通运输支出", "公路水路运输"))
    assert [one.code for one in table.stated if one.label == "公路水路运输"] == ["21401", "2149801"]
    assert table.figure("一、财政拨款") is None
    assert table.figure("本年支出合计").code == ""


def test_a_name_that_is_no_entry_leaves_its_table_without_codes(read):
    general, *_ = read(GENERAL.replace("司法\t", "本地事项\t")).tables

    assert general.resolved == ()
    assert not gb.check(read(GENERAL.replace("司法\t60", "本地事项\t61"))).of("table.rows")


def test_items_of_the_text_are_compared_with_rows_that_have_names_only(read):
    text = (
        "\n一般公共服务支出（类）社会工作事务（款）其他社会工作事务支出（项）2026年预算3.00万元。\n"
    )

    report = gb.check(read(GENERAL + text))

    assert [one.rule for one in report.errors] == ["text_table.amounts"]


def test_real_names_without_codes(disclosure_of):
    disclosure = disclosure_of("hangzhou_justice_bureau_2026_budget.pdf")

    report = gb.check(disclosure)

    rows = [row for table in disclosure.tables for one in table.resolved for row in one.rows]
    assert sum(bool(row.code) for row in rows) == 122
    assert not any(table.tables for table in disclosure.tables)
    assert not report.errors
    assert next(one for one in report.rules if one.rule == "table.rows").compared > 80


LISTED = """第二部分 预算情况说明
一、一般公共预算基本支出情况说明
2026年一般公共预算基本支出100.00万元，其中：
人员经费80.00万元，主要包括：基本工资、津贴补贴；
公用经费20.00万元，主要包括：办公费{}。
第三部分 预算表
"""


def test_the_lists_of_the_text_are_held_against_names_without_codes(read):
    right = gb.check(read(LISTED.format("") + BASIC))
    wrong = gb.check(read(LISTED.format("、印刷费") + BASIC))

    assert not right.errors
    assert [one.rule for one in wrong.errors] == ["text_table.lists"]
