"""Rules on figures that several tables share."""

from decimal import Decimal

import pytest
from attrs import evolve

from govbudget.amounts import Unit
from govbudget.disclosure.analysis.column_roles import measures_of
from govbudget.disclosure.analysis.lookup import Lookup
from govbudget.disclosure.document import Disclosure
from govbudget.disclosure.tables import DisclosedTable, TableKind
from govbudget.position import Position
from govbudget.reconciling.kinds import Severity
from govbudget.reconciling.table import BudgetTable

from .budget_text import BUDGET, looked, read_text, spoiled
from .rule_sets import across, tables


@pytest.fixture
def clean(tmp_path):
    return read_text(tmp_path, BUDGET)


def everything(disclosure):
    """The findings of all rules on sums."""
    rules = (*tables.RULES, *across.RULES)
    return [one for rule in rules for one in looked(rule, disclosure).findings]


@pytest.mark.parametrize("rule", across.RULES, ids=lambda rule: rule.id)
def test_a_budget_that_agrees_has_no_finding(clean, rule):
    look = looked(rule, clean)
    assert (look.findings, look.state.value) == ([], "held")


@pytest.mark.parametrize("rule", across.RULES, ids=lambda rule: rule.id)
def test_without_tables_nothing_is_applicable(rule):
    look = looked(rule, Disclosure("a.txt", "text"))
    assert (look.state.value, bool(look.reason)) == ("not_applicable", True)


def with_table(disclosure, number, change):
    """The document with the rows of one table changed as text."""
    found = []
    for table in disclosure.tables:
        if table.number == number:
            coded = table.tables[0]
            rows = [
                evolve(
                    row,
                    cells=tuple(
                        evolve(cell, amount=change(row, cell.amount)) if cell.amount else cell
                        for cell in row.cells
                    ),
                )
                for row in coded.rows
            ]
            changed = (evolve(coded, rows=tuple(rows)), *table.tables[1:])
            found.append(evolve(table, tables=changed))
        else:
            found.append(table)
    return evolve(disclosure, tables=tuple(found))


def raised(*names, by=5):
    """Raises the amounts of some rows."""
    return lambda row, amount: amount + by if str(row).strip() in names else amount


def test_a_table_that_holds_in_itself_and_disagrees_is_found_across(clean):
    names = ("合计", "201 一般公共服务支出", "20126 档案事务", "2012604 档案馆")
    found = everything(with_table(clean, "表2", raised(*names)))
    assert found
    assert {one.rule.split(".")[0] for one in found} == {"across"}
    assert all(one.severity is Severity.ERROR for one in found)
    assert {place.table for one in found for place in one.places} >= {1, 2}


def test_one_wrong_cell_is_one_finding_with_all_its_places(clean):
    document = with_table(clean, "表5", raised("22102 住房改革支出"))
    found = everything(document)
    assert {one.severity for one in found} == {Severity.ERROR}
    assert all("住房改革支出" in one.mend for one in found)
    assert {place.table for one in found for place in one.places} >= {3, 5}


def test_the_classes_of_the_main_table_are_those_of_spending(tmp_path):
    text = spoiled(
        ("二、社会保障和就业支出\t50.00", "二、社会保障和就业支出\t55.00"),
        ("三、住房保障支出\t30.00", "三、住房保障支出\t25.00"),
    )
    found = everything(read_text(tmp_path, text))
    assert {one.rule for one in found} == {"across.functions"}
    assert len(found) == 1
    assert "应为 50.00万元" in found[0].mend
    assert "应为 30.00万元" in found[0].mend


def test_basic_expenditure_is_the_same_by_function_and_by_class(clean):
    names = ("合计", "301 工资福利支出", "30101 基本工资")

    def grown(row, amount):
        return amount + 5 if str(row) in names and amount != 40 else amount

    found = everything(with_table(clean, "表6", grown))
    assert {one.rule for one in found} == {"across.basic"}
    assert {place.table for one in found for place in one.places} == {5, 6}


def test_rounding_across_tables_is_a_remark(clean):
    names = ("221 住房保障支出", "22102 住房改革支出", "2210201 住房公积金")
    found = everything(with_table(clean, "表5", raised(*names, by=Decimal("0.01"))))
    assert {one.severity for one in found} == {Severity.ROUNDING}
    assert {one.rule for one in found} >= {"across.funds", "across.fiscal"}


def test_tables_about_different_money_are_not_compared(clean):
    half = with_table(clean, "表2", lambda _, amount: amount / 2)
    document = evolve(half, tables=half.tables[1:])
    assert everything(document) == []


def test_a_table_most_of_whose_links_fail_is_put_aside(clean):
    half = with_table(clean, "表5", lambda _, amount: amount / 4)
    look = looked(across.fiscal, half)
    assert not look.findings
    assert "口径似不同" in look.missing[0]


@pytest.mark.parametrize(
    ("number", "title"), [("表3", "支出预算总表"), ("表5", "一般公共预算支出表")]
)
def test_a_wrong_unit_is_one_finding(tmp_path, number, title):
    head = f"{number}\n{title}\n单位：万元"
    document = read_text(tmp_path, spoiled((head, head.replace("万元", "元"))))
    [finding] = everything(document)
    assert finding.rule == "across.unit"
    assert finding.message.startswith(f"{number}《{title}》 的单位写作元")
    assert finding.mend == "单位改为万元"
    assert finding.places[0].table == int(number[1:])


def test_of_two_tables_in_different_units_either_may_be_wrong(clean):
    pair = clean.of(TableKind.GENERAL, TableKind.GENERAL_BASIC)
    coded = evolve(pair[1].tables[0], unit=Unit.YUAN)
    document = evolve(clean, tables=(pair[0], evolve(pair[1], unit=Unit.YUAN, tables=(coded,))))
    [finding] = looked(across.unit, document).findings
    assert finding.message.endswith("或后者的单位有误")
    assert len(finding.places) == 2


OWN = (
    ("三、事业收入\t", "三、事业收入\t60.00"),
    ("本年收入合计\t300.00\t本年支出合计\t300.00", "本年收入合计\t360.00\t本年支出合计\t360.00"),
    (
        "上年结转结余\t\t年终结转结余\t\n收入总计\t300.00\t支出总计\t300.00",
        "上年结转结余\t\t年终结转结余\t\n收入总计\t360.00\t支出总计\t360.00",
    ),
)


def spent_more(text):
    """The text with 60.00 more in 支出表, but not in that of the general budget."""
    before, spending, after = text.partition("表3\n")
    rows, rest, last = after.partition("表4\n")
    for code in ("\t合计\t300.00", "201\t一般公共服务支出\t220.00", "20126\t档案事务\t220.00"):
        more = code[:-6] + f"{int(code[-6:-3]) + 60}.00"
        rows = rows.replace(code, more)
    rows = rows.replace(
        "2012699\t其他档案事务支出\t100.00\t\t\t\t100.00",
        "2012699\t其他档案事务支出\t160.00\t\t\t\t160.00",
    )
    rows = rows.replace("40.00\t100.00", "40.00\t160.00")
    before = before.replace("一、一般公共服务支出\t220.00", "一、一般公共服务支出\t280.00")
    return before + spending + rows + rest + last


def test_other_money_explains_that_more_is_spent(tmp_path):
    document = read_text(tmp_path, spent_more(spoiled(*OWN)))
    found = [
        one for one in everything(document) if one.rule not in {"across.totals", "across.projects"}
    ]
    [finding] = found
    assert (finding.rule, finding.severity) == ("across.funds", Severity.NOTICE)
    assert "相差 60.00万元，正是事业收入等其他资金 60.00万元" in finding.message


def test_other_money_may_not_explain_all(tmp_path):
    text = spent_more(spoiled(*OWN)).replace("三、事业收入\t60.00", "三、事业收入\t20.00")
    found = looked(across.funds, read_text(tmp_path, text)).findings
    assert "未能完全解释" in found[0].message


def test_money_carried_over_explains_too(tmp_path):
    text = spent_more(spoiled(*OWN)).replace("三、事业收入\t60.00", "三、事业收入\t")
    text = text.replace("上年结转结余\t\t", "上年结转结余\t60.00\t")
    found = looked(across.funds, read_text(tmp_path, text)).findings
    assert "正是上年结转结余 60.00万元" in found[0].message


def test_without_the_table_of_the_general_budget_spending_is_not_explained(tmp_path):
    document = read_text(tmp_path, spent_more(spoiled(*OWN)))
    fund = document.of(TableKind.GENERAL)[0]
    other = {TableKind.GENERAL, TableKind.GOVERNMENT_FUND}
    rest = [one for one in document.tables if one.kind not in other]
    only = evolve(document, tables=(*rest, evolve(fund, kind=TableKind.GOVERNMENT_FUND)))
    look = looked(across.funds, only)
    assert (look.findings, look.missing) == ([], ["财政拨款各表不全，或没有读懂"])


def test_a_project_counts_once_by_its_first_figure(clean):
    [table] = clean.of(TableKind.PROJECT_TARGETS)
    [whole] = [one for one in table.stated if one.amount is not None]
    parts = [evolve(whole, measure="财政拨款"), evolve(whole, label="其中：财政拨款")]
    inner = evolve(whole, path=("其中：财政拨款",), label="甲")
    for more in ([parts[0]], parts[1:], [inner]):
        changed = evolve(table, stated=(*table.stated, *more))
        tables = tuple(changed if one is table else one for one in clean.tables)
        look = looked(across.projects, evolve(clean, tables=tables))
        assert (look.findings, look.compared) == ([], 1)
    changed = evolve(table, stated=(*table.stated, evolve(whole, label="乙")))
    tables = tuple(changed if one is table else one for one in clean.tables)
    assert len(looked(across.projects, evolve(clean, tables=tables)).findings) == 1


def test_a_project_counts_by_the_money_of_the_year(clean):
    [table] = clean.of(TableKind.PROJECT_TARGETS)
    [whole] = [one for one in table.stated if one.amount is not None]
    of_year = evolve(whole, measure="年度资金总额", path=("年度资金总额",))
    of_all = evolve(
        of_year, measure="项目资金总额", path=("项目资金总额",), amount=whole.amount * 3
    )
    changed = evolve(table, stated=(of_all, of_year))
    tables = tuple(changed if one is table else one for one in clean.tables)
    look = looked(across.projects, evolve(clean, tables=tables))
    assert (look.findings, look.compared) == ([], 1)


def test_sections_above_the_three_public_table_are_a_notice(tmp_path):
    text = spoiled(("10.00\t\t6.00\t\t6.00\t4.00", "9.00\t\t6.00\t\t6.00\t3.00"))
    [finding] = looked(across.three_public, read_text(tmp_path, text)).findings
    assert finding.severity is Severity.NOTICE
    assert "30217 公务接待费 4.00万元 大于" in finding.message
    more = spoiled(("10.00\t\t6.00\t\t6.00\t4.00", "12.00\t\t6.00\t\t6.00\t6.00"))
    assert looked(across.three_public, read_text(tmp_path, more)).findings == []


def test_three_public_tables_of_several_units_are_not_compared(tmp_path):
    line = "10.00\t\t6.00\t\t6.00\t4.00"
    text = spoiled(
        ("合计\t因公出国（境）费", "单位名称\t合计\t因公出国（境）费"),
        ("\t\t小计\t公务用车购置费", "\t\t\t小计\t公务用车购置费"),
        (line, f"甲单位\t{line}\n乙单位\t{line}"),
    )
    look = looked(across.three_public, read_text(tmp_path, text))
    assert look.missing == ["“三公”经费表列有几个单位"]


def test_targets_that_differ_are_notices(tmp_path):
    text = spoiled(
        ("基本支出人员经费\t\t\t160.00", "基本支出人员经费\t\t\t150.00"),
        ("预算资金情况（万元）\t100.00", "预算资金情况（万元）\t90.00"),
    )
    document = read_text(tmp_path, text)
    found = [
        *looked(across.targets, document).findings,
        *looked(across.projects, document).findings,
    ]
    assert [one.severity for one in found] == [Severity.NOTICE] * 3
    assert "整体绩效目标表的基本支出合计 190.00万元" in found[0].message
    assert "项目绩效目标表的金额合计 90.00万元" in found[2].message


def test_contributions_that_differ_are_a_notice(clean):
    document = with_table(clean, "表6", raised("30113 住房公积金"))
    [finding] = looked(across.pairs, document).findings
    assert finding.severity is Severity.NOTICE
    assert "2210201 基本支出 30.00万元，30113 35.00万元" in finding.message


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        (("合计", "基本支出", "项目支出"), {"whole": 0, "basic": 1, "project": 2}),
        (("决算数",), {"whole": 0}),
        (
            ("2023年执行数", "2024年预算数/小计", "2024年预算数/基本支出", "增减额"),
            {"whole": 1, "basic": 2},
        ),
        (
            ("合计", "基本支出/小计", "基本支出/人员经费", "基本支出/公用经费"),
            {"whole": 0, "basic": 1, "personnel": 2, "public": 3},
        ),
    ],
)
def test_columns_are_known_by_their_titles(measures, expected):
    assert measures_of(BudgetTable(measures, ())) == expected


def final(kind, coded, number):
    return DisclosedTable(
        kind,
        kind.value,
        unit=Unit.WAN,
        tables=(coded,),
        position=Position(1, number),
    )


def ends(staff="6.00", office="4.00"):
    """The two tables of basic expenditure of a final account."""
    general = BudgetTable.of(
        [
            ("", "合计", "15.00", "10.00", "5.00"),
            ("201", "一般公共服务支出", "15.00", "10.00", "5.00"),
        ],
        ("合计", "基本支出", "项目支出"),
        unit=Unit.WAN,
        year=2024,
    )
    basic = BudgetTable.of(
        [
            ("301", "工资福利支出", "5.00"),
            ("303", "对个人和家庭的补助", "1.00"),
            ("", "人员经费合计", staff),
            ("302", "商品和服务支出", "4.00"),
            ("", "公用经费合计", office),
        ],
        ("决算数",),
        unit=Unit.WAN,
        year=2024,
    )
    found = (
        final(TableKind.FINAL_GENERAL, general, 1),
        final(TableKind.FINAL_GENERAL_BASIC, basic, 2),
    )
    return Disclosure("a.txt", "text", year=2024, kind="final account", tables=found)


def test_the_ends_of_basic_expenditure_are_checked():
    assert [one.rule for one in everything(ends())] == ["table.order"]
    finding = everything(ends(office="40.00"))[0]
    assert finding.rule == "table.rows"
    assert "公用经费合计 决算数 应为 4.00万元，而非 40.00万元" in finding.mend


def test_several_tables_of_a_kind_are_not_tied_together(clean):
    document = evolve(clean, tables=(*clean.tables, *clean.of(TableKind.EXPENDITURE)))
    assert looked(across.functions, document).state.value == "not_applicable"
    assert Lookup(()).coded(TableKind.EXPENDITURE) is None


def test_other_money_of_which_some_is_kept_explains(tmp_path):
    text = spent_more(spoiled(*OWN)).replace("三、事业收入\t60.00", "三、事业收入\t61.50")
    look = looked(across.funds, read_text(tmp_path, text))
    assert (look.findings, look.missing) == ([], [])
    assert look.compared
