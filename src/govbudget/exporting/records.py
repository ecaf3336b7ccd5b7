"""What is exported: tables with columns that say what they hold, and a header that says of what."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import field, frozen

from govbudget.classification.vocabulary import Scheme

__all__ = ["Dataset", "ExportColumn", "ExportTable", "ExportedEdition", "ExportedEntry", "Header"]

#: A cell: text, a number, whether something is so, or nothing.
Value = str | int | bool | None


@frozen(slots=True)
class ExportColumn:
    """A column of a table.

    Attributes:
        name: its name, in lower case.
        title: the Chinese title that people read.
        type: ``string``, ``integer`` or ``boolean``, as Table Schema calls them.
        description: what stands in it, in a sentence of English.
        is_required: whether each row has a value there.
    """

    name: str
    title: str
    type: str
    description: str
    is_required: bool = True


@frozen(slots=True)
class ExportTable:
    """A table that is worked out row by row.

    Attributes:
        name: its name.
        title: its Chinese title.
        columns: the columns.
        key: the columns that name a row; none where two rows may be alike.
        rows: gives the rows, anew on each call.
    """

    name: str
    title: str
    columns: tuple[ExportColumn, ...]
    key: tuple[str, ...]
    rows: Callable[[], Iterator[tuple[Value, ...]]] = field(eq=False)

    def records(self) -> Iterator[dict[str, Value]]:
        """The rows by the names of their columns."""
        names = tuple(column.name for column in self.columns)
        for row in self.rows():
            yield dict(zip(names, row, strict=True))


@frozen(slots=True)
class ExportedEntry:
    """An entry with the editions in which it stands.

    Attributes:
        scheme: the list.
        code: the code.
        name: the official name.
        name_en: the English name.
        level: 1 for a 类, 2 for a 款, 3 for an 项, 4 for a 目.
        parent: the code of the entry above; empty for a 类.
        fund: the budget that it belongs to; empty where it serves all.
        first_edition: the first year of an edition here that has it.
        last_edition: the last such year.
        valid_from: the first budget year with this code and name; None where that is not known.
        valid_to: the last such year; None where no end is known.
        definition: what is booked here; empty where no definition is kept.
        definition_source: where the definition comes from.
        note: what remains doubtful about it.
        is_local: whether a place added it below the national list.
    """

    scheme: Scheme
    code: str
    name: str
    name_en: str
    level: int
    parent: str
    fund: str
    first_edition: int
    last_edition: int
    valid_from: int | None
    valid_to: int | None
    definition: str
    definition_source: str
    note: str
    is_local: bool


@frozen(slots=True)
class ExportedEdition:
    """An edition that is exported.

    Attributes:
        scheme: the list.
        year: the budget year.
        revision: counts the corrections of its content.
        completeness: ``full`` or ``partial``; ``part`` for a part of an edition, ``own`` for a list
            of somebody's own.
        entries: how many entries it has.
        digest: the SHA-256 of its codes, names and funds.
        note: what is not known about it.
    """

    scheme: Scheme
    year: int
    revision: int
    completeness: str
    entries: int
    digest: str
    note: str


@frozen(slots=True)
class Header:
    """What an export says of itself.

    Attributes:
        title: what it is, in Chinese.
        title_en: the same in English.
        version: the version of this library.
        date: the day on which it was made, as 2026-11-29.
        licence: the licence of the data, as SPDX calls it.
        editions: the editions in it.
        digest: the SHA-256 over the digests of the editions, in their order.
    """

    title: str
    title_en: str
    version: str
    date: str
    licence: str
    editions: tuple[ExportedEdition, ...]
    digest: str

    @property
    def provenance(self) -> str:
        """Where the data comes from, in a line: for formats that have no place for a header."""
        one, *more = self.editions
        edition = "" if more else f"{one.scheme.value} {one.year} r{one.revision}"
        made = (f"govbudget {self.version}", edition, self.date, self.licence, self.digest)
        return "; ".join(filter(None, made))

    @property
    def lines(self) -> tuple[str, ...]:
        """The header as lines of text, for formats that have only comments."""
        editions = (
            f"{one.scheme.value} {one.year} revision {one.revision} ({one.completeness}, "
            f"{one.entries} entries) {one.digest}"
            for one in self.editions
        )
        return (
            f"{self.title} {self.title_en}",
            f"govbudget {self.version}, {self.date}, {self.licence}, {self.digest}",
            *editions,
        )


@frozen(slots=True)
class Dataset:
    """What is exported.

    Attributes:
        header: what it says of itself.
        entries: the entries, by scheme, code and edition.
        tables: the tables by their names; that of the entries is the first.
        is_one_year: whether it has one edition of each scheme.
    """

    header: Header
    entries: tuple[ExportedEntry, ...] = field(repr=False)
    tables: dict[str, ExportTable] = field(repr=False)
    is_one_year: bool

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        """The schemes in it."""
        return tuple(dict.fromkeys(one.scheme for one in self.header.editions))

    def in_edition(self, edition: ExportedEdition) -> Iterator[ExportedEntry]:
        """The entries of one of the editions, in code order."""
        for one in self.entries:
            if (
                one.scheme is edition.scheme
                and one.first_edition <= edition.year <= one.last_edition
            ):
                yield one
