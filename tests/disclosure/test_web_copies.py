"""Tables of web pages, copied in every shape: read exactly, or told as not read."""

import pytest

import govbudget as gb
from govbudget.io.source import Loss

BODY = "某某县样例服务局"
SIDES = [
    ["项目", "预算数", "项目", "预算数"],
    ["一、一般公共预算拨款收入", "321.50", "一、一般公共服务支出", "250.30"],
    ["二、政府性基金预算拨款收入", "", "二、社会保障和就业支出", "40.20"],
    ["三、事业收入", "10.00", "三、卫生健康支出", "21.00"],
    ["四、其他收入", "", "四、住房保障支出", "20.00"],
    ["收入总计", "331.50", "支出总计", "331.50"],
]
CODED = [
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["", "合计", "240.30", "200.30", "40.00"],
    ["201", "一般公共服务支出", "240.30", "200.30", "40.00"],
    ["20126", "档案事务", "240.30", "200.30", "40.00"],
    ["2012601", "行政运行", "200.30", "200.30", ""],
    ["2012604", "档案馆", "40.00", "", "40.00"],
]
PUBLIC = [
    ["项目", "上年预算数", "本年预算数"],
    ["合计", "8.00", "7.00"],
    ["1.因公出国（境）费", "", ""],
    ["2.公务接待费", "3.00", "2.00"],
    ["3.公务用车购置及运行维护费", "5.00", "5.00"],
]
TABLES = {
    "部门收支总表": SIDES,
    "一般公共预算支出表": CODED,
    "一般公共预算“三公”经费支出表": PUBLIC,
}
BEFORE = [
    "网站首页 | 政务公开 | 互动交流",
    "您现在的位置：首页 > 预决算公开",
    f"{BODY}2024年部门预算",
]
AFTER = ["打印本页    关闭窗口", "版权所有：某某县人民政府"]


def wide(text):
    return sum(2 if ord(letter) > 0x2000 else 1 for letter in text)


def bar_behind_each(rows):
    """A cell a line with a bar behind it; blank ones are bars alone, a row ends behind them."""
    said = ""
    for row in rows:
        said += "".join(f"{cell} |\n" if cell else "|" for cell in row)
        said += "" if row[-1] else "\n"
    return said.rstrip("\n")


def bar_a_line(rows):
    return "\n".join(f"{cell} |" if cell else "|" for row in rows for cell in row)


def framed(rows):
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def ruled(rows):
    head, *body = framed(rows).split("\n")
    return "\n".join([head, "|" + ":---:|" * len(rows[0]), *body])


def between(rows):
    return "\n".join(" | ".join(row) for row in rows)


def run_together(rows):
    """Blank cells are bars without blanks between them."""
    return "\n".join("| " + "".join(f"{one} | " if one else "|" for one in row) for row in rows)


def aligned(rows):
    widths = [max(wide(row[at]) for row in rows) + 3 for at in range(len(rows[0]))]
    return "\n".join(
        "".join(one + " " * (to - wide(one)) for one, to in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def line_for_blank(rows):
    return "\n".join(cell for row in rows for cell in row)


def paragraphs(rows):
    return "\n" + "".join(f"{cell}\n\n" if cell else "\n" for row in rows for cell in row)


def lines_alone(rows):
    return "\n".join(cell for row in rows for cell in row if cell)


SHAPES = [
    *(bar_behind_each, bar_a_line, framed, ruled, between, run_together),
    *(aligned, line_for_blank, paragraphs),
]


def read(tmp_path, shape, around=True, tables=TABLES):
    said = [*BEFORE] if around else [BEFORE[-1]]
    for title, rows in tables.items():
        said += [title, f"部门：{BODY}", "单位：万元", shape(rows)]
    path = tmp_path / "page.txt"
    path.write_text("\n".join([*said, *(AFTER if around else [])]), encoding="utf-8")
    return gb.read_disclosure(path)


def rows_of(disclosure):
    return {
        table.title: [[*row] for grid in table.grids for row in grid.rows]
        for table in disclosure.tables
    }


def without_blanks(tables):
    return {title: [[cell for cell in row if cell] for row in rows] for title, rows in tables}


@pytest.mark.parametrize("around", [True, False])
@pytest.mark.parametrize("shape", SHAPES)
def test_each_cell_is_where_it_was(tmp_path, shape, around):
    disclosure = read(tmp_path, shape, around)

    found = {
        title: [row for row in rows if any(row)] for title, rows in rows_of(disclosure).items()
    }
    assert found == TABLES
    assert not any(one.kind is Loss.UNREAD for one in disclosure.lost)
    assert (disclosure.unit_name, disclosure.year) == (BODY, 2024)
    assert not gb.check(disclosure).errors


@pytest.mark.parametrize("shape", SHAPES)
def test_a_wrong_figure_is_told_in_every_shape(tmp_path, shape):
    wrong = [*CODED[:-1], [*CODED[-1][:2], "41.00", "", "41.00"]]

    assert gb.check(read(tmp_path, shape, tables={"一般公共预算支出表": wrong})).errors


@pytest.mark.parametrize("shape", [framed, between, bar_behind_each])
def test_cells_that_do_not_fit_are_told_and_not_guessed(tmp_path, shape):
    torn = [*CODED[:3], CODED[3][:-1], *CODED[4:]]
    disclosure = read(tmp_path, shape, tables={"一般公共预算支出表": torn})

    assert not any(table.tables or table.stated for table in disclosure.tables)
    [lost] = [one for one in disclosure.lost if one.kind is Loss.UNREAD]
    assert lost.what_zh
    assert "structure.unread" in {one.rule for one in gb.check(disclosure).findings}


def test_a_name_over_two_lines_is_told_and_not_cut(tmp_path):
    lines = aligned(CODED).split("\n")
    lines.insert(5, " " * 12 + "及其他")
    disclosure = read(tmp_path, lambda _: "\n".join(lines), tables={"一般公共预算支出表": CODED})

    assert not any(table.tables for table in disclosure.tables)
    assert any(one.kind is Loss.UNREAD for one in disclosure.lost)


def test_a_head_whose_cells_span_others(tmp_path):
    def spanning(rows):
        head, *body = rows
        above = ["收入", "支出"] if len(head) == 4 else ["功能分类科目", *head[2:]]
        first = [above] if len(head) > 3 else []
        below = [head] if len(head) == 4 else [head[:2]] if len(head) > 4 else [head]
        return framed([*first, *below, *body])

    found = rows_of(read(tmp_path, spanning))
    assert found["部门收支总表"] == [["收入", "", "支出", ""], *SIDES]
    assert found["一般公共预算支出表"] == [
        ["功能分类科目", "", "合计", "基本支出", "项目支出"],
        ["科目编码", "科目名称", "", "", ""],
        *CODED[1:],
    ]


@pytest.mark.parametrize("shape", [framed, aligned])
def test_lines_of_no_table_stay_lines(tmp_path, shape):
    path = tmp_path / "page.txt"
    links = [["首页", "新闻", "公开"], ["概况", "机构", "领导"]]
    contents = [["一、收入总表", "3"], ["二、支出总表", "4"], ["三、三公经费支出表", "5"]]
    text = "\n".join([f"{BODY}2024年部门预算", shape(links), "目录", aligned(contents), "正文。"])
    path.write_text(text, encoding="utf-8")
    disclosure = gb.read_disclosure(path)

    assert not any(table.grids for table in disclosure.tables)
    assert not disclosure.lost


def test_a_title_in_a_caption_stands_before_its_table_in_a_page_of_tables(tmp_path):
    def table(title, rows):
        cells = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in rows)
        return f"<table><caption>{title}<br>单位：万元</caption>{cells}</table>"

    inner = "".join(table(title, rows) for title, rows in TABLES.items())
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><body><table><tr><td>导航</td><td><h1>{BODY}2024年部门预算</h1>{inner}</td></tr>"
        "</table></body></html>",
        encoding="utf-8",
    )
    disclosure = gb.read_disclosure(path)

    assert rows_of(disclosure) == TABLES
    assert {table.unit for table in disclosure.tables} == {gb.Unit.WAN}
    assert not gb.check(disclosure).errors


def test_a_blank_that_left_no_line_is_told(tmp_path):
    disclosure = read(tmp_path, lines_alone, tables={"一般公共预算支出表": CODED})

    assert not any(table.tables for table in disclosure.tables)
    assert any(one.kind is Loss.UNREAD for one in disclosure.lost)
