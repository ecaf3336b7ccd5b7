"""The rows of a roll-up: one for each code; what may be counted twice, and what was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Number, add
from govbudget.classification.vocabulary import Level
from govbudget.errors import because

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from govbudget.base.messages import Message

__all__ = ["DoubleCount", "RolledRow", "UnreadAmount", "added_rows", "double_counts", "plain_rows"]


@frozen(slots=True)
class RolledRow:
    """What is booked on a code, and on and below it.

    Attributes:
        code: the code.
        name: its name.
        own: what is booked on the code itself, for each measure.
        total: what is booked on it and below it, for each measure.
        booked: whether any line is booked on the code itself.
    """

    code: str
    name: str
    own: tuple[Number, ...]
    total: tuple[Number, ...]
    booked: bool

    @property
    def level(self) -> Level:
        """The level of the code."""
        return Level.of(self.code)


@frozen(slots=True)
class UnreadAmount:
    """Amounts of a code that were not read, and passed over: its totals lack them.

    Attributes:
        code: the code, as it is written.
        line: the first line with one, from 1.
        reason: why that was not read.
        count: how many there are.
        reason_zh: why the first was not read, in Chinese.

    .. versionadded:: 0.2.0
    """

    code: str
    line: int
    reason: str
    count: int = 1
    reason_zh: str = ""

    @property
    def message(self) -> Message:
        """Why the first was not read, in both languages."""
        from govbudget.base.messages import Message

        return Message.written(self.reason_zh or self.reason, self.reason)

    def __str__(self) -> str:
        more = f", and {self.count - 1:,} more of this code" if self.count > 1 else ""
        return f"line {self.line:,} ({self.code}): {self.reason}{more}"


@frozen(slots=True)
class DoubleCount:
    """A code with lines of its own beside lines on codes below it: the first may include these.

    Attributes:
        code: the code.
        name: its name.
        own: what is booked on the code itself, for each measure.
        below: what is booked below it, for each measure.
        codes: the codes below it that have lines.
    """

    code: str
    name: str
    own: tuple[Number, ...]
    below: tuple[Number, ...]
    codes: tuple[str, ...]

    @property
    def message(self) -> Message:
        """What may be counted twice, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        return because("nested.doubled", code=self.code, name=self.name, codes=self.codes)

    def __str__(self) -> str:
        return self.message.en


def added_rows(rows: Iterable[RolledRow]) -> tuple[RolledRow, ...]:
    """Rows of several roll-ups, in code order: those of one code added.

    Args:
        rows: the rows.
    """
    found: dict[str, RolledRow] = {}
    for row in rows:
        known = found.get(row.code)
        found[row.code] = row if known is None else _added(known, row)
    return tuple(found[code] for code in sorted(found))


def double_counts(
    rows: Sequence[RolledRow], below: Callable[[RolledRow], tuple[Number, ...]]
) -> tuple[DoubleCount, ...]:
    """The codes with lines of their own beside lines on codes below them.

    Args:
        rows: the rows of a roll-up.
        below: what is booked below the code of a row.
    """
    codes: dict[str, list[str]] = {}
    booked = {row.code for row in rows if row.booked}
    for code in sorted(booked):
        for digits in range(3, len(code), 2):
            if code[:digits] in booked:
                codes.setdefault(code[:digits], []).append(code)
    return tuple(
        DoubleCount(row.code, row.name, row.own, below(row), tuple(codes[row.code]))
        for row in rows
        if row.code in codes
    )


def plain_rows(rows: Iterable[RolledRow], measures: tuple[str, ...]) -> list[dict[str, Any]]:
    """A plain mapping for each row.

    Args:
        rows: the rows of a roll-up.
        measures: the names of its measures; none where there is only one.
    """
    found = []
    for row in rows:
        record: dict[str, Any] = {"code": row.code, "name": row.name, "level": int(row.level)}
        if measures:
            record.update(zip(measures, row.total, strict=True))
            record.update((f"own {name}", own) for name, own in zip(measures, row.own, strict=True))
        else:
            record.update(own=row.own[0], total=row.total[0])
        found.append(record)
    return found


def _added(one: RolledRow, other: RolledRow) -> RolledRow:
    return RolledRow(
        one.code,
        one.name or other.name,
        tuple(map(add, one.own, other.own)),
        tuple(map(add, one.total, other.total)),
        one.booked or other.booked,
    )
