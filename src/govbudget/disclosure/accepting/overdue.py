"""Entries of an accept list that do nothing any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.classification.today import this_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from govbudget.disclosure.accepting.lists import AcceptList
    from govbudget.disclosure.checks.records import Accepted, CheckReport

__all__ = ["expired", "unmatched"]


def expired(known: AcceptList, day: date | None = None) -> list[Accepted]:
    """The entries that do not count any more; where another of the same id does, none is told.

    Args:
        known: the list.
        day: the day; None is today.
    """
    day = day or this_day()
    counting = {one.id for one in known.entries if one.counts_on(day)}
    return [one for one in known.entries if not one.counts_on(day) and one.id not in counting]


def unmatched(
    known: AcceptList,
    reports: Iterable[CheckReport],
    day: date | None = None,
    *,
    whole: bool = True,
) -> list[Accepted]:
    """The entries that match no finding any more, though their document was checked.

    Of an entry that says whose finding it was only a report of that body and year can tell; of one
    that does not, all that were checked. Where its rule was not run, it is not known.

    Args:
        known: the list.
        reports: what was checked, after ``AcceptList.apply``.
        day: the day; None is today.
        whole: whether nothing was left out: each document that was named could be checked.
    """
    day = day or this_day()
    reports = list(reports)
    met = {one.id for report in reports for one in (*report.accepted, *report.findings)}
    seen = {(report.unit_name, report.year) for report in reports}
    unrun = {rule for report in reports for rule in report.left_out}
    idle: dict[str, Accepted] = {}
    for one in known.entries:
        named = (one.body, one.year) in seen if one.body or one.year else whole
        if one.id not in met and named and one.rule not in unrun and one.counts_on(day):
            idle.setdefault(one.id, one)
    return list(idle.values())
