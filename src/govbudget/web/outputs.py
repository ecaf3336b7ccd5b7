"""What can be downloaded: the workbook of findings, the marked copy, the letter, the report."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.base.messages import Message
from govbudget.errors import GovBudgetError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govbudget.base.messages import Language
    from govbudget.disclosure.checks.records import CheckReport

__all__ = ["KINDS", "Download", "made", "marked_copy"]

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: What is made of a document, with its ending and its type.
KINDS = {
    "excel": ("findings.xlsx", _XLSX),
    "letter": ("letter.docx", _DOCX),
}
_TYPES = {".pdf": "application/pdf", ".xlsx": _XLSX, ".docx": _DOCX}


@frozen
class Download:
    """A file to be downloaded.

    Attributes:
        name: what it is called.
        media_type: what it is.
        data: what it holds.
    """

    name: str
    media_type: str
    data: bytes


def made(kind: str, reports: list[CheckReport], language: Language, of: str = "") -> Download:
    """The workbook or the letter of documents.

    Args:
        kind: ``excel`` or ``letter``.
        reports: the reports.
        language: the language of its sentences.
        of: the name of the document; empty for those of a batch.
    """
    from govbudget.disclosure.marking import findings_book, letter

    name, media_type = KINDS[kind]
    data = (findings_book if kind == "excel" else letter)(reports, language=language)
    stem = PurePath(of).stem
    return Download(f"{stem} {name}" if stem else name, media_type, data)


def marked_copy(
    paths: Mapping[str, str], report: CheckReport, name: str, language: Language
) -> Download:
    """The copy of a file with its findings marked.

    Args:
        paths: where each file lies, by its name.
        report: the report of its document.
        name: the file.
        language: the language of the comments.

    Raises:
        GovBudgetError: it cannot be marked.
    """
    from govbudget.disclosure.marking import mark_copy

    path = paths.get(name)
    if path is None:
        raise GovBudgetError(Message("web.error.no_file"))
    ending = os.path.splitext(path)[1]  # noqa: PTH122  the text, not the file
    data = mark_copy(path, _by_paths(paths, report), language=language)
    stem = PurePath(name).stem
    return Download(f"{stem} marked{ending}", _TYPES.get(ending, "application/octet-stream"), data)


def _by_paths(paths: Mapping[str, str], report: CheckReport) -> CheckReport:
    """A report that names its files by where they lie."""
    findings = (
        evolve(one, places=[evolve(at, file=paths.get(at.file, at.file)) for at in one.places])
        for one in report.findings
    )
    header = evolve(
        report.header,
        files=tuple(evolve(one, path=paths.get(one.path, one.path)) for one in report.header.files),
    )
    return evolve(
        report,
        findings=tuple(findings),
        files=tuple(paths.get(one, one) for one in report.files),
        header=header,
    )
