"""The figures of one document by what they are of, and what it has where it has no such figure."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from govbudget.amounts import Amount
from govbudget.base.messages import Message
from govbudget.disclosure.comparing.lines import COMPARED, LineKey, TableLine
from govbudget.disclosure.comparing.units.byunit import RowsByUnit, rows_by_unit
from govbudget.disclosure.comparing.units.names import UnitName
from govbudget.disclosure.table_kinds import TableKind
from govbudget.disclosure.tables import DisclosedTable
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.kinds import Measure

__all__ = [
    "OF_ALL",
    "TOTALS",
    "DocumentFigures",
    "FigureKey",
    "KnownFigure",
    "figures_of",
    "figures_of_tables",
    "has_amounts",
]

#: The labels of what a whole table, or a half of one, adds up to.
TOTALS = {"合计", "总计", "本年合计"}
#: The tables of all money of a body: a unit that is not in their totals has none.
OF_ALL = {
    *(TableKind.INCOME_EXPENDITURE, TableKind.INCOME, TableKind.EXPENDITURE),
    *(TableKind.FINAL_INCOME_EXPENDITURE, TableKind.FINAL_INCOME, TableKind.FINAL_EXPENDITURE),
}
# An amount in a cell: no number of a column, and no year.
_AMOUNT = re.compile(r"-?[\d,]{1,15}\.\d+|-?\d{1,3}(?:,\d{3})+|-?\d{5,}")


class FigureKey(NamedTuple):
    """What a figure of two documents is of.

    Attributes:
        line: its table, half, code or label, and column; the kind is that of the table itself.
        measure: budget, initial budget, revised budget or final.
    """

    line: LineKey
    measure: Measure

    @property
    def column(self) -> tuple[TableKind, str, str, Measure]:
        """The column of the table, or of its half."""
        return self.line.kind, self.line.half, self.line.part, self.measure

    @property
    def is_total(self) -> bool:
        """Whether it is what its whole table or half adds up to."""
        return not self.line.code and self.line.label in TOTALS


@frozen
class KnownFigure:
    """What a document has of a figure.

    Attributes:
        amount: the figure; None for a blank, or where nothing of it is printed.
        line: the line that it stands in; None where there is none.
        why: why it is not known; None where it is.
    """

    amount: Amount | None = None
    line: TableLine | None = None
    why: Message | None = None


@frozen
class DocumentFigures:
    """The figures of a document.

    Attributes:
        called: whose they are.
        lines: those that stand once.
        unclear: those that were not read, or stand several times.
        tables: the tables of each kind.
        codes: the codes of each column, by their scheme.
        nameless: the kinds of tables with codes in which an amount stands beside no code.
        by_unit: those of the rows and columns of single units.
    """

    called: str
    lines: dict[FigureKey, TableLine] = field(factory=dict)
    unclear: dict[FigureKey, TableLine] = field(factory=dict)
    tables: dict[TableKind, list[DisclosedTable]] = field(factory=dict)
    codes: dict[tuple[object, ...], set[str]] = field(factory=dict)
    nameless: set[TableKind] = field(factory=set)
    by_unit: dict[UnitName, dict[FigureKey, TableLine]] = field(factory=dict)

    @cached_property
    def columns(self) -> set[tuple[object, ...]]:
        """The columns in which it has anything."""
        return {key.column for key in (*self.lines, *self.unclear)}

    def tables_of(self, kind: TableKind, scheme: str) -> list[DisclosedTable]:
        """The tables of a kind; of several that are by other schemes those of one.

        Args:
            kind: the kind.
            scheme: the scheme of the codes; empty for any.
        """
        found = self.tables.get(kind, [])
        if not scheme or len(found) == 1:
            return found
        return [one for one in found if _scheme_of(one) == scheme]

    def known(self, key: FigureKey) -> KnownFigure:
        """What the document has of a figure: the figure, nothing, or why that is not known.

        Args:
            key: the figure.
        """
        if key in self.lines:
            return KnownFigure(self.lines[key].amount, self.lines[key])
        if key in self.unclear:
            return KnownFigure(None, self.unclear[key], self._why("figure"))
        tables = self.tables_of(key.line.kind, key.line.scheme)
        if len(tables) != 1:
            return KnownFigure(why=self._why("table" if not tables else "tables"))
        if tables[0].is_empty and not has_amounts(tables[0]):
            # Nobody has no money at all: a table of it without any was left blank, or not read.
            return KnownFigure(why=self._why("blank")) if key.line.kind in OF_ALL else KnownFigure()
        return self._without(key)

    def _without(self, key: FigureKey) -> KnownFigure:
        """What a document has of a line that its table does not have."""
        codes = self.codes.get((*key.column, key.line.scheme), set())
        code = key.line.code
        if not (code and codes):
            return KnownFigure(why=self._why("row"))
        if key.line.kind in self.nameless:
            return KnownFigure(why=self._why("nameless"))
        below = any(one.startswith(code) for one in codes)
        above = [one for one in codes if code.startswith(one)]
        # What is only stated as a whole has this in it, whatever it is.
        whole = [one for one in above if not any(it != one and it.startswith(one) for it in codes)]
        return KnownFigure(why=self._why("level")) if below or whole else KnownFigure()

    def _why(self, what: str) -> Message:
        return Message(f"units.open.{what}", name=self.called)


def figures_of(disclosure: Disclosure, called: str = "") -> DocumentFigures:
    """The figures of a document.

    Args:
        disclosure: the document.
        called: whose it is called; without it the body that it names.
    """
    tables = [one for one in disclosure.tables if one.kind in COMPARED]
    return figures_of_tables(tables, disclosure.year, called or disclosure.unit_name)


def figures_of_tables(
    tables: Iterable[DisclosedTable], year: int | None, called: str
) -> DocumentFigures:
    """The figures of some tables; of a kind of which there are several in one scheme, none.

    Args:
        tables: the tables.
        year: the year of their document.
        called: whose they are called.
    """
    found = DocumentFigures(called)
    for table in tables:
        found.tables.setdefault(table.kind, []).append(table)
    for same in found.tables.values():
        schemes = {_scheme_of(one) for one in same}
        if len(schemes) == len(same):
            for one in same:
                _take(found, one, year, alone=len(same) == 1)
    return found


def _scheme_of(table: DisclosedTable) -> str:
    """The scheme of the codes of a table; empty where it has none."""
    schemes = (one.scheme for one in (*table.tables, *table.resolved))
    return next((one.value for one in schemes if one is not None), "")


def _take(found: DocumentFigures, table: DisclosedTable, year: int | None, *, alone: bool) -> None:
    rows = rows_by_unit(table, year)
    if not rows.whole and len(rows.units) == 1:
        # The one row of a unit is all of its table.
        rows = RowsByUnit([*next(iter(rows.units.values()))])
    whole = [(_key(one, table, alone=alone), one) for one in rows.whole]
    _sort(whole, found.lines, found.unclear)
    for unit, lines in rows.units.items():
        keyed = [(_key(one, table, alone=alone), one) for one in lines]
        _sort(_without_sums(keyed, found.lines), found.by_unit.setdefault(unit, {}), {})
    for key, _ in whole:
        if key.line.code:
            found.codes.setdefault((*key.column, key.line.scheme), set()).add(key.line.code)
    if any(_beside_no_code(table)):
        found.nameless.add(table.kind)


def _without_sums(
    keyed: Sequence[tuple[FigureKey, TableLine]], whole: Mapping[FigureKey, TableLine]
) -> list[tuple[FigureKey, TableLine]]:
    """The lines of a unit, without a row above them that states the whole under the same name."""
    counts = Counter(key for key, _ in keyed)
    found: list[tuple[FigureKey, TableLine]] = []
    seen: set[FigureKey] = set()
    for key, one in keyed:
        total = whole.get(key)
        is_sum = counts[key] > 1 and total is not None and total.amount == one.amount
        if not is_sum or key in seen:
            found.append((key, one))
        seen.add(key)
    return found


def _sort(
    keyed: Sequence[tuple[FigureKey, TableLine]],
    once: dict[FigureKey, TableLine],
    unclear: dict[FigureKey, TableLine],
) -> None:
    """Put lines with those that stand once, or with those that do not."""
    own = [(key, one) for key, one in keyed if not one.sense.back]
    counts = Counter(key for key, _ in own)
    for key, one in own:
        if counts[key] > 1 or one.is_unread:
            unclear[key] = one
        else:
            once[key] = one


def _key(line: TableLine, table: DisclosedTable, *, alone: bool) -> FigureKey:
    key = line.key._replace(kind=table.kind)
    is_sum = not key.code and key.label in {"合计", "本年合计"}
    if is_sum and alone and len(table.tables) <= 1:
        # One name for the total, whether the rows of the table have codes or names.
        key = key._replace(scheme="", label=key.label if key.half else "合计")
    return FigureKey(key, line.sense.measure)


def _beside_no_code(table: DisclosedTable) -> Iterator[bool]:
    """For each row of a table with codes whether it has amounts, and neither code nor total."""
    for coded in table.tables:
        for row in coded.rows:
            nameless = not row.code and not row.printed_code and not is_total(row.name)
            yield nameless and any(cell.amount for cell in row.cells)


def has_amounts(table: DisclosedTable) -> bool:
    """Whether an amount is printed in a table, which may be one of which none was read.

    Args:
        table: the table.
    """
    cells = (cell for grid in table.grids for row in grid.rows for cell in row)
    return any(_AMOUNT.fullmatch(cell.strip()) for cell in cells)
