"""Says what a check found: as text, as a page, and for programs that watch over documents."""

from __future__ import annotations

from govbudget.disclosure.reporting.html import Section, html_page, html_report, html_section
from govbudget.disclosure.reporting.junit import junit_report
from govbudget.disclosure.reporting.sarif import sarif_report
from govbudget.disclosure.reporting.tally import Tally, Unchecked, at_least
from govbudget.disclosure.reporting.text import Line, report_lines, text_report
from govbudget.disclosure.reporting.words import Language

__all__ = [
    "Language",
    "Line",
    "Section",
    "Tally",
    "Unchecked",
    "at_least",
    "html_page",
    "html_report",
    "html_section",
    "junit_report",
    "report_lines",
    "sarif_report",
    "text_report",
]
