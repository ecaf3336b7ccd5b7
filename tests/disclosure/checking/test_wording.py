"""Template text, the words for the body, purposes."""

import pytest

from govbudget.disclosure.checks.wording.leftovers import Leftovers
from govbudget.disclosure.checks.wording.level import WordingLevel
from govbudget.disclosure.checks.wording.purposes import Purposes
from govbudget.disclosure.checks.wording.unfinished import Unfinished

from .text_made import BUDGET, ask, errors, read, severities

UNIT = ("某某市样例中心", "2024年度单位预算", "第三部分 2024年单位预算情况说明")


class TestLeftovers:
    @pytest.mark.parametrize(
        ("sentence", "found"),
        [
            ("支出预算10万元。", []),
            ("支出预算10万元，比上年增加XX万元。", ["error"]),
            ("网址为XXX。支出预算10万元。", ["notice"]),
            ("无此收支的，仍保留该表格式，并在本表下方作下述说明：", ["error"]),
            ("没有数据的部门仍应保留本表表样，并在表下作出说明：", ["error"]),
            ("（请注意增减原因要与数字相符）支出预算10万元。", ["notice"]),
            ("支出预算10万元，比上年增加（减少）2万元。", ["notice"]),
        ],
    )
    def test_leftovers(self, tmp_path, sentence, found):
        others = ("收入预算10万元。", "2024年政府采购预算3万元。")
        assert severities(ask(Leftovers, read(tmp_path, sentence, *others))) == found

    def test_a_model_has_one_notice(self, tmp_path):
        lines = [f"{one}预算XX万元，比上年增加XX万元。" for one in ("收入", "支出", "采购", "接待")]
        lines += ["没有数据的部门仍应保留本表表样。", "2024年度本单位采购XX万元。"]
        disclosure = read(tmp_path, *lines)
        look = ask(Leftovers, disclosure)
        assert severities(look) == ["notice"]
        assert "模板" in look.findings[0].message
        assert ask(WordingLevel, disclosure).state.value == "not_applicable"

    def test_a_long_sentence_is_quoted_around_the_words(self, tmp_path):
        sentence = f"{'某项工作' * 30}支出预算XX万元，其余{'某项工作' * 30}。"
        others = ("收入预算10万元。", "2024年政府采购预算3万元。")
        (finding,) = ask(Leftovers, read(tmp_path, sentence, *others)).findings
        assert "XX" in finding.places[0].text
        assert len(finding.places[0].text) <= 60


class TestLevel:
    @pytest.mark.parametrize(
        ("head", "sentence", "found"),
        [
            (BUDGET, "2024年度本部门政府采购预算5万元。", []),
            (BUDGET, "2024年度本单位政府采购预算5万元。", ["notice"]),
            (UNIT, "2024年度本单位政府采购预算5万元。", []),
            (UNIT, "2024年部门预算安排购置车辆2辆。", ["error"]),
            (BUDGET, "2024年部门预算安排购置车辆2辆。", []),
            (BUDGET, "本部门及所属单位、本单位政府采购预算5万元。", []),
            (BUDGET, "第四条 本单位负责公开。", []),
        ],
    )
    def test_words(self, tmp_path, head, sentence, found):
        look = ask(WordingLevel, read(tmp_path, sentence, head=head))
        assert severities(look) == found

    def test_one_finding_with_all_places(self, tmp_path):
        lines = ("2024年度本单位政府采购预算5万元。", "2024年本单位机关运行经费预算为6万元。")
        (finding,) = ask(WordingLevel, read(tmp_path, *lines)).findings
        assert len(finding.places) == 2
        assert "部门" in finding.mend

    def test_it_is_not_clear(self, tmp_path):
        disclosure = read(tmp_path, "2024年度本单位政府采购预算5万元。", head=("某某局",))
        assert ask(WordingLevel, disclosure).state.value == "not_determinable"


class TestPurposes:
    ITEMS = (
        "1. 卫生健康支出（类）行政事业单位医疗（款）事业单位医疗（项）5万元，"
        "主要用于事业单位医疗保险。",
        "2. 住房保障支出（类）住房改革支出（款）住房公积金（项）8万元，主要用于{}。",
    )

    @pytest.mark.parametrize(
        ("purpose", "found"),
        [
            ("在职人员住房公积金", []),
            ("单位为职工缴存的资金", []),
            ("事业单位医疗保险支出", ["error"]),
        ],
    )
    def test_the_purpose_of_another_item(self, tmp_path, purpose, found):
        first, second = self.ITEMS
        look = ask(Purposes, read(tmp_path, first, second.format(purpose)))
        assert severities(look) == found
        if found:
            assert "2101102" in errors(look)[0]

    def test_no_purposes(self, tmp_path):
        assert ask(Purposes, read(tmp_path, "支出预算10万元。")).state.value == "not_applicable"


class TestUnfinished:
    @pytest.mark.parametrize(
        ("sentence", "said"),
        [
            ("支出预算10万元，比上年增加2万元，主要原因是。", "原因没有写"),
            ("支出预算10万元，比上年增加2万元，增长25.00。", "百分比没有写“%”"),
            ("支出预算10万元。。", "标点重复"),
        ],
    )
    def test_sentences_that_break_off(self, tmp_path, sentence, said):
        (finding,) = ask(Unfinished, read(tmp_path, sentence)).findings
        assert finding.severity.value == "notice"
        assert said in finding.message

    @pytest.mark.parametrize(
        "sentence",
        [
            "支出预算10万元，比上年增加2万元，主要原因是人员增加。",
            "支出预算10万元，比上年增加2万元，增长25.00%。",
            "支出预算10万元，比上年增加2.50万元……",
        ],
    )
    def test_finished_ones(self, tmp_path, sentence):
        assert ask(Unfinished, read(tmp_path, sentence)).findings == []
