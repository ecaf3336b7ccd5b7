"""Roll-ups of data frames in groups."""

import datetime as dt
import warnings
from decimal import Decimal as D

import pytest
from tests.engines import ENGINES, QUIET, frame, rows

import govbudget as gb
from govbudget.frames import rollup_frame

pytestmark = [pytest.mark.filterwarnings(one) for one in QUIET]

LINES = {
    "year": [2018, 2018, 2024, 2024, 2024],
    "unit": ["甲", None, "乙", "甲", "甲"],
    "code": ["2011504", "2010350", " 2013804", "2013804", "2013804 "],
    "amount": [D("7.00"), D("1.50"), D("2.00"), None, D("0.25")],
}
TREE = gb.functional(2024)


@pytest.fixture(params=ENGINES)
def kind(request):
    return request.param


def small(**columns):
    return frame("polars", columns)


def test_each_group_is_on_the_edition_of_its_year(kind):
    made = rollup_frame(frame(kind, LINES), by=("unit", "year"))

    assert rows(made) == [
        ("乙", 2024, "201", "一般公共服务支出", 1, D("2.00")),
        ("乙", 2024, "20138", "市场监督管理事务", 2, D("2.00")),
        ("乙", 2024, "2013804", "经营主体管理", 3, D("2.00")),
        ("甲", 2018, "201", "一般公共服务支出", 1, D("7.00")),
        ("甲", 2018, "20115", "工商行政管理事务", 2, D("7.00")),
        ("甲", 2018, "2011504", "工商行政管理专项", 3, D("7.00")),
        ("甲", 2024, "201", "一般公共服务支出", 1, D("0.25")),
        ("甲", 2024, "20138", "市场监督管理事务", 2, D("0.25")),
        ("甲", 2024, "2013804", "经营主体管理", 3, D("0.25")),
        (None, 2018, "201", "一般公共服务支出", 1, D("1.50")),
        (None, 2018, "20103", "政府办公厅（室）及相关机构事务", 2, D("1.50")),
        (None, 2018, "2010350", "事业运行", 3, D("1.50")),
    ]


def test_is_what_the_library_says_of_the_same_lines():
    lines = [dict(zip(LINES, one, strict=True)) for one in zip(*LINES.values(), strict=True)]

    made = rollup_frame(frame("polars", LINES), by=["year", "unit"])
    same = gb.rollup(lines, by=["year", "unit"]).to_rows()

    assert made.drop("name", "level").rows() == [
        (one["year"], one["unit"], one["code"], one["total"]) for one in same
    ]


def test_one_tree_for_all_and_types_that_stay():
    when = [dt.date(2024, 1, 1), dt.date(2024, 1, 1), dt.date(2023, 1, 1)]
    lines = frame("polars", {"when": when, "code": ["201", "201", "205"], "amount": [1, 2, 4]})

    made = rollup_frame(lines, TREE, by="when")

    assert made.rows() == [
        (when[2], "205", "教育支出", 1, 4),
        (when[0], "201", TREE["201"].name, 1, 3),
    ]
    assert made.schema["when"] == lines.schema["when"]


@pytest.mark.parametrize("kind", ["pandas", "polars"])
def test_categories(kind):
    lines = frame(kind, {"fund": ["b", "a"], "code": ["201", "201"], "amount": [1, 2]})
    if kind == "pandas":
        lines = lines.astype({"fund": "category"})
    else:
        polars = pytest.importorskip("polars")
        lines = lines.with_columns(polars.col("fund").cast(polars.Categorical))

    assert [row[0] for row in rows(rollup_frame(lines, TREE, by="fund"))] == ["a", "b"]


def test_the_year_alone_tells_the_tree():
    lines = small(年度=["2018年", "2018"], code=["2011504", "2011504"], amount=[1, 2])

    assert rollup_frame(lines, year="年度")["amount"].to_list() == [3, 3, 3]
    assert rollup_frame(lines.clear(), by="年度", year="年度").columns == [
        *("年度", "code", "name", "level", "amount")
    ]


def test_unknown_codes_stand_in_their_group():
    lines = small(unit=["甲", "乙"], code=["2159998", "2010350"], amount=[5, 1])

    apart = rollup_frame(lines, TREE, by="unit", unknown="collect")
    above = rollup_frame(lines, TREE, by="unit", unknown="ancestor")

    assert [row[:2] for row in apart.rows()][-1] == ("甲", "2159998")
    assert [row[1] for row in above.rows() if row[0] == "甲"] == ["215", "21599"]


def test_subtotals_are_told_once_for_all_groups():
    units = [at for at in "甲乙" for _ in range(2)]
    lines = small(unit=units, code=["201", "20103"] * 2, amount=[5, 5, 6, 6])

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        made = rollup_frame(lines, TREE, by="unit")

    assert [one.category for one in caught] == [gb.NestedLines]
    assert made["amount"].to_list() == [6, 6, 5, 5]
    with pytest.raises(gb.CountedTwice):
        rollup_frame(lines, TREE, by="unit", nested="refuse")


WRONG = [
    ({"by": "unt"}, gb.MalformedTable, "no column is called 'unt': year, unit, code, amount"),
    ({"by": "unit"}, gb.MalformedTable, "rows of two years, 2018, 2024"),
    ({"by": ("unit", "unit")}, gb.WrongArgument, "each once"),
    ({"by": 5}, gb.WrongArgument, "by"),
    ({"by": "code"}, gb.MalformedTable, "'code' is a column of the result"),
    ({"by": "amount", "tree": TREE}, gb.MalformedTable, "'amount' is asked for twice"),
    ({"by": "unit", "year": "Jahr"}, gb.MalformedTable, "no column is called 'Jahr'"),
    ({"by": "unit", "tree": TREE}, gb.MissingCode, "2011504 is not in functional 2024"),
    ({"by": "unit", "tree": TREE, "year": "year"}, gb.WrongArgument, "which is one edition"),
    ({"year": "unit"}, gb.WrongArgument, "it is a year"),
    ({"by": "year", "scheme": "economic"}, gb.MissingCode, "economic 2018"),
]


@pytest.mark.parametrize(("asked", "error", "said"), WRONG)
def test_refused(asked, error, said):
    with pytest.raises(error, match=said):
        rollup_frame(frame("polars", LINES), **asked)


def test_a_year_without_an_edition_and_rows_without_a_code():
    with pytest.raises(gb.UnknownEdition, match="no edition of functional for 1990"):
        rollup_frame(small(year=[1990], code=["201"], amount=[1]), by="year")
    with pytest.raises(gb.MalformedCode, match="1 line"):
        rollup_frame(small(year=[2024, 2024], code=["201", None], amount=[1, 2]), by="year")


def test_by_another_classification(kind):
    lines = {"code": ["2010101", "20502", "227"], "amount": [D("5.00"), D("100.01"), D("7.00")]}
    shares = {"20502": {"09.1": D("0.5"), "09.2": D("0.5")}}

    made = rollup_frame(frame(kind, lines), TREE, to="cofog")
    parted = rollup_frame(frame(kind, lines), TREE, to="cofog", shares=shares)

    assert [(row[0], row[1], row[3], row[4]) for row in rows(made)] == [
        ("code", "01", 1, D("5.00")),
        ("code", "01.1", 2, D("5.00")),
        ("code", "09", 1, D("100.01")),
        ("group", "09.1+09.2+09.4", None, D("100.01")),
        ("unmapped", "227", None, D("7.00")),
    ]
    assert [row[4] for row in rows(parted) if row[1].startswith("09.")] == [D("50.00"), D("50.01")]


def test_groups_by_another_classification():
    lines = small(year=[2018, 2024, 2024], code=["2011504", "20114", "x"], a=[7, 2, 1])

    made = rollup_frame(lines, by="year", amounts="a", to="cofog", unknown="collect")

    assert made.select("year", "kind", "code", "a").rows() == [
        *((2018, "code", "04", 7), (2018, "code", "04.1", 7)),
        *((2024, "code", "04", 2), (2024, "code", "04.1", 2), (2024, "unknown", "x", 1)),
    ]
    with pytest.raises(gb.UnknownWord, match="did you mean cofog"):
        rollup_frame(lines.head(1), by="year", amounts="a", to="cofgo")
    with pytest.raises(gb.UnknownWord, match="cofog"):
        rollup_frame(lines.head(0), by="year", amounts="a", to="cofgo")
    with pytest.raises(gb.WrongArgument, match="with to"):
        rollup_frame(lines, TREE, amounts="a", shares={})
    with pytest.raises(gb.MalformedTable, match="'kind' is a column of the result"):
        rollup_frame(lines.rename({"a": "kind"}), by="year", amounts="kind", to="cofog")
