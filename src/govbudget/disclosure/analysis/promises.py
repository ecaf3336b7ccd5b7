"""What the contents promise, and which tables a document must have."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from govbudget.disclosure.analysis.notes import is_about
from govbudget.disclosure.listing import ListedTable
from govbudget.disclosure.table_kinds import TARGET_KINDS
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text import ContentsEntry, FactKind
from govbudget.disclosure.titles import kind_of, same_title
from govbudget.tables.lexicon.table_numbers import is_table_number
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.disclosure.text import Fact

__all__ = [
    "EXPECTED",
    "Promise",
    "alike",
    "annexed",
    "expected_kinds",
    "listed",
    "missing_tables",
    "promised",
    "said_empty",
]

#: What promises a table: a line of the contents, or of a printed list of the tables.
Promise: TypeAlias = ContentsEntry | ListedTable

#: The tables of a budget, and what other tables stand for each.
#: Source: 地方预决算公开操作规程 (财预〔2016〕143号).
EXPECTED: dict[TableKind, str] = {
    TableKind.INCOME_EXPENDITURE: "收支总表",
    TableKind.INCOME: "收入总表",
    TableKind.EXPENDITURE: "支出总表",
    TableKind.FISCAL: "财政拨款收支总表",
    TableKind.GENERAL: "一般公共预算支出表",
    TableKind.GENERAL_BASIC: "一般公共预算基本支出表",
    TableKind.THREE_PUBLIC: "“三公”经费支出表",
    TableKind.GOVERNMENT_FUND: "政府性基金预算支出表",
}
# （详见附件）, 预算表见附件1: a line of its own, and no sentence on other things.
# What is 附表 or 附后 may stand in the same file.
_ANNEXED = re.compile(r"(?:表[^，。]{0,6}|^\(?)(?:(?:详?见)附件|另附|另行公[开布])")
# Such a line is no longer.
_SHORT = 40
# Kinds that titles of places do not always tell apart.
_ALIKE = (
    {TableKind.GENERAL, TableKind.FISCAL_EXPENDITURE, TableKind.FUNCTIONAL},
    {
        TableKind.GENERAL_BASIC,
        TableKind.FISCAL_BASIC,
        TableKind.BASIC,
        TableKind.ECONOMIC_DEPARTMENT,
    },
    {*TARGET_KINDS},
    {TableKind.PROJECTS, TableKind.SPECIAL_FUNDS},
    {TableKind.ASSETS, TableKind.NEW_ASSETS, TableKind.PROCUREMENT},
    {TableKind.OPERATING_COSTS, TableKind.MEETINGS_TRAINING},
)
# Tables that stand behind those of the contents, one for each project.
_BESIDE = {TableKind.PROJECT_TARGETS, TableKind.OVERALL_TARGETS}


@cache
def alike(kind: TableKind) -> frozenset[TableKind]:
    """The kinds that a table of a kind may be taken for, with those of a final account."""
    found = {kind}
    for group in _ALIKE:
        if kind in group or kind in {one.final for one in group}:
            found |= group
    return frozenset(found | {one.final for one in found})


def promised(disclosure: Disclosure) -> list[ContentsEntry]:
    """The lines of the contents that promise a table."""
    return [one for one in disclosure.contents if one.is_table]


def listed(disclosure: Disclosure) -> list[ListedTable]:
    """The tables with a number of a printed list, which promises them as contents do."""
    return [one for one in disclosure.listed if is_table_number(plain(one.number))]


def missing_tables(
    disclosure: Disclosure, promises: Sequence[Promise]
) -> tuple[list[Promise], list[DisclosedTable], list[DisclosedTable]]:
    """The promised tables that are not in the document, by number, title or kind.

    Each table answers to one promise: that with its title before that of its kind.

    Args:
        disclosure: the document.
        promises: what its contents, or its list of tables, promise.

    Returns:
        The promises without a table, the tables with amounts and without a title that answer to
        none, and those with a title that answers to none: they may be those that are missed.
    """
    left = list(disclosure.tables)
    missing = list(promises)
    final = disclosure.kind == "final account"
    for fits in (_numbered, _same, _of_kind, _alike, _ends):
        rest: list[Promise] = []
        for entry in missing:
            answers = [one for one in left if fits(one, entry, final=final)]
            if not answers:
                rest.append(entry)
                continue
            # A title may stand above several tables, as one for each project.
            told = answers if fits in {_numbered, _same} else answers[:1]
            left = [one for one in left if one not in told]
        missing = rest
    nameless = [one for one in left if not one.title and not one.is_empty]
    return missing, nameless, [one for one in left if one.title and one.kind not in _BESIDE]


def _numbered(table: DisclosedTable, entry: Promise, *, final: bool) -> bool:  # noqa: ARG001  one form
    # The number of an entry of the contents is that of its line.
    return isinstance(entry, ListedTable) and entry.is_numbered_as(table.number)


def _same(table: DisclosedTable, entry: Promise, *, final: bool) -> bool:  # noqa: ARG001  one form
    return bool(table.title) and same_title(table.title, entry.title)


def _of_kind(table: DisclosedTable, entry: Promise, *, final: bool) -> bool:
    kind = kind_of(entry.title, final=final)
    return kind is not None and table.kind in {kind, kind.final}


def _alike(table: DisclosedTable, entry: Promise, *, final: bool) -> bool:
    kind = kind_of(entry.title, final=final)
    return kind is not None and table.kind in alike(kind)


def _ends(table: DisclosedTable, entry: Promise, *, final: bool) -> bool:  # noqa: ARG001  one form
    one, two = plain(table.title), plain(entry.title)
    return bool(one) and (one.endswith(two) or two.endswith(one))


def annexed(disclosure: Disclosure) -> int | None:
    """The number of the paragraph that says that tables are in another file; None where none does.

    A document of several files has no other.
    """
    listed = {one.paragraph for one in disclosure.contents}
    for number, paragraph in enumerate(() if disclosure.files else disclosure.paragraphs):
        text = plain(paragraph.text)
        if number not in listed and len(text) <= _SHORT and _ANNEXED.search(text):
            return number
    return None


def said_empty(disclosure: Disclosure, entries: Sequence[Promise]) -> dict[str, Fact]:
    """Which of some promised tables the text says to be empty, by their titles."""
    found: dict[str, Fact] = {}
    for entry in entries:
        kind = kind_of(entry.title) or TableKind.OTHER
        for fact in disclosure.facts:
            if fact.kind is FactKind.NOTHING and is_about(fact, kind, entry.title):
                found.setdefault(entry.title, fact)
    return found


def expected_kinds(disclosure: Disclosure) -> dict[TableKind, str]:
    """The tables that a document of its kind must have, and that it neither has nor promises."""
    there = {one.kind for one in disclosure.tables}
    titles = [one.title for one in promised(disclosure)]
    titles += [one.title for one in listed(disclosure)]
    there |= {kind for one in titles if (kind := kind_of(one))}
    return {kind: name for kind, name in EXPECTED.items() if not alike(kind) & there}
