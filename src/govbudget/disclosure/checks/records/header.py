"""What a report was made of and with: program, editions, day, files, settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, fields, frozen

from govbudget.classification.vocabulary import Scheme
from govbudget.io.digest import FileDigest

__all__ = ["ReportHeader", "TreeUsed"]


# The files that stand beside the document.
_BESIDE = ("previous", "units", "approved")


@frozen(slots=True)
class TreeUsed:
    """An edition that a document was checked against.

    Attributes:
        scheme: the list.
        year: the budget year.
        revision: its revision.
        digest: the SHA-256 of its codes, names and funds.

    .. versionadded:: 0.2.0
    """

    scheme: Scheme
    year: int
    revision: int
    digest: str


@frozen(slots=True)
class ReportHeader:
    """What a report was made of and with.

    Attributes:
        version: the version of this program.
        date: the day on which it was made, as ``2026-03-01``.
        editions: the editions of the year of the document; those in force where it has none.
        files: the files, each with its SHA-256 and its size.
        settings: what was not left as it is by itself: the name of the setting and its value.
        previous: the files of the earlier documents that it was compared with; in JSON only where
            there are any.
        units: those of the documents of the units; likewise.
        approved: those with the figures as they were approved; likewise.

    .. versionadded:: 0.2.0
    """

    version: str = ""
    date: str = ""
    editions: tuple[TreeUsed, ...] = ()
    files: tuple[FileDigest, ...] = ()
    settings: Mapping[str, str] = field(factory=dict)
    previous: tuple[FileDigest, ...] = ()
    units: tuple[FileDigest, ...] = ()
    approved: tuple[FileDigest, ...] = ()

    def __flat__(self) -> dict[str, Any]:
        """The header as JSON has it: with other documents only where there are any."""
        found = {one.name: getattr(self, one.name) for one in fields(type(self))}
        return {name: one for name, one in found.items() if one or name not in _BESIDE}
