"""Two documents or tables side by side: what changed, in one unit, by code."""

import csv
import io
import json
from decimal import Decimal

import openpyxl
import pytest
from rich.cells import cell_len

import govbudget as gb
from govbudget.cli import run
from govbudget.errors import WrongArgument

BODY = "单位名称：某某市档案馆\n{year}年单位{what}\n"
TABLE = "表{number} {title}\n单位：{unit}\n\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n{rows}\n"
OLD = {"2012604": ("档案馆", 6, 4), "2080505": ("机关事业单位基本养老保险缴费支出", 2, 0)}
NEW = {"2012604": ("档案馆", 9, 4), "2013202": ("一般行政管理事务", 0, 5)}


def document(path, year, lines, unit="万元", what="预算"):
    """A small document whose one table has these items, in 万元."""
    scale = 10_000 if unit == "元" else 1
    rows = [("", "合计", sum(b for _, b, _ in lines.values()), sum(p for *_, p in lines.values()))]
    rows += [(code, *rest) for code, rest in lines.items()]
    printed = "\n".join(
        f"{code}\t{name}\t{(b + p) * scale:.2f}\t{b * scale:.2f}\t{p * scale:.2f}"
        for code, name, b, p in rows
    )
    title = "支出决算表" if what == "决算" else "支出预算总表"
    text = BODY.format(year=year, what=what)
    text += TABLE.format(number=1, title=title, unit=unit, rows=printed)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def pair(tmp_path):
    return (
        document(tmp_path / "new.txt", 2024, NEW, "元"),
        document(tmp_path / "old.txt", 2023, OLD),
    )


def lines_of(found, part=""):
    return {one.code: one for one in found.rows if one.part == part}


def test_lines_of_two_years_in_two_units(pair):
    found = gb.compare(*map(gb.read_disclosure, pair))
    lines = lines_of(found)

    assert found.unit is gb.Unit.WAN
    assert found.years == (2024, 2023)
    assert [lines[""].first, lines[""].second] == [18, 12]
    assert lines["2012604"].change == 3
    assert lines["2012604"].rate == Decimal("30.00")
    assert lines["2013202"].state is gb.LineState.NEW
    assert lines["2080505"].state is gb.LineState.ENDED
    assert lines["2080505"].rate is None


def test_the_largest_change_comes_first(pair):
    changed = gb.compare(*map(gb.read_disclosure, pair)).of(gb.LineState.CHANGED)
    sizes = [abs(one.change) for one in changed]

    assert len(set(sizes)) > 1
    assert sizes == sorted(sizes, reverse=True)


def test_an_account_stands_beside_its_budget(tmp_path):
    account = document(tmp_path / "a.txt", 2023, OLD, what="决算")
    budget = document(tmp_path / "b.txt", 2023, OLD, "元")
    found = gb.compare(gb.read_disclosure(account), gb.read_disclosure(budget))

    assert {one.state for one in found.rows} == {gb.LineState.SAME}
    assert not found.alone


def test_what_rounding_explains_is_the_same():
    account = gb.BudgetTable.of([("201", "", "120.35")], ["合计"], unit="万元")
    budget = gb.BudgetTable.of([("201", "", "1203512")], ["合计"], unit="元")

    assert [one.state for one in gb.compare(account, budget).rows] == [gb.LineState.SAME]


def test_a_code_that_moved_is_set_beside_nothing():
    now = gb.BudgetTable.of([("2240601", "", "5.00")], ["合计"], unit="万元", year=2024)
    then = gb.BudgetTable.of([("2200111", "", "4.00")], ["合计"], unit="万元", year=2018)
    rows = gb.compare(now, then).rows

    assert {(one.code, one.state, one.became) for one in rows} == {
        ("2240601", gb.LineState.ANOTHER_CODE, ("2200111",)),
        ("2200111", gb.LineState.ANOTHER_CODE, ("2240601",)),
    }


@pytest.mark.parametrize("side", [None, 7, ["201"], {"201": 1}])
def test_a_side_of_another_sort_is_refused(side):
    table = gb.BudgetTable.of([("201", "", "1.00")], ["合计"])
    with pytest.raises(WrongArgument):
        gb.compare(table, side)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_drawn_within_80_columns(pair, capsys, language):
    code = run(["compare", *map(str, pair), "--lang", language])
    out = capsys.readouterr().out

    assert code == 0
    assert max(cell_len(line) for line in out.splitlines() if str(pair[0].parent) not in line) <= 80
    assert "30.00%" in out
    assert ("新增" if language == "zh" else "new") in out


def test_json_csv_and_a_workbook(pair, tmp_path, capsys):
    run(["compare", *map(str, pair), "--json"])
    found = json.loads(capsys.readouterr().out)
    run(["compare", *map(str, pair), "--format", "csv", "--all"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    run(["compare", *map(str, pair), "-o", str(tmp_path / "out.xlsx"), "--all"])
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active

    assert len(found["rows"]) == len(rows) == sheet.max_row - 1 > 5
    assert {"2013202", "2080505"} <= {one["编码"] for one in rows}


def test_a_table_beside_a_document(pair, tmp_path, capsys):
    table = tmp_path / "t.csv"
    table.write_text("科目编码,科目名称,合计（万元）\n2012604,档案馆,13.00\n", encoding="utf-8")
    code = run(["compare", str(pair[0]), str(table)])
    captured = capsys.readouterr()

    assert code == 0
    assert "没有" in captured.err or "no table in common" in captured.err


def test_what_is_no_document_is_told_in_a_sentence(pair, tmp_path, capsys):
    code = run(["compare", str(pair[0]), str(tmp_path / "absent.txt")])

    assert code == 2
    assert "absent.txt" in capsys.readouterr().err


def why(found):
    return [(one.side, one.code, one.part, one.why.id.rpartition(".")[2]) for one in found.left_out]


@pytest.fixture
def uneven(pair):
    """Two documents, of which one has a code twice, and each a column that the other has not."""
    one, two = pair
    text = one.read_text(encoding="utf-8").rstrip("\n")
    one.write_text(f"{text}\n{text.splitlines()[-1]}\n", encoding="utf-8")
    text = two.read_text(encoding="utf-8").replace("\t项目支出", "\t经营支出")
    two.write_text(text, encoding="utf-8")
    return one, two


def test_a_code_in_several_rows_is_left_out_and_named():
    now = gb.BudgetTable.of(
        [("201", "", "1"), ("208", "", "2"), ("208", "", "3")], ["合计"], unit="元"
    )
    then = gb.BudgetTable.of([("201", "", "1"), ("208", "", "2")], ["合计"], unit="元")

    for sides, name in (((now, then), "first"), ((then, now), "second")):
        found = gb.compare(*sides)
        assert [one.code for one in found.rows] == ["201"]
        assert why(found) == [(name, "208", "", "lines")]


def test_a_column_of_one_side_is_left_out_and_named():
    now = gb.BudgetTable.of([("201", "", "3", "1")], ["合计", "基本支出"], unit="元")
    then = gb.BudgetTable.of([("201", "", "3", "2")], ["合计", "项目支出"], unit="元")
    found = gb.compare(now, then)

    assert [one.part for one in found.rows] == [""]
    assert why(found) == [("first", "", "基本支出", "column"), ("second", "", "项目支出", "column")]


def test_several_tables_of_a_kind_are_left_out_and_named(pair, tmp_path):
    text = pair[0].read_text(encoding="utf-8")
    table = text[text.index("表1 ") :]
    income = table.replace("表1 支出", "表2 收入")
    again = f"{income}\n{table.replace('表1 ', '表3 ')}"
    several = tmp_path / "several.txt"
    several.write_text(text + "\n" + again, encoding="utf-8")
    document = gb.read_disclosure(several)
    found = gb.compare(document, gb.read_disclosure(pair[1]))

    assert len(document.tables) == 3
    assert not found.rows
    assert found.alone == (gb.TableKind.INCOME,)
    assert why(found) == [("first", "", "", "tables")] * 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_left_out_is_drawn(uneven, capsys, language):
    run(["compare", *map(str, uneven), "--lang", language])
    lines = capsys.readouterr().out.splitlines()
    begins = "未对照" if language == "zh" else "not compared"

    assert len([line for line in lines if line.startswith(begins)]) == 3
    assert any("2013202" in line for line in lines)
    assert any("经营支出" in line for line in lines)


def test_what_is_left_out_in_json_and_beside_csv(uneven, capsys):
    run(["compare", *map(str, uneven), "--json"])
    left = json.loads(capsys.readouterr().out)["left_out"]
    run(["compare", *map(str, uneven), "--format", "csv"])
    captured = capsys.readouterr()

    assert {one["code"] for one in left} == {"", "2013202"}
    assert all(set(one["why"]) == {"zh", "en"} for one in left)
    assert str(len(left)) in captured.err
    assert "2013202" not in captured.out


def test_nothing_is_left_out_of_two_alike(pair):
    assert not gb.compare(*map(gb.read_disclosure, pair)).left_out


class TestExecution:
    @pytest.fixture
    def sides(self, tmp_path):
        done = {"2012604": ("档案馆", 5, 4), "2080505": ("养老保险缴费支出", 2, 0)}
        account = document(tmp_path / "account.txt", 2023, done, what="决算")
        budget = document(tmp_path / "budget.txt", 2023, OLD, "元")
        earlier = document(tmp_path / "earlier.txt", 2022, OLD)
        return tuple(map(gb.read_disclosure, (account, budget, earlier)))

    def test_an_account_in_per_cent_of_its_budget(self, sides):
        account, budget, _ = sides
        lines = lines_of(gb.compare(account, budget))
        assert lines[""].execution == Decimal("91.67")  # 11 of 12
        assert lines["2012604"].execution == Decimal("90.00")
        assert lines["2080505"].execution == Decimal("100.00")

    def test_whichever_side_is_which(self, sides):
        account, budget, _ = sides
        one, two = gb.compare(account, budget), gb.compare(budget, account)
        rates = [{(it.code, it.part): it.execution for it in side.rows} for side in (one, two)]
        assert rates[0] == rates[1]

    def test_none_beside_a_budget_of_another_year_or_another_budget(self, sides):
        account, budget, earlier = sides
        for pair in ((account, earlier), (budget, earlier), (account, account)):
            assert {one.execution for one in gb.compare(*pair).rows} == {None}

    def test_none_of_a_budget_of_nought(self, sides):
        account, budget, _ = sides
        lines = lines_of(gb.compare(account, budget), "项目支出")
        assert lines["2080505"].second == 0
        assert lines["2080505"].execution is None

    def test_none_of_a_figure_that_was_expected(self):
        rows = [("201", "", "5.00")]
        expected = gb.BudgetTable.of(rows, ["2023年预计执行数"], unit="万元", year=2023)
        budget = gb.BudgetTable.of(rows, ["预算数"], unit="万元", year=2023)
        assert [one.execution for one in gb.compare(expected, budget).rows] == [None]

    def test_the_lowest_first(self, sides):
        found = gb.compare(*sides[:2], sort="execution").rows
        rates = [one.execution for one in found if one.execution is not None]
        assert rates == sorted(rates)
        assert rates[0] < rates[-1]
        assert found[-1].execution is None

    def test_drawn_in_the_place_of_the_rate(self, sides, capsys):
        run(["compare", sides[0].path, sides[1].path, "--lang", "zh", "--sort", "execution"])
        out = capsys.readouterr().out
        assert "执行率" in out
        assert "增减率" not in out
        assert out.index("83.33%") < out.index("90.00%") < out.index("91.67%")


def test_sorted_by_rate_and_by_code():
    now = [("208", "", "30.00"), ("201", "", "2.00"), ("205", "", "105.00"), ("210", "", "1.00")]
    then = [("201", "", "1.00"), ("205", "", "100.00"), ("208", "", "10.00"), ("210", "", "0.00")]
    sides = [gb.BudgetTable.of(rows, ["合计"], unit="万元") for rows in (now, then)]

    by_rate = gb.compare(*sides, sort="rate").rows
    assert [one.code for one in by_rate] == ["210", "208", "201", "205"]
    assert [one.code for one in gb.compare(*sides).rows] == ["208", "205", "201", "210"]
    assert [one.code for one in gb.compare(*sides, sort="code").rows] == sorted(c for c, *_ in now)
    with pytest.raises(WrongArgument, match="execution"):
        gb.compare(*sides, sort="size")


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_as_a_frame(pair, backend):
    pytest.importorskip(backend)
    found = gb.compare(*map(gb.read_disclosure, pair))
    made = found.to_frame(backend)

    amounts = made["change"].to_pylist() if backend == "pyarrow" else made["change"].to_list()
    assert made.shape == (len(found.rows), 14)
    assert amounts[: len(found.of(gb.LineState.CHANGED))] == [
        one.change for one in found.of(gb.LineState.CHANGED)
    ]
