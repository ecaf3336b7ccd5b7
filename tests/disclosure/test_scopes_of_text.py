"""A figure is compared with figures of the same scope only, in whatever order texts stand."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import govbudget as gb

from .checking.text_made import BUDGET, TABLES, read
from .scope_texts import TEXTS


def told(folder, *paragraphs):
    """The errors of a document with some paragraphs and the tables."""
    report = gb.check(read(folder, *paragraphs, head=BUDGET, tables=TABLES))
    return [one.message for one in report.errors]


@pytest.mark.parametrize("paragraphs", TEXTS, ids=[one[-1][:40] for one in TEXTS])
def test_by_itself(tmp_path, paragraphs):
    assert told(tmp_path, *paragraphs) == []


@given(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=7, unique=True))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_in_any_order(tmp_path_factory, texts):
    paragraphs = [paragraph for text in texts for paragraph in text]
    assert told(tmp_path_factory.mktemp("scopes"), *paragraphs) == []


WRONG = (
    "2024年支出预算1300.00万元，其中：基本支出900.00万元，项目支出400.00万元。",
    "2024年项目支出预算350.00万元。",
    "基本支出950.00万元，其中：人员经费850.00万元，公用经费100.00万元。",
    "一般公共预算拨款收入1250.00万元。",
    "其中：局本级支出预算700.00万元，甲中心支出预算500.00万元。本部门支出预算1250.00万元。",
    "上年支出预算1100.00万元。2024年支出预算1250.00万元。",
    "机关运行经费100.00万元。2024年公务接待费3.00万元，公务用车运行维护费6.00万元。",
    "全市支出500000.00万元；本部门支出预算1250.00万元。",
    "2024年支出预算1200.00万元，原因是人员增加；项目支出310.00万元，比上年增加20.00万元。",
    "支出预算1200.00万元，原因是人员增加；项目支出300.00万元，比上年增加20.00万元，增长17.14%。",
    "一般公共预算支出1200.00万元。收入支出总预算1200.00万元，支出包括：一般公共服务支出1100.00万元、"
    "社会保障和就业支出200.00万元。",
    "基本支出900.00万元，其中：工资福利支出（301）780.00万元，商品和服务支出（302）130.00万元。",
)


@pytest.mark.parametrize("sentence", WRONG)
def test_a_figure_of_the_whole_is_compared_still(tmp_path, sentence):
    assert told(tmp_path, sentence)


def test_the_year_of_a_sentence_is_that_of_its_figures(tmp_path):
    """项目支出 of 2023 may be that of 2024 as well, where the rest of its sentence is not."""
    sentence = "2023年支出预算{}万元，其中：基本支出{}万元，项目支出300.00万元。"
    others = "2024年收入预算1200.00万元。", "2024年“三公”经费预算8.00万元。"
    assert told(tmp_path, *others, sentence.format("1100.00", "800.00")) == []
    assert told(tmp_path, *others, sentence.format("1200.00", "900.00"))


def test_behind_a_reason_a_comparison_is_read_again(tmp_path):
    sentence = "2.00万元，较年初预算减少1.00万元，原因是压减；较上年减少2.00万元，下降40.00%。"
    assert told(tmp_path, f"公务接待费{sentence}")


def test_reasons_with_figures_go_on(tmp_path):
    sentence = (
        "支出预算1200.00万元，主要原因是{}基本支出{}80.00万元；{}项目支出比上年增加20.00万元。"
    )
    for words in (("", "增加", ""), ("一是", "增加", "二是")):
        document = read(tmp_path, sentence.format(*words), head=BUDGET, tables=TABLES)
        subjects = [one.subject for one in document.facts]
        assert subjects == ["spending", "explanation", "explanation"]


def test_a_figure_written_twice_in_a_row_is_one_finding(tmp_path):
    document = read(
        tmp_path,
        "人员经费800.00万元，790.00万元，比上年增加10.00万元。",
        head=BUDGET,
    )
    assert [one.rule for one in gb.check(document).errors] == ["wording.unfinished"]
