"""Where the page of a rule stands in the documentation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from govbudget.base.pages import page_of

if TYPE_CHECKING:
    from govbudget.disclosure.reporting.words import Language

__all__ = ["rule_page"]


def rule_page(rule: str, language: Language) -> str:
    """The address of the page of a rule; empty for a rule of somebody else, or without docs.

    Args:
        rule: its id.
        language: that of the reader.
    """
    group = _groups().get(rule)
    return page_of(f"rules/{group}", rule, language) if group else ""


@cache
def _groups() -> dict[str, str]:
    from govbudget.disclosure.checks.registry import own_rules

    return {one.id: one.group.value for one in own_rules()}
