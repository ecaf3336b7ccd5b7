"""The sources of income in several tables, and figures that a table has for two years."""

import pytest

import govbudget as gb
from govbudget.disclosure.checks.examples import examples_of
from govbudget.reconciling.kinds import Severity

GOOD = next(one for one in examples_of("across.sources") if one.name == "good.txt").text
OWN = "一、一般公共预算拨款收入	200.00"
_BEFORE, _, _REST = GOOD.partition("表2\n")
ONE_ROW = (
    _BEFORE
    + "表2\n收入预算总表\n单位：万元\n部门名称	合计	一般公共预算拨款	事业收入	上年结转\n"
    + "某某市样例局	{all}	{fund}		\n\n表3\n"
    + _REST.partition("表3\n")[2]
)


def told(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    found = gb.check(gb.read_disclosure(path)).findings
    return [(one.rule, one.severity) for one in found]


def test_a_table_of_income_with_one_row_is_compared(tmp_path):
    assert told(tmp_path, ONE_ROW.format(all="200.00", fund="200.00")) == []
    assert ("across.totals", Severity.ERROR) in told(
        tmp_path, ONE_ROW.format(all="210.00", fund="210.00")
    )


def test_what_was_carried_over_may_stand_in_a_fund(tmp_path):
    carried = GOOD.replace(OWN, OWN.replace("200", "190")).replace(
        "本年收入合计	200.00", "本年收入合计	190.00"
    )
    carried = carried.replace("上年结转结余	", "上年结转结余	10.00", 1)
    assert [one for one in told(tmp_path, carried) if one[0] == "across.sources"] == []


def test_an_empty_cell_of_the_public_table_beside_money_is_asked_about(tmp_path):
    blank = GOOD.replace("8.00		5.00		5.00	3.00", "5.00		5.00		5.00	")
    assert ("across.three-public", Severity.NOTICE) in told(tmp_path, blank)


@pytest.mark.parametrize(("amount", "rules"), [("4", {"text_table.amounts"}), ("0", set())])
def test_income_that_a_table_leaves_empty_is_none(amount, rules, tmp_path):
    text = f"{GOOD}\n\n第三部分 2024年部门预算情况说明\n\n2024年事业收入{amount}万元。\n"
    assert {rule for rule, severity in told(tmp_path, text) if severity == "error"} == rules


PUBLIC = """某某市样例局
2024年部门预算公开

第二部分 2024年部门预算表

表7
“三公”经费支出表
单位：万元
项目	2023年预算数	2024年预算数	增减额
合计	10.00	8.00	-2.00
因公出国（境）费	0.00	0.00	0.00
公务接待费	4.00	3.00	{reception}
公务用车购置及运行费	6.00	5.00	-1.00
其中：公务用车运行费	6.00	5.00	{running}
公务用车购置费	0.00	0.00	0.00
"""


@pytest.mark.parametrize(
    ("reception", "running", "count"),
    [("-1.00", "-1.00", 0), ("-1.00", "-1.10", 1), ("-1.20", "-1.00", 1)],
)
def test_changes_of_a_table_by_labels(reception, running, count, tmp_path):
    found = told(tmp_path, PUBLIC.format(reception=reception, running=running))
    # The sum of the changes tells it as well, and one cause is one finding.
    wrong = [rule for rule, severity in found if severity == Severity.ERROR]
    assert wrong == ["table.three-public"] * count
