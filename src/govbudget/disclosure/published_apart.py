"""Which files hold the text and the tables of one document, published apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.kinds import BodyLevel, DocumentKind, FactKind
from govbudget.disclosure.together import is_same_body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govbudget.disclosure.document import Disclosure

    _Key = TypeVar("_Key")

__all__ = ["PublishedHalf", "half_of", "pairs_of"]

#: Fewer tables, or fewer amounts of a text, make no half.
_FEWEST = 3


@frozen(slots=True)
class PublishedHalf:
    """What is known of a file that holds only the text, or only the tables, of a document.

    Attributes:
        unit_name: the body.
        year: the year.
        kind: budget or final account.
        level: department or unit; ``UNCLEAR`` where that is not clear.
        is_text: whether it holds the text, and not the tables.
    """

    unit_name: str
    year: int
    kind: DocumentKind
    level: BodyLevel
    is_text: bool

    def fits(self, tables: PublishedHalf) -> bool:
        """Whether a half with tables belongs to this text."""
        levels = {self.level, tables.level} - {BodyLevel.UNCLEAR}
        return (
            (self.year, self.kind) == (tables.year, tables.kind)
            and is_same_body(self.unit_name, tables.unit_name)
            and len(levels) <= 1
        )


def half_of(disclosure: Disclosure) -> PublishedHalf | None:
    """What a file is a half of; None where it holds both, too little, or does not say whose it is.

    Args:
        disclosure: the file, read by itself.
    """
    name, year, kind = disclosure.unit_name, disclosure.year, disclosure.kind
    if not (name and year and kind):
        return None
    tables = sum(one.kind is not TableKind.OTHER for one in disclosure.tables)
    amounts = sum(one.kind is FactKind.AMOUNT for one in disclosure.facts)
    if tables == 0 and amounts >= _FEWEST:
        return PublishedHalf(name, year, kind, disclosure.level, is_text=True)
    if amounts == 0 and tables >= _FEWEST:
        return PublishedHalf(name, year, kind, disclosure.level, is_text=False)
    return None


def pairs_of(halves: Mapping[_Key, PublishedHalf]) -> list[tuple[_Key, _Key]]:
    """Which texts and tables belong together: each fits the other, and no third one.

    Args:
        halves: the halves, by what names them.

    Returns:
        For each pair the text and the tables.
    """
    found = [
        (one, two)
        for one, text in halves.items()
        for two, tables in halves.items()
        if text.is_text and not tables.is_text and text.fits(tables)
    ]
    times = Counter(key for pair in found for key in pair)
    return [pair for pair in found if times[pair[0]] == times[pair[1]] == 1]
