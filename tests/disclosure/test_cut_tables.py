"""Tables that a page cuts within their head, or whose rest touches the next table there."""

import govbudget as gb
from govbudget.disclosure.document import understood
from govbudget.io.source import Grid, Paragraph, SourceDocument

TEXT = "某某市样例局2026年支出预算50.00万元。"
TITLE = "支出总表"
HEAD = (
    ("科目编码", "科目名称", "合计", "当年预算", ""),
    ("", "", "", "基本支出", "项目支出"),
)
ROWS = (
    ("", "合计", "50.00", "30.00", "20.00"),
    ("208", "社会保障和就业支出", "30.00", "30.00", ""),
    ("20805", "行政事业单位养老支出", "30.00", "30.00", ""),
    ("2080505", "机关事业单位基本养老保险缴费支出", "30.00", "30.00", ""),
    ("215", "资源勘探工业信息等支出", "20.00", "", "20.00"),
    ("21503", "建筑业", "20.00", "", "20.00"),
    ("2150302", "一般行政管理事务", "20.00", "", "20.00"),
)
OTHER = (
    ("收支总表", "", "", "", ""),
    ("收入", "金额", "支出", "金额", ""),
    ("财政拨款收入", "50.00", "", "50.00", ""),
)
CODES = ["208", "20805", "2080505", "215", "21503", "2150302"]


def read(*blocks):
    return understood(SourceDocument("made", "pdf", (Paragraph(TEXT, 1), *blocks), 2))


def one_table(found):
    [table] = [one for one in found.tables if one.title == TITLE]
    assert [row.code for row in table.table.rows if row.code] == CODES
    assert [str(cell.amount) for cell in table.table.rows[0].cells] == ["50.00", "30.00", "20.00"]
    assert not gb.check(found).errors
    return table


def line(text):
    return (text, "", "", "", "")


class TestHeads:
    def test_the_rest_of_a_head_stands_below_the_title_again(self):
        first = Grid((line(TITLE), HEAD[0]), 1)
        one_table(read(first, Grid((line(TITLE), HEAD[1], *ROWS), 2)))

    def test_a_table_touches_the_one_whose_head_is_cut(self):
        first = Grid((*OTHER, line(TITLE), HEAD[0]), 1)
        one_table(read(first, Grid((line(TITLE), HEAD[1], *ROWS), 2)))

    def test_the_rest_of_a_head_stands_below_its_first_line_again(self):
        first = Grid((line(TITLE), HEAD[0]), 1)
        one_table(read(first, Grid((line(TITLE), *HEAD, *ROWS), 2)))

    def test_another_title_begins_another_table(self):
        first = Grid((line(TITLE), HEAD[0]), 1)
        found = read(first, Grid((line("收入总表"), HEAD[1], *ROWS), 2))
        assert [one.title for one in found.tables] == [TITLE, "收入总表"]

    def test_only_the_title_and_the_unit_stand_on_the_page(self):
        above = ("预算单位：某某市样例局", "", "", "", "单位：万元")
        first = Grid((*OTHER, line(TITLE), above), 1)
        found = read(first, Grid((line(TITLE), *HEAD, *ROWS), 2))
        one_table(found)
        assert not [one for one in gb.check(found).findings if one.rule == "structure.empty-note"]


def boxes(rows, edges):
    return tuple(
        tuple(
            (x, 10.0 * at, x + 40.0, 10.0 * at + 8) if cell else None
            for x, cell in zip(edges, row, strict=True)
        )
        for at, row in enumerate(rows)
    )


class TestPlaces:
    """The rest of a table and the next one are one grid, with blank columns of the other."""

    EDGES = (10.0, 60.0, 200.0, 250.0, 300.0)

    def rest(self, rows, edges):
        """Rows in a grid of nine columns, each filled one at its place on the page."""
        wide = [("", row[0], "", row[1], "", row[2], row[3], "", row[4]) for row in rows]
        places = [0.0, edges[0], 50.0, edges[1], 190.0, edges[2], edges[3], 295.0, edges[4]]
        return Grid(tuple(wide), 2, boxes=boxes(wide, places))

    def first(self, rows):
        upper = (line(TITLE), *HEAD, *rows)
        return Grid(upper, 1, boxes=boxes(upper, self.EDGES))

    def test_amounts_stay_below_their_titles(self):
        # Only 项目支出 stands on the next page: which blank column is 基本支出, no count tells.
        first, rest = self.first(ROWS[:4]), self.rest(ROWS[4:], self.EDGES)
        table = one_table(read(first, rest))
        assert str(table.table.rows[-1].cells[-1].amount) == "20.00"

    def test_what_stands_below_no_column_is_laid_as_before(self):
        first, rest = self.first(ROWS[:4]), self.rest(ROWS[4:], (400.0, 450.0, 500.0, 550.0, 600.0))
        [table] = [one for one in read(first, rest).tables if one.title == TITLE]
        assert len(table.grids) == 2
