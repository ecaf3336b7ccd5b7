"""What was passed over when the sums of a document were gathered, and why."""

from __future__ import annotations

from attrs import frozen

from govbudget.base.messages import Message

__all__ = ["Passed"]


@frozen(slots=True)
class Passed:
    """Sums that are not looked at, or a column that stands in none.

    Attributes:
        reason: why.
        count: how many sums it keeps open; none for a column that is no part of any.
    """

    reason: Message
    count: int = 1
