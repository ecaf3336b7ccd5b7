"""Tables with two classifications, with columns by unit, project or month, and codes by level.

Each is silent as it is; with any figure of it changed, it is not.
"""

import re

import pytest

import govbudget as gb

HEAD = "某某市某某局2026年度部门预算\n{title}\n单位：万元\n"
ITEMS = (
    ("201", "一般公共服务支出"),
    ("20126", "档案事务"),
    ("2012604", "档案馆"),
    ("208", "社会保障和就业支出"),
    ("20805", "行政事业单位养老支出"),
    ("2080501", "行政单位离退休"),
)
CLASSES = ("工资福利支出", "商品和服务支出", "对个人和家庭的补助", "资本性支出")
CODES = ("301", "302", "303", "310")
FIRST, SECOND = ("90.00", "60.00", "20.00", "", "10.00"), ("10.00", "", "5.00", "5.00", "")
BY_FOUR = (
    ("", "合计", "100.00", "60.00", "25.00", "5.00", "10.00"),
    *((code, name, *FIRST) for code, name in ITEMS[:3]),
    *((code, name, *SECOND) for code, name in ITEMS[3:]),
)
COLUMNS = ("科目编码", "科目名称", "合计")
THREE = ("合计", "基本支出", "项目支出")
LEVELS = (("100.00", "60.00", "40.00"), ("90.00", "60.00", "30.00"), ("10.00", "", "10.00"))


def by_level(title, *codes):
    names = ("一般公共服务支出", "档案事务", "档案馆", "其他档案事务支出")
    amounts = (LEVELS[0], LEVELS[0], *LEVELS[1:])
    total = ("", "合计", *LEVELS[0])
    rows = [(code, name, *row) for code, name, row in zip(codes, names, amounts, strict=True)]
    return title, [("科目编码", "科目名称", *THREE), total, *rows]


def months():
    figures = ("24.00", *["2.00"] * 12)
    rows = [("", "合计", *figures), *((code, name, *figures) for code, name in ITEMS[:3])]
    return [(*COLUMNS, *(f"{month}月" for month in range(1, 13))), *rows]


def of_units():
    rows = [("", "", "合计", "100.00", "60.00", "40.00")]
    for unit, whole, parts in (("某某局本级", "70.00", "50.00"), ("信息中心", "30.00", "10.00")):
        figures = (whole, parts, "20.00")
        rows.append((unit, "", "小计", *figures))
        rows += [(unit, code, name, *figures) for code, name in ITEMS[:3]]
    return [("单位名称", "科目编码", "科目名称", *THREE), *rows]


TABLES = {
    "crossed": ("表5 一般公共预算支出表", [(*COLUMNS, *CLASSES), *BY_FOUR]),
    "crossed, codes above": (
        "表5 一般公共预算支出表",
        [
            ("功能分类科目", "", "合计", *CODES),
            ("科目编码", "科目名称", "", *CLASSES),
            *BY_FOUR,
        ],
    ),
    "crossed, codes below": (
        "表5 一般公共预算支出表",
        [(*COLUMNS, *CLASSES), ("", "", "", *CODES), *BY_FOUR],
    ),
    "crossed, codes alone": ("表5 一般公共预算支出表", [(*COLUMNS, *CODES), *BY_FOUR]),
    "by unit": (
        "表3 支出预算总表",
        [(*COLUMNS, "某某局本级", "某某局信息中心", "某某市档案馆", "某某市图书馆"), *BY_FOUR],
    ),
    "by project": (
        "表8 项目支出表",
        [(*COLUMNS, "档案数字化", "库房改造", "设备更新", "其他项目"), *BY_FOUR],
    ),
    "by month": ("表9 一般公共预算支出分月计划表", months()),
    "rows by unit": ("表3 支出预算总表", of_units()),
    "two schemes in a row": (
        "表6 一般公共预算基本支出表",
        [
            (
                "部门预算支出经济分类科目",
                "",
                "政府预算支出经济分类科目",
                "",
                "合计",
                "人员经费",
                "公用经费",
            ),
            ("科目编码", "科目名称", "科目编码", "科目名称", "", "", ""),
            ("", "合计", "", "", "100.00", "80.00", "20.00"),
            ("301", "工资福利支出", "501", "机关工资福利支出", "80.00", "80.00", ""),
            ("30101", "基本工资", "50101", "工资奖金津补贴", "50.00", "50.00", ""),
            ("30102", "津贴补贴", "50101", "工资奖金津补贴", "30.00", "30.00", ""),
            ("302", "商品和服务支出", "502", "机关商品和服务支出", "20.00", "", "20.00"),
            ("30201", "办公费", "50201", "办公经费", "20.00", "", "20.00"),
        ],
    ),
    "two schemes beside each other": (
        "表6 一般公共预算基本支出表",
        [
            ("部门预算支出经济分类", "", "", "政府预算支出经济分类", "", ""),
            ("科目编码", "科目名称", "金额", "科目编码", "科目名称", "金额"),
            ("301", "工资福利支出", "80.00", "501", "机关工资福利支出", "80.00"),
            ("30101", "基本工资", "50.00", "50101", "工资奖金津补贴", "80.00"),
            ("30102", "津贴补贴", "30.00", "502", "机关商品和服务支出", "20.00"),
            ("302", "商品和服务支出", "20.00", "50201", "办公经费", "20.00"),
            ("30201", "办公费", "20.00", "", "", ""),
            ("", "合计", "100.00", "", "合计", "100.00"),
        ],
    ),
    "three codes in a row": (
        "表3 支出预算总表",
        [
            ("功能分类科目", "", "政府经济分类", "", "部门经济分类", "", *THREE),
            *[("编码", "名称") * 3 + ("", "", "")],
            (
                "2012604",
                "档案馆",
                "50101",
                "工资奖金津补贴",
                "30101",
                "基本工资",
                *["50.00"] * 2,
                "",
            ),
            (
                "2012604",
                "档案馆",
                "50101",
                "工资奖金津补贴",
                "30102",
                "津贴补贴",
                *["30.00"] * 2,
                "",
            ),
            ("2012604", "档案馆", "50201", "办公经费", "30201", "办公费", "20.00", "", "20.00"),
            ("合计", "", "", "", "", "", "100.00", "80.00", "20.00"),
        ],
    ),
    "level signs": by_level("表5 一般公共预算支出表", "201类", "26款", "04项", "99项"),
    "level signs in brackets": by_level(
        "表5 一般公共预算支出表", "201（类）", "26（款）", "4（项）", "99（项）"
    ),
    "whole codes with signs": by_level(
        "表5 一般公共预算支出表", "201类", "20126款", "2012604项", "2012699项"
    ),
    "local items": (
        "表6 一般公共预算基本支出表",
        [
            ("科目编码", "科目名称", "合计", "人员经费", "公用经费"),
            ("", "合计", "70.00", "50.00", "20.00"),
            ("301", "工资福利支出", "50.00", "50.00", ""),
            ("30101", "基本工资", "50.00", "50.00", ""),
            ("3010101", "在职人员基本工资", "50.00", "50.00", ""),
            ("302", "商品和服务支出", "20.00", "", "20.00"),
            ("30211", "差旅费", "20.00", "", "20.00"),
            ("3021101", "市内差旅费", "12.00", "", "12.00"),
            ("3021199", "其他差旅费", "8.00", "", "8.00"),
        ],
    ),
}


@pytest.fixture
def read(tmp_path):
    def made(title, rows):
        path = tmp_path / "budget.txt"
        lines = ["\t".join(row) for row in rows]
        path.write_text(HEAD.format(title=title) + "\n".join(lines) + "\n", encoding="utf-8")
        return gb.read_disclosure(path)

    return made


@pytest.mark.parametrize("name", TABLES)
def test_what_adds_up_is_silent(read, name):
    report = gb.check(read(*TABLES[name]))

    assert not [one for one in report.findings if not one.rule.startswith("structure")]


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", TABLES)
def test_any_other_figure_is_told(read, name):
    title, rows = TABLES[name]
    places = [
        (row, column)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if re.fullmatch(r"\d+\.\d\d", cell)
    ]
    for row, column in places[:: max(1, len(places) // 6)]:
        wrong = [list(cells) for cells in rows]
        wrong[row][column] = f"{float(wrong[row][column]) + 7:.2f}"

        errors = gb.check(read(title, wrong)).errors

        assert errors, (row, column)
        assert all(one.rule.startswith("table.") for one in errors)


@pytest.mark.parametrize(
    "name", ["level signs", "level signs in brackets", "whole codes with signs"]
)
def test_codes_with_the_sign_of_their_level_are_whole(read, name):
    [table] = read(*TABLES[name]).tables[0].tables

    assert [row.code for row in table.rows] == ["", "201", "20126", "2012604", "2012699"]


def test_a_level_without_the_one_above_it_stays_as_it_is_written(read):
    title, rows = by_level("表5 一般公共预算支出表", "26款", "201类", "04项", "99项")

    [table] = read(title, rows).tables[0].tables

    assert [row.code for row in table.rows] == ["", "", "201", "", ""]


def test_columns_of_a_crossed_table_are_called_by_their_names(read):
    for name in ("crossed", "crossed, codes above", "crossed, codes below"):
        [table] = read(*TABLES[name]).tables[0].tables
        assert table.measures == ("合计", *CLASSES)


def test_a_code_that_stands_twice_in_one_list_is_told(read):
    title, rows = TABLES["by unit"]
    twice = [*rows[:4], (rows[3][0], "其他名称", *rows[3][2:]), *rows[4:]]

    found = gb.check(read(title, twice)).of("table.duplicates")

    assert found


@pytest.mark.parametrize("edge", [0, 1])
def test_an_empty_column_at_the_edge_parts_no_halves(read, edge):
    rows = [
        ("收入", "", "支出", ""),
        ("项目", "预算数", "项目", "预算数"),
        ("一、一般公共预算拨款收入", "10.00", "一、一般公共服务支出", "8.00"),
        ("", "", "二、外交支出", ""),
        ("", "", "三、教育支出", "2.00"),
        ("收入总计", "10.00", "支出总计", "10.00"),
    ]

    [table] = read("收支总表", [("",) * edge + row for row in rows]).tables

    assert table.figure("教育支出").path == ("支出",)
    assert table.figure("支出总计").printed == "10.00"
    assert not table.unread
