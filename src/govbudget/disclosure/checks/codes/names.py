"""``codes.names``."""

from __future__ import annotations

from functools import partial
from operator import ne
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.names import loose_key
from govbudget.disclosure.analysis.coded import codes_of_name, official_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.codes._tables import UNCERTAIN, official_fix, on_codes
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.kinds import Kind, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.coded import CodeFault
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.codes._tables import Told
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["Names"]


class Names(Check):
    """Names that belong to another code, and codes that are a slip for another."""

    id = "codes.names"
    group = Group.CODES
    rank = 30
    source = ("classification",)
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TABLES, Need.ONE_YEAR})

    def check(self, context: Context) -> Iterator[Outcome]:
        return on_codes(context, (Kind.WRONG_NAME, Kind.WRONG_CODE), partial(_told, context))


def _told(context: Context, fault: CodeFault) -> Told:
    if fault.kind is Kind.WRONG_CODE:
        meant = _entry(fault.finding.meant, fault)
        said = Message("codes.names.code", code=fault.code, name=fault.name, meant=meant)
        return Severity.ERROR, said, meant, (fault.code, fault.finding.meant)
    english = fault.finding.message
    official = official_name(fault.code, fault.sheet)
    said = Message(
        "codes.names.name", code=fault.code, official=official, name=fault.name, english=english
    )
    fix, code = _fix(fault)
    if fault.finding.severity is Severity.ERROR or not _is_miswritten(context, fault, official):
        return fault.finding.severity, said, fix, (fault.code, code) if code else UNCERTAIN
    return Severity.ERROR, said, fix, (fault.name, official)


def _is_miswritten(context: Context, fault: CodeFault, official: str) -> bool:
    """Whether one character of a name is another, and the document has the name right elsewhere.

    A name of no entry may be the short form of a place; who prints both has miswritten one.
    """
    written, right = loose_key(fault.name), loose_key(official)
    if len(written) != len(right) or sum(map(ne, written, right)) != 1:
        return False
    in_tables = any(
        row.code == fault.code and loose_key(row.name) == right
        for sheet in context.solution.sheets
        for row in sheet.coded.rows
    )
    return in_tables or any(right in loose_key(one.sentence) for one in context.disclosure.facts)


def _fix(fault: CodeFault) -> tuple[Message, str]:
    """The name of the code, or the code of the name; only that where the code has its own row.

    Then that code is given as well.
    """
    codes = codes_of_name(fault)
    if not codes:
        return official_fix(fault), ""
    meant = _entry(codes[0], fault)
    sheet, official = fault.sheet, official_name(fault.code, fault.sheet)
    named = {row.name for row in sheet.coded.rows if row.code == fault.code}
    if official in named:
        return meant, codes[0] if len(codes) == 1 else ""
    return Message("codes.names.either", first=official_fix(fault), second=meant), ""


def _entry(code: str, fault: CodeFault) -> Message:
    return Message("codes.entry", code=code, name=official_name(code, fault.sheet))
