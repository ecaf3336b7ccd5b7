"""What every row of an extract says of its document."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.tables.lexicon.places import place_in

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure

__all__ = ["Whose"]


@frozen(slots=True)
class Whose:
    """What a document is.

    Attributes:
        document: its SHA-256; of several files that of theirs, in their order.
        body: the department or unit.
        place: the place that its name begins with; empty where that is not certain.
        level: department or unit.
        year: the year of the budget.
        kind: budget or final account.
    """

    document: str
    body: str
    place: str
    level: str
    year: int | None
    kind: str

    @classmethod
    def of(cls, disclosure: Disclosure) -> Whose:
        """What a document says of itself.

        Args:
            disclosure: the document.
        """
        digests = [one.sha256 for one in disclosure.digests]
        if len(digests) > 1:
            digests = [sha256("".join(digests).encode("ascii")).hexdigest()]
        return cls(
            digests[0] if digests else "",
            disclosure.unit_name,
            place_in(disclosure.unit_name),
            disclosure.level.value,
            disclosure.year,
            disclosure.kind.value,
        )

    def head(self) -> dict[str, Any]:
        """The columns that every row begins with."""
        return {
            "document": self.document,
            "body": self.body,
            "place": self.place,
            "level": self.level,
            "year": self.year,
            "kind": self.kind,
        }
