"""The columns of a printed table: their titles, and what each of them has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Unit
from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile, titles_of
from govbudget.tables.layout.rows import levels_of
from govbudget.tables.lexicon.heads import (
    heads_code,
    heads_name,
    heads_number,
    heads_other,
)
from govbudget.tables.lexicon.units import is_unit, unit_in
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["HeadColumn", "as_asked", "columns_of", "kind_of_titles"]


@frozen(slots=True)
class HeadColumn:
    """A column of a printed table.

    Attributes:
        place: which column, from 0.
        titles: its titles from the top, each without blanks; a title that spans columns is that of
            each of them.
        kind: ``code``, ``name``, ``number`` for one that counts the rows, ``measure`` or
            ``other``.
        unit: the unit that one of its titles names; None where none does.
    """

    place: int
    titles: tuple[str, ...]
    kind: str
    unit: Unit | None = None

    @property
    def title(self) -> str:
        """Its titles, with "/" between."""
        return "/".join(self.titles)


def columns_of(lines: Sequence[tuple[str, ...]], width: int) -> list[HeadColumn]:
    """The columns with their titles from the top."""
    levels = {place for group in _levels_of(lines) for place in group}
    found = []
    spans = _spans(lines, width)
    for place in range(width):
        titles: list[str] = []
        for text in (row[place] for row in spans):
            if text and text not in titles[-1:] and plain(text).rstrip(":") != "其中":
                titles.append(text)
        kind = "code" if place in levels else kind_of_titles(titles)
        unit = next(filter(None, map(unit_in, reversed(titles))), None)
        named = tuple(title for title in titles if not is_unit(title)) or tuple(titles)
        found.append(HeadColumn(place, named, kind, unit))
    return found


def _levels_of(lines: Sequence[tuple[str, ...]]) -> list[tuple[int, ...]]:
    return next((found for line in reversed(lines) if (found := levels_of(line))), [])


def _spans(lines: Sequence[tuple[str, ...]], width: int) -> list[list[str]]:
    """The rows of a head in which a title that spans columns stands in each of them."""
    group = [0] * width
    spread = []
    for number, line in enumerate(lines):
        cells = [*line, *[""] * (width - len(line))]
        starts = list(range(width))
        for place in range(1, width):
            below = any(place < len(row) and row[place] for row in lines[number + 1 :])
            joined = group[place] == group[place - 1]
            if not cells[place] and below and joined and cells[place - 1]:
                cells[place] = cells[place - 1]
                starts[place] = starts[place - 1]
            elif not cells[place] and joined and not cells[place - 1]:
                starts[place] = starts[place - 1]
        spread.append(cells)
        group = starts
    return spread


def kind_of_titles(titles: Sequence[str]) -> str:
    """What a column with these titles has: its last title tells, or the last few put together."""
    for start in range(len(titles) - 1, -1, -1):
        title = plain("".join(titles[start:])).casefold()
        if heads_number(title):
            return "number"
        if heads_other(title):
            return "other"
        if heads_code(title):
            return "code"
        if heads_name(title):
            return "name"
    return "measure"


def as_asked(columns: list[HeadColumn], code: str | None, name: str | None) -> list[HeadColumn]:
    """The columns, where the titles of the code and the name were given."""
    if code is None and name is None:
        return columns
    own = [plain(column.titles[-1]) if column.titles else "" for column in columns]
    full = [plain(column.title) for column in columns]
    in_code, in_name = _asked(own, full, code), _asked(own, full, name)
    kinds = {in_code: "code", in_name: "name"}
    return [
        HeadColumn(
            one.place,
            one.titles,
            kinds.get(one.place)
            or (
                "other"
                if one.kind in {"code", "name"} and _claimed(one.kind, code, name)
                else one.kind
            ),
            one.unit,
        )
        for one in columns
    ]


def _claimed(kind: str, code: str | None, name: str | None) -> bool:
    return (code if kind == "code" else name) is not None


def _asked(own: list[str], full: list[str], title: str | None) -> int | None:
    if title is None:
        return None
    wanted = plain(title)
    for titles in (full, own):
        if wanted and wanted in titles:
            return titles.index(wanted)
    shown = titles_of(filter(None, full))
    raise UnreadableFile(
        "the table", Message("errors.columns.none_called", title=repr(title), shown=shown)
    )
