"""A cell that was not read is never nought: nobody is accused of what it may say."""

import pytest

from govbudget.disclosure.analysis.table_figures import table_figures
from govbudget.disclosure.checks.table.halves import TableHalves
from govbudget.disclosure.checks.text_table.lists import TextTableLists
from govbudget.disclosure.checks.three_public.table import ThreePublicTable

from .text_made import BASIC, FINAL, GENERAL, THREE, TOTALS, ask, read, severities

NAMED = (
    "人员经费800万元，主要包括：基本工资、机关事业单位基本养老保险缴费、其他交通费用；"
    "公用经费100万元，主要包括：办公费、{name}、工会经费。"
)


def lists(tmp_path, sentence, basic):
    return ask(TextTableLists, read(tmp_path, sentence, tables=TOTALS + GENERAL + basic))


def test_an_item_is_named_whose_amount_was_not_read(tmp_path):
    sentence = NAMED.format(name="邮电费")
    assert severities(lists(tmp_path, sentence, BASIC)) == ["error"]
    unread = BASIC.replace("30207\t邮电费\t\t\t", "30207\t邮电费\t1O.00\t\t1O.00")
    assert unread != BASIC
    assert lists(tmp_path, sentence, unread).findings == []


def test_nothing_is_missing_in_a_class_with_an_item_that_was_not_read(tmp_path):
    """差旅费 may be the row whose code or amount is not known."""
    sentence = NAMED.format(name="差旅费")
    assert severities(lists(tmp_path, sentence, BASIC)) == ["error"]
    unread = BASIC.replace("30207\t邮电费\t\t\t", "30207\t邮电费\t1O.00\t\t1O.00")
    assert lists(tmp_path, sentence, unread).findings == []


HALVES = """
收支预算总表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
甲类收入\t100.00\t一、一般公共服务支出\t100.00
乙类收入\t{middle}\t\t
丙类收入\t100.00\t\t
收入总计\t100.00\t支出总计\t100.00
"""


@pytest.mark.parametrize(("middle", "findings"), [("0.00", ["notice"]), ("1O.00", [])])
def test_rows_with_one_that_was_not_read_are_no_parts_of_another(tmp_path, middle, findings):
    look = ask(TableHalves, read(tmp_path, "本单位收支平衡。", tables=HALVES.format(middle=middle)))
    assert severities(look) == findings


@pytest.mark.parametrize(("cell", "findings"), [("", ["error"]), ("—", ["error"]), ("见附件", [])])
def test_words_in_the_table_of_three_public_are_no_nought(tmp_path, cell, findings):
    tables = THREE.replace("8.00\t", "6.00\t").replace("\t2.00\n", f"\t{cell}\n")
    sentence = "2024年“三公”经费预算中，公务接待费2.00万元。"
    look = ask(ThreePublicTable, read(tmp_path, sentence, tables=tables))
    assert severities(look) == findings


@pytest.mark.parametrize(
    ("table", "cell"), [(TOTALS, "支出总计\t1,200.00"), (BASIC, "合计\t\t900.00")]
)
def test_words_where_a_figure_should_stand_are_no_figure(tmp_path, table, cell):
    label, _, amount = cell.rpartition("\t")
    counts = []
    for stands in (amount, "—", "见附件"):
        tables = table.replace(cell, f"{label}\t{stands}")
        found = table_figures(read(tmp_path, "本单位收支平衡。", tables=tables), ())
        counts.append(len(found))
    assert counts[0] == counts[1] == counts[2] + 1


TORN = """
“三公”经费支出决算表
单位：万元
“三公”经费\t机关运行经费决算数
合计\t因公出国（境）费\t公务用车购置及运行费\t公务接待费
小计\t公务用车购置费\t公务用车运行费
预算数\t决算数\t预算数\t决算数\t预算数\t决算数\t预算数\t决算数\t325.88
9.00\t7.00\t5.00\t6.50\t5.00\t6.50\t4.00\t0.50
"""


def test_a_table_whose_head_lost_its_merged_cells_accuses_nobody(tmp_path):
    sentence = (
        "2024年度“三公”经费财政拨款支出年初预算为9.00万元，支出决算为7.00万元，其中：因公出国（境）费"
        "支出决算为0万元；公务用车购置及运行维护费支出决算为6.50万元；公务接待费支出决算为0.50万元。"
    )
    look = ask(ThreePublicTable, read(tmp_path, sentence, head=FINAL, tables=TORN))
    assert look.findings == []
