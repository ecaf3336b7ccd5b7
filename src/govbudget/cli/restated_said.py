"""What ``govbudget restate`` says of the lines that it put on another edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import format_amount, places_in
from govbudget.base.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govbudget.amounts import Number
    from govbudget.cli.lines_in import Lines
    from govbudget.cli.year_lines import YearLines
    from govbudget.restating.restated import Restated

__all__ = ["summary"]

# So many groups and lines are told one by one.
_SHOWN = 10
# The kinds that are told with their sums.
_TOLD = ("shared", "kept", "ended", "unknown")


def summary(restated: Restated, read: YearLines, lines: Lines) -> Iterator[Message]:
    """What to know about the lines, the total first.

    Args:
        restated: what became of them.
        read: what was read.
        lines: the file.
    """
    places = places_in(one.amount for one in restated)

    def said(number: Number) -> str:
        return f"{format_amount(number, places=places)}{read.unit or ''}"

    yield Message(
        "cli.restate.total",
        lines=len(read.lines),
        scheme=restated.scheme,
        year=restated.to,
        total=said(restated.total()),
    )
    yield from _kinds(restated, said)
    yield from _left_out(restated, read, lines)
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


def _left_out(restated: Restated, read: YearLines, lines: Lines) -> Iterator[Message]:
    """What does not count, and why."""
    if lines.others:
        others = tuple(lines.others)
        yield Message("cli.restate.sheets", title=lines.title, others=others, count=len(others))
    yield from (Message("cli.left_out", what=one) for one in lines.left_out[:_SHOWN])
    if restated.nested:
        yield Message("cli.restate.nested", lines=len(restated.of_kind("stated")))
    for at, code, why in restated.unread[:_SHOWN]:
        yield Message("cli.restate.unread", line=read.lines[at - 1][0], code=code, why=why)
    if len(restated.unread) > _SHOWN:
        yield Message("cli.restate.unread_more", left=len(restated.unread) - _SHOWN)
    if read.totals:
        yield Message("cli.restate.totals", count=read.totals)
