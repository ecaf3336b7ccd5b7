"""Amounts by two codes at once: what they are spent for, and what they buy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from govbudget.amounts import Number, add, exact, sum_of
from govbudget.base.charted import chart_of_crossing
from govbudget.base.edge import edge
from govbudget.classification.catalogue import shipped
from govbudget.classification.settling import UNKNOWN, scheme_of, settled
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Level, Scheme
from govbudget.errors import GovBudgetError, MalformedLine, WrongArgument, because, check_choice
from govbudget.rollups.rolledup import RollUp

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from govbudget.classification.settling import Unknown
    from govbudget.classification.tree import Classification

__all__ = ["CrossedAmount", "Crossing", "cross"]

# A line has two codes and an amount.
_CELLS = 3


@frozen(slots=True)
class CrossedAmount:
    """What two codes have together.

    Attributes:
        source: the first code, as 205; empty for what has none.
        source_name: what that is called.
        target: the second code, as 301; empty for what has none.
        target_name: what that is called.
        amount: the amount.

    .. versionadded:: 0.2.0
    """

    source: str
    source_name: str
    target: str
    target_name: str
    amount: Number


@frozen
class Crossing:
    """Amounts by two codes at once, which add up to all that was given.

    Attributes:
        schemes: the scheme of the first codes, and that of the second.
        year: the year of the edition of both.
        rows: the amount of each pair of codes, in the order of these.
        others: the measures of a roll-up that no second code is called by, or that are part of
            one which is; they are in no row.
        unknown: the codes that the edition lacks, with amounts that are in no row.
        adopted: the codes that the edition lacks and that were booked under another, with it.
        unread: how many amounts were not read, and are in no row.

    .. versionadded:: 0.2.0
    """

    schemes: tuple[Scheme, Scheme]
    year: int
    rows: tuple[CrossedAmount, ...] = field(repr=False)
    others: tuple[str, ...] = ()
    unknown: tuple[tuple[str, Number], ...] = ()
    adopted: tuple[tuple[str, str], ...] = ()
    unread: int = 0

    chart = chart_of_crossing

    @property
    def total(self) -> Number:
        """The sum of all rows."""
        return sum_of(row.amount for row in self.rows)

    def side(self, side: int) -> dict[str, Number]:
        """The sum of each first code (0), or of each second one (1)."""
        found: dict[str, Number] = {}
        for row in self.rows:
            code = row.target if side else row.source
            found[code] = add(found.get(code, 0), row.amount)
        return found


@edge(year=int)
def cross(
    given: RollUp[Any] | Iterable[Any],
    year: int | None = None,
    *,
    level: Level | str | int = 1,
    unknown: Unknown = "raise",
) -> Crossing:
    """Amounts by function and by economic class at once, which a Sankey diagram shows.

    >>> import govbudget as gb
    >>> lines = [("2050201", "30101", 60), ("2050201", "30201", 12), ("2080505", "30108", 15)]
    >>> for row in gb.cross(lines, 2024).rows:
    ...     print(row.source_name, row.target_name, row.amount)
    教育支出 工资福利支出 60
    教育支出 商品和服务支出 12
    社会保障和就业支出 工资福利支出 15

    A published table often has a row for each function and a column for each economic class: its
    roll-up is crossed as it is; a cell without an amount, or with zero, is no row.

    >>> rows = [("2050201", 60, 12), ("2080505", 15, 0)]
    >>> titles = ["工资福利支出", "商品和服务支出"]
    >>> gb.cross(gb.rollup(rows, gb.functional(2024), measures=titles)).side(1)
    {'301': 75, '302': 12}

    Args:
        given: lines of two codes and an amount, of which either code may be blank; or a roll-up
            whose measures are called by codes or names of another scheme.
        year: the year of the editions; without it today's, and that of a roll-up its own.
        level: the level that both sides are added up to.
        unknown: what to do with a code that its edition does not have: ``raise``; ``collect``,
            which is as if it were blank; or ``ancestor`` for the code above it.

    Raises:
        MalformedLine: a line has other cells, a code that is none, or an amount that is not exact.
        WrongArgument: an argument is none of these, or no measure is called by a code.
        UnknownEdition: no edition of that year is kept.

    .. versionadded:: 0.2.0
    """
    check_choice("unknown", unknown, UNKNOWN)
    asked = Level.of(level)
    digits = next(one for one, known in LEVEL_BY_DIGITS.items() if known is asked)
    if isinstance(given, RollUp):
        return _of_rollup(given, digits)
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise WrongArgument("given", repr(given), because("argument.crossed"))
    crossing = _CrossedSums(year, digits, unknown)
    for number, line in enumerate(given, 1):
        try:
            crossing.add(line)
        except GovBudgetError as error:
            raise MalformedLine(number, error.message) from error
    return crossing.made()


class _CrossedSums:
    """Adds lines up by the pairs of their codes."""

    def __init__(self, year: int | None, digits: int, unknown: Unknown) -> None:
        self.year, self.digits, self.unknown = year, digits, unknown
        self.trees: dict[int, Classification] = {}
        self.sums: dict[tuple[str, str], Number] = {}

    def add(self, line: Any) -> None:
        """Add a line."""
        if isinstance(line, str | bytes) or not isinstance(line, Iterable):
            raise WrongArgument("line", repr(line), because("argument.crossed"))
        cells = tuple(line)
        if len(cells) != _CELLS:
            raise WrongArgument("line", repr(line), because("argument.crossed"))
        pair = (self._code(0, cells[0]), self._code(1, cells[1]))
        self.sums[pair] = add(self.sums.get(pair, 0), exact(cells[2]))

    def _code(self, side: int, written: Any) -> str:
        """The code of a side on the level that is asked for; empty for a blank."""
        if written is None or not str(written).strip():
            return ""
        tree = self.trees.get(side)
        if tree is None:
            year = self.year or shipped().tree(Scheme.FUNCTIONAL).year
            tree = self.trees[side] = shipped().tree(scheme_of(written, year), self.year)
        return settled(tree, written, self.unknown)[0][: self.digits]

    def made(self) -> Crossing:
        """What came of it."""
        usual = (Scheme.FUNCTIONAL, Scheme.ECONOMIC)
        trees = [
            self.trees.get(side) or shipped().tree(scheme, self.year)
            for side, scheme in enumerate(usual)
        ]
        return Crossing(
            (trees[0].scheme, trees[1].scheme), trees[0].year, tuple(_rows(self.sums, trees))
        )


def _rows(
    sums: dict[tuple[str, str], Number], trees: list[Classification]
) -> Iterator[CrossedAmount]:
    for pair, amount in sorted(sums.items()):
        names = [tree[code].name if code else "" for tree, code in zip(trees, pair, strict=True)]
        yield CrossedAmount(pair[0], names[0], pair[1], names[1], amount)


def _of_rollup(rolled: RollUp[Any], digits: int) -> Crossing:
    """The crossing of a roll-up whose measures are called by codes or names of another scheme.

    Raises:
        WrongArgument: none is.
    """
    first = shipped().tree(rolled.scheme, rolled.year)
    schemes = [one for one in (Scheme.ECONOMIC, Scheme.GOVERNMENT_ECONOMIC) if one != rolled.scheme]
    trees = [shipped().tree(one, rolled.year) for one in schemes]
    found = [{name: _called(tree, name) for name in rolled.measures} for tree in trees]
    # The scheme that more of them are called by; of both alike that of departments.
    best = max(range(len(trees)), key=lambda at: sum(map(bool, found[at].values())))
    called = {name: code for name, code in found[best].items() if code}
    # A column of a class states the sum of the columns of what is below it.
    codes = {
        name: code[:digits]
        for name, code in called.items()
        if not any(code != one and code.startswith(one) for one in called.values())
    }
    if not codes:
        raise WrongArgument("given", repr(rolled), because("argument.crossed_measures"))
    sums: dict[tuple[str, str], Number] = {}
    for name, code in codes.items():
        for source, amount in _whole(rolled.measure(name), digits).items():
            if amount:
                sums[source, code] = add(sums.get((source, code), 0), amount)
    return Crossing(
        (rolled.scheme, schemes[best]),
        rolled.year,
        tuple(_rows(sums, [first, trees[best]])),
        tuple(name for name in rolled.measures if name not in codes),
        tuple(_unknown(rolled, codes)),
        rolled.adopted,
        sum(one.count for one in rolled.unread),
    )


def _unknown(rolled: RollUp[Any], drawn: Container[str]) -> Iterator[tuple[str, Number]]:
    """The codes that a roll-up collected as unknown, with what they have in some measures."""
    for code, amounts in rolled.unknown:
        whole: Number = 0
        for name, amount in zip(rolled.measures, amounts, strict=True):
            whole = add(whole, amount if name in drawn else 0)
        yield code, whole


def _whole(rolled: RollUp[Number], digits: int) -> dict[str, Number]:
    """The totals of a level, and what is booked above it."""
    return {
        row.code: row.total[0] if len(row.code) == digits else row.own[0]
        for row in rolled.rows
        if len(row.code) == digits or (len(row.code) < digits and row.own[0])
    }


def _called(tree: Classification, title: str) -> str:
    """The code that a title is, or that is called so; empty where there is none or several."""
    if title in tree:
        return title
    try:
        return str(tree.parse(title))
    except GovBudgetError:
        return ""
