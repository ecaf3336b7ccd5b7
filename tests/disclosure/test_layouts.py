"""Documents as the places of the country print them: read exactly, clean ones without a word
against them, and each planted fault told where it is."""

import functools
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from govbudget.disclosure.checks.engine import check
from govbudget.disclosure.opening import read_disclosure
from govbudget.reconciling.kinds import Severity

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from disclosure.layouts import BY_NAME, OPEN, RULES, clean, pairs, planted_in, slid, written
from disclosure.synthetic.faults import found_at

#: What only explains, and accuses nobody: money of the unit itself beside that of the budget; and
#: that the short made texts do not explain all that a disclosure has to.
HARMLESS = {"across.funds", "structure.unread", "structure.statements"}
#: Faults that are told as a notice: what the text says of an empty table holds, the name of another
#: year is no wrong one, and 主要包括 need not name all.
NOTICED = {"missing_note", "old_name", "list_less"}

places = pytest.mark.parametrize("name", BY_NAME)


def found_in(made, place, form="txt"):
    """A made document read back from a file, and what its check says."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(made, Path(folder) / f"made.{form}", place)
        found = read_disclosure(path)
    return found, check(found)


@functools.cache
def published(name, seed):
    """A clean document in the form that the place publishes, read and checked."""
    place = BY_NAME[name]
    made = clean(name, seed)
    return (made, *found_in(made, place, place.format))


def excuse(request, name, what):
    """A case that is open fails; one that does not is to be struck out of the list."""
    if name in OPEN.get(what, ()):
        request.applymarker(pytest.mark.xfail(strict=True))


def told(findings):
    return [f"{one.severity.value} {one.rule}: {one.message}" for one in findings]


def against(report):
    """What is said against a document, beyond rounding and explanations."""
    return [
        one
        for one in report.findings
        if one.severity is not Severity.ROUNDING
        and not (one.severity is Severity.NOTICE and one.rule in HARMLESS)
    ]


def rows_of(table):
    """The codes of a table, printed or told by its names, with the amounts but for blanks."""
    return [
        (row.code, tuple(cell.amount for cell in row.cells if cell.amount is not None))
        for one in table.tables or table.resolved
        for row in one.rows
        if row.code
    ]


def printed_rows(sheet):
    """The truth about the rows of a table with codes."""
    return [
        (code, tuple(Decimal(cell.replace(",", "")) for cell in row if cell))
        for code, row in sheet.coded
    ]


def assert_read(made, found):
    """Body, year, kind, level, tables, codes and figures are those that were printed."""
    assert (found.unit_name, found.year) == (made.unit_name, made.year)
    assert (found.kind.value, found.level.value) == (made.kind, made.level)
    assert [one.kind.value for one in found.tables] == [one.kind for one in made.sheets]
    assert all(
        sheet.title in one.title for sheet, one in zip(made.sheets, found.tables, strict=True)
    )
    for sheet, table in zip(made.sheets, found.tables, strict=True):
        if sheet.coded:
            assert rows_of(table) == printed_rows(sheet), sheet.title


@places
def test_what_is_published_is_read_exactly(name, request):
    excuse(request, name, "read")
    made, found, _ = published(name, 1)
    assert_read(made, found)


@places
def test_nothing_is_told_of_what_is_right(name, request):
    excuse(request, name, "clean")
    _, _, report = published(name, 1)
    assert not told(against(report))
    _, other = found_in(clean(name, 2), BY_NAME[name])
    assert not told(against(other))


@places
@settings(max_examples=3, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(seed=st.integers(0, 2**20))
def test_any_figures_are_read_exactly_and_no_error_is_told_of_them(name, seed, request):
    excuse(request, name, "read")
    place = BY_NAME[name]
    made = place.made(seed)
    found, report = found_in(made, place)
    assert_read(made, found)
    assert not told(report.errors)


@pytest.mark.parametrize(("name", "fault"), pairs())
def test_a_fault_is_told_at_its_place(name, fault, request):
    excuse(request, name, fault)
    one = planted_in(name, fault)
    found, report = found_in(one.made, BY_NAME[name])
    least = Severity.NOTICE if fault in NOTICED else Severity.ERROR
    said = [finding for finding in report.findings if finding.severity in {least, Severity.ERROR}]
    here = found_at(one, found, said)
    rules = {finding.rule for finding in here}
    assert rules & set(RULES[fault]), (one.text or one.printed, told(report.findings))
    away = [finding for finding in report.errors if finding not in here]
    assert not told(away)


@places
def test_a_table_whose_figures_slid_by_a_row_is_one_error(name, request):
    excuse(request, name, "slid")
    one = next(filter(None, (slid(clean(name, seed)) for seed in (1, 2, 3, 4))))
    _, report = found_in(one.made, BY_NAME[name])
    [error] = report.errors
    assert error.rule in {"table.rows", "table.columns"}
    assert "上移了一行" in error.mend
