"""What stands outside the sums of a table, and why, in both languages."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

__all__ = ["Aside", "WhyAside"]


class WhyAside(StrEnum):
    """Why a column is in no sum of columns.

    Attributes:
        NO_MONEY: its figures are heads, areas, shares and the like.
        OTHER_YEAR: it speaks of another year than the table.
        BESIDE: it stands beside the sum, which holds without it, or is a part of a part.
        UNCLEAR: the sum fails in most rows, so that its columns seem to mean something else.
    """

    NO_MONEY = "no_money"
    OTHER_YEAR = "other_year"
    BESIDE = "beside"
    UNCLEAR = "unclear"


_SAID = {
    WhyAside.NO_MONEY: (
        "“{what}”不是金额，不参与任何加总",
        "{what} is no money, and was added to nothing",
    ),
    WhyAside.OTHER_YEAR: (
        "“{what}”是其他年度的数，不计入“{total}”",
        "{what} speaks of another year, and was added to no {total}",
    ),
    WhyAside.BESIDE: (
        "“{what}”在“{total}”之外单列，不计入“{total}”",
        "{what} stands beside the sum, and was not added to {total}",
    ),
    WhyAside.UNCLEAR: (
        "没有核对 {what}：{rows} 行中有 {failed} 行不成立，各栏似另有含义；如确有此关系，请声明",
        (
            "{what} was not checked: it fails in {failed} of {rows} rows, so that the columns "
            "seem to mean something else; declare it to have it checked"
        ),
    ),
}


@frozen(slots=True)
class Aside:
    """A column, or a sum of columns, that was set aside.

    Attributes:
        what: the title of the column; of a sum that is unclear, the sum as people write it.
        why: why it was set aside.
        total: the title of the sum that it stands beside.
        failed: in how many rows an unclear sum fails.
        rows: how many rows state it.
    """

    what: str
    why: WhyAside
    total: str = ""
    failed: int = 0
    rows: int = 0

    def _said(self, language: int) -> str:
        return _SAID[self.why][language].format(
            what=self.what, total=self.total or "合计", failed=self.failed, rows=self.rows
        )

    @property
    def said(self) -> str:
        """The sentence in English."""
        return self._said(1)

    @property
    def said_zh(self) -> str:
        """The sentence in Chinese."""
        return self._said(0)

    def __str__(self) -> str:
        return self.said
