"""Makes a table of which every sum holds, from the amounts of its lowest rows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

from govbudget.amounts import EXACT, Number, Unit, exact
from govbudget.position import Position
from govbudget.reconciling.cells import Cell, Role, Row
from govbudget.reconciling.columns import ColumnIdentity
from govbudget.reconciling.table import BudgetTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govbudget.classification.tree import Classification

__all__ = ["LAYOUTS", "Layout", "budget_of"]

#: Where the total of a table stands: in its first row, in its last, or nowhere.
Place: TypeAlias = Literal["first", "last", "none"]
#: Where the row of the total may stand.
PLACES: tuple[Place, ...] = ("first", "last", "none")

# Rounds half away from zero, as accounts do, and has room for every digit.
_ROUNDED = Context(prec=600, rounding=ROUND_HALF_UP)
_NOTHING = Decimal(0)


def _titles(written: Iterable[str]) -> tuple[str, ...]:
    return tuple(written)


def _identities(written: Iterable[ColumnIdentity | str]) -> tuple[ColumnIdentity, ...]:
    return tuple(map(ColumnIdentity.of, written))


@frozen(slots=True)
class Layout:
    """The measures of a table, and which of them are sums of which.

    >>> Layout(["合计", "基本支出", "项目支出"], ["合计 = 基本支出 + 项目支出"]).stated
    ('基本支出', '项目支出')

    Attributes:
        measures: the titles of the columns.
        identities: which are sums of which; each may use the sums of others, but not in a circle.
    """

    measures: tuple[str, ...] = field(converter=_titles)
    identities: tuple[ColumnIdentity, ...] = field(default=(), converter=_identities)

    def __attrs_post_init__(self) -> None:
        totals = [identity.total for identity in self.identities]
        known = {name for name in self.measures if name not in totals}
        if not self.measures or len(set(self.measures)) < len(self.measures):
            raise ValueError("a table needs measures, each with a title of its own")
        if len(set(totals)) < len(totals):
            raise ValueError("a measure can be the sum of one identity only")
        for identity in self.in_order():
            unknown = [name for name in identity.parts if name not in known]
            if unknown or identity.total not in self.measures:
                raise ValueError(
                    f"{identity} cannot be summed: its columns must be measures, and not in a "
                    f"circle: {', '.join(self.measures)}"
                )
            known.add(identity.total)

    @property
    def stated(self) -> tuple[str, ...]:
        """The measures that are no sums."""
        totals = {identity.total for identity in self.identities}
        return tuple(name for name in self.measures if name not in totals)

    def in_order(self) -> tuple[ColumnIdentity, ...]:
        """The identities, each behind those whose sums it uses."""
        left = list(self.identities)
        ordered: list[ColumnIdentity] = []
        while left:
            totals = {identity.total for identity in left}
            ready = next((one for one in left if not totals & set(one.parts)), left[0])
            left.remove(ready)
            ordered.append(ready)
        return tuple(ordered)


_NAMED = "合计 = 小计 + 项目支出", "小计 = 人员经费 + 公用经费"

#: The layouts of published tables, simplest first.
LAYOUTS = (
    Layout(["合计"]),
    Layout(["预算数"]),
    Layout(["基本支出", "项目支出"]),
    Layout(["合计", "基本支出", "项目支出"], ["合计 = 基本支出 + 项目支出"]),
    Layout(["合计", "人员经费", "公用经费"], ["合计 = 人员经费 + 公用经费"]),
    Layout(["小计", "人员经费", "公用经费", "项目支出"], ["小计 = 人员经费 + 公用经费"]),
    Layout(["合计", "小计", "人员经费", "公用经费", "项目支出"], _NAMED),
    Layout(
        ["合计", "基本支出", "人员经费", "公用经费", "项目支出"],
        ["合计 = 基本支出 + 项目支出", "基本支出 = 人员经费 + 公用经费"],
    ),
)


def budget_of(  # noqa: PLR0913  all that a table states of itself
    amounts: Mapping[str, Number | Sequence[Number | None] | None],
    tree: Classification | None = None,
    *,
    layout: Layout = LAYOUTS[0],
    unit: Unit | str = Unit.WAN,
    places: int = 2,
    blanks: bool = True,
    total: Place = "first",
) -> BudgetTable:
    """A table in which every parent, every total and every sum of columns is what it should be.

    Sums are made of the amounts as they are handed in; then each figure is rounded on its own.

    >>> from decimal import Decimal
    >>> layout = Layout(["合计", "基本支出", "项目支出"], ["合计 = 基本支出 + 项目支出"])
    >>> table = budget_of({"2010101": [5, 2], "2080501": [Decimal("1.25"), None]}, layout=layout)
    >>> table.amount("", "合计"), table.amount("208", "合计"), table.amount("208", "项目支出")
    (Decimal('8.25'), Decimal('1.25'), None)

    Args:
        amounts: for each code of a lowest row an amount for each measure that is no sum; with one
            such measure the amount itself will do.
        tree: the tree of the codes; without it the functional one in force today.
        layout: the measures, and which of them are sums.
        unit: the unit of all amounts.
        places: how many decimals are printed.
        blanks: whether a zero is left blank instead of printed as 0.00.
        total: where the row of the total stands.

    Raises:
        InexactAmount: an amount is a float, or not finite.
        UnknownCode: the tree does not have one of the codes.
        ValueError: a row has too few or too many amounts, a code stands below another, or
            ``total`` is no place.
    """
    if total not in PLACES:
        raise ValueError(f"total is one of {', '.join(PLACES)}, not {total!r}")
    if tree is None:
        from govbudget.classification.editions import functional

        tree = functional()
    stated = layout.stated
    sums: dict[str, list[Decimal]] = {"": [_NOTHING] * len(stated)}
    for code in sorted(amounts):
        own = amounts[code]
        row = own if isinstance(own, Sequence) and not isinstance(own, str) else (own,)
        if len(row) != len(stated):
            raise ValueError(f"{code} needs {len(stated)} amounts: {', '.join(stated)}")
        if any(code[:digits] in amounts for digits in range(3, len(code), 2)):
            raise ValueError(f"{code} stands below another code that has amounts of its own")
        given = [_decimal(amount) for amount in row]
        for one in ("", *(entry.code for entry in tree[code].path)):
            above = sums.get(one) or [_NOTHING] * len(stated)
            sums[one] = [EXACT.add(a, b) for a, b in zip(above, given, strict=True)]
    named = [(code, tree[code].name) for code in sorted(sums) if code]
    whole = [("", "合计")]
    ordered = {"first": whole + named, "last": named + whole, "none": named}[total]
    unit = unit if isinstance(unit, Unit) else Unit.of(unit)
    empty = BudgetTable(layout.measures, (), unit, "", tree.scheme, tree.year, layout.identities)
    unit_of_print = Decimal(1).scaleb(-places)
    rows = [
        _row(number, code, name, _figures(sums[code], layout, unit_of_print, blanks))
        for number, (code, name) in enumerate(ordered, 1)
    ]
    return empty.with_rows(rows)


def _decimal(amount: Number | None) -> Decimal:
    if amount is None:
        return _NOTHING
    number = exact(amount)
    if isinstance(number, Fraction):
        return EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
    return Decimal(number)


def _figures(
    stated: Sequence[Decimal], layout: Layout, unit: Decimal, blanks: bool
) -> list[Decimal | None]:
    """All figures of a row as they are printed."""
    found = dict(zip(layout.stated, stated, strict=True))
    for identity in layout.in_order():
        value = _NOTHING
        for name in identity.parts:
            value = EXACT.add(value, found[name])
        found[identity.total] = value
    # Only what is nothing to the last digit is blank: a blank counts as an exact zero in sums.
    return [
        None if blanks and not found[name] else found[name].quantize(unit, context=_ROUNDED)
        for name in layout.measures
    ]


def _row(number: int, code: str, name: str, figures: Iterable[Decimal | None]) -> Row:
    cells = tuple(
        Cell(figure, "" if figure is None else f"{figure:f}", Position(row=number, column=column))
        for column, figure in enumerate(figures, 3)
    )
    return Row(code, name, Role.DETAIL, cells, Position(row=number))
