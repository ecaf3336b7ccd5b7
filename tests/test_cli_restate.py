"""``govbudget restate``, as typed."""

import json
import subprocess
import sys

import pytest
from openpyxl import Workbook, load_workbook

from govbudget.cli import run

LINES = """年度,科目编码,科目名称,金额（万元）
2018,2160501,行政运行,10.50
,2070401,行政运行,5.00
2018,21306,农业综合开发,2
,合计,,17.5
2024,2070101,,20
2024,2070601,,3
2024,2070801,,4
"""


@pytest.fixture
def restated(tmp_path, capsys):
    """Restates a text and gives the exit code, what comes out, and what is said."""

    def restate(text, *options):
        path = tmp_path / "lines.csv"
        path.write_text(text, "utf-8")
        code = run(["restate", str(path), *options])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return restate


def test_the_years_beside_each_other(restated):
    code, out, err = restated(LINES, "--to", "2024")

    assert code == 0
    rows = [line.split() for line in out.splitlines() if line.strip()]
    assert ["2070101", "行政运行", "10.50", "20.00"] in rows
    assert ["2070601", "行政运行", "5.00", "7.00"] in rows
    assert ["合计", "17.50", "27.00"] in rows
    said = err.splitlines()
    assert said[0] == "6 lines on functional 2024: 44.50万元"
    assert "kept in the group 2070601, 2070801: 5.00万元" in said
    assert "1 line left out as totals" in said
    assert said[-1].startswith("between 2018 and 2024 not all is known")


def test_in_chinese(restated):
    _, out, err = restated(LINES, "--to", "2024", "--by", "类", "--lang", "zh")

    assert "农业综合开发（已取消）" in out
    assert err.splitlines()[0] == "6 行，换算到 支出功能分类 2024：44.50万元"


def test_csv(restated):
    _, out, _ = restated(LINES, "--to", "2024", "--by", "class", "--format", "csv")

    assert out == (
        "code,name,kind,2018,2024\n"
        "207,文化旅游体育与传媒支出,code,15.50,27\n"
        "21306,农业综合开发,ended,2,\n"
    )


def test_each_line(restated):
    _, out, _ = restated(LINES, "--to", "2024", "--lines")

    rows = [line.split(",") for line in out.splitlines()]
    assert rows[0][:6] == ["line", "year", "code", "name", "amount", "kind"]
    assert [(row[0], row[1], row[5]) for row in rows[1:4]] == [
        ("2", "2018", "merged"),
        ("3", "2018", "grouped"),
        ("4", "2018", "ended"),
    ]


def test_json(restated):
    _, out, _ = restated(LINES, "--to", "2024", "--format", "json")

    record = json.loads(out)
    assert record["unit"] == "万元"
    assert [row["amounts"] for row in record["series"]] == [
        ["10.50", "20"],
        ["5.00", "7"],
        ["2", None],
    ]
    assert record["lines"][1]["line"] == 3
    assert record["groups"][0]["amount"] == "5.00"


def test_shares(restated, tmp_path):
    shares = tmp_path / "shares.csv"
    shares.write_text("code,to,share\n2070401,2070601,60%\n2070401,2070801,2/5\n", "utf-8")

    _, out, err = restated(LINES, "--to", "2024", "--shares", str(shares), "--format", "csv")

    assert "2070601,行政运行,code,3.00,3\n" in out
    assert "of these 1 line was parted by shares: 5.00万元" in err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code,to\n2070401,2070601\n", "line 2: it has 2 parts, and 3 are wanted"),
        ("code,to,share\n2070401,2070601,much\n", "line 2: 'much' is no share"),
        ("code,to,share\n2070401,2070601,1/0\n", "line 2: '1/0' is no share"),
        ("code,to,share\n2070401,2070601,1\n2070401,2070601,0\n", "given twice"),
        ("code,to,share\n2070401,2070601,0.5\n", "the shares of 2070401 have to add to 1"),
        ("code,to,share\n2070401,2070699,1\n", "2070401 became 2070601, 2070801"),
        ("code,to,share\n", "no line"),
    ],
)
def test_shares_that_are_wrong(restated, tmp_path, text, said):
    shares = tmp_path / "shares.csv"
    shares.write_text(text, "utf-8")

    code, out, err = restated(LINES, "--to", "2024", "--shares", str(shares))

    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--from", "2018", "--to", "2024"], "line 7: 2070601 is not in functional 2018"),
        (["--to", "1999"], "no edition of functional for 1999"),
        (["--to", "2024", "--year-column", "年"], "no column is called '年'"),
        (["--to", "2024", "--amount", "预算"], "no column is called '预算'"),
        ([], "--to"),
        (["--to", "2024", "--nested", "perhaps"], "--nested"),
    ],
)
def test_what_is_asked_wrongly(restated, options, said):
    code, out, err = restated(LINES, *options)

    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_no_column_of_years(restated):
    code, _, err = restated("科目编码,金额\n2010350,1\n", "--to", "2024")

    assert code == 2
    assert "no column has years: say the year with --from" in err


def test_a_subtotal_and_a_code_that_is_not_known(restated):
    text = "科目编码,金额\n201,3\n20103,3\n2010350,3\n2019998,5\n"
    code, out, err = restated(
        text, "--from", "2023", "--to", "2024", "--unknown", "collect", "--format", "csv"
    )

    assert code == 0
    assert "2010350,事业运行,code,3\n" in out
    assert "2 lines state the sum of lines below" in err
    assert "of these 1 line has a code that their edition lacks: 5" in err


def test_a_cell_that_was_not_read(restated):
    text = "科目编码,金额\n2010350,#REF!\n2010399,5\n"
    code, _, err = restated(text, "--from", "2023", "--to", "2024")
    assert code == 2
    assert "line 2 (2010350)" in err
    code, _, err = restated(text, "--from", "2023", "--to", "2024", "--not-read", "skip")
    assert code == 0
    assert "left out, not read: line 2 (2010350)" in err


def test_a_workbook_in_and_out(tmp_path, capsys):
    book = Workbook()
    book.active.append(["年度", "科目编码", "金额"])
    book.active.append([2018, 2011504, 12.5])
    other = book.create_sheet("另")
    other.append(["科目编码", "金额"])
    other.append([2010350, 1])
    path, out = tmp_path / "in.xlsx", tmp_path / "out.xlsx"
    book.save(path)

    assert run(["restate", str(path), "--to", "2024", "-o", str(out)]) == 0

    rows = list(load_workbook(out).active.values)
    assert rows[1][:3] == ("2013804", "经营主体管理", "code")
    assert "另 was not" in capsys.readouterr().err


def test_the_output_is_not_the_input(restated, tmp_path):
    code, _, err = restated(LINES, "--to", "2024", "-o", str(tmp_path / "lines.csv"))

    assert code == 2
    assert "lines.csv" in err


@pytest.mark.parametrize(
    ("share", "code", "said"),
    [("2/5", 0, "of these 1 line was parted by shares"), ("0.5", 2, "add to 1")],
)
def test_two_files_are_read_apart_and_what_is_said_arrives(tmp_path, share, code, said):
    (tmp_path / "lines.csv").write_text("年度,编码,金额\n2018,2070401,5\n", "utf-8")
    shares = f"code,to,share\n2070401,2070601,60%\n2070401,2070801,{share}\n"
    (tmp_path / "shares.csv").write_text(shares, "utf-8")
    command = [sys.executable, "-m", "govbudget", "restate", "lines.csv", "--to", "2024"]
    done = subprocess.run(
        [*command, "--shares", "shares.csv", "--lang", "en"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code
    assert said in done.stderr
