"""From a grid of printed text to tables of amounts by code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.amounts import Unit
from govbudget.base.messages import Message
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import MalformedTable, titles_of
from govbudget.position import Position
from govbudget.reconciling.halves import Half, joined
from govbudget.reconciling.rowreading import RowReader
from govbudget.reconciling.table import BudgetTable
from govbudget.tables.layout.above import Above, above_row
from govbudget.tables.layout.body import Body
from govbudget.tables.layout.heads import units_in
from govbudget.tables.layout.layout import TableLayout, layout_of
from govbudget.tables.layout.measured import filled_measures
from govbudget.tables.layout.parts import heading_of, measure_titles
from govbudget.tables.layout.unread import Unread, Why
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.classification.vocabulary import SchemeName
    from govbudget.tables.layout.columns import HeadColumn

# What stands above or below a table fills few cells of a row: a unit's name, a date, a unit.
_FEW = 3
# 2026年收入预算表 begins with digits, and is no code.
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*年")

__all__ = ["GridReading", "Unread", "read_grid", "stacked", "table_of_grid"]


@frozen(slots=True)
class GridReading:
    """What a grid of printed text was understood as.

    Attributes:
        tables: the tables: one, or one for each half whose head differs.
        headings: for each table what stands above all its columns, as 收入; empty where nothing.
        coded: for each table whether it has a column of codes.
        above: what stands above the head: the title, the number and the unit.
        notes: the notes under the table, or between its rows.
        unread: the rows and columns that are no part of the tables, and why.
        head: the rows of the head, without blanks.
        layout: where everything stands.
    """

    tables: tuple[BudgetTable, ...]
    headings: tuple[str, ...]
    coded: tuple[bool, ...]
    above: Above
    notes: tuple[str, ...]
    unread: tuple[Unread, ...]
    head: tuple[tuple[str, ...], ...]
    layout: TableLayout


def table_of_grid(  # noqa: PLR0913  all that a caller may know of the grid
    rows: Sequence[Sequence[object]],
    *,
    title: str = "",
    unit: Unit | str | None = None,
    page: int | None = None,
    table: int | None = None,
    first_row: int = 1,
    scheme: Scheme | SchemeName | None = None,
    year: int | None = None,
    code: str | None = None,
    name: str | None = None,
    measures: Sequence[str] | None = None,
) -> list[BudgetTable]:
    """The tables of amounts in a grid of printed text; :func:`read_grid` tells more of it.

    Halves that stand beside each other with the same head are one table, the left one first; those
    with different heads, and tables below each other with titles of their own, are several.

    Args:
        rows: the cells of each row: what is printed, or exact numbers; what spans several cells
            stands in the first of them.
        title: what the table is called, where the grid does not say it.
        unit: the unit of its amounts, where the grid does not say it.
        page: the page that it stands on.
        table: which table of the document it is.
        first_row: the row of the file or page that the first row stands in, from 1.
        scheme: the scheme of the codes; without it their first digit tells.
        year: the budget year.
        code: the title of the column with the codes; without it the usual titles are tried.
        name: the title of the column with the names; likewise.
        measures: the titles of the columns with amounts; without them all that have any.

    Raises:
        InexactAmount: a cell of a measure is a float, or not finite.
        MalformedTable: a measure was asked for that no table has.
        UnreadableFile: no column has the title that was asked for.

    >>> from govbudget.reconciling.grids import table_of_grid
    >>> [table] = table_of_grid([
    ...     ["支出预算总表", "", "", ""],
    ...     ["单位：万元", "", "", ""],
    ...     ["科目编码", "科目名称", "合计", "基本支出"],
    ...     ["201", "一般公共服务支出", "1,029.56", "976.56"],
    ... ])
    >>> table.title, table.unit, table.amount("201", "基本支出")
    ('支出预算总表', <Unit.WAN: '万元'>, Decimal('976.56'))
    """
    places = [Position(page, table, row) for row in range(first_row, first_row + len(rows))]
    known = Above(title, "", _unit(unit))
    return [
        one
        for reading in read_grid(
            rows,
            places,
            known=known,
            scheme=scheme,
            year=year,
            code=code,
            name=name,
            measures=measures,
        )
        for one in reading.tables
    ]


def _unit(unit: Unit | str | None) -> Unit | None:
    return unit if unit is None or isinstance(unit, Unit) else Unit.of(unit)


def read_grid(  # noqa: PLR0913  all that a caller may know of the grid
    rows: Sequence[Sequence[object]],
    places: Sequence[Position] | None = None,
    *,
    known: Above | None = None,
    scheme: Scheme | SchemeName | None = None,
    year: int | None = None,
    code: str | None = None,
    name: str | None = None,
    measures: Sequence[str] | None = None,
) -> list[GridReading]:
    """What a grid of printed text says: one reading for each title in it.

    Args:
        rows: the cells of each row.
        places: where each row stands; without them it is the row of the grid.
        known: the title, number and unit, where the grid does not say them.
        scheme: see :func:`table_of_grid`, as all that follow.
        year: the budget year.
        code: the title of the column with the codes.
        name: the title of the column with the names.
        measures: the titles of the columns with amounts.
    """
    if places is None:
        places = [Position(row=row) for row in range(1, len(rows) + 1)]
    asked = _Asked(
        None if scheme is None else Scheme.of(scheme),
        year,
        code,
        name,
        None if measures is None else tuple(measures),
    )
    found = [
        _read(rows[start:end], places[start:end], known or Above(), asked)
        for start, end in stacked(rows)
    ]
    if asked.measures is not None:
        _have_all(asked.measures, found)
    return found


@frozen(slots=True)
class _Asked:
    """What a caller says about the grid."""

    scheme: Scheme | None
    year: int | None
    code: str | None
    name: str | None
    measures: tuple[str, ...] | None


def _have_all(measures: Iterable[str], readings: Sequence[GridReading]) -> None:
    titles = [title for one in readings for table in one.tables for title in table.measures]
    missing = [title for title in measures if title not in titles]
    if missing:
        known = titles_of(dict.fromkeys(titles))
        raise MalformedTable(
            "", Message("errors.table.no_amount_column", missing=tuple(missing), known=known)
        )


def stacked(rows: Sequence[Sequence[object]]) -> list[tuple[int, int]]:
    """Where the tables that stand below each other begin and end: each has a title of its own.

    Returns:
        The first row of each, from 0, and the row behind its last.
    """
    starts, title, body = [0], "", False
    above: int | None = None  # where the lines above the next table begin: its number, its title
    for at, row in enumerate(rows):
        said = above_row(row) if _few(row) else None
        if said is None or not said.lines:
            body = body or any(plain(cell) for cell in row)
            above = None
            continue
        above = at if above is None else above
        if said.title:
            if body and title and said.title != title:
                starts.append(above)
                body = False
            title = said.title
    return list(zip(starts, [*starts[1:], len(rows)], strict=True))


def _few(row: Sequence[object]) -> bool:
    """Whether few cells of a row are filled, the first with a word, as above and below a table."""
    filled = [cell for cell in row if cell is not None and cell != ""]
    first = filled[0] if filled else None
    if not isinstance(first, str):
        return not filled
    numbered = first.lstrip()[:1].isdecimal() and _YEAR.match(first) is None
    return len(filled) <= _FEW and not numbered


def _read(
    rows: Sequence[Sequence[object]], places: Sequence[Position], known: Above, asked: _Asked
) -> GridReading:
    """What the rows of one table say."""
    layout = layout_of(rows, code=asked.code, name=asked.name)
    head = layout.head
    body = Body(head, rows, places)
    unit = head.above.unit or known.unit or units_in(head) or body.unit
    title = head.above.title or known.title or head.caption
    above = evolve(head.above, title=title, number=head.above.number or known.number, unit=unit)
    reader = RowReader(unit)
    halves: list[Half] = []
    understood: set[int] = set()
    for part in layout.parts:
        named = [
            evolve(column, titles=(title,) if title else ())
            for column, title in zip(part.measures, measure_titles(part), strict=True)
        ]
        if not head.rows and not part.coded:
            continue
        kept, words = _chosen(named, body.rows, asked.measures)
        body.unread += [_column_of_words(one, places) for one in words]
        used = evolve(part, measures=tuple(kept))
        found, numbers = reader.rows(used, body.rows, body.places, [one.place for one in words])
        understood |= numbers
        label = "" if used.name is None else "".join(used.name.titles[-1:])
        halves.append(Half("/".join(heading_of(part)), part.coded, _titles(kept), found, label))
    body.not_in(understood)
    groups = joined(halves)
    return GridReading(
        tuple(_table(one, above, asked, several=len(groups) > 1) for one in groups),
        tuple(one.heading for one in groups),
        tuple(one.coded for one in groups),
        above,
        tuple(body.notes),
        tuple(body.unread),
        head.rows,
        layout,
    )


def _chosen(
    columns: Sequence[HeadColumn], rows: Sequence[Sequence[object]], asked: tuple[str, ...] | None
) -> tuple[list[HeadColumn], list[HeadColumn]]:
    """The columns of amounts that are taken, and those that have words instead."""
    if asked is None:
        return filled_measures(columns, rows)
    by_title = dict(zip(_titles(columns), columns, strict=True))
    return [by_title[title] for title in asked if title in by_title], []


def _titles(columns: Sequence[HeadColumn]) -> tuple[str, ...]:
    return tuple(one.title or f"第{one.place + 1}列" for one in columns)


def _column_of_words(column: HeadColumn, places: Sequence[Position]) -> Unread:
    at = places[0] if places else Position()
    where = Position(at.page, at.table, None, column.place + 1)
    return Unread.of(column.title, Why.WORDS, where)


def _table(half: Half, above: Above, asked: _Asked, *, several: bool) -> BudgetTable:
    title = f"{above.title} {half.heading}".strip() if several else above.title
    empty = BudgetTable(half.measures, (), above.unit, title, asked.scheme, asked.year)
    return empty.with_rows(half.rows)
