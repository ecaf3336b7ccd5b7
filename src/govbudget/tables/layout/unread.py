"""What of a grid is no part of a table, and why."""

from __future__ import annotations

from attrs import field, frozen

from govbudget.position import Position

__all__ = ["Unread"]


def _plain(position: Position) -> Position:
    return position.plain()


@frozen(slots=True)
class Unread:
    """A row or column of a grid that is no part of a table.

    Attributes:
        what: what is printed in it, with "|" between the cells.
        reason: why it is none.
        position: where it stands.
    """

    what: str
    reason: str
    position: Position = field(converter=_plain)
