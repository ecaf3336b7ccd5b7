"""Sentences as other places write them: figures that follow on, comparisons, years, lists."""

from decimal import Decimal

import pytest

import govbudget as gb
from govbudget.disclosure.text import Direction, FactKind, Identity, read_facts
from govbudget.io.source import Paragraph

FINAL = Identity("", 2023, "final account", "department")
NAMED = Identity("某某县财政局", 2023, "final account", "department")
BUDGET = Identity("", 2023, "budget", "department")


def facts(*lines, identity=FINAL):
    return read_facts([Paragraph(line) for line in lines], identity)


def amounts(found):
    return [
        (one.subject, one.measure, str(one.amount)) for one in found if one.kind is FactKind.AMOUNT
    ]


def changes(found):
    return [one for one in found if one.kind is FactKind.CHANGE]


@pytest.fixture
def findings(tmp_path):
    """What is told of a text, as the severity and the rule."""

    def findings(text):
        path = tmp_path / "made.txt"
        path.write_text(text, encoding="utf-8")
        return [
            (one.severity.value, one.rule) for one in gb.check(gb.read_disclosure(path)).findings
        ]

    return findings


@pytest.mark.parametrize("words", ["决算支出数为", "决算支出为", "支出决算数为", "实际支出"])
def test_what_was_spent_of_what_was_planned(words):
    found = facts(f"2023年“三公”经费预算数为30.00万元，{words}24.00万元，完成预算的80.00%。")

    assert amounts(found) == [
        ("three_public", "budget", "30.00万元"),
        ("three_public", "final", "24.00万元"),
    ]
    assert found[-1].percent == Decimal("80.00")
    assert str(found[-1].base) == "30.00万元"


@pytest.mark.parametrize("words", ["决算支出为", "实际支出"])
def test_what_was_spent_of_nothing_known_is_not_all_spending(words):
    found = facts(f"（一）样例工作。{words}24.00万元。")

    assert "spending" not in {one.subject for one in found}


def test_a_place_in_front_is_whose_figures_are_told():
    text = "某某县2023年“三公”经费预算数为30.00万元。"

    assert facts(text)[0].subject == "three_public"
    assert facts(text, identity=NAMED)[0].subject == "unrecognised"


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("比2022年增收", Direction.INCREASE),
        ("比上年减支", Direction.DECREASE),
        ("较上年（减少）", Direction.DECREASE),
        ("按同口径同比减少", Direction.DECREASE),
        ("按可比口径比上年增加", Direction.INCREASE),
    ],
)
def test_verbs_of_change(words, direction):
    (change,) = changes(facts(f"2023年“三公”经费支出80.00万元，{words}20.00万元，幅度20.00%。"))

    assert (change.subject, change.direction, str(change.change)) == (
        "three_public",
        direction,
        "20.00万元",
    )


def test_what_was_spent_in_all_last_year():
    text = "2023年公务接待费支出24.00万元，比上年累计支出30.00万元减少6.00万元，下降20.00%。"
    (change,) = changes(facts(text))

    assert (str(change.base), str(change.change), change.percent) == ("30.00万元", "6.00万元", 20)


def test_both_sides_are_called_so():
    text = (
        "2023年度收入总计90.00万元，支出总计90.00万元。收支较上年决算数减少10.00万元，下降10.00%。"
    )
    (change,) = changes(facts(text))

    assert (change.subject, str(change.amount)) == ("total", "90.00万元")


def test_a_sentence_that_names_another_year_is_of_that_year(findings):
    text = (
        "2022年“三公”经费财政拨款预算中，公务接待费8.00万元，公务用车购置及运行费10.00万元。\n\n"
        "2023年“三公”经费财政拨款预算中，公务接待费8.00万元，公务用车购置及运行费9.80万元"
        "（较2022年压缩2%）。\n"
    )

    assert {one.year for one in facts(*text.split("\n\n"), identity=BUDGET)} == {2022, 2023}
    assert findings(text) == []


def test_last_years_account_in_a_budget(findings):
    text = "一、2023年“三公”经费预算安排情况\n\n2023年“三公”经费预算20.00万元。\n\n"
    text += "二、{}年“三公”经费决算情况\n"

    assert findings(text.format(2022)) == []
    assert findings(text.format(2021)) == [("notice", "years.foreign")]


def test_a_page_on_three_expenses_alone_needs_no_other_table(findings):
    head = "2023年“三公”经费预算情况说明\n\n2023年“三公”经费支出预算表\n单位：万元\n"
    table = "项目\t预算数\n合计\t8.00\n公务接待费\t3.00\n公务用车购置及运行费\t5.00\n"

    assert findings(head + table) == []


def test_an_item_that_once_was_a_class(findings):
    text = (
        "2023年度一般公共预算财政拨款支出60.00万元，其中：按经济分类科目，工资福利支出40.00万元，"
        "商品和服务支出12.00万元，对个人和家庭的补助5.00万元，其他资本性支出{}万元。\n"
    )

    assert findings("某某局2023年度部门决算\n\n" + text.format("3.00")) == []
    assert findings("某某局2023年度部门决算\n\n" + text.format("8.00")) == [("error", "text.sums")]


def test_the_rest_of_a_parted_sentence_is_of_nothing_known(findings):
    head, below = "某某局2023年度部门决算\n\n", "\n\n2.项目支出5.00万元，占8.33%。\n"

    assert findings(f"{head}12.00万元，项目支出1.00万元。{below}") == []
    assert findings(f"{head}1.项目支出1.00万元。{below}") == [("error", "text.repeats")]
