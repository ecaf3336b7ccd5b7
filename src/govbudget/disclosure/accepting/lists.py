"""The accept list: which findings are let stand, and why."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from govbudget.classification.today import this_day
from govbudget.disclosure.checks.records import Accepted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from govbudget.disclosure.checks.records import CheckFinding, CheckReport

__all__ = ["AcceptList"]


def _entries(given: Iterable[Accepted]) -> tuple[Accepted, ...]:
    return tuple(given)


@frozen
class AcceptList:
    """Findings that somebody looked at and lets stand.

    A finding is known by its id: it stays accepted where it moves to another page, and is told
    anew where one of its figures changes.

    >>> from datetime import date
    >>> known = AcceptList([Accepted("a1b2c3d4e5f6", "the law says so", "the head of accounts")])
    >>> known.of("a1b2c3d4e5f6", date(2026, 3, 1)).reason
    'the law says so'

    Attributes:
        entries: the entries, in the order of the list.

    .. versionadded:: 0.2.0
    """

    entries: tuple[Accepted, ...] = field(default=(), converter=_entries)

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> AcceptList:
        """The list that a file holds.

        Args:
            path: the file: TOML, with a table ``[[accept]]`` for each entry; or a workbook of
                findings with decisions in it, of which those count that let a finding stand.

        Raises:
            UnreadableFile: it cannot be read, is no TOML, has a key or a value that cannot be, an
                entry without an id or a reason, or an id twice.
            MissingExtra: it is a workbook, and the extra ``excel`` is not installed.
        """
        from govbudget.disclosure.accepting.book_in import accepted_in, is_book

        if is_book(os.fspath(path)):
            return cls(accepted_in(os.fspath(path)))
        from govbudget.disclosure.accepting.toml_in import read_toml

        return cls(read_toml(os.fspath(path)))

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the list as TOML; of a file that is there its entries and comments stay.

        An entry whose id the file has already takes the place of that one; others are added.

        Args:
            path: the file.

        Raises:
            MissingExtra: the extra ``review`` is not installed.
            UnreadableFile: the file that is there is no accept list.
            GovBudgetError: it cannot be written.
        """
        from govbudget.disclosure.accepting.toml_out import write_toml

        write_toml(os.fspath(path), self.entries)

    @staticmethod
    def remove(path: str | os.PathLike[str], ids: Iterable[str]) -> None:
        """Take entries out of a list in a file; the others stay with their comments.

        Args:
            path: the file, as TOML.
            ids: the ids of the entries.

        Raises:
            MissingExtra: the extra ``review`` is not installed.
            UnreadableFile: there is no such file, or it is no accept list.
            GovBudgetError: it has no entry of one of the ids, of which nothing is taken out then;
                or it cannot be written.
        """
        from govbudget.disclosure.accepting.toml_out import remove_from_toml

        remove_from_toml(os.fspath(path), ids)

    def joined(self, other: AcceptList) -> AcceptList:
        """Both lists as one; of an id that both have what counts longer.

        Args:
            other: the other list.
        """
        return AcceptList((*self.entries, *other.entries))

    def of(self, id: str, day: date | None = None) -> Accepted | None:  # noqa: A002  its name
        """The entry that lets a finding stand; None where there is none, or none counts any more.

        Args:
            id: what the finding is known by.
            day: the day; None is today.
        """
        day = day or this_day()
        return next((one for one in self.entries if one.id == id and one.counts_on(day)), None)

    def apply(self, report: CheckReport, day: date | None = None) -> CheckReport:
        """A report whose accepted findings stand apart from the others.

        Args:
            report: the report.
            day: the day on which entries have to count; None is today.
        """
        day = day or this_day()
        counting = {one.id: one for one in reversed(self.entries) if one.counts_on(day)}
        if not counting:
            return report
        kept: list[CheckFinding] = []
        accepted: list[CheckFinding] = list(report.accepted)
        by: list[Accepted] = list(report.acceptances)
        for finding in report.findings:
            entry = counting.get(finding.id)
            if entry is None:
                kept.append(finding)
            else:
                accepted.append(finding)
                by.append(entry)
        return evolve(report, findings=tuple(kept), accepted=tuple(accepted), acceptances=tuple(by))
