"""What is refused before a reader touches it: too large a file, or one that unpacks without end."""

from __future__ import annotations

import lzma
import os
import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile, of_system

if TYPE_CHECKING:
    from typing import BinaryIO

__all__ = [
    "DAMAGED",
    "LARGEST",
    "MOST_BLOCKS",
    "MOST_CELLS",
    "MOST_COLUMNS",
    "MOST_DEEP",
    "MOST_PAGES",
    "MOST_TEXT",
    "TooDeep",
    "TooManyBlocks",
    "TooManyCells",
    "TooWide",
    "changes_of",
    "check_blocks",
    "check_cells",
    "check_columns",
    "check_depth",
    "check_plain",
    "plain_name",
    "read_bytes",
    "read_member",
    "zip_members",
]

#: The greatest file that is read: far above any list of codes, far below the memory of a machine.
LARGEST = 200_000_000
#: The most text of one document: a hundred times what a published budget has.
MOST_TEXT = 30_000_000
#: The most that an archive may unpack to, in bytes.
UNPACKED = 500_000_000
#: How much smaller than its content a packed file may be. XML packs to a tenth or a fortieth.
RATIO = 200
#: The ratio is of no interest below this size.
_SMALL = 10_000_000
MOST_PAGES = 5_000
#: The most cells of a table, blank ones too: a hundred thousand rows of a hundred columns.
MOST_CELLS = 10_000_000
#: The most columns of a table: as many as a sheet has in the programs that write sheets.
MOST_COLUMNS = 16_384
#: The most paragraphs and tables of a document: thirty times what a thick one has.
MOST_BLOCKS = 100_000
#: How deep tables may stand in the cells of others: pages that lay out by tables have some ten.
MOST_DEEP = 500


#: What the archive of a damaged file raises, by how a part of it is packed.
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, ValueError, RuntimeError),
)


class TooManyCells(Exception):
    """A table has more cells than are read; the file that it stands in is named further up."""

    @property
    def message(self) -> Message:
        """What is wrong with the file."""
        return Message("errors.file.many_cells", most=MOST_CELLS)

    def __str__(self) -> str:
        return str(self.message)


class TooManyBlocks(TooManyCells):
    """A document has more paragraphs and tables than are read."""

    @property
    def message(self) -> Message:
        """What is wrong with the file."""
        return Message("errors.file.many_blocks", most=MOST_BLOCKS)


class TooWide(TooManyCells):
    """A table has more columns than any program writes."""

    @property
    def message(self) -> Message:
        """What is wrong with the file."""
        return Message("errors.file.many_columns", most=MOST_COLUMNS)


class TooDeep(TooManyCells):
    """Tables stand in the cells of others more deeply than is read."""

    @property
    def message(self) -> Message:
        """What is wrong with the file."""
        return Message("errors.file.deep_tables", most=MOST_DEEP)


def check_depth(depth: int) -> None:
    """Stops at tables that stand in each other as no page has them.

    Raises:
        TooDeep: they do so more than 500 deep.
    """
    if depth > MOST_DEEP:
        raise TooDeep


def check_blocks(count: int) -> None:
    """Stops at a document with more paragraphs than any has.

    Raises:
        TooManyBlocks: it has more than a hundred thousand.
    """
    if count > MOST_BLOCKS:
        raise TooManyBlocks


def check_columns(count: int) -> None:
    """Stops at a table that is wider than any that a program writes.

    Raises:
        TooWide: it has more than 16,384 columns.
    """
    if count > MOST_COLUMNS:
        raise TooWide


def check_cells(count: int) -> None:
    """Stops at a table whose blanks would fill the memory.

    Raises:
        TooManyCells: the count is over ten million.
    """
    if count > MOST_CELLS:
        raise TooManyCells


def read_bytes(path: str, *, pipes: bool = False) -> bytes:
    """The bytes of a file.

    Args:
        path: the file.
        pipes: whether a named pipe is read too, which waits until somebody writes to it.

    Raises:
        UnreadableFile: there is no such file, it is a folder or no plain file, it is empty, or
            larger than 200 million bytes.
    """
    try:
        check_plain(path, pipes=pipes)
        with open(path, "rb") as file:  # noqa: PTH123
            before = changes_of(file)
            data = file.read(LARGEST + 1)
            changed = changes_of(file) != before
    except (OSError, ValueError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(path, of_system(error)) from error
    if changed:
        raise UnreadableFile(path, Message("errors.file.changed"))
    if len(data) > LARGEST:
        raise UnreadableFile(path, Message("errors.file.large", millions=LARGEST // 1_000_000))
    if not data.strip():
        raise UnreadableFile(
            path, Message("errors.code.empty" if not data else "errors.file.blank")
        )
    return data


def check_plain(path: str, *, pipes: bool = False) -> None:
    """Stops at what is no plain file, before it is opened: a device may never end.

    Args:
        path: the file.
        pipes: whether a named pipe is one too.

    Raises:
        UnreadableFile: it is a folder or no plain file.
        OSError: there is no such file.
    """
    kind = os.stat(path).st_mode  # noqa: PTH116  a path of bytes that are no text stays as it is
    if stat.S_ISDIR(kind):
        raise UnreadableFile(path, Message("errors.file.folder"))
    if not stat.S_ISREG(kind) and not (pipes and stat.S_ISFIFO(kind)):
        raise UnreadableFile(path, Message("errors.file.not_plain"))


def changes_of(file: BinaryIO) -> tuple[int, int] | None:
    """What tells whether a file was written to: its size and when; None where nothing tells."""
    try:
        of = os.fstat(file.fileno())
    except OSError:
        return None
    return (of.st_size, of.st_mtime_ns) if stat.S_ISREG(of.st_mode) else None


def zip_members(path: str, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """What an archive holds, by name.

    Raises:
        UnreadableFile: it unpacks to more than 500 million bytes, is packed two hundred times
            smaller than its content, or is encrypted.
    """
    members = {member.filename: member for member in archive.infolist()}
    unpacked = sum(member.file_size for member in members.values())
    packed = sum(member.compress_size for member in members.values())
    if unpacked > UNPACKED:
        raise UnreadableFile(
            path, Message("errors.file.unpacks", unpacked=unpacked, millions=UNPACKED // 1_000_000)
        )
    if unpacked > _SMALL and unpacked > RATIO * packed:
        raise UnreadableFile(path, Message("errors.file.packed", packed=packed, unpacked=unpacked))
    if any(member.flag_bits & 1 for member in members.values()):
        raise UnreadableFile(path, Message("errors.file.encrypted"))
    return members


def plain_name(name: str) -> str:
    r"""The name of a part of an Office file, alike however it is written.

    Some programs write backslashes, a slash in front, or other letters.

    >>> plain_name("/xl\\Workbook.xml")
    'xl/workbook.xml'

    Args:
        name: the name as the archive or a relation has it.
    """
    return name.replace("\\", "/").lower().lstrip("/")


def read_member(path: str, archive: zipfile.ZipFile, name: str) -> bytes:
    """The content of one member; never more than the archive says that it has.

    Raises:
        UnreadableFile: it is damaged.
    """
    try:
        with archive.open(name) as file:
            return file.read(archive.getinfo(name).file_size + 1)
    except DAMAGED as error:
        raise UnreadableFile(
            path, Message("errors.file.damaged_part", name=name, error=str(error))
        ) from error
