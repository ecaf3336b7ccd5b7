"""What of an earlier year does not agree, by causes: a line, with the sums that it takes along."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree, amount_of, apart
from govbudget.disclosure.comparing.linepairs import LinePair
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.disclosure.comparing.lines import LineKey
    from govbudget.disclosure.document import Disclosure

__all__ = [
    "PastCause",
    "carried_in",
    "causes_of",
    "is_another_figure",
    "is_carried",
    "joined_causes",
]

_CARRIED = re.compile(r"结转|结余")
_TOTALS = ("合计", "总计", "本年合计")
# So many causes in one column may be slips; where more of them are most of its lines, sums aside,
# the column has other figures.
_SLIPS = 2


@frozen(slots=True, eq=False)
class PastCause:
    """What does not agree for one cause.

    Attributes:
        pair: the line that it begins with, the lowest one.
        sums: the lines above it, and the same line of other tables, which differ for it.
    """

    pair: LinePair
    sums: tuple[LinePair, ...] = field(default=())

    @property
    def shown(self) -> LinePair | None:
        """The first line of which both documents have an amount; None where there is none."""
        both = (one for one in (self.pair, *self.sums) if None not in {one.stated, one.right})
        return next(both, None)

    @property
    def count(self) -> int:
        """How many comparisons fail for it."""
        return 1 + len(self.sums)


def causes_of(pairs: Iterable[LinePair]) -> tuple[PastCause, ...]:
    """The lines that differ, each with the sums that differ for it, in the order of the tables.

    Args:
        pairs: the lines of a document beside those of an earlier one.
    """
    columns: dict[tuple[object, ...], list[LinePair]] = {}
    for pair in pairs:
        if not pair.agrees:
            key = pair.key
            columns.setdefault((key.kind, key.half, key.scheme, key.part), []).append(pair)
    found: list[PastCause] = []
    for wrong in columns.values():
        found += _of_column(wrong)
    return tuple(found)


def _of_column(wrong: Sequence[LinePair]) -> Iterator[PastCause]:
    """The causes in a column: of a sum that differs as much as what is below it these are."""
    children: dict[int, list[int]] = {}
    for at, pair in enumerate(wrong):
        above = _above(at, wrong)
        if above is not None and pair is not wrong[above]:
            children.setdefault(above, []).append(at)
    sums: dict[int, list[int]] = {}
    for at, below in children.items():
        if _explain(wrong[at], [wrong[one] for one in below]):
            sums.setdefault(below[0], []).append(at)
    told = {one for some in sums.values() for one in some}
    for at, pair in enumerate(wrong):
        if at not in told:
            yield PastCause(pair, tuple(wrong[one] for one in _up(at, sums)))


def _up(at: int, sums: dict[int, list[int]]) -> Iterator[int]:
    for one in sums.get(at, ()):
        yield one
        yield from _up(one, sums)


def _above(at: int, wrong: Sequence[LinePair]) -> int | None:
    """The lowest line that differs and has a line below it: by the code, or a total."""
    key = wrong[at].key
    over = [number for number, one in enumerate(wrong) if number != at and _is_above(one.key, key)]
    return max(over, key=lambda one: len(wrong[one].key.code), default=None)


def _is_above(one: LineKey, two: LineKey) -> bool:
    if one.code:
        return len(one.code) < len(two.code) and two.code.startswith(one.code)
    if two.code or two.label not in _TOTALS:
        return one.label in _TOTALS
    return one.label in {"总计", "合计"} and two.label == "本年合计"


def _explain(whole: LinePair, parts: Sequence[LinePair]) -> bool:
    """Whether a sum differs by as much as what is below it, rounding aside."""
    off = sum((one.off for one in parts), Fraction(0))
    reach = sum((one.reach for one in parts), whole.reach)
    return abs(whole.off - off) <= reach


def joined_causes(found: Sequence[PastCause]) -> Iterator[PastCause]:
    """The causes, one line of several tables that differs alike in each told once.

    Args:
        found: the causes of each table.
    """
    alike: dict[tuple[object, ...], list[PastCause]] = {}
    for one in found:
        key = one.pair.key
        what = (key.scheme, key.code or plain(one.pair.line.name), one.pair.off)
        alike.setdefault(what, []).append(one)
    for several in alike.values():
        first, rest = several[0], several[1:]
        more = (it for one in rest for it in (one.pair, *one.sums))
        yield PastCause(first.pair, (*first.sums, *more))


def is_another_figure(pairs: Sequence[LinePair], causes: Sequence[PastCause]) -> bool:
    """Whether so much of a column differs that it has another figure than its title says.

    Args:
        pairs: all lines of the column with an amount.
        causes: what differs in it.
    """
    both = [one for one in pairs if one.own and one.others and not one.is_empty]
    keys = [one.key for one in both]
    # Sums follow from what is below them.
    lowest = sum(not any(_is_above(key, other) for other in keys) for key in keys)
    return len(causes) > _SLIPS and 2 * len(causes) > lowest


def carried_in(*documents: Disclosure) -> list[Amount]:
    """What documents say was carried over, from one year to the next.

    Args:
        documents: the documents.
    """
    found = [
        amount
        for document in documents
        for table in document.tables
        for one in table.stated
        if _CARRIED.search(plain("/".join((*one.path, one.label))))
        and (amount := amount_of(table, one)) is not None
    ]
    found += [
        one.amount
        for document in documents
        for one in document.facts
        if one.subject.startswith("carry_") and one.amount is not None
    ]
    return [one for one in found if one.value]


def is_carried(stated: Amount, right: Amount, carried: Iterable[Amount]) -> bool:
    """Whether two figures differ by what was carried over, with which one of them is stated.

    Args:
        stated: one figure.
        right: the other.
        carried: what was carried over.
    """
    off = apart(stated, right)
    size = Amount(off.value.copy_abs(), off.unit)
    return any(agree(size, one, 2) is not Agreement.DIFFERENT for one in carried)
