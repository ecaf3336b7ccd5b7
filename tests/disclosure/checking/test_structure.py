"""Rules on the document: contents, tables, notes."""

import pytest
from attrs import evolve

from govbudget.disclosure.document import Disclosure
from govbudget.disclosure.tables import TableKind
from govbudget.io.source import Loss, Lost, Paragraph
from govbudget.position import Position
from govbudget.reconciling.kinds import Severity
from govbudget.tables.layout.unread import Unread, Why

from .budget_text import BUDGET, looked, read_text, spoiled
from .rule_sets import structure

FUND_NOTE = "注：本单位无政府性基金预算支出，故本表为空表。"
CAPITAL_NOTE = "注：本单位无国有资本经营预算支出，故本表为空表。"


@pytest.fixture
def clean(tmp_path):
    return read_text(tmp_path, BUDGET)


def severities(look):
    return [one.severity for one in look.findings]


@pytest.mark.parametrize(
    "rule",
    # What every disclosure has to explain is looked for in longer texts than this one.
    [one for one in structure.RULES if one is not structure.statements],
    ids=lambda rule: rule.id,
)
def test_a_complete_budget_has_no_finding(clean, rule):
    look = looked(rule, clean)
    assert (look.findings, look.state.value) == ([], "held")


@pytest.mark.parametrize(
    "rule",
    [one for one in structure.RULES if one is not structure.unread],
    ids=lambda rule: rule.id,
)
def test_an_empty_document_has_nothing_to_look_at(rule):
    look = looked(rule, Disclosure("a.txt", "text"))
    assert look.state.value == "not_applicable"
    assert look.reason


def without(disclosure, *kinds):
    return evolve(
        disclosure, tables=tuple(one for one in disclosure.tables if one.kind not in kinds)
    )


def test_a_promised_table_that_is_missing_is_an_error(clean):
    look = looked(structure.contents, without(clean, TableKind.INCOME))
    [finding] = look.findings
    assert finding.severity is Severity.ERROR
    assert "缺 1 张：二、收入预算总表" in finding.message
    assert finding.places[0].text == "二、收入预算总表"
    assert look.compared == 11


def test_missing_tables_are_one_finding_and_those_said_to_be_empty_are_named(tmp_path):
    said = "本单位无政府性基金预算支出，“政府性基金预算支出表”为空表。"
    text = spoiled(("2024年收支总预算300.00万元。", f"2024年收支总预算300.00万元。\n{said}"))
    document = without(
        read_text(tmp_path, text), TableKind.GOVERNMENT_FUND, TableKind.STATE_CAPITAL
    )
    [finding] = looked(structure.contents, document).findings
    assert "缺 2 张" in finding.message
    assert finding.message.endswith("正文说明为空表的也应列出：政府性基金预算支出表")
    assert said in finding.places[-1].text


def test_what_could_not_be_read_may_be_the_missing_table(clean):
    document = evolve(
        without(clean, TableKind.INCOME), lost=(Lost("the page has lines and no text", 4),)
    )
    assert severities(looked(structure.contents, document)) == [Severity.NOTICE]


def test_a_table_answers_to_its_kind_where_its_title_differs(clean):
    renamed = tuple(
        evolve(one, title="2024年部门财务收支总表") if one.number == "表1" else one
        for one in clean.tables
    )
    assert looked(structure.contents, evolve(clean, tables=renamed)).findings == []
    general = tuple(
        evolve(one, kind=TableKind.FUNCTIONAL, title="") if one.kind is TableKind.GENERAL else one
        for one in clean.tables
    )
    assert looked(structure.contents, evolve(clean, tables=general)).findings == []


def test_a_table_of_no_known_kind_answers_to_the_end_of_its_title(clean):
    entries = tuple(
        evolve(one, title="人员情况表") if one.title == "收入预算总表" else one
        for one in clean.contents
    )
    tables = tuple(
        evolve(one, kind=TableKind.OTHER, title="2024年档案馆人员情况表")
        if one.kind is TableKind.INCOME
        else one
        for one in clean.tables
    )
    document = evolve(clean, contents=entries)
    assert len(looked(structure.contents, document).findings) == 1
    assert looked(structure.contents, evolve(document, tables=tables)).findings == []


def test_a_table_without_a_title_may_be_the_missing_one(clean):
    tables = tuple(
        evolve(one, kind=TableKind.OTHER, title="") if one.kind is TableKind.INCOME else one
        for one in clean.tables
    )
    [finding] = looked(structure.contents, evolve(clean, tables=tables)).findings
    assert finding.severity is Severity.NOTICE
    assert "1 张没有标题的表" in finding.message


def test_a_table_that_is_not_promised_is_a_notice(clean):
    contents = tuple(one for one in clean.contents if one.title != "收入预算总表")
    look = looked(structure.unpromised, evolve(clean, contents=contents))
    assert severities(look) == [Severity.NOTICE]
    assert "表2《收入预算总表》" in look.findings[0].message


def test_a_table_that_must_be_published_is_missed(clean):
    contents = tuple(one for one in clean.contents if "三公" not in one.title)
    document = evolve(without(clean, TableKind.THREE_PUBLIC), contents=contents)
    [finding] = looked(structure.expected, document).findings
    assert (finding.severity, "“三公”经费支出表" in finding.message) == (Severity.NOTICE, True)


def test_an_empty_table_without_a_note_is_an_error(tmp_path):
    look = looked(structure.empty_note, read_text(tmp_path, spoiled((FUND_NOTE, ""))))
    [finding] = look.findings
    assert finding.severity is Severity.ERROR
    assert "表8《政府性基金预算支出表》 为空表" in finding.message


@pytest.mark.parametrize(("title", "found"), [("支出预算总表", 0), ("政府购买服务预算表", 1)])
def test_a_title_that_is_said_again_without_its_table_is_no_empty_table(tmp_path, title, found):
    text = spoiled(("\n表11\n", f"\n2024年{title}\n单位：万元\n\n表11\n"))
    document = read_text(tmp_path, text)

    assert [one.is_empty for one in document.tables if one.title.endswith(title)][-1]
    assert len(looked(structure.empty_note, document).findings) == found


def test_a_text_that_names_the_empty_table_explains_it(tmp_path):
    total = "2024年收支总预算300.00万元。"
    said = "本单位无政府性基金预算支出，“政府性基金预算支出表”为空表。"
    text = spoiled((FUND_NOTE, ""), (total, f"{total}\n{said}"))
    look = looked(structure.empty_note, read_text(tmp_path, text))
    assert severities(look) == [Severity.NOTICE]
    text = spoiled((FUND_NOTE, ""), (total, f"{total}\n本单位无政府性基金预算支出。"))
    look = looked(structure.empty_note, read_text(tmp_path, text))
    assert severities(look) == [Severity.NOTICE]
    assert "正文中另有说明" in look.findings[0].message
    text = spoiled((FUND_NOTE, ""), (total, f"{total}\n政府性基金拨款支出预算为0。"))
    look = looked(structure.empty_note, read_text(tmp_path, text))
    assert severities(look) == [Severity.NOTICE]
    text = spoiled((FUND_NOTE, ""), (total, total))
    look = looked(structure.empty_note, read_text(tmp_path, text))
    assert severities(look) == [Severity.ERROR]


def test_numbers_that_were_not_read_are_no_emptiness(clean):
    tables = tuple(
        evolve(one, notes=(), grids=(evolve(one.grids[0], rows=(("合计", "1,234.00"),)),))
        if one.kind is TableKind.GOVERNMENT_FUND
        else one
        for one in clean.tables
    )
    paragraphs = tuple(
        one if "政府性基金" not in one.text else Paragraph("") for one in clean.paragraphs
    )
    look = looked(structure.empty_note, evolve(clean, tables=tables, paragraphs=paragraphs))
    assert look.findings == []
    assert "没有读懂" in look.missing[0]


def test_an_empty_form_needs_no_notes(clean):
    form = tuple(one for one in clean.tables if one.is_empty)
    for rule in (structure.empty_note, structure.own_note):
        look = looked(rule, evolve(clean, tables=form))
        assert (look.state.value, look.absent) == ("not_applicable", "文件没有填列任何金额")


def test_a_note_of_another_table_is_an_error(tmp_path):
    look = looked(structure.own_note, read_text(tmp_path, spoiled((CAPITAL_NOTE, FUND_NOTE))))
    [finding] = look.findings
    assert finding.severity is Severity.ERROR
    assert "表9《国有资本经营预算支出表》 的说明写的是政府性基金" in finding.message
    assert finding.places[1].text == FUND_NOTE


def test_a_note_that_names_no_fund_is_taken_for_its_own(tmp_path):
    text = spoiled((CAPITAL_NOTE, "注：本表无数据。"))
    assert looked(structure.own_note, read_text(tmp_path, text)).findings == []


def test_a_note_may_stand_in_a_paragraph_of_its_page(clean):
    title = "国有资本经营预算支出表"
    tables = tuple(
        evolve(one, notes=(), pages=(3,), position=Position(3, 9)) if one.title == title else one
        for one in clean.tables
    )
    note = f"说明：{CAPITAL_NOTE[2:]}"
    paragraphs = (
        Paragraph("国有资本经营预算支出表", 3),
        Paragraph("没有数据的，仍保留该表格式，并作下述说明：", 3),
        Paragraph(note, 3),
        Paragraph("收入预算总表", 3),
        Paragraph("无政府性基金预算支出。", 3),
        Paragraph(note.replace("国有资本经营", "政府性基金"), 4),
    )
    document = evolve(clean, tables=tables, paragraphs=paragraphs, contents=())
    assert looked(structure.empty_note, document).findings == []
    assert looked(structure.own_note, document).findings == []
    foreign = note.replace("国有资本经营", "政府性基金")
    changed = (*paragraphs[:2], Paragraph(foreign, 3), *paragraphs[3:])
    [finding] = looked(structure.own_note, evolve(document, paragraphs=changed)).findings
    assert (finding.places[1].paragraph, finding.places[1].text) == (2, foreign)


def test_a_note_may_stand_in_a_cell_or_on_the_page_of_a_table_without_a_printed_title(clean):
    title = "国有资本经营预算支出表"

    def with_table(**changes):
        tables = tuple(
            evolve(one, notes=(), **changes) if one.title == title else one for one in clean.tables
        )
        return evolve(clean, tables=tables, paragraphs=(Paragraph(CAPITAL_NOTE, 5),), contents=())

    at = clean.of(TableKind.STATE_CAPITAL)[0]
    inside = with_table(grids=(evolve(at.grids[0], rows=((CAPITAL_NOTE,),)),))
    assert looked(structure.empty_note, inside).findings == []
    assert looked(structure.empty_note, with_table(pages=(5,))).findings == []
    assert len(looked(structure.empty_note, with_table(pages=(6,))).findings) == 1


@pytest.mark.parametrize("heading", ["第三部分 预算情况说明", "一、收支预算的总体说明"])
def test_the_notes_of_a_table_end_where_a_chapter_begins(clean, heading):
    title = "国有资本经营预算支出表"
    tables = tuple(evolve(one, notes=()) if one.title == title else one for one in clean.tables)
    other = "本单位无国有资本经营预算支出，故本表为空表。"
    texts = ["收入预算总表", title, "单位：万元", heading, other]
    document = evolve(clean, tables=tables, paragraphs=tuple(map(Paragraph, texts)), contents=())
    assert len(looked(structure.empty_note, document).findings) == 1
    paragraphs = tuple(map(Paragraph, [*texts[:3], other]))
    assert looked(structure.empty_note, evolve(document, paragraphs=paragraphs)).findings == []


def test_a_table_with_amounts_is_not_empty(tmp_path):
    at = "30231\t公务用车运行维护费\t6.00\t\t6.00\n"
    text = spoiled((at, f"{at}\n注：本单位无基本支出，故本表为空表。\n"))
    [finding] = looked(structure.filled, read_text(tmp_path, text)).findings
    assert finding.severity is Severity.ERROR
    assert "表6" in finding.message
    text = spoiled((at, f"{at}\n备注：如此表为空表，则表示没有基本支出。\n"))
    assert looked(structure.filled, read_text(tmp_path, text)).findings == []


def test_a_table_without_a_unit_is_a_notice(clean):
    tables = tuple(evolve(one, unit=None) if one.number == "表3" else one for one in clean.tables)
    look = looked(structure.unit, evolve(clean, tables=tables))
    assert severities(look) == [Severity.NOTICE]
    assert look.findings[0].places[0].table == 3


def test_what_was_not_read_is_told_with_its_place(clean):
    strange = Unread("第一列 | 第二列", "no amounts in it", Position(5, None, 2))
    usual = Unread.of("项目 | 预算数", Why.HEAD_AGAIN, Position(5, None, 3))
    counts = Unread.of("栏次 | 1 | 2", Why.INDEX, Position(5, None, 4))
    tables = (evolve(clean.tables[0], unread=(strange, usual, counts)), *clean.tables[1:])
    document = evolve(
        clean,
        tables=tables,
        unread=(strange,),
        lost=(
            Lost("a picture: text in it is not read", 7),
            Lost("the page numbers of 9 pages", kind=Loss.REPEATED),
        ),
    )
    look = looked(structure.unread, document)
    assert severities(look) == [Severity.NOTICE] * 3
    assert [(one.page, one.table, one.row) for found in look.findings for one in found.places] == [
        (7, None, None),
        (5, 1, 2),
        (5, None, 2),
    ]


def test_two_documents_in_one_file_are_noticed(clean):
    twice = evolve(
        clean,
        tables=(*clean.tables, *clean.tables),
        paragraphs=(*clean.paragraphs, *clean.paragraphs),
    )
    [finding] = looked(structure.one_document, twice).findings
    assert finding.severity is Severity.NOTICE
    assert finding.message.startswith("文件中似有几份预算或决算：2 处目录、")


def test_only_what_shows_several_documents_is_named(clean):
    """No list of contents, or no table twice, is not counted as nought of them."""
    tables = evolve(clean, tables=clean.tables * 2)
    [finding] = looked(structure.one_document, tables).findings
    assert finding.message.startswith("文件中似有几份预算或决算：5 种总表")
    assert "documents: 5 kinds of main tables more than once;" in finding.said.render("en")
    contents = evolve(clean, paragraphs=clean.paragraphs * 2)
    [finding] = looked(structure.one_document, contents).findings
    assert finding.message == "文件中似有几份预算或决算：2 处目录；表间核对可能不完整"
    assert "documents: 2 lists of contents;" in finding.said.render("en")


def test_the_paragraphs_of_many_equal_tables_are_looked_at_once(monkeypatch):
    """A text repeated many times costs as many looks as it has paragraphs, not their square."""
    from govbudget.disclosure.analysis import surroundings
    from govbudget.disclosure.analysis.surroundings import Surroundings
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable, TableKind
    from govbudget.io.source import Paragraph

    looks = []
    monkeypatch.setattr(surroundings, "is_chapter", lambda text: bool(looks.append(text)))
    bare = surroundings.bare_title
    monkeypatch.setattr(surroundings, "bare_title", lambda text: looks.append(text) or bare(text))
    counts = []
    for copies in (5, 10):
        looks.clear()
        texts = ["收入预算总表", "本表无数据。", "其他说明", "支出预算总表", "没有安排。"] * copies
        disclosure = Disclosure(
            "made.txt",
            "text",
            paragraphs=tuple(Paragraph(text) for text in texts),
            tables=tuple(
                DisclosedTable(TableKind.INCOME, title)
                for title in ("收入预算总表", "支出预算总表") * copies
            ),
        )
        surroundings = Surroundings(disclosure)
        near = [surroundings.near(table) for table in disclosure.tables]
        counts.append(len(looks))

        assert near[0][:3] == (1, 2, 6)
        assert near[1][:2] == (4, 9)
    assert counts[1] <= 2 * counts[0]
