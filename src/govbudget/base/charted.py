"""The charts of records, which know nothing of how they are drawn.

Charts are made on a floor above the records; each class that has some takes its function from here
as ``chart``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, cast

from govbudget.base.edge import edge

if TYPE_CHECKING:
    from govbudget.amounts import Unit
    from govbudget.base.messages import Language
    from govbudget.charting.records import Chart, ChartKind, Theme
    from govbudget.classification.vocabulary import Level
    from govbudget.disclosure.comparing.comparison import BudgetComparison
    from govbudget.disclosure.table_kinds import TableKind
    from govbudget.restating.restated import Restated
    from govbudget.rollups.compared import RollUpComparison
    from govbudget.rollups.crossing import Crossing
    from govbudget.rollups.rolledup import RollUp

__all__ = [
    "chart_of_crossing",
    "chart_of_documents",
    "chart_of_restated",
    "chart_of_rollup",
    "chart_of_rollups",
]


@edge(below=str, measure=str, title=str)
def chart_of_rollup(  # noqa: PLR0913  what is drawn, and how
    rolled: RollUp[Any],
    kind: ChartKind | str = "treemap",
    *,
    depth: int | None = None,
    below: str = "",
    measure: str | None = None,
    order: Literal["amount", "code"] = "amount",
    unit: Unit | str | None = None,
    title: str | None = None,
    language: Language | None = None,
    width: int = 960,
    height: int | None = None,
    theme: Theme = "auto",
) -> Chart:
    """A chart of the roll-up: how its total is divided.

    What a code has of its own, beside codes below it, is a part by itself. Areas cannot show
    amounts of zero or below: a line of the chart names these, and ``left_out`` has them.

    >>> import govbudget as gb
    >>> lines = {"2050201": 60, "2050202": 25, "2080505": 15, "2100799": -2}
    >>> chart = gb.rollup(lines, gb.functional(2024)).chart("treemap", unit="万元")
    >>> chart.title, [(one.code, one.amount) for one in chart.data][:2]
    ('2024 年支出功能分类', [('205', 85), ('208', 15)])
    >>> chart.left_out[0].code, chart.svg[:4]
    ('21007', '<svg')

    Args:
        rolled: the roll-up.
        kind: ``treemap``, ``sunburst``, ``icicle`` or ``bars``, or the Chinese word.
        depth: how many levels are shown; without it one of bars, two of others.
        below: the code whose parts are shown; empty for all.
        measure: which of several measures; without it the first.
        order: ``amount`` for the largest first, or ``code``.
        unit: the unit of the amounts, which is printed; they are not converted.
        title: what stands above it; without it scheme and year.
        language: ``zh`` or ``en``; without it that of the locale, else Chinese.
        width: in pixels, 240 to 4,000.
        height: in pixels, 160 to 4,000; it is more where bars and notes need more, and without
            it what the chart needs.
        theme: ``light``, ``dark``, or ``auto`` for what the reader of the page has set.

    Raises:
        WrongArgument: an argument is none of these.
        UnknownWord: there is no such kind.
        UnknownCode: nothing is booked on the code whose parts are asked for.
        MalformedAmount: the unit is none.

    .. versionadded:: 0.2.0
    """
    asked = {"depth": depth, "below": below, "measure": measure, "order": order}
    asked |= {"unit": unit, "title": title}
    look = {"language": language, "width": width, "height": height, "theme": theme}
    made = import_module("govbudget.charting.rolled").chart_of(rolled, kind, **asked, **look)
    return cast("Chart", made)


@edge(title=str)
def chart_of_rollups(  # noqa: PLR0913  what is drawn, and how
    compared: RollUpComparison,
    kind: ChartKind | str = "bars",
    *,
    most: int = 20,
    unit: Unit | str | None = None,
    title: str | None = None,
    language: Language | None = None,
    width: int = 960,
    height: int | None = None,
    theme: Theme = "auto",
) -> Chart:
    """A chart of the comparison: each code before and after, in the order of its rows.

    >>> import govbudget as gb
    >>> before, after = ({"2050201": 60, "2080505": 15}, {"2050201": 72, "2080505": 12})
    >>> tree = gb.functional(2024)
    >>> compared = gb.rollup(after, tree).compare(gb.rollup(before, tree), level="类")
    >>> [(row.code, row.amounts) for row in compared.chart().data]
    [('205', (60, 72)), ('208', (15, 12))]

    Args:
        compared: the comparison.
        kind: ``bars`` or ``lines``, or the Chinese word.
        most: how many rows there are; what is left is summed up in the last.
        unit: the unit of the amounts, which is printed; they are not converted.
        title: what stands above it; without it scheme and years.
        language: ``zh`` or ``en``; without it that of the locale, else Chinese.
        width: in pixels, 240 to 4,000.
        height: in pixels, 160 to 4,000; it is more where bars and notes need more.
        theme: ``light``, ``dark``, or ``auto`` for what the reader of the page has set.

    Raises:
        WrongArgument: an argument is none of these.
        UnknownWord: there is no such kind.
        MalformedAmount: the unit is none.

    .. versionadded:: 0.2.0
    """
    asked = {"most": most, "unit": unit, "title": title}
    look = {"language": language, "width": width, "height": height, "theme": theme}
    made = import_module("govbudget.charting.compared")
    return cast("Chart", made.chart_of_rollups(compared, kind, **asked, **look))


@edge(title=str)
def chart_of_documents(  # noqa: PLR0913  what is drawn, and how
    compared: BudgetComparison,
    kind: ChartKind | str = "bars",
    *,
    table: TableKind | str | None = None,
    most: int = 20,
    title: str | None = None,
    language: Language | None = None,
    width: int = 960,
    height: int | None = None,
    theme: Theme = "auto",
) -> Chart:
    """A chart of the comparison: the codes of one table on its highest level, side by side.

    The side that is compared with stands first. Income beside spending, totals, and the parts of a
    column are not drawn.

    >>> import govbudget as gb
    >>> last = gb.BudgetTable.of([("205", "教育支出", "60.00")], ["合计"], unit="万元")
    >>> this = gb.BudgetTable.of([("205", "教育支出", "72.00")], ["合计"], unit="万元")
    >>> [(row.code, *map(str, row.amounts)) for row in gb.compare(this, last).chart().data]
    [('205', '60.00', '72.00')]

    Args:
        compared: the comparison.
        kind: ``bars`` or ``lines``, or the Chinese word.
        table: the kind of table; without it that of which most lines have codes.
        most: how many rows there are; what is left is summed up in the last.
        title: what stands above it; without it the two sides.
        language: ``zh`` or ``en``; without it that of the locale, else Chinese.
        width: in pixels, 240 to 4,000.
        height: in pixels, 160 to 4,000; it is more where bars and notes need more.
        theme: ``light``, ``dark``, or ``auto`` for what the reader of the page has set.

    Raises:
        WrongArgument: an argument is none of these, or not both sides have such a table.
        UnknownWord: there is no such kind of chart or table.

    .. versionadded:: 0.2.0
    """
    asked = {"table": table, "most": most, "title": title}
    look = {"language": language, "width": width, "height": height, "theme": theme}
    made = import_module("govbudget.charting.compared")
    return cast("Chart", made.chart_of_documents(compared, kind, **asked, **look))


@edge(title=str)
def chart_of_restated(  # noqa: PLR0913  what is drawn, and how
    restated: Restated,
    kind: ChartKind | str = "lines",
    *,
    level: Level | str | int | None = 1,
    most: int = 20,
    unit: Unit | str | None = None,
    title: str | None = None,
    language: Language | None = None,
    width: int = 960,
    height: int | None = None,
    theme: Theme = "auto",
) -> Chart:
    """A chart of the series: each code over the years, on one edition.

    Codes that compare only together are one dashed line; the points of a code that ended are
    hollow; a year without an amount is a gap.

    >>> import govbudget as gb
    >>> lines = [(2023, "2050201", 60), (2024, "2050201", 72), (2024, "2080505", 15)]
    >>> chart = gb.restate(lines, to=2024).chart(language="zh")
    >>> chart.title, [(row.code, row.amounts) for row in chart.data]
    ('2023–2024 年支出功能分类', [('205', (60, 72)), ('208', (None, 15))])

    Args:
        restated: the lines.
        kind: ``lines`` or ``bars``, or the Chinese word.
        level: the level of the codes; None for the codes as they are.
        most: how many rows there are; what is left is summed up in the last.
        unit: the unit of the amounts, which is printed; they are not converted.
        title: what stands above it; without it scheme and years.
        language: ``zh`` or ``en``; without it that of the locale, else Chinese.
        width: in pixels, 240 to 4,000.
        height: in pixels, 160 to 4,000; it is more where notes need more.
        theme: ``light``, ``dark``, or ``auto`` for what the reader of the page has set.

    Raises:
        WrongArgument: an argument is none of these.
        UnknownWord: there is no such kind or level.
        MalformedAmount: the unit is none.

    .. versionadded:: 0.2.0
    """
    asked = {"level": level, "most": most, "unit": unit, "title": title}
    look = {"language": language, "width": width, "height": height, "theme": theme}
    made = import_module("govbudget.charting.restated").chart_of(restated, kind, **asked, **look)
    return cast("Chart", made)


@edge(title=str)
def chart_of_crossing(  # noqa: PLR0913  what is drawn, and how
    crossing: Crossing,
    kind: ChartKind | str = "sankey",
    *,
    unit: Unit | str | None = None,
    title: str | None = None,
    language: Language | None = None,
    width: int = 960,
    height: int | None = None,
    theme: Theme = "auto",
) -> Chart:
    """A Sankey diagram of the crossing: from what money is spent for to what it buys.

    No ribbon can show an amount of zero or below: a line of the chart names these, and
    ``left_out`` has them. What has no code of a side is drawn as 未分类 (not classified).

    >>> import govbudget as gb
    >>> lines = [("2050201", "30101", 60), ("2050201", "30201", 12), ("2080505", "", 15)]
    >>> chart = gb.cross(lines, 2024).chart(unit="万元", language="zh")
    >>> chart.title, len(chart.data)
    ('2024 年支出：功能与经济分类', 3)

    Args:
        crossing: the crossing.
        kind: ``sankey``, or the Chinese word.
        unit: the unit of the amounts, which is printed; they are not converted.
        title: what stands above it; without it what it is of.
        language: ``zh`` or ``en``; without it that of the locale, else Chinese.
        width: in pixels, 240 to 4,000.
        height: in pixels, 160 to 4,000; without it what the chart needs.
        theme: ``light``, ``dark``, or ``auto`` for what the reader of the page has set.

    Raises:
        WrongArgument: an argument is none of these.
        UnknownWord: there is no such kind.
        MalformedAmount: the unit is none.

    .. versionadded:: 0.2.0
    """
    look = {"language": language, "width": width, "height": height, "theme": theme}
    made = import_module("govbudget.charting.crossed")
    return cast("Chart", made.chart_of(crossing, kind, unit=unit, title=title, **look))
