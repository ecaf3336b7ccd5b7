"""``govbudget chart``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.cli.lines_options import lines_options
from govbudget.cli.misuse import Misuse
from govbudget.cli.options import ClosedWord, limits_options, speech_option
from govbudget.cli.series_options import SeriesAsked, series_options
from govbudget.cli.spoken import Spoken, labels, tell
from govbudget.io.destination import check_destination, form_of

if TYPE_CHECKING:
    from typing import Literal

    from govbudget.charting.records import ChartKind, Theme
    from govbudget.cli.booked import Wanted
    from govbudget.cli.charted import ChartLook
    from govbudget.io.allowance import Limits

__all__ = ["command"]

_KIND = ClosedWord("kind", "charting.records", "ChartKind")


@click.command("chart", cls=Spoken)
@click.argument(
    "paths",
    metavar="PATH...",
    nargs=-1,
    required=True,
    type=click.Path(dir_okay=False, allow_dash=True),
)
@click.option(
    "--kind",
    type=_KIND,
    help="treemap, sunburst, icicle, bars, sankey or lines, or 矩形树图, 旭日图, 冰柱图, 条形图, "
    "桑基图, 折线图; without it lines over years, else a treemap.",
)
@click.option(
    "--depth",
    type=click.IntRange(1, 4),
    help="How many levels are shown, or which one by sankey; without it one of bars and sankey, "
    "two of others.",
)
@click.option("--below", metavar="CODE", help="Only what stands below a code.")
@click.option(
    "--order",
    type=click.Choice(["amount", "code"]),
    help="The largest first, or by code; without it the largest first.",
)
@lines_options
@series_options
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
    paths: tuple[str, ...],
    kind: ChartKind | None,
    depth: int | None,
    below: str | None,
    order: Literal["amount", "code"] | None,
    wanted: Wanted,
    sheet: str | None,
    series: SeriesAsked,
    heading: str | None,
    width: int,
    height: int | None,
    theme: Theme,
    output: str | None,
    limits: Limits,
) -> int:
    """Draw how the total of a table is divided by its codes, or lines over years.

    PATH is a table as rollup takes it: a CSV or Parquet file or a spreadsheet with a head row; - is
    standard input. Of several columns that --amount names the first is drawn; a Sankey diagram
    takes all that an economic class is called by. Exit code 1 where a stated total is missed.

    Several tables are drawn over years, or one with a column of years: all on one edition, as
    restate puts them.
    """
    import gc

    from govbudget.charting.records import FORMS, ChartKind
    from govbudget.cli.charted import ChartSource
    from govbudget.cli.files import write_text

    form_of(output, FORMS, None, "svg")
    check_destination(output, [*paths, *([series.shares] if series.shares else [])])
    gc.enable()  # as many lines as may come
    look: ChartLook = {
        "title": heading,
        "language": labels(),
        "width": width,
        "height": height,
        "theme": theme,
    }
    source = ChartSource(paths, wanted, sheet, limits)
    if series != SeriesAsked() or len(paths) > 1 or kind == "lines":
        _refuse_of_one_year(depth=depth, below=below, order=order, year=wanted.year)
        from govbudget.cli.charted_series import chart_series

        made = chart_series(source, series, kind, look)
    else:
        from govbudget.cli.charted_rollup import ViewAsked, chart_rollup

        view = ViewAsked(kind or ChartKind.TREEMAP, depth, below or "", order or "amount")
        made = chart_rollup(source, view, look)
    if output is None:
        write_text(None, f"{made.chart.svg}\n")
    else:
        made.chart.save(output)
    for message in made.told:
        tell(message)
    return 1 if made.is_missed else 0


def _refuse_of_one_year(**given: object) -> None:
    """Refuse options that say nothing of lines over years."""
    for name, value in given.items():
        if value is not None:
            raise Misuse(Message("cli.chart.of_one_year", option=f"--{name}"))
