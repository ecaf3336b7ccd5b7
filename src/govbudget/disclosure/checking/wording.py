"""Rules: template text, placeholders, the words for the department or unit, purposes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.checking.records import Group
from govbudget.disclosure.checking.rules import rule
from govbudget.disclosure.checking.wording_leftovers import check_leftovers
from govbudget.disclosure.checking.wording_level import check_level
from govbudget.disclosure.checking.wording_purposes import check_purposes
from govbudget.disclosure.checking.wording_unfinished import check_unfinished

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look, Rule

__all__ = ["RULES"]


@rule(
    "wording.leftovers",
    Group.WORDING,
    "公开文本不应残留模板的填写说明和占位符",
    "no instructions and placeholders of the model are left in the text",
)
def leftovers(look: Look) -> None:
    """What the model of the text left behind."""
    check_leftovers(look)


@rule(
    "wording.level",
    Group.WORDING,
    "部门文件称“本部门”“部门预算”，单位文件称“本单位”“单位预算”",
    "a department's document speaks of the department, a unit's of the unit",
)
def level(look: Look) -> None:
    """部门 and 单位 in sentences with figures."""
    check_level(look)


@rule(
    "wording.purposes",
    Group.WORDING,
    "科目的用途说明不应写成另一科目的用途",
    "what an item is used for is not what another item is for",
)
def purposes(look: Look) -> None:
    """The purpose of an item against the names of the other items."""
    check_purposes(look)


@rule(
    "wording.unfinished",
    Group.WORDING,
    "说明的句子应写完整：有原因、有百分号、标点不重复",
    "the sentences of the text are finished: reasons given, rates with %, no mark twice",
)
def unfinished(look: Look) -> None:
    """Sentences that break off."""
    check_unfinished(look)


RULES: tuple[Rule, ...] = (leftovers, level, purposes, unfinished)
