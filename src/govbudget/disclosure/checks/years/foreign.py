"""``years.foreign``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.foreign import foreign_figures, past_figures
from govbudget.disclosure.analysis.places import place_of_fact, place_of_paragraph
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import words_mended
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.checks.telling import figure, name_of
from govbudget.disclosure.text.comparing import LAST_YEAR
from govbudget.disclosure.text.kinds import FactKind
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact

__all__ = ["Foreign"]

_HEADING = re.compile(
    r"(?P<year>20\d\d)年度?[^，。；：]{0,30}?(?:预算|决算)[^，。；：]{0,20}?(?:说明|情况|表|公开)$"
)
_COMPARES = re.compile(r"比|较|上年|执行")
_DAY = re.compile(
    r"截[至止]到?(?P<year>20\d\d)年12月(?:31日|底|末)|截[至止]到?(?P<end>20\d\d)年(?:年)?[底末]"
)
# What the body has at the end of a year; what a project had bought by then is another thing.
_ASSETS = re.compile(r"(?:共|占|拥|保|账面)有?[^。]{0,30}(?:车辆|资产|设备|房屋)|国有资产占[有用]")
_ELSEWHERE = re.compile(r"项目|累计|全[市省区县]")
_SENTENCE = re.compile(r"[^。]*。?")


class Foreign(Check):
    """Figures of this year that the text ascribes to another one, and headings of other years."""

    id = "years.foreign"
    group = Group.YEARS
    rank = 40
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})
    longest_heading = Option(50, low=10, high=200)

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure, year = context.disclosure, context.disclosure.year
        if year is None:
            yield NotDeterminable(Message("years.foreign.no-year"))
            return
        yield from _headings(disclosure, year, self.longest_heading)
        yield from _figures(context, year)
        yield from _past(context, year)
        if disclosure.kind == "budget":
            yield from _compared(disclosure, year)
        yield from _dates(disclosure, year)
        yield NotApplicable(Message("years.foreign.nothing"))


def _headings(disclosure: Disclosure, year: int, longest: int) -> Iterator[Outcome]:
    for number, paragraph in enumerate(disclosure.paragraphs):
        text = "".join(paragraph.text.split())
        found = _HEADING.search(text) if len(text) <= longest else None
        if found is None:
            continue
        said = int(found["year"])
        if said == year or _COMPARES.search(text) or _is_past(disclosure, text, said):
            yield Held()
            continue
        yield Found(
            Severity.NOTICE,
            Message("years.foreign.heading", said=said, year=year),
            places=(places := [place_of_paragraph(disclosure, number, paragraph.text)]),
            fix=Message("years.foreign.year-fix", said=said, right=year),
            mends=words_mended(places, f"{said}年", f"{year}年"),
        )


def _is_past(disclosure: Disclosure, heading: str, said: int) -> bool:
    """Whether a heading of a budget is over what was spent the year before."""
    past = disclosure.year is not None and said == disclosure.year - 1
    return past and disclosure.kind == "budget" and "决算" in heading and "预算" not in heading


def _figures(context: Context, year: int) -> Iterator[Outcome]:
    held, foreign = foreign_figures(context.figures, year)
    if len(foreign) > held:
        yield NotDeterminable(Message("years.foreign.mostly", year=year))
        return
    yield Held(held)
    for fact in foreign:
        yield _ascribed(fact, year)


def _ascribed(fact: Fact, year: int) -> Outcome:
    name = name_of(fact)
    counted = fact.kind is FactKind.COUNT
    said = f"{fact.count}{fact.counter}" if counted else fact.amount
    return Found(
        Severity.ERROR,
        Message("years.foreign.figure", name=name, figure=said, said=fact.year, year=year),
        figures=[Figure(name, fact.count) if counted else figure(name, fact.amount)],
        places=[place_of_fact(fact)],
        fix=Message("years.foreign.year-fix", said=fact.year, right=year),
    )


def _past(context: Context, year: int) -> Iterator[Outcome]:
    """A chapter that was left as it stood in the document of the year before."""
    for fact in past_figures(context.figures):
        message = Message(
            "years.foreign.past",
            name=name_of(fact),
            said=fact.year,
            before=year - 2,
            year=year,
            amount=fact.amount,
        )
        yield Found(
            Severity.NOTICE,
            message,
            figures=[figure(name_of(fact), fact.amount)],
            places=[place_of_fact(fact)],
        )


def _compared(disclosure: Disclosure, year: int) -> Iterator[Outcome]:
    """A budget that is compared with itself: 比2026年预算增加 in a budget of 2026.

    An account is compared with the budget of its own year, and rightly so.
    """
    own: dict[str, list[Fact]] = {}
    for fact in disclosure.facts:
        is_own = fact.kind is FactKind.CHANGE and fact.year in {None, year}
        if is_own and fact.against == LAST_YEAR and fact.base_year == year:
            own.setdefault(name_of(fact), []).append(fact)
    for name, facts in own.items():
        yield Found(
            Severity.ERROR,
            Message("years.foreign.itself", name=name, year=year, right=year - 1),
            places=[place_of_fact(fact) for fact in facts],
            fix=Message("years.foreign.year-fix", said=year, right=year - 1),
        )


def _dates(disclosure: Disclosure, year: int) -> Iterator[Outcome]:
    """The end of the year of which vehicles and assets are told: that before a budget."""
    expected = {year - 1, year} if disclosure.kind == "budget" else {year, year + 1}
    for number, paragraph in enumerate(disclosure.paragraphs):
        if "截" not in paragraph.text:
            continue
        text = "".join(paragraph.text.split())
        for sentence in _SENTENCE.finditer(text):
            found = _DAY.search(sentence[0])
            if found is None or not _ASSETS.search(sentence[0]) or _ELSEWHERE.search(sentence[0]):
                continue
            said, right = int(found["year"] or found["end"]), min(expected)
            if said in expected:
                yield Held()
                continue
            message = Message(
                "years.foreign.date", words=found[0], said=said, year=year, right=right
            )
            yield Found(
                Severity.ERROR,
                message,
                places=(places := [place_of_paragraph(disclosure, number, found[0])]),
                fix=Message("years.foreign.year-fix", said=said, right=right),
                mends=words_mended(places, f"{said}年", f"{right}年"),
            )
