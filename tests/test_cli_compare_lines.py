"""``govbudget compare`` of two tables of lines, as typed."""

import csv
import io
import json
from decimal import Decimal

import pytest

from govbudget.cli import run

NEW = """科目编码,科目名称,金额（万元）,预算数（万元）
2050201,学前教育,60.50,61
2013804,经营主体管理,5,4
2080505,养老保险,16,16
2070601,行政运行,9,10
"""
OLD = """科目编码,科目名称,金额（元）
2050201,学前教育,505000
2011504,工商行政管理专项,30000
2080505,养老保险,160000
2070401,行政运行,90000
"""
YEARS = ("--year", "2024", "--second-year", "2018")


@pytest.fixture
def compared(tmp_path, capsys):
    """Compares two files, and gives the exit code, the output and what is said beside it."""

    def compare(*arguments, first=NEW, second=OLD):
        paths = tmp_path / "new.csv", tmp_path / "old.csv"
        for path, text in zip(paths, (first, second), strict=True):
            path.write_text(text, "utf-8")
        code = run(["compare", *map(str, paths), *arguments, "--lang", "en"])
        out, err = capsys.readouterr()
        return code, out, err.replace(f"{tmp_path}/", "")

    return compare


def rows(out):
    return list(csv.reader(io.StringIO(out)))


def test_two_years_on_one_edition(compared):
    code, out, err = compared(*YEARS, "--format", "csv")

    assert code == 0
    head, *lines = rows(out)
    assert head == [
        *("code", "name", "kind", "2024(万元)", "2018(万元)", "change(万元)"),
        *("rate", "executed", "same scope"),
    ]
    assert [(one[0], one[2], one[3], one[4], one[6], one[8]) for one in lines] == [
        ("2050201", "code", "60.50", "50.5000", "19.80", "yes"),
        ("2013804", "code", "5", "3.0000", "66.67", "no"),
        ("2070601+2070801", "group", "9", "9.0000", "0.00", "no"),
    ]
    assert all(not one[7] for one in lines)
    assert err.startswith("new.csv: 4 lines with 4 codes, functional 2024: 90.50万元\nold.csv: ")


def test_all_of_them_by_class(compared):
    _, out, _ = compared(*YEARS, "--format", "csv", "--by", "class", "--all", "--sort", "code")
    assert [one[0] for one in rows(out)[1:]] == ["201", "205", "207", "208"]


def test_shares_part_what_was_split(compared, tmp_path):
    shares = tmp_path / "shares.csv"
    shares.write_text("from,to,share\n2070401,2070601,60%\n2070401,2070801,40%\n", "utf-8")
    _, out, _ = compared(*YEARS, "--format", "csv", "--shares", str(shares))
    parted = [one for one in rows(out) if one[0].startswith("207")]
    assert [(one[0], one[3], one[4]) for one in parted] == [
        ("2070601", "9", "5.4000"),
        ("2070801", "", "3.6000"),
    ]


def test_an_account_beside_its_budget_in_one_file(tmp_path, capsys):
    path = tmp_path / "both.csv"
    path.write_text(NEW, "utf-8")
    asked = ["--year", "2024", "--amount", "金额", "--second-amount", "预算数"]
    code = run(["compare", str(path), str(path), *asked, "--sort", "execution", "--json"])
    found = json.loads(capsys.readouterr().out)

    assert code == 0
    assert found["names"] == ["预算数", "金额"]
    assert found["unit"] == "万元"
    assert [one["code"] for one in found["rows"]] == ["2070601", "2050201", "2080505", "2013804"]


def test_two_files_of_one_year_are_told_apart_by_their_names(compared):
    code, out, _ = compared("--year", "2024", "--format", "csv", second=NEW)

    assert code == 0
    assert rows(out)[0][3:5] == ["new.csv(万元)", "old.csv(万元)"]


def test_drawn(compared, tmp_path):
    code, out, _ = compared(*YEARS)
    assert code == 0
    assert "经营主体管理 (not the same in both years)" in out
    assert "19.80%" in out
    assert "90.50" in out

    assert compared(*YEARS, "-o", str(tmp_path / "out.svg"))[0] == 0
    assert "单位：万元" not in (tmp_path / "out.svg").read_text("utf-8")
    assert "<svg" in (tmp_path / "out.svg").read_text("utf-8")
    assert compared(*YEARS, "-o", str(tmp_path / "out.txt"))[0] == 0
    assert "19.80%" in (tmp_path / "out.txt").read_text("utf-8")


def test_a_side_without_a_unit_is_taken_for_the_other_and_told(compared):
    bare = OLD.replace("（元）", "").replace("0000", "")
    _, out, err = compared(*YEARS, "--format", "csv", second=bare)

    assert "old.csv names no unit of its amounts, which are taken for 万元" in err
    assert rows(out)[0][4] == "2018(万元)"


def test_in_the_unit_that_is_asked_for(compared):
    _, out, err = compared(*YEARS, "--format", "csv", "--unit", "元")
    assert rows(out)[0][3] == "2024(元)"
    assert Decimal(rows(out)[1][5]) == 100000
    assert "no unit" not in err


def test_a_stated_total_that_is_missed(compared):
    code, _, err = compared(*YEARS, first=f"{NEW},合计,99,99\n", second=OLD)
    assert code == 1
    assert "new.csv: " in err


@pytest.mark.parametrize(
    "more", [["--code", "科目编码"], ["--second-year", "2018"], ["--to", "2024"]]
)
def test_lines_have_a_year(compared, more):
    code, out, err = compared(*more)
    assert (code, out) == (2, "")
    assert "add --year" in err


def test_a_year_without_an_edition(compared):
    code, out, err = compared("--year", "2024", "--second-year", "1999")
    assert (code, out) == (2, "")
    assert "1999" in err


def test_lines_of_parquet(tmp_path, capsys):
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    amounts = pa.array([Decimal("605000.05"), None, Decimal(12)], pa.decimal128(38, 10))
    codes = ["2050201", "2080505", "2070401"]
    columns = {"year": [2024, 2024, 2018], "科目编码": codes, "金额（元）": amounts}
    path = tmp_path / "lines.parquet"
    pq.write_table(pa.table(columns), path)

    assert run(["restate", str(path), "--to", "2024", "--format", "csv", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert rows(out)[1:] == [
        ["2050201", "学前教育", "code", "", "605000.0500000000"],
        ["2070601+2070801", "行政运行", "group", "12.0000000000", ""],
    ]
    path.write_bytes(path.read_bytes()[:200])
    assert run(["rollup", str(path), "--lang", "en"]) == 2
    assert "damaged Parquet file" in capsys.readouterr().err
