"""Tables whose sums are checked, and whose faults are located."""

import json
import pickle
import sys
from decimal import Decimal as D
from pathlib import Path

import pytest

import govbudget as gb
from govbudget.jsonform import converter

sys.path.insert(0, str(Path(__file__).parent))
from seed import seed_tables

MEASURES = ["合计", "基本支出", "项目支出"]
ROWS = [
    ("", "合计", "230.00", "190.00", "40.00"),
    ("201", "一般公共服务支出", "150.00", "120.00", "30.00"),
    ("20103", "政府办公厅（室）及相关机构事务", "150.00", "120.00", "30.00"),
    ("2010301", "行政运行", "120.00", "120.00", ""),
    ("2010302", "一般行政管理事务", "30.00", "", "30.00"),
    ("208", "社会保障和就业支出", "80.00", "70.00", "10.00"),
    ("20805", "行政事业单位养老支出", "80.00", "70.00", "10.00"),
    ("2080501", "行政单位离退休", "52.50", "42.50", "10.00"),
    ("2080505", "机关事业单位基本养老保险缴费支出", "27.50", "27.50", ""),
]


def table(rows=ROWS, measures=MEASURES, **more):
    return gb.BudgetTable.of(rows, measures, unit="万元", year=2024, **more)


def changed(at, measure, value, base=None):
    return (base or table()).with_amount(at, measure, None if value is None else D(value))


def only(result):
    assert len(result) == 1
    return result[0]


def culprits(finding):
    return [(cell.code, cell.measure) for cell in finding.culprits]


class TestTables:
    def test_roles(self):
        assert [row.role.value for row in table().rows][:4] == [
            "total",
            "subtotal",
            "subtotal",
            "detail",
        ]
        assert table([("", "小 计", 1, 1, 0)]).rows[0].role is gb.Role.SUBTOTAL

    @pytest.mark.parametrize(
        "name", ["合计", "总计", "合 计", "支出合计", "本年支出合计", "收入总计"]
    )
    def test_totals(self, name):
        assert table([("", name, 1, 1, 0)]).rows[0].role is gb.Role.TOTAL

    def test_cells(self):
        [row] = table([("201", "x", "1.20", "—", "待定")]).rows

        assert [cell.amount for cell in row.cells] == [D("1.20"), None, None]
        assert [(cell.is_blank, cell.is_text) for cell in row.cells] == [
            (False, False),
            (True, False),
            (False, True),
        ]

    def test_an_amount_with_a_unit_of_its_own(self):
        [row] = table([("201", "x", "12,000元", 0, 0)]).rows

        assert row.cells[0].amount == D("1.2")

    def test_looks_figures_up(self):
        assert table().amount("20103", "合计") == 150
        assert table().amount("", "项目支出") == 40
        assert table().amount("205", "合计") is None
        assert table().places == 2
        assert [cell.amount for cell in table().column("项目支出")][:2] == [D("40.00"), D("30.00")]
        with pytest.raises(gb.MalformedTable, match="no column is called 'x'"):
            table().amount("201", "x")

    @pytest.mark.parametrize(
        ("rows", "measures", "message"),
        [
            ([], ["a", "a"], "two columns are called a"),
            (
                [("201", "x", 1)],
                ["a", "b"],
                r"row 1 \(201 x\) has 1 cells, and there are 2 measures",
            ),
        ],
    )
    def test_refuses_what_does_not_fit(self, rows, measures, message):
        with pytest.raises(gb.MalformedTable, match=message):
            gb.BudgetTable.of(rows, measures)

    def test_refuses_floats_and_unknown_columns(self):
        with pytest.raises(gb.InexactAmount):
            table([("201", "x", 1.5, 1, 0)])
        with pytest.raises(gb.MalformedTable, match="z, which is no column"):
            table(identities=["合计 = 基本支出 + z"])
        with pytest.raises(gb.MalformedTable, match="is no identity"):
            table(identities=["合计 是 基本支出"])
        with pytest.raises(gb.InexactAmount):
            table().with_amount(0, "合计", 1.5)

    def test_values(self):
        assert table() == table()
        assert hash(table()) == hash(table())
        assert pickle.loads(pickle.dumps(table())) == table()
        made = converter()
        assert made.structure(
            json.loads(json.dumps(made.unstructure(table()))), gb.BudgetTable
        ) == (table())


class TestClean:
    def test_nothing_is_found(self):
        result = gb.reconcile(table())

        assert not result
        assert result.errors == ()
        assert result.checked == result.held == 9 + 3 * 5
        assert result.passed_over == ()

    def test_the_published_tables(self):
        result = gb.reconcile(seed_tables().values())

        assert list(result) == []
        assert result.held == result.checked > 150


class TestColumns:
    @pytest.mark.parametrize(
        ("measures", "identities"),
        [
            (["合计"], []),
            (["预算数", "决算数"], []),
            (["合计", "人员经费", "公用经费"], ["合计 = 人员经费 + 公用经费"]),
            (["合计", "人员经费", "日常公用经费"], ["合计 = 人员经费 + 日常公用经费"]),
            (
                ["合计", "基本支出", "人员经费", "公用经费", "项目支出"],
                ["基本支出 = 人员经费 + 公用经费", "合计 = 基本支出 + 项目支出"],
            ),
            (
                ["合计", "基本支出/小计", "基本支出/人员经费", "基本支出/公用经费", "项目支出"],
                [
                    "基本支出/小计 = 基本支出/人员经费 + 基本支出/公用经费",
                    "合计 = 基本支出/小计 + 项目支出",
                ],
            ),
            (
                ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出"],
                ["本年支出合计 = 基本支出 + 项目支出 + 上缴上级支出 + 经营支出"],
            ),
            (["合计", "基本支出", "其中：人员经费"], []),
            (["上年预算数", "本年预算数", "增减率"], []),
            (
                ["年初结转", "本年支出/合计", "本年支出/基本支出", "本年支出/项目支出", "年末结转"],
                ["本年支出/合计 = 本年支出/基本支出 + 本年支出/项目支出"],
            ),
        ],
    )
    def test_recognised_by_titles(self, measures, identities):
        from govbudget.reconciling.columns import recognised

        assert [str(one) for one in recognised(measures)] == identities

    def test_columns_that_hardly_ever_add_up_are_no_sum(self):
        rows = [(f"20{n}", "", 5, 1, 1) for n in (1, 2, 3, 4)]
        result = gb.reconcile(table(rows))

        assert not result
        assert (
            "合计 = 基本支出 + 项目支出 was not checked: it fails in 4 of 4 rows"
            in (result.passed_over[0])
        )

    def test_declared_identities_hold_as_they_are(self):
        rows = [(f"20{n}", "", 5, 1, 1) for n in (1, 2, 3, 4)]
        declared = table(rows, identities=["合计 = 基本支出 + 项目支出"])

        assert len(gb.reconcile(declared)) == 4
        assert not gb.reconcile(table(rows, identities=[]))


class TestLocating:
    @pytest.mark.parametrize(
        ("at", "measure", "value", "slip"),
        [
            (3, "合计", "102.00", "digits_swapped"),
            (1, "基本支出", "12.00", "point_moved"),
            (7, "基本支出", "-42.50", "sign"),
            (7, "合计", "2.50", "digit_lost"),
            (7, "合计", "552.50", "digit_doubled"),
            (0, "合计", "2300000.00", "unit"),
            (8, "合计", "28.50", "digit_wrong"),
            (5, "合计", None, "lost"),
            (2, "项目支出", "77.00", None),
        ],
    )
    def test_one_cell(self, at, measure, value, slip):
        finding = only(gb.reconcile(changed(at, measure, value)))

        right = table()
        [mend] = finding.explanations[0].mends
        assert finding.severity is gb.Severity.ERROR
        assert culprits(finding) == [(right.rows[at].code, measure)]
        assert mend.value == right.rows[at].cells[right.measures.index(measure)].amount
        assert (mend.slip and mend.slip.value) == slip
        assert str(mend.value) in finding.message.replace(",", "")

    def test_each_failure_is_told_once_with_both_sides(self):
        finding = only(gb.reconcile(changed(3, "合计", "102.00")))

        assert [
            (one.identity, one.stated, one.computed, one.difference, one.envelope, one.unit.value)
            for one in finding.failures
        ] == [
            (
                "合计 = 基本支出 + 项目支出",
                D("102.00"),
                D("120.00"),
                D("-18.00"),
                D("0.010"),
                "万元",
            ),
            ("20103 = 2010301 + 2010302", D("150.00"), D("132.00"), D("18.00"), D("0.015"), "万元"),
        ]
        assert [str(cell) for cell in finding.failures[1].cells] == [
            "20103 政府办公厅（室）及相关机构事务 合计",
            "2010301 行政运行 合计",
            "2010302 一般行政管理事务 合计",
        ]

    def test_two_cells(self):
        finding = only(gb.reconcile(changed(3, "项目支出", "9.00", changed(3, "合计", "130.00"))))

        assert sorted(culprits(finding)) == [("2010301", "合计"), ("2010301", "项目支出")]

    def test_two_causes_are_two_findings(self):
        result = gb.reconcile(changed(8, "合计", "72.50", changed(3, "合计", "102.00")))

        assert [culprits(one) for one in result] == [[("2010301", "合计")], [("2080505", "合计")]]

    def test_cells_that_changed_places(self):
        swapped = changed(7, "项目支出", "42.50", changed(7, "基本支出", "10.00"))
        finding = only(gb.reconcile(swapped))

        assert finding.explanations[0].slip is gb.Slip.CELLS_SWAPPED
        assert {(m.cell.measure, m.value) for m in finding.explanations[0].mends} == {
            ("基本支出", D("42.50")),
            ("项目支出", D("10.00")),
        }

    def test_what_cannot_be_told_apart_is_listed(self):
        rows = [row[:3] for row in ROWS]
        finding = only(gb.reconcile(changed(3, "合计", "102.00", table(rows, ["合计"]))))

        assert finding.culprits == ()
        assert {e.mends[0].cell.code for e in finding.explanations} == {"2010301", "2010302"}
        assert finding.explanations[0].mends[0].slip is gb.Slip.DIGITS_SWAPPED
        assert "the identities cannot tell them apart" in finding.message

    def test_a_row_that_is_missing(self):
        rows = [row for row in ROWS if row[0] != "2080505"]
        rows = [
            *rows[:8],
            ("2080506", "机关事业单位职业年金缴费支出", "0.00", "0.00", ""),
            *rows[8:],
        ]
        finding = only(gb.reconcile(table(rows)))

        assert finding.kind is gb.Kind.MISSING_ROW
        assert "as if a row below 20805 were missing: 合计 27.50, 基本支出 27.50" in finding.message

    def test_a_row_that_repeats_the_row_above(self):
        rows = list(ROWS)
        rows[8] = ("2080505", "机关事业单位基本养老保险缴费支出", "52.50", "42.50", "10.00")
        finding = only(gb.reconcile(table(rows)))

        assert finding.explanations[0].slip is gb.Slip.ROW_COPIED
        assert {m.cell.row for m in finding.explanations[0].mends} == {8}
        assert {m.value for m in finding.explanations[0].mends} == {D("27.50"), D("0.00")}

    def test_more_than_three_cells_are_not_guessed(self):
        spoilt = table()
        for at, value in ((3, "7.00"), (4, "11.00"), (7, "13.00"), (8, "17.00")):
            for measure in MEASURES:
                spoilt = changed(at, measure, value, spoilt)
        result = gb.reconcile(spoilt)

        assert result.errors
        assert all(one.explanations or one.undecided for one in result)

    def test_the_search_gives_up_in_time(self):
        spoilt = changed(0, "合计", "1.00")
        result = gb.reconcile(spoilt, seconds=0)

        assert result.errors

    def test_to_json_and_back(self):
        result = gb.reconcile(changed(3, "合计", "102.00"))
        made = converter()

        text = json.dumps(made.unstructure(result), ensure_ascii=False)
        assert made.structure(json.loads(text), gb.Reconciliation) == result
        assert pickle.loads(pickle.dumps(result)) == result


class TestRounding:
    """(n + 1) x half a unit of the last place: design.md of the project, section 5."""

    @pytest.mark.parametrize(
        ("total", "severity"),
        [
            ("10.00", None),
            ("10.01", gb.Severity.ROUNDING),
            ("10.02", gb.Severity.ERROR),
            ("9.99", gb.Severity.ROUNDING),
            ("9.98", gb.Severity.ERROR),
        ],
    )
    def test_of_two_parts(self, total, severity):
        rows = [("201", "", total), ("20101", "", "4.00"), ("20103", "", "6.00")]
        result = gb.reconcile(table(rows, ["合计"]))

        assert [one.severity for one in result] == ([severity] if severity else [])

    def test_a_blank_part_carries_no_rounding(self):
        rows = [
            ("201", "", "10.02"),
            ("20101", "", "4.00"),
            ("20103", "", "6.00"),
            ("20105", "", ""),
        ]

        assert gb.reconcile(table(rows, ["合计"])).errors
        rows[3] = ("20105", "", "0.00")
        assert not gb.reconcile(table(rows, ["合计"])).errors

    def test_of_whole_yuan(self):
        rows = [("201", "", 11), ("20101", "", 4), ("20103", "", 6)]
        finding = only(gb.reconcile(table(rows, ["合计"])))

        assert finding.kind is gb.Kind.ROUNDING
        assert (finding.failures[0].envelope, finding.failures[0].difference) == (D("1.5"), 1)
        assert "rounding explains up to 1.5" in finding.message

    def test_an_error_beside_roundings(self):
        rows = [
            ("", "合计", "30.02"),
            ("201", "", "10.01"),
            ("20101", "", "4.00"),
            ("20103", "", "6.00"),
            ("205", "", "20.01"),
            ("20501", "", "20.10"),
        ]
        result = gb.reconcile(table(rows, ["合计"]))

        assert [one.severity.value for one in result] == ["error", "rounding"]
        assert culprits(result[0]) == [("20501", "合计")]


class TestRows:
    def kinds(self, rows, measures=("合计",)):
        return [(one.kind.value, one.severity.value) for one in gb.reconcile(table(rows, measures))]

    def test_a_row_twice(self):
        rows = [*ROWS[:4], ROWS[3], *ROWS[4:]]
        finding = only(gb.reconcile(table(rows)))

        assert finding.kind is gb.Kind.DUPLICATED_ROW
        assert [place.row for place in finding.places] == [4, 3]

    def test_a_code_twice(self):
        rows = [("201", "", 5), ("20103", "", 2), ("20103", "", 3)]

        assert self.kinds(rows) == [("repeated_code", "notice")]

    def test_a_level_left_out(self):
        rows = [("201", "", 5), ("2010301", "", 5), ("205", "", 1), ("20501", "", 1)]

        assert self.kinds(rows) == [("missing_level", "notice")]
        assert self.kinds([("201", "", 5), ("2010301", "", 5)]) == []

    def test_a_class_without_what_is_below(self):
        rows = [("201", "", 5), ("20103", "", 5), ("205", "", 1)]

        assert self.kinds(rows) == [("childless", "notice")]
        assert self.kinds([*rows, ("206", "", 1)]) == []

    def test_rows_out_of_order(self):
        rows = [("205", "", 1), ("20501", "", 1), ("201", "", 5), ("20103", "", 5)]

        assert ("order", "notice") in self.kinds(rows)

    def test_a_code_that_the_edition_does_not_have(self):
        assert self.kinds([("299", "", 1)]) == [("unknown_code", "error")]
        assert self.kinds([("2010398", "", 1)]) == [("unknown_code", "notice")]
        assert self.kinds([("201035001", "本地科目", 1)]) == []

    def test_what_is_no_code(self):
        rows = [("20l", "一般公共服务支出", 1), ("205", "教育支出", 1)]

        assert self.kinds(rows) == [("malformed_code", "error")]

    def test_a_name_of_another_code(self):
        finding = only(gb.reconcile(table([("2210201", "购房补贴", 1)], ["合计"])))

        assert (finding.kind, finding.severity) == (gb.Kind.WRONG_NAME, gb.Severity.ERROR)
        assert "2210203" in finding.message
        assert self.kinds([("2210201", "甲乙丙丁", 1)]) == [("wrong_name", "notice")]

    def test_a_name_of_another_year(self):
        assert self.kinds([("2159999", "其他资源勘探信息等支出", 1)]) == [("old_name", "notice")]

    def test_a_wrong_code_that_its_name_and_the_sums_mend(self):
        rows = list(ROWS)
        rows[8] = ("2090505", "机关事业单位基本养老保险缴费支出", "27.50", "27.50", "")
        finding = only(gb.reconcile(table(rows)))

        assert (finding.kind, finding.severity) == (gb.Kind.WRONG_CODE, gb.Severity.ERROR)
        assert "2080505 is meant" in finding.message

    def test_a_text_where_an_amount_should_be(self):
        rows = list(ROWS)
        rows[3] = ("2010301", "行政运行", "###", "120.00", "")
        result = gb.reconcile(table(rows))

        assert [one.kind.value for one in result] == ["text"]
        assert culprits(result[0]) == [("2010301", "合计")]
        assert result[0].explanations[0].mends[0].value == 120

    def test_a_year_without_an_edition(self):
        old = gb.BudgetTable.of([("201", "", 1)], ["合计"], year=1999)

        assert gb.reconcile(old).passed_over == (
            "the codes were not checked: no edition of functional 1999 is kept",
        )

    def test_rows_without_a_code_are_passed_over(self):
        result = gb.reconcile(table([*ROWS, ("", "小计", 1, 1, 0), ("", "其他", 1, 1, 0)]))

        assert result.passed_over == (
            "subtotal 小计 has no code, and was added to no sum",
            "row 其他 has no code, and was added to no sum",
        )

    def test_a_row_without_numbers_is_a_heading(self):
        rows = [("201", "", ""), ("20101", "", "4.00"), ("20103", "", "6.00")]

        assert not gb.reconcile(table(rows, ["合计"]))

    @pytest.mark.parametrize("first", [True, False])
    def test_totals_of_parts(self, first):
        parts = [
            [("", "合计", 5), ("201", "", 5), ("20103", "", 5)],
            [("", "合计", 2), ("205", "", 2), ("20501", "", 2)],
        ]
        rows = [row for part in parts for row in (part if first else [*part[1:], part[0]])]

        assert not gb.reconcile(table(rows, ["合计"])).errors

    def test_halves_beside_each_other_are_in_order(self):
        from govbudget import Position

        rows = [
            gb.Row("301", "工资福利支出", gb.Role.DETAIL, (gb.Cell.of(5),), Position(row=2)),
            gb.Row("30101", "基本工资", gb.Role.DETAIL, (gb.Cell.of(5),), Position(row=3)),
            gb.Row("302", "商品和服务支出", gb.Role.DETAIL, (gb.Cell.of(2),), Position(row=2)),
            gb.Row("30201", "办公费", gb.Role.DETAIL, (gb.Cell.of(2),), Position(row=3)),
        ]
        beside = gb.BudgetTable(("金额",), ()).with_rows([rows[2], rows[3], rows[0], rows[1]])

        assert not gb.reconcile(beside)


class TestLinks:
    def test_usual_ones_are_notices(self):
        tables = seed_tables()
        by_class = tables["6"].with_amount(
            next(at for at, row in enumerate(tables["6"].rows) if row.code == "30113"),
            "合计",
            D("99.44"),
        )
        result = gb.reconcile([tables["5"], by_class])

        link = next(one for one in result if one.kind is gb.Kind.LINK)
        assert link.severity is gb.Severity.ROUNDING
        assert "2210201" in link.message

    def test_a_difference_is_a_notice(self):
        one = gb.BudgetTable.of(
            [("221", "", 5), ("22102", "", 5), ("2210201", "", 5)], ["基本支出"]
        )
        other = gb.BudgetTable.of([("303", "", 9), ("30113", "", 9)], ["合计"])
        result = gb.reconcile([one, other])

        found = [f for f in result if f.kind is gb.Kind.LINK]
        assert [(f.severity.value, "住房公积金" in f.message) for f in found] == [("notice", True)]

    def test_declared_ones_locate_across_tables(self):
        tables = list(seed_tables().values())
        link = gb.Link(gb.Figure(0, "", "合计"), (gb.Figure(1, "", "合计"),))
        wrong = tables[0].with_amount(0, "合计", D("2371.04"))
        finding = only(gb.reconcile([wrong, tables[1]], [link]))

        assert culprits(finding) == [("", "合计")]
        assert finding.culprits[0].table == 0
        assert len(finding.failures) == 3

    def test_units_are_converted(self):
        wan = gb.BudgetTable.of([("201", "", "1.23")], ["合计"], unit="万元")
        yuan = gb.BudgetTable.of([("201", "", "12345.67")], ["合计"], unit="元")
        link = gb.Link(gb.Figure(0, "201", "合计"), (gb.Figure(1, "201", "合计"),))

        finding = only(gb.reconcile([wan, yuan], [link]))
        assert finding.severity is gb.Severity.ROUNDING
        assert finding.failures[0].difference == D("-0.004567")

    @pytest.mark.parametrize(
        ("figure", "message"),
        [
            (gb.Figure(5, "", "合计"), "a link names table 5; there are 1"),
            (gb.Figure(0, "299", "合计"), "a link names 299, which it has no row for"),
            (gb.Figure(0, "201", "x"), "a link names 'x'; its columns are 合计"),
        ],
    )
    def test_one_that_leads_nowhere(self, figure, message):
        with pytest.raises(gb.MalformedTable, match=message):
            gb.reconcile([table()], [gb.Link(figure, (gb.Figure(0, "201", "合计"),))])


class TestDeducing:
    def test_blanks_that_are_determined(self):
        made = gb.deduce(changed(5, "合计", None, changed(3, "基本支出", None)))

        assert ("2010301", "基本支出", D("120.00")) in {
            (m.cell.code, m.cell.measure, m.value) for m in made.filled
        }
        assert made.table.amount("208", "合计") == 80
        cell = made.table.rows[5].cells[0]
        assert (cell.deduced, cell.printed) == (True, "")
        assert not gb.reconcile(made.table)

    def test_blanks_that_are_not(self):
        rows = [("201", "", 5), ("20101", "", ""), ("20103", "", "")]

        assert gb.deduce(table(rows, ["合计"])).filled == ()

    def test_what_the_sums_contradict_is_left_blank(self):
        rows = [("201", "", 5, 3, 2), ("20101", "", 5, 9, "")]
        declared = table(rows, identities=["合计 = 基本支出 + 项目支出"])

        assert gb.deduce(declared).filled == ()

    def test_a_text_is_left_alone(self):
        rows = [("201", "", 5), ("20101", "", "待定"), ("20103", "", "")]

        assert gb.deduce(table(rows, ["合计"])).filled == ()

    def test_no_finer_than_printed(self):
        rows = [("201", "", "5.00", "3.00", ""), ("20101", "", "5.00", "3.00", "")]

        assert {m.value for m in gb.deduce(table(rows)).filled} == {D("2.00")}
