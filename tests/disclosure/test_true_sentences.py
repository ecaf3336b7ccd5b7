"""Sentences that hold, as offices write them, accuse nobody; the same with a fault are told."""

import pytest

import govbudget as gb

HEAD = "某某县水利局2023年度部门决算\n\n第三部分 2023年度部门决算情况说明\n\n"


@pytest.fixture
def rules(tmp_path):
    """The rules that tell errors of a paragraph of a final account, or another severity."""

    def rules(said, severity="error"):
        path = tmp_path / "made.txt"
        path.write_text(HEAD + said, encoding="utf-8")
        found = gb.check(gb.read_disclosure(path)).findings
        return [one.rule for one in found if one.severity == severity]

    return rules


@pytest.mark.parametrize(
    "said",
    [
        # By how much the final figure is more or less than the budget.
        "2023年度一般公共预算财政拨款支出年初预算为100.00万元，支出决算为120.00万元，"
        "完成年初预算的120.00%，决算数大于预算数20.00万元，增长20.00%，主要原因是追加。",
        "2023年度公务接待费年初预算2.00万元，支出决算1.50万元，决算数小于年初预算数约0.50万元。",
        "2023年度公务接待费年初预算2.00万元，支出决算2.00万元，决算数等于预算数2.00万元。",
        "行政运行年初预算50.00万元，支出决算60.00万元；水利工程建设年初预算20.00万元，"
        "支出决算22.00万元。合计决算数大于预算数12.00万元。",
        # Two budgets, and the rate is that of the one that is named.
        "2023年年初预算100.00万元，调整预算110.00万元，实际支出99.00万元，"
        "完成年初预算的99.00%，完成调整预算的90.00%。",
        "年初预算100.00万元，调整预算110.00万元，实际支出99.00万元，预算执行率90.00%。",
        # Two comparisons in a row, the second with its base; changes of several figures in turn.
        "“三公”经费年初预算9.00万元，实际支出8.00万元，较年初预算减少1.00万元，下降11.11%，"
        "较上年实际支出7.50万元增加0.50万元，增长6.67%。",
        "基本支出70.00万元，其中人员经费55.00万元，公用经费15.00万元，"
        "分别比上年增加3.00万元、2.00万元，增长5.77%、15.38%。",
        # A department's own figures, those of its unit, and all of them.
        "一、某某县水利局本级\n\n2023年支出80.00万元。\n\n二、某某县水利站\n\n2023年支出40.00万元。\n\n"
        "三、部门汇总\n\n2023年支出120.00万元。",
        # What a whole place spends, in the document of one body.
        "本部门“三公”经费支出8.00万元。全县行政单位（含参照公务员法管理的事业单位）、事业单位和"
        "其他单位使用财政拨款安排的“三公”经费支出1,200.00万元。",
        # 预算数 may be either budget; an item with its figure in another unit, and a change from 0.
        "公务接待费年初预算为2.00万元，全年预算为1.50万元，支出决算为1.50万元，"
        "完成全年预算的100.00%。决算数小于预算数的主要原因是年中调减。",
        "2023年度一般公共预算财政拨款支出30.00万元，其中：\n\n1、一般公共服务支出（类）档案事务（款）"
        "档案馆（项）10.00万元。支出决算为100000.00元。\n\n2、社会保障和就业支出（类）抚恤（款）"
        "死亡抚恤（项）20.00万元。支出决算为20.00万元。",
        "七、“三公”经费支出决算情况说明\n\n（一）“三公”经费支出决算总体情况说明\n\n“三公”经费支出25.80万元，"
        "比上年减少3.20万元，下降11.03%，其中：公务用车购置及运行维护费减少4.00万元，下降13.79%；"
        "公务接待费支出决算由0万元增加至0.80万元，增加0.80万元。\n\n公务用车购置及运行维护费支出25.00万元，"
        "占96.90%；公务接待费支出0.80万元，占3.10%。",
        # The kinds of the vehicles that there are, behind one that was bought; kinds of a kind.
        "年末公务用车保有量为3辆，当年购置公务用车1辆，其中：机要通信用车1辆、应急保障用车1辆、"
        "其他用车1辆。",
        "车辆4辆，其中机要通信用车1辆、其他用车3辆，其他用车主要是业务用车2辆、特种车1辆。",
    ],
)
def test_what_holds_is_no_error(said, rules):
    assert rules(said) == []


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        (
            "2023年度公务接待费年初预算2.00万元，支出决算1.50万元，决算数小于年初预算数0.80万元。",
            "years.changes",
        ),
        (
            "年初预算100.00万元，调整预算110.00万元，实际支出99.00万元，完成年初预算的90.00%。",
            "years.completion",
        ),
        ("车辆4辆，其中机要通信用车2辆、应急保障用车2辆、其他用车3辆。", "text.counts"),
    ],
)
def test_what_does_not_hold_is_told(said, rule, rules):
    assert rules(said) == [rule]


def test_what_came_in_and_what_was_spent_are_one_sum_only_as_totals(rules):
    said = (
        "2023年度收入{0}120.00万元，比上年减少5.00万元，下降4.00%。"
        "支出{0}120.00万元，比上年增加3.00万元，增长2.56%。"
    )

    assert rules(said.format("合计")) == []
    assert rules(said.format("合计"), "notice") == ["years.twice"]
    assert rules(said.format("总计")) == ["years.twice"]


ITEM = "1.社会保障和就业支出（类）民政管理事务（款）行政运行（项）。年初预算为500.00万元，"
CARS = "共有车辆8辆，其中，领导干部用车{}辆，机要通信用车3辆，执法执勤用车5辆。"


@pytest.mark.parametrize(
    ("said", "right", "wrong", "rule"),
    [
        (
            # What the money is for stands between the budget and what was spent of it.
            f"{ITEM}主要用于人员工资，支出决算为520.00万元，完成年初预算的{{}}%。",
            *("104.00", "134.00", "years.completion"),
        ),
        (
            # 支出合计 is what 本年支出合计 names, where the text has no other.
            "2023年度支出合计200.00万元，其中：基本支出150.00万元，项目支出50.00万元。\n\n"
            "2023年度一般公共预算财政拨款支出190.00万元，占本年支出合计的{}%。",
            *("95.00", "45.00", "text.shares"),
        ),
        (
            # The change is that of the figure which the heading is about, of some units.
            "（一）机关运行经费：2023年局机关及下属2家参公单位机关运行经费235.60万元，"
            "比上年减少4.60万元，下降{}%。",
            *("1.92", "9.92", "years.changes"),
        ),
        (CARS, "0", "7", "text.counts"),
        (
            # The budget stands in a paragraph of its own.
            "“三公”经费支出决算28.50万元，其中：公务用车购置及运行维护费支出决算24.50万元，"
            "完成预算的{}%；公务接待费支出决算4.00万元。\n\n"
            "2.公务用车购置及运行维护费预算30.00万元，支出决算24.50万元。",
            *("81.67", "91.67", "years.completion"),
        ),
        (
            "公务接待费支出决算4.00万元，完成预算8.00万元的50.00%。\n\n3.公务接待费支出决算{}万元。",
            *("4.00", "6.00", "text.repeats"),
        ),
        (
            "2023年度支出总计90.00万元，其中：本年支出合计80.00万元，结余分配2.00万元，"
            "年末结转和结余{}万元。",
            *("8.00", "5.00", "text.sums"),
        ),
    ],
)
def test_a_figure_behind_other_words_is_held_against_what_it_is_of(rules, said, right, wrong, rule):
    assert rules(said.format(right)) == []
    assert rules(said.format(wrong)) == [rule]


@pytest.mark.parametrize(
    "said",
    [
        "决算数大于预算数的主要原因是追加项目资金190.00万元，其中中央补助230.00万元，压减项目40.00万元。",
        "追加预算50.00万元，其中上年结转120.00万元，收回70.00万元。",
    ],
)
def test_a_part_may_be_more_than_what_several_moves_leave(rules, said):
    assert rules(said) == []


def test_a_part_is_not_more_than_its_whole(rules):
    assert rules("预算项目3个，预算资金235.00万元，其中财政拨款735.00万元。") == ["text.sums"]
