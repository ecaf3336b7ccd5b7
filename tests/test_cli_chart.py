"""``govbudget chart``, as typed."""

import json
from xml.etree import ElementTree as ET

import pytest

from govbudget.cli import run

LINES = """科目编码,科目名称,金额（万元）
2050201,学前教育,60.50
2050202,小学教育,25.00
2080505,机关事业单位基本养老保险缴费支出,15.00
2100799,其他计划生育事务支出,-2.00
"""


@pytest.fixture
def drawn(tmp_path, capsys, at_year):
    at_year(2024)

    def draw(*arguments, text=LINES):
        path = tmp_path / "lines.csv"
        path.write_text(text, "utf-8")
        code = run(["chart", str(path), *arguments])
        return code, *capsys.readouterr()

    return draw


def test_svg_to_the_screen(drawn):
    code, out, err = drawn()

    assert code == 0
    root = ET.fromstring(out)
    assert root.get("class") == "govbudget-auto"
    assert "单位：万元" in out
    assert err == "4 lines with 4 codes, functional 2024: 98.50万元\n"


@pytest.mark.parametrize("more", [["--below", "205"], ["--order", "code"]])
def test_a_sankey_diagram_is_of_all_codes(drawn, more):
    code, out, err = drawn("--kind", "sankey", *more)

    assert (code, out) == (2, "")
    assert "leave out --below and --order code" in err


def test_lines_are_of_several_years(drawn):
    code, _, err = drawn("--kind", "lines")

    assert code == 2
    assert "no column has years: say the year with --years" in err


@pytest.mark.parametrize("kind", ["treemap", "sunburst", "icicle", "bars", "旭日图"])
def test_kinds_to_a_file(drawn, tmp_path, kind):
    target = tmp_path / "out.svg"
    code, out, _ = drawn("--kind", kind, "-o", str(target), "--theme", "dark", "--width", "500")

    assert (code, out) == (0, "")
    root = ET.parse(target).getroot()
    assert (root.get("width"), root.get("class")) == ("500", "govbudget-dark")


def test_specification(drawn, tmp_path):
    target = tmp_path / "out.json"
    code, _, _ = drawn(
        "-o", str(target), "--kind", "sunburst", "--title", "教育花多少", "--depth", "3"
    )

    assert code == 0
    record = json.loads(target.read_text("utf-8"))
    assert record["data"][0]["type"] == "sunburst"
    assert record["layout"]["title"]["text"] == "教育花多少"


def test_english(drawn):
    _, out, _ = drawn("--lang", "en")

    assert "Expenditure by function, 2024" in out
    assert "total 98.50 万元" in out
    assert "no area can show what is zero or below" in out


def test_one_code(drawn):
    _, out, _ = drawn("--below", "20502", "--kind", "bars")

    assert "学前教育" in out
    assert "机关事业单位" not in out


def test_a_stated_total_that_is_missed(drawn):
    code, out, err = drawn(text=f"{LINES},合计,99.99\n")

    assert code == 1
    assert ET.fromstring(out) is not None
    assert "which is not what the lines add up to" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "x.png"], "this command writes no .png; it writes .svg, .json"),
        (["--kind", "pie"], "no chart is called 'pie'"),
        (["--width", "9"], "240<=x<=4000"),
        (["--depth", "9"], "1<=x<=4"),
        (["--below", "299"], "299 is not in this roll-up"),
    ],
)
def test_bad_use(drawn, arguments, says):
    code, out, err = drawn(*arguments)

    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


def test_the_output_is_no_input(tmp_path, capsys):
    path = tmp_path / "lines.svg"
    path.write_text(LINES, "utf-8")

    assert run(["chart", str(path), "-o", str(path)]) == 2
    assert path.read_text("utf-8") == LINES
    assert "is a document that is to be read" in capsys.readouterr().err


YEARS = {
    2022: "科目编码,金额（万元）\n2050201,60.50\n2080505,15\n",
    2023: "科目编码,金额（元）\n2050201,720000\n2080505,120000\n",
    2024: "科目编码,金额（万元）\n2050201,80\n2110301,5\n",
}


@pytest.fixture
def over_years(tmp_path, capsys):
    for year, text in YEARS.items():
        (tmp_path / f"{year}.csv").write_text(text, "utf-8")

    def draw(*arguments, files=YEARS):
        target = tmp_path / "years.json"
        paths = [str(tmp_path / f"{one}.csv") for one in files]
        code = run(["chart", *paths, *arguments, "-o", str(target)])
        spec = json.loads(target.read_text("utf-8")) if target.exists() else None
        return code, spec, capsys.readouterr().err

    return draw


class TestOverYears:
    """Several tables of one year each, or one table of several years."""

    def test_tables_of_two_units_are_one_series(self, over_years):
        code, spec, err = over_years("--years", "2022,2023,2024")

        assert code == 0
        # A year that is missing is a gap on the axis.
        assert spec["layout"]["xaxis"]["tickvals"] == [2022, 2023, 2024]
        assert {one["name"].split()[0]: one["y"] for one in spec["data"]} == {
            "205": [60.5, 72.0, 80.0],
            "208": [15.0, 12.0, None],
            "211": [None, None, 5.0],
        }
        assert err.startswith("6 lines on functional 2024: 244.50万元\n")

    def test_bars_of_two_years(self, over_years):
        code, spec, _ = over_years("--years", "2022，2023", "--kind", "条形图", files=(2022, 2023))

        assert code == 0
        assert {one["type"] for one in spec["data"]} == {"bar"}

    def test_a_column_of_years(self, tmp_path, capsys):
        path, target = tmp_path / "all.csv", tmp_path / "all.svg"
        path.write_text("年度,科目编码,金额\n2023,2050201,6\n2024,2050201,7\n", "utf-8")

        assert run(["chart", str(path), "--year-column", "年度", "-o", str(target)]) == 0
        assert "2023–2024" in target.read_text("utf-8")
        assert capsys.readouterr().err.startswith("2 lines on functional 2024: 13\n")

    def test_another_edition_and_level(self, over_years):
        code, spec, err = over_years("--years", "2022,2023,2024", "--to", "2022", "--by", "项")

        assert code == 0
        assert "6 lines on functional 2022" in err
        assert sorted(one["name"].split()[0] for one in spec["data"]) == [
            "2050201",
            "2080505",
            "2110301",
        ]

    def test_rows_that_there_is_no_room_for_are_summed_up(self, over_years):
        _, spec, _ = over_years("--years", "2022,2023,2024", "--most", "2")

        assert len(spec["data"]) == 2
        assert spec["data"][1]["y"] == [15.0, 12.0, 5.0]

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (["--years", "2022"], "--years has 1 year, 2022, for 3 tables"),
            (["--years", "2022,x"], "--years wants years parted by commas"),
            (["--years", "2022,2023,2024", "--year-column", "年度"], "give one of them"),
            (["--years", "2022,2023,2024", "--depth", "2"], "--depth is of one table"),
            (["--years", "2022,2023,2024", "--year", "2024"], "--year is of one table"),
            (["--years", "2022,2023,2024", "--amount", "a", "--amount", "b"], "--amount once"),
            (["--years", "2022,2023,2024", "--kind", "treemap"], "one of bars, lines"),
            (["--years", "2022,2023,2051"], "2024.csv cannot be read: line 2: no edition"),
            ([], "say the year with --years"),
        ],
    )
    def test_what_does_not_fit_is_refused(self, over_years, given, said):
        code, spec, err = over_years(*given)

        assert (code, spec) == (2, None)
        assert said in err

    def test_a_table_without_a_unit_is_told(self, tmp_path, over_years):
        (tmp_path / "2024.csv").write_text("科目编码,金额\n2050201,80\n", "utf-8")
        code, spec, err = over_years("--years", "2022,2024", files=(2022, 2024))

        assert code == 0
        assert spec["data"][0]["y"] == [60.5, 80.0]
        assert f"{tmp_path / '2024.csv'} names no unit" in err

    def test_an_amount_that_was_not_read_names_its_file(self, tmp_path, over_years):
        (tmp_path / "2023.csv").write_text("科目编码,金额（元）\n2050201,#REF!\n", "utf-8")
        code, spec, err = over_years("--years", "2022,2023,2024", "--not-read", "skip")

        assert code == 0
        assert spec["data"][0]["x"] == [2022, 2024]
        assert f"{tmp_path / '2023.csv'}: left out" in err
