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
    from govbudget.rolledup import RollUp

__all__ = ["chart_of_rollup"]


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
