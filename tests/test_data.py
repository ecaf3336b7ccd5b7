"""The tables that the package ships: every rule holds, and the targets are met."""

import re

import pytest

import govbudget as gb
from govbudget import Level, Scheme, datacheck
from govbudget.classification.catalogue import shipped


def test_every_rule_holds():
    assert [str(violation) for violation in datacheck.check()] == []


def test_published_editions_have_not_changed():
    """A change that is meant is a new revision with an entry in CHANGELOG under Data."""
    published = {
        (edition.scheme.value, edition.year, edition.revision): (edition.digest, edition.texts)
        for edition in shipped().editions
    }

    assert published == {
        ("economic", 2024, 1): (
            "f4a7109643d66e4aa69ee70b65c67b1901bca49e49b8ddbe49bde97911da8bbe",
            "382f2ab7e34493f2649110a520ae1e47d5173016dc1f34f4d2f3090a04d867d4",
        ),
        ("functional", 2024, 1): (
            "2f25ab4c761a954ac42d1d881544aff728c08acd22bdc552bbbbc18c4122b231",
            "21e9f25cfe0bf1a982a339cb63dab8912ff25f591200f350de156265abee2db6",
        ),
    }


def test_sizes(functional, economic):
    assert len(functional) > 1750
    assert len(economic) > 105
    for fund in gb.Fund:
        assert len(functional.in_fund(fund)) > 20


def test_every_code_has_an_english_name(functional, economic):
    for entry in (*functional.values(), *economic.values()):
        assert re.fullmatch(r"[A-Z][ -~]+", entry.name_en), entry


def test_every_class_section_and_economic_code_is_defined(functional, economic):
    needed = (
        *functional.at(Level.CLASS),
        *functional.at(Level.SECTION),
        *economic.values(),
    )

    assert [entry for entry in needed if entry.definition is None] == []


@pytest.mark.parametrize("code", ["2080505", "2210203", "2010350", "30239", "2040409", "2010301"])
def test_entries_whose_name_does_not_tell_are_defined(code):
    assert gb.parse(code).entry.definition


def test_evidence_names_sources(functional, economic):
    for entry in (*functional.values(), *economic.values()):
        for source in entry.evidence:
            assert source in shipped().sources


def test_no_row_of_the_seed_lacks_its_evidence(root):
    import csv

    with (root / "tests/data/seed_tables.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            entry = gb.parse(row["code"]).entry
            if row["name"].replace("(", "（").replace(")", "）") == entry.name:
                assert "anshan-2024-budget" in entry.evidence, row


def test_supplement_of_march_2024(functional):
    assert functional["22006"].fund is gb.Fund.GOVERNMENT_FUND
    assert functional["2300412"].name == "自然资源海洋气象等"
    assert functional["2300412"].first_year == 2024


def test_schemes_of_the_editions():
    assert {edition.scheme for edition in shipped().editions} == {
        Scheme.FUNCTIONAL,
        Scheme.ECONOMIC,
    }
