"""``govbudget diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.classification.changelog import KINDS
from govbudget.classification.histories import changes
from govbudget.classification.treecomparing import compare_trees
from govbudget.cli.drawing import draw
from govbudget.cli.files import on_disk
from govbudget.cli.jsonlines import json_writer
from govbudget.cli.misuse import Misuse
from govbudget.cli.options import diff_scheme_option, limits_options, speech_option
from govbudget.cli.spoken import Spoken, labels, tell
from govbudget.cli.terminal import cell
from govbudget.cli.within import within
from govbudget.cli.words import WORDS

if TYPE_CHECKING:
    from govbudget.classification.transitions import Comparison, NotKnown, Transition
    from govbudget.classification.vocabulary import Scheme
    from govbudget.io.allowance import Limits

__all__ = ["command"]


@click.command("diff", cls=Spoken)
@click.argument("first")
@click.argument("second")
@diff_scheme_option
@click.option(
    "--year", type=int, metavar="YEAR", help="The year of the book, where it does not say."
)
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="These kinds only.")
@click.option("--all", "everything", is_flag=True, help="What is the same too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@limits_options
@speech_option
def command(  # noqa: PLR0913, PLR0917  the options of the command
    first: str,
    second: str,
    scheme: Scheme | None,
    year: int | None,
    kinds: tuple[str, ...],
    everything: bool,
    as_json: bool,
    limits: Limits,
) -> int:
    """Say what became of every code between two budget years, or where a book differs from ours.

    FIRST is a year; SECOND is a year, or a file (CSV or spreadsheet) with a list of codes; - is
    standard input. Exit code 1 where a book differs, and where no change is known between two years
    of which not all is known: what is not known is said first.
    """
    if not first.isdecimal():
        raise Misuse(Message("cli.no_year", value=repr(first)))
    if second.isdecimal():
        found = changes(scheme or "functional", int(first), int(second))
        # Where no change is known and not all is, that nothing changed is not known either.
        code = int(found.not_known is not None and len(found.of_kind("same")) == len(found))
    else:
        with within(second, limits):
            found = _with_book(int(first), second, scheme, year)
        code = int(any(one.kind != "same" for one in found))
    shown = [
        one for one in found if (one.kind in kinds if kinds else everything or one.kind != "same")
    ]
    gap = found.not_known
    if gap is not None:
        tell(_gap(gap))
    if as_json:
        write = json_writer()
        if gap is not None:
            write({"not_known": gap})
        for one in shown:
            write(one)
    elif shown:
        _draw(shown)
    counts = tuple(_counted(found, kind, count) for kind, count in found.counts.items())
    tell(
        Message(
            "cli.diff.result",
            scheme=found.scheme.value,
            name=found.scheme.chinese,
            first=found.first,
            second=found.second,
            counts=counts,
        )
    )
    return code


def _gap(gap: NotKnown) -> Message:
    """What is not known between two editions."""
    return Message(
        "cli.diff.not_known",
        scheme=gap.scheme.value,
        name=gap.scheme.chinese,
        first=gap.first,
        second=gap.second,
        unknown=gap.unknown,
        transitions=gap.transitions,
        lists=len({one.code for one in gap.open_lists}),
    )


def _counted(found: Comparison, kind: str, count: int) -> Message:
    """How many transitions are of a kind; of what is the same, how many nobody can vouch for."""
    unknown = sum(not one.is_known for one in found.of_kind(kind)) if kind == "same" else 0
    open_ones = Message("cli.diff.unknown", count=unknown) if unknown else None
    return Message("cli.diff.count", count=count, kind=_word(kind), unknown=open_ones)


def _word(kind: str) -> Message:
    """A kind of change as people say it; in English it is the word that ``--kind`` takes."""
    chinese = "未变" if kind == "same" else WORDS["zh"][kind]
    return Message.written(chinese, kind)


def _with_book(first: int, path: str, scheme: Scheme | None, year: int | None) -> Comparison:
    from govbudget.classification.catalogue import shipped
    from govbudget.own_lists import load

    with on_disk(path) as file:
        book = load(file, scheme=scheme, year=year)
    return compare_trees(shipped().tree(book.scheme, first), book)


def _draw(shown: list[Transition]) -> None:
    from rich.table import Table

    language = labels()
    table = Table(box=None, pad_edge=False, show_header=False)
    for _ in range(4):
        table.add_column(overflow="fold")
    for one in shown:
        old = "\n".join(f"{place.code} {place.name}" for place in one.old)
        new = "\n".join(f"{place.code} {place.name}" for place in one.new)
        sure = [] if one.confidence == "high" else [f"cli.diff.{one.confidence}"]
        sure += [] if one.is_known else ["cli.diff.not_borne_out"]
        known = " ".join(Message(said).render(language) for said in sure)
        table.add_row(_word(one.kind).render(language), cell(old), cell(new), known)
    draw(table, 160)
