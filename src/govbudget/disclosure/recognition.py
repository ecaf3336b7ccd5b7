"""Recognises the tables of a document: what each is about, its codes and its labelled figures."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.classification.vocabulary import Level
from govbudget.disclosure.forms import blanks_in_form, is_form, lists_targets, stated_in_form
from govbudget.disclosure.joining import printed_tables
from govbudget.disclosure.listing import ListedTable, listed_tables
from govbudget.disclosure.resolved import resolved_tables
from govbudget.disclosure.row_names import named_before, without_unit_codes
from govbudget.disclosure.stated import blanks_of, rates_in, stated_in
from govbudget.disclosure.table_kinds import TARGET_KINDS, TableKind
from govbudget.disclosure.tables import DisclosedTable, Recognised
from govbudget.disclosure.titles import kind_by_head, kind_of
from govbudget.errors import MalformedTable, UnreadableFile
from govbudget.position import Position
from govbudget.reconciling.grids import read_grid
from govbudget.tables.layout.above import Above
from govbudget.tables.layout.unread import Unread, Why
from govbudget.tables.lexicon.heads import heads_name
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.disclosure.printed import Printed
    from govbudget.io.source import SourceDocument
    from govbudget.reconciling.grids import GridReading
    from govbudget.reconciling.table import BudgetTable

__all__ = ["recognise"]

# Their rows are projects and units: a code stands in many of them, and none is the sum of others.
_BY_PROJECT = {
    TableKind.PROJECTS,
    TableKind.DEBT,
    TableKind.PROCUREMENT,
    TableKind.PURCHASED_SERVICES,
    TableKind.COMMISSIONED_SERVICES,
    TableKind.NEW_ASSETS,
    TableKind.SPECIAL_FUNDS,
    *TARGET_KINDS,
}
_BY_COLUMN = {
    TableKind.THREE_PUBLIC,
    TableKind.FUND_THREE_PUBLIC,
    TableKind.FINAL_THREE_PUBLIC,
    TableKind.OPERATING_COSTS,
    TableKind.MEETINGS_TRAINING,
}


def recognise(document: SourceDocument, *, year: int | None = None, after: int = 0) -> Recognised:
    """The tables of a document, known by their titles or else by their heads.

    Args:
        document: what a reader took out of a file.
        year: the budget year, for the names of the codes; without it the edition in force today.
        after: how many tables stand before its first, in other files.

    Returns:
        The tables, those without rows too, and what was not understood.
    """
    tables: list[DisclosedTable] = []
    unread: list[Unread] = []
    listed: list[ListedTable] = []
    for printed in printed_tables(document.blocks):
        if printed.grids and not _has_columns(printed):
            unread.append(_no_table(printed))
            continue
        if (named := listed_tables(printed.rows)) is not None:
            page = next(iter(printed.pages), None)
            listed += (evolve(one, page=page) for one in named)
            continue
        try:
            tables += _recognised(printed, after + len(tables) + 1, year)
        except (UnreadableFile, MalformedTable) as error:
            # No table ends the reading of a document: it keeps its title, and why is told.
            tables.append(_bare(printed, after + len(tables) + 1))
            unread.append(Unread(printed.above.title, error.reason, printed.places[0]))
    return Recognised(tuple(_settled(tables)), tuple(unread), tuple(listed))


def _settled(tables: Sequence[DisclosedTable]) -> Iterable[DisclosedTable]:
    """The tables; 财政拨款基本支出表 stands for that of 一般公共预算 where there is none."""
    kinds = {one.kind for one in tables}
    for one in tables:
        alone = one.kind is TableKind.FISCAL_BASIC and TableKind.GENERAL_BASIC not in kinds
        yield evolve(one, kind=TableKind.GENERAL_BASIC) if alone else one


def _has_columns(printed: Printed) -> bool:
    """Whether two cells stand beside each other in it: a sheet of text has but one in each row."""
    return any(sum(1 for cell in row if cell) > 1 for row in printed.rows)


def _no_table(printed: Printed) -> Unread:
    first = next((cell for row in printed.rows for cell in row if cell), "")
    sheet = printed.grids[0].sheet
    what = f"{sheet}: {first}" if sheet else first
    return Unread.of(what, Why.TEXT, printed.places[0])


def _recognised(printed: Printed, number: int, year: int | None) -> Iterable[DisclosedTable]:
    """A printed table, recognised."""
    above = printed.above
    made = _bare(printed, number)
    if not printed.grids:
        return [made]
    places = [evolve(place, table=number) for place in printed.places]
    known = Above(above.title, above.number, above.unit)
    readings = read_grid(printed.rows, places, known=known, year=year)
    return [_filled(made, printed, places, readings, year)]


def _bare(printed: Printed, number: int) -> DisclosedTable:
    """A printed table with what stands around it, its figures not read."""
    above = printed.above
    page = printed.pages[0] if printed.pages else None
    return DisclosedTable(
        kind_of(above.title) or TableKind.OTHER,
        above.title,
        above.number,
        above.unit,
        printed.pages,
        printed.notes,
        grids=printed.grids,
        position=Position(page, number),
    )


def _filled(
    made: DisclosedTable,
    printed: Printed,
    places: Sequence[Position],
    readings: Sequence[GridReading],
    year: int | None,
) -> DisclosedTable:
    """A recognised table with its figures."""
    reading = readings[0]
    kind = _kind(made, reading)
    if kind in _BY_PROJECT and (title := _project_title(reading)):
        known = Above(made.title, made.number, made.unit)
        # The title may be the upper part of a longer one: then the column is not to be had by it.
        with suppress(UnreadableFile):
            again, *_ = read_grid(printed.rows, places, known=known, year=year, name=title)
            reading = evolve(again, tables=tuple(named_before(again.tables, reading.tables)))
    made = evolve(
        made, kind=kind, notes=(*reading.notes, *made.notes), unit=reading.above.unit or made.unit
    )
    is_target = kind in TARGET_KINDS
    if (is_target or kind is TableKind.OTHER) and is_form(_below(printed.rows, reading)):
        return _form(made, printed, places)
    if kind is TableKind.PROJECT_TARGETS and lists_targets(reading.head):
        made = evolve(made, kind=TableKind.PROJECT_TARGET_LIST)
    coded = [
        one
        for one, has in zip(reading.tables, reading.coded, strict=True)
        if has and (kind not in _BY_PROJECT or _is_tree(one))
    ]
    by_column = kind in _BY_COLUMN
    labelled = [
        (one, heading, by_column and len(one.measures) > 1)
        for one, has, heading in zip(reading.tables, reading.coded, reading.headings, strict=True)
        if not has or kind in _BY_PROJECT
    ]
    stated = [
        figure for one, heading, by in labelled for figure in stated_in(one, heading, by_column=by)
    ]
    if not (coded or stated):
        stated = list(blanks_of(reading.layout, places, made.unit))
    coded = [without_unit_codes(one) for one in coded]
    return evolve(
        made,
        tables=tuple(coded),
        resolved=() if coded else tuple(resolved_tables(kind, reading.tables)),
        stated=tuple(stated),
        rates=tuple(
            rate for one, heading, by in labelled for rate in rates_in(one, heading, by_column=by)
        ),
        head=reading.head,
        unread=(*reading.unread, *printed.again),
    )


def _is_tree(table: BudgetTable) -> bool:
    """Whether each code stands once, below the one that it belongs to: the rows are no projects."""
    codes = [row.code for row in table.rows if row.code]
    known = set(codes)
    deeper = [code for code in codes if len(code) > Level.CLASS.digits]
    return len(codes) == len(known) and bool(deeper) and all(code[:-2] in known for code in deeper)


def _project_title(reading: GridReading) -> str:
    """The title of the column with the projects, where the functional classes have one too."""
    titles = [cell for row in reading.head for cell in row if cell]
    projects = [title for title in titles if plain(title) == "项目名称"]
    classes = any(plain(title) != "项目名称" and heads_name(plain(title)) for title in titles)
    return projects[0] if len(projects) == 1 and classes else ""


def _below(rows: Sequence[Sequence[str]], reading: GridReading) -> Sequence[Sequence[str]]:
    """The rows below the title and the unit."""
    lines = set(reading.above.lines)
    start = next(
        (at for at, row in enumerate(rows) if any(cell and cell not in lines for cell in row)), 0
    )
    return rows[start:]


def _kind(made: DisclosedTable, reading: GridReading) -> TableKind:
    """The kind that the title tells, or else the head."""
    final = any("决算" in cell for row in reading.head for cell in row)
    title = made.title or reading.above.title
    if not title:
        return kind_by_head(reading.head, [one.scheme for one in reading.tables])
    return kind_of(title, final=final) or TableKind.OTHER


def _form(made: DisclosedTable, printed: Printed, places: Sequence[Position]) -> DisclosedTable:
    stated = tuple(stated_in_form(printed.rows, places, made.unit)) or tuple(
        blanks_in_form(printed.rows, places, made.unit)
    )
    if made.kind is TableKind.OTHER and not made.title:
        made = evolve(made, kind=TableKind.PROJECT_TARGETS)
    return evolve(made, stated=stated)
