"""``govbudget read --tables -o``: the tables of a document as a workbook, or a folder of CSV."""

import csv
import json
import re
from decimal import Decimal

import openpyxl
import pytest

import govbudget as gb
from govbudget.cli import run

TEXT = """单位名称：某某市档案馆
2024年单位预算

表1 一般公共预算支出表
单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1,210.00\t{whole}\t4.00
201\t一般公共服务支出\t1,210.00\t1,206.00\t4.00
2012604\t=HYPERLINK(1)\t1,210.00\t1,206.00\t4.00

表2 收支总表：甲/乙*
单位：元

收入项目\t预算数\t支出项目\t预算数
一、财政拨款收入\t12345678901234567.89\t一、一般公共服务支出\t12345678901234567.89
收入总计\t12345678901234567.89\t支出总计\t12345678901234567.89
"""


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "budget.txt"
    path.write_text(TEXT.format(whole="1,206.00"), encoding="utf-8")
    return path


@pytest.fixture
def unread(tmp_path):
    path = tmp_path / "unread.txt"
    path.write_text(TEXT.format(whole="#REF!"), encoding="utf-8")
    return path


def book_of(document, tmp_path, *more):
    output = tmp_path / "book.xlsx"
    assert run(["read", str(document), "--tables", "-o", str(output), *more]) == 0
    return openpyxl.load_workbook(output)


def values(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


class TestWorkbook:
    def test_a_sheet_for_each_table_and_a_list(self, document, tmp_path):
        book = book_of(document, tmp_path, "--lang", "zh")
        index, general, whole = (book[name] for name in book.sheetnames)
        assert book.sheetnames[1] == "1 表1 一般公共预算支出表"
        assert re.search(r"[\[\]:*?/\\]", "".join(book.sheetnames)) is None
        assert values(index)[1][1:4] == ["表1 一般公共预算支出表", "一般公共预算支出表", "万元"]
        assert values(index)[1][-3:] == [4, 9, 0]
        assert general["A1"].value == "表1 一般公共预算支出表（单位：万元）"
        assert whole.max_row >= 5

    def test_the_list_leads_to_sheets_whatever_they_are_called(self, document, tmp_path):
        document.write_text(
            document.read_text("utf-8").replace("预算支出表", "预算'支出表"), "utf-8"
        )
        index, *sheets = book_of(document, tmp_path).worksheets
        links = [index.cell(row, 2).hyperlink.location for row in (2, 3)]
        assert links == [f"'{sheet.title}'!A1" for sheet in sheets]
        assert not any("'" in sheet.title for sheet in sheets)

    def test_figures_are_numbers_and_codes_are_texts(self, document, tmp_path):
        sheet = book_of(document, tmp_path).worksheets[1]
        row = [cell for cell in list(sheet.iter_rows())[-1] if cell.value is not None]
        assert [cell.value for cell in row] == ["2012604", "=HYPERLINK(1)", 1210, 1206, 4]
        assert [cell.data_type for cell in row] == ["s", "s", "n", "n", "n"]
        assert row[2].number_format == "#,##0.00"

    def test_no_digit_is_lost(self, document, tmp_path):
        cells = [cell for row in values(book_of(document, tmp_path).worksheets[2]) for cell in row]
        assert cells.count("12345678901234567.89") == 4

    def test_a_cell_that_was_not_read_is_marked_with_the_reason(self, unread, tmp_path, capsys):
        sheet = book_of(unread, tmp_path, "--lang", "en").worksheets[1]
        (cell,) = [one for row in sheet.iter_rows() for one in row if one.comment]
        assert cell.value == "#REF!"
        assert "#REF!" in cell.comment.text
        assert cell.fill.fill_type == "solid"
        assert "1 cell" in str(sheet["A2"].value)
        assert "not read: 1" in capsys.readouterr().err

    def test_twice_the_same_to_the_last_byte(self, document, tmp_path):
        books = []
        for name in ("a.xlsx", "b.xlsx"):
            run(["read", str(document), "--tables", "-o", str(tmp_path / name)])
            books.append((tmp_path / name).read_bytes())
        assert books[0] == books[1]

    def test_every_figure_of_the_reading_is_there(self, document, tmp_path):
        book = book_of(document, tmp_path)
        read = gb.read_disclosure(document).tables[0]
        amounts = sorted(cell.amount for row in read.table.rows for cell in row.cells)
        numbers = [
            Decimal(str(cell))
            for row in values(book.worksheets[1])
            for cell in row
            if isinstance(cell, int | float)
        ]
        assert sorted(numbers) == amounts


class TestFolder:
    def test_a_file_for_each_table_and_a_list(self, document, tmp_path):
        folder = tmp_path / "out"
        assert run(["read", str(document), "--tables", "-o", f"{folder}/"]) == 0
        names = sorted(path.name for path in folder.iterdir())
        package = "tables.datapackage.json"
        own = ["1 表1 一般公共预算支出表.csv", "2 表2 收支总表：甲 乙.csv", "tables.csv"]
        assert names == [*own, package]
        told = json.loads((folder / package).read_text("utf-8"))
        assert [one["path"] for one in told["resources"]] == own
        assert told["resources"][1]["title"] == "表2 收支总表：甲/乙*"
        assert told["sources"] == [{"title": "budget.txt"}]
        with (folder / names[0]).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[-1] == ["2012604", "'=HYPERLINK(1)", "1210.00", "1206.00", "4.00"]
        with (folder / names[1]).open(encoding="utf-8-sig", newline="") as file:
            assert "12345678901234567.89" in list(csv.reader(file))[-1]

    def test_into_a_folder_that_is_there(self, document, tmp_path):
        (tmp_path / "there").mkdir()
        assert run(["read", str(document), "--tables", "-o", str(tmp_path / "there")]) == 0
        assert (tmp_path / "there" / "tables.csv").exists()

    def test_files_of_other_tables_are_named_and_stay(self, document, tmp_path, capsys):
        asked = ["read", str(document), "--tables", "-o", f"{tmp_path}/out/", "--lang", "en"]
        run(asked)
        assert "no tables of this document" not in capsys.readouterr().err
        document.write_text(document.read_text("utf-8").partition("表2")[0], "utf-8")
        run(asked)
        assert "no tables of this document" in (told := capsys.readouterr().err)
        assert "2 表2 收支总表：甲 乙.csv" in told
        assert (tmp_path / "out" / "2 表2 收支总表：甲 乙.csv").exists()


class TestBadUse:
    @pytest.mark.parametrize(
        "asked",
        [
            ["-o", "book.xlsx"],
            ["--tables", "-o", "book.csv"],
            ["--tables", "--json", "-o", "book.xlsx"],
            ["--tables", "--facts", "-o", "book.xlsx"],
        ],
    )
    def test_refused_before_anything_is_read(self, tmp_path, monkeypatch, asked, capsys):
        monkeypatch.chdir(tmp_path)
        assert run(["read", "absent.txt", *asked]) == 2
        assert "absent.txt" not in capsys.readouterr().err
        assert not list(tmp_path.iterdir())

    def test_never_over_the_document(self, tmp_path):
        path = tmp_path / "budget.xlsx"
        book = openpyxl.Workbook()
        book.active.append(["x"])
        book.save(path)
        before = path.read_bytes()
        assert run(["read", str(path), "--tables", "-o", str(path)]) == 2
        assert path.read_bytes() == before

    def test_without_a_table(self, tmp_path, capsys):
        path = tmp_path / "budget.txt"
        path.write_text("某某市档案馆2024年单位预算\n2024年支出10万元。\n", encoding="utf-8")
        book = str(tmp_path / "book.xlsx")
        assert run(["read", str(path), "--tables", "-o", book, "--lang", "en"]) == 2
        assert "no table" in capsys.readouterr().err
        assert not (tmp_path / "book.xlsx").exists()
