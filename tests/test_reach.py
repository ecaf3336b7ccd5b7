"""What published sources print is in the edition of its year, or the docs say why not."""

import csv
import os
import re
from pathlib import Path

import pytest

import govbudget as gb
from govbudget.classification.catalogue import shipped
from govbudget.classification.names import canonical
from govbudget.datacheck.coverage import coverage

#: Noted from documents that print more: docs/data.md tells how that was found.
NOTED_SHORT = {("economic", "31101", "资本金注入", "2026")}
PUBLISHED = {"official notice", "disclosure", "transfer notice"}


@pytest.fixture(scope="session")
def reference(root):
    """The folder of reference facts; the test is skipped where it is absent."""
    folder = Path(os.environ.get("GOVBUDGET_REFERENCE", root.parent / "shared" / "reference"))
    if not folder.is_dir():
        pytest.skip(f"the reference facts are not here: {folder} (set GOVBUDGET_REFERENCE)")
    return folder


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def judged():
    return {
        (one.scheme.value, one.code, one.name, str(one.year), one.judged.value)
        for scheme in gb.Scheme
        for one in shipped().sightings(scheme)
        if one.judged
    }


def test_the_docs_list_what_is_judged(root):
    text = (root / "docs/data.md").read_text(encoding="utf-8")
    section = text.split("## What sources print otherwise\n")[1].split("\n## ")[0]
    row = r"^\| (\w+) \| (\d+) \| (\S+) \| (\d{4}) \| `(\w+)` \|"
    listed = re.findall(row, section, re.MULTILINE)

    assert set(listed) == judged()


@pytest.mark.parametrize("scheme", list(gb.Scheme))
def test_published_pairs_are_in_the_edition_of_their_year(scheme):
    years = shipped().years(scheme)
    for one in shipped().sightings(scheme):
        if one.kind.is_published and one.year in years and not one.judged:
            tree = shipped().tree(scheme, one.year)
            assert one.code in tree, one
            assert tree[one.code].name == one.name


@pytest.mark.unmeasured
def test_the_reference_is_in_the_tables(reference):
    kept = {
        (scheme.value, one.code, one.name, str(one.year or ""), one.kind): one.documents
        for scheme in gb.Scheme
        for one in shipped().sightings(scheme)
    }
    for row in rows(reference / "sightings.tsv"):
        if (row["scheme"], row["code"], row["name"], row["year"]) in NOTED_SHORT:
            continue
        kind = gb.SourceKind.of(row["kind"])
        place = (row["scheme"], row["code"], canonical(row["name"]), row["year"], kind)
        assert kept.get(place, 0) >= int(row["documents"]), place


def test_published_pairs_of_the_reference_are_known(reference):
    exceptions = {place[:4] for place in judged()} | NOTED_SHORT
    for row in rows(reference / "sightings.tsv"):
        place = (row["scheme"], row["code"], canonical(row["name"]), row["year"])
        scheme = gb.Scheme(row["scheme"])
        years = shipped().years(scheme)
        if row["kind"] not in PUBLISHED or not row["year"] or place in exceptions:
            continue
        if int(row["year"]) in years:
            entry = shipped().tree(scheme, int(row["year"])).get(row["code"])
            assert entry is not None, place
            assert entry.name == place[2]


def test_what_the_editions_lacked_is_there_or_told(root, reference):
    told = (root / "docs/data.md").read_text(encoding="utf-8")
    local = shipped().local_codes
    for row in rows(reference / "edition_2026.tsv"):
        code, name, scheme = row["code"], row["name"], gb.Scheme(row["scheme"])
        tree = shipped().tree(scheme, 2026)
        if code.endswith("??"):
            assert name in told, row
        elif row["certainty"] == "local":
            assert [one.name for one in local[(scheme, code)]] == [name]
        elif code not in tree:
            assert code in told, row
        elif not name:
            assert tree[code].note == "名称未证实"
        else:
            assert tree[code].name.endswith(name.removeprefix("… ")), row
            first = int(row["from_year"].split()[0])
            assert (tree[code].first_year or first) <= first, row


def shares(scheme, year):
    found = coverage(shipped(), scheme, year)
    size = len(found.entries)
    return tuple(len(codes) / size for codes in (found.seen, found.shown, found.in_year))


@pytest.mark.parametrize(
    ("scheme", "year", "seen", "shown", "in_year"),
    [
        ("functional", 2024, 0.70, 0.60, 0.05),
        ("functional", 2026, 0.70, 0.60, 0.38),
        ("functional", 2022, 0.70, 0.60, 0.48),
        ("economic", 2024, 1, 1, 0.6),
        ("economic", 2026, 1, 1, 0.9),
        ("government_economic", 2024, 0.88, 0.88, 0.05),
        ("government_economic", 2026, 0.88, 0.88, 0.5),
        ("revenue", 2024, 0.22, 0.08, 0.03),
    ],
)
def test_how_much_was_seen(scheme, year, seen, shown, in_year):
    for share, wanted in zip(shares(gb.Scheme(scheme), year), (seen, shown, in_year), strict=True):
        assert share >= wanted


def test_what_is_counted_is_counted_once():
    for scheme in gb.Scheme:
        found = coverage(shipped(), scheme, 2025)
        parts = (found.shown, found.only_named, found.only_old)
        assert sum(map(len, parts)) == len(found.seen)
        assert frozenset().union(*parts) == found.seen <= found.entries
        assert found.in_year <= found.seen


def test_the_supplement_of_may_2025():
    before, after = gb.functional.as_of("2025-05-22"), gb.functional.as_of("2025-05-23")

    assert set(after) - set(before) == {"2170404", "22911", "23107"}
    assert after is gb.functional(2025)
    assert before.revision < after.revision
    assert set(gb.revenue.as_of("2025-05-23")) - set(gb.revenue.as_of("2025-01-01")) == {
        "1030184",
        "1050303",
        "1050305",
    }
