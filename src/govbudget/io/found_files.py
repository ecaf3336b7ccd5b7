"""The files of folders that are to be read, and why others are not."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import NOTHING, Message
from govbudget.errors import UnreadableFile, of_system
from govbudget.io.own_reports import is_own_report, own_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["FoundFile", "documents_in", "is_named_as_document"]

#: What published documents are named; a file that is named so and cannot be read is a fault.
_DOCUMENTS = {
    *(".pdf", ".ofd", ".doc", ".docx", ".wps", ".rtf", ".odt"),
    *(".xls", ".xlsx", ".xlsm", ".xlsb", ".et", ".ods"),
    *(".htm", ".html", ".mht", ".mhtml", ".txt"),
}


@frozen(slots=True)
class FoundFile:
    """A file to be read.

    Attributes:
        path: the file.
        in_folder: whether a folder was named, and not the file itself.
        passed_over: why it is not opened at all; empty where it is.
    """

    path: str
    in_folder: bool = False
    passed_over: Message = NOTHING


def documents_in(paths: Iterable[str]) -> list[FoundFile]:
    """The files that are named, and those of the folders that are, each once.

    Args:
        paths: files and folders; of a folder all files are taken, those of its folders too.

    Raises:
        UnreadableFile: there is no such file or folder, or it may not be looked into.
    """
    found: dict[str, FoundFile] = {}
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112  the path stays as it was typed
            for one in _files_of(path):
                found.setdefault(os.path.realpath(one.path), one)
        else:
            # What is named goes before what is only in a folder, a report of our own too.
            key = os.path.realpath(path)
            if key not in found or found[key].in_folder:
                found[key] = FoundFile(path)
    return list(found.values())


def _files_of(folder: str) -> Iterator[FoundFile]:
    """The files of a folder and of those in it, by name; no link to a folder is followed."""

    def failed(error: OSError) -> None:
        raise UnreadableFile(str(error.filename), of_system(error)) from error

    for place, folders, names in os.walk(folder, onerror=failed):
        folders.sort()
        for name in [name for name in folders if name.startswith(".")]:
            folders.remove(name)
            yield FoundFile(str(Path(place, name)), True, Message("cli.check.hidden_folder"))
        own = own_files(place, names)
        for name in sorted(names):
            path = Path(place, name)
            yield FoundFile(str(path), True, _why_not(path, is_own=name in own))


def is_named_as_document(path: str) -> bool:
    """Whether a file is named as published documents are, so that it is missed where unread.

    Args:
        path: the file.
    """
    return PurePath(path).suffix.lower() in _DOCUMENTS


def _why_not(path: Path, *, is_own: bool) -> Message:
    """Why a file is not opened; empty where it is."""
    if path.name.startswith("."):
        return Message("cli.check.hidden_file")
    if path.name.startswith("~$"):
        return Message("cli.check.lock")
    if not path.is_file():
        return Message("errors.file.not_plain")
    is_own = is_own or is_own_report(str(path))
    return Message("cli.check.own_report") if is_own else NOTHING
