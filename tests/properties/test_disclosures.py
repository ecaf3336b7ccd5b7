"""A made disclosure that reconciles has no error; each planted fault is found at its place."""

import random
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from govbudget.disclosure.checks.engine import check
from govbudget.disclosure.opening import read_disclosure
from govbudget.disclosure.text.facts import unread_amounts
from govbudget.reconciling.kinds import Severity

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from disclosure.synthetic import FAULTS, FORMATS, STYLES, found_at, made_disclosure, plant_fault

#: What is only explained, and no fault: money of the unit itself beside that of the budget.
HARMLESS = {"across.funds", "structure.statements"}

MADE = st.builds(
    made_disclosure,
    st.integers(0, 2**20),
    style=st.sampled_from(STYLES),
    count=st.integers(2, 40),
)


# A seed has nothing smaller to shrink to.
QUICK = settings(phases=(Phase.explicit, Phase.reuse, Phase.generate))


def checked(made, name="a.txt"):
    """A made disclosure, read back from a file, and its check."""
    with tempfile.TemporaryDirectory() as folder:
        found = read_disclosure(FORMATS[name](made, Path(folder) / name))
    return found, check(found)


#: Said as a notice, where the text itself says that there is nothing in the table.
NOTICED = {"missing_note", "unit_word"}


def told(findings):
    return [f"{one.rule}: {one.message}" for one in findings]


@settings(QUICK, max_examples=40)
@given(MADE)
def test_nothing_is_found_where_nothing_is_wrong(made):
    _, report = checked(made)
    assert not told(report.errors)
    rest = [one for one in report.findings if one.severity is Severity.NOTICE]
    assert not told(one for one in rest if one.rule not in HARMLESS)


@settings(QUICK, max_examples=20)
@given(MADE)
def test_every_figure_of_the_text_is_understood(made):
    found, _ = checked(made)
    assert not unread_amounts(found.facts)
    known = {}
    for fact in found.facts:
        figures = (fact.amount, fact.base, fact.change, fact.percent, fact.count)
        read = {getattr(one, "value", one) for one in figures}
        known.setdefault(found.paragraphs[fact.paragraph].text, set()).update(read)
    for one in made.texts:
        for key, value in one.values:
            if key != "year" and value.replace(".", "", 1).isdigit():
                assert Decimal(value) in known.get(one.text, ()), (one.text, key)


@settings(QUICK, max_examples=20)
@given(MADE)
def test_figures_in_ten_thousands_that_agree_are_not_even_rounded(made):
    _, report = checked(made)
    exact = {sheet.unit for sheet in made.sheets} == {"万元"}
    rounded = [one for one in report.findings if one.severity is Severity.ROUNDING]
    # The percentages of a final account are rounded one by one, and need not sum to 100.
    assert not exact or not told(one for one in rounded if "%" not in one.message)


@pytest.mark.parametrize("name", [one for one in FORMATS if one != "a.txt"])
@pytest.mark.parametrize("style", STYLES)
def test_no_format_adds_an_error(style, name):
    _, report = checked(made_disclosure(7, style=style, count=9), name)
    assert not told(report.errors)


@pytest.mark.parametrize("fault", FAULTS)
@settings(QUICK, max_examples=6)
@given(made=MADE, seed=st.integers(0, 2**20))
def test_a_fault_is_found_where_it_is(fault, made, seed):
    planted = plant_fault(made, fault, random.Random(seed))
    assume(planted is not None)
    found, report = checked(planted.made)
    # No table has the figure of all appropriations where the unit has money of its own besides.
    unsure = fault == "text_figure" and made.style == "shanghai"
    told_as = report.findings if fault in NOTICED or unsure else report.errors
    here = found_at(planted, found, told_as)
    assert here, (planted.text, planted.sheet, planted.printed, told(report.findings))


@pytest.mark.parametrize("fault", ["table_cell", "three_text", "wrong_note"])
def test_a_fault_is_found_on_its_page(fault, tmp_path):
    made = made_disclosure(5, style="liaoning", count=7)
    planted = plant_fault(made, fault, random.Random(3))
    found = read_disclosure(FORMATS["a.pdf"](planted.made, tmp_path / "a.pdf"))
    here = found_at(planted, found, check(found).errors)
    assert here
    assert all(place.page for one in here for place in one.places)
