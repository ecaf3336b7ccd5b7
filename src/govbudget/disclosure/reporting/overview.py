"""The overview of a folder of pages: sorted and filtered in the browser, by a script inside it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections import Counter
from typing import TYPE_CHECKING, cast

from govbudget.base.messages import Message
from govbudget.disclosure.reporting.markup import legal, safe, unturned
from govbudget.disclosure.reporting.style import STYLE
from govbudget.disclosure.reporting.tally import SEVERITIES
from govbudget.disclosure.reporting.words import (
    SEVERITY_WORDS,
    label,
)
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.base.messages import Loader
    from govbudget.disclosure.reporting.listed_documents import ListedDocument
    from govbudget.disclosure.reporting.tally import Unchecked
    from govbudget.disclosure.reporting.words import Language

__all__ = ["overview_page"]


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
