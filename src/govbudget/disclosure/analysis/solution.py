"""All sums of the tables of a document in one system, so that one cause is found once.

The sums of rows and of columns, those of 收支总表 and of the “三公” table, and the figures that
tables share are solved together: where a table and its links fail for one cell, there is one
finding, with all that fails for it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import field, frozen

from govbudget.disclosure.analysis.blocks import Block, blocks_of
from govbudget.disclosure.analysis.lookup import Lookup
from govbudget.disclosure.analysis.one_cause import largest_first, merged
from govbudget.disclosure.analysis.passed import Passed
from govbudget.disclosure.analysis.sums import ROWS, sums_of
from govbudget.disclosure.analysis.system import credible, system_of
from govbudget.disclosure.analysis.units import WrongUnit, wrong_units
from govbudget.disclosure.analysis.withheld import withholds
from govbudget.reconciling.findings import Finding, Untold
from govbudget.reconciling.tables import ORDER, outlined
from govbudget.reconciling.telling import amount_findings, outline_findings
from govbudget.reconciling.untold import told_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.base.messages import Message
    from govbudget.disclosure.analysis.pieces import Pieces
    from govbudget.disclosure.document import Disclosure
    from govbudget.reconciling.findings import CellRef, Failure
    from govbudget.reconciling.outline import Outline
    from govbudget.reconciling.system import Equation, System

__all__ = ["Ruled", "Solution", "solution_of"]


@frozen
class Ruled:
    """A finding of the engine, with the rule that tells it.

    Attributes:
        rule: the id of the rule.
        finding: the finding; its cells name sheets of the solution by their number.
        count: how many sums of that rule fail for it.
        is_withheld: whether it may come of rows that the document leaves out, as it says.
    """

    rule: str
    finding: Finding
    count: int = 1
    is_withheld: bool = False


@frozen
class Solution:
    """The sheets of a document, and what fails in them.

    Attributes:
        sheets: the sheets.
        findings: what was found, each with its rule.
        held: how many sums of each rule hold.
        elsewhere: how many sums of each rule fail for a cause that another rule tells.
        passed: what was not checked, and why, by rule.
        units: the tables whose unit is wrong.
        untold: by rule the sums that cannot be told, since a cell in them was not read, or rows may
            stand where the document does not reach.
        sums: by the number of each table and the rule how many of its sums hold, and how many fail.
    """

    sheets: tuple[Block, ...]
    findings: tuple[Ruled, ...]
    held: Counter[str]
    elsewhere: Counter[str]
    passed: dict[str, list[Passed]]
    units: tuple[WrongUnit, ...] = ()
    untold: dict[str, list[Untold]] = field(factory=dict)
    sums: dict[tuple[int, str], tuple[int, int]] = field(factory=dict)

    def of(self, rule: str) -> tuple[Finding, ...]:
        """The findings of a rule."""
        return tuple(one.finding for one in self.told_by(rule))

    def told_by(self, rule: str) -> tuple[Ruled, ...]:
        """The findings of a rule, each with how many of its sums fail for it."""
        return tuple(one for one in self.findings if one.rule == rule)

    @property
    def lookup(self) -> Lookup:
        """Finds its sheets, those of tables whose unit is wrong aside."""
        wrong = {id(one.sheet.table) for one in self.units}
        return Lookup([one for one in self.sheets if id(one.table) not in wrong])

    def at(self, cell: CellRef) -> Block:
        """The sheet of a cell."""
        return self.sheets[cell.table]


def solution_of(disclosure: Disclosure, pieces: Pieces) -> Solution:
    """The sums of a document, solved.

    Args:
        disclosure: the document.
        pieces: the tables of which it holds only a piece.
    """
    sheets = tuple(blocks_of(disclosure.tables, disclosure.year))
    outlines, about_rows = _outlines(sheets)
    passed: dict[str, list[Passed]] = {}
    lost: dict[int, list[int]] = {}
    ruled = list(sums_of(sheets, outlines, passed, lost))
    links = [one for one in ruled if one[0].startswith("across.")]
    own = [one for one in ruled if not one[0].startswith("across.")]
    before = system_of(sheets, [identity for _, identity in links])
    units = wrong_units(sheets, before)
    links, apart = credible(sheets, before, links, units)
    ruled = [*own, *links]
    told = told_apart(before.with_identities([identity for _, identity in ruled]), lost)
    untold: dict[str, list[Untold]] = {}
    for at, record in zip(told.apart, told.untold, strict=True):
        untold.setdefault(ruled[at][0], []).append(record)
    ruled = [ruled[at] for at in told.kept]
    failed: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    findings = [Ruled(finding.kind.value, finding) for finding in about_rows]
    secret = withholds(disclosure)
    for rule, by, finding in _failing(ruled, told.system):
        failed.update(by)
        if (why := pieces.why_short(sheets, finding)) is not None:
            for one, failure in zip(by, finding.failures, strict=True):
                untold.setdefault(one, []).append(_untold(failure, why))
            continue
        elsewhere.update(one for one in by if one != rule)
        left_out = secret and _lacks_rows(by, finding)
        findings.append(Ruled(rule, finding, by.count(rule), left_out))
    stated = zip(ruled, told.system.envelopes, strict=True)
    every = Counter(rule for (rule, _), some in stated if some)
    for rule, reasons in apart.items():
        passed.setdefault(rule, []).extend(reasons)
    sums = _sums(sheets, ruled, told.system)
    return Solution(
        sheets, tuple(findings), every - failed, elsewhere, passed, tuple(units), untold, sums
    )


def _sums(
    sheets: Sequence[Block], ruled: Sequence[tuple[str, Equation]], system: System
) -> dict[tuple[int, str], tuple[int, int]]:
    """How many of the sums of each table that have amounts hold, and how many fail, by rule."""
    sums: dict[tuple[int, str], tuple[int, int]] = {}
    stated = zip(ruled, system.residuals, system.envelopes, strict=True)
    for (rule, one), off, some in stated:
        number = sheets[system.ref(one.total).table].table.position.table
        if number is None or not (off or some):
            continue
        held, failed = sums.get((number, rule), (0, 0))
        sums[number, rule] = (held + (not off), failed + bool(off))
    return sums


def _outlines(sheets: Sequence[Block]) -> tuple[dict[int, Outline], list[Finding]]:
    """The outlines of the sheets with codes, and what is wrong with their rows themselves."""
    outlines: dict[int, Outline] = {}
    found: list[Finding] = []
    for number, sheet in enumerate(sheets):
        if not sheet.labels:
            outlines[number], about = outlined(sheet.coded, number, [])
            found += about
    return outlines, sorted(found, key=lambda one: ORDER[one.severity])


def _failing(
    ruled: Sequence[tuple[str, Equation]], system: System
) -> Iterator[tuple[str, list[str], Finding]]:
    """What fails: the rule that tells it, the rule of each sum that fails for it, the finding."""
    rules = {
        _key(system, identity): rule
        for (rule, identity), off in zip(ruled, system.residuals, strict=True)
        if off
    }
    told = [
        ([rules[_key_of(failure)] for failure in finding.failures], finding)
        for finding in amount_findings(system, worded=False)
    ]
    for by, finding in merged(told):
        yield _first(by), by, largest_first(finding)
    for at, finding in outline_findings(system):
        rule = ruled[at][0]
        yield rule, [rule], finding


def _untold(failure: Failure, why: Message) -> Untold:
    return Untold(failure.identity, failure.total, (), why.en, why.zh)


def _lacks_rows(by: Sequence[str], finding: Finding) -> bool:
    """Whether all that fails are rows that state more than those below them."""
    return {ROWS} == set(by) and all(one.difference > 0 for one in finding.failures)


def _first(told: Sequence[str]) -> str:
    """The rule that tells a cause: that of a table before those across tables."""
    return next((rule for rule in told if rule.startswith("table.")), told[0])


def _key(system: System, one: Equation) -> tuple[CellRef, ...]:
    return (system.ref(one.total), *map(system.ref, one.parts))


def _key_of(failure: Failure) -> tuple[CellRef, ...]:
    return (failure.total, *failure.parts)
