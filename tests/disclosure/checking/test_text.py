"""The figures of the text among each other."""

from decimal import Decimal
from fractions import Fraction

import pytest

from govbudget.amounts import Amount, Unit
from govbudget.base.messages import Message
from govbudget.disclosure.analysis.lists import summed
from govbudget.disclosure.analysis.percent import Fit, fit_in, fit_of, percent_of, rounded
from govbudget.disclosure.checks.text.counts import TextCounts
from govbudget.disclosure.checks.text.procurement import Procurement
from govbudget.disclosure.checks.text.repeats import Repeats
from govbudget.disclosure.checks.text.shares import Shares
from govbudget.disclosure.checks.text.sums import TextSums

from .text_made import FINAL, TABLES, ask, errors, read, severities


class TestPercent:
    @pytest.mark.parametrize(
        ("percent", "amount", "base", "fit"),
        [
            ("9.56", "29.42", "307.82", Fit.HOLDS),
            ("9.55", "29.42", "307.82", Fit.NEAR),
            ("9.54", "29.42", "307.82", Fit.WRONG),
            ("0", "0.00", "5.00", Fit.HOLDS),
            ("100", "5.00", "0.00", Fit.NONE),
        ],
    )
    def test_fits(self, percent, amount, base, fit):
        one, two = Amount(Decimal(amount)), Amount(Decimal(base))
        assert fit_of(Decimal(percent), one, two) is fit

    def test_units(self):
        one, two = Amount(Decimal(5000), Unit.YUAN), Amount(Decimal("2.00"), Unit.WAN)
        assert percent_of(one, two, 1) == Decimal("25.0")
        assert percent_of(one, Amount(Decimal(0), Unit.WAN), 1) is None

    def test_rounded(self):
        assert rounded(Fraction(1, 8), 2) == Decimal("0.13")
        assert fit_in(Decimal(33), Fraction(1, 3), Fraction(1, 3)) is Fit.HOLDS

    def test_sums_and_names(self):
        both = [Amount(Decimal("1.5"), Unit.WAN), Amount(Decimal(500), Unit.YUAN)]
        assert summed(both, Unit.WAN) == Amount(Decimal("1.55"), Unit.WAN)
        assert Message.written("{name:quote}", "", name="“三公”经费").zh == "“‘三公’经费”"


class TestSums:
    @pytest.mark.parametrize(
        ("sentence", "found"),
        [
            ("支出预算100万元，其中：基本支出60万元，项目支出40万元。", []),
            ("支出预算100万元，其中：基本支出60万元，项目支出50万元。", ["error"]),
            (
                "2024年政府采购预算100万元，其中：货物采购60万元，工程采购0万元，服务采购50万元。",
                ["error"],
            ),
            (
                "2024年政府采购预算100万元，其中：货物采购60万元，工程采购0万元，服务采购30万元。",
                ["error"],
            ),
            (
                "2024年政府采购预算10.00万元，其中：货物采购6.00万元，工程采购0万元，服务采购4.01万元。",
                ["rounding"],
            ),
            ("一般公共预算基本支出100万元，其中：人员经费60万元，公用经费30万元。", ["error"]),
            ("收入预算100万元，其中：财政拨款收入60万元，事业收入50万元。", ["error"]),
            ("一般公共预算支出100万元，其中：教育支出（类）60万元，国防支出（类）10万元。", []),
            (
                "一般公共预算支出100万元，其中：教育支出（类）60万元，国防支出（类）10万元，"
                "外交支出（类）20万元。",
                ["notice"],
            ),
            (
                "一般公共预算基本支出100万元，其中：工资福利支出80万元，商品和服务支出30万元。",
                ["error"],
            ),
        ],
    )
    def test_parts(self, tmp_path, sentence, found):
        assert severities(ask(TextSums, read(tmp_path, sentence))) == found

    def test_a_slip_that_would_mend_it(self, tmp_path):
        sentence = (
            "2024年政府采购预算100.00万元，其中：货物采购46.00万元，工程采购0万元，"
            "服务采购45.00万元。"
        )
        (finding,) = ask(TextSums, read(tmp_path, sentence)).findings
        assert "54.00" in finding.mend

    def test_what_a_table_contradicts_is_told_there(self, tmp_path):
        sentence = "支出预算1200万元，其中：基本支出900万元，项目支出330万元。"
        assert ask(TextSums, read(tmp_path, sentence, tables=TABLES)).findings == []

    def test_figures_of_the_tables_that_were_cut(self, tmp_path):
        tables = TABLES.replace("万元", "元")
        lines = "支出预算0.12万元，其中：基本支出0.09万元，项目支出0.03万元。"
        assert ask(TextSums, read(tmp_path, lines, tables=tables)).findings == []

    def test_no_parts(self, tmp_path):
        assert ask(TextSums, read(tmp_path, "支出预算10万元。")).state.value == "not_applicable"


class TestShares:
    @pytest.mark.parametrize(
        ("share", "found"), [("25", []), ("25.00", []), ("25.01", ["rounding"]), ("52", ["error"])]
    )
    def test_shares(self, tmp_path, share, found):
        sentence = (
            "本年支出合计1000.00万元，其中：基本支出750.00万元，占75%；"
            f"项目支出250.00万元，占{share}%。"
        )
        look = ask(Shares, read(tmp_path, sentence, head=FINAL))
        assert severities(look) == found
        if found == ["error"]:
            assert "合计127%" in errors(look)[0]
            assert look.findings[0].mend == "应为 25%"

    def test_the_whole_is_not_named(self, tmp_path):
        sentence = "一般公共预算财政拨款支出25万元，占某项收入的25%。"
        look = ask(Shares, read(tmp_path, sentence, head=FINAL))
        assert look.state.value == "not_determinable"

    def test_the_amount_is_wrong_already(self, tmp_path):
        sentence = "支出预算1200万元，其中：基本支出900万元，占75%；项目支出330万元，占25%。"
        assert ask(Shares, read(tmp_path, sentence, tables=TABLES)).findings == []

    @pytest.mark.parametrize(
        ("parts", "found"),
        [
            ("基本支出600.00万元，占60%；其他用途400.00万元，占40%", []),
            ("基本支出600.00万元，占60%；其他用途400.00万元，占45%", ["error"]),
            ("基本支出600.00万元，占60%，含门诊开支150.00万元，占25%", []),
            ("基本支出600.00万元，占60%；其他用途400.00万元，比上年增加20.00万元，占40%", []),
        ],
    )
    def test_a_part_whose_name_is_unknown(self, tmp_path, parts, found):
        sentence = f"支出预算1000.00万元，其中：{parts}。"
        assert severities(ask(Shares, read(tmp_path, sentence))) == found

    def test_shares_of_nothing(self, tmp_path):
        sentence = (
            "“三公”经费支出预算0万元。其中，因公出国（境）费支出0万元，占“三公”经费的0%；"
            "公务接待费支出0万元，占“三公”经费的0%。"
        )
        assert ask(Shares, read(tmp_path, sentence)).findings == []

    def test_no_shares(self, tmp_path):
        assert ask(Shares, read(tmp_path, "支出预算10万元。")).state.value == "not_applicable"


class TestRepeats:
    def test_two_figures(self, tmp_path):
        lines = ("2024年机关运行经费预算为45万元。", "2024年机关运行经费预算为{}万元。")
        look = ask(Repeats, read(tmp_path, lines[0], lines[1].format(54)))
        assert len(errors(look)) == 1
        assert ask(Repeats, read(tmp_path, lines[0], lines[1].format(45))).findings == []

    def test_another_body(self, tmp_path):
        lines = ("2024年机关运行经费预算为45万元。", "下属单位说明：机关运行经费预算为5万元。")
        assert errors(ask(Repeats, read(tmp_path, *lines))) == []

    def test_nothing_twice(self, tmp_path):
        assert ask(Repeats, read(tmp_path, "支出预算10万元。")).state.value == "not_applicable"


SMALL = (
    "2024年度政府采购金额为{}万元，其中：货物采购金额{}万元、工程采购金额0万元、服务采购金额0万元。",
    "2024年度本部门面向中小企业预留政府采购项目预算金额{}万元，面向小微企业预留政府采购项目预算金额{}万元。"
    "在面向中小企业预留的政府采购项目中，由中小企业供应商中标或成交的，采购金额{}万元；"
    "在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额{}万元。",
)


class TestProcurement:
    @pytest.mark.parametrize(
        ("figures", "found"),
        [
            ((20, 20, 10, 5, 10, 5), []),
            ((20, 20, 20, 5, 20, 20), ["error"]),
            ((20, 20, 10, 15, 10, 5), ["error"]),
        ],
    )
    def test_bounds(self, tmp_path, figures, found):
        lines = (SMALL[0].format(*figures[:2]), SMALL[1].format(*figures[2:]))
        look = ask(Procurement, read(tmp_path, *lines, head=FINAL))
        assert severities(look) == found

    def test_nothing_of_small_firms(self, tmp_path):
        look = ask(Procurement, read(tmp_path, "2024年政府采购预算10万元。"))
        assert look.state.value == "not_applicable"


class TestCounts:
    @pytest.mark.parametrize(
        ("total", "own", "other", "found"),
        [(3, 1, 2, []), (3, 1, 1, ["error"]), (3, 2, 2, ["error"])],
    )
    def test_vehicles(self, tmp_path, total, own, other, found):
        sentence = (
            f"截至2023年12月31日，共有车辆{total}辆，其中：机要通信用车{own}辆、其他用车{other}辆。"
        )
        assert severities(ask(TextCounts, read(tmp_path, sentence))) == found

    def test_an_open_list_of_kinds(self, tmp_path):
        sentence = "截至2023年12月31日，共有车辆3辆，其中：机要通信用车1辆、应急保障用车1辆。"
        assert ask(TextCounts, read(tmp_path, sentence)).findings == []

    def test_a_kind_that_was_not_read(self, tmp_path):
        sentence = "截至2023年底，共有车辆3辆，其中：某种用车1辆、机要通信用车1辆、其他用车1辆。"
        assert ask(TextCounts, read(tmp_path, sentence)).findings == []

    @pytest.mark.parametrize(("good", "found"), [(1, []), (2, ["error"])])
    def test_grades(self, tmp_path, good, found):
        sentence = (
            "绩效自评的2024年度项目4个，涉及预算金额10万元，平均得分95分，绩效评级为优的项目3个，"
            f"绩效评级为良的项目{good}个，绩效评级为合格的项目0个，绩效评级为不合格的项目0个。"
        )
        assert severities(ask(TextCounts, read(tmp_path, sentence, head=FINAL))) == found

    @pytest.mark.parametrize(("rate", "found"), [("50", []), ("100", ["error"])])
    def test_coverage(self, tmp_path, rate, found):
        sentence = (
            "应编制绩效目标的特定目标类项目共4个，实际编制绩效目标的特定目标类项目共2个，"
            f"覆盖率为{rate}%。"
        )
        assert severities(ask(TextCounts, read(tmp_path, sentence))) == found

    def test_coverage_without_counts(self, tmp_path):
        sentence = "实际编制绩效目标的特定目标类项目共2个，覆盖率为100%。"
        assert ask(TextCounts, read(tmp_path, sentence)).state.value == "not_determinable"

    def test_no_counts(self, tmp_path):
        assert ask(TextCounts, read(tmp_path, "支出预算10万元。")).state.value == "not_applicable"
