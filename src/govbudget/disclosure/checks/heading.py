"""What a report was made of and with."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from govbudget.classification import today
from govbudget.classification.catalogue import shipped
from govbudget.disclosure.checks.records import ReportHeader, TreeUsed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.disclosure.checks.settings import Settings
    from govbudget.disclosure.document import Disclosure
    from govbudget.io.digest import FileDigest

__all__ = ["header_of", "this_day"]


def header_of(
    disclosure: Disclosure,
    settings: Settings,
    earlier: Iterable[Disclosure] = (),
    units: Iterable[Disclosure] = (),
    approved: Iterable[FileDigest] = (),
) -> ReportHeader:
    """The header of the report of a document.

    ``SOURCE_DATE_EPOCH`` in the environment stands for the day, where reports are to be the same
    whenever they are made.

    Args:
        disclosure: the document.
        settings: what it is checked with.
        earlier: the earlier documents that it is compared with.
        units: the documents of the units of its department.
        approved: the files with what was approved.
    """
    from govbudget import __version__

    return ReportHeader(
        __version__,
        this_day().isoformat(),
        tuple(_editions(disclosure.year)),
        disclosure.digests,
        dict(_changed(settings)),
        tuple(file for one in earlier for file in one.digests),
        tuple(file for one in units for file in one.digests),
        tuple(approved),
    )


def this_day() -> date:
    """The day that a report is of: today, or what ``SOURCE_DATE_EPOCH`` says."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return today.this_day()


def _editions(year: int | None) -> Iterator[TreeUsed]:
    """The editions of a year; those in force where there is none."""
    kept = shipped()
    for scheme in kept.schemes:
        known = year if year in kept.years(scheme) else None
        one = kept.edition(scheme, known)
        yield TreeUsed(scheme, one.year, one.revision, one.digest)


def _changed(settings: Settings) -> Iterator[tuple[str, str]]:
    """What the settings change, by name."""
    if settings.select:
        yield "select", ", ".join(settings.select)
    if settings.ignore:
        yield "ignore", ", ".join(settings.ignore)
    for rule, weight in settings.severity.items():
        yield f"severity.{rule}", weight.value
    for rule, values in settings.options.items():
        for name, value in values.items():
            yield f"{rule}.{name}", str(value)
    if settings.plugin_seconds is not None:
        yield "plugin_seconds", f"{settings.plugin_seconds:g}"
    if settings.codes:
        yield "codes", str(len(settings.codes))
