"""What becomes of a line, and what is summed of lines."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from attrs import frozen

from govbudget.amounts import Number
from govbudget.classification.changelog import CodePlace
from govbudget.classification.members import member_of
from govbudget.restating.bridge import BridgeGroup

__all__ = ["KeptGroup", "MovedAmount", "RestatedKind", "RestatedLine", "SeriesRow"]


class RestatedKind(StrEnum):
    """What became of a line.

    >>> RestatedKind.of("合并").value, RestatedKind.GROUPED.chinese
    ('merged', '归入一组')

    .. versionadded:: 0.2.0
    """

    SAME = "same"
    RENAMED = "renamed"
    MOVED = "moved"
    MERGED = "merged"
    SHARED = "shared"
    KEPT = "kept"
    GROUPED = "grouped"
    ENDED = "ended"
    STATED = "stated"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, written: object) -> RestatedKind:
        """The kind that a word names: its value or its Chinese word.

        Raises:
            UnknownWord: no kind is called that; the error proposes the nearest.
        """
        return member_of(cls, written, "kind", _WORDS)

    @property
    def chinese(self) -> str:
        """The Chinese word."""
        return _WORDS[self.value][0]


_WORDS = {
    "same": ("未变",),
    "renamed": ("改名",),
    "moved": ("改编码",),
    "merged": ("合并",),
    "shared": ("按份额拆分",),
    "kept": ("留在原编码",),
    "grouped": ("归入一组",),
    "ended": ("已取消",),
    "stated": ("小计",),
    "unknown": ("未知编码",),
}


@frozen(slots=True)
class RestatedLine:
    """A line, or the part of one that goes to one code.

    Attributes:
        line: the number of the line, from 1; the parts of one line have the same.
        year: its year.
        code: its code in the edition of the year; as it is written where that does not have it.
        name: the name of the code there.
        amount: the amount, or the part of it.
        kind: what became of it.
        to: its code in the edition that was asked for; empty where there is no single one.
        to_name: the name of that.
        group: the key of the group that it is kept in; empty where it is in none.
        share: the share by which it was parted; None where it was not.
        confidence: the lowest confidence of the changes on the way.

    .. versionadded:: 0.2.0
    """

    line: int
    year: int
    code: str
    name: str
    amount: Number
    kind: RestatedKind
    to: str = ""
    to_name: str = ""
    group: str = ""
    share: Fraction | None = None
    confidence: str = "high"

    @property
    def counts(self) -> bool:
        """Whether it counts in sums: a subtotal of other lines does not."""
        return self.kind is not RestatedKind.STATED


@frozen(slots=True)
class KeptGroup:
    """What is kept in a group, since its code was split and no shares are known.

    Attributes:
        group: the group, with its codes in each year of the lines and in that of the edition.
        amount: the sum of the lines that are kept in it.

    .. versionadded:: 0.2.0
    """

    group: BridgeGroup
    amount: Number


@frozen(slots=True)
class MovedAmount:
    """What lines of a year have under one code, and on the edition under another.

    Attributes:
        year: the year of the lines.
        old: the code in the edition of the year, with its name.
        new: the code in the edition that was asked for.
        amount: the sum of these lines.

    .. versionadded:: 0.2.0
    """

    year: int
    old: CodePlace
    new: CodePlace
    amount: Number


@frozen(slots=True)
class SeriesRow:
    """A row of a series over years.

    Attributes:
        key: the code; the codes of a group, joined by ``+``.
        name: its name, or theirs.
        kind: ``code``, ``group``, or ``ended`` for a code of an earlier edition that nothing
            answers to, with its last amounts.
        amounts: the amount in each year of the series; None where no line is in it.

    .. versionadded:: 0.2.0
    """

    key: str
    name: str
    kind: str
    amounts: tuple[Number | None, ...]
