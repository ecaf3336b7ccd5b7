"""What sort of document it is: the budget of a body, that of a whole region, or no budget."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.identity import without_site
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.document import Disclosure

__all__ = ["Nature", "nature_of", "sort_of", "why_no_budget"]

_FIRST = 12
# A page of a website has its menu above the title.
_MENU = 80
_LONGEST = 60
#: The tables that only the budget or account of a body has; a summary by itself may be another's.
_STATUTORY = (
    *(TableKind.INCOME_EXPENDITURE, TableKind.INCOME, TableKind.EXPENDITURE, TableKind.FISCAL),
    *(TableKind.FISCAL_EXPENDITURE, TableKind.FUNCTIONAL, TableKind.GENERAL),
    *(TableKind.GENERAL_BASIC, TableKind.THREE_PUBLIC),
)
_ENOUGH = 2
# Of these one table is enough: a notice, a plan or a report may have words of them in its title.
_IN_WORDS = {"notice", "news", "plan", "work", "list"}
# 某某局2024年部门预算, whatever the publisher adds; no sentence, no notice of it.
_OF_BODY = re.compile(
    r"""
    .*(?:部门|单位|本级|汇总|综合)[）)]?(?:预算|决算|预决算)
    (?:公开|信息|编制|说明|报告|情况|文本|报表|草案|材料|内容|表|[（(].*[）)])*
    | .*(?<![年度省市区县州]政府)(?<![年度省市区县州]财政)(?:预算|决算)(?:信息)?公开
    (?:说明|报告|情况|文本|内容|附?表|[（(].*[）)])*
    """,
    re.VERBOSE,
)
_OF_REGION = re.compile(
    r"预算执行情况|(?:预算|决算)草案|财政(?:总|收支)?(?:预算|决算)|政府(?:预算|决算)|总(?:预算|决算)"
    r"|[省市区县州镇乡]级(?:预算|决算)"
)
_TAXES = {"税收收入", "非税收入"}
#: What other documents are called, by the sorts that are told.
_SORTS = {
    "audit": r"审计(?:工作|结果)?(?:报告|公告|情况)",
    "evaluation": r"绩效(?:自评|评价)(?:工作|结果)?(?:报告|公告|公示)|评价报告$",
    "tender": r"招标|中标|成交|竞争性(?:磋商|谈判)|询价|比选|采购(?:项目)?(?:公告|文件|需求|意向)",
    "fees": r"收费|目录清单|价目",
    "plan": r"规划(?![和与局院委建处、])|工作要点|(?:工作|实施)(?:计划|方案)",
    "statistics": r"统计(?![局表])|公报|年鉴|简报|月报|快报",
    "law": r"(?:法|条例|办法|规定|细则|规程)$",
    "list": r"工资表|花名册|名单|分配表|明细账",
    "form": r"申请表|申报表|登记表|审批表|调查表",
    "fund": r"(?:保险|公积金|养老)基金|基金(?:收支|预决算)",
    "notice": r"(?:通知|公告|公示|批复|复函|意见|决定|通报|启事)$",
    "news": r"会议(?!费|中心)|本报讯|讯$|召开|座谈|调研|培训班",
    "work": r"政府工作报告|工作总结|述职|年度报告",
}


class Nature(StrEnum):
    """What sort of document it is.

    Attributes:
        BODY: the budget or final account of a department or unit.
        REGION: that of a government for its region, which no rule for departments may judge.
        OTHER: no budget.
    """

    BODY = "body"
    REGION = "region"
    OTHER = "other"


def nature_of(disclosure: Disclosure) -> Nature:
    """What sort of document it is; that of a body where nothing says otherwise.

    Args:
        disclosure: the document.
    """
    if any(_OF_BODY.fullmatch(title) for title in _titles(disclosure, _MENU)):
        return Nature.BODY
    titles = list(_titles(disclosure))
    if any(_OF_REGION.search(title) for title in titles) or _has_taxes(disclosure):
        return Nature.OTHER if _named(titles, "audit") else Nature.REGION
    tables = sum(bool(disclosure.of(kind, kind.final)) for kind in _STATUTORY)
    sort = _sort(disclosure)
    enough = 1 if sort in _IN_WORDS else _ENOUGH
    return Nature.OTHER if sort and tables < enough else Nature.BODY


def sort_of(disclosure: Disclosure) -> Message | None:
    """What another sort of document is called, by its title; None where that says nothing.

    Args:
        disclosure: the document.
    """
    sort = _sort(disclosure)
    return Message(f"check.sort.{sort}") if sort else None


def _sort(disclosure: Disclosure) -> str:
    titles = list(_titles(disclosure))
    return next((sort for sort in _SORTS if _named(titles, sort)), "")


def _named(titles: list[str], sort: str) -> bool:
    return any(re.search(_SORTS[sort], title) for title in titles)


def _titles(disclosure: Disclosure, most: int = _FIRST) -> Iterator[str]:
    """The first lines that are no sentences, up to the contents, and the title of a table.

    The name of the body is left out: 统计局 publishes no statistics here.
    """
    name = plain(disclosure.unit_name or "")
    lines = [plain(paragraph.text) for paragraph in disclosure.paragraphs[:most]]
    for line in without_site(lines) if most == _MENU else lines:
        is_named = most == _FIRST and name and line != name
        text = line.replace(name, "") if is_named else line
        if text in {"目录", "目次"}:
            break
        if len(text) <= _LONGEST and not re.search(r"[。；;：:]", text):
            yield text
    for table in disclosure.tables[:1]:
        yield plain(table.title)


def _has_taxes(disclosure: Disclosure) -> bool:
    """Whether a table lists 税收收入 and 非税收入, which only a government has."""
    for table in disclosure.tables:
        names = {plain(one.label) for one in table.stated}
        names |= {plain(row.name) for coded in table.tables for row in coded.rows}
        if names >= _TAXES:
            return True
    return False


def why_no_budget(disclosure: Disclosure) -> Message | None:
    """Why a document is no budget or final account; None where it may be one.

    Args:
        disclosure: the document.
    """
    if nature_of(disclosure) is Nature.OTHER:
        return Message("check.other", sort=sort_of(disclosure) or Message("check.sort.other"))
    if disclosure.facts or any(one.kind is not TableKind.OTHER for one in disclosure.tables):
        return None
    return Message("check.no_budget")
