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

    def test_a_class_within_project_spending_is_not_the_class(self, errors):
        text = (
            "支出预算总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
            "\t合计\t71.00\t28.00\t43.00\n201\t一般公共服务支出\t3.00\t\t3.00\n"
            "20111\t纪检监察事务\t3.00\t\t3.00\n2011105\t派驻派出机构\t3.00\t\t3.00\n"
            "204\t公共安全支出\t68.00\t28.00\t40.00\n20402\t公安\t68.00\t28.00\t40.00\n"
            "2040201\t行政运行\t28.00\t28.00\t\n2040202\t一般行政管理事务\t40.00\t\t40.00\n"
            "2022年单位预算情况说明\n"
            "{}43.00万元，其中：一般公共服务支出3.00万元，主要用于办公。"
            "公共安全支出40.00万元，主要用于办案。\n"
        )

        assert errors(text.format("（二）项目支出：2022年项目支出预算")) == []

    def test_the_money_of_projects_is_not_that_of_the_body(self, errors):
        text = (
            "支出预算总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
            "\t合计\t71.00\t28.00\t43.00\n204\t公共安全支出\t71.00\t28.00\t43.00\n"
            "2022年单位预算情况说明\n支出预算71.00万元。\n四、预算绩效管理情况说明\n"
            "涉及预算项目3个，其中财政拨款支出43.00万元。\n"
        )

        assert errors(text) == []


class TestYears:
    """Years that cannot be meant, and reasons that point the other way."""

    def test_a_budget_compared_with_itself(self, errors):
        sentence = "支出预算100.00万元，比{}年预算增加5.00万元。"

        assert errors(sentence.format(2021)) == []
        (wrong,) = errors(sentence.format(2022))
        assert "应与2021年相比" in wrong

    def test_the_day_of_the_assets(self, errors):
        text = "支出预算100.00万元。\n截至{}年12月31日，本单位共有车辆3辆。"

        assert errors(text.format(2021)) == []
        (wrong,) = errors(text.format(2019))
        assert "应为2021年底" in wrong

    def test_the_direction_of_the_reason(self, errors):
        text = "支出预算20.00万元，比上年减少2.00万元。{}的主要原因是人员变动。"

        assert errors(text.format("减少")) == []
        (wrong,) = errors(text.format("增加"))
        assert "原因却写作" in wrong


class TestNames:
    """Names of items in paths."""

    def test_digits_stand_with_the_levels(self, errors):
        text = (
            "1. 公共安全支出（204类）司法（06款）行政运行（01项）预算100.00万元，"
            "比2021年当年预算执行数80.00万元增加{}%。"
        )

        assert errors(text.format("25.00")) == []
        assert len(errors(text.format("30.00"))) == 1

    def test_a_name_with_a_slip(self, errors):
        path = "“科学技术支出（类）技术研究与开发（款）{}（项）”20.00万元。"

        assert errors(path.format("科技成果转化与扩散")) == []
        (wrong,) = errors(path.format("科技成果转换与扩散"))
        assert "2060404 的名称是 科技成果转化与扩散" in wrong
        assert errors(path.format("某项从未有过的支出")) == []

    def test_an_old_name_with_that_of_today(self, errors):
        path = "“{}（类）行政事业单位医疗（款）行政单位医疗（项）”20.00万元。\n"

        assert errors(path.format("卫生健康支出"), 2026) == []
        (wrong,) = errors(path.format("医疗卫生与计划生育支出") * 2, 2026)
        assert "210 现为 卫生健康支出" in wrong


class TestUnknownSubjects:
    """A change is checked though nobody knows what it is of."""

    def test_a_rate_of_what_is_not_known(self, errors):
        text = "2022年某某市某某局各单位研修费预算32.00万元，较上年减少16.00万元，下降{}%。"

        assert errors(text.format("33.33")) == []
        (wrong,) = errors(text.format("50.00"))
        assert "各单位研修费" in wrong
        assert "33.33%" in wrong

    def test_equipment_above_a_higher_price_is_no_more(self, errors):
        text = "单位价值50万元以上设备8台，其中，单位价值100万元以上设备{}台。支出预算9.00万元。"

        assert errors(text.format(3)) == []
        (wrong,) = errors(text.format(15))
        assert "多于单价" in wrong
