"""Columns of rates with a sign for per cent: kept as rates, and compared with their amounts."""

from decimal import Decimal

import pytest

import govbudget as gb
from govbudget.tables.lexicon.rates import RATES, rate_of
from govbudget.tables.lexicon.words import compiled

HEAD = """某某市样例局
2024年度部门决算

表5
一般公共预算财政拨款支出决算表
单位：万元
"""
ROWS = (
    ("", "合计"),
    ("201", "一般公共服务支出"),
    ("20126", "档案事务"),
    ("2012604", "档案馆"),
    ("208", "社会保障和就业支出"),
    ("20805", "行政事业单位养老支出"),
    ("2080505", "机关事业单位基本养老保险缴费支出"),
)


def table_of(titles, *columns):
    """A table with codes: titles of the columns, and the cells of each."""
    lines = ["\t".join(("科目编码", "科目名称", *titles))]
    cells = zip(*columns, strict=True)
    lines += ["\t".join((*row, *its)) for row, its in zip(ROWS, cells, strict=True)]
    return HEAD + "\n".join(lines) + "\n"


def read(tmp_path, text):
    path = tmp_path / "made.txt"
    path.write_text(text, encoding="utf-8")
    return gb.read_disclosure(path)


def told(tmp_path, text):
    report = gb.check(read(tmp_path, text))
    return [str(one.said) for one in report.findings if one.rule == "table.changes"]


BUDGET = ("100.00", "60.00", "60.00", "60.00", "40.00", "40.00", "40.00")
SPENT = ("110.00", "66.00", "66.00", "66.00", "44.00", "44.00", "44.00")
LAST = ("88.00", "52.80", "52.80", "52.80", "35.20", "35.20", "35.20")


def with_slip(right, wrong):
    return (*(right,) * 3, wrong, *(right,) * 3)


class TestReading:
    def test_rates_stand_in_the_table_as_rates(self, tmp_path):
        text = table_of(("年初预算数", "决算数", "完成预算%"), BUDGET, SPENT, ["110.00%"] * 7)
        [table] = read(tmp_path, text).tables

        column = table.table.columns[-1]
        assert (column.kind.value, column.is_money, column.unit) == ("ratio", False, None)
        assert {row.cells[-1].amount for row in table.table.rows} == {Decimal("110.00")}
        assert {row.cells[-1].printed for row in table.table.rows} == {"110.00%"}
        assert not table.unread

    def test_words_among_rates_are_no_amounts_that_lack(self, tmp_path):
        rates = (*["110.00%"] * 5, "持平", "—")
        text = table_of(("年初预算数", "决算数", "完成预算%"), BUDGET, SPENT, rates)
        read_ = read(tmp_path, text)

        assert read_.tables[0].table.rows[5].cells[-1].is_text
        assert not [one for one in gb.check(read_).findings if one.rule == "table.texts"]

    def test_rates_by_labels_are_kept_and_are_no_amounts(self, tmp_path):
        text = HEAD.replace("一般公共预算财政拨款支出决算表", "“三公”经费支出决算表") + (
            "项目\t2023年决算数\t2024年决算数\t增减%\n"
            "合计\t10.00\t9.00\t-10.00%\n公务接待费\t4.00\t3.00\t-25.00%\n"
            "公务用车购置及运行费\t6.00\t6.00\t0.00%\n"
        )
        [table] = read(tmp_path, text).tables

        assert [one.amount for one in table.rates] == [Decimal(-10), Decimal(-25), Decimal(0)]
        assert not [one for one in table.stated if "%" in one.printed]


@pytest.mark.parametrize("sign", ["%", ""])
@pytest.mark.parametrize(
    ("titles", "columns", "right", "wrong"),
    [
        (("年初预算数", "决算数", "完成年初预算%"), (BUDGET, SPENT), "110.00", "120.00"),
        (("调整预算数", "决算数", "完成调整预算%"), (BUDGET, SPENT), "110.00", "101.00"),
        (("预算数", "决算数", "预算执行率（%）"), (BUDGET, SPENT), "110.0", "116.0"),
        (("上年决算数", "决算数", "增减%"), (LAST, SPENT), "25.00", "-25.00"),
        (("上年决算数", "决算数", "为上年决算数的%"), (LAST, SPENT), "125.00", "25.00"),
    ],
)
def test_a_rate_that_does_not_follow_is_told(tmp_path, titles, columns, right, wrong, sign):
    good = table_of(titles, *columns, (right + sign,) * 7)
    bad = table_of(titles, *columns, with_slip(right + sign, wrong + sign))

    assert told(tmp_path, good) == []
    [sentence] = told(tmp_path, bad)
    assert "2012604 档案馆" in sentence
    assert f"{right.rstrip('0').rstrip('.')}" in sentence
    assert f"{wrong}%" in sentence


def test_shares_of_the_total(tmp_path):
    shares = ("100%", "60%", "60%", "60%", "40%", "40%", "40%")
    assert told(tmp_path, table_of(("决算数", "占比"), SPENT, shares)) == []
    [sentence] = told(tmp_path, table_of(("决算数", "占比"), SPENT, (*shares[:6], "46%")))
    assert "40.0% of the total of 110.00" in sentence


@pytest.mark.parametrize(
    ("titles", "columns", "rates"),
    [
        # Which of two budgets is meant is not said.
        (("年初预算数", "调整预算数", "决算数", "完成预算%"), (BUDGET, BUDGET, SPENT), None),
        # What is printed as parts of one is a rate as well.
        (("年初预算数", "决算数", "完成预算%"), (BUDGET, SPENT), with_slip("110.00", "1.10")),
        # Of nothing there is no rate.
        (
            ("年初预算数", "决算数", "完成预算%"),
            (with_slip("0.00", "0.00"), SPENT),
            with_slip("100%", "0%"),
        ),
        # Where few are right, the rates are of something else.
        (
            ("年初预算数", "决算数", "完成预算%"),
            (BUDGET, SPENT),
            ("110%", "110%", *("100%", "90%", "80%", "70%", "60%")),
        ),
    ],
)
def test_what_cannot_be_told_accuses_nobody(tmp_path, titles, columns, rates):
    text = table_of(titles, *columns, rates or with_slip("110%", "150%"))

    assert told(tmp_path, text) == []


@pytest.mark.parametrize("word", RATES, ids=lambda word: word.example)
def test_each_form_finds_its_example(word):
    assert rate_of(word.example) is word.means
    assert compiled(word.form).fullmatch(word.example.translate({0xFF05: "%"}))
