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


def test_a_second_comparison_is_of_what_was_compared_first(findings):
    text = (
        "某某中心2023年度单位决算\n\n2023年“三公”经费支出决算总额为5.50万元，比去年增加1.50万元，增长37.50%。"
        "其中，公务用车运行维护费支出决算比预算无增减变化，比去年增加1.00万元，增长33.30%；"
        "公务接待费支出决算比预算无增减变化，比去年增加0.50万元，增长50.00%。\n"
    )

    assert [one.subject for one in changes(facts(text))] == [
        "three_public",
        *["three_public.vehicle_running"] * 2,
        *["three_public.reception"] * 2,
    ]
    assert findings(text) == []


def test_a_sentence_behind_a_list_is_of_the_whole(findings):
    text = (
        "2024年“三公”经费支出预算为14.00万元，其中：因公出国（境）费用0万元，公务用车运行维护费14.00万元，"
        "公务接待费0万元。与2023年预算相比增长16.67%，其中公务用车运行维护费增加2.00万元。\n"
    )
    (change, _) = changes(facts(text, identity=Identity("", 2024, "budget", "department")))

    assert (change.subject, str(change.amount)) == ("three_public", "14.00万元")
    assert findings(text) == []


def test_a_share_of_last_years_spending(findings):
    text = (
        "某某局2023年度部门决算\n\n2023年度支出合计80.00万元，其中：基本支出20.00万元，占总支出的25%；"
        "项目支出60.00万元，占总支出的75%。2022年度支出合计50.00万元，其中：基本支出20.00万元，"
        "占总支出的{}%；项目支出30.00万元，占总支出的60%。\n"
    )

    assert findings(text.format(40)) == []
    assert findings(text.format(45)) == [("error", "text.shares")]


def test_a_rate_against_the_plan_that_follows_from_its_amount(findings):
    text = "2023年“三公”经费支出共计9.00万元，较年初预算数减少6.00万元，下降{}%。\n"

    assert findings(text.format("40.00")) == []
    assert findings(text.format("66.67")) == [("error", "years.changes")]


def test_vehicles_that_are_kept_are_not_bought(findings):
    text = (
        "某某镇人民政府2023年度部门决算\n\n公务用车购置费0万元。\n\n"
        "2023年度公务用车购置数0辆，公务用车保有量11辆。\n"
    )
    found = [(one.subject, one.count) for one in facts(text) if one.kind is FactKind.COUNT]

    assert found == [("vehicles_purchase", 0), ("vehicles", 11)]
    assert findings(text) == []


@pytest.mark.parametrize(
    "head",
    [
        "2023年度镇本级",
        "经比较2023年度镇本级",
        "2023年全市行政单位（含参照公务员法管理的事业单位）、事业单位和其他单位使用财政拨款安排",
        "2023年部门决算公开",
    ],
)
def test_what_stands_before_three_expenses(head):
    (amount, change) = facts(f"{head}“三公”经费9.00万元，较上年减少1.00万元，下降10.00%。")

    assert (amount.subject, change.subject) == ("three_public", "three_public")


def test_the_amended_year_of_a_regulation_is_not_that_of_the_budget(tmp_path):
    path = tmp_path / "made.txt"
    path.write_text(
        "根据《某某省预决算公开操作规程（2022年修订）》，2025年“三公”经费预算总额为9.00万元。\n",
        "utf-8",
    )

    assert gb.read_disclosure(path).year == 2025


@pytest.mark.parametrize(
    "listed",
    [
        "本年收入70.00万元，上年结转结余10.00万元",
        "上年结转结余10.00万元，本年收入70.00万元",
    ],
)
def test_parts_of_a_whole_whose_sum_was_told_first(findings, listed):
    text = (
        "某某中学2024年度单位预算公开\n\n某某中学2024年收入预算合计80.00万元，包括"
        f"{listed}。其中：\n\n本年一般公共预算收入40.00万元，占50.00%；\n\n"
        "本年财政专户管理资金30.00万元，占37.50%；\n"
    )

    assert findings(text) == []


def test_parts_of_what_is_carried_over_are_of_the_whole(findings):
    text = (
        "某某中学2024年度单位预算公开\n\n某某中学2024年收入预算合计80.00万元，包括本年收入70.00万元，"
        "上年结转结余10.00万元。其中：\n\n本年一般公共预算收入40.00万元，占57.14%；\n"
    )

    assert findings(text) == [("error", "text.shares")]


@pytest.mark.parametrize("words", ["公务用车购置及运维费", "公车购置及运行维护费"])
def test_names_of_what_vehicles_cost(words):
    assert facts(f"2023年{words}5.00万元。")[0].subject == "three_public.vehicles"


def test_a_text_without_tables_is_asked_for_those_that_it_promises_alone(findings):
    text = "某某局2023年度部门决算\n目录\n第一部分 部门概况\n第二部分 部门决算表\n"
    text += "一、收入支出决算总表\n第三部分 名词解释\n第一部分 部门概况\n"

    assert findings(text) == [("notice", "structure.contents")]


def test_the_province_in_front_of_the_body_is_no_other_body():
    found = facts(
        "样例省某某县财政局2023年度一般公共预算财政拨款“三公”经费支出决算为2.00万元。",
        identity=NAMED,
    )

    assert amounts(found) == [("three_public", "final", "2.00万元")]


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("教育支出类科目", "spending.function"),
        ("公务用车运行费用", "three_public.vehicle_running"),
        ("公务接待费用", "three_public.reception"),
        ("财政预算拨款“三公”经费支出合计", "three_public"),
    ],
)
def test_words_behind_and_before_a_name(words, subject):
    assert facts(f"2023年{words}5.00万元。")[0].subject == subject


def test_spending_on_the_line_below_the_income_is_of_the_same_total():
    found = facts(
        "2023年财政拨款收支总决算80.00万元。收入包括：",
        "一般公共预算财政拨款80.00万元；支出包括：教育支出60.00万元、住房保障支出20.00万元。",
    )

    assert [one.part_of for one in found] == [None, 0, 0, 0]


def test_a_share_of_what_stands_above(findings):
    text = (
        "某某局2023年度部门预算\n\n2023年支出预算200.00万元，其中：基本支出150.00万元，占75.00%。\n\n"
        "五、一般公共预算支出情况说明\n\n1.基本支出80.00万元。其中：\n\n工资福利支出60.00万元，"
        "占基本支出的{}%。\n\n商品和服务支出20.00万元，占基本支出的25.00%。\n"
    )

    assert findings(text.format("75.00")) == []
    assert findings(text.format("78.00")) == [("error", "text.shares")]


def test_one_wrong_total_is_one_finding_whatever_lists_say_so(findings):
    text = (
        "某某局2023年度部门预算\n\n2023年支出预算90.00万元，其中：基本支出50.00万元，项目支出30.00万元。"
        "按功能分类包括：教育支出60.00万元，住房保障支出20.00万元。\n"
    )

    assert findings(text) == [("error", "text.sums")]


def test_parts_on_lines_of_their_own_are_not_those_of_the_last_item(findings):
    text = (
        "某某局2023年度部门预算\n\n2023年一般公共预算拨款支出80.00万元，其中：一般公共服务支出3.00万元，"
        "公共安全支出77.00万元。具体安排情况如下：\n\n（一）基本支出：基本支出预算数50.00万元。\n\n"
        "（二）项目支出：项目支出预算30.00万元。\n"
    )

    assert findings(text) == []
