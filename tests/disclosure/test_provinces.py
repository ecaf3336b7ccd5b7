"""Captions, rows and lists as the provinces print them: nothing in them is wrong."""

import pytest

import govbudget as gb
from govbudget.disclosure.reading.pdf.feet import repeated_on
from govbudget.disclosure.reading.pdf.lines import PageLine
from govbudget.disclosure.reading.pdf.paragraphs import Margins, Wrapped

CODED = """2011301\t行政运行\t100.00\t100.00\t
2011308\t招商引资\t50.00\t\t50.00
"""
ABOVE = "201\t一般公共服务支出\t150.00\t100.00\t50.00\n20113\t商贸事务\t150.00\t100.00\t50.00\n"
HEAD = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"


@pytest.fixture
def read(tmp_path):
    """The disclosure that a text holds."""

    def of(text):
        path = tmp_path / "budget.txt"
        path.write_text("某某市商务局2024年部门预算\n" + text, encoding="utf-8")
        return gb.read_disclosure(path)

    return of


def errors_of(disclosure):
    """The errors of a disclosure, with their rules."""
    return [(one.rule, one.message) for one in gb.check(disclosure).errors]


@pytest.mark.parametrize(
    "line",
    [
        "[312]某某市商务局\t\t\t单位：万元",
        "[312001]某某市商务局\t单位：万元",
        "部门/单位：某某市商务局\t\t\t单位：万元",
        "部门/单位：某某市商务局\n单位：万元",
    ],
)
def test_who_made_a_table(read, line):
    [table] = read(f"部门预算支出总表\n表3\n{line}\n{HEAD}{ABOVE}{CODED}").tables

    assert (table.kind.value, table.number, table.unit.value) == ("expenditure", "表3", "万元")
    [coded] = table.tables
    assert [row.code for row in coded.rows] == ["201", "20113", "2011301", "2011308"]


class TestRowsOfUnits:
    UNITS = "312\t某某市商务局\t150.00\t100.00\t50.00\n"
    OWN = "312001\t某某市商务局本级\t150.00\t100.00\t50.00\n"

    @pytest.mark.parametrize("units", [UNITS, UNITS + OWN])
    @pytest.mark.parametrize("above", ["", ABOVE])
    def test_their_codes_are_none_of_the_classification(self, read, units, above):
        total = "\t合计\t150.00\t100.00\t50.00\n"
        disclosure = read(f"支出总表\n单位：万元\n{HEAD}{total}{units}{above}{CODED}")
        told = [one.rule for one in gb.check(disclosure).findings]

        assert not {"codes.unknown", "codes.malformed", "table.order"} & set(told)
        [coded] = disclosure.tables[0].tables
        units = [row for row in coded.rows if row.printed_code]
        assert all(row.name.startswith("某某市商务局") for row in units)

    def test_a_code_that_does_not_exist_is_told(self, read):
        wrong = "299\t其他支出\t150.00\t100.00\t50.00\n"
        disclosure = read(f"支出总表\n单位：万元\n{HEAD}{wrong}{ABOVE}{CODED}")

        assert "codes.unknown" in {rule for rule, _ in errors_of(disclosure)}


class TestProjects:
    LONG = """部门项目支出预算表
单位：元
项目分类\t项目代码\t项目名称\t功能科目编码\t功能科目名称\t合计\t一般公共预算
专项业务类\t532900251100003456789\t招商经费\t2011308\t招商引资\t300.00\t300.00
专项业务类\t532900251100003456790\t会展经费\t2011308\t招商引资\t{}\t200.00
合  计\t\t\t\t\t500.00\t500.00
"""
    CLASSES = """一般公共预算项目支出情况表
单位：万元
科目编码\t\t\t科目名称\t项目名称\t项目支出合计\t工资福利支出\t商品和服务支出
类\t款\t项\t\t\t\t\t
201\t\t\t一般公共服务支出\t\t50.00\t\t50.00
201\t13\t\t商贸事务\t\t50.00\t\t50.00
201\t13\t08\t招商引资\t招商经费\t30.00\t\t30.00
201\t13\t08\t招商引资\t会展经费\t20.00\t\t20.00
\t\t\t合计\t\t50.00\t\t50.00
"""

    @pytest.mark.parametrize("kinds", ["项目分类", "类型"])
    def test_the_total_stands_in_the_first_column(self, read, kinds):
        disclosure = read(self.LONG.replace("项目分类", kinds).format("200.00"))

        assert errors_of(disclosure) == []
        totals = [one for one in disclosure.tables[0].stated if one.label == "合计"]
        assert [one.measure for one in totals] == ["合计", "一般公共预算"]

    def test_a_project_that_is_off_is_told(self, read):
        assert errors_of(read(self.LONG.format("260.00")))

    def test_classes_above_the_projects_keep_their_names(self, read):
        disclosure = read(self.CLASSES)

        assert errors_of(disclosure) == []
        stated = disclosure.tables[0].stated
        assert [one.label for one in stated if one.measure == "项目支出合计"] == [
            *("一般公共服务支出", "商贸事务", "招商经费", "会展经费", "合计")
        ]


class TestSubtotals:
    TABLE = """部门收支总体情况表
单位：万元
收入\t\t支出\t
项目\t合计\t功能分类\t合计
财政拨款（补助）\t180.00\t一般公共服务支出\t150.00
一般公共预算\t180.00\t住房保障支出\t30.00
其他收入\t\t卫生健康支出\t
小  计\t{}\t小  计\t180.00
单位上年结余\t5.00\t结转下年\t5.00
收 入 总 计\t185.00\t支 出 总 计\t185.00
"""

    def test_they_are_those_of_the_year(self, read):
        assert errors_of(read(self.TABLE.format("180.00"))) == []

    def test_one_that_is_off_is_told(self, read):
        [(rule, _)] = errors_of(read(self.TABLE.format("170.00")))

        assert rule == "table.halves"


class TestContents:
    TITLE = "收入支出决算总表\n公开01表\n单位：万元\n"
    ROW = "一、财政拨款收入\t5.00\t一、教育支出\t5.00\n"
    TABLE = f"项目\t金额\t项目\t金额\n{ROW}总计\t5.00\t总计\t5.00\n"
    CHAPTERS = "第一部分 概况\n第五部分 附表\n"

    def test_the_title_of_the_first_table_is_no_entry(self, read):
        disclosure = read(
            f"目录\n第一部分 概况\n第二部分 2023年度部门决算表\n{self.TITLE}{self.TABLE}"
        )

        assert [one.title for one in disclosure.contents] == ["概况", "2023年度部门决算表"]
        assert gb.check(disclosure).of("structure.unpromised") == ()

    def test_a_chapter_of_annexed_tables_is_no_table(self, read):
        disclosure = read(f"目录\n{self.CHAPTERS}{self.CHAPTERS}{self.TITLE}{self.TABLE}")

        assert gb.check(disclosure).of("structure.contents") == ()


def test_an_empty_total_loses_nothing(read):
    [table] = read(
        "部门政府购买服务预算表\n单位：元\n"
        "政府购买服务项目\t指导性目录代码\t购买服务内容\t合计\n合  计\t\t\t\n"
        "说明：本部门2024年无政府购买服务预算，故此表为空。\n"
    ).tables

    assert [one for one in table.unread if not one.is_usual] == []


@pytest.mark.parametrize(
    ("line", "is_left_out"), [("公开0{}表", False), ("附表{}", False), ("某某局部门决算{}", True)]
)
def test_the_number_of_a_table_is_no_head_of_pages(line, is_left_out):
    pages = {
        page: (842.0, [PageLine(line.format(page), 400.0, 450.0, 40.0, 9.0)])
        for page in range(1, 7)
    }
    left_out, _ = repeated_on(pages)

    assert [bool(lines) for lines in left_out.values()] == [is_left_out] * 6


def test_a_table_copied_without_its_blanks_is_not_called_empty(read):
    cells = "\n".join(
        ["项目", "合计", "财政拨款收入", *["行政运行", "5.00", "5.00", "机关服务", "5.00"] * 3]
    )
    # A table that was read has the figure, another only its title.
    read_well = f"支出决算表\n公开03表\n单位：万元\n{HEAD}{ABOVE}{CODED}"
    said = "2023年度收入合计150.00万元。\n"
    disclosure = read(f"{read_well}收入决算表\n公开02表\n单位：万元\n{cells}\n{said}")

    assert disclosure.lost
    assert gb.check(disclosure).of("structure.empty-note") == ()


@pytest.mark.parametrize("following", [1, 2])
def test_a_note_does_not_run_into_the_title_of_the_next_table(following):
    margins = Margins(50.0, 400.0)
    builder = Wrapped()
    note = PageLine("注：若为空表，则为该部门（单位）无政府性基金收支", 50.0, 398.0, 700.0, 10.0)
    title = PageLine("国有资本经营预算支出表", 50.0, 160.0, 60.0, 10.0)
    found = [*builder.add(note, 1, margins), *builder.add(title, following, margins)]

    assert [one.text for one in found] == [note.text]
