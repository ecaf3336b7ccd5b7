"""``across.three-public``."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.cells import PlacedFigure, placed_at
from govbudget.disclosure.analysis.lookup import code_cell, place_at
from govbudget.disclosure.analysis.three_public import three_public_rows
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["AcrossThreePublic"]

_KINDS = (TableKind.THREE_PUBLIC, TableKind.FINAL_THREE_PUBLIC)
_SECTIONS = (
    ("abroad", "30212", "因公出国（境）费"),
    ("reception", "30217", "公务接待费"),
    ("running", "30231", "公务用车运行维护费"),
    ("purchase", "31013", "公务用车购置费"),
)


class AcrossThreePublic(Check):
    """The economic sections of basic expenditure beside the “三公” table that includes them."""

    id = "across.three-public"
    group = Group.ACROSS
    rank = 80
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TABLES, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        lookup = context.solution.lookup
        basic = lookup.coded(TableKind.GENERAL_BASIC)
        sheets = [one for one in lookup.sheets if one.table.kind in _KINDS and one.coded.unit]
        if basic is None or len(sheets) != 1:
            yield NotApplicable(Message("across.three-public.nothing"))
            return
        rows = list(three_public_rows(sheets[0]))
        if len(rows) != 1:
            yield NotDeterminable(Message("across.three-public.several"))
            return
        at = _measure(sheets[0], context.disclosure.year)
        yield from _sections(basic, sheets[0], rows[0], at)
        yield NotApplicable(Message("across.three-public.blank"))


def _measure(public: Block, year: int | None) -> int:
    """The column of the final account, or else the first of the year of the document."""
    columns = tuple(enumerate(public.coded.columns))
    finals = (at for at, one in columns if one.measure == "决算数")
    own = (at for at, one in columns if one.year in {None, year} and not one.years_back)
    return next(finals, next(own, 0))


def _stated(public: Block, row: int, at: int) -> PlacedFigure | None:
    """The figure of a part; nought for an empty cell of a table that has others in its column."""
    cell = public.coded.rows[row].cells[at]
    others = any(public.amount(other, at) for other in range(len(public.labels)))
    if cell.is_blank and others:
        here = public.cell(row, at)
        return PlacedFigure(Amount(Decimal("0.00"), public.coded.unit), place_at(public, here))
    return placed_at(public, public.cell(row, at))


def _sections(basic: Block, public: Block, rows: Mapping[str, int], at: int) -> Iterator[Outcome]:
    for part, code, name in _SECTIONS:
        row = rows.get(part)
        section = placed_at(basic, code_cell(basic, code))
        stated = None if row is None else _stated(public, row, at)
        if section is None or stated is None:
            continue
        more = apart(stated.amount, section.amount).value > 0
        if more or agree(stated.amount, section.amount) is not Agreement.DIFFERENT:
            yield Held()  # more in the “三公” table is paid from 项目支出
            continue
        yield Found(
            Severity.NOTICE,
            Message(
                "across.three-public.found",
                section=f"{code} {name}",
                amount=section.amount,
                public=(there := stated.amount if stated.amount.value else None),
            ),
            figures=[figure(f"{code} {name}", section.amount), figure(name, there)],
            places=[section.place, stated.place],
        )
