"""Years that a text names: what it compares with, and the day of which its assets are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.places import place_of_fact, place_of_paragraph
from govbudget.disclosure.checking.text_naming import name_of, quoted
from govbudget.disclosure.text.comparing import LAST_YEAR
from govbudget.disclosure.text.kinds import Kind
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_compared", "check_dates"]

_DAY = re.compile(
    r"截[至止]到?(?P<year>20\d\d)年12月(?:31日|底|末)|截[至止]到?(?P<end>20\d\d)年(?:年)?[底末]"
)
_ASSETS = re.compile(r"车辆|资产|设备|房屋")
_SENTENCE = re.compile(r"[^。]*。?")


def check_compared(look: Look, year: int) -> None:
    """A budget that is compared with itself: 比2026年预算增加 in a budget of 2026.

    An account is compared with the budget of its own year, and rightly so.
    """
    if look.disclosure.kind != "budget":
        return
    own: dict[str, list[Fact]] = {}
    for fact in look.disclosure.facts:
        if fact.kind is Kind.CHANGE and fact.against == LAST_YEAR and fact.base_year == year:
            own.setdefault(name_of(fact), []).append(fact)
    for name, facts in own.items():
        look.found(
            Severity.ERROR,
            f"{quoted(name)}与{year}年相比，本文件就是{year}年的，应与{year - 1}年相比。",
            f"{name} is compared with {year}, the year of the document itself",
            places=[place_of_fact(fact) for fact in facts],
            mend=f"“{year}年”应为“{year - 1}年”",
            mend_en=f"{year} should be {year - 1}",
        )


def check_dates(look: Look, year: int) -> None:
    """The end of the year of which vehicles and assets are told: that before a budget."""
    expected = {year - 1, year} if look.disclosure.kind == "budget" else {year, year + 1}
    for number, paragraph in enumerate(look.disclosure.paragraphs):
        text = "".join(paragraph.text.split())
        for sentence in _SENTENCE.finditer(text):
            found = _DAY.search(sentence[0])
            if found is None or not _ASSETS.search(sentence[0]):
                continue
            said = int(found["year"] or found["end"])
            if said in expected:
                look.held()
                continue
            right = min(expected)
            look.found(
                Severity.ERROR,
                f"资产情况写“{found[0]}”，本文件为{year}年，应为{right}年底。",
                f"the assets are those of the end of {said}; the document is of {year}",
                places=[place_of_paragraph(look.disclosure, number, found[0])],
                mend=f"“{said}年”应为“{right}年”",
                mend_en=f"{said} should be {right}",
            )
