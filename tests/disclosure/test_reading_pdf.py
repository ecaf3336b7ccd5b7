"""PDF: ruled and unruled tables, wrapped lines, heads and feet, turned pages; the real ones."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest

from govbudget.disclosure.reading import read_source
from govbudget.io.source import Grid, Paragraph

from .made import FONT, drawn

WIDE = (842, 595)


@pytest.fixture
def read(tmp_path):
    def read(draw, pages=1, size=WIDE):
        (tmp_path / "a.pdf").write_bytes(drawn(draw, pages, size))
        return read_source(tmp_path / "a.pdf")

    return read


def texts(document):
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grids(document):
    return [block.rows for block in document.blocks if isinstance(block, Grid)]


def ruled(canvas, xs, ys, *, inner=True):
    """Lines from the top at each y, and from the left at each x."""
    for y in ys:
        canvas.line(xs[0], 595 - y, xs[-1], 595 - y)
    for x in xs if inner else (xs[0], xs[-1]):
        canvas.line(x, 595 - ys[0], x, 595 - ys[-1])


def put(canvas, x, y, text):
    canvas.drawString(x, 595 - y, text)


class TestTables:
    def test_text_over_several_lines_of_a_cell(self, read):
        def draw(canvas, _):
            ruled(canvas, [50, 150, 250], [50, 90, 130])
            put(canvas, 55, 65, "科目")
            put(canvas, 55, 80, "名称")
            put(canvas, 155, 65, "合计")
            put(canvas, 55, 105, "Annual")
            put(canvas, 55, 120, "budget 2024")
            put(canvas, 155, 105, "1,234,")
            put(canvas, 155, 120, "567.89")

        assert grids(read(draw)) == [(("科目名称", "合计"), ("Annual budget 2024", "1,234,567.89"))]

    def test_letters_spread_over_a_cell(self, read):
        def draw(canvas, _):
            ruled(canvas, [50, 250, 350], [50, 90])
            for at, letter in enumerate("公务用车"):
                put(canvas, 55 + 40 * at, 70, letter)
            put(canvas, 255, 70, "201 06")

        assert grids(read(draw)) == [(("公务用车", "201 06"),)]

    def test_digits_that_stand_apart_from_their_line(self, read):
        """The digits come last in the file, in another font and a little off."""

        def draw(canvas, _):
            ruled(canvas, [50, 250, 350], [50, 80, 110])
            put(canvas, 55, 70, "住房公积金")
            put(canvas, 55, 100, "购房补贴")
            put(canvas, 55, 150, "本年支出合计")
            put(canvas, 163, 150, "万元。")
            canvas.setFont("Times-Roman", 10)
            put(canvas, 300, 68.5, "187.19")
            put(canvas, 300, 98.5, "258.50")
            put(canvas, 124, 149, "445.69")

        document = read(draw)
        assert grids(document) == [(("住房公积金", "187.19"), ("购房补贴", "258.50"))]
        assert texts(document) == ["本年支出合计445.69 万元。"]

    def test_words_that_touch_at_a_wall_and_one_that_flows_over_it(self, read):
        def draw(canvas, _):
            ruled(canvas, [50, 94, 200], [50, 80, 110])
            put(canvas, 50, 70, "购房补贴")
            put(canvas, 94, 70, "一般公共")
            put(canvas, 46, 100, "功能科目编码")

        assert grids(read(draw)) == [(("购房补贴", "一般公共"), ("功能科目编码", ""))]

    def test_letters_drawn_twice_to_look_bold(self, read):
        def draw(canvas, _):
            ruled(canvas, [50, 150, 250], [50, 80])
            for shift in (0, 0.3):
                put(canvas, 55 + shift, 70, "合计")
                put(canvas, 155 + shift, 70, "100.00")

        assert grids(read(draw)) == [(("合计", "100.00"),)]

    def test_radicals_and_invisible_signs(self):
        from govbudget.io.marks import one_line

        assert one_line("⾏政⻓\u200b　⽀出 ") == "行政长 支出"

    def test_a_form_keeps_its_blank_rows(self, read):
        def draw(canvas, _):
            ruled(canvas, [50, 150, 250, 350], [50, 80, 110, 140])
            put(canvas, 55, 70, "合计")

        assert grids(read(draw)) == [(("合计", "", ""),)]

    def test_a_frame_around_text_is_no_table(self, read):
        def draw(canvas, _):
            ruled(canvas, [50, 400], [50, 80])
            put(canvas, 55, 70, "本表为空表。")
            canvas.setFillColorRGB(1, 1, 1)
            canvas.rect(500, 300, 100, 60, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
            put(canvas, 55, 120, "说明")

        document = read(draw)
        assert grids(document) == []
        assert texts(document) == ["本表为空表。", "说明"]

    @pytest.mark.parametrize("rectangle", [True, False])
    def test_cells_drawn_one_by_one(self, read, rectangle):
        """Each as a rectangle, or as a path of four lines; one lies over the whole page."""

        def draw(canvas, _):
            canvas.rect(0, 0, 842, 595)
            canvas.rect(600, 300, 2, 2)
            for left in (50, 150):
                for top in (50, 80):
                    if rectangle:
                        canvas.rect(left, 595 - top - 30, 100, 30)
                    else:
                        ruled(canvas, [left, left + 100], [top, top + 30])
            put(canvas, 55, 70, "项目名称")
            put(canvas, 155, 70, "金额")
            put(canvas, 155, 100, "1.00")
            put(canvas, 400, 300, "外文")

        document = read(draw)
        assert grids(document) == [(("项目名称", "金额"), ("", "1.00"))]
        assert texts(document) == ["外文"]

    def test_shaded_cells_without_lines(self, read):
        def draw(canvas, _):
            canvas.setFillColorRGB(0.8, 0.8, 0.8)
            for left in (50, 150):
                for top in (50, 80):
                    canvas.rect(left, 595 - top - 30, 100, 30, stroke=0, fill=1)
            canvas.setFillColorCMYK(0, 0, 0, 0)
            canvas.rect(400, 300, 50, 50, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)
            for x, y, text in (
                (55, 70, "项目"),
                (155, 70, "金额"),
                (55, 100, "甲"),
                (155, 100, "1"),
            ):
                put(canvas, x, y, text)

        assert grids(read(draw)) == [(("项目", "金额"), ("甲", "1"))]

    def test_open_sides(self, read):
        """Many tables have no line at their left and right."""

        def draw(canvas, _):
            for y in (50, 80, 110):
                canvas.line(50, 595 - y, 350, 595 - y)
            canvas.line(150, 545, 150, 485)
            put(canvas, 55, 70, "项目")
            put(canvas, 155, 70, "金额")
            put(canvas, 55, 100, "基本支出")
            put(canvas, 155, 100, "12.00")

        assert grids(read(draw)) == [(("项目", "金额"), ("基本支出", "12.00"))]

    def test_records_without_lines_between_them(self, read):
        def draw(canvas, _):
            ruled(canvas, [50, 100, 300, 400, 500], [50, 80, 180])
            for x, text in ((55, "编码"), (105, "名称"), (305, "合计"), (405, "项目支出")):
                put(canvas, x, 70, text)
            for row, y in enumerate((100, 120, 140)):
                put(canvas, 55, y, f"2010{row}")
                put(canvas, 105, y, "财政事务")
                put(canvas, 305, y, f"{row}.00")
            put(canvas, 405, 120, "5.00")

        assert grids(read(draw)) == [
            (
                ("编码", "名称", "合计", "项目支出"),
                ("20100", "财政事务", "0.00", ""),
                ("20101", "财政事务", "1.00", "5.00"),
                ("20102", "财政事务", "2.00", ""),
            )
        ]

    def test_totals_alone_on_the_next_page(self, read):
        def draw(canvas, number):
            if number == 1:
                put(canvas, 60, 40, "支出总表")
                ruled(canvas, [50, 80, 110, 300, 400], [60, 90, 120])
                for x, text in ((55, "201"), (85, "06"), (120, "财政事务"), (310, "9.00")):
                    put(canvas, x, 80, text)
                    put(canvas, x, 110, text)
            else:
                ruled(canvas, [50, 300, 400], [60, 90])
                put(canvas, 120, 80, "合计")
                put(canvas, 310, 80, "18.00")

        row = ("201", "06", "财政事务", "9.00")
        assert grids(read(draw, pages=2)) == [(row, row), (("合计", "", "", "18.00"),)]

    def test_other_columns_on_the_next_page(self, read):
        def draw(canvas, number):
            xs = [50, 80, 300, 400] if number == 1 else [50, 200, 400]
            ruled(canvas, xs, [60, 90])
            put(canvas, 55, 80, "甲")
            put(canvas, 310, 80, "1.00")

        assert [len(rows[0]) for rows in grids(read(draw, pages=2))] == [3, 2]

    def test_without_any_line(self, read):
        def draw(canvas, _):
            put(canvas, 300, 40, "支出预算表")
            for x, text in ((50, "科目编码"), (130, "科目名称"), (300, "合计"), (400, "项目支出")):
                put(canvas, x, 80, text)
            for row in range(4):
                y = 100 + 20 * row
                put(canvas, 50, y, f"2010{row}")
                put(canvas, 130, y, "财政事务" * (1 + row % 2))
                put(canvas, 300, y, "1,234.50")
                if row == 2:
                    put(canvas, 400, y, "5.00")
            put(canvas, 50, 220, "注：本表无数据。")

        document = read(draw)
        (rows,) = grids(document)
        assert rows[0] == ("科目编码", "科目名称", "合计", "项目支出")
        assert rows[2:4] == (
            ("20101", "财政事务财政事务", "1,234.50", ""),
            ("20102", "财政事务", "1,234.50", "5.00"),
        )
        assert texts(document) == ["支出预算表", "注：本表无数据。"]
        assert [entry.what for entry in document.lost] == [
            "the lines of a table: it has none, and its words tell its columns"
        ]

    def test_a_drawing(self, read):
        def draw(canvas, _):
            put(canvas, 55, 70, "合计数额")
            canvas.line(50, 500, 50, 540)
            for at in range(20_000):
                canvas.line(100 + at % 700, 300, 101 + at % 700, 300)

        document = read(draw)
        assert texts(document) == ["合计数额"]
        assert "a drawing of 20,001 lines" in document.lost[0].what

    @pytest.mark.parametrize("angle", [90, 180, 270])
    def test_a_page_that_is_turned(self, read, angle):
        def draw(canvas, _):
            canvas.translate(300, 300)
            canvas.rotate(angle)
            canvas.translate(-200, -400)
            ruled(canvas, [50, 150, 250], [250, 280, 310])
            for x, y, text in (
                (55, 270, "项目"),
                (155, 270, "金额"),
                (55, 300, "合计"),
                (155, 300, "1.00"),
            ):
                put(canvas, x, y, text)
            put(canvas, 55, 240, "支出总表")

        document = read(draw, size=(600, 600))
        assert texts(document) == ["支出总表"]
        assert grids(document) == [(("项目", "金额"), ("合计", "1.00"))]

    @pytest.mark.parametrize("angle", [90, -90])
    def test_heads_that_run_up_or_down(self, read, angle):
        def draw(canvas, _):
            ruled(canvas, [50, 150, 250], [50, 150, 180])
            canvas.saveState()
            canvas.translate(100, 595 - (140 if angle > 0 else 60))
            canvas.rotate(angle)
            canvas.drawString(0, 0, "公务接待费")
            canvas.restoreState()
            put(canvas, 155, 100, "小计")
            put(canvas, 55, 170, "1.00")
            put(canvas, 155, 170, "2.00")

        assert grids(read(draw)) == [(("公务接待费", "小计"), ("1.00", "2.00"))]

    def test_a_watermark(self, read):
        def draw(canvas, _):
            put(canvas, 55, 100, "本年收入合计为零元整。")
            canvas.translate(200, 200)
            canvas.rotate(30)
            canvas.drawString(0, 0, "样本")

        document = read(draw)
        assert texts(document) == ["本年收入合计为零元整。"]
        assert document.lost[0].what == "2 letters at an angle, as of a watermark"


class TestParagraphs:
    def test_wrapped_over_pages(self, read):
        full = "预算支出说明文字" * 5

        def draw(canvas, number):
            if number == 1:
                put(canvas, 72, 100, full[:38])
                put(canvas, 50, 120, full)
            else:
                put(canvas, 50, 100, "结束。")
                put(canvas, 72, 120, "另一段。")

        assert texts(read(draw, pages=2)) == [full[:38] + full + "结束。", "另一段。"]

    def test_items_and_headings_stay_apart(self, read):
        full = "预算支出说明文字" * 5

        def draw(canvas, _):
            put(canvas, 50, 100, full)
            put(canvas, 50, 120, "二、其他说明")
            put(canvas, 50, 140, "（一）" + full[:37])
            put(canvas, 50, 160, full[:39] + "。")
            put(canvas, 50, 180, "后文没有缩进。")
            canvas.setFont(FONT, 20)
            put(canvas, 50, 220, "大标题")

        assert texts(read(draw)) == [
            full,
            "二、其他说明",
            "（一）" + full[:37] + full[:39] + "。",
            "后文没有缩进。",
            "大标题",
        ]

    def test_a_number_that_had_no_room(self, read):
        full = "预算支出说明文字" * 5

        def draw(canvas, _):
            put(canvas, 72, 100, full[:35] + "为")
            put(canvas, 50, 120, "1234567.89" + full[:35])
            put(canvas, 50, 140, "万元。")

        assert texts(read(draw)) == [full[:35] + "为1234567.89" + full[:35] + "万元。"]

    def test_texts_side_by_side(self, read):
        def draw(canvas, _):
            put(canvas, 50, 100, "编制部门：某局")
            put(canvas, 700, 100, "单位：元")
            put(canvas, 50, 120, "第一部分")
            put(canvas, 102, 120, "概况")

        assert texts(read(draw)) == ["编制部门：某局", "单位：元", "第一部分 概况"]

    def test_heads_feet_and_page_numbers(self, read):
        def draw(canvas, number):
            put(canvas, 60, 30, "某市某局2024年度部门决算")
            put(canvas, 60, 50, "单位：元")
            put(canvas, 60, 150, f"正文第{number}段。")
            put(canvas, 60, 300, "12")
            put(canvas, 400, 570, f"- {number + 2} -" if number < 3 else str(number))

        document = read(draw, pages=4)
        assert texts(document) == [
            text for number in range(1, 5) for text in ("单位：元", f"正文第{number}段。", "12")
        ]
        assert {entry.what for entry in document.lost} == {
            "the page numbers of 4 pages",
            "a head or foot of 4 pages: 某市某局#年度部门决算",
        }

    def test_a_running_head_is_no_margin(self, read):
        """It begins further left than the text, whose lines seem indented against it."""
        head, full = "某某区应急管理综合行政执法监督局2026年度单位预算公开", "预算支出说明文字" * 5

        def draw(canvas, number):
            put(canvas, 30, 20, head)
            put(canvas, 102, 100, full[:33] + f"{number}。" + full[:3])
            put(canvas, 82, 120, full[:39])
            put(canvas, 82, 140, "万元，比上年增加。")

        assert texts(read(draw, pages=3)) == [
            full[:33] + f"{number}。" + full[:3] + full[:39] + "万元，比上年增加。"
            for number in (1, 2, 3)
        ]

    def test_a_page_number_that_stands_far_in(self, read):
        full = "预算支出说明文字" * 5

        def draw(canvas, number):
            if number == 1:
                put(canvas, 72, 100, full[:36] + "二")
            put(canvas, 50, 120, full[:38])
            put(canvas, 50, 530, f"─ {number} ─")

        assert texts(read(draw, pages=2)) == [full[:36] + "二" + full[:38] + full[:38]]

    def test_a_lone_number_at_the_edge_is_kept(self, read):
        def draw(canvas, _):
            put(canvas, 60, 150, "合计金额如下：")
            put(canvas, 60, 570, "1234")

        assert texts(read(draw)) == ["合计金额如下：", "1234"]

    def test_contents_with_leaders(self, read):
        def draw(canvas, _):
            put(canvas, 50, 100, "一、部门主要职能 " + "…" * 30 + " 1")
            put(canvas, 50, 120, "部门机构设置 " + "…" * 32 + " 2")

        assert [text.split()[0] for text in texts(read(draw))] == [
            "一、部门主要职能",
            "部门机构设置",
        ]


def test_a_page_of_lines_without_text(read):
    def draw(canvas, number):
        if number == 1:
            put(canvas, 50, 100, "第一页有足够的文字在这里。")
        else:
            ruled(canvas, [50, 150, 250], [50, 80])

    assert [(e.page, e.what) for e in read(draw, pages=2).lost] == [
        (2, "the page has lines and no text")
    ]


#: For each document: how many codes of 3, 5 and 7 digits, and the sums of all their amounts.
REAL = {
    "putuo_finance_bureau_2024_final_account.pdf": (
        (16, 72, 33),
        ("19989.67", "19989.70", "17652.76"),
    ),
    "putuo_finance_bureau_2025_budget.pdf": (
        (16, 37, 33),
        ("237527416.80", "237527416.80", "187285234.80"),
    ),
    "putuo_government_office_2025_budget.pdf": (
        (16, 37, 36),
        ("595314202.80", "595314202.80", "546100652.10"),
    ),
    "putuo_social_work_department_2024_final_account.pdf": (
        (16, 73, 27),
        ("1952.51", "1952.50", "1846.92"),
    ),
    "putuo_wanli_subdistrict_2025_budget.pdf": (
        (30, 100, 99),
        ("1341288798", "1341288802", "1138605306"),
    ),
    "shanghai_final_account_template_2024.pdf": ((10, 67, 3), ("0", "0", "0")),
    "shanghai_finance_bureau_2025_budget.pdf": (
        (16, 48, 39),
        ("1286775092", "1286775090", "1031491014"),
    ),
}
CODE = re.compile(r"[1-3]\d\d(?:\d\d){0,2}")
AMOUNT = re.compile(r"[\d,]+(?:\.\d+)?")


def coded(document):
    """The code of each row with one, or of each half of it, and the amounts beside it."""
    for rows in grids(document):
        for row in rows:
            starts = [number for number, cell in enumerate(row) if CODE.fullmatch(cell)]
            for start, end in pairwise([*starts, len(row)]):
                parts = [cell for cell in row[start + 1 : start + 3] if re.fullmatch(r"\d\d", cell)]
                rest = row[start + 1 + len(parts) : end]
                amounts = [cell.replace(",", "") for cell in rest if AMOUNT.fullmatch(cell)]
                yield row[start] + "".join(parts), sum(map(Decimal, amounts), Decimal(0))


@pytest.mark.parametrize("name", REAL)
def test_every_row_with_a_code_of_the_real_ones(source_of, name):
    """The figures were compared with the printed totals of every table, and with its picture."""
    counts, sums = REAL[name]
    document = source_of(name)
    found = list(coded(document))

    for digits, count, total in zip((3, 5, 7), counts, sums, strict=True):
        amounts = [amount for code, amount in found if len(code) == digits]
        assert (len(amounts), sum(amounts, Decimal(0))) == (count, Decimal(total))
    assert len(texts(document)) > 70
    assert not any("����" in text or "(cid:" in text for text in texts(document))
