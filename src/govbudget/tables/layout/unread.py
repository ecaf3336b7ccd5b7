"""What of a grid is no part of a table, and why."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from govbudget.position import Position

__all__ = ["Unread", "Why"]


class Why(Enum):
    """Why a row or column is no part of a table.

    Attributes:
        english: the reason.
        chinese: the same in Chinese.
        is_usual: whether printed tables have such a thing as a rule, so that nothing is lost.
    """

    HEAD_AGAIN = ("it repeats the head", "重复表头", True)
    PLACEHOLDER = ("it holds the place of rows", "只是省略号等占位内容", True)
    INDEX = ("it counts the columns", "是栏次", True)
    ABOVE_AGAIN = ("it repeats what stands above the table", "重复表上方的标题、单位等", True)
    TOTAL_AGAIN = ("it repeats the total of the page before", "重复上一页的合计", True)
    WORDS = ("the column has words, not amounts", "该列是文字，不是金额", True)
    NO_ROW = ("it has neither a code nor a name nor an amount", "没有编码、名称和金额", False)
    TEXT = ("it has one column: it is text, and no table", "只有一列，是文字而不是表", False)

    def __init__(self, english: str, chinese: str, is_usual: bool) -> None:
        self.english = english
        self.chinese = chinese
        self.is_usual = is_usual


def _plain(position: Position) -> Position:
    return position.plain()


@frozen(slots=True)
class Unread:
    """A row or column of a grid that is no part of a table.

    Attributes:
        what: what is printed in it, with "|" between the cells.
        reason: why it is none.
        position: where it stands.
        reason_zh: the reason in Chinese; empty where there is none.
        is_usual: whether printed tables have such a thing as a rule, so that nothing is lost.
        file: the file, where the document is of several; else empty.
    """

    what: str
    reason: str
    position: Position = field(converter=_plain)
    reason_zh: str = ""
    is_usual: bool = False
    file: str = ""

    @classmethod
    def of(cls, what: str, why: Why, position: Position) -> Unread:
        """What is no part of a table for a known reason."""
        return cls(what, why.english, position, why.chinese, why.is_usual)
