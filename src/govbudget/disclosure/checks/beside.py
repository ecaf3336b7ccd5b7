"""What stands beside a document that is checked: those of the units, approved tables."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.disclosure.checks.base import Need
from govbudget.disclosure.comparing.approvals import ApprovedTables, as_disclosed
from govbudget.disclosure.comparing.approved import ApprovedFile
from govbudget.disclosure.comparing.units.department import Department
from govbudget.disclosure.comparing.units.documents import UnreadUnit
from govbudget.disclosure.document import Disclosure
from govbudget.errors import WrongArgument, because
from govbudget.reconciling.table import BudgetTable

if TYPE_CHECKING:
    from typing import TypeAlias

    from govbudget.disclosure.checks.base import Check
    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.io.digest import FileDigest

    #: Figures as they were approved: a file, tables, or a document.
    Tables: TypeAlias = Disclosure | ApprovedFile | BudgetTable | Sequence[BudgetTable]
    Approved: TypeAlias = str | os.PathLike[str] | Tables

__all__ = ["Beside"]


@frozen(eq=False)
class Beside:
    """What stands beside a document.

    Attributes:
        department: the document with those of its units; None where there are none.
        approved: the document with approved tables; None where there are none.
    """

    department: Department | None = None
    approved: ApprovedTables | None = None

    @classmethod
    def of(
        cls, disclosure: Disclosure, units: Iterable[object], against: Approved | None
    ) -> Beside:
        """What is given beside a document.

        Args:
            disclosure: the document.
            units: the documents of units, and files of them that could not be read.
            against: the figures as they were approved.

        Raises:
            WrongArgument: a unit is no document, or what was approved no table.
            UnreadableFile: the file of what was approved cannot be read.
        """
        given = list(units) if isinstance(units, Iterable) else [units]
        for one in given:
            if not isinstance(one, Disclosure | UnreadUnit):
                raise WrongArgument("units", type(one).__name__, because("argument.unit"))
        read = [one for one in given if isinstance(one, Disclosure)]
        unread = [one for one in given if isinstance(one, UnreadUnit)]
        return cls(
            Department(disclosure, read, unread) if given else None,
            None if against is None else _approved(disclosure, against),
        )

    def lacks(self, rule: type[Check]) -> Message | None:
        """Why a rule does not apply: what it needs is not there; None where it is.

        Args:
            rule: the rule.
        """
        for need, there in ((Need.UNITS, self.department), (Need.APPROVED, self.approved)):
            if need in rule.needs and there is None:
                return Message(f"check.without.{need.value}")
        return None

    @property
    def files(self) -> tuple[FileDigest, ...]:
        """The files with what was approved."""
        return self.approved.digests if self.approved is not None else ()

    @property
    def others(self) -> tuple[Disclosure, ...]:
        """The documents of the units."""
        return self.department.given if self.department is not None else ()


def _approved(disclosure: Disclosure, against: Approved) -> ApprovedTables:
    """The approved tables, from a file, from tables or from a document."""
    if isinstance(against, str | os.PathLike):
        return _of_file(disclosure, os.fspath(against))
    if isinstance(against, Disclosure | ApprovedFile):
        return ApprovedTables(disclosure, against.tables, against.path, against.digests)
    given = [against] if isinstance(against, BudgetTable) else against
    if not isinstance(given, Sequence) or not all(isinstance(one, BudgetTable) for one in given):
        raise WrongArgument("against", type(against).__name__, because("argument.approved"))
    called = next((one.title for one in given if one.title), "approved tables")
    return ApprovedTables(disclosure, _as_disclosed(given), called)


def _of_file(disclosure: Disclosure, path: str) -> ApprovedTables:
    from govbudget.disclosure.comparing.approvedfile import approved_file

    return _approved(disclosure, approved_file(path, year=disclosure.year))


def _as_disclosed(tables: Sequence[BudgetTable]) -> list[DisclosedTable]:
    return [as_disclosed(one, at) for at, one in enumerate(tables, 1)]
