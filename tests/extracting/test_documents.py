"""The real documents as data: every printed code is there, and the rows add up to the totals."""

from collections import defaultdict
from decimal import Decimal

import pytest

import govbudget as gb
from govbudget.disclosure.nature import why_no_budget

KINDS = (".pdf", ".docx", ".xlsx", ".xls", ".html", ".txt")


def real(documents):
    return sorted(path for path in documents.iterdir() if path.suffix in KINDS)


@pytest.fixture(scope="module")
def extracts(documents, disclosure_of):
    """The extract of each document that is a budget, beside what was read."""
    found = []
    for path in real(documents):
        disclosure = disclosure_of(path.name)
        if why_no_budget(disclosure) is None:
            found.append((disclosure, next(gb.extract(disclosure))))
    assert len(found) > 20
    return found


def test_every_printed_code_is_a_row(extracts):
    for disclosure, extract in extracts:
        printed = {
            (number, row.position.page, row.position.row)
            for number, table in enumerate(disclosure.tables, 1)
            for coded in table.tables
            for row in coded.rows
            if row.code and any(not cell.is_blank for cell in row.cells)
        }
        rows = {
            (one.table, one.page, one.row)
            for one in extract.figures
            if one.code and one.code_printed
        }
        assert rows == printed, disclosure.path


def test_every_figure_stands_once(extracts):
    for disclosure, extract in extracts:
        places = [(one.table, one.page, one.row, one.column) for one in extract.figures]
        known = [place for place in places if None not in place[2:]]
        assert len(set(known)) == len(known), disclosure.path


def test_figures_are_those_that_were_read(extracts):
    for disclosure, extract in extracts:
        amounts = sum(
            cell.amount is not None
            for table in disclosure.tables
            for coded in table.tables
            for row in coded.rows
            for cell in row.cells
        )
        with_codes = {number for number, one in enumerate(disclosure.tables, 1) if one.tables}
        found = [
            one for one in extract.figures if one.table in with_codes and one.value is not None
        ]
        assert len([one for one in found if one.role]) == amounts, disclosure.path


def test_rows_add_up_to_the_printed_totals_or_a_finding_says_why_not(extracts):
    looked = 0
    for disclosure, extract in extracts:
        told = {one.table for one in extract.figures if one.findings}
        sums = defaultdict(list)
        totals = defaultdict(list)
        for one in extract.figures:
            if one.role == "detail" and one.amount is not None and one.scheme:
                sums[one.table, one.measure].append(one)
            elif one.role == "total" and one.amount is not None:
                totals[one.table, one.measure].append(one)
        for key, stated in totals.items():
            details = sums.get(key, [])
            if len(stated) != 1 or not details or key[0] in told:
                continue
            if len({one.scheme for one in details}) > 1 or len(
                {one.code for one in details}
            ) != len(details):
                continue
            total = stated[0]
            unit = abs(total.amount / total.value) if total.value else Decimal(10000)
            exponent = min(int(one.value.as_tuple().exponent) for one in [total, *details])
            room = (len(details) + 1) * unit * Decimal(5).scaleb(exponent - 1)
            looked += 1
            assert abs(sum(one.amount for one in details) - total.amount) <= room, (
                disclosure.path,
                key,
                total.printed,
            )
    assert looked > 100


def test_the_extract_and_the_reading_agree(extracts):
    for disclosure, extract in extracts:
        of = extract.document
        assert (of.body, of.year, of.kind) == (
            disclosure.unit_name,
            disclosure.year,
            disclosure.kind.value,
        )
        assert of.tables == len(disclosure.tables)
        assert of.facts == len(disclosure.facts) == len(extract.facts)
