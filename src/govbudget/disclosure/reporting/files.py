"""What the files of one document are called in its report: no more than tells them apart."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

from attrs import evolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.checks.records import CheckReport

__all__ = ["short_names", "with_short_names"]


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
    """A report whose places name their files in short, where the document is of several."""
    if not report.files:
        return report
    names = short_names(report.files)
    findings = (
        evolve(
            one,
            places=[evolve(at, file=names.get(at.file, at.file)) for at in one.places],
        )
        for one in report.findings
    )
    return evolve(report, findings=tuple(findings))
