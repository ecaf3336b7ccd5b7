"""Tables with codes and names, row by row."""

import csv
import io
import os
import subprocess
import sys
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import govbudget as gb
from govbudget.cli import run
from govbudget.cli.held_rows import held_for
from govbudget.cli.rows_out import SIGNS, write_csv
from govbudget.mapping import ADDED_COLUMNS, layout_for, map_cells, without_added

ROWS = [
    ["科目编码", "科目名称", "金额"],
    ["2010350", "事业运行", "976.56"],
    ["201 3 99", "其他政府办公厅(室)及相关机构事", "53.00"],
    ["20805", "行政事业单位离退休", "1"],
    ["302 02", "咨询费", "2"],
    ["", "购房补贴", "3"],
    ["", "", "4"],
    ["215999", "", "5"],
]


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "lines.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(ROWS)
    return path


@pytest.fixture
def mapped(tmp_path, capsys):
    """Maps a text and gives the exit code, the rows that come out, and what is said."""

    def run_on(text, *arguments):
        path = tmp_path / "in.csv"
        path.write_text(text, encoding="utf-8")
        code = run(["map", str(path), *arguments])
        out, err = capsys.readouterr()
        return code, list(csv.reader(io.StringIO(out))), err

    return run_on


@pytest.fixture
def book(tmp_path):
    """Three sheets, the first without rows."""
    made = Workbook()
    made.active.title = "封面"
    for title, code in (("甲", "2010350"), ("乙", "30202")):
        sheet = made.create_sheet(title)
        for row in (["科目编码", "金额"], [code, 1.5]):
            sheet.append(row)
    path = tmp_path / "in.xlsx"
    made.save(path)
    return path


class TestCells:
    def test_resolved(self):
        mapped = map_cells("2010350", "事业运行")

        assert mapped.cells == (
            *("2010350", "事业运行", "项", "一般公共预算", "functional 2024", ""),
        )
        assert map_cells(30205.0, None).fund == ""

    @pytest.mark.parametrize(
        ("code", "name", "remark"),
        [
            (None, None, "the row has neither a code nor a name"),
            ("", " ", "the row has neither a code nor a name"),
            ("302 02", "咨询费", "30202 is 印刷费, not 咨询费; 咨询费 is 30203"),
            ("215999", "", "it has 6 digits, and a code has 3, 5, 7 or 9"),
            (float("nan"), "行政运行", "'行政运行' names 81 entries"),
        ],
    )
    def test_not_resolved(self, code, name, remark):
        mapped = map_cells(code, name)

        assert mapped.code == ""
        assert remark in mapped.remark

    @pytest.mark.parametrize(
        ("code", "name", "resolved", "remark"),
        [
            ("2012604", "档案馆", "2012604", ""),
            ("2012604", "1、档案馆", "2012604", ""),
            ("2012604", "5号楼维修", "2012604", "5号楼维修 is no name of the edition"),
            ("2012604", "3D扫描", "2012604", "3D扫描 is no name of the edition"),
            ("20126", "04", "20126", "'04' is no name"),
            ("30201", "2办公用品", "30201", "2办公用品 is no name of the edition"),
            ("30206", "30205 水费", "", "30206 is 电费, not 水费; 水费 is 30205"),
            ("2012604-档案馆", "", "2012604", ""),
            ("[201]一般公共服务支出-[20126]档案事务-[2012604]档案馆", "", "2012604", ""),
            ("201类26款04项", "", "2012604", ""),
            ("", "其它档案事务支出", "2012699", ""),
        ],
    )
    def test_the_code_is_read_by_itself(self, code, name, resolved, remark):
        mapped = map_cells(code, name)

        assert mapped.code == resolved
        assert remark in mapped.remark
        assert bool(mapped.remark) == bool(remark)

    @pytest.mark.parametrize("cells", [("合计", ""), ("", "合　计"), (None, "支出合计")])
    def test_a_total_is_no_failure(self, cells):
        mapped = map_cells(*cells)

        assert mapped.is_total
        assert mapped.code == ""

    def test_other_errors_are_raised(self):
        with pytest.raises(gb.UnknownScheme):
            map_cells("201", None, scheme="x")


def columns(head, code=None, name=None, *, row=None):
    """The columns of the code and of the name below a head."""
    row = ["201" for _ in head] if row is None else row
    main = layout_for("x", [head, row], code, name).main
    in_code = main.codes[0].place if main.codes else None
    return in_code, None if main.name is None else main.name.place


class TestColumns:
    def test_usual_titles(self):
        assert columns(["金额", "科目编码", "科目名称"]) == (1, 2)
        assert columns(["name", None], row=["档案馆", ""]) == (None, 0)
        assert columns(["a", "b"], "b") == (1, None)

    def test_none(self):
        with pytest.raises(gb.UnreadableFile, match="no column is called 'c': a, b"):
            columns(["a", "b"], "c")
        with pytest.raises(gb.UnreadableFile, match="say which column has the codes"):
            columns(["a", "b"], row=["x", "y"])

    @pytest.mark.parametrize(
        ("head", "found"),
        [
            (["科目 编码", "科目　名称"], (0, 1)),
            (["功能科目编码", "功能科目名称"], (0, 1)),
            (["支出功能分类\n科目编码", "金额"], (0, None)),
            (["科目（编码）", "科目（名称）"], (0, 1)),
            (["科目编码（类款项）", "（支出）科目名称"], (0, 1)),
            (["Code", "NAME"], (0, 1)),
            (["编码", "预算科目代码", "名称", "科目名称"], (1, 3)),
        ],
    )
    def test_further_titles(self, head, found):
        assert columns(head) == found

    @pytest.mark.parametrize(
        "title", ["项目名称", "项目编码", "单位编码", "编码（单位）", "名称（元）", "金额", ""]
    )
    def test_titles_of_other_things(self, title):
        with pytest.raises(gb.UnreadableFile, match="say which column"):
            columns([title, "b"], row=["甲", "乙"])

    def test_asked_titles(self):
        assert columns(["科目 编码", "b"], "科目编码", "b") == (0, 1)
        assert columns(["科目（甲）", "b"], "科目（甲）") == (0, None)
        with pytest.raises(gb.UnreadableFile, match="no column is called '科目': 科目\\(甲\\), b$"):
            columns(["科目（甲）", None, "b"], "科目")
        with pytest.raises(gb.UnreadableFile, match="no column is called ''"):
            columns(["code", ""], "")

    def test_one_column_is_never_both(self):
        assert columns(["科目名称", "b"], "科目名称") == (0, None)
        assert columns(["科目编码", "b"], None, "科目编码", row=["档案馆", "1"]) == (None, 0)
        assert columns(["科目（编码）"]) == (0, None)
        with pytest.raises(gb.UnreadableFile, match="'a' is asked for as the column of the codes"):
            columns(["a", "b"], "a", "a")

    @pytest.mark.parametrize(
        ("rows", "ends"),
        [
            ([["科目编码"], ["201"]], 1),
            ([["支出决算表"], [], ["单位：元"], ["科目编码", "科目名称"], ["201"]], 4),
            ([["科目", "", "金额"], ["编码", "名称", ""], ["201", "", "1"]], 2),
            ([["某某局"], ["科目编码", "科目名称"], ["201", ""]], 2),
            ([["科目名称"], ["档案馆"]], 1),
        ],
    )
    def test_where_the_head_ends(self, rows, ends):
        assert layout_for("x", rows).head.end == ends


def test_without_added():
    rows = [["t"], ["a", *ADDED_COLUMNS, ""], ["1", *"uvwxyz", "2"]]

    assert without_added(rows, rows[1]) == [["t"], ["a", ""], ["1", "2"]]
    assert without_added(rows, rows[0]) is rows


class TestShape:
    def test_ragged_rows_are_padded(self, mapped):
        code, rows, _ = mapped("code,a\n2010350\n30205,1,2\n")

        assert code == 0
        assert rows[0] == ["code", "a", "", *ADDED_COLUMNS]
        assert [row[3] for row in rows[1:]] == ["2010350", "30205"]
        assert {len(row) for row in rows} == {9}

    def test_blank_rows_are_nothing(self, mapped):
        code, rows, err = mapped("code,a\n2010350,1\n\n , \n201,2\n")

        assert code == 0
        assert rows[2] == [""] * 8
        assert rows[3] == [" ", " ", *[""] * 6]
        assert err == "2 rows: 2 resolved, 0 of them with a remark, 0 not resolved\n"

    def test_totals_and_notes_are_no_failures(self, mapped):
        text = "科目编码,科目名称\n,合计\n2012604,档案馆\n科目编码,科目名称\n注：单位为万元,\n"
        code, rows, err = mapped(text)

        assert code == 0
        assert [row[2] for row in rows[1:]] == ["", "2012604", "", ""]
        assert (
            err == "1 row: 1 resolved, 0 of them with a remark, 0 not resolved; 1 total besides\n"
        )

    def test_rows_above_the_head_are_kept(self, mapped):
        code, rows, err = mapped("支出决算表\n\n科目编码,金额\n2010350,1\n")

        assert code == 0
        assert rows[0] == ["支出决算表", *[""] * 7]
        assert rows[2] == ["科目编码", "金额", *ADDED_COLUMNS]
        assert err.startswith("1 row: 1 resolved")

    def test_its_own_output(self, mapped):
        _, once, _ = mapped("t\ncode,a\n30202,1,2\nx,2\n")
        text = io.StringIO()
        csv.writer(text).writerows(once)
        code, twice, _ = mapped(text.getvalue())

        assert code == 1
        assert twice == once

    def test_one_column_for_both(self, mapped):
        text = "科目名称,金额\n2010350 事业运行,1\n"

        assert mapped(text, "--code", "科目名称")[0] == 0
        code, _, err = mapped(text, "--code", "科目名称", "--name", "科目名称")
        assert code == 2
        assert "is asked for as the column of the codes and of the names" in err


class TestSheets:
    def test_the_others_are_named(self, book, capsys):
        assert run(["map", str(book)]) == 0
        out, err = capsys.readouterr()
        assert "2010350,1.5,2010350" in out
        assert err.endswith("\nsheet 甲 was mapped; 乙 was not\n")

    def test_one_is_asked_for(self, book, capsys):
        assert run(["map", str(book), "--sheet", "乙"]) == 0
        out, err = capsys.readouterr()
        assert "30202,1.5,30202" in out
        assert "was mapped" not in err

    @pytest.mark.parametrize(
        ("sheet", "says"),
        [
            ("丙", "it has no sheet '丙': 封面, 甲, 乙"),
            ("封面", "sheet '封面' has no rows below a head row"),
        ],
    )
    def test_not_there(self, book, capsys, sheet, says):
        assert run(["map", str(book), "--sheet", sheet]) == 2
        assert says in capsys.readouterr().err

    def test_the_sheet_stands_in_errors(self, book, capsys):
        assert run(["map", str(book), "--code", "x"]) == 2
        assert "sheet 甲, cannot be read: no column is called 'x'" in capsys.readouterr().err

    def test_text_has_none(self, mapped):
        code, _, err = mapped("code\n201\n", "--sheet", "甲")
        assert code == 2
        assert "it is text, which has no sheets: leave --sheet out" in err


class TestStreams:
    def test_standard_output_is_utf_8(self, table):
        plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        done = subprocess.run(
            [sys.executable, "-m", "govbudget", "map", str(table)],
            env={**os.environ, **plain},
            capture_output=True,
            check=False,
        )

        assert done.returncode == 1
        assert done.stdout.decode().startswith("科目编码,科目名称,金额,resolved_code")

    def test_a_terminal_keeps_its_encoding(self, table, monkeypatch):
        screen = io.TextIOWrapper(io.BytesIO(), encoding="gbk")
        screen.isatty = lambda: True
        monkeypatch.setattr("sys.stdout", screen)

        assert run(["map", str(table)]) == 1
        assert screen.buffer.getvalue().decode("gbk").startswith("科目编码")

    @pytest.mark.parametrize("kind", ["text", "spreadsheet"])
    def test_standard_input(self, table, book, capsys, monkeypatch, kind):
        data = (table if kind == "text" else book).read_bytes()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

        assert run(["map", "-"]) == (1 if kind == "text" else 0)
        assert "2010350,事业运行,项" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"", "standard input cannot be read: it is empty\n"),
            (b"a,b\n1,2\n", "standard input cannot be read: say which column"),
        ],
    )
    def test_bad_standard_input(self, capsys, monkeypatch, data, says):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

        assert run(["map", "-"]) == 2
        assert says in capsys.readouterr().err

    @pytest.mark.parametrize("name", ["x.csv", "x.xlsx"])
    def test_an_output_that_cannot_be_written(self, table, tmp_path, capsys, name):
        output = tmp_path / "nowhere" / name

        assert run(["map", str(table), "-o", str(output)]) == 2
        assert capsys.readouterr().err == f"govbudget: {output}: No such file or directory\n"

    def test_a_reader_that_is_gone(self, table, monkeypatch):
        def gone(*_):
            raise BrokenPipeError

        monkeypatch.setattr("govbudget.cli.held_rows.shutil.copyfileobj", gone)
        # It would let go of the stream that pytest captures.
        monkeypatch.setattr("govbudget.cli._let_go_of_stdout", lambda: None)
        assert run(["map", str(table), "-o", os.devnull]) == 0

    def test_spreadsheets_hold_text_as_it_was(self, mapped, tmp_path):
        output = tmp_path / "OUT.XLSX"

        assert mapped("code,a,b\n2010350,=1+1,\n", "-o", str(output))[0] == 0
        cells = load_workbook(output).active[2]
        assert (cells[1].value, cells[1].data_type, cells[2].value) == ("=1+1", "s", None)

    def test_control_characters_in_spreadsheets(self, mapped, tmp_path):
        output = tmp_path / "out.xlsx"
        output.write_bytes(b"what was there")
        code, _, err = mapped("code,a\n201,\x0b\n", "-o", str(output))

        assert code == 2
        assert "row 2 has a control character" in err
        assert output.read_bytes() == b"what was there"


class TestCommand:
    def test_to_the_screen(self, table, capsys):
        assert run(["map", str(table)]) == 1
        out, err = capsys.readouterr()
        rows = list(csv.reader(io.StringIO(out)))

        assert rows[0] == [*ROWS[0], *ADDED_COLUMNS]
        assert [row[3] for row in rows[1:]] == [
            "2010350",
            "2010399",
            "20805",
            "",
            "2210203",
            "",
            "",
        ]
        assert [row[:3] for row in rows] == ROWS
        assert err.startswith("7 rows: 4 resolved, 2 of them with a remark, 3 not resolved\n")
        assert "1 × 30202 is 印刷费, not 咨询费; 咨询费 is 30203" in err

    def test_to_files(self, table, tmp_path):
        out = tmp_path / "out.csv"
        assert run(["map", str(table), "-o", str(out)]) == 1
        assert out.read_text(encoding="utf-8-sig").startswith(
            "科目编码,科目名称,金额,resolved_code"
        )

        book = tmp_path / "out.xlsx"
        assert run(["map", str(table), "-o", str(book)]) == 1
        sheet = load_workbook(book).active
        assert [cell.value for cell in sheet[2]][3:5] == ["2010350", "事业运行"]

    def test_of_a_spreadsheet(self, tmp_path, capsys):
        book = Workbook()
        for row in (["code", "amount"], [2010350, 1.5], [30205, None]):
            book.active.append(row)
        book.save(tmp_path / "in.xlsx")

        assert run(["map", str(tmp_path / "in.xlsx"), "--code", "code", "--year", "2024"]) == 0
        out, err = capsys.readouterr()
        assert "2010350,事业运行" in out
        assert err == "2 rows: 2 resolved, 0 of them with a remark, 0 not resolved\n"

    def test_many_reasons(self, tmp_path, capsys):
        path = tmp_path / "in.csv"
        path.write_text("code\n" + "".join(f"9{n}\n" for n in range(10, 40)), encoding="utf-8")

        assert run(["map", str(path), "--scheme", "functional"]) == 1
        assert "30 not resolved" in capsys.readouterr().err

    def test_progress(self, tmp_path, capsys, monkeypatch):
        path = tmp_path / "in.csv"
        path.write_text("code\n" + "2010350\n" * 6000, encoding="utf-8")
        monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)

        assert run(["map", str(path), "-o", str(tmp_path / "out.csv")]) == 0
        assert "6000 rows: 6000 resolved" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("content", "arguments", "says"),
        [
            ("code\n", [], "it has no rows below a head row"),
            ("title\ncode\n\n", [], "it has no rows below a head row"),
            ("a,b\n1,2\n", [], "say which column has the codes"),
            ("code\n201\n", ["--code", "x"], "no column is called 'x'"),
            ("code\n201\n", ["--year", "1999"], "no edition of functional for 1999"),
        ],
    )
    def test_bad_use(self, tmp_path, capsys, content, arguments, says):
        path = tmp_path / "in.csv"
        path.write_text(content, encoding="utf-8")

        assert run(["map", str(path), *arguments]) == 2
        assert says in capsys.readouterr().err

    def test_without_the_extra(self, table, tmp_path, monkeypatch, capsys):
        monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
        assert run(["map", str(table), "-o", str(tmp_path / "out.xlsx")]) == 2
        assert "needs the extra excel" in capsys.readouterr().err


class TestLevels:
    """Codes in columns of their own for 类, 款 and 项."""

    def codes(self, mapped, text):
        rows = mapped(text)[1]
        at = next(number for number, row in enumerate(rows) if "resolved_code" in row)
        return [row[rows[at].index("resolved_code")] for row in rows[at + 1 :]]

    def test_filled_in_every_row(self, mapped):
        text = "类,款,项,科目名称,金额\n201,03,50,事业运行,1\n201,3,,,2\n221,,,住房保障支出,3\n"
        assert self.codes(mapped, text) == ["2010350", "20103", "221"]

    def test_left_empty_below(self, mapped):
        text = "类,款,项,科目名称\n201,,,\n,03,,\n,,50,事业运行\n,,01,行政运行\n208,05,05,\n,06,,\n"
        found = self.codes(mapped, text)
        assert found == ["201", "20103", "2010350", "2010301", "2080505", "20806"]

    def test_titles_in_two_rows(self, mapped):
        text = "科目编码,,,科目名称\n类,款,项,\n201,03,50,事业运行\n合计,,,\n"
        head, levels, row, total = mapped(text)[1]
        assert levels[:5] == ["类", "款", "项", "", "resolved_code"]
        assert row[4] == "2010350"
        assert "resolved_code" not in head
        assert total[4] == ""

    def test_without_names(self, mapped):
        assert self.codes(mapped, "表一,,\n类,款,金额\n201,03,1\n")[-1] == "20103"

    def test_what_nothing_above_tells_is_not_guessed(self, mapped):
        text = "类,款,项,科目名称\n201,03,,\n205,,50,\n,02,,\n,,02,\n"
        assert self.codes(mapped, text) == ["20103", "", "20502", "2050202"]
        assert self.codes(mapped, "类,款,金额\n,03,1\n201,,\n") == ["", "201"]

    def test_a_column_of_whole_codes_goes_first(self, mapped):
        assert self.codes(mapped, "类,款,科目编码\n一,二,20103\n") == ["20103"]


@pytest.mark.parametrize("number", ["（一）", "①", "1、", "一、", "⑴", "第一、"])
def test_the_number_of_a_list_before_a_name_is_none_of_it(number):
    found = map_cells("2012601", f"{number}行政运行", year=2024)
    assert (found.code, found.remark) == ("2012601", "")
    other = map_cells("2012601", f"{number}档案馆", year=2024)
    assert (other.code, "not 档案馆" in other.remark) == ("", True)


class TestLongTables:
    """A table is read line by line, and nothing of it is kept."""

    def test_a_wide_row_far_below_widens_all(self, mapped):
        text = "code,a\n" + "2010350,1\n" * 20_000 + "30205,1,2,3\n"
        code, rows, err = mapped(text)

        assert code == 0
        assert {len(row) for row in rows} == {10}
        assert rows[0] == ["code", "a", "", "", *ADDED_COLUMNS]
        assert rows[1][4] == "2010350"
        assert rows[-1][:5] == ["30205", "1", "2", "3", "30205"]
        assert err.startswith("20001 rows: 20001 resolved")

    def test_blank_lines_beyond_measure_are_dropped(self, mapped):
        code, rows, _ = mapped("code\n201\n" + "\n" * 30_000 + "202\n")

        assert code == 0
        assert len(rows) == 3 + 1000
        assert rows[-1][1] == "202"

    def test_nothing_is_written_where_the_end_cannot_be_read(self, tmp_path, capsys):
        path, out = tmp_path / "in.csv", tmp_path / "out.csv"
        path.write_text("code,a\n" + "201,x\n" * 20_000 + '202,"y\n203,z\n', encoding="utf-8")
        out.write_text("what was there", encoding="utf-8")

        assert run(["map", str(path)]) == 2
        assert run(["map", str(path), "-o", str(out)]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert "line 20,002" in said.err
        assert out.read_text(encoding="utf-8") == "what was there"

    def test_a_file_that_grows_meanwhile(self, tmp_path, capsys, monkeypatch):
        path = tmp_path / "in.csv"
        path.write_text("code\n201\n202\n", encoding="utf-8")
        resolve = map_cells

        def growing(code, name, **asked):
            with path.open("a", encoding="utf-8") as file:
                file.write("203\n")
            return resolve(code, name, **asked)

        monkeypatch.setattr("govbudget.cli.map_command.map_cells", growing)
        assert run(["map", str(path)]) == 2
        assert capsys.readouterr().out == ""

    def test_more_cells_than_are_known_at_once(self, mapped, monkeypatch):
        monkeypatch.setattr("govbudget.mappedrows._MOST_KNOWN", 3)
        names = [f"项目{number}" for number in range(20_000)]
        text = "code,name\n" + "".join(f"2010350,{name}\n" for name in names) + "x,y\n合计,\n"
        code, rows, err = mapped(text)

        assert code == 1
        assert [row[1] for row in rows[1:-2]] == names
        assert {row[2] for row in rows[1:-2]} == {"2010350"}
        assert err.startswith(
            "20001 rows: 20000 resolved, 20000 of them with a remark, 1 not resolved; 1 total"
        )

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
    @pytest.mark.parametrize("separator", [",", "\t", ";"])
    def test_encodings_and_separators(self, tmp_path, capsys, encoding, separator):
        path = tmp_path / "in.csv"
        rows = [["科目编码", "科目名称"], *[["2010350", "事业运行"]] * 9_000, ["30201", "#REF!"]]
        text = "".join(separator.join(row) + "\r\n" for row in rows)
        path.write_bytes(text.encode(encoding))

        assert run(["map", str(path)]) == 0
        out = list(csv.reader(io.StringIO(capsys.readouterr().out)))
        assert len(out) == 9_002
        assert out[9_000][2:4] == ["2010350", "事业运行"]
        assert out[-1][:3] == ["30201", "#REF!", "30201"]

    @pytest.mark.parametrize("cell", ["", '""'])
    def test_a_lone_blank_cell_has_no_marks(self, mapped, tmp_path, cell):
        out = tmp_path / "out.csv"

        assert mapped(f"code\n201\n{cell}\n202\n", "-o", str(out))[0] == 0
        assert out.read_text(encoding="utf-8-sig").splitlines()[2] == "," * 6

    @pytest.mark.unmeasured
    def test_memory_does_not_grow_with_the_rows(self, tmp_path):
        """Counted in what Python holds at most, of a table and of one eight times as long."""
        most = {}
        for count in (20_000, 160_000):
            path = tmp_path / f"{count}.csv"
            path.write_text("code,a\n" + "2010350,甲\n" * count, encoding="utf-8")
            tracemalloc.start()
            assert run(["map", str(path), "-o", str(tmp_path / "out.csv")]) == 0
            most[count] = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        assert most[160_000] < 1.2 * most[20_000]


@pytest.mark.parametrize("form", ["csv", "tsv"])
@given(
    st.lists(
        st.lists(
            st.sampled_from(["201", "行政运行", "", " ", '"', "a,b", "a\tb", "x\r\ny", "\r", "é"])
            | st.integers()
            | st.none(),
            min_size=2,
            max_size=2,
        ),
        max_size=5,
    )
)
def test_rows_are_written_as_if_with_their_ends(form, rows):
    """What is held apart is the text that the csv module makes of whole rows."""
    ends = [["2010350", "a,b", ""], ["", '"', "\n"]]
    with held_for("nowhere", form, safe_csv=False) as held:
        made = [held.end(cells) for cells in ends]
        for width in (1, 2):
            some = [row[:width] for row in rows]
            held.hold([(some, [made[at % 2] for at in range(len(some))])])
            held._file.seek(0)
            expected = io.StringIO()
            whole = [[*row, *ends[at % 2]] for at, row in enumerate(some)]
            write_csv(expected, whole, SIGNS[form])
            assert held._file.read().decode() == expected.getvalue()
