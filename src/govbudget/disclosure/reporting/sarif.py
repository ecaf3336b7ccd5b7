"""The report of a check as SARIF 2.1.0, which code hosts and editors show beside the files.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from attrs import evolve

from govbudget.disclosure.reporting.files import file_names, short_names
from govbudget.disclosure.reporting.pages import rule_page
from govbudget.disclosure.reporting.placewords import figure_text, place_text
from govbudget.disclosure.reporting.words import (
    accepted_by,
    mend_of,
    message_of,
    rule_title,
    source_of,
)
from govbudget.io.destination import MARK
from govbudget.jsonform import converter
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cattrs import Converter

    from govbudget.disclosure.checks.records import (
        Accepted,
        CheckFigure,
        CheckFinding,
        CheckReport,
        Place,
        RuleResult,
    )
    from govbudget.disclosure.reporting.tally import Unchecked
    from govbudget.disclosure.reporting.words import Language

__all__ = ["sarif_report"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# The number counts the ways in which ids were made.
_FINGERPRINT = "govbudgetFinding/v1"
_LEVELS = {Severity.ERROR: "error", Severity.NOTICE: "warning", Severity.ROUNDING: "note"}


def sarif_report(
    reports: Sequence[CheckReport],
    unchecked: Sequence[Unchecked] = (),
    *,
    language: Language = "zh",
) -> str:
    """Reports as one SARIF log, as JSON text.

    An error has the level error, a notice warning, and a rounding remark note. Files are named
    relative to the folder that the program runs in, where they stand in it. A place in a file of
    lines has its line as region; one on a page has page and box, in points from the upper left
    corner of the page as it is shown, in its properties. The id of a finding is its fingerprint.

    Args:
        reports: the reports.
        unchecked: the documents that could not be checked; the log says that the run failed.
        language: ``zh`` or ``en``.
    """
    from govbudget import __version__

    rules = {one.rule: one for report in reports for one in report.rules}
    numbers = {rule: at for at, rule in enumerate(rules)}
    driver = {
        "name": "govbudget",
        "version": __version__,
        "rules": [_rule(one, language) for one in rules.values()],
    }
    invocation = {
        "executionSuccessful": not unchecked,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": one.reason},
                "locations": [_physical(one.document)],
            }
            for one in unchecked
        ],
    }
    made = converter()
    results = [
        _result(one, report, numbers, language, made)
        for report in reports
        for one in report.findings
    ]
    results += [
        _result(one, report, numbers, language, made)
        | {"suppressions": [_suppression(by, language)]}
        for report in reports
        for one, by in zip(report.accepted, report.acceptances, strict=True)
    ]
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN" if language == "zh" else "en-US",
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "artifacts": list(_artifacts(reports, unchecked)),
        "results": results,
        "properties": {"headers": _headers(reports, made), "generator": MARK},
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _suppression(entry: Accepted, language: Language) -> dict[str, Any]:
    """What lets a result stand: a list outside of the document."""
    return {
        "kind": "external",
        "status": "accepted",
        "justification": accepted_by(entry, language),
    }


def _uris(reports: Iterable[CheckReport], unchecked: Iterable[Unchecked]) -> list[str]:
    names = [name for one in reports for name in one.files or (one.document,)]
    names += [one.document for one in unchecked]
    return list(dict.fromkeys(_uri(name) for name in names))


def _artifacts(
    reports: Iterable[CheckReport], unchecked: Iterable[Unchecked]
) -> Iterator[dict[str, Any]]:
    """The files, with the SHA-256 and the size that they had."""
    reports = list(reports)
    digests = {_uri(file.path): file for one in reports for file in one.header.files}
    for uri in _uris(reports, unchecked):
        described: dict[str, Any] = {"location": {"uri": uri}}
        if uri in digests:
            described["length"] = digests[uri].size
            described["hashes"] = {"sha-256": digests[uri].sha256}
        yield described


def _headers(reports: Iterable[CheckReport], made: Converter) -> list[dict[str, Any]]:
    """What the reports were made with, each once: the editions, the day, the settings."""
    found: list[dict[str, Any]] = []
    for report in reports:
        header = made.unstructure(evolve(report.header, files=()))
        del header["files"]
        if header not in found:
            found.append(header)
    return found


def _uri(document: str) -> str:
    """A file as a URI: relative where it stands in the folder that the program runs in."""
    path = Path(document)
    if path.is_absolute():
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            return path.as_uri()
    return quote(os.fsencode(path.as_posix()))


def _physical(document: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(document)}}}


def _rule(result: RuleResult, language: Language) -> dict[str, Any]:
    """A rule as the driver lists it."""
    described = {
        "id": result.rule,
        "shortDescription": {"text": rule_title(result, language)},
        "properties": {"tags": [result.group.value]},
    }
    if source := source_of(result, language):
        described["help"] = {"text": source}
    if page := rule_page(result.rule, language):
        described["helpUri"] = page
    return described


def _result(
    finding: CheckFinding,
    report: CheckReport,
    numbers: dict[str, int],
    language: Language,
    made: Converter,
) -> dict[str, Any]:
    """A finding as a result; the message says all, since viewers show little else."""
    mend = mend_of(finding, language)
    said = [message_of(finding, language)]
    if finding.figures:
        said.append("; ".join(figure_text(one, language) for one in finding.figures))
    if mend:
        said.append(mend)
    here = [one for one in finding.places if not one.document]
    described: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(said)},
        "locations": [_location(report, one, language) for one in here]
        or [_physical(name) for name in report.files or (report.document,)],
        "properties": {
            "figures": [_figure(one, language, made) for one in finding.figures],
            "mend": mend,
            "mends": [made.unstructure(one) for one in finding.mends],
        },
    }
    if there := [one for one in finding.places if one.document]:
        described["relatedLocations"] = [_location(report, one, language) for one in there]
    if finding.id:
        described["partialFingerprints"] = {_FINGERPRINT: finding.id}
    if finding.rule in numbers:
        described["ruleIndex"] = numbers[finding.rule]
    return described


def _region(report: CheckReport, file: str, place: Place) -> dict[str, Any]:
    """The line of a file of lines; nothing of any other: pages and sheets have no region there."""
    header = report.header
    formats = {one.path: one.format for one in (*header.files, *header.previous)}
    if place.row is None or formats.get(file) != "text":
        return {}
    region: dict[str, Any] = {"startLine": place.row}
    return {**region, "snippet": {"text": place.text}} if place.text else region


def _figure(figure: CheckFigure, language: Language, made: Converter) -> dict[str, Any]:
    """A figure, with its label in the language of the report."""
    record: dict[str, Any] = made.unstructure(figure)
    del record["label_en"]
    return {**record, "label": figure.name.render(language)}


def _location(report: CheckReport, place: Place, language: Language) -> dict[str, Any]:
    """A place: the file, and the page, table, row and column as logical locations."""
    file = place.file or place.document or next(iter(report.files), report.document)
    located = _physical(file)
    names = short_names(report.files)
    if place.document:
        names = file_names(report)
    named = evolve(
        place,
        file=names.get(place.file, place.file),
        document=names.get(place.document, place.document),
    )
    located["message"] = {"text": place_text(named, language) or file}
    if region := _region(report, file, place):
        located["physicalLocation"]["region"] = region
    if place.box is not None:
        located["properties"] = {"page": place.page, "box": list(place.box)}
    parts = (
        ("page", place.page),
        ("table", place.table),
        ("row", place.row),
        ("column", place.column),
        ("paragraph", place.paragraph),
    )
    path = [f"{word} {number}" for word, number in parts if number is not None]
    if path or place.what:
        logical = {"kind": "element", "name": place.what or path[-1]}
        if path:
            logical["fullyQualifiedName"] = "/".join(path)
        located["logicalLocations"] = [logical]
    return located
