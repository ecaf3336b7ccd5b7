"""Whatever is handed in at the edge of the library, what comes out is an error of the project."""

import datetime as dt
import io
import os
import pathlib
import zipfile
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govbudget as gb
from govbudget.base.edge import edge, path_of
from govbudget.base.shown import as_text, shown
from govbudget.errors import GovBudgetError, InternalFault, WrongArgument
from govbudget.frames import closure, rollup_frame

TREE = gb.functional(2024)


class Refuses:
    """A value that has no text."""

    def __str__(self):
        raise OSError

    __repr__ = __str__


SINGLE = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.complex_numbers()
    | st.text()
    | st.binary()
    | st.decimals()
    | st.fractions()
    | st.dates()
    | st.sampled_from([10**5000, -(2**63), Decimal("sNaN"), Decimal("1E+999999"), Fraction(1, 3)])
    | st.sampled_from([object(), object, len, pathlib.Path("/"), dt.date(2024, 1, 1)])
    | st.sampled_from(
        ["9" * 5000, "201", "2010350", "住房保障", "（类）", "\ud800", "²", "٣", "\0"]
    )
)
ANYTHING = SINGLE | st.lists(SINGLE, max_size=3) | st.tuples(SINGLE, SINGLE)
ANYTHING |= st.dictionaries(st.text(max_size=4), SINGLE, max_size=2) | st.sets(st.integers())

DOORS = {
    "parse": gb.parse,
    "parse, its scheme": lambda value: gb.parse("201", scheme=value),
    "parse, its year": lambda value: gb.parse("201", year=value),
    "explain": gb.explain,
    "search": gb.search,
    "search, its year": lambda value: gb.search("住房", year=value),
    "search, its limit": lambda value: gb.search("住房", limit=value),
    "convert": lambda value: gb.convert(value, "cofog"),
    "convert, to what": lambda value: gb.convert("201", value),
    "tree": gb.functional,
    "lines": lambda value: gb.rollup(value, TREE),
    "a tree": lambda value: gb.rollup([("201", 1)], value),
    "an amount": lambda value: gb.rollup([("201", value)], TREE),
    "a code": lambda value: gb.rollup([(value, 1)], TREE),
    "unknown": lambda value: gb.rollup([("201", 1)], TREE, unknown=value),
    "measures": lambda value: gb.rollup([("201", 1)], TREE, measures=value),
    "reconcile": gb.reconcile,
    "check": gb.check,
    "load": gb.load,
    "open_tables": gb.open_tables,
    "read_disclosure": gb.read_disclosure,
}


FRAME_DOORS = {
    "a frame to map": lambda value: gb.map_frame(value, code="code"),
    "its code": lambda value: gb.map_frame(_frame(), code=value),
    "its name": lambda value: gb.map_frame(_frame(), name=value),
    "its scheme": lambda value: gb.map_frame(_frame(), code="code", scheme=value),
    "its year": lambda value: gb.map_frame(_frame(), code="code", year=value),
    "a frame to roll up": lambda value: rollup_frame(value, TREE),
    "the tree": lambda value: rollup_frame(_frame(), value),
    "the code": lambda value: rollup_frame(_frame(), TREE, code=value),
    "the amounts": lambda value: rollup_frame(_frame(), TREE, amounts=value),
    "unknown": lambda value: rollup_frame(_frame(), TREE, unknown=value),
    "nested": lambda value: rollup_frame(_frame(), TREE, nested=value),
    "closure": closure,
}


def _frame():
    return pytest.importorskip("polars").DataFrame({"code": ["201"], "amount": [1]})


def said(function, value):
    """What the error of the project says that a function raises; anything else goes through."""
    try:
        function(value)
    except InternalFault:
        raise
    except GovBudgetError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("door", DOORS)
def test_what_leaves_is_an_error_of_the_project(door):
    @settings(max_examples=60)
    @given(ANYTHING)
    def hands_in(value):
        told = said(DOORS[door], value)
        assert told == shown(told, lines=True)

    hands_in()


@pytest.mark.parametrize("door", FRAME_DOORS)
def test_what_leaves_the_frames_is_an_error_of_the_project(door):
    pytest.importorskip("narwhals")

    @settings(max_examples=25)
    @given(ANYTHING)
    def hands_in(value):
        said(FRAME_DOORS[door], value)

    hands_in()


@given(st.lists(ANYTHING, min_size=1, max_size=3))
@settings(max_examples=60)
def test_of_any_cells_of_a_frame(cells):
    pytest.importorskip("narwhals")
    frame = pytest.importorskip("pandas").DataFrame({"code": ["201"] * len(cells)}, dtype=object)
    frame["any"] = 1
    frame["any"] = frame["any"].astype(object)
    for at, cell in enumerate(cells):
        frame.iat[at, 1] = cell
    said(lambda one: gb.map_frame(one, code="any"), frame)
    said(lambda one: rollup_frame(one, TREE, amounts="any"), frame)
    said(lambda one: rollup_frame(one, TREE, code="any", amounts="code"), frame)


@pytest.mark.parametrize("column", ["code", "amount"])
def test_what_an_engine_cannot_compute_is_told_in_its_words(column):
    pytest.importorskip("narwhals")
    pl = pytest.importorskip("polars")
    frame = pl.LazyFrame({"code": ["x"], "amount": ["x"]})
    frame = frame.with_columns(pl.col("amount").cast(pl.Int64))
    frame = frame.with_columns(pl.col("code").cast(pl.Int64)) if column == "code" else frame
    with pytest.raises(gb.MalformedTable, match="cannot compute it: InvalidOperationError") as one:
        rollup_frame(frame, TREE)
    assert type(one.value.__cause__).__name__ == "InvalidOperationError"


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<html>", b"\xd0\xcf\x11\xe0"]),
)
@settings(max_examples=80)
def test_of_any_bytes(tmp_path_factory, data, begin):
    path = tmp_path_factory.mktemp("any") / "x"
    path.write_bytes(begin + data)
    for opens in (gb.open_tables, gb.load):
        said(opens, path)


def test_a_damaged_archive_is_told_with_its_cause(tmp_path):
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook")
    path = tmp_path / "x.xlsx"
    path.write_bytes(book.getvalue())
    with pytest.raises(gb.UnreadableFile):
        gb.open_tables(path)


class TestEdge:
    def test_a_fault_of_our_own_keeps_its_cause(self):
        @edge(number=int)
        def divides(number):
            return 1 // number

        with pytest.raises(InternalFault, match="in divides: ZeroDivisionError") as caught:
            divides(0)
        assert isinstance(caught.value.__cause__, ZeroDivisionError)

    def test_an_argument_of_another_kind_is_told(self):
        @edge(number=int)
        def divides(number):
            return 1 // number

        with pytest.raises(WrongArgument, match="number: 'x': it is no int") as caught:
            divides("x")
        assert isinstance(caught.value, TypeError)

    def test_too_little_memory_stays_what_it_is(self):
        @edge()
        def fills():
            raise MemoryError

        with pytest.raises(MemoryError):
            fills()

    def test_what_an_iterator_of_the_caller_raises_stays(self):
        def lines():
            yield "201", 1
            raise KeyError("mine")

        with pytest.raises(KeyError, match="mine"):
            gb.rollup(lines(), TREE)

    def test_a_number_is_no_path(self):
        """The system takes 1 for standard output, and closing it closes that."""
        number = os.dup(1)
        for opens in (gb.open_tables, gb.load, gb.read_disclosure):
            with pytest.raises(WrongArgument, match="it is no path"):
                opens(number)
        os.close(number)  # it is open still

    def test_a_path_of_bytes_is_one(self):
        assert path_of(b"\xff\xcb.csv") == "\udcff\udccb.csv"

    def test_a_value_that_has_no_text_is_told_by_its_kind(self):
        assert as_text(Refuses()) == as_text(Refuses(), quoted=True) == "<Refuses>"
