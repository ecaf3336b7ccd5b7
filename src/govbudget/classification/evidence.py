"""Where codes and names have been seen: the sources, and what each of them prints.

One table lists the sources, one table for each scheme what they print (``codes/sightings``). A
sighting is a fact as printed; whether it speaks for an entry is decided by the kind of the source,
by the year that it speaks for and by the years in which the entry stands.
"""

from __future__ import annotations

from enum import StrEnum

from govbudget.base.records import frozen
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import CorruptData, why_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container

    from govbudget.classification.codesdata import Codes

__all__ = ["Judgement", "Sighting", "Source", "SourceKind", "read_sources"]

SOURCE_COLUMNS = (
    "id",
    "kind",
    "access",
    "year",
    "title",
    "address",
    "repository",
    "path",
    "note",
)
SIGHTING_COLUMNS = ("code", "name", "year", "kind", "judged", "documents", "sources")


class SourceKind(StrEnum):
    """What a source is, and so what its pairs of code and name are worth.

    >>> SourceKind.of("name only")
    <SourceKind.NAME_ONLY: 'name_only'>
    >>> [kind.chinese for kind in SourceKind if not kind.is_evidence]
    ['只印名称的表', '旧表']

    .. versionadded:: 0.2.0
    """

    OFFICIAL = "official"
    DISCLOSURE = "disclosure"
    TRANSFER_NOTICE = "transfer_notice"
    NAME_ONLY = "name_only"
    SOFTWARE = "software"
    OLD_LIST = "old_list"

    @property
    def chinese(self) -> str:
        """The Chinese word for sources of this kind."""
        return _KIND_WORDS[self.value][0]

    @property
    def english(self) -> str:
        """The English word for sources of this kind."""
        return _KIND_WORDS[self.value][1]

    @property
    def is_evidence(self) -> bool:
        """Whether a dated source of this kind shows that a code had a name in its year.

        A table of names shows no code; an old list, or one of no known year, shows no year.
        """
        return self not in {SourceKind.NAME_ONLY, SourceKind.OLD_LIST}

    @property
    def is_published(self) -> bool:
        """Whether a finance authority or a budget unit answers for what such a source prints."""
        return self in {SourceKind.OFFICIAL, SourceKind.DISCLOSURE, SourceKind.TRANSFER_NOTICE}

    @classmethod
    def of(cls, written: object) -> SourceKind:
        """The kind that a word names: its value, its English or its Chinese word.

        Raises:
            UnknownWord: no kind is called that; the error proposes the nearest.
        """
        from govbudget.classification import words

        rows = tuple(
            words.SetWord(word, kind.value, word)
            for kind in cls
            for word in _KIND_WORDS[kind.value]
        )
        found = words.member(written, cls, rows)
        if not found:
            names = {kind.value: f"{kind.value} {kind.chinese}" for kind in cls}
            raise words.unknown("kind of source", written, names, rows)
        return cls(found)


_KIND_WORDS = {
    "official": ("修订科目的文件", "official notice"),
    "disclosure": ("公开的预算或决算", "disclosure"),
    "transfer_notice": ("下达资金的通知", "transfer notice"),
    "name_only": ("只印名称的表", "name only"),
    "software": ("软件中的数据", "software"),
    "old_list": ("旧表", "old list"),
}


class Judgement(StrEnum):
    """Why what a source of a year prints is not what the edition of that year says.

    >>> Judgement("carried_over").chinese
    '沿用旧名或旧码'

    .. versionadded:: 0.2.0
    """

    CARRIED_OVER = "carried_over"
    AHEAD = "ahead"
    OWN_WORDING = "own_wording"
    SLIP = "slip"
    LOCAL = "local"

    @property
    def chinese(self) -> str:
        """The reason in Chinese."""
        return _JUDGEMENT_WORDS[self.value][0]

    @property
    def english(self) -> str:
        """The reason in English."""
        return _JUDGEMENT_WORDS[self.value][1]


_JUDGEMENT_WORDS = {
    "carried_over": ("沿用旧名或旧码", "a name or code of an earlier year, carried on"),
    "ahead": ("先用了后来的名称或编码", "a name or code of a later year, before its time"),
    "own_wording": ("发布方自己的写法", "a wording of the publisher's own"),
    "slip": ("印刷之误", "a slip of the printer"),
    "local": ("地方科目", "a local code"),
}


@frozen(slots=True)
class Source:
    """A document, a list or a program that shows names of entries, most of them with the code.

    Attributes:
        id: the name that sightings use.
        kind: what it is; None for an id that the tables do not know.
        access: ``read`` where this project read the document itself, ``reported`` where its pairs
            were noted from it by others.
        year: the budget year that it speaks for; None where it has none, or several.
        title: by what a person recognises it.
        address: where it was published, or a copy of it; empty where that is not kept.
        repository: the repository on GitHub that holds a copy, as owner and name; may be empty.
        path: where in the repository; may be empty.
        note: what to know about the address, in Chinese; empty where nothing is.
    """

    id: str
    kind: SourceKind | None
    access: str
    year: int | None
    title: str
    address: str = ""
    repository: str = ""
    path: str = ""
    note: str = ""


@frozen(slots=True)
class Sighting:
    """A code and a name as sources of one kind print them for one year.

    Attributes:
        scheme: the list.
        code: the code; of a source that prints names only, that of the entry in this place.
        name: the name as printed, with the punctuation of the book.
        year: the budget year that the sources speak for; None where they have none.
        kind: what the sources are.
        judged: why it is not in the edition of the year; None where it is, or was not judged.
        documents: how many sources print it.
        sources: ids of some of them, in order.

    .. versionadded:: 0.2.0
    """

    scheme: Scheme
    code: str
    name: str
    year: int | None
    kind: SourceKind
    judged: Judgement | None
    documents: int
    sources: tuple[str, ...]

    def speaks_for(self, first_year: int | None, last_year: int | None) -> bool:
        """Whether it is evidence for a row that stands from one year to another.

        It is where the sources print the code, have a year, and the row stands in that year.
        """
        year = self.year
        return (
            year is not None
            and self.kind.is_evidence
            and (first_year or year) <= year <= (last_year or year)
        )


def read_sources(codes: Codes, only: Container[str] | None = None) -> dict[str, Source]:
    """The sources by id.

    Args:
        codes: where the tables are.
        only: the ids that are wanted; the others are not read.

    Raises:
        CorruptData: the table cannot be read as it stands.
    """
    file = "sources/index.csv"
    found = {}
    for line, row in enumerate(codes.rows(file, SOURCE_COLUMNS, keys=only), 2):
        source, kind, access, year, *rest = row
        try:
            found[source] = Source(
                source, SourceKind(kind), access, int(year) if year else None, *rest
            )
        except ValueError as error:
            raise CorruptData(file, line, why_of(error)) from error
    return found
