"""Changes of the text beside the tables that have the figures of both years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.changes import change_of, is_adjusted
from govbudget.disclosure.analysis.matching import Match, Verdict
from govbudget.disclosure.analysis.narrower import is_narrower
from govbudget.disclosure.analysis.table_figures import TableFigure
from govbudget.disclosure.text.comparing import LAST_YEAR
from govbudget.disclosure.text.facts import ChangeFact
from govbudget.disclosure.text.kinds import DocumentKind, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.disclosure.analysis.figures import Figures

__all__ = ["TableChange", "table_changes"]

_SAME = {Agreement.EXACT, Agreement.ROUNDED}
# What the words right in front of a change compare with.
_AGAINST = re.compile(r"[比较与同](?:上年|去年|上一年|20\d\d年)[^，。;；]{0,12}")
_FINAL = re.compile(r"执行|决算|完成|实际")


@frozen(slots=True)
class TableChange:
    """A change of the text, and that of a table.

    Attributes:
        fact: the change.
        by: by how much it went up, as the text has it.
        change: the same by the table.
        now: the figure of this year in the table.
        last: that of the year before.
    """

    fact: ChangeFact
    by: Amount
    change: Amount
    now: TableFigure
    last: TableFigure

    @property
    def agreement(self) -> Agreement:
        """How the two agree."""
        return agree(self.by, self.change, 2)


def table_changes(figures: Figures, matches: Iterable[Match]) -> Iterator[TableChange]:
    """The changes against last year whose figure of this year a table of both years has.

    The words have to say which figure of last year they mean, its budget or what was spent; an
    account means what was spent.

    Args:
        figures: the figures of the document.
        matches: the amounts of its text beside the tables.
    """
    disclosure = figures.disclosure
    held = {one.index: one for one in matches if one.verdict is Verdict.HOLDS}
    for fact in disclosure.facts if disclosure.year is not None else ():
        if not isinstance(fact, ChangeFact) or fact.against != LAST_YEAR:
            continue
        match = None if fact.about is None else held.get(fact.about)
        change, measure = change_of(fact), _measure(figures, fact)
        if match is None or change is None or change.by is None or measure is None:
            continue
        if is_adjusted(disclosure, fact) or is_narrower(disclosure, match.fact):
            continue
        if found := _in_tables(figures, match, measure):
            now, last = found
            by_table = apart(now.amount, last.amount)
            yield TableChange(fact, change.by, by_table, now, last)


def _measure(figures: Figures, fact: ChangeFact) -> Measure | None:
    """Which figure of last year the words mean; None where they do not say."""
    disclosure = figures.disclosure
    text = disclosure.paragraphs[fact.paragraph].text[: fact.span[0]]
    *_, found = (None, *_AGAINST.finditer("".join(text.split()).rpartition("。")[2]))
    words = "" if found is None else found[0]
    if _FINAL.search(words):
        return Measure.FINAL
    if "预算" in words:
        return Measure.BUDGET
    return Measure.FINAL if disclosure.kind is DocumentKind.FINAL_ACCOUNT else None


def _in_tables(
    figures: Figures, match: Match, measure: Measure
) -> tuple[TableFigure, TableFigure] | None:
    """The figures of both years in one table; None where tables have several of them."""
    year, amount = figures.disclosure.year or 0, match.fact.amount
    pairs = [
        (now, last)
        for now in match.figures
        if amount is not None and not now.blank and agree(amount, now.amount) in _SAME
        if now.year in {None, year}
        for last in figures.of((now.subject,), now.code, measure)
        if (last.table, last.scope, last.part) == (now.table, now.scope, now.part)
        and last.year == year - 1
        and not last.blank
    ]
    one_now = {now.amount.value for now, _ in pairs}
    one_last = {last.amount.value for _, last in pairs}
    return pairs[0] if len(one_now) == len(one_last) == 1 else None
