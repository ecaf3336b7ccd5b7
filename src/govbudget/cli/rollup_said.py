"""What ``govbudget rollup`` says of the lines that it added up, beside their totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from govbudget.amounts import Number
    from govbudget.classification.vocabulary import Level
    from govbudget.cli.booking import Booked
    from govbudget.cli.lines_in import Lines
    from govbudget.nesting import StatedSum
    from govbudget.rolledup import DoubleCount, RollUp

__all__ = ["summary"]

_SHOWN, _FEW = 10, 3


def summary(booked: Booked, lines: Lines, level: Level | None) -> Iterator[Message]:
    """What to know about the lines, the total first.

    Args:
        booked: what came of them.
        lines: the lines.
        level: the one level that is asked for; None for all.
    """
    from govbudget.cli.rolled_out import above_level, printer

    rolled, amounts_of = booked.rolled, _writer(booked)
    yield Message(
        "cli.rollup.total",
        lines=booked.lines,
        codes=booked.codes,
        scheme=rolled.scheme,
        year=rolled.year,
        total=amounts_of(list(rolled.total.values())),
    )
    yield from _left_out(booked, lines, amounts_of)
    yield from _stated_sums(booked)
    yield from _few(
        [
            Message(
                "cli.rollup.not_read",
                line=one.line,
                code=one.code,
                why=one.message,
                more=Message("cli.rollup.of_code", count=one.count - 1) if one.count > 1 else None,
            )
            for one in rolled.unread
        ]
    )
    yield from _few(
        [
            Message("cli.rollup.unknown", code=repr(code), amounts=amounts_of(amounts))
            for code, amounts in rolled.unknown
        ]
    )
    yield from _few(
        [
            Message("cli.rollup.adopted", code=code, above=str(above))
            for code, above in rolled.adopted
        ]
    )
    printed = printer(rolled)
    for row in above_level(rolled, level):
        own = tuple(printed(row.own))
        yield Message("cli.rollup.own", code=row.code, name=row.name, own=own)
    yield from _few([_doubled(one) for one in rolled.doubled])


def _left_out(
    booked: Booked, lines: Lines, amounts_of: Callable[[Sequence[Number]], str]
) -> Iterator[Message]:
    if lines.others:
        others = tuple(lines.others)
        yield Message("cli.rollup.sheets", title=lines.title, others=others, count=len(others))
    yield from _few([Message("cli.left_out", what=one) for one in lines.left_out])
    if booked.empty:
        yield Message("cli.rollup.empty", count=booked.empty)
    if booked.stated is not None:
        line, stated = booked.stated
        numbers = [0 if one is None else one for one in stated]
        alike = numbers == list(booked.rolled.total.values())
        how = "alike" if alike else "unlike" if booked.misses else "nearly"
        yield Message(
            "cli.rollup.stated",
            line=line,
            amounts=amounts_of(numbers),
            how=Message(f"cli.rollup.{how}"),
        )
    if booked.totals > 1:
        yield Message("cli.rollup.totals", count=booked.totals - 1)


def _stated_sums(booked: Booked) -> Iterator[Message]:
    """What was done with codes that state the sum of those below them."""
    nested = booked.rolled.nested
    if nested:
        count = len(nested)
        codes = tuple(one.code for one in nested[:_FEW])
        more = Message("errors.more", left=count - _FEW) if count > _FEW else None
        yield Message("cli.rollup.nested", count=count, codes=codes, more=more)
    yield from _few([_missed(one) for one in booked.rolled.missed])


def _missed(one: StatedSum) -> Message:
    """A stated sum that the lines below it do not make."""
    return Message(
        "cli.rollup.missed",
        what=f"{one.code} {one.name}".strip() or Message("errors.table.a_total"),
        stated=tuple("—" if number is None else f"{number:,}" for number in one.stated),
        below=tuple(f"{number:,}" for number in one.below),
    )


def _few(messages: list[Message]) -> list[Message]:
    """The first of some messages, and how many more there are."""
    left = len(messages) - _SHOWN
    if left <= 0:
        return messages
    return [*messages[:_SHOWN], Message("cli.rollup.more", left=left)]


def _doubled(one: DoubleCount) -> Message:
    """A possible double count with the first of the codes below it."""
    left = len(one.codes) - _FEW
    more = (Message("cli.rollup.codes", count=left),) if left > 0 else ()
    codes = (*one.codes[:_FEW], *more)
    return Message("cli.rollup.doubled", code=one.code, name=one.name, codes=codes)


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
