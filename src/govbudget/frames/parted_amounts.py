"""The parts of amounts by shares, as all engines take them from Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.amounts import exact
from govbudget.base.messages import Message
from govbudget.errors import InexactAmount
from govbudget.frames.columns import unfit
from govbudget.restating.shares import Cuts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govbudget.amounts import Number
    from govbudget.frames.restated_table import RestatedPart

__all__ = ["MOST_PARTED", "amounts_of_parts", "parted_rows"]

#: So many amounts may be parted: they pass through Python, where each takes some hundred bytes.
MOST_PARTED = 5_000_000


def parted_rows(rows: Any) -> Any:
    """The rows that are to be parted; None where there are none.

    Args:
        rows: the rows of an eager frame.

    Raises:
        MalformedTable: there are too many.
    """
    if len(rows) > MOST_PARTED:
        raise unfit(Message("errors.frame.many_parted", most_parted=MOST_PARTED))
    return rows if len(rows) else None


def amounts_of_parts(
    rows: Any,
    names: Sequence[str],
    keys: Sequence[str],
    parts: Mapping[str, Sequence[RestatedPart]],
) -> dict[str, list[Number | None]]:
    """The parts of the amounts of some rows, by the names of their columns.

    Args:
        rows: the rows of an eager frame.
        names: the columns of the amounts.
        keys: the key of the code of each row.
        parts: the parts of each code, by its key.

    Raises:
        InexactAmount: an amount is a float, or no number.
    """
    cuts = {key: Cuts.of(part.share for part in parts[key]) for key in set(keys)}
    return {name: _of_column(rows.get_column(name), keys, cuts) for name in names}


def _of_column(column: Any, keys: Sequence[str], cuts: Mapping[str, Cuts]) -> list[Number | None]:
    """The parts of each amount of a column; those of an absent one are absent."""
    made: list[Number | None] = []
    for key, value, absent in zip(keys, column.to_list(), column.is_null().to_list(), strict=True):
        if absent and not hasattr(value, "is_finite"):  # a NaN of Decimal is no missing cell
            made += [None] * len(cuts[key].shares)
            continue
        try:
            made += cuts[key].parts(exact(value))
        except InexactAmount as error:
            of = Message("errors.frame.of", column=repr(column.name), key=key)
            raise InexactAmount(error.number, error.why, of) from None
    return made
