"""One made disclosure, written in every format, is read to the same model."""

import pytest

import govbudget as gb
from govbudget.amounts import parse_amount
from govbudget.disclosure.opening import read_disclosure

from .synthetic import FORMATS, STYLES, made_disclosure

COUNTS = {"liaoning": 6, "generic": 12, "shanghai": 20, "final": 9}


def table_model(table):
    """A table without places and printed forms."""
    rows = [
        (row.code, row.name, [cell.amount for cell in row.cells])
        for one in table.tables
        for row in one.rows
    ]
    stated = [(one.label, one.path, one.measure, one.amount) for one in table.stated]
    return (table.kind, table.title, table.unit, rows, stated, table.notes)


def fact_model(fact):
    """A fact without the place where it stands."""
    return (
        *(fact.kind, *fact.same, fact.label, fact.amount, fact.base, fact.change, fact.percent),
        *(fact.direction, fact.against, fact.count, fact.items),
    )


def facts_of(disclosure):
    """What the text says; a note under a table is no paragraph in a workbook."""
    notes = {note for table in disclosure.tables for note in table.notes}
    paragraphs = disclosure.paragraphs
    return [one for one in disclosure.facts if paragraphs[one.paragraph].text not in notes]


def model(disclosure):
    """What a disclosure says."""
    return {
        "name": (disclosure.unit_name, disclosure.year, disclosure.kind, disclosure.level),
        "contents": [one.title for one in disclosure.contents],
        "tables": [table_model(one) for one in disclosure.tables],
        "facts": [fact_model(one) for one in facts_of(disclosure)],
        "terms": [one.term for one in disclosure.terms],
    }


@pytest.fixture(scope="module", params=STYLES)
def made(request):
    return made_disclosure(11, style=request.param, count=COUNTS[request.param])


@pytest.fixture(scope="module")
def as_text_reads(made, tmp_path_factory):
    path = tmp_path_factory.mktemp("text") / "first.txt"
    return model(read_disclosure(FORMATS["a.txt"](made, path)))


def test_what_was_made_is_read(made, tmp_path):
    found = read_disclosure(FORMATS["a.txt"](made, tmp_path / "a.txt"))
    assert (found.unit_name, found.year) == (made.unit_name, made.year)
    assert (found.kind, found.level) == (
        made.kind,
        {"部门": "department", "单位": "unit"}[made.level],
    )
    assert [one.kind.value for one in found.tables] == [one.kind for one in made.sheets]
    assert not found.unread
    assert not found.lost


def test_every_amount_is_read(made, tmp_path):
    found = read_disclosure(FORMATS["a.txt"](made, tmp_path / "a.txt"))
    for sheet, table in zip(made.sheets, found.tables, strict=True):
        written = sorted(parse_amount(cell) for _, _, cell in sheet.amounts())
        amounts = [one.amount for one in table.stated if one.amount]
        amounts += [c.amount for t in table.tables for row in t.rows for c in row.cells if c.amount]
        assert sorted(filter(None, written)) == sorted(amounts), sheet.title


def test_every_code_is_one_of_the_year(made, tmp_path):
    found = read_disclosure(FORMATS["a.txt"](made, tmp_path / "a.txt"))
    trees = (gb.functional(2024), gb.economic(2024))
    codes = {row.code for one in found.tables for t in one.tables for row in t.rows if row.code}
    assert len(codes) > 10
    assert all(any(code in tree for tree in trees) for code in codes)


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", [one for one in FORMATS if one != "a.txt"])
def test_the_same_model(made, as_text_reads, tmp_path, name):
    found = model(read_disclosure(FORMATS[name](made, tmp_path / name)))
    for part, expected in as_text_reads.items():
        assert found[part] == expected, part
