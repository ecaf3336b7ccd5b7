"""Rolling up data frames, on every engine that is installed."""

import csv
import sqlite3
import sys
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

import govbudget as gb
from govbudget.errors import InexactAmount, MalformedTable
from govbudget.frames import closure, rollup_frame
from govbudget.frames.columns import check_engine

sys.path.insert(0, str(Path(__file__).resolve().parent))

from engines import EAGER, ENGINES, QUIET, decimals, frame, need, rows

pytestmark = [pytest.mark.filterwarnings(one) for one in QUIET]

D = Decimal
CODES = ["2010301", "2010350", "20103", "2010350"]
LAZY = tuple(kind for kind in ENGINES if kind not in EAGER)


@pytest.fixture(params=ENGINES)
def kind(request):
    need(request.param)
    return request.param


@pytest.fixture(params=EAGER)
def eager(request):
    need(request.param)
    return request.param


@pytest.fixture(params=LAZY)
def lazy(request):
    need(request.param)
    return request.param


class TestAmounts:
    def test_decimals(self, functional, kind):
        amounts = [D("1.10"), None, D("2.20"), D("3.30")]
        df = frame(kind, {"code": CODES, "amount": amounts}, {"amount": decimals(2)})
        made = rollup_frame(df, functional)

        assert type(made) is type(df)
        assert rows(made) == [
            ("201", "一般公共服务支出", 1, D("6.60")),
            ("20103", "政府办公厅（室）及相关机构事务", 2, D("6.60")),
            ("2010301", "行政运行", 3, D("1.10")),
            ("2010350", "事业运行", 3, D("3.30")),
        ]

    def test_integers(self, functional, kind):
        df = frame(kind, {"code": CODES, "amount": [1, 2, 4, -8]})
        assert [row[3] for row in rows(rollup_frame(df, functional))] == [-1, -1, 1, -6]

    def test_several(self, functional, kind):
        df = frame(
            kind,
            {
                "科目": [*CODES, "21004"],
                "a": [1, None, 3, None, None],
                "b": [None] * 4 + [D("0.5")],
            },
            {"b": decimals(1)},
        )
        made = rollup_frame(df, tree=functional, code="科目", amounts=["a", "b"])

        assert [(row[0], *row[3:]) for row in rows(made)] == [
            ("201", 4, None),
            ("20103", 4, None),
            ("2010301", 1, None),
            ("210", None, D("0.5")),
            ("21004", None, D("0.5")),
        ]

    def test_nothing(self, functional, kind):
        import pyarrow as pa

        df = frame(kind, {"code": [], "amount": []}, {"code": pa.string(), "amount": pa.int64()})
        made = rollup_frame(df, functional)
        assert rows(made) == []
        assert type(made) is type(df)

    def test_integers_do_not_wrap(self, functional, kind):
        most = 2**63 - 1
        df = frame(kind, {"code": CODES, "amount": [most] * 4})
        assert [row[3] for row in rows(rollup_frame(df, functional))] == [
            4 * most,
            4 * most,
            most,
            2 * most,
        ]

    @pytest.mark.parametrize(
        "amounts",
        [
            [2**62, -(2**62), 2**62, 5],
            [2**62, 2**62, None, None],
            [2**63 - 1, 1, -(2**63), None],
            [-(2**63), -(2**63), -(2**63), -(2**63)],
            [2**61, 2**61, 2**61, 2**61 - 1],
            [3, None, None, None],
        ],
    )
    def test_integers_near_the_end_of_64_bits(self, functional, kind, amounts):
        df = frame(kind, {"code": ["2010301"] * 4, "amount": amounts})
        told = sum(one for one in amounts if one is not None)
        assert {row[3] for row in rows(rollup_frame(df, functional))} == {told}

    def test_small_integers_do_not_wrap(self, functional, kind):
        import pyarrow as pa

        df = frame(kind, {"code": CODES, "amount": [2**31 - 1] * 4}, {"amount": pa.int32()})
        assert rows(rollup_frame(df, functional))[0][3] == 4 * (2**31 - 1)

    def test_decimals_keep_their_digits(self, functional, kind):
        amounts = [D("9" * 25 + "." + "1" * 12), D("0.000000000001"), D(-1), D("1e-12")]
        df = frame(kind, {"code": CODES, "amount": amounts}, {"amount": decimals(12)})
        assert rows(rollup_frame(df, functional))[0][3] == D("9" * 24 + "8." + "1" * 11 + "3")

    def test_short_decimals_grow(self, functional, kind):
        df = frame(kind, {"code": CODES, "amount": [D("9.99")] * 4}, {"amount": decimals(2, 3)})
        assert rows(rollup_frame(df, functional))[0][3] == D("39.96")

    def test_a_total_without_room(self, functional, eager):
        if eager == "pandas":
            pytest.skip("its objects have room for every Decimal")
        most = D("9" * 38)
        df = frame(eager, {"code": CODES, "amount": [most] * 4}, {"amount": decimals(0)})
        with pytest.raises(InexactAmount, match="has 38 digits, 0 of them behind the point"):
            rollup_frame(df, functional)

    def test_a_sum_without_room_cancels_out(self, functional, eager):
        most = D("9" * 38)
        amounts = [most, most, D(f"-{most}"), D(f"-{most}")]
        df = frame(eager, {"code": CODES, "amount": amounts}, {"amount": decimals(0)})
        assert [row[3] for row in rows(rollup_frame(df, functional))] == [0, 0, most, 0]

    def test_an_engine_without_room(self, functional, lazy):
        amounts = [D(10**37 + at) for at in range(4)]
        df = frame(lazy, {"code": ["201"] * 4, "amount": amounts}, {"amount": decimals(0)})
        assert rows(rollup_frame(df, functional)) == [
            ("201", "一般公共服务支出", 1, D(4 * 10**37 + 6))
        ]
        df = frame(
            lazy, {"code": ["201"] * 4, "amount": [D(4 * 10**37)] * 4}, {"amount": decimals(0)}
        )
        # Engines that notice it themselves say so themselves.
        with pytest.raises(Exception, match=r"(?i)may have more digits|overflow|out of range"):
            rollup_frame(df, functional)

    def test_what_an_engine_may_not_notice(self, functional, lazy):
        most = D("9" * 37)
        amounts = [most, most] * 6
        df = frame(lazy, {"code": ["201"] * 12, "amount": amounts}, {"amount": decimals(0)})
        with pytest.raises(Exception, match=r"(?i)may have more digits|overflow|out of range"):
            rollup_frame(df, functional)


class TestPandas:
    @pytest.fixture(autouse=True)
    def pandas(self):
        need("pandas")

    def made(self, functional, amounts, codes=CODES):
        import pandas as pd

        df = pd.DataFrame({"code": codes[: len(amounts)], "amount": pd.Series(amounts)})
        return rollup_frame(df, functional)

    def test_objects(self, functional):
        exact = [D("1" * 30 + ".01"), 1, None, float("nan")]
        import pandas as pd

        made = self.made(functional, pd.Series(exact, dtype="object"))
        assert made.amount.dtype == object
        assert made.amount[0] == D("1" * 29 + "2.01")
        assert list(made.code) == ["201", "20103", "2010301", "2010350"]

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            (0.5, "'amount' of 2010350: 0.5 is no exact amount: it is a float"),
            (D("NaN"), "'amount' of 2010350: NaN is no exact amount: it is not a finite"),
            (True, "'amount' of 2010350: True is no exact amount"),
        ],
    )
    def test_wrong_objects(self, functional, wrong, says):
        import pandas as pd

        with pytest.raises(InexactAmount, match=says):
            self.made(functional, pd.Series([D(1), wrong], dtype="object"))

    def test_types_stay(self, functional):
        for dtype in ("int64", "Int64", "int64[pyarrow]"):
            import pandas as pd

            made = self.made(functional, pd.Series([1, 2], dtype=dtype))
            assert str(made.amount.dtype) == dtype

    def test_great_integers(self, functional):
        import pandas as pd

        made = self.made(functional, pd.Series([2**64 - 1, 2**64 - 1], dtype="uint64"))
        assert made.amount[0] == 2**65 - 2
        assert str(made.amount.dtype) == "decimal128(38, 0)[pyarrow]"

    def test_mixed_codes(self, functional):
        assert list(self.made(functional, [1, 2], [2010301, "2010301 "]).amount) == [3, 3, 3]
        with pytest.raises(gb.MalformedCode, match=r"the column holds 2010301\.0, and codes are"):
            self.made(functional, [1, 2], ["20103", 2010301.0])
        with pytest.raises(gb.MalformedCode, match="the column holds True"):
            self.made(functional, [1, 2], ["20103", True])

    def test_categories(self, functional):
        import pandas as pd

        codes = pd.Series(CODES, dtype="category")
        assert list(self.made(functional, [1, 2, 3, 4], codes).amount) == [10, 10, 1, 6]


def test_polars_integers_of_128_bits(functional):
    need("polars")
    import polars as pl

    series = pl.Series([2**100, 1, 2, 3], dtype=pl.Int128)
    df = pl.DataFrame({"code": CODES, "amount": series})
    for made in (rollup_frame(df, functional), rollup_frame(df.lazy(), functional).collect()):
        assert made["amount"][0] == 2**100 + 6
        assert made.schema["amount"] == pl.Decimal(38, 0)


def test_hugeints(functional):
    need("duckdb")
    import duckdb

    df = duckdb.sql("SELECT '2010350' AS code, 170::HUGEINT << 100 AS amount FROM range(2)")
    assert rows(rollup_frame(df, functional))[0][3] == 340 << 100


def test_duckdb_results_stay_on_their_connection(functional):
    need("duckdb")
    import duckdb

    with duckdb.connect() as own:
        own.execute("CREATE TABLE t AS SELECT '2010350' AS code, 1.50::DECIMAL(9, 2) AS amount")
        first = rollup_frame(own.table("t"), functional)
        second = rollup_frame(own.table("t"), functional.subtree("20103"))
        assert len(first.fetchall()) == 3
        joined = second.set_alias("a").join(own.table("t").set_alias("b"), "a.code = b.code")
        assert joined.aggregate("count(*)").fetchall() == [(1,)]
        assert own.sql("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall() == []


class TestCodes:
    def test_integers_and_blanks(self, functional, kind):
        df = frame(kind, {"code": [2010301, 20103], "amount": [1, 2]})
        assert [row[0] for row in rows(rollup_frame(df, functional))] == ["201", "20103", "2010301"]
        df = frame(kind, {"code": [" 20103", "20103 ", "20103"], "amount": [1, 2, 4]})
        assert [row[3] for row in rows(rollup_frame(df, functional))] == [7, 7]

    def test_none(self, functional, kind):
        df = frame(kind, {"code": ["20103", None, "  "], "amount": [1, 2, 4]})
        with pytest.raises(gb.MalformedCode, match="2 lines have no code: drop what has none"):
            rollup_frame(df, functional)
        df = frame(kind, {"code": [None, 20103], "amount": [1, 2]})
        with pytest.raises(gb.MalformedCode, match="1 line has no code"):
            rollup_frame(df, functional)

    def test_floats(self, functional, kind):
        df = frame(kind, {"code": [2010301.0], "amount": [1]})
        with pytest.raises(gb.MalformedCode, match="the column holds Float64, and codes are text"):
            rollup_frame(df, functional)

    def test_other_types(self, functional):
        need("polars")
        df = frame("polars", {"code": [True], "amount": [1]})
        with pytest.raises(gb.MalformedCode, match="the column holds Boolean, and codes are text"):
            rollup_frame(df, functional)

    def test_unknown(self, functional, kind):
        df = frame(kind, {"code": ["20103", "2010397"], "amount": [1, 2]})
        with pytest.raises(gb.UnknownCode) as caught:
            rollup_frame(df, functional)
        assert caught.value.code == "2010397"
        assert caught.value.parent == ("20103", "政府办公厅（室）及相关机构事务")

    def test_many_unknown(self, functional, kind):
        codes = ["30101", "2010397", "x", "y", "z", "v", "w", "20103", "2010397"]
        df = frame(kind, {"code": codes, "amount": list(range(9))})
        with pytest.raises(gb.UnknownCode) as caught:
            rollup_frame(df, functional)
        assert "nor are 6 more of the frame (30101, v, w, x, y …)" in str(caught.value)
        df = frame(kind, {"code": ["30101", "x"], "amount": [1, 2]})
        with pytest.raises(gb.UnknownCode, match=r"工资.*; nor is 1 more of the frame \(x\)"):
            rollup_frame(df, functional)

    def test_ancestor(self, functional, kind):
        df = frame(kind, {"code": ["2010397", "201035001", "20103"], "amount": [1, 2, 4]})
        made = rows(rollup_frame(df, functional, unknown="ancestor"))
        assert [(row[0], row[3]) for row in made] == [("201", 7), ("20103", 7), ("2010350", 2)]
        for code in ("999", "20103x"):
            df = frame(kind, {"code": ["2010397", code], "amount": [1, 2]})
            with pytest.raises(gb.UnknownCode, match=code):
                rollup_frame(df, functional, unknown="ancestor")

    def test_ancestor_beside_its_own_lines(self, functional):
        df = frame("pyarrow", {"code": ["2010397"], "amount": [1]})
        made = rows(rollup_frame(df, functional, unknown="ancestor"))
        assert [(row[0], row[3]) for row in made] == [("201", 1), ("20103", 1)]

    def test_collect(self, functional, kind):
        df = frame(
            kind, {"code": ["合计", "20103", "2010397", "2010397"], "amount": [9, 1, 2, None]}
        )
        made = rows(rollup_frame(df, functional, unknown="collect"))
        assert [(row[0], *row[2:]) for row in made] == [
            ("201", 1, 1),
            ("20103", 2, 1),
            ("2010397", None, 2),
            ("合计", None, 9),
        ]
        assert made[-1][1] is None

    def test_a_part_of_a_tree(self, functional, kind):
        df = frame(kind, {"code": ["2010301"], "amount": [5]})
        made = rows(rollup_frame(df, functional.subtree("20103")))
        assert [row[0] for row in made] == ["20103", "2010301"]

    def test_too_many(self, functional, kind, monkeypatch):
        monkeypatch.setattr("govbudget.frames.grouping.MOST_CODES", 3)
        df = frame(kind, {"code": list("abcd"), "amount": [1, 2, 3, 4]})
        with pytest.raises(MalformedTable, match="'code' has more than 3 different values"):
            rollup_frame(df, functional)


class TestRefused:
    def test_floats_and_how_to_cast_them(self, functional, kind):
        df = frame(kind, {"code": CODES, "amount": [0.1, 0.2, 0.3, 12.34]})
        with pytest.raises(InexactAmount, match="'amount' of Float64 is no exact amount") as caught:
            rollup_frame(df, functional)
        cast = caught.value.reason.partition("take ")[2]
        libraries = ("duckdb", "pandas", "polars", "pyarrow")
        names = {name: pytest.importorskip(name) for name in libraries if name in cast}
        if "pyarrow.compute" in cast:
            __import__("pyarrow.compute")
        mended = rollup_frame(eval(cast, {"df": df, **names}), functional)
        assert rows(mended)[0][3] == D("12.94")

    def test_text(self, functional, kind):
        df = frame(kind, {"code": CODES, "amount": ["1"] * 4})
        with pytest.raises(InexactAmount, match="of String is no exact amount: only decimals"):
            rollup_frame(df, functional)

    def test_columns(self, functional):
        df = frame("pyarrow", {"code": CODES, "name": [1] * 4, "b": [1] * 4})
        for arguments, says in (
            ({}, "no column is called 'amount': code, name, b"),
            ({"code": "x", "amounts": "b"}, "no column is called 'x'"),
            ({"amounts": []}, "say which columns have the amounts"),
            ({"amounts": ["b", "b"]}, "'b' is asked for twice"),
            ({"code": "b", "amounts": "b"}, "'b' is asked for twice"),
            ({"amounts": "name"}, "'name' is a column of the result already"),
        ):
            with pytest.raises(MalformedTable, match=says):
                rollup_frame(df, functional, **arguments)

    def test_no_frame(self, functional):
        need("pyarrow")
        with pytest.raises(MalformedTable, match="list is no frame of pandas, polars"):
            rollup_frame([1], functional)

    def test_unknown_word(self, functional):
        with pytest.raises(
            ValueError, match="unknown: 'drop': it is one of raise, collect, ancestor"
        ):
            rollup_frame(None, functional, unknown="drop")

    def test_without_narwhals(self, functional, monkeypatch):
        monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)
        with pytest.raises(gb.MissingExtra, match="rolling up a data frame needs the extra frames"):
            rollup_frame(None, functional)


SQL = """
    SELECT ancestor AS code, sum(amount) AS amount
    FROM lines JOIN closure ON lines.code = closure.descendant
    GROUP BY ancestor ORDER BY ancestor
"""


class TestClosure:
    def test_rows(self, functional):
        table = closure(functional)
        assert len(table) == len(set(table)) == sum(len(entry.path) for entry in functional.entries)
        assert list(table) == sorted(table)
        assert ("201", "2010350", 2) in table.rows
        assert all((above == below) == (distance == 0) for above, below, distance in table)
        assert all(below.startswith(above) for above, below, _ in table)

    def test_csv(self, functional, tmp_path):
        table = closure(functional.subtree("20820"))
        table.to_csv(tmp_path / "closure.csv")
        with (tmp_path / "closure.csv").open(encoding="utf-8", newline="") as file:
            head, *lines = csv.reader(file)
        assert head == list(table.to_dict()) == ["ancestor", "descendant", "distance"]
        assert [(a, b, int(n)) for a, b, n in lines] == list(table.rows)

    def test_parquet(self, functional, tmp_path):
        pa = pytest.importorskip("pyarrow")
        from pyarrow import parquet

        closure(functional).to_parquet(tmp_path / "closure.parquet")
        read = parquet.read_table(tmp_path / "closure.parquet")
        assert read.to_pydict() == closure(functional).to_dict()
        assert read.schema.types == [pa.string(), pa.string(), pa.int32()]

    def test_without_pyarrow(self, functional, tmp_path, monkeypatch):
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(gb.MissingExtra, match="writing Parquet needs the extra parquet"):
            closure(functional).to_parquet(tmp_path / "closure.parquet")

    def test_in_sqlite(self, functional):
        database = sqlite3.connect(":memory:")
        try:
            database.execute("CREATE TABLE closure (ancestor TEXT, descendant TEXT, distance INT)")
            database.executemany("INSERT INTO closure VALUES (?, ?, ?)", closure(functional))
            database.execute("CREATE TABLE lines (code TEXT, amount INT)")
            pairs = zip(CODES, (1, 2, 4, 8), strict=True)
            database.executemany("INSERT INTO lines VALUES (?, ?)", pairs)
            found = database.execute(SQL).fetchall()
        finally:
            database.close()
        assert found == [("201", 15), ("20103", 15), ("2010301", 1), ("2010350", 10)]

    def test_in_duckdb(self, functional, tmp_path):
        duckdb = pytest.importorskip("duckdb")
        closure(functional).to_csv(tmp_path / "closure.csv")
        with duckdb.connect() as database:
            database.execute(
                "CREATE TABLE closure AS SELECT * FROM read_csv("
                f"'{tmp_path}/closure.csv', all_varchar = true)"
            )
            database.execute("CREATE TABLE lines (code VARCHAR, amount DECIMAL(18, 2))")
            pairs = [[code, D("0.10")] for code in CODES]
            database.executemany("INSERT INTO lines VALUES (?, ?)", pairs)
            found = database.sql(SQL).fetchall()
        assert found[0] == ("201", D("0.40"))
        assert len(found) == 4


def test_an_engine_that_adds_wrongly():
    polars = pytest.importorskip("polars")
    with pytest.raises(gb.MalformedTable, match=r"polars 1\.35\.0 adds decimals of few digits"):
        check_engine(SimpleNamespace(__name__="polars", __version__="1.35.0"))
    assert check_engine(polars) is None
