"""The parts of a page: a finding as a card, and what was checked as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.checks.records import State
from govbudget.disclosure.document import Disclosure
from govbudget.disclosure.reporting.marks import TableMarks, spot_of
from govbudget.disclosure.reporting.markup import safe
from govbudget.disclosure.reporting.pages import rule_page
from govbudget.disclosure.reporting.placewords import few, figure_text, spot
from govbudget.disclosure.reporting.replacements import replacements_of
from govbudget.disclosure.reporting.words import (
    GROUPS,
    MOST,
    STATES,
    counts_text,
    label,
    mend_of,
    message_of,
    more_text,
    others_text,
    reason_of,
    rule_title,
    source_of,
)
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.checks.records import (
        CheckFinding,
        CheckReport,
        Figure,
        Group,
        Place,
    )
    from govbudget.disclosure.reporting.words import Language

__all__ = ["Drawing", "coverage", "finding_card"]

_ORDER = (State.FOUND, State.NOT_DETERMINABLE, State.NOT_APPLICABLE, State.HELD)


@frozen(slots=True)
class Drawing:
    """What places link to.

    Attributes:
        disclosure: the document; without it there is nothing to link to.
        marks: its tables with marks, by their number.
        prefix: what all anchors of the document begin with.
    """

    disclosure: Disclosure | None
    marks: dict[int, TableMarks]
    prefix: str

    def link(self, place: Place) -> str:
        """What a link to a place names; empty where it is in no table that is drawn."""
        spot = spot_of(self.disclosure, place)
        if spot is None or spot.table not in self.marks:
            return ""
        return self.prefix + self.marks[spot.table].anchor(spot)


def finding_card(
    number: int,
    group: Group | None,
    finding: CheckFinding,
    drawing: Drawing,
    language: Language,
    *,
    full: bool,
) -> str:
    """A finding: what and how much, where, with links to the marked cells, and its mend.

    Args:
        number: its number in the report.
        group: what its rule looks at.
        finding: the finding.
        drawing: what its places link to.
        language: the language of the report.
        full: whether its long lists are open.
    """
    rows = []
    if finding.places:
        told = [_place(one, drawing, language) for one in finding.places[:MOST]]
        items = [f"<li>{one}</li>" for one in dict.fromkeys(told) if one]
        left = len(finding.places) - MOST
        rows.append(("places", _listed("ul", items, left, language, full=full)))
    if mend := mend_of(finding, language):
        rows.append(("mend", f'<span class="mend">{safe(mend)}</span>'))
    if change := replacements_of(finding, language):
        rows.append(("change", f'<span class="mend">{safe(change)}</span>'))
    if finding.figures:
        figures = [_figure(one, language) for one in finding.figures[:MOST]]
        left = len(finding.figures) - MOST
        rows.append(("figures", _listed("div", figures, left, language, full=full)))
    named = safe(GROUPS[group][0 if language == "zh" else 1]) if group else ""
    rule = _rule(finding.rule, language)
    known = f"{rule} <code>{safe(finding.id)}</code>"
    rows.append(("rule", f'{known} <span class="soft">{named}</span>'))
    if finding.severity is Severity.ROUNDING:
        # A remark is one line until somebody asks.
        rows = [("", _details(label("more", language), _rows(rows, language), full=full))]
    return (
        f'<article class="finding {finding.severity}" id="{drawing.prefix}f{number}">'
        f'<p><span class="number">{number}.</span>{safe(message_of(finding, language))}</p>'
        f"{_rows(rows, language)}</article>"
    )


def _rows(rows: Sequence[tuple[str, str]], language: Language) -> str:
    """What is said of a finding, each under its word; what has no word by itself."""
    if rows and not rows[0][0]:
        return rows[0][1]
    listed = "".join(f"<dt>{label(word, language)}</dt><dd>{said}</dd>" for word, said in rows)
    return f"<dl>{listed}</dl>"


def _details(summary: str, inner: str, *, full: bool) -> str:
    return (
        f'<details class="more"{" open" if full else ""}><summary>{safe(summary)}</summary>'
        f"{inner}</details>"
    )


def _listed(tag: str, items: Sequence[str], left: int, language: Language, *, full: bool) -> str:
    """The first of some things, and the others where they are asked for."""
    kind = ' class="figures"' if tag == "div" else ""
    most = len(items) if full else few(len(items))
    parts = [f"<{tag}{kind}>{''.join(items[:most])}</{tag}>"]
    if rest := items[most:]:
        summary = others_text(len(rest) + max(left, 0), language)
        inner = f"<{tag}{kind}>{''.join(rest)}</{tag}>{_more(left, language)}"
        parts.append(_details(summary, inner, full=False))
    else:
        parts.append(_more(left, language))
    return "".join(parts)


def _more(left: int, language: Language) -> str:
    """That so many are not told; empty for none."""
    told = more_text(left, language)
    return f'<span class="soft">{told}</span>' if told else ""


def _figure(figure: Figure, language: Language) -> str:
    text = figure_text(figure, language)
    name = figure.name.render(language)
    rest = text.removeprefix(name).strip()
    return f"<span>{safe(name)} <b>{safe(rest)}</b></span>"


def _place(place: Place, drawing: Drawing, language: Language) -> str:
    where = spot(place, language)
    if place.what:
        bracketed = f"（{where}）" if language == "zh" else f" ({where})"
        where = place.what + (bracketed if where else "")
    named = safe(where)
    link = drawing.link(place)
    if link and where:
        named = f'<a href="#{link}">{named}</a>'
    return " ".join(filter(None, [named, f"<q>{safe(place.text)}</q>" if place.text else ""]))


def _rule(rule: str, language: Language) -> str:
    """The id of a rule, as a link to its page where the docs have an address."""
    shown = f"<code>{safe(rule)}</code>"
    page = rule_page(rule, language)
    return f'<a href="{safe(page)}">{shown}</a>' if page else shown


def coverage(report: CheckReport, language: Language, *, is_open: bool) -> str:
    """What was checked: each rule with its state, and the reason where it was not."""
    if not report.rules:
        return ""
    words = ("rule", "state", "compared", "reason")
    head = "".join(f"<th>{label(word, language)}</th>" for word in words)
    rows = []
    for one in sorted(report.rules, key=lambda one: _ORDER.index(one.state)):
        state = STATES[one.state][0 if language == "zh" else 1]
        title = f"{safe(rule_title(one, language))}<br>{_rule(one.rule, language)}"
        source = safe(source_of(one, language))
        if source:
            source = f'<br><span class="soft">{label("source", language)} {source}</span>'
        counts = counts_text(one, language)
        counts = f'<br><span class="soft">{safe(counts)}</span>' if counts else ""
        rows.append(
            f'<tr><td>{title}{source}</td><td class="state"><span class="chip {one.state}">'
            f'{safe(state)}</span></td><td class="n">{one.compared:,}{counts}</td>'
            f"<td>{safe(reason_of(one, language))}</td></tr>"
        )
    return (
        f"<details{' open' if is_open else ''}><summary>{label('coverage', language)}</summary>"
        f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}'
        "</tbody></table></div></details>"
    )
