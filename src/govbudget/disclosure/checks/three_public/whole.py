"""``three_public.whole``."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.amounts import Amount
from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.places import place_of_stated, short_name
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import figure_mended
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import CheckMend, Group
from govbudget.disclosure.checks.telling import figure, fix_of, off_by
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.kinds import Severity
from govbudget.tables.lexicon.totals import speaks_of_total
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.stated import Stated
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["Whole"]

# 合计 of a table of “三公”, meetings and training is these three.
_PARTS = {"public", "meetings", "training"}


class Whole(Check):
    """The totals of tables that have meetings and training beside “三公”."""

    id = "three_public.whole"
    group = Group.THREE_PUBLIC
    rank = 12
    needs = frozenset({Need.TABLES})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        for table in context.disclosure.of(TableKind.THREE_PUBLIC, TableKind.FINAL_THREE_PUBLIC):
            wrong: list[tuple[Stated, dict[str, Stated], Amount]] = []
            for figures in _groups(table):
                whole = figures.pop("whole")
                total = _total(table, figures)
                stated = Amount(whole.amount or Decimal(0), whole.unit or table.unit)
                # 合计 of “三公” alone, with the two others beside it.
                if whole.amount == figures["public"].amount:
                    continue
                if agree(stated, total, len(figures)) is Agreement.DIFFERENT:
                    wrong.append((whole, figures, total))
                else:
                    yield Held()
            if wrong:
                yield _found(table, wrong)
        yield NotApplicable(Message("three_public.whole.nothing"))


def _groups(table: DisclosedTable) -> Iterator[dict[str, Stated]]:
    """The total with its parts, for each row and year that has all of them."""
    groups: dict[tuple[str, ...], dict[str, Stated]] = {}
    again: set[tuple[str, ...]] = set()
    for one in table.stated:
        part, above = _part(one)
        if not part or one.amount is None:
            continue
        if part in groups.setdefault(above, {}):
            # Two units of one name: what belongs together is not known.
            again.add(above)
        groups[above][part] = one
    for above, found in groups.items():
        if above not in again and found.keys() == {"whole", *_PARTS}:
            yield found


def _part(one: Stated) -> tuple[str, tuple[str, ...]]:
    """Which part a figure is, and what stands above all of them; empty for others."""
    label = plain(one.label)
    if label in {"会议费", "培训费"}:
        return ("meetings" if label == "会议费" else "training"), one.path
    if not speaks_of_total(label):
        return "", ()
    if one.path and "三公" in plain(one.path[-1]):
        return "public", one.path[:-1]
    return "whole", one.path


def _total(table: DisclosedTable, figures: dict[str, Stated]) -> Amount:
    values = (one.amount or Decimal(0) for one in figures.values())
    unit = next(iter(figures.values())).unit or table.unit
    return Amount(sum(values, Decimal(0)), unit)


def _mends(
    table: DisclosedTable, wrong: list[tuple[Stated, dict[str, Stated], Amount]]
) -> list[CheckMend]:
    """The totals as their items give them; none where one cannot be put right so."""
    found = []
    for whole, _, total in wrong:
        unit = whole.unit or table.unit
        stated = None if whole.amount is None else Amount(whole.amount, unit)
        found.append(figure_mended([place_of_stated(table, whole)], stated, total))
    return [mend for mends in found for mend in mends] if all(found) else []


def _found(table: DisclosedTable, wrong: list[tuple[Stated, dict[str, Stated], Amount]]) -> Outcome:
    """One finding for a table: the first total that fails, and how many others do."""
    (whole, parts, total), more = wrong[0], len(wrong) - 1
    stated = Amount(whole.amount or Decimal(0), whole.unit or table.unit)
    return Found(
        Severity.ERROR,
        Message(
            "three_public.whole.found",
            table=short_name(table),
            what="/".join((*whole.path, whole.label)),
            stated=stated,
            total=total,
            off=off_by(stated, total),
            more=Message("three_public.whole.more", count=more) if more else NOTHING,
        ),
        figures=[
            figure("/".join((*whole.path, whole.label)), stated),
            *(
                figure(
                    "/".join((*one.path, one.label)), Amount(one.amount or Decimal(0), total.unit)
                )
                for one in parts.values()
            ),
            figure(Message("telling.label.total"), total, is_computed=True),
        ],
        places=[place_of_stated(table, one) for one, _, _ in wrong],
        mends=_mends(table, wrong),
        fix=fix_of(stated, total),
        count=len(wrong),
    )
