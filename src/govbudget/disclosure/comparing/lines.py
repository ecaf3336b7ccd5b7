"""The figures of the tables of a document, by what another document has of the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from govbudget.amounts import Amount, is_blank
from govbudget.disclosure.analysis.block_parts import BlockPart, part_of, side_of
from govbudget.disclosure.analysis.place import Place
from govbudget.disclosure.analysis.places import place_of_row, place_of_stated
from govbudget.disclosure.comparing.columns import ColumnSense, sense_of
from govbudget.disclosure.table_kinds import TARGET_KINDS, TableKind
from govbudget.disclosure.tables import DisclosedTable
from govbudget.disclosure.text.labels import named
from govbudget.tables.wording import is_total, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.reconciling.table import BudgetTable

__all__ = [
    "COMPARED",
    "LineKey",
    "TableLine",
    "all_lines_of",
    "by_key",
    "label_key",
    "parted",
]

_SUMS = {BlockPart.TOTAL: "总计", BlockPart.CURRENT: "本年合计"}
#: The tables whose rows are codes or fixed labels; projects, purchases and targets have their own.
COMPARED = frozenset(TableKind) - {
    *(TableKind.OTHER, TableKind.PROJECTS, TableKind.DEBT, TableKind.PROCUREMENT),
    *(TableKind.PURCHASED_SERVICES, TableKind.COMMISSIONED_SERVICES, TableKind.SPECIAL_FUNDS),
    *(TableKind.TRANSFERS, TableKind.ASSETS, TableKind.NEW_ASSETS, TableKind.CARRIED_OVER),
    *TARGET_KINDS,
}


class LineKey(NamedTuple):
    """What two figures of two documents share that are of the same thing.

    Attributes:
        kind: what the table is about; that of a budget and of a final account are one.
        half: 收入 or 支出, in a table with both; else empty.
        scheme: the scheme of the code; empty without one.
        code: the code; empty for a total and a label.
        label: the label, where there is no code.
        part: the column.
    """

    kind: TableKind
    half: str
    scheme: str
    code: str
    label: str
    part: str


@frozen(slots=True, eq=False)
class TableLine:
    """A figure of a table.

    Attributes:
        key: what it is of.
        sense: which figure of it.
        amount: the figure; None for a blank.
        name: what its row is called.
        title: the title of its column.
        table: its table.
        locate: says where it stands.
        is_unread: whether something stands there of which nobody knows what it counts.
    """

    key: LineKey
    sense: ColumnSense
    amount: Amount | None
    name: str
    title: str
    table: DisclosedTable
    locate: Callable[[], Place]
    is_unread: bool = False

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.locate()

    @property
    def called(self) -> str:
        """What it is called in a sentence: its code, its name and its column."""
        return " ".join(filter(None, (self.key.code, self.name, self.key.part)))


def all_lines_of(
    table: DisclosedTable, year: int | None, *, unread: bool = False
) -> list[TableLine]:
    """The figures of a table.

    Args:
        table: the table.
        year: the year of its document.
        unread: whether what was not read, or has no unit, is to be among them.
    """
    found = [*_coded(table, year), *(() if table.resolved else _labelled(table, year))]
    return found if unread else [one for one in found if not one.is_unread]


def parted(lines: Sequence[TableLine]) -> tuple[list[TableLine], list[TableLine]]:
    """The figures that stand once, and those of which one stands in several rows or columns.

    Which of several is meant is not known.

    Args:
        lines: the figures of a table, or of several that no document holds together.
    """
    counts = Counter((one.key, one.sense.back, one.sense.measure) for one in lines)
    found: tuple[list[TableLine], list[TableLine]] = ([], [])
    for one in lines:
        found[counts[one.key, one.sense.back, one.sense.measure] > 1].append(one)
    return found


def by_key(lines: Iterable[TableLine]) -> dict[LineKey, list[TableLine]]:
    """Lines by what they are of, in their order."""
    found: dict[LineKey, list[TableLine]] = {}
    for one in lines:
        found.setdefault(one.key, []).append(one)
    return found


def _coded(table: DisclosedTable, year: int | None) -> Iterator[TableLine]:
    for coded in (*table.tables, *table.resolved):
        if coded.scheme is None:
            continue
        for at, title in enumerate(coded.measures):
            sense = sense_of(title, year, is_final=table.kind.is_final)
            if sense is not None:
                yield from _column(table, coded, at, sense)


def _column(
    table: DisclosedTable, coded: BudgetTable, at: int, sense: ColumnSense
) -> Iterator[TableLine]:
    title, scheme = coded.measures[at], coded.scheme.value if coded.scheme else ""
    unit = coded.unit or table.unit
    for row in coded.rows:
        if not (row.code or is_total(row.name)):
            continue
        amount = row.cells[at].amount
        yield TableLine(
            LineKey(table.kind.final, "", scheme, row.code, "" if row.code else "合计", sense.part),
            sense,
            None if amount is None or unit is None else Amount(amount, unit),
            row.name,
            title,
            table,
            partial(place_of_row, table, row, coded, title),
            row.cells[at].is_unread or (amount is not None and unit is None),
        )


def _labelled(table: DisclosedTable, year: int | None) -> Iterator[TableLine]:
    for one in table.stated:
        sense = sense_of(one.measure, year, is_final=table.kind.is_final)
        if sense is None:
            continue
        half = side_of(one.path[0]) if one.path else ""
        label = "" if one.code else label_key((*one.path[bool(half) :], one.label))
        unit, scheme = one.unit or table.unit, "functional" if one.code else ""
        yield TableLine(
            LineKey(table.kind.final, half, scheme, one.code, label, sense.part),
            sense,
            None if one.amount is None or unit is None else Amount(one.amount, unit),
            one.label,
            one.measure,
            table,
            partial(place_of_stated, table, one),
            not is_blank(one.printed) if one.amount is None else unit is None,
        )


def label_key(path: Sequence[str]) -> str:
    """What labels share that name one thing: 收入总计 and 总计, 一般公共预算拨款收入 and …资金.

    >>> label_key(["收入总计"]), label_key(["本年支出合计"])
    ('总计', '本年合计')

    Args:
        path: the label, below those that it is a part of.
    """
    own = plain(path[-1])
    part = part_of(own)
    if part in _SUMS:
        return _SUMS[part]
    words = [named(plain(one)) for one in path]
    return "/".join(
        f"{found.subject}:{found.scope}" if found else plain(one)
        for one, found in zip(path, words, strict=True)
    )
