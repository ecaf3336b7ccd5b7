"""Pieces of one table: in formats without pages, with a note or a page between, with one name."""

import pytest

import govbudget as gb
from govbudget.disclosure.document import understood
from govbudget.io.source import Grid, Paragraph, SourceDocument

HEAD = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
UPPER = [
    ("208", "社会保障和就业支出", "30.00", "30.00", ""),
    ("20805", "行政事业单位养老支出", "30.00", "30.00", ""),
    ("2080505", "机关事业单位基本养老保险缴费支出", "20.00", "20.00", ""),
]
LOWER = [
    ("2080506", "机关事业单位职业年金缴费支出", "10.00", "10.00", ""),
    ("215", "资源勘探工业信息等支出", "20.00", "", "20.00"),
    ("21503", "建筑业", "20.00", "", "20.00"),
    ("2150302", "一般行政管理事务", "20.00", "", "20.00"),
]
TOTAL = ("", "合计", "50.00", "30.00", "20.00")
TEXT = "某某市样例局2026年支出预算50.00万元。"
NOTE = "注：本表金额转换为万元时，因四舍五入可能存在尾差。"
TITLE, UNIT = "支出总表", "单位：万元"


def document(*blocks, kind="docx", text=TEXT):
    return understood(SourceDocument("made", kind, (Paragraph(text), *blocks), None))


def pieces(first, second, between=(), pages=(None, None), head=HEAD):
    above = [Paragraph(line, pages[0]) for line in (TITLE, UNIT)]
    one = Grid((HEAD, *first), pages[0])
    two = Grid((head, *second) if head else tuple(second), pages[1])
    return (*above, one, *between, two)


@pytest.mark.parametrize("head", [HEAD, ()], ids=["with its head again", "without a head"])
@pytest.mark.parametrize("total", ["first", "last"])
def test_without_pages_rows_go_on(head, total):
    """A word processor shows a table of a PDF as one for each page; the total may be its end."""
    first = [TOTAL, *UPPER] if total == "first" else UPPER
    second = LOWER if total == "first" else [*LOWER, TOTAL]
    found = document(*pieces(first, second, head=head))
    [table] = found.tables
    assert [row.code for row in table.table.rows if row.code] == [
        *("208", "20805", "2080505", "2080506", "215", "21503", "2150302")
    ]
    assert not gb.check(found).errors


def test_two_forms_with_a_total_each_are_two_tables():
    first = [*UPPER[:2], ("2080505", UPPER[2][1], "30.00", "30.00", ""), UPPER[0]]
    first[-1] = ("", "合计", "30.00", "30.00", "")
    second = [*LOWER[1:], ("", "合计", "20.00", "", "20.00")]
    assert len(document(*pieces(first, second)).tables) == 2


def test_the_total_within_the_second_is_of_another_table():
    first, second = UPPER, [TOTAL, *LOWER]
    assert len(document(*pieces(first, second)).tables) == 2


def test_codes_in_three_cells_are_not_those_before():
    """208 | 05 | 05 and 208 | 05 | 06 begin alike, and are two rows."""
    head = ("类", "款", "项", *HEAD[1:])
    first = [
        ("208", "", "", *UPPER[0][1:]),
        ("208", "05", "", *UPPER[1][1:]),
        ("208", "05", "05", *UPPER[2][1:]),
    ]
    second = [("208", "05", "06", *LOWER[0][1:]), ("", "", "", "合计", "30.00", "30.00", "")]
    above = [Paragraph(line) for line in (TITLE, UNIT)]
    found = document(*above, Grid((head, *first)), Grid((head, *second)), text="")
    [table] = found.tables
    assert [row.code for row in table.table.rows if row.code][-2:] == ["2080505", "2080506"]
    assert not gb.check(found).errors


@pytest.mark.parametrize("pages", [(None, None), (4, 5)], ids=["without pages", "over pages"])
def test_a_note_below_the_title_again_parts_nothing(pages):
    again = [Paragraph(line, pages[1]) for line in (TITLE, UNIT, NOTE)]
    found = document(*pieces([TOTAL, *UPPER], LOWER, again, pages))
    [table] = found.tables
    assert table.notes == (NOTE,)
    assert not gb.check(found).errors


def test_a_note_that_the_table_is_empty_is_of_the_form_above_it():
    """The title again, and that it is empty: a form of another unit, without rows."""
    note = "注：本表为空表。"
    filled = pieces([TOTAL, *UPPER, *LOWER], [])[:3]
    found = document(*filled, Paragraph(TITLE), Paragraph(UNIT), Paragraph(note))
    assert [table.notes for table in found.tables] == [(), (note,)]


@pytest.mark.parametrize(("page", "tables"), [(5, 1), (6, 1), (7, 2)])
def test_the_title_again_may_stand_on_a_page_of_its_own(page, tables):
    again = [Paragraph(line, page - 1) for line in (TITLE, UNIT)]
    found = document(*pieces([TOTAL, *UPPER], LOWER, again, (4, page)), kind="pdf")
    assert len(found.tables) == tables


def test_rows_are_counted_on():
    """A place in a joined table is that of one row, though each piece counts its own from 1."""
    found = document(*pieces([TOTAL, *UPPER], LOWER))
    [table] = found.tables
    places = [row.position.row for row in table.table.rows]
    assert places == sorted(set(places))
    assert [grid.first_row for grid in table.grids] == [1, 6]


def test_projects_of_one_name_at_the_same_row_of_two_pieces():
    """Each row of two pieces is a row, though a name stands in both at the same height."""
    head = ("单位名称", "项目名称", "总计", "一般公共预算", "政府性基金")
    first = [
        ("", "合计", "60.00", "40.00", "20.00"),
        ("样例一院", "能力建设", "30.00", "30.00", ""),
    ]
    second = [
        ("样例二院", "人才培养", "5.00", "5.00", ""),
        ("样例二院", "能力建设", "25.00", "5.00", "20.00"),
    ]
    above = [Paragraph(line) for line in ("项目支出预算表", UNIT)]
    found = document(
        *above, Grid((head, *first)), Paragraph("项目支出预算表"), Grid((head, *second))
    )
    [table] = found.tables
    assert len(table.grids) == 2
    assert not gb.check(found).errors


class TestTablesThatTouch:
    """Tables right below each other on a page are one grid with the columns of both."""

    OTHER = (
        ("收支总表",),
        ("收入", "金额", "支出", "金额"),
        ("财政拨款收入", "50.00", "", "50.00"),
    )

    def grids(self, lower):
        """One page with the walls of both tables, and the rest of the second on the next page."""

        def wide(row, places, width=8):
            cells = dict(zip(places, row, strict=False))
            return tuple(cells.get(at, "") for at in range(width))

        above = [wide(row, (0, 2, 4, 7)) for row in self.OTHER]
        first = [wide(row, (1, 2, 3, 5, 7)) for row in [(TITLE,), HEAD, *UPPER]]
        return Grid((*above, *first), 1), Grid(tuple(lower), 2)

    def check(self, *grids):
        found = document(*grids, kind="pdf")
        assert [one.title for one in found.tables] == ["收支总表", TITLE]
        assert [row.code for row in found.tables[1].table.rows if row.code] == [
            *("208", "20805", "2080505", "2080506", "215", "21503", "2150302")
        ]

    def test_one_goes_on_with_its_own_columns(self):
        lower = [(TITLE, "", "", "", ""), HEAD, *LOWER, TOTAL]
        self.check(*self.grids(lower))

    def test_one_goes_on_between_other_margins(self):
        lower = [("", *row) for row in [(TITLE, "", "", "", ""), HEAD, *LOWER, TOTAL]]
        self.check(*self.grids(lower))

    def test_another_head_is_another_table(self):
        head = (*HEAD[:3], "项目支出", "基本支出")
        lower = [("", *row) for row in [(TITLE, "", "", "", ""), head, *LOWER, TOTAL]]
        assert len(document(*self.grids(lower), kind="pdf").tables) == 3
