"""Made departments: units that add up are told nothing, and one changed figure one thing."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.made_department import ITEMS, OWN, department, unit

import govbudget as gb

from .planted import QUICK

ONLY = gb.Settings(select=["units"])
NAMES = (OWN, *(f"某某市样例{word}中心" for word in "甲乙丙丁"))
LISTED = "从预算单位构成看，某某市样例局部门预算包括：{}。"
# Hundreds of yuan, which two decimals of 万元 print whole.
SPENT = st.tuples(*(st.integers(0, 10**6).map(lambda one: one * 100) for _ in ITEMS))
UNITS = st.lists(st.tuples(SPENT, st.sampled_from(["元", "万元"])), min_size=1, max_size=5)


def report_of(units, whole):
    named = NAMES[: len(units)]
    with tempfile.TemporaryDirectory() as folder:

        def read(name, text):
            path = Path(folder) / name
            path.write_text(text, encoding="utf-8")
            return gb.read_disclosure(path)

        documents = [
            read(f"{at}.txt", unit(name, spent, unit=money))
            for at, (name, (spent, money)) in enumerate(zip(named, units, strict=True))
        ]
        said = LISTED.format("、".join(f"{name}预算" for name in named))
        return gb.check_department(read("d.txt", department(whole, said)), documents, ONLY)


def added(units):
    return [sum(one) for one in zip(*(spent for spent, _ in units), strict=True)]


@settings(QUICK, max_examples=30)
@given(UNITS)
def test_units_that_add_up_are_told_nothing(units):
    report = report_of(units, added(units))

    assert report.findings == ()
    assert {one.state.value for one in report.rules} <= {"held", "not_applicable"}


@settings(QUICK, max_examples=30)
@given(UNITS, st.sampled_from(range(len(ITEMS))), st.integers(1, 10**6))
def test_one_changed_figure_is_one_finding_at_its_item(units, at, more):
    whole = added(units)
    whole[at] += more * 1000
    report = report_of(units, whole)

    [found] = report.findings
    assert list(ITEMS)[at] in found.message
    assert found.rule == "units.sums"


@settings(QUICK, max_examples=20)
@given(UNITS.filter(lambda one: len(one) > 1), st.data())
def test_a_missing_unit_accuses_nobody(units, data):
    left = data.draw(st.sampled_from(range(len(units))))
    whole = added(units)
    named = [name for at, name in enumerate(NAMES[: len(units)]) if at != left]
    with tempfile.TemporaryDirectory() as folder:

        def read(name, text):
            path = Path(folder) / name
            path.write_text(text, encoding="utf-8")
            return gb.read_disclosure(path)

        rest = [one for at, one in enumerate(units) if at != left]
        documents = [
            read(f"{at}.txt", unit(name, spent, unit=money))
            for at, (name, (spent, money)) in enumerate(zip(named, rest, strict=True))
        ]
        said = LISTED.format("、".join(f"{name}预算" for name in NAMES[: len(units)]))
        report = gb.check_department(read("d.txt", department(whole, said)), documents, ONLY)

    assert not report.errors
    assert [one.rule for one in report.findings] == ["units.missing"]
