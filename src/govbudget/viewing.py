"""What notebooks show: trees, entries, roll-ups, tables with their faults, reports, changes.

The HTML stands in a page of somebody else, so that it has no style sheet and no script of its own,
and the colours are those of the page but for marks. Everything that stands in a record is escaped.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.amounts import format_amount, places_in
from govbudget.base.messages import Message
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from govbudget.amounts import Number
    from govbudget.base.messages import Language
    from govbudget.classification.changelog import CodePlace
    from govbudget.restating.records import MovedAmount
    from govbudget.rollups.compared import ComparedAmounts
    from govbudget.rollups.converted import ConvertedAmount

__all__ = ["html_of"]

# So many rows of a record are shown; the others are counted.
_ROWS = 200
# A tree of more entries than that is shown down to its second level.
_SMALL = 400
_CELL = "padding:2px 8px;text-align:{};vertical-align:top"
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
    head = _said("tree", language, scheme=scheme, year=tree.year, count=len(tree))
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
        f"{one.code} {one.name}" for one in children[:_ROWS]
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
    cells = [[_said(word, language), safe(text)] for word, text in rows if text]
    return _table("", [], cells)


def _around(entry: Entry) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """The entries above and below one; none of an entry that was made by hand."""
    try:
        return entry.ancestors, entry.children
    except ValueError:
        return (), ()


def _rollup(rolled: RollUp, language: Language) -> str:  # type: ignore[type-arg]  # of any amounts
    scheme = rolled.scheme.chinese if language == "zh" else rolled.scheme
    head = _said("rolled", language, scheme=scheme, year=rolled.year)
    titles = [_said("code", language), _said("name", language)]
    titles += [safe(one) for one in rolled.measures] or [_said("total", language)]
    places = places_in(amount for row in rolled.rows for amount in row.total)
    rows = []
    for row in rolled.rows:
        depth = "\u2003" * (int(row.level) - 1)
        rows.append([depth + safe(row.code), safe(row.name), *_amounts(row.total, places)])
    total = rolled.total.values() if rolled.measures else (rolled.total,)
    rows.append(["", _said("total", language), *_amounts(list(total), places)])
    return _table(head, titles, rows, numbers=2)


def _rollups(found: RollUps, language: Language) -> str:  # type: ignore[type-arg]  # likewise
    head = _said("rollups", language, by=found.by, count=len(found))
    titles = [safe(one) for one in found.by]
    titles += [_said("code", language), _said("name", language)]
    titles += [safe(one) for one in found.measures] or [_said("total", language)]
    every = [(one.key, row) for one in found.groups for row in one.rolled.rows]
    places = places_in(amount for _, row in every for amount in row.total)
    rows = []
    for key, row in every[: _ROWS + 1]:
        depth = "\u2003" * (int(row.level) - 1)
        cells = ["" if one is None else safe(one) for one in key]
        rows.append([*cells, depth + safe(row.code), safe(row.name), *_amounts(row.total, places)])
    return _table(head, titles, rows, numbers=len(found.by) + 2, left=len(every) - _ROWS)


def _two_rollups(found: RollUpComparison, language: Language) -> str:
    scheme = found.scheme.chinese if language == "zh" else found.scheme
    before, after = found.names
    head = _said("two_rollups", language, scheme=scheme, year=found.to, before=before, after=after)
    titles = [_said("code", language), _said("name", language), safe(before), safe(after)]
    titles += [_said("difference", language), _said("rate", language)]
    titles += [_said("execution", language)] if found.is_execution else []
    places = places_in(one for row in found for one in (row.before, row.after))
    rows = []
    for row in (*found.rows, found.total):
        name = safe(row.name or _said("total", language))
        name += f" ({_said('ended', language)})" if row.kind == "ended" else ""
        name += "".join(
            f"<br><small>{_moved(one, row, places, language)}</small>" for one in row.moved
        )
        cells = [safe(row.code), name, *_amounts((row.before, row.after, row.change), places)]
        rates = (row.rate_percent, row.execution_percent)[: 1 + found.is_execution]
        rows.append([*cells, *("" if one is None else f"{one}%" for one in rates)])
    return _table(head, titles, rows, numbers=2)


def _converted(found: ConvertedRollUp, language: Language) -> str:
    scheme = found.scheme.chinese if language == "zh" else found.scheme
    known = {"scheme": scheme, "year": found.year, "target": found.target.upper()}
    head = _said("converted", language, **known)
    titles = [_said("code", language), _said("name", language), _said("total", language)]
    rest = [(one.key, _said("kept", language), one.amount) for one in found.groups]
    rest += [(one.code, _lost(one, language), one.amount) for one in found.unmapped]
    places = places_in([*(row.total for row in found.rows), *(one[-1] for one in rest)])
    rows = []
    for row in found.rows:
        name = row.name_en if language == "en" else row.name
        depth = "\u2003" * (row.level - 1)
        rows.append([depth + safe(row.code), safe(name), *_amounts((row.total,), places)])
    rows += [[safe(key), said, *_amounts((amount,), places)] for key, said, amount in rest]
    rows.append(["", _said("total", language), *_amounts((found.total,), places)])
    return _table(head, titles, rows, numbers=2)


def _lost(one: ConvertedAmount, language: Language) -> str:
    return f"{safe(one.name)} ({_said('unmapped', language)})"


def _moved(one: MovedAmount, row: ComparedAmounts, places: int, language: Language) -> str:
    """What stands in a row under another code in its own year, or left the codes of the row."""
    (amount,) = _amounts((one.amount,), places)
    known = {"year": one.year, "old": one.old.code, "new": one.new.code, "amount": amount}
    return _said("moved_in" if one.new.code == row.code else "moved_out", language, **known)


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
        _said("faults", language, errors=len(found.errors))
        if found.errors
        else _said("holds", language)
    )
    named = " ".join(filter(None, (table.title, table.unit.value if table.unit else "")))
    titles = [_said("code", language), _said("name", language), *map(safe, table.measures)]
    return _table(f"{safe(named)} {said}".strip(), titles, rows, numbers=2)


def _report(report: CheckReport, language: Language) -> str:
    whose = " ".join(filter(None, (report.unit_name, str(report.year or "")))) or report.document
    counts = {"errors": len(report.errors), "findings": len(report.findings)}
    head = _said("report", language, whose=whose, **counts)
    titles = [_said(word, language) for word in ("severity", "says", "where")]
    rows = []
    for one in report.findings:
        said = one.message if language == "zh" else one.message_en or one.message
        places = [
            f"{place.what} {_plain('page', language, page=place.page) if place.page else ''}"
            for place in one.places
        ]
        where = "<br>".join(map(safe, places))
        rows.append([_said(one.severity.value, language), safe(said), where])
    return _table(head, titles, rows)


def _comparison(found: Comparison, language: Language) -> str:
    scheme = found.scheme.chinese if language == "zh" else found.scheme
    years = {"first": found.first, "second": found.second}
    counted = [
        f"{_word(kind, language)} {count:,}" for kind, count in found.counts.items() if count
    ]
    counts = ("、" if language == "zh" else ", ").join(counted)
    head = f"{_said('compared', language, scheme=scheme, **years)}: {counts}"
    titles = [_said(word, language) for word in ("kind", "was", "is_now")]
    rows = [
        [_word(one.kind, language), _places_of(one.old), _places_of(one.new)]
        for one in found
        if one.kind != "same"
    ]
    return _table(head, titles, rows)


def _trace(path: Trace, language: Language) -> str:
    rows = [
        [str(step.year), _places_of(step.places) or _said("ended", language)] for step in path.steps
    ]
    for one in path.parts:
        known = {"year": one.year, "old": one.old.code, "new": one.new.code}
        rows.append(["", _said("came" if one.came else "left", language, **known)])
    return _table("", [_said("year", language), _said("name", language)], rows)


def _restated(found: Restated, language: Language) -> str:
    scheme = found.scheme.chinese if language == "zh" else found.scheme
    head = _said("restated", language, scheme=scheme, year=found.to)
    series = found.series()
    places = places_in(one for row in series for one in row.amounts)
    titles = [_said("code", language), _said("name", language), *map(str, found.years)]
    rows = []
    for row in series:
        ended = f" ({_said('ended', language)})" if row.kind == "ended" else ""
        rows.append([safe(row.key), safe(row.name) + ended, *_amounts(row.amounts, places)])
    return _table(head, titles, rows, numbers=2)


def _places_of(places: Iterable[CodePlace]) -> str:
    return "<br>".join(safe(f"{one.code} {one.name}") for one in places)


def _amounts(amounts: Sequence[Number | None], places: int) -> Iterator[str]:
    for one in amounts:
        whole = one is None or isinstance(one, int | Decimal)
        yield safe(format_amount(one, places=places) if whole else str(one))


def _word(kind: str, language: Language) -> str:
    return _said(f"change.{kind}", language)


def _said(word: str, language: Language, **known: object) -> str:
    return safe(_plain(word, language, **known))


def _plain(word: str, language: Language, **known: object) -> str:
    return Message(f"view.{word}", **known).render(language)


def _table(
    caption: str,
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    numbers: int = 99,
    left: int | None = None,
) -> str:
    """A table of cells that are escaped already; those from a column on are numbers."""

    def cells(row: Sequence[str], tag: str) -> str:
        return "".join(
            f'<{tag} style="{_CELL.format("right" if at >= numbers else "left")}">{one}</{tag}>'
            for at, one in enumerate(row)
        )

    head = f"<thead><tr>{cells(titles, 'th')}</tr></thead>" if titles else ""
    body = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in rows[:_ROWS])
    left = len(rows) - _ROWS if left is None else left
    more = f"<div>{_said('more', language_around() or 'zh', left=left)}</div>" if left > 0 else ""
    above = f'<caption style="text-align:left">{caption}</caption>' if caption else ""
    return f"<div><table>{above}{head}<tbody>{body}</tbody></table>{more}</div>"


# The views by the class of the record.
_VIEWS: dict[type, Callable[..., str]] = {
    Classification: _tree,
    Entry: _entry,
    RollUp: _rollup,
    RollUps: _rollups,
    RollUpComparison: _two_rollups,
    ConvertedRollUp: _converted,
    BudgetTable: _budget_table,
    CheckReport: _report,
    Comparison: _comparison,
    Trace: _trace,
    Restated: _restated,
}
