"""The tables of a document and the statements of its text, one by one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govbudget.base.layout import columns
from govbudget.cli.plain_grid import grid_lines
from govbudget.cli.read_out import located, said
from govbudget.cli.read_words import subject_word
from govbudget.cli.terminal import echo
from govbudget.disclosure.reporting.files import short_names
from govbudget.disclosure.table_words import TABLES

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.reporting import Language
    from govbudget.disclosure.text import Fact
    from govbudget.io.source import Grid

__all__ = ["print_facts", "print_tables"]


def print_tables(disclosure: Disclosure, language: Language) -> None:
    """Print every table as it is printed in the document.

    Args:
        disclosure: the document.
        language: the language of the labels.
    """
    names = short_names([one.path for one in disclosure.files])
    for number, table in enumerate(disclosure.tables, 1):
        unit = f"（{table.unit}）" if table.unit else ""
        title = " ".join(filter(None, [table.number, table.title])) or TABLES[table.kind]
        echo(f"{number}. {title}{unit}", bold=True)
        if table.file:
            echo(names[table.file])
        for grid in table.grids:
            if grid.page is not None:
                echo(f"第 {grid.page} 页" if language == "zh" else f"page {grid.page}")
            _print_grid(grid)
        for note in table.notes:
            said("", note)
        echo()


def _print_grid(grid: Grid) -> None:
    from govbudget.disclosure.reporting.html_tables import is_amount

    count = max(map(len, grid.rows), default=0)
    rows = [(*row, *[""] * (count - len(row))) for row in grid.rows]
    right = []
    for at in range(count):
        amounts = sum(is_amount(row[at], at) for row in rows)
        right.append(2 * amounts > sum(bool(row[at]) for row in rows))
    echo()
    for line in grid_lines(rows, right, columns() if sys.stdout.isatty() else None):
        echo(line)
    echo()


def print_facts(disclosure: Disclosure, language: Language) -> None:
    """Print every statement of the text, with its figures and the sentence.

    Args:
        disclosure: the document.
        language: the language of the labels.
    """
    names = short_names([one.path for one in disclosure.files])
    for number, fact in enumerate(disclosure.facts):
        file = names.get(disclosure.paragraphs[fact.paragraph].file, "")
        word = subject_word(fact.subject)
        subject = f"{word} {fact.subject}" if language == "zh" else fact.subject
        parts = [
            subject,
            fact.kind.value,
            fact.scope.value,
            fact.measure.value if fact.measure else "",
            f"{fact.code} {fact.label}".strip(),
            str(fact.year or ""),
            *_amounts(fact),
        ]
        said(f"{number}.", " | ".join(filter(None, parts)))
        said("", located(fact.sentence, fact.page, language, file), indent=4)


def _amounts(fact: Fact) -> list[str]:
    """The figures of a fact, each with what it is."""
    figures = (
        ("", fact.amount),
        ("base ", fact.base),
        ("change ", fact.change),
        ("percent ", fact.percent),
        ("count ", fact.count),
    )
    told = [f"{word}{value}" for word, value in figures if value is not None]
    return [*told, *([fact.direction.value] if fact.direction else [])]
