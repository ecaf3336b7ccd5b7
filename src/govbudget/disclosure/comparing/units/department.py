"""A department's document with those of its units, each part worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.comparing.causes import DifferenceCause, causes_of
from govbudget.disclosure.comparing.units.documents import (
    UnitDocument,
    UnreadUnit,
    UnusedDocument,
    missing_of,
    unit_documents,
)
from govbudget.disclosure.comparing.units.figures import DocumentFigures, figures_of
from govbudget.disclosure.comparing.units.listed import ListedUnit, listed_units
from govbudget.disclosure.comparing.units.rows import RowDifference, UnitRow, row_causes, rows_of
from govbudget.disclosure.comparing.units.sums import UnitSum, holding_totals, sums_of
from govbudget.disclosure.comparing.units.transfers import Transfer, explained_by, transfers_of
from govbudget.disclosure.text.kinds import BodyLevel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from govbudget.disclosure.document import Disclosure

__all__ = ["Department"]


def _place(unit: UnitDocument, order: Sequence[int]) -> tuple[bool, int, str]:
    """Where a unit stands: the department's own first, the others as they are listed."""
    listed = len(order) if unit.listed is None else order.index(id(unit.listed))
    return not unit.is_own, listed, unit.name.stem


class Department:
    """A department's document beside those of its units.

    Args:
        disclosure: the document of the department.
        given: the documents that may be those of its units.
        unread: the files that may be some, and could not be read.
    """

    def __init__(
        self,
        disclosure: Disclosure,
        given: Sequence[Disclosure],
        unread: Sequence[UnreadUnit] = (),
    ) -> None:
        self.disclosure = disclosure
        self.given = tuple(given)
        self.unread = tuple(unread)

    @cached_property
    def listed(self) -> tuple[ListedUnit, ...]:
        """The units that the department lists."""
        return listed_units(self.disclosure)

    @cached_property
    def figures(self) -> DocumentFigures:
        """The figures of the department's own document."""
        return figures_of(self.disclosure)

    @cached_property
    def _sorted(self) -> tuple[list[UnitDocument], list[UnusedDocument]]:
        return unit_documents(self.disclosure, self.given, self.listed)

    @cached_property
    def left_out(self) -> list[UnusedDocument]:
        """The documents that are left out, and why."""
        unread = [
            UnusedDocument(one.path, "", Message("units.left.unread", why=one.why))
            for one in self.unread
        ]
        return [*self._sorted[1], *unread]

    @cached_property
    def _in_list(self) -> list[UnitDocument]:
        found = self._sorted[0]
        if self.listed:
            return [one for one in found if one.listed or one.is_own]
        # Without a list a department's document is that of another one, unless the totals need it.
        return [
            one for one in found if one.is_own or one.disclosure.level is not BodyLevel.DEPARTMENT
        ]

    @cached_property
    def units(self) -> list[UnitDocument]:
        """The documents of its units; one that it does not list where the totals need it."""
        every, known = self._sorted[0], self._in_list
        is_all = len(known) == len(every) or holding_totals(self.figures, known)
        found = known if is_all or not holding_totals(self.figures, every) else every
        order = [id(one) for one in self.listed]
        return sorted(found, key=lambda one: _place(one, order))

    @cached_property
    def unlisted(self) -> list[UnitDocument]:
        """The documents of units that the department does not list, or of other departments."""
        known = self._in_list if self.listed else [*self._in_list, *self.units]
        return [one for one in self._sorted[0] if one not in known]

    @cached_property
    def missing(self) -> list[ListedUnit]:
        """The listed units of which there is no document."""
        return missing_of(self.units, self.listed)

    @cached_property
    def lacks_own(self) -> bool:
        """Whether there is no document of the department's own, which need not be listed."""
        return not any(one.is_own for one in self.units)

    @cached_property
    def is_whole(self) -> bool:
        """Whether all of its units with any money are known to be there."""
        if holding_totals(self.figures, self.units):
            return True
        is_all = bool(self.listed) and not self.unread and not self.missing and not self.lacks_own
        return is_all and all(one in self.units for one in self._sorted[0])

    @cached_property
    def sums(self) -> list[UnitSum]:
        """Every figure beside the sum of the units."""
        return sums_of(self.figures, self.units, is_whole=self.is_whole)

    @cached_property
    def failed(self) -> list[UnitSum]:
        """The sums that do not hold."""
        return [one for one in self.sums if one.why is None and not one.holds]

    @cached_property
    def transfers(self) -> dict[str, list[Transfer]]:
        """What the units and the department pay each other, by the code of the row."""
        return transfers_of(self.figures, [one.figures for one in self.units])

    def explained(self, one: UnitSum) -> tuple[Transfer, ...]:
        """The transfers that the difference of a sum is; none where it is not.

        Args:
            one: the sum.
        """
        return explained_by(one.off, one.bound, self.transfers.get(one.key.line.code, ()))

    @cached_property
    def causes(self) -> list[DifferenceCause[UnitSum]]:
        """The causes of the sums that do not hold, and that no transfer explains."""
        return causes_of(
            (one for one in self.failed if not self.explained(one)), is_whole=self.is_whole
        )

    @cached_property
    def by_transfers(self) -> list[tuple[tuple[Transfer, ...], list[UnitSum]]]:
        """The sums that transfers explain, those that the same ones do together."""
        found: dict[tuple[tuple[str, Fraction], ...], tuple[tuple[Transfer, ...], list[UnitSum]]]
        found = {}
        for one in self.failed:
            if some := self.explained(one):
                names = tuple((it.name, it.yuan) for it in some)
                found.setdefault(names, (some, []))[1].append(one)
        return list(found.values())

    @cached_property
    def rows(self) -> list[UnitRow]:
        """The figures of the department's tables by unit, beside those of the units."""
        return list(rows_of(self.figures, self.units, self.disclosure.unit_name))

    @cached_property
    def row_causes(self) -> list[RowDifference]:
        """The causes of those that differ."""
        return row_causes(self.rows)

    def is_of_row(self, cause: DifferenceCause[UnitSum]) -> bool:
        """Whether a difference of a sum is one that a table by unit shows for one unit.

        Args:
            cause: the cause of the sum.
        """
        lead = cause.lead
        return any(
            abs(lead.off - one.lead.off) <= max(lead.bound, one.lead.bound)
            for one in self.row_causes
        )
