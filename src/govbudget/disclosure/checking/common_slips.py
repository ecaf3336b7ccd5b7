"""How a known slip is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import Unit
from govbudget.reconciling.findings import Slip

if TYPE_CHECKING:
    from decimal import Decimal

    from govbudget.amounts import Amount

__all__ = ["SLIPS", "slip_words"]

#: How a known slip is told, in Chinese and in English.
SLIPS: dict[Slip, tuple[str, str]] = {
    Slip.DIGITS_SWAPPED: ("相邻两位数字颠倒", "two digits swapped"),
    Slip.DIGIT_LOST: ("漏写一位数字", "a digit lost"),
    Slip.DIGIT_DOUBLED: ("多写一位数字", "a digit too many"),
    Slip.DIGIT_WRONG: ("一位数字有误", "one digit wrong"),
    Slip.SIGN: ("正负号有误", "the sign wrong"),
    Slip.POINT_MOVED: ("小数点错位", "the decimal point moved"),
    Slip.UNIT: ("元与万元混淆", "元 and 万元 confused"),
    Slip.CELLS_SWAPPED: ("两格数字互换", "two cells swapped"),
    Slip.LOST: ("漏填", "the amount left out"),
    Slip.ROW_COPIED: ("误抄上一行", "the row above copied"),
}


def slip_words(slip: Slip | None, stated: Decimal | None, right: Amount) -> tuple[str, str]:
    """How a slip is told, in Chinese and in English; empty where none is known, or none fits.

    Args:
        slip: the kind of slip.
        stated: what is printed, in the unit of what would be right.
        right: what would be right. Ten thousand times too little in 万元 is a figure in 亿元.

    >>> from decimal import Decimal
    >>> from govbudget.amounts import read_amount
    >>> slip_words(Slip.UNIT, Decimal("0.3"), read_amount("2961.68万元"))[0]
    '亿元与万元混淆'
    """
    if slip is None:
        return "", ""
    if slip is Slip.UNIT and stated is not None:
        less = abs(stated) < abs(right.value)
        if right.unit is Unit.WAN and less:
            return "亿元与万元混淆", "亿元 and 万元 confused"
        if right.unit is Unit.YUAN and not less:
            return "", ""
    return SLIPS[slip]
