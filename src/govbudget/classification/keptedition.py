"""The index of the editions that are kept."""

from __future__ import annotations

from govbudget.base.records import frozen
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import CorruptData, why_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.classification.codesdata import Codes

__all__ = ["BASES", "EDITION_COLUMNS", "Edition", "read_editions"]

EDITION_COLUMNS = (
    "scheme",
    "year",
    "revision",
    "in_force",
    "completeness",
    "entries",
    "digest",
    "texts",
    "release",
    "basis",
    "note",
)

#: How an edition came about: see :class:`Edition`.
BASES = ("settled", "derived", "carried")


@frozen(slots=True)
class Edition:
    """One edition of a scheme, as far as it is kept here.

    Attributes:
        scheme: the list.
        year: the budget year.
        revision: counts the corrections of its content from 1; each has an entry in CHANGELOG.
        in_force: the day from which a supplement of the Ministry in mid-year made this revision
            the valid one; empty for any other revision.
        completeness: ``"full"`` where no list of it is open (see :class:`OpenList`), else
            ``"partial"``; computed, never claimed.
        entries: how many entries it has.
        digest: the SHA-256 of its codes, names and funds.
        texts: the SHA-256 of its English names, definitions, years and notes.
        release: the version of this library that first had this revision; empty where none has
            been released with it yet.
        basis: ``"settled"`` where the edition was put together by itself, ``"derived"`` where it
            was made from a later one, ``"carried"`` where from an earlier one, by known changes.
        note: what is not known about it, in a sentence.
    """

    scheme: Scheme
    year: int
    revision: int
    in_force: str
    completeness: str
    entries: int
    digest: str
    texts: str
    release: str
    basis: str
    note: str


def read_editions(codes: Codes) -> tuple[Edition, ...]:
    """The newest revision of every edition, by scheme and year.

    Args:
        codes: the tables.

    Raises:
        CorruptData: a row is none.
    """
    name = "editions/index.csv"
    newest: dict[tuple[Scheme, int], Edition] = {}
    for line, row in enumerate(codes.rows(name, EDITION_COLUMNS), 2):
        try:
            scheme, year, revision, in_force, completeness, entries, *texts = row
            edition = Edition(
                Scheme(scheme),
                int(year),
                int(revision),
                in_force,
                completeness,
                int(entries),
                *texts,
            )
        except ValueError as error:
            raise CorruptData(name, line, why_of(error)) from error
        key = (edition.scheme, edition.year)
        if key not in newest or newest[key].revision < edition.revision:
            newest[key] = edition
    return tuple(newest[key] for key in sorted(newest))
