"""What the overview of checked documents lists: the documents and their findings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from attrs import frozen

from govbudget.disclosure.reporting.order import in_order
from govbudget.disclosure.reporting.tally import Tally
from govbudget.disclosure.reporting.words import headline, message_of, rule_title

if TYPE_CHECKING:
    from govbudget.disclosure.checks.records import CheckReport
    from govbudget.disclosure.reporting.html import Section
    from govbudget.disclosure.reporting.words import Language

__all__ = ["ListedDocument", "ListedFinding", "listed"]


@frozen(slots=True)
class ListedFinding:
    """A finding as a line of the overview.

    Attributes:
        id: what it is known by.
        severity: how grave it is.
        rule: its rule.
        said: what is wrong, in the language of the page.
        anchor: where it stands on the page of its document.
    """

    id: str
    severity: str
    rule: str
    said: str
    anchor: str


@frozen(slots=True)
class ListedDocument:
    """A document as a line of the overview.

    Attributes:
        title: the unit, the year and the kind.
        path: the file, as it was named.
        files: its files, each with the link that leads there; empty where none does.
        page: the name of its page.
        body: whose it is; empty where that is not known.
        year: of which year it is; empty where that is not known.
        tally: how much was found.
        findings: what was found.
        rules: the title of each rule that found something.
    """

    title: str
    path: str
    files: tuple[tuple[str, str], ...]
    page: str
    body: str
    year: str
    tally: Tally
    findings: tuple[ListedFinding, ...]
    rules: Mapping[str, str]


def listed(
    report: CheckReport, section: Section, page: str, folder: str, language: Language
) -> ListedDocument:
    """A document as the overview lists it.

    Args:
        report: what the check of it says.
        section: its part of a page.
        page: the name of that page.
        folder: the folder that the overview is in, from which links lead to the files.
        language: ``zh`` or ``en``.
    """
    prefix = section.anchor.removesuffix("top")
    findings = [
        ListedFinding(
            *(one.id, one.severity.value, one.rule),
            *(message_of(one, language), f"{prefix}f{number}"),
        )
        for number, (_, one) in enumerate(in_order(report), 1)
    ]
    named = {one.rule for one in findings}
    rules = {one.rule: rule_title(one, language) for one in report.rules if one.rule in named}
    return ListedDocument(
        *(headline(report, language), report.document),
        tuple((one, _link(one, folder)) for one in report.files or (report.document,)),
        *(page, report.unit_name, str(report.year or "")),
        section.tally,
        tuple(findings),
        rules,
    )


def _link(path: str, folder: str) -> str:
    """A link to a file from a folder; empty where there is no such file, as for standard input."""
    if not os.path.isfile(path):  # noqa: PTH113  the path stays as it was typed
        return ""
    try:
        way = os.path.relpath(os.path.realpath(path), os.path.realpath(folder))
    except ValueError:  # pragma: no cover  on another drive of Windows
        return Path(os.path.realpath(path)).as_uri()
    # A name that begins with letters and a colon is no scheme.
    return "./" + quote(os.fsencode(way.replace(os.sep, "/")))
