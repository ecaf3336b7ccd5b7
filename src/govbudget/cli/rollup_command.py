"""``govbudget rollup``."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import click
from attrs import evolve

from govbudget.cli.options import (
    LEVEL,
    UNIT,
    limits_options,
    safe_csv_option,
    scheme_option,
    speech_option,
    year_option,
)
from govbudget.cli.spoken import Spoken
from govbudget.cli.terminal import echo
from govbudget.io.destination import MARK, check_destination, form_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from govbudget.amounts import Number, Unit
    from govbudget.classification.vocabulary import Level, Scheme
    from govbudget.cli.booking import Booked
    from govbudget.cli.lines_in import Lines
    from govbudget.io.allowance import Limits
    from govbudget.rolledup import DoubleCount, RollUp

__all__ = ["command"]

_SHOWN, _FEW = 10, 3
_FORMS = {
    "csv": (".csv",),
    "tsv": (".tsv", ".tab"),
    "xlsx": (".xlsx",),
    "json": (".json", ".jsonl"),
    "table": (".txt",),
    "tree": (".txt",),
}


def _level(_context: click.Context, _param: click.Parameter, by: str) -> Level | None:
    """The one level of the rows; None for all of them, which ``level`` says."""
    return None if by == "level" else cast("Level", LEVEL(by, _param, _context))


@click.command("rollup", cls=Spoken)
@click.argument("path", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--code", help="The title of the column with the codes.")
@click.option(
    "--amount", "amounts", multiple=True, help="That of a column with amounts; may be repeated."
)
@click.option(
    "--by",
    callback=_level,
    default="level",
    show_default=True,
    help="One level only (类, 款, 项, 目 or class, section, item, sub-item); level is all of them.",
)
@click.option("--unit", type=UNIT, help="The unit of the amounts: 元, 千元, 万元, 百万元, 亿元.")
@click.option(
    "--unknown",
    type=click.Choice(["raise", "collect", "ancestor"]),
    default="raise",
    show_default=True,
    help="Codes that the edition lacks: refuse, collect apart, or book under what is above.",
)
@click.option(
    "--nested",
    type=click.Choice(["finest", "all", "refuse"]),
    default="finest",
    show_default=True,
    help="Codes with lines beside lines below them: the finest lines count where the others are "
    "their sums, or all, or none of it.",
)
@click.option(
    "--not-read",
    type=click.Choice(["raise", "skip"]),
    default="raise",
    show_default=True,
    help="Cells with an error or without a result: refuse, or pass over.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "tree"]),
    help="Without it a table on the screen, and in a file what its ending says.",
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="Where to; else to the screen."
)
@click.option("--sheet", "title", metavar="NAME", help="The sheet; without it the first with rows.")
@safe_csv_option
@limits_options
@scheme_option
@year_option
@speech_option
def command(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    path: str,
    code: str | None,
    amounts: tuple[str, ...],
    by: Level | None,
    unit: Unit | None,
    unknown: str,
    nested: str,
    not_read: str,
    form: str | None,
    output: str | None,
    title: str | None,
    safe_csv: bool,
    limits: Limits,
    scheme: Scheme | None,
    year: int | None,
) -> int:
    """Add the amounts of a table up the tree of its codes.

    PATH is a CSV file or a spreadsheet with a head row; - is standard input. CSV is read line by
    line, however long it is. Where a table lists 款 beside their 项, the finest rows count. Exit
    code 1 where a stated total is missed.
    """
    import gc

    from govbudget.cli.booking import Wanted, book
    from govbudget.cli.lines_in import open_lines
    from govbudget.cli.within import within

    form = form_of(output, _FORMS, form, "table" if output is None else "csv")
    check_destination(output, [path])
    gc.enable()  # as many lines as may come
    wanted = Wanted(
        code,
        amounts,
        unit,
        scheme,
        year,
        unknown,  # type: ignore[arg-type]  # click has checked these
        nested,  # type: ignore[arg-type]
        not_read,  # type: ignore[arg-type]
    )
    with within(path, limits), open_lines(path, title) as lines:
        booked = book(lines, wanted)
    _write(booked, form, by, output, safe_csv=safe_csv)
    for sentence in _summary(booked, lines, by):
        echo(sentence, err=True)
    return 1 if booked.misses or booked.rolled.missed else 0


def _write(
    booked: Booked, form: str, level: Level | None, output: str | None, *, safe_csv: bool
) -> None:
    from govbudget.cli import rolled_out
    from govbudget.cli.drawing import draw
    from govbudget.cli.files import write_text
    from govbudget.cli.jsonlines import json_text
    from govbudget.cli.rows_out import write

    rolled, unit = booked.rolled, booked.unit
    if form in {"csv", "tsv", "xlsx"}:
        rows = rolled_out.as_csv(rolled, level, spreadsheet=form == "xlsx")
        write(output, rows, form, safe_csv=safe_csv)
    elif form == "json":
        record = rolled_out.as_json(rolled, level, unit)
        if output is not None:
            record["generator"] = MARK
        write_text(output, json_text(record) + "\n")
    elif form == "tree":
        write_text(output, rolled_out.as_tree(rolled, level, unit) + _signed(output))
    elif output is None:
        for table in rolled_out.as_tables(rolled, level, unit):
            draw(table)
    else:
        text = rolled_out.as_text(rolled_out.as_tables(rolled, level, unit))
        write_text(output, text + _signed(output))


def _signed(output: str | None) -> str:
    """What a text file ends in, so that it is known as a report where it is met again."""
    return "" if output is None else f"\n[{MARK}]\n"


def _summary(booked: Booked, lines: Lines, level: Level | None) -> Iterator[str]:
    """What to know about the lines, the total first."""
    from govbudget.cli.rolled_out import above_level, printer

    rolled, amounts_of = booked.rolled, _writer(booked)
    total = amounts_of(list(rolled.total.values()))
    yield (
        f"{_count(booked.lines, 'line')} with {_count(booked.codes, 'code')}, "
        f"{rolled.scheme} {rolled.year}: {total}"
    )
    yield from _left_out(booked, lines, amounts_of)
    yield from _stated_sums(booked)
    yield from _few([f"left out, not read: {one}" for one in rolled.unread])
    yield from _few(
        [
            f"{code!r} is not known, and not in the total: {amounts_of(amounts)}"
            for code, amounts in rolled.unknown
        ]
    )
    yield from _few(
        [f"{code} is not known, and was booked under {above}" for code, above in rolled.adopted]
    )
    printed = printer(rolled)
    for row in above_level(rolled, level):
        own = ", ".join(printed(row.own))
        yield f"{row.code} {row.name} has {own} of its own, which is in no code below it"
    yield from _few([_shortened(one) for one in rolled.doubled])


def _left_out(
    booked: Booked, lines: Lines, amounts_of: Callable[[Sequence[Number]], str]
) -> Iterator[str]:
    if lines.others:
        were = "was" if len(lines.others) == 1 else "were"
        yield f"sheet {lines.title} was added up; {', '.join(lines.others)} {were} not"
    yield from _few([f"left out: {one}" for one in lines.left_out])
    if booked.empty:
        yield f"{_count(booked.empty, 'line')} without an amount left out"
    if booked.stated is not None:
        line, stated = booked.stated
        numbers = [0 if one is None else one for one in stated]
        alike = numbers == list(booked.rolled.total.values())
        yield (
            f"line {line:,} left out as a total: it states {amounts_of(numbers)}, "
            + (
                "as the lines do"
                if alike
                else "which is not what the lines add up to"
                if booked.misses
                else "as the lines do but for rounding, or a part of them"
            )
        )
    if booked.totals > 1:
        yield f"{_count(booked.totals - 1, 'total')} more left out"


def _stated_sums(booked: Booked) -> Iterator[str]:
    """What was done with codes that state the sum of those below them."""
    nested = booked.rolled.nested
    if nested:
        what = _count(len(nested), "code")
        state, was = ("states", "was") if len(nested) == 1 else ("state", "were")
        codes = ", ".join(one.code for one in nested[:_FEW])
        more = f" and {len(nested) - _FEW:,} more" if len(nested) > _FEW else ""
        yield (
            f"{what} ({codes}{more}) {state} the sum of lines below, and {was} not added again: "
            "the finest lines count (--nested all adds everything)"
        )
    yield from _few([f"{one}: missed" for one in booked.rolled.missed])


def _few(sentences: list[str]) -> list[str]:
    """The first of some sentences, and how many more there are."""
    left = len(sentences) - _SHOWN
    return [*sentences[:_SHOWN], f"and {left:,} more of these"] if left > 0 else sentences


def _shortened(one: DoubleCount) -> str:
    """A possible double count with the first of the codes below it."""
    few = one.codes[:_FEW]
    left = len(one.codes) - len(few)
    return str(evolve(one, codes=(*few, f"{_count(left, 'code')} more")) if left else one)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + "s" * (number != 1)


def _writer(booked: Booked) -> Callable[[Sequence[Number]], str]:
    """What writes amounts with their unit, and their measures where there are several."""
    from govbudget.cli.rolled_out import printer

    rolled: RollUp[Mapping[str, Number]] = booked.rolled
    printed = printer(rolled)

    def write(amounts: Sequence[Number]) -> str:
        shown = [f"{one}{booked.unit or ''}" for one in printed(amounts)]
        if len(shown) == 1:
            return shown[0]
        return ", ".join(f"{name} {one}" for name, one in zip(rolled.measures, shown, strict=True))

    return write
