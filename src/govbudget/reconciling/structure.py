"""What is wrong with the rows of a table themselves: their codes, names, order and completeness."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.said import SaidText
from govbudget.classification.catalogue import shipped
from govbudget.classification.notation import parse
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS
from govbudget.errors import (
    GovBudgetError,
    NameMismatch,
    UndeterminedCode,
    UnknownCode,
    UnknownEdition,
)
from govbudget.reconciling.cells import Role
from govbudget.reconciling.findings import CellRef, Finding
from govbudget.reconciling.kinds import Kind, Severity
from govbudget.reconciling.messages import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.tree import Classification
    from govbudget.reconciling.cells import Row
    from govbudget.reconciling.outline import Outline
    from govbudget.reconciling.table import BudgetTable

__all__ = ["candidates", "of_codes", "of_outline", "tree_of"]

#: The remark that a code had this name until some year.
_OLD_NAME = "errors.miss.was"
_OF_WHICH = re.compile(r"^\s*其中[:：]?\s*")
# Of more entries that have a name, none is proposed for it.
_FEW = 3


def tree_of(table: BudgetTable) -> Classification | None:
    """The edition that the codes of a table are checked against; None where none is kept."""
    if table.scheme is None:
        return None
    try:
        return shipped().tree(table.scheme, table.year)
    except UnknownEdition:
        return None


def _ref(table: BudgetTable, number: int, at: int) -> CellRef:
    row = table.rows[at]
    return CellRef(number, at, "", row.code or row.printed_code, row.name, row.position)


def of_codes(
    table: BudgetTable, number: int, tree: Classification
) -> Iterator[tuple[int, Finding]]:
    """What is wrong with the code or the name of each row, with the row.

    Args:
        table: the table.
        number: which of the tables it is.
        tree: the edition.
    """
    edition = f"{tree.scheme} {tree.year}"
    for at, row in _to_be_read(table, tree):
        place = (_ref(table, number, at),)
        if not row.code:
            if row.printed_code and row.role is Role.DETAIL:
                printed = row.printed_code
                message = said("no_code", printed=printed, shown=repr(printed), name=row.name)
                yield at, Finding(Kind.MALFORMED_CODE, Severity.ERROR, message, place)
            continue
        written = [row.code, _OF_WHICH.sub("", row.name)]
        try:
            parsed = parse(written, scheme=tree.scheme, year=tree.year)
        except NameMismatch as error:
            kind, severity = _mismatch(error)
            yield at, Finding(kind, severity, SaidText(error.message), place)
        except UndeterminedCode as error:
            yield (
                at,
                Finding(Kind.UNDETERMINED_CODE, Severity.NOTICE, SaidText(error.message), place),
            )
        except UnknownCode as error:
            severity = Severity.ERROR if _is_certain(error, tree) else Severity.NOTICE
            yield at, Finding(Kind.UNKNOWN_CODE, severity, SaidText(error.message), place)
        except GovBudgetError as error:
            yield at, Finding(Kind.UNKNOWN_CODE, Severity.NOTICE, SaidText(error.message), place)
        else:
            was = [
                remark.message
                for remark in parsed.remarks
                if isinstance(remark, SaidText) and remark.message.id == _OLD_NAME
            ]
            if was:
                message = said(
                    "old_name",
                    was=was[0],
                    edition=edition,
                    scheme=tree.scheme.chinese,
                    year=tree.year,
                )
                yield at, Finding(Kind.OLD_NAME, Severity.NOTICE, message, place)


def _to_be_read(table: BudgetTable, tree: Classification) -> Iterator[tuple[int, Row]]:
    """The rows but for those with the very code and name of an entry, which most are."""
    for at, row in enumerate(table.rows):
        known = tree.get(row.code)
        if known is None or row.name not in {"", known.name}:
            yield at, row


def _is_certain(error: UnknownCode, tree: Classification) -> bool:
    """Whether a code is surely wrong: nothing stands above it, and no other year is known to it.

    When a code of another year ended is sure only for an edition that was put together by itself.
    """
    if error.parent is not None:
        return False
    settled = shipped().edition(tree.scheme, tree.year).basis == "settled"
    return settled or not error.reason or error.elsewhere is not None


def _mismatch(error: NameMismatch) -> tuple[Kind, Severity]:
    """A name of another entry is an error; one of no entry may be a short form of a place."""
    return Kind.WRONG_NAME, Severity.ERROR if error.named else Severity.NOTICE


def candidates(row: Row, tree: Classification) -> list[str]:
    """The codes that a row with a wrong one may mean: those of the entries with its name."""
    named = [entry.code for entry in tree.find(row.name)] if row.name else []
    digits = len(row.code)
    alike = [code for code in named if len(code) == digits and _one_slip(code, row.code)]
    return alike[:_FEW] or (named if len(named) <= _FEW else [])


def _one_slip(code: str, other: str) -> bool:
    """Whether one digit differs between two codes, or two neighbours changed places."""
    differ = [at for at, (a, b) in enumerate(zip(code, other, strict=True)) if a != b]
    if len(differ) == 2 and differ[1] == differ[0] + 1:  # noqa: PLR2004  a pair
        return code[differ[0]] == other[differ[1]] and code[differ[1]] == other[differ[0]]
    return len(differ) == 1


def of_outline(table: BudgetTable, number: int, outline: Outline) -> Iterator[Finding]:
    """Rows that stand twice, out of order, without the level above, or without what is below."""
    yield from _twice(table, number, outline)
    yield from _out_of_order(table, number, outline)
    yield from _levels(table, number, outline)


def _twice(table: BudgetTable, number: int, outline: Outline) -> Iterator[Finding]:
    for at, first in outline.copies.items():
        row = table.rows[at]
        yield Finding(
            Kind.DUPLICATED_ROW,
            Severity.ERROR,
            said("twice", row=str(row)),
            (_ref(table, number, at), _ref(table, number, first)),
        )
    if outline.repeats:
        at, first = next(iter(outline.repeats.items()))
        left = len(outline.repeats) - 1
        more = said("repeated_more", count=left).message if left else None
        yield Finding(
            Kind.REPEATED_CODE,
            Severity.NOTICE,
            said("repeated", row=str(table.rows[at]), first=str(table.rows[first]), more=more),
            tuple(_ref(table, number, row) for row in (first, *outline.repeats)),
        )


def _out_of_order(table: BudgetTable, number: int, outline: Outline) -> Iterator[Finding]:
    """Rows after one with a greater code; a table may be in parts, by the first digit.

    Where codes repeat, the table is in another order: that of units or of projects.
    """
    greatest, holder = "", -1
    late: list[tuple[int, int]] = []
    for at, code in enumerate(outline.codes):
        if not code or at in outline.copies or outline.repeats:
            continue
        if holder >= 0 and (
            _is_beside(table.rows[holder], table.rows[at])
            or table.rows[holder].beside != table.rows[at].beside
        ):
            greatest = ""
        if code < greatest and code[0] == greatest[0]:
            late.append((at, holder))
        else:
            greatest, holder = code, at
    if late:
        at, holder = late[0]
        more = said("order_more", count=len(late) - 1).message if len(late) > 1 else None
        yield Finding(
            Kind.ORDER,
            Severity.NOTICE,
            said("order", row=str(table.rows[at]), holder=str(table.rows[holder]), more=more),
            tuple(_ref(table, number, row) for row in (late[0][1], *(row for row, _ in late))),
        )


def _is_beside(row: Row, other: Row) -> bool:
    """Whether a row stands no lower than the one before it: another half of the table begins."""
    one, two = row.position, other.position
    if one is None or two is None or one.row is None or two.row is None:
        return False
    return (one.page, one.table) == (two.page, two.table) and two.row <= one.row


def _levels(table: BudgetTable, number: int, outline: Outline) -> Iterator[Finding]:
    """Levels that are left out above a row, and rows whose lower levels are left out.

    A level that no row of the table has is left out on purpose.
    """
    known = set(outline.codes)
    lengths = sorted({len(code) for code in known if code})
    missing: dict[str, list[int]] = {}
    for at, code in enumerate(outline.codes):
        if code and at not in outline.copies:
            for digits in lengths:
                if digits < len(code) and code[:digits] not in known:
                    missing.setdefault(code[:digits], []).append(at)
    for code, rows in missing.items():
        level = LEVEL_BY_DIGITS[len(code)]
        count = len(rows)
        many = said("more_stand", count=count, left=count - 1) if count > 1 else said("stands")
        yield Finding(
            Kind.MISSING_LEVEL,
            Severity.NOTICE,
            said(
                "no_level",
                row=str(table.rows[rows[0]]),
                more=many.message,
                level=level.chinese,
                code=code,
            ),
            tuple(_ref(table, number, at) for at in rows),
        )
    yield from _childless(table, number, outline)


def _childless(table: BudgetTable, number: int, outline: Outline) -> Iterator[Finding]:
    """A row without those below it, where all others of its level have theirs."""
    tree = tree_of(table)
    bare: dict[int, list[int]] = {}
    for at, code in enumerate(outline.codes):
        if code and at not in outline.children and at not in outline.copies:
            bare.setdefault(len(code), []).append(at)
    for digits in {len(outline.codes[at]) for at in outline.children}:
        alone = bare.get(digits, [])
        entry = tree.get(outline.codes[alone[0]]) if tree and len(alone) == 1 else None
        if entry is not None and entry.children:
            yield Finding(
                Kind.CHILDLESS,
                Severity.NOTICE,
                said("childless", row=str(table.rows[alone[0]])),
                (_ref(table, number, alone[0]),),
            )
