"""Which columns of a table are sums of which, and what is set aside."""

import json
from decimal import Decimal as D

import pytest
from openpyxl import Workbook

import govbudget as gb
from govbudget.base.cells import NotRead, WhyNot
from govbudget.cli import run
from govbudget.reconciling.asides import Aside, WhyAside
from govbudget.reconciling.columnsums import column_sums

CORE = ["基本支出", "项目支出"]


def table(measures, *rows, year=2024, **more):
    codes = ["", "201", "20126", "2012601", "2012604"]
    named = [(code, "" if code else "合计", *row) for code, row in zip(codes, rows, strict=False)]
    return gb.BudgetTable.of(named, measures, unit="万元", year=year, **more)


def sums(made):
    return [str(one) for one in column_sums(made).identities]


def asides(made):
    return [(one.what, one.why) for one in column_sums(made).asides]


WRONG = [("61.00", "50.00", "10.00")] * 3 + [("51.00", "50.00", ""), ("10.00", "", "10.00")]
RIGHT = [("60.00", "50.00", "10.00")] * 3 + [("50.00", "50.00", ""), ("10.00", "", "10.00")]


@pytest.mark.parametrize(
    "title",
    [
        *("合计", "总计", "小计", "预算数", "总额", "支出总额", "合计金额", "预算总数", "全年预算"),
        *("计", "支出合计", "本年支出合计", "合计数", "总金额", "共计", "年度预算总额"),
    ],
)
def test_a_total_is_one_by_whatever_name(title):
    assert sums(table([title, *CORE], *RIGHT)) == [f"{title} = 基本支出 + 项目支出"]
    [finding] = gb.reconcile(table([title, *CORE], *WRONG)).errors
    assert [failure.total.measure for failure in finding.failures] == [title] * 4
    assert gb.reconcile(table([title, *CORE], *RIGHT)).holds


def test_a_sum_that_fails_in_row_after_row_is_one_cause():
    """A wrong figure that was added up: the sums of rows hold, each row misses by as much."""
    [finding] = gb.reconcile(table(["合计", *CORE], *WRONG)).errors

    first = finding.explanations[0]
    assert [(one.cell.code, one.cell.measure, str(one.value)) for one in first.mends] == [
        ("", "合计", "60.00"),
        ("201", "合计", "60.00"),
        ("20126", "合计", "60.00"),
        ("2012601", "合计", "50.00"),
    ]
    assert {one.mends[0].cell.measure for one in finding.explanations} == {"合计", *CORE}


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("上年预算数", WhyAside.OTHER_YEAR),
        ("2023年决算数", WhyAside.OTHER_YEAR),
        ("人数", WhyAside.NO_MONEY),
        ("面积（平方米）", WhyAside.NO_MONEY),
        ("占比", WhyAside.NO_MONEY),
        ("公务用车（辆）", WhyAside.NO_MONEY),
        ("其中：政府采购", WhyAside.BESIDE),
        ("备用栏", WhyAside.BESIDE),
    ],
)
def test_no_single_title_switches_a_sum_off(title, why):
    """With any column beside them the figures are told as without it."""
    plain = gb.reconcile(table(["合计", *CORE], *WRONG))
    beside = ["7.00", "7.00", "7.00", "7.00", ""]
    made = table(
        ["合计", *CORE, title], *[(*row, one) for row, one in zip(WRONG, beside, strict=True)]
    )
    found = gb.reconcile(made)

    assert asides(made) == [(title, why)]
    [finding], [other] = found.errors, plain.errors
    assert finding.failures == other.failures
    assert len(finding.failures) == 4
    assert any(title in said for said in found.passed_over)
    rows = [(*row, one) for row, one in zip(RIGHT, beside, strict=True)]
    assert list(gb.reconcile(table(["合计", *CORE, title], *rows))) == []


def test_counts_are_in_no_sum_of_rows_either():
    made = table(["合计", *CORE, "人数"], *[(*row, "10") for row in RIGHT])

    assert list(gb.reconcile(made)) == []


def test_a_column_beside_the_sum_is_known_by_the_rows():
    measures = ["支出总计", *CORE, "上缴上级支出", "政府采购项目/小计"]
    row = ("46.84", "30.72", "16.12", "0.00", "11.00")
    made = table(measures, row, row, row)

    assert sums(made) == ["支出总计 = 基本支出 + 项目支出 + 上缴上级支出"]
    assert asides(made) == [("政府采购项目/小计", WhyAside.BESIDE)]
    assert gb.reconcile(made).holds
    spoilt = table(measures, ("46.94", *row[1:]), ("46.94", *row[1:]), row)
    assert gb.reconcile(spoilt).errors


def test_what_stands_beside_as_a_rule_counts_where_the_rows_say_so():
    made = table(["合计", "一般项目", "政府采购"], (60, 50, 10), (60, 50, 10), (60, 50, 10))

    assert sums(made) == ["合计 = 一般项目 + 政府采购"]


def test_one_total_of_two_sums():
    measures = ["合计", *CORE, "一般公共预算", "政府性基金预算"]
    made = table(measures, *[(60, 50, 10, 45, 15)] * 3)

    assert sums(made) == ["合计 = 基本支出 + 项目支出", "合计 = 一般公共预算 + 政府性基金预算"]
    wrong = table(measures, *[(60, 50, 10, 45, 15)] * 2, (60, 50, 10, 45, 25))
    found = gb.reconcile(wrong).errors
    assert {failure.identity for one in found for failure in one.failures} >= {
        "合计 = 一般公共预算 + 政府性基金预算"
    }


def test_carried_over_money_is_a_part_of_the_year():
    made = table(["合计", "财政拨款", "事业收入", "上年结转"], *[(60, 40, 10, 10)] * 3)

    assert sums(made) == ["合计 = 财政拨款 + 事业收入 + 上年结转"]


def test_a_year_of_its_own_is_no_other_year():
    measures = ["2024年预算数", *CORE, "2023年预算数"]
    made = table(measures, *[(60, 50, 10, 55)] * 3)

    assert sums(made) == ["2024年预算数 = 基本支出 + 项目支出"]
    assert asides(made) == [("2023年预算数", WhyAside.OTHER_YEAR)]


def test_a_scaled_column_is_offered_only_where_it_explains_the_sum():
    yuan = table(["合计", *CORE], *[(D(row[0]) * 10000, *row[1:]) for row in RIGHT])
    [finding] = gb.reconcile(yuan).errors
    assert finding.explanations[0].slip is gb.Slip.UNIT
    # A column of small figures would be all but nought in another unit: that explains nothing.
    beside = ["10.00", "10.00", "10.00", "10.00", ""]
    small = table(
        ["合计", *CORE, "经营支出"],
        *[(*row, one) for row, one in zip(RIGHT, beside, strict=True)],
    )
    mends = [
        mend
        for found in gb.reconcile(small).errors
        for one in found.explanations
        for mend in one.mends
    ]
    assert not any(mend.value == 0 or mend.slip is gb.Slip.UNIT for mend in mends)


def test_each_sentence_in_both_languages():
    for why in WhyAside:
        one = Aside("人数", why, "合计", 3, 4)
        assert "人数" in one.said
        assert "人数" in one.said_zh
        assert one.said.isascii() is False  # the titles stay as they are printed
        assert one.said != one.said_zh


class TestPrecision:
    """Each figure is exact to half a unit of its own last place."""

    def test_a_figure_with_fewer_decimals(self):
        measures = ["合计", "人员经费支出", "公用经费支出", "专项业务经费支出"]
        made = gb.BudgetTable.of(
            [
                ("", "合计", "936647884.3", "43536866.11", "3601018.22", "889510000"),
                ("206", "", "932010695.13", "38899676.91", "3601018.22", "889510000"),
                ("221", "", "4637189.2", "4637189.2", "", ""),
            ],
            measures,
            unit="元",
        )
        found = gb.reconcile(made)

        assert found.errors == ()
        assert {one.kind for one in found} == {gb.Kind.ROUNDING}

    def test_beyond_its_own_place_it_is_an_error(self):
        rows = [("201", "", "100.4"), ("20101", "", "50.11"), ("20103", "", "50.12")]
        assert gb.reconcile(gb.BudgetTable.of(rows, ["合计"])).errors
        rows[0] = ("201", "", "100.2")
        assert gb.reconcile(gb.BudgetTable.of(rows, ["合计"])).errors == ()

    def test_a_zero_has_no_place_of_its_own(self):
        rows = [("201", "", "100.53"), *[(f"201{at:02d}", "", "0") for at in range(1, 9)]]
        rows.append(("20111", "", "100.23"))
        assert gb.reconcile(gb.BudgetTable.of(rows, ["合计"])).errors


class TestNotRead:
    ERROR = NotRead("#REF!", WhyNot.ERROR)

    def made(self, at, cell, measure=0):
        rows = [list(row) for row in RIGHT]
        rows[at][measure] = cell
        return table(["合计", *CORE], *rows)

    def test_nobody_beside_it_is_accused(self):
        found = gb.reconcile(self.made(4, self.ERROR))

        assert [(one.kind.value, one.severity.value) for one in found] == [("not_read", "error")]
        assert {one.identity for one in found.untold} == {
            "合计 = 基本支出 + 项目支出",
            "20126 = 2012601 + 2012604",
        }
        assert "its cell holds the error #REF!" in found.untold[0].reason
        assert "单元格是错误值 #REF!" in found.untold[0].reason_zh
        assert found.checked == found.held

    def test_the_sums_say_what_it_would_be(self):
        [finding] = gb.reconcile(self.made(4, self.ERROR))

        assert finding.culprits[0].code == "2012604"
        assert finding.explanations[0].mends[0].value == D("10.00")

    def test_sums_that_disagree_say_nothing(self):
        rows = [list(row) for row in WRONG]
        rows[4][0] = self.ERROR
        rows[3][0] = "50.00"
        [finding] = [
            one
            for one in gb.reconcile(table(["合计", *CORE], *rows))
            if one.kind is gb.Kind.NOT_READ
        ]
        assert finding.explanations == ()

    def test_a_formula_without_a_result_is_the_fault_of_nobody(self):
        [finding] = gb.reconcile(self.made(3, NotRead("=C9+1", WhyNot.NO_RESULT), 1))

        assert finding.severity is gb.Severity.NOTICE

    def test_other_sums_are_checked_as_ever(self):
        rows = [list(row) for row in RIGHT]
        rows[4][0] = self.ERROR
        rows[0][1] = "55.00"
        found = gb.reconcile(table(["合计", *CORE], *rows)).errors

        assert [one.culprits[0].measure for one in found if one.kind is gb.Kind.AMOUNT] == [
            "基本支出"
        ]

    def test_it_is_no_blank(self):
        cell = self.made(4, self.ERROR).rows[4].cells[0]

        assert (cell.amount, cell.is_blank, cell.is_text, cell.is_unread) == (
            None,
            False,
            False,
            True,
        )
        filled = gb.deduce(self.made(4, self.ERROR)).filled
        assert "2012604 合计" not in {str(one.cell) for one in filled}

    def test_a_row_whose_code_is_none(self):
        rows = [
            ("", "合计", "60.00"),
            ("201", "一般公共服务支出", "60.00"),
            ("20126", "档案事务", "60.00"),
            ("2012-60-1", "行政运行", "50.00"),
            ("2012604", "档案馆", "10.00"),
        ]
        found = gb.reconcile(gb.BudgetTable.of(rows, ["合计"], year=2024))

        assert [one.kind for one in found] == [gb.Kind.MALFORMED_CODE]
        assert [one.identity for one in found.untold] == ["20126 = 2012604"]
        assert "where 行政运行 belongs is not known" in found.untold[0].reason

    def test_a_row_of_a_unit_spoils_no_sum(self):
        rows = [
            ("", "合计", "70.00"),
            ("101001", "某某局", "60.00"),
            ("201", "一般公共服务支出", "60.00"),
        ]
        found = gb.reconcile(gb.BudgetTable.of(rows, ["合计"], year=2024))

        assert found.untold == ()
        assert any(one.kind is gb.Kind.AMOUNT for one in found)


class TestDeducing:
    def test_blanks_below_each_other(self):
        made = table(["合计"], ("15.00",), ("",), ("",), ("10.00",), ("5.00",))

        assert [(one.cell.code, one.value) for one in gb.deduce(made).filled] == [
            ("201", D("15.00")),
            ("20126", D("15.00")),
        ]

    def test_nothing_that_the_sign_of_the_table_forbids(self):
        made = table(["合计"], ("15.00",), ("15.00",), ("15.00",), ("20.00",), ("",))
        assert gb.deduce(made).filled == ()
        below = gb.BudgetTable.of(
            [
                ("201", "", "15.00"),
                ("20101", "", "20.00"),
                ("20103", "", ""),
                ("208", "", "-1.00"),
                ("20805", "", "-1.00"),
            ],
            ["合计"],
        )
        assert [one.value for one in gb.deduce(below).filled] == [D("-5.00")]


def test_no_amount_below_zero_is_proposed_in_a_table_without_any():
    rows = [("201", "", "10.00"), ("20101", "", "30.00"), ("20103", "", "5.00")]
    [finding] = gb.reconcile(gb.BudgetTable.of(rows, ["合计"])).errors

    assert [one.mends[0].value for one in finding.explanations] == [D("35.00"), D("5.00")]
    rows.append(("208", "", "-1.00"))
    [finding] = gb.reconcile(gb.BudgetTable.of(rows, ["合计"])).errors
    assert D("-20.00") in {one.mends[0].value for one in finding.explanations}


def test_findings_do_not_depend_on_the_clock(monkeypatch):
    """Steps are counted, not seconds: a machine that stands still finds the same."""
    import time

    made = table(["合计", *CORE], *WRONG)
    found = gb.reconcile(made)
    monkeypatch.setattr(time, "perf_counter", iter(range(0, 10**9, 10**6)).__next__)

    assert gb.reconcile(made) == found
    assert gb.reconcile(made, steps=0).errors


class TestWorkbooks:
    """Cells of a workbook that hold no value, by every command."""

    def book(self, tmp_path, *cells):
        made = Workbook()
        rows = [["支出预算总表"], ["单位：万元"], ["科目编码", "科目名称", "合计", *CORE]]
        rows += [["", "合计", 60, 50, 10], ["201", "", 60, 50, 10], ["20126", "", 60, 50, 10]]
        rows += [["2012601", "行政运行", 50, 50, None], ["2012604", "档案馆", *cells]]
        for row in rows:
            made.active.append(row)
        for cell in made.active[len(rows)]:
            if str(cell.value).startswith("#"):
                cell.data_type = "e"
        path = tmp_path / "table.xlsx"
        made.save(path)
        return str(path)

    @pytest.mark.parametrize(("cell", "kind"), [("#REF!", "error"), ("=1+9", "no_result")])
    def test_reconcile(self, tmp_path, capsys, cell, kind):
        path = self.book(tmp_path, cell, None, 10)
        code, out = run(["reconcile", path, "--json"]), capsys.readouterr().out
        record = json.loads(out)

        assert code == 1
        assert [one["kind"] for one in record["findings"]] == ["not_read"]
        assert len(record["untold"]) == 2
        assert run(["reconcile", path]) == 1
        assert "2 sums cannot be told, since 2012604 档案馆 合计" in capsys.readouterr().out
        [table_read] = gb.open_tables(path)
        assert table_read.rows[-1].cells[0].why.value == kind

    def test_rollup(self, tmp_path, capsys):
        path = self.book(tmp_path, "#REF!", None, 10)
        assert run(["rollup", path]) == 2
        assert "(2012604): its cell holds the error #REF!" in capsys.readouterr().err
        # Without that row the stated sums cannot be shown, and the total is not compared.
        assert run(["rollup", path, "--not-read", "skip", "--format", "json"]) == 0
        out, err = capsys.readouterr()
        assert json.loads(out)["unread"][0]["code"] == "2012604"
        assert "left out, not read" in err

    def test_a_workbook_of_nothing_but_errors(self, tmp_path):
        made = Workbook()
        made.active.append(["科目编码", "科目名称", "合计"])
        for code in ("201", "20126", "2012604"):
            made.active.append([code, "", "#REF!"])
            made.active.cell(made.active.max_row, 3).data_type = "e"
        path = tmp_path / "errors.xlsx"
        made.save(path)
        [one] = gb.open_tables(path)
        found = gb.reconcile(one)

        assert {finding.kind for finding in found if finding.kind is not gb.Kind.CHILDLESS} == {
            gb.Kind.NOT_READ
        }
        assert run(["rollup", str(path)]) == 2
