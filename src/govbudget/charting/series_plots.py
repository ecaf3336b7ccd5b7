"""The specification of bars side by side and of lines over years, for Plotly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.charting.axes import coloured
from govbudget.charting.colours import DARK, LIGHT
from govbudget.charting.grouped import colour_of, hover_of
from govbudget.charting.measuring import clean
from govbudget.charting.plots import HOVER, layout_of, markup_free
from govbudget.charting.records import ChartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Number
    from govbudget.charting.frame import Look
    from govbudget.charting.labels import Labels
    from govbudget.charting.records import ChartSeries

__all__ = ["series_plot"]


def series_plot(
    kind: ChartKind,
    title: str,
    given: tuple[Sequence[str], Sequence[int], Sequence[ChartSeries]],
    labels: Labels,
    look: Look,
) -> dict[str, Any]:
    """Bars or lines of Plotly.

    Args:
        kind: which of them.
        title: what stands above.
        given: the columns, where they stand on a line of years, and the rows with an amount for
            each.
        labels: how amounts are said.
        look: how it is to look.
    """
    columns, years, rows = given
    palette = DARK if look.theme == "dark" else LIGHT
    names = [markup_free(clean(f"{row.code} {row.name}")) for row in rows]
    hover = [[markup_free(hover_of(row, columns, labels))] for row in rows]
    if kind is ChartKind.LINES:
        colours = coloured(rows)
        data = [
            {
                "type": "scatter",
                "mode": "lines+markers",
                "name": name,
                "x": list(years),
                "y": [_number(one) for one in row.amounts],
                "customdata": [said] * len(columns),
                "hovertemplate": HOVER,
                "connectgaps": False,
                "line": {
                    "color": palette.groups[colour],
                    "dash": "dash" if row.kind == "group" else "solid",
                },
            }
            for row, name, said, colour in zip(rows, names, hover, colours, strict=True)
        ]
        axes = {
            "xaxis": {
                "tickvals": list(years),
                "ticktext": [markup_free(clean(one)) for one in columns],
                "gridcolor": palette.rule,
            },
            "yaxis": {"title": {"text": labels.unit}, "gridcolor": palette.rule},
        }
    else:
        data = [
            {
                "type": "bar",
                "orientation": "h",
                "name": markup_free(clean(column)),
                "x": [_number(row.amounts[at]) for row in rows],
                "y": names,
                "text": [labels.amount(one) if one is not None else "" for one in _at(rows, at)],
                "customdata": hover,
                "hovertemplate": HOVER,
                "marker": {"color": palette.groups[colour_of(at, len(columns))]},
            }
            for at, column in enumerate(columns)
        ]
        axes = {
            "xaxis": {"title": {"text": labels.unit}, "gridcolor": palette.rule},
            "yaxis": {"autorange": "reversed", "automargin": True, "type": "category"},
            "barmode": "group",
        }
    return {"data": data, "layout": {**layout_of(title, look), **axes}}


def _at(rows: Sequence[ChartSeries], column: int) -> list[Number | None]:
    return [row.amounts[column] for row in rows]


def _number(amount: Number | None) -> float | None:
    return None if amount is None else float(amount)
