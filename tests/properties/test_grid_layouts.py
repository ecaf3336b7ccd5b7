"""However a table is printed, it is read as the same table."""

from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

import govbudget as gb
from govbudget.disclosure.recognition import recognise
from govbudget.io.source import Grid, Paragraph, SourceDocument
from govbudget.reconciling.grids import table_of_grid

TREE = gb.functional(2024)
AMOUNTS = st.none() | st.decimals(-(10**9), 10**12, places=2)
LINES = st.lists(
    st.tuples(st.sampled_from(sorted(TREE)), AMOUNTS, AMOUNTS),
    min_size=1,
    max_size=12,
    unique_by=lambda line: line[0],
).map(sorted)


def printed(amount):
    return "" if amount is None else f"{amount:,.2f}"


def in_one_cell(lines):
    yield ["科目编码", "科目名称", "合计", "基本支出"]
    for code, first, second in lines:
        yield [code, TREE[code].name, printed(first), printed(second)]


def in_levels(lines):
    yield ["项目", "", "", "", "本年支出", ""]
    yield ["支出功能分类科目编码", "", "", "科目名称", "合计", "基本支出"]
    yield ["类", "款", "项", "", "", ""]
    for code, first, second in lines:
        parts = [code[:3], code[3:5], code[5:7]]
        yield [*parts, TREE[code].name, printed(first), printed(second)]


def with_the_name(lines):
    yield ["功能分类科目", "合计", "基本支出"]
    for code, first, second in lines:
        yield [f"[{code}]{TREE[code].name}", printed(first), printed(second)]


def with_dashes(lines):
    yield ["序号", "功能科目编码", "科目名称", "合计", "基本支出"]
    for number, (code, first, second) in enumerate(lines, 1):
        parts = filter(None, (code[:3], code[3:5], code[5:7]))
        yield [
            *(str(number), "  " + "-".join(parts), TREE[code].name),
            *(printed(first), printed(second)),
        ]


LAYOUTS = st.sampled_from([in_one_cell, in_levels, with_the_name, with_dashes])


def figures(table):
    return [(row.code, *(cell.amount for cell in row.cells)) for row in table.rows]


@given(LINES, LAYOUTS)
@example([("20401", None, None)], with_the_name)
def test_any_layout_is_read_as_the_same_table(lines, layout):
    [table] = table_of_grid(list(layout(lines)))

    assert table.measures == ("合计", "基本支出")
    assert figures(table) == lines
    assert [row.name for row in table.rows] == [TREE[code].name for code, *_ in lines]


@given(LINES, LAYOUTS, st.data())
def test_a_table_cut_anywhere_is_read_as_one(lines, layout, data):
    rows = [tuple(row) for row in layout([*lines, *lines])]
    head = len(rows) - 2 * len(lines)
    cut = data.draw(st.integers(head + 1, len(rows) - 1))
    # A first row that stands right below the head of another page as well is one that it repeats.
    again = rows[cut] != rows[head] and data.draw(st.booleans())
    pages = (rows[:cut], [*(rows[:head] if again else []), *rows[cut:]])
    blocks = [Paragraph("支出预算总表", 1), Paragraph("单位：元", 1)]
    blocks += [Grid(tuple(part), page) for page, part in enumerate(pages, 1)]

    [found] = recognise(SourceDocument("made", "pdf", tuple(blocks), 2)).tables

    assert figures(found.table) == [*lines, *lines]
    assert sum(len(one.rows) for one in found.grids) == len(rows) + head * again


@given(st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=8))
def test_no_grid_is_too_strange(rows):
    for table in table_of_grid(rows):
        for row in table.rows:
            assert all(isinstance(cell.amount, Decimal | None) for cell in row.cells)
