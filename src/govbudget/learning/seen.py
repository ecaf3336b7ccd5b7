"""What a published budget or a notice shows of the codes: those that stand, and those that do not.

A budget changes no row: it prints names of earlier years, names of its own, and names of projects
beside the codes of their classes. What it does not have as our edition has it is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS
from govbudget.errors import NothingLearnt
from govbudget.learning.lineup import same_name
from govbudget.learning.records import Proposal, ProposalKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govbudget.classification.vocabulary import Scheme
    from govbudget.datacheck.tables import DataRow, Tables
    from govbudget.learning.pairs import PrintedPair

__all__ = ["seen_in"]


def seen_in(
    path: str,
    tables: Tables,
    editions: Mapping[Scheme, Mapping[str, DataRow]],
    pairs: Sequence[PrintedPair],
) -> list[Proposal]:
    """What a document shows, each code with each name once.

    Args:
        path: the document.
        tables: all rows of all years.
        editions: the rows of the edition of each scheme that it is lined up with, by code.
        pairs: what it prints.

    Raises:
        NothingLearnt: it has no code with the name that our edition has.
    """
    found: dict[tuple[Scheme, str, str], Proposal] = {}
    for pair in pairs:
        one = _judged(tables, editions[pair.scheme], pair)
        if one is not None:
            found.setdefault((one.scheme, one.code, one.name), one)
    seen = {(o.scheme, o.code) for o in found.values() if o.kind is ProposalKind.SEEN}
    if not seen:
        raise NothingLearnt(path, Message("errors.learn.no_name"))
    # Beside the code of a class its own name stands elsewhere, and here that of a project.
    return [
        one
        for one in found.values()
        if one.kind is not ProposalKind.OTHER_NAME or (one.scheme, one.code) not in seen
    ]


def _judged(tables: Tables, edition: Mapping[str, DataRow], pair: PrintedPair) -> Proposal | None:
    """What a pair is; None where the number is no code, as 12000 人次 is none."""
    code, scheme = pair.code, pair.scheme
    row = edition.get(code)
    if row is not None and same_name(row["name"], pair.name):
        return Proposal(ProposalKind.SEEN, scheme, code, row["name"], place=pair.place)
    for other in tables.by_code(scheme, code):
        if same_name(other["name"], pair.name):
            now = row["name"] if row else ""
            return Proposal(
                ProposalKind.OTHER_YEAR, scheme, code, other["name"], code, now, pair.place
            )
    if row is not None:
        name = row["name"]
        return Proposal(ProposalKind.OTHER_NAME, scheme, code, pair.name, code, name, pair.place)
    deeper = LEVEL_BY_DIGITS[len(code)] > scheme.deepest
    if deeper or any((one["scheme"], one["code"]) == (scheme, code) for one in tables.local):
        return Proposal(ProposalKind.LOCAL, scheme, code, pair.name, place=pair.place)
    if code[:-2] not in edition:
        return None
    return Proposal(ProposalKind.UNKNOWN, scheme, code, pair.name, place=pair.place)
