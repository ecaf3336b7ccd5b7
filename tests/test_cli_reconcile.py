"""``govbudget reconcile``, as typed."""

import io
import json
import re
import sys
from decimal import Decimal

import pytest
from openpyxl import Workbook
from rich.cells import cell_len

import govbudget as gb
from govbudget.cli import run
from govbudget.cli.drawn_table import drawn_around, needed_rows
from govbudget.jsonform import converter
from govbudget.reconciling.findings import CellRef, Finding
from govbudget.reconciling.kinds import Kind, Severity

BY_FUNCTION = """支出预算总表
单位：万元
科目编码,科目名称,合计,基本支出,,,项目支出
,,,小计,人员经费,公用经费,
,合计,"1,196.36","1,143.36","1,054.05",89.31,53.00
201,一般公共服务支出,"1,029.56",976.56,892.68,83.88,53.00
20103,政府办公厅（室）及相关机构事务,"1,029.56",976.56,892.68,83.88,53.00
2010350,事业运行,976.56,976.56,892.68,83.88,
2010399,其他政府办公厅（室）及相关机构事务支出,53.00,,,,53.00
208,社会保障和就业支出,166.80,166.80,161.37,5.43,
20805,行政事业单位养老支出,166.80,166.80,161.37,5.43,
2080502,事业单位离退休,34.23,34.23,28.80,5.43,
2080505,机关事业单位基本养老保险缴费支出,132.57,132.57,132.57,,
"""
BY_CLASS = """科目编码,科目名称,合计
,合计,133.57
301,工资福利支出,133.57
30101,基本工资,1.00
30108,机关事业单位基本养老保险缴费,132.57
"""
SWAPPED = BY_FUNCTION.replace("976.56,976.56,892.68,83.88,\n", "976.56,967.56,892.68,83.88,\n")
# Nothing but their sum speaks of the two rows: either may be wrong.
ALIKE = BY_CLASS.replace("1.00", "7.00")


class Stdin:
    """Standard input that gives these bytes."""

    def __init__(self, text):
        self.buffer = io.BytesIO(text.encode())


@pytest.fixture
def reconciled(tmp_path, capsys, monkeypatch):
    """Reconciles texts and gives the exit code, what comes out, and what is said."""

    monkeypatch.chdir(tmp_path)

    def run_on(*texts, options=()):
        paths = []
        for number, text in enumerate(texts, 1):
            paths.append(f"{number}.csv")
            (tmp_path / paths[-1]).write_text(text, encoding="utf-8")
        code = run(["reconcile", *paths, *options])
        out, err = capsys.readouterr()
        return code, re.sub(r"\x1b\[[\d;]*m", "", out), err

    return run_on


def test_a_clean_table_is_one_sentence(reconciled):
    code, out, err = reconciled(BY_FUNCTION)

    assert (code, err) == (0, "")
    assert re.fullmatch(r"1\.csv: \d+ identities checked, all hold\n", out)


class TestDrawn:
    def test_the_cell_at_fault_is_marked(self, reconciled):
        code, out, err = reconciled(SWAPPED)
        lines = out.splitlines()

        assert (code, err) == (1, "")
        assert lines[0] == "1 error"
        assert lines[2].startswith("1. 2010350 基本支出/小计: ")
        assert lines[2].endswith("should be 976.56 instead of 967.56 (two digits swapped)")
        assert "   (row 8, column 4)" in lines
        at = next(at for at, line in enumerate(lines) if "▶967.56◀" in line)
        assert lines[at].split() == ["2010350", "事业运行", "976.56", "▶967.56◀", "892.68", "83.88"]
        assert lines[at + 1].split() == ["→976.56"]
        assert "   These sums fail:" in lines
        assert lines[-1].endswith(" hold to the last digit; 1 error")

    def test_with_what_stands_around_it_and_not_more(self, reconciled):
        _, out, _ = reconciled(SWAPPED)
        codes = [line.split()[0] for line in out.splitlines() if re.match(r" (\d|⋮)", line)]

        assert codes == ["⋮", "201", "20103", "2010350", "2010399", "⋮"]

    @pytest.mark.parametrize("width", [44, 60, 80, 100])
    def test_no_amount_is_cut_off(self, reconciled, monkeypatch, width):
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("COLUMNS", str(width))
        _, out, _ = reconciled(SWAPPED)

        assert max(map(cell_len, out.splitlines())) <= width
        for amount in ("1,029.56", "▶967.56◀", "892.68", "83.88"):
            assert amount in out
        assert "…" not in out

    def test_several_explanations(self, reconciled):
        code, out, _ = reconciled(ALIKE)

        assert code == 1
        assert "▷7.00◁" in out
        assert "▷132.57◁" in out
        assert "One of these would mend it; they cannot be told apart:" in out
        assert "   - 30101 基本工资 合计: 7.00 → 1.00" in out
        assert "other explanation" not in out

    def test_many_explanations_and_parts(self, reconciled):
        codes = [f"302{n:02}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 14)]
        rows = "".join(f"{code},,3.{at:02}\n" for at, code in enumerate(codes, 10))
        _, out, _ = reconciled(f"科目编码,科目名称,合计\n302,商品和服务支出,50.00\n{rows}")

        assert re.search(r"\n   and \d+ more\n", out)
        assert "\n ⋮" in out

    def test_a_blank_at_fault(self, reconciled):
        text = BY_FUNCTION.replace("2080505,机关事业单位基本养老保险缴费支出,132.57,", "2080505,,,")
        _, out, _ = reconciled(text)

        assert "▶—◀" in out
        assert "→132.57" in out

    def test_a_row_at_fault(self, reconciled):
        code, out, _ = reconciled(BY_CLASS.replace("301,工资福利支出", "301,商品和服务支出"))

        assert code == 1
        assert re.search(r"^ ▶301◀ +商品和服务支出", out, re.MULTILINE)

    def test_notices_are_no_errors(self, reconciled):
        text = BY_CLASS.replace("30101,基本工资,1.00\n", "")
        code, out, _ = reconciled(text + "30101,基本工资,1.00\n")

        assert code == 0
        assert out.startswith("1 notice\n\n1. 30101 基本工资 stands after 30108")
        assert out.endswith("all hold; 1 notice\n")

    def test_rounding_is_no_error(self, reconciled):
        code, out, _ = reconciled(
            BY_CLASS.replace("301,工资福利支出,133.57", "301,工资福利支出,133.58")
        )

        assert code == 0
        assert "rounding explains up to 0.0" in out
        assert "1 rounding remark\n" in out or "2 rounding remarks\n" in out
        assert "▶" not in out

    def test_failures_without_explanation(self):
        table = gb.BudgetTable.of(
            [("201", "", 5), ("20101", "", 1), ("20103", "", 2)], measures=["合计"]
        )
        [finding] = gb.reconcile(table)
        bare = Finding(
            finding.kind, finding.severity, "x", (finding.failures[0].total,), finding.failures
        )

        [drawn] = drawn_around(table, 0, bare)
        assert "▷5◁" in str([cell.plain for cell in drawn.columns[2]._cells])
        assert needed_rows(table, 0, bare) == [0, 1, 2]

    def test_of_very_many_rows_the_first_are_drawn_and_the_others_counted(self, reconciled):
        rows = "".join(f"30101,基本工资,{number}\n" for number in range(1, 501))

        _, out, _ = reconciled("科目编码,科目名称,合计\n" + rows)

        assert out.count("▶30101◀") < 70
        drawn, more = out.count("基本工资  "), int(re.search(r"and (\d+) rows more", out)[1])
        assert drawn + more == 500

    def test_a_row_stands_below_the_nearest_that_states_its_code_above(self):
        part = [("201", "", 5), ("20101", "", 1), ("20103", "", 4)]
        table = gb.BudgetTable.of(part * 50, measures=["合计"])
        [*_, last] = [at for at, row in enumerate(table.rows) if row.code == "20103"]
        place = CellRef(0, last, "合计", "20103")
        bare = Finding(Kind.AMOUNT, Severity.ERROR, "x", (place,), ())

        assert needed_rows(table, 0, bare) == [last - 2, last - 1, last]


class TestSeveral:
    def test_together(self, reconciled):
        code, out, _ = reconciled(BY_FUNCTION, BY_CLASS.replace("132.57", "130.00"))

        assert code == 1
        assert "2.csv: table 2: 301 合计: " in out
        assert "1 notice" in out
        assert re.search(r"1\.csv 支出预算总表: 2080505 基本支出/小计 .* = 30108 合计", out)
        assert out.splitlines()[-1].startswith("1.csv, 2.csv: ")

    def test_json_has_an_object_for_each(self, reconciled):
        code, out, _ = reconciled(BY_FUNCTION, ALIKE, options=["--json"])
        first, second = map(json.loads, out.splitlines())

        assert code == 1
        assert first["document"] == "1.csv"
        assert first["tables"] == [{"table": 0, "title": "支出预算总表", "unit": "万元"}]
        assert (first["findings"], first["held"]) == ([], first["checked"])
        assert second["tables"][0]["table"] == 1
        assert second["held"] < second["checked"]
        finding = converter().structure(second["findings"][0], Finding)
        assert finding.places[0].table == 1
        assert finding.failures[0].difference == Decimal("-6.00")


def test_json_of_one(reconciled):
    code, out, _ = reconciled(SWAPPED, options=["--json"])
    record = json.loads(out)

    assert code == 1
    assert record["checked"] - record["held"] == 3
    assert record["findings"][0]["explanations"][0]["slip"] == "digits_swapped"
    assert "filled" not in record


class TestIdentities:
    TABLE = "科目编码,科目名称,甲,乙,丙\n201,,6,1,2\n202,,3,1,2\n"

    def test_declared(self, reconciled):
        assert reconciled(self.TABLE)[0] == 0
        code, out, _ = reconciled(self.TABLE, options=["--identity", "甲 = 乙 + 丙"])

        assert code == 1
        assert "甲 = 乙 + 丙, stated 6, computed 3" in out

    @pytest.mark.parametrize(
        "written",
        ["合计 = 基本支出 + 项目支出", "合计 = 小计 + 项目支出", "合计＝基本支出/小计＋项目支出"],
    )
    def test_by_parts_of_the_titles(self, reconciled, written):
        code, out, _ = reconciled(SWAPPED, options=["--identity", written])

        assert code == 1
        assert "合计 = 基本支出/小计 + 项目支出" in out

    @pytest.mark.parametrize(
        ("written", "says"),
        [
            ("甲 = 乙 + 丁", "no table has the columns of 甲 = 乙 + 丁: 甲, 乙, 丙"),
            ("甲", "'甲' is no identity: 合计 = 基本支出 + 项目支出 is"),
        ],
    )
    def test_refused(self, reconciled, written, says):
        code, out, err = reconciled(self.TABLE, options=["--identity", written])

        assert (code, out) == (2, "")
        assert says in err

    def test_a_table_without_the_columns_keeps_its_own(self, reconciled):
        code, out, _ = reconciled(SWAPPED, self.TABLE, options=["--identity", "甲 = 乙 + 丙"])

        assert code == 1
        assert "▶967.56◀" in out


class TestDeduce:
    TEXT = BY_FUNCTION.replace("976.56,976.56,892.68,83.88,\n", "976.56,,892.68,83.88,\n")

    def test_printed(self, reconciled):
        _, out, _ = reconciled(self.TEXT, options=["--deduce"])

        assert (
            re.search(r"1\.csv: \d+ blanks? follows? from the sums:", out) or "blanks follow" in out
        )
        assert "  2010350 事业运行 基本支出/小计 = 976.56\n" in out

    def test_nothing(self, reconciled):
        text = "科目编码,科目名称,金额\n201,,1\n"
        assert "1.csv: 0 blanks follow from the sums\n" in reconciled(text, options=["--deduce"])[1]

    def test_json(self, reconciled):
        _, out, _ = reconciled(self.TEXT, options=["--deduce", "--json"])
        values = {
            (m["cell"]["code"], m["cell"]["measure"]): m["value"] for m in json.loads(out)["filled"]
        }

        assert values["2010350", "基本支出/小计"] == "976.56"


class TestUse:
    def test_nothing_to_check(self, reconciled):
        code, out, _ = reconciled("科目编码,科目名称,金额\n201,,1\n")
        assert code == 0
        assert "0 identities checked: no column and no row is a sum of others" in out

    def test_what_is_passed_over_is_said(self, reconciled):
        _, out, _ = reconciled(BY_CLASS + ",某项,5\n")
        assert "Passed over:\n" in out
        assert "某项" in out

    def test_unreadable(self, reconciled):
        code, out, err = reconciled("a\n")
        assert (code, out) == (2, "")
        assert "1.csv cannot be read: " in err

    def test_no_table(self, reconciled):
        code, _, err = reconciled("一段文字\n另一段文字\n")
        assert code == 2
        assert "cannot be read: it has no table of amounts" in err

    def test_standard_input(self, monkeypatch, capsys):
        monkeypatch.setattr(sys, "stdin", Stdin(SWAPPED))
        assert run(["reconcile", "-"]) == 1
        assert capsys.readouterr().out.splitlines()[-1].startswith("standard input: ")

    def test_standard_input_twice(self, capsys):
        assert run(["reconcile", "-", "-"]) == 2
        assert "standard input can be read once only" in capsys.readouterr().err

    def test_standard_input_that_is_nothing(self, monkeypatch, capsys):
        monkeypatch.setattr(sys, "stdin", Stdin(""))
        assert run(["reconcile", "-"]) == 2
        assert "standard input cannot be read: it is empty" in capsys.readouterr().err

    def test_sheets_columns_and_units(self, tmp_path, capsys):
        book = Workbook()
        for title, off in (("甲", 0), ("乙", 9)):
            sheet = book.create_sheet(title)
            for row in (
                ["编号", "款项", "数"],
                ["301", "工资福利支出", 3 + off],
                ["30101", "基本工资", 3],
            ):
                sheet.append(row)
        path = tmp_path / "in.xlsx"
        book.save(path)
        options = ["--code", "编号", "--name", "款项", "--measure", "数", "--unit", "万元"]

        assert run(["reconcile", str(path), "--sheet", "甲", *options]) == 0
        capsys.readouterr()
        assert run(["reconcile", str(path), *options, "--json", "--year", "2024"]) == 1
        record = json.loads(capsys.readouterr().out)
        assert [one["title"] for one in record["tables"]] == ["甲", "乙"]
        assert record["tables"][0]["unit"] == "万元"
        assert record["findings"][0]["places"][0]["table"] == 1

    def test_real_figures(self, documents, reconciled):
        text = (documents / "anshan_big_data_center_2024_budget.txt").read_text(encoding="utf-8")
        rows = [line.split("\t") for line in text.splitlines()]
        six = [
            row
            for row in rows
            if len(row) == 5 and re.fullmatch(r"30\d(\d\d)?|", row[0]) and row[2]
        ]
        lines = ["科目编码,科目名称,合计,人员经费,公用经费"]
        lines += [
            ",".join(cell.replace(",", "") for cell in row) for row in six if row[1] != "科目名称"
        ]

        code, out, _ = reconciled("\n".join(lines) + "\n")
        assert code == 0
        assert "all hold" in out
        code, out, _ = reconciled(
            "\n".join(lines).replace(",1215.61,1215.61,", ",1251.61,1215.61,") + "\n"
        )
        assert code == 1
        assert "▶1251.61◀" in out


def test_a_table_is_drawn_around_the_first_of_many_findings(tmp_path, capsys):
    """Thousands of drawings take minutes, and nobody looks at them."""
    path = tmp_path / "same.csv"
    rows = "201,一般公共服务支出,5\n" + "20103,政府办公厅（室）及相关机构事务,5\n" * 160
    path.write_text("科目编码,科目名称,合计\n" + rows, encoding="utf-8")

    run(["reconcile", str(path)])

    out = capsys.readouterr().out
    findings = [line for line in out.splitlines() if line.split(".")[0].isdecimal()]
    assert len(findings) > 150
    assert out.count("合计") < 2 * 130
    assert "the table is drawn around the first 100 of these alone" in out
