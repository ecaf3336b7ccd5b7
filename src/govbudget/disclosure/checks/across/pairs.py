"""``across.pairs``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.cells import PlacedFigure, placed_at, summed
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.kinds import Severity
from govbudget.reconciling.links import usual_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.reconciling.links import Link, LinkFigure

__all__ = ["AcrossPairs"]


class AcrossPairs(Check):
    """What a unit pays for its own staff, by function and by economic class."""

    id = "across.pairs"
    group = Group.ACROSS
    rank = 110
    source = ("classification-notes",)
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TABLES, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        lookup = context.solution.lookup
        general, basic = lookup.coded(TableKind.GENERAL), lookup.coded(TableKind.GENERAL_BASIC)
        if general is None or basic is None:
            yield NotApplicable(Message("across.pairs.nothing"))
            return
        for link in usual_links((general.coded, basic.coded)):
            yield from _compared(link, general, basic)
        yield NotApplicable(Message("across.pairs.none"))


def _compared(link: Link, general: Block, basic: Block) -> Iterator[Outcome]:
    left = _of(general, link.left)
    codes = [row.code for row in basic.coded.rows]
    if any(codes.count(part.code) > 1 for part in link.right):
        return  # 30108 stands once for each of its government codes
    right = [one for part in link.right if (one := _of(basic, part))]
    if left is None or not right:
        return
    total = summed(right)
    if agree(left.amount, total, len(right)) is not Agreement.DIFFERENT:
        yield Held()
        return
    names = " + ".join(part.code for part in link.right)
    yield Found(
        Severity.NOTICE,
        Message(
            "across.pairs.found",
            code=link.left.code,
            amount=left.amount,
            codes=names,
            total=total,
            off=apart(left.amount, total),
            reason=link.reason,
        ),
        figures=[figure(link.left.code, left.amount), figure(names, total, is_computed=True)],
        places=[left.place, *(one.place for one in right)],
    )


def _of(sheet: Block, named: LinkFigure) -> PlacedFigure | None:
    row = next((at for at, one in enumerate(sheet.coded.rows) if one.code == named.code), None)
    if row is None:
        return None
    return placed_at(sheet, sheet.cell(row, sheet.coded.measures.index(named.measure)))
