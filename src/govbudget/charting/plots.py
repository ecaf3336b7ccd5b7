"""The specification of charts for Plotly.

It is made of plain values, so that no library is needed to write it. Plotly reckons with floating
point; the exact amounts stand beside as text, and are what is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.charting.colours import DARK, LIGHT
from govbudget.charting.measuring import clean
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.charting.frame import Look
    from govbudget.charting.labels import Labels
    from govbudget.charting.records import ChartKind, ChartPart
    from govbudget.charting.weighed import Tile

__all__ = ["HOVER", "bars_plot", "layout_of", "markup_free", "parts_plot"]

#: The exact amounts are what is shown on hovering.
HOVER = "%{customdata[0]}<extra></extra>"


def markup_free(text: str) -> str:
    """A text that Plotly shows as it is: it takes some tags for markup.

    >>> markup_free("<b>教育</b>")
    '&lt;b&gt;教育&lt;/b&gt;'
    """
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace("\n", "<br>")


def layout_of(title: str, look: Look) -> dict[str, Any]:
    """The layout that all charts have."""
    palette = DARK if look.theme == "dark" else LIGHT
    found: dict[str, Any] = {
        "title": {"text": markup_free(clean(title))},
        "font": {"color": palette.ink},
        "paper_bgcolor": palette.ground,
        "plot_bgcolor": palette.ground,
        "colorway": list(palette.groups),
        "width": look.width,
        # Who finds the file knows that it is a result, and no budget.
        "meta": {"generator": MARK},
    }
    return found if look.height is None else {**found, "height": look.height}


def parts_plot(
    kind: ChartKind, title: str, tiles: Sequence[Tile], labels: Labels, look: Look
) -> dict[str, Any]:
    """A treemap, a sunburst or an icicle of Plotly, which a reader can go down into."""
    palette = DARK if look.theme == "dark" else LIGHT
    rows = list(_rows(tiles, "", 0))
    trace = {
        "type": kind.value,
        "branchvalues": "total",
        "ids": [name for name, _, _, _ in rows],
        "parents": [above for _, above, _, _ in rows],
        "labels": [markup_free(labels.name(tile.part)) for *_, tile, _ in rows],
        "values": [float(tile.weight) for *_, tile, _ in rows],
        "text": [labels.with_unit(tile.part.amount) for *_, tile, _ in rows],
        "customdata": [[markup_free(labels.hover(tile.part))] for *_, tile, _ in rows],
        "hovertemplate": HOVER,
        "textinfo": "label+text",
        "sort": kind.value == "treemap",
        "marker": {
            "colors": [
                palette.tint(tile.group) if level else palette.groups[tile.group]
                for *_, tile, level in rows
            ],
            "line": {"color": palette.ground, "width": 1},
        },
    }
    return {"data": [trace], "layout": layout_of(title, look)}


def _rows(tiles: Sequence[Tile], above: str, level: int) -> Iterator[tuple[str, str, Tile, int]]:
    """Each part with a name of its own and that of the part above it."""
    for at, tile in enumerate(tiles):
        name = f"{above}/{at}" if above else str(at)
        yield name, above, tile, level
        yield from _rows(tile.tiles, name, level + 1)


def bars_plot(title: str, parts: Sequence[ChartPart], labels: Labels, look: Look) -> dict[str, Any]:
    """Bars of Plotly, the first at the top."""
    palette = DARK if look.theme == "dark" else LIGHT
    names = [markup_free(labels.whole_name(one)) for one in parts]
    shown = [labels.figures(one.amount) for one in parts]
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": [float(one.amount) for one in parts],
        "y": names,
        "text": shown,
        "textposition": "auto",
        "customdata": [[markup_free(labels.hover(one))] for one in parts],
        "hovertemplate": HOVER,
        "marker": {"color": [palette.groups[1 if one.amount < 0 else 0] for one in parts]},
    }
    axes = {
        "xaxis": {"title": {"text": labels.unit}, "gridcolor": palette.rule},
        "yaxis": {"autorange": "reversed", "automargin": True, "type": "category"},
    }
    return {"data": [trace], "layout": {**layout_of(title, look), **axes}}
