"""An entry of an accept list: a finding that somebody looked at and lets stand."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen
from attrs.validators import instance_of, optional

__all__ = ["Accepted"]

_IS_TEXT = instance_of(str)


@frozen(slots=True)
class Accepted:
    """A finding that somebody looked at and lets stand.

    Attributes:
        id: what the finding is known by, see ``CheckFinding.id``.
        reason: why it is let stand.
        who: who says so.
        until: the last day on which it counts; None is for good.
        body: whose document it is found in; empty where that is not written down.
        year: the budget year of the document; None where it is not written down.
        rule: the id of its rule, for whoever reads the list.
        said: what was found, for whoever reads the list.

    .. versionadded:: 0.2.0
    """

    id: str = field(validator=_IS_TEXT)
    reason: str = field(validator=_IS_TEXT)
    who: str = field(default="", validator=_IS_TEXT)
    until: date | None = field(default=None, validator=optional(instance_of(date)))
    body: str = field(default="", validator=_IS_TEXT)
    year: int | None = field(default=None, validator=optional(instance_of(int)))
    rule: str = field(default="", validator=_IS_TEXT)
    said: str = field(default="", validator=_IS_TEXT)

    def counts_on(self, day: date) -> bool:
        """Whether it still counts on a day.

        >>> Accepted("a1b2c3d4e5f6", "as printed", until=date(2027, 3, 31)).counts_on(
        ...     date(2027, 4, 1)
        ... )
        False

        Args:
            day: the day.
        """
        return self.until is None or day <= self.until
