"""``govbudget rollup`` in groups, and by other classifications."""

import json

import pytest

import govbudget as gb
from govbudget.cli import run
from govbudget.jsonform import converter

LINES = """年度,单位,科目编码,科目名称,金额（万元）
2018,甲局,2011504,工商行政管理专项,7.00
,甲局,20502,普通教育,10
2024,甲局,2013804,经营主体管理,9.50
2024,乙局,2080505,养老,1.25
2024,,2010350,事业运行,3
2024,乙局,2010350,事业运行,
,,,合计,30.75
"""


@pytest.fixture
def rolled(tmp_path, capsys):
    def rolls(text, *options):
        path = tmp_path / "lines.csv"
        path.write_text(text, "utf-8")
        code = run(["rollup", str(path), *options])
        return (code, *capsys.readouterr())

    return rolls


def test_a_table_has_the_rows_of_each_group(rolled):
    code, out, err = rolled(LINES, "--by", "年度,单位,类", "--lang", "en")

    assert code == 0
    assert [line.split() for line in out.splitlines() if line.strip()][2:] == [
        *(["2018", "/", "甲局", "17.00"], ["201", "一般公共服务支出", "7.00"]),
        *(["205", "教育支出", "10.00"], ["2024", "/", "乙局", "1.25"]),
        *(["208", "社会保障和就业支出", "1.25"], ["2024", "/", "甲局", "9.50"]),
        *(["201", "一般公共服务支出", "9.50"], ["2024", "/", "(blank)", "3.00"]),
        *(["201", "一般公共服务支出", "3.00"], ["Total", "30.75"]),
    ]
    assert err.splitlines() == [
        "5 lines in 4 groups by 年度, 单位: 30.75万元",
        "1 line without an amount left out",
        "1 total more left out",
    ]


def test_csv_has_the_columns_of_the_groups_in_front(rolled):
    _, out, _ = rolled(LINES, "--by", "年度,款", "--format", "csv")

    assert out.splitlines()[:3] == [
        "年度,code,name,level,金额（万元）,own 金额（万元）",
        "2018,20115,工商行政管理事务,款,7.00,0",
        "2018,20502,普通教育,款,10,10",
    ]


def test_json_is_read_back(rolled):
    _, out, _ = rolled(LINES, "--by", "单位,年度", "--format", "json")

    back = converter().structure(json.loads(out), gb.RollUps)

    assert list(back) == [("乙局", 2024), ("甲局", 2018), ("甲局", 2024), (None, 2024)]
    assert back["甲局", 2018].total["金额（万元）"] == 17


def test_trees_in_chinese_and_in_a_file(rolled, tmp_path):
    _, out, _ = rolled(LINES, "--by", "年度,单位,类", "--format", "tree", "--lang", "zh")
    rolled(LINES, "--by", "年度", "-o", str(tmp_path / "out.txt"))

    assert "2024 / （空白）\n" in out
    assert "└── 208 社会保障和就业支出" in out
    assert "2018" in (tmp_path / "out.txt").read_text("utf-8")


def test_the_year_of_all_lines(rolled):
    lines = "部门,年,科目编码,金额\n甲,2018,2011504,1\n乙,2018,2011504,2\n"

    _, out, _ = rolled(lines, "--by", "部门,项", "--year-column", "年", "--format", "csv")
    _, other, _ = rolled(lines, "--by", "部门,项", "--year", "2018", "--format", "csv")

    assert out == other
    assert out.splitlines()[1:] == [
        "乙,2011504,工商行政管理专项,项,2,2",
        "甲,2011504,工商行政管理专项,项,1,1",
    ]


def test_a_stated_sum_that_is_missed_names_its_group(rolled):
    lines = "单位,科目编码,金额\n甲,201,5\n甲,20103,4\n甲,205,7\n甲,20502,7\n乙,20103,1\n"

    code, _, err = rolled(lines, "--by", "单位", "--year", "2024", "--lang", "en")

    assert code == 1
    assert "甲: 201 一般公共服务支出 states 5, and the lines below it add up to 4" in err


def test_what_was_not_read_has_its_line(rolled):
    lines = "单位,科目编码,金额\n\n甲,201,5\n甲,20103,#REF!\n"
    asked = ("--by", "单位", "--year", "2024", "--lang", "en")

    code, _, err = rolled(lines, *asked)
    skipped, _, said = rolled(lines, *asked, "--not-read", "skip")

    assert (code, skipped) == (2, 0)
    assert "line 4" in err
    assert "甲: left out, not read: line 4 (20103)" in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--by", "单位名"], "no column is called '单位名'"),
        (["--by", "单位,类", "--year-column", "年度"], "rows of two years|lines of two years"),
        (["--by", "年度", "--year-column", "岁"], "no column is called '岁'"),
        (["--by", "年度,年度"], "each once"),
        (["--by", "单位", "--year", "2024"], "line 2: 2011504 is not in functional 2024"),
        (["--by", "年度", "--to", "cofgo"], "did you mean cofog"),
        (["--by", "年度", "--shares", "x.csv"], "with to"),
    ],
)
def test_what_cannot_be_done(rolled, options, said):
    code, _, err = rolled(LINES, *options, "--lang", "en")

    assert code == 2
    assert any(one in err for one in said.split("|"))


def test_a_year_without_an_edition_names_its_line(rolled):
    code, _, err = rolled(LINES.replace("2024,,", "1990,,"), "--by", "年度", "--lang", "en")

    assert code == 2
    assert "line 6: no edition of functional for 1990" in err


class TestConverted:
    def test_a_table(self, rolled):
        code, out, _ = rolled(LINES, "--by", "年度", "--to", "cofog", "--lang", "zh")

        assert code == 0
        assert "对应其中几个，合为一组，已计入 09" in out
        assert "机关事业单位基本养老保险缴费支出（无对应）" in out

    def test_csv_and_json_with_shares(self, rolled, tmp_path):
        shares = tmp_path / "shares.csv"
        shares.write_text("编码,对应,份额\n20502,09.1,60%\n20502,09.2,2/5\n", "utf-8")
        text = "科目编码,金额\n20502,10\n227,1\n"
        asked = ("--to", "cofog", "--year", "2024", "--shares", str(shares))

        _, out, _ = rolled(text, *asked, "--format", "csv")
        _, record, _ = rolled(text, *asked, "--format", "json")

        assert out.splitlines() == [
            "kind,code,name,level,own,total,below,unit",
            "code,09,教育,1,0,10,,",
            "code,09.1,学前和初等教育,2,6,6,,",
            "code,09.2,中等教育,2,4,4,,",
            "unmapped,227,预备费,,1,1,,",
        ]
        assert converter().structure(json.loads(record), gb.ConvertedRollUp).total == 11

    def test_csv_says_the_unit_and_what_has_a_group_already(self, rolled):
        _, out, _ = rolled(
            "科目编码,金额（万元）\n20502,10\n",
            "--to",
            "cofog",
            "--year",
            "2024",
            "--format",
            "csv",
        )

        assert out.splitlines() == [
            "kind,code,name,level,own,total,below,unit",
            "code,09,教育,1,0,10,,万元",
            "group,09.1+09.2+09.4,,,10,10,09,万元",
        ]

    def test_several_amounts_are_refused(self, rolled):
        text = "科目编码,a,b\n20502,10,1\n"
        asked = ("--amount", "a", "--amount", "b", "--to", "cofog", "--lang", "en")

        code, _, err = rolled(text, *asked)

        assert code == 2
        assert "several measures" in err


def test_what_is_counted_whole_on_its_main_purpose_is_told_with_its_amount(rolled):
    _, _, err = rolled(
        "编码,金额\n2070101,20\n2160501,1\n2050201,5\n",
        *("--year", "2018", "--to", "cofog", "--lang", "en"),
    )

    assert err.splitlines()[-1] == (
        "2 codes (2070101, 2160501) with 21 answer to a code only in the main, "
        "and are counted on it whole"
    )


@pytest.mark.parametrize("asked", [("--by", "类"), ("--format", "tree")])
def test_another_classification_has_all_levels_and_no_tree(rolled, asked):
    code, out, err = rolled("编码,金额\n2070101,20\n", "--to", "cofog", *asked)

    assert (code, out) == (2, "")
    assert "--to" in err
