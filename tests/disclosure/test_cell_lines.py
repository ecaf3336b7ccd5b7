"""Tables copied from a web page: a cell a line, with the page around them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govbudget as gb
from govbudget.disclosure.document import understood
from govbudget.io.source import Paragraph, SourceDocument

ABOVE = [
    "某某中心2024年度部门决算",
    "收入支出决算总表",
    "公开01表",
    "部门：某某中心",
    "金额单位：万元",
]
HEAD = ["收入", "支出", "项目", "行次", "金额", "项目", "行次", "金额", "栏次", "1", "栏次", "2"]
ROWS = [
    ["一、一般公共预算财政拨款收入", "1", "440.55", "一、一般公共服务支出", "29", "423.20"],
    ["二、政府性基金预算财政拨款收入", "2", "二、外交支出", "30"],
    ["三、上级补助收入", "3", "10.00", "31"],
    ["9", "三、国防支出", "32", "27.35"],
    ["本年收入合计", "10", "450.55", "本年支出合计", "52", "450.55"],
]
CODED = ["支出决算表", "单位：万元"]
CODED_HEAD = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
AROUND = ["首页", "政务公开", "无障碍浏览", "您现在的位置：首页 > 政务公开"]
FEET = ["打印本页", "关闭窗口", "版权所有：某某中心"]


def read(lines, kind="text"):
    return understood(SourceDocument("page.txt", kind, tuple(map(Paragraph, lines))))


def cells(rows):
    return [cell for row in rows for cell in row]


@pytest.mark.parametrize("kind", ["text", "html", "word"])
@pytest.mark.parametrize(("before", "after"), [([], []), (AROUND, FEET)])
def test_a_table_with_line_numbers_is_read(kind, before, after):
    [table] = read([*before, *ABOVE, *HEAD, *cells(ROWS), *after], kind).tables

    assert (table.title, table.number, table.unit) == ("收入支出决算总表", "公开01表", gb.Unit.WAN)
    assert table.figure("一般公共预算财政拨款收入").amount == Decimal("440.55")
    assert table.figure("政府性基金预算财政拨款收入").amount is None
    assert table.figure("国防支出").amount == Decimal("27.35")
    assert table.figure("本年支出合计").path == ("支出",)


def test_a_wrong_total_of_such_a_table_is_told():
    wrong = [*ROWS[:-1], [*ROWS[-1][:2], "451.55", *ROWS[-1][3:]]]

    assert not gb.check(read([*ABOVE, *HEAD, *cells(ROWS)])).errors
    assert gb.check(read([*ABOVE, *HEAD, *cells(wrong)])).errors


def test_a_table_with_codes_and_every_figure_is_read():
    rows = [["合计", "3.00", "2.00", "1.00"], ["201", "一般公共服务支出", "3.00", "2.00", "1.00"]]

    [table] = read(
        [ABOVE[0], *CODED, *CODED_HEAD, *cells(rows), "20126", "档案事务", *["1.00"] * 3]
    ).tables

    assert [row.code for row in table.table.rows] == ["", "201", "20126"]
    assert table.table.amount("201", "基本支出") == Decimal("2.00")


def test_a_table_whose_blanks_are_lost_is_told_and_nothing_of_it_guessed():
    rows = [["201", "一般公共服务支出", "3.00", "3.00"], ["20126", "档案事务", "3.00", "3.00"]]
    lines = [ABOVE[0], *CODED, *CODED_HEAD, *cells(rows)]

    disclosure = read(lines)

    assert not any(table.tables or table.stated for table in disclosure.tables)
    [lost] = disclosure.lost
    assert "支出决算表" in lost.what
    assert lost.kind == "unread"
    assert "structure.unread" in {one.rule for one in gb.check(disclosure).findings}
    assert [one.text for one in disclosure.paragraphs] == lines


@pytest.mark.parametrize(
    "lines",
    [
        ["某某局2024年部门预算", "收入总表", "3", "支出总表", "4", "三公经费支出表", "5"],
        ["某某局2024年部门预算", "支出总表", "一、概况", "我局共有编制10人。", "1", "2", "3"],
        ["某某局2024年部门预算", *["文字"] * 20, *["1.00"] * 20],
    ],
)
def test_other_short_lines_are_no_table(lines):
    disclosure = read(lines)

    assert not disclosure.lost
    assert [one.text for one in disclosure.paragraphs] == lines


def test_pages_with_cells_of_their_own_are_left_as_they_are():
    lines = [*ABOVE, *HEAD, *cells(ROWS)]

    assert [one.text for one in read(lines, "pdf").paragraphs] == lines


_AMOUNT = st.decimals(0, 9999, places=2).map(str)
_NAME = st.sampled_from(["甲类支出", "乙类支出", "丙类支出", "丁类支出"])


@given(st.lists(st.tuples(_NAME, st.none() | _AMOUNT, _NAME, st.none() | _AMOUNT), min_size=4))
def test_no_figure_of_a_numbered_table_goes_to_another_row(rows):
    lines = [
        cell
        for at, (left, one, right, two) in enumerate(rows, 1)
        for cell in (left, str(at), one, right, str(at + 500), two)
        if cell is not None
    ]

    disclosure = read([*ABOVE, *HEAD, *lines])

    grids = [grid for table in disclosure.tables for grid in table.grids]
    if grids:
        found = [(row[0], row[2], row[3], row[5]) for row in grids[0].rows[2:]]
        assert found == [tuple(cell or "" for cell in row) for row in rows]
    else:
        few = sum(cell is not None for row in rows for cell in (row[1], row[3]))
        assert few == 0 or disclosure.lost
