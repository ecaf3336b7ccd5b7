"""Hypothesis strategies for codes, trees, lines and amounts."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from govbudget.amounts import EXACT, Number, exact
from govbudget.classification import today
from govbudget.classification.catalogue import shipped
from govbudget.classification.notation import parse
from govbudget.classification.tree import Classification
from govbudget.classification.vocabulary import Fund, Level, Scheme
from govbudget.classification.writing import groups
from govbudget.errors import GovBudgetError
from govbudget.testing.growing import ends_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from govbudget.classification.entry import Entry
    from govbudget.classification.vocabulary import SchemeName

__all__ = ["amounts", "codes", "entries", "forms", "lines", "subtrees"]

#: The greatest amount that is made where no bound is given, in units of the last place.
GREATEST = 10**10 - 1


def _trees(scheme: Scheme | None, year: int | None) -> list[Classification]:
    """The trees of a scheme and year, or of all; loaded here, before any example is timed."""
    catalogue = shipped()
    schemes = catalogue.schemes_in(year) if scheme is None else (scheme,)
    return [catalogue.tree(one, year) for one in Scheme if one in schemes]


@lru_cache(maxsize=64)
def _pool(
    scheme: Scheme | None,
    year: int | None,
    level: Level | None,
    fund: Fund | None,
    leaves: bool,
    _now: int,
) -> tuple[Entry, ...]:
    """The entries to choose from, in the order of the schemes and codes; of one year as today."""
    trees = _trees(scheme, year)
    found = tuple(
        entry
        for tree in trees
        for entry in (tree.leaves if leaves else tree.entries)
        if level in {None, entry.level} and fund in {None, entry.fund}
    )
    if not found:
        wanted = [str(one) for one in (scheme, year, level and level.english, fund) if one]
        raise ValueError(f"no code is of {', '.join(wanted)}")
    return found


def entries(
    scheme: Scheme | SchemeName | None = None,
    year: int | None = None,
    *,
    level: Level | str | int | None = None,
    fund: Fund | str | None = None,
    leaves: bool = False,
) -> st.SearchStrategy[Entry]:
    """Entries of the shipped editions; they shrink to the first, 201 一般公共服务支出.

    The editions are loaded when the strategy is made, so that no example pays for it.

    Args:
        scheme: the scheme; without it every one.
        year: the edition; without it the one in force today.
        level: only entries of this level.
        fund: only entries of this budget.
        leaves: only entries that nothing stands below.

    Raises:
        UnknownEdition: no edition of that year is kept.
        UnknownScheme: no scheme is called that.
        UnknownWord: no level or fund is called that.
        ValueError: no entry is left to choose from.
    """
    pool = _pool(
        None if scheme is None else Scheme.of(scheme),
        year,
        None if level is None else Level.of(level),
        None if fund is None else Fund.of(fund),
        leaves,
        today.this_year(),
    )
    return st.sampled_from(pool)


def codes(
    scheme: Scheme | SchemeName | None = None,
    year: int | None = None,
    *,
    level: Level | str | int | None = None,
    fund: Fund | str | None = None,
    leaves: bool = False,
    written: bool = False,
) -> st.SearchStrategy[str]:
    """Codes of the shipped editions; they shrink to 201.

    Args:
        scheme: the scheme; without it every one.
        year: the edition; without it the one in force today.
        level: only codes of this level.
        fund: only codes of this budget.
        leaves: only codes that nothing stands below.
        written: any form in which people write the code, as :func:`forms` gives, instead of the
            digits alone.

    Raises:
        UnknownEdition: no edition of that year is kept.
        UnknownScheme: no scheme is called that.
        UnknownWord: no level or fund is called that.
        ValueError: no code is left to choose from.
    """
    chosen = entries(scheme, year, level=level, fund=fund, leaves=leaves)
    if not written:
        return chosen.map(lambda entry: entry.code)
    for tree in _trees(None, year):
        _path(tree.entries[0])  # reads the names of all schemes, which a path may be in
    return chosen.flatmap(forms)


_WIDE = {ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)}


def _path(entry: Entry) -> str:
    """The path of names; behind the code where another scheme has the same path."""
    names = ((one.name.removesuffix("支出") or one.name, one.level.chinese) for one in entry.path)
    path = "".join(f"{name}（{level}）" for name, level in names)
    try:
        alone = parse(path, year=entry.year) == entry.code
    except GovBudgetError:
        alone = False
    return path if alone else f"{entry.code} {path}"


# The plainest first, for a failing test is shown with the first that fails.
_FORMS: tuple[Callable[[Entry], str], ...] = (
    lambda entry: entry.code,
    lambda entry: f"{entry.code} {entry.name}",
    lambda entry: f"{entry.code}{entry.name}",
    lambda entry: entry.written("bracket"),
    lambda entry: f"{entry.name}（{entry.code}）",
    lambda entry: entry.written("spaced"),
    lambda entry: entry.written("dash"),
    lambda entry: " ".join(str(int(cell)) for cell in groups(entry.code)),
    lambda entry: f"{entry.code}.0",
    lambda entry: f"{int(entry.code):,}",
    lambda entry: f" {entry.code}\n",
    lambda entry: entry.code.translate(_WIDE),
    _path,
    lambda entry: f"{entry.code} {'-'.join(one.name for one in entry.path)}",
)


def forms(entry: Entry) -> st.SearchStrategy[str]:
    """The forms in which people write a code, which ``entry.tree.parse`` reads back to it.

    ``govbudget.parse`` reads those of a shipped edition too, with its year.

    They shrink to the digits of the code.

    Args:
        entry: an entry of a tree.
    """
    return st.sampled_from(_FORMS).map(lambda write: write(entry))


def subtrees(
    tree: Classification | None = None,
    *,
    scheme: Scheme | SchemeName | None = None,
    year: int | None = None,
    max_codes: int = 8,
    ragged: bool = True,
) -> st.SearchStrategy[Classification]:
    """Parts of a tree, closed upwards: the parent of every entry is there, up to the roots.

    They shrink to one class with one section and one item.

    Args:
        tree: the tree; without it that of the scheme and year.
        scheme: the scheme; without it any.
        year: the edition; without it the one in force today.
        max_codes: how many leaves the part has at most.
        ragged: whether branches may end above the lowest level of the tree.

    Raises:
        ValueError: the tree is empty, or ``max_codes`` is below 1.
    """
    whole = trees(scheme, year) if tree is None else st.just(tree)
    return _subtrees(whole, max_codes, ragged)


@st.composite
def _subtrees(
    draw: st.DrawFn, trees: st.SearchStrategy[Classification], max_codes: int, ragged: bool
) -> Classification:
    tree = draw(trees)
    leaves = draw(ends_of(tree, max_codes=max_codes, ragged=ragged))
    kept = {entry.code: entry for leaf in leaves for entry in leaf.path}
    return Classification(tree.scheme, tree.year, kept.values(), revision=tree.revision)


def trees(
    scheme: Scheme | SchemeName | None = None, year: int | None = None
) -> st.SearchStrategy[Classification]:
    """Whole trees of the shipped editions; they shrink to the functional one."""
    return st.sampled_from(_trees(None if scheme is None else Scheme.of(scheme), year))


def _in_places(bound: Number, places: int, *, down: bool) -> int:
    """The nearest whole number of units of the last place inside a bound."""
    scaled: Fraction = Fraction(exact(bound)) * 10**places
    return floor(scaled) if down else ceil(scaled)


def amounts(
    places: int = 2,
    *,
    min_value: Number | None = 0,
    max_value: Number | None = None,
) -> st.SearchStrategy[Decimal]:
    """Exact amounts with so many decimals; they shrink to zero, or to the bound nearest to it.

    Args:
        places: how many decimals every amount has.
        min_value: the least; None for as far below zero as above.
        max_value: the greatest; None for nearly ten thousand million units of the last place.

    Raises:
        InexactAmount: a bound is a float, or not finite.
        ValueError: no amount lies between the bounds, or the places are below zero.
    """
    if places < 0:
        raise ValueError(f"{places} is no number of decimals: 0 or more are")
    most = GREATEST if max_value is None else _in_places(max_value, places, down=True)
    least = -most if min_value is None else _in_places(min_value, places, down=False)
    if least > most:
        raise ValueError(f"no amount of {places} decimals is from {min_value} to {max_value}")
    return st.integers(least, most).map(lambda number: printed(number, places))


def printed(number: int, places: int) -> Decimal:
    """So many units of the last place, as an amount with its decimals."""
    return EXACT.scaleb(Decimal(number), -places)


def lines(
    tree: Classification | None = None,
    *,
    max_size: int = 20,
    amounts: st.SearchStrategy[Decimal] | None = None,
) -> st.SearchStrategy[list[tuple[str, Decimal]]]:
    """Lists of lines, each a code of any level and an amount; they shrink to no line at all.

    Args:
        tree: the tree of the codes; without it the functional one in force today.
        max_size: how many lines there are at most.
        amounts: the amounts; without them any from below zero to above it, with two decimals.
    """
    if tree is None:
        tree = shipped().tree(Scheme.FUNCTIONAL, None)
    return _lines(tree, max_size, amounts)


@st.composite
def _lines(
    draw: st.DrawFn,
    tree: Classification,
    max_size: int,
    given: st.SearchStrategy[Decimal] | None,
) -> list[tuple[str, Decimal]]:
    booked = amounts(min_value=None) if given is None else given
    line = st.tuples(st.sampled_from(tree.entries), booked)
    return [(entry.code, amount) for entry, amount in draw(st.lists(line, max_size=max_size))]
