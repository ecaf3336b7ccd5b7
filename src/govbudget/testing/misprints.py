"""What becomes of a figure when one slip is made in it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.amounts import EXACT, Unit
from govbudget.reconciling.kinds import Slip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["misprints"]


def misprints(value: Decimal, slip: Slip, unit: Unit | None) -> list[Decimal]:
    """Every figure that one slip makes of another, printed with as many decimals.

    >>> misprints(Decimal("120.50"), Slip.DIGITS_SWAPPED, None)
    [Decimal('210.50'), Decimal('102.50'), Decimal('125.00'), Decimal('120.05')]
    >>> misprints(Decimal("120.50"), Slip.DIGIT_LOST, None)
    [Decimal('20.50'), Decimal('10.50'), Decimal('12.50')]

    Args:
        value: the figure.
        slip: a slip that is made in one figure.
        unit: the unit of the figure: only yuan and ten thousands of yuan are taken for each other.
    """
    if slip is Slip.SIGN:
        return [value.copy_negate()]
    if slip is Slip.POINT_MOVED:
        return _scaled(value, (1, -1, 2, -2))
    if slip is Slip.UNIT:
        # Where the unit is not known either may have been meant.
        return _scaled(value, _EXPONENTS.get(unit, ()))
    exponent = int(value.as_tuple().exponent)
    digits = f"{value.copy_abs():f}".replace(".", "").lstrip("0")
    whole = max(0, len(digits) + min(exponent, 0))
    made = dict.fromkeys(_WAYS[slip](digits, whole))
    made.pop(digits, None)
    found = (EXACT.scaleb(Decimal(int(one)), min(exponent, 0)) for one in made)
    return [one.copy_negate() if value.is_signed() else one for one in found]


_EXPONENTS: dict[Unit | None, tuple[int, ...]] = {
    Unit.WAN: (4, -4),
    Unit.YUAN: (-4, 4),
    None: (4, -4),
}


def _scaled(value: Decimal, exponents: tuple[int, ...]) -> list[Decimal]:
    """A figure with its point moved, wherever its last decimal loses nothing by it."""
    last = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    moved = (EXACT.scaleb(value, exponent) for exponent in exponents)
    return [EXACT.quantize(one, last) for one in moved if not EXACT.remainder(one, last)]


def _swapped(digits: str, _whole: int) -> Iterator[str]:
    for at in range(len(digits) - 1):
        changed = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        if changed[0] != "0":
            yield changed


def _lost(digits: str, whole: int) -> Iterator[str]:
    """Digits before the point only: behind it all figures of a column have the same number."""
    if whole > 1:
        for at in range(whole):
            yield digits[:at] + digits[at + 1 :]


def _doubled(digits: str, whole: int) -> Iterator[str]:
    for at in range(whole):
        yield digits[: at + 1] + digits[at:]


def _wrong(digits: str, _whole: int) -> Iterator[str]:
    for at, old in enumerate(digits):
        for new in "123456789" if at == 0 else "0123456789":
            if new != old:
                yield digits[:at] + new + digits[at + 1 :]


_WAYS: dict[Slip, Callable[[str, int], Iterator[str]]] = {
    Slip.DIGITS_SWAPPED: _swapped,
    Slip.DIGIT_LOST: _lost,
    Slip.DIGIT_DOUBLED: _doubled,
    Slip.DIGIT_WRONG: _wrong,
}
