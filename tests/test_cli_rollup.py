"""``govbudget rollup``, as typed."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import threading
from decimal import Decimal
from fractions import Fraction

import pytest
from openpyxl import Workbook, load_workbook
from rich.cells import cell_len

import govbudget as gb
from govbudget.base.shares import percent, share
from govbudget.cli import run
from govbudget.cli.bars import bar
from govbudget.jsonform import converter

LINES = """科目编码,科目名称,金额
2010350,事业运行,976.56
201 03 99,,53.00
2080502,事业单位离退休,34.23
2080505,机关事业单位基本养老保险缴费支出,132.57
2010350,事业运行,
"""
TABLE = """支出预算总表
单位：万元
科目编码,科目名称,合计,基本支出,,项目支出
,,,人员经费,公用经费,
,合计,"1,029.56",892.68,83.88,53.00
2010350,事业运行,976.56,892.68,83.88,
2010399,其他政府办公厅（室）及相关机构事务支出,53.00,,—,53.00
"""


class Stdin:
    """Standard input that gives these bytes."""

    def __init__(self, data):
        self.buffer = io.BytesIO(data)


@pytest.fixture
def rolled(tmp_path, capsys):
    """Rolls a text up and gives the exit code, what comes out, and what is said."""

    def run_on(text, *arguments):
        path = tmp_path / "in.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        code = run(["rollup", str(path), *arguments])
        return code, *capsys.readouterr()

    return run_on


def plain(out):
    return re.sub(r"\x1b\[[\d;]*m", "", out)


def rows_of(out):
    return list(csv.reader(io.StringIO(out)))


class TestForms:
    def test_table(self, rolled):
        code, out, err = rolled(LINES)

        assert code == 0
        lines = [line.split() for line in out.splitlines()]
        assert ["科目编码", "科目名称", "金额"] in lines
        assert ["20103", "政府办公厅（室）及相关机构事务", "1,029.56"] in lines
        assert ["合计", "1,196.36"] in lines
        assert err == (
            "4 lines with 4 codes, functional 2024: 1,196.36\n1 line without an amount left out\n"
        )

    def test_amounts_end_in_one_column(self, rolled):
        _, out, _ = rolled(LINES)
        ends = {
            cell_len(line.rstrip()) for line in out.splitlines() if line.rstrip()[-1:].isdigit()
        }

        assert len(ends) == 1

    def test_csv(self, rolled):
        code, out, _ = rolled(LINES, "--format", "csv")

        assert code == 0
        assert rows_of(out)[:3] == [
            ["code", "name", "level", "金额", "own 金额"],
            ["201", "一般公共服务支出", "类", "1029.56", "0"],
            ["20103", "政府办公厅（室）及相关机构事务", "款", "1029.56", "0"],
        ]
        assert [
            "2010399",
            "其他政府办公厅（室）及相关机构事务支出",
            "项",
            "53.00",
            "53.00",
        ] in rows_of(out)

    @pytest.mark.parametrize("level", ["款", "section", "2"])
    def test_one_level(self, rolled, level):
        _, out, _ = rolled(LINES, "--by", level, "--format", "csv")
        assert [row[0] for row in rows_of(out)[1:]] == ["20103", "20805"]

    def test_all_levels_by_name(self, rolled):
        assert rolled(LINES, "--by", "level") == rolled(LINES)

    def test_json_is_the_record(self, rolled):
        _, out, _ = rolled(LINES, "--format", "json", "--unit", "万元")
        record = json.loads(out)

        assert (record["unit"], record["total"]) == ("万元", {"金额": "1196.36"})
        back = converter().structure(record, gb.RollUp)
        assert back["20805"]["金额"] == Decimal("166.80")

    def test_json_of_a_level(self, rolled):
        _, out, _ = rolled(LINES, "--format", "json", "--by", "类")
        record = json.loads(out)

        assert [row["code"] for row in record["rows"]] == ["201", "208"]
        assert record["unit"] is None

    def test_tree(self, rolled):
        code, out, _ = rolled(LINES, "--format", "tree")
        lines = out.splitlines()

        assert code == 0
        assert lines[1].split()[2:] == ["1,196.36", "100.0%", "█" * 20]
        assert lines[2].startswith("├── 201 一般公共服务支出 ")
        assert lines[2].endswith("1,029.56    86.1%  █████████████████▎")
        assert lines[4].startswith("│       ├── 2010350 事业运行 ")
        assert lines[-1].startswith("        └── 2080505 机关事业单位")

    def test_tree_of_a_level_and_of_several_measures(self, rolled):
        _, out, _ = rolled(
            TABLE, "--amount", "合计", "--amount", "公用经费", "--format", "tree", "--by", "款"
        )

        assert out.splitlines()[0].split() == ["合计（万元）", "公用经费（万元）"]
        assert out.splitlines()[-1].split()[-4:] == ["1,029.56", "83.88", "100.0%", "█" * 20]

    def test_no_line_is_wider_than_its_terminal(self, rolled, monkeypatch):
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("COLUMNS", "72")
        text = TABLE.replace("2010350", "2080505")
        for form in ("tree", "table"):
            _, out, _ = rolled(text, "--format", form)
            assert max(map(cell_len, plain(out).splitlines())) <= 72
            assert out.count("机关事业单位基本养老保险缴费支出") < 2


class TestOutput:
    def test_csv_has_a_byte_order_mark(self, rolled, tmp_path):
        target = tmp_path / "out.csv"
        code, out, _ = rolled(LINES, "-o", str(target))

        assert (code, out) == (0, "")
        assert target.read_bytes().startswith(b"\xef\xbb\xbfcode,name,level")

    def test_json_by_its_name(self, rolled, tmp_path):
        target = tmp_path / "out.json"
        rolled(LINES, "-o", str(target))
        assert json.loads(target.read_text(encoding="utf-8"))["scheme"] == "functional"

    @pytest.mark.parametrize("form", ["tree", "table"])
    def test_text(self, rolled, tmp_path, form):
        target = tmp_path / "out.txt"
        rolled(LINES, "-o", str(target), "--format", form)
        assert "201 " in target.read_text(encoding="utf-8")

    def test_spreadsheet(self, rolled, tmp_path):
        target = tmp_path / "out.xlsx"
        rolled(LINES + "2110101,,12345678901234567.89\n", "-o", str(target))
        cells = {row[0]: row[3] for row in load_workbook(target).active.iter_rows(values_only=True)}

        assert cells["20103"] == 1029.56
        assert cells["2110101"] == "12345678901234567.89"

    def test_cannot_be_written(self, rolled, tmp_path):
        target = tmp_path / "nowhere" / "out.json"
        code, _, err = rolled(LINES, "-o", str(target))

        assert code == 2
        assert err == f"govbudget: {target}: No such file or directory\n"


class TestColumns:
    def test_of_two_rows_of_heads(self, rolled):
        _, out, err = rolled(
            TABLE, "--amount", "人员经费", "--amount", "项目支出", "--format", "csv"
        )

        assert rows_of(out)[1][3:5] == ["892.68", "53.00"]
        assert "人员经费 892.68万元, 项目支出 53.00万元\n" in err
        assert "line 5 left out as a total: it states" in err
        assert err.count("as the lines do") == 1

    def test_a_total_that_differs(self, rolled):
        _, _, err = rolled(TABLE.replace("53.00,,—", "50.00,,—") + ",总计,1,,,\n")

        assert "line 5 left out as a total: it states 1,029.56万元, which is not" in err
        assert "1 total more left out\n" in err

    def test_levels_in_columns_of_their_own(self, rolled):
        text = "类,款,项,金额\n201,03,50,1\n,,99,2\n208,05,05,4\n"
        _, out, _ = rolled(text, "--by", "项", "--format", "csv")
        assert [row[0] for row in rows_of(out)[1:]] == ["2010350", "2010399", "2080505"]

    @pytest.mark.parametrize(
        ("title", "asked"),
        [
            ("预算数", []),
            ("Amount", []),
            ("金额（万元）", ["--amount", "金额"]),
            ("数", ["--amount", "数"]),
        ],
    )
    def test_titles(self, rolled, title, asked):
        code, _, err = rolled(f"code,{title}\n201,5\n", *asked)
        assert code == 0
        assert err.startswith("1 line with 1 code, functional 2024: 5")

    def test_names_alone(self, rolled):
        code, _, err = rolled("科目名称,金额\n档案馆,5\n")

        assert code == 2
        assert "say with --code which column has the codes: 科目名称, 金额" in err

    @pytest.mark.parametrize(
        "text",
        [
            "科目编码,科目名称,合计\n2012604,档案馆,10.00\n",
            "支出功能分类,预算数\n2012604-档案馆,10.00\n",
            "类编码,款编码,项编码,科目名称,金额\n201,20126,2012604,档案馆,10.00\n",
            "类,款,项,科目名称,金额\n201,26,04,档案馆,10.00\n",
            "某某市档案馆,,,,,\n支出表,,,,,\n科目编码,,,科目名称,合计,基本支出\n类,款,项,,,\n"
            "201,26,04,档案馆,10.00,10.00\n",
            "科目编码及名称,预算数\n[2012604]档案馆,10.00\n",
            "科目编码,上年预算数,2024年预算数\n2012604,7,10.00\n",
        ],
    )
    def test_layouts(self, rolled, text):
        code, out, _ = rolled(text, "--format", "json")

        assert code == 0
        record = json.loads(out)
        assert list(record["total"].values()) == ["10.00"]
        assert [row["code"] for row in record["rows"]] == ["201", "20126", "2012604"]

    @pytest.mark.parametrize(
        ("asked", "total"),
        [
            ("基本支出/小计", "3"),
            ("小计", "3"),
            ("基本支出", "3"),
            ("人员经费", "2"),
            ("合计", "5"),
        ],
    )
    def test_a_head_of_two_rows(self, rolled, asked, total):
        text = "科目编码,合计,基本支出,,项目支出\n,,小计,人员经费,\n2012604,5,3,2,2\n"
        _, out, _ = rolled(text, "--amount", asked, "--format", "json")

        assert list(json.loads(out)["total"].values()) == [total]

    def test_halves_side_by_side(self, rolled):
        text = (
            "科目编码,科目名称,金额,科目编码,科目名称,金额\n2012601,行政运行,5,2012604,档案馆,3\n"
            "2010350,事业运行,1,,,\n"
        )
        code, out, err = rolled(text, "--format", "json")

        assert code == 0
        assert list(json.loads(out)["total"].values()) == ["9"]
        assert "3 lines with 3 codes" in err

    def test_a_half_of_another_scheme(self, rolled):
        text = "科目编码,科目名称,金额,科目编码,科目名称,金额\n2012601,行政运行,5,30201,办公费,3\n"
        code, out, _ = rolled(text, "--format", "json")

        assert code == 0
        assert list(json.loads(out)["total"].values()) == ["5"]

    def test_halves_with_other_amounts(self, rolled):
        text = "科目编码,科目名称,合计,科目编码,科目名称,决算数\n2012601,行政运行,5,201,,3\n"
        code, _, err = rolled(text)

        assert code == 2
        assert "columns 1 and 4 have codes, and not the same amounts" in err

    def test_a_heading_of_several_columns_is_none(self, rolled):
        text = "科目编码,基本支出,\n,人员经费,公用经费\n2012604,5,3\n"
        code, _, err = rolled(text, "--amount", "基本支出")

        assert code == 2
        assert "stands above several columns: 基本支出/人员经费, 基本支出/公用经费" in err

    @pytest.mark.parametrize(
        ("head", "yuan"),
        [
            ("金额（亿）", "150000000"),
            ("金额(万)", "15000"),
            ("金额/万元", "15000"),
            ("金额：万元", "15000"),
            ("金额[万元]", "15000"),
            ("金额（千元）", "1500"),
            ("金额/亿", "150000000"),
            ("金额（萬元）", "15000"),
            ("金额 单位：万元", "15000"),
            ("万元", "15000"),
            ("万元金额", "15000"),
            ("金额\n,（万元）", "15000"),
            ("金额\n,万元", "15000"),
        ],
    )
    def test_the_unit_of_a_title(self, rolled, head, yuan):
        _, out, _ = rolled(f"科目编码,{head}\n2012604,1.5\n", "--unit", "元", "--format", "json")

        assert [Decimal(one) for one in json.loads(out)["total"].values()] == [Decimal(yuan)]

    @pytest.mark.parametrize(
        "line",
        [
            "单位：万",
            "单位：人民币万元",
            "计量单位：万元人民币",
            "（万元）",
            "万元",
            "支出表（万元）",
        ],
    )
    def test_the_unit_above_the_head(self, rolled, line):
        text = f"{line},\n科目编码,金额\n2012604,1.5\n"
        _, out, _ = rolled(text, "--unit", "元", "--format", "json")

        assert [Decimal(one) for one in json.loads(out)["total"].values()] == [15000]

    @pytest.mark.parametrize(
        ("arguments", "unit", "total"),
        [
            ([], "万元", "1.5"),
            (["--unit", "元"], "元", "15000"),
            (["--unit", "万元"], "万元", "1.5"),
        ],
    )
    def test_the_unit_below_the_table(self, rolled, arguments, unit, total):
        text = "科目编码,金额\n2012604,1.5\n,\n单位：万元,\n"
        _, out, err = rolled(text, "--format", "json", *arguments)
        record = json.loads(out)

        assert record["unit"] == unit
        assert [Decimal(one) for one in record["total"].values()] == [Decimal(total)]
        assert "without an amount" not in err

    @pytest.mark.parametrize(
        "text",
        ["科目编码,金额（十万元）\n2012604,1\n", "单位：千万元,\n科目编码,金额\n2012604,1\n"],
    )
    def test_a_unit_that_is_not_understood(self, rolled, text):
        code, _, err = rolled(text, "--unit", "元")

        assert code == 2
        assert "not understood" in err

    @pytest.mark.parametrize(
        ("head", "arguments", "says"),
        [
            ("a,金额", [], "say with --code which column has the codes: a, 金额"),
            ("code,b", [], "say with --amount which column has the amounts: code, b"),
            ("code,b", ["--amount", "c"], "no column is called 'c': code, b"),
            ("code,b", ["--code", "c"], "no column is called 'c': code, b"),
            ("code,b,b", ["--amount", "b"], "columns 2 and 3 are both called 'b'"),
        ],
    )
    def test_not_found(self, rolled, head, arguments, says):
        code, out, err = rolled(f"{head}\n201,5,6\n", *arguments)

        assert (code, out) == (2, "")
        assert says in err

    def test_a_head_that_a_page_break_repeats(self, rolled):
        code, _, err = rolled(LINES + LINES)
        assert code == 0
        assert "8 lines with 4 codes" in err


class TestUnits:
    def test_of_the_title_and_of_the_amount(self, rolled):
        _, _, err = rolled("code,金额（万元）\n201,1.5\n202,2千元\n")
        assert err == "2 lines with 2 codes, functional 2024: 1.7万元\n"

    def test_another_is_wanted(self, rolled):
        _, _, err = rolled(TABLE, "--unit", "元")
        assert "functional 2024: 10,295,600元\n" in err

    def test_several_columns(self, rolled):
        text = "code,甲（万元）,乙（元）\n201,1.5,5\n"
        asked = ("--amount", "甲", "--amount", "乙")

        code, _, err = rolled(text, *asked)
        assert code == 2
        assert "line 2: '1.5' cannot be read as an amount: it is in 万元: say with --unit" in err
        assert "甲（万元） 15,000元, 乙（元） 5元" in rolled(text, *asked, "--unit", "元")[2]


class TestLines:
    @pytest.mark.parametrize(
        ("line", "says"),
        [
            ("2010350,,1.2.3", "line 7: '1.2.3' cannot be read as an amount: it has more than one"),
            ("2010350,,1e5", "line 7: '1e5' cannot be read as an amount: a spreadsheet made"),
            ("2159998,,1", "line 7: 2159998 is not in functional 2024; 21599 其他"),
            ("30101,,1", "line 7: 30101 is not in functional 2024: it belongs to economic"),
            ("20x,,1", "line 7: '20x' cannot be read"),
            (",,1", "line 7: '' cannot be read: it is empty"),
            ('"2010350,1', "it is no CSV: line 7: "),
        ],
    )
    def test_a_wrong_one_is_named(self, rolled, line, says):
        code, out, err = rolled(LINES + line)

        assert (code, out) == (2, "")
        assert says in err
        assert err.count("\n") == 1

    def test_the_line_counts_breaks_in_cells(self, rolled):
        _, _, err = rolled('code,name,金额\n201,"a\nb",1\n\n20x,,2\n')
        assert err.startswith("govbudget: line 5: ")

    def test_collect(self, rolled):
        text = LINES + "2159998,,7.5\n,,1\n"
        code, out, err = rolled(text, "--unknown", "collect", "--format", "json")

        assert code == 0
        assert "'2159998' is not known, and not in the total: 7.50\n" in err
        assert json.loads(out)["unknown"] == [["", ["1"]], ["2159998", ["7.5"]]]
        assert "6 lines with 6 codes, functional 2024: 1,196.36\n" in err

    def test_ancestor(self, rolled):
        _, out, err = rolled("code,金额\n2159998,7.5\n", "--unknown", "ancestor", "--format", "csv")

        assert "2159998 is not known, and was booked under 21599\n" in err
        assert rows_of(out)[-1][0] == "21599"

    def test_many_unknown(self, rolled):
        text = "code,金额\n201,1\n" + "".join(f"2{n}99999,1\n" for n in range(60, 75))
        _, _, err = rolled(text, "--unknown", "collect")
        assert err.endswith("\nand 5 more of these\n")

    def test_possible_double_counting(self, rolled):
        _, _, err = rolled("code,金额\n201,1\n20103,1\n2010301,1\n2010302,1\n2010303,1\n")

        assert "20103 政府办公厅（室）及相关机构事务 has lines of its own beside" in err
        assert " beside lines on 20103, 2010301, 2010302, 1 code more: both were added" in err

    def test_what_is_booked_above_a_level(self, rolled):
        _, out, err = rolled("code,金额\n20103,1\n2080505,2\n", "--by", "项")

        assert "20103 政府办公厅（室）及相关机构事务 has 1 of its own, which is in no code" in err
        assert ["20103", "政府办公厅（室）及相关机构事务（款，自列）", "1"] in [
            line.split() for line in out.splitlines()
        ]

    def test_exact(self, rolled):
        big = "123456789012345678901234567890.1234567890"
        _, out, _ = rolled(f"code,金额\n201,{big}\n201,0.0000000001\n", "--format", "csv")
        assert rows_of(out)[1][3] == "123456789012345678901234567890.1234567891"


class TestSchemes:
    @pytest.mark.parametrize(
        ("first", "scheme"),
        [("30101", "economic"), ("50101", "government_economic"), ("10101", "revenue")],
    )
    def test_the_first_code_tells(self, rolled, first, scheme):
        assert f", {scheme} " in rolled(f"code,金额\n{first},1\n")[2]

    def test_a_name_tells(self, rolled):
        assert "1 line with 1 code, functional 2024" in rolled("code,金额\n人大事务,1\n")[2]

    def test_none(self, rolled):
        code, _, err = rolled("code,金额\n901,1\n")
        assert code == 2
        assert "line 2: '901' begins as the codes of no scheme do: name the --scheme" in err

    def test_it_is_asked_for(self, rolled):
        _, _, err = rolled("code,金额\n住房公积金,1\n", "--scheme", "economic", "--year", "2023")
        assert "economic 2023: 1\n" in err

    def test_no_such_year(self, rolled):
        code, _, err = rolled(LINES, "--year", "1999")
        assert code == 2
        assert "no edition of functional for 1999" in err


class TestReading:
    @pytest.mark.parametrize(
        "data",
        [
            LINES.encode("gb18030"),
            LINES.encode("utf-8-sig"),
            LINES.replace(",", "\t").encode(),
            LINES.replace("\n", "\r\n").encode(),
        ],
    )
    def test_encodings_and_separators(self, rolled, data):
        assert "4 lines with 4 codes, functional 2024: 1,196.36\n" in rolled(data)[2]

    def test_a_name_in_chinese_far_below(self, rolled):
        text = "code,name,amount\n" + "2010350,x,1\n" * 30_000 + "2010350,事业运行,1\n"
        assert "30,001 lines with 1 code" in rolled(text.encode("gb18030"))[2]

    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"", "it is empty"),
            (b" \n\n", "it is empty"),
            (b"code,\0\n", "line 1 has a NUL character: it is no text"),
            (b"\xff\xff\xff", "it is neither a spreadsheet nor text in UTF-8, UTF-16 or GB18030"),
            (b",,\n,,\n", "it has no rows below a head row"),
            ("code,金额\n".encode(), "it has no line with a code and an amount"),
            ("code,金额\n201,\n".encode(), "it has no line with a code and an amount"),
            (b"code,amount\n201," + b"9" * 200_000, "it is no CSV: line 2: a cell that begins"),
        ],
    )
    def test_unreadable(self, rolled, data, says):
        # Some libraries raise it for all of a process.
        csv.field_size_limit(131_072)
        code, _, err = rolled(data)
        assert code == 2
        assert f"cannot be read: {says}" in err

    def test_no_file(self, tmp_path, capsys):
        assert run(["rollup", str(tmp_path / "x.csv")]) == 2
        assert "x.csv cannot be read: No such file" in capsys.readouterr().err

    def test_text_has_no_sheets(self, rolled):
        assert "leave --sheet out" in rolled(LINES, "--sheet", "甲")[2]

    def test_spreadsheet(self, tmp_path, capsys):
        book = Workbook()
        book.active.append(["科目编码", "金额"])
        book.active.append([2010350, 0.1])
        book.active.append(["2010399", 976.56])
        other = book.create_sheet("乙")
        other.append(["a", "b"])
        other.append(["1", "2"])
        path = tmp_path / "in.xlsx"
        book.save(path)

        assert run(["rollup", str(path)]) == 0
        err = capsys.readouterr().err
        assert "functional 2024: 976.66\nsheet Sheet was added up; 乙 was not\n" in err
        assert run(["rollup", str(path), "--sheet", "乙"]) == 2
        assert "sheet 乙, cannot be read: say with --code" in capsys.readouterr().err

    @pytest.mark.parametrize("kind", ["text", "spreadsheet"])
    def test_standard_input(self, tmp_path, monkeypatch, capsys, kind):
        data = LINES.encode()
        if kind == "spreadsheet":
            book = Workbook()
            for row in csv.reader(io.StringIO(LINES)):
                book.active.append(row)
            book.save(tmp_path / "in.xlsx")
            data = (tmp_path / "in.xlsx").read_bytes()
        monkeypatch.setattr(sys, "stdin", Stdin(data))

        assert run(["rollup", "-"]) == 0
        assert "4 lines with 4 codes" in capsys.readouterr().err

    def test_standard_input_that_changes_its_encoding(self, monkeypatch, capsys):
        data = b"code,amount\n" + b"2010350,1\n" * 40_000 + "2010350,行政,1\n".encode("gb18030")
        monkeypatch.setattr(sys, "stdin", Stdin(data))

        assert run(["rollup", "-"]) == 2
        err = capsys.readouterr().err
        assert "standard input cannot be read: from about line " in err
        assert err.endswith("on it is not text in UTF-8: it has the byte D0\n")

    @pytest.mark.parametrize("stdin", [False, True])
    def test_progress(self, tmp_path, monkeypatch, capsys, stdin):
        data = b"code,name,amount\n" + b"2010350,some name that is long enough,12345.67\n" * 60_000
        path = tmp_path / "in.csv"
        path.write_bytes(data)
        monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
        monkeypatch.setattr(sys, "stdin", Stdin(data))

        assert run(["rollup", "-" if stdin else str(path)]) == 0
        assert ("lines" if stdin else "bytes") in capsys.readouterr().err

    def test_a_pipe_that_has_a_name(self, tmp_path, capsys):
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        writer = threading.Thread(target=pipe.write_text, args=(LINES, "utf-8"), daemon=True)
        writer.start()

        assert run(["rollup", str(pipe)]) == 0
        writer.join(10)
        assert "4 lines with 4 codes" in capsys.readouterr().err


def test_memory_does_not_grow_with_the_lines(tmp_path):
    # A process of its own for each: the greatest use of all children is kept.
    code = (
        "import resource, sys; from govbudget.cli import run; run(['rollup', sys.argv[1]]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    used = []
    for number in (1_000, 200_000):
        path = tmp_path / f"{number}.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write("code,amount\n")
            file.writelines(f"2010350,{line}.25\n" for line in range(number))
        done = subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, check=True
        )
        used.append(int(done.stdout.splitlines()[-1]))
    assert used[1] < used[0] * 1.1


class TestBars:
    def test_share(self):
        assert share(Decimal("0.1"), Decimal("0.3")) == Fraction(1, 3)
        assert share(5, 0) is None

    @pytest.mark.parametrize(
        ("of", "said"),
        [
            (Fraction(1, 2000), "0.1%"),
            (Fraction(1, 2001), "0.0%"),
            (Fraction(-1, 2001), "0.0%"),
            (Fraction(-3, 2000), "-0.2%"),
            (Fraction(3, 2), "150.0%"),
            (None, ""),
        ],
    )
    def test_percent_is_rounded_half_up(self, of, said):
        assert percent(of) == said

    def test_bar(self):
        assert bar(Fraction(1), 3) == "███"
        assert bar(Fraction(2), 3) == "███"
        assert bar(Fraction(5, 8), 1) == "▋"
        assert bar(Fraction(0), 3) == bar(None, 3) == ""


@pytest.mark.filterwarnings("error")
def test_a_cell_of_millions_of_letters_is_one_sentence(rolled):
    text = '科目编码,科目名称,金额\n2012604,"' + "长" * 1_000_000 + '",10\n'
    code, out, err = rolled(text)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "line 2 has more than" in err


def test_the_titles_of_thousands_of_columns_are_one_short_sentence(rolled):
    head = ",".join(f"合计{number}" for number in range(3_000))
    status, _, err = rolled(f"{head}\n{','.join('1' * 3_000)}\n", "--year", "2024")
    assert status == 2
    assert "合计11 and 2,988 more" in err
    assert len(err) < 400
