"""The parts of a page: a finding as a card, and what was checked as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.checks.records import State
from govbudget.disclosure.document import Disclosure
from govbudget.disclosure.reporting.marks import TableMarks, spot_of
from govbudget.disclosure.reporting.markup import safe
from govbudget.disclosure.reporting.tally import SEVERITIES
from govbudget.disclosure.reporting.words import (
    GROUPS,
    MOST,
    STATES,
    counts_text,
    figure_text,
    label,
    mend_of,
    message_of,
    more_text,
    reason_of,
    rule_title,
    source_of,
    spot,
)

if TYPE_CHECKING:
    from govbudget.disclosure.checks.records import (
        CheckFinding,
        CheckReport,
        Figure,
        Group,
        Place,
    )
    from govbudget.disclosure.reporting.words import Language

__all__ = ["Drawing", "coverage", "finding_card", "in_order"]

_ORDER = (State.FOUND, State.NOT_DETERMINABLE, State.NOT_APPLICABLE, State.HELD)


def in_order(report: CheckReport) -> list[tuple[Group | None, CheckFinding]]:
    """The findings as a report tells them, with their groups: by severity, then by group."""
    groups = {one.rule: one.group for one in report.rules}
    order: list[Group | None] = [*GROUPS, None]
    found = [(groups.get(one.rule), one) for one in report.findings]
    return sorted(found, key=lambda one: (SEVERITIES.index(one[1].severity), order.index(one[0])))


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


def finding_card(number: int, finding: CheckFinding, drawing: Drawing, language: Language) -> str:
    """A finding with its figures, its places, which link to the marked cells, and its mend."""
    rows = []
    if finding.figures:
        figures = [_figure(one, language) for one in finding.figures[:MOST]]
        figures.append(_more(len(finding.figures) - MOST, language))
        rows.append(("figures", f'<div class="figures">{"".join(figures)}</div>'))
    if finding.places:
        told = [_place(one, drawing, language) for one in finding.places[:MOST]]
        told.append(_more(len(finding.places) - MOST, language))
        places = "".join(f"<li>{one}</li>" for one in dict.fromkeys(told) if one)
        rows.append(("places", f"<ul>{places}</ul>"))
    if mend := mend_of(finding, language):
        rows.append(("mend", f'<span class="mend">{safe(mend)}</span>'))
    rows.append(("rule", f"<code>{safe(finding.rule)}</code>"))
    listed = "".join(f"<dt>{label(word, language)}</dt><dd>{said}</dd>" for word, said in rows)
    return (
        f'<article class="finding {finding.severity}" id="{drawing.prefix}f{number}">'
        f'<p><span class="number">{number}.</span>{safe(message_of(finding, language))}</p>'
        f"<dl>{listed}</dl></article>"
    )


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


def coverage(report: CheckReport, language: Language, *, is_open: bool) -> str:
    """What was checked: each rule with its state, and the reason where it was not."""
    if not report.rules:
        return ""
    words = ("rule", "state", "compared", "reason")
    head = "".join(f"<th>{label(word, language)}</th>" for word in words)
    rows = []
    for one in sorted(report.rules, key=lambda one: _ORDER.index(one.state)):
        state = STATES[one.state][0 if language == "zh" else 1]
        title = f"{safe(rule_title(one, language))}<br><code>{safe(one.rule)}</code>"
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
