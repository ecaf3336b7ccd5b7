"""``govbudget chart``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.cli.lines_options import lines_options
from govbudget.cli.misuse import Misuse
from govbudget.cli.options import ClosedWord, limits_options, speech_option
from govbudget.cli.rollup_said import summary
from govbudget.cli.spoken import Spoken, labels, tell
from govbudget.io.destination import check_destination, form_of

if TYPE_CHECKING:
    from typing import Literal, TypedDict

    from govbudget.amounts import Unit
    from govbudget.base.messages import Language
    from govbudget.charting.records import ChartKind, Theme
    from govbudget.cli.booked import Wanted
    from govbudget.io.allowance import Limits

    class _ChartLook(TypedDict):
        """How a chart is to look."""

        unit: Unit | None
        title: str | None
        language: Language
        width: int
        height: int | None
        theme: Theme


__all__ = ["command"]

_KIND = ClosedWord("kind", "charting.records", "ChartKind")


@click.command("chart", cls=Spoken)
@click.argument("path", type=click.Path(dir_okay=False, allow_dash=True))
@click.option(
    "--kind",
    type=_KIND,
    default="treemap",
    show_default=True,
    help="treemap, sunburst, icicle, bars or sankey, or 矩形树图, 旭日图, 冰柱图, 条形图, 桑基图.",
)
@click.option(
    "--depth",
    type=click.IntRange(1, 4),
    help="How many levels are shown, or which one by sankey; without it one of bars and sankey, "
    "two of others.",
)
@click.option("--below", default="", metavar="CODE", help="Only what stands below a code.")
@click.option(
    "--order",
    type=click.Choice(["amount", "code"]),
    default="amount",
    show_default=True,
    help="The largest first, or by code.",
)
@lines_options
@click.option("--title", "heading", help="What stands above the chart.")
@click.option(
    "--width", type=click.IntRange(240, 4000), default=960, show_default=True, help="In pixels."
)
@click.option(
    "--height", type=click.IntRange(160, 4000), help="In pixels; without it what is needed."
)
@click.option(
    "--theme",
    type=click.Choice(["auto", "light", "dark"]),
    default="auto",
    show_default=True,
    help="auto is what the reader of the picture has set.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    help="Where to: .svg, or .json for a specification of Plotly; else SVG to the screen.",
)
@limits_options
@speech_option
def command(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    path: str,
    kind: ChartKind,
    depth: int | None,
    below: str,
    order: Literal["amount", "code"],
    wanted: Wanted,
    sheet: str | None,
    heading: str | None,
    width: int,
    height: int | None,
    theme: Theme,
    output: str | None,
    limits: Limits,
) -> int:
    """Draw how the total of a table is divided by its codes.

    PATH is a table as rollup takes it: a CSV file or a spreadsheet with a head row; - is standard
    input. Of several columns that --amount names the first is drawn; a Sankey diagram takes all
    that an economic class is called by. Exit code 1 where a stated total is missed.
    """
    import gc

    from govbudget.charting.records import FORMS
    from govbudget.cli.booking import book
    from govbudget.cli.files import write_text
    from govbudget.cli.lines_in import open_lines
    from govbudget.cli.within import within
    from govbudget.rollups.crossing import cross

    if kind == "sankey" and (below or order == "code"):
        raise Misuse(Message("cli.whole_sankey"))
    form_of(output, FORMS, None, "svg")
    check_destination(output, [path])
    gc.enable()  # as many lines as may come
    with within(path, limits), open_lines(path, sheet) as lines:
        booked = book(lines, wanted)
    look: _ChartLook = {
        "unit": booked.unit,
        "title": heading,
        "language": labels(),
        "width": width,
        "height": height,
        "theme": theme,
    }
    if kind == "sankey":
        chart = cross(booked.rolled, level=depth or 1).chart(kind, **look)
    else:
        chart = booked.rolled.chart(kind, depth=depth, below=below, order=order, **look)
    if output is None:
        write_text(None, f"{chart.svg}\n")
    else:
        chart.save(output)
    for message in summary(booked, lines, None):
        tell(message)
    return 1 if booked.misses or booked.rolled.missed else 0
