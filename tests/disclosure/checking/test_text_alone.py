"""Faults that a text shows by itself, and sentences that only look like them."""

import pytest

import govbudget as gb
from govbudget.reconciling.kinds import Severity

HEAD = "某某市样例局\n\n2024年度部门{kind}\n\n第三部分 2024年部门{kind}情况说明\n\n"


def told(tmp_path, text, kind="预算"):
    path = tmp_path / "a.txt"
    path.write_text(HEAD.format(kind=kind) + text + "\n", encoding="utf-8")
    found = gb.check(gb.read_disclosure(path)).findings
    return [(one.rule, one.severity) for one in found if one.severity != Severity.ROUNDING]


WHOLE = "2024年支出预算3000.00万元，比上年增加100.00万元"
CAR = "公务接待费年初预算4.00万元，支出决算3.00万元，主要用于接待上级检查5批次、30人次，"


@pytest.mark.parametrize(
    ("rule", "text", "kind"),
    [
        ("years.change-sums", f"{WHOLE}，其中：基本支出增加70.00万元，项目支出增加40.00万元。", ""),
        ("years.change-sums", f"{WHOLE}，主要是基本支出增加70.00万元，项目支出增加40.00万元。", ""),
        (
            "years.change-sums",
            "2024年一般公共预算支出300.00万元，比上年增加10.00万元。其中：基本支出200.00万元，"
            "比上年增加5.00万元；项目支出100.00万元，比上年增加15.00万元。",
            "",
        ),
        ("text.sums", "预算项目3个，预算资金235万元，其中财政拨款735万元。", ""),
        ("text.shares", "2024年财政专户管理资金0万元，占1%。", ""),
        ("years.completion", CAR + "完成预算的85%。", "决算"),
        ("years.completion", "公务接待费3.00万元，主要用于接待，完成预算4.00万元的85%。", "决算"),
        ("text.balance", "2024年收入总计3000.00万元，支出总计3100.00万元。", ""),
        (
            "text.sums",
            "2024年政府采购预算总金额为5227.59万元，其中：货物1637.72万元，工程530.00万元，"
            "服务3659.87万元。",
            "",
        ),
        (
            "three_public.change-sums",
            "2024年“三公”经费预算394.49万元，较2023年减少2.18万元，其中：因公出国（境）费184.49万元，"
            "与2023持平；公务接待费10.00万元，与2023持平；公务用车运行维护费200.00万元，"
            "较2023年减少2.48万元；公务用车购置费0万元，与2023年持平。",
            "",
        ),
    ],
)
def test_it_is_told(rule, text, kind, tmp_path):
    assert (rule, Severity.ERROR) in told(tmp_path, text, kind or "预算")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # Another part, so that two of them need not make the whole.
        (f"{WHOLE}，其中：基本支出增加70.00万元，项目支出增加40.00万元。经营支出50.00万元。", ""),
        # The main reason alone.
        (f"{WHOLE}，主要是项目支出增加140.00万元。", ""),
        # One grows and one falls.
        (f"{WHOLE}，其中：基本支出增加170.00万元，项目支出减少70.00万元。", ""),
        # 其中 is said of all that stands in front of it.
        ("办公费3.00万元、差旅费5.00万元，其中机关运行经费7.00万元。", ""),
        ("2024年收支预算1200.00万元，比上年增加100.00万元，其中：基本支出800.00万元。", ""),
        # What is nought has no share, and is said to have none.
        ("2024年财政专户管理资金0万元，占0%。", ""),
        (CAR + "完成预算的75%。", "决算"),
        # Money is kept, and money of two kinds is meant.
        ("2024年收入总计3100.00万元，支出总计3000.00万元，结转下年100.00万元。", ""),
        ("2024年财政拨款收入总计3000.00万元，支出总计3100.00万元。", ""),
        # Sections of another part among those of one.
        (
            "人员经费110.00万元，包括：基本工资60.00万元、津贴补贴30.00万元、奖金20.00万元；"
            "公用经费包括：办公费10.00万元、差旅费30.00万元。",
            "",
        ),
        # What was spent on it last year.
        ("2023年“三公”经费财政拨款决算8.00万元，比2022年减少1.00万元。", ""),
        # A larger whole than the sum of both.
        ("1.基本支出60.00万元，占支出的50%。\n\n2.项目支出40.00万元，占支出的33.33%。", ""),
    ],
)
def test_it_is_silent(text, kind, tmp_path):
    assert not told(tmp_path, text, kind or "预算")


def test_totals_that_are_said_loosely_are_a_notice(tmp_path):
    text = "2024年财政拨款收入总计1614.63万元，财政拨款支出总计1870.91万元。"
    assert told(tmp_path, text, "决算") == [("text.balance", Severity.NOTICE)]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (
            "years.change-sums",
            "2024年收入预算300.00万元，其中：一般公共预算拨款280.00万元，事业收入20.00万元，"
            "收入比2023年增加40.00万元，其中：一般公共预算财政拨款增加30.00万元，主要是新增项目；"
            "事业收入增加5.00万元。",
        ),
        (
            "text.sums",
            "人员经费110.00万元，包括：基本工资60.00万元、津贴补贴30.00万元、奖金12.00万元。",
        ),
        ("years.foreign", "2023年“三公”经费财政拨款预算8.00万元，比2022年减少1.00万元。"),
    ],
)
def test_what_is_not_sure_is_a_notice(rule, text, tmp_path):
    assert told(tmp_path, text) == [(rule, Severity.NOTICE)]


def test_no_change_that_is_not_stated_of_a_fund_without_money_is_a_notice(tmp_path):
    text = (
        "2024年支出预算300.00万元，其中：财政拨款支出预算300.00万元，比2023年预算增加7.62万元。"
        "财政拨款支出预算中，一般公共预算拨款支出预算300.00万元，比2023年预算增加17.62万元；"
        "政府性基金拨款支出预算为0；国有资本经营预算拨款支出预算为0。"
    )
    assert told(tmp_path, text) == [("years.change-sums", Severity.NOTICE)]
