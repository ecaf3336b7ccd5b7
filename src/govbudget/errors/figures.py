"""Errors of amounts, and of the lines and tables that they stand in."""

from __future__ import annotations

from govbudget.errors.base import GovBudgetError, Reasoned, because, listed, shorten

# Spelt out: every start of the library would pay for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.base.messages import Message
    from govbudget.errors.base import Pairs

__all__ = [
    "CountedTwice",
    "FigureNotRead",
    "InexactAmount",
    "MalformedAmount",
    "MalformedLine",
    "MalformedTable",
]


class MalformedAmount(Reasoned, GovBudgetError, ValueError):
    """A text that cannot be read as an amount.

    Attributes:
        written: the text.
        reason: what is wrong with it.
    """

    def __init__(self, written: str, reason: Message | str) -> None:
        self.written = written
        self.why = reason
        super().__init__(written, reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        return because("malformed_amount", written=shorten(self.written), why=self.why)


class InexactAmount(Reasoned, GovBudgetError, ValueError):
    """A number that is not exact, or would not be after what was asked.

    Attributes:
        number: the number, as text.
        reason: why it is refused, and what would be right.
        where: the line that it stands in; empty where that is not known.
    """

    def __init__(self, number: str, reason: Message | str, where: Message | str = "") -> None:
        self.number = number
        self.why = reason
        self._where = where
        super().__init__(number, reason, where)

    @property
    def where(self) -> str:
        """The line that it stands in, in English.

        .. versionadded:: 0.2.0
        """
        return str(self._where)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        where = because("place", where=self._where) if self._where else None
        return because("inexact_amount", where=where, number=self.number, why=self.why)


class MalformedLine(Reasoned, GovBudgetError, ValueError):
    """A line of amounts that has another form than was asked for.

    Attributes:
        line: which line, from 1.
        reason: what is wrong, and what would be right.
    """

    def __init__(self, line: int, reason: Message | str) -> None:
        self.line = line
        self.why = reason
        super().__init__(line, reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        return because("malformed_line", line=self.line, why=self.why)


class MalformedTable(Reasoned, GovBudgetError, ValueError):
    """A table that is none: its rows, measures and identities do not fit together.

    Attributes:
        title: what the table is called; empty where it has no name.
        reason: what is wrong, and what would be right.
    """

    def __init__(self, title: str, reason: Message | str) -> None:
        self.title = title
        self.why = reason
        super().__init__(title, reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        if not self.title:
            return because("as_said", why=self.why)
        return because("malformed_table", title=shorten(self.title), why=self.why)


class FigureNotRead(GovBudgetError, ValueError):
    """Amounts that were not read, which a sum would lack.

    Attributes:
        cells: for each the line, the code or the column, and the reason.

    .. versionadded:: 0.2.0
    """

    def __init__(self, cells: tuple[tuple[int, str, Message | str], ...]) -> None:
        self._cells = cells
        super().__init__(cells)

    @property
    def cells(self) -> tuple[tuple[int, str, str], ...]:
        """For each the line, the code or the column, and the reason in English."""
        return tuple((line, where, str(why)) for line, where, why in self._cells)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language."""
        shown = tuple(
            because("cell_not_read", line=line, where=where, why=why)
            for line, where, why in self._cells[:10]
        )
        count = len(self._cells)
        more = because("and_more", left=count - 10) if count > len(shown) else None
        many = because("an_amount") if count == 1 else because("amounts", count=count)
        return because("figure_not_read", many=many, shown=shown, more=more)


class CountedTwice(GovBudgetError, ValueError):
    """Codes that have lines of their own beside lines below them, where that is refused.

    Attributes:
        codes: the codes with their names.

    .. versionadded:: 0.2.0
    """

    def __init__(self, codes: Pairs) -> None:
        self.codes = codes
        super().__init__(codes)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language."""
        many = len(self.codes) > 1
        return because("counted_twice", codes=listed(self.codes), many=many)
