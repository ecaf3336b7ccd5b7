"""From grids of printed text, files and frames to tables of amounts."""

import csv
import sys
from decimal import Decimal

import pytest
from openpyxl import Workbook

import govbudget as gb
from govbudget import InexactAmount, MalformedTable, MissingExtra, UnreadableFile
from govbudget.amounts import Unit, parse_amount
from govbudget.position import Position
from govbudget.reconciling.cells import Role
from govbudget.reconciling.grids import read_grid, table_of_grid
from govbudget.reconciling.opening import (
    open_readings,
    open_tables,
    printed_cell,
    table_of_frame,
)
from govbudget.tables.layout.rows import levels_of
from govbudget.tables.wording import above_of, code_of, is_amount


def grid(text):
    """Rows of cells from lines with bars between the cells, all as wide as the widest."""
    rows = [[cell.strip(" ") for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def only(text, **known):
    [reading] = read_grid(grid(text), **known)
    return reading


def codes(table):
    return [row.code for row in table.rows]


def amounts(table, code):
    return [None if cell.amount is None else str(cell.amount) for cell in table.row(code).cells]


PRINTED = """
支出预算总表
表3
单位名称：某中心 | | | | 单位：万元
科目编码 | 科目名称 | 合计 | 基本支出 | | | 项目支出
 | | | 小计 | 人员经费 | 公用经费 |
 | 合计 | 2,317.04 | 1,378.58 | 1,289.27 | 89.31 | 938.46
201 | 一般公共服务支出 | 1,029.56 | 976.56 | 892.68 | 83.88 | 53.00
20103 | 政府办公厅(室)及相关机构事务 | 1,029.56 | 976.56 | 892.68 | 83.88 | 53.00
2010399 | 其他支出 | 53.00 | | — | | 53.00
备注：本表按科目填列。
"""


class TestHeads:
    def test_several_rows_are_one_title(self):
        table = only(PRINTED).tables[0]

        assert table.measures == (
            *("合计", "基本支出/小计", "基本支出/人员经费"),
            *("基本支出/公用经费", "项目支出"),
        )
        assert codes(table) == ["", "201", "20103", "2010399"]
        assert [row.role for row in table.rows] == [
            *(Role.TOTAL, Role.SUBTOTAL, Role.SUBTOTAL, Role.DETAIL),
        ]
        assert amounts(table, "2010399") == ["53.00", None, None, None, "53.00"]

    def test_what_stands_above_and_below(self):
        reading = only(PRINTED)

        assert (reading.above.title, reading.above.number) == ("支出预算总表", "表3")
        assert reading.above.unit is Unit.WAN
        assert reading.tables[0].title == "支出预算总表"
        assert reading.notes == ("备注：本表按科目填列。",)
        assert not reading.unread

    def test_positions(self):
        [table] = table_of_grid(grid(PRINTED), page=8, table=3, first_row=11)

        row = table.row("201")
        assert row.position == Position(8, 3, 17)
        assert row.cells[1].position == Position(8, 3, 17, 4)

    def test_a_title_above_all_amounts_is_left_out(self):
        reading = only("""
            科目编码 | 科目名称 | 本年一般公共预算支出 | |
             | | 合计 | 基本支出 | 项目支出
            201 | 一般公共服务支出 | 3 | 2 | 1
        """)

        assert reading.tables[0].measures == ("合计", "基本支出", "项目支出")

    def test_a_title_that_repeats_downwards_stands_once(self):
        reading = only("""
            科目编码 | 科目名称 | 合计 | 其中： |
            科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
            201 | 一般公共服务支出 | 3 | 2 | 1
        """)

        assert reading.tables[0].measures == ("合计", "基本支出", "项目支出")

    def test_two_columns_with_one_title(self):
        reading = only("""
            科目编码 | 科目名称 | 合计 | 合计
            201 | 一般公共服务支出 | 3 | 2
        """)

        assert reading.tables[0].measures == ("合计", "合计(2)")

    def test_levels_of_a_code(self):
        reading = only("""
            项目 | | | | 合计 | 基本支出
            支出功能分类 | | | 科目名称 | |
            科目编码 | | | | |
            类 | 款 | 项 | 合计 | 9.00 | 9.00
            201 | | | 一般公共服务支出 | 9.00 | 9.00
             | 6 | | 财政事务 | 9.00 | 9.00
             | | 01 | 行政运行 | 9.00 | 9.00
        """)

        table = reading.tables[0]
        assert codes(table) == ["", "201", "20106", "2010601"]
        assert table.total.name == "合计"
        assert str(table.total.cells[0].amount) == "9.00"

    def test_levels_that_hold_the_whole_code(self):
        reading = only("""
            科目编码 | | | 科目名称 | 合计
            类 | 款 | 项 | |
            201 | | | 一般公共服务支出 | 10.00
             | 20103 | | 政府办公厅 | 10.00
             | | 2010350 | 事业运行 | 10.00
        """)

        assert codes(reading.tables[0]) == ["201", "20103", "2010350"]

    def test_levels_in_the_row_that_counts_the_columns(self):
        reading = only("""
            项目 | | | | 本年收入合计 | 财政拨款收入
            功能分类科目编码 | | | 科目名称 | |
            类 | 款 | 项 | 栏次 | 1 | 2
             | | | 合计 | 9.00 | 9.00
            201 | | | 一般公共服务支出 | 9.00 | 9.00
        """)

        assert reading.tables[0].measures == ("本年收入合计", "财政拨款收入")
        assert [row.name for row in reading.tables[0].rows] == ["合计", "一般公共服务支出"]

    def test_a_level_that_nothing_stands_above_is_no_code(self):
        reading = only("""
            科目编码 | | | 科目名称 | 合计
            类 | 款 | 项 | |
             | 03 | | 政府办公厅 | 10.00
            甲 | | | 其他 | 1.00
            甲 | 乙 | | 某某 | 2.00
        """)

        assert [row.printed_code for row in reading.tables[0].rows] == ["?03", "甲", "甲 乙"]

    def test_the_total_may_stand_in_the_last_row_of_the_head(self):
        reading = only("""
            项目 | | 本年收入 | 本年支出 | |
            功能分类科目编码 | 科目名称 | | | |
            合计 | | | 合计 | 基本支出 | 项目支出
        """)

        [table] = reading.tables
        assert table.measures == (
            "本年收入",
            "本年支出/合计",
            "本年支出/基本支出",
            "本年支出/项目支出",
        )
        assert [(row.name, row.role) for row in table.rows] == [("合计", Role.TOTAL)]
        assert all(cell.is_blank for cell in table.total.cells)

    def test_a_text_over_the_whole_table_is_its_title_where_it_has_no_other(self):
        text = """
            某某经费 | | |
            合计 | 因公出国（境）费 | 公务用车 |
             | | 购置费 | 运行费
            3.00 | 1.00 | 1.00 | 1.00
        """

        reading = only(text)
        assert reading.above.title == "某某经费"
        [table] = reading.tables
        assert table.measures == ("合计", "因公出国（境）费", "公务用车/购置费", "公务用车/运行费")
        assert [row.name for row in table.rows] == [""]

    def test_the_unit_may_stand_in_the_titles(self):
        reading = only("""
            科目编码 | 科目名称 | 合计（万元） | 基本支出（万元）
            201 | 一般公共服务支出 | 3 | 2
        """)

        assert reading.above.unit is Unit.WAN
        assert reading.tables[0].measures == ("合计", "基本支出")

    def test_a_column_without_a_title(self):
        reading = only("""
            科目编码 | 科目名称 | 合计 | | |
            201 | 一般公共服务支出 | 3 | 2 | |
        """)

        assert reading.tables[0].measures == ("合计", "第4列")

    def test_a_title_above_an_empty_column_is_that_of_the_next(self):
        reading = only("""
            科目编码 | 科目名称 | 合计 | | 基本支出
            201 | 一般公共服务支出 | | 3 | 2
        """)

        assert reading.tables[0].measures == ("合计", "基本支出")
        assert amounts(reading.tables[0], "201") == ["3", "2"]

    def test_a_head_without_blank_titles_has_no_more_rows(self):
        reading = only("""
            收入 | | 支出 |
            项目 | 预算数 | 项目 | 预算数
            一般公共预算 | | 一般公共服务支出 |
            收入总计 | | 支出总计 |
        """)

        assert [row.name for row in reading.tables[0].rows] == ["一般公共预算", "收入总计"]

    def test_a_blank_row_in_the_head(self):
        reading = only("""
            合计 | | 因公出国（境）费 |
             | | |
            预算数 | 决算数 | 预算数 | 决算数
            0.95 | | 0.95 |
        """)

        assert reading.tables[0].measures == (
            *("合计/预算数", "合计/决算数", "因公出国（境）费/预算数", "因公出国（境）费/决算数"),
        )

    def test_an_empty_table(self):
        reading = only("""
            科目编码 | 科目名称 | 合计
             | |
            合计 | |
        """)

        assert [row.name for row in reading.tables[0].rows] == ["合计"]

    def test_a_total_in_the_column_of_names(self):
        reading = only("""
            科目编码 | 科目名称 | 本年支出 |
             | | 合计 | 基本支出
             | 合计 | |
        """)

        assert [row.name for row in reading.tables[0].rows] == ["合计"]

    def test_a_class_alone_is_no_level(self):
        reading = only("""
            类 | 科目名称 | 合计
            201 | 一般公共服务支出 | 3
        """)

        assert codes(reading.tables[0]) == ["201"]
        assert levels_of(["类", "费用"]) == []


class TestRows:
    def test_what_is_no_row_is_listed(self):
        reading = only("""
            科目编码 | 科目名称 | 合计
            栏次 | 1 | 2
            201 | 一般公共服务支出 | 3
            支出预算总表 | |
            科目编码 | 科目名称 | 合计
            1 | 2 | 3
             | |
            … | … |
            202 | 外交支出 | 1
            以上各项均已核对。 | |
        """)

        assert codes(reading.tables[0]) == ["201", "202"]
        assert [(one.position.row, one.reason) for one in reading.unread] == [
            (2, "it counts the columns"),
            (4, "it repeats what stands above the table"),
            (5, "it repeats the head"),
            (6, "it counts the columns"),
            (8, "it holds the place of rows"),
        ]
        assert reading.unread[0].what == "栏次 | 1 | 2"
        assert reading.notes == ("以上各项均已核对。",)

    def test_codes_of_units_are_none(self):
        reading = only("""
            科目编码 | | | 单位代码 | 单位名称（科目） | 合计
            类 | 款 | 项 | | |
             | | | | 合计 | 3
             | | | 090002 | 某局 | 3
            201 | 03 | 50 | 090002 | 事业运行 | 3
        """)

        assert [(row.code, row.name) for row in reading.tables[0].rows] == [
            ("", "合计"),
            ("", "某局"),
            ("2010350", "事业运行"),
        ]

    def test_a_total_in_another_column(self):
        reading = only("""
            部门（单位）代码 | 单位名称 | 项目名称 | 总计
             | 合计 | | 3
            090002 | 某局 | 某项目 | 3
        """)

        assert [row.name for row in reading.tables[0].rows] == ["合计", "某项目"]
        assert reading.coded == (False,)

    def test_a_row_with_words_only_elsewhere_is_listed(self):
        reading = only("""
            单位名称 | 科目编码 | 科目名称 | 合计 | 备注
            某局 | 201 | 一般公共服务支出 | 3 | 延续
            某局 | | | | 延续
        """)

        assert codes(reading.tables[0]) == ["201"]
        assert [one.reason for one in reading.unread] == [
            "the column has words, not amounts",
            "it has neither a code nor a name nor an amount",
        ]
        assert reading.unread[0].position == Position(column=5)

    @pytest.mark.parametrize(
        ("cell", "name", "code", "printed", "read"),
        [
            ("2010350", "事业运行", "2010350", "", "事业运行"),
            ("　20103", "  政府办公厅", "20103", "", "政府办公厅"),
            ("201-03-50", "事业运行", "2010350", "201-03-50", "事业运行"),
            ("201 03 50", "", "2010350", "201 03 50", ""),
            ("[2010350]事业运行", "", "2010350", "[2010350]事业运行", "事业运行"),
            ("[22902]年初预留", "", "22902", "[22902]年初预留", "年初预留"),
            ("20103政府办公厅（室）", "", "20103", "20103政府办公厅（室）", "政府办公厅（室）"),
            ("２０１", "一般公共服务支出", "201", "２０１", "一般公共服务支出"),
            ("201.0", "一般公共服务支出", "201", "201.0", "一般公共服务支出"),
            ("215999", "其他", "", "215999", "其他"),
            ("合计", "", "", "", "合计"),
            ("合计", "合计", "", "", "合计"),
            ("人员经费合计", "", "", "", "人员经费合计"),
            ("甲", "某某支出", "", "甲", "某某支出"),
            ("", "因 公 出 国 （境） 费 用", "", "", "因公出国（境）费用"),
        ],
    )
    def test_codes_and_names(self, cell, name, code, printed, read):
        [table] = table_of_grid([["科目编码", "科目名称", "合计"], [cell, name, "1.00"]])

        [row] = table.rows
        assert (row.code, row.printed_code, row.name) == (code, printed, read)

    def test_code_and_name_in_one_cell(self):
        reading = only("""
            功能科目 | 合计
            201-03-50 事业运行 | 976.56
            [20103]政府办公厅 | 976.56
            某项 | 1.00
            合  计 | 976.56
        """)

        [table] = reading.tables
        assert [(row.code, row.name) for row in table.rows] == [
            ("2010350", "事业运行"),
            ("20103", "政府办公厅"),
            ("", "某项"),
            ("", "合计"),
        ]
        assert reading.coded == (True,)

    def test_codes_under_a_title_that_does_not_say_so(self):
        reading = only("""
            支出功能分类 | | 本年支出合计
            201 | 一般公共服务支出 | 10
            合计 | | 10
        """)

        assert codes(reading.tables[0]) == ["201", ""]
        assert reading.tables[0].total.name == "合计"

    def test_codes_without_names(self):
        reading = only("""
            类别 | 合计
            201 | 10
            202 | 5
        """)

        assert codes(reading.tables[0]) == ["201", "202"]

    def test_rows_without_any_head(self):
        reading = only("""
            210 | | | 卫生健康支出 | | 60.99
            210 | 11 | | 行政事业单位医疗 | | 60.99
            210 | 11 | 01 | 行政单位医疗 | | 60.99
        """)

        [table] = reading.tables
        assert codes(table) == ["210", "21011", "2101101"]
        assert table.measures == ("第6列",)
        assert table.rows[2].name == "行政单位医疗"

    def test_words_without_any_head_are_listed(self):
        reading = only("""
            一、某事 | 1.00
            二、某事 | 2.00
        """)

        assert reading.tables == ()
        assert len(reading.unread) == 2

    def test_text_stays_text(self):
        reading = only("""
            科目编码 | 科目名称 | 合计 | 项目支出
            201 | 一般公共服务支出 | 5.00① | 见附注
            202 | 外交支出 | 1.00 2.00 | 3.00
            203 | 国防支出 | 1.20万元 | (3.00)
        """)

        [table] = reading.tables
        assert [cell.printed for cell in table.rows[0].cells if cell.is_text] == ["5.00①", "见附注"]
        assert table.rows[1].cells[0].is_text
        assert table.row("203").cells[1].amount == Decimal("-3.00")

    def test_amounts_with_a_unit_are_converted(self):
        [table] = table_of_grid(
            [["科目编码", "科目名称", "合计"], ["201", "", "1.20万元"]], unit="元"
        )

        assert table.amount("201", "合计") == 12000

    @pytest.mark.parametrize("printed", ["1", "-2.50", "1,234.00", "1234567.891", "0.00"])
    def test_the_plainest_form_is_read_as_any_other(self, printed):
        [table] = table_of_grid([["科目编码", "科目名称", "合计"], ["201", "", printed]])

        assert str(table.amount("201", "合计")) == str(parse_amount(printed))

    def test_exact_numbers(self):
        rows = [["科目编码", "科目名称", "合计", "基本"], [201, "", Decimal("1.50"), None]]

        [table] = table_of_grid(rows)
        assert table.amount("201", "合计") == Decimal("1.50")
        with pytest.raises(InexactAmount, match="float"):
            table_of_grid([["科目编码", "科目名称", "合计"], ["201", "", 1.5]])


class TestHalves:
    def test_halves_with_one_head_are_one_table(self):
        reading = only("""
            经济分类 | 科目名称 | 决算数 | 经济分类 | 科目名称 | 决算数
            科目编码 | | | 科目编码 | |
            301 | 工资福利支出 | 5 | 302 | 商品和服务支出 | 3
             | | | 30201 | 办公费 | 3
            人员经费合计 | | 5 | 公用经费合计 | | 3
        """)

        [table] = reading.tables
        assert [row.code or row.name for row in table.rows] == [
            *("301", "人员经费合计", "302", "30201", "公用经费合计"),
        ]
        assert table.row("302").cells[0].position == Position(row=3, column=6)
        assert not reading.unread

    def test_three_halves(self):
        reading = only("""
            科目编码|科目名称|金额|科目编码|科目名称|金额|科目编码|科目名称|金额
            301|工资福利支出|5|302|商品和服务支出|3|303|对个人和家庭的补助|1
        """)

        assert codes(reading.tables[0]) == ["301", "302", "303"]

    def test_halves_with_different_heads_are_two(self):
        reading = only("""
            收支预算总表
            收 入 | | 支 出 | |
            项 目 | 预算数 | 项 目 | 合计 | 一般公共预算
            一、财政拨款 | 5 | 一、一般公共服务支出 | 5 | 5
             | | 二、外交支出 | |
            收入总计 | 5 | 支出总计 | 5 | 5
        """)

        first, second = reading.tables
        assert reading.headings == ("收入", "支出")
        assert (first.title, second.title) == ("收支预算总表 收入", "收支预算总表 支出")
        assert first.measures == ("预算数",)
        assert second.measures == ("合计", "一般公共预算")
        assert [row.name for row in first.rows] == ["一、财政拨款", "收入总计"]
        assert reading.coded == (False, False)

    def test_halves_with_codes_of_one_scheme_are_one_table(self):
        reading = only("""
            人员经费 | | | 公用经费 | | | | |
            科目编码|科目名称|金额|科目编码|科目名称|金额|科目编码|科目名称|金额
            301|工资福利支出|5|302|商品和服务支出|3|310|资本性支出|1
        """)

        assert [codes(table) for table in reading.tables] == [["301", "302", "310"]]
        assert reading.headings == ("",)

    def test_income_and_expenditure_with_codes_are_two(self):
        reading = only("""
            收入 | | | 支出 | |
            科目编码 | 科目名称 | 预算数 | 科目编码 | 科目名称 | 预算数
            101 | 税收收入 | 5 | 201 | 一般公共服务支出 | 5
        """)

        assert [table.scheme for table in reading.tables] == ["revenue", "functional"]
        assert reading.headings == ("收入", "支出")

    def test_columns_that_count_the_rows(self):
        reading = only("""
            收入 | | | 支出 | |
            项目 | 行次 | 金额 | 项目 | 行次 | 金额
            栏次 | | 1 | 栏次 | | 2
            一、财政拨款 | 1 | 5.00 | 一、一般公共服务支出 | 12 | 5.00
        """)

        assert [one.measures for one in reading.tables] == [("金额",), ("金额",)]
        assert [one.reason for one in reading.unread] == ["it counts the columns"]

    def test_more_words_behind_the_amounts_are_no_half(self):
        reading = only("""
            科目编码 | 科目名称 | 合计 | 项目名称 | 项目支出
            201 | 一般公共服务支出 | 5 | 某项目 | 2
        """)

        [table] = reading.tables
        assert table.measures == ("合计", "项目支出")


class TestStacked:
    TWO = """
        支出预算总表 | | |
        单位：万元 | | |
        科目编码 | 科目名称 | 合计 | 基本支出
        201 | 一般公共服务支出 | 5 | 5
         | | |
        收入预算总表 | | |
        单位：元 | | |
        科目编码 | 科目名称 | 合计 | 财政拨款
        201 | 一般公共服务支出 | 50000 | 50000
    """

    def test_tables_with_titles_of_their_own(self):
        first, second = table_of_grid(grid(self.TWO))

        assert (first.title, first.unit) == ("支出预算总表", Unit.WAN)
        assert (second.title, second.unit) == ("收入预算总表", Unit.YUAN)
        assert second.rows[0].position.row == 9

    def test_nothing(self):
        assert table_of_grid([]) == []
        assert table_of_grid([["", ""]]) == []


class TestAsked:
    TEXT = """
        编号 | 费用 | 甲 | 乙 | 丙
        201 | 一般公共服务支出 | 5 | 4 | 1
    """

    def test_columns_by_their_titles(self):
        [table] = table_of_grid(
            grid(self.TEXT), code="编号", name="费用", measures=["丙", "甲"], year=2024
        )

        assert codes(table) == ["201"]
        assert table.measures == ("丙", "甲")
        assert table.year == 2024
        assert amounts(table, "201") == ["1", "5"]

    def test_one_of_the_columns(self):
        text = "科目代码 | 科目名称 | 费用 | 合计\n201 | 一般公共服务支出 | 服务 | 5"
        [table] = table_of_grid(grid(text), name="费用")

        assert table.rows[0].name == "服务"
        assert table.rows[0].code == "201"

    def test_there_is_no_such_column(self):
        with pytest.raises(UnreadableFile, match="no column is called '科目': 编号, 费用"):
            table_of_grid(grid(self.TEXT), code="科目")
        with pytest.raises(MalformedTable, match="no column of amounts is called 丁"):
            table_of_grid(grid(self.TEXT), code="编号", measures=["丁"])

    def test_scheme_and_unit(self):
        [table] = table_of_grid(grid(self.TEXT), code="编号", scheme="functional", unit=Unit.YI)

        assert (table.scheme, table.unit) == ("functional", Unit.YI)


class TestWords:
    @pytest.mark.parametrize(
        ("line", "title", "number", "unit"),
        [
            ("附表3 支出预算总表", "支出预算总表", "附表3", None),
            ("公开01表", "", "公开01表", None),
            ("表一：收支预算总表（万元）", "收支预算总表（万元）", "表一", Unit.WAN),
            ("单位：元（列至角分）", "", "", Unit.YUAN),
            ("金额单位:人民币万元", "", "", Unit.WAN),
            ("编制部门：某局 单位：元", "", "", Unit.YUAN),
            ("编制单位：某局", "", "", None),
            ("2024年", "", "", None),
            ("续表", "", "", None),
            ("财决公开01表", "", "财决公开01表", None),
        ],
    )
    def test_above(self, line, title, number, unit):
        said = above_of(line)

        assert (said.title, said.number, said.unit) == (title, number, unit)

    @pytest.mark.parametrize("line", ["科目编码", "详见下表。", "基本支出", ""])
    def test_not_above(self, line):
        assert above_of(line) is None

    def test_amounts_and_codes(self):
        assert is_amount("1,234.00")
        assert is_amount("1 2")
        assert not is_amount("—")
        assert not is_amount("甲")
        assert code_of(None).code == code_of(" ").code == ""
        assert code_of("307.82").code == "30782"
        assert [code_of(one).code for one in ("2024年", "100%", "100万元", "10101元")] == [""] * 4


class TestFiles:
    ROWS = (
        ["科目编码", "科目名称", "合计", "基本支出"],
        ["201", "一般公共服务支出", "5.50", "5.50"],
    )

    def written(self, tmp_path, rows=ROWS):
        path = tmp_path / "table.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return str(path)

    def book(self, tmp_path, **sheets):
        made = Workbook()
        made.remove(made.active)
        for title, rows in sheets.items():
            sheet = made.create_sheet(title)
            for row in rows:
                sheet.append(row)
        path = tmp_path / "table.xlsx"
        made.save(path)
        return str(path)

    def test_csv(self, tmp_path):
        path = self.written(tmp_path, [["说明\n二"], *self.ROWS])

        [table] = open_tables(path, unit="万元", year=2024, scheme="functional")
        assert table.amount("201", "合计") == Decimal("5.50")
        assert (table.unit, table.year) == (Unit.WAN, 2024)
        assert table.rows[0].position == Position(row=4)

    def test_floats_of_a_spreadsheet_are_exact(self, tmp_path):
        path = self.book(
            tmp_path,
            支出表=[
                ["科目编码", "科目名称", "合计"],
                [201, "一般", 2317.04],
                [202, "外交", 0.1 + 0.2],
            ],
            Sheet2=[["科目编码", "科目名称", "合计"], [203, "国防", 5]],
        )

        first, second = open_tables(path)
        assert [str(row.cells[0].amount) for row in first.rows] == ["2317.04", "0.3"]
        assert (first.title, second.title) == ("支出表", "")
        assert second.rows[0].cells[0].position == Position(None, 2, 2, 3)
        [table] = open_tables(path, sheet="Sheet2")
        assert codes(table) == ["203"]

    def test_printed_cells(self):
        assert printed_cell(1e21) == "1000000000000000000000"
        assert printed_cell(1.5e-7) == "0.00000015"
        assert [printed_cell(one) for one in (None, True, 5, "甲")] == ["", "True", "5", "甲"]

    def test_a_sheet_that_is_not_there(self, tmp_path):
        path = self.book(tmp_path, 甲=self.ROWS)

        with pytest.raises(UnreadableFile, match="it has no sheet '乙': 甲"):
            open_tables(path, sheet="乙")
        with pytest.raises(UnreadableFile, match="it has no sheets"):
            open_tables(self.written(tmp_path), sheet="乙")

    def test_a_column_that_is_not_there(self, tmp_path):
        with pytest.raises(UnreadableFile, match=r"table\.csv cannot be read: no column is called"):
            open_tables(self.written(tmp_path), code="编号")

    def test_one_sheet_with_the_column_is_enough(self, tmp_path):
        path = self.book(
            tmp_path, 甲=self.ROWS, 乙=[["编号", "名称", "金额"], ["202", "外交", "1"]]
        )

        [table] = open_tables(path, code="编号")
        assert codes(table) == ["202"]

    def test_no_table(self, tmp_path):
        path = self.written(tmp_path, [["某某"], ["某某某"]])

        with pytest.raises(UnreadableFile, match="it has no table of amounts"):
            open_tables(path)
        assert [one.tables for one in open_readings(path)] != []


class TestFrames:
    DATA = {"code": ["201", "20103"], "name": ["甲", "乙"], "合计": ["1.50", "1.50"]}  # noqa: RUF012

    def test_polars(self):
        polars = pytest.importorskip("polars")
        frame = polars.LazyFrame(self.DATA)

        table = table_of_frame(frame, "code", "name", unit="元", year=2024, title="表")
        assert table.measures == ("合计",)
        assert [row.role for row in table.rows] == [Role.SUBTOTAL, Role.DETAIL]
        assert (table.unit, table.title) == (Unit.YUAN, "表")

    def test_pandas_without_names(self):
        pandas = pytest.importorskip("pandas")
        frame = pandas.DataFrame({"code": [201], "name": ["甲"], "合计": [15]})

        table = table_of_frame(frame, "code", measures=["合计"])
        assert table.amount("201", "合计") == 15
        assert table.rows[0].name == ""

    def test_floats_are_refused(self):
        polars = pytest.importorskip("polars")

        with pytest.raises(InexactAmount, match="the column holds floats"):
            table_of_frame(polars.DataFrame({"code": ["201"], "合计": [1.5]}), "code")

    def test_columns_that_are_not_there(self):
        polars = pytest.importorskip("polars")

        with pytest.raises(MalformedTable, match="no column 甲; it has code, name, 合计"):
            table_of_frame(polars.DataFrame(self.DATA), "code", measures=["甲"])

    def test_without_narwhals(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "narwhals", None)

        with pytest.raises(MissingExtra, match="frames"):
            table_of_frame(None, "code")


class TestMissingValues:
    def test_of_pandas(self):
        pandas = pytest.importorskip("pandas")
        frame = pandas.DataFrame(
            {
                "code": ["201", "20103"],
                "a": pandas.array([5, pandas.NA], dtype="Int64"),
                "b": [Decimal("1.50"), float("nan")],
            }
        )
        table = gb.table_of_frame(frame, "code")

        assert [[cell.amount for cell in row.cells] for row in table.rows] == [
            [Decimal(5), Decimal("1.50")],
            [None, None],
        ]


def test_rows_of_two_units_are_no_copies():
    rows = [
        ["单位名称", "科目编码", "科目名称", "金额"],
        ["甲", "2010301", "行政运行", "5"],
        ["乙", "2010301", "行政运行", "5"],
        ["合计", "", "", "10"],
    ]
    [table] = table_of_grid(rows)

    assert gb.reconcile(table).errors == ()


class TestLayouts:
    def test_lines_that_are_not_known_are_kept_as_notes(self):
        reading = only("""
            某某市档案馆 | | |
            2024年支出预算总表 | | |
            （公开稿） | | | 单位：万元
            科目编码 | 科目名称 | 合计 | 基本支出
            201 | 一般公共服务支出 | 5 | 5
        """)

        assert reading.above.title == "2024年支出预算总表"
        assert reading.above.notes == ("某某市档案馆", "（公开稿）")
        assert reading.above.unit is Unit.WAN
        assert codes(reading.tables[0]) == ["201"]

    def test_a_word_over_a_half_is_no_line_above(self):
        reading = only("""
            支出 | |
            科目编码 | 科目名称 | 合计
            201 | 一般公共服务支出 | 5
        """)

        assert reading.above.notes == ()

    @pytest.mark.parametrize(
        ("head", "unit"),
        [
            ("合计（亿）", Unit.YI),
            ("合计(万)", Unit.WAN),
            ("合计/万元", Unit.WAN),
            ("合计：万元", Unit.WAN),
            ("合计[千元]", Unit.THOUSAND),
        ],
    )
    def test_the_unit_of_a_title(self, head, unit):
        [table] = only(f"科目编码 | 科目名称 | {head}\n201 | 外交支出 | 5").tables

        assert (table.unit, table.measures) == (unit, ("合计",))

    @pytest.mark.parametrize("line", ["单位：万元 | |", "注：金额单位为万元。 | |"])
    def test_the_unit_below_the_table(self, line):
        [table] = only(f"科目编码 | 科目名称 | 合计\n201 | 外交支出 | 5\n{line}").tables

        assert table.unit is Unit.WAN

    def test_the_unit_in_a_cell_of_the_head(self):
        [table] = only("""
            科目编码 | 科目名称 | 合计 | 单位：万元
             | | 小计 | 基本支出
            201 | 外交支出 | 5 | 5
        """).tables

        assert table.unit is Unit.WAN

    def test_each_column_has_its_unit(self):
        [table] = only("""
            科目编码 | 科目名称 | 合计（元） | 基本支出（万元） | 项目支出（万元） | 人数（人）
            201 | 外交支出 | 600000 | 50.00 | 10.00 | 7
        """).tables

        assert table.unit is Unit.WAN
        assert amounts(table, "201") == ["60.0000", "50.00", "10.00", "7"]
        assert table.rows[0].cells[0].printed == "600000"

    def test_whole_codes_below_the_titles_of_their_levels(self):
        [table] = only("""
            类编码 | 款编码 | 项编码 | 科目名称 | 合计
            201 | | | 一般公共服务支出 | 5
            201 | 20126 | | 档案事务 | 5
            201 | 20126 | 2012604 | 档案馆 | 5
        """).tables

        assert codes(table) == ["201", "20126", "2012604"]

    def test_a_level_that_nothing_above_tells_is_not_guessed(self):
        [table] = only("""
            类 | 款 | 项 | 科目名称 | 合计
            201 | 03 | | 甲 | 5
            205 | | 50 | 乙 | 5
        """).tables

        assert codes(table) == ["20103", ""]

    def test_a_name_below_the_titles_is_no_part_of_the_head(self):
        reading = only("科目名称 | 合计\n购房补贴 | \n住房公积金 | 5")

        assert reading.head == (("科目名称", "合计"),)
        assert [row.name for row in reading.tables[0].rows] == ["购房补贴", "住房公积金"]

    def test_lists_by_what_is_in_them(self):
        reading = only("201 | 外交支出 | 5.00 | 301 | 工资福利支出 | 5.00")

        assert [codes(table) for table in reading.tables] == [["201"], ["301"]]

    def test_sections_with_their_own_digits(self):
        [table] = only("""
            功能科目编码 | 功能科目名称 | 合计
            205 | 教育支出 | 441.12
            03 | 职业教育 | 441.12
            2050303 | 技校教育 | 441.12
            208 | 社会保障和就业支出 | 5
            05 | 行政事业单位养老支出 | 5
            2080505 | 机关事业单位基本养老保险缴费支出 | 5
        """).tables

        assert codes(table) == ["205", "20503", "2050303", "208", "20805", "2080505"]

    def test_two_digits_that_nothing_confirms_are_no_code(self):
        [table] = only("""
            科目编码 | 科目名称 | 合计
            205 | 教育支出 | 4
            03 | 职业教育 | 4
            208 | 社会保障和就业支出 | 5
        """).tables

        assert codes(table) == ["205", "", "208"]


class TestContinued:
    """A table that goes on in another piece of the file is one table."""

    HEAD = ("科目编码", "科目名称", "合计")
    FIRST = (
        ("", "合计", "9"),
        ("201", "一般公共服务支出", "9"),
        ("20126", "档案事务", "9"),
        ("2012601", "行政运行", "4"),
    )
    REST = (("2012602", "一般行政管理事务", "3"), ("2012604", "档案馆", "2"))

    def book(self, tmp_path, *sheets):
        made = Workbook()
        made.remove(made.active)
        for name, rows in sheets:
            sheet = made.create_sheet(name)
            for row in rows:
                sheet.append(row)
        path = tmp_path / "book.xlsx"
        made.save(path)
        return gb.open_tables(str(path))

    @pytest.mark.parametrize("name", ["支出表续", "支出表（续）", "支出表-续2"])
    @pytest.mark.parametrize("above", [(), (("支出预算总表（续）",), ("单位：万元",))])
    def test_on_the_next_sheet(self, tmp_path, name, above):
        first = ("支出表", (("支出预算总表",), ("单位：万元",), self.HEAD, *self.FIRST))
        [table] = self.book(tmp_path, first, (name, (*above, self.HEAD, *self.REST)))
        assert len(table.rows) == 6
        assert not gb.reconcile(table).findings
        assert str(table.rows[-1].position).startswith("table 2, row")

    @pytest.mark.parametrize(
        ("name", "rows"),
        [
            ("支出表二", REST),  # another sheet, of another body or month
            ("支出表续", (*REST, FIRST[-1])),  # a row stands in both
            ("支出表续", (("", "合计", "5"), *REST)),  # a total of its own
        ],
    )
    def test_another_table(self, tmp_path, name, rows):
        first = ("支出表", (("支出预算总表",), self.HEAD, *self.FIRST))
        assert len(self.book(tmp_path, first, (name, (self.HEAD, *rows)))) == 2

    @pytest.mark.parametrize(("between", "tables"), [("", 1), ("<p>项目支出表</p>", 2)])
    def test_on_a_page(self, tmp_path, between, tables):
        def drawn(rows):
            cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in (self.HEAD, *rows))
            return "<table>" + "".join(f"<tr>{one}</tr>" for one in cells) + "</table>"

        path = tmp_path / "page.html"
        page = f"<p>支出预算总表</p>{drawn(self.FIRST)}{between}{drawn(self.REST)}"
        path.write_text(page, encoding="utf-8")
        assert len(gb.open_tables(str(path))) == tables
