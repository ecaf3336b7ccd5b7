"""What rules share: figures, places, agreement."""

from collections import Counter
from decimal import Decimal

import pytest

from govbudget import check
from govbudget.amounts import Amount, Unit, read_amount
from govbudget.base.messages import Message
from govbudget.disclosure.analysis import notes
from govbudget.disclosure.analysis.agreement import Agreement, agree, amount_of, apart
from govbudget.disclosure.analysis.places import (
    place_of_fact,
    place_of_paragraph,
    place_of_row,
    place_of_stated,
    place_of_table,
    short_name,
)
from govbudget.disclosure.checks.telling import figure, fix_of
from govbudget.disclosure.document import Disclosure
from govbudget.disclosure.tables import DisclosedTable, Stated, TableKind
from govbudget.io.source import Paragraph
from govbudget.position import Position
from govbudget.reconciling import bounds

from .budget_text import BUDGET, read_text


@pytest.mark.parametrize(
    ("first", "second", "count", "expected"),
    [
        ("120.00万元", "1,200,000元", 1, Agreement.EXACT),
        ("166.8万元", "166.83万元", 1, Agreement.ROUNDED),
        ("1,668,349元", "166.83万元", 1, Agreement.ROUNDED),
        ("1,668,351元", "166.83万元", 1, Agreement.DIFFERENT),
        ("326.71", "326.72", 1, Agreement.NEAR),
        ("326.71", "326.73", 1, Agreement.DIFFERENT),
        ("326.71", "326.73", 3, Agreement.NEAR),
        ("-5.00", "5.00", 1, Agreement.DIFFERENT),
        ("5.00", "5.00万元", 1, Agreement.EXACT),
    ],
)
def test_figures_agree_within_what_rounding_explains(first, second, count, expected):
    assert agree(read_amount(first), read_amount(second), count) is expected


def test_what_several_rules_ask_of_a_table_is_looked_for_once(tmp_path, monkeypatch):
    asked = Counter[int]()
    inside = notes._inside

    def counted(table):
        asked[id(table)] += 1
        return inside(table)

    monkeypatch.setattr(notes, "_inside", counted)
    document = read_text(tmp_path, BUDGET)
    check(document)
    assert set(asked.values()) == {1}
    assert len(asked) <= len(document.tables)


def test_no_more_is_asked_of_numbers_than_shows_that_there_are_none():
    limits = iter([((1, 0), 3, 4), ((1, 0), 5, 9), ((0, 1), 0, 0)])
    assert bounds.solve(limits, 2) is None
    assert list(limits) == [((0, 1), 0, 0)]


def test_the_difference_is_in_the_unit_of_the_first():
    assert apart(read_amount("2万元"), read_amount("5,000元")) == Amount(Decimal("1.5"), Unit.WAN)
    assert apart(read_amount("2"), read_amount("0.5万元")) == Amount(Decimal("1.5"), Unit.WAN)
    assert apart(read_amount("2"), read_amount("0.5")) == Amount(Decimal("1.5"))


def test_figures_are_shown_as_people_print_them():
    said = Message.written("{amount:blank}", "{amount:blank}", amount=read_amount("-1234567.80元"))
    assert said.zh == "-1,234,567.80元"
    assert Message.written("{amount:blank}", "{amount:blank}", amount=None).zh == "空白"
    assert figure("合计", None).value is None
    made = figure("合计", read_amount("1.20万元"), is_computed=True)
    assert (made.value, made.unit, made.is_computed) == (Decimal("1.20"), Unit.WAN, True)


@pytest.mark.parametrize(
    ("stated", "right", "expected"),
    [
        ("967.56万元", "976.56万元", "应为 976.56万元（相邻两位数字颠倒）"),
        (None, "3.00万元", "应为 3.00万元（漏填）"),
        ("1.00万元", "7.25万元", "应为 7.25万元"),
        ("0.3万元", "2961.68万元", "应为 2,961.68万元（亿元与万元混淆）"),
        ("29616800.00万元", "2961.68万元", "应为 2,961.68万元（元与万元混淆）"),
        ("2961.68元", "29616800元", "应为 29,616,800元（元与万元混淆）"),
        ("29616800元", "2961.68元", "应为 2,961.68元"),
        ("1,200,000元", "120.00万元", "应为 120.00万元"),
    ],
)
def test_a_mend_names_the_slip(stated, right, expected):
    written = None if stated is None else read_amount(stated)
    assert fix_of(written, read_amount(right)).zh == expected


def test_a_mend_names_its_figure():
    said = fix_of(read_amount("1.00"), read_amount("7.25"), "合计")
    assert (said.zh, said.en) == ("合计应为 7.25", "合计 should be 7.25")


def test_tables_have_short_names():
    assert short_name(DisclosedTable(TableKind.OTHER, number="表3")) == "表3"
    nameless = DisclosedTable(TableKind.OTHER, position=Position(table=4))
    assert short_name(nameless) == "第4张表"
    assert short_name(DisclosedTable(TableKind.INCOME, "收入表")) == "《收入表》"


def test_places_say_where_something_stands(tmp_path):
    disclosure = read_text(tmp_path, BUDGET)
    spending = disclosure.of(TableKind.EXPENDITURE)[0]
    coded = spending.table
    row = coded.row("2012604")
    whole = place_of_row(spending, row)
    assert whole.what == "表3《支出预算总表》 2012604 档案馆"
    assert whole.text == "2012604 档案馆"
    cell = place_of_row(spending, row, coded, "基本支出/公用经费")
    assert (cell.table, cell.column, cell.text) == (3, 6, "40.00")
    assert place_of_table(spending).what == "表3《支出预算总表》"
    fact = disclosure.facts[0]
    assert place_of_fact(fact).paragraph == fact.paragraph
    assert place_of_fact(fact.with_(chapter=())).what == ""


def test_stated_figures_have_places_and_units():
    table = DisclosedTable(TableKind.FISCAL, "收支表", unit=Unit.WAN, position=Position(3, 2))
    stated = Stated("事业收入", ("收入",), "预算数", Decimal(5), "5")
    assert amount_of(table, stated) == Amount(Decimal(5), Unit.WAN)
    assert amount_of(table, Stated("其他收入", (), "", None)) is None
    place = place_of_stated(table, stated)
    assert (place.page, place.table, place.what) == (3, 2, "《收支表》 收入 事业收入 预算数")


def test_long_paragraphs_are_quoted_in_part():
    paragraphs = (Paragraph("长" * 70), Paragraph("短句。"))
    disclosure = Disclosure("a.txt", "text", paragraphs=paragraphs)
    assert place_of_paragraph(disclosure, 0).text == f"{'长' * 60}…"
    assert place_of_paragraph(disclosure, 1).text == "短句。"
    assert place_of_paragraph(disclosure, 0, "长" * 65).text == "长" * 65
