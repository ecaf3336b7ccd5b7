"""Lists of tables, tables in another file, and names that are no body's."""

import pytest

import govbudget as gb
from govbudget.disclosure.listing import is_listed_empty, listed_tables
from govbudget.disclosure.text import read_contents
from govbudget.io.source import Paragraph

LIST = "报表目录\n报表\t报表名称\t是否空表\t表格为空的理由\n{}"
ENTRIES = "表1\t部门综合预算收支总表\t\t\n表9\t部门综合预算政府性基金收支表\t{}\t{}\n"
TABLES = (
    "表1\n部门综合预算收支总表\n单位：元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n"
    "一、财政拨款\t120.00\t一、一般公共服务支出\t120.00\n收入总计\t120.00\t支出总计\t120.00\n"
    "表9\n部门综合预算政府性基金收支表\n单位：元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n"
    "一、政府性基金拨款\t\t一、科学技术支出\t\n收入总计\t\t支出总计\t\n"
)
HEAD = "某某市某某局2026年部门预算公开说明\n"


def contents_of(lines):
    """The contents that some lines hold."""
    return read_contents(map(Paragraph, lines))


@pytest.fixture
def read(tmp_path):
    """The disclosure that a text holds."""

    def of(text):
        path = tmp_path / "budget.txt"
        path.write_text(text, encoding="utf-8")
        return gb.read_disclosure(path)

    return of


class TestListOfTables:
    def test_it_is_no_table_itself(self, read):
        disclosure = read(HEAD + LIST.format(ENTRIES.format("是", "不涉及")) + TABLES)

        assert [one.number for one in disclosure.tables] == ["表1", "表9"]
        assert [one.number for one in disclosure.listed] == ["表1", "表9"]
        assert (disclosure.listed[1].is_empty, disclosure.listed[1].reason) == (True, "不涉及")

    def test_its_reason_is_the_note_of_an_empty_table(self, read):
        said = "2026年收支总预算120.00元。\n"
        with_reason = read(HEAD + LIST.format(ENTRIES.format("是", "不涉及")) + TABLES + said)
        without = read(HEAD + LIST.format(ENTRIES.format("", "")) + TABLES + said)

        assert gb.check(with_reason).of("structure.empty-note") == ()
        assert len(gb.check(without).of("structure.empty-note")) == 1

    def test_rows_with_amounts_are_none(self):
        assert listed_tables([("表1", "收支总表", "", ""), ("合计", "120.00", "", "")]) is None
        assert listed_tables([("201", "一般公共服务支出", "120.00")]) is None

    def test_by_kind_where_the_table_has_no_number(self):
        listed = listed_tables([("表9", "政府性基金预算支出表", "是", "不涉及")])

        assert is_listed_empty(listed, "表9", "")
        assert not is_listed_empty(listed, "表8", "政府性基金预算支出表")
        assert is_listed_empty(listed, "", "2026年政府性基金预算支出表")
        assert not is_listed_empty(listed, "", "收入总表")


class TestContents:
    CHAPTERS = "目录\n一、部门概况\n二、名词解释\n三、{}\n一、部门概况\n某某局负责某项工作。\n"

    @pytest.mark.parametrize(
        "chapter", ["2026年某某市某某局预算公开表", "公开报表", "2026年部门预算表"]
    )
    def test_the_part_with_the_tables_is_no_table(self, read, chapter):
        disclosure = read(HEAD + self.CHAPTERS.format(chapter) + TABLES)

        assert not any(one.is_table for one in disclosure.contents)

    def test_a_table_is_one(self, read):
        disclosure = read(HEAD + self.CHAPTERS.format("政府采购预算表") + TABLES)

        assert [one.title for one in disclosure.contents if one.is_table] == ["政府采购预算表"]

    def test_tables_of_another_file_are_a_notice(self, read):
        text = (
            "某某省某某厅2026年度部门预算\n目录\n第一部分 部门概况\n第二部分 2026年度部门预算表\n"
            "一、收支预算总表\n二、收入预算总表\n第三部分 2026年度部门预算情况说明\n"
            "第二部分 2026年度部门预算表\n（详见附件）\n第三部分 2026年度部门预算情况说明\n"
            "某某省某某厅2026年度收入、支出预算总计120.00万元。\n"
        )
        (finding,) = gb.check(read(text)).of("structure.contents")

        assert finding.severity.value == "notice"
        assert "另一文件" in finding.message


class TestNameOfTheBody:
    @pytest.mark.parametrize(
        "line",
        [
            "支出总体情况表",
            "表16",
            "“三公”经费情况说明",
            "监督索引号530000000",
            "无障碍",
            "项目名称",
        ],
    )
    def test_no_line_of_the_page_is_one(self, read, line):
        text = f"{line}\n2026年\n单位：万元\n2026年部门预算\n支出预算120.00万元。\n"

        assert read(text).unit_name == ""

    def test_on_the_line_below_its_label(self, read):
        text = f"支出总表\n部门：\n某某市某某局\n单位：万元\n{TABLES}"

        assert read(text).unit_name == "某某市某某局"

    def test_one_unit_of_a_department(self, read):
        text = f"某某市某某局（本级）\n2026年部门预算\n{TABLES}"

        assert (read(text).unit_name, read(text).level) == ("某某市某某局（本级）", "unit")


def test_a_note_of_the_model_is_no_statement(read):
    text = (
        "某某市某某部2026年部门综合预算\n表16\n2026年专项资金总体绩效目标表\n"
        "项目名称\t某某发展专项资金\n资金金额（万元）\t200\n"
        "备注：1、绩效指标可选择填写。 2、不管理本级专项资金的主管部门，应公开空表并说明。\n"
    )

    assert gb.check(read(text)).of("structure.filled") == ()


ROWS = (("收支总表", "否", ""), ("收入总表", "否", ""), ("政府性基金收支表", "是", "不涉及"))


class TestFormsOfLists:
    @pytest.mark.parametrize(
        ("head", "numbers"),
        [
            (("报表", "报表名称", "是否空表", "公开空表理由"), ("表1", "表2", "表9")),
            (("序号", "报表名称", "是否为空表", "备注"), ("1", "2", "9")),
            (("表号", "表名", "空表", "空表原因"), ("公开01表", "公开02表", "公开09表")),
            (("报表名称", "是否空表", "公开空表理由"), ()),
            (("序号", "表格名称", "是否空表", "原因"), ("一、", "二、", "九、")),
        ],
    )
    def test_with_a_word_on_empty_ones(self, head, numbers):
        named = numbers or ("", "", "")
        rows = [
            ["附件：部门综合预算公开报表", "", "", ""],
            list(head),
            *([one, *row] if one else list(row) for one, row in zip(named, ROWS, strict=True)),
            ["注：封面和目录的格式不得随意改变。", "", "", ""],
        ]
        found = listed_tables(rows)

        assert [(one.number, one.is_empty, one.reason) for one in found] == [
            (named[0], False, ""),
            (named[1], False, ""),
            (named[2], True, "不涉及"),
        ]

    def test_the_head_alone(self):
        assert listed_tables([["报表", "报表名称", "是否空表", "公开空表理由"]]) == ()
        assert listed_tables([["序号", "报表名称"]]) is None

    def test_with_pages_and_without(self):
        pages = [["序号", "表名", "页码"], ["表1", "收支总表", "5"], ["表2", "收入总表", "6"]]
        plain = [["一、", "收支总表"], ["二、", "收入总表"], ["三、", "支出总表"]]

        assert [one.title for one in listed_tables(pages)] == ["收支总表", "收入总表"]
        assert [one.number for one in listed_tables(plain)] == ["一、", "二、", "三、"]

    @pytest.mark.parametrize(
        "rows",
        [
            [["序号", "项目名称"], ["1", "收支总表"], ["2", "机房改造"]],
            [["科目编码", "科目名称"], ["201", "一般公共服务支出"]],
            [["一、", "收支总表"], ["二、", "收入总表"]],
            [["表1", "收支总表", "5.00"], ["表2", "收入总表", "6.00"]],
            [["项目", "预算数"], ["报表", "5.00"]],
        ],
    )
    def test_no_list(self, rows):
        assert listed_tables(rows) is None

    def test_a_serial_number_is_that_of_the_table(self):
        head = ["序号", "报表名称", "是否空表"]
        found = listed_tables([head, ["9", "政府性基金收支表", "是"], ["10", "采购表", "否"]])

        assert is_listed_empty(found, "表9", "政府性基金预算收支表")
        assert not is_listed_empty(found, "表10", "政府采购表")


class TestHeadsOfContents:
    @pytest.mark.parametrize(
        "head",
        ["目 录", "公开目录", "2025年部门预算公开目录", "某某局2024年度部门决算目录"],
    )
    def test_heads(self, head):
        lines = (head, "第一部分：概况", "第二部分：预算表", "附表1：收支总表", "第三部分：说明")
        found = contents_of(lines)

        assert [(one.title, one.is_table) for one in found] == [
            ("概况", False),
            ("预算表", False),
            ("收支总表", True),
            ("说明", False),
        ]

    def test_a_sentence_is_no_head(self):
        assert contents_of(("预算公开的依据是国务院公布的目录。", "一、收支总表", "二、概况")) == ()
