"""Where the codes of lines stand, and the halves of a table that stand beside each other."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import UnreadableFile, titles_of
from govbudget.mapping import is_blank
from govbudget.reconciling.opening import printed_cell
from govbudget.tables.layout.codecells import CodeCells
from govbudget.tables.layout.layout import NEAR, layout_of
from govbudget.tables.lexicon.texts import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govbudget.cli.lines_in import Line, Lines
    from govbudget.tables.layout.layout import TableLayout
    from govbudget.tables.layout.parts import Part

__all__ = ["code_reader", "further_halves", "laid_below", "layout_for_lines", "top_of"]


def top_of(lines: Lines, code: str | None) -> tuple[list[Line], TableLayout]:
    """The first lines of a file, which are read now, and where everything stands in it.

    Args:
        lines: the lines.
        code: the title of the column with the codes; None for the usual ones.

    Raises:
        UnreadableFile: there is no line, or no column has codes.
    """
    near = list(islice(lines.rows, NEAR))
    rows = [row for _, row in near]
    if all(map(is_blank, rows)):
        raise UnreadableFile(lines.place, Message("errors.file.no_rows"))
    return near, layout_for_lines(lines.place, rows, code)


def layout_for_lines(place: str, rows: Sequence[Sequence[object]], code: str | None) -> TableLayout:
    """Where everything stands.

    Raises:
        UnreadableFile: no column has codes.
    """
    try:
        layout = layout_of(rows, code=code)
    except UnreadableFile as error:
        raise UnreadableFile(place, error.why) from error
    if not layout.main.coded:
        titles = titles_of(one.title for one in layout.main.columns if one.titles)
        raise UnreadableFile(place, Message("errors.columns.say_code", titles=titles))
    return layout


def further_halves(
    place: str, layout: TableLayout, rows: Sequence[Sequence[object]], taken: set[int]
) -> list[dict[int, int]]:
    """For each further half with codes of the scheme, which of its columns is which of the first.

    Raises:
        UnreadableFile: it has other columns than the first one.
    """
    main = layout.main
    scheme = _scheme_of(main, rows[layout.head.end :])
    found = []
    for part in layout.parts:
        if part is main or not part.coded:
            continue
        if _scheme_of(part, rows[layout.head.end :]) is not scheme:
            continue
        named = {one.titles[-1:]: one.place for one in part.measures}
        moved = {
            named[one.titles[-1:]]: one.place
            for one in main.measures
            if one.place in taken and one.titles[-1:] in named
        }
        own, other = CodeCells.of(main).places, CodeCells.of(part).places
        if len(moved) < len(taken) or len(own) != len(other):
            where = f"columns {own[0] + 1} and {other[0] + 1}"
            raise UnreadableFile(place, Message("errors.columns.two_lists", where=where))
        moved |= dict(zip(other, own, strict=True))
        if part.name is not None and main.name is not None:
            moved[part.name.place] = main.name.place
        found.append(moved)
    return found


def _scheme_of(part: Part, rows: Sequence[Sequence[object]]) -> Scheme | None:
    """The scheme of the first code of a half, by its first digit."""
    codes = (plain(code) for code in map(CodeCells.of(part), rows))
    digits = (re.search(r"\d", code) for code in codes)
    return next((Scheme.of_code(found[0]) for found in digits if found), None)


def laid_below(rows: Iterator[Line], moves: list[dict[int, int]]) -> Iterator[Line]:
    """The lines, each with those of the halves that stand beside the first one behind it."""
    for line, row in rows:
        yield line, row
        for moved in moves:
            cells: list[object] = [""] * len(row)
            for source, target in moved.items():
                if source < len(row):
                    cells[target] = row[source]
            if not is_blank(cells):
                yield line, cells


def code_reader(part: Part) -> Callable[[Sequence[object]], str]:
    """What reads the code of a line from its column, or from the columns of its levels."""
    cells = CodeCells.of(part)
    if not cells.as_written:
        return lambda row: str(cells(row) or "")
    [at] = cells.places

    def code_of(row: Sequence[object]) -> str:
        cell = row[at] if at < len(row) else ""
        return cell.strip() if isinstance(cell, str) else str(printed_cell(cell))

    return code_of
