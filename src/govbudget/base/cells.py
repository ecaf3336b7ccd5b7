"""A cell of a file that holds something which cannot be read as a value."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from govbudget.base.messages import Message

__all__ = ["NotRead", "WhyNot", "as_read"]

#: What spreadsheet programs show for an error, and write into the text that they export.
_ERRORS = frozenset(
    {"#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
    | {"#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!"}
)


class WhyNot(StrEnum):
    """Why a cell was not read.

    .. versionadded:: 0.2.0
    """

    ERROR = "error"
    NO_RESULT = "no_result"
    FORMAT = "format"

    def said(self, shown: str) -> str:
        """The reason in English.

        Args:
            shown: what the cell shows.
        """
        return _REASONS[self][1].format(shown)

    def said_zh(self, shown: str) -> str:
        """The reason in Chinese, likewise."""
        return _REASONS[self][0].format(shown)


_REASONS = {
    WhyNot.ERROR: ("单元格是错误值 {}", "its cell holds the error {}"),
    WhyNot.NO_RESULT: (
        "公式 {} 没有存下结果，请在表格软件中重新计算并保存",
        "its formula {} has no stored result: open the file in a spreadsheet program and save it",
    ),
    WhyNot.FORMAT: (
        "单元格的数字格式 {} 显示的数无法确定",
        "what its number format {} shows is not known",
    ),
}


class NotRead(str):
    """The text of a cell that holds no value that could be read, and why.

    It is no blank and no amount: a sum with it cannot be told. It is never empty, so that it is
    never taken for a blank where nobody asks for it.

    >>> cell = NotRead("#REF!", WhyNot.ERROR)
    >>> cell, cell.reason
    ('#REF!', 'its cell holds the error #REF!')

    .. versionadded:: 0.2.0
    """

    __slots__ = ("why",)

    why: WhyNot

    def __new__(cls, shown: str, why: WhyNot) -> Self:
        """Make one.

        Args:
            shown: what the cell shows: the error, the formula, or the number format.
            why: why it has no value.
        """
        made = super().__new__(cls, shown or "?")
        made.why = why
        return made

    def __reduce__(self) -> tuple[type[NotRead], tuple[str, WhyNot]]:
        """How it is pickled: with its reason."""
        return NotRead, (str(self), self.why)

    @property
    def message(self) -> Message:
        """Why it was not read, in both languages."""
        from govbudget.base.messages import Message

        return Message.written(self.reason_zh, self.reason)

    @property
    def reason(self) -> str:
        """Why it was not read, in English."""
        return self.why.said(str(self))

    @property
    def reason_zh(self) -> str:
        """Why it was not read, in Chinese."""
        return self.why.said_zh(str(self))


def as_read(cell: str) -> str:
    """A cell of a text; :class:`NotRead` where it shows the error of a spreadsheet.

    >>> as_read("10.00"), as_read(" #DIV/0! ").reason
    ('10.00', 'its cell holds the error #DIV/0!')
    """
    if "#" not in cell:
        return cell
    shown = cell.strip().upper()
    return NotRead(shown, WhyNot.ERROR) if shown in _ERRORS else cell
