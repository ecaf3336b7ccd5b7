"""Says what a check found: as text, as a page, and for programs that watch over documents."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govbudget.disclosure.reporting.html import Section, html_page, html_report, html_section
    from govbudget.disclosure.reporting.junit import junit_report
    from govbudget.disclosure.reporting.listed_documents import ListedDocument, listed
    from govbudget.disclosure.reporting.overview import overview_page
    from govbudget.disclosure.reporting.sarif import sarif_report
    from govbudget.disclosure.reporting.tally import Tally, Unchecked, at_least
    from govbudget.disclosure.reporting.text import ReportLine, report_lines, text_report
    from govbudget.disclosure.reporting.words import Language

__all__ = [
    "Language",
    "ListedDocument",
    "ReportLine",
    "Section",
    "Tally",
    "Unchecked",
    "at_least",
    "html_page",
    "html_report",
    "html_section",
    "junit_report",
    "listed",
    "overview_page",
    "report_lines",
    "sarif_report",
    "text_report",
]

#: A report in one form needs nothing of the others.
_MODULES = {
    "html": ("Section", "html_page", "html_report", "html_section"),
    "junit": ("junit_report",),
    "listed_documents": ("ListedDocument", "listed"),
    "overview": ("overview_page",),
    "sarif": ("sarif_report",),
    "tally": ("Tally", "Unchecked", "at_least"),
    "text": ("ReportLine", "report_lines", "text_report"),
    "words": ("Language",),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    """The module of a form is imported when it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
