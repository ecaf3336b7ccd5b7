"""Numbers of tables and lists, numerals and totals: each row of the lexicon reads its example."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govbudget.tables.lexicon.list_numbers import (
    LIST_NUMBERS,
    Depth,
    is_chapter,
    list_number,
    unnumbered,
)
from govbudget.tables.lexicon.numerals import HAN, NUMBERED_WORDS, worth
from govbudget.tables.lexicon.table_numbers import TABLE_NUMBERS, is_table_number, table_number
from govbudget.tables.lexicon.totals import TOTALS, is_total, is_total_column

#: Every form in which the number of an item is printed.
ITEM_NUMBERS = (
    *("一、", "一.", "一．", "（一）", "(一)", "㈠", "一）", "十一、", "〔一〕", "Ⅰ、"),
    *("1、", "1.", "1．", "１．", "⒈", "01、", "（1）", "(1)", "⑴", "1）", "1)", "①", "❶", "a）"),
    *("第一、", "第一，", "第一 ", "一 、"),
)


class TestListNumbers:
    @pytest.mark.parametrize("row", LIST_NUMBERS, ids=lambda row: row.example)
    def test_examples(self, row):
        found = list_number(row.example)
        assert found is not None
        assert found.depth is row.depth
        assert re.match(row.form, row.example)[0] == found.text

    @pytest.mark.parametrize("number", ITEM_NUMBERS)
    def test_every_form_is_taken_off(self, number):
        assert unnumbered(f"{number}财政拨款收入") == "财政拨款收入"
        assert unnumbered(f"{number} 事业收入") == "事业收入"

    @pytest.mark.parametrize(
        "text",
        [
            "一般公共预算",
            "三公经费",
            "第一产业",
            "第三方服务",
            "1.5万元",
            "2024年",
            "20101",
            "(2010101)行政运行",
            "十四五规划",
            "A类设备",
            "",
        ],
    )
    def test_no_number(self, text):
        assert list_number(text) is None
        assert unnumbered(text) == text

    def test_a_year_behind_the_number(self):
        assert unnumbered("1.2024年部门预算") == "2024年部门预算"

    def test_depths_are_in_order(self):
        lines = [
            "第一部分 概况",
            "第一章 概况",
            "一、收入",
            "（一）收入",
            "1.收入",
            "（1）收入",
            "①收入",
        ]
        assert [list_number(line).depth for line in lines] == list(Depth)

    def test_chapters(self):
        assert is_chapter("第三部分 名词解释。")
        assert not is_chapter("（一）收入")

    @given(st.text(max_size=30))
    def test_reads_any_text(self, text):
        found = list_number(text)
        assert found is None or text.startswith(found.text)


class TestTableNumbers:
    @pytest.mark.parametrize("row", TABLE_NUMBERS, ids=lambda row: row.example)
    def test_examples(self, row):
        found = table_number(row.example)
        assert found.text == row.number
        assert is_table_number(row.number)

    @pytest.mark.parametrize("blank", ["", " ", "\u3000"])
    @pytest.mark.parametrize(
        "number",
        [
            *(
                "表2",
                "表 2",
                "附表1",
                "附件2",
                "公开表1",
                "表1-1",
                "表1－1",
                "预算表 6",
                "公开01表",
            ),
            *(
                "表二",
                "附表十二",
                "公开表十一",
                "财决公开01表",
                "部门预算公开表1",
                "表01",
                "批复01表",
            ),
        ],
    )
    @pytest.mark.parametrize(
        "title", ["一般公共预算支出表", "三公经费支出表", "2024年收支总表", "二级项目支出表"]
    )
    def test_a_number_never_takes_a_sign_of_the_title(self, blank, number, title):
        for mark in ("", "：", ":", "、", "."):
            written = f"{number}{mark}{blank}{title}"
            found = table_number(written)
            squeezed = re.sub(r"\s", "", written).replace("－", "-")
            assert squeezed[found.end :].replace("：", ":") == title, written

    @pytest.mark.parametrize(
        ("title", "values"),
        [("表10.2026年收支总表", (10,)), ("表1-2 收支", (1, 2)), ("表二十一：收支", (21,))],
    )
    def test_values(self, title, values):
        assert table_number(title).values == values

    @pytest.mark.parametrize(
        "title", ["一般公共预算支出表", "附表三公经费", "附则", "公开表", "表", "收支总表", "01表"]
    )
    def test_no_number(self, title):
        assert table_number(title) is None

    @pytest.mark.parametrize("word", NUMBERED_WORDS, ids=lambda word: word.text)
    def test_words_that_begin_with_a_numeral(self, word):
        assert word.text in word.example
        assert table_number(f"表{word.example}") is None
        assert table_number(f"表九{word.example}").values == (9,)

    @given(st.integers(1, 99), st.sampled_from(["表", "附表", "公开表"]))
    def test_chinese_and_digits_are_worth_the_same(self, number, head):
        tens, ones = divmod(number, 10)
        written = (HAN[tens - 1] if tens > 1 else "") + ("十" if tens else "")
        written += HAN[ones - 1] if ones else ""
        assert worth(written) == number
        assert table_number(f"{head}{written} 收支总表").values == (number,)
        assert table_number(f"{head}{number} 收支总表").values == (number,)


class TestTotals:
    @pytest.mark.parametrize("word", TOTALS, ids=lambda word: word.text)
    def test_examples(self, word):
        assert is_total(word.example) is word.row or not word.row
        assert is_total_column(word.example.rpartition("/")[2]) is word.column

    @pytest.mark.parametrize(
        "title", ["合计", "总额", "支出总额", "合计金额", "全年预算", "预算总数", "计"]
    )
    def test_columns(self, title):
        assert is_total_column(title)

    @pytest.mark.parametrize("title", ["会计", "设计", "基本支出", "预算数", "统计", "小计划"])
    def test_no_total(self, title):
        assert not is_total(title)
        assert not is_total_column(title)
