"""Procurement from small firms against the whole that it is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.lists import summed
from govbudget.disclosure.analysis.places import place_of_fact
from govbudget.disclosure.checking.common import figure, shown
from govbudget.disclosure.text.kinds import Kind
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_procurement"]

_NAMES = {
    "procurement": "政府采购总额",
    "procurement.reserved_sme": "面向中小企业预留",
    "procurement.reserved_small": "面向小微企业预留",
    "procurement.won_sme": "预留项目中由中小企业成交",
    "procurement.won_small": "预留项目中由小微企业成交",
    "procurement.other_won_sme": "其他项目中由中小企业成交",
    "procurement.awarded_sme": "授予中小企业合同",
    "procurement.awarded_small": "授予小微企业合同",
}
# Each whole with what may together be no more, and whether more is certainly wrong: what is
# reserved is a budget, and the contracts of the year may come to less.
_BOUNDS = (
    ("procurement", ("procurement.won_sme", "procurement.other_won_sme"), False),
    ("procurement", ("procurement.reserved_sme",), True),
    ("procurement", ("procurement.awarded_sme",), False),
    ("procurement.reserved_sme", ("procurement.reserved_small",), True),
    ("procurement.won_sme", ("procurement.won_small",), False),
    ("procurement.awarded_sme", ("procurement.awarded_small",), False),
)


def check_procurement(look: Look) -> None:
    """Each bound, where the text states the whole and all parts."""
    said: dict[str, Fact] = {}
    for fact in look.disclosure.facts:
        if fact.kind is Kind.AMOUNT and fact.subject in _NAMES and fact.amount is not None:
            said.setdefault(fact.subject, fact)
    if set(said) <= {"procurement"}:
        look.not_applicable("说明中没有面向中小企业的采购")
    for whole, parts, same_measure in _BOUNDS:
        if whole in said and all(part in said for part in parts):
            one, others = said[whole], [said[part] for part in parts]
            if not same_measure or all(part.measure is one.measure for part in others):
                _check(look, one, others)


def _check(look: Look, whole: Fact, parts: list[Fact]) -> None:
    stated = whole.amount
    amounts = [part.amount for part in parts if part.amount is not None]
    if stated is None:  # pragma: no cover  only facts with amounts are kept
        return
    total = summed(amounts, stated.unit)
    if total.value <= stated.value or agree(stated, total, len(amounts)) is not Agreement.DIFFERENT:
        look.held()
        return
    names = "与".join(f"“{_NAMES[part.subject]}”{shown(part.amount)}" for part in parts)
    whole_name = _NAMES[whole.subject]
    look.found(
        Severity.ERROR,
        f"{names}{f'合计{shown(total)}' if len(parts) > 1 else ''}，"
        f"超过“{whole_name}”{shown(stated)}。",
        f"{' and '.join(f'{part.subject} {shown(part.amount)}' for part in parts)} are more than "
        f"{whole.subject} {shown(stated)}",
        figures=[
            *(figure(_NAMES[part.subject], part.amount) for part in parts),
            figure(whole_name, stated),
            *([figure("合计", total, is_computed=True)] if len(parts) > 1 else []),
        ],
        places=dict.fromkeys(place_of_fact(one) for one in (*parts, whole)),
    )
