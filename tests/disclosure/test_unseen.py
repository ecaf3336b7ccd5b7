"""Forms that other places use: made-up units, written as finance bureaus elsewhere print them."""

from decimal import Decimal

import pytest
from openpyxl import Workbook

from govbudget import read_disclosure
from govbudget.amounts import Unit
from govbudget.disclosure.document import understood
from govbudget.disclosure.reading import read_source
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text import (
    Direction,
    FactKind,
    Identity,
    LeftoverKind,
    Scope,
    identity_of,
    read_contents,
    read_facts,
    read_identity,
    read_leftovers,
)
from govbudget.io.source import Grid, Paragraph, SourceDocument
from govbudget.reconciling.grids import read_grid

from .made import drawn

BUDGET = Identity("某某局", 2024, "budget", "department")


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
        else:
            made.append(Grid(rows(block), page) if "|" in block else Paragraph(block, page))
    return understood(SourceDocument("made", "text", tuple(made), page))


def facts(*lines, identity=BUDGET):
    return read_facts([Paragraph(line, 1) for line in lines], identity)


def said(found):
    return [(one.subject, one.amount and str(one.amount)) for one in found]


def figures(table):
    return [(*one.path, one.label, one.measure, one.printed) for one in table.stated if one.amount]


class TestText:
    def read(self, tmp_path, text, encoding="utf-8"):
        (tmp_path / "a.txt").write_bytes(text.encode(encoding))
        return [block.text for block in read_source(tmp_path / "a.txt").blocks]

    def test_a_heading_with_a_remark_is_not_joined(self, tmp_path):
        heading = "四、“三公”经费预算情况说明（此处请各单位写清增减的原因与构成）"
        below = "2024年“三公”经费预算1.8万元，比上年减少0.2万元，下降10%。"

        assert self.read(tmp_path, f"{heading}\n\n{below}") == [heading, below]

    def test_a_path_that_was_wrapped_is(self, tmp_path):
        first = "1. 一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）"
        second = "2024年预算数为100万元，主要用于机关正常运转的各项支出。"

        assert self.read(tmp_path, f"{first}\n{second}") == [first + second]

    def test_a_caption_is_a_line_of_its_own(self, tmp_path):
        title = "2024年预算单位一般公共预算支出功能分类预算表（按科目和基本支出、项目支出分列）"
        text = f"{title}\n编制单位：某某县样例管理局机关服务中心及其所属各事业单位汇总\n表8"

        assert len(self.read(tmp_path, text)) == 3

    def test_gbk_with_the_unit_and_the_year_above_the_tables(self, tmp_path):
        text = (
            "表一：支出预算总表\r\n编制单位：某某县第三小学\r\n金额单位：元\r\n"
            "科目编码\t科目名称\t合计\r\n205\t教育支出\t5,000,000.00\r\n"
        )
        (tmp_path / "a.txt").write_bytes(text.encode("gbk"))
        found = read_disclosure(tmp_path / "a.txt")

        assert found.unit_name == "某某县第三小学"
        [table] = found.tables
        assert (table.number, table.unit, table.kind) == ("表一", Unit.YUAN, TableKind.EXPENDITURE)
        assert table.table.amount("205", "合计") == Decimal("5000000.00")


class TestPdf:
    def test_a_title_in_the_middle_is_not_joined_with_the_line_below(self, tmp_path):
        def draw(canvas, _):
            canvas.setFont("STSong-Light", 14)
            canvas.drawCentredString(421, 500, "2024年预算单位一般公共预算支出功能分类预算表")
            canvas.setFont("STSong-Light", 11)
            canvas.drawString(100, 482, "某某县样例管理局机关本级编制")

        (tmp_path / "a.pdf").write_bytes(drawn(draw, size=(842, 595)))

        assert len(read_source(tmp_path / "a.pdf").blocks) == 2

    def test_columns_that_nearly_touch(self, tmp_path):
        lines = [
            ("201", "一般公共服务支出", "5,678.90", "教育支出", "4,000.00"),
            ("205", "教育支出", "1,678.90", "卫生健康支出", "3,000.00"),
            ("208", "社会保障和就业支出", "3,678.90", "住房保障支出", "2,000.00"),
        ]

        def draw(canvas, _):
            for at, cells in enumerate(lines):
                for x, cell in zip((60, 84, 250, 303, 500), cells, strict=True):
                    canvas.drawString(x, 500 - 20 * at, cell)

        (tmp_path / "a.pdf").write_bytes(drawn(draw, size=(842, 595)))
        [grid] = read_source(tmp_path / "a.pdf").blocks

        assert grid.rows == tuple(lines)


class TestHtml:
    def read(self, tmp_path, page):
        (tmp_path / "a.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
        return read_source(tmp_path / "a.html").blocks

    def test_a_table_that_lays_out_the_page_is_none(self, tmp_path):
        page = (
            "<table><tr><td>门户网站<br>首页</td></tr><tr><td>栏目</td><td><p>支出预算总表</p>"
            "<p>单位：万元</p><table><tr><td>科目编码</td><td>科目名称</td><td>合计</td></tr>"
            "<tr><td>201</td><td>一般公共服务支出</td><td>5</td></tr></table><p>注：无</p></td>"
            "</tr><tr><td>版权所有</td></tr></table>"
        )
        blocks = self.read(tmp_path, page)

        assert [one.text for one in blocks if isinstance(one, Paragraph)] == [
            *("门户网站", "首页", "栏目", "支出预算总表", "单位：万元", "注：无", "版权所有")
        ]
        assert [len(one.rows) for one in blocks if isinstance(one, Grid)] == [2]

    def test_a_long_text_in_a_layout(self, tmp_path):
        lines = "".join(f"<p>{'文' * 60}{number}。</p>" for number in range(12))
        blocks = self.read(
            tmp_path, f"<table><tr><td>左</td><td>{lines}</td><td>右</td></tr></table>"
        )

        assert len(blocks) == 14

    def test_a_small_table_in_a_cell_leaves_the_table(self, tmp_path):
        inner = "<table><tr><td>甲</td><td>乙</td></tr></table>"
        cells = "".join(f"<tr><td>20{n}</td><td>名称</td><td>{n}</td></tr>" for n in range(1, 5))
        blocks = self.read(
            tmp_path, f"<table>{cells}<tr><td>209</td><td>附：{inner}</td><td>9</td></tr></table>"
        )

        assert blocks[0] == Paragraph("附：")
        assert [len(one.rows) for one in blocks[1:]] == [1, 5]


class TestWorkbook:
    @pytest.fixture
    def book(self, tmp_path):
        book = Workbook()
        sheet = book.active
        sheet.title = "目录"
        for row in (["目 录"], ["2025年部门预算公开表"], ["序号", "表名"], [1, "支出总表"]):
            sheet.append(row)
        sheet.append([2, "“三公”经费支出表"])
        sheet = book.create_sheet("1")
        for row in (
            ["预算公开03表"],
            ["2025年部门支出总表"],
            ["部门：某某市科学技术局", None, "单位：元"],
            ["科目编码", "科目名称", "合计"],
            ["206", "科学技术支出", 11345678.9],
        ):
            sheet.append(row)
        book.save(tmp_path / "a.xlsx")
        return read_disclosure(tmp_path / "a.xlsx")

    def test_the_contents(self, book):
        assert [(one.title, one.is_table) for one in book.contents if one.level] == [
            ("支出总表", True),
            ("“三公”经费支出表", True),
        ]

    def test_whose_it_is(self, book):
        assert (book.unit_name, book.year, book.kind) == ("某某市科学技术局", 2025, "budget")
        [table] = book.tables
        assert table.table.amount("206", "合计") == Decimal("11345678.9")


class TestTables:
    def test_the_number_stands_above_the_title_and_below_that_of_the_part(self):
        body = "项目 | 预算数 | 项目 | 预算数\n本年收入合计 | 5 | 本年支出合计 | 5"
        found = document("第二部分 2025年部门预算表", "表1", "收支总体情况表", "单位：万元", body)

        [table] = found.tables
        assert (table.number, table.title) == ("表1", "收支总体情况表")

    def test_a_page_repeats_part_of_the_head(self):
        head = "项目 | | | 合计\n科目编码 | | 科目名称 | \n"
        first = f"{head}类 | 款 | | \n201 | | 一般公共服务支出 | 5"
        found = document(1, "支出总表", first, 2, f"{head}201 | 06 | 财政事务 | 5")

        [table] = found.tables
        assert [row.code for row in table.table.rows] == ["201", "20106"]

    def test_the_heads_of_the_halves_as_lines(self):
        body = "项目 | 金额 | 项目 | 金额\n收入总计 | 5 | 支出总计 | 5"
        [table] = document("收支预算总表", "单位：元", "收入", "支出", body).tables

        assert (table.title, table.unit) == ("收支预算总表", Unit.YUAN)
        assert not table.is_empty

    def test_the_project_names_the_row(self):
        body = (
            "科目编码 | 科目名称 | 项目名称 | 金额\n"
            "2130201 | 行政运行 | 森林防火 | 150\n2130201 | 行政运行 | 病虫害防治 | 50"
        )
        [table] = document("一般公共预算项目支出预算表", "单位：万元", body).tables

        assert [(one.label, one.code, str(one.amount)) for one in table.stated] == [
            ("森林防火", "2130201", "150"),
            ("病虫害防治", "2130201", "50"),
        ]

    def test_a_form_with_the_key_and_the_amount_in_one_cell(self):
        body = (
            "部门（单位）名称 | 某某局 | \n"
            "年度预算申请（万元） | 资金总额：1,234.57 | \n"
            " | 其中：一般公共预算：1,234.57 | 项目支出：300.00\n | 备注：5 | 共计"
        )
        [table] = document("整体支出绩效目标表", "单位：万元", body).tables

        assert [(one.label, str(one.amount)) for one in table.stated] == [
            ("资金总额", "1234.57"),
            ("一般公共预算", "1234.57"),
            ("项目支出", "300.00"),
        ]

    def test_rows_that_go_on_with_words(self):
        body = (
            "项目名称 | 预算数 | 一级指标\n森林防火 | 150 | 产出指标\n | | 效益指标\n"
            "病虫害防治 | 50 | 产出指标"
        )
        [table] = document("项目绩效目标表", "单位：万元", body).tables

        assert [one.label for one in table.stated] == ["森林防火", "病虫害防治"]

    def test_the_three_public_table_by_years(self):
        body = (
            "年度 | “三公”经费合计 | 因公出国（境）费 | 公务接待费\n"
            "2023年 | 13 | 1 | 12\n2024年 | 12 | 0.5 | 11.5"
        )
        [table] = document("财政拨款“三公”经费支出表", "单位：万元", body).tables

        assert figures(table)[-1] == ("2024年", "公务接待费", "", "11.5")
        assert figures(table)[0] == ("2023年", "“三公”经费合计", "", "13")


class TestGrids:
    def test_a_title_that_begins_with_among_them(self):
        [reading] = read_grid(
            rows(
                "项目 | 合计 | 一般公共预算 | \n | | 小计 | 其中：财政拨款\n"
                "一、基本支出 | 5 | 5 | 4\n其中：工资 | 3 | 3 | 3"
            )
        )

        [table] = reading.tables
        assert table.measures == ("合计", "一般公共预算/小计", "一般公共预算/其中：财政拨款")
        assert [row.name for row in table.rows] == ["一、基本支出", "其中：工资"]

    THREE = "科目编码 | 科目名称 | 决算数 | " * 2 + "科目编码 | 科目名称 | 决算数\n"

    def test_a_total_that_reaches_over_halves(self):
        [reading] = read_grid(
            rows(
                self.THREE
                + "301 | 工资福利支出 | 9 | 302 | 商品和服务支出 | 2 | 310 | 资本性支出 | 1\n"
                "人员经费合计 | | 9 | 公用经费合计 | | | | | 3"
            )
        )

        [table] = reading.tables
        assert [(row.code, row.name, row.cells[0].printed) for row in table.rows] == [
            ("301", "工资福利支出", "9"),
            ("", "人员经费合计", "9"),
            ("302", "商品和服务支出", "2"),
            ("", "公用经费合计", "3"),
            ("310", "资本性支出", "1"),
        ]
        assert table.rows[3].cells[0].position.column == 9

    def test_a_total_without_an_amount_anywhere(self):
        [reading] = read_grid(
            rows(
                self.THREE
                + "301 | 工资福利支出 | 9 | 302 | 商品和服务支出 | 2 | 310 | 资本性支出 | 1\n"
                "合计 | | | | | | 312 | 对企业补助 | 3"
            )
        )

        assert [row.name for row in reading.tables[0].rows][-1] == "对企业补助"


class TestFacts:
    def test_a_heading_within_its_paragraph(self):
        found = facts("1.因公出国（境）费用。2024年预算数0.5万元，与2023年预算数持平。")

        assert said(found) == [("three_public.abroad", "0.5万元")] * 2
        assert found[1].direction is Direction.LEVEL

    def test_the_year_behind_the_name(self):
        [amount] = facts("公务用车购置费2023年预算数11.5万元。")

        assert (amount.subject, amount.year) == ("three_public.vehicle_purchase", 2023)

    def test_each_has_grown(self):
        found = facts(
            "2024年收入总计100万元，支出总计100万元，与2023年度相比，各增加20万元，增长25%。"
        )

        assert found[-1].kind is FactKind.CHANGE
        assert (str(found[-1].change), found[-1].percent) == ("20万元", Decimal(25))

    def test_a_share_is_one_of_this_year(self):
        found = facts(
            "支出预算100万元，比2023年80万元增加20万元。",
            "基本支出预算40万元，占总支出预算40%。",
        )
        [share] = [one for one in found if one.kind is FactKind.SHARE]

        assert (share.base, share.against) == (found[0].amount, "spending")

    def test_two_paragraphs_below_among_them(self):
        found = facts(
            "2024年一般公共预算基本支出680万元，其中：",
            "人员经费600万元，主要包括：基本工资。",
            "公用经费80万元，主要包括：办公费。",
        )

        assert [one.part_of for one in found if one.kind is FactKind.AMOUNT] == [None, 0, 0]

    def test_a_list_has_the_scope_of_its_heading(self):
        found = facts(
            "四、财政拨款收支预算情况说明",
            "收入包括：一般公共预算拨款收入90万元；支出包括：教育支出80万元、住房保障支出10万元。",
        )

        assert [one.scope for one in found] == [Scope.GENERAL, Scope.FISCAL, Scope.FISCAL]

    def test_a_name_with_a_purpose_in_it(self):
        name = "交通运输支出-车辆购置税支出-车辆购置税用于公路等基础设施建设支出"
        [amount] = facts(f"“{name}”科目308.68万元，主要用于道路养护。")

        assert (amount.subject, amount.code) == ("spending.function", "2140601")
        assert amount.purpose == "道路养护"

    def test_a_path_with_a_purpose_in_it(self):
        path = "交通运输支出（类）车辆购置税支出（款）车辆购置税用于公路等基础设施建设支出（项）"
        [amount] = facts(f"1.{path}2024年预算数为30万元，主要用于道路养护。")

        assert (amount.code, str(amount.amount)) == ("2140601", "30万元")

    @pytest.mark.parametrize(
        ("text", "direction", "of_percent"),
        [
            ("比上年减少2万元，增长5%", Direction.DECREASE, Direction.INCREASE),
            ("比上年增长5%", Direction.INCREASE, Direction.INCREASE),
        ],
    )
    def test_the_direction_of_the_percentage(self, text, direction, of_percent):
        *_, change = facts(f"机关运行经费10万元，{text}。")

        assert (change.direction, change.percent_direction) == (direction, of_percent)

    def test_assets(self):
        [amount] = facts("截至2023年12月31日，本部门固定资产总额2345.67万元。")

        assert (amount.subject, amount.measure, amount.year) == ("assets.fixed", None, 2023)

    @pytest.mark.parametrize(
        ("text", "subject"),
        [
            ("国内公务接待25批次，180人次，共计支出2万元", "three_public.reception_domestic"),
            ("本单位共计支出2万元", "spending"),
            ("来访25批次，共计支出2万元", "unrecognised"),
        ],
    )
    def test_a_cost_behind_counts(self, text, subject):
        [amount] = [one for one in facts(text + "。") if one.amount is not None]

        assert said([amount]) == [(subject, "2万元")]

    def test_other_kinds_of_vehicles(self):
        found = facts("共有车辆3辆，其中，定向保障用车1辆、一般公务用车2辆。")

        assert [(one.subject, str(one.count)) for one in found] == [
            ("vehicles", "3"),
            ("vehicles.kind", "1"),
            ("vehicles.kind", "2"),
        ]

    def test_an_instruction(self):
        text = "没有数据的部门仍应保留本表表样，并在表下作出说明。"
        [found] = read_leftovers([Paragraph(text)])

        assert (found.kind, found.words) == (LeftoverKind.INSTRUCTION, "仍应保留本表表样")


class TestIdentity:
    @pytest.mark.parametrize(
        ("lines", "name"),
        [
            (("某某区水务局2024年度部门预算信息公开", "单位：万元"), "某某区水务局"),
            (("2025年某某市林业局部门预算编制说明", "一、基本职能及主要工作"), "某某市林业局"),
            (("某某县住建局", "2025年预算公开", "目录", "某某县住建局2025年收入"), "某某县住建局"),
            (
                ("某某县人民政府门户网站", "互动交流", "某某县林业局", "目录", "某某县林业局"),
                "某某县林业局",
            ),
        ],
    )
    def test_the_name(self, lines, name):
        assert read_identity(map(Paragraph, lines)).unit_name == name

    def test_paragraphs_go_before_tables(self):
        table = Grid(
            rows("2023年甲局支出决算表 | | \n编制单位：甲局 | 单位：元 | \n科目 | 合计 | 数")
        )
        title = Paragraph("乙局2024年部门预算")

        assert identity_of((table, title)) == read_identity([title])
        assert identity_of((table, Paragraph("说明"))) == Identity("甲局", 2023, "final account")


class TestContents:
    def test_chapters_that_hold_all_tables(self):
        lines = ("目录", "一、概况", "二、2024年度部门决算公开表", "三、收入决算表", "四、名词解释")
        found = read_contents([Paragraph(line) for line in lines])

        assert [one.title for one in found if one.is_table] == ["收入决算表"]

    def test_an_appendix(self):
        lines = (
            *("目录", "第一部分 概况", "第二部分 名词解释", "附件：某某局2025年度预算表"),
            *("一、收支总体情况表", "二、支出总体情况表", "某某局的概况如下所述，共三条。"),
        )
        found = read_contents([Paragraph(line) for line in lines])

        assert [one.title for one in found if one.is_table] == ["收支总体情况表", "支出总体情况表"]
        assert len(found) == 5


class TestStacked:
    SHEET = (
        "附件2 | | | \n2025年部门预算公开表 | | | \n | | | \n部门公开表1 | | | \n"
        "部门收支总表 | | | \n"
        "部门：某局 | | | 单位：万元\n项目 | 预算数 | 项目 | 预算数\n收入总计 | 5 | 支出总计 | 5\n"
        " | | | \n部门公开表5 | | | \n一般公共预算支出表 | | | \n | | | 单位：万元\n"
        "科目编码 | 科目名称 | 小计 | 项目支出\n214 | 交通运输支出 | 5 | 5"
    )

    def test_tables_below_each_other_with_their_numbers(self):
        found = document(self.SHEET)

        assert [(one.number, one.title, one.kind) for one in found.tables] == [
            ("部门公开表1", "部门收支总表", TableKind.INCOME_EXPENDITURE),
            ("部门公开表5", "一般公共预算支出表", TableKind.GENERAL),
        ]
        assert not any(one.unread for one in found.tables)


@pytest.mark.parametrize("number", ["—12—", "12", "第12页 共30页"])
def test_the_number_of_a_page_parts_no_list(number):
    found = facts(
        "一般公共预算支出150.00万元，其中：基本支出100.00万元，项目支出50.00万元。",
        "样例服务支出60.00万元，其中：",
        number,
        "基本支出40.00万元，项目支出20.00万元。",
    )

    assert said(found) == said(
        facts(
            "一般公共预算支出150.00万元，其中：基本支出100.00万元，项目支出50.00万元。",
            "样例服务支出60.00万元，其中：",
            "基本支出40.00万元，项目支出20.00万元。",
        )
    )
    assert [one.listed for one in found][-2:] == [3, 3]
