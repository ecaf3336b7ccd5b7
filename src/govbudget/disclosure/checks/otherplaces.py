"""Places of a finding that stand in another document than the one that is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.checks.records import Place
    from govbudget.disclosure.comparing.approved import ApprovedFigure
    from govbudget.disclosure.comparing.causes import DifferenceCause
    from govbudget.disclosure.comparing.lines import TableLine

__all__ = ["elsewhere", "places_beside"]


def elsewhere(line: TableLine, document: str) -> Place:
    """Where a line of another document stands.

    Args:
        line: the line.
        document: the path of its document.
    """
    return evolve(line.place, document=document)


def places_beside(cause: DifferenceCause[ApprovedFigure], document: str) -> list[Place]:
    """Where the figures of a cause stand: in the document, then in the approved tables.

    Args:
        cause: the cause.
        document: the file of the approved tables.
    """
    return list(_places(cause, document))


def _places(cause: DifferenceCause[ApprovedFigure], document: str) -> Iterator[Place]:
    every = (cause.lead, *cause.others)
    for own, there in ((one.stated.line, one.approved.line) for one in every[:1]):
        if own is not None:
            yield own.place
        if there is not None:
            yield elsewhere(there, document)
    yield from (one.stated.line.place for one in every[1:] if one.stated.line is not None)
    yield from (
        elsewhere(one.approved.line, document) for one in every[1:] if one.approved.line is not None
    )
