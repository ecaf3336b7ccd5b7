"""人员经费 and 公用经费 of the text against the tables, and what explains a difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.matching import Verdict, as_written
from govbudget.disclosure.analysis.places import place_of_fact, place_of_row
from govbudget.disclosure.checking.common import figure, mend_of, shown
from govbudget.disclosure.checking.records import Place
from govbudget.disclosure.checking.text_naming import quoted
from govbudget.disclosure.tables import TableKind
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.matching import Match
    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.document import Disclosure

__all__ = ["check_personnel"]

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


def check_personnel(look: Look) -> None:
    """人员经费 and 公用经费 of the text against the tables."""
    found = [one for one in look.context.matches if one.fact.subject in _NAMES]
    if not found:
        look.not_applicable("说明中没有人员经费和公用经费")
    groups: dict[object, list[Match]] = {}
    for one in found:
        if one.verdict is Verdict.HOLDS:
            look.held()
        elif one.verdict is Verdict.UNKNOWN:
            look.not_determinable(f"各表都没有{_NAMES[one.fact.subject]}")
        else:
            groups.setdefault((one.verdict, one.fact.scope), []).append(one)
    for same in groups.values():
        for together in _causes(same):
            _tell(look, together)


def _causes(same: list[Match]) -> Iterator[list[Match]]:
    """Figures that are off by one amount each way have one cause; others have their own."""
    offs = {abs(_off(one).value) for one in same}
    if len(offs) == 1:
        yield same
        return
    for subject in _NAMES:
        if own := [one for one in same if one.fact.subject == subject]:
            yield own


def _off(one: Match) -> Amount:
    """What the text has more than the table."""
    stated = one.fact.amount
    assert stated is not None  # noqa: S101  a match has an amount
    return apart(stated, as_written(one.figures[0].amount, stated))


def _tell(look: Look, together: list[Match]) -> None:
    off = _off(together[0])
    near = together[0].verdict is Verdict.NEAR
    once = {(one.fact.subject, one.fact.amount): one for one in together}.values()
    said, said_en, mends, figures = [], [], [], []
    for one in once:
        name, stated, right = _NAMES[one.fact.subject], one.fact.amount, one.figures[0].amount
        assert stated is not None  # noqa: S101  a match has an amount
        said.append(f"{name}{shown(stated)}（表中{shown(right)}）")
        said_en.append(f"{name} {shown(stated)} (tables {shown(right)})")
        mends.append(mend_of(stated, as_written(right, stated), f"说明中{quoted(name)}"))
        figures += [figure(f"说明 {name}", stated), figure(f"表 {name}", right)]
    tables = "、".join(dict.fromkeys(f.table for one in together for f in one.figures))
    moved = () if near else _moved(look.disclosure, Amount(abs(off.value), off.unit))
    why, why_en = _explained(moved)
    figures += [figure(f"{one.code} {one.name}", one.amount) for one in moved]
    look.found(
        Severity.ROUNDING if near else Severity.ERROR,
        f"说明写{'、'.join(said)}，与{tables}不一致，相差{shown(off).removeprefix('-')}{why}。",
        f"the text has {', '.join(said_en)}; they differ by {shown(off).removeprefix('-')}{why_en}",
        figures=figures,
        places=[
            *(place_of_fact(one.fact) for one in together),
            *dict.fromkeys(f.place for one in together for f in one.figures),
            *(one.place for one in moved),
        ],
        mend="；".join(mend for mend, _ in mends),
        mend_en="; ".join(mend for _, mend in mends),
    )


def _explained(moved: tuple[_Moved, ...]) -> tuple[str, str]:
    """What explains a difference, in Chinese and in English."""
    if not moved:
        return "", ""
    rows = "、".join(f"{one.code}{one.name} {shown(one.amount)}" for one in moved)
    column = "公用经费" if moved[0].code.startswith(_ON_PERSONS) else "人员经费"
    return (
        f"，等于{rows}：表中列入{column}，说明按经济科目类归并",
        f", which is {rows}: the tables book it as {column}, the text goes by the class",
    )


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
    for table in disclosure.of(TableKind.GENERAL_BASIC, TableKind.FINAL_GENERAL_BASIC):
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
