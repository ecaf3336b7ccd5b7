"""What a check says, as the rules that are functions import it."""

from __future__ import annotations

from govbudget.disclosure.checks.records import (
    CheckFinding,
    CheckReport,
    Figure,
    Group,
    Place,
    RuleResult,
    State,
)

__all__ = ["CheckFinding", "CheckReport", "Figure", "Group", "Place", "RuleResult", "State"]
