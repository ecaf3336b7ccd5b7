"""The overview of a folder of pages: sorted and filtered in the browser, by a script inside it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.disclosure.reporting.markup import legal, safe, unturned
from govbudget.disclosure.reporting.order import in_order
from govbudget.disclosure.reporting.style import STYLE
from govbudget.disclosure.reporting.tally import SEVERITIES, Tally
from govbudget.disclosure.reporting.words import (
    SEVERITY_WORDS,
    headline,
    label,
    message_of,
    rule_title,
)
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.base.messages import Loader
    from govbudget.disclosure.checks.records import CheckReport
    from govbudget.disclosure.reporting.html import Section
    from govbudget.disclosure.reporting.tally import Unchecked
    from govbudget.disclosure.reporting.words import Language

__all__ = ["ListedDocument", "ListedFinding", "listed", "overview_page"]


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


def overview_page(
    documents: Sequence[ListedDocument],
    unchecked: Sequence[Unchecked] = (),
    *,
    language: Language = "zh",
) -> str:
    """A page that lists documents and their findings, and sorts and filters them.

    It loads nothing: the script and the lines are in it. Without scripts the documents are listed.

    Args:
        documents: the documents.
        unchecked: those that could not be checked.
        language: ``zh`` or ``en``.
    """
    title = _word("title", language)
    script = _part("overview.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    tongue = "zh-CN" if language == "zh" else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{tongue}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="generator" content="{MARK}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}{_part('overview.css')}</style>\n</head>\n"
        f"<body>\n<header><h1>{title}</h1></header>\n<main>\n"
        f"<noscript><p>{_word('without_script', language)}</p></noscript>\n"
        f"{_filters(documents, language)}\n{_missed(unchecked, language)}\n"
        f'<p id="count" role="status"></p><p id="none" hidden>{_word("none", language)}</p>\n'
        f"{_documents(documents, language)}\n{_findings(language)}\n</main>\n"
        f'<script type="application/json" id="data">{_data(documents, language)}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _part(name: str) -> str:
    # With the loader of the package, so that a zipped wheel on the path works like a folder.
    path = os.path.join(os.path.dirname(__file__), name)  # noqa: PTH118, PTH120
    return cast("Loader", globals()["__loader__"]).get_data(path).decode("utf-8")


def _word(name: str, language: Language, /, **params: object) -> str:
    return safe(Message(f"overview.{name}", **params).render(language))


def _missed(unchecked: Sequence[Unchecked], language: Language) -> str:
    """The documents that could not be checked, each with why."""
    if not unchecked:
        return ""
    rows = "".join(f"<li>{safe(one.document)}: {safe(one.reason)}</li>" for one in unchecked)
    return (
        f'<h2>{label("unread", language)} <span class="chip error">{len(unchecked)}</span></h2>'
        f"<ul>{rows}</ul>"
    )


def _filters(documents: Sequence[ListedDocument], language: Language) -> str:
    """What the reader narrows the lists by, each choice with how many findings it has."""
    at = 0 if language == "zh" else 1
    findings = [(home, one) for home in documents for one in home.findings]
    weights = Counter(one.severity for _, one in findings)
    severities = "".join(
        f'<label><input type="checkbox" name="severity" value="{one.value}" checked>'
        f'<span class="chip {one.value}">{SEVERITY_WORDS[one][at]}<b>{weights[one.value]:,}</b>'
        "</span></label>"
        for one in SEVERITIES
    )
    titles = {rule: title for home in documents for rule, title in home.rules.items()}
    rules = Counter(one.rule for _, one in findings)
    bodies = Counter(one.body for one in documents)
    years = Counter(one.year for one in documents)
    return (
        '<form id="filters" hidden><fieldset class="wide-field">'
        f"<legend>{_word('severity', language)}</legend>{severities}</fieldset>"
        + _choice("rule", [(one, titles.get(one, one), n) for one, n in _most(rules)], language)
        + _choice("body", [(one, one, n) for one, n in sorted(bodies.items())], language)
        + _choice("year", [(one, one, n) for one, n in sorted(years.items())], language)
        + f"<label>{_word('text', language)}"
        '<input type="search" name="text" autocomplete="off"></label>'
        f'<button type="reset">{_word("reset", language)}</button></form>'
    )


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _choice(name: str, choices: Iterable[tuple[str, str, int]], language: Language) -> str:
    options = "".join(
        f'<option value="{safe(value)}">{safe(title)} ({count:,})</option>'
        for value, title, count in choices
        if value
    )
    return (
        f'<label>{_word(name, language)}<select name="{name}">'
        f'<option value="">{_word("every", language)}</option>{options}</select></label>'
    )


def _documents(documents: Sequence[ListedDocument], language: Language) -> str:
    """The documents, each with its counts and links to its page and its files."""
    at = 0 if language == "zh" else 1
    titles = [SEVERITY_WORDS[one][at] for one in SEVERITIES] + [_word("accepted", language)]
    rows = []
    for number, one in enumerate(documents):
        tally = one.tally
        kinds = (*(each.value for each in SEVERITIES), "")
        counts = (tally.errors, tally.notices, tally.roundings, tally.accepted)
        cells = "".join(
            f'<td class="n {kind if count else "zero"}" data-label="{title}">{count:,}</td>'
            for kind, title, count in zip(kinds, titles, counts, strict=True)
        )
        opened = _word("file", language)
        named = " + ".join(
            f'<a href="{safe(way)}" title="{opened}">{safe(path)}</a>' if way else safe(path)
            for path, way in one.files
        )
        rows.append(
            f'<tr data-at="{number}"><td><a class="title" href="{safe(one.page)}">'
            f'{safe(one.title)}</a><br><span class="soft">{named}</span></td>'
            f"{cells}</tr>"
        )
    heads = f"<th><button>{_word('document', language)}</button></th>" + "".join(
        f'<th class="n"><button>{title}</button></th>' for title in titles
    )
    return (
        f'<h2>{_word("documents", language)}</h2><div class="wide"><table class="list" '
        f'id="documents"><thead><tr>{heads}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
    )


def _findings(language: Language) -> str:
    """The table that the script fills."""
    heads = "".join(
        f'<th data-key="{name}"><button>{_word(name, language)}</button></th>'
        for name in ("severity", "document", "rule", "finding")
    )
    return (
        f'<section id="part" hidden><h2>{_word("findings", language)}</h2><div class="wide">'
        f'<table class="list" id="findings"><thead><tr>{heads}</tr></thead><tbody></tbody></table>'
        '</div><button id="more" hidden></button></section>'
    )


def _data(documents: Sequence[ListedDocument], language: Language) -> str:
    """What the script reads, as JSON in which nothing ends the element that it stands in."""
    at = 0 if language == "zh" else 1
    words = {
        "language": "zh-CN" if language == "zh" else "en",
        "order": [one.value for one in SEVERITIES],
        "severities": {one.value: words[at] for one, words in SEVERITY_WORDS.items()},
        "more": Message("overview.more", count="{}").render(language),
        "shown": Message("overview.shown", documents="{d}", findings="{f}").render(language),
    }
    record = {
        "words": words,
        "rules": {rule: title for home in documents for rule, title in home.rules.items()},
        "documents": [
            {name: getattr(one, name) for name in ("title", "path", "page", "body", "year")}
            for one in documents
        ],
        "findings": [
            {"of": at, "id": one.id, "severity": one.severity, "rule": one.rule}
            | {"said": one.said, "anchor": one.anchor}
            for at, home in enumerate(documents)
            for one in home.findings
        ],
    }
    text = unturned(legal(json.dumps(record, ensure_ascii=False, separators=(",", ":"))))
    return text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")
