"""Text and web pages: what is a table, what is one paragraph."""

import pytest

from govbudget.disclosure.reading import read_source
from govbudget.io.source import Grid, Paragraph

LONG = (
    "一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）"
    "其他政府办公厅（室）及相关机构事务支出"
)
SEED = "anshan_big_data_center_2024_budget.txt"


@pytest.fixture
def read(tmp_path):
    def read(text):
        (tmp_path / "a").write_text(text, encoding="utf-8", newline="")
        return read_source(tmp_path / "a").blocks

    return read


class TestText:
    def test_tables(self, read):
        blocks = read("题目\r\n编码\t名称\r\n201\t 甲 \t\r\n\t\t1.00\r\n\r\n305\t乙\r\n完。")

        assert blocks == (
            Paragraph("题目"),
            Grid((("编码", "名称", ""), ("201", "甲", ""), ("", "", "1.00")), first_row=2),
            Grid((("305", "乙"),), first_row=6),
            Paragraph("完。"),
        )

    def test_an_indent_is_no_table(self, read):
        assert read("\t缩进的段落。\t\n\t\n第二段\t") == (
            Paragraph("缩进的段落。"),
            Paragraph("第二段"),
        )

    def test_lines_that_hold_one_text_are_paragraphs(self, read):
        assert read("甲\t\n\t乙\n") == (Paragraph("甲"), Paragraph("乙"))
        assert read("一行\t\n") == (Paragraph("一行"),)

    def test_a_form_without_figures_is_a_table(self, read):
        assert read("合计\t\t\t \n单位\t名\n") == (
            Grid((("合计", "", "", ""), ("单位", "名", "", ""))),
        )

    @pytest.mark.parametrize("between", ["\n", "\n\n", "\n \n\n"])
    def test_a_sentence_cut_by_a_page(self, read, between):
        assert read(f"{LONG}{between}（项）：反映其他支出。") == (
            Paragraph(f"{LONG}（项）：反映其他支出。"),
        )

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (LONG, "二、其他支出的说明。"),
            (LONG, "收支预算总表"),
            (LONG + "。", "反映其他支出。"),
            ("收支预算总表", "反映其他支出。"),
        ],
    )
    def test_lines_that_stay_apart(self, read, first, second):
        assert read(f"{first}\n{second}") == (Paragraph(first), Paragraph(second))

    @pytest.mark.parametrize(
        "first",
        [
            "四、关于某某市样例局2025年财政拨款收支预算情况的总体情况说明",
            "（一）关于某某市样例局2025年财政拨款收支预算情况的总体情况说明",
            "第三部分 某某市样例局2025年度部门预算和“三公”经费预算情况的说明",
            "某某市样例局2025年一般公共预算当年拨款收入为1200.00万元",
        ],
    )
    def test_headings_and_figures_stay_apart(self, read, first):
        second = "某某市样例局2025年财政拨款收支总预算为1200.00万元，" * 2 + "另有其他收入。"
        assert read(f"{first}\n{second}") == (Paragraph(first), Paragraph(second))

    def test_a_file_cut_to_one_width(self, read):
        wide, short = "为" * 36, "只" * 31
        heading = f"一、关于{'某' * 32}"
        cut = f"{heading}某的说明。"
        text = "\n".join([*[wide] * 5, "完。", heading, "某的说明。", short, wide, "完。"])
        assert read(text) == (
            Paragraph(wide * 5 + "完。"),
            Paragraph(cut),
            Paragraph(short + wide + "完。"),
        )
        heading = f"二、{short}"
        text = "\n".join([*[wide] * 5, "完。", heading, f"{wide[:-1]}。"])
        assert read(text)[1:] == (Paragraph(heading), Paragraph(f"{wide[:-1]}。"))

    def test_a_short_line_of_such_a_file(self, read):
        wide, short = "为" * 40, "只" * 32
        assert read("\n".join([*[wide] * 5, "完。", short, wide, "完。"])) == (
            Paragraph(wide * 5 + "完。"),
            Paragraph(short),
            Paragraph(wide + "完。"),
        )

    def test_a_page_of_28_signs(self, read):
        """The usual page of an office, whose figures are not parted over two lines."""
        text = """\
            （一）样例支出预算1476260.58元，占支出总预算的
            84.06%，同比减少4966.66元，下降0.34%。其中：
            样例工资支出预算1016908.34元，占样例支出预算的
            68.88%，同比增加33279.22元，增长3.38%。
            其中，样例津贴12000.00元，占样例工资支出预算的
            1.18%，同比增加2000.00元，增长20.00%。
            样例服务支出预算445372.24元，其中：基本支出
            —12—
            345372.24元，项目支出100000.00元，主要用于样例
            业务的日常运转和设备的维护。
            二、样例的收支
            预算的说明"""
        blocks = read("\n".join(line.strip() for line in text.splitlines()))

        assert [block.text for block in blocks] == [
            "（一）样例支出预算1476260.58元，占支出总预算的84.06%，同比减少4966.66元，下降0.34%。其中：",
            "样例工资支出预算1016908.34元，占样例支出预算的68.88%，同比增加33279.22元，增长3.38%。",
            "其中，样例津贴12000.00元，占样例工资支出预算的1.18%，同比增加2000.00元，增长20.00%。",
            "样例服务支出预算445372.24元，其中：基本支出345372.24元，项目支出100000.00元，主要用于样例"
            "业务的日常运转和设备的维护。",
            "—12—",
            "二、样例的收支",
            "预算的说明",
        ]

    def test_headings_show_no_width(self, read):
        titles = [f"{number}、样例支出预算的具体安排和使用情况的说明" for number in "一二三四五六"]
        rows = [f"样例支出预算的具体安排和使用情况{number}" for number in "甲乙丙"]
        assert read("\n".join(titles + rows)) == tuple(map(Paragraph, titles + rows))

    def test_what_a_web_page_prints_below_its_title(self, read):
        title = "某某市某某区样例执法局（某某市某某区样例管理局）2021年度部门决算"
        below = "发布日期：2022-10-12 10:24 信息来源：某某市某某区人民政府门户网站"
        assert read(f"{title}\n{below}") == (Paragraph(title), Paragraph(below))

    def test_three_lines_of_one_paragraph(self, read):
        assert read(f"{LONG}\n{LONG}\n结束。") == (Paragraph(LONG + LONG + "结束。"),)

    def test_a_table_ends_a_paragraph(self, read):
        grid = Grid((("甲", "乙"),), first_row=2)
        assert read(f"{LONG}\n甲\t乙\n结束的话。") == (
            Paragraph(LONG),
            grid,
            Paragraph("结束的话。"),
        )

    def test_the_seed(self, documents):
        blocks = read_source(documents / SEED).blocks
        rows = [row for block in blocks if isinstance(block, Grid) for row in block.rows]

        assert sum(isinstance(block, Grid) for block in blocks) == 16
        assert sum(row[0].isdecimal() and len(row[0]) in {3, 5, 7} for row in rows) == 65
        assert not any(b.text.startswith("（项）") for b in blocks if isinstance(b, Paragraph))


class TestHtml:
    def test_tags_that_are_left_out(self, read):
        blocks = read("<table><tr><td>甲<td>乙<tr><td>丙<br>丁<td><p>1</p><p>2</table>尾<br>完")

        assert blocks == (
            Grid((("甲", "乙"), ("丙丁", "12"))),
            Paragraph("尾"),
            Paragraph("完"),
        )

    def test_spans_that_overlap(self, read):
        (grid,) = read(
            "<table><tr><td rowspan=2 colspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr>"
            "<tr><td rowspan=3>丁<td>戊<tr><td rowspan=x>己"
            "<tr><td>庚<td>辛<td rowspan=2>壬<tr></table>"
        )

        assert grid.rows == (
            ("甲", "", "乙", ""),
            ("", "", "丙", ""),
            ("丁", "戊", "", ""),
            ("", "己", "", ""),
            ("", "庚", "辛", "壬"),
        )

    def test_a_table_that_lays_out_the_page(self, read):
        blocks = read(
            "<table><tr><td>左栏<table><tr><td>甲<td>乙</table>右栏说明</td></tr></table></table></td>"
        )

        assert blocks == (
            Paragraph("左栏"),
            Grid((("甲", "乙"),)),
            Paragraph("右栏说明"),
        )

    def test_what_is_not_seen(self, read):
        blocks = read(
            "<!doctype html><title>题</title><noscript><p>无</p></noscript><script>1<2</script>"
            "<td/><p>收&nbsp;入&#20803;\n总计</p><script src='x'/></script><!-- 注 --><p>完<tr>"
        )

        assert [block.text for block in blocks] == ["收 入元总计", "完"]

    def test_cells_and_tags_out_of_place(self, read):
        assert read("<table><td>甲</td><td/>乙</table></table><p>丙") == (
            Paragraph("乙"),
            Paragraph("甲"),
            Paragraph("丙"),
        )

    def test_what_is_not_fetched_is_counted(self, tmp_path):
        (tmp_path / "a").write_text("<p>甲<img src=http://example.invalid/a><iframe></iframe>")

        assert [e.what for e in read_source(tmp_path / "a").lost] == ["2 pictures or frames"]
