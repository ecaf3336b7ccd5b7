"""The report of a check as one page that needs nothing else: no script, nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.disclosure.reporting.files import with_short_names
from govbudget.disclosure.reporting.html_accepted import accepted_part
from govbudget.disclosure.reporting.html_parts import Drawing, coverage, finding_card
from govbudget.disclosure.reporting.html_tables import drawn
from govbudget.disclosure.reporting.made_with import made_with
from govbudget.disclosure.reporting.marks import marked_tables
from govbudget.disclosure.reporting.markup import safe
from govbudget.disclosure.reporting.order import in_order
from govbudget.disclosure.reporting.style import STYLE
from govbudget.disclosure.reporting.tally import SEVERITIES, Tally
from govbudget.disclosure.reporting.words import (
    SEVERITY_WORDS,
    STATES,
    headline,
    in_words,
    label,
    nothing_found,
    reading_note,
)
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.checks.records import CheckReport
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.reporting.tally import Unchecked
    from govbudget.disclosure.reporting.words import Language

__all__ = ["Section", "html_page", "html_report", "html_section"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@frozen(slots=True)
class Section:
    """The part of a page about one document.

    Attributes:
        document: the file.
        title: the unit, the year and the kind.
        anchor: what a link to it names.
        tally: how much was found.
        html: its markup.
    """

    document: str
    title: str
    anchor: str
    tally: Tally
    html: str


def html_report(
    report: CheckReport,
    disclosure: Disclosure | None = None,
    *,
    language: Language = "zh",
    full: bool = False,
) -> str:
    """The report of one document as a page.

    Args:
        report: the report.
        disclosure: the document, whose tables are drawn with the cells marked; without it only the
            places are named.
        language: ``zh`` or ``en``.
        full: whether what is folded is shown without a click.
    """
    section = html_section(report, disclosure, language=language, full=full)
    return html_page([section], language=language)


def html_section(
    report: CheckReport,
    disclosure: Disclosure | None = None,
    *,
    number: int = 1,
    language: Language = "zh",
    tally: Tally | None = None,
    full: bool = False,
) -> Section:
    """The part of a page about one document.

    Args:
        report: the report.
        disclosure: the document; see :func:`html_report`.
        number: which document of the page it is: no two have the same.
        language: ``zh`` or ``en``.
        tally: the counts to tell, where the report lacks the findings that weigh less.
        full: whether what is folded is shown without a click.
    """
    prefix = f"d{number}-"
    report = with_short_names(report)
    findings = in_order(report)
    marks = marked_tables(disclosure, [one for _, one in findings])
    drawing = Drawing(disclosure, marks, prefix)
    parts: list[str] = []
    numbered = list(enumerate(findings, 1))
    for severity in SEVERITIES:
        members = [one for one in numbered if one[1][1].severity is severity]
        if not members:
            continue
        word = in_words(SEVERITY_WORDS[severity], language)
        parts.append(f'<h3>{word} <span class="chip {severity}">{len(members)}</span></h3>')
        parts += [
            finding_card(at, group, one, drawing, language, full=full)
            for at, (group, one) in members
        ]
    if not findings:
        parts.append(f"<p>{nothing_found(report, language)}</p>")
    parts.append(accepted_part(report, language))
    if marks:
        parts.append(f"<h3>{label('tables', language)}</h3>")
        parts += [drawn(one, prefix, language) for one in marks.values()]
    parts.append(coverage(report, language, is_open=full))
    made = made_with(report, language, full=True, whole=True)
    parts += [f'<p class="soft">{safe(one)}</p>' for one in made]
    note = "" if disclosure is None else reading_note(disclosure, language)
    tally = tally or Tally.of(report)
    title = headline(report, language)
    top = (
        f'<h2 id="{prefix}top">{safe(title)}</h2><p class="soft">{safe(report.document)}</p>'
        f'<p class="soft">{safe(note)}</p>{_chips(tally, language)}'
    )
    html = f"<section>{top}{''.join(parts)}</section>"
    return Section(report.document, title, f"{prefix}top", tally, html)


def html_page(
    sections: Sequence[Section],
    unchecked: Sequence[Unchecked] = (),
    *,
    language: Language = "zh",
    home: str = "",
) -> str:
    """A page about documents: a summary where there are several, and a part about each.

    Args:
        sections: the parts, each with another number.
        unchecked: the documents that could not be checked.
        language: ``zh`` or ``en``.
        home: a link to the overview that the page belongs to; empty where there is none.
    """
    title = label("title", language)
    tongue = "zh-CN" if language == "zh" else "en"
    summary = _summary(sections, language) if len(sections) > 1 else ""
    missed = "".join(f"<li>{safe(one.document)}: {safe(one.reason)}</li>" for one in unchecked)
    if missed:
        missed = (
            f'<h3>{label("unread", language)} <span class="chip error">{len(unchecked)}</span></h3>'
            f"<ul>{missed}</ul>"
        )
    return (
        f'<!DOCTYPE html>\n<html lang="{tongue}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="generator" content="{MARK}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header>{_back(home, language)}<h1>{title}</h1></header>\n<main>{summary}{missed}\n"
        + "\n".join(one.html for one in sections)
        + "\n</main>\n</body>\n</html>\n"
    )


def _back(home: str, language: Language) -> str:
    """A link to the overview; empty where there is none."""
    word = safe(Message("overview.back").render(language))
    return f'<nav><a href="{safe(home)}">← {word}</a></nav>' if home else ""


def _chips(tally: Tally, language: Language) -> str:
    """The counts of a document, each in its colour."""
    counts = [
        ("error", SEVERITY_WORDS[SEVERITIES[0]], tally.errors),
        ("notice", SEVERITY_WORDS[SEVERITIES[1]], tally.notices),
        ("rounding", SEVERITY_WORDS[SEVERITIES[2]], tally.roundings),
    ]
    numbers = tally.held, tally.found, tally.not_applicable, tally.not_determinable
    chips = [_chip(kind if n else "", in_words(words, language), n) for kind, words, n in counts]
    rules = label("rules", language)
    for (state, words), n in zip(STATES.items(), numbers, strict=True):
        chips.append(_chip(f"{state}" if n else "", f"{rules} {in_words(words, language)}", n))
    return f'<ul class="counts">{"".join(chips)}</ul>'


def _chip(kind: str, text: str, number: int) -> str:
    return f'<li class="chip {kind}">{safe(text)}<b>{number:,}</b></li>'


def _summary(sections: Sequence[Section], language: Language) -> str:
    """A table with a row for each document, and a link to its part."""
    titles = [
        label("document", language),
        *(in_words(w, language) for w in SEVERITY_WORDS.values()),
    ]
    titles += [in_words(words, language) for words in STATES.values()]
    first, *others = (safe(one) for one in titles)
    head = f"<th>{first}</th>" + "".join(f'<th class="n">{one}</th>' for one in others)
    rows = []
    for one in sections:
        tally = one.tally
        numbers = [
            (tally.errors, "error"),
            (tally.notices, "notice"),
            (tally.roundings, "rounding"),
            *((n, "") for n in (tally.held, tally.found)),
            *((n, "") for n in (tally.not_applicable, tally.not_determinable)),
        ]
        cells = "".join(f'<td class="n {kind if n else ""}">{n:,}</td>' for n, kind in numbers)
        name = f'<a href="#{one.anchor}">{safe(one.title)}</a>'
        rows.append(
            f'<tr><td>{name}<br><span class="soft">{safe(one.document)}</span></td>{cells}</tr>'
        )
    return (
        f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}'
        "</tbody></table></div>"
    )
