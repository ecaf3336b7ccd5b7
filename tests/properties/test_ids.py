"""What a finding is known by: the same wherever it stands, another where its figures change."""

import tempfile
from decimal import Decimal
from pathlib import Path

from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from govbudget.amounts import Unit
from govbudget.base.messages import Message
from govbudget.disclosure.checks.engine import check
from govbudget.disclosure.checks.identity import identified
from govbudget.disclosure.checks.records import CheckFinding, CheckReport, Figure, Place
from govbudget.disclosure.opening import read_disclosure
from govbudget.jsonform import converter
from govbudget.reconciling.kinds import Severity

from .planted import AMOUNTS, FAULTY, FORMATS, QUICK, WHOSE


def report_of(text, name):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, "utf-8")
        return check(read_disclosure(path))


@settings(QUICK, max_examples=25)
@given(FAULTY, st.integers(1, 5))
def test_ids_are_unique_and_stay_where_the_document_moves(planted, lines):
    assume(planted is not None)
    with tempfile.TemporaryDirectory() as folder:
        path = FORMATS["a.txt"](planted.made, Path(folder) / "a.txt")
        text, report = path.read_text("utf-8"), check(read_disclosure(path))
    first, _, rest = text.partition("\n")
    moved = report_of("\n".join((first, *["\n"] * lines, rest)), "another name.txt")

    ids = [one.id for one in report.findings]
    assert len(set(ids)) == len(ids)
    assert {len(one.partition("-")[0]) for one in ids} <= {12}
    assert ids == [one.id for one in moved.findings]


@settings(QUICK, max_examples=15)
@given(FAULTY)
def test_what_json_keeps_is_read_back(planted):
    assume(planted is not None)
    with tempfile.TemporaryDirectory() as folder:
        path = FORMATS["a.txt"](planted.made, Path(folder) / "a.txt")
        report = check(read_disclosure(path))
    made = converter()
    kept = made.unstructure(report)

    assert made.structure(kept, CheckReport) == report
    del kept["header"]
    for one in kept["findings"]:
        del one["id"], one["mends"]
    old = made.structure(kept, CheckReport)
    assert [one.message for one in old.findings] == [one.message for one in report.findings]
    assert not any(one.id or one.mends for one in old.findings)


def found(value, unit=Unit.WAN, **place):
    said = Message("text.sums.found", name="项目支出")
    at = Place(text="项目支出", what="《收支总表》 项目支出 合计", **place)
    figures = [Figure("项目支出", value, unit)]
    return CheckFinding("text.sums", Severity.ERROR, said, figures=figures, places=[at])


def id_of(*findings, whose=WHOSE):
    return identified(findings, whose)[0].id


@given(AMOUNTS, AMOUNTS)
def test_a_changed_figure_changes_it(one, other):
    assert (id_of(found(one)) == id_of(found(other))) == (one == other)


@given(AMOUNTS, st.integers(1, 900), st.integers(1, 90), st.integers(1, 30))
def test_a_changed_place_does_not(value, page, row, table):
    here = found(value, table=1, row=1, page=1)
    there = found(value, table=table, row=row, page=page, file="b.pdf")

    assert id_of(here) == id_of(there)


@given(AMOUNTS)
def test_the_unit_that_a_figure_is_printed_in_does_not(value):
    assert id_of(found(value)) == id_of(found(value * 10_000, Unit.YUAN))


def test_body_year_and_rule_change_it():
    one = found(Decimal(1))
    ids = {
        id_of(one),
        id_of(one, whose=("某市档案馆", 2024, "budget")),
        id_of(one, whose=("某市图书馆", 2025, "budget")),
        id_of(evolve(one, rule="text.units")),
    }
    assert len(ids) == 4


@given(st.permutations(["甲", "乙", "乙"]))
def test_those_alike_are_told_apart_by_what_they_quote(quotes):
    def saying(quote):
        one = found(Decimal(1))
        return evolve(one, places=(Place(paragraph=3, text=quote),))

    told = identified([saying(one) for one in quotes], WHOSE)
    ids = {quote: {one.id for one in told if one.places[0].text == quote} for quote in quotes}

    assert ids == {
        quote: {one.id for one in identified(list(map(saying, "甲乙乙")), WHOSE)
                if one.places[0].text == quote}
        for quote in quotes
    }  # fmt: skip
    assert len(ids["甲"]) == 1
    assert {one.partition("-")[2] for one in ids["乙"]} == {"", "2"}


def test_the_numbers_of_tables_are_no_part_of_it():
    def named(table):
        return evolve(found(Decimal(1)), message=Message("structure.unit.found", table=table))

    first = identified([named("表2《收支总表》")], WHOSE, {"表2《收支总表》": "收支总表"})
    second = identified([named("表3《收支总表》")], WHOSE, {"表3《收支总表》": "收支总表"})

    assert first[0].id == second[0].id
