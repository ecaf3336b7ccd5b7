"""What comes of a chart on the command line, and how it is to look."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypedDict

if TYPE_CHECKING:
    from govbudget.base.messages import Language, Message
    from govbudget.charting.records import Chart, Theme
    from govbudget.cli.booked import Wanted
    from govbudget.io.allowance import Limits

__all__ = ["ChartLook", "ChartSource", "Charted"]


class ChartLook(TypedDict):
    """How a chart is to look."""

    title: str | None
    language: Language
    width: int
    height: int | None
    theme: Theme


class ChartSource(NamedTuple):
    """What is drawn.

    Attributes:
        paths: the tables.
        wanted: which columns, which unit, which codes.
        sheet: the sheet of each; None for the first with rows.
        limits: how much each file may take.
    """

    paths: tuple[str, ...]
    wanted: Wanted
    sheet: str | None
    limits: Limits


class Charted(NamedTuple):
    """What came of tables that were to be drawn.

    Attributes:
        chart: the chart.
        told: what to know about the lines.
        is_missed: whether lines do not add up to a total that their table states.
    """

    chart: Chart
    told: tuple[Message, ...]
    is_missed: bool = False
