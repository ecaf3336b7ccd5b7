"""What statements of a text may be: their sorts, directions, figures, and whose money they mean."""

from __future__ import annotations

from enum import StrEnum

from govbudget.classification.members import member_of
from govbudget.disclosure.text.subject import Subject

__all__ = [
    "EXPLANATION",
    "UNRECOGNISED",
    "BodyLevel",
    "Direction",
    "DocumentKind",
    "FactKind",
    "Measure",
    "Scope",
]

#: The subject of an amount whose meaning was not understood.
UNRECOGNISED = Subject.UNRECOGNISED
#: The subject of an amount inside a reason or a purpose: it explains another figure.
EXPLANATION = Subject.EXPLANATION


class FactKind(StrEnum):
    """What sort of statement a fact is."""

    AMOUNT = "amount"
    CHANGE = "change"
    SHARE = "share"
    COMPLETION = "completion"
    RATE = "rate"
    COUNT = "count"
    LIST = "list"
    NOTHING = "nothing"

    @classmethod
    def of(cls, written: object) -> FactKind:
        """The member that a word names: its value or a Chinese word.

        Raises:
            UnknownWord: none is called that; the error proposes the nearest.
        """
        return member_of(cls, written, "kind of statement", _KINDS)


class Direction(StrEnum):
    """Where a change goes, as the words say."""

    INCREASE = "increase"
    DECREASE = "decrease"
    LEVEL = "level"

    @classmethod
    def of(cls, written: object) -> Direction:
        """The member that a word names: its value or a Chinese word.

        Raises:
            UnknownWord: none is called that; the error proposes the nearest.
        """
        return member_of(cls, written, "direction", _DIRECTIONS)


class Measure(StrEnum):
    """Which figure of a subject it is.

    ``INITIAL`` is 年初预算, ``REVISED`` 全年预算 or 调整预算, ``FINAL`` 决算 or 执行数.
    """

    BUDGET = "budget"
    INITIAL = "initial_budget"
    REVISED = "revised_budget"
    FINAL = "final"

    @classmethod
    def of(cls, written: object) -> Measure:
        """The member that a word names: its value or a Chinese word.

        Raises:
            UnknownWord: none is called that; the error proposes the nearest.
        """
        return member_of(cls, written, "measure", _MEASURES)


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

    @classmethod
    def of(cls, written: object) -> Scope:
        """The member that a word names: its value or a Chinese word.

        Raises:
            UnknownWord: none is called that; the error proposes the nearest.
        """
        return member_of(cls, written, "scope", _SCOPES)


class DocumentKind(StrEnum):
    """What a published document is: a budget or a final account; ``UNCLEAR`` where it does not say.

    >>> DocumentKind.of("决算"), bool(DocumentKind.UNCLEAR)
    (<DocumentKind.FINAL_ACCOUNT: 'final account'>, False)

    .. versionadded:: 0.2.0
    """

    UNCLEAR = ""
    BUDGET = "budget"
    FINAL_ACCOUNT = "final account"

    @classmethod
    def of(cls, written: object) -> DocumentKind:
        """The member that a word names: its value or a Chinese word.

        Raises:
            UnknownWord: none is called that; the error proposes the nearest.
        """
        return member_of(cls, written, "kind of document", _DOCUMENTS)


class BodyLevel(StrEnum):
    """Whose document it is: that of a department with its units, or of one unit.

    ``UNCLEAR`` where it does not say.

    .. versionadded:: 0.2.0
    """

    UNCLEAR = ""
    DEPARTMENT = "department"
    UNIT = "unit"

    @classmethod
    def of(cls, written: object) -> BodyLevel:
        """The member that a word names: its value or a Chinese word.

        Raises:
            UnknownWord: none is called that; the error proposes the nearest.
        """
        return member_of(cls, written, "level of a body", _LEVELS)


_KINDS = {
    "amount": ("金额",),
    "change": ("增减",),
    "share": ("占比",),
    "completion": ("完成率",),
    "rate": ("覆盖率",),
    "count": ("数量",),
    "list": ("列举",),
    "nothing": ("无",),
}
_DIRECTIONS = {
    "increase": ("增加", "增长"),
    "decrease": ("减少", "下降"),
    "level": ("持平",),
}
_MEASURES = {
    "budget": ("预算数", "预算"),
    "initial_budget": ("年初预算", "年初预算数"),
    "revised_budget": ("全年预算", "调整预算", "调整预算数"),
    "final": ("决算数", "决算", "执行数"),
}
_SCOPES = {
    "all": ("全部资金",),
    "fiscal": ("财政拨款",),
    "general": ("一般公共预算",),
    "government_fund": ("政府性基金",),
    "state_capital": ("国有资本经营",),
    "special_account": ("财政专户",),
    "unit_funds": ("单位资金",),
}
_DOCUMENTS = {"budget": ("预算",), "final account": ("决算",)}
_LEVELS = {"department": ("部门",), "unit": ("单位",)}
