"""What notebooks show: trees, entries, roll-ups, tables with their faults, reports, changes.

The HTML stands in a page of somebody else, so that it has no style sheet and no script of its own,
and the colours are those of the page but for marks. Everything that stands in a record is escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import places_in
from govbudget.base.surroundings import language_around
from govbudget.classification.entry import Entry
from govbudget.classification.transitions import Comparison, Trace
from govbudget.classification.tree import Classification
from govbudget.disclosure.checks.records import CheckReport
from govbudget.disclosure.reporting.markup import safe
from govbudget.reconciling.table import BudgetTable
from govbudget.reconciling.tables import reconcile
from govbudget.restating.restated import Restated
from govbudget.rollups.compared import RollUpComparison
from govbudget.rollups.converted import ConvertedRollUp
from govbudget.rollups.grouped import RollUps
from govbudget.rollups.rolledup import RollUp
from govbudget.viewing.rollups import comparison_view, converted_view, groups_view, rollup_view
from govbudget.viewing.tables import (
    MOST_ROWS,
    figures,
    html_table,
    in_words,
    plain_words,
    word_of_change,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from govbudget.base.messages import Language
    from govbudget.classification.changelog import CodePlace

__all__ = ["html_of"]

# A tree of more entries than that is shown down to its second level.
_SMALL = 400
_FAULT = "background:#b3261e;color:#fff"


def html_of(record: object) -> str:
    """A record as HTML.

    Args:
        record: one that has a view.
    """
    language = language_around() or "zh"
    for kind, view in _VIEWS.items():
        if isinstance(record, kind):
            return view(record, language)
    raise TypeError(f"nothing is shown of {type(record).__name__}")


def _tree(tree: Classification, language: Language) -> str:
    scheme = tree.scheme.chinese if language == "zh" else tree.scheme
    head = in_words("tree", language, scheme=scheme, year=tree.year, count=len(tree))
    deepest = len(tree) if len(tree) <= _SMALL else 2
    roots = "".join(_branch(root, language, deepest - 1) for root in tree.roots)
    return f"<div><strong>{head}</strong>{roots}</div>"


def _branch(entry: Entry, language: Language, deeper: int) -> str:
    named = _named(entry.code, entry.name, entry.name_en, language)
    if deeper <= 0 or not entry.children:
        return f'<div style="margin-left:1.2em">{named}</div>'
    below = "".join(_branch(child, language, deeper - 1) for child in entry.children)
    return f'<details style="margin-left:1.2em"><summary>{named}</summary>{below}</details>'


def _named(code: str, name: str, name_en: str, language: Language) -> str:
    return f"{safe(code)} {safe(name_en if language == 'en' and name_en else name)}"


def _entry(entry: Entry, language: Language) -> str:
    level = entry.level.chinese if language == "zh" else entry.level.english
    fund = "" if entry.fund is None else entry.fund.chinese if language == "zh" else entry.fund
    path, children = _around(entry)
    above = " › ".join(f"{one.code} {one.name}" for one in path)
    below = ("、" if language == "zh" else ", ").join(
        f"{one.code} {one.name}" for one in children[:MOST_ROWS]
    )
    rows = [
        ("code", entry.code),
        ("name", entry.name),
        ("name_en", entry.name_en),
        ("level", level),
        ("fund", fund),
        ("path", above),
        ("children", below),
        ("definition", entry.definition.text if entry.definition else ""),
    ]
    cells = [[in_words(word, language), safe(text)] for word, text in rows if text]
    return html_table("", [], cells)


def _around(entry: Entry) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """The entries above and below one; none of an entry that was made by hand."""
    try:
        return entry.ancestors, entry.children
    except ValueError:
        return (), ()


def _budget_table(table: BudgetTable, language: Language) -> str:
    found = reconcile(table)
    wrong = {(one.row, one.measure) for finding in found for one in finding.culprits}
    for finding in found.errors:
        if not finding.culprits:
            wrong |= {(one.row, one.measure) for one in finding.places}
    rows = []
    for at, row in enumerate(table.rows):
        cells = [safe(row.code or row.printed_code), safe(row.name)]
        for measure, cell in zip(table.measures, row.cells, strict=True):
            shown = safe(cell.printed)
            if (at, measure) in wrong or (at, "") in wrong:
                shown = f'<mark style="{_FAULT}">{shown or "—"}</mark>'
            cells.append(shown)
        rows.append(cells)
    said = (
        in_words("faults", language, errors=len(found.errors))
        if found.errors
        else in_words("holds", language)
    )
    named = " ".join(filter(None, (table.title, table.unit.value if table.unit else "")))
    titles = [in_words("code", language), in_words("name", language), *map(safe, table.measures)]
    return html_table(f"{safe(named)} {said}".strip(), titles, rows, numbers=2)


def _report(report: CheckReport, language: Language) -> str:
    whose = " ".join(filter(None, (report.unit_name, str(report.year or "")))) or report.document
    counts = {"errors": len(report.errors), "findings": len(report.findings)}
    head = in_words("report", language, whose=whose, **counts)
    titles = [in_words(word, language) for word in ("severity", "says", "where")]
    rows = []
    for one in report.findings:
        said = one.message if language == "zh" else one.message_en or one.message
        places = [
            f"{place.what} {plain_words('page', language, page=place.page) if place.page else ''}"
            for place in one.places
        ]
        where = "<br>".join(map(safe, places))
        rows.append([in_words(one.severity.value, language), safe(said), where])
    return html_table(head, titles, rows)


def _comparison(found: Comparison, language: Language) -> str:
    scheme = found.scheme.chinese if language == "zh" else found.scheme
    years = {"first": found.first, "second": found.second}
    counted = [
        f"{word_of_change(kind, language)} {count:,}"
        for kind, count in found.counts.items()
        if count
    ]
    counts = ("、" if language == "zh" else ", ").join(counted)
    head = f"{in_words('compared', language, scheme=scheme, **years)}: {counts}"
    titles = [in_words(word, language) for word in ("kind", "was", "is_now")]
    rows = [
        [word_of_change(one.kind, language), _places_of(one.old), _places_of(one.new)]
        for one in found
        if one.kind != "same"
    ]
    return html_table(head, titles, rows)


def _trace(path: Trace, language: Language) -> str:
    rows = [
        [str(step.year), _places_of(step.places) or in_words("ended", language)]
        for step in path.steps
    ]
    for one in path.parts:
        known = {"year": one.year, "old": one.old.code, "new": one.new.code}
        rows.append(["", in_words("came" if one.came else "left", language, **known)])
    return html_table("", [in_words("year", language), in_words("name", language)], rows)


def _restated(found: Restated, language: Language) -> str:
    scheme = found.scheme.chinese if language == "zh" else found.scheme
    head = in_words("restated", language, scheme=scheme, year=found.to)
    series = found.series()
    places = places_in(one for row in series for one in row.amounts)
    titles = [in_words("code", language), in_words("name", language), *map(str, found.years)]
    rows = []
    for row in series:
        ended = f" ({in_words('ended', language)})" if row.kind == "ended" else ""
        rows.append([safe(row.key), safe(row.name) + ended, *figures(row.amounts, places)])
    return html_table(head, titles, rows, numbers=2)


def _places_of(places: Iterable[CodePlace]) -> str:
    return "<br>".join(safe(f"{one.code} {one.name}") for one in places)


# The views by the class of the record.
_VIEWS: dict[type, Callable[..., str]] = {
    Classification: _tree,
    Entry: _entry,
    RollUp: rollup_view,
    RollUps: groups_view,
    RollUpComparison: comparison_view,
    ConvertedRollUp: converted_view,
    BudgetTable: _budget_table,
    CheckReport: _report,
    Comparison: _comparison,
    Trace: _trace,
    Restated: _restated,
}
