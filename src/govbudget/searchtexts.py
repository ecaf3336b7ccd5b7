"""All texts by which the entries of some editions are found."""

from __future__ import annotations

from govbudget.classification.names import key
from govbudget.classification.vocabulary import Scheme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.catalogue import Catalogue
    from govbudget.classification.changelog import CodePlace
    from govbudget.classification.tree import Classification

__all__ = ["ALIAS_COLUMNS", "PINYIN_COLUMNS", "SearchTexts", "search_texts"]

PINYIN_COLUMNS = ("name", "pinyin")
ALIAS_COLUMNS = ("alias", "scheme", "code", "note")


class SearchTexts:
    """The texts by which the entries of some editions are found.

    Args:
        catalogue: the tables.
        trees: the editions, one of each scheme and all of one year.
        is_own: whether they are lists of somebody's own, which have no other names.

    Attributes:
        entries: the entries, by scheme and code.
        spellings: how the name of each is spelt, syllables with spaces between; may be empty.
        aliases: what people call one: the key, the words as they are, which entry.
        former: what ended before the year, as it is shown, and which entry it is now.
        later: the keys of names that came after the year, as they are shown, and which entry.
    """

    def __init__(
        self, catalogue: Catalogue, trees: list[Classification], *, is_own: bool = False
    ) -> None:
        self.entries = [entry for tree in trees for entry in tree.entries]
        owner = {(e.scheme, e.code): number for number, e in enumerate(self.entries)}
        spelt = dict(catalogue.codes.rows("pinyin.csv", PINYIN_COLUMNS))
        self.spellings = [spelt.get(entry.name, "") for entry in self.entries]
        year = trees[0].year
        self.aliases = [] if is_own else list(_aliases(catalogue, owner))
        self.former = [] if is_own else list(_former(catalogue, year, owner))
        self.later = [] if is_own else list(_later(catalogue, year, owner))


def search_texts(catalogue: Catalogue, year: int | None) -> SearchTexts:
    """The texts by which the entries of a year are found; without a year of those in force today.

    Raises:
        UnknownEdition: no edition of that year is kept.
    """
    schemes = catalogue.schemes_in(year)
    return SearchTexts(catalogue, [catalogue.tree(scheme, year) for scheme in schemes])


def _aliases(
    catalogue: Catalogue, owner: dict[tuple[Scheme, str], int]
) -> Iterator[tuple[str, str, int]]:
    for alias, scheme, code, _ in catalogue.codes.rows("aliases.csv", ALIAS_COLUMNS):
        number = owner.get((Scheme(scheme), code))
        if number is not None:
            yield key(alias), alias, number


def _former(
    catalogue: Catalogue, year: int, owner: dict[tuple[Scheme, str], int]
) -> Iterator[tuple[CodePlace, str, int]]:
    """What ended before the year, as it is shown, each with the entries that it is in this year."""
    for scheme in catalogue.schemes:
        for place, ended, now in catalogue.history(scheme).former(year):
            for code in sorted(now):
                number = owner.get((scheme, code))
                if number is not None:
                    yield place, f"{place.name} ({place.code}, {ended})", number


def _later(
    catalogue: Catalogue, year: int, owner: dict[tuple[Scheme, str], int]
) -> Iterator[tuple[str, str, int]]:
    """The names that came after the year, each with the entries that they were in this year."""
    for scheme in catalogue.schemes:
        for place, began, was in catalogue.history(scheme).later(year):
            for code in sorted(was):
                number = owner.get((scheme, code))
                if number is not None:
                    yield key(place.name), f"{place.name} ({place.code}, {began})", number
