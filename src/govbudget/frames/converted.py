"""The rows of a data frame by another classification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.restating.shares import check_codes, read_shares
from govbudget.rollups.answers import answers_of
from govbudget.rollups.converting import convert_sums

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govbudget.amounts import Number
    from govbudget.classification.tree import Classification
    from govbudget.frames.columns import FrameColumn
    from govbudget.frames.sums import Sums

__all__ = ["KINDS", "converted_columns"]

#: What the rows of another classification are, in their order: its codes, groups of them, and codes
#: that nothing answers to.
KINDS = ("code", "group", "unmapped")


def converted_columns(
    tree: Classification,
    sums: Sequence[Sums],
    columns: Sequence[FrameColumn],
    to: str,
    shares: Mapping[str, Mapping[str, Number]] | None,
) -> dict[str, list[Any]]:
    """The rows of another classification, as columns: kind, code, name, level and the amounts.

    Args:
        tree: the tree of the codes.
        sums: for each column of amounts what is booked on each code.
        columns: the columns of the amounts.
        to: the other classification.
        shares: for a code that answers to several, the share of each.

    Raises:
        UnknownWord: no classification is called that.
        UnknownCorrespondence: none is kept between the two.
        WrongArgument: shares are wrong.
    """
    answers = answers_of(tree.scheme, tree.year, to, None)
    given = {} if shares is None else read_shares(shares)
    check_codes(given, tree.scheme)
    heads: dict[tuple[int, str], tuple[Any, ...]] = {}
    totals: list[dict[tuple[int, str], Number]] = []
    for own in sums:
        booked = [(code, tree[code].name, own[code]) for code in sorted(own)]
        found = convert_sums(booked, (tree.scheme, tree.year), answers, given)
        total: dict[tuple[int, str], Number] = {}
        for row in found.to_rows():
            place = (KINDS.index(row["kind"]), row["code"])
            heads[place] = (row["kind"], row["code"], row["name"] or None, row["level"])
            total[place] = row["total"]
        totals.append(total)
    places = sorted(heads)
    data: dict[str, list[Any]] = {
        name: [heads[place][at] for place in places]
        for at, name in enumerate(("kind", "code", "name", "level"))
    }
    for column, total in zip(columns, totals, strict=True):
        data[column.name] = [total.get(place) for place in places]
    return data
