"""The accept list of the page: read again where somebody changed it, written one at a time."""

from __future__ import annotations

import os
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.cli.check_accept import entries_for
from govbudget.disclosure.accepting import AcceptList
from govbudget.errors import GovBudgetError

if TYPE_CHECKING:
    from govbudget.disclosure.checks.records import CheckReport

__all__ = ["KeptList"]

_LONGEST = 2_000


class KeptList:
    """The accept list in its file.

    Args:
        path: the file; it is made with the first entry.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._lock = Lock()
        self._read: tuple[tuple[int, int], AcceptList] | None = None

    def known(self) -> AcceptList:
        """The list as it is now.

        Raises:
            UnreadableFile: the file is no accept list.
        """
        with self._lock:
            return self._known()

    def _known(self) -> AcceptList:
        try:
            found = os.stat(self.path)  # noqa: PTH116  the path stays as it was typed
        except FileNotFoundError:
            return AcceptList()
        when = found.st_mtime_ns, found.st_size
        if self._read is None or self._read[0] != when:
            self._read = when, AcceptList.read(self.path)
        return self._read[1]

    def enter(self, report: CheckReport, id_: str, given: dict[str, str]) -> None:
        """Enter a finding.

        Args:
            report: the report that has it.
            id_: what the finding is known by.
            given: the reason, who says so, and until when it counts, as they were typed.

        Raises:
            GovBudgetError: there is no such finding, no reason, or a day that is none; or the file
                cannot be written.
        """
        findings = [one for one in report.findings if one.id == id_]
        reason = given.get("reason", "").strip()[:_LONGEST]
        if not findings:
            raise GovBudgetError(Message("web.error.no_finding"))
        if not reason:
            raise GovBudgetError(Message("web.error.no_reason"))
        until = _day(given.get("until", "").strip())
        who = given.get("who", "").strip()[:_LONGEST]
        entries = entries_for(report, findings[:1], reason=reason, who=who, until=until)
        with self._lock:
            self._known()
            AcceptList(entries).write(self.path)

    def take_back(self, id_: str) -> None:
        """Take the entry of a finding out, so that the finding is listed again.

        Args:
            id_: what the finding is known by.

        Raises:
            GovBudgetError: this list has no such entry; or the file cannot be written.
        """
        with self._lock:
            if all(one.id != id_ for one in self._known().entries):
                raise GovBudgetError(Message("web.error.no_entry"))
            AcceptList.remove(self.path, [id_])


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise GovBudgetError(Message("web.error.no_day", typed=typed)) from None
