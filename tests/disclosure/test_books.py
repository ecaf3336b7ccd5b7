"""Workbooks as bodies publish them: what they hold is read, and nobody is accused."""

from decimal import Decimal

import pytest
from openpyxl import Workbook

import govbudget as gb
from govbudget.base.cells import NotRead
from govbudget.disclosure.tables import TableKind

BODY = "某某市样例发展局"
TITLE, UNIT = "支出预算总表", "单位：万元"
HEAD = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
#: Codes, names, basic expenditure and projects.
ITEMS = (
    ("201", "一般公共服务支出", 100, 30),
    ("20103", "政府办公厅（室）及相关机构事务", 100, 30),
    ("2010301", "行政运行", 100, 0),
    ("2010302", "一般行政管理事务", 0, 30),
    ("208", "社会保障和就业支出", 12, 0),
    ("20805", "行政事业单位养老支出", 12, 0),
    ("2080505", "机关事业单位基本养老保险缴费支出", 12, 0),
    ("221", "住房保障支出", 9, 0),
    ("22102", "住房改革支出", 9, 0),
    ("2210201", "住房公积金", 9, 0),
)
AMOUNTS = [(code, (basic + own, basic, own)) for code, _, basic, own in ITEMS]
#: The same where what is none is no number.
WITHOUT_NONE = [(code, tuple(one or None for one in own)) for code, own in AMOUNTS]
BALANCE = (
    ("收入", "", "支出", ""),
    ("项目", "预算数", "项目", "预算数"),
    ("一、一般公共预算拨款收入", 151, "一、一般公共服务支出", 130),
    ("二、政府性基金预算拨款收入", "", "二、社会保障和就业支出", 12),
    ("三、国有资本经营预算拨款收入", "", "三、住房保障支出", 9),
    ("收入总计", 151, "支出总计", 151),
)
THREE = (
    ("“三公”经费合计", "因公出国（境）费", "公务用车购置及运行费", "", "", "公务接待费"),
    ("", "", "小计", "公务用车购置费", "公务用车运行费", ""),
)


def printed(amount, none="0.00"):
    return f"{amount:,.2f}" if amount else none


def spending(none="0.00"):
    rows = [("合计", "", 121, 30), *ITEMS]
    amounts = [[printed(one, none) for one in (basic + own, basic, own)] for *_, basic, own in rows]
    return [
        HEAD,
        *((code, name, *own) for (code, name, *_), own in zip(rows, amounts, strict=True)),
    ]


def read(path, *sheets):
    """A workbook with a cover and sheets, each a name and its rows; read."""
    book = Workbook()
    book.active.title = "封面"
    book.active["B4"] = f"{BODY}2024年部门预算公开表"
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell if cell != "" else None for cell in row])
    book.save(path / "a.xlsx")
    return gb.read_disclosure(path / "a.xlsx")


def told(document, rule):
    found = gb.check(document).findings
    assert not [one.message for one in found if one.severity is gb.Severity.ERROR]
    return [one for one in found if one.rule == rule]


def amounts(table):
    rows = [(row.code, tuple(cell.amount for cell in row.cells)) for row in table.table.rows]
    return [(code, cells) for code, cells in rows if code]


class TestDashes:
    @pytest.mark.parametrize("dash", ["-", "—", "——", "/", " -   "])
    def test_a_column_with_more_dashes_than_amounts(self, tmp_path, dash):
        document = read(tmp_path, ("表1", [(TITLE,), (UNIT,), *spending(dash)]))
        (table,) = document.tables

        assert table.table.measures == ("合计", "基本支出", "项目支出")
        assert amounts(table) == WITHOUT_NONE
        assert not told(document, "table.texts")

    def test_one_word_for_no_amount(self, tmp_path):
        document = read(tmp_path, ("表1", [(TITLE,), (UNIT,), *spending("无")]))
        (table,) = document.tables

        assert amounts(table) == WITHOUT_NONE
        assert told(document, "table.texts")

    def test_a_column_of_dashes_only(self, tmp_path):
        rows = [(*row, "政府性基金预算" if row is HEAD else "-") for row in (HEAD, *spending()[1:])]
        (table,) = read(tmp_path, ("表1", [(TITLE,), (UNIT,), *rows])).tables

        assert table.table.measures[-1] == "政府性基金预算"
        assert not table.unread

    def test_remarks_are_no_amounts(self, tmp_path):
        rows = [(*row, "备注" if row is HEAD else "见附件") for row in (HEAD, *spending()[1:])]
        rows[2] = (*rows[2][:-1], "3")
        (table,) = read(tmp_path, ("表1", [(TITLE,), (UNIT,), *rows])).tables

        assert table.table.measures == HEAD[2:]
        assert [one.what for one in table.unread] == ["备注"]


class TestHeads:
    @pytest.mark.parametrize("title", ["科目编码类", "科目编码\n类", "功能科目编码（类）"])
    def test_the_class_stands_behind_the_title_of_all_levels(self, tmp_path, title):
        rows = [
            (code[:3], code[3:5], code[5:], *rest) if code.isdecimal() else (code, "", "", *rest)
            for code, *rest in spending()[1:]
        ]
        head = (title, "款", "项", *HEAD[1:])
        document = read(tmp_path, ("表1", [(TITLE,), (UNIT,), head, *rows]))

        assert amounts(document.tables[0]) == AMOUNTS
        assert not told(document, "table.duplicates")

    @pytest.mark.parametrize("third", ["3=4+5", "(3)=(4)+(5)", "3＝4＋5"])
    def test_a_row_that_counts_the_columns_and_tells_their_sums(self, tmp_path, third):
        rows = [*THREE, (1, 2, third, 4, 5, 6), (4, 0, 3, 0, 3, 1)]
        title = "一般公共预算“三公”经费支出表"
        (table,) = read(tmp_path, ("表1", [(title,), (UNIT,), *rows])).tables

        assert [one.amount for one in table.stated] == [Decimal(one) for one in rows[-1]]


class TestNotes:
    def test_a_note_in_several_numbered_lines(self, tmp_path):
        notes = [("注：1.本表反映全部收支。",), ("    2.数字四舍五入，尾差不作调整。",)]
        (table,) = read(tmp_path, ("表1", [("收支预算总表",), (UNIT,), *BALANCE, *notes])).tables

        assert len(table.stated) == 8
        assert table.notes == tuple(note.strip() for (note,) in notes)


class TestSheetNames:
    @pytest.mark.parametrize("listed", [(), ("收支预算总表", TITLE)])
    def test_a_sheet_has_its_name_and_not_the_title_of_the_cover(self, tmp_path, listed):
        contents = [("目录", [("目  录",), *((one,) for one in listed)])] if listed else []
        sheets = (
            ("1.收支预算总表", [(UNIT,), *BALANCE]),
            ("2.支出预算总表", [(UNIT,), *spending()]),
        )
        document = read(tmp_path, *contents, *sheets)

        assert [one.title for one in document.tables] == ["收支预算总表", TITLE]
        assert [one.kind for one in document.tables] == [
            TableKind.INCOME_EXPENDITURE,
            TableKind.EXPENDITURE,
        ]
        assert (document.unit_name, document.year) == (BODY, 2024)


class TestNotRead:
    def test_labelled_figures_without_a_result_are_told(self, tmp_path):
        balance = [*BALANCE[:-1], ("收入总计", "=SUM(B5:B7)", "支出总计", "=SUM(D5:D7)")]
        document = read(tmp_path, ("表1", [("收支预算总表",), (UNIT,), *balance]))
        figure = document.tables[0].figure("收入总计")

        assert figure.amount is None
        assert isinstance(figure.printed, NotRead)
        found = told(document, "table.texts")
        assert [(place.row, place.column) for one in found for place in one.places] == [
            (8, 2),
            (8, 4),
        ]

    def test_labelled_figures_with_blanks_within_are_told(self, tmp_path):
        balance = [*BALANCE[:-1], ("收入总计", "1 510 000.00", "支出总计", "1 510 000.00")]
        document = read(tmp_path, ("表1", [("收支预算总表",), ("单位：元",), *balance]))

        assert document.tables[0].figure("收入总计").amount is None
        assert len(told(document, "table.texts")) == 2
