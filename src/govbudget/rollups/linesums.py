"""The sums of lines by their codes: read once, in parts, and exact whatever the lines are.

Nothing of the number of the lines stays in memory, but a sum for each code that they have.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, DecimalException, localcontext
from fractions import Fraction
from itertools import islice
from operator import length_hint
from typing import TYPE_CHECKING, Any, Protocol

from govbudget.amounts import EXACT, Number, add, exact
from govbudget.base.cells import NotRead
from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.errors import InexactAmount, MalformedLine, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.rollups.unreadamounts import UnreadAmounts

__all__ = ["FEW", "CodeResolver", "LineSums", "parts_of"]

# How many lines are read before their sums are looked at.
_PART = 50_000
# Above what a sum of amounts can be: what is greater is looked at singly, and refused.
_LARGEST = 220
_BITS = 730
#: Of what makes them when it is asked, so many are read at a time.
FEW = 1_000
# The context of sums that are never taken back: one that is too large is an overflow.
_BOUNDED = EXACT.copy()
_BOUNDED.Emax = _LARGEST
_PLAIN = {int, Decimal}
_FIRST = {int, Decimal, Fraction, type(None)}
_EXACT = {bool, int, Decimal, Fraction}


class CodeResolver(Protocol):
    """Says which code of a tree a written one is.

    Attributes:
        codes: the code that each written one is; empty where it is collected.
        foreign: the written codes that are booked under another, which the tree has.
    """

    codes: dict[Any, Any]
    foreign: list[Any]

    def __call__(self, written: Any, line: int) -> None:
        """Settle what a written code is."""


class LineSums:
    """The sum of each code as it is written, of one measure.

    A code that nothing was added to has False: with an exact number added, that is one.

    Args:
        resolve: says which code a written one is.
        unread: takes the amounts that were not read.
        known: the codes that need not be settled.
    """

    def __init__(
        self, resolve: CodeResolver, unread: UnreadAmounts, known: Iterable[Any] = ()
    ) -> None:
        self.resolve = resolve
        self.unread = unread
        self.sums: dict[Any, Any] = dict.fromkeys(known, False)
        self.lines = 0

    def take(self, part: Sequence[Any], start: int) -> None:
        """Add some lines; at once where all is as it should be, else one by one."""
        before = self.sums.copy()
        self.lines += len(part)
        try:
            # Where the first is of another library all are, and their sums might overflow.
            plain = type(part[0][1]) in _FIRST
            if plain:
                with localcontext(EXACT):
                    self._add_at_once(part, start)
                plain = self._is_exact()
        except (TypeError, ValueError, LookupError, DecimalException):
            plain = False
        if not plain:
            self.sums = before
            self._add_singly(part, start)

    def take_made(self, reading: Iterator[Any]) -> None:
        """Add the lines of what makes each when it is asked.

        So few are read at a time that they are still at hand when they are added, and are let go at
        once: lines by the ten thousand, kept until their sums have proven exact, cost more than the
        sums. They are read before, since what makes them computes in a context of its own.
        """
        while few := list(islice(reading, FEW)):
            start = self.lines + 1
            if type(_amount_in(few[0])) in _PLAIN:
                self.take_few(few, start)
            else:
                self.take(few, start)
        self.check()

    def check(self) -> None:
        """Refuse a sum that is not exact.

        Raises:
            InexactAmount: one is not.
        """
        if not self._is_exact():
            for amount in self.sums.values():
                exact(0 if amount is False else amount)

    def take_few(self, few: Sequence[Any], start: int) -> None:
        """Add lines, of which each is looked at before, so that no sum has to be taken back.

        Args:
            few: the lines.
            start: the number of the first.
        """
        sums = self.sums
        self.lines += len(few)
        left = iter(few)
        kind = type(_amount_in(few[0]))
        while True:
            try:
                with localcontext(_BOUNDED):
                    if kind is int:
                        for code, amount in left:
                            if type(amount) is not int:
                                break
                            sums[code] += amount
                        else:
                            return
                    else:
                        for code, amount in left:
                            if not amount.is_finite():
                                break
                            sums[code] += amount
                        else:
                            return
            except (AttributeError, TypeError, ValueError, LookupError, DecimalException):
                pass
            at = len(few) - length_hint(left) - 1
            self._add_singly(few[at : at + 1], start + at)
            kind = type(_amount_in(few[at]))

    def _add_at_once(self, part: Sequence[Any], start: int) -> None:
        sums = self.sums
        left = iter(part)
        while True:
            try:
                for code, amount in left:
                    sums[code] += amount
            except KeyError:
                self.resolve(code, start + len(part) - length_hint(left) - 1)
                if amount is not None:
                    sums[code] = False + amount
            except TypeError:
                # A blank has no amount, and is no fault.
                if amount is not None:
                    raise
            else:
                return

    def _is_exact(self) -> bool:
        """Whether all sums are exact: a float among the amounts would have made one of its sum."""
        values = self.sums.values()
        kinds = set(map(type, values))
        return kinds <= _EXACT and all(
            value.is_finite() and value.adjusted() < _LARGEST
            if type(value) is Decimal
            else type(value) is not int or value.bit_length() < _BITS
            for value in values
        )

    def _add_singly(self, part: Sequence[Any], start: int) -> None:
        for line, pair in enumerate(part, start):
            try:
                code, amount = _pair(pair)
                known = code in self.sums
            except (TypeError, ValueError):
                raise MalformedLine(
                    line, Message("errors.line.no_pair", pair=shorten(as_text(pair, quoted=True)))
                ) from None
            if not known:
                self.resolve(code, line)
            if amount is None:
                continue
            if isinstance(amount, NotRead):
                self.unread.add(code, line, amount)
                continue
            try:
                number = exact(amount)
            except InexactAmount as error:
                raise InexactAmount(
                    error.number, error.why, Message("errors.line.number", line=line)
                ) from None
            self.sums[code] = add(self.sums.get(code, 0), number)

    def by_code(self) -> dict[Any, Number]:
        """The sum of each code of the tree that something was added to."""
        found: dict[Any, Number] = {}
        for written, amount in self.sums.items():
            if amount is not False:
                code = self.resolve.codes.get(written, written)
                if code:
                    found[code] = add(found[code], amount) if code in found else amount
        return found

    def adopted(self) -> dict[Any, Number]:
        """How much of the sum of each code is that of codes which the tree does not have."""
        found: dict[Any, Number] = {}
        for written in self.resolve.foreign:
            amount = self.sums.get(written, False)
            if amount is not False:
                code = self.resolve.codes[written]
                found[code] = add(found.get(code, 0), amount)
        return found

    def unknown(self) -> dict[Any, Number]:
        """The sum of each code that is collected apart, as it is written."""
        return {
            written: amount
            for written, amount in self.sums.items()
            if amount is not False and self.resolve.codes.get(written) == ""
        }


def parts_of(lines: Iterable[Any]) -> Iterator[tuple[int, Sequence[Any]]]:
    """The lines in parts, each with the number of its first line, from 1."""
    if isinstance(lines, list | tuple):
        for start in range(0, len(lines), _PART):
            yield start + 1, lines[start : start + _PART]
        return
    # Parts are read before they are added: what makes the lines computes in a context of its own.
    reading = iter(lines)
    start = 1
    while part := list(islice(reading, _PART)):
        yield start, part
        start += len(part)


def _amount_in(line: Any) -> Any:
    """The amount of a line; None where it has another form."""
    try:
        return _pair(line)[1]
    except (TypeError, ValueError):
        return None


def _pair(line: Any) -> tuple[Any, Any]:
    """A code and an amount; a text or a mapping of two parts is none.

    Raises:
        ValueError: it has another form.
        TypeError: it has no parts.
    """
    if isinstance(line, str | Mapping):
        raise TypeError
    code, amount = line
    return code, amount
