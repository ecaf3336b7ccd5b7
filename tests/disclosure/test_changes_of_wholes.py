"""A change is of the figure that the words mean: of a whole, of a side, of the money in front."""

import pytest

from .gaps import told

GAPS = [
    # The whole of a list in front, and not the last of its parts.
    (
        "budget",
        "收入预算1000.00万元，其中：财政拨款收入700.00万元，事业收入300.00万元。"
        "较2023年增加200.00万元，增长{}%。",
        "25.00",
        "20.00",
    ),
    (
        "budget",
        "收入预算1000.00万元，其中：财政拨款收入700.00万元，事业收入300.00万元。"
        "与上年相比，增加200.00万元，增长{}%。",
        "25.00",
        "35.00",
    ),
    # Both sides, which are one sum of one money.
    (
        "budget",
        "2024年财政拨款收支总预算200.00万元，与2023年相比，收、支各增加40.00万元，增长{}%。",
        "25.00",
        "20.00",
    ),
    (
        "budget",
        "2024年一般公共预算收入200.00万元，一般公共预算支出200.00万元，与2023年相比，收、支各增加"
        "40.00万元，增长{}%。",
        "25.00",
        "28.00",
    ),
    # The one total that the paragraph states of each side.
    (
        "final",
        "2024年度收入总计900.00万元，支出总计900.00万元。与上年相比，收入增加100.00万元，"
        "增长{}%；支出增加100.00万元，增长12.50%。",
        "12.50",
        "11.11",
    ),
    (
        "final",
        "2024年度收入总计900.00万元，支出总计900.00万元。与上年相比，收入增加100.00万元，"
        "增长12.50%；支出增加100.00万元，增长{}%。",
        "12.50",
        "15.20",
    ),
    # The money whose change stands in front.
    (
        "final",
        "支出合计1000.00万元，其中：基本支出700.00万元，项目支出300.00万元。\n\n"
        "与上年相比，支出合计增加50.00万元，增长5.26%。其中：基本支出增加20.00万元，增长2.94%；"
        "项目支出增加30.00万元，增长{}%。",
        "11.11",
        "10.11",
    ),
    # The change behind the reason for what differs from the budget.
    (
        "final",
        "公务接待费支出预算为3.00万元，支出决算为2.40万元，完成预算的80.00%，决算数小于预算数的主要"
        "原因是厉行节约，与上年相比增加0.40万元，增长{}%，增加的主要原因是交流增多。",
        "20.00",
        "16.67",
    ),
    (
        "final",
        "公务接待费支出预算为3.00万元，支出决算为2.40万元，完成预算的80.00%，决算数小于预算数的主要"
        "原因是厉行节约，与上年相比，增加0.40万元，增长{}%，增加的主要原因是交流增多。",
        "20.00",
        "16.67",
    ),
]


@pytest.mark.parametrize(("kind", "text", "right", "wrong"), GAPS)
def test_a_change_of_the_figure_that_is_meant(tmp_path, kind, text, right, wrong):
    assert told(tmp_path, kind, text.format(right)) == []
    assert told(tmp_path, kind, text.format(wrong)) == ["years.changes"]


@pytest.mark.parametrize(
    "text",
    [
        # Two totals of a side: which of them changed is not said.
        "本年收入800.00万元，上年结转100.00万元，收入总计900.00万元。与上年相比，收入增加60.00万元，"
        "增长8.11%。",
        # A part whose change is the reason of that of the whole, and not its own again.
        "公务接待费支出决算为2.40万元，比上年增加0.40万元，主要原因是外事接待比上年增加0.70万元，"
        "增长100.00%。",
        # Sides of two sums.
        "一般公共预算收入200.00万元，一般公共预算支出180.00万元。与上年相比，收、支各增加20.00万元，增长9.00%。",
        # Of the last of a list, and not of the whole.
        "收入决算1000.00万元，其中：财政拨款收入700.00万元，事业收入300.00万元，比上年增加60.00万元，"
        "增长25.00%。",
    ],
)
def test_what_may_be_of_another_figure_is_no_error(tmp_path, text):
    assert told(tmp_path, "final", text) == []


def test_a_heading_of_a_budget_in_an_account_is_a_notice(tmp_path):
    text = "一、收入支出预算情况说明\n\n2024年度收入总计900.00万元。"

    assert told(tmp_path, "final", text, ("notice",)) == ["wording.document"]
    assert told(tmp_path, "budget", text, ("notice", "error")) == []


@pytest.mark.parametrize(
    "heading",
    ["八、政府性基金预算支出情况说明", "一、收入支出决算情况说明", "二、年初预算安排情况说明"],
)
def test_a_heading_that_names_a_fund_or_a_comparison_is_none(tmp_path, heading):
    text = f"{heading}\n\n2024年度收入总计900.00万元。"

    assert told(tmp_path, "final", text, ("notice", "error")) == []
