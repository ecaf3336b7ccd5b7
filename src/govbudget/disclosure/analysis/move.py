"""A row of a table that prints a change or a rate beside the two figures that it follows from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.changes import YearChange, fit_of_change
from govbudget.disclosure.analysis.lookup import number_at
from govbudget.disclosure.analysis.percent import Fit, fit_of
from govbudget.tables.lexicon.rates import RateOf

if TYPE_CHECKING:
    from decimal import Decimal

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.analysis.place import Place

__all__ = ["Move", "Rate"]

# A share that is printed as a part of one, and not of a hundred.
_HUNDRED = 100


class Rate(NamedTuple):
    """A rate that a row prints.

    Attributes:
        value: it, in per cent.
        of: what it is of.
        printed: it, as printed.
        place: where it stands.
    """

    value: Decimal
    of: RateOf
    printed: str
    place: Place


class Move(NamedTuple):
    """The cells of one row: a figure, that which it is beside, the change, the rate.

    Attributes:
        sheet: the sheet that they stand in.
        name: what the row is called.
        now: the cell of this year, of what was spent, or of the part.
        last: that of the year before, of the budget, or of the whole.
        change: that of the change; None where none is printed.
        rate: the rate; None where none is printed.
    """

    sheet: Block
    name: str
    now: int
    last: int
    change: int | None
    rate: Rate | None

    @property
    def rows(self) -> set[int]:
        """The rows of the sheet that its cells stand in: of a table with labels several."""
        cells = (self.now, self.last, self.change)
        return {(cell - self.sheet.start) // self.sheet.width for cell in cells if cell is not None}

    @property
    def is_change_right(self) -> bool | None:
        """Whether the change is what the years differ by; None where that cannot be told."""
        by = None if self.change is None else number_at(self.sheet, self.change)
        now, last = self._both
        if by is None or now is None or last is None or not (by or now or last):
            return None
        unit = self.sheet.coded.unit
        off = apart(Amount(now, unit), Amount(last, unit))
        return agree(Amount(by, unit), off, 2) is not Agreement.DIFFERENT

    @property
    def is_rate_right(self) -> bool | None:
        """Whether the rate is that of the two figures; None where that cannot be told."""
        now, last = self._both
        if self.rate is None or now is None or last is None or last <= 0:
            return None
        is_share = self.rate.of is not RateOf.CHANGE
        if now < 0 or (is_share and not now) or (not is_share and now == last):
            return None
        if self.is_change_right is False:
            return None
        if self._fits(self.rate.value, now, last):
            return True
        # 0.25 in a column without signs may be a quarter, whatever the title says.
        signed = self.rate.printed.strip().endswith(("%", "％"))
        return None if not signed and self._fits(self.rate.value * _HUNDRED, now, last) else False

    def _fits(self, rate: Decimal, now: Decimal, last: Decimal) -> bool:
        unit = self.sheet.coded.unit
        one, base = Amount(now, unit), Amount(last, unit)
        if self.rate is not None and self.rate.of is not RateOf.CHANGE:
            return fit_of(rate, one, base) is not Fit.WRONG
        change = YearChange(one, None, base, stated_base=True)
        turned = (rate < 0) is not (now < last) and bool(rate)
        return not turned and fit_of_change(change, base, abs(rate)) is not Fit.WRONG

    @property
    def _both(self) -> tuple[Decimal | None, Decimal | None]:
        return number_at(self.sheet, self.now), number_at(self.sheet, self.last)
