"""Two documents side by side, as people and programs read them: drawn, JSON, CSV, a spreadsheet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from govbudget.amounts import format_amount
from govbudget.base.layout import columns
from govbudget.base.messages import Message
from govbudget.cli.terminal import cell
from govbudget.disclosure.comparing.comparison import LineState
from govbudget.disclosure.table_words import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from rich.table import Table

    from govbudget.base.messages import Language
    from govbudget.disclosure.comparing.comparison import BudgetComparison, ComparedLine
    from govbudget.disclosure.table_kinds import TableKind

__all__ = ["drawn", "write"]

_HEADS = ("code", "name", "first", "second", "change", "rate", "execution", "state")
# How many names of what was left out for one reason are drawn.
_SHOWN = 5
# The columns that are numbers.
_NUMBERS = {"first", "second", "change", "rate", "execution"}


def write(
    found: BudgetComparison,
    paths: tuple[str, str],
    form: str,
    output: str | None,
    language: Language,
    *,
    everything: bool,
) -> None:
    """Write a comparison.

    Args:
        found: the comparison.
        paths: the two files.
        form: text, json, csv, xlsx or svg.
        output: the file; None is standard output.
        language: that of the reader.
        everything: whether what is the same is written too.
    """
    rows = [one for one in found.rows if everything or one.state is not LineState.SAME]
    if form == "json":
        from govbudget.cli.files import write_text
        from govbudget.cli.jsonlines import json_text
        from govbudget.jsonform import converter

        write_text(output, json_text(converter().unstructure(found)) + "\n")
    elif form == "svg":
        from govbudget.cli.files import write_text

        write_text(output, f"{found.chart(language=language).svg}\n")
    elif form == "text":
        _write_text(found, rows, output, language)
    else:
        from govbudget.cli.rows_out import write as write_rows

        write_rows(output, _as_rows(found, rows, language), form, " ".join(paths), safe_csv=True)


def _write_text(
    found: BudgetComparison, rows: Sequence[ComparedLine], output: str | None, language: Language
) -> None:
    from rich.console import Console

    from govbudget.cli.files import write_text
    from govbudget.cli.terminal import console_for

    if output is None:
        console = console_for(columns())
    else:
        console = Console(file=io.StringIO(), width=120, highlight=False, markup=False, emoji=False)
    for one in drawn(found, rows, language):
        console.print(one)
    drawn_text: str = console.file.getvalue()  # type: ignore[attr-defined]
    write_text(output, drawn_text)


def drawn(
    found: BudgetComparison, rows: Iterable[ComparedLine], language: Language
) -> Iterator[Table | str]:
    """What a comparison looks like: a line on both sides, then a table for each kind of table.

    Args:
        found: the comparison.
        rows: those of its rows that are shown.
        language: that of the reader.
    """
    sides = {"first": found.first, "second": found.second}
    years = {"one": found.years[0], "two": found.years[1]}
    yield Message("cli.compare.sides", unit=found.unit.value, **sides, **years).render(language)
    by_kind: dict[str, list[ComparedLine]] = {}
    for one in rows:
        by_kind.setdefault(_table(one), []).append(one)
    for title, same in by_kind.items():
        yield ""
        yield _drawn(title, same, language)
    if found.alone:
        names = tuple(TABLES[one] for one in found.alone)
        yield ""
        yield Message("cli.compare.alone", names=names).render(language)
    yield from _left_out(found, language)
    counts = {state.value: len(found.of(state)) for state in LineState}
    yield ""
    yield Message("cli.compare.counts", **counts).render(language)


def _left_out(found: BudgetComparison, language: Language) -> Iterator[str]:
    """What was left out, folded: a line for each side, table and reason."""
    folded: dict[tuple[str, TableKind, Message], dict[str, None]] = {}
    for one in found.left_out:
        is_line = bool(one.code or one.name)
        words = (one.code or one.name) if is_line else one.part
        names = folded.setdefault((one.side, one.kind, one.why), {})
        names.update({words: None} if words else {})
    if folded:
        yield ""
    for (side, kind, why), names in folded.items():
        shown, more = tuple(names)[:_SHOWN], max(0, len(names) - _SHOWN)
        sentence = Message(
            "cli.compare.left",
            side=Message(f"cli.compare.head.{side}"),
            table=TABLES[kind],
            names=shown,
            more=bool(more),
            rest=more or None,
            why=why,
        )
        yield sentence.render(language)


def _table(line: ComparedLine) -> str:
    return TABLES[line.kind]


def _drawn(title: str, rows: Sequence[ComparedLine], language: Language) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, title=title, title_justify="left")
    # One rate has room beside three amounts: of an account beside its budget what was carried out.
    is_executed = any(one.execution is not None for one in rows)
    for head in _HEADS:
        if head == ("rate" if is_executed else "execution"):
            continue
        text = Message(f"cli.compare.head.{head}").render(language)
        is_number = head in _NUMBERS
        table.add_column(
            text,
            justify="right" if is_number else "left",
            no_wrap=is_number or head == "code",
            overflow="fold",
        )
    for one in rows:
        name = " ".join(filter(None, (_half(one, language), one.name, one.part)))
        numbers = (one.first, one.second, one.change)
        rate = one.execution if is_executed else one.rate
        table.add_row(
            cell(one.code),
            cell(name),
            *map(_printed, numbers),
            "" if rate is None else f"{rate}%",
            cell(_state(one, language)),
        )
    return table


def _printed(number: Decimal | None) -> str:
    """A figure with two decimals: a row of figures in one unit is read by them."""
    return "" if number is None else format_amount(round(number, 2), places=2)


def _half(line: ComparedLine, language: Language) -> str:
    return Message(f"cli.compare.half.{line.half}").render(language) if line.half else ""


def _state(line: ComparedLine, language: Language) -> str:
    return Message(f"cli.compare.state.{line.state.value}", codes=line.became).render(language)


def _as_rows(
    found: BudgetComparison, rows: Iterable[ComparedLine], language: Language
) -> Iterator[list[object]]:
    """The head and the rows of a table of cells."""
    heads = ("table", "half", "code", "name", "part", *_HEADS[2:])
    yield [
        Message(f"cli.compare.head.{one}").render(language)
        + (f"({found.unit.value})" if one in {"first", "second", "change"} else "")
        for one in heads
    ]
    for one in rows:
        words = [_table(one), _half(one, language), one.code, one.name, one.part]
        numbers = [one.first, one.second, one.change, one.rate, one.execution]
        yield [*words, *("" if it is None else it for it in numbers), _state(one, language)]
