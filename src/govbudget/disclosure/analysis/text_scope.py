"""Which part of the money a place of the text speaks of, beyond what its sentence says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact

__all__ = ["is_of_projects", "part_above"]

_LABEL = re.compile(
    r"\s*[（(]?.{0,5}?(?P<part>人员经费|公用经费|基本支出|项目支出|专项[^：:，。]{0,8}经费)\s*[：:]"
)


def part_above(disclosure: Disclosure, fact: Fact) -> str:
    """The part of the spending that the paragraph of a fact is headed with; empty for none.

    （1）人员经费：①行政运行1641.18万元；… has the figures of items within 人员经费.
    """
    found = _LABEL.match(disclosure.paragraphs[fact.paragraph].text)
    return found["part"] if found else ""


def is_of_projects(fact: Fact) -> bool:
    """Whether a fact stands in a chapter on performance, whose money is that of its projects."""
    return any("绩效" in title for title in fact.chapter)
