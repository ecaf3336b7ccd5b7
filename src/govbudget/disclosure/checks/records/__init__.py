"""What a check says: rules with their states, and findings."""

from __future__ import annotations

from govbudget.disclosure.analysis.place import CheckPlace, Place
from govbudget.disclosure.checks.records.accepted import Accepted
from govbudget.disclosure.checks.records.figures import CheckFigure, Figure
from govbudget.disclosure.checks.records.findings import CheckFinding, CheckMend
from govbudget.disclosure.checks.records.header import ReportHeader, TreeUsed
from govbudget.disclosure.checks.records.reports import CheckReport
from govbudget.disclosure.checks.records.results import RuleResult
from govbudget.disclosure.checks.records.states import Group, State

__all__ = [
    "Accepted",
    "CheckFigure",
    "CheckFinding",
    "CheckMend",
    "CheckPlace",
    "CheckReport",
    "Figure",
    "Group",
    "Place",
    "ReportHeader",
    "RuleResult",
    "State",
    "TreeUsed",
]
