"""A list of codes of the user's own."""

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

    def test_our_own_edition_comes_back(self, tmp_path, functional):
        rows = [("code", "name"), *((e.code, e.name) for e in functional.values())]
        tree = gb.load(csv_of(tmp_path / "2024.csv", rows))

        assert [(e.code, e.name) for e in tree.values()] == rows[1:]


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

    def test_of_columns(self, tmp_path):
        rows = [("类", "款", "项", "名称"), ("201", "", "", "甲"), ("", "", "50", "缺款"),
                ("201", "x3", "", "乙"), ("2011", "03", "", "丙")]  # fmt: skip
        with pytest.raises(gb.UnreadableRows) as caught:
            gb.load(csv_of(tmp_path / "2024.csv", rows))

        assert [line for line, _ in caught.value.faults] == ["3", "4", "5"]

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
            (b" \n \n", "it is empty"),
            (b"a,b\nc,d\n", "it has no codes"),
            (b"201,\xff\xfe\xfd", "neither a spreadsheet nor text"),
            (b"201,a\x00b", "line 1 has a NUL character"),
            (b"PK\x03\x04 no zip", "it is no spreadsheet that can be read"),
            (b"\xd0\xcf\x11\xe0 no ole", "it is no spreadsheet that can be read"),
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
        with pytest.raises(gb.UnreadableFile, match="directory"):
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
        monkeypatch.setattr("govbudget.tabular.LARGEST", 10)
        with pytest.raises(gb.UnreadableFile, match="it has more than"):
            gb.load(csv_of(tmp_path / "2024.csv", LIST))


class TestDiff:
    def test_years(self, capsys):
        assert run(["diff", "2018", "2024", "--kind", "moved"]) == 0
        out, err = capsys.readouterr()
        assert "改编码" in out
        assert "2240601 地质灾害防治" in out
        assert err.startswith("functional 2018 to 2024: ")

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
