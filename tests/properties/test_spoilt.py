"""A spoilt document is read, or refused with a reason; it never ends in another error."""

from hypothesis import given, settings
from hypothesis import strategies as st

from govbudget.disclosure.document import Disclosure, understood
from govbudget.io.source import Grid, Paragraph, SourceDocument

LINES = (
    "2025年某某县样例局部门预算",
    "目录",
    "一、支出预算总表",
    "支出预算总表",
    "表3",
    "单位：万元",
    "2025年支出预算5.00万元，其中：基本支出3.00万元，占60%；项目支出2.00万元，占40%。",
    "1.因公出国（境）费。2025年预算数0万元，与上年持平。",
    "注：本表无数据。",
)
ROWS = (
    ("支出功能分类", "", "合计", "基本支出", "", "项目支出"),
    ("科目编码", "科目名称", "", "人员经费", "公用经费", ""),
    ("201", "一般公共服务支出", "5.00", "2.00", "1.00", "2.00"),
    ("20106", "财政事务", "5.00", "2.00", "1.00", "2.00"),
    ("2010601", "行政运行", "3.00", "2.00", "1.00", ""),
    ("合计", "", "5.00", "2.00", "1.00", "2.00"),
)
CELLS = st.one_of(
    st.sampled_from([cell for row in ROWS for cell in row]),
    st.sampled_from(
        [
            "类",
            "款",
            "项",
            "其中：工资",
            "行次",
            "1",
            "2",
            "-",
            "—",
            "1.2.3",
            "(5)",
            "公开03表",
            "年度",
        ]
    ),
    st.text("收支总计表0123.,：（）万元一、 \u3000", max_size=12),
)


@st.composite
def grids(draw):
    """A table with rows left out, repeated, shuffled, cells changed, and columns in any order."""
    rows = [list(row) for row in draw(st.lists(st.sampled_from(ROWS), min_size=1, max_size=12))]
    width = draw(st.integers(1, 6))
    order = draw(st.permutations(range(6)))[:width]
    rows = [[row[at] for at in order] for row in rows]
    for _ in range(draw(st.integers(0, 4))):
        row = draw(st.integers(0, len(rows) - 1))
        rows[row][draw(st.integers(0, width - 1))] = draw(CELLS)
    return Grid(tuple(map(tuple, rows)), draw(st.sampled_from([None, 1, 2])))


@st.composite
def paragraphs(draw):
    """A line, whole or cut off, or two of them in one."""
    line = draw(st.sampled_from(LINES))
    line = draw(st.sampled_from([line, line[: draw(st.integers(1, len(line)))], line + line]))
    return Paragraph(line, draw(st.sampled_from([None, 1, 2])))


@settings(max_examples=150)
@given(st.lists(st.one_of(paragraphs(), grids()), min_size=1, max_size=8))
def test_whatever_stands_in_it(blocks):
    source = SourceDocument("made", "text", tuple(blocks))

    found = understood(source)

    assert isinstance(found, Disclosure)
    assert found.paragraphs == tuple(one for one in blocks if isinstance(one, Paragraph))
    for table in found.tables:
        cells = {cell for grid in table.grids for row in grid.rows for cell in row}
        printed = {cell.printed for one in table.tables for row in one.rows for cell in row.cells}
        # What was read was printed: nothing is made up.
        assert printed <= {cell.strip() for cell in cells} | {""}
