"""What was read of a document, as people read it."""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import TYPE_CHECKING

import click

from govbudget.cli.drawing import draw
from govbudget.cli.layout import columns, labelled
from govbudget.cli.read_words import TABLES, subject_word
from govbudget.disclosure.narrative.fact import UNRECOGNISED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.table import Table

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.narrative import Fact
    from govbudget.disclosure.reporting import Language
    from govbudget.disclosure.source import Grid
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["print_facts", "print_overview", "print_tables"]

_UNBOUND = 100_000
# Of what was passed over for one reason, so many are shown.
_SHOWN = 5
_KINDS = {"budget": "预算", "final account": "决算"}
_LEVELS = {"department": "部门", "unit": "单位"}


def print_overview(disclosure: Disclosure, language: Language) -> None:
    """Print what a document is, its tables, its facts by subject, its terms, and what is missing.

    Args:
        disclosure: the document.
        language: the language of the labels.
    """
    zh = language == "zh"
    unclear = "不明" if zh else "not clear"
    kind = disclosure.kind or unclear
    level = disclosure.level
    if zh:
        kind = _LEVELS.get(level, "") + _KINDS.get(disclosure.kind, unclear)
    elif level:
        kind = f"{level} {kind}"
    rows = [
        ("文件" if zh else "file", f"{disclosure.path} ({disclosure.format})"),
        ("单位" if zh else "unit", disclosure.unit_name or unclear),
        ("年度" if zh else "year", str(disclosure.year or unclear)),
        ("种类" if zh else "kind", kind),
    ]
    if disclosure.pages:
        rows.append(("页数" if zh else "pages", str(disclosure.pages)))
    for label, text in rows:
        _say(label, text)
    click.echo()
    _head("表格" if zh else "Tables", len(disclosure.tables))
    if disclosure.tables:
        draw(_tables(disclosure.tables, language))
    else:
        click.echo()
    _facts_by_subject(disclosure.facts, language)
    _head("名词解释" if zh else "Terms", len(disclosure.terms))
    if disclosure.terms:
        _say("", ("、" if zh else ", ").join(one.term for one in disclosure.terms), indent=2)
    click.echo()
    _missing(disclosure, language)


def _width() -> int:
    return columns() if sys.stdout.isatty() else _UNBOUND


def _say(label: str, text: str, indent: int = 0) -> None:
    before = " " * indent + (f"{label}  " if label else "")
    from govbudget.cli.layout import cell_len

    for line in labelled(before, [text], cell_len(before), _width()):
        click.echo(line)


def _head(text: str, count: int) -> None:
    click.echo(click.style(f"{text} {count:,}", bold=True))


def _tables(tables: Sequence[DisclosedTable], language: Language) -> Table:
    """A row for each table: which, what about, how many rows and figures, and on which pages."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    zh = language == "zh"
    drawn = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    drawn.add_column("", justify="right")
    drawn.add_column("内容" if zh else "kind", overflow="fold")
    drawn.add_column("标题" if zh else "title", overflow="fold", min_width=12)
    drawn.add_column("单位" if zh else "unit", no_wrap=True)
    drawn.add_column("科目行" if zh else "rows", justify="right", no_wrap=True)
    drawn.add_column("数字" if zh else "figures", justify="right", no_wrap=True)
    if any(one.pages for one in tables):
        drawn.add_column("页" if zh else "pages", justify="right", no_wrap=True)
    for number, one in enumerate(tables, 1):
        cells = [
            str(number),
            TABLES[one.kind] if zh else one.kind.value,
            " ".join(filter(None, [one.number, one.title])),
            one.unit.value if one.unit else "",
            str(_rows(one) or "·"),
            str(_figures(one) or "·"),
            _span(one.pages),
        ]
        drawn.add_row(*map(Text, cells[: len(drawn.columns)]))
    return drawn


def _rows(table: DisclosedTable) -> int:
    """How many rows with codes it has."""
    return sum(bool(row.code) for one in table.tables for row in one.rows)


def _figures(table: DisclosedTable) -> int:
    """How many amounts it states."""
    coded = sum(
        cell.amount is not None for one in table.tables for row in one.rows for cell in row.cells
    )
    return coded + sum(one.amount is not None for one in table.stated)


def _span(pages: Sequence[int]) -> str:
    """Pages in short: ``10-13``."""
    if not pages:
        return ""
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]}-{pages[-1]}"


def _facts_by_subject(facts: Sequence[Fact], language: Language) -> None:
    zh = language == "zh"
    counts: dict[str, int] = defaultdict(int)
    for fact in facts:
        counts[subject_word(fact.subject) if zh else fact.subject] += 1
    _head("文字中的数字和陈述" if zh else "Statements of the text", len(facts))
    ordered = sorted(counts.items(), key=lambda one: -one[1])
    if ordered:
        said = ("、" if zh else ", ").join(f"{word} {count}" for word, count in ordered)
        _say("", said, indent=2)
    click.echo()


def _missing(disclosure: Disclosure, language: Language) -> None:
    """What was not read or not understood, by its reason; that there is nothing is said too."""
    zh = language == "zh"
    reasons: dict[str, list[str]] = defaultdict(list)
    for lost in disclosure.lost:
        reasons["没有读入" if zh else "not read"].append(_at(lost.what, lost.page, language))
    unread = [*disclosure.unread, *(one for table in disclosure.tables for one in table.unread)]
    for one in unread:
        reasons[one.reason].append(f"{one.what} ({one.position})")
    unclear = "数字的意思没有读懂" if zh else "an amount whose meaning was not understood"
    for fact in disclosure.facts:
        if fact.subject == UNRECOGNISED:
            reasons[unclear].append(_at(fact.sentence, fact.page, language))
    for left in disclosure.leftovers:
        words = "像是模板的残留" if zh else "seems left over from a template"
        reasons[words].append(_at(left.words, left.page, language))
    _head("没有读入或没有读懂" if zh else "Not read or not understood", _sum(reasons.values()))
    for reason, items in reasons.items():
        _say("", f"{reason} ×{len(items)}", indent=2)
        for item in items[:_SHOWN]:
            _say("-", item, indent=4)
        if len(items) > _SHOWN:
            more = len(items) - _SHOWN
            said = (
                f"还有 {more} 处，--json 列出全部" if zh else f"and {more} more; --json lists all"
            )
            _say("", said, indent=4)


def _sum(lists: Iterable[Sequence[str]]) -> int:
    return sum(map(len, lists))


def _at(text: str, page: int | None, language: Language) -> str:
    if page is None:
        return text
    return f"{text}（第 {page} 页）" if language == "zh" else f"{text} (page {page})"


def print_tables(disclosure: Disclosure, language: Language) -> None:
    """Print every table as it is printed in the document.

    Args:
        disclosure: the document.
        language: the language of the labels.
    """
    for number, table in enumerate(disclosure.tables, 1):
        unit = f"（{table.unit}）" if table.unit else ""
        title = " ".join(filter(None, [table.number, table.title])) or TABLES[table.kind]
        click.echo(click.style(f"{number}. {title}{unit}", bold=True))
        for grid in table.grids:
            if grid.page is not None:
                click.echo(f"第 {grid.page} 页" if language == "zh" else f"page {grid.page}")
            draw(_grid(grid))
        for note in table.notes:
            _say("", note)
        click.echo()


def _grid(grid: Grid) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE, show_header=False, padding=(0, 1), pad_edge=False)
    for at in range(max(map(len, grid.rows), default=0)):
        amounts = sum(_is_number(row[at]) for row in grid.rows if at < len(row))
        right = 2 * amounts > sum(bool(row[at]) for row in grid.rows if at < len(row))
        drawn.add_column(justify="right" if right else "left", overflow="fold")
    for row in grid.rows:
        drawn.add_row(*map(Text, row))
    return drawn


def _is_number(text: str) -> bool:
    return bool(text) and not text.strip("0123456789,.-")


def print_facts(disclosure: Disclosure, language: Language) -> None:
    """Print every statement of the text, with its figures and the sentence.

    Args:
        disclosure: the document.
        language: the language of the labels.
    """
    for number, fact in enumerate(disclosure.facts):
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
        _say(f"{number}.", " | ".join(filter(None, parts)))
        _say("", _at(fact.sentence, fact.page, language), indent=4)


def _amounts(fact: Fact) -> list[str]:
    """The figures of a fact, each with what it is."""
    figures = (
        ("", fact.amount),
        ("base ", fact.base),
        ("change ", fact.change),
        ("percent ", fact.percent),
        ("count ", fact.count),
    )
    said = [f"{word}{value}" for word, value in figures if value is not None]
    return [*said, *([fact.direction.value] if fact.direction else [])]
