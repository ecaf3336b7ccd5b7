"""Pages that belong together: running heads, tables and rows that a page cuts."""

import pytest

import govbudget as gb
from govbudget.disclosure.reading import read_source
from govbudget.io.source import Grid, Paragraph

from .made import FONT, drawn
from .oracle import compare

SIZE = (595, 842)
WIDTHS = (80, 180, 80, 80, 80)
HEAD = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
TOP = (
    ("", "合计", "200.00", "200.00", ""),
    ("201", "一般公共服务支出", "200.00", "200.00", ""),
    ("20126", "档案事务", "200.00", "200.00", ""),
    ("2012601", "行政运行", "50.00", "50.00", ""),
)
REST = (
    ("2012602", "一般行政管理事务", "50.00", "50.00", ""),
    ("2012604", "档案馆", "50.00", "50.00", ""),
    ("2012699", "其他档案事务支出", "50.00", "50.00", ""),
)


def put(canvas, x, y, text, size=10):
    canvas.setFont(FONT, size)
    canvas.drawString(x, 842 - y, text)


def table(canvas, y, rows, *, rules=True, height=20):
    """A table whose first row begins at a place from the top."""
    for number, row in enumerate(rows):
        x = 45
        for width, cell in zip(WIDTHS, row, strict=True):
            if rules:
                canvas.rect(x, 842 - y - (number + 1) * height, width, height)
            put(canvas, x + 3, y + number * height + 14, cell)
            x += width


def caption(canvas, y=90, title="支出预算总表"):
    put(canvas, 200, y, title, 14)
    put(canvas, 460, y + 20, "单位：万元")


@pytest.fixture
def made(tmp_path):
    """Reads a document from the functions that draw its pages."""

    def made(*pages):
        data = drawn(lambda canvas, number: pages[number - 1](canvas), len(pages), SIZE)
        compare(data)
        (tmp_path / "a.pdf").write_bytes(data)
        return tmp_path / "a.pdf"

    return made


def errors(path):
    return [finding.message for finding in gb.check(gb.read_disclosure(path)).errors]


def grids(path):
    return [block for block in read_source(path).blocks if isinstance(block, Grid)]


def rows_of(path):
    [only] = gb.read_disclosure(path).tables
    return [(row.code, row.name, str(row.cells[0].amount)) for row in only.tables[0].rows]


class TestRunningHeads:
    @pytest.mark.parametrize("head", ["2024年单位预算", "某某市某某局2024年度部门预算公开"])
    def test_one_with_the_word_for_unit(self, made, head):
        """A running head with 单位 in it does not cut a table; 单位：万元 is none."""

        def text(canvas):
            put(canvas, 200, 40, head, 9)
            put(canvas, 60, 120, "本单位负责档案的收集和保管。")

        def first(canvas):
            put(canvas, 200, 40, head, 9)
            put(canvas, 200, 70, "某某市档案馆2024年单位预算", 14)
            caption(canvas)
            table(canvas, 120, (HEAD, *TOP))

        def second(canvas):
            put(canvas, 200, 40, head, 9)
            table(canvas, 70, (HEAD, *REST))

        path = made(text, first, second, text)
        assert errors(path) == []
        assert len(gb.read_disclosure(path).tables) == 1
        assert [lost.what for lost in read_source(path).lost] == [
            f"a head or foot of 4 pages: {head.replace('2024', '#')}"
        ]

    def test_the_unit_of_each_page_stays(self, made):
        def page(canvas):
            put(canvas, 460, 40, "单位：万元")
            table(canvas, 70, (HEAD, *TOP))

        document = read_source(made(page, page, page))
        assert [one.text for one in document.blocks if isinstance(one, Paragraph)] == [
            "单位：万元"
        ] * 3

    def test_that_of_a_part(self, made):
        """A part has a head of its own on a few of many pages."""

        def page(head):
            def draw(canvas):
                if head:
                    put(canvas, 200, 40, head, 9)
                put(canvas, 60, 120, f"本页说明{head}的情况。")

            return draw

        heads = [""] * 4 + ["第二部分 概况"] * 4 + ["第三部分 说明"] * 5 + [""] * 6
        document = read_source(made(*map(page, heads)))
        texts = [one.text for one in document.blocks if isinstance(one, Paragraph)]
        assert "第二部分 概况" not in texts
        assert "第三部分 说明" not in texts
        assert len(texts) == len(heads)

    def test_those_of_even_and_odd_pages(self, made):
        def page(number):
            def draw(canvas):
                put(canvas, 60, 40, "某某市档案馆" if number % 2 else "2024年预算", 9)
                put(canvas, 60, 120, f"第{number}页的说明。")

            return draw

        document = read_source(made(*map(page, range(1, 9))))
        assert all(one.text.endswith("的说明。") for one in document.blocks)

    def test_the_title_of_a_table_on_each_of_its_pages_is_none(self, made):
        def page(canvas):
            put(canvas, 200, 40, "一般公共预算支出表", 14)
            put(canvas, 460, 55, "单位：万元")
            table(canvas, 70, (HEAD, *TOP))

        def text(canvas):
            put(canvas, 60, 120, "本单位负责档案的收集和保管。")

        path = made(text, text, text, text, page, page, page, text)
        assert {one.title for one in gb.read_disclosure(path).tables} == {"一般公共预算支出表"}


class TestTables:
    @pytest.mark.parametrize("again", [True, False])
    @pytest.mark.unmeasured
    def test_over_thirty_pages(self, made, again):
        """With its head on each page, and without."""
        items = [code for code in gb.functional(2024) if len(code) == 7][:600]

        def page(number):
            def draw(canvas):
                if number == 0:
                    caption(canvas)
                head = (HEAD,) if again or not number else ()
                some = items[number * 20 : number * 20 + 20]
                names = [gb.functional(2024)[code].name[:15] for code in some]
                cells = [
                    (code, name, "1.00", "1.00", "") for code, name in zip(some, names, strict=True)
                ]
                table(canvas, 130, (*head, *cells))

            return draw

        rows = rows_of(made(*map(page, range(30))))
        assert [code for code, *_ in rows] == items
        assert {amount for *_, amount in rows} == {"1.00"}

    def test_a_row_whose_figures_stand_on_the_next_page(self, made):
        def first(canvas):
            caption(canvas)
            table(canvas, 130, (HEAD, *TOP, ("2012699", "其他档案", "", "", "")))

        def second(canvas):
            table(canvas, 60, (("", "事务支出", "150.00", "150.00", ""),))

        path = made(first, second)
        assert errors(path) == []
        assert rows_of(path)[-1] == ("2012699", "其他档案事务支出", "150.00")

    def test_a_blank_row_before_the_end_of_a_page_stays_one(self, made):
        """That a name goes on, its code must prove."""

        def first(canvas):
            caption(canvas)
            table(canvas, 130, (HEAD, *TOP, ("2012602", "一般行政管理事务", "", "", "")))

        def second(canvas):
            table(canvas, 60, (("", "其他", "150.00", "150.00", ""),))

        rows = rows_of(made(first, second))
        assert ("2012602", "一般行政管理事务", "None") in rows
        assert rows[-1][1:] == ("其他", "150.00")

    def test_a_head_that_the_page_cuts(self, made):
        upper = ("科目编码", "科目名称", "合计", "本年支出", "")
        lower = ("", "", "", "基本支出", "项目支出")

        def first(canvas):
            caption(canvas, 760)
            table(canvas, 790, (upper,))

        def second(canvas):
            table(canvas, 60, (lower, *TOP, *REST))

        path = made(first, second)
        [only] = gb.read_disclosure(path).tables
        assert only.title == "支出预算总表"
        assert [row.code for row in only.tables[0].rows][1:3] == ["201", "20126"]
        assert errors(path) == []

    def test_whose_it_is_below_a_title_that_fills_its_line(self, made):
        title = "2026年某某市某某县县级部门一般公共预算基本支出预算表"

        def page(canvas):
            put(canvas, 60, 90, title, 14)
            put(canvas, 60, 112, "511-气象局", 14)
            put(canvas, 60, 134, "单位：万元", 14)
            table(canvas, 150, (HEAD, *TOP))

        [found] = gb.read_disclosure(made(page)).tables
        assert found.title == title

    def test_a_table_without_rules_below_a_ruled_one(self, made):
        def first(canvas):
            caption(canvas)
            table(canvas, 130, (HEAD, *TOP))

        def second(canvas):
            table(canvas, 60, REST, rules=False)

        assert errors(made(first, second)) == []


class TestCells:
    def test_a_name_with_the_amount_behind_it(self, made):
        """It is parted where the code, its name and the blank amount prove it."""
        together = ("2012601", "行政运行 200.00", "", "200.00", "")

        def page(canvas):
            caption(canvas)
            table(canvas, 130, (HEAD, *TOP[:3], together))

        path = made(page)
        assert rows_of(path)[-1] == ("2012601", "行政运行", "200.00")
        assert errors(path) == []

    def test_a_name_that_ends_in_figures_of_its_own(self, made):
        def page(canvas):
            caption(canvas)
            table(canvas, 130, (HEAD, *TOP[:3], ("2012601", "项目2024", "", "200.00", "")))

        assert rows_of(made(page))[-1][1:] == ("项目2024", "None")

    @pytest.mark.parametrize("rules", [True, False])
    def test_blanks_between_all_digits(self, made, rules):
        rows = (
            ("2 0 1", "一般公共服务支出", "2 0 0 . 0 0", "1 , 2 0 0 . 0 0", "1 0 0 . 0 0"),
            ("20126", "档案事务", "1 2 3 4 . 5 0", "1.00", "2.00"),
            ("2012601", "行政运行", "1 2 3 4 . 5 0", "1.00", "2.00"),
        )

        def page(canvas):
            table(canvas, 130, (HEAD, *rows), rules=rules)
            put(canvas, 60, 400, "2 0 2 4 年预算 1 2 3 4 . 5 6 万元，第 1 2 3 条。")

        path = made(page)
        [grid] = grids(path)
        assert grid.rows[1] == ("201", "一般公共服务支出", "200.00", "1,200.00", "100.00")
        assert {row[2] for row in grid.rows[2:]} == {"1234.50"}
        [text] = [one.text for one in read_source(path).blocks if isinstance(one, Paragraph)]
        assert "1234.56" in text
        assert text.startswith("2024")
        assert "1 2 3" in text

    def test_digits_drawn_far_apart(self, made):
        def page(canvas):
            table(canvas, 130, (HEAD, ("201", "一般公共服务支出", "", "", "")))
            for at, digit in enumerate("1,234.50"):
                put(canvas, 308 + 9 * at, 164, digit)

        [grid] = grids(made(page))
        assert grid.rows[1][2:] == ("1,234.50", "", "")

    def test_the_numbers_of_columns_stay_apart(self, made):
        def page(canvas):
            table(canvas, 130, (HEAD, ("", "1 2 3", "1 2 3 4 5", "0 0 0", "")))

        [grid] = grids(made(page))
        assert grid.rows[1] == ("", "1 2 3", "1 2 3 4 5", "0 0 0", "")

    @pytest.mark.parametrize("right", [383, 388, 395, 410])
    @pytest.mark.parametrize("beside", ["", "1.00"])
    def test_an_amount_that_runs_over_the_edge(self, made, right, beside):
        """It stands in the cell that has most of it, and the next keeps its own."""

        def page(canvas):
            table(canvas, 130, (HEAD, ("201", "一般公共服务支出", "", "", "9.00")))
            canvas.drawRightString(right, 842 - 164, "123,456,789,012.67")
            canvas.drawRightString(455, 842 - 164, beside)

        [grid] = grids(made(page))
        assert grid.rows[1][2:] == ("123,456,789,012.67", beside, "9.00")

    def test_an_amount_that_runs_into_the_next(self, made):
        def page(canvas):
            table(canvas, 130, (HEAD, ("201", "一般公共服务支出", "", "123,456,789.00", "9.00")))
            canvas.drawRightString(390, 842 - 164, "123,456,789,012.67")

        [grid] = grids(made(page))
        assert grid.rows[1][2:] == ("123,456,789,012.67", "123,456,789.00", "9.00")

    def test_lines_that_are_pictures(self, made, tmp_path):
        from PIL import Image

        Image.new("RGB", (4, 4), "black").save(tmp_path / "line.png")

        def page(canvas):
            for y in (700, 680, 660):
                canvas.drawImage(str(tmp_path / "line.png"), 50, y, 200, 0.5)
            for x in (50, 150, 250):
                canvas.drawImage(str(tmp_path / "line.png"), x, 660, 0.5, 40)
            for x, y, text in ((55, 148, "项目"), (155, 148, "金额"), (55, 172, "合计")):
                put(canvas, x, y, text)
            put(canvas, 155, 172, "1.00")

        assert [grid.rows for grid in grids(made(page))] == [(("项目", "金额"), ("合计", "1.00"))]

    def test_a_page_that_is_turned_by_the_file(self, tmp_path):
        def draw(canvas, _):
            canvas.setPageRotation(90)
            canvas.translate(300, 300)
            canvas.rotate(90)
            canvas.translate(-250, -700)
            table(canvas, 60, (HEAD, *TOP))

        (tmp_path / "a").write_bytes(drawn(draw, 1, SIZE))
        assert [grid.rows for grid in grids(tmp_path / "a")] == [(HEAD, *TOP)]


class TestPictures:
    def test_a_document_half_of_pictures_is_read_for_the_other_half(self, made, tmp_path):
        from PIL import Image

        Image.new("RGB", (60, 80), "gray").save(tmp_path / "scan.png")

        def scan(canvas):
            canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, 595, 842)

        def text(canvas):
            put(canvas, 60, 120, "本单位负责档案的收集和保管。")

        document = read_source(made(text, scan, text, scan))
        assert [(one.text, one.page) for one in document.blocks] == [
            ("本单位负责档案的收集和保管。", 1),
            ("本单位负责档案的收集和保管。", 3),
        ]
        assert [entry.page for entry in document.lost] == [2, 4]
        assert all("OCR" in entry.what for entry in document.lost)
