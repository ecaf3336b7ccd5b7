"""The tables that the package ships: every rule holds, and the targets are met."""

import re
from hashlib import sha256

import pytest

import govbudget as gb
from govbudget import Level, Scheme, datacheck
from govbudget.classification.catalogue import shipped


def test_every_rule_holds():
    assert [str(violation) for violation in datacheck.check()] == []


def test_published_editions_have_not_changed(root):
    """A change that is meant is a new revision with an entry in CHANGELOG under Data."""
    kept = shipped().codes.read("editions/index.csv").decode().splitlines()[1:]
    digests = [",".join(line.split(",")[:4] + line.split(",")[5:8]) for line in kept]

    pinned = (root / "tests/data/editions.txt").read_text(encoding="utf-8").splitlines()
    assert digests == pinned


def test_the_glossary_has_not_changed():
    text = "".join(term.term + term.text for term in gb.glossary.values())

    assert sha256(text.encode()).hexdigest() == (
        "3410295d192209d161225eeeba0cd9c2405b005088cfb529dc5437c3448de6bf"
    )


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
        for seen in entry.sightings:
            assert set(seen.sources) <= set(shipped().sources)


def test_no_row_of_the_seed_lacks_its_evidence(root):
    import csv

    with (root / "tests/data/seed_tables.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            entry = gb.parse(row["code"]).entry
            if row["name"].replace("(", "（").replace(")", "）") == entry.name:
                named = {source for seen in entry.evidence for source in seen.sources}
                assert "anshan-2024-budget" in named, row


def test_supplement_of_march_2024(functional):
    assert functional["22006"].fund is gb.Fund.GOVERNMENT_FUND
    assert functional["2300412"].name == "自然资源海洋气象等"
    assert functional["2300412"].first_year == 2024


def test_schemes_of_the_editions():
    assert {edition.scheme for edition in shipped().editions} == set(Scheme)


def test_sizes_of_the_other_lists():
    assert len(gb.revenue()) > 900
    assert len(gb.government_economic()) > 75
    assert {entry.code for entry in gb.revenue().roots} == {"101", "102", "103", "105", "110"}
    assert [entry.code for entry in gb.government_economic().roots] == [
        *(str(code) for code in range(501, 515)),
        "599",
    ]


@pytest.mark.parametrize("scheme", list(Scheme))
def test_every_class_and_section_of_every_edition_is_defined(scheme):
    for year in shipped().years(scheme):
        tree = shipped().tree(scheme, year)
        for entry in (*tree.at(Level.CLASS), *tree.at(Level.SECTION)):
            assert entry.definition, (year, entry)
            assert entry.name_en
