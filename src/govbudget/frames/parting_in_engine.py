"""Parts the amounts of a lazy frame by shares in its engine, to the last unit as Python does.

The frame is joined with a line for each part, in which stand the running sums of the shares in
front of it and with it. A part is the difference of the amount times these, each rounded to a whole
number, a half to the even one. The amount is divided by the common denominator first: what is left
is below it, so that no product has more than 63 bits.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from govbudget.frames.columns import quoted
from govbudget.frames.parting import with_parts
from govbudget.frames.restated_table import CUT_COLUMNS, PART_COLUMN
from govbudget.restating.shares import Cuts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from govbudget.frames.columns import FrameColumn
    from govbudget.frames.restated_table import RestatedPart

__all__ = ["is_parted_in_engine", "parted_in_engine", "with_cuts"]

# Twice the square of a denominator must stay below 2**63.
_MOST_BELOW = 2**30
_FROM, _TO, _BELOW = CUT_COLUMNS


def is_parted_in_engine(
    frame: Any, columns: Sequence[FrameColumn], parts: Mapping[str, Sequence[RestatedPart]]
) -> bool:
    """Whether the engine can part the amounts of a lazy frame by itself.

    Args:
        frame: the frame of narwhals.
        columns: the columns of the amounts.
        parts: the parts of each code, by its key.
    """
    kind = frame.implementation
    # Polars would work out all rows, also those that are whole: that costs more than Python does.
    if not (kind.is_duckdb() or kind.is_spark_like()):
        return False
    cuts = (Cuts.of(part.share for part in own) for own in parts.values())
    return all(one.is_signed for one in columns) and all(one.below < _MOST_BELOW for one in cuts)


def with_cuts(
    data: dict[str, list[Any]], parts: Mapping[str, Sequence[RestatedPart]]
) -> dict[str, list[Any]]:
    """The columns that a lazy frame is joined with, with a line for each part of a split code.

    Args:
        data: the columns, with one line for each code.
        parts: the parts of each code, by the key that stands in its line.
    """
    made = with_parts(data, parts)
    # By the number of each part; what is no part is cut at nothing and at all.
    known = [(0, 1, 1)]
    for own in parts.values():
        cuts = Cuts.of(part.share for part in own)
        tops = (0, *cuts.tops, cuts.below)
        known += [(*pair, cuts.below) for pair in pairwise(tops)]
    found = [known[number] for number in made.pop(PART_COLUMN)]
    return made | {name: [one[at] for one in found] for at, name in enumerate(CUT_COLUMNS)}


def parted_in_engine(nw: ModuleType, joined: Any, columns: Sequence[FrameColumn]) -> Any:
    """A lazy frame that was joined with a line for each part, with the amounts of these.

    Args:
        nw: narwhals.
        joined: the frame of narwhals.
        columns: the columns of the amounts, all of integers with a sign.
    """
    names = [column.name for column in columns]
    native, kind = joined.to_native(), joined.implementation
    if kind.is_duckdb():
        asked = list(map(quoted, names))
        types = native.select(*asked).types
        cells = [_sql(one, of, "//", '"') for one, of in zip(asked, types, strict=True)]
        replaced = ", ".join(f"{cell} AS {one}" for cell, one in zip(cells, asked, strict=True))
        without = ", ".join(map(quoted, CUT_COLUMNS))
        made = native.project(f"* EXCLUDE ({without}) REPLACE ({replaced})")
    else:
        types = dict(native.dtypes)
        kept = []
        for name in (one for one in native.columns if one not in CUT_COLUMNS):
            one = quoted(name, "`")
            cell = _sql(one, types[name], "div", "`") if name in names else one
            kept.append(f"{cell} AS {one}")
        made = native.selectExpr(*kept)
    return nw.from_native(made)


def _sql(amount: str, kind: object, divide: str, quote: str) -> str:
    """The part of an amount as SQL, where integers are divided towards nought.

    Args:
        amount: its column, quoted.
        kind: the type of the column.
        divide: what divides integers.
        quote: what names are quoted with.
    """
    first, last, below = (quoted(name, quote) for name in CUT_COLUMNS)
    whole = f"CAST({amount} AS BIGINT)"
    rest = f"({whole} % {below})"

    def cut(top: str) -> str:
        near = f"(({whole} {divide} {below}) * {top} + ({rest} * {top}) {divide} {below})"
        left = f"(2 * abs(({rest} * {top}) % {below}))"
        # Past the half it goes on, away from nought; a half goes to the even number.
        on = f"{left} > {below} OR ({left} = {below} AND {near} % 2 <> 0)"
        return f"({near} + CASE WHEN {on} THEN CAST(sign({whole}) AS BIGINT) ELSE 0 END)"

    part = f"CASE WHEN {below} > 1 THEN {cut(last)} - {cut(first)} ELSE {whole} END"
    return f"CAST({part} AS {kind})"
