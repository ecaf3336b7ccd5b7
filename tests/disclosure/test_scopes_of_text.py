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
@settings(max_examples=20, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
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
