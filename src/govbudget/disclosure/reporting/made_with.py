"""What a report was made of and with, as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.reporting.files import short_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.checks.records import CheckReport
    from govbudget.disclosure.reporting.words import Language
    from govbudget.io.digest import FileDigest

__all__ = ["made_with"]

# So much of a digest tells two files apart.
_SHORT = 12


def made_with(
    report: CheckReport, language: Language, *, full: bool, whole: bool = False
) -> list[str]:
    """Program, day and editions, the files with their SHA-256, and settings that were changed.

    Args:
        report: the report.
        language: ``zh`` or ``en``.
        full: whether to list the editions, each with its revision.
        whole: whether to give digests whole: a line of the terminal may be too short for one.

    Returns:
        A sentence for each; none of a report that was kept by an older version.
    """
    return list(_told(report, language, full=full, whole=whole)) if report.header.version else []


def _told(report: CheckReport, language: Language, *, full: bool, whole: bool) -> Iterator[str]:
    header, zh = report.header, language == "zh"
    years = sorted({one.year for one in header.editions})
    listed = ("、" if zh else ", ").join(map(str, years))
    edition = f"，科目 {listed} 年版" if zh else f", edition {listed}"
    made = "检查于" if zh else "on"
    yield f"govbudget {header.version} {made} {header.date}{edition if years else ''}"
    if full:
        for one in header.editions:
            revision = f"第 {one.revision} 次修订" if zh else f"revision {one.revision}"
            digest = _digest(one.digest, whole=whole)
            yield f"{one.scheme.value} {one.year} {revision}, SHA-256 {digest}"
    names = short_names(report.files)
    for file in header.files:
        digest = _digest(file.sha256, whole=whole)
        size = f"{file.size:,} 字节" if zh else f"{file.size:,} bytes"
        name = f"{names.get(file.path, file.path)} " if report.files else ""
        yield f"{name}SHA-256 {digest} ({size})"
    for word, files in _beside(report, language):
        for file in files:
            yield f"{word} {file.path} SHA-256 {_digest(file.sha256, whole=whole)}"
    if header.settings:
        changed = "; ".join(f"{name} = {value}" for name, value in header.settings.items())
        yield ("设置：" if zh else "settings: ") + changed


def _beside(
    report: CheckReport, language: Language
) -> Iterator[tuple[str, tuple[FileDigest, ...]]]:
    """The files that stand beside the document, with what they are."""
    header, zh = report.header, language == "zh"
    yield "以前年度文件" if zh else "earlier document", header.previous
    yield "单位文件" if zh else "document of a unit", header.units
    yield "批复的表" if zh else "approved tables", header.approved


def _digest(digest: str, *, whole: bool) -> str:
    return digest if whole else f"{digest[:_SHORT]}…"
