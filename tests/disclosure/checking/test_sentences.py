"""Sentences that other places write: which figure is this year's, whose part it is, what rate."""

import pytest

import govbudget as gb

HEAD = "单位名称：某某市某某局\n{year}年单位预算\n{year}年单位预算情况说明\n"


@pytest.fixture
def errors(tmp_path):
    """The messages of the errors in a text."""

    def of(text, year=2022):
        path = tmp_path / "budget.txt"
        path.write_text(HEAD.format(year=year) + text, encoding="utf-8")
        return [one.message for one in gb.check(gb.read_disclosure(path)).errors]

    return of


class TestLastYear:
    """Last year's figure in the forms in which it is named."""

    @pytest.mark.parametrize(
        "sentence",
        [
            "2022年会议费预算8.00万元，2021年预算10.00万元，减少2.00万元，下降20%。",
            "2022年会议费预算8.00万元，2021年执行数为10.00万元，减少2.00万元，下降20%。",
            "2022年会议费预算8.00万元，2021年年初预算数10.00万元，减少2.00万元，下降20%。",
            "会议费预算8.00万元，上年：10.00万元，比上年减少2.00万元，下降20%。",
            "会议费预算8.00万元，上年预算数：10.00万元，比上年减少2.00万元，下降20%。",
        ],
    )
    def test_it_is_no_figure_of_this_year(self, errors, sentence):
        assert errors(sentence) == []
        (wrong,) = errors(sentence.replace("20%", "25%"))
        assert "计算为20%" in wrong

    def test_a_rate_in_brackets(self, errors):
        sentence = "2022年培训费预算支出36.00万元，较上年减少12.00万元（{}%），原因是压缩开支。"

        assert errors(sentence.format(25)) == []
        (wrong,) = errors(sentence.format("33.33"))
        assert "33.33%与金额不符" in wrong
        assert "25.00%" in wrong

    def test_a_change_with_a_sign(self, errors):
        sentence = "会议费预算60.00万元，比上年65.00万元增加-5.00万元，增长-{}%。"

        assert errors(sentence.format("7.69")) == []
        assert len(errors(sentence.format("8.69"))) == 1

    def test_the_whole_behind_its_parts(self, errors):
        text = (
            "（一）收入预算。2022年年初预算数200.00万元，其中：一般公共预算拨款180.00万元，"
            "事业收入20.00万元，收入比2021年增加50.00万元，增长{}%。"
        )

        assert errors(text.format("33.33")) == []
        assert len(errors(text.format("25.00"))) == 1


class TestParts:
    """Whose part a figure is."""

    def test_an_item_that_is_named_twice_counts_once(self, errors):
        item = "“住房保障支出（类）住房改革支出（款）{}（项）”{}万元，主要用于职工。"
        again = "2021年当年预算执行数为30.00万元，2022年预算安排{}万元，比上年执行数{}%。"
        text = (
            "支出预算100.00万元，其中：财政拨款支出预算100.00万元。\n财政拨款支出主要内容如下：\n"
            f"1. {item.format('住房公积金', '60.00')}{again.format('60.00', '增加100.00')}\n"
            f"2. {item.format('购房补贴', '{}')}{again.format('{}', '增加33.33')}\n"
        )

        assert errors(text.replace("{}", "40.00")) == []
        (wrong,) = errors(text.replace("{}万元，主要", "45.00万元，主要").replace("{}", "45.00"))
        assert "所列2项合计105.00万元" in wrong

    def test_basic_spending_of_each_item(self, errors):
        text = (
            "一般公共预算拨款支出150.00万元，其中：基本支出145.00万元，项目支出5.00万元。\n"
            "机构运行110.00万元，其中：基本支出110.00万元，项目支出0万元。\n"
            "住房公积金35.00万元，其中：基本支出35.00万元，项目支出0万元。\n"
        )

        assert errors(text) == []

    def test_behind_a_bracket_the_list_goes_on(self, errors):
        text = (
            "财政拨款收入500.00万元（其中，一般公共预算500.00万元，政府性基金预算0万元），"
            "占收入合计96.15%；事业收入0万元；其他收入20.00万元，占收入合计3.85%。"
        )

        assert errors(text) == []

    def test_one_slip_of_the_unit_is_one_error(self, errors):
        text = (
            "2022年预算支出1682.76元，其中基本支出预算1208.20万元，占部门预算总支出的71.80%；"
            "项目支出预算474.56万元，占部门预算总支出的28.20%。\n"
        )
        (wrong,) = errors(text)

        assert "单位误写" in wrong
        assert errors(text.replace("1682.76元", "1682.76万元")) == []
