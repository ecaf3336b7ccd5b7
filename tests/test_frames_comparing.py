"""Two data frames side by side, on every engine that is installed."""

import datetime as dt
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govbudget as gb
from govbudget.frames import compare_frames, restate_frame

sys.path.insert(0, str(Path(__file__).resolve().parent))

from engines import ENGINES, QUIET, decimals, frame, need, rows

pytestmark = [pytest.mark.filterwarnings(one) for one in QUIET]

D = Decimal
CENTS = {"amount": decimals(2)}
BUDGET = {
    "code": ["2010301", "2050202", "2050202", "2080505"],
    "amount": [D("100.00"), D("30.00"), D("20.00"), D("7.50")],
}
ACCOUNT = {
    "code": ["2010301", "2050202", "2290101"],
    "amount": [D("96.40"), D("50.00"), D("1.25")],
}


@pytest.fixture(params=ENGINES)
def kind(request):
    need(request.param)
    return request.param


def test_every_code_of_both(kind):
    made = compare_frames(frame(kind, BUDGET, CENTS), frame(kind, ACCOUNT, CENTS))
    assert sorted(rows(made)) == [
        ("2010301", D("100.00"), D("96.40"), D("-3.60"), D("-3.60"), "changed"),
        ("2050202", D("50.00"), D("50.00"), D("0.00"), D("0.00"), "same"),
        ("2080505", D("7.50"), None, None, None, "ended"),
        ("2290101", None, D("1.25"), None, None, "new"),
    ]
    assert type(made) is type(frame(kind, BUDGET, CENTS))


def test_by_keys_of_every_type(kind):
    import pyarrow as pa

    day = dt.date(2024, 1, 1)
    keys = {"unit": ["甲", "乙", None], "year": [2024, 2024, None], "day": [day, None, day]}
    types = {"day": pa.date32(), "year": pa.int32(), "amount": pa.int64()}
    one = frame(kind, {**keys, "code": ["201"] * 3, "amount": [5, 6, 7]}, types)
    two = frame(kind, {**keys, "code": ["201"] * 3, "amount": [5, 8, None]}, types)
    made = rows(compare_frames(one, two, by=["unit", "year", "day"], sort="code"))
    assert {row[:2]: row[-5:] for row in made} == {
        ("甲", 2024): (5, 5, 0, D("0.00"), "same"),
        ("乙", 2024): (6, 8, 2, D("33.33"), "changed"),
        (None, None): (7, None, None, None, "changed"),
    }


def test_execution_rates_the_lowest_first():
    one = frame("polars", {"code": ["201", "205", "208", "210"], "amount": [100, 50, 30, 0]})
    two = frame("polars", {"code": ["201", "205", "208", "210"], "amount": [97, 20, 30, 4]})
    made = compare_frames(one, two, rate="execution", sort="rate")
    assert [(row[0], row[4]) for row in rows(made)] == [
        ("205", D("40.00")),
        ("201", D("97.00")),
        ("208", D("100.00")),
        ("210", None),
    ]


def test_several_amounts_of_two_kinds(kind):
    before = {"code": ["201", "201"], "a": [1, 2], "b": [D("0.5"), None]}
    after = {"code": ["201"], "a": [2**62], "b": [D("0.7")]}
    sides = [frame(kind, one, {"b": decimals(1)}) for one in (before, after)]
    (row,) = rows(compare_frames(*sides, amounts=["a", "b"]))
    assert row[:4] == ("201", 3, 2**62, 2**62 - 3)
    assert row[5:] == (D("0.5"), D("0.7"), D("0.2"), D("40.00"), "changed")


def test_two_engines_and_two_scales():
    one = frame("pandas", {"code": [201, 205], "amount": [1, 2]})
    two = frame("polars", {"code": ["201", "205"], "amount": [D("1.000"), D("2.005")]})
    assert rows(compare_frames(one, two, sort="code")) == [
        ("201", D("1.000"), D("1.000"), D("0.000"), D("0.00"), "same"),
        ("205", D("2.000"), D("2.005"), D("0.005"), D("0.25"), "changed"),
    ]


def test_objects_of_pandas_lose_no_digit():
    pandas = pytest.importorskip("pandas")
    great = D("12345678901234567890123456789012345678901.01")
    one = pandas.DataFrame({"code": ["201"], "amount": [great]})
    more = D("12345678901234567890123456789012345678902.01")
    two = pandas.DataFrame({"code": ["201"], "amount": [more]})
    (row,) = compare_frames(one, two).itertuples(index=False)
    assert (row.amount_before, row.amount_change, row.amount_rate) == (great, 1, 0)


def test_years_on_one_edition_first():
    one = frame("polars", {"code": ["2070401"], "amount": [500]})
    two = frame("polars", {"code": ["2070601", "2070801"], "amount": [300, 400]})
    sides = restate_frame(one, to=2024, from_=2018), restate_frame(two, to=2024, from_=2024)
    assert {row[0] for row in rows(compare_frames(*sides))} > {"2070601"}
    # Keys rest on the years of a frame: both years in one frame have the same groups.
    import polars as pl

    years = pl.concat([one.with_columns(year=2018), two.with_columns(year=2024)])
    whole = restate_frame(years, to=2024)
    parts = [whole.filter(pl.col("year") == year) for year in (2018, 2024)]
    assert rows(compare_frames(*parts, code="restated_key")) == [
        ("2070601+2070801", 500, 700, 200, D("40.00"), "changed")
    ]


@pytest.mark.parametrize("sort", ["change", "rate", "code"])
def test_orders(sort):
    codes = ["208", "205", "201", "210"]
    one = frame("polars", {"code": codes[:3], "amount": [10, 100, 1]})
    two = frame("polars", {"code": codes, "amount": [30, 105, 2, 9]})
    found = [row[0] for row in rows(compare_frames(one, two, sort=sort))]
    assert (
        found
        == {
            "change": ["208", "205", "201", "210"],
            "rate": ["208", "201", "205", "210"],
            "code": ["201", "205", "208", "210"],
        }[sort]
    )


class TestBadInput:
    good = frame("polars", BUDGET, CENTS)

    @pytest.mark.parametrize(
        ("other", "named", "words"),
        [
            ({"code": ["201"], "amount": [1.5]}, {}, "float"),
            ({"code": [None, "201"], "amount": [1, 2]}, {}, "1 line"),
            ({"code": ["201"], "money": [1]}, {}, "amount"),
            ({"code": ["201"], "amount": [1]}, {"by": "unit"}, "unit"),
        ],
    )
    def test_frames_that_do_not_fit(self, other, named, words):
        with pytest.raises(gb.GovBudgetError, match=words):
            compare_frames(frame("polars", other), self.good, **named)

    def test_keys_of_two_types(self):
        one = frame("polars", {"code": ["201"], "year": [2024], "amount": [1]})
        two = frame("polars", {"code": ["201"], "year": ["2024"], "amount": [1]})
        with pytest.raises(gb.MalformedTable, match="Int64, String"):
            compare_frames(one, two, by="year")

    def test_floats_are_no_keys(self):
        one = frame("polars", {"code": ["201"], "year": [2024.0], "amount": [1]})
        with pytest.raises(gb.MalformedTable, match="Float64"):
            compare_frames(one, one, by="year")

    @pytest.mark.parametrize("by", ["code", "amount", "state", "amount_before", ["k", "k"]])
    def test_names_that_are_taken(self, by):
        keys = {"state": ["a"], "amount_before": ["b"], "k": ["c"]}
        one = frame("polars", {**keys, "code": ["201"], "amount": [1]})
        with pytest.raises(gb.MalformedTable):
            compare_frames(one, one, by=by)

    @pytest.mark.parametrize(
        "named",
        [{"rate": "growth"}, {"sort": "size"}, {"by": [1]}, {"code": None}, {"amounts": [None]}],
    )
    def test_other_choices(self, named):
        with pytest.raises(gb.WrongArgument, match=next(iter(named))):
            compare_frames(self.good, self.good, **named)

    def test_no_frame(self):
        with pytest.raises(gb.MalformedTable, match="list"):
            compare_frames([], self.good)


LINES = st.lists(
    st.tuples(
        st.sampled_from(["201", "205", "2080505"]),
        st.sampled_from(["甲", "乙", None]),
        st.none() | st.decimals(-(10**9), 10**9, places=2),
    ),
    max_size=8,
)


@given(LINES, LINES)
def test_nothing_is_lost_or_counted_twice(before, after):
    import pyarrow as pa

    types = {"code": pa.string(), "unit": pa.string(), **CENTS}
    sides = []
    for lines in (before, after):
        columns = dict(zip(types, map(list, zip(*lines, strict=True)), strict=False))
        sides.append(frame("polars", columns or {key: [] for key in types}, types))
    made = rows(compare_frames(*sides, by="unit"))
    for lines, at in ((before, 2), (after, 3)):
        sums = Counter()
        for code, unit, amount in lines:
            sums[unit, code] += amount or 0
        assert {row[:2]: row[at] or 0 for row in made if row[:2] in sums} == sums
    assert all(row[4] == row[3] - row[2] for row in made if None not in row[2:4])
    assert len({row[:2] for row in made}) == len(made)
