"""Years that do not belong to a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.places import place_of_fact, place_of_paragraph
from govbudget.disclosure.analysis.table_figures import table_figures
from govbudget.disclosure.checking.common import figure, shown
from govbudget.disclosure.checking.records import Figure
from govbudget.disclosure.checking.text_naming import name_of, quoted
from govbudget.disclosure.checking.years_named import check_compared, check_dates
from govbudget.disclosure.text.kinds import Direction, Kind
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Amount
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_foreign"]

_HEADING = re.compile(
    r"(?P<year>20\d\d)年度?[^，。；：]{0,30}?(?:预算|决算)[^，。；：]{0,20}?(?:说明|情况|表|公开)$"
)
_COMPARES = re.compile(r"比|较|上年|执行")
_LONGEST = 50
_SUBJECTS = ("total", "revenue", "spending", "three_public", "agency_running", "procurement")


_COUNTED = {"performance.targets", "performance.whole"}


def check_foreign(look: Look) -> None:
    """Headings of other years, and figures of this year that are said to be of another."""
    year = look.disclosure.year
    if year is None:
        look.not_determinable("无法确定文件的年度")
        return
    _headings(look, year)
    _figures(look, year)
    check_compared(look, year)
    check_dates(look, year)
    if not look.compared:
        look.not_applicable("说明中没有年份")


def _headings(look: Look, year: int) -> None:
    for number, paragraph in enumerate(look.disclosure.paragraphs):
        text = "".join(paragraph.text.split())
        found = _HEADING.search(text) if len(text) <= _LONGEST else None
        if found is None:
            continue
        if int(found["year"]) == year or _COMPARES.search(text):
            look.held()
            continue
        look.found(
            Severity.NOTICE,
            f"标题写{found['year']}年，本文件为{year}年。",
            f"a heading says {found['year']}; the document is of {year}",
            places=[place_of_paragraph(look.disclosure, number, paragraph.text)],
            mend=f"“{found['year']}年”应为“{year}年”",
            mend_en=f"{found['year']} should be {year}",
        )


def _figures(look: Look, year: int) -> None:
    """Figures that are said to be of another year, and are this year's."""
    facts = look.disclosure.facts
    figures = table_figures(look.disclosure, {fact.code for fact in facts})
    tables = [one for one in figures if one.year in {None, year} and not one.blank]
    known = [(one.subject, one.code, one.amount) for one in tables]
    held = 0
    alike: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in facts:
        alike.setdefault((fact.subject, fact.code, fact.scope), []).append(fact)
    foreign: dict[tuple[int, str], Fact] = {}
    for fact in facts:
        if fact.year is None or not _is_asked(fact):
            continue
        if fact.year == year:
            held += 1
        elif _is_certain(fact, alike[fact.subject, fact.code, fact.scope], known, year):
            foreign.setdefault((fact.paragraph, fact.sentence), fact)
    if len(foreign) > held:
        look.not_determinable(f"多数数字不属于{year}年")
        return
    look.held(held)
    for fact in foreign.values():
        _tell(look, fact, year)


def _is_asked(fact: Fact) -> bool:
    if fact.kind is Kind.COUNT:
        return fact.subject in _COUNTED
    return fact.kind is Kind.AMOUNT and fact.subject.startswith(_SUBJECTS)


def _is_certain(
    fact: Fact, same: Sequence[Fact], known: Sequence[tuple[str, str, Amount]], year: int
) -> bool:
    """Whether it is certain that a figure is of this year."""
    of_year = [one for one in same if one.kind is fact.kind and one.year == year]
    if any(one.paragraph == fact.paragraph for one in of_year):
        return False  # last year's figure beside this year's
    if fact.year == year - 1 and any(one.direction is Direction.LEVEL for one in same):
        return False
    amount = fact.amount
    if amount is not None and amount.value and amount.places:
        sums = [one for subject, code, one in known if (subject, code) == (fact.subject, fact.code)]
        if any(agree(amount, one) in {Agreement.EXACT, Agreement.ROUNDED} for one in sums):
            return True
    # No text has the figure of two years ago instead of this year's.
    return fact.year is not None and fact.year < year - 1 and not of_year


def _tell(look: Look, fact: Fact, year: int) -> None:
    name = name_of(fact)
    counted = fact.kind is Kind.COUNT
    said = f"{fact.count}{fact.counter}" if counted else shown(fact.amount)
    look.found(
        Severity.ERROR,
        f"说明写{fact.year}年{quoted(name)}{said}，本文件为{year}年。",
        f"the text ascribes {name} {said} to {fact.year}; the document is of {year}",
        figures=[Figure(name, fact.count) if counted else figure(name, fact.amount)],
        places=[place_of_fact(fact)],
        mend=f"“{fact.year}年”应为“{year}年”",
        mend_en=f"{fact.year} should be {year}",
    )
