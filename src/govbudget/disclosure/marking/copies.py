"""Copies of documents with their findings marked: what is in them, and what they are called."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.base.messages import Message
from govbudget.disclosure.marking.refusing import cannot_mark
from govbudget.disclosure.opening import read_together
from govbudget.disclosure.reporting.files import short_names
from govbudget.io.allowance import Limits
from govbudget.io.digest import digest_of
from govbudget.io.limits import read_bytes
from govbudget.io.sniffing import Format, format_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.disclosure.checks.records import CheckFinding, CheckReport
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.reporting.words import Language

__all__ = ["copy_names", "findings_in", "mark_copy"]


def mark_copy(path: str, report: CheckReport, *, language: Language = "zh") -> bytes:
    """A copy of a file with every finding marked where it stands; the file stays as it is.

    A PDF gets a highlight with a comment at every place, and an outline entry for each finding; a
    workbook (xlsx) a comment at the cell, in the colour of the severity; a docx file a comment at
    the paragraph or the cell.

    Args:
        path: the file; where the document is of several, one of them.
        report: what the check of it says.
        language: the language of the comments.

    Raises:
        GovBudgetError: it is encrypted, signed, was changed since it was checked, or is none of
            these.
        MissingExtra: the library for its format is not installed.

    .. versionadded:: 0.2.0
    """
    data = read_bytes(path)
    digests = {one.path: one.sha256 for one in report.header.files}
    known = digests.get(path)
    if known is not None and digest_of(path, data).sha256 != known:
        raise cannot_mark(path, Message("marking.changed"))
    findings = findings_in(report, path)
    match format_of(path, data):
        case Format.PDF:
            from govbudget.disclosure.marking.pdf import mark_pdf

            return mark_pdf(path, data, findings, language)
        case Format.XLSX:
            from govbudget.disclosure.marking.sheets import mark_workbook

            return mark_workbook(path, data, findings, _read(path, report), language)
        case Format.WORD:
            from govbudget.disclosure.marking.word import mark_word

            return mark_word(path, data, findings, _read(path, report), language)
    raise cannot_mark(path, Message("marking.no_comments"))


def _read(path: str, report: CheckReport) -> Disclosure:
    """The document again, whose tables and paragraphs the places name by number."""
    return read_together(report.files or (path,), Limits())


def findings_in(report: CheckReport, path: str) -> list[CheckFinding]:
    """The findings that show in a file, with the places there; those that show nowhere too.

    Args:
        report: what the check of the document says.
        path: one of its files.
    """
    findings = [_here(one) for one in report.findings]
    if not report.files:
        return findings
    found = []
    for one in findings:
        here = tuple(place for place in one.places if place.file == path)
        nowhere = all(not place.file for place in one.places)
        if here or (nowhere and path == report.files[0]):
            found.append(evolve(one, places=here or one.places))
    return found


def _here(finding: CheckFinding) -> CheckFinding:
    """A finding without its places in other documents."""
    own = tuple(place for place in finding.places if not place.document)
    return finding if len(own) == len(finding.places) else evolve(finding, places=own)


def copy_names(files: Iterable[str]) -> dict[str, str]:
    """What the copies of files are called in a folder: their names, with folders that tell apart.

    >>> copy_names(["2026/a.pdf", "2026/b.pdf"])
    {'2026/a.pdf': 'a.pdf', '2026/b.pdf': 'b.pdf'}

    Args:
        files: the files, each once.
    """
    whole = {os.path.abspath(file): file for file in files}  # noqa: PTH100  the text of the path
    named = short_names(list(whole))
    return {whole[path]: _relative(name) for path, name in named.items()}


def _relative(name: str) -> str:
    path = PurePath(name)
    return str(path.relative_to(path.anchor))
