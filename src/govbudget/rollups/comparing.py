"""Puts two roll-ups on one edition, and sets them beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from govbudget.amounts import Number, add
from govbudget.base.shown import as_text
from govbudget.classification.catalogue import shipped
from govbudget.classification.changelog import CodePlace
from govbudget.classification.vocabulary import Level
from govbudget.errors import WrongArgument, because, check_choice
from govbudget.restating.records import MovedAmount
from govbudget.restating.restate import SPREADS, Spread, restate
from govbudget.restating.series import placed
from govbudget.restating.shares import check_codes, read_shares
from govbudget.rollups.compared import (
    AFTER,
    BEFORE,
    SORTS,
    ComparedAmounts,
    RollUpComparison,
    Sort,
    in_order,
)
from govbudget.rollups.rolledup import RollUp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from govbudget.classification.transitions import NotKnown
    from govbudget.restating.records import RestatedLine
    from govbudget.restating.restated import Restated
    from govbudget.restating.series import Placed

__all__ = ["compare_rollups"]

_SIDES = (BEFORE, AFTER)


def compare_rollups(  # noqa: PLR0913  what is asked of them
    after: RollUp[Any],
    before: RollUp[Any],
    *,
    sort: Sort = "change",
    to: int | None = None,
    level: object = None,
    shares: Mapping[str, Mapping[str, Number]] | None = None,
    spread: Spread = "group",
    names: tuple[str, str] | None = None,
) -> RollUpComparison:
    """Two roll-ups beside each other, on one edition: see :meth:`RollUp.compare`.

    Args:
        after: the roll-up that is looked at.
        before: what it is compared with.
        sort: by what the rows are sorted.
        to: the year of the edition; without it that of ``after``.
        level: the level of the rows; without it they are as fine as both sides are.
        shares: for a code that was split, the share of each code that it became.
        spread: what to do with a code that was split, where no shares are given.
        names: what the sides are called, the one before first; without it their years.

    Raises:
        WrongArgument: a side is no roll-up, they are of two schemes, or one has several measures;
            or another argument is none of its choices.
        UnknownWord: there is no such level.
    """
    for argument, asked, known in (("sort", sort, SORTS), ("spread", spread, SPREADS)):
        check_choice(argument, asked, known)
    if names is not None and not _are_two(names):
        raise WrongArgument("names", as_text(names, quoted=True), because("argument.two_names"))
    sides = (before, after)
    measure = _checked(before, after)
    check_codes({} if shares is None else read_shares(shares), after.scheme)
    digits = None if level is None else Level.of(level).digits
    not_known: tuple[NotKnown, ...] = ()
    if to is None and _edition(before) == _edition(after):
        # Nothing has to be restated, and the tree need not be one that is kept.
        pairs = [(side, row) for side, one in enumerate(sides) for row in one.rows if row.booked]
        cut = _cutter([row.code for _, row in pairs], digits)
        table = _SideSums()
        names_of = {row.code: row.name for one in sides for row in one.rows}
        for side, row in pairs:
            code = cut(row.code)
            table.add((0, code, names_of.get(code, ""), "code"), side, row.own[0])
        found = table.rows()
    else:
        restated, first = _restated(sides, to, shares, spread)
        found = _rows(restated, first, digits)
        not_known = restated.not_known
    return RollUpComparison(
        after.scheme,
        after.year if to is None else to,
        (before.year, after.year),
        names or (str(before.year), str(after.year)),
        None if level is None else Level.of(level),
        measure,
        in_order(found, sort),
        tuple(
            (side, code, sums[0]) for side, one in enumerate(sides) for code, sums in one.unknown
        ),
        tuple((side, lost) for side, one in enumerate(sides) for lost in one.unread),
        not_known,
    )


def _checked(before: RollUp[Any], after: RollUp[Any]) -> str:
    """The measure that is compared.

    Raises:
        WrongArgument: the sides cannot be compared.
    """
    for name, side in (("after", after), ("before", before)):
        if not isinstance(side, RollUp):
            raise WrongArgument(name, type(side).__name__, because("argument.rollup"))
        if len(side.measures) > 1:
            why = because("argument.one_measure", known=side.measures)
            raise WrongArgument(name, repr(side), why)
    if before.scheme is not after.scheme:
        why = because("argument.two_schemes", one=after.scheme, other=before.scheme)
        raise WrongArgument("before", repr(before), why)
    return "" if before.measures != after.measures else "".join(after.measures)


def _are_two(names: object) -> bool:
    """Whether names are two texts."""
    if isinstance(names, str) or not isinstance(names, Sequence):
        return False
    return len(names) == len(_SIDES) and all(isinstance(one, str) for one in names)


def _edition(rolled: RollUp[Any]) -> tuple[int, int]:
    return rolled.year, rolled.revision


def _restated(
    sides: tuple[RollUp[Any], RollUp[Any]],
    to: int | None,
    shares: Mapping[str, Mapping[str, Number]] | None,
    spread: Spread,
) -> tuple[Restated, int]:
    """What is booked on the codes of both sides on one edition, and how many lines are before."""
    lines = [
        [(one.year, _kept(one, row.code), row.own[0]) for row in one.rows if row.booked]
        for one in sides
    ]
    found = restate(
        [*lines[BEFORE], *lines[AFTER]],
        to=sides[AFTER].year if to is None else to,
        scheme=sides[AFTER].scheme,
        shares=shares,
        spread=spread,
        nested="all",
    )
    return found, len(lines[BEFORE])


def _kept(rolled: RollUp[Any], code: str) -> str:
    """A code of a roll-up; of a local one, which has no history, the one above it."""
    tree = shipped().tree(rolled.scheme, rolled.year)
    above = (code[:digits] for digits in range(len(code), 2, -2))
    return next((one for one in above if one in tree), code)


def _rows(restated: Restated, first: int, digits: int | None) -> tuple[ComparedAmounts, ...]:
    """The rows of restated lines, of which so many are those before."""
    held = {one.group.key: one.group[restated.to] for one in restated.groups}
    codes = {one.to for one in restated.lines if one.to}
    codes.update(place.code for places in held.values() for place in places)
    table = _SideSums()
    lines = list(placed(restated, _cutter(codes, digits)))
    for row, one in lines:
        side = BEFORE if one.line <= first else AFTER
        table.add((row.at, row.key, row.name, row.kind), side, one.amount)
    return table.rows(_moved(restated, lines))


def _cutter(codes: Iterable[str], digits: int | None) -> Callable[[str], str]:
    """What gives the code of the row of a code: the highest above it that anything stands on.

    What one side has on a 款 and the other on its 项 compares on the 款 only.
    """
    known = set(codes)

    def cut(code: str) -> str:
        above = (code[:at] for at in range(3, len(code), 2))
        return next((one for one in above if one in known), code)[:digits]

    return cut


class _SideSums:
    """Sums of both sides, by row."""

    def __init__(self) -> None:
        self._sums: dict[tuple[int, str, str, str], list[Number | None]] = {}

    def add(self, row: tuple[int, str, str, str], side: int, amount: Number) -> None:
        """Add an amount of a side to a row.

        Args:
            row: where the row stands, its code, its name and its kind.
            side: the side.
            amount: the amount.
        """
        sums = self._sums.setdefault(row, [None, None])
        known = sums[side]
        sums[side] = amount if known is None else add(known, amount)

    def rows(
        self, moved: Mapping[str, tuple[MovedAmount, ...]] | None = None
    ) -> tuple[ComparedAmounts, ...]:
        """The rows, by code.

        Args:
            moved: what moved into or out of the codes of each.
        """
        known = {} if moved is None else moved
        return tuple(
            ComparedAmounts(code, name, kind, before, after, known.get(code, ()))
            for (_, code, name, kind), (before, after) in sorted(self._sums.items(), key=_place)
        )


def _place(row: tuple[tuple[int, str, str, str], object]) -> tuple[int, str, str, str]:
    return row[0]


def _moved(
    restated: Restated, lines: Iterable[tuple[Placed, RestatedLine]]
) -> dict[str, tuple[MovedAmount, ...]]:
    """For each row what has another code in its own year, and what left the codes of the row."""
    lines = list(lines)
    holder = {code: row.key for row, _ in lines for code in row.codes}
    sums: dict[tuple[str, int, str, str], Number] = {}
    for row, one in lines:
        if not row.codes or any(one.code.startswith(code) for code in row.codes):
            continue
        digits = max(map(len, row.codes))
        old, new = one.code[:digits], row.codes[0]
        for key in {row.key, _holder(holder, one.code)} - {""}:
            place = (key, one.year, old, new if len(row.codes) == 1 else row.key)
            sums[place] = add(sums.get(place, 0), one.amount)
    found: dict[str, list[MovedAmount]] = {}
    after = shipped().tree(restated.scheme, restated.to)
    for (key, year, old, new), amount in sorted(sums.items()):
        names = dict.fromkeys(after[code].name for code in new.split("+"))
        places = (
            CodePlace(old, shipped().tree(restated.scheme, year)[old].name),
            CodePlace(new, "、".join(names)),
        )
        found.setdefault(key, []).append(MovedAmount(year, *places, amount))
    return {key: tuple(each) for key, each in found.items()}


def _holder(holder: Mapping[str, str], code: str) -> str:
    """The row that a code would be in by its number; empty where there is none."""
    above = (code[:digits] for digits in range(len(code), 2, -2))
    return next((holder[one] for one in above if one in holder), "")
