"""What a column of a table means: its measure, year, fund, part and unit, and whether it is money.

A column is understood once, when its table is read; who uses it looks at no title again.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from attrs import evolve, frozen

from govbudget.amounts import Unit
from govbudget.classification.vocabulary import Fund
from govbudget.tables.lexicon import measures
from govbudget.tables.lexicon.measures import MeasureKind
from govbudget.tables.lexicon.roles import flow_in, is_aside, is_summed, role_in, spending_in
from govbudget.tables.lexicon.totals import is_total_column
from govbudget.tables.lexicon.units import is_unit, unit_in, without_unit

__all__ = ["Column", "MeasureKind"]


@frozen(slots=True)
class Column:
    """A column of figures, understood.

    Attributes:
        title: its titles from the top with "/" between, without its unit: ``基本支出/小计``.
        measure: what its last title is called as a rule: 合计, 小计, 基本支出, 预算数; the title
            itself where it is none of these.
        year: the year that it speaks of, where it names one; None where that is the table's.
        years_back: how many years before that of the table it speaks of, where it says so in
            words, as 上年预算数 does; 0 for the table's own year.
        fund: which of the four budgets it is of; None where no title says so.
        part: 基本支出, 项目支出, 人员经费 or 公用经费; empty where no title says so.
        unit: the unit of its figures; None where neither it nor the table says so.
        kind: what its figures are.
        is_memo: whether it stands beside the sum of the others, as 其中：政府采购 does.

    >>> column = Column.of("一般公共预算/基本支出（万元）")
    >>> column.title, column.measure, column.part, column.fund.value, column.unit.value
    ('一般公共预算/基本支出', '基本支出', '基本支出', 'general', '万元')
    >>> Column.of("人数").is_money, Column.of("上年预算数").is_other_year
    (False, True)
    """

    title: str
    measure: str = ""
    year: int | None = None
    years_back: int = 0
    fund: Fund | None = None
    part: str = ""
    unit: Unit | None = None
    kind: MeasureKind = MeasureKind.MONEY
    is_memo: bool = False

    @classmethod
    def of(cls, title: str, unit: Unit | None = None, year: int | None = None) -> Column:
        """A column from its titles.

        Args:
            title: its titles from the top, with "/" between.
            unit: the unit of the table, which holds where no title names one.
            year: the year of the table; a title that names it names no other year.
        """
        return _understood(title, unit, year)

    @property
    def is_money(self) -> bool:
        """Whether its figures are amounts that may be added up."""
        return self.kind is MeasureKind.MONEY

    @property
    def is_other_year(self) -> bool:
        """Whether it speaks of another year than the table."""
        return self.year is not None or self.years_back > 0

    @cached_property
    def spending(self) -> str | None:
        """Which part of the spending it is of: personnel, public, basic, project.

        Empty for the whole; None where it is another column.
        """
        return spending_in(self.title)

    @cached_property
    def role(self) -> str:
        """The part of the spending that it is, and not only a piece of; empty for none."""
        return role_in(self.title)

    @cached_property
    def flow(self) -> str:
        """What it has of the money of the year: before, income, spending, after; empty for none."""
        return flow_in(self.title)

    @cached_property
    def is_aside(self) -> bool:
        """Whether it speaks of another year, a change, carried money or a part."""
        return is_aside(self.title)

    @cached_property
    def is_total(self) -> bool:
        """Whether it is titled as the sum of those beside it."""
        return is_total_column(self.title.rpartition("/")[2])

    @cached_property
    def is_summed(self) -> bool:
        """Whether it has the amount of what is listed, whatever it is spent on: 采购金额."""
        return is_summed(self.title)

    @property
    def depth(self) -> int:
        """How many titles stand above each other, its own included."""
        return self.title.count("/") + 1

    def called(self, title: str) -> Column:
        """The same column under another title."""
        return evolve(self, title=title)


# The tables of a document, and those of others, have the same titles.
@lru_cache(maxsize=2048)
def _understood(title: str, unit: Unit | None, year: int | None) -> Column:
    last = title.rpartition("/")[2]
    own = without_unit(title)
    called, back = measures.year_in(title)
    kinds = map(measures.kind_in, reversed(title.split("/")))
    kind = next((one for one in kinds if one is not MeasureKind.MONEY), MeasureKind.MONEY)
    named = own.rpartition("/")[2]
    measure = "金额" if is_unit(last) else measures.measure_in(named)
    return Column(
        own,
        measure or named,
        None if called == year else called,
        back,
        measures.fund_in(title),
        measures.part_in(title),
        (unit_in(title) or unit) if kind in {MeasureKind.MONEY, MeasureKind.PRICE} else None,
        kind,
        measures.is_memo(last),
    )
