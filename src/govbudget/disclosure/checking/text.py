"""Rules: text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Rule

RULES: tuple[Rule, ...] = ()
