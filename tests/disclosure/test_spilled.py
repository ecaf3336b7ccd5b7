"""Names whose lines ran into the cells of their neighbours."""

import pytest

import govbudget as gb
from govbudget.disclosure.spilled import gathered
from govbudget.io.source import Grid
from govbudget.tables.layout.heads import find_head

HEAD = (("科目名称", "预算数"), ("合计", "3.00"))


def names(*rows):
    grid = Grid((*HEAD, *((name, "1.00") for name in rows)))
    return [row[0] for row in gathered(grid, find_head(grid.rows)).rows[len(HEAD) :]]


@pytest.mark.parametrize(
    ("printed", "own"),
    [
        (
            ["[30108]机关事业单位基本养老保险缴", "费[30109]职业年金缴费"],
            ["[30108]机关事业单位基本养老保险缴费", "[30109]职业年金缴费"],
        ),
        (
            ["其他国有土地使用权出让收入安排的", "支出资源勘探工业信息等支出"],
            ["其他国有土地使用权出让收入安排的支出", "资源勘探工业信息等支出"],
        ),
        (
            ["行政单位医疗机关事业单位基本养老", "保险缴费支出"],
            ["行政单位医疗", "机关事业单位基本养老保险缴费支出"],
        ),
    ],
)
def test_a_line_goes_back_to_the_row_that_it_is_of(printed, own):
    assert names(*printed) == own


@pytest.mark.parametrize(
    "printed",
    [
        # One of both is a name as it stands; or no list has what would come of it.
        ["住房公积金", "购房补贴"],
        ["住房", "公积金"],
        ["智慧城管一期项目经", "费智慧城管二期项目"],
        ["行政单位医疗", "费职业年金缴费"],
    ],
)
def test_other_names_stay_as_they_are_printed(printed):
    assert names(*printed) == printed


def test_a_table_whose_names_ran_into_other_rows_adds_up(tmp_path):
    path = tmp_path / "spilled.txt"
    rows = (
        ("基本工资", "60.00"),
        ("机关事业单位基本养老保险缴", "20.00"),
        ("费职业年金缴费", "10.00"),
    )
    lines = "\n".join("\t".join(one) for one in (("工资福利支出", "90.00"), *rows))
    path.write_text(
        "样例局2024年部门预算\n\n一般公共预算基本支出表\n\n单位：万元\n\n"
        f"科目名称\t预算数\n合计\t90.00\n{lines}\n",
        encoding="utf-8",
    )
    [table] = gb.read_disclosure(path).tables

    assert [row.code for row in table.resolved[0].rows if row.code] == [
        *("301", "30101", "30108", "30109"),
    ]
