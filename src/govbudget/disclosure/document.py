"""A published budget or final account, read."""

from __future__ import annotations

from attrs import evolve, field, frozen

from govbudget.base.framed import Framed
from govbudget.disclosure.cell_lines import with_cell_lines
from govbudget.disclosure.listing import ListedTable
from govbudget.disclosure.loose_lines import with_loose_lines
from govbudget.disclosure.nature import Nature, nature_of
from govbudget.disclosure.recognition import recognise
from govbudget.disclosure.side_pages import with_side_pages
from govbudget.disclosure.tables import DisclosedTable, TableKind
from govbudget.disclosure.text import (
    ContentsEntry,
    DisclosedTerm,
    Fact,
    Identity,
    Leftover,
    Wording,
    identity_of,
    read_contents,
    read_facts,
    read_leftovers,
    read_terms,
    read_wording,
)
from govbudget.disclosure.text.kinds import BodyLevel, DocumentKind
from govbudget.io.digest import FileDigest
from govbudget.io.source import Lost, Paragraph, SourceDocument
from govbudget.tables.layout.unread import Unread

__all__ = ["Disclosure", "DisclosureFile", "understood"]


@frozen(slots=True)
class DisclosureFile:
    """One of the files of a disclosure that was published in several.

    Attributes:
        path: the file.
        format: text, html, spreadsheet, word or pdf, or what a reader of your own calls it.
        pages: how many pages it has; None where the format has none.

    .. versionadded:: 0.2.0
    """

    path: str
    format: str
    pages: int | None = None


@frozen(repr=False)
class Disclosure(Framed):
    """A published budget or final account: its tables, what its text says, its glossary.

    Attributes:
        path: the file that it was read from; of several their names, with `` + `` between them.
        format: text, html, spreadsheet, word or pdf, or what a reader of your own calls it; of
            several files of several formats these, with `` + `` between them.
        pages: how many pages it has; None where the format has none.
        unit_name: the department or unit; empty where that is not clear.
        year: the year of the budget; None where that is not clear.
        kind: budget or final account; ``UNCLEAR``, an empty text, where that is not clear.
        level: department or unit; ``UNCLEAR``, an empty text, where that is not clear.
        contents: the lines of the contents (目录).
        tables: the tables, in their order.
        facts: what the text states.
        terms: the terms of the glossary (名词解释).
        leftovers: what seems left over from a template.
        wording: the words with which the document names itself.
        paragraphs: the paragraphs, which facts, terms and the rest point into by number.
        lost: what the reader could not read, or left out.
        unread: what looks like a table, and was not understood.
        listed: the tables that a printed list of them names, with what it says of empty ones.
        files: the files that it was read from, where these are several; each of its tables and
            paragraphs, and what is lost or unread, names its own.
        digests: the SHA-256 and the size of every file that it was read from.
    """

    path: str
    format: str
    pages: int | None = None
    unit_name: str = ""
    year: int | None = None
    kind: DocumentKind = field(default=DocumentKind.UNCLEAR, converter=DocumentKind)
    level: BodyLevel = field(default=BodyLevel.UNCLEAR, converter=BodyLevel)
    contents: tuple[ContentsEntry, ...] = ()
    tables: tuple[DisclosedTable, ...] = ()
    facts: tuple[Fact, ...] = ()
    terms: tuple[DisclosedTerm, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    wording: tuple[Wording, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    lost: tuple[Lost, ...] = ()
    unread: tuple[Unread, ...] = ()
    listed: tuple[ListedTable, ...] = ()
    files: tuple[DisclosureFile, ...] = ()
    digests: tuple[FileDigest, ...] = field(default=(), eq=False)

    def __repr__(self) -> str:
        whose = " ".join(filter(None, (self.unit_name, str(self.year or ""), self.kind.value)))
        counts = f"{len(self.tables)} tables, {len(self.facts)} facts"
        return f"<Disclosure {whose or self.path}, {counts}>"

    def of(self, *kinds: TableKind) -> tuple[DisclosedTable, ...]:
        """The tables of some kinds, in their order."""
        return tuple(table for table in self.tables if table.kind in kinds)

    def table(self, kind: TableKind | str) -> DisclosedTable | None:
        """The first table of a kind; None where there is none.

        Args:
            kind: what the table is about, a member of :class:`TableKind` or its value.

        Raises:
            UnknownWord: there is no such kind; the error proposes the nearest.

        .. versionadded:: 0.2.0
        """
        return next(iter(self.of(TableKind.of(kind))), None)


def _digests(source: SourceDocument) -> tuple[FileDigest, ...]:
    if source.digest is None:
        return ()
    return (evolve(source.digest, path=source.path, format=source.format),)


def understood(
    source: SourceDocument, identity: Identity | None = None, *, after: int = 0
) -> Disclosure:
    """The disclosure that a file holds.

    Args:
        source: its paragraphs and tables, as a reader took them out.
        identity: whose document it is, of which year; left out, the file tells.
        after: how many tables stand before its first, in other files of the same document.
    """
    source = with_cell_lines(source)
    source = with_loose_lines(evolve(source, blocks=tuple(with_side_pages(source.blocks))))
    paragraphs = tuple(block for block in source.blocks if isinstance(block, Paragraph))
    told = identity or identity_of(source.blocks)
    recognised = recognise(source, year=told.year, after=after)
    made = Disclosure(
        source.path,
        source.format,
        source.pages,
        told.unit_name,
        told.year,
        told.kind,
        told.level,
        read_contents(paragraphs),
        recognised.tables,
        read_facts(paragraphs, told),
        read_terms(paragraphs),
        read_leftovers(paragraphs),
        read_wording(paragraphs),
        paragraphs,
        source.lost,
        recognised.unread,
        recognised.listed,
        digests=_digests(source),
    )
    if identity is not None or nature_of(made) is not Nature.OTHER:
        return made
    # An audit report or a notice of procurement names a year and a body of its own.
    return evolve(made, unit_name="", year=None, kind=DocumentKind.UNCLEAR, level=BodyLevel.UNCLEAR)
