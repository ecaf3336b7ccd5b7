"""The lines that are restated: each with its year, its code in the edition of it and its amount."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.amounts import Number, exact
from govbudget.base.cells import NotRead
from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.classification.catalogue import shipped
from govbudget.classification.settling import scheme_of, settled, year_of
from govbudget.errors import (
    FigureNotRead,
    GovBudgetError,
    MalformedLine,
    WrongArgument,
    because,
    shorten,
    titles_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.settling import Unknown
    from govbudget.classification.vocabulary import Scheme

__all__ = ["BookedLine", "LineKeys", "LineReader"]

# A line is a code and an amount, or a year, a code and an amount.
_PAIR, _TRIPLE = 2, 3


@frozen(slots=True)
class LineKeys:
    """What the keys of a line are called, in lines that are mappings.

    Attributes:
        year: that of the year.
        code: that of the code.
        amount: that of the amount.
    """

    year: str = "year"
    code: str = "code"
    amount: str = "amount"


@frozen(slots=True)
class BookedLine:
    """A line with its code settled.

    Attributes:
        line: its number, from 1.
        year: its year.
        written: its code as it is written.
        code: the code in the edition of the year; empty where that has none for it.
        adopted: whether it is booked on a code above its own, which the edition does not have.
        amount: its amount.
    """

    line: int
    year: int
    written: str
    code: str
    adopted: bool
    amount: Number


class LineReader:
    """Reads lines, and settles what their codes are in their years.

    Args:
        scheme: the scheme; None where the first code tells.
        first: the year of all lines; None where each has its own.
        keys: what the keys are called, in lines that are mappings.
        unknown: what to do with codes that the edition of their year does not have.

    Attributes:
        scheme: the scheme, once a line was read.
        empty: how many lines had no amount.
        unread: the lines whose amounts were not read.
    """

    def __init__(
        self, scheme: Scheme | None, first: int | None, keys: LineKeys, unknown: Unknown
    ) -> None:
        self.scheme = scheme
        self.empty = 0
        self.unread: list[tuple[int, str, Message]] = []
        self._first = first
        self._keys = keys
        self._unknown = unknown
        self._known: dict[tuple[Any, Any], tuple[int, str, bool]] = {}

    def read(self, lines: Any) -> Iterator[BookedLine]:
        """The lines with an amount.

        Args:
            lines: pairs, triples or mappings, or a mapping from code to amount.

        Raises:
            MalformedLine: a line has another form.
            MissingCode: a code is not in the edition of its year.
            MalformedCode: a code cannot be read as one.
            UnknownEdition: no edition of the year of a line is kept.
            InexactAmount: an amount is a float, not finite, or no number.
            WrongArgument: they are no lines.
        """
        if isinstance(lines, Mapping):
            lines = lines.items()
        if isinstance(lines, str | bytes) or not isinstance(lines, Iterable):
            raise WrongArgument("lines", as_text(lines, quoted=True), because("argument.lines"))
        for number, line in enumerate(lines, 1):
            year, written, amount = self._parts(line, number)
            if amount is None:
                self.empty += 1
                continue
            try:
                at, code, adopted = self._settled(year, written)
                if isinstance(amount, NotRead):
                    self.unread.append((number, as_text(written), amount.message))
                    continue
                yield BookedLine(number, at, as_text(written), code, adopted, exact(amount))
            except GovBudgetError as error:
                error.add_note(f"line {number:,} has it")
                raise

    def _parts(self, line: Any, number: int) -> tuple[Any, Any, Any]:
        """The year, the code and the amount of a line."""
        # First what most are: to ask for a kind of mapping takes longer.
        if type(line) is not tuple and isinstance(line, Mapping):
            return self._of_mapping(line, number)
        if not isinstance(line, Sequence) or isinstance(line, str | bytes):
            kind = Message("errors.line.kind", record=shorten(as_text(line, quoted=True)))
            raise MalformedLine(number, kind)
        if len(line) == _TRIPLE and self._first is None:
            return line[0], line[1], line[2]
        if len(line) == _PAIR and self._first is not None:
            return self._first, line[0], line[1]
        wanted = Message("errors.line.code_amount" if self._first else "errors.line.year_code")
        raise MalformedLine(number, Message("errors.line.parts", count=len(line), wanted=wanted))

    def _of_mapping(self, line: Mapping[Any, Any], number: int) -> tuple[Any, Any, Any]:
        keys = self._keys
        wanted = [keys.code, keys.amount]
        if self._first is None:
            wanted.append(keys.year)
        missing = [one for one in wanted if one not in line]
        if missing:
            known = titles_of(map(str, line))
            why = Message("errors.line.no_key", missing=tuple(map(repr, missing)), known=known)
            raise MalformedLine(number, why)
        year = line[keys.year] if self._first is None else self._first
        return year, line[keys.code], line[keys.amount]

    def _settled(self, year: Any, written: Any) -> tuple[int, str, bool]:
        """The year as a number, and what a code is in it; no code where it is collected."""
        key = (year, written)
        try:
            if key in self._known:
                return self._known[key]
        except TypeError:
            key = (as_text(year), as_text(written))
        number = year_of(year)
        if self.scheme is None:
            self.scheme = scheme_of(written, number)
        found = self._known[key] = (number, *self._code(number, written))
        return found

    def _code(self, year: int, written: Any) -> tuple[str, bool]:
        tree = shipped().tree(self.scheme, year)  # type: ignore[arg-type]  # told by the first line
        code, foreign = settled(tree, written, self._unknown)
        return code, bool(foreign)

    def refuse_unread(self) -> None:
        """Refuse lines whose amounts were not read.

        Raises:
            FigureNotRead: there are some.
        """
        if self.unread:
            raise FigureNotRead(tuple(self.unread))
