"""Which figures and sentences the findings of a check are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.disclosure.checks.records import CheckReport
    from govbudget.position import Position

__all__ = ["Doubts"]

# A cell: its page, table, row and column.
_Cell = tuple[int | None, int | None, int | None, int | None]


class Doubts:
    """The findings about each cell and each paragraph.

    Args:
        report: the report of the check; None where the document was not checked.
    """

    def __init__(self, report: CheckReport | None) -> None:
        self._cells: dict[_Cell, list[str]] = {}
        self._paragraphs: dict[int, list[str]] = {}
        self._errors: set[str] = set()
        for finding in () if report is None else report.findings:
            # A remark on rounding puts no figure in doubt.
            if finding.severity not in {Severity.ERROR, Severity.NOTICE}:
                continue
            if finding.severity is Severity.ERROR:
                self._errors.add(finding.id)
            for place in finding.places:
                if place.document:
                    continue
                if place.paragraph is not None:
                    self._paragraphs.setdefault(place.paragraph, []).append(finding.id)
                elif place.row is not None and place.column is not None:
                    cell = (place.page, place.table, place.row, place.column)
                    self._cells.setdefault(cell, []).append(finding.id)

    def of_cell(self, position: Position, page: int | None, table: int | None) -> str:
        """The ids of the findings about a cell, parted by blanks.

        Args:
            position: where it stands.
            page: the page.
            table: which table of the document it is in.
        """
        cell = (page, table, position.row, position.column)
        return _joined(self._cells.get(cell, ()))

    def has_error(self, ids: str) -> bool:
        """Whether one of some findings is an error.

        Args:
            ids: their ids, parted by blanks.
        """
        return not self._errors.isdisjoint(ids.split())

    def of_paragraph(self, number: int) -> str:
        """The ids of the findings about a paragraph, parted by blanks.

        Args:
            number: the number of the paragraph.
        """
        return _joined(self._paragraphs.get(number, ()))


def _joined(ids: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(ids))
