"""Rules: the figures of the text among each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.checking.records import Group
from govbudget.disclosure.checking.rules import rule
from govbudget.disclosure.checking.text_counts import check_counts
from govbudget.disclosure.checking.text_procurement import check_procurement
from govbudget.disclosure.checking.text_repeats import check_repeats
from govbudget.disclosure.checking.text_shares import check_shares
from govbudget.disclosure.checking.text_sums import check_sums

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look, Rule

__all__ = ["RULES"]


@rule(
    "text.sums",
    Group.TEXT,
    "说明中“其中”各项之和应等于总数",
    "the parts that the text names add up to their whole",
)
def sums(look: Look) -> None:
    """Sources, functions, classes and procurement: parts against their whole."""
    check_sums(look)


@rule(
    "text.shares",
    Group.TEXT,
    "说明中的占比应等于两个金额之比，各项占比合计应为100%",
    "a share is its amount over the whole, and the shares of a whole add up to 100%",
)
def shares(look: Look) -> None:
    """Percentages recomputed from both amounts."""
    check_shares(look)


@rule(
    "text.repeats",
    Group.TEXT,
    "同一事项在说明中多次出现时金额应一致",
    "what the text says twice has one figure",
)
def repeats(look: Look) -> None:
    """One subject stated twice with different figures."""
    check_repeats(look)


@rule(
    "text.procurement",
    Group.TEXT,
    "面向中小企业的采购金额不应超过其总额",
    "procurement from small firms is no more than the whole that it is part of",
    "财库〔2020〕46号：政府采购促进中小企业发展管理办法，预留份额应公开",
)
def procurement(look: Look) -> None:
    """What is reserved for small firms, or won by them, against the whole."""
    check_procurement(look)


@rule(
    "text.counts",
    Group.TEXT,
    "车辆、项目等个数的分项之和应等于总数，覆盖率应与个数相符",
    "the kinds of vehicles and grades of projects add up, and rates follow from counts",
)
def counts(look: Look) -> None:
    """Counts of things, by kind, against their whole."""
    check_counts(look)


RULES: tuple[Rule, ...] = (sums, shares, repeats, procurement, counts)
