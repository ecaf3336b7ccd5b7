"""What rules share to tell what they see: figures as people print them, and mends."""

from __future__ import annotations

from govbudget.amounts import Amount, format_amount
from govbudget.disclosure.checking.common_slips import slip_words
from govbudget.disclosure.checking.records import Figure
from govbudget.reconciling.slips import slip_between

__all__ = ["figure", "mend_of", "shown"]


def shown(amount: Amount | None) -> str:
    """A figure with its unit as people print it; 空白 where there is none.

    >>> from govbudget.amounts import read_amount
    >>> shown(read_amount("2317.04万元")), shown(None)
    ('2,317.04万元', '空白')
    """
    if amount is None:
        return "空白"
    return f"{format_amount(amount.value, places=amount.places)}{amount.unit or ''}"


def figure(label: str, amount: Amount | None, *, is_computed: bool = False) -> Figure:
    """A figure of a finding.

    Args:
        label: what it is, in Chinese.
        amount: the figure; None where it is missing.
        is_computed: whether it was worked out.
    """
    if amount is None:
        return Figure(label, None, None, is_computed)
    return Figure(label, amount.value, amount.unit, is_computed)


def mend_of(stated: Amount | None, right: Amount, where: str = "") -> tuple[str, str]:
    """What would mend a figure, in Chinese and in English, with the slip where one is known.

    Args:
        stated: what is printed; None for a blank.
        right: what would be right.
        where: which figure it is.

    >>> from govbudget.amounts import read_amount
    >>> mend_of(read_amount("102.00万元"), read_amount("120.00万元"))
    ('应为 120.00万元（相邻两位数字颠倒）', 'it should be 120.00万元 (two digits swapped)')
    """
    slip = None
    if stated is None or stated.unit in {None, right.unit}:
        value = None if stated is None else stated.value
        places = max(right.places, stated.places if stated else 0)
        slip = slip_between(value, right.value, places, right.unit)
    chinese, english = slip_words(slip, stated.value if stated else None, right)
    said = f"{where}应为 {shown(right)}", f"{where or 'it'} should be {shown(right)}"
    if not chinese:
        return said
    return f"{said[0]}（{chinese}）", f"{said[1]} ({english})"
