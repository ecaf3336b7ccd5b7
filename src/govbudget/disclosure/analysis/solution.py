"""All sums of the tables of a document in one system, so that one cause is found once.

The sums of rows and of columns, those of 收支总表 and of the “三公” table, and the figures that
tables share are solved together: where a table and its links fail for one cell, there is one
finding, with all that fails for it.
"""

from __future__ import annotations

import weakref
from collections import Counter
from typing import TYPE_CHECKING

from attrs import field, frozen

from govbudget.disclosure.analysis.blocks import Sheet, sheets_of
from govbudget.disclosure.analysis.lookup import Lookup
from govbudget.disclosure.analysis.sums import sums_of
from govbudget.disclosure.analysis.system import credible, system_of
from govbudget.disclosure.analysis.units import WrongUnit, wrong_units
from govbudget.reconciling.findings import Finding, Kind, Untold
from govbudget.reconciling.tables import reconcile
from govbudget.reconciling.telling import amount_findings
from govbudget.reconciling.untold import told_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.document import Disclosure
    from govbudget.reconciling.findings import CellRef, Failure
    from govbudget.reconciling.system import Identity, System

__all__ = ["Book", "Ruled", "book_of"]

_AMOUNTS = {Kind.AMOUNT, Kind.ROUNDING, Kind.MISSING_ROW, Kind.LINK}


@frozen
class Ruled:
    """A finding of the engine, with the rule that tells it.

    Attributes:
        rule: the id of the rule.
        finding: the finding; its cells name sheets of the book by their number.
    """

    rule: str
    finding: Finding


@frozen
class Book:
    """The sheets of a document, and what fails in them.

    Attributes:
        sheets: the sheets.
        findings: what was found, each with its rule.
        held: how many sums of each rule hold.
        elsewhere: how many sums of each rule fail for a cause that another rule tells.
        passed: what was not checked in the columns of a table, and why.
        untold: by rule the sums that cannot be told, since a cell in them was not read.
        apart: what was not compared across tables, and why, by rule.
        units: the tables whose unit is wrong.
    """

    sheets: tuple[Sheet, ...]
    findings: tuple[Ruled, ...]
    held: Counter[str]
    elsewhere: Counter[str]
    passed: tuple[str, ...]
    apart: dict[str, list[str]]
    units: tuple[WrongUnit, ...] = ()
    untold: dict[str, list[Untold]] = field(factory=dict)

    def of(self, rule: str) -> tuple[Finding, ...]:
        """The findings of a rule."""
        return tuple(one.finding for one in self.findings if one.rule == rule)

    @property
    def lookup(self) -> Lookup:
        """Finds its sheets, those of tables whose unit is wrong aside."""
        wrong = {id(one.sheet.table) for one in self.units}
        return Lookup([one for one in self.sheets if id(one.table) not in wrong])

    def at(self, cell: CellRef) -> Sheet:
        """The sheet of a cell."""
        return self.sheets[cell.table]


_kept: list[tuple[weakref.ref[Disclosure], Book]] = []


def book_of(disclosure: Disclosure) -> Book:
    """The book of a document; the last one is kept, since several rules ask for it."""
    for known, book in _kept:
        if known() is disclosure:
            return book
    book = _made(tuple(sheets_of(disclosure.tables)))
    _kept[:] = [(weakref.ref(disclosure), book)]
    return book


def _made(sheets: tuple[Sheet, ...]) -> Book:
    tables = [one.coded for one in sheets]
    about_rows = [
        finding
        for finding in reconcile(tables, (), steps=0)
        if finding.kind not in _AMOUNTS and not sheets[finding.places[0].table].labels
    ]
    passed: list[str] = []
    lost: dict[int, list[int]] = {}
    ruled = list(sums_of(sheets, about_rows, passed, lost))
    links = [one for one in ruled if one[0].startswith("across.")]
    own = [one for one in ruled if not one[0].startswith("across.")]
    before = system_of(sheets, [identity for _, identity in links])
    units = wrong_units(sheets, before)
    links, apart = credible(sheets, before, links, units)
    ruled = [*own, *links]
    told = told_apart(system_of(sheets, [identity for _, identity in ruled]), lost)
    untold: dict[str, list[Untold]] = {}
    for at, record in zip(told.apart, told.untold, strict=True):
        untold.setdefault(ruled[at][0], []).append(record)
    ruled = [ruled[at] for at in told.kept]
    system = told.system
    rules = {
        _key(system, identity): rule
        for (rule, identity), off in zip(ruled, system.residuals, strict=True)
        if off
    }
    findings = [Ruled(finding.kind.value, finding) for finding in about_rows]
    failed: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    for finding in amount_findings(system):
        by = [rules[_key_of(failure)] for failure in finding.failures]
        failed.update(by)
        elsewhere.update(one for one in by if one != _first(by))
        findings.append(Ruled(_first(by), finding))
    every = Counter(rule for (rule, _), some in zip(ruled, system.envelopes, strict=True) if some)
    return Book(
        sheets,
        tuple(findings),
        every - failed,
        elsewhere,
        tuple(passed),
        apart,
        tuple(units),
        untold,
    )


def _first(told: Sequence[str]) -> str:
    """The rule that tells a cause: that of a table before those across tables."""
    return next((rule for rule in told if rule.startswith("table.")), told[0])


def _key(system: System, one: Identity) -> tuple[CellRef, ...]:
    return (system.ref(one.total), *map(system.ref, one.parts))


def _key_of(failure: Failure) -> tuple[CellRef, ...]:
    return (failure.total, *failure.parts)
