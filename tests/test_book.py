"""A list of codes of the user's own."""

import csv
import random

import pytest
from openpyxl import Workbook

import govbudget as gb
from govbudget import Scheme
from govbudget.cli import run


def csv_of(path, rows, encoding="utf-8", sep=","):
    path.write_bytes("\n".join(sep.join(map(str, row)) for row in rows).encode(encoding))
    return path


def workbook(path, *sheets):
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"表{number + 1}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


LIST = [("科目编码", "科目名称"), ("201", "一般公共服务支出"),
        ("20103", "政府办公厅(室)及相关机构事务"), ("2010350", "  事业运行")]  # fmt: skip
COLUMNS = [("2024年支出功能分类科目", "", "", ""), ("类", "款", "项", "科目名称"),
           ("201", "", "", "一般公共服务支出"), ("201", "03", "", "政府办公厅（室）及相关机构事务"),
           ("201", "03", "50", "事业运行")]  # fmt: skip
SPARSE = [("类", "款", "项", "科目名称"), (201, None, None, "一般公共服务支出"),
          (None, 3, None, "政府办公厅（室）及相关机构事务"), (None, None, 50, "事业运行"),
          ("类", "款", "项", "科目名称"), (202, None, None, "外交支出")]  # fmt: skip


class TestLayouts:
    def check(self, tree, extra=()):
        assert tree.scheme is Scheme.FUNCTIONAL
        assert tree.year == 2024
        assert list(tree) == ["201", "20103", "2010350", *extra]
        assert tree["20103"].name == "政府办公厅（室）及相关机构事务"
        assert tree["2010350"].name == "事业运行"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
    @pytest.mark.parametrize("sep", [",", "\t", ";"])
    def test_one_column(self, tmp_path, encoding, sep):
        self.check(gb.load(csv_of(tmp_path / "book-2024.csv", LIST, encoding, sep)))

    def test_three_columns_in_every_row(self, tmp_path):
        self.check(gb.load(csv_of(tmp_path / "book.csv", COLUMNS)))

    def test_three_columns_written_once(self, tmp_path):
        path = workbook(tmp_path / "book.xlsx", SPARSE)
        self.check(gb.load(path, year=2024), ["202"])

    def test_spreadsheet_with_numbers(self, tmp_path):
        rows = [("2024年度", None), *((int(c) if c.isdigit() else c, n) for c, n in LIST)]
        self.check(gb.load(str(workbook(tmp_path / "book.xlsx", rows))))

    def test_several_schemes_in_several_sheets(self, tmp_path):
        other = [("编码", "名称"), ("301", "工资福利支出"), ("30101", "基本工资")]
        path = workbook(tmp_path / "book 2024.xlsx", LIST, other, [("说明",)])

        self.check(gb.load(path, scheme="functional"))
        assert list(gb.load(path, scheme="economic")) == ["301", "30101"]
        assert list(gb.load(path, sheet="表2")) == ["301", "30101"]
        with pytest.raises(gb.UnreadableRows, match="of another scheme than the rows before"):
            gb.load(path)

    def test_wrong_rows_of_several_sheets_are_told_in_their_order(self, tmp_path):
        second = [("编码", "名称"), ("20199", ""), ("20105", "统计信息事务"), ("201", "又一次")]
        path = workbook(tmp_path / "book 2024.xlsx", [*LIST, ("2029999", "其他")], second)
        with pytest.raises(gb.UnreadableRows) as told:
            gb.load(path)
        assert [place for place, _ in told.value.faults] == ["表1:5", "表2:2", "表2:4"]
        assert "201 stands in line 表1:2 already" in str(told.value)

    @pytest.mark.parametrize("scheme", list(Scheme))
    @pytest.mark.parametrize("layout", ["column", "levels", "sparse", "whole", "indented", "both"])
    def test_our_own_edition_comes_back(self, tmp_path, scheme, layout):
        edition = list(getattr(gb, scheme)(2024).values())
        rows = [HEADS[layout], *(row_of(layout, entry) for entry in edition)]
        with (tmp_path / "2024.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        tree = gb.load(tmp_path / "2024.csv")

        assert [(e.code, e.name) for e in tree.values()] == [(e.code, e.name) for e in edition]

    def test_lists_side_by_side(self, tmp_path):
        rows = [("收入编码", "收入名称", "支出编码", "支出名称"),
                ("101", "税收收入", "201", "一般公共服务支出"),
                ("10101", "增值税", "20101", "人大事务"), ("", "", "202", "外交支出")]  # fmt: skip
        for head in (rows[:1], [("收入", "", "支出", "")], []):
            path = csv_of(tmp_path / "2024.csv", [*head, *rows[1:]])
            assert list(gb.load(path, scheme="revenue")) == ["101", "10101"]
            assert list(gb.load(path, scheme="functional")) == ["201", "20101", "202"]
            with pytest.raises(gb.UnreadableRows, match="of another scheme"):
                gb.load(path)

    def test_names_before_their_codes(self, tmp_path):
        rows = [("名称", "编码", "名称", "编码"), ("税收收入", "101", "外交支出", "202")]
        path = csv_of(tmp_path / "2024.csv", rows)
        assert gb.load(path, scheme="revenue")["101"].name == "税收收入"
        assert gb.load(path, scheme="functional")["202"].name == "外交支出"
        path = csv_of(tmp_path / "2024.csv", [row[2:] for row in rows])
        assert gb.load(path)["202"].name == "外交支出"

    def test_lists_side_by_side_with_codes_and_names_in_one_cell(self, tmp_path):
        rows = [
            ("收入", "支出"),
            ("101 税收收入", "[201]一般公共服务支出"),
            ("", "201.01 人大事务"),
        ]
        path = csv_of(tmp_path / "2024.csv", rows)
        assert list(gb.load(path, scheme="revenue")) == ["101"]
        assert list(gb.load(path, scheme="functional")) == ["201", "20101"]

    @pytest.mark.parametrize(
        "rows",
        [
            [("序号", "金额", "编码", "名称"), (1, 20101, 201, "甲"), (2, 20102, 20101, "乙")],
            [
                ("金额", "科目", "名称"),
                (20101, 201, "甲"),
                (20102, 20101, "乙"),
                (20103, 20102, "丙"),
            ],
            [(90101, 201, "甲"), (80102, 20101, "乙"), (70103, 20102, "丙"), (60103, 20103, "丁")],
            [("序号", "科目", "名称"), (100, 201, "甲"), (101, 202, "乙")],
            [("序号", "类", "款", "名称"), (100, 201, "", "甲"), (101, 201, "01", "乙")],
            [("编码", "上级编码", "名称"), ("201", "", "甲"), ("20101", "201", "乙")],
        ],
    )
    def test_other_columns_of_digits(self, tmp_path, rows):
        tree = gb.load(csv_of(tmp_path / "2024.csv", rows))
        assert tree["201"].name == "甲"
        assert {entry.name for entry in tree.values()} == {
            row[-1] for row in rows if row[-1] != "名称"
        }

    @pytest.mark.parametrize(
        "written", ["201 01", "201.01", "２０１０１", "[20101]", "【20101】", "'20101", "20101.0"]
    )
    def test_written_codes(self, tmp_path, written):
        rows = [("编码", "名称"), ("201", "甲"), (written, "乙")]
        assert list(gb.load(csv_of(tmp_path / "2024.csv", rows))) == ["201", "20101"]

    def test_a_number_with_a_point(self, tmp_path):
        path = workbook(tmp_path / "2024.xlsx", [("编码", "名称"), (201, "甲"), (201.01, "乙")])
        assert list(gb.load(path)) == ["201", "20101"]

    @pytest.mark.parametrize(
        "head", [[("类", "款", "项", "名称")], [("科目编码", "", "", "名称")], []]
    )
    def test_whole_codes_in_three_columns(self, tmp_path, head):
        rows = [(201, "", "", "甲"), ("", 20101, "", "乙"), ("", "", 2010101, "丙"),
                (202, 20201, "", "丁"), (202, "", "", "戊")]  # fmt: skip
        tree = gb.load(csv_of(tmp_path / "2024.csv", [*head, *rows]))
        assert list(tree) == ["201", "20101", "2010101", "202", "20201"]

    @pytest.mark.parametrize("title", ["2024", "2024年度", "２０２４年", "2024-01-01"])
    def test_the_year_as_a_title(self, tmp_path, title):
        for layout in (LIST, COLUMNS[1:]):
            tree = gb.load(csv_of(tmp_path / "book.csv", [(title,), *layout]))
            assert tree.year == 2024

    def test_names_without_chinese(self, tmp_path):
        rows = [("code", "name"), ("201", "General public services"), ("20101", "甲 乙")]
        tree = gb.load(csv_of(tmp_path / "2024.csv", rows))
        assert [entry.name for entry in tree.values()] == ["General public services", "甲乙"]
        with pytest.raises(gb.UnreadableRows, match="201 has no name"):
            gb.load(csv_of(tmp_path / "2024.csv", rows[1:]))

    def test_rows_that_are_no_entries(self, tmp_path):
        rows = [("2024年政府收支分类科目",), ("单位", "万元", ""), ("科目编码", "科目名称", "金额"),
                ("栏次", "1", "2"), ("", "合计", "100"), ("201", "甲", ""), ("",),
                ("本页小计", "", "5"), ("第 1 页 共 2 页",),
                ("2024年政府收支分类科目",), ("科目编码", "科目名称", "金额"),
                ("编码", "名称"), ("20101", "乙", ""), ("注：略",), ("", "1、略"), ("2．略",),
                ("总 计",), ("202", "丙"),
                ("财政部编",), ("2024年3月", ""), ("2024-03-01",)]  # fmt: skip
        assert list(gb.load(csv_of(tmp_path / "book.csv", rows))) == ["201", "20101", "202"]


HEADS = {
    "column": ("科目编码", "科目名称"),
    "levels": ("类", "款", "项", "目", "科目名称"),
    "sparse": ("类", "款", "项", "目", "科目名称"),
    "whole": ("类", "款", "项", "目", "科目名称"),
    "indented": ("编码", "科目名称", "", "", ""),
    "both": ("科目编码及名称",),
}


def row_of(layout, entry):
    depth = entry.level - 1
    parts = [entry.code[:3], *(entry.code[n : n + 2] for n in range(3, len(entry.code), 2))]
    rest = [""] * (3 - depth)
    return {
        "column": [entry.code, "　" * depth + entry.name],
        "levels": [*parts, *rest, entry.name],
        "sparse": [*[""] * depth, parts[-1], *rest, entry.name],
        "whole": [*[""] * depth, entry.code, *rest, entry.name],
        "indented": [entry.code, *[""] * depth, entry.name],
        "both": [f"{entry.code} {entry.name}"],
    }[layout]


class TestFaults:
    def test_every_bad_row_is_named(self, tmp_path):
        rows = [*LIST, ("2010", "短"), ("20104", ""), ("20199", "其他"), ("2020101", "没有款"),
                ("201", "又一次"), ("901", "不存在")]  # fmt: skip
        with pytest.raises(gb.UnreadableRows) as caught:
            gb.load(csv_of(tmp_path / "2024.csv", rows))

        assert dict(caught.value.faults) == {
            "5": "'2010' is no code: 3, 5, 7 or 9 digits are",
            "6": "20104 has no name",
            "8": "2020101 has no parent: 20201 is missing",
            "9": "201 stands in line 2 already",
            "10": "901 begins with 9, as the codes of no scheme do",
        }

    def test_no_row_is_lost(self, tmp_path):
        rows = [("编码", "名称"), ("2O1", "甲"), ("201", "一般公共服务支出"), ("20101", "人大事务"),
                ("ABCDEFG", "行政运行"), ("", "一般行政管理事务"), ("-", "机关服务"),
                ("20101人大事务", ""), ("2010.5", "乙"), ("20101（试行）", "丙"), ("二零一", "x"),
                ("ABC", "合计"),
                ("", "其他"), ("2010x",)]  # fmt: skip
        with pytest.raises(gb.UnreadableRows) as caught:
            gb.load(csv_of(tmp_path / "2024.csv", rows))

        assert [int(line) for line, _ in caught.value.faults] == [2, *range(5, 15)]
        assert dict(caught.value.faults)["6"] == "the code is empty"
        assert dict(caught.value.faults)["5"] == "'ABCDEFG' is no code: 3, 5, 7 or 9 digits are"

    @pytest.mark.parametrize("head", [[("编码", "名称")], []])
    @pytest.mark.parametrize("row", [("2O1", "甲"), ("2010", "x"), ("20101甲", ""), ("901", "甲")])
    def test_a_broken_row_above_the_first_code(self, tmp_path, head, row):
        with pytest.raises(gb.UnreadableRows) as caught:
            gb.load(csv_of(tmp_path / "2024.csv", [*head, row, ("202", "乙"), ("203", "丙")]))
        assert [line for line, _ in caught.value.faults] == [str(1 + len(head))]

    def test_a_name_that_begins_as_a_note(self, tmp_path):
        rows = [("编码", "名称"), ("201", "甲"), ("", "注册会计师"), ("", "注：略")]
        with pytest.raises(gb.UnreadableRows, match="line 3: the code is empty") as caught:
            gb.load(csv_of(tmp_path / "2024.csv", rows))
        assert len(caught.value.faults) == 1

    def test_no_row_of_lists_side_by_side_is_lost(self, tmp_path):
        rows = [("收入编码", "收入名称", "支出编码", "支出名称"), ("101", "甲", "201", "乙"),
                ("x", "丙", "y", "丁"), ("", "", "", "戊"), ("合计", "", "202", "己")]  # fmt: skip
        with pytest.raises(gb.UnreadableRows) as caught:
            gb.load(csv_of(tmp_path / "2024.csv", rows), scheme="revenue")

        assert [line for line, _ in caught.value.faults] == ["3", "3", "4"]

    def test_an_explanation_is_no_name(self, tmp_path):
        rows = [("编码", "名称", "说明"), ("201", "甲", "略"), ("20101", "", "反映乙")]
        for head in (rows[:1], []):
            with pytest.raises(gb.UnreadableRows, match="20101 has no name"):
                gb.load(csv_of(tmp_path / "2024.csv", [*head, *rows[1:]]))

    def test_two_columns_of_codes_for_one_of_names(self, tmp_path):
        rows = [("编码", "代码", "名称"), ("201", "202", "甲")]
        with pytest.raises(gb.UnreadableFile, match="its columns 1 and 2 hold codes"):
            gb.load(csv_of(tmp_path / "2024.csv", rows))

    @pytest.mark.parametrize("year", ["2024", 1990, 2006, 2101, True, 2024.0])
    def test_no_year(self, tmp_path, year):
        with pytest.raises(gb.GovBudgetError, match="a whole number from 2007 to 2100") as caught:
            gb.load(csv_of(tmp_path / "book.csv", LIST), year=year)
        assert isinstance(caught.value, ValueError)

    def test_a_number_too_great_to_write_out(self, tmp_path):
        with pytest.raises(gb.UnreadableFile, match="so great a number is no year"):
            gb.load(csv_of(tmp_path / "book.csv", LIST), year=10**5000)

    def test_a_year_before_the_classification(self, tmp_path):
        with pytest.raises(gb.UnreadableFile, match="2005 is no year of the classification"):
            gb.load(csv_of(tmp_path / "book-2005.csv", LIST))

    def test_whole_codes_that_do_not_belong(self, tmp_path):
        rows = [("类", "款", "项", "名称"), ("201", "", "", "甲"), ("201", "20201", "", "乙"),
                ("201", "01", "2010201", "丙"), ("1", "", "", "丁")]  # fmt: skip
        with pytest.raises(gb.UnreadableRows) as caught:
            gb.load(csv_of(tmp_path / "2024.csv", rows))
        assert [line for line, _ in caught.value.faults] == ["3", "4", "5"]

    def test_of_columns(self, tmp_path):
        rows = [("类", "款", "项", "名称"), ("201", "", "", "甲"), ("", "", "50", "缺款"),
                ("201", "x3", "", "乙"), ("2011", "03", "", "丙")]  # fmt: skip
        with pytest.raises(gb.UnreadableRows) as caught:
            gb.load(csv_of(tmp_path / "2024.csv", rows))

        assert [line for line, _ in caught.value.faults] == ["3", "4", "5"]

    @pytest.mark.unmeasured
    def test_a_large_broken_file(self, tmp_path):
        rng = random.Random(1)
        broken = [(f"201{rng.randrange(100):02}x", "乙") for _ in range(50_000)]
        rows = [("code", "name"), ("201", "甲"), *broken, ("20101", "丙")]
        with pytest.raises(gb.UnreadableRows) as caught:
            gb.load(csv_of(tmp_path / "2024.csv", rows))

        assert len(caught.value.faults) == 50_000
        assert "and 49,980 more" in str(caught.value)

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"", "it is empty"),
            (b" \n \n", "it holds only blanks"),
            (b"a,b\nc,d\n", "it has no codes"),
            (b"201,\xff\xfe\xfd", "neither a spreadsheet nor text"),
            (b"201,a\x00b", "line 1 has a NUL character"),
            (b"PK\x03\x04 no zip", "it is damaged or cut off"),
            (b"\xd0\xcf\x11\xe0 no ole", "it is damaged or cut off"),
            ("201,甲\n".encode(), "neither its name nor its title rows name a year"),
            (b'201,"a\x0b\n' + b'"' * 3, "cannot be read"),
        ],
    )
    def test_files(self, tmp_path, content, says):
        path = tmp_path / "book.csv"
        path.write_bytes(content)

        with pytest.raises(gb.GovBudgetError, match=says):
            gb.load(path)

    def test_no_file(self, tmp_path):
        with pytest.raises(gb.UnreadableFile, match="No such file"):
            gb.load(tmp_path / "nothing.csv")
        with pytest.raises(gb.UnreadableFile, match="it is a folder"):
            gb.load(tmp_path)

    def test_no_such_scheme(self, tmp_path):
        path = csv_of(tmp_path / "2024.csv", LIST)
        with pytest.raises(gb.UnreadableFile, match="it has no codes of revenue"):
            gb.load(path, scheme="revenue")
        with pytest.raises(gb.UnknownScheme):
            gb.load(path, scheme="x")

    def test_without_the_extra(self, tmp_path, monkeypatch):
        path = workbook(tmp_path / "2024.xlsx", LIST)
        monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)

        with pytest.raises(
            gb.MissingExtra, match=r"needs the extra excel: pip install 'govbudget\[excel"
        ):
            gb.load(path)

    def test_too_large(self, tmp_path, monkeypatch):
        monkeypatch.setattr("govbudget.io.limits.LARGEST", 10)
        with pytest.raises(gb.UnreadableFile, match="it has more than"):
            gb.load(csv_of(tmp_path / "2024.csv", LIST))


class TestDiff:
    def test_years(self, capsys):
        assert run(["diff", "2018", "2024", "--kind", "moved"]) == 0
        out, err = capsys.readouterr()
        assert "改编码" in out
        assert "2240601 地质灾害防治" in out
        first, last = err.splitlines()
        assert first.startswith("between functional 2018 and 2024 not all is known here: ")
        assert last.startswith("functional 2018 to 2024: ")

    def test_what_is_the_same_only_as_far_as_known(self, capsys):
        found = gb.changes("revenue", 2025, 2026)
        same = found.of_kind("same")
        unknown = [one for one in same if not one.is_known]

        assert run(["diff", "2025", "2026", "--scheme", "revenue"]) == int(len(same) == len(found))
        counts = capsys.readouterr().err.splitlines()[-1]
        assert unknown
        assert f": {len(same)} same ({len(unknown)} of them not borne out), " in counts

    def test_an_edition_is_the_same_as_itself(self, capsys):
        assert run(["diff", "2026", "2026", "--scheme", "revenue"]) == 0
        (counts,) = capsys.readouterr().err.splitlines()
        assert counts.startswith(f"revenue 2026 to 2026: {len(gb.revenue(2026))} same, 0 renamed")

    def test_json(self, capsys):
        assert run(["diff", "2018", "2024", "--scheme", "economic", "--json"]) == 0
        assert '"kind": "split"' in capsys.readouterr().out

    def test_all(self, capsys):
        assert run(["diff", "2024", "2024", "--scheme", "government_economic", "--all"]) == 0
        assert "未变" in capsys.readouterr().out

    def test_nothing_changed(self, capsys):
        assert run(["diff", "2024", "2024", "--scheme", "government_economic"]) == 0
        assert capsys.readouterr().out == ""

    def test_with_a_book(self, tmp_path, capsys, economic):
        rows = [("编码", "名称"), *((e.code, e.name) for e in economic.values()), ("39998", "新款")]
        rows[2] = ("30101", "基础工资")
        path = csv_of(tmp_path / "2024.csv", [row for row in rows if row[0] != "30240"])

        assert run(["diff", "2024", str(path)]) == 1
        out = capsys.readouterr().out
        for line in ("改名", "30101 基础工资", "取消", "30240", "新增", "39998 新款"):
            assert line in out

    def test_with_the_same_book(self, tmp_path, economic):
        rows = [("编码", "名称"), *((e.code, e.name) for e in economic.values())]
        assert run(["diff", "2024", str(csv_of(tmp_path / "2024.csv", rows))]) == 0

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["x", "2024"], "'x' is no year"),
            (["1999", "2024"], "no edition of functional for 1999"),
            (["2024", "nothing.csv"], "nothing.csv cannot be read: No such file"),
        ],
    )
    def test_bad_use(self, capsys, arguments, says):
        assert run(["diff", *arguments]) == 2
        assert says in capsys.readouterr().err
