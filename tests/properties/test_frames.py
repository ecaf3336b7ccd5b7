"""What holds for the roll-up of every kind of frame: it is that of plain Python."""

import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govbudget as gb
from govbudget.frames import rollup_frame

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from engines import ENGINES, QUIET, decimals, frame, need, rows

pytestmark = [pytest.mark.filterwarnings(one) for one in QUIET]

TREE = gb.functional(2024)
SLOW = {"pyspark": 8, "dask": 15}

codes = st.sampled_from(list(TREE))
integers = st.none() | st.integers(-(10**15), 10**15)
#: With the twelve decimals below 26 digits before the point: forty of them fit into 38.
amounts = st.none() | st.integers(-(10**36) + 1, 10**36 - 1).map(lambda n: Decimal(n).scaleb(-12))
lines = st.lists(st.tuples(codes, integers, amounts), max_size=40)


def by_hand(found):
    """Each line added to every ancestor."""
    totals = {}
    for code, *values in found:
        for above in TREE[code].path:
            total = totals.setdefault(above.code, [None, None])
            for at, value in enumerate(values):
                if value is not None:
                    total[at] = (total[at] or 0) + Fraction(value)
    return [(code, *totals[code]) for code in sorted(totals) if totals[code] != [None, None]]


def rolled_up(kind, found):
    """The lines rolled up as a frame of a kind."""
    import pyarrow as pa

    columns = dict(zip(("code", "i", "d"), map(list, zip(*found, strict=True)), strict=False))
    types = {"code": pa.string(), "i": pa.int64(), "d": decimals(12)}
    df = frame(kind, {name: columns.get(name, []) for name in types}, types)
    return rows(rollup_frame(df, TREE, amounts=["i", "d"], nested="all"))


@pytest.mark.parametrize("kind", ENGINES)
def test_every_engine_agrees_with_plain_python(kind):
    need(kind)

    @settings(max_examples=min(settings().max_examples, SLOW.get(kind, 10_000)))
    @given(lines)
    def check(found):
        made = rolled_up(kind, found)
        assert [(code, *values) for code, _, _, *values in made] == by_hand(found)
        assert all(name == TREE[code].name for code, name, *_ in made)

    check()


@pytest.mark.parametrize("kind", ["pandas", "polars", "polars-lazy", "pyarrow", "duckdb"])
def test_order_does_not_matter(kind):
    need(kind)

    @settings(max_examples=min(settings().max_examples, 30))
    @given(lines.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
    def check(both):
        assert rolled_up(kind, both[0]) == rolled_up(kind, both[1])

    check()
