"""Tables whose sums are checked, and whose faults are located."""

import json
import pickle
import sys
from decimal import Decimal as D
from decimal import localcontext
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


def slid(base, first, last, way, measures):
    """The figures of some rows a row higher or lower; that of the row at the end stays."""
    for measure in measures:
        at = base.measures.index(measure)
        figures = [row.cells[at].amount for row in base.rows[first : last + 1]]
        up = way is gb.Slip.SLID_UP
        moved = [*figures[1:], figures[-1]] if up else [figures[0], *figures[:-1]]
        for row, value in enumerate(moved, first):
            base = base.with_amount(row, measure, value)
    return base


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
            (["合计", "基本支出", "其中：人员经费"], ["合计 = 基本支出"]),
            (
                ["小计", "基本支出/人员经费", "基本支出/公用经费", "项目支出"],
                ["小计 = 基本支出/人员经费 + 基本支出/公用经费 + 项目支出"],
            ),
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
        result = gb.reconcile(table(rows, ["合计", "甲类", "乙类"]))

        assert not result
        assert (
            "合计 = 甲类 + 乙类 was not checked: it fails in 4 of 4 rows" in (result.passed_over[0])
        )

    def test_basic_and_project_spending_make_the_total_whatever_the_rows_say(self):
        rows = [(f"20{n}", "", 5, 1, 1) for n in (1, 2, 3, 4)]

        assert {one.kind for one in gb.reconcile(table(rows))} == {gb.Kind.AMOUNT}

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

    @pytest.mark.parametrize("way", [gb.Slip.SLID_UP, gb.Slip.SLID_DOWN])
    @pytest.mark.parametrize("measures", [MEASURES, MEASURES[:1]])
    def test_figures_that_slid_by_a_row_are_one_finding(self, way, measures):
        finding = only(gb.reconcile(slid(table(), 3, 8, way, measures)))

        assert [one.slip for one in finding.explanations] == [way]
        assert {mend.cell.measure for mend in finding.explanations[0].mends} == set(measures)
        mended = slid(table(), 3, 8, way, measures)
        for mend in finding.explanations[0].mends:
            mended = mended.with_amount(mend.cell.row, mend.cell.measure, mend.value)
        assert not gb.reconcile(mended).errors

    def test_two_cells_that_changed_places_did_not_slide(self):
        swapped = changed(6, "合计", "52.50", changed(7, "合计", "80.00"))

        assert not {
            one.slip for finding in gb.reconcile(swapped) for one in finding.explanations
        } & {gb.Slip.SLID_UP, gb.Slip.SLID_DOWN}

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
        result = gb.reconcile(spoilt, steps=0)

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

    def test_a_slip_beside_roundings_that_it_does_not_explain(self):
        """A cell at fault makes all its sums miss by as much: a cent beside 90.00 is rounding."""
        rows = [
            ("", "合计", "130.02", "90.01", "40.01"),
            ("201", "", "30.02", "20.01", "10.00"),
            ("20103", "", "30.02", "20.01", "10.00"),
            ("205", "", "190.00", "70.00", "30.00"),
            ("20501", "", "100.00", "70.00", "30.00"),
        ]
        result = gb.reconcile(table(rows))

        assert next(one.severity.value for one in result) == "error"
        assert culprits(result[0]) == [("205", "合计")]
        assert all(abs(failure.difference) > failure.envelope for failure in result[0].failures)


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
        link = gb.Link(gb.LinkFigure(0, "", "合计"), (gb.LinkFigure(1, "", "合计"),))
        wrong = tables[0].with_amount(0, "合计", D("2371.04"))
        finding = only(gb.reconcile([wrong, tables[1]], [link]))

        assert culprits(finding) == [("", "合计")]
        assert finding.culprits[0].table == 0
        assert len(finding.failures) == 3

    def test_units_are_converted(self):
        wan = gb.BudgetTable.of([("201", "", "1.23")], ["合计"], unit="万元")
        yuan = gb.BudgetTable.of([("201", "", "12345.67")], ["合计"], unit="元")
        link = gb.Link(gb.LinkFigure(0, "201", "合计"), (gb.LinkFigure(1, "201", "合计"),))

        finding = only(gb.reconcile([wan, yuan], [link]))
        assert finding.severity is gb.Severity.ROUNDING
        assert finding.failures[0].difference == D("-0.004567")

    @pytest.mark.parametrize(
        ("figure", "message"),
        [
            (gb.LinkFigure(5, "", "合计"), "a link names table 5, and there is 1"),
            (gb.LinkFigure(0, "299", "合计"), "a link names 299, which it has no row for"),
            (
                gb.LinkFigure(0, "201", "x"),
                "'x', which is no column; the columns are 合计",
            ),
        ],
    )
    def test_one_that_leads_nowhere(self, figure, message):
        with pytest.raises(gb.MalformedTable, match=message):
            gb.reconcile([table()], [gb.Link(figure, (gb.LinkFigure(0, "201", "合计"),))])


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


class TestStrangeTables:
    """Tables that are right though they look odd, and faults in them."""

    def found(self, rows, measures=("金额",), **more):
        return [
            (one.kind.value, one.severity.value)
            for one in gb.reconcile(table(rows, list(measures), **more))
        ]

    def test_amounts_of_forty_digits(self):
        rows = [("201", "", "9" * 40 + ".00"), ("20103", "", "9" * 39 + ".00")]
        finding = only(gb.reconcile(table(rows, ["金额"])))

        assert finding.explanations[0].mends[0].slip in {gb.Slip.DIGIT_LOST, gb.Slip.DIGIT_DOUBLED}

    def test_in_a_narrow_context(self):
        rows = [("201", "", "1234567.00"), ("20103", "", "1243567.00")]
        with localcontext() as narrow:
            narrow.prec = 4
            finding = only(gb.reconcile(table(rows, ["金额"])))

        assert "1,243,567.00" in finding.message

    def test_projects_with_equal_amounts(self):
        rows = [
            ("", "合计", "20.00"),
            ("20103", "", "20.00"),
            ("2010302", "一般行政管理事务", "10.00"),
            ("2010302", "一般行政管理事务", "10.00"),
        ]
        assert self.found(rows) == [("repeated_code", "notice")]

    @pytest.mark.parametrize("second", ["10", "20"])
    def test_a_table_by_unit(self, second):
        rows = [
            ("", "合计", 10 + int(second)),
            ("", "甲单位", "10"),
            ("201", "", "10"),
            ("20103", "", "10"),
            ("", "乙单位", second),
            ("201", "", second),
            ("20103", "", second),
        ]
        assert self.found(rows) == [("repeated_code", "notice")]
        rows[-1] = ("20103", "", "99")
        assert ("amount", "error") in self.found(rows)

    @pytest.mark.parametrize(
        "rows",
        [
            [("", "收入总计", "35"), ("101", "税收收入", "10"), ("", "上年结转", "25")],
            [("201", "", "10"), ("208", "", "20"), ("", "结转下年", "5"), ("", "支出总计", "35")],
            [
                ("201", "", "10"),
                ("208", "", "20"),
                ("", "本年支出合计", "30"),
                ("230", "转移性支出", "5"),
                ("", "支出总计", "35"),
            ],
        ],
    )
    def test_totals_with_rows_without_a_code(self, rows):
        assert [one for one in self.found(rows) if one[1] == "error"] == []
        wrong = [(*row[:2], "77") if row[1].endswith("总计") else row for row in rows]
        assert ("amount", "error") in self.found(wrong)

    def test_many_rows_without_a_code(self):
        rows = [
            ("", "总计", "21"),
            ("201", "", "6"),
            *[("", f"其他{n}", str(n)) for n in range(1, 6)],
        ]

        assert self.found(rows) == []

    @pytest.mark.parametrize(
        "below",
        [[("2010301", "其中：行政运行", "8")], [("", "其中：", ""), ("2010301", "行政运行", "8")]],
    )
    def test_a_part_of_what_is_below(self, below):
        result = gb.reconcile(table([("20103", "", "30"), *below], ["金额"]))

        assert not result
        assert "lists only a part of what is below it" in result.passed_over[0]

    def test_a_figure_that_is_printed_finer(self):
        rows = [
            ("201", "", "10.01"),
            ("20103", "", "5.00"),
            ("20104", "", "5.00"),
            ("208", "", "10.0000"),
            ("20805", "", "10.0000"),
        ]
        assert self.found(rows) == [("rounding", "rounding")]
        rows[3] = ("208", "", "10.0050")
        assert ("amount", "error") in self.found(rows)

    def test_columns_that_few_rows_speak_for(self):
        odd = ["合计", "财政拨款", "一般公共预算财政拨款"]

        assert self.found([("201", "", 30, 30, 30)], odd) == []
        assert self.found([("201", "", 30, 10, 30)], MEASURES) == [("amount", "error")]

    def test_of_which_columns_count_with_what_they_are_of(self):
        rows = [("201", "", 30, 10, 20, 5), ("205", "", 39, 10, 20, 5)]

        assert self.found(rows, [*MEASURES, "其中：政府采购"]) == [("amount", "error")]

    def test_a_total_where_the_code_stands(self):
        assert table([("合计", "", 5, 5, 0)]).rows[0].role is gb.Role.TOTAL

    def test_codes_as_files_have_them(self):
        rows = table(
            [("２０１", "", 5), ("[20103]政府办公厅（室）及相关机构事务", "", 5)], ["金额"]
        ).rows

        assert [str(row) for row in rows] == ["201", "20103 政府办公厅（室）及相关机构事务"]

    def test_a_column_of_shares(self):
        rows = [("201", "", "10", "50%"), ("205", "", "10", "50%"), ("206", "", "1", "约")]

        assert self.found(rows, ["金额", "占比"]) == [("text", "notice")]

    def test_amounts_with_units_need_one_of_the_table(self):
        rows = [("201", "", "1.2万元"), ("20103", "", "12000元")]
        without = gb.BudgetTable.of(rows, ["金额"])

        assert [row.cells[0].amount for row in without.rows] == [None, None]
        assert gb.BudgetTable.of(rows, ["金额"], unit="元").amount("201", "金额") == 12000

    @pytest.mark.parametrize(
        "title",
        ["增长率", "增幅（%）", "增减/%", "占比", "比上年增长（%）", "执行率", "同比", "变动比例"],
    )
    def test_a_column_of_ratios_is_not_summed(self, title):
        rows = [
            ("", "合计", 30, "5.00"),
            ("201", "", 10, "20.00"),
            ("20103", "", 10, "25.00"),
            ("208", "", 20, "7.00"),
        ]
        assert ("amount", "error") not in self.found(rows, ["金额", title])

    def test_totals_of_staff_and_office(self):
        rows = [
            ("301", "", "10.00"),
            ("303", "", "1.00"),
            ("", "人员经费合计", "11.00"),
            ("302", "", "7.00"),
            ("", "公用经费合计", "10.40"),
            ("310", "", "3.40"),
        ]
        assert ("amount", "error") not in self.found(rows)
        rows[4] = ("", "公用经费合计", "10.90")
        assert ("amount", "error") in self.found(rows)

    def test_a_blank_total(self):
        finding = only(gb.reconcile(table([("", "合计", ""), ("201", "", "10.00")], ["金额"])))

        assert finding.explanations[0].slip is gb.Slip.LOST

    def test_two_totals_that_differ(self):
        rows = [("", "合计", "10.00"), ("201", "", "10.00"), ("", "总计", "11.00")]

        assert self.found(rows) == [("amount", "error")]

    def test_codes_of_two_schemes(self):
        assert self.found([("", "合计", 10), ("201", "", 10), ("301", "", 10)]) == [
            ("unknown_code", "error")
        ]

    def test_a_level_left_out_is_told_once(self):
        rows = [("201", "", 5), ("2010301", "", 2), ("2010302", "", 3), ("205", "", 1)]
        rows.append(("20501", "", 1))
        finding = only(gb.reconcile(table(rows, ["金额"])))

        assert [place.row for place in finding.places] == [1, 2]

    def test_a_swap_that_two_sets_explain(self):
        rows = [
            ("201", "", "1217.60"),
            ("20102", "", "772.27"),
            ("2010203", "", "445.33"),
            ("20140", "", "445.33"),
            ("2014003", "", "772.27"),
        ]
        finding = only(gb.reconcile(table(rows, ["金额"])))

        assert {tuple(m.cell.code for m in one.mends) for one in finding.explanations} == {
            ("20102", "20140"),
            ("2010203", "2014003"),
        }

    def test_a_whole_column_in_another_unit(self):
        from attrs import evolve

        right = seed_tables()["3"]
        rows = [
            evolve(
                row,
                cells=(
                    row.cells[0],
                    *[
                        cell if cell.amount is None or at else gb.Cell.of(cell.amount * 10000)
                        for at, cell in enumerate(row.cells[1:])
                    ],
                ),
            )
            for row in right.rows
        ]
        finding = gb.reconcile(right.with_rows(rows)).errors[0]

        assert finding.explanations[0].slip is gb.Slip.UNIT
        assert len(finding.explanations[0].mends) >= 3

    def test_a_row_that_may_be_missing(self):
        rows = [("20103", "", 10), ("2010301", "", 3), ("2010302", "", 4)]
        finding = only(gb.reconcile(table(rows, ["金额"])))

        assert finding.missing == gb.MissingRow(
            gb.CellRef(0, 0, "", "20103", ""), (("金额", D(3)),)
        )
        assert "or a row below 20103 is missing (3)" in finding.message

    def test_all_single_cells_are_looked_at(self):
        leaves = [entry.code for entry in gb.functional(2024).subtree("201").leaves][:70]
        rows = [(code, "", 100 + at) for at, code in enumerate(leaves)]
        rows = [("", "合计", sum(row[2] for row in rows)), *rows]
        rows[67] = (leaves[66], "", 616)
        finding = gb.reconcile(table(rows, ["金额"])).errors[0]

        assert (leaves[66], D(166)) in {
            (one.mends[0].cell.code, one.mends[0].value) for one in finding.explanations
        }

    @pytest.mark.unmeasured
    def test_many_wrong_codes_take_no_longer(self):
        rows = [("", "合计", 400), *[(f"29{n:03d}", "教育支出", 1) for n in range(400)]]

        assert gb.reconcile(table(rows, ["金额"]), steps=100_000).errors

    def test_tables_are_named_where_there_are_several(self):
        one = table([("", "合计", "10.00"), ("201", "", "10.00")], ["金额"], title="表一")
        other = table([("", "合计", "20.00"), ("201", "", "10.00")], ["金额"], title="表二")

        assert gb.reconcile([one, other]).errors[0].message.startswith("表二: 合计 金额: ")
