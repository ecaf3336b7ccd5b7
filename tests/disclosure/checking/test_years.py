"""Changes, directions, completion rates, and years that do not belong."""

import pytest

from govbudget.disclosure.checks.years.changes import YearsChanges
from govbudget.disclosure.checks.years.completion import YearsCompletion
from govbudget.disclosure.checks.years.directions import Directions
from govbudget.disclosure.checks.years.foreign import Foreign
from govbudget.disclosure.checks.years.twice import Twice

from .text_made import FINAL, TABLES, ask, errors, read, severities

CHANGE = "2024年收支预算{}万元，比上年{}万元，{}%。"


class TestChanges:
    @pytest.mark.parametrize(
        ("words", "found"),
        [
            (("2317.04", "减少791.32", "降低25.46"), []),
            (("1200.00", "增加200.00", "增长20"), []),
            (("1200.00", "增加200.00", "增长20.01"), ["rounding"]),
            (("1200.00", "增加200.00", "增长16.67"), ["error"]),
            (("1200.00", "增加200.00", "增长2"), ["error"]),
            (("100.00", "增加100.00", "增长100"), ["notice"]),
            (("100.00", "增加100.00", "增长50"), ["error"]),
            (("0", "减少5.00", "下降100"), []),
            (("100.00", "增加120.00", "增长20"), ["error"]),
        ],
    )
    def test_percentages(self, tmp_path, words, found):
        assert severities(ask(YearsChanges, read(tmp_path, CHANGE.format(*words)))) == found

    def test_the_base_was_this_year(self, tmp_path):
        sentence = CHANGE.format("1200.00", "增加200.00", "增长16.67")
        (finding,) = ask(YearsChanges, read(tmp_path, sentence)).findings
        assert "20.00%" in finding.mend
        assert "以本年数为基数" in finding.mend

    def test_a_slip_that_would_restore_agreement(self, tmp_path):
        sentence = CHANGE.format("1200.00", "增加20.00", "增长20.00")
        (finding,) = ask(YearsChanges, read(tmp_path, sentence)).findings
        assert "200.00万元" in finding.mend

    @pytest.mark.parametrize(
        ("by", "found"),
        [("20", []), ("200", ["error"]), ("20万元，增长20", []), ("20万元，增长25", ["error"])],
    )
    def test_a_stated_base(self, tmp_path, by, found):
        unit = "%" if "%" in by or "长" in by else "万元"
        sentence = f"2024年收入预算120.00万元，比2023年的100.00万元增加{by}{unit}。"
        assert severities(ask(YearsChanges, read(tmp_path, sentence))) == found

    def test_the_words_alone_are_told_elsewhere(self, tmp_path):
        sentence = "2024年收入预算120.00万元，比2023年的100.00万元减少20.00万元。"
        disclosure = read(tmp_path, sentence)
        assert ask(YearsChanges, disclosure).findings == []
        assert severities(ask(Directions, disclosure)) == ["error"]

    def test_a_percentage_alone(self, tmp_path):
        sentence = "2024年收入预算120.00万元，比2023年的100.00万元增长{}%。"
        assert ask(YearsChanges, read(tmp_path, sentence.format(20))).findings == []
        assert errors(ask(YearsChanges, read(tmp_path, sentence.format(30))))

    def test_no_direction_or_figure(self, tmp_path):
        sentence = "2024年收入预算120.00万元，比上年增加（减少）20.00万元。"
        assert ask(YearsChanges, read(tmp_path, sentence)).state.value == "not_determinable"
        assert ask(YearsChanges, read(tmp_path, "没有。")).state.value == "not_applicable"

    @pytest.mark.parametrize(("percent", "found"), [("，增长20.00%", []), ("", [])])
    def test_a_sentence_that_names_nothing(self, tmp_path, percent, found):
        sentence = (
            "2024年度收入总计1200.00万元，其中：本年收入1200.00万元，年初结转和结余0.00万元。"
            f"与上年相比，增加200.00万元{percent}。"
        )
        assert severities(ask(YearsChanges, read(tmp_path, sentence, head=FINAL))) == found

    def test_once_for_the_same_figures(self, tmp_path):
        sentence = CHANGE.format("1200.00", "增加200.00", "增长2")
        assert len(errors(ask(YearsChanges, read(tmp_path, sentence, sentence)))) == 1


FINAL_TEXT = "一般公共预算财政拨款支出年初预算为{}万元，支出决算为{}万元，决算数{}预算数。"


class TestDirections:
    @pytest.mark.parametrize(
        ("budget", "final", "word", "found"),
        [
            ("10.00", "12.00", "大于", []),
            ("10.00", "12.00", "小于", ["error"]),
            ("12.00", "10.00", "大于", ["error"]),
            ("10.00", "10.00", "等于", []),
            ("10.00", "12.00", "等于", ["error"]),
            ("10.00", "10.00", "小于", ["error"]),
            ("10.00", "10.01", "等于", ["rounding"]),
            ("10.0", "10.01", "大于", []),
        ],
    )
    def test_both_figures(self, tmp_path, budget, final, word, found):
        sentence = FINAL_TEXT.format(budget, final, word)
        assert severities(ask(Directions, read(tmp_path, sentence, head=FINAL))) == found

    @pytest.mark.parametrize(
        ("words", "found"),
        [("减少20.00万元，增长14.29", ["error"]), ("减少20.00万元，下降14.29", [])],
    )
    def test_amount_and_percentage(self, tmp_path, words, found):
        sentence = f"2024年收入预算120.00万元，比上年{words}%。"
        assert severities(ask(Directions, read(tmp_path, sentence))) == found

    def test_a_change_of_nought(self, tmp_path):
        sentence = "2024年收入预算120.00万元，比上年减少0万元，下降0%。"
        look = ask(Directions, read(tmp_path, sentence))
        assert severities(look) == ["notice"]
        assert "收入预算" in look.findings[0].message

    def test_nothing_to_see(self, tmp_path):
        sentence = "2024年收入预算120.00万元，比上年增加20.00万元。"
        assert ask(Directions, read(tmp_path, sentence)).state.value == "not_determinable"
        assert ask(Directions, read(tmp_path, "没有。")).state.value == "not_applicable"


class TestCompletion:
    @pytest.mark.parametrize(
        ("words", "found"),
        [
            (("1000.00", "982.00", "年初预算的98.20"), []),
            (("1000.00", "982.00", "年初预算的98.21"), ["rounding"]),
            (("100.00", "98.20", "年初预算的89.20"), ["error"]),
            (("0", "98.20", "年初预算的95.89"), ["notice"]),
            (("0", "98.20", "年初预算的0"), []),
            (("0", "0", "年初预算的100"), []),
        ],
    )
    def test_rates(self, tmp_path, words, found):
        sentence = "一般公共预算财政拨款支出年初预算为{}万元，支出决算为{}万元，完成{}%。"
        look = ask(YearsCompletion, read(tmp_path, sentence.format(*words), head=FINAL))
        assert severities(look) == found

    @pytest.mark.parametrize(
        ("named", "found"), [("年初预算", ["error"]), ("全年预算", []), ("预算", [])]
    )
    def test_the_base_is_another_budget(self, tmp_path, named, found):
        sentence = (
            "一般公共预算财政拨款支出年初预算为80.00万元，全年预算为200.00万元，支出决算为100.00万元，"
            f"完成{named}的50.00%。"
        )
        look = ask(YearsCompletion, read(tmp_path, sentence, head=FINAL))
        assert severities(look) == found
        if found:
            assert "全年预算" in look.findings[0].mend

    def test_a_figure_that_is_the_budget_itself(self, tmp_path):
        sentence = "2024年一般公共预算支出预算120.00万元，执行率98.3%。"
        assert ask(YearsCompletion, read(tmp_path, sentence)).findings == []

    def test_no_base(self, tmp_path):
        sentence = "一般公共预算财政拨款支出决算为98.20万元，完成预算的98.20%。"
        look = ask(YearsCompletion, read(tmp_path, sentence, head=FINAL))
        assert look.state.value == "not_determinable"
        assert ask(YearsCompletion, read(tmp_path, "没有。")).state.value == "not_applicable"


class TestForeign:
    def test_own_year(self, tmp_path):
        sentence = "2024年收支总预算1200.00万元，比2023年增加20.00万元。"
        assert ask(Foreign, read(tmp_path, sentence, tables=TABLES)).findings == []

    @pytest.mark.parametrize(
        ("sentence", "found"),
        [
            ("2023年收支总预算1200.00万元。", ["error"]),
            ("2023年收支总预算1100.00万元。", []),
            ("2022年收支总预算1100.00万元。", ["error"]),
            ("2023年收支总预算1200.00万元，2024年收支总预算1200.00万元。", []),
            ("2022年度，本部门编报绩效目标的项目共2个。", ["error"]),
        ],
    )
    def test_another_year(self, tmp_path, sentence, found):
        others = ("2024年支出预算1200.00万元。", "其中：基本支出900.00万元。")
        look = ask(Foreign, read(tmp_path, *others, sentence, tables=TABLES))
        assert severities(look) == found

    def test_the_same_as_last_year(self, tmp_path):
        lines = ("2023年收支总预算1200.00万元。", "2024年收支总预算与上年持平。")
        assert errors(ask(Foreign, read(tmp_path, *lines, tables=TABLES))) == []

    def test_headings(self, tmp_path):
        look = ask(Foreign, read(tmp_path, "一、2021年部门预算情况说明", "没有。"))
        assert severities(look) == ["notice"]

    def test_the_year_of_the_document_is_doubtful(self, tmp_path):
        lines = ("2022年收支总预算1100.00万元。", "2022年政府采购预算10.00万元。")
        look = ask(Foreign, read(tmp_path, *lines))
        assert look.findings == []

    def test_no_years(self, tmp_path):
        disclosure = read(tmp_path, "没有。", head=("某某局",))
        assert ask(Foreign, disclosure).state.value == "not_determinable"


class TestReasonsThatGoTheOtherWay:
    """What a reason says, beside the change that it explains."""

    @pytest.mark.parametrize(
        ("way", "reason", "found"),
        [
            ("增加", "会议减少", ["notice"]),
            ("减少", "人员经费增加", ["notice"]),
            ("增加", "会议增加", []),
            ("增加", "上年支出减少", []),
            ("减少", "退休人员增加", []),
            ("减少", "厉行节约", []),
        ],
    )
    def test_of_one_clause(self, tmp_path, way, reason, found):
        sentence = f"2024年会议费预算12.00万元，比上年{way}2.00万元，主要原因是{reason}。"
        assert severities(ask(Directions, read(tmp_path, sentence))) == found

    def test_of_two_changes_in_both_ways(self, tmp_path):
        sentence = (
            "2024年会议费预算12.00万元，比上年预算增加2.00万元，比上年执行数减少1.00万元，"
            "主要原因是会议减少。"
        )
        assert ask(Directions, read(tmp_path, sentence)).findings == []


class TestTwice:
    """One figure whose change is stated in several places."""

    REVENUE = "2024年一般公共预算收入预算1200.00万元，比上年{}增加{}万元。"
    SPENDING = "2024年一般公共预算支出预算1200.00万元，比上年{}增加{}万元。"

    def said(self, tmp_path, *lines):
        return severities(ask(Twice, read(tmp_path, *lines)))

    @pytest.mark.parametrize(("by", "found"), [("200.00", []), ("200.30", ["error"])])
    def test_both_sides_of_one_budget(self, tmp_path, by, found):
        lines = self.REVENUE.format("", "200.00"), self.SPENDING.format("", by)
        assert self.said(tmp_path, *lines) == found

    def test_of_one_subject(self, tmp_path):
        lines = self.SPENDING.format("", "200.00"), self.SPENDING.format("", "150.00")
        assert self.said(tmp_path, *lines) == ["error"]

    def test_final_figures_are_two_sums(self, tmp_path):
        lines = self.REVENUE.format("执行数", "200.00"), self.SPENDING.format("执行数", "150.00")
        assert self.said(tmp_path, *lines) == []

    def test_against_the_budget_and_the_final_figure(self, tmp_path):
        lines = self.SPENDING.format("执行数", "200.00"), self.SPENDING.format("预算数", "150.00")
        assert self.said(tmp_path, *lines) == []

    def test_spending_may_have_what_was_carried_over(self, tmp_path):
        carried = "上年结转20.00万元。"
        lines = carried, self.REVENUE.format("", "200.00"), self.SPENDING.format("", "150.00")
        assert self.said(tmp_path, *lines) == ["notice"]

    def test_another_money(self, tmp_path):
        other = "2024年收入预算1200.00万元，比上年增加150.00万元。"
        assert self.said(tmp_path, other, self.SPENDING.format("", "200.00")) == []

    def test_another_figure(self, tmp_path):
        other = self.SPENDING.replace("1200", "1000").format("", "150.00")
        assert self.said(tmp_path, other, self.SPENDING.format("", "200.00")) == []

    def test_one_that_contradicts_its_own_rate_is_told_once(self, tmp_path):
        wrong = "2024年一般公共预算支出预算1200.00万元，比上年增加20.00万元，增长20.00%。"
        disclosure = read(tmp_path, self.SPENDING.format("", "200.00"), wrong)
        assert ask(Twice, disclosure).findings == []
        assert severities(ask(YearsChanges, disclosure)) == ["error"]
