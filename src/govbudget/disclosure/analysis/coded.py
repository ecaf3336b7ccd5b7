"""What is wrong with the codes of the tables, each code and name once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.catalogue import shipped
from govbudget.disclosure.analysis.blocks import Block, unit_rows
from govbudget.errors import GovBudgetError
from govbudget.reconciling.cells import Row
from govbudget.reconciling.findings import Finding
from govbudget.reconciling.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.classification.vocabulary import Scheme
    from govbudget.disclosure.analysis.solution import Solution

__all__ = [
    "CodeFault",
    "code_faults",
    "coded_rows",
    "codes_of_name",
    "official_name",
    "unkept_editions",
]


@frozen
class CodeFault:
    """Something that is wrong with a code and its name.

    Attributes:
        kind: what is wrong.
        code: the code as printed.
        name: the name beside it.
        rows: where both stand.
        finding: what the table itself says of the first of them.
    """

    kind: Kind
    code: str
    name: str
    rows: tuple[tuple[Block, Row], ...]
    finding: Finding

    @property
    def sheet(self) -> Block:
        """The first table that has it."""
        return self.rows[0][0]


def code_faults(solution: Solution, kinds: Iterable[Kind]) -> list[CodeFault]:
    """What is wrong with the codes of the tables; one code and name is told once.

    Args:
        solution: the tables of the document.
        kinds: what is asked for.
    """
    groups: dict[tuple[Kind, str, str], list[tuple[Block, Row, Finding]]] = {}
    for kind in kinds:
        for finding in solution.of(kind.value):
            sheet, at = solution.at(finding.places[0]), finding.places[0].row
            row = sheet.coded.rows[at]
            if at in unit_rows(sheet):
                continue  # the code of a unit
            if kind is not Kind.OLD_NAME and not sheet.has_printed_codes:
                continue  # the name told the code
            key = (kind, row.code or row.printed_code, row.name)
            groups.setdefault(key, []).append((sheet, row, finding))
    return [
        CodeFault(*key, tuple((sheet, row) for sheet, row, _ in found), found[0][2])
        for key, found in groups.items()
    ]


def coded_rows(solution: Solution) -> int:
    """How many rows have a printed code of an edition that is kept."""
    known = (one for one in solution.sheets if one.has_printed_codes and _unkept(one) is None)
    return sum(bool(row.code) for one in known for row in one.coded.rows)


def unkept_editions(solution: Solution) -> list[tuple[Scheme, int]]:
    """The editions of the tables that are not kept."""
    return list(dict.fromkeys(filter(None, map(_unkept, solution.sheets))))


def _unkept(sheet: Block) -> tuple[Scheme, int] | None:
    scheme, year = sheet.coded.scheme, sheet.coded.year
    if scheme is None or year is None or year in shipped().years(scheme):
        return None
    return scheme, year


def official_name(code: str, sheet: Block) -> str:
    """The name of a code in the edition of a table; empty where it is not known.

    Args:
        code: the code.
        sheet: the table.
    """
    scheme = sheet.coded.scheme
    try:
        tree = shipped().tree(scheme, sheet.coded.year) if scheme else None
    except GovBudgetError:
        return ""
    entry = tree.get(code) if tree is not None else None
    return entry.name if entry is not None else ""


def codes_of_name(fault: CodeFault) -> list[str]:
    """The codes beside a wrong one that have its printed name, and no row in the table.

    Args:
        fault: a name that is not that of its code.
    """
    coded = fault.sheet.coded
    try:
        tree = shipped().tree(coded.scheme, coded.year) if coded.scheme else None
    except GovBudgetError:
        return []
    printed = {row.code for row in coded.rows}
    own = tree.get(fault.code) if tree is not None else None
    if tree is None or own is None:
        return []
    return [
        entry.code
        for entry in tree.find(fault.name)
        if entry.code not in printed and entry.parent == own.parent
    ]
