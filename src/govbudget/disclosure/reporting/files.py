"""What the files of one document are called in its report: no more than tells them apart."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

from attrs import evolve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from govbudget.disclosure.checks.records import CheckPlace, CheckReport

__all__ = ["file_names", "short_names", "with_short_names"]


def short_names(files: Sequence[str]) -> dict[str, str]:
    """For each file its name, with the folders that tell it from another of that name.

    >>> short_names(["2026/text.pdf", "2026/tables.pdf"])
    {'2026/text.pdf': 'text.pdf', '2026/tables.pdf': 'tables.pdf'}
    >>> short_names(["2026/text/a.pdf", "2026/tables/a.pdf"])
    {'2026/text/a.pdf': 'text/a.pdf', '2026/tables/a.pdf': 'tables/a.pdf'}

    Args:
        files: the paths.
    """
    parts = {file: PurePath(file).parts or (file,) for file in files}
    most = max(map(len, parts.values()), default=1)
    for count in range(1, most):
        names = {file: os.path.join(*some[-count:]) for file, some in parts.items()}  # noqa: PTH118
        if len(set(names.values())) == len(names):
            return names
    return {file: file for file in files}


def with_short_names(report: CheckReport) -> CheckReport:
    """A report whose places name their files in short, and the other documents they stand in."""
    names = file_names(report)
    if not names:
        return report
    findings = (
        evolve(it, places=[_named(at, names) for at in it.places]) for it in report.findings
    )
    return evolve(report, findings=tuple(findings))


def file_names(report: CheckReport) -> dict[str, str]:
    """What the files are called that places of a report name: its own where these are several.

    Where places stand in other documents, these and its own are told apart.

    Args:
        report: the report.
    """
    places = [place for one in report.findings for place in one.places if place.document]
    if not places:
        return short_names(report.files)
    others = {name for place in places for name in (place.file, place.document) if name}
    own = report.files or (report.document,)
    return short_names([*own, *sorted(others.difference(own))])


def _named(place: CheckPlace, names: Mapping[str, str]) -> CheckPlace:
    file, document = place.file, place.document
    return evolve(place, file=names.get(file, file), document=names.get(document, document))
