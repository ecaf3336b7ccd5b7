"""One sheet with several tables, and with the text of the document between them."""

import openpyxl
import pytest

import govbudget as gb
from govbudget.disclosure.reading import read_source
from govbudget.io.source import Grid, Paragraph

TEXT = [
    ["县气象局2026年部门预算"],
    ["一、部门职责"],
    ["承担全县气象观测、预报和灾害防御工作，管理气象设施。"],
    ["承担全县人工影响天气工作，并负责气象科学普及。"],
    ["二、部门预算情况"],
]
INCOME = [
    ["2026年部门收入预算总表"],
    ["单位：万元"],
    ["科目编码", "科目名称", "合计", "财政拨款收入"],
    ["220", "自然资源海洋气象等支出", 30, 30],
    ["22005", "气象事务", 30, 30],
    ["", "合计", 30, 30],
]
SPENT = [
    ["2026年部门支出预算总表"],
    ["单位：万元"],
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["220", "自然资源海洋气象等支出", 30, 20, 10],
    ["22005", "气象事务", 30, 20, 10],
    ["", "合计", 30, 20, 10],
]


@pytest.fixture
def written(tmp_path):
    def write(*rows):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / "made.xlsx")
        return tmp_path / "made.xlsx"

    return write


def shape(path):
    return [
        len(one.rows) if isinstance(one, Grid) else one.text for one in read_source(path).blocks
    ]


def test_titles_that_begin_with_the_year_part_the_tables(written):
    document = gb.read_disclosure(written(*INCOME, [], *SPENT))
    assert [(one.title, one.kind.value) for one in document.tables] == [
        ("2026年部门收入预算总表", "income"),
        ("2026年部门支出预算总表", "expenditure"),
    ]


def test_text_above_and_between_tables_is_text(written):
    path = written(*TEXT, *INCOME, [], ["三、情况说明"], TEXT[2], TEXT[3], *SPENT)
    said = [line for [line] in TEXT]
    assert shape(path) == [*said, 6, "三、情况说明", *said[2:4], 6]
    assert [one.first_row for one in read_source(path).blocks if isinstance(one, Grid)] == [6, 16]
    assert [len(one.tables[0].rows) for one in gb.read_disclosure(path).tables] == [3, 3]


def test_text_below_the_last_table(written):
    assert shape(written(*INCOME, TEXT[2], TEXT[3])) == [6, TEXT[2][0], TEXT[3][0]]


@pytest.mark.parametrize(
    "below",
    [
        [["注：本表按照部门预算的口径编制，不含上年结转资金。"]] * 2,
        [["本表按照部门预算的口径编制，不含上年结转资金，含税。"]],
        [["一、财政拨款"], ["二、事业收入"], ["三、经营收入"], ["四、其他收入"]] * 3,
    ],
    ids=["notes", "a single line", "rows without amounts"],
)
def test_what_belongs_to_a_table_stays_with_it(written, below):
    blocks = read_source(written(*INCOME, *below)).blocks
    assert not [one for one in blocks if isinstance(one, Paragraph)]
    assert len(blocks) == 1
