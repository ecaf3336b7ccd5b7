"""A published budget or final account, read."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from attrs import field, frozen

from govbudget.base.edge import edge, path_of
from govbudget.disclosure.listing import ListedTable
from govbudget.disclosure.reading import read_source
from govbudget.disclosure.tables import DisclosedTable, TableKind, recognise
from govbudget.disclosure.text import (
    ContentsEntry,
    DisclosedTerm,
    Fact,
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
from govbudget.io.allowance import Limits
from govbudget.io.source import Lost, Paragraph, SourceDocument
from govbudget.tables.layout.unread import Unread

if TYPE_CHECKING:
    import os

__all__ = ["Disclosure", "read_disclosure", "read_within", "understood"]


@frozen
class Disclosure:
    """A published budget or final account: its tables, what its text says, its glossary.

    Attributes:
        path: the file that it was read from.
        format: text, html, spreadsheet, word or pdf, or what a reader of your own calls it.
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

    def of(self, *kinds: TableKind) -> tuple[DisclosedTable, ...]:
        """The tables of some kinds, in their order."""
        return tuple(table for table in self.tables if table.kind in kinds)


@edge()
def read_disclosure(
    path: str | os.PathLike[str],
    *,
    limits: Limits | None = None,
    password: str = "",
    timeout: float | None = None,
) -> Disclosure:
    """Read a published budget or final account.

    What the file holds decides how it is read, not its name. Nothing is fetched from anywhere.

    Args:
        path: text with tables parted by tabs, HTML, xlsx, xls, docx or PDF.
        limits: how much time and memory it may take; it is read in a process of its own then, which
            costs some 0.2 seconds. Without it the pages of a PDF alone are, with the limits that
            :class:`govbudget.Limits` has by itself; other formats are bounded by what they hold.
        password: what opens a PDF that is locked; no other file is opened with one.
        timeout: the old name of ``limits.seconds``, for the pages of a PDF alone.

    Returns:
        The document; what was not understood is listed in it.

    Raises:
        UnreadableFile: there is no such file, or it is none of these, damaged, encrypted, without
            any text, too large, or takes too long.
        LimitExceeded: it takes more than its limits, or ends the process that reads it.
        MissingExtra: the extra for this format is not installed.
    """
    if timeout is not None:
        message = "timeout= is now limits=gb.Limits(seconds=...)"
        warnings.warn(message, DeprecationWarning, stacklevel=3)
        return read_within(path, Limits(timeout), password)
    if limits is None:
        return read_within(path, Limits(), password)
    from govbudget.io.children import call_apart

    return call_apart(path_of(path), limits, read_within, path_of(path), limits, password)


def read_within(path: str | os.PathLike[str], limits: Limits, password: str = "") -> Disclosure:
    """What :func:`read_disclosure` gives, read in this process: it bounds the pages of a PDF alone.

    Args:
        path: the file.
        limits: how much the pages of a PDF may take.
        password: what opens a PDF that is locked.
    """
    seconds, memory = limits.seconds, limits.memory // 2
    return understood(read_source(path, timeout=seconds, memory=memory, password=password))


def understood(source: SourceDocument) -> Disclosure:
    """The disclosure that a file holds.

    Args:
        source: its paragraphs and tables, as a reader took them out.
    """
    paragraphs = tuple(block for block in source.blocks if isinstance(block, Paragraph))
    identity = identity_of(source.blocks)
    recognised = recognise(source, year=identity.year)
    return Disclosure(
        source.path,
        source.format,
        source.pages,
        identity.unit_name,
        identity.year,
        identity.kind,
        identity.level,
        read_contents(paragraphs),
        recognised.tables,
        read_facts(paragraphs, identity),
        read_terms(paragraphs),
        read_leftovers(paragraphs),
        read_wording(paragraphs),
        paragraphs,
        source.lost,
        recognised.unread,
        recognised.listed,
    )
