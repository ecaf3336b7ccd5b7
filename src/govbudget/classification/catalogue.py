"""The editions that are kept in ``codes/``, and the trees made of them."""

from __future__ import annotations

from functools import partial
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import frozen

from govbudget.classification.codesdata import SHIPPED, Codes
from govbudget.classification.entry import Definition
from govbudget.classification.frozen import Frozen, put
from govbudget.classification.tree import Classification
from govbudget.classification.vocabulary import Fund, Scheme
from govbudget.errors import CorruptData, UnknownEdition

if TYPE_CHECKING:
    from collections.abc import Callable

    from govbudget.terms import Glossary

__all__ = ["Catalogue", "Edition", "Editions", "Source", "economic", "functional", "shipped"]

ENTRY_COLUMNS = (
    "code",
    "name",
    "first_year",
    "last_year",
    "fund",
    "name_en",
    "evidence",
    "note",
)
DEFINITION_COLUMNS = ("code", "name", "text", "source")
EDITION_COLUMNS = (
    "scheme",
    "year",
    "revision",
    "completeness",
    "entries",
    "digest",
    "texts",
    "note",
)
SOURCE_COLUMNS = ("id", "kind", "access", "year", "title", "address")
_T = TypeVar("_T")


@frozen(slots=True)
class Edition:
    """One edition of a scheme, as far as it is kept here.

    Attributes:
        scheme: the list.
        year: the budget year.
        revision: counts the corrections of its content from 1; each has an entry in CHANGELOG.
        completeness: ``"full"`` or ``"partial"``.
        entries: how many entries it has.
        digest: the SHA-256 of its codes, names and funds.
        texts: the SHA-256 of its English names, definitions, years, evidence and notes.
        note: what is not known about it, in a sentence.
    """

    scheme: Scheme
    year: int
    revision: int
    completeness: str
    entries: int
    digest: str
    texts: str
    note: str


@frozen(slots=True)
class Source:
    """A document that shows codes with their names.

    Attributes:
        id: the name that ``evidence`` uses.
        kind: ``disclosure``, ``template``, ``notice`` or ``page``.
        access: ``read`` where this project read the document itself, ``reported`` where the pair
            was noted from it by others.
        year: the budget year or the year of issue; None where it is not known.
        title: what the document calls itself, or its number.
        address: where it was published; empty where that is not kept.
    """

    id: str
    kind: str
    access: str
    year: int | None
    title: str
    address: str


class Catalogue:
    """All that ``codes/`` holds, each part read on first use and once.

    Args:
        codes: the tables to read; those of this package when left out.
    """

    def __init__(self, codes: Codes = SHIPPED) -> None:
        self.codes = codes
        self._lock = RLock()
        self._kept: dict[object, Any] = {}

    def _once(self, what: object, make: Callable[[], _T]) -> _T:
        try:
            kept: _T = self._kept[what]
        except KeyError:
            with self._lock:
                if what not in self._kept:
                    self._kept[what] = make()
                kept = self._kept[what]
        return kept

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The newest revision of every edition, by scheme and year."""
        return self._once("editions", self._read_editions)

    def _read_editions(self) -> tuple[Edition, ...]:
        name = "editions/index.csv"
        newest: dict[tuple[Scheme, int], Edition] = {}
        for line, row in enumerate(self.codes.rows(name, EDITION_COLUMNS), 2):
            try:
                edition = Edition(
                    Scheme(row[0]), int(row[1]), int(row[2]), row[3], int(row[4]), *row[5:]
                )
            except ValueError as error:
                raise CorruptData(name, line, str(error)) from error
            key = (edition.scheme, edition.year)
            if key not in newest or newest[key].revision < edition.revision:
                newest[key] = edition
        return tuple(newest[key] for key in sorted(newest))

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        """The schemes of which an edition is kept."""
        return tuple(scheme for scheme in Scheme if self.years(scheme))

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
        return tuple(edition.year for edition in self.editions if edition.scheme == scheme)

    def edition(self, scheme: Scheme, year: int | None = None) -> Edition:
        """The edition of a year; without a year the newest full one.

        Raises:
            UnknownEdition: none is kept for that year, or none at all.
        """
        kept = [edition for edition in self.editions if edition.scheme == scheme]
        found = [
            edition
            for edition in kept
            if (edition.completeness == "full" if year is None else edition.year == year)
        ]
        if not found:
            raise UnknownEdition(scheme.value, year, tuple(edition.year for edition in kept))
        return found[-1]

    def tree(self, scheme: Scheme, year: int | None = None) -> Classification:
        """The tree of an edition; without a year that of the newest full one.

        Raises:
            UnknownEdition: none is kept for that year, or none at all.
            CorruptData: a table of ``codes/`` cannot be read as it stands.
        """
        edition = self.edition(scheme, year)
        return self._once((scheme, edition.year), partial(self._read_tree, edition))

    def _read_tree(self, edition: Edition) -> Classification:
        scheme, year = edition.scheme, edition.year
        name = f"{scheme.value}.csv"
        definitions = self.definitions(scheme)
        funds: dict[str, Fund | None] = {fund.value: fund for fund in Fund}
        funds[""] = None
        rows = []
        for line, cells in enumerate(self.codes.rows(name, ENTRY_COLUMNS), 2):
            code, official, first, last, fund, name_en, evidence, note = cells
            try:
                first_year = int(first) if first else None
                last_year = int(last) if last else None
                budget = funds[fund]
            except (KeyError, ValueError) as error:
                raise CorruptData(name, line, f"{error} is no year or no fund") from error
            if (first_year or year) <= year <= (last_year or year):
                rows.append(
                    (
                        code,
                        official,
                        scheme,
                        year,
                        budget,
                        name_en,
                        definitions.get((code, official)),
                        tuple(evidence.split()) if evidence else (),
                        first_year,
                        last_year,
                        note,
                        False,
                    )
                )
        if len(rows) != edition.entries:
            raise CorruptData(
                name,
                0,
                f"holds {len(rows)} entries for {year}, but codes/editions/index.csv says "
                f"{edition.entries}; run: govbudget data check",
            )
        try:
            return Classification.from_facts(scheme, year, edition.revision, rows)
        except ValueError as error:
            raise CorruptData(name, 0, str(error)) from error

    def definitions(self, scheme: Scheme) -> dict[tuple[str, str], Definition]:
        """The definitions of a scheme by code and name: the published ones, then our own."""
        found = {
            (row[0], row[1]): Definition(row[2], row[3])
            for row in self.codes.rows(f"definitions/{scheme.value}.csv", DEFINITION_COLUMNS)
        }
        for term in self.glossary.terms:
            if term.scheme == scheme:
                found[(term.code, term.name)] = Definition(term.text, term.source)
        return found

    @property
    def glossary(self) -> Glossary:
        """The published glossary."""
        from govbudget.terms import read_glossary

        return self._once("glossary", lambda: read_glossary(self.codes))

    @property
    def sources(self) -> dict[str, Source]:
        """The documents that evidence names, by id."""
        return dict(self._once("sources", self._read_sources))

    def _read_sources(self) -> dict[str, Source]:
        return {
            row[0]: Source(row[0], row[1], row[2], int(row[3]) if row[3] else None, row[4], row[5])
            for row in self.codes.rows("sources/index.csv", SOURCE_COLUMNS)
        }


_SHIPPED = Catalogue()


def shipped() -> Catalogue:
    """The catalogue of the tables that belong to this package."""
    return _SHIPPED


class Editions(Frozen):
    """The editions of one scheme: call it with a year to get the tree.

    >>> import govbudget as gb
    >>> gb.functional.years
    (2024,)
    >>> gb.functional(2024) is gb.functional()
    True
    """

    __slots__ = ("scheme",)
    scheme: Scheme

    def __init__(self, scheme: Scheme) -> None:
        put(self, "scheme", scheme)

    def __repr__(self) -> str:
        return f"<Editions of {self.scheme}: {', '.join(map(str, self.years))}>"

    def __reduce__(self) -> str:
        return self.scheme.value

    @property
    def years(self) -> tuple[int, ...]:
        """The years for which an edition is kept, in order."""
        return _SHIPPED.years(self.scheme)

    def edition(self, year: int | None = None) -> Edition:
        """What is known about the edition of a year; without a year the newest full one.

        Raises:
            UnknownEdition: none is kept for that year.
        """
        return _SHIPPED.edition(self.scheme, year)

    def __call__(self, year: int | None = None) -> Classification:
        """The tree of a year; without a year that of the newest full edition.

        It is read from ``codes/`` on first use, and once: later calls give the same object.

        Raises:
            UnknownEdition: no edition of that year is kept.
        """
        return _SHIPPED.tree(self.scheme, year)


#: 支出功能分类: what the money is spent for.
functional = Editions(Scheme.FUNCTIONAL)
#: 部门预算支出经济分类: what the money buys.
economic = Editions(Scheme.ECONOMIC)
