"""What stands in the columns of a table, where their titles do not say it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from govbudget.classification.vocabulary import Level, Scheme
from govbudget.tables.layout.codecells import LEVELLED
from govbudget.tables.layout.measured import sample
from govbudget.tables.layout.parts import Part
from govbudget.tables.lexicon.heads import heads_unit
from govbudget.tables.lexicon.measures import kind_in, measure_in
from govbudget.tables.wording import code_of, is_amount, is_total, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.tables.layout.columns import HeadColumn

__all__ = ["by_content", "further_lists"]

# The digits that a level adds, and those of an item.
_PART, _ITEM = 2, Level.ITEM.digits
# So many cells of a further column must be codes.
_SURE = 0.8


def by_content(part: Part, rows: Sequence[Sequence[object]]) -> Part:
    """A half whose titles name no column of codes, with the one that has codes in it.

    Of several columns with codes it is that which has most codes and the codes above them.
    """
    if len(part.codes) > 1:
        return part
    if part.codes:
        [code] = part.codes
        beside = _levels_beside([one for one in part.columns if one.place >= code.place], rows)
        if not beside:
            return evolve(part, short=_is_short(sample(rows, code.place)))
        return evolve(part, codes=(code, *beside), measures=_without(part, *beside))
    found, score = _column_of_codes(part, rows)
    if found is None or score is None:
        return part
    return _coded(part, found, rows, bare=score.bare)


def _coded(part: Part, column: HeadColumn, rows: Sequence[Sequence[object]], *, bare: bool) -> Part:
    """A half with its codes in a column: bare, or with the names behind them."""
    if not bare:
        return evolve(part, name=column, measures=_without(part, column), coded_names=True)
    after = [one for one in part.columns if one.place >= column.place]
    levels = (column, *_levels_beside(after, rows))
    name = _name_beside(part, after[len(levels) :], rows)
    if name is None:
        name = None if part.name == column else part.name
    taken = levels if name is None else (*levels, name)
    return evolve(part, codes=levels, name=name, measures=_without(part, *taken))


def _column_of_codes(
    part: Part, rows: Sequence[Sequence[object]]
) -> tuple[HeadColumn, _Score] | tuple[None, None]:
    """The column with codes, and how surely it has them.

    It stands before the first amounts; behind these only where words stand beside it.
    """
    columns = part.columns
    scored = [
        (score, -at)
        for at, column in enumerate(columns)
        if not _passed(column) and (score := _codes_in(sample(rows, column.place)))
    ]
    first = next((one.place for one in part.measures if one.titles), None)
    if part.name is not None and first is not None:
        first = max(first, part.name.place + 1)
    before = [one for one in scored if first is None or columns[-one[1]].place < first]
    if before:
        score, minus = max(before)
        return columns[-minus], score
    for score, minus in scored:
        words = not score.bare or _words_beside(columns[1 - minus :], rows)
        if score.share >= _SURE and words:
            return columns[-minus], score
    return None, None


def _passed(column: HeadColumn) -> bool:
    """Whether a column has no codes of the classification whatever it holds: 106_某某局."""
    last = plain(column.titles[-1]) if column.titles else ""
    return _counts_or_sums(column) or heads_unit(last)


def _words_beside(columns: Sequence[HeadColumn], rows: Sequence[Sequence[object]]) -> bool:
    return bool(columns) and _has_words(rows, columns[0])


def _name_beside(
    part: Part, columns: Sequence[HeadColumn], rows: Sequence[Sequence[object]]
) -> HeadColumn | None:
    """The column of names behind codes: the first with words that stands before the amounts."""
    first = next((one.place for one in part.measures if one.titles), None)
    for column in columns:
        titled = bool(column.titles) and column.kind != "name" and column != columns[0]
        if not (titled and first is not None and column.place >= first) and _has_words(
            rows, column
        ):
            return column
    return None


def _is_short(cells: Sequence[object]) -> bool:
    """Whether a 款 has its own two digits only: a whole code that begins so stands below each.

    So it is where codes say their level as well.
    """
    if any(map(LEVELLED.fullmatch, map(plain, cells))):
        return True
    texts = [text for text in map(plain, cells) if text.isdecimal()]
    above, found = "", False
    for text, below in pairwise([*texts, ""]):
        if len(text) > _PART:
            above = text[: Level.CLASS.digits]
        elif not above or not below.startswith(above + text.zfill(_PART)) or len(below) < _ITEM:
            return False
        else:
            found = True
    return found


class _Score(NamedTuple):
    """How surely a column has codes; what is greater is surer."""

    children: int
    share: float
    bare: bool


def _codes_in(cells: Sequence[object]) -> _Score | None:
    """How surely some cells are codes, or names with codes before them; None where they are not."""
    cells = [cell for cell in cells if not is_total(cell)]
    written = [code_of(cell) for cell in cells]
    named = [one.code for one in written if one.code and one.name]
    bare = [one.code for one in written if one.code and not one.name and "." not in one.printed]
    codes = named if 2 * len(named) > len(cells) else bare
    if not cells or 2 * len(codes) <= len(cells) or not any(map(Scheme.of_code, codes)):
        return None
    known = set(codes)
    children = sum(1 for code in known if code[:-2] in known)
    return _Score(children, len(codes) / len(cells), codes is bare)


def _counts_or_sums(column: HeadColumn) -> bool:
    """Whether a title says that a column has numbers of rows, amounts, or codes of other things."""
    last = "".join(column.titles[-1:])
    return column.kind == "number" or (
        column.kind == "measure" and (bool(measure_in(last)) or not kind_in(last).is_money)
    )


def further_lists(part: Part, rows: Sequence[Sequence[object]]) -> list[Part]:
    """The lists that stand beside one that was found by what is in it, without titles of their own.

    Each begins with a column of codes before one of names, or of codes and names in one cell.
    """
    if not part.coded or part.name is None:
        return [part]
    start = part.name.place + 1
    rest = [one for one in part.measures if one.place >= start and not _counts_or_sums(one)]
    for column in rest:
        cells = sample(rows, column.place)
        score = _codes_in(cells)
        beside = next((one for one in rest if one.place == column.place + 1), None)
        if score is None or score.share < _SURE:
            continue
        if score.bare and (beside is None or not _has_words(rows, beside)):
            continue
        own = tuple(one for one in part.measures if one.place >= column.place)
        left = evolve(part, measures=_without(part, *own))
        return [left, *further_lists(by_content(Part((), None, (), own), rows), rows)]
    return [part]


def _levels_beside(
    columns: Sequence[HeadColumn], rows: Sequence[Sequence[object]]
) -> list[HeadColumn]:
    """The columns with the 款 and 项 of codes whose 类 stand in the first of these."""
    found: list[HeadColumn] = []
    if any(len(plain(cell)) > Level.CLASS.digits for cell in sample(rows, columns[0].place)):
        return found
    for level, column in zip([*Level][1:], columns[1:], strict=False):
        cells = [plain(cell) for cell in sample(rows, column.place)]
        parts = [cell.isdecimal() and len(cell) in {1, 2, level.digits} for cell in cells]
        if not cells or column.titles or not all(parts):
            break
        found.append(column)
    return found


def _without(part: Part, *columns: HeadColumn) -> tuple[HeadColumn, ...]:
    return tuple(one for one in part.measures if one not in columns)


def _has_words(rows: Sequence[Sequence[object]], column: HeadColumn) -> bool:
    cells = sample(rows, column.place)
    return bool(cells) and not any(map(is_amount, cells))
