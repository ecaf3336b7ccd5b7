"""Tables with codes and names, row by row."""

import csv
import io

import pytest
from openpyxl import Workbook, load_workbook

import govbudget as gb
from govbudget.cli import run
from govbudget.mapping import ADDED_COLUMNS, columns_of, map_cells

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

    def test_other_errors_are_raised(self):
        with pytest.raises(gb.UnknownScheme):
            map_cells("201", None, scheme="x")


class TestColumns:
    def test_usual_titles(self):
        assert columns_of("x", ["金额", "科目编码", "科目名称"], None, None) == (1, 2)
        assert columns_of("x", ["name", None], None, None) == (None, 0)
        assert columns_of("x", ["a", "b"], "b", None) == (1, None)

    def test_none(self):
        with pytest.raises(gb.UnreadableFile, match="no column is called 'c': a, b"):
            columns_of("x", ["a", "b"], "c", None)
        with pytest.raises(gb.UnreadableFile, match="say which column has the codes"):
            columns_of("x", ["a", "b"], None, None)


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
