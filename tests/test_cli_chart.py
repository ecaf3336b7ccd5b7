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


def test_a_kind_that_a_table_does_not_have(drawn):
    code, _, err = drawn("--kind", "lines")

    assert code == 2
    assert err == "govbudget: kind: 'lines': it is one of treemap, icicle, sunburst, bars\n"


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
