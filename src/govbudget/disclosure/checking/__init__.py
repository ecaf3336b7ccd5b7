"""Checks a disclosure: where its tables and its words disagree."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.context import Context
from govbudget.disclosure.checking.boxes import on_page
from govbudget.disclosure.checking.records import CheckReport, Group
from govbudget.disclosure.checking.rules import Look, Rule
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure

__all__ = ["check", "rules"]

#: The modules with rules, in the order in which a report tells them; each has a tuple ``RULES``.
_MODULES = (
    "structure",
    "tables",
    "across",
    "text_tables",
    "text",
    "years",
    "three_public",
    "codes",
    "wording",
)
#: What a rule may raise at a document that nobody foresaw.
_MISHAPS = (ArithmeticError, LookupError, ValueError, TypeError, AssertionError)
# What these compare has to be of one budget.
_MATCHED = {Group.ACROSS, Group.TEXT_TABLE, Group.TEXT, Group.YEARS, Group.THREE_PUBLIC}
_ORDER = {Severity.ERROR: 0, Severity.NOTICE: 1, Severity.ROUNDING: 2}


def rules() -> tuple[Rule, ...]:
    """Every rule, in the order in which a report tells them."""
    found: list[Rule] = []
    for name in _MODULES:
        found += import_module(f"govbudget.disclosure.checking.{name}").RULES
    return tuple(found)


def check(disclosure: Disclosure) -> CheckReport:
    """Check a published budget or final account against every rule.

    Args:
        disclosure: the document, as :func:`govbudget.read_disclosure` gives it.

    Returns:
        Every rule with its state, and what was found, errors first; what is explained is a notice
        that states the explanation. A rule that could not be worked out is not determinable, and
        says what went wrong; what it had found until then stays. In a file with several budgets
        nothing is compared that has to be of one.
    """
    context = Context(disclosure)
    looks = [(one, Look(one.id, disclosure, context)) for one in rules()]
    several = import_module(f"{__name__}.structure").holds_several(disclosure)
    for one, look in looks:
        if several and one.group in _MATCHED:
            look.not_determinable("文件中似有几份预算或决算，无法确定相互对应的表和文字")
            continue
        try:
            one.look(look)
        except _MISHAPS as error:
            # One rule that cannot cope with a document must not cost what the others find.
            look.failed(error)
    told = [finding for _, look in looks for finding in look.findings]
    findings = [on_page(finding, disclosure.paragraphs) for finding in told]
    findings.sort(key=lambda one: _ORDER[one.severity])
    return CheckReport(
        disclosure.path,
        disclosure.unit_name,
        disclosure.year,
        disclosure.kind,
        tuple(one.result(look) for one, look in looks),
        tuple(findings),
    )
