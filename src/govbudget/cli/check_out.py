"""What checks found, as people and programs read it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from govbudget.base.layout import cell_len, columns, labelled
from govbudget.cli.check_line import made
from govbudget.cli.jsonlines import json_text
from govbudget.cli.terminal import cell, in_colour
from govbudget.disclosure import reporting
from govbudget.disclosure.reporting.tally import Unchecked
from govbudget.disclosure.reporting.text import report_lines
from govbudget.disclosure.reporting.words import GROUPS, SEVERITY_WORDS, STATES, headline, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.table import Table

    from govbudget.cli.check_work import Outcome
    from govbudget.disclosure.checks.base import Check
    from govbudget.disclosure.reporting import Language

__all__ = ["rules_listed", "summary_table", "text_of", "whole"]

# In a pipe or a file lines stay whole.
_UNBOUND = 100_000
_COLOURS = {"error": "red", "notice": "yellow", "rounding": "blue"}


def text_of(outcome: Outcome, language: Language, *, on_screen: bool, full: bool) -> str:
    """The report of a document as text, folded and in colour where a person looks at it.

    Args:
        outcome: what became of the document.
        language: the language of the report.
        on_screen: whether it goes to standard output.
        full: whether to fold nothing.
    """
    if outcome.report is None:
        return ""
    terminal = on_screen and sys.stdout.isatty()
    width = columns() if terminal else _UNBOUND
    colour = on_screen and in_colour()
    out: list[str] = []
    lines_of = report_lines(
        outcome.report, language=language, note=outcome.note, tally=outcome.tally, full=full
    )
    for line in lines_of:
        before = " " * line.indent + line.label
        lines = labelled(before, [line.text], cell_len(before), width) if line.text else [""]
        if colour and line.style:
            lines = [click.style(one, bold=True, fg=_COLOURS.get(line.style)) for one in lines]
        out += [one.rstrip() for one in lines]
    return "\n".join(out) + "\n"


def whole(outcomes: Sequence[Outcome], form: str, language: Language) -> str:
    """The reports of all documents as one page, one log or one XML file.

    Args:
        outcomes: what became of each document.
        form: ``html``, ``sarif`` or ``junit``.
        language: the language of the report.
    """
    unchecked = [
        Unchecked(one.path, one.problem.render(language)) for one in outcomes if one.problem
    ]
    if form == "html":
        sections = [one.section for one in outcomes if one.section is not None]
        return reporting.html_page(sections, unchecked, language=language)
    reports = [one.report for one in outcomes if one.report is not None]
    write = reporting.sarif_report if form == "sarif" else reporting.junit_report
    return write(reports, unchecked, language=language)


def summary_table(outcomes: Iterable[Outcome], language: Language) -> Table:
    """A table with a row for each document that was checked or could not be."""
    from rich import box
    from rich.table import Table

    at = 0 if language == "zh" else 1
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    table.add_column(label("document", language), overflow="fold", min_width=16)
    words: list[Any] = [*SEVERITY_WORDS.values(), *STATES.values()]
    for word in words:
        table.add_column(word[at], justify="right", overflow="fold")
    styles = ("red", "yellow", "blue", "", "", "", "")
    for outcome in outcomes:
        files = outcome.report.files if outcome.report is not None else ()
        # The text, not the file.
        names = map(os.path.basename, files or (outcome.path,))
        name = "\n".join(names)
        if outcome.report is None:
            if outcome.problem:
                table.add_row(cell(name), cell(label("unread", language), style="red"))
            continue
        tally = outcome.tally
        counts = (
            *(tally.errors, tally.notices, tally.roundings),
            *(tally.held, tally.found, tally.not_applicable, tally.not_determinable),
        )
        cells = [
            cell(f"{n:,}" if n else "·", style=style if n else "dim")
            for n, style in zip(counts, styles, strict=True)
        ]
        told = headline(outcome.report, language)
        first = cell(name) if told == outcome.report.document else cell(f"{told}\n{name}")
        table.add_row(first, *cells)
    return table


def rules_listed(rules: Iterable[type[Check]], language: Language, *, as_json: bool) -> str:
    """All rules: their ids, what they check and why, and their source."""
    if as_json:
        records = [
            {
                "rule": one.id,
                "group": made().unstructure(one.group),
                "title": one.title.zh,
                "title_en": one.title.en,
                "source": _source(one, "zh"),
                "source_en": _source(one, "en"),
            }
            for one in rules
        ]
        return "".join(json_text(one) + "\n" for one in records)
    out: list[str] = []
    group = None
    width = columns() if sys.stdout.isatty() else _UNBOUND
    for one in rules:
        if one.group is not group:
            group = one.group
            out += [*([""] if out else []), GROUPS[group][0 if language == "zh" else 1]]
        out += labelled("  ", [one.id], 2, width)
        out += labelled("    ", [one.title.render(language)], 4, width)
        if source := _source(one, language):
            word = label("source", language) + ("：" if language == "zh" else ": ")
            out += labelled("    ", [word + source], 4, width)
    return "\n".join(out) + "\n" if out else ""


def _source(rule: type[Check], language: Language) -> str:
    return "; ".join(one.render(language) for one in rule.basis())
