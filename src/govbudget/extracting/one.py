"""The rows of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.extracting.dating import date_of
from govbudget.extracting.doubts import Doubts
from govbudget.extracting.facts import facts_of
from govbudget.extracting.figures import figures_of
from govbudget.extracting.records import Extract, ExtractedDocument
from govbudget.extracting.whose import Whose
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.checks.records import CheckReport
    from govbudget.disclosure.document import Disclosure

__all__ = ["rows_of"]


def rows_of(disclosure: Disclosure, report: CheckReport | None = None) -> Extract:
    """The rows of a document: what it is, its figures, the facts of its text.

    Args:
        disclosure: the document.
        report: the report of its check, whose findings are told at the figures; None for none.
    """
    whose, doubts = Whose.of(disclosure), Doubts(report)
    figures = tuple(
        figure
        for number, table in enumerate(disclosure.tables, 1)
        for figure in figures_of(table, number, whose, doubts)
    )
    facts = tuple(facts_of(disclosure, whose, doubts))
    errors = None
    if report is not None:
        errors = sum(one.severity is Severity.ERROR for one in report.findings)
    unread = len(disclosure.unread) + sum(len(one.unread) for one in disclosure.tables)
    document = ExtractedDocument(
        whose.document,
        disclosure.path,
        whose.body,
        whose.place,
        whose.level,
        whose.year,
        whose.kind,
        date_of(disclosure.paragraphs),
        disclosure.format,
        disclosure.pages,
        len(disclosure.tables),
        len(figures),
        len(facts),
        errors,
        len(disclosure.lost) + unread,
    )
    return Extract(document, figures, facts)
