"""Rolls amounts up a tree: each line is added to its code only, and the codes to what is above.

A million lines stand on a thousand codes, so that the way up the tree costs next to nothing. The
lines are read once, in parts; nothing of their number stays in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, overload

from attrs import evolve

from govbudget.amounts import Number, add
from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.classification.settling import UNKNOWN, Unknown, settled
from govbudget.classification.tree import Classification
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import (
    GovBudgetError,
    MalformedLine,
    WrongArgument,
    because,
    shorten,
    titles_of,
)
from govbudget.rollups.grouped import ROW_KEYS, RollUps
from govbudget.rollups.groupedlines import rolled_groups
from govbudget.rollups.linegroups import GroupNames
from govbudget.rollups.linesums import LineSums, UnreadAmounts, parts_of
from govbudget.rollups.nesting import NESTED, Nested
from govbudget.rollups.rolledtree import BookedSums, rolled_sums

if TYPE_CHECKING:
    from govbudget.classification.vocabulary import SchemeName
    from govbudget.rollups.converted import ConvertedRollUp
    from govbudget.rollups.rolledup import RollUp

__all__ = ["rollup"]

NotReadRule: TypeAlias = Literal["raise", "skip"]

_N = TypeVar("_N", int, Decimal, Fraction)

_NOT_READ = ("raise", "skip")


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
    tree: Classification | None = None,
    *,
    to: str,
    shares: Mapping[str, Mapping[str, Number]] | None = None,
    by: None = None,
    year: str | None = None,
    scheme: Scheme | SchemeName | None = None,
    code: str = "code",
    amount: str = "amount",
    unknown: Unknown = "raise",
    nested: Nested = "finest",
    not_read: NotReadRule = "raise",
    total: Any = None,
) -> ConvertedRollUp: ...
@overload
def rollup(
    lines: Any,
    tree: Classification | None = None,
    *,
    to: str,
    shares: Mapping[str, Mapping[str, Number]] | None = None,
    by: str | Sequence[str],
    year: str | None = None,
    scheme: Scheme | SchemeName | None = None,
    code: str = "code",
    amount: str = "amount",
    unknown: Unknown = "raise",
    nested: Nested = "finest",
    not_read: NotReadRule = "raise",
) -> dict[tuple[Any, ...], ConvertedRollUp]: ...
@overload
def rollup(
    lines: Iterable[Any],
    tree: None = None,
    *,
    by: None = None,
    year: str | None = None,
    scheme: Scheme | SchemeName | None = None,
    code: str = "code",
    amount: str = "amount",
    measures: Sequence[str] | None = None,
    unknown: Unknown = "raise",
    nested: Nested = "finest",
    not_read: NotReadRule = "raise",
    total: Any = None,
) -> RollUp[Any]: ...
@overload
def rollup(
    lines: Any,
    tree: Classification | None = None,
    *,
    by: str | Sequence[str],
    year: str | None = None,
    scheme: Scheme | SchemeName | None = None,
    code: str = "code",
    amount: str = "amount",
    measures: Sequence[str] | None = None,
    unknown: Unknown = "raise",
    nested: Nested = "finest",
    not_read: NotReadRule = "raise",
) -> RollUps[Any]: ...
def rollup(  # noqa: PLR0913  what is asked of lines
    lines: Any,
    tree: Classification | None = None,
    *,
    by: str | Sequence[str] | None = None,
    year: str | None = None,
    scheme: Scheme | SchemeName | None = None,
    code: str = "code",
    amount: str = "amount",
    measures: Sequence[str] | None = None,
    unknown: Unknown = "raise",
    nested: Nested = "finest",
    not_read: NotReadRule = "raise",
    total: Any = None,
    to: str | None = None,
    shares: Mapping[str, Mapping[str, Number]] | None = None,
) -> RollUp[Any] | RollUps[Any] | ConvertedRollUp | dict[tuple[Any, ...], ConvertedRollUp]:
    """Add amounts up a tree, exactly.

    Args:
        lines: what is booked: pairs of a code and an amount; a mapping from code to amount; or,
            with ``measures``, records with several amounts, which are mappings with a key for the
            code and one for each measure, or sequences of the code and its amounts in that order.
            They are read once. A code may have any form that ``tree.parse`` reads; an amount is an
            exact number, an int, a Decimal or a Fraction, or None where there is none.
        tree: the tree; without it each line is on the edition of its year, and is a record with
            names: a mapping, or an object with attributes.
        by: the names of what lines are grouped by, as the year, the unit, the place; lines are such
            records then.
        year: the name of the year, where there is no tree: ``year`` if nothing else is said. All
            lines of a group are of one year; to compare years, have the year in ``by``. A tuple of
            a year, a code and an amount is a line as well where nothing but the year tells groups.
        scheme: the scheme, where there is no tree; without it the first code tells.
        code: the name of the code, in records.
        amount: that of the amount, in records that have one.
        measures: the names of the amounts, in records with several.
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
            helps to tell stated sums from further lines, and is not added. Of groups none is
            taken.
        to: another classification that the roll-up is to be by, as :meth:`RollUp.converted` makes
            it: ``cofog``, ``gfsm``, or a scheme.
        shares: for a code that answers to several of that, the share of each.

    Returns:
        The total of every code that something is booked on or below. With measures, each total is a
        mapping of them. With ``by``, a roll-up for each group. With ``to``, the totals of the codes
        of the other classification; of groups a mapping of these by their keys.

    Raises:
        MissingCode: a code is not in the tree, and ``unknown`` does not allow it.
        MalformedCode: a code cannot be read as one.
        MalformedLine: a line has another form than was asked for.
        InexactAmount: an amount is a float, not finite, or no number.
        CountedTwice: a code has lines beside lines below it, and that is to be refused.
        FigureNotRead: an amount was not read, and ``not_read`` does not skip it.
        UnknownEdition: no edition of the year of a line is kept.
        WrongArgument: the lines or the tree are none, ``unknown`` is none of the three, a measure
            or a key is named twice, a key has the name of a column of the result, a year is none,
            or ``measures`` are one text. What an iterator of lines raises of its own is left as it
            is.

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
    >>> years = gb.rollup([(2018, "2011504", 7), (2024, "2013804", 9)], by="year")
    >>> [(key, one.year, one.total) for key, one in years.items()]
    [((2018,), 2018, 7), ((2024,), 2024, 9)]
    """
    _check_asked("unknown", unknown, UNKNOWN)
    _check_asked("nested", nested, NESTED)
    _check_asked("not_read", not_read, _NOT_READ)
    if tree is not None and not isinstance(tree, Classification):
        raise WrongArgument("tree", as_text(tree, quoted=True), because("argument.tree"))
    if not isinstance(lines, Iterable) or isinstance(lines, str | bytes):
        raise WrongArgument("lines", as_text(lines, quoted=True), because("argument.lines"))
    asked = (amount,) if measures is None else _names("measures", measures)
    keys = None if by is None else _keys(by, asked if measures else ())
    names = GroupNames(keys or (), None, code, asked, single=measures is None)
    choices = {"unknown": unknown, "nested": nested, "skip": not_read == "skip"}
    told = None if scheme is None else Scheme.of(scheme)
    if tree is not None:
        _check_alone(tree, year, told)
    found: RollUp[Any] | RollUps[Any]
    if tree is not None and keys is None:
        found = _alone(lines, tree, names, choices, total)
    elif total is not None:
        raise WrongArgument("total", as_text(total), because("argument.total_of_groups"))
    else:
        names = names if tree is not None else evolve(names, year="year" if year is None else year)
        found = _grouped(lines, names, tree, told, choices, alone=keys is None)
    if to is not None:
        return found.converted(to, shares=shares)
    if shares is not None:
        raise WrongArgument("shares", "", because("argument.shares_of_what"))
    return found


def _alone(
    lines: Iterable[Any],
    tree: Classification,
    names: GroupNames,
    choices: dict[str, Any],
    total: Any,
) -> RollUp[Any]:
    """The roll-up of lines of one tree."""
    measures = None if names.single else names.amounts
    booked = _booked(lines, tree, names.code, measures, choices["unknown"], choices["skip"])
    asked = None if total is None else (total,) if measures is None else tuple(total)
    return rolled_sums(tree, measures or (), booked, choices["nested"], asked)


def _grouped(
    lines: Iterable[Any],
    names: GroupNames,
    tree: Classification | None,
    scheme: Scheme | None,
    choices: dict[str, Any],
    *,
    alone: bool,
) -> RollUp[Any] | RollUps[Any]:
    """The roll-ups of groups of lines, or of all of them where their year alone tells the tree."""
    found = rolled_groups(lines, names, tree, scheme, **choices)
    if not alone:
        return found
    if not found.groups:
        raise WrongArgument("lines", "[]", because("argument.no_edition"))
    return found.groups[0].rolled


def _check_alone(tree: Classification, year: object, scheme: object) -> None:
    """Refuse what would tell another tree beside one that is given."""
    for name, value in (("year", year), ("scheme", scheme)):
        if value is not None:
            why = because("argument.beside_tree", tree=repr(tree))
            raise WrongArgument(name, as_text(value, quoted=True), why)


def _booked(
    lines: Iterable[Any],
    tree: Classification,
    code: str,
    measures: tuple[str, ...] | None,
    unknown: Unknown,
    skip: bool,
) -> BookedSums:
    """What lines of one tree add up to."""
    resolve = _Resolver(tree, unknown)
    unread = UnreadAmounts(skip=skip)
    if isinstance(lines, Mapping):
        lines = lines.items()
    if measures is None:
        sums = [LineSums(resolve, unread, tree)]
        if isinstance(lines, list | tuple):
            for start, part in parts_of(lines):
                sums[0].take(part, start)
        else:
            sums[0].take_made(iter(lines))
    else:
        met: set[str] = set()
        sums = [LineSums(resolve, unread, tree) for _ in measures]
        for start, part in parts_of(lines):
            records = [
                _amounts(record, code, measures, line, met)
                for line, record in enumerate(part, start)
            ]
            for place, one in enumerate(sums, 1):
                one.take([(record[0], record[place]) for record in records], start)
        _check_met(measures, met, sums)
    return BookedSums(
        [one.by_code() for one in sums],
        [one.adopted() for one in sums],
        [_as_texts(one.unknown()) for one in sums],
        resolve.adopted,
        unread.found(),
    )


def _as_texts(found: Mapping[Any, Number]) -> dict[str, Number]:
    """Sums by what they are of as texts."""
    texts: dict[str, Number] = {}
    for written, amount in found.items():
        text = str(written)
        texts[text] = add(texts[text], amount) if text in texts else amount
    return texts


def _check_asked(name: str, asked: str, known: tuple[str, ...]) -> None:
    if asked not in known:
        reason = because("argument.one_of", known=known)
        raise WrongArgument(name, as_text(asked, quoted=True), reason)


def _names(argument: str, asked: Sequence[str]) -> tuple[str, ...]:
    """Names that are asked for, each once."""
    reason = because("argument.names")
    try:
        names = tuple(asked)
        wrong = isinstance(asked, str | bytes) or not names or len(set(names)) < len(names)
    except TypeError as error:
        raise WrongArgument(argument, as_text(asked, quoted=True), reason) from error
    if wrong:
        raise WrongArgument(argument, as_text(asked, quoted=True), reason)
    return names


def _keys(by: str | Sequence[str], measures: tuple[str, ...]) -> tuple[str, ...]:
    """What lines are grouped by; a name of a column of the result is none."""
    keys = (by,) if isinstance(by, str) else _names("by", by)
    for key in keys:
        if not isinstance(key, str) or key in ROW_KEYS or key in measures:
            why = because("argument.key_name", known=(*ROW_KEYS, *measures))
            raise WrongArgument("by", as_text(key, quoted=True), why)
    return keys


def _check_met(measures: tuple[str, ...], met: set[str], sums: Sequence[LineSums]) -> None:
    """Refuse a measure that no record had: it is a slip in its name, and not a sum of zero."""
    missing = [name for name in measures if name not in met]
    if missing and any(one.lines for one in sums):
        known = titles_of(sorted(met)) if met else "none of them"
        raise MalformedLine(
            1, Message("errors.line.no_measure", missing=tuple(missing), known=known)
        )


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
