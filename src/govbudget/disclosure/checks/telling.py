"""What rules share to tell what they see: names and figures, known slips, what would mend them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import Amount, Unit
from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.agreement import apart
from govbudget.disclosure.checks.records import Figure
from govbudget.reconciling.kinds import Slip
from govbudget.reconciling.slips import slip_between

if TYPE_CHECKING:
    from decimal import Decimal

    from govbudget.disclosure.text.facts import Fact

__all__ = ["counted", "figure", "fix_of", "name_of", "off_by", "printed_like", "slip_told"]


def figure(label: Message | str, amount: Amount | None, *, is_computed: bool = False) -> Figure:
    """A figure of a finding.

    Args:
        label: what it is: a message, or a name as the document prints it.
        amount: the figure; None where it is missing.
        is_computed: whether it was worked out.
    """
    if amount is None:
        return Figure(label, None, None, is_computed)
    return Figure(label, amount.value, amount.unit, is_computed)


def counted(id: str, count: int) -> Message:  # noqa: A002  the word of catalogues
    """How many more there are, as a part of a sentence; nothing for none.

    Args:
        id: the words, which name the ``count``.
        count: how many.
    """
    return Message(id, count=count) if count > 0 else NOTHING


def name_of(fact: Fact) -> str:
    """What the text calls the subject of a fact; its id where the text has no words for it."""
    return fact.label or fact.subject


def off_by(first: Amount, second: Amount) -> Amount:
    """How far two figures are apart, without a sign."""
    off = apart(first, second)
    return Amount(off.value.copy_abs(), off.unit)


def fix_of(stated: Amount | None, right: Amount, where: str | Message = "") -> Message:
    """What would mend a figure, with the slip where one is known.

    Args:
        stated: what is printed; None for a blank.
        right: what would be right.
        where: which figure it is.

    >>> from govbudget.amounts import read_amount
    >>> fix = fix_of(read_amount("102.00万元"), read_amount("120.00万元"))
    >>> fix.zh, fix.en
    ('应为 120.00万元（相邻两位数字颠倒）', 'it should be 120.00万元 (two digits swapped)')
    """
    slip = None
    if stated is None or stated.unit in {None, right.unit}:
        value = None if stated is None else stated.value
        places = max(right.places, stated.places if stated else 0)
        slip = slip_between(value, right.value, places, right.unit)
    told = slip_told(slip, stated.value if stated else None, right)
    return Message("telling.fix", where=where, right=right, slip=told)


def printed_like(old: str, right: Decimal) -> str:
    """A figure as it would stand in the place of another: with its commas, or without.

    >>> from decimal import Decimal
    >>> printed_like("1,234.50", Decimal("2341.5")), printed_like("12.00", Decimal("1021.00"))
    ('2,341.50', '1021.00')

    Args:
        old: what is printed there.
        right: what would be right.
    """
    behind = len(old.strip().rpartition(".")[2]) if "." in old and "%" not in old else 0
    least = max(behind, -int(right.as_tuple().exponent), 0)
    return f"{right:,.{least}f}" if "," in old else f"{right:.{least}f}"


def slip_told(slip: Slip | None, stated: Decimal | None, right: Amount) -> Message:
    """How a slip is told; nothing where none is known, or none fits.

    Args:
        slip: the kind of slip.
        stated: what is printed, in the unit of what would be right.
        right: what would be right. Ten thousand times too little in 万元 is a figure in 亿元.

    >>> from decimal import Decimal
    >>> from govbudget.amounts import read_amount
    >>> slip_told(Slip.UNIT, Decimal("0.3"), read_amount("2961.68万元")).zh
    '亿元与万元混淆'
    """
    if slip is None:
        return NOTHING
    if slip is Slip.UNIT and stated is not None:
        less = abs(stated) < abs(right.value)
        if right.unit is Unit.WAN and less:
            return Message("telling.slip.yi")
        if right.unit is Unit.YUAN and not less:
            return NOTHING
    return Message(f"telling.slip.{slip.value}")
