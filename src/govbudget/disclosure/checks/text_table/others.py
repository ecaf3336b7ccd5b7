"""``text_table.others``."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.agreement import Agreement, agree, amount_of, apart
from govbudget.disclosure.analysis.matching import as_written, sharp
from govbudget.disclosure.analysis.narrower import is_narrower
from govbudget.disclosure.analysis.places import place_of_fact, place_of_stated, short_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, fix_of, name_of, off_by
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.facts import AmountFact
from govbudget.disclosure.text.kinds import DocumentKind, Measure, Scope
from govbudget.reconciling.kinds import Severity
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.table_figures import TableFigure
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.checks.records import Place
    from govbudget.disclosure.document import Disclosure

__all__ = ["Others"]

_TABLES = {
    "procurement": TableKind.PROCUREMENT,
    "purchased_services": TableKind.PURCHASED_SERVICES,
    "debt": TableKind.DEBT,
}
_WITH_COSTS = (
    TableKind.THREE_PUBLIC,
    TableKind.FINAL_THREE_PUBLIC,
    TableKind.OPERATING_COSTS,
    TableKind.MEETINGS_TRAINING,
)
_MEASURES = {DocumentKind.BUDGET: Measure.BUDGET, DocumentKind.FINAL_ACCOUNT: Measure.FINAL}


class Others(Check):
    """机关运行经费, 政府采购, 政府购买服务 and 债务 against the tables that have them.

    机关运行经费 is also compared with 公用经费: it is that of the bodies that are agencies, and no
    more than all of it.
    """

    id = "text_table.others"
    group = Group.TEXT_TABLE
    rank = 50
    severities = (Severity.ERROR, Severity.NOTICE)
    needs = frozenset({Need.TEXT, Need.TABLES, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        wanted = _MEASURES.get(disclosure.kind)
        for fact in disclosure.facts:
            if not isinstance(fact, AmountFact) or fact.amount is None:
                continue
            if fact.subject != "agency_running" and fact.subject not in _TABLES:
                continue
            if fact.year in {None, disclosure.year} and fact.measure in {wanted, None}:
                if is_narrower(disclosure, fact):
                    continue
                yield from _compared(context, fact)
                if fact.subject == "agency_running":
                    yield _beside_public(context, fact, fact.amount)
        yield NotApplicable(Message("text_table.others.nothing"))


def _beside_public(context: Context, fact: AmountFact, amount: Amount) -> Outcome:
    """机关运行经费 is the 公用经费 of those bodies that are agencies: it is no more than all of it.

    Source: the glossary of the disclosures, and 财预〔2016〕143号.
    """
    public = _general(context, "spending.public")
    if not public or not all(_is_more(amount, one.amount) for one in public):
        return Held(int(bool(public)))
    one, basic = public[0], _general(context, "spending.basic")
    message = Message("text_table.others.costs", amount=amount, table=one.table, public=one.amount)
    figures = [figure("机关运行经费", amount), figure("公用经费", one.amount)]
    places = [place_of_fact(fact), one.place]
    if not basic or not all(_is_more(amount, each.amount) for each in basic):
        return Found(Severity.NOTICE, message, figures=figures, places=places)
    # Whatever a place counts as its costs of running, the wages cannot be exceeded as well.
    whole = basic[0]
    return Found(
        Severity.ERROR,
        Message(
            "text_table.others.above",
            amount=amount,
            table=whole.table,
            basic=whole.amount,
            public=one.amount,
        ),
        figures=[*figures, figure("基本支出", whole.amount)],
        places=[*places, whole.place],
    )


def _general(context: Context, subject: str) -> list[TableFigure]:
    """The totals of a subject in the general public budget of the year."""
    return [
        one
        for one in context.figures.totals
        if (one.subject, one.scope) == (subject, Scope.GENERAL)
        and not one.blank
        and one.year in {None, context.disclosure.year}
    ]


def _is_more(amount: Amount, whole: Amount) -> bool:
    off = apart(amount, whole)
    return off.value > 0 and agree(amount, whole) is Agreement.DIFFERENT


def _compared(context: Context, fact: AmountFact) -> Iterator[Outcome]:
    stated = _figures(context.disclosure, fact.subject)
    if stated is None:
        return
    amount = sharp(context.figures.beside(fact), fact)
    assert amount is not None  # noqa: S101  only facts with amounts are compared
    figures, name = [*stated], name_of(fact)
    if not figures:
        yield NotDeterminable(Message("text_table.others.open", name=name))
        return
    if any(agree(amount, one) is not Agreement.DIFFERENT for _, one, _, _ in figures):
        yield Held()
        return
    table, right, blank, place = figures[0]
    # A part of another figure may be that of some bodies or funds only.
    certain = not blank and fact.part_of is None
    written = as_written(right, amount)
    message = Message(
        "text_table.others.found",
        name=name,
        amount=amount,
        table=table,
        right=None if blank else right,
        off=off_by(amount, written),
    )
    fix = fix_of(amount, written, Message("text_table.figure", name=name))
    yield Found(
        Severity.ERROR if certain else Severity.NOTICE,
        message,
        figures=[
            figure(Message("telling.label.text"), amount),
            figure(table, None if blank else right),
        ],
        places=[place_of_fact(fact), place],
        fix=fix if certain else NOTHING,
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
