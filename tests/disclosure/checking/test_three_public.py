"""The “三公” expenditure."""

import pytest

from govbudget.disclosure.analysis.public_figures import (
    ABROAD,
    RECEPTION,
    VEHICLES,
    WHOLE,
    public_figures,
)
from govbudget.disclosure.checks.three_public.completion import ThreePublicCompletion
from govbudget.disclosure.checks.three_public.counts import ThreePublicCounts
from govbudget.disclosure.checks.three_public.sums import ThreePublicSums
from govbudget.disclosure.checks.three_public.table import ThreePublicTable

from .rule_sets import tables as table_rules
from .text_made import FINAL, THREE, ask, errors, read, severities

TEXT = (
    "2024年“三公”经费预算数{}万元。其中：",
    "1. 因公出国（境）费{}万元；",
    "2. 公务用车购置及运行费{}万元，其中：公务用车购置费{}万元，公务用车运行费{}万元；",
    "3. 公务接待费{}万元。",
)


def told(*figures):
    whole, abroad, vehicles, purchase, running, reception = figures
    text, *items = TEXT
    return (
        text.format(whole),
        items[0].format(abroad),
        items[1].format(vehicles, purchase, running),
        items[2].format(reception),
    )


RIGHT = told("8.00", "0", "6.00", "0", "6.00", "2.00")


class TestTable:
    def test_holds(self, tmp_path):
        disclosure = read(tmp_path, *RIGHT, tables=THREE)
        assert ask(ThreePublicTable, disclosure).compared == 6
        assert ask(ThreePublicTable, disclosure).findings == []
        assert ask(ThreePublicSums, disclosure).compared == 2
        assert ask(ThreePublicSums, disclosure).findings == []

    def test_another_figure_is_told_once(self, tmp_path):
        lines = told("8.00", "0", "6.00", "0", "6.00", "3.00")
        disclosure = read(tmp_path, *lines, tables=THREE)
        (message,) = errors(ask(ThreePublicTable, disclosure))
        assert "公务接待费" in message
        assert ask(ThreePublicSums, disclosure).findings == []

    def test_one_unit_of_the_last_place(self, tmp_path):
        lines = told("8.00", "0", "6.00", "0", "6.00", "2.01")
        assert severities(ask(ThreePublicTable, read(tmp_path, *lines, tables=THREE))) == [
            "rounding"
        ]

    def test_what_rounding_makes_of_the_table_is_told_of_it_only(self, tmp_path):
        lines = told("8.01", "0", "6.00", "0", "6.00", "2.00")
        disclosure = read(tmp_path, *lines, tables=THREE.replace("8.00", "8.01"))
        assert severities(ask(table_rules.three_public, disclosure)) == ["rounding"]
        assert severities(ask(ThreePublicSums, disclosure)) == []
        disclosure = read(tmp_path, *lines, tables=THREE)
        assert severities(ask(ThreePublicSums, disclosure)) == ["rounding"]

    def test_a_table_that_contradicts_itself(self, tmp_path):
        tables = THREE.replace("8.00", "9.00")
        assert errors(ask(ThreePublicTable, read(tmp_path, *RIGHT, tables=tables))) == []

    def test_budget_and_final_columns(self, tmp_path):
        tables = """
财政拨款“三公”经费支出决算表
单位：万元
合计\t\t因公出国（境）费\t\t公务接待费\t
预算数\t决算数\t预算数\t决算数\t预算数\t决算数
3.00\t1.00\t\t\t3.00\t1.00
"""
        sentence = (
            "“三公”经费财政拨款支出年初预算为3.00万元，支出决算为{}万元，完成预算的33.33%，"
            "其中：公务接待费支出决算为1.00万元，完成预算的{}%。"
        )
        disclosure = read(tmp_path, sentence.format("1.00", "33.33"), head=FINAL, tables=tables)
        assert ask(ThreePublicTable, disclosure).findings == []
        assert ask(ThreePublicCompletion, disclosure).compared == 1
        disclosure = read(tmp_path, sentence.format("2.00", "99.99"), head=FINAL, tables=tables)
        assert len(errors(ask(ThreePublicCompletion, disclosure))) == 1
        disclosure = read(tmp_path, sentence.format("1.00", "33.35"), head=FINAL, tables=tables)
        assert ask(ThreePublicCompletion, disclosure).findings == []

    def test_columns_of_other_years_and_counts(self, tmp_path):
        tables = """
“三公”经费支出表
单位：万元
项目\t2023年预算数\t2024年预算数\t增减额
“三公”经费合计\t9.00\t8.00\t-1.00
因公出国（境）费\t\t\t
公务接待费\t2.00\t2.00\t
其中：国内接待费\t2.00\t2.00\t
公务用车购置及运行费\t7.00\t6.00\t-1.00
会议费\t5.00\t5.00\t
"""
        figures = public_figures(read(tmp_path, *RIGHT, tables=tables))
        assert {(one.subject, str(one.amount.value)) for one in figures} == {
            (WHOLE, "8.00"),
            (ABROAD, "0"),
            (RECEPTION, "2.00"),
            (VEHICLES, "6.00"),
        }

    def test_no_table(self, tmp_path):
        assert ask(ThreePublicTable, read(tmp_path, *RIGHT)).state.value == "not_determinable"
        assert ask(ThreePublicTable, read(tmp_path, "没有。")).state.value == "not_applicable"


class TestSums:
    def test_a_whole_that_is_less_than_its_part(self, tmp_path):
        lines = told("1.8", "0", "0", "0", "1.8", "0")
        (finding,) = ask(ThreePublicSums, read(tmp_path, *lines)).findings
        assert finding.severity.value == "error"
        assert "1.8" in finding.message
        assert "1.8万元" in finding.mend

    def test_the_table_is_shown_beside_it(self, tmp_path):
        lines = told("8.00", "0", "5.00", "0", "6.00", "2.00")
        disclosure = read(tmp_path, *lines, tables=THREE)
        (finding,) = ask(ThreePublicSums, disclosure).findings
        assert finding.places[-1].table is not None
        assert errors(ask(ThreePublicTable, disclosure)) == []

    @pytest.mark.parametrize(("whole", "found"), [("8.01", ["rounding"]), ("8.20", ["error"])])
    def test_the_whole(self, tmp_path, whole, found):
        lines = told(whole, "0", "6.00", "0", "6.00", "2.00")
        assert severities(ask(ThreePublicSums, read(tmp_path, *lines))) == found

    def test_parts_that_are_left_out(self, tmp_path):
        assert (
            ask(ThreePublicSums, read(tmp_path, RIGHT[0], "1. 公务接待费2.00万元。")).findings == []
        )
        assert ask(ThreePublicSums, read(tmp_path, "没有。")).state.value == "not_applicable"


class TestCompletion:
    def test_nothing_to_see(self, tmp_path):
        assert ask(ThreePublicCompletion, read(tmp_path, "没有。")).state.value == "not_applicable"
        sentence = "公务接待费支出决算为1.00万元，完成预算的33.33%。"
        look = ask(ThreePublicCompletion, read(tmp_path, sentence, head=FINAL))
        assert look.state.value == "not_determinable"


class TestCounts:
    @pytest.mark.parametrize(("count", "found"), [(0, []), (2, ["notice"])])
    def test_vehicles(self, tmp_path, count, found):
        sentence = f"2024年部门预算安排购置车辆{count}辆。"
        assert severities(ask(ThreePublicCounts, read(tmp_path, *RIGHT, sentence))) == found

    def test_nothing_to_see(self, tmp_path):
        sentence = "2024年部门预算安排购置车辆2辆。"
        assert ask(ThreePublicCounts, read(tmp_path, sentence)).state.value == "not_determinable"
        assert ask(ThreePublicCounts, read(tmp_path, "没有。")).state.value == "not_applicable"
