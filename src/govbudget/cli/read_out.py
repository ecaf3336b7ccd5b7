"""What was read of a document, as people read it."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from govbudget.base.layout import cell_len, columns, labelled
from govbudget.base.messages import Message
from govbudget.cli.drawing import draw
from govbudget.cli.read_words import subject_word
from govbudget.cli.terminal import cell, echo
from govbudget.disclosure.reporting.files import short_names
from govbudget.disclosure.table_words import TABLES
from govbudget.disclosure.text.kinds import UNRECOGNISED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.reporting import Language
    from govbudget.disclosure.tables import DisclosedTable
    from govbudget.disclosure.text import Fact

__all__ = ["located", "print_overview", "said"]

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
    files = disclosure.files or (disclosure,)
    rows = [
        *(("文件" if zh else "file", f"{one.path} ({one.format})") for one in files),
        ("单位" if zh else "unit", disclosure.unit_name or unclear),
        ("年度" if zh else "year", str(disclosure.year or unclear)),
        ("种类" if zh else "kind", kind),
    ]
    if disclosure.pages:
        rows.append(("页数" if zh else "pages", str(disclosure.pages)))
    for label, text in rows:
        said(label, text)
    echo()
    _head("表格" if zh else "Tables", len(disclosure.tables))
    if disclosure.tables:
        draw(_tables(disclosure.tables, language))
    else:
        _elsewhere(disclosure, language)
        echo()
    _facts_by_subject(disclosure.facts, language)
    _head("名词解释" if zh else "Terms", len(disclosure.terms))
    if disclosure.terms:
        said("", ("、" if zh else ", ").join(one.term for one in disclosure.terms), indent=2)
    echo()
    _missing(disclosure, language)


def _elsewhere(disclosure: Disclosure, language: Language) -> None:
    """That the contents list tables which are in another file, where they do."""
    count = sum(one.is_table for one in disclosure.contents)
    if count:
        said("", Message("cli.read.elsewhere", count=count).render(language), indent=2)


def _width() -> int:
    return columns() if sys.stdout.isatty() else _UNBOUND


def said(label: str, text: str, indent: int = 0) -> None:
    """Print a text behind its label, folded to the terminal.

    Args:
        label: what stands before it; empty for none.
        text: the text.
        indent: how far in it stands, in columns.
    """
    space = " " if label == "-" else "  "
    before = " " * indent + (label + space if label else "")
    for line in labelled(before, [text], cell_len(before), _width()):
        echo(line)


def _head(text: str, count: int) -> None:
    echo(f"{text} {count:,}", bold=True)


def _tables(tables: Sequence[DisclosedTable], language: Language) -> Table:
    """A row for each table: which, what about, how many rows and figures, and on which pages."""
    from rich import box
    from rich.table import Table

    zh = language == "zh"
    drawn = Table(box=box.SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    drawn.add_column("", justify="right")
    drawn.add_column("内容" if zh else "kind", overflow="fold")
    drawn.add_column("标题" if zh else "title", overflow="fold", min_width=12)
    drawn.add_column("单位" if zh else "unit", no_wrap=True)
    drawn.add_column("科目行" if zh else "rows", justify="right", no_wrap=True)
    drawn.add_column("数字" if zh else "figures", justify="right", no_wrap=True)
    names = short_names(tuple(dict.fromkeys(one.file for one in tables)))
    has_pages = any(one.pages for one in tables)
    if has_pages:
        drawn.add_column("页" if zh else "pages", justify="right", no_wrap=True)
    if any(names):
        drawn.add_column("文件" if zh else "file", overflow="fold")
    for number, one in enumerate(tables, 1):
        cells = [
            str(number),
            TABLES[one.kind] if zh else one.kind.value,
            " ".join(filter(None, [one.number, one.title])),
            one.unit.value if one.unit else "",
            _rows(one),
            str(_figures(one) or "·"),
            *([_span(one.pages)] if has_pages else []),
            names[one.file],
        ]
        drawn.add_row(*map(cell, cells[: len(drawn.columns)]))
    return drawn


def _rows(table: DisclosedTable) -> str:
    """How many rows with codes it has; in brackets where only their names tell the codes."""
    printed = sum(bool(row.code) for one in table.tables for row in one.rows)
    by_name = sum(bool(row.code) for one in table.resolved for row in one.rows)
    return str(printed) if printed else f"({by_name})" if by_name else "·"


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
        told = ("、" if zh else ", ").join(f"{word} {count}" for word, count in ordered)
        said("", told, indent=2)
    echo()


def _missing(disclosure: Disclosure, language: Language) -> None:
    """What was not read or not understood, by its reason; that there is nothing is said too."""
    zh = language == "zh"
    names = short_names([one.path for one in disclosure.files])
    reasons: dict[str, list[str]] = defaultdict(list)
    for lost in disclosure.lost:
        reasons["没有读入" if zh else "not read"].append(
            located(lost.said(language), lost.page, language, names.get(lost.file, ""))
        )
    unread = [(one.file, one) for one in disclosure.unread]
    unread += [(table.file, one) for table in disclosure.tables for one in table.unread]
    for file, one in unread:
        where = " ".join(filter(None, [names.get(file, ""), str(one.position)]))
        reasons[one.reason_zh or one.reason if zh else one.reason].append(f"{one.what} ({where})")
    unclear = "数字的意思没有读懂" if zh else "an amount whose meaning was not understood"
    for fact in disclosure.facts:
        if fact.subject == UNRECOGNISED:
            file = names.get(disclosure.paragraphs[fact.paragraph].file, "")
            reasons[unclear].append(located(fact.sentence, fact.page, language, file))
    _head(
        "没有读入、没有读懂或略去" if zh else "Not read, not understood or left aside",
        sum(map(len, reasons.values())),
    )
    for reason, items in reasons.items():
        said("", f"{reason} ×{len(items)}", indent=2)
        for item in items[:_SHOWN]:
            said("-", item, indent=4)
        if len(items) > _SHOWN:
            more = len(items) - _SHOWN
            told = (
                f"还有 {more} 处，--json 列出全部" if zh else f"and {more} more; --json lists all"
            )
            said("", told, indent=4)
    if disclosure.leftovers:
        _leftovers(disclosure, language)


def _leftovers(disclosure: Disclosure, language: Language) -> None:
    """What seems left over from a template, each wording once."""
    zh = language == "zh"
    words = Counter(left.words for left in disclosure.leftovers)
    echo()
    _head("像是模板的残留" if zh else "Seems left over from a template", words.total())
    told = [f"{word} ×{n}" if n > 1 else word for word, n in words.most_common()]
    said("", ("、" if zh else ", ").join(told), indent=2)


def located(text: str, page: int | None, language: Language, file: str = "") -> str:
    """A text with the file and the page that it stands in and on, where these are told apart."""
    if page is not None:
        paged = f"第 {page} 页" if language == "zh" else f"page {page}"
        file = f"{file} {paged}".strip()
    if not file:
        return text
    return f"{text}（{file}）" if language == "zh" else f"{text} ({file})"
