"""Rows of a frame whose codes were split, parted by shares."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govbudget as gb
from govbudget.classification.vocabulary import Scheme
from govbudget.frames import parted_amounts, restate_frame
from govbudget.frames.restated_table import restated_table
from govbudget.restating.destinations import destinations
from govbudget.restating.series import keys_of

from . import engines

SHARES = {"2070401": {"2070601": Decimal("0.6"), "2070801": Decimal("0.4")}}
LINES = {
    "year": [2018, 2018, 2024, 2018, 2018, 2018],
    "code": ["2011504", "2070401", "2070601", "2070401", "2070401", "21306"],
    "amount": [1, 7, 3, -5, None, 0],
    "exact": list(map(Decimal, ["1.23", "-0.01", "4.00", "99999999999.99", "0.00", "1.00"])),
}
PARTED = [
    ("2013804", "", 1, "1.23"),
    ("2070601", "3/5", 4, "-0.01"),
    ("2070801", "2/5", 3, "0.00"),
    ("2070601", "", 3, "4.00"),
    ("2070601", "3/5", -3, "59999999999.99"),
    ("2070801", "2/5", -2, "40000000000.00"),
    ("2070601", "3/5", None, "0.00"),
    ("2070801", "2/5", None, "0.00"),
    ("21306@2018", "", 0, "1.00"),
]


def by_share(made):
    """What is compared of each row: its key, its share and its amounts."""
    return [(row[7], row[9], row[2], str(row[3])) for row in engines.rows(made)]


@pytest.mark.filterwarnings(*engines.QUIET)
@pytest.mark.parametrize("kind", engines.ENGINES)
class TestEveryEngine:
    def test_rows(self, kind):
        frame = engines.frame(kind, LINES, {"exact": engines.decimals(2)})
        made = restate_frame(frame, to=2024, shares=SHARES, amounts=["amount", "exact"])
        assert type(made) is type(frame)
        assert sorted(by_share(made), key=str) == sorted(PARTED, key=str)

    def test_amounts_that_differ_in_the_last_of_many_digits(self, kind):
        amounts = [Decimal(10**30 + n).scaleb(-2) for n in range(3)]
        columns = {
            "code": ["2070401"] * 3,
            "whole": [2**62 + n for n in range(3)],
            "exact": amounts,
        }
        frame = engines.frame(kind, columns, {"exact": engines.decimals(2)})
        asked = {"from_": 2018, "to": 2024, "amounts": ["whole", "exact"]}
        rows = engines.rows(restate_frame(frame, shares=SHARES, **asked))
        for at, name in ((1, "whole"), (2, "exact")):
            lines = [("2070401", amount) for amount in columns[name]]
            wanted = gb.restate(lines, from_=2018, to=2024, shares=SHARES)
            assert Counter(row[at] for row in rows) == Counter(one.amount for one in wanted)

    @pytest.mark.parametrize("below", [2, 3, 8, 2**30 - 1, 2**40])
    def test_integers_of_any_size_and_halves(self, kind, below):
        share = Fraction(below // 2, below)
        shares = {"2070401": {"2070601": share, "2070801": 1 - share}}
        whole = [*range(-9, 10), 2**63 - 1, 2**63 - 2, 1 - 2**63, 10**18 + 1, -(10**18) - 3, 2**31]
        frame = engines.frame(kind, {"code": ["2070401"] * len(whole), "amount": whole})
        rows = engines.rows(restate_frame(frame, from_=2018, to=2024, shares=shares))
        lines = [("2070401", amount) for amount in whole]
        wanted = gb.restate(lines, from_=2018, to=2024, shares=shares)
        found = Counter((row[1], row[2]) for row in rows)
        assert found == Counter((one.amount, one.to) for one in wanted)

    def test_nothing_to_part(self, kind):
        frame = engines.frame(kind, {"code": ["2010350"], "amount": [5]})
        (row,) = engines.rows(restate_frame(frame, from_=2018, to=2024, shares=SHARES))
        assert row[1:] == (5, "2010350", "事业运行", "same", "2010350", "high", "")

    def test_codes_and_years_that_are_written_otherwise(self, kind):
        columns = {"year": ["2018年", "2018"], "code": ["207 04 01", "2070401"], "amount": [7, 8]}
        made = engines.rows(restate_frame(engines.frame(kind, columns), to=2024, shares=SHARES))
        assert sorted((*row[1:4], row[8]) for row in made) == [
            ("207 04 01", 3, "2070801", "2/5"),
            ("207 04 01", 4, "2070601", "3/5"),
            ("2070401", 3, "2070801", "2/5"),
            ("2070401", 5, "2070601", "3/5"),
        ]


class TestEagerFrames:
    @pytest.mark.parametrize("kind", engines.EAGER)
    def test_order_stays(self, kind):
        frame = engines.frame(kind, LINES, {"exact": engines.decimals(2)})
        made = restate_frame(frame, to=2024, shares=SHARES, amounts=["amount", "exact"])
        assert by_share(made) == PARTED

    @pytest.mark.parametrize("kind", engines.EAGER)
    def test_order_of_many_rows(self, kind):
        codes = ["2070401", "2010350", "207 04 01", "2011504", "21306"]
        picked = [codes[n * n * 7 % 11 % len(codes)] for n in range(2000)]
        lines = {"code": picked, "amount": list(range(-1000, 1000))}
        frame = engines.frame(kind, lines)
        asked = {"from_": 2018, "to": 2024, "shares": SHARES}
        rows = engines.rows(restate_frame(frame, **asked))
        wanted = gb.restate(zip(picked, lines["amount"], strict=True), nested="all", **asked)
        assert len(wanted) > len(picked)
        assert [(row[1], row[2]) for row in rows] == [(one.amount, one.to) for one in wanted]

    def test_rows_have_the_index_of_their_row_where_each_has_one_part(self):
        engines.need("pandas")
        import pandas as pd

        frame = pd.DataFrame({"code": ["2010350", "2070401"], "amount": [1, 5]}, [7, 5])
        whole = {"2070401": {"2070601": 1}}
        made = restate_frame(frame, from_=2018, to=2024, shares=whole)
        assert list(made.index) == [7, 5]
        assert list(made["restated_share"]) == ["", "1"]

    def test_parts_have_the_index_of_their_row(self):
        engines.need("pandas")
        import pandas as pd

        frame = pd.DataFrame(
            {"code": ["2010350", "2070401", "21306"], "amount": [1, 5, 2]}, [7, 5, 6]
        )
        made = restate_frame(frame, from_=2018, to=2024, shares=SHARES)
        assert list(made.index) == [7, 5, 5, 6]
        assert list(made["amount"]) == [1, 3, 2, 2]
        assert made.dtypes["amount"] == frame.dtypes["amount"]
        assert list(frame["amount"]) == [1, 5, 2]

    def test_objects_have_the_places_of_their_own(self):
        engines.need("pandas")
        import pandas as pd

        amounts = [5, Decimal("0.5"), Decimal("0.500"), Fraction(1, 3), None]
        frame = pd.DataFrame({"code": "2070401", "amount": pd.Series(amounts, dtype="object")})
        made = list(restate_frame(frame, from_=2018, to=2024, shares=SHARES)["amount"])
        lines = [("2070401", amount) for amount in amounts]
        wanted = gb.restate(lines, from_=2018, to=2024, shares=SHARES)
        assert list(map(str, made[:8])) == [str(one.amount) for one in wanted]
        assert made[8:] == [None, None]

    def test_a_float_among_objects(self):
        engines.need("pandas")
        import pandas as pd

        frame = pd.DataFrame({"code": "2070401", "amount": pd.Series([0.5], dtype="object")})
        with pytest.raises(gb.InexactAmount, match="'amount'"):
            restate_frame(frame, from_=2018, to=2024, shares=SHARES)

    def test_the_column_of_the_share_goes_with_the_shares(self):
        frame = engines.frame("polars", {"code": ["2070401"], "amount": [5]})
        parted = restate_frame(frame, from_=2018, to=2024, shares=SHARES)
        assert "restated_share" in parted.columns
        assert "restated_share" not in restate_frame(parted, from_=2018, to=2024).columns

    def test_a_code_below_one_that_is_split(self):
        frame = engines.frame("polars", {"code": ["207040199"], "amount": [5]})
        asked = {"from_": 2018, "to": 2024, "shares": SHARES, "unknown": "ancestor"}
        assert [row[1] for row in engines.rows(restate_frame(frame, **asked))] == [3, 2]

    def test_what_is_parted_joins_no_codes(self):
        frame = engines.frame(
            "polars", {"year": [2018, 2024], "code": ["2070401", "2070801"], "amount": [5, 1]}
        )
        rows = engines.rows(restate_frame(frame, to=2024, shares=SHARES))
        assert [row[6] for row in rows] == ["2070601", "2070801", "2070801"]


WRONG = [
    {"2070401": {"2070601": Decimal("0.6"), "2070801": Decimal("0.3")}},
    {"2070401": {"2070601": 2, "2070801": -1}},
    {"2070401": {"2070601": 0.5, "2070801": 0.5}},
    {"2070401": {"2070601": Fraction(1, 2), "2050101": Fraction(1, 2)}},
    {"9999999": {"2070601": 1}},
    {"2070401": {}},
    {"2070401": 1},
]


class TestRefusals:
    @pytest.mark.parametrize("shares", WRONG)
    def test_shares_that_restate_refuses(self, shares):
        frame = engines.frame("pyarrow", {"code": ["2070401"], "amount": [5]})
        with pytest.raises(gb.WrongArgument) as wanted:
            gb.restate({"2070401": 5}, from_=2018, to=2024, shares=shares)
        with pytest.raises(gb.WrongArgument) as raised:
            restate_frame(frame, from_=2018, to=2024, shares=shares)
        assert str(raised.value) == str(wanted.value)

    def test_shares_that_are_none(self):
        frame = engines.frame("pyarrow", {"code": ["2070401"], "amount": [5]})
        with pytest.raises(gb.WrongArgument, match="shares"):
            restate_frame(frame, from_=2018, to=2024, shares=[1])

    def test_floats(self):
        frame = engines.frame("polars", {"code": ["2070401"], "amount": [0.5]})
        with pytest.raises(gb.InexactAmount, match="Decimal"):
            restate_frame(frame, from_=2018, to=2024, shares=SHARES)

    def test_no_amounts_are_asked_for_without_shares(self):
        frame = engines.frame("polars", {"code": ["2070401"]})
        assert restate_frame(frame, from_=2018, to=2024).height == 1
        with pytest.raises(gb.MalformedTable, match="no column is called 'amount'"):
            restate_frame(frame, from_=2018, to=2024, shares=SHARES)

    def test_the_years_are_no_amounts(self):
        frame = engines.frame("polars", {"year": [2018], "code": ["2070401"]})
        with pytest.raises(gb.MalformedTable, match="'year' is asked for twice"):
            restate_frame(frame, to=2024, shares=SHARES, amounts="year")

    @pytest.mark.parametrize("kind", ["polars", "polars-lazy"])
    def test_too_many_amounts(self, kind, monkeypatch):
        monkeypatch.setattr(parted_amounts, "MOST_PARTED", 2)
        frame = engines.frame(kind, {"code": ["2070401"] * 3, "amount": [1, 2, 3]})
        with pytest.raises(gb.MalformedTable, match="more than 2 amounts"):
            restate_frame(frame, from_=2018, to=2024, shares=SHARES)


SPLIT = {
    code: one.places
    for code, one in destinations(Scheme.FUNCTIONAL, 2018, 2024).items()
    if len(one.places) > 1
}


@st.composite
def given_shares(draw):
    """Shares of some of the codes that were split."""
    shares = {}
    for code in draw(st.lists(st.sampled_from(sorted(SPLIT)), min_size=1, max_size=4, unique=True)):
        weights = draw(
            st.lists(st.integers(0, 9), min_size=len(SPLIT[code]), max_size=len(SPLIT[code]))
        )
        weights[0] += not any(weights)
        parts = zip(SPLIT[code], weights, strict=True)
        shares[code] = {place: Fraction(weight, sum(weights)) for place, weight in parts}
    return shares


@st.composite
def lines_and_shares(draw):
    """Lines of 2018 and 2024, most of them on codes that shares part."""
    shares = draw(given_shares())
    old = st.tuples(
        st.just(2018), st.sampled_from([*shares, *sorted(SPLIT)[:3], "2011504", "21306"])
    )
    new = st.tuples(st.just(2024), st.sampled_from(["2070601", "2010350"]))
    amount = st.decimals(-(10**12), 10**12, places=2) | st.just(Decimal("0.00"))
    rows = draw(st.lists(st.tuples(old | old | new, amount), min_size=1, max_size=12))
    return [(*key, amount) for key, amount in rows], shares


@pytest.mark.filterwarnings(*engines.QUIET)
@pytest.mark.parametrize("kind", ["pandas-arrow", "polars", "duckdb"])
class TestAgainstRestate:
    @settings(max_examples=15)
    @given(asked=lines_and_shares())
    def test_each_part_is_that_of_restate(self, kind, asked):
        lines, shares = asked
        columns = dict(
            zip(("year", "code", "amount"), map(list, zip(*lines, strict=True)), strict=True)
        )
        frame = engines.frame(kind, columns, {"amount": engines.decimals(2)})
        rows = engines.rows(restate_frame(frame, to=2024, shares=shares))
        wanted = gb.restate(lines, to=2024, shares=shares, nested="all")
        found = Counter((row[:4], row[5], row[8]) for row in rows)
        assert found == Counter(
            (
                (one.year, one.code, one.amount, one.to),
                one.kind.value,
                "" if one.share is None else str(one.share),
            )
            for one in wanted
        )
        assert sum(row[2] for row in rows) == sum(amount for *_, amount in lines)


@pytest.mark.parametrize(
    ("to", "years", "spread"), [(2024, (2018, 2021), "group"), (2018, (2024,), "keep")]
)
def test_the_table_with_shares_is_that_of_all_lines(to, years, spread):
    scheme = Scheme.FUNCTIONAL
    became = [destinations(scheme, year, to) for year in years]
    shares = {
        code: {place: Fraction(1, len(one.places)) for place in one.places}
        for code, one in list(became[0].items())[::2]
        # A code that another year splits otherwise has no shares for both.
        if len(one.places) > 1
        and all(code not in it or it[code].places == one.places for it in became)
    }
    lines = [(year, code, 0) for year in years for code in gb.Catalogue().tree(scheme, year)]
    asked = {"to": to, "scheme": scheme, "spread": spread, "nested": "all", "shares": shares}
    found = gb.restate(lines, **asked)
    table = restated_table(scheme, to, years, spread, shares)

    assert shares
    for one, key in zip(found, keys_of(found), strict=True):
        own = (one.to, one.to_name, one.kind.value, key, one.confidence)
        if one.share is None:
            assert table.of(one.year, one.code) == own
        else:
            called = table.of(one.year, one.code)[3]
            assert (own, one.share) in [(it.cells, it.share) for it in table.parts[called]]
