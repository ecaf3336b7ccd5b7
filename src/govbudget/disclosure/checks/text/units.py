"""``text.units``."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import place_of_paragraph, place_of_table
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.lists import parted
from govbudget.disclosure.text.plain import plain
from govbudget.reconciling.kinds import Severity
from govbudget.tables.lexicon.numerals import HAN, worth
from govbudget.tables.lexicon.totals import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["Units"]

_COUNTED = re.compile(
    rf"""
    (?:预算|决算|二级)单位(?:共|共有|有|{TOTAL})?(?P<count>\d{{1,3}}|[{HAN}]{{1,3}})[个家]
    [，,。]?(?:具体|主要|分别)?(?:包括|为|是|如下|名单如下)?[:：](?P<names>[^。;]*)(?P<end>[。;]?)
    """,
    re.VERBOSE,
)
# What names of bodies end with; a list of other things, or one parted elsewhere, is not counted.
_BODY = re.compile(
    r"(?:局|院|厅|中心|站|队|所|校|处|室|办|委|会|馆|机关|本级|库|场|社|园|部|台|署|团)(?:\([^()]*\))?$"
)
# Words that name no unit: a number of the list, what is compared or comes beside them.
_ASIDE = re.compile(r"\d|\(|[与较比另原已均含共]|其中|新增|增加|减少|全部|上年|今年|本年")
_JOINED = re.compile(r"[和及与]|以及")


class Units(Check):
    """The number of units that the text says to be in the budget, against those listed behind."""

    id = "text.units"
    group = Group.TEXT
    rank = 55
    needs = frozenset({Need.TEXT, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        for number, paragraph in enumerate(disclosure.paragraphs):
            text = plain(paragraph.text).text
            # Few paragraphs have the word, which is quicker to see.
            for found in _COUNTED.finditer(text) if "单位" in text else ():
                count = worth(found["count"])
                if count is None:
                    continue
                if found["names"] and found["end"]:
                    yield from _named(disclosure, number, count, found["names"])
                elif not found["names"] and (listed := _listed_behind(disclosure, number)):
                    yield _compared(disclosure, number, count, *listed)
        yield NotApplicable(Message("text.units.nothing"))


def _named(disclosure: Disclosure, number: int, count: int, words: str) -> Iterator[Outcome]:
    """The units behind the colon, where each of them surely is the name of one."""
    names = parted(words)
    if words.endswith("等") or not all(_BODY.search(name) for name in names):
        return
    # 局本级和市档案馆 may be two of them, 发展和改革局 is one.
    if any(map(_ASIDE.match, names)) or (len(names) < count and any(map(_JOINED.search, names))):
        return
    yield _compared(disclosure, number, count, len(names), None)


def _listed_behind(disclosure: Disclosure, number: int) -> tuple[int, DisclosedTable] | None:
    """How many units a table behind a paragraph lists, and that table: on its page or the next."""
    page = disclosure.paragraphs[number].page
    if page is None:
        return None
    for table in disclosure.of(TableKind.OTHER):
        if table.pages and table.pages[0] in {page, page + 1} and (there := _serials(table)):
            return there, table
    return None


def _serials(table: DisclosedTable) -> int:
    """How many units a list numbers, from 1 on; none where it is no such list."""
    rows = [
        [cell.strip() for cell in row if cell.strip()] for grid in table.grids for row in grid.rows
    ]
    rows = [row for row in rows if row]
    if not rows or rows[0][0] != "序号" or not any("单位名称" in cell for cell in rows[0][1:]):
        return 0
    numbers = [row[0] for row in rows[1:] if len(row) > 1 and row[0].isdecimal()]
    return len(numbers) if numbers == [str(at + 1) for at in range(len(numbers))] else 0


def _compared(
    disclosure: Disclosure, number: int, count: int, there: int, table: DisclosedTable | None
) -> Outcome:
    return Held() if there == count else _found(disclosure, number, count, there, table)


def _found(
    disclosure: Disclosure, number: int, count: int, there: int, table: DisclosedTable | None
) -> Outcome:
    places = [place_of_paragraph(disclosure, number)]
    if table is not None:
        places.append(place_of_table(table))
    return Found(
        Severity.ERROR,
        Message("text.units.found", count=count, there=there),
        figures=[
            Figure(Message("telling.label.text-count"), Decimal(count)),
            Figure(Message("telling.label.table-count"), Decimal(there), is_computed=True),
        ],
        places=places,
        fix=Message("text.units.found-fix", there=there),
    )
