"""Which part of the money a place of the text speaks of, beyond what its sentence says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.text.owners import names_another, other_body_in

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact

__all__ = ["goes_on_from_above", "is_of_other_body", "is_of_projects", "part_above", "text_before"]

_PROJECTS = re.compile(r"重点项目|项目(?:经费|支出|预算)?(?:情况|说明|概述|概况|安排)|年度预算安排")
_CLAUSE = re.compile(r"[，,；;：:]")
_PROJECT = re.compile(r"(?:其中)?(?!.*(?:支出|采购|类|个)项目).{2,30}(?:项目|工程)")
# What a chapter on projects may say of them all.
_OF_THE_BODY = ("spending.project", "spending.basic", "three_public", "procurement")
_LABEL = re.compile(
    r"\s*[（(]?.{0,5}?(?P<part>人员经费|公用经费|基本支出|项目支出|专项[^：:，。]{0,8}经费)\s*[：:]"
)
_ALONE = re.compile(r"[局委办会院部厅府]\s*[（(]?本级[）)]?\s*$")
# A paragraph that begins so is the rest of one that was parted.
_REST = re.compile(r"[\d,.]+\s*[十百千万亿]*元[^。]*")
# Signs before a figure that speak of it: a text without a full stop has no end.
_REACH = 600


def part_above(disclosure: Disclosure, fact: Fact) -> str:
    """The part of the spending that the paragraph of a fact is headed with; empty for none.

    （1）人员经费：①行政运行1641.18万元；… has the figures of items within 人员经费.
    """
    found = _LABEL.match(disclosure.paragraphs[fact.paragraph].text)
    return found["part"] if found else ""


def is_of_projects(disclosure: Disclosure, fact: Fact) -> bool:
    """Whether the money of a fact is that of projects, as its chapter or its sentence says.

    A chapter on performance has only such money. One on projects has their whole too, and so may a
    sentence: 甲平台项目，2024年安排财政拨款120万元.

    Args:
        disclosure: the document.
        fact: one of its facts.
    """
    if any("绩效" in title for title in fact.chapter):
        return True
    if fact.code or fact.subject.startswith(_OF_THE_BODY):
        return False
    return any(map(_PROJECTS.search, fact.chapter)) or any(
        _PROJECT.fullmatch(clause) for clause in _CLAUSE.split(_before(disclosure, fact))
    )


def goes_on_from_above(disclosure: Disclosure, fact: Fact) -> bool:
    """Whether a fact stands in a sentence whose beginning is not in its paragraph.

    120.00元，项目支出0元: the rest of what a page has parted, whose subject is not known.
    """
    text = disclosure.paragraphs[fact.paragraph].text[: fact.span[0]]
    return _REST.fullmatch(text.lstrip()) is not None


def is_of_other_body(disclosure: Disclosure, fact: Fact) -> bool:
    """Whether a heading above a fact, or its own sentence, says that it is of another body.

    Args:
        disclosure: the document.
        fact: one of its facts.
    """
    name = disclosure.unit_name
    if any(names_another(title, name) for title in fact.chapter):
        return True
    # 一、某某局本级, before its units and the sum of all.
    if name and "本级" not in name and any(map(_ALONE.search, fact.chapter)):
        return True
    return other_body_in(_before(disclosure, fact), name)


def text_before(disclosure: Disclosure, fact: Fact) -> str:
    """The text in front of a fact in its paragraph, as much of it as may speak of the fact.

    Args:
        disclosure: the document.
        fact: one of its facts.
    """
    start = fact.span[0]
    return disclosure.paragraphs[fact.paragraph].text[max(0, start - _REACH) : start]


def _before(disclosure: Disclosure, fact: Fact) -> str:
    """What the sentence of a fact says in front of it."""
    return "".join(text_before(disclosure, fact).rpartition("。")[2].split())
