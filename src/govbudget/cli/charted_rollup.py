"""A chart of how the total of a table is divided by its codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from govbudget.base.messages import Message
from govbudget.cli.booking import book
from govbudget.cli.charted import Charted
from govbudget.cli.lines_in import open_lines
from govbudget.cli.misuse import Misuse
from govbudget.cli.rollup_said import summary
from govbudget.cli.within import within
from govbudget.rollups.crossing import cross

if TYPE_CHECKING:
    from govbudget.charting.records import ChartKind
    from govbudget.cli.charted import ChartLook, ChartSource

__all__ = ["ViewAsked", "chart_rollup"]


class ViewAsked(NamedTuple):
    """What of a roll-up is drawn.

    Attributes:
        kind: the kind of the chart.
        depth: how many levels are shown, or which one; None for what the kind has.
        below: the code below which it is; empty for all.
        order: the largest first, or by code.
    """

    kind: ChartKind
    depth: int | None
    below: str
    order: Literal["amount", "code"]


def chart_rollup(source: ChartSource, view: ViewAsked, look: ChartLook) -> Charted:
    """A chart of the lines of a table, added up by their codes.

    Args:
        source: the table.
        view: what is drawn.
        look: how the chart is to look.

    Raises:
        Misuse: a Sankey diagram is to show only a part.
        GovBudgetError: the file cannot be read, or has other lines than those of its year.
    """
    is_crossed = view.kind == "sankey"
    if is_crossed and (view.below or view.order == "code"):
        raise Misuse(Message("cli.whole_sankey"))
    (path,) = source.paths
    with within(path, source.limits), open_lines(path, source.sheet) as lines:
        booked = book(lines, source.wanted)
    if is_crossed:
        chart = cross(booked.rolled, level=view.depth or 1).chart(
            view.kind, unit=booked.unit, **look
        )
    else:
        chart = booked.rolled.chart(
            view.kind,
            depth=view.depth,
            below=view.below,
            order=view.order,
            unit=booked.unit,
            **look,
        )
    is_missed = booked.misses or bool(booked.rolled.missed)
    return Charted(chart, tuple(summary(booked, lines, None)), is_missed)
