"""What ``govbudget rollup`` says of the lines that it added up, beside their totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.amounts import format_amount, places_in, sum_of
from govbudget.base.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from govbudget.amounts import Number, Unit
    from govbudget.base.messages import Language
    from govbudget.classification.vocabulary import Level
    from govbudget.cli.booked import Booked
    from govbudget.cli.grouped_booking import GroupedBooking
    from govbudget.cli.lines_in import Lines
    from govbudget.rollups.converted import ConvertedRollUp
    from govbudget.rollups.rolledrows import DoubleCount
    from govbudget.rollups.rolledup import RollUp
    from govbudget.rollups.statedsums import StatedSum

__all__ = ["groups_summary", "partial_told", "summary", "told_of"]

_SHOWN, _FEW = 10, 3


def summary(booked: Booked, lines: Lines, level: Level | None) -> Iterator[Message]:
    """What to know about the lines, the total first.

    Args:
        booked: what came of them.
        lines: the lines.
        level: the one level that is asked for; None for all.
    """
    from govbudget.cli.rolled_out import above_level, printer

    rolled, amounts_of = booked.rolled, _writer(booked.rolled, booked.unit)
    yield Message(
        "cli.rollup.total",
        lines=booked.lines,
        codes=booked.codes,
        scheme=rolled.scheme,
        year=rolled.year,
        total=amounts_of(list(rolled.total.values())),
    )
    yield from _left_out(booked, lines, amounts_of)
    for messages in told_of(rolled, amounts_of):
        yield from _few(messages)
    printed = printer(rolled)
    for row in above_level(rolled, level):
        own = tuple(printed(row.own))
        yield Message("cli.rollup.own", code=row.code, name=row.name, own=own)
    yield from _few([_doubled(one) for one in rolled.doubled])


def groups_summary(booked: GroupedBooking, lines: Lines, language: Language) -> Iterator[Message]:
    """What to know about lines in groups, the total first.

    Args:
        booked: what came of them.
        lines: the lines.
        language: that of the reader.
    """
    from govbudget.cli.grouped_out import key_text

    rolled = booked.rolled
    total = [format_amount(one, places=places_in([one])) for one in rolled.total.values()]
    total = [f"{one}{booked.unit or ''}" for one in total]
    yield Message(
        "cli.rollup.groups",
        lines=booked.lines,
        count=len(rolled),
        by=rolled.by,
        total=total[0]
        if len(total) == 1
        else tuple(f"{name} {one}" for name, one in zip(rolled.measures, total, strict=True)),
    )
    yield from _sheets(lines)
    if booked.empty:
        yield Message("cli.rollup.empty", count=booked.empty)
    if booked.totals:
        yield Message("cli.rollup.totals", count=booked.totals)
    kinds: list[list[Message]] = []
    for one in rolled.groups:
        told = told_of(one.rolled, _writer(one.rolled, booked.unit))
        told.append([_doubled(each) for each in one.rolled.doubled])
        kinds = kinds or [[] for _ in told]
        group = key_text(one.key, language)
        for every, messages in zip(kinds, told, strict=True):
            every += [
                Message("cli.rollup.of_group", group=group, what=what) if rolled.by else what
                for what in messages
            ]
    for every in kinds:
        yield from _few(every)


def partial_told(found: Sequence[ConvertedRollUp]) -> Iterator[Message]:
    """What is counted whole on a code of another classification that is only its main purpose.

    Args:
        found: the roll-ups by the other classification.
    """
    partial = [one for each in found for one in each.partial]
    if partial:
        amount = sum_of(one.amount for one in partial)
        codes = tuple(dict.fromkeys(one.code for one in partial))
        more = Message("errors.more", left=len(codes) - _FEW) if len(codes) > _FEW else None
        shown = format_amount(amount, places=places_in([amount]))
        yield Message(
            "cli.rollup.partial", count=len(codes), amount=shown, codes=codes[:_FEW], more=more
        )


def told_of(
    rolled: RollUp[Any], amounts_of: Callable[[Sequence[Number]], str]
) -> list[list[Message]]:
    """What to know of a roll-up, by kind: stated sums, those missed, unread, unknown, adopted.

    Args:
        rolled: the roll-up.
        amounts_of: writes its amounts.
    """
    return [
        _nested(rolled),
        [_missed(one) for one in rolled.missed],
        [
            Message(
                "cli.rollup.not_read",
                line=one.line,
                code=one.code,
                why=one.message,
                more=Message("cli.rollup.of_code", count=one.count - 1) if one.count > 1 else None,
            )
            for one in rolled.unread
        ],
        [
            Message("cli.rollup.unknown", code=repr(code), amounts=amounts_of(amounts))
            for code, amounts in rolled.unknown
        ],
        [
            Message("cli.rollup.adopted", code=code, above=str(above))
            for code, above in rolled.adopted
        ],
    ]


def _sheets(lines: Lines) -> Iterator[Message]:
    """What of the file was left out."""
    if lines.others:
        others = tuple(lines.others)
        yield Message("cli.rollup.sheets", title=lines.title, others=others, count=len(others))
    yield from _few([Message("cli.left_out", what=one) for one in lines.left_out])


def _left_out(
    booked: Booked, lines: Lines, amounts_of: Callable[[Sequence[Number]], str]
) -> Iterator[Message]:
    yield from _sheets(lines)
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


def _nested(rolled: RollUp[Any]) -> list[Message]:
    """What was done with codes that state the sum of those below them."""
    if not rolled.nested:
        return []
    count = len(rolled.nested)
    codes = tuple(one.code for one in rolled.nested[:_FEW])
    more = Message("errors.more", left=count - _FEW) if count > _FEW else None
    return [Message("cli.rollup.nested", count=count, codes=codes, more=more)]


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


def _writer(
    rolled: RollUp[Mapping[str, Number]], unit: Unit | None
) -> Callable[[Sequence[Number]], str]:
    """What writes amounts with their unit, and their measures where there are several."""
    from govbudget.cli.rolled_out import printer

    printed = printer(rolled)

    def write(amounts: Sequence[Number]) -> str:
        shown = [f"{one}{unit or ''}" for one in printed(amounts)]
        if len(shown) == 1:
            return shown[0]
        return ", ".join(f"{name} {one}" for name, one in zip(rolled.measures, shown, strict=True))

    return write
