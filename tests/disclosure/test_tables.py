"""The tables of a disclosure: recognised by their titles and heads, over pages and in forms."""

from decimal import Decimal

import pytest

import govbudget as gb
from govbudget.amounts import Unit
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.reading import read_source
from govbudget.disclosure.recognition import recognise
from govbudget.disclosure.stated import class_code, label_of
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.titles import kind_by_head, kind_of, same_title
from govbudget.io.source import Grid, Paragraph, SourceDocument
from govbudget.position import Position


def rows(text):
    """Rows of cells from lines with bars between the cells, all as wide as the widest."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    width = max(map(len, lines))
    return tuple(tuple(line + [""] * (width - len(line))) for line in lines)


def document(*blocks):
    """A document; a text with bars is a grid, any other a paragraph; a number begins a page."""
    page, made = None, []
    for block in blocks:
        if isinstance(block, int):
            page = block
        elif "|" in block:
            made.append(Grid(rows(block), page))
        else:
            made.append(Paragraph(block, page))
    return SourceDocument("made", "text", tuple(made), page)


def recognised(*blocks):
    return recognise(document(*blocks)).tables


def figures(table):
    return [
        (one.label, one.path, one.measure, str(one.amount))
        for one in table.stated
        if one.amount is not None
    ]


HEAD = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n"
FIRST = HEAD + "201 | 一般公共服务支出 | 5 | 3 | 2\n20106 | 财政事务 | 5 | 3 | 2"
MORE = "2010601 | 行政运行 | 3 | 3 | \n2010602 | 一般行政管理事务 | 2 | | 2"
TOTAL = "合计 | | 5 | 3 | 2"


class TestKinds:
    @pytest.mark.parametrize(
        ("title", "kind"),
        [
            ("收支预算总表", TableKind.INCOME_EXPENDITURE),
            ("部门收支总体情况表", TableKind.INCOME_EXPENDITURE),
            ("2025年部门财务收支预算总表", TableKind.INCOME_EXPENDITURE),
            ("收入预算总表", TableKind.INCOME),
            ("支出总体情况表", TableKind.EXPENDITURE),
            ("2025年预算单位支出预算总表", TableKind.EXPENDITURE),
            ("财政拨款收支预算总表", TableKind.FISCAL),
            ("财政拨款支出预算表", TableKind.FISCAL_EXPENDITURE),
            ("一般公共预算支出表", TableKind.GENERAL),
            ("一般公共预算支出情况表", TableKind.GENERAL),
            ("2025年部门一般公共预算支出功能分类预算表", TableKind.GENERAL),
            ("一般公共预算基本支出表", TableKind.GENERAL_BASIC),
            ("一般公共预算基本支出部门预算经济分类预算表", TableKind.GENERAL_BASIC),
            ("财政拨款预算“三公”经费支出表", TableKind.THREE_PUBLIC),
            ('一般公共预算"三公"经费预算表', TableKind.THREE_PUBLIC),
            ("政府性基金预算支出表", TableKind.GOVERNMENT_FUND),
            ("国有资本经营预算支出情况表", TableKind.STATE_CAPITAL),
            ("项目支出预算表", TableKind.PROJECTS),
            ("支出功能分类预算表", TableKind.FUNCTIONAL),
            ("支出经济分类预算表（政府预算）", TableKind.ECONOMIC_GOVERNMENT),
            ("支出经济分类预算表（部门预算）", TableKind.ECONOMIC_DEPARTMENT),
            ("部门预算支出经济分类科目", TableKind.ECONOMIC_DEPARTMENT),
            ("债务支出预算表", TableKind.DEBT),
            ("政府采购支出预算表", TableKind.PROCUREMENT),
            ("政府购买服务支出预算表", TableKind.PURCHASED_SERVICES),
            ("部门（单位）整体绩效目标表", TableKind.OVERALL_TARGETS),
            ("部门预算项目（政策）绩效目标表", TableKind.PROJECT_TARGETS),
            ("部门管理专项资金预算表", TableKind.SPECIAL_FUNDS),
            ("机关运行经费预算表", TableKind.OPERATING_COSTS),
            ("国有资产占有使用情况表", TableKind.ASSETS),
            ("收入支出决算总表", TableKind.FINAL_INCOME_EXPENDITURE),
            ("收入决算表", TableKind.FINAL_INCOME),
            ("支出决算表", TableKind.FINAL_EXPENDITURE),
            ("财政拨款收入支出决算总表", TableKind.FINAL_FISCAL),
            ("一般公共预算财政拨款支出决算表", TableKind.FINAL_GENERAL),
            ("财政拨款支出决算表", TableKind.FINAL_GENERAL),
            ("一般公共预算财政拨款基本支出决算表", TableKind.FINAL_GENERAL_BASIC),
            ("财政拨款“三公”经费支出决算表", TableKind.FINAL_THREE_PUBLIC),
            ("政府性基金预算财政拨款收入支出决算表", TableKind.FINAL_GOVERNMENT_FUND),
            ("国有资本经营预算财政拨款支出决算表", TableKind.FINAL_STATE_CAPITAL),
            ("人员情况表", None),
        ],
    )
    def test_titles(self, title, kind):
        assert kind_of(title) is kind

    def test_final(self):
        assert kind_of("“三公”经费支出表", final=True) is TableKind.FINAL_THREE_PUBLIC
        assert TableKind.FINAL_INCOME.is_final
        assert not TableKind.INCOME.is_final
        assert TableKind.DEBT.final is TableKind.DEBT

    def test_same_title(self):
        assert same_title("2025年部门收入预算总表", "部门收入预算总表（续表）")
        assert not same_title("收入预算总表", "支出预算总表")

    @pytest.mark.parametrize(
        ("head", "scheme", "kind"),
        [
            ("合计 | 因公出国（境）费 | 公务接待费", None, TableKind.THREE_PUBLIC),
            ("一级指标 | 二级指标 | 指标值", None, TableKind.PROJECT_TARGETS),
            ("编码 | 名称 | 合计", Scheme.GOVERNMENT_ECONOMIC, TableKind.ECONOMIC_GOVERNMENT),
            ("编码 | 名称 | 合计", Scheme.ECONOMIC, TableKind.ECONOMIC_DEPARTMENT),
            ("编码 | 名称 | 人员经费 | 决算数", Scheme.ECONOMIC, TableKind.FINAL_GENERAL_BASIC),
            ("编码 | 名称 | 合计 | 事业收入", Scheme.FUNCTIONAL, TableKind.INCOME),
            ("编码 | 名称 | 基本支出 | 项目支出", Scheme.FUNCTIONAL, TableKind.EXPENDITURE),
            ("编码 | 名称 | 合计", Scheme.FUNCTIONAL, TableKind.FUNCTIONAL),
            ("项目 | | 一般公共预算支出", Scheme.FUNCTIONAL, TableKind.GENERAL),
            ("收入 | | 支出 |\n项目 | 数 | 项目 | 数", None, TableKind.INCOME_EXPENDITURE),
            ("财政拨款收入 | | 支出 |\n项目 | 数 | 项目 | 数", None, TableKind.FISCAL),
            ("序号 | 名称", None, TableKind.OTHER),
        ],
    )
    def test_heads(self, head, scheme, kind):
        assert kind_by_head(rows(head), [scheme]) is kind

    def test_no_head(self):
        assert kind_by_head(()) is TableKind.OTHER


class TestCoded:
    def test_with_its_title_and_unit(self):
        [table] = recognised(
            "某某单位预算", "支出预算总表", "表3", "单位：万元", FIRST, "说明如下。"
        )

        assert (table.kind, table.title, table.number) == (
            *(TableKind.EXPENDITURE, "支出预算总表", "表3"),
        )
        assert table.unit is Unit.WAN
        assert table.table.amount("201", "基本支出") == 3
        assert table.table.scheme is Scheme.FUNCTIONAL
        assert table.position == Position(table=1)
        assert table.table.rows[0].position == Position(None, 1, 2)
        assert not table.is_empty
        assert table.stated == ()

    def test_number_and_title_in_one_line_and_a_unit_in_the_grid(self):
        [table] = recognised(
            "附表2：2025年收入预算总表", "编制单位：某局 | | | | 单位：元\n" + FIRST
        )

        assert (table.kind, table.number, table.title) == (
            *(TableKind.INCOME, "附表2", "2025年收入预算总表"),
        )
        assert table.unit is Unit.YUAN

    def test_a_heading_instead_of_a_title(self):
        [table] = recognised("二、部门支出总体情况：", FIRST)

        assert (table.kind, table.title) == (TableKind.EXPENDITURE, "部门支出总体情况")

    def test_by_its_head(self):
        [table] = recognised("下列各项。", FIRST)

        assert (table.kind, table.title) == (TableKind.EXPENDITURE, "")

    def test_a_title_that_is_none_of_these(self):
        [table] = recognised("人员情况表", FIRST)

        assert table.kind is TableKind.OTHER
        assert table.table is not None

    def test_notes(self):
        [table] = recognised(
            "支出预算总表", FIRST, "注：以上为预算数。", "说明：无。", "正文。", "注："
        )

        assert table.notes == ("注：以上为预算数。", "说明：无。")
        assert table.note == "注：以上为预算数。\n说明：无。"


class TestContinued:
    def test_without_title_and_head(self):
        [table] = recognised(1, "支出预算总表", FIRST, 2, "- 2 -", MORE, 3, TOTAL)

        assert [row.code for row in table.table.rows] == ["201", "20106", "2010601", "2010602", ""]
        assert table.pages == (1, 2, 3)
        assert len(table.grids) == 3
        assert table.table.rows[3].cells[2].position == Position(2, 1, 2, 5)

    def test_with_title_and_head_repeated(self):
        again = ("支出预算总表（续表）", "单位：元", HEAD + MORE)
        [table] = recognised(1, "支出预算总表", "单位：元", FIRST, 2, *again)

        assert len(table.table.rows) == 4
        assert [one.reason for one in table.unread] == ["it repeats the head"]

    def test_in_formats_without_pages(self):
        first = ("支出预算总表", "单位：元", FIRST)

        [joined] = recognised(*first, MORE)
        assert len(joined.table.rows) == 4
        [headed] = recognised(*first, HEAD + MORE)
        assert [row.code for row in headed.table.rows] == ["201", "20106", "2010601", "2010602"]
        [ended] = recognised(*first, HEAD + MORE + "\n" + TOTAL)
        assert len(ended.table.rows) == 5

    @pytest.mark.parametrize(
        "second", [HEAD + TOTAL + "\n" + MORE, FIRST, "科目编码 | 金额\n2010601 | 3"]
    )
    def test_in_formats_without_pages_another_table(self, second):
        assert len(recognised("支出预算总表", "单位：元", FIRST, second)) == 2

    def test_rows_without_amounts_are_no_head(self):
        [table] = recognised(
            *(
                1,
                "收支预算总表",
                "项目 | 预算数 | 项目 | 预算数\n一、财政拨款 | 5 | 一、外交支出 | 5",
            ),
            *(2, "结余 | | 结余分配 |\n总计 | 5 | 总计 | 5"),
        )

        assert [one.label for one in table.stated] == [
            *("财政拨款", "结余", "总计", "外交支出", "结余分配", "总计"),
        ]

    def test_a_total_on_each_page_is_kept_once(self):
        first, second = FIRST + "\n" + TOTAL, HEAD + MORE + "\n" + TOTAL
        [table] = recognised(1, "支出预算总表", first, 2, "支出预算总表", second)

        assert [row.name for row in table.table.rows if not row.code] == ["合计"]
        assert table.unread[-1].reason == "it repeats the total of the page before"

    def test_fewer_columns(self):
        [table] = recognised(1, "支出预算总表", FIRST, 2, "合计 | 5 | 3 | 2")

        assert [str(cell.amount) for cell in table.table.total.cells] == ["5", "3", "2"]

    def test_more_columns(self):
        wide = "2010601 | | 行政运行 | 3 | 3 | | \n2010602 | | 一般行政管理事务 | 2 | | | 2"
        [table] = recognised(1, "支出预算总表", FIRST, 2, wide)

        assert table.table.amount("2010602", "项目支出") == 2

    def test_more_columns_with_one_empty(self):
        wide = "2010601 | | 行政运行 | 3 | 3 | "
        [table] = recognised(1, "支出预算总表", FIRST, 2, wide)

        assert table.table.amount("2010601", "基本支出") == 3

    @pytest.mark.parametrize(
        ("case", "then"),
        [
            ("another title", (2, "收入预算总表", FIRST)),
            ("another head", (2, "科目编码 | 科目名称 | 金额 | 人员 | 公用\n201 | 甲 | 1 | 1 |")),
            ("another unit", (2, "支出预算总表", "单位：万元", FIRST)),
            ("a page between", (3, MORE)),
            ("a text between", (2, "以下是另一件事。", MORE)),
            (
                "another total",
                (2, "支出预算总表", HEAD + "202 | 外交支出 | 7 | 7 |\n合计 | | 7 | 7 |"),
            ),
            ("too many columns", (2, "1 | 2 | 3 | 4 | 5 | 6 | 7")),
            ("too few columns", (2, "甲 | 5")),
            ("a total of too few columns", (2, "合计 | 5")),
        ],
    )
    def test_not_continued(self, case, then):
        first = (1, "支出预算总表", "单位：元", FIRST + "\n" + TOTAL)
        tables = recognised(*first, *then)

        assert len(tables) == 2, case
        assert len(tables[0].table.rows) == 3

    def test_the_tables_of_two_units(self):
        made = [
            ("支出预算总表", f"编制单位：{name}", "单位：元", FIRST) for name in ("甲局", "乙局")
        ]

        assert len(recognised(1, *made[0], 2, *made[1])) == 2
        assert len(recognised(1, *made[0], 2, *made[0])) == 1

    def test_sheets_are_not_joined(self):
        blocks = tuple(
            Grid(rows(text), None, sheet) for text, sheet in ((FIRST, "甲"), (MORE, "乙"))
        )

        assert len(recognise(SourceDocument("made", "spreadsheet", blocks)).tables) == 2

    @pytest.mark.parametrize(
        ("title", "sheet", "count"),
        [
            ("支出预算总表（续）", "表二", 1),
            ("支出预算总表", "表一（续）", 1),
            ("支出预算总表", "表一2", 1),
            ("支出预算总表", "表二", 2),
            ("收入预算总表（续）", "表一续", 2),
        ],
    )
    def test_a_table_that_goes_on_in_the_next_sheet(self, title, sheet, count):
        blocks = (
            Grid(rows("支出预算总表 | | | 单位：万元 |\n" + FIRST), None, "表一"),
            Grid(rows(title + " | | | 单位：万元 |\n" + HEAD + MORE), None, sheet),
        )

        assert len(recognise(SourceDocument("made", "spreadsheet", blocks)).tables) == count


class TestTreesOfProjects:
    def test_rows_that_are_codes(self):
        [table] = recognised(
            "一般公共预算项目支出情况表（按经济分类科目）",
            "单位：万元",
            "部门预算支出经济科目 | 预算\n合计 | 5\n[302]商品和服务支出 | 5\n[30201]办公费 | 5",
        )

        assert table.kind is TableKind.PROJECTS
        assert [row.code for row in table.table.rows] == ["", "302", "30201"]
        assert table.stated

    def test_projects_with_a_code_each(self):
        [table] = recognised(
            "项目支出预算表",
            "单位：万元",
            "科目编码 | 项目名称 | 合计\n2010602 | 甲项目 | 5\n2010602 | 乙项目 | 4",
        )

        assert table.table is None


class TestCaptions:
    def test_a_line_that_says_nothing_known(self):
        [table] = recognised(
            "收入预算总表", "公开表2", "部门：", "某某省某某厅", "单位：万元", FIRST
        )

        assert (table.title, table.number, table.unit) == ("收入预算总表", "公开表2", Unit.WAN)
        assert table.kind is TableKind.INCOME

    def test_a_sentence_ends_the_caption(self):
        [table] = recognised("收入预算总表", "以下各表按部门列示，单位为万元。", FIRST)

        assert table.title != "收入预算总表"

    def test_lines_above_the_head_in_a_grid(self):
        [table] = recognised("某某市档案馆 | |\n支出预算总表 | | 单位：万元\n" + FIRST)

        assert (table.title, table.unit) == ("支出预算总表", Unit.WAN)
        assert len(table.table.rows) == 2


class TestEmpty:
    def test_an_empty_grid_with_its_note(self):
        note = "备注：如此表为空表，则表示本部门无债务支出预算。"
        [table] = recognised(
            "债务支出预算表", "单位：万元", "单位名称 | 项目名称 | 总计\n合计 | |", note
        )

        assert table.kind is TableKind.DEBT
        assert table.is_empty
        assert table.notes == (note,)

    def test_a_title_with_a_unit_and_no_grid(self):
        first, second = recognised(
            *(4, "政府性基金预算支出表", "编制部门：某局", "单位：元"),
            *(5, "国有资本经营预算支出表", "单位：元", "本部门无国有资本经营预算支出。"),
            "正文。",
        )

        assert (first.kind, first.pages, first.grids) == (TableKind.GOVERNMENT_FUND, (4,), ())
        assert first.table is None
        assert first.is_empty
        assert second.notes == ("本部门无国有资本经营预算支出。",)

    def test_a_title_with_a_note(self):
        [table] = recognised("政府采购支出预算表", "注：本表为空表。")

        assert (table.kind, table.notes) == (TableKind.PROCUREMENT, ("注：本表为空表。",))

    def test_the_contents_are_no_tables(self):
        contents = [
            "目录",
            "一、收支预算总表",
            "附表2 收入预算总表",
            "支出预算总表",
            "第四部分 说明",
        ]

        assert recognised(*contents, "正文。") == ()

    def test_lines_that_could_stand_above_any_table(self):
        assert recognised(*["2024年"] * 8, "注：无。") == ()

    def test_a_table_in_which_another_title_stands(self):
        first, second = recognised("收入预算总表", "单位：元", "支出预算总表 | | | |\n" + FIRST)

        assert (first.kind, first.is_empty) == (TableKind.INCOME, True)
        assert second.kind is TableKind.EXPENDITURE


class TestStated:
    BOTH = (
        "收 入 | | 支 出 |\n项 目 | 预算数 | 项 目 | 预算数\n"
        "一、本年收入 | 5 | 一、本年支出 | 5\n"
        "（一）一般公共预算拨款收入 | 4 | （一）一般公共服务支出 | 3\n"
        "1.其中：专项 | 1 | （二）社会保障和就业 | 2\n"
        "二、上年结转 | | 二、年终结转结余 |\n"
        "收入总计 | 5 | 支出总计 | 5"
    )

    def test_income_beside_expenditure(self):
        [table] = recognised("收支预算总表", "单位：元", self.BOTH)

        assert table.kind is TableKind.INCOME_EXPENDITURE
        assert table.tables == ()
        assert figures(table) == [
            ("本年收入", ("收入",), "预算数", "5"),
            ("一般公共预算拨款收入", ("收入", "本年收入"), "预算数", "4"),
            ("其中：专项", ("收入", "本年收入", "一般公共预算拨款收入"), "预算数", "1"),
            ("收入总计", ("收入",), "预算数", "5"),
            ("本年支出", ("支出",), "预算数", "5"),
            ("一般公共服务支出", ("支出", "本年支出"), "预算数", "3"),
            ("社会保障和就业", ("支出", "本年支出"), "预算数", "2"),
            ("支出总计", ("支出",), "预算数", "5"),
        ]
        assert [one.code for one in table.stated if one.code] == ["201", "208"]
        assert table.figure("上年结转").amount is None
        assert table.figure("一般公共服务支出").position == Position(None, 1, 4, 4)
        assert table.figure("收入总计", "决算数") is None
        assert table.unit is table.stated[0].unit is Unit.YUAN

    @pytest.mark.parametrize(
        ("printed", "label", "style"),
        [
            ("一、财政拨款收入", "财政拨款收入", 3),
            ("(一)事业收入", "事业收入", 4),
            ("1. 一般公共预算", "一般公共预算", 5),
            ("（1）某", "某", 6),
            ("①某", "某", 7),
            ("其中：（1）某", "某", 8),
            ("收 入 总 计", "收入总计", -1),
        ],
    )
    def test_labels(self, printed, label, style):
        assert label_of(printed) == (label, style)

    def test_classes_by_their_names(self):
        assert class_code("住房保障支出", 2024) == "221"
        assert class_code("资源勘探信息等支出") == "215"
        assert class_code("本年支出合计") == ""

    def test_three_public(self):
        text = (
            "“三公”经费合计 | 因公出国（境）费 | 公务用车购置及运行费 | | 公务接待费\n"
            " | | 小计 | 购置费 |\n1.80 | | 1.80 | | "
        )
        [table] = recognised("财政拨款预算“三公”经费支出表", "单位：万元", text)

        assert figures(table) == [
            ("“三公”经费合计", (), "", "1.80"),
            ("小计", ("公务用车购置及运行费",), "", "1.80"),
        ]
        assert len(table.stated) == 5

    def test_three_public_of_a_final_account(self):
        text = (
            "合计 | | 因公出国（境）费 | | 公务接待费 |\n"
            "预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数\n0.95 | 0.90 | | | 0.95 | 0.90"
        )
        [table] = recognised("财政拨款“三公”经费支出表", "单位：万元", text)

        assert table.kind is TableKind.FINAL_THREE_PUBLIC
        assert table.figure("公务接待费", "决算数").amount == Decimal("0.90")

    def test_three_public_with_budget_and_account_side_by_side(self):
        text = (
            "预算数 | | | | 决算数 | | |\n"
            + " | ".join(["合计 | 公务用车购置及运行维护费 | | 公务接待费"] * 2)
            + "\n"
            " | 小计 | 运行费 | | | 小计 | 运行费 |\n1 | 2 | 3 | 4 | 5 | 6 | 7 | 8\n"
            "3 | 2 | 2 | 1 | 2.5 | 2 | 2 | 0.5"
        )
        [table] = recognised("一般公共预算财政拨款“三公”经费支出决算表", text)

        assert figures(table)[1] == ("小计", ("公务用车购置及运行维护费",), "预算数", "2")
        assert table.figure("公务接待费", "决算数").amount == Decimal("0.5")

    def test_three_public_row_by_row(self):
        text = "项目 | 预算数\n合计 | 3\n1.因公出国（境）费用 | 1\n（1）公务用车购置费 | 2"
        [table] = recognised("“三公”经费预算表", text)

        assert figures(table)[1:] == [
            ("因公出国（境）费用", (), "预算数", "1"),
            ("公务用车购置费", ("因公出国（境）费用",), "预算数", "2"),
        ]

    def test_projects_have_no_tree(self):
        text = "科目编码 | 项目名称 | 合计\n2010602 | 甲项目 | 5\n2010602 | 乙项目 | 6\n合计 | | 11"
        [table] = recognised("项目支出预算表", "单位：万元", text)

        assert table.table is None
        assert [(one.label, one.code, one.amount) for one in table.stated] == [
            ("甲项目", "2010602", 5),
            ("乙项目", "2010602", 6),
            ("合计", "", 11),
        ]


class TestForms:
    OVERALL = (
        "部门（单位）名称 | 甲中心 | | \n"
        "年度主要任务 | 对应项目 | | 预算资金情况（万元）\n"
        " | 人员 经费 | | 194.72\n | 公用经费 | | 89.31\n"
        "年度绩效目标 | 完成 | | \n绩效指标 | 三级指标 | 指标值 | \n | 办结率 | 100 | 5"
    )

    def test_tasks(self):
        [table] = recognised("部门（单位）整体绩效目标表", "单位：元", self.OVERALL)

        assert table.kind is TableKind.OVERALL_TARGETS
        assert figures(table) == [
            ("人员经费", (), "预算资金情况", "194.72"),
            ("公用经费", (), "预算资金情况", "89.31"),
        ]
        assert {one.unit for one in table.stated} == {Unit.WAN}
        assert table.stated[0].position == Position(None, 1, 3, 4)

    def test_tasks_with_their_money_in_several_columns(self):
        text = (
            "单位名称 | 甲中心 | | | \n"
            "年度主要任务 | 任务名称 | 主要内容 | 预算金额 | |\n"
            " | | | 总额 | 财政拨款 | 其他资金\n"
            " | 任务一 | 内容 | 10 | 8 | 2\n"
            "年度总体目标 | 目标 | | | |"
        )
        [table] = recognised("整体支出绩效目标表", text)

        assert [(one.label, one.measure, one.amount) for one in table.stated] == [
            ("内容", "总额", 10),
            ("内容", "财政拨款", 8),
            ("内容", "其他资金", 2),
        ]

    PROJECT = (
        "项目(政策)名称 | {name} | | \n主管部门 | 某局 | 实施单位 | 某中心\n"
        "预算资金情况 | {amount} | 其中：财政拨款 | \n总体目标 | 目标。 | | \n"
        "绩效指标 | 一级指标 | 指标值 | 度量单位\n | 产出指标 | 100 | %"
    )

    def test_each_project_is_a_table(self):
        made = [
            self.PROJECT.format(name=name, amount=amount)
            for name, amount in (("甲项目", "768.66"), ("乙项目", "116.80"))
        ]
        title = ("部门预算项目（政策）绩效目标表", "表18", "单位：万元")
        tables = recognised(1, *title, made[0], 2, *title, made[1])

        assert [figures(table) for table in tables] == [
            [("甲项目", ("预算资金情况",), "预算资金情况", "768.66")],
            [("乙项目", ("预算资金情况",), "预算资金情况", "116.80")],
        ]

    def test_without_a_title(self):
        [table] = recognised(self.PROJECT.format(name="甲项目", amount="5"))

        assert table.kind is TableKind.PROJECT_TARGETS
        assert table.stated[0].amount == 5

    def test_targets_in_a_table_with_a_head(self):
        text = (
            "项目名称 | 预算数 | 绩效目标 | 指标值\n甲项目 | 5 | 完成 | 100\n乙项目 | 6 | 完成 | 90"
        )
        [table] = recognised("项目绩效目标表", text)

        assert figures(table) == [
            ("甲项目", (), "预算数", "5"),
            ("乙项目", (), "预算数", "6"),
        ]

    def test_a_form_whose_keys_have_no_values(self):
        text = "项目名称 | 甲项目 | |\n预算资金情况 | | |\n资金总额 | 见附件 | |"
        [table] = recognised("项目绩效目标表", text)

        assert [(one.label, one.amount, one.printed) for one in table.stated] == [
            ("预算资金情况", None, ""),
            ("资金总额", None, "见附件"),
        ]

    def test_a_list_of_tasks_up_to_the_end(self):
        text = "单位名称 | 甲中心 |\n年度主要任务 | 对应项目 | 预算资金\n | 任务 | 5\n | 小计 |"
        [table] = recognised("整体绩效目标表", text)

        assert figures(table) == [("任务", (), "预算资金", "5")]

    def test_a_project_without_a_value(self):
        text = "项目名称 | 预算金额\n甲项目 | 5"
        [table] = recognised("项目绩效目标表", text)

        assert figures(table) == [("甲项目", (), "预算金额", "5")]


class TestSheets:
    def test_a_sheet_of_text_is_no_table(self):
        blocks = (Grid((("主要职能",), ("一、……",)), None, "职能"), Grid(rows(FIRST), None, "支出"))
        found = recognise(SourceDocument("made", "spreadsheet", blocks))

        assert [table.kind for table in found.tables] == [TableKind.EXPENDITURE]
        assert [one.what for one in found.unread] == ["职能: 主要职能"]
        assert found.of(TableKind.EXPENDITURE) == found.tables

    def test_text_in_one_column_of_a_page(self):
        found = recognise(SourceDocument("made", "pdf", (Grid((("甲",), ("乙",)), 1),), 1))

        assert [one.what for one in found.unread] == ["甲"]

    def test_two_tables_in_one_grid(self):
        text = "支出预算总表 | | | |\n" + FIRST + "\n收入预算总表 | | | |\n" + FIRST
        first, second = recognised(text)

        assert (first.kind, second.kind) == (TableKind.EXPENDITURE, TableKind.INCOME)
        assert second.table.rows[0].position == Position(None, 2, 7)

    def test_blank_grids_are_passed_over(self):
        assert recognise(SourceDocument("made", "pdf", (Grid((("", ""),), 1),), 1)).tables == ()


class TestRealDocuments:
    @pytest.fixture
    def tables(self, documents):
        path = documents / "anshan_big_data_center_2024_budget.txt"
        return recognise(read_source(path), year=2024).tables

    def of(self, tables, kind):
        return [table for table in tables if table.kind is kind]

    @pytest.mark.parametrize("kind", [TableKind.EXPENDITURE, TableKind.GENERAL])
    def test_nineteen_codes_over_two_parts(self, tables, kind):
        [table] = self.of(tables, kind)

        coded = [row for row in table.table.rows if row.code]
        assert len(coded) == 19
        assert len(table.grids) == 2
        assert len(table.table.measures) == 5
        assert table.table.amount("", "合计") == Decimal("2317.04")
        assert table.table.amount("221", "基本支出/人员经费") == Decimal("179.76")

    def test_twenty_seven_economic_rows(self, tables):
        [table] = self.of(tables, TableKind.GENERAL_BASIC)

        classes = {row.code: row.cells[0].amount for row in table.table.rows if len(row.code) == 3}
        assert len([row for row in table.table.rows if row.code]) == 27
        assert classes == {
            "301": Decimal("1215.61"),
            "302": Decimal("122.89"),
            "303": Decimal("40.08"),
        }

    def test_projects_and_tasks(self, tables):
        projects = self.of(tables, TableKind.PROJECT_TARGETS)
        [overall] = self.of(tables, TableKind.OVERALL_TARGETS)

        assert [str(table.stated[0].amount) for table in projects] == ["768.66", "116.80", "53.00"]
        assert sum(one.amount for one in overall.stated) == Decimal("1378.58")

    @pytest.mark.parametrize(
        ("name", "count", "coded"),
        [
            ("putuo_finance_bureau_2024_final_account.pdf", 9, 19),
            ("putuo_social_work_department_2024_final_account.pdf", 9, 17),
            ("putuo_wanli_subdistrict_2025_budget.pdf", 9, 66),
            ("putuo_government_office_2025_budget.pdf", 9, 20),
            ("putuo_finance_bureau_2025_budget.pdf", 9, 19),
            ("shanghai_finance_bureau_2025_budget.pdf", 9, 23),
            ("shanghai_final_account_template_2024.pdf", 9, 5),
            ("department_budget_template.xlsx", 9, 5),
            ("unit_budget_template.xlsx", 9, 3),
        ],
    )
    def test_every_table_of_a_document(self, source_of, name, count, coded):
        known = [
            table
            for table in recognise(source_of(name)).tables
            if table.kind is not TableKind.OTHER
        ]

        assert len({table.kind for table in known}) == len(known) == count
        assert all(table.unit is not None for table in known)
        general = {TableKind.GENERAL, TableKind.FINAL_GENERAL}
        [table] = [one for one in known if one.kind in general]
        assert len([row for row in table.table.rows if row.code]) == coded
        assert table.is_empty == ("template" in name)


def test_a_blank_form_does_not_end_the_reading(tmp_path):
    path = tmp_path / "budget.txt"
    path.write_text(
        "某市某局2026年部门预算情况说明\n表一\n部门收支总表\n单位：万元\n"
        "收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n"
        "一、一般公共预算拨款\t120.00\t一般公共服务支出\t120.00\n收入总计\t120.00\t支出总计\t120.00\n"
        "表二\n2026年重点专项资金绩效目标表\n单位：万元\n"
        "项目名称\t\t主管部门\t\t\n当年预算\t\t市级支出\t\t\n项目概况\t\t\t\t\n当年绩效目标\t\t\t\t\n"
        "绩效指标\t指标名称\t指标性质\t指标值\t计量单位\n",
        encoding="utf-8",
    )
    tables = gb.read_disclosure(str(path)).tables

    assert [one.number for one in tables] == ["表一", "表二"]
    assert tables[1].title == "2026年重点专项资金绩效目标表"
    assert tables[1].is_empty
