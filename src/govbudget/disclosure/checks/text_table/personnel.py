"""``text_table.personnel``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.base.messages import NOTHING, Message
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.matching import Verdict, as_written
from govbudget.disclosure.analysis.places import place_of_fact, place_of_row
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import figure_mended
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import CheckMend, Group, Place
from govbudget.disclosure.checks.telling import figure, fix_of
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.matching import Match
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.checks.records import Figure
    from govbudget.disclosure.document import Disclosure

__all__ = ["Personnel"]

_NAMES = {"spending.personnel": "人员经费", "spending.public": "公用经费"}
# The classes that are usually spent on persons; 302 and 310 run the body.
_ON_PERSONS = ("301", "303")


@frozen(slots=True)
class _Moved:
    """A row that stands in the other column than its class.

    Attributes:
        code: its economic code.
        name: its name.
        amount: its amount in that column.
        place: where it stands.
    """

    code: str
    name: str
    amount: Amount
    place: Place


class Personnel(Check):
    """人员经费 and 公用经费 of the text against the tables, with what explains a difference."""

    id = "text_table.personnel"
    group = Group.TEXT_TABLE
    rank = 20
    severities = (Severity.ERROR, Severity.ROUNDING)
    needs = frozenset({Need.TEXT, Need.TABLES, Need.ONE_BUDGET})

    def check(self, context: Context) -> Iterator[Outcome]:
        found = [one for one in context.matches if one.fact.subject in _NAMES]
        if not found:
            yield NotApplicable(Message("text_table.personnel.nothing"))
        groups: dict[object, list[Match]] = {}
        for one in found:
            if one.verdict is Verdict.HOLDS:
                yield Held()
            elif one.verdict is Verdict.UNKNOWN:
                name = _NAMES[one.fact.subject]
                yield NotDeterminable(Message("text_table.personnel.open", name=name))
            else:
                groups.setdefault((one.verdict, one.fact.scope), []).append(one)
        for same in groups.values():
            for together in _causes(same):
                yield _found(context.disclosure, together)


def _causes(same: list[Match]) -> Iterator[list[Match]]:
    """Figures that are off by one amount each way have one cause; others have their own."""
    offs = {abs(_off(one).value) for one in same}
    if len(offs) == 1:
        yield same
        return
    for subject in _NAMES:
        if own := [one for one in same if one.fact.subject == subject]:
            yield own


def _stated(one: Match) -> Amount:
    assert one.fact.amount is not None  # noqa: S101  a match has an amount
    return one.fact.amount


def _off(one: Match) -> Amount:
    """What the text has more than the table."""
    return apart(_stated(one), as_written(one.figures[0].amount, _stated(one)))


def _mends(together: list[Match]) -> list[CheckMend]:
    """The figures of the text, each as the table has it."""
    found = [
        figure_mended(
            [place_of_fact(one.fact)],
            _stated(one),
            as_written(one.figures[0].amount, _stated(one)),
        )
        for one in together
    ]
    return [mend for mends in found for mend in mends] if all(found) else []


def _found(disclosure: Disclosure, together: list[Match]) -> Outcome:
    signed = _off(together[0])
    off = Amount(abs(signed.value), signed.unit)
    near = together[0].verdict is Verdict.NEAR
    said: list[Message] = []
    fixes: list[Message] = []
    figures: list[Figure] = []
    for one in {(one.fact.subject, one.fact.amount): one for one in together}.values():
        name, stated, right = _NAMES[one.fact.subject], _stated(one), one.figures[0].amount
        said.append(Message("text_table.personnel.part", name=name, stated=stated, right=right))
        where = Message("text_table.in-text", name=name)
        fixes.append(fix_of(stated, as_written(right, stated), where))
        figures += [
            figure(Message("telling.label.in-text", name=name), stated),
            figure(Message("telling.label.in-table", name=name), right),
        ]
    moved = () if near else _moved(disclosure, off)
    message = Message(
        "text_table.personnel.found",
        said=tuple(said),
        tables=tuple(dict.fromkeys(f.table for one in together for f in one.figures)),
        off=off,
        why=_explained(moved),
    )
    return Found(
        Severity.ROUNDING if near else Severity.ERROR,
        message,
        figures=[*figures, *(figure(f"{one.code} {one.name}", one.amount) for one in moved)],
        places=[
            *(place_of_fact(one.fact) for one in together),
            *dict.fromkeys(f.place for one in together for f in one.figures),
            *(one.place for one in moved),
        ],
        fix=Message("text_table.personnel.found-fix", fixes=tuple(fixes)),
        # Where an item was counted elsewhere, no figure is misprinted.
        mends=() if near or moved else _mends(together),
    )


def _explained(moved: tuple[_Moved, ...]) -> Message:
    """What explains a difference."""
    if not moved:
        return NOTHING
    rows = "、".join(f"{one.code}{one.name} {one.amount}" for one in moved)
    column = "公用经费" if moved[0].code.startswith(_ON_PERSONS) else "人员经费"
    return Message("text_table.personnel.moved", rows=rows, column=column)


def _moved(disclosure: Disclosure, off: Amount) -> tuple[_Moved, ...]:
    """The rows in the other column than their class that together are a difference."""
    rows = tuple(_crossing(disclosure))
    for one in rows:
        if agree(off, one.amount) is not Agreement.DIFFERENT:
            return (one,)
    total = sum((one.amount.value for one in rows), start=off.value * 0)
    unit = rows[0].amount.unit if rows else None
    whole = agree(off, Amount(total, unit), max(len(rows), 1)) is not Agreement.DIFFERENT
    return rows if rows and whole else ()


def _crossing(disclosure: Disclosure) -> Iterator[_Moved]:
    """302 booked as 人员经费, and 301 or 303 booked as 公用经费, by the items of a table."""
    for table in disclosure.of(
        TableKind.GENERAL_BASIC, TableKind.FISCAL_BASIC, TableKind.FINAL_GENERAL_BASIC
    ):
        for coded in table.tables:
            columns = {one.spending: at for at, one in enumerate(coded.columns)}
            if coded.scheme is not Scheme.ECONOMIC:
                continue
            for row in coded.rows:
                column = "public" if row.code.startswith(_ON_PERSONS) else "personnel"
                at = columns.get(column)
                amount = None if at is None else row.cells[at].amount
                if len(row.code) > len("302") and at is not None and amount:
                    place = place_of_row(table, row, coded, coded.measures[at])
                    unit = coded.unit or table.unit
                    yield _Moved(row.code, row.name, Amount(amount, unit), place)
