"""Rules: the “三公” expenditure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.checking.records import Group
from govbudget.disclosure.checking.rules import rule
from govbudget.disclosure.checking.three_public_sums import check_sums
from govbudget.disclosure.checking.three_public_text import (
    check_completion,
    check_counts,
    check_text,
)

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look, Rule

__all__ = ["RULES"]

_SOURCE = "财预〔2016〕143号：“三公”经费应公开总额和分项，并说明增减变化"


@rule(
    "three_public.table",
    Group.THREE_PUBLIC,
    "说明中的“三公”经费及其分项应与“三公”经费表一致",
    "the “三公” expenditure of the text agrees with its table",
    _SOURCE,
)
def table(look: Look) -> None:
    """The whole and each part of the text against the table, column by column."""
    check_text(look, look.context.figures.public)


@rule(
    "three_public.sums",
    Group.THREE_PUBLIC,
    "说明中“三公”经费应等于各分项之和，公务用车购置及运行费应等于购置费与运行费之和",
    "the “三公” expenditure of the text is the sum of its parts",
    _SOURCE,
)
def sums(look: Look) -> None:
    """The whole against its parts, and vehicles against purchase and running."""
    check_sums(look)


@rule(
    "three_public.completion",
    Group.THREE_PUBLIC,
    "“三公”经费各项完成率应等于决算数与表中预算数之比",
    "the completion rates of the “三公” expenditure follow from the table",
)
def completion(look: Look) -> None:
    """The completion rates of the parts, whose budget only the table states."""
    check_completion(look, look.context.figures.public)


@rule(
    "three_public.counts",
    Group.THREE_PUBLIC,
    "有出国团组、购置车辆的应有相应支出，没有支出的不应有团组、车辆",
    "groups that went abroad and vehicles bought go with an amount",
)
def counts(look: Look) -> None:
    """Counts against the amounts that they go with."""
    check_counts(look)


RULES: tuple[Rule, ...] = (table, sums, completion, counts)
