"""The notes of empty tables: whether there is one, and whether it speaks of its own table."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text import FactKind, Scope
from govbudget.disclosure.titles import same_title
from govbudget.tables.lexicon.funds import GOVERNMENT_FUND
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.surroundings import Surroundings
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.disclosure.text import Fact

__all__ = [
    "Note",
    "Notes",
    "explained_in_text",
    "has_unread_numbers",
    "is_about",
    "nought_elsewhere",
    "subject_of",
]

#: What a kind of table is about, in the words of notes.
_SUBJECTS = (
    (
        "政府性基金",
        re.compile(GOVERNMENT_FUND),
        TableKind.GOVERNMENT_FUND,
        "government_fund",
    ),
    ("国有资本经营", re.compile(r"国有资本|国资经营"), TableKind.STATE_CAPITAL, "state_capital"),
    ("“三公”经费", re.compile(r"[“\"]?三公"), TableKind.THREE_PUBLIC, "three_public"),
    ("财政专户", re.compile(r"财政专户"), TableKind.SPECIAL_ACCOUNT, "special_account"),
    ("债务", re.compile(r"债务"), TableKind.DEBT, "debt"),
    ("政府购买服务", re.compile(r"购买服务"), TableKind.PURCHASED_SERVICES, "purchased_services"),
    ("政府采购", re.compile(r"采购"), TableKind.PROCUREMENT, "procurement"),
    ("对下转移支付", re.compile(r"转移支付"), TableKind.TRANSFERS, "transfers"),
    ("项目支出", re.compile(r"项目支出"), TableKind.PROJECTS, "spending.project"),
)
_EMPTY = re.compile(
    r"空表|无(?:相关)?数据|没有(?:相关)?数据|为空|没有|未安排|未发生|不涉及|不存在"
    r"|无.{0,40}(?:预算|支出|收入|安排|拨款|经费|债务|采购|服务|项目|事项|内容)|均?为(?:零|0)"
)
_EMPTY_TABLE = re.compile(
    r"(?:本|此|该)?表(?:为空表|为空|无数据|没有数据|为零)|故(?:本|此|该)?表无"
    r"|(?<!是否)(?<!没有)(?<!不存在)(?<![无非])空表"
)
_IF = re.compile(r"如果?(?:此|本|该)?表?|若|的[^，,。]{0,8}[，,](?:仍|应)|下述说明|没有数据的")
_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d{1,2}|-?\d{4,}(?!年)")
# A shorter cell is a word, no note.
_SENTENCE = 8


@frozen
class Note:
    """A note of a table; what it says is worked out once.

    Attributes:
        text: its words.
        paragraph: its number; None where it stands with the table.
    """

    text: str
    paragraph: int | None = None

    @cached_property
    def words(self) -> str:
        """Its text without blanks, half-width."""
        return plain(self.text)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """What it speaks of, in the words that notes have for kinds of tables."""
        return frozenset(name for name, form, _, _ in _SUBJECTS if form.search(self.words))

    @cached_property
    def says_empty(self) -> bool:
        """Whether it says why there is nothing, be it on a condition."""
        return _EMPTY.search(self.words) is not None

    @cached_property
    def says_table_empty(self) -> bool:
        """Whether it says of the table itself that it is empty, without a condition."""
        return _EMPTY_TABLE.search(self.words) is not None and not _IF.search(self.words)


class Notes:
    """The notes of tables: those under each, and the paragraphs between its title and the next.

    Tables of one title share the paragraphs, which are looked at once.

    Args:
        surroundings: the paragraphs of the document, as its tables see them.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        self._surroundings = surroundings
        self._saying: dict[tuple[int, ...], tuple[Note, ...]] = {}
        self._beside: dict[int, Note] = {}
        self._of_table: dict[int, list[Note]] = {}

    def saying_empty(self, table: DisclosedTable) -> list[Note]:
        """The notes of a table that say why there is nothing, be it on a condition."""
        # Half a dozen rules ask it of each table; the document holds them, so an id stays its own.
        if id(table) not in self._of_table:
            self._of_table[id(table)] = self._found(table)
        return self._of_table[id(table)]

    def _found(self, table: DisclosedTable) -> list[Note]:
        own = [Note(text) for text in (*table.notes, *_inside(table))]
        known = {note.words for note in own}
        shared = self._saying_empty(self._surroundings.near(table))
        return [
            *(note for note in own if note.says_empty),
            *(note for note in shared if note.words not in known),
        ]

    def saying_table_empty(self, table: DisclosedTable) -> list[Note]:
        """The notes of a table that say of it that it is empty, without a condition."""
        return [note for note in self.saying_empty(table) if note.says_table_empty]

    def _saying_empty(self, numbers: tuple[int, ...]) -> tuple[Note, ...]:
        """Those of some paragraphs that say so without a condition."""
        if numbers not in self._saying:
            notes = [self._of(number) for number in numbers]
            self._saying[numbers] = tuple(
                note for note in notes if note.says_empty and not _IF.search(note.words)
            )
        return self._saying[numbers]

    def _of(self, number: int) -> Note:
        if number not in self._beside:
            text = self._surroundings.disclosure.paragraphs[number].text
            self._beside[number] = Note(text, number)
        return self._beside[number]


def _inside(table: DisclosedTable) -> Iterator[str]:
    """The cells of a table that say that it is empty."""
    for grid in table.grids:
        for row in grid.rows:
            for cell in row:
                if len(cell) >= _SENTENCE and "表" in cell and _EMPTY_TABLE.search(plain(cell)):
                    yield cell


def subject_of(table: DisclosedTable) -> str:
    """What a table is about, in the words of notes; empty where notes have no word for it."""
    kinds = {kind: name for name, _, kind, _ in _SUBJECTS}
    kinds |= {kind.final: name for name, _, kind, _ in _SUBJECTS}
    return kinds.get(table.kind, "")


def explained_in_text(disclosure: Disclosure, table: DisclosedTable) -> Fact | None:
    """The statement of the text that there is nothing for a table; None where there is none."""
    for fact in disclosure.facts:
        says_nothing = fact.kind is FactKind.NOTHING or _is_nought(fact)
        if says_nothing and is_about(fact, table.kind, table.title):
            return fact
    return None


def nought_elsewhere(disclosure: Disclosure, table: DisclosedTable) -> DisclosedTable | None:
    """The table that prints nought for what an empty table is about, and nothing else for it.

    Args:
        disclosure: the document.
        table: the empty table.
    """
    kinds = (table.kind, table.kind.final)
    form = next((form for _, form, kind, _ in _SUBJECTS if {kind, kind.final} & set(kinds)), None)
    said = [
        (one.amount, other)
        for other in disclosure.tables
        for one in (other.stated if form is not None and other is not table else ())
        if form is not None
        and one.amount is not None
        and (form.search(plain(one.label)) or form.search(plain(one.measure)))
    ]
    return said[0][1] if said and not any(amount for amount, _ in said) else None


def _is_nought(fact: Fact) -> bool:
    """Whether a fact says that there is no money: 政府性基金预算支出0万元."""
    this_year = fact.kind is FactKind.AMOUNT and fact.against == ""
    return this_year and fact.amount is not None and not fact.amount.value


def is_about(fact: Fact, kind: TableKind, title: str) -> bool:
    """Whether a statement of emptiness speaks of a kind of table, or names its title."""
    if any(same_title(name, title) or plain(name) in plain(title) for name in fact.tables if title):
        return "本表" not in fact.tables
    for _, _, one, subject in _SUBJECTS:
        if kind in {one, one.final} and "本表" not in fact.tables:
            return fact.subject == subject or (
                fact.scope is not Scope.NONE and fact.scope.value == subject
            )
    return False


def has_unread_numbers(table: DisclosedTable) -> bool:
    """Whether numbers are printed in a table that has no amounts: it may not have been read."""
    head = {cell for row in table.head for cell in row}
    codes = {row.code for coded in table.tables for row in coded.rows}
    return any(
        _NUMBER.fullmatch(plain(cell)) and cell not in head and plain(cell) not in codes
        for grid in table.grids
        for row in grid.rows
        for cell in row
    )
