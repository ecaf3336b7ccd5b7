"""Documents of several years: those that agree are not told, one wrong figure is one cause."""

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.disclosure.comparing.years import ITEMS, NAMES, Made, sum_of

import govbudget as gb
from govbudget.disclosure.comparing.editions import same_whole

_FIGURES = st.integers(min_value=100, max_value=9_999_999).map(lambda one: Decimal(one) / 100)
_ITEMS = st.tuples(*(_FIGURES for _ in ITEMS)).map(
    lambda found: dict(zip(ITEMS, found, strict=True))
)


@st.composite
def pairs(draw):
    """A document and an earlier one of the same body, which agree."""
    first, second = draw(_ITEMS), draw(_ITEMS)
    year, unit = draw(st.integers(2019, 2026)), draw(st.sampled_from(["万元", "元"]))
    shape = draw(st.sampled_from(["budgets", "account", "accounts"]))
    said = sum_of(first, "") if shape != "accounts" and draw(st.booleans()) else None
    if shape == "account":
        own = Made(year, "决算", items=second, past=first, title="年初预算数", said=said)
        return own, Made(year, items=first, unit=unit)
    kind = "预算" if shape == "budgets" else "决算"
    own = Made(year, kind, items=second, past=first, said=said)
    return own, Made(year - 1, kind, items=first, unit=unit)


def told(own, *earlier):
    """What the rules on earlier documents find."""
    read = []
    with TemporaryDirectory() as folder:
        for number, one in enumerate((own, *earlier)):
            path = Path(folder, f"{number}.txt")
            path.write_text(one.text, encoding="utf-8")
            read.append(gb.read_disclosure(path))
    report = gb.check(read[0], previous=read[1:])
    assert {one.state.value for one in report.rules if one.rule == "previous.tables"} <= {
        "held",
        "found",
    }
    return [one for one in report.findings if one.rule.startswith("previous.")]


@settings(max_examples=30, deadline=None)
@given(pairs())
def test_nothing_is_told_of_documents_that_agree(pair):
    assert told(*pair) == []


@settings(max_examples=30, deadline=None)
@given(
    pairs(),
    st.sampled_from(["", *NAMES]),
    st.integers(min_value=2, max_value=5_000_000),
    st.booleans(),
)
def test_a_wrong_figure_is_one_cause(pair, code, off, is_less):
    own, earlier = pair
    # A class that gave or took a part between the two years is left open.
    assume(same_whole(code, "functional", earlier.year, own.year))
    right = sum_of(own.past, code)
    wrong = right + (-1 if is_less else 1) * Decimal(off) / 100
    if wrong <= 0:
        wrong = right + Decimal(off) / 100
    [found] = told(own.but(printed={code: f"{wrong:.2f}"}, said=None), earlier)

    assert found.rule == "previous.tables"
    assert found.severity is gb.Severity.ERROR
    assert str(found.figures[0].value) == f"{wrong:.2f}"
    assert {one.document for one in found.places} == {"", read_name(found)}


@settings(max_examples=30, deadline=None)
@given(pairs(), st.sampled_from(ITEMS), st.integers(min_value=2, max_value=5_000_000))
def test_a_wrong_item_with_its_sums_is_one_cause(pair, code, off):
    own, earlier = pair
    past = {**own.past, code: own.past[code] + Decimal(off) / 100}
    [found] = told(own.but(past=past, said=None), earlier)

    assert code in found.message
    assert found.severity is gb.Severity.ERROR


def read_name(found):
    """The other document that a finding names."""
    return next(one.document for one in found.places if one.document)
