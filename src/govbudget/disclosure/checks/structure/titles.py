"""``structure.titles``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import place_of_table
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import words_mended
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.kinds import Severity
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure

__all__ = ["StructureTitles"]

# A word of a title that has lost one of its two characters is no other word of titles.
_WORDS = re.compile(
    r"部门|单位|预算|决算|收支|收入|支出|财政|拨款|公共|基金|国有|资本|经营|经费|采购|项目|绩效|目标|明细|总表"
)
_NO_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=部门|单位)")


class StructureTitles(Check):
    """Titles of tables that have lost a character, by the list of tables and the other titles."""

    id = "structure.titles"
    group = Group.STRUCTURE
    rank = 18
    needs = frozenset({Need.TABLES})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        titles = _titles(disclosure)
        told: set[str] = set()
        for table in disclosure.tables:
            title = plain(table.title)
            if not title or title in told:
                continue
            right = _meant(title, titles)
            if not right:
                yield Held()
                continue
            told.add(title)
            yield Found(
                Severity.ERROR,
                Message("structure.titles.found", title=table.title, right=right),
                places=[place_of_table(table)],
                mends=words_mended([place_of_table(table)], table.title, right),
                fix=Message("structure.titles.found-fix", right=right),
            )
        yield NotApplicable(Message("structure.titles.nothing"))


def _titles(disclosure: Disclosure) -> list[str]:
    """The titles that the document has elsewhere: in its contents, in a list, above tables."""
    found = [one.title for one in disclosure.contents if one.is_table]
    found += [one.title for one in disclosure.listed]
    found += [one.title for one in disclosure.tables]
    return list(dict.fromkeys(map(plain, found)))


def _meant(title: str, titles: list[str]) -> str:
    """The title that has lost a character here; empty where none surely has."""
    for other in titles:
        if len(other) == len(title) + 1 and _is_torn(title, other):
            return other
    if not _NO_YEAR.match(title):
        return ""
    years = [other for other in titles if re.match(r"20\d\d年(?:部门|单位)", other)]
    return _NO_YEAR.sub(r"\1年", title) if len(years) > 1 else ""


def _is_torn(title: str, other: str) -> bool:
    """Whether a title is another one with a word of two characters cut to one."""
    for word in _WORDS.finditer(other):
        for at in range(word.start(), word.end()):
            if other[:at] + other[at + 1 :] == title:
                return True
    return False
