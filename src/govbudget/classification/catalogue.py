"""The editions that are kept in ``codes/``, and the trees made of them."""

from __future__ import annotations

from _thread import LockType, allocate_lock
from functools import partial

from govbudget.classification import today
from govbudget.classification.codesdata import SHIPPED, Codes
from govbudget.classification.entryrows import read_definitions, read_former, read_rows
from govbudget.classification.frozen import put
from govbudget.classification.keptedition import Edition, read_editions
from govbudget.classification.sightings import Sightings
from govbudget.classification.tree import Classification
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import CorruptData, UnknownEdition, because, why_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import Any, TypeVar

    from govbudget.classification.entry import Definition, Entry
    from govbudget.classification.evidence import Source
    from govbudget.classification.history import History
    from govbudget.classification.localcodes import LocalCode
    from govbudget.classification.openness import OpenList
    from govbudget.terms import Glossary

    _T = TypeVar("_T")

__all__ = ["Catalogue", "shipped", "shipped_entry"]


class Catalogue:
    """All that ``codes/`` holds, each part read on first use and once.

    Args:
        codes: the tables to read; those of this package when left out.
    """

    def __init__(self, codes: Codes = SHIPPED) -> None:
        self.codes = codes
        self._locks: dict[object, LockType] = {}
        self._kept: dict[object, Any] = {}

    def once(self, what: object, make: Callable[[], _T]) -> _T:
        """Make a part of the catalogue on first use, and once, for all threads.

        Args:
            what: what names the part.
            make: makes it.
        """
        if what not in self._kept:
            # A lock for each part: making one may need another, never the other way round.
            with self._locks.setdefault(what, allocate_lock()):
                if what not in self._kept:
                    self._kept[what] = make()
        kept: _T = self._kept[what]
        return kept

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The newest revision of every edition, by scheme and year."""
        return self.once("editions", partial(read_editions, self.codes))

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        """The schemes of which an edition is kept."""
        return self.once(
            "schemes", lambda: tuple(scheme for scheme in Scheme if self.years(scheme))
        )

    def schemes_in(self, year: int | None) -> tuple[Scheme, ...]:
        """The schemes of which an edition of a year is kept; without a year all that are kept.

        Raises:
            UnknownEdition: none is kept for that year.
        """
        kept = tuple(each for each in self.schemes if year is None or year in self.years(each))
        if not kept:
            years = sorted({edition.year for edition in self.editions})
            raise UnknownEdition("any scheme", year, tuple(years))
        return kept

    def years(self, scheme: Scheme) -> tuple[int, ...]:
        """The years for which an edition of the scheme is kept, in order."""
        return self.once(("years", scheme), lambda: tuple(e.year for e in self._of(scheme)))

    def _of(self, scheme: Scheme) -> tuple[Edition, ...]:
        """The editions of a scheme, by year."""
        return self.once(
            ("editions", scheme), lambda: tuple(e for e in self.editions if e.scheme == scheme)
        )

    def edition(self, scheme: Scheme, year: int | None = None) -> Edition:
        """The edition of a year; without a year the one in force today.

        Where the edition of today's year is not kept, that is the newest before it.

        Raises:
            UnknownEdition: none is kept for that year, or none at all.
        """
        kept = self._of(scheme)
        if year is None:
            now = today.this_year()
            last = next((one for one in reversed(kept) if one.year <= now), None)
            found = [*kept[:1]] if last is None else [last]
        else:
            try:
                found = [edition for edition in kept if edition.year == year]
            except ArithmeticError:  # a signalling NaN is like nothing
                found = []
        if not found:
            raise UnknownEdition(scheme.value, year, tuple(edition.year for edition in kept))
        return found[-1]

    def tree(self, scheme: Scheme, year: int | None = None) -> Classification:
        """The tree of an edition; without a year that of the one in force today.

        Raises:
            UnknownEdition: none is kept for that year, or none at all.
            CorruptData: a table of ``codes/`` cannot be read as it stands.
        """
        edition = self.edition(scheme, year)
        return self.once((scheme, edition.year), partial(self._read_tree, edition))

    def holds(self, tree: Classification) -> bool:
        """Whether a tree is the whole of an edition as it is kept here, and no part or copy.

        .. versionadded:: 0.2.0
        """
        return self._kept.get((tree.scheme, tree.year)) is tree

    def open_lists(self, scheme: Scheme, year: int) -> Mapping[str, OpenList]:
        """The entries of an edition below which something may stand that is not known here.

        Args:
            scheme: the list of codes.
            year: the budget year of the edition.

        Returns:
            The open lists by the code of their entry; that of the 类 of the scheme has none.

        .. versionadded:: 0.2.0
        """
        from govbudget.classification.openness import read_open

        return self.once(("open", scheme, year), partial(read_open, self.codes, scheme, year))

    def _read_tree(self, edition: Edition) -> Classification:
        scheme, year = edition.scheme, edition.year
        file = f"{scheme.value}.csv"
        rows = self._rows_of(scheme, year)
        if len(rows) != edition.entries:
            raise CorruptData(
                file,
                0,
                because("data.entries", count=len(rows), year=year, entries=edition.entries),
            )
        try:
            tree = Classification.from_facts(
                scheme, year, edition.revision, rows, self.sightings(scheme)
            )
        except ValueError as error:
            raise CorruptData(file, 0, why_of(error)) from error
        if self is _SHIPPED:
            put(tree, "_made_again", shipped_entry)
        return tree

    def _rows_of(self, scheme: Scheme, year: int) -> list[tuple[Any, ...]]:
        """The facts of the entries of a year, as :data:`facts` gives them."""
        rows = self.once(
            ("rows", scheme),
            lambda: read_rows(self.codes, scheme, self.definitions(scheme)),
        )
        if year < self.settled(scheme):
            rows += self.once(("former rows", scheme), partial(read_former, self.codes, scheme))
        return [
            (code, name, scheme, year, fund, name_en, definition, first, last, note, False)
            for code, name, first, last, fund, name_en, note, definition in rows
            if (first or year) <= year <= (last or year)
        ]

    def settled(self, scheme: Scheme) -> int:
        """The year of the newest edition that was put together by itself.

        The editions before are made from it, and rows that ended before it are kept apart.

        .. versionadded:: 0.2.0
        """
        return self.once(
            ("settled", scheme),
            lambda: max((e.year for e in self._of(scheme) if e.basis == "settled"), default=0),
        )

    def newest_full(self, scheme: Scheme) -> int:
        """The year of the newest edition without an open list; nought where there is none.

        .. deprecated:: 0.2.0
            An edition says in ``completeness`` whether it is full. Goes in 0.3.0.
        """
        import warnings

        warnings.warn(
            "Catalogue.newest_full goes in 0.3.0; ask the completeness of Catalogue.editions",
            DeprecationWarning,
            stacklevel=2,
        )
        full = (e.year for e in self._of(scheme) if e.completeness == "full")
        return max(full, default=0)

    def as_of(self, scheme: Scheme, day: date) -> Classification:
        """The tree that was valid on a day: see :meth:`Editions.as_of`."""
        from govbudget.classification.supplements import tree_as_of

        return tree_as_of(self, scheme, day)

    def history(self, scheme: Scheme) -> History:
        """The changes of a scheme from edition to edition.

        Raises:
            UnknownEdition: no edition of the scheme is kept.
        """
        from govbudget.classification.history import History

        self.edition(scheme)
        return self.once(("history", scheme), lambda: History(self, scheme))

    def definitions(self, scheme: Scheme) -> dict[tuple[str, str], Definition]:
        """The definitions of a scheme by code and name: the published ones, then our own."""
        return self.once(
            ("definitions", scheme),
            lambda: read_definitions(self.codes, scheme, self.glossary.terms),
        )

    @property
    def glossary(self) -> Glossary:
        """The published glossary."""
        from govbudget.terms import read_glossary

        return self.once("glossary", lambda: read_glossary(self.codes))

    @property
    def sources(self) -> dict[str, Source]:
        """The documents that sightings name, by id."""
        from govbudget.classification.evidence import read_sources

        return dict(self.once("sources", lambda: read_sources(self.codes)))

    def source(self, id: str) -> Source:  # noqa: A002  the word that the tables use
        """A document by its id; what the tables do not know keeps its id as title."""
        from govbudget.classification.evidence import Source, read_sources

        return read_sources(self.codes, (id,)).get(id) or Source(id, None, "", None, id)

    @property
    def local_codes(self) -> dict[tuple[Scheme, str], tuple[LocalCode, ...]]:
        """The codes that places are known to have added, by scheme and code.

        .. versionadded:: 0.2.0
        """
        from govbudget.classification.localcodes import read_local_codes

        return self.once("local", lambda: read_local_codes(self.codes))

    def sightings(self, scheme: Scheme) -> Sightings:
        """Where the codes and names of a scheme have been seen.

        .. versionadded:: 0.2.0
        """
        return self.once(("sightings", scheme), lambda: Sightings(self.codes, scheme))


_SHIPPED = Catalogue()


def shipped() -> Catalogue:
    """The catalogue of the tables that belong to this package."""
    return _SHIPPED


def shipped_entry(scheme: str, year: int, code: str) -> Entry:
    """An entry of a shipped edition: what a pickled entry is made of again.

    Raises:
        UnknownEdition: this version of the package has no such edition.
        UnknownCode: its edition has no such code.
    """
    return _SHIPPED.tree(Scheme(scheme), year)[code]
