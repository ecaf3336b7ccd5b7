"""The places and figures of a finding, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import format_amount
from govbudget.disclosure.reporting.words import FEW, MOST, label, more_text

if TYPE_CHECKING:
    from govbudget.disclosure.checks.records import CheckFinding, Figure, Place
    from govbudget.disclosure.reporting.words import Language

__all__ = ["few", "figure_text", "figures_told", "place_text", "places_told", "quoted", "spot"]


def figure_text(figure: Figure, language: Language) -> str:
    """A figure with its label and unit: ``合计 1,289.27 万元``."""
    if figure.value is None:
        value = label("missing", language)
    elif figure.unit is None:
        value = f"{figure.value:f}"
    else:
        places = max(0, -int(figure.value.as_tuple().exponent))
        value = f"{format_amount(figure.value, places=places)} {figure.unit.value}"
    word = label("computed", language)
    computed, name = "", figure.name.render(language)
    if figure.is_computed and word not in name:
        computed = f"（{word}）" if language == "zh" else f" ({word})"
    return f"{name} {value}{computed}".strip()


def spot(place: Place, language: Language) -> str:
    """Where a place is: its page, row and column; empty where none is known.

    The number of the table is said only where nothing else tells which it is: documents number
    their tables in their own way. That of the file is, where the document is of several, and that
    of another document.
    """
    table = place.table if place.table is not None and not place.what else None
    if language == "zh":
        forms = "第 {} 页", "第 {} 张表", "第 {} 行", "第 {} 列"
    else:
        forms = "page {}", "table {} of the document", "row {}", "column {}"
    numbers = place.page, table, place.row, place.column
    said = [form.format(n) for form, n in zip(forms, numbers, strict=True) if n is not None]
    file = place.file or place.document
    said = [file, *said] if file else said
    return ("，" if language == "zh" else ", ").join(said)


def quoted(place: Place) -> str:
    """What is printed in a place, in quotation marks; empty where that is not known."""
    return f"“{place.text}”" if place.text else ""


def place_text(place: Place, language: Language) -> str:
    """A place in one line: what stands there, where it is, and what is printed in it."""
    where = spot(place, language)
    if place.what and where:
        where = f"{place.what}（{where}）" if language == "zh" else f"{place.what} ({where})"
    said = where or place.what
    colon = "：" if language == "zh" else ": "
    return colon.join(filter(None, [said, quoted(place)]))


def places_told(finding: CheckFinding, language: Language, *, full: bool = True) -> list[str]:
    """The places of a finding, each told once; of very many the first, and how many are left."""
    shown = dict.fromkeys(place_text(one, language) for one in finding.places[:MOST])
    told = [one for one in shown if one]
    if full:
        more = more_text(len(finding.places) - MOST, language)
    else:
        most = few(len(told))
        hidden = len(told) - most + max(len(finding.places) - MOST, 0)
        told, more = told[:most], more_text(hidden, language, full=False)
    return [*told, *filter(None, [more])]


def few(count: int) -> int:
    """How many of so many things a short report tells: one more is told rather than counted.

    >>> few(2), few(4), few(33)
    (2, 4, 3)
    """
    return count if count <= FEW + 1 else FEW


def figures_told(finding: CheckFinding, language: Language) -> list[str]:
    """The figures of a finding; of very many the first, and how many are left."""
    shown = [figure_text(one, language) for one in finding.figures[:MOST]]
    return [*shown, *filter(None, [more_text(len(finding.figures) - MOST, language)])]
