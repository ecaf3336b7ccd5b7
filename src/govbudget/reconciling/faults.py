"""Failed identities, put together by what explains them."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

from govbudget.amounts import format_amount
from govbudget.reconciling.findings import (
    CellRef,
    Explanation,
    Failure,
    Finding,
    Kind,
    Mend,
    Severity,
    Slip,
)
from govbudget.reconciling.locate import components, locate
from govbudget.reconciling.rowfaults import missing_row, row_sets
from govbudget.reconciling.slips import slip_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.reconciling.locate import Change, Located
    from govbudget.reconciling.system import System

__all__ = ["Faults"]

# How many values within what rounding leaves open are tried for a known slip.
_TRIED = 40
_WEAK = (None, Slip.DIGIT_WRONG, Slip.LOST)


class Faults:
    """The findings on the amounts of a system."""

    def __init__(self, system: System, seconds: float) -> None:
        self.system = system
        self.seconds = seconds
        self.around: dict[int, list[int]] = {}
        for at, one in enumerate(system.identities):
            for cell in {one.total, *one.parts}:
                self.around.setdefault(cell, []).append(at)
        self.nothing = [0] * len(system.identities)

    def findings(self) -> list[Finding]:
        """One finding for each group of failures with a common cause, then the roundings."""
        system = self.system
        off = [at for at, residual in enumerate(system.residuals) if residual]
        wrong = [at for at in off if abs(system.residuals[at]) > system.envelopes[at]]
        if not wrong:
            return [self._rounding(at) for at in off]
        # Where no group is but rounding, the table was not rounded: sums hold to the last digit.
        groups = components(system.identities, off)
        beyond = set(wrong)
        exact = all(not beyond.isdisjoint(group) for group in groups)
        if not exact:
            groups = components(system.identities, wrong)
        found, told = [], set()
        deadline = time.perf_counter() + self.seconds
        for number, group in enumerate(groups):
            left = (deadline - time.perf_counter()) / (len(groups) - number)
            found.append(self._fault(group, max(left, 0.01), exact=exact))
            told.update(group)
        return found + [self._rounding(at) for at in off if at not in told]

    def _fault(self, group: list[int], seconds: float, *, exact: bool) -> Finding:
        """What explains a group: by amounts that match exactly where all others do."""
        system = self.system
        envelopes: Sequence[int] = system.envelopes
        located = None
        if exact:
            located = self._located(group, self.nothing, seconds)
            envelopes = self.nothing
        if located is None or len(located.sets[:1]) == 0 or len(located.sets[0]) > 1:
            beyond = [at for at in group if abs(system.residuals[at]) > system.envelopes[at]]
            loose = self._located(beyond, system.envelopes, seconds)
            if located is None or (
                loose.sets and (not located.sets or len(loose.sets[0]) < len(located.sets[0]))
            ):
                located, envelopes = loose, system.envelopes
        explanations = [self._explained(dict(one), envelopes) for one in located.sets]
        explanations.sort(key=_likeliest)
        return self._told(group, explanations, located, envelopes)

    def _located(self, group: list[int], envelopes: Sequence[int], seconds: float) -> Located:
        system = self.system
        limits = (system.residuals, envelopes)
        return locate(system.identities, self.around, limits, group, seconds)

    def _told(
        self,
        group: list[int],
        explanations: list[Explanation],
        located: Located,
        envelopes: Sequence[int],
    ) -> Finding:
        kind, note = Kind.AMOUNT, ""
        if len(explanations) != 1 or len(explanations[0].mends) > 1:
            copied = [
                Explanation(self._explained(one, envelopes).mends, Slip.ROW_COPIED)
                for one in row_sets(self.system, self.around, group, envelopes)
            ]
            if len(copied) == 1 and not any(one.slip not in _WEAK for one in explanations):
                explanations = copied
            elif missing_row(self.system, group):
                kind = Kind.MISSING_ROW
        if not explanations:
            note = (
                "the search took too long and was given up"
                if located.timed_out
                else "no three cells explain it: more are wrong, or rows are missing"
            )
        failures = tuple(map(self._failure, group))
        places = tuple({mend.cell: None for one in explanations for mend in one.mends})
        places = places or tuple({failure.total: None for failure in failures})
        message = _message(kind, failures, explanations, located, note)
        return Finding(kind, Severity.ERROR, message, places, failures, tuple(explanations), note)

    def _explained(self, changes: dict[int, Change], envelopes: Sequence[int]) -> Explanation:
        """The mends of a set of cells, each with the value that is likeliest."""
        system = self.system
        likely = {cell: change[2] for cell, change in changes.items()}
        swapped = self._swapped(changes, envelopes)
        if swapped is not None:
            likely = swapped
        mends = []
        for cell, (low, high, _) in changes.items():
            table, row, measure = system.place(cell)
            shown = system.tables[table]
            stated = shown.rows[row].cells[measure].amount
            slip = None
            if swapped is None:
                likely[cell], slip = self._likeliest(cell, likely, (low, high), envelopes)
            value = system.amount(system.values[cell] + likely[cell], table)
            mends.append(Mend(self.ref(cell), stated, value, slip))
        if swapped is not None:
            return Explanation(tuple(mends), Slip.CELLS_SWAPPED)
        slips = {mend.slip for mend in mends}
        return Explanation(tuple(mends), slips.pop() if len(slips) == 1 else None)

    def _swapped(
        self, changes: dict[int, Change], envelopes: Sequence[int]
    ) -> dict[int, int] | None:
        """The changes of two cells that take each other's amount, if all then holds."""
        if len(changes) != 2:  # noqa: PLR2004  two
            return None
        first, second = changes
        values = self.system.values
        by = values[second] - values[first]
        changed = {first: by, second: -by}
        return changed if by and self._fits(changed, envelopes) else None

    def _fits(self, changed: dict[int, int], envelopes: Sequence[int]) -> bool:
        return all(
            abs(self._after(at, changed)) <= envelopes[at]
            for at in {at for cell in changed for at in self.around[cell]}
        )

    def _after(self, at: int, changed: dict[int, int]) -> int:
        """What an identity misses after some changes."""
        one = self.system.identities[at]
        by = changed.get(one.total, 0) - sum([changed.get(part, 0) for part in one.parts])
        return self.system.residuals[at] + by

    def _likeliest(
        self,
        cell: int,
        likely: dict[int, int],
        limits: tuple[int, int],
        envelopes: Sequence[int],
    ) -> tuple[int, Slip | None]:
        """The change of a cell that makes most identities exact, or is that of a known slip."""
        system = self.system
        table, row, measure = system.place(cell)
        step = system.steps[table]
        shown = system.tables[table]
        stated = shown.rows[row].cells[measure].amount
        low, high = -(-limits[0] // step) * step, limits[1] // step * step
        others = {**likely, cell: 0}
        asked = Counter(
            -self._after(at, others) * (1 if system.identities[at].total == cell else -1)
            for at in self.around[cell]
        )
        best = next((by for by, _ in asked.most_common() if low <= by <= high and by), likely[cell])
        tried = [best]
        if high - low <= _TRIED * step:
            tried += [by for by in range(low, high + 1, step) if by not in {0, best}]
        for by in tried:
            value = system.amount(system.values[cell] + by, table)
            slip = slip_between(stated, value, shown.places, shown.unit)
            if slip not in _WEAK and self._fits({**likely, cell: by}, envelopes):
                return by, slip
        value = system.amount(system.values[cell] + best, table)
        return best, slip_between(stated, value, shown.places, shown.unit)

    def ref(self, cell: int) -> CellRef:
        """A cell by its number."""
        table, row, measure = self.system.place(cell)
        shown = self.system.tables[table]
        stated = shown.rows[row]
        return CellRef(
            table,
            row,
            shown.measures[measure],
            stated.code or stated.printed_code,
            stated.name,
            stated.cells[measure].position,
        )

    def _failure(self, at: int) -> Failure:
        system = self.system
        one = system.identities[at]
        table = system.place(one.total)[0]
        stated = system.values[one.total]
        residual = system.residuals[at]
        return Failure(
            one.text,
            system.amount(stated, table),
            system.amount(stated - residual, table),
            system.amount(residual, table),
            system.amount(system.envelopes[at], table),
            system.tables[table].unit,
            self.ref(one.total),
            tuple(map(self.ref, one.parts)),
        )

    def _rounding(self, at: int) -> Finding:
        failure = self._failure(at)
        message = f"{_said(failure)}; rounding explains up to {failure.envelope}"
        return Finding(Kind.ROUNDING, Severity.ROUNDING, message, (failure.total,), (failure,))


def _likeliest(explanation: Explanation) -> tuple[bool, bool]:
    """Known slips first, blanks last."""
    blank = any(mend.stated is None for mend in explanation.mends)
    return explanation.slip in _WEAK, blank


def _said(failure: Failure) -> str:
    places = max(
        0, -int(failure.stated.as_tuple().exponent), -int(failure.computed.as_tuple().exponent)
    )
    stated, computed, off = (
        format_amount(amount, places=places)
        for amount in (failure.stated, failure.computed, failure.difference)
    )
    where = f"{failure.total.code or failure.total.name} {failure.total.measure}".strip()
    unit = failure.unit or ""
    return f"{where}: {failure.identity}, stated {stated}, computed {computed}, {off}{unit} apart"


_NAMES = {
    Slip.DIGITS_SWAPPED: "two digits swapped",
    Slip.DIGIT_LOST: "a digit lost",
    Slip.DIGIT_DOUBLED: "a digit too many",
    Slip.DIGIT_WRONG: "one digit wrong",
    Slip.SIGN: "the sign wrong",
    Slip.POINT_MOVED: "the decimal point moved",
    Slip.UNIT: "元 and 万元 confused",
    Slip.CELLS_SWAPPED: "two cells swapped",
    Slip.LOST: "the amount left out",
    Slip.ROW_COPIED: "the row above copied",
}


def _message(
    kind: Kind,
    failures: Sequence[Failure],
    explanations: Sequence[Explanation],
    located: Located,
    note: str,
) -> str:
    many = f", and {len(failures) - 1} more" if len(failures) > 1 else ""
    said = f"{_said(failures[0])}{many}"
    if kind is Kind.MISSING_ROW:
        amounts = ", ".join(f"{one.total.measure} {one.difference:,}" for one in failures)
        said += (
            f"; as if a row below {failures[0].total.code or 'the total'} were missing: {amounts}"
        )
    if not explanations:
        return f"{said}; {note}"
    if len(explanations) == 1:
        return f"{said}; {_proposed(explanations[0])}"
    rest = located.count - 1
    return (
        f"{said}; {_proposed(explanations[0])}, or {rest} other explanation{'s' * (rest > 1)}: "
        "the identities cannot tell them apart"
    )


def _proposed(explanation: Explanation) -> str:
    mends = " and ".join(
        f"{mend.cell} should be {mend.value:,}"
        + ("" if mend.stated is None else f" instead of {mend.stated:,}")
        for mend in explanation.mends
    )
    return mends + (f" ({_NAMES[explanation.slip]})" if explanation.slip else "")
