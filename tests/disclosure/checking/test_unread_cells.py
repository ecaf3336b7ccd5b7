"""A cell that was not read is never nought: nobody is accused of what it may say."""

import pytest

from govbudget.disclosure.checks.table.halves import TableHalves
from govbudget.disclosure.checks.text_table.lists import TextTableLists

from .text_made import BASIC, GENERAL, TOTALS, ask, read, severities

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
