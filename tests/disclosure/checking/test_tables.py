"""Rules on each table by itself."""

from decimal import Decimal

import pytest
from attrs import evolve

from govbudget.amounts import Unit
from govbudget.base.cells import NotRead, WhyNot
from govbudget.disclosure.analysis.context import Context
from govbudget.disclosure.analysis.three_public import three_public_part
from govbudget.disclosure.document import Disclosure
from govbudget.disclosure.tables import DisclosedTable, Stated, TableKind
from govbudget.io.source import Grid
from govbudget.position import Position
from govbudget.reconciling.kinds import Severity
from govbudget.reconciling.table import BudgetTable

from .budget_text import BUDGET, looked, read_text, spoiled
from .rule_sets import tables


@pytest.fixture
def clean(tmp_path):
    return read_text(tmp_path, BUDGET)


def severities(look):
    return [one.severity for one in look.findings]


@pytest.mark.parametrize("rule", tables.RULES, ids=lambda rule: rule.id)
def test_a_budget_that_agrees_has_no_finding(clean, rule):
    look = looked(rule, clean)
    assert look.findings == []
    of_another_year = rule in {tables.carry_over, tables.changes}
    assert look.state.value == ("not_applicable" if of_another_year else "held")


@pytest.mark.parametrize("rule", tables.RULES, ids=lambda rule: rule.id)
def test_without_tables_nothing_is_applicable(rule):
    look = looked(rule, Disclosure("a.txt", "text"))
    assert look.state.value == "not_applicable"
    assert look.reason


def test_a_wrong_cell_is_found_once_with_its_mend(tmp_path):
    text = spoiled(("30101\t基本工资\t80.00\t80.00", "30101\t基本工资\t80.00\t08.00"))
    disclosure = read_text(tmp_path, text)
    found = [one for rule in tables.RULES for one in looked(rule, disclosure).findings]
    [finding] = found
    assert finding.severity is Severity.ERROR
    assert "30101 基本工资 人员经费 应为 80.00万元，而非 8.00万元" in finding.mend
    assert finding.places[0].text == "08.00"
    assert any(one.value == Decimal("80.00") and one.is_computed for one in finding.figures)


def test_a_wrong_item_of_a_half_is_found(tmp_path):
    text = spoiled(("二、社会保障和就业支出\t50.00", "二、社会保障和就业支出\t500.00"))
    look = looked(tables.halves, read_text(tmp_path, text))
    [finding] = look.findings
    assert "社会保障和就业支出 预算数 应为 50.00万元，而非 500.00万元" in finding.mend
    assert "小数点错位" in finding.mend


def test_income_is_spending(tmp_path):
    one = "收入总计\t300.00\t支出总计\t300.00\t300.00"
    text = spoiled((one, one.replace("收入总计\t300.00", "收入总计\t301.00")))
    disclosure = read_text(tmp_path, text)
    every = [one for rule in tables.RULES for one in looked(rule, disclosure).findings]
    [finding] = every
    assert "收入总计" in finding.mend
    assert finding.figures[0].value == Decimal("301.00")


def test_the_three_public_total_is_checked(tmp_path):
    text = spoiled(("10.00\t\t6.00\t\t6.00\t4.00", "10.00\t\t6.00\t\t5.00\t4.00"))
    [finding] = looked(tables.three_public, read_text(tmp_path, text)).findings
    assert "公务用车运行费" in finding.mend


def test_rounding_is_one_remark_for_each_table(tmp_path):
    rows = "2012604\t档案馆\t120.00\t120.00\t80.00\t40.00\t"
    text = spoiled((rows, rows.replace("120.00\t120.00", "120.01\t120.01")))
    disclosure = read_text(tmp_path, text)
    found = looked(tables.rows, disclosure).findings
    assert {one.severity for one in found} == {Severity.ROUNDING}
    assert {one.places[0].table for one in found} == {3, 5}
    assert "有 2 处分项之和与合计相差" in found[0].message
    assert len(found[0].places) == 2


def disclosed(coded, kind=TableKind.EXPENDITURE):
    """A document of one table."""
    table = DisclosedTable(kind, "支出预算总表", unit=coded.unit, tables=(coded,))
    return Disclosure("a.txt", "text", year=2024, tables=(evolve(table, position=Position(1, 1)),))


def coded(*rows, measures=("合计", "基本支出", "项目支出")):
    return BudgetTable.of(rows, measures, unit=Unit.WAN, year=2024)


def test_a_missing_row_is_told():
    look = looked(
        tables.rows,
        disclosed(
            coded(
                ("", "合计", "300.00", "200.00", "100.00"),
                ("201", "一般公共服务支出", "220.00", "140.00", "80.00"),
                ("208", "社会保障和就业支出", "30.00", "20.00", "10.00"),
            )
        ),
    )
    [finding] = look.findings
    assert "可能漏列一行（合计 之下，合计 50.00万元" in finding.message
    assert finding.mend


def test_many_wrong_cells_are_no_riddle():
    look = looked(
        tables.rows,
        disclosed(
            coded(
                ("201", "一般公共服务支出", "9.00"),
                ("20103", "政府办公厅（室）及相关机构事务", "1.00"),
                ("2010301", "行政运行", "7.00"),
                ("208", "社会保障和就业支出", "90.00"),
                ("20805", "行政事业单位养老支出", "20.00"),
                ("2080505", "机关事业单位基本养老保险缴费支出", "300.00"),
                measures=["合计"],
            )
        ),
    )
    assert len(look.findings) >= 2
    assert all(one.severity is Severity.ERROR for one in look.findings)
    assert any(one.mend.startswith("下列之一") for one in look.findings)


def test_few_longer_figures_make_no_errors_of_roundings():
    rows = [
        ("201", "一般公共服务支出", "10.01"),
        ("20103", "政府办公厅（室）及相关机构事务", "10.01"),
        ("2010301", "行政运行", "5.00"),
        ("2010302", "一般行政管理事务", "5.00"),
        *((f"20805{at:02}", "", "1.25") for at in (1, 2, 5, 6, 7, 8, 99)),
        ("2080510", "", "1.25"),
        ("22102", "", "1.255"),
    ]
    look = looked(tables.rows, disclosed(coded(*rows, measures=["合计"])))
    assert severities(look) == [Severity.ROUNDING]


def test_columns_that_mean_something_else_are_passed_over():
    rows = [(f"20{at}", "", "9.00", "1.00", "2.00") for at in range(1, 6)]
    look = looked(tables.columns, disclosed(coded(*rows, measures=["合计", "甲类", "乙类"])))
    assert any("没有核对 合计 = 甲类 + 乙类" in reason for reason in look.missing)
    assert look.state.value == "not_determinable"


def test_a_failure_that_another_rule_tells_is_no_rule_that_holds():
    rows = [("201", "", "10.00", "10.00", ""), ("20126", "", "19.00", "10.00", "")]
    document = disclosed(coded(*rows))
    assert [len(looked(one, document).findings) for one in (tables.rows, tables.columns)] == [0, 1]
    assert looked(tables.rows, document).state.value == "found"


def test_a_sum_with_a_cell_that_was_not_read_cannot_be_told():
    rows = [
        ("201", "", "60.00", "50.00", "10.00"),
        ("20126", "", NotRead("#REF!", WhyNot.ERROR), "50.00", "10.00"),
    ]
    document = disclosed(coded(*rows))
    assert looked(tables.rows, document).findings == []
    assert "有 1 处加总无法核对" in looked(tables.rows, document).reason
    assert "单元格是错误值 #REF!" in looked(tables.columns, document).reason
    [told] = looked(tables.texts, document).findings
    assert "没有读出" in told.message
    assert "was not read" in told.message_en


CARRIED = ("年初结转和结余", "本年收入", "本年支出/小计", "本年支出/基本支出", "年末结转和结余")


@pytest.mark.parametrize(
    ("after", "expected"),
    [("5.00", []), ("5.02", [Severity.ROUNDING]), ("50.00", [Severity.ERROR])],
)
def test_what_is_carried_over_balances(after, expected):
    table = coded(
        ("212", "城乡社区支出", "10.00", "20.00", "25.00", "25.00", after), measures=CARRIED
    )
    look = looked(tables.carry_over, disclosed(table, TableKind.FINAL_GOVERNMENT_FUND))
    assert severities(look) == expected
    if after == "50.00":
        assert "年末结转和结余应为 5.00万元（小数点错位）" in look.findings[0].mend


def test_a_blank_that_is_carried_on_is_told():
    table = coded(("212", "城乡社区支出", "10.00", "20.00", "25.00", "25.00", ""), measures=CARRIED)
    [finding] = looked(
        tables.carry_over, disclosed(table, TableKind.FINAL_GOVERNMENT_FUND)
    ).findings
    assert "漏填" in finding.mend


ROW = ("2010301", "行政运行", "5.00", "5.00", "")


def test_a_row_that_stands_twice_is_an_error():
    look = looked(tables.duplicates, disclosed(coded(ROW, ROW)))
    assert severities(look) == [Severity.ERROR]
    assert len(look.findings[0].places) == 2


def test_a_row_of_zeros_that_stands_twice_is_a_notice():
    row = ("2010301", "行政运行", "", "", "")
    look = looked(tables.duplicates, disclosed(coded(row, row, ("2010302", "", "1", "1", ""))))
    assert severities(look) == [Severity.NOTICE]


def test_a_repeated_code_is_a_notice():
    other = ("2010301", "行政运行", "7.00", "7.00", "")
    look = looked(tables.duplicates, disclosed(coded(ROW, other, ROW)))
    assert severities(look) == [Severity.NOTICE, Severity.NOTICE]


def test_order_and_levels_are_one_notice_each():
    table = coded(
        ("208", "社会保障和就业支出", "2.00", "2.00", ""),
        ("2080505", "机关事业单位基本养老保险缴费支出", "2.00", "2.00", ""),
        ("201", "一般公共服务支出", "5.00", "5.00", ""),
        ("20103", "政府办公厅（室）及相关机构事务", "5.00", "5.00", ""),
        ROW,
    )
    look = looked(tables.order, disclosed(table))
    assert severities(look) == [Severity.NOTICE] * 2
    assert "排在编码更大的科目之后" in look.findings[0].message
    assert "有 1 行的上级科目不在表中" in look.findings[1].message


def test_a_row_without_those_below_it_is_told_where_it_has_an_amount():
    rows = [
        ("201", "一般公共服务支出", "5.00", "5.00", ""),
        ("20103", "政府办公厅（室）及相关机构事务", "5.00", "5.00", ""),
        ROW,
        ("208", "社会保障和就业支出", "", "", ""),
    ]
    assert looked(tables.order, disclosed(coded(*rows))).findings == []
    rows[-1] = ("208", "社会保障和就业支出", "1.00", "1.00", "")
    assert "没有列出下级科目" in looked(tables.order, disclosed(coded(*rows))).findings[0].message


def test_halves_that_go_on_over_pages_are_in_order():
    table = coded(("303", "", "1.00"), ("302", "", "2.00"), measures=["金额"])
    rows = [
        evolve(row, position=Position(page, 1, 4))
        for row, page in zip(table.rows, (2, 1), strict=True)
    ]
    assert looked(tables.order, disclosed(table.with_rows(rows))).findings == []


def test_halves_that_go_on_by_turns_are_in_order():
    table = coded(("303", "", "1.00"), ("302", "", "2.00"), measures=["金额"])
    rows = [
        evolve(
            row,
            position=Position(1, 1, 4),
            cells=(evolve(row.cells[0], position=Position(1, 1, 4, column)),),
        )
        for row, column in zip(table.rows, (6, 3), strict=True)
    ]
    assert looked(tables.order, disclosed(table.with_rows(rows))).findings == []


def test_order_is_not_looked_at_in_an_empty_form():
    table = coded(("208", "", "", "", ""), ("201", "", "", "", ""))
    assert looked(tables.order, disclosed(table)).state.value == "not_applicable"


def test_a_text_among_the_amounts_is_told():
    look = looked(tables.texts, disclosed(coded(ROW, ("2010302", "", "见说明", "", ""))))
    assert "却是“见说明”" in look.findings[0].message


def test_a_slip_in_a_code_does_not_break_its_sums():
    table = coded(
        ("208", "社会保障和就业支出", "7.00", "7.00", ""),
        ("20805", "行政事业单位养老支出", "7.00", "7.00", ""),
        ("2080505", "机关事业单位基本养老保险缴费支出", "5.00", "5.00", ""),
        ("2080605", "机关事业单位职业年金缴费支出", "2.00", "2.00", ""),
    )
    assert looked(tables.rows, disclosed(table)).findings == []


@pytest.mark.parametrize(
    ("label", "path", "expected"),
    [
        ("因公出国（境）费", (), "abroad"),
        ("购置费", ("公务用车购置及运行费",), "purchase"),
        ("公务用车购置及运行费", (), "vehicles"),
        ("合计", ("“三公”经费预算数",), "total"),
        ("机关运行经费预算数", (), ""),
        ("国内接待费", (), ""),
        ("人次", (), ""),
    ],
)
def test_the_parts_of_the_three_public_table_are_known(label, path, expected):
    assert three_public_part(label, path) == expected


def stated(kind, *figures, grids=()):
    """A document of one table with figures by labels: label, path and amounts by measure."""
    found = [
        Stated(
            label,
            path,
            measure,
            None if amount is None else Decimal(amount),
            "" if amount is None else str(amount),
            Unit.WAN,
            "",
            Position(1, 1, row, column),
        )
        for row, (label, path, amounts) in enumerate(figures, 1)
        for column, (measure, amount) in enumerate(amounts.items(), 2)
    ]
    table = DisclosedTable(kind, "总表", unit=Unit.WAN, stated=tuple(found), grids=grids)
    return Disclosure("a.txt", "text", tables=(evolve(table, position=Position(1, 1)),))


def halves(*figures, grids=(), heading="收入"):
    rows = [(label, (heading, *path), {"决算数": amount}) for label, path, amount in figures]
    return stated(TableKind.FINAL_INCOME_EXPENDITURE, *rows, grids=grids)


def test_carry_over_has_its_parts_by_fund():
    funds = [("一般公共预算财政拨款", (), "3"), ("政府性基金预算财政拨款", (), None)]
    good = [
        ("一般公共预算财政拨款", (), "7"),
        ("本年收入合计", (), "7"),
        ("年初财政拨款结转和结余", (), "3"),
        *funds,
        ("总计", (), "10"),
    ]
    look = looked(tables.halves, halves(*good))
    assert (look.findings, look.compared) == ([], 3)
    bad = [*good[:3], ("一般公共预算财政拨款", (), "2"), *good[4:]]
    assert len(looked(tables.halves, halves(*bad)).findings) == 1


def test_what_is_printed_with_among_them_need_not_be_all():
    figures = [
        ("财政拨款收入", (), "9"),
        ("政府性基金", ("财政拨款收入",), "2"),
        ("收入总计", (), "9"),
    ]
    grid = Grid((("其中：政府性基金", "2"),))
    assert looked(tables.halves, halves(*figures, grids=(grid,))).findings == []
    assert len(looked(tables.halves, halves(*figures)).findings) == 1


def test_funds_beside_the_appropriations_are_parts_of_them():
    figures = [
        ("财政拨款收入", (), "9"),
        ("一般公共预算资金", (), "9"),
        ("单位资金收入", (), "4"),
        ("事业收入", (), "4"),
        ("收入总计", (), "13"),
    ]
    assert looked(tables.halves, halves(*figures)).findings == []


def test_parts_without_numbers_of_their_own_are_not_counted_twice():
    figures = [
        ("基本支出", (), "9"),
        ("人员经费", (), "6"),
        ("公用经费", (), "3"),
        ("项目支出", (), "5"),
        ("支出总计", (), "14"),
    ]
    assert looked(tables.halves, halves(*figures, heading="支出")).findings == []
    wrong = [*figures[:-1], ("支出总计", (), "15")]
    assert len(looked(tables.halves, halves(*wrong, heading="支出")).findings) == 1


def test_figures_without_a_place_are_added_up_all_the_same():
    figures = [
        Stated(label, ("收入",), "预算数", Decimal(amount), amount)
        for label, amount in (("事业收入", "5"), ("其他收入", "6"), ("收入总计", "12"))
    ]
    again = Stated("其他收入", ("收入",), "预算数", Decimal(1), "1")
    for more, expected in (((), 1), ((again,), 0)):
        table = DisclosedTable(
            TableKind.INCOME_EXPENDITURE, "总表", stated=(*figures[:2], *more, figures[2])
        )
        look = looked(tables.halves, Disclosure("a.txt", "text", tables=(table,)))
        assert len(look.findings) == expected


def test_two_measures_without_a_whole_have_no_balance():
    rows = [
        ("收入总计", ("收入",), {"甲": "5", "乙": "6"}),
        ("支出总计", ("支出",), {"甲": "7", "乙": "6"}),
    ]
    document = stated(TableKind.INCOME_EXPENDITURE, *rows)
    assert looked(tables.balance, document).state.value == "not_applicable"


def test_a_half_without_a_total_states_no_sum():
    figures = [("财政拨款收入", (), "9"), ("事业收入", (), None)]
    assert looked(tables.halves, halves(*figures)).state.value == "not_applicable"


def test_a_half_that_ends_with_the_sum_of_the_year_is_checked():
    figures = [("财政拨款收入", (), "9"), ("事业收入", (), "2"), ("收入合计", (), "12")]
    assert len(looked(tables.halves, halves(*figures)).findings) == 1


def test_three_public_figures_of_two_years_stand_in_their_columns():
    parts = ("合计", "因公出国（境）费", "公务用车购置及运行费", "公务接待费")
    amounts = ({"预算数": "6", "决算数": "3"}, {"预算数": "1", "决算数": None})
    amounts = (*amounts, {"预算数": "3", "决算数": "2"}, {"预算数": "2", "决算数": "2"})
    rows = [(label, (), one) for label, one in zip(parts, amounts, strict=True)]
    [finding] = looked(tables.three_public, stated(TableKind.FINAL_THREE_PUBLIC, *rows)).findings
    assert "决算数" in finding.message


def test_the_sums_of_a_document_are_solved_once(clean):
    context = Context(clean)
    assert context.solution is context.solution


def test_a_half_without_carry_over_is_checked():
    figures = [("基本支出", (), "9"), ("本年支出小计", (), "9"), ("支出总计", (), "9")]
    look = looked(tables.halves, halves(*figures, heading="支出"))
    assert (look.findings, look.compared) == ([], 2)
    wrong = [*figures[:2], ("支出总计", (), "8")]
    assert len(looked(tables.halves, halves(*wrong, heading="支出")).findings) == 1


def test_a_mend_makes_no_amount_negative():
    parts = {"“三公”经费合计": "2.00", "因公出国（境）费": "1.00", "公务用车购置及运行费": "2.00"}
    rows = [(label, (), {"金额": one}) for label, one in {**parts, "公务接待费": "3.00"}.items()]
    [finding] = looked(tables.three_public, stated(TableKind.THREE_PUBLIC, *rows)).findings
    assert "6.00万元" in finding.mend
    assert "-" not in finding.mend


SIDES = """某某市档案馆2024年单位预算
表1
收支预算总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
{rows}
收入总计\t{total}\t支出总计\t{total}
"""


@pytest.mark.parametrize(
    ("rows", "total", "holds"),
    [
        (["1、财政拨款收入 500 教育支出 500", "2、事业收入 300 住房保障支出 300"], 500, False),
        (["1、财政拨款收入 500 教育支出 500", "2、事业收入 300 住房保障支出 300"], 800, True),
        (["一、财政拨款收入 500 一、教育支出 800", "二、事业收入 300  "], 800, True),
        (["财政拨款收入 500 教育支出 500", "事业收入 300 卫生健康支出 300"], 500, False),
        (["财政拨款收入 300 教育支出 320", "上年结转 20  "], 300, False),
        (["财政拨款收入 300 教育支出 320", "上年结转 20  "], 320, True),
        (["财政拨款收入 300 教育支出 320", "一般公共预算 300  ", "上年结转 20  "], 320, True),
        (["1、财政拨款收入 300 教育支出 400", "2、政府性基金预算收入 100  "], 400, True),
        (["1、财政拨款收入 300 教育支出 300", "2、政府性基金预算收入 100  "], 300, False),
    ],
)
def test_no_reading_speaks_against_what_is_printed(tmp_path, rows, total, holds):
    """Siblings of a list, and codes of two classes, are no parts of each other."""
    lines = "\n".join("\t".join(row.split(" ")) for row in rows)
    document = read_text(tmp_path, SIDES.format(rows=lines, total=total))
    look = looked(tables.halves, document)

    assert (look.state.value == "held") is holds


def test_parts_that_add_up_to_a_sibling_are_none_of_it(tmp_path):
    rows = [
        "1、财政拨款收入 500 教育支出 500",
        "2、事业收入 300 住房保障支出 300",
        "3、其他收入 200 卫生健康支出 200",
    ]
    lines = "\n".join("\t".join(row.split(" ")) for row in rows)
    document = read_text(tmp_path, SIDES.format(rows=lines, total=500))
    [finding] = looked(tables.halves, document).findings

    assert finding.severity is Severity.ERROR
    assert (
        looked(tables.halves, read_text(tmp_path, SIDES.format(rows=lines, total=1000))).findings
        == []
    )
