"""Figures as a finance bureau approved them, beside those of a document."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from govbudget.base.messages import Message
from govbudget.classification.vocabulary import Fund
from govbudget.disclosure.comparing.agreeing import agreeing_table
from govbudget.disclosure.comparing.approved import ApprovedFigure, Unanswered
from govbudget.disclosure.comparing.approvedbodies import other_body
from govbudget.disclosure.comparing.causes import DifferenceCause, causes_of
from govbudget.disclosure.comparing.lines import COMPARED, TableLine
from govbudget.disclosure.comparing.units.figures import (
    DocumentFigures,
    FigureKey,
    KnownFigure,
    figures_of,
    figures_of_tables,
    has_amounts,
)
from govbudget.disclosure.stated import stated_in
from govbudget.disclosure.table_kinds import TableKind
from govbudget.disclosure.tables import DisclosedTable
from govbudget.disclosure.titles import kind_of
from govbudget.position import Position
from govbudget.tables.lexicon.measures import fund_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.document import Disclosure
    from govbudget.io.digest import FileDigest
    from govbudget.reconciling.table import BudgetTable

__all__ = ["ApprovedTables", "as_disclosed"]

# What a bureau calls the column of what it approved: 批复数, 核定预算数.
_APPROVED = re.compile(
    r"(?:财政)?(?:批复|核定|审定|批准|下达)(?:的)?(?:年初)?(?:预算|决算)?(?:数|额|金额)?"
)
_YEAR = re.compile(r"(20\d\d)年")
_AMONG = re.compile(r"^其中[::]?")
#: The table of a fund, for a column of it.
_OF_FUND = {
    Fund.GENERAL: TableKind.GENERAL,
    Fund.GOVERNMENT_FUND: TableKind.GOVERNMENT_FUND,
    Fund.STATE_CAPITAL: TableKind.STATE_CAPITAL,
}


@frozen(eq=False)
class _Pair:
    """An approved table, and the table of the document that it is compared with."""

    approved: DisclosedTable
    figures: DocumentFigures
    kind: TableKind | None = None
    why: Message | None = None
    answers: dict[FigureKey, FigureKey] = field(factory=dict)


class ApprovedTables:
    """Approved tables beside a document, each part worked out once.

    Args:
        disclosure: the document.
        tables: the approved tables.
        called: the file that they stand in, as places name it.
        digests: which bytes the file held.
    """

    def __init__(
        self,
        disclosure: Disclosure,
        tables: Sequence[DisclosedTable],
        called: str = "",
        digests: Sequence[FileDigest] = (),
    ) -> None:
        self.disclosure = disclosure
        self.called = called
        self.tables = tuple(tables)
        self.digests = tuple(digests)

    @cached_property
    def figures(self) -> DocumentFigures:
        """The figures of the document."""
        return figures_of(self.disclosure)

    @cached_property
    def _pairs(self) -> list[_Pair]:
        return [self._pair(one) for one in self.tables]

    def _pair(self, table: DisclosedTable) -> _Pair:
        name = self.called or table.title
        own = figures_of_tables([table], self.disclosure.year, name)
        # What only a head tells is less sure than the figures.
        kind = table.kind if kind_of(table.title) else TableKind.OTHER
        is_bare = not own.lines and not own.unclear and not has_amounts(table)
        why = self._why_not(table, kind, is_bare=is_bare)
        if is_bare or why is not None:
            return _Pair(table, own, why=why)
        answering, why = agreeing_table(self.figures, kind, _bare(own))
        if answering is None:
            return _Pair(table, own, why=why)
        keys = (*own.lines, *own.unclear)
        found = ((key, self._answer(key, answering)) for key in keys)
        answers = {key: answer for key, answer in found if answer is not None}
        return _Pair(table, own, answering, None, answers)

    def _why_not(self, table: DisclosedTable, kind: TableKind, *, is_bare: bool) -> Message | None:
        """Why an approved table is compared with none; None where it is, or has nothing."""
        years = set(_YEAR.findall(table.title))
        if years and str(self.disclosure.year) not in years:
            return Message("approved.year", year=min(years))
        if is_bare:
            return None
        if other := other_body(table, self.disclosure.unit_name):
            return Message("approved.other-body", name=other)
        if table.unit is None:
            return Message("approved.no-unit")
        # Such a table of a document is compared with none.
        is_left = kind is not TableKind.OTHER and kind not in COMPARED
        return Message("approved.not-compared") if is_left else None

    def _answer(self, key: FigureKey, kind: TableKind) -> FigureKey | None:
        """What the document calls an approved figure; None where it has no such column."""
        bare = _of_kind(key, kind)
        for one in (key._replace(line=key.line._replace(kind=kind)), bare):
            if one.column in self.figures.columns:
                return one
        first, _, rest = bare.line.part.partition("/")
        fund = fund_in(first) if first else None
        if fund is None or fund not in _OF_FUND:
            return None
        own = _OF_FUND[fund]
        own = own.final if kind.is_final else own
        other = bare._replace(line=bare.line._replace(kind=own, part=rest))
        return other if other.column in self.figures.columns else None

    @cached_property
    def compared(self) -> list[ApprovedFigure]:
        """The figures that both sides have, or that one has and the other is known to lack."""
        return list({one.key: one for pair in self._pairs for one in self._of(pair)}.values())

    def _of(self, pair: _Pair) -> Iterator[ApprovedFigure]:
        for key, answer in pair.answers.items():
            one = ApprovedFigure(answer, self.figures.known(answer), pair.figures.known(key))
            if one.stated.amount is not None or one.approved.amount is not None or one.why:
                yield one
        columns = {answer.column: key for key, answer in pair.answers.items()}
        there = set(pair.answers.values())
        for key, line in self.figures.lines.items():
            if key.column not in columns or key in there or line.amount is None:
                continue
            if not line.amount.value or key.is_total or not key.line.code:
                continue
            like = columns[key.column].line
            asked = FigureKey(key.line._replace(kind=like.kind, part=like.part), key.measure)
            asked = asked._replace(measure=columns[key.column].measure)
            yield ApprovedFigure(key, KnownFigure(line.amount, line), pair.figures.known(asked))

    def table_of(self, one: ApprovedFigure) -> DisclosedTable:
        """The table of the document in which a figure should stand.

        Args:
            one: the figure.
        """
        return self.figures.tables_of(one.key.line.kind, one.key.line.scheme)[0]

    @cached_property
    def matched(self) -> int:
        """How many approved figures have a counterpart."""
        return sum(len(one.answers) for one in self._pairs)

    @cached_property
    def held(self) -> int:
        """How many figures agree."""
        return sum(one.why is None and one.holds for one in self.compared)

    @cached_property
    def causes(self) -> list[DifferenceCause[ApprovedFigure]]:
        """The causes of those that differ."""
        return causes_of(one for one in self.compared if one.why is None and not one.holds)

    @cached_property
    def unanswered(self) -> list[Unanswered]:
        """What of the approved tables has no counterpart, table by table and column by column."""
        return [one for pair in self._pairs for one in self._left(pair)]

    def _left(self, pair: _Pair) -> Iterator[Unanswered]:
        lines = {**pair.figures.lines, **pair.figures.unclear}
        if pair.why is not None:
            first = next(iter(lines.values()), None)
            yield Unanswered(pair.approved, "", pair.why, len(lines), first)
            return
        columns: dict[str, list[TableLine]] = {}
        for key, line in lines.items():
            if key not in pair.answers and (line.amount is not None or line.is_unread):
                columns.setdefault(key.line.part, []).append(line)
        for some in columns.values():
            why = Message("approved.no-column")
            yield Unanswered(pair.approved, some[0].title, why, len(some), some[0])
        if not lines and has_amounts(pair.approved):
            yield Unanswered(pair.approved, "", Message("approved.no-lines"))


def as_disclosed(table: BudgetTable, number: int) -> DisclosedTable:
    """A table that belongs to no document, as the tables of documents are.

    Args:
        table: the table.
        number: which of all it is, from 1.
    """
    kind = kind_of(table.title) or TableKind.OTHER
    has_codes = any(row.code for row in table.rows)
    made = DisclosedTable(
        kind, table.title, unit=table.unit, position=Position(table=number), tables=(table,)
    )
    if has_codes:
        return made
    return evolve(made, tables=(), stated=tuple(stated_in(table)))


def _of_kind(key: FigureKey, kind: TableKind) -> FigureKey:
    """An approved figure as the table of a document has it: 批复数 is no column of its own."""
    parts = [_AMONG.sub("", one) for one in key.line.part.split("/")]
    parts = [one for one in parts if one and not _APPROVED.fullmatch(one)]
    return key._replace(line=key.line._replace(kind=kind, part="/".join(parts)))


def _bare(figures: DocumentFigures) -> dict[FigureKey, TableLine]:
    return {_of_kind(key, key.line.kind): line for key, line in figures.lines.items()}
