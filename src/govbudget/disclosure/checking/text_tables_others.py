"""机关运行经费, 政府采购, 政府购买服务 and 债务 against the tables that have them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree, amount_of, apart
from govbudget.disclosure.analysis.matching import as_written, sharp
from govbudget.disclosure.analysis.places import place_of_fact, place_of_stated, short_name
from govbudget.disclosure.checking.common import figure, mend_of, shown
from govbudget.disclosure.checking.text_naming import name_of, off_by, quoted
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.kinds import Kind, Measure, Scope
from govbudget.reconciling.findings import Severity
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.checking.records import Place
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact

__all__ = ["check_others"]

_TABLES = {
    "procurement": TableKind.PROCUREMENT,
    "purchased_services": TableKind.PURCHASED_SERVICES,
    "debt": TableKind.DEBT,
}
_WITH_COSTS = (
    TableKind.THREE_PUBLIC,
    TableKind.FINAL_THREE_PUBLIC,
    TableKind.OPERATING_COSTS,
)
_MEASURES = {"budget": Measure.BUDGET, "final account": Measure.FINAL}


def check_others(look: Look) -> None:
    """Each of these amounts against its table."""
    wanted = _MEASURES.get(look.disclosure.kind)
    for fact in look.disclosure.facts:
        own = fact.kind is Kind.AMOUNT and fact.year in {None, look.disclosure.year}
        if own and fact.measure in {wanted, None} and fact.amount is not None:
            _compare(look, fact)
            if fact.subject == "agency_running":
                _beside_public(look, fact, fact.amount)
    if not look.compared and not look.missing:
        look.not_applicable("说明中没有与各表对应的这类金额")


def _beside_public(look: Look, fact: Fact, amount: Amount) -> None:
    """机关运行经费 is the 公用经费 of those bodies that are agencies: it is no more than all of it.

    Source: the glossary of the disclosures, and 财预〔2016〕143号.
    """
    public = [
        one
        for one in look.context.figures.totals
        if (one.subject, one.scope) == ("spending.public", Scope.GENERAL)
        and not one.blank
        and one.year in {None, look.disclosure.year}
    ]
    if not public or not all(_is_more(amount, one.amount) for one in public):
        look.held(bool(public))
        return
    one = public[0]
    look.found(
        Severity.NOTICE,
        f"机关运行经费{shown(amount)}大于{one.table}的公用经费{shown(one.amount)}：请核对口径。",
        f"机关运行经费 {shown(amount)} is more than all 公用经费 of {one.table}: "
        f"{shown(one.amount)}",
        figures=[figure("机关运行经费", amount), figure("公用经费", one.amount)],
        places=[place_of_fact(fact), one.place],
    )


def _is_more(amount: Amount, whole: Amount) -> bool:
    off = apart(amount, whole)
    return off.value > 0 and agree(amount, whole) is Agreement.DIFFERENT


def _compare(look: Look, fact: Fact) -> None:
    stated = _figures(look.disclosure, fact.subject)
    if stated is None:
        return
    amount = sharp(look.context.figures.beside(fact), fact)
    if amount is None:  # pragma: no cover  seen to before
        return
    figures = [*stated]
    if not figures:
        look.not_determinable(f"表中没有{name_of(fact)}的合计")
        return
    agreed = [agree(amount, one) for _, one, _, _ in figures]
    if any(one is not Agreement.DIFFERENT for one in agreed):
        look.held()
        return
    table, right, blank, place = figures[0]
    # A part of another figure may be that of some bodies or funds only.
    certain = not blank and fact.part_of is None
    off = off_by(amount, as_written(right, amount))
    name = name_of(fact)
    mend, mend_en = mend_of(amount, as_written(right, amount), f"{quoted(name)}")
    look.found(
        Severity.ERROR if certain else Severity.NOTICE,
        f"说明写{quoted(name)}{shown(amount)}，{table}{'为空' if blank else f'为{shown(right)}'}，"
        f"相差{off}。",
        f"the text says {shown(amount)} for {name}, {table} "
        f"{'is blank' if blank else shown(right)}; they differ by {off}",
        figures=[figure("说明", amount), figure(table, None if blank else right)],
        places=[place_of_fact(fact), place],
        mend=mend if certain else "",
        mend_en=mend_en if certain else "",
    )


def _figures(
    disclosure: Disclosure, subject: str
) -> Iterator[tuple[str, Amount, bool, Place]] | None:
    """The totals of a subject; None where the document has no table for it."""
    if subject == "agency_running":
        found = list(_costs(disclosure))
        return iter(found) if found else None
    kind = _TABLES.get(subject)
    return _totals(disclosure, kind) if kind and disclosure.of(kind) else None


def _costs(disclosure: Disclosure) -> Iterator[tuple[str, Amount, bool, Place]]:
    """机关运行经费, in its own table or beside the “三公” expenditure."""
    for table in disclosure.of(*_WITH_COSTS):
        for one in table.stated:
            amount = amount_of(table, one)
            if "机关运行" in one.label and amount is not None:
                yield short_name(table), amount, False, place_of_stated(table, one)


def _totals(disclosure: Disclosure, kind: TableKind) -> Iterator[tuple[str, Amount, bool, Place]]:
    """What the total rows of the tables of a kind state; a blank total is nought."""
    for table in disclosure.of(kind):
        for one in table.stated:
            if is_total(one.label) and (not one.measure or one.column.is_summed):
                amount = amount_of(table, one) or Amount(Decimal(0), table.unit)
                yield short_name(table), amount, one.amount is None, place_of_stated(table, one)
