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

from govbudget.base.shown import as_text
from govbudget.classification.settling import UNKNOWN, Unknown
from govbudget.classification.tree import Classification
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import (
    WrongArgument,
    because,
    check_choice,
)
from govbudget.rollups.asked import check_tree_alone, keys_of, names_once
from govbudget.rollups.bookedlines import booked_lines
from govbudget.rollups.groupedlines import rolled_groups
from govbudget.rollups.linegroups import GroupNames
from govbudget.rollups.nesting import NESTED, Nested
from govbudget.rollups.rolledtree import rolled_sums

if TYPE_CHECKING:
    from govbudget.amounts import Number
    from govbudget.classification.vocabulary import SchemeName
    from govbudget.rollups.converted import ConvertedRollUp
    from govbudget.rollups.grouped import RollUps
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
    check_choice("unknown", unknown, UNKNOWN)
    check_choice("nested", nested, NESTED)
    check_choice("not_read", not_read, _NOT_READ)
    if tree is not None and not isinstance(tree, Classification):
        raise WrongArgument("tree", as_text(tree, quoted=True), because("argument.tree"))
    if not isinstance(lines, Iterable) or isinstance(lines, str | bytes):
        raise WrongArgument("lines", as_text(lines, quoted=True), because("argument.lines"))
    asked = (amount,) if measures is None else names_once("measures", measures)
    keys = None if by is None else keys_of(by, asked if measures else ())
    names = GroupNames(keys or (), None, code, asked, single=measures is None)
    choices = {"unknown": unknown, "nested": nested, "skip": not_read == "skip"}
    told = None if scheme is None else Scheme.of(scheme)
    if tree is not None:
        check_tree_alone(tree, year, told)
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
    booked = booked_lines(lines, tree, names.code, measures, choices["unknown"], choices["skip"])
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
