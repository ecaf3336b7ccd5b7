"""One file means the same to all that open it: the columns that each command finds are compared."""

import csv
import os
from itertools import islice
from pathlib import Path

import pytest
from openpyxl import Workbook

import govbudget as gb
from govbudget.cli.line_layout import layout_for_lines
from govbudget.cli.lines_in import open_lines
from govbudget.disclosure.reading import read_source
from govbudget.io.sheets import read_sheets
from govbudget.io.source import Grid
from govbudget.mapping import layout_for
from govbudget.reconciling.opening import open_readings
from govbudget.tables.layout.layout import NEAR, layout_of
from govbudget.tables.ownlist import own_list

ROWS = [
    ("201", "一般公共服务支出", "60.00", "50.00", "10.00"),
    ("20126", "档案事务", "60.00", "50.00", "10.00"),
    ("2012601", "行政运行", "50.00", "50.00", ""),
    ("2012604", "档案馆", "10.00", "", "10.00"),
]
ABOVE = [
    [],
    [["2024年支出预算总表"], ["部门：某某市档案馆", "", "", "单位：万元"]],
    [["某某市档案馆"], ["2024年支出预算总表"], ["单位：万元"]],
    [["单位：万元"], ["某某市档案馆"], ["附表3"], ["支出预算总表"], ["（按科目）"]],
    [["附表3 支出预算总表（单位：万元）"], [""], ["某某市档案馆2024年部门预算"]],
]


def levels(code):
    return [code[:3], code[3:5], code[5:7]]


def once(code):
    parts = levels(code)
    last = max(at for at, part in enumerate(parts) if part)
    return [part if at == last else "" for at, part in enumerate(parts)]


def whole(code):
    return ["" if len(code) != digits else code for digits in (3, 5, 7)]


#: A head, and how its rows have code and name.
LAYOUTS = {
    "codes in one column": (
        [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]],
        lambda code, name: [code, name],
    ),
    "name first": (
        [["科目名称", "科目编码", "合计", "基本支出", "项目支出"]],
        lambda code, name: [name, code],
    ),
    "code and name in one cell": (
        [["支出功能分类", "合计", "基本支出", "项目支出"]],
        lambda code, name: [f"{code}-{name}"],
    ),
    "brackets": (
        [["科目编码及名称", "合计", "基本支出", "项目支出"]],
        lambda code, name: [f"[{code}]{name}"],
    ),
    "levels in every row": (
        [["类", "款", "项", "科目名称", "合计", "基本支出", "项目支出"]],
        lambda code, name: [*levels(code), name],
    ),
    "levels written once": (
        [["类", "款", "项", "科目名称", "合计", "基本支出", "项目支出"]],
        lambda code, name: [*once(code), name],
    ),
    "whole codes in columns of their levels": (
        [["类编码", "款编码", "项编码", "科目名称", "合计", "基本支出", "项目支出"]],
        lambda code, name: [*whole(code), name],
    ),
    "sections with their own digits": (
        [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]],
        lambda code, name: [code[-2:] if len(code) == 5 else code, name],
    ),
    "head of two rows": (
        [
            ["科目编码", "", "", "科目名称", "合计", "其中", ""],
            ["类", "款", "项", "", "", "基本支出", "项目支出"],
        ],
        lambda code, name: [*levels(code), name],
    ),
    "head of three rows": (
        [
            ["支出功能分类科目", "", "2024年预算数", "", ""],
            ["科目编码", "科目名称", "合计", "其中", ""],
            ["", "", "", "基本支出", "项目支出"],
        ],
        lambda code, name: [code, name],
    ),
    "units in the titles": (
        [["科目编码", "科目名称", "合计（元）", "基本支出/万元", "项目支出[万元]"]],
        lambda code, name: [code, name],
    ),
    "other columns between": (
        [["序号", "单位编码", "科目编码", "科目名称", "合计", "基本支出", "项目支出"]],
        lambda code, name: ["1", "101001", code, name],
    ),
}


def columns(part):
    """What is compared: where the codes, the name and the amounts stand, and what these are."""
    return (
        [one.place for one in part.codes],
        None if part.name is None else part.name.place,
        part.coded_names,
        [(one.place, one.title, one.unit) for one in part.measures],
    )


def seen_by_all(path):
    """The layout that each command finds in the first table of a file."""
    name = str(path)
    sheet = next(one for one in read_sheets(name) if one.rows)
    found = {"reconcile": open_readings(name)[0].layout, "map": layout_for(name, sheet.rows)}
    with open_lines(name) as lines:
        rows = [row for _, row in islice(lines.rows, NEAR)]
        found["rollup"] = layout_for_lines(name, rows, None)
    # A text with commas is prose to a document.
    grids = [one for one in read_source(name).blocks if isinstance(one, Grid)]
    if grids:
        found["check"] = layout_of(max(grids, key=lambda one: len(one.rows)).rows)
    return found


@pytest.fixture(params=["csv", "tsv", "xlsx"])
def written(request, tmp_path):
    """Writes rows in a format."""

    def write(rows):
        path = tmp_path / f"t.{request.param}"
        if request.param == "xlsx":
            book = Workbook()
            for row in rows:
                book.active.append([cell or None for cell in row])
            book.save(path)
        else:
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, delimiter="\t" if request.param == "tsv" else ",").writerows(rows)
        return path

    return write


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("above", range(len(ABOVE)))
def test_made_files(written, layout, above):
    head, cells = LAYOUTS[layout]
    width = len(head[0])
    lines = [[*line, *[""] * (width - len(line))] for line in ABOVE[above]]
    body = [[*cells(code, name), *amounts] for code, name, *amounts in ROWS]
    path = written([*lines, *head, *body])

    found = seen_by_all(path)

    expected = columns(found["reconcile"].main)
    assert {name: columns(one.main) for name, one in found.items()} == dict.fromkeys(
        found, expected
    )
    # In a document what stands above a blank line is a caption, which belongs to the table later.
    whole = [one for name, one in found.items() if name != "check"]
    assert len({(one.above.title, one.unit) for one in whole}) == 1
    own = own_list([[str(cell) for cell in row] for row in read_sheets(str(path))[0].rows])
    assert list(own.groups[0].codes) == ([expected[1]] if expected[2] else expected[0])
    if above:
        assert found["map"].above.title.strip("0123456789年").startswith("支出预算总表")
    [table] = gb.open_tables(str(path))
    assert table.amount("2012604", table.measures[0]) is not None
    assert [row.code for row in table.rows] == [row[0] for row in ROWS]
    assert list(gb.load(path, year=2024)) == [row[0] for row in ROWS]


def shared_tables():
    folder = Path(os.environ.get("GOVBUDGET_CASES", "../shared/cases/tables"))
    wanted = (".csv", ".txt", ".xlsx")
    return (
        sorted(one for one in folder.glob("*") if one.suffix in wanted) if folder.is_dir() else []
    )


@pytest.mark.filterwarnings("ignore::govbudget.io.sheets.PartsLeftOut")
@pytest.mark.parametrize("path", shared_tables() or [None], ids=lambda path: path and path.name)
def test_the_shared_cases(path):
    if path is None:
        pytest.skip("the shared cases are not beside the project")
    try:
        found = seen_by_all(path)
    except gb.UnreadableFile as error:
        pytest.skip(f"no table: {error}")

    expected = columns(found["reconcile"].main)
    assert {name: columns(one.main) for name, one in found.items()} == dict.fromkeys(
        found, expected
    )
