"""The readers: one for each format, those of the package and those of others.

A package of somebody else adds a format by an entry point of the group ``govbudget.readers``, which
names an object with the three attributes of :class:`Reader`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from govbudget.base.plugins import entry_points_of
from govbudget.disclosure.reading.own import read_own
from govbudget.errors import UnreadableFile, because
from govbudget.io.sniffing import format_of
from govbudget.io.source import Grid, Paragraph, SourceDocument

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


__all__ = ["ENTRY_POINTS", "ReadOptions", "Reader", "read_with"]

#: Where a package of somebody else names its readers.
ENTRY_POINTS = "govbudget.readers"


@frozen
class ReadOptions:
    """What a reader may need to know beside the file.

    Attributes:
        seconds: the longest that the reading may take.
        memory: the most memory that it may take, in bytes.
        password: what opens the file; empty where none was given.
    """

    seconds: float = 60.0
    memory: int = 1_000_000_000
    password: str = ""


class Reader(Protocol):
    """What reads a format.

    Attributes:
        name: what the format is called; ``Disclosure.format`` says it.
    """

    name: str

    def recognises(self, data: bytes) -> bool:
        """Whether a file is of the format, by what it holds."""
        ...

    def read(self, path: str, data: bytes, options: ReadOptions) -> SourceDocument:
        """The paragraphs and tables of a file, and what was not read of it.

        Raises:
            UnreadableFile: it is damaged, encrypted or empty.
        """
        ...


def read_with(path: str, data: bytes, options: ReadOptions) -> SourceDocument:
    """What a file holds, by the first reader that knows it; those of others are asked first.

    Args:
        path: the name of the file, for what is said of it.
        data: what it holds.
        options: what the reading may take, and a password.

    Raises:
        UnreadableFile: no reader knows it, or the one that does cannot read it.
    """
    for point in entry_points_of(ENTRY_POINTS):
        document = _by_other(point, path, data, options)
        if document is not None:
            return document
    return read_own(format_of(path, data), path, data, options)


def _by_other(
    point: EntryPoint, path: str, data: bytes, options: ReadOptions
) -> SourceDocument | None:
    """What a reader of somebody else gives; nothing where the file is not of its format."""
    try:
        reader: Reader = point.load()
        return _checked(reader.read(path, data, options)) if reader.recognises(data) else None
    except UnreadableFile:
        raise
    except Exception as error:
        # Whatever goes wrong in there, it is said whose fault it is.
        raise UnreadableFile(
            path,
            because(
                "file.reader_failed",
                name=point.name,
                place=point.value,
                kind=type(error).__name__,
                why=str(error),
            ),
        ) from error


def _checked(document: object) -> SourceDocument:
    """What a reader gave, where it is what it should be."""
    if not isinstance(document, SourceDocument) or not all(
        isinstance(block, (Paragraph, Grid)) for block in document.blocks
    ):
        given = type(document).__name__
        raise TypeError(f"it gave {given}, no SourceDocument of paragraphs and grids")
    return document
