"""Rules: changes from year to year, directions, completion rates, years that do not belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.checking.records import Group
from govbudget.disclosure.checking.rules import rule
from govbudget.disclosure.checking.years_changes import check_changes
from govbudget.disclosure.checking.years_completion import check_completion
from govbudget.disclosure.checking.years_directions import check_directions
from govbudget.disclosure.checking.years_foreign import check_foreign

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look, Rule

__all__ = ["RULES"]


@rule(
    "years.changes",
    Group.YEARS,
    "增减额和增减百分比应与本年数、上年数相符",
    "a change and its percentage follow from the figures of both years",
    "财预〔2016〕143号：公开时应说明与上年相比的增减变化",
)
def changes(look: Look) -> None:
    """Changes and percentages recomputed from the figures of both years."""
    check_changes(look)


@rule(
    "years.directions",
    Group.YEARS,
    "增加、减少、持平、大于、小于等用语应与数字一致",
    "the words of direction agree with the figures",
)
def directions(look: Look) -> None:
    """增加, 减少, 持平, 大于 and 小于 against both figures."""
    check_directions(look)


@rule(
    "years.completion",
    Group.YEARS,
    "完成率应等于决算数与所称预算数之比",
    "a completion rate is the final figure over the budget that it names",
)
def completion(look: Look) -> None:
    """Completion rates recomputed, and whether their base is the one that is named."""
    check_completion(look)


@rule(
    "years.foreign",
    Group.YEARS,
    "说明的标题和本年数字应属于本年度",
    "headings and figures of the text are of the year of the document",
)
def foreign(look: Look) -> None:
    """Figures of this year that the text ascribes to another one, and headings of other years."""
    check_foreign(look)


RULES: tuple[Rule, ...] = (changes, directions, completion, foreign)
