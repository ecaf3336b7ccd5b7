"""Rolls the amounts of a data frame up a tree, exactly, on whatever engine they are."""

from __future__ import annotations

import operator
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from govbudget.amounts import EXACT, add
from govbudget.base.edge import engine_edge
from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.classification.suggestions import missing_code
from govbudget.classification.tree import Classification
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS
from govbudget.errors import WrongArgument, because
from govbudget.frames.columns import check_engine, columns_of, opened, unfit
from govbudget.frames.converted import converted_columns
from govbudget.frames.keys import FrameKeys
from govbudget.frames.result import frame_like
from govbudget.rollups.answers import classification_named
from govbudget.rollups.nesting import NESTED, Nested, NestedLines, counted, stated_sums

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from govbudget.amounts import Number
    from govbudget.classification.vocabulary import Scheme, SchemeName
    from govbudget.errors import MissingCode
    from govbudget.frames.columns import FrameColumn
    from govbudget.frames.keys import FrameGroup
    from govbudget.frames.sums import Sums
    from govbudget.rollups.statedsums import StatedSum

__all__ = ["rollup_frame"]

FrameT = TypeVar("FrameT")

# So many codes are listed in a sentence, and so many stated sums that are missed told.
_LISTED, _MISSED = 5, 20
_LEVELS = {digits: int(level) for digits, level in LEVEL_BY_DIGITS.items()}


@engine_edge(
    tree=Classification,
    by=(str, Iterable),
    year=str,
    scheme=str,
    code=str,
    amounts=(str, Iterable),
    unknown=str,
    nested=str,
    to=str,
)
def rollup_frame(  # noqa: PLR0913  what is asked of lines
    df: FrameT,
    tree: Classification | None = None,
    *,
    by: str | Sequence[str] | None = None,
    year: str | None = None,
    scheme: Scheme | SchemeName | None = None,
    code: str = "code",
    amounts: str | Sequence[str] = "amount",
    unknown: Literal["raise", "ancestor", "collect"] = "raise",
    nested: Nested = "finest",
    to: str | None = None,
    shares: Mapping[str, Mapping[str, Number]] | None = None,
) -> FrameT:
    """Add the amounts of a data frame up the tree; the same kind of frame comes back.

    The engine adds the amounts per code, and the tree does the rest in Python, so that only one
    line per code leaves the engine. A lazy or distributed frame runs that one action when this is
    called; what comes back is lazy again, and holds the finished rows.

    Blanks around a code do not count, and integers are read as text. A null amount is absent: it
    counts as nothing in sums, and a code with no amount at or below it has no row.

    Sums never wrap or round in silence. Where the integers or decimals of an engine might not hold
    a sum, an eager frame is added line by line in Python, and a lazy one refused. Sums of integers
    are Int64, or decimals where they do not fit; sums of decimals have 38 digits.

    Args:
        df: a DataFrame of pandas or polars, a LazyFrame of polars, a Table of pyarrow, a relation
            of duckdb, a DataFrame of PySpark or Dask.
        tree: the tree to add up; without it each row is on the edition of its year.
        by: the columns that the rows are grouped by, as the year, the unit, the place; they stand
            in front of the result. A null is a group of its own, and stands last.
        year: the column of the years, where there is no tree: ``year`` if nothing else is said. All
            rows of a group are of one year; to compare years, have the year in ``by``.
        scheme: the scheme, where there is no tree; without it the first code tells.
        code: the column with the codes: text, or integers as spreadsheets make them.
        amounts: the column with the amounts, or several: decimals or integers; in pandas also
            objects that are Decimal or int.
        unknown: what to do with codes that the tree does not have: raise; book them under the
            nearest ancestor that it has; or collect them, as rows at the end without a name and a
            level.
        nested: what to do where a code has lines beside lines below it, as in :func:`rollup`: the
            ``finest`` lines count where the others state their sums, of which a warning
            (:class:`~govbudget.NestedLines`) tells; or ``all``; or ``refuse``.
        to: another classification that the rows are to be by, as
            :meth:`govbudget.RollUp.converted` makes it: ``cofog``, ``gfsm``, or a scheme.
        shares: for a code that answers to several of that, the share of each.

    Returns:
        A frame with one row for each code that has an amount at or below it, in code order. Its
        columns are ``code``, ``name``, ``level`` (1 to 4, as in :class:`~govbudget.Level`) and the
        amounts. With ``by`` the rows are those of each group, in the order of the groups. With
        ``to`` a column ``kind`` stands before the code: ``code`` for a code of the other
        classification, ``group`` for what answers to several, whose code is theirs joined by
        ``+``, ``unmapped`` for a code that nothing answers to.

    Raises:
        UnknownWord: no classification is called what ``to`` says.
        MissingCode: codes are not in the tree, or have no ancestor there.
        MalformedCode: the column of the codes holds no codes, or lines have none.
        InexactAmount: a column of amounts holds floats, or a sum does not fit into its decimals.
        CountedTwice: a code has lines beside lines below it, and that is to be refused.
        MalformedTable: a column is missing, a group has rows of two years, ``df`` is no data frame,
            or its engine cannot compute it.
        UnknownEdition: no edition of the year of a row is kept.
        WrongArgument: an argument is of another kind, a year is none, or ``unknown`` or ``nested``
            none of these.
        MissingExtra: the extra ``frames`` is not installed.

    >>> import govbudget as gb
    >>> from govbudget.frames import rollup_frame
    >>> import polars
    >>> lines = polars.DataFrame({"code": ["2010301", "2010350", "20103"], "amount": [1, 2, 4]})
    >>> rollup_frame(lines, gb.functional(2024)).select("code", "level", "amount").rows()
    [('201', 1, 7), ('20103', 2, 7), ('2010301', 3, 1), ('2010350', 3, 2)]
    """
    if unknown not in {"raise", "ancestor", "collect"}:
        reason = because("argument.one_of", known=("raise", "collect", "ancestor"))
        raise WrongArgument("unknown", repr(unknown), reason)
    if nested not in NESTED:
        raise WrongArgument("nested", repr(nested), because("argument.one_of", known=NESTED))
    nw, frame = opened(df, because("purpose.rollup_frame"))
    check_engine(nw.get_native_namespace(frame))
    names = (amounts,) if isinstance(amounts, str) else tuple(amounts)
    for name in names:
        if not isinstance(name, str):
            raise WrongArgument("amounts", repr(name), because("argument.kind", kind="str"))
    columns = columns_of(frame, code, names)
    keys = FrameKeys.of(tree, by, year, scheme)
    keys.check(frame, code, names)
    if to is None and shares is not None:
        raise WrongArgument("shares", "", because("argument.shares_of_what"))
    if to is not None:
        # Of a frame without rows too, which asks for no correspondence.
        classification_named(to)
    lead = _lead(nw, to, (*keys.by, *names))
    data: dict[str, list[Any]] = {name: [] for name in (*keys.by, *lead, *names)}
    stated: list[StatedSum] = []
    for group in keys.groups(nw, frame, code, columns):
        rows, found = _rolled(group, columns, unknown, nested, (to, shares))
        stated += found
        count = len(rows["code"])
        rows.update((name, [key] * count) for name, key in zip(keys.by, group.key, strict=True))
        for name, values in rows.items():
            data[name] += values
    if stated:
        _warn(stated)
    result: FrameT = frame_like(nw, frame, columns, data, lead, keys.by)
    return result


def _lead(nw: ModuleType, to: str | None, names: Sequence[str]) -> dict[str, Any]:
    """The columns before the amounts, with their types, of which none of some others is called."""
    lead = {"code": nw.String, "name": nw.String, "level": nw.Int64}
    lead = lead if to is None else {"kind": nw.String, **lead}
    for name in names:
        if name in lead:
            raise unfit(Message("errors.frame.of_result", name=repr(name)))
    return lead


def _rolled(
    group: FrameGroup,
    columns: Sequence[FrameColumn],
    unknown: str,
    nested: Nested,
    asked: tuple[str | None, Mapping[str, Mapping[str, Number]] | None],
) -> tuple[dict[str, list[Any]], tuple[StatedSum, ...]]:
    """The rows of a group, as columns, and the stated sums that were left out of them."""
    tree, sums = group.tree, list(group.sums)
    misses = sorted(group.codes.difference(tree))
    others = [{one: own.pop(one) for one in misses if one in own} for own in sums]
    apart: list[Sums] = [{} for _ in sums]
    if misses and unknown != "collect":
        apart = _book(sums, others, _places(tree, misses, unknown))
    sums, stated = _finest(tree, sums, apart, nested)
    to, shares = asked
    if to is None:
        data = _upward_columns(tree, sums, columns)
    else:
        data = converted_columns(tree, sums, columns, to, shares)
    if misses and unknown == "collect":
        if to is not None:
            data["kind"] += ["unknown"] * len(misses)
        data["code"] += misses
        data["name"] += [None] * len(misses)
        data["level"] += [None] * len(misses)
        for column, other in zip(columns, others, strict=True):
            data[column.name] += [other.get(one) for one in misses]
    return data, stated


def _upward_columns(
    tree: Classification, sums: Sequence[Sums], columns: Sequence[FrameColumn]
) -> dict[str, list[Any]]:
    """The codes with their names, levels and totals, as columns."""
    totals = [_upwards(tree, own, column) for own, column in zip(sums, columns, strict=True)]
    rows = sorted(set().union(*totals))
    data: dict[str, list[Any]] = {
        "code": rows,
        "name": [tree[one].name for one in rows],
        "level": [_LEVELS[len(one)] for one in rows],
    }
    for column, total in zip(columns, totals, strict=True):
        data[column.name] = [total.get(one) for one in rows]
    return data


def _places(tree: Classification, misses: Sequence[str], unknown: str) -> dict[str, str]:
    """The code of the tree that each unknown one is booked under.

    Raises:
        MissingCode: a code has none, or is not to be booked elsewhere.
    """
    places = {one: _ancestor(tree, one) if unknown == "ancestor" else None for one in misses}
    lost = [one for one, place in places.items() if place is None]
    if lost:
        raise _unknown(tree, lost)
    return {one: place for one, place in places.items() if place}


def _book(sums: Sequence[Sums], others: Sequence[Sums], places: dict[str, str]) -> list[Sums]:
    """Book amounts under the codes that have a place for them; gives what was booked so."""
    booked: list[Sums] = []
    for own, other in zip(sums, others, strict=True):
        apart: Sums = {}
        for one, amount in other.items():
            place = places[one]
            own[place] = add(own[place], amount) if place in own else amount
            apart[place] = add(apart[place], amount) if place in apart else amount
        booked.append(apart)
    return booked


def _finest(
    tree: Classification, sums: list[Sums], apart: Sequence[Sums], nested: Nested
) -> tuple[list[Sums], tuple[StatedSum, ...]]:
    """The sums without those that only state what lines below them add up to, and these.

    Raises:
        CountedTwice: there are some, and they are to be refused.
    """
    if nested == "all":
        return sums, ()
    # A null amount is absent.
    owns = [{one: amount for one, amount in own.items() if amount is not None} for own in sums]
    found = stated_sums(tree, owns, apart, None, nested)
    if not found:
        return sums, ()
    return [counted(found, own, rest) for own, rest in zip(owns, apart, strict=True)], found


def _warn(found: Sequence[StatedSum]) -> None:
    """Warn of what was left out, once for all groups."""
    codes = tuple(dict.fromkeys(one.code for one in found))
    missed = [one.message for one in found if not one.holds]
    said = because(
        "nested.lines",
        codes=codes[:_LISTED],
        more=len(codes) > _LISTED,
        missed=tuple(missed[:_MISSED]) or None,
        missing=bool(missed),
    )
    # Above this function stand the roll-up and what guards it.
    warnings.warn(SaidText(said), NestedLines, stacklevel=3)


def _ancestor(tree: Classification, code: str) -> str | None:
    """The nearest code above one that the tree does not have."""
    if not (code.isascii() and code.isdecimal()):
        return None
    found = (code[:digits] for digits in sorted(LEVEL_BY_DIGITS, reverse=True))
    return next((one for one in found if one in tree), None)


def _unknown(tree: Classification, codes: Sequence[str]) -> MissingCode:
    """The error for the first of several codes, which counts the others."""
    error = missing_code(tree, codes[0])
    left = len(codes) - 1
    if not left:
        return error
    listed = ", ".join(codes[1 : _LISTED + 1]) + (" …" if left > _LISTED else "")
    before = because("frame.before", why=error.because) if error.why else None
    reason = because("frame.also", before=before, left=left, listed=listed)
    code, scheme, year, _, *known = error.args
    return type(error)(code, scheme, year, reason, *known)


def _upwards(tree: Classification, own: Sums, column: FrameColumn) -> Sums:
    """The sums of the codes and of all above them: leaf first, each into its parent."""
    plus: Any = EXACT.add if column.is_decimal else add if column.is_object else operator.add
    totals, known = dict(own), set(tree)
    levels: dict[int, list[str]] = {digits: [] for digits in LEVEL_BY_DIGITS}
    for code in own:
        levels[len(code)].append(code)
    for digits in sorted(levels, reverse=True)[:-1]:
        for code in levels[digits]:
            parent = code[:-2]
            if parent in totals:
                totals[parent] = plus(totals[parent], totals[code])
            elif parent in known:
                totals[parent] = totals[code]
                levels[digits - 2].append(parent)
    return totals
