"""What ``govbudget restate`` says of the lines that it put on another edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import format_amount, places_in
from govbudget.base.messages import Message
from govbudget.cli.restated_lines import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from govbudget.amounts import Number
    from govbudget.cli.restated_lines import ReadFile
    from govbudget.restating.restated import Restated

__all__ = ["summary"]

# So many groups and lines are told one by one.
_SHOWN = 10
# The kinds that are told with their sums.
_TOLD = ("shared", "kept", "ended", "unknown")


def summary(restated: Restated, files: Sequence[ReadFile]) -> Iterator[Message]:
    """What to know about the lines, the total first.

    Args:
        restated: what became of them.
        files: the files that they are of.
    """
    unit = next((one.read.unit for one in files if one.read.unit), None)
    places = places_in(one.amount for one in restated)

    def said(number: Number) -> str:
        return f"{format_amount(number, places=places)}{unit or ''}"

    yield Message(
        "cli.restate.total",
        lines=sum(len(one.read.lines) for one in files),
        scheme=restated.scheme,
        year=restated.to,
        total=said(restated.total()),
    )
    yield from _kinds(restated, said)
    for file in files:
        yield from _of_file(file.path if len(files) > 1 else "", _left_out(file))
    yield from _not_counted(restated, files)
    for gap in restated.not_known:
        yield Message(
            "cli.restate.not_known",
            first=gap.first,
            second=gap.second,
            unknown=gap.unknown,
            transitions=gap.transitions,
        )


def _kinds(restated: Restated, said: Callable[[Number], str]) -> Iterator[Message]:
    for kind in _TOLD:
        found = restated.of_kind(kind)
        if found:
            lines, amount = len({one.line for one in found}), said(restated.total(kind))
            yield Message(f"cli.restate.of_{kind}", lines=lines, amount=amount)
    for one in restated.groups[:_SHOWN]:
        codes = tuple(place.code for place in one.group[restated.to])
        yield Message("cli.restate.group", codes=codes, amount=said(one.amount))
    if len(restated.groups) > _SHOWN:
        yield Message("cli.restate.groups", left=len(restated.groups) - _SHOWN)


def _left_out(file: ReadFile) -> Iterator[Message]:
    """What of a file does not count, and why."""
    lines = file.lines
    if lines.others:
        others = tuple(lines.others)
        yield Message("cli.restate.sheets", title=lines.title, others=others, count=len(others))
    yield from (Message("cli.left_out", what=one) for one in lines.left_out[:_SHOWN])
    if file.read.totals:
        yield Message("cli.restate.totals", count=file.read.totals)


def _not_counted(restated: Restated, files: Sequence[ReadFile]) -> Iterator[Message]:
    """The lines that do not count, and why."""
    if restated.nested:
        yield Message("cli.restate.nested", lines=len(restated.of_kind("stated")))
    for at, code, why in restated.unread[:_SHOWN]:
        path, line = place_of(files, at)
        told = Message("cli.restate.unread", line=line, code=code, why=why)
        yield from _of_file(path if len(files) > 1 else "", (told,))
    if len(restated.unread) > _SHOWN:
        yield Message("cli.restate.unread_more", left=len(restated.unread) - _SHOWN)


def _of_file(path: str, told: Iterable[Message]) -> Iterator[Message]:
    """Sentences with the file that they are of before them, where there is another."""
    for what in told:
        yield Message("cli.rollup.of_group", group=path, what=what) if path else what
