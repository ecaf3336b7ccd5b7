"""What statements of a text may be: their sorts, directions, figures, and whose money they mean."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["EXPLANATION", "UNRECOGNISED", "Direction", "Kind", "Measure", "Scope"]

#: The subject of an amount whose meaning was not understood.
UNRECOGNISED = "unrecognised"
#: The subject of an amount inside a reason or a purpose: it explains another figure.
EXPLANATION = "explanation"


class Kind(StrEnum):
    """What sort of statement a fact is."""

    AMOUNT = "amount"
    CHANGE = "change"
    SHARE = "share"
    COMPLETION = "completion"
    RATE = "rate"
    COUNT = "count"
    LIST = "list"
    NOTHING = "nothing"


class Direction(StrEnum):
    """Where a change goes, as the words say."""

    INCREASE = "increase"
    DECREASE = "decrease"
    LEVEL = "level"


class Measure(StrEnum):
    """Which figure of a subject it is.

    ``INITIAL`` is 年初预算, ``REVISED`` 全年预算 or 调整预算, ``FINAL`` 决算 or 执行数.
    """

    BUDGET = "budget"
    INITIAL = "initial_budget"
    REVISED = "revised_budget"
    FINAL = "final"


class Scope(StrEnum):
    """Which money a figure covers; ``NONE`` where the words do not say."""

    NONE = ""
    ALL = "all"
    FISCAL = "fiscal"
    GENERAL = "general"
    GOVERNMENT_FUND = "government_fund"
    STATE_CAPITAL = "state_capital"
    SPECIAL_ACCOUNT = "special_account"
    UNIT_FUNDS = "unit_funds"
