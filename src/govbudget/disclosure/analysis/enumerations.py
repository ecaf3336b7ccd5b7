"""What the text enumerates by codes, and the columns of tables that have just these amounts."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount, read_amount
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.blocks import Block
from govbudget.disclosure.text.facts import AmountFact
from govbudget.disclosure.text.plain import plain
from govbudget.reconciling.cells import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.document import Disclosure

__all__ = ["Enumeration", "Item", "LevelColumn", "columns_of", "enumerations"]

_CODED = re.compile(
    r"[\u4e00-\u9fff)][(\[](?P<code>[1-5]\d{2}(?:\d{2}){0,2})[)\]](?:支出)?(?:预算)?"
    r"(?P<amount>\d[\d,]*(?:\.\d+)?(?:万|亿)?元)"
)
_CODE = re.compile(r"[(\[][1-5]\d{2}(?:\d{2}){0,2}[)\]]")
# What parts one enumeration from the next: the end of a sentence, ② and the like before a heading.
_BREAKS = re.compile(r"。|[①-⑳][^①-⑳，。;:(]{2,12}:")
# A paragraph that ends so goes on in the next one, which a page parted from it.
_GOES_ON = re.compile(r"[;；，,、]\s*$")
# Words by which a list says that it is not whole.
_OPEN = re.compile(r"主要|重点|部分|等(?:[，。;]|支出|\d)|例如|包括但不限于")


@frozen(slots=True)
class Item:
    """An amount of the text with its code.

    Attributes:
        code: the code.
        amount: the amount.
        at: where it stands in the plain text of its paragraph.
    """

    code: str
    amount: Amount
    at: int


@frozen(slots=True)
class Enumeration:
    """Amounts of several codes of one level that follow each other.

    Attributes:
        items: the codes with their amounts.
        paragraph: the number of the paragraph.
        text: the sentence as printed.
    """

    items: tuple[Item, ...]
    paragraph: int
    text: str


@frozen(slots=True)
class LevelColumn:
    """A column of a table, with the amounts of its rows of one level.

    Attributes:
        sheet: the table.
        measure: the title of the column.
        amounts: by code the amount, those of nought left out.
        rows: the same rows.
    """

    sheet: Block
    measure: str
    amounts: dict[str, Amount]
    rows: dict[str, Row]

    def has(self, items: Iterable[Item]) -> bool:
        """Whether it has just these amounts.

        Args:
            items: the codes with their amounts.
        """
        return all(
            one.code in self.amounts
            and agree(one.amount, self.amounts[one.code], 1) is not Agreement.DIFFERENT
            for one in items
        )


def enumerations(disclosure: Disclosure, year: int) -> Iterator[Enumeration]:
    """The enumerations of the text that give figures of a year and do not say that they are open.

    Args:
        disclosure: the document.
        year: the year.
    """
    known: dict[int, list[AmountFact]] = {}
    for fact in disclosure.facts:
        if isinstance(fact, AmountFact) and fact.code and fact.amount and fact.year == year:
            known.setdefault(fact.paragraph, []).append(fact)
    for number, paragraph in enumerate(disclosure.paragraphs):
        text = plain(paragraph.text)
        found = {}
        for one in _CODED.finditer(text.text) if _CODE.search(text.text) else ():
            amount = read_amount(one["amount"])
            if amount is not None:
                found[one.start("amount")] = Item(one["code"], amount, one.start("amount"))
        for fact in known.get(number, ()):
            at = len(plain(paragraph.text[: fact.span[0]]).text)
            if fact.amount is not None:
                found.setdefault(at, Item(fact.code, fact.amount, at))
        if len(found) > 1:
            yield from _grouped(text.text, number, [found[at] for at in sorted(found)])


def _grouped(text: str, number: int, items: Sequence[Item]) -> Iterator[Enumeration]:
    """The items of a paragraph, parted where a sentence ends, or a code returns."""
    breaks = [0, *(found.end() for found in _BREAKS.finditer(text)), len(text)]
    for start, end in itertools.pairwise(breaks):
        said = text[start:end]
        if _OPEN.search(said.split("原因", maxsplit=1)[0]) or _GOES_ON.search(said):
            continue
        group: list[Item] = []
        for one in items:
            if not start <= one.at < end:
                continue
            if group and (_kind(one) != _kind(group[0]) or one.code in {i.code for i in group}):
                break
            group.append(one)
        if len(group) > 1 and len(group) == sum(start <= one.at < end for one in items):
            yield Enumeration(tuple(group), number, said)


def _kind(item: Item) -> tuple[int, str]:
    return len(item.code), item.code[0]


def columns_of(solution: Solution, like: Item) -> Iterator[LevelColumn]:
    """The columns of the tables, with their rows of the level of an item.

    Args:
        solution: the tables.
        like: the item.
    """
    for sheet in solution.sheets:
        if sheet.labels or sheet.coded.scheme is None or sheet.table.unit is None:
            continue
        rows = [
            row
            for row in sheet.coded.rows
            if row.code and _kind(like) == (len(row.code), row.code[0])
        ]
        if len(rows) != len({row.code for row in rows}):
            continue
        for at, measure in enumerate(sheet.coded.measures):
            filled = {row.code: row for row in rows if row.cells[at].amount}
            amounts = {
                code: Amount(row.cells[at].amount, sheet.table.unit)  # type: ignore[arg-type]
                for code, row in filled.items()
            }
            yield LevelColumn(sheet, measure, amounts, filled)
