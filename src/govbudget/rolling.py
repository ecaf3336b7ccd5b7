"""Rolls amounts up a tree: each line is added to its code only, and the codes to what is above.

A million lines stand on a thousand codes, so that the way up the tree costs next to nothing. The
lines are read once, in parts; nothing of their number stays in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, DecimalException, localcontext
from fractions import Fraction
from itertools import islice
from operator import length_hint
from typing import Any, Literal, TypeAlias, TypeVar, overload

from attrs import evolve

from govbudget.amounts import EXACT, Number, add, exact
from govbudget.base.cells import NotRead
from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.classification.settling import UNKNOWN, Unknown, settled
from govbudget.classification.tree import Classification
from govbudget.errors import (
    FigureNotRead,
    GovBudgetError,
    InexactAmount,
    MalformedLine,
    WrongArgument,
    because,
    shorten,
    titles_of,
)
from govbudget.nesting import NESTED, Nested, counted, stated_sums
from govbudget.rolledup import RollUp, UnreadAmount, rolled

__all__ = ["rollup"]

NotReadRule: TypeAlias = Literal["raise", "skip"]

_N = TypeVar("_N", int, Decimal, Fraction)

_NOT_READ = ("raise", "skip")
# How many lines are read before their sums are looked at.
_PART = 50_000
# Above what a sum of amounts can be: what is greater is looked at singly, and refused.
_LARGEST = 220
_BITS = 730
# Of what makes them when it is asked, so many are read at a time.
_FEW = 1_000
# The context of sums that are never taken back: one that is too large is an overflow.
_BOUNDED = EXACT.copy()
_BOUNDED.Emax = _LARGEST
_PLAIN = {int, Decimal}
_FIRST = {int, Decimal, Fraction, type(None)}
_EXACT = {bool, int, Decimal, Fraction}


@overload
def rollup(
    lines: Mapping[Any, _N | None] | Iterable[tuple[Any, _N | None]],
    tree: Classification,
    *,
    unknown: Unknown = "raise",
    nested: Nested = "finest",
    not_read: NotReadRule = "raise",
    total: Any = None,
) -> RollUp[_N]: ...
@overload
def rollup(  # type: ignore[overload-cannot-match]  # it does: for numbers of several kinds
    lines: Mapping[Any, Number | None] | Iterable[tuple[Any, Number | None]],
    tree: Classification,
    *,
    unknown: Unknown = "raise",
    nested: Nested = "finest",
    not_read: NotReadRule = "raise",
    total: Any = None,
) -> RollUp[Number]: ...
@overload
def rollup(
    lines: Iterable[Mapping[str, Any] | Sequence[Any]],
    tree: Classification,
    *,
    code: str = "code",
    measures: Sequence[str],
    unknown: Unknown = "raise",
    nested: Nested = "finest",
    not_read: NotReadRule = "raise",
    total: Any = None,
) -> RollUp[Mapping[str, Number]]: ...
@overload
def rollup(
    lines: Any,
    tree: Classification,
    *,
    code: str = "code",
    measures: Sequence[str] | None,
    unknown: Unknown = "raise",
    nested: Nested = "finest",
    not_read: NotReadRule = "raise",
    total: Any = None,
) -> RollUp[Any]: ...
def rollup(  # noqa: PLR0913  what is asked of lines
    lines: Any,
    tree: Classification,
    *,
    code: str = "code",
    measures: Sequence[str] | None = None,
    unknown: Unknown = "raise",
    nested: Nested = "finest",
    not_read: NotReadRule = "raise",
    total: Any = None,
) -> RollUp[Any]:
    """Add amounts up a tree, exactly.

    Args:
        lines: what is booked: pairs of a code and an amount; a mapping from code to amount; or,
            with ``measures``, records with several amounts, which are mappings with a key for the
            code and one for each measure, or sequences of the code and its amounts in that order.
            They are read once. A code may have any form that ``tree.parse`` reads; an amount is an
            exact number, an int, a Decimal or a Fraction, or None where there is none.
        tree: the tree.
        code: the key of the code, in records that are mappings.
        measures: the keys of the amounts, in records with several.
        unknown: what to do with a code that the tree does not have: ``raise`` an error, ``collect``
            its amount apart, or book it under its nearest ``ancestor`` in the tree (an error where
            it has none).
        nested: what to do where a code has lines of its own beside lines below it. ``finest`` takes
            its own as the stated sum of those below, as in a published table, and does not add it
            again, if the lines show that it is one: at least half of such codes hold, but for
            rounding, or the ``total`` is that of the finest lines; else all are added. ``all`` adds
            everything, and ``refuse`` is an error. What was done is told in ``nested`` and
            ``doubled`` of the roll-up.
        not_read: what to do with an amount that was not read, a
            :class:`~govbudget.base.cells.NotRead`: ``raise`` an error, or ``skip`` it, which
            ``unread`` of the roll-up tells.
        total: the stated total of all lines, an amount, or with measures a sequence of them; it
            helps to tell stated sums from further lines, and is not added.

    Returns:
        The total of every code that something is booked on or below. With measures, each total is a
        mapping of them.

    Raises:
        MissingCode: a code is not in the tree, and ``unknown`` does not allow it.
        MalformedCode: a code cannot be read as one.
        MalformedLine: a line has another form than was asked for.
        InexactAmount: an amount is a float, not finite, or no number.
        CountedTwice: a code has lines beside lines below it, and that is to be refused.
        FigureNotRead: an amount was not read, and ``not_read`` does not skip it.
        WrongArgument: the lines or the tree are none, ``unknown`` is none of the three, a measure
            is named twice, or ``measures`` are one text. What an iterator of lines raises of its
            own is left as it is.

    >>> import govbudget as gb
    >>> tree = gb.functional(2024)
    >>> rolled = gb.rollup([("2010350", Decimal("976.56")), ("2010399", 53)], tree)
    >>> rolled["20103"], rolled.total
    (Decimal('1029.56'), Decimal('1029.56'))
    >>> rolled.own("20103"), rolled.below("20103")
    (Decimal('0'), Decimal('1029.56'))
    >>> published = {"201": 8, "20103": 8, "2010350": 5, "2010399": 3}
    >>> rolled = gb.rollup(published, tree)
    >>> rolled.total, [one.code for one in rolled.nested]
    (8, ['201', '20103'])
    >>> gb.rollup(published, tree, nested="all").total
    24
    >>> both = gb.rollup([("30101", 5, 1), ("30201", 0, 2)], gb.economic(2024), measures=["a", "b"])
    >>> both["301"]["a"], both.total["b"]
    (5, 3)
    """
    _check_asked("unknown", unknown, UNKNOWN)
    _check_asked("nested", nested, NESTED)
    _check_asked("not_read", not_read, _NOT_READ)
    if not isinstance(tree, Classification):
        raise WrongArgument("tree", as_text(tree, quoted=True), because("argument.tree"))
    if not isinstance(lines, Iterable):
        raise WrongArgument("lines", as_text(lines, quoted=True), because("argument.lines"))
    resolve = _Resolver(tree, unknown)
    unread = _Unread(skip=not_read == "skip")
    if isinstance(lines, Mapping):
        lines = lines.items()
    if measures is None:
        sums = [_Sums(resolve, unread)]
        if isinstance(lines, list | tuple):
            for start, part in _parts(lines):
                sums[0].take(part, start)
        else:
            sums[0].take_made(iter(lines))
    else:
        measures = _names(measures)
        met: set[str] = set()
        sums = [_Sums(resolve, unread) for _ in measures]
        for start, part in _parts(lines):
            records = [
                _amounts(record, code, measures, line, met)
                for line, record in enumerate(part, start)
            ]
            for place, one in enumerate(sums, 1):
                one.take([(record[0], record[place]) for record in records], start)
        _check_met(measures, met, sums)
    owns = [one.by_code() for one in sums]
    apart = [one.adopted() for one in sums]
    asked = None if total is None else (total,) if measures is None else tuple(total)
    found = stated_sums(tree, owns, apart, asked, nested)
    if found:
        owns = [counted(found, own, rest) for own, rest in zip(owns, apart, strict=True)]
    lost = [one.unknown() for one in sums]
    made = rolled(tree, measures or (), owns, lost, resolve.adopted)
    return evolve(made, nested=found, unread=unread.found()) if found or unread.by_code else made


def _check_asked(name: str, asked: str, known: tuple[str, ...]) -> None:
    if asked not in known:
        reason = because("argument.one_of", known=known)
        raise WrongArgument(name, as_text(asked, quoted=True), reason)


def _names(measures: Sequence[str]) -> tuple[str, ...]:
    reason = because("argument.names")
    try:
        names = tuple(measures)
        wrong = isinstance(measures, str | bytes) or not names or len(set(names)) < len(names)
    except TypeError as error:
        raise WrongArgument("measures", as_text(measures, quoted=True), reason) from error
    if wrong:
        raise WrongArgument("measures", as_text(measures, quoted=True), reason)
    return names


def _check_met(measures: tuple[str, ...], met: set[str], sums: Sequence[_Sums]) -> None:
    """Refuse a measure that no record had: it is a slip in its name, and not a sum of zero."""
    missing = [name for name in measures if name not in met]
    if missing and any(one.lines for one in sums):
        known = titles_of(sorted(met)) if met else "none of them"
        raise MalformedLine(
            1, Message("errors.line.no_measure", missing=tuple(missing), known=known)
        )


def _parts(lines: Iterable[Any]) -> Iterator[tuple[int, Sequence[Any]]]:
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


def _amounts(
    record: Any, code: str, measures: tuple[str, ...], line: int, met: set[str]
) -> Sequence[Any]:
    """The code of a record and its amounts, in the order of the measures.

    Raises:
        MalformedLine: it has another form.
    """
    if isinstance(record, Mapping):
        if code not in record:
            known = titles_of(map(str, record))
            raise MalformedLine(line, Message("errors.line.no_code", code=repr(code), known=known))
        if len(met) < len(measures):
            met.update(name for name in measures if name in record)
        return (record[code], *map(record.get, measures))
    if isinstance(record, Sequence) and not isinstance(record, str):
        if len(record) == len(measures) + 1:
            met.update(measures)
            return record
        wanted = Message("errors.line.pair", count=len(measures), wanted=len(measures) + 1)
        raise MalformedLine(line, Message("errors.line.parts", count=len(record), wanted=wanted))
    raise MalformedLine(
        line, Message("errors.line.kind", record=shorten(as_text(record, quoted=True)))
    )


class _Resolver:
    """Says which code of the tree a written one is."""

    def __init__(self, tree: Classification, unknown: Unknown) -> None:
        self.tree = tree
        self.unknown = unknown
        self.codes: dict[Any, str] = {}
        self.adopted: dict[str, str] = {}
        self.foreign: list[Any] = []

    def __call__(self, written: Any, line: int) -> None:
        """Settle what a written code is; one that is collected has no code.

        Raises:
            MissingCode: the tree does not have it, and that is not allowed.
            MalformedCode: it is none.
        """
        if written in self.codes:
            return
        try:
            self.codes[written] = self._code(written)
        except GovBudgetError as error:
            error.add_note(f"line {line:,} has this code")
            raise

    def _code(self, written: Any) -> str:
        code, foreign = settled(self.tree, written, self.unknown)
        if foreign:
            self.adopted[foreign] = code
            self.foreign.append(written)
        return code


class _Unread:
    """The amounts that were not read: for each code the first, and how many there are."""

    def __init__(self, *, skip: bool) -> None:
        self.skip = skip
        self.by_code: dict[str, UnreadAmount] = {}

    def add(self, code: Any, line: int, cell: NotRead) -> None:
        """Take one.

        Raises:
            FigureNotRead: it is not to be passed over.
        """
        if not self.skip:
            raise FigureNotRead(((line, str(code), cell.message),))
        known = self.by_code.get(code)
        self.by_code[code] = (
            UnreadAmount(str(code), line, cell.reason, reason_zh=cell.reason_zh)
            if known is None
            else evolve(known, count=known.count + 1)
        )

    def found(self) -> tuple[UnreadAmount, ...]:
        """All of them, in the order of their lines."""
        return tuple(sorted(self.by_code.values(), key=lambda one: one.line))


class _Sums:
    """The sum of each code as it is written, of one measure.

    A code that nothing was added to has False: with an exact number added, that is one.
    """

    def __init__(self, resolve: _Resolver, unread: _Unread) -> None:
        self.resolve = resolve
        self.unread = unread
        self.sums: dict[Any, Any] = dict.fromkeys(resolve.tree, False)
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
        while few := list(islice(reading, _FEW)):
            start = self.lines + 1
            if type(_amount_in(few[0])) in _PLAIN:
                self.lines += len(few)
                self._add_each(few, start)
            else:
                self.take(few, start)
        if not self._is_exact():
            for amount in self.sums.values():
                exact(0 if amount is False else amount)

    def _add_each(self, few: Sequence[Any], start: int) -> None:
        """Add lines, of which each is looked at before, so that no sum has to be taken back."""
        sums = self.sums
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

    def by_code(self) -> dict[str, Number]:
        """The sum of each code of the tree that something was added to."""
        found: dict[str, Number] = {}
        for written, amount in self.sums.items():
            if amount is not False:
                code = self.resolve.codes.get(written, written)
                if code:
                    found[code] = add(found[code], amount) if code in found else amount
        return found

    def adopted(self) -> dict[str, Number]:
        """How much of the sum of each code is that of codes which the tree does not have."""
        found: dict[str, Number] = {}
        for written in self.resolve.foreign:
            amount = self.sums.get(written, False)
            if amount is not False:
                code = self.resolve.codes[written]
                found[code] = add(found.get(code, 0), amount)
        return found

    def unknown(self) -> dict[str, Number]:
        """The sum of each code that is collected apart, as it is written."""
        found: dict[str, Number] = {}
        for written, amount in self.sums.items():
            if amount is not False and self.resolve.codes.get(written) == "":
                found[str(written)] = add(found.get(str(written), 0), amount)
        return found


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
