"""Small charts as they are drawn, to the last sign.

    python tests/charting/test_golden.py

makes them anew.
"""

from pathlib import Path

import pytest

import govbudget as gb

HERE = Path(__file__).parent / "golden"
LINES = {"2050201": 60, "2050202": 25, "2080505": 15, "2100799": -2}


def made():
    """The charts by their names."""
    tree = gb.functional(2024)
    rolled = gb.rollup(LINES, tree)
    how = {"unit": "万元", "language": "zh", "width": 320, "theme": "light"}
    yield from ((kind, rolled.chart(kind, **how)) for kind in ("treemap", "icicle", "sunburst"))
    yield "bars", rolled.chart("bars", **how)
    yield "compared", rolled.compare(gb.rollup({"205": 80}, tree), level="类").chart(**how)
    lines = [(2023, "205", 60), (2024, "205", 72), (2024, "208", 15)]
    yield "lines", gb.restate(lines, to=2024).chart(**how)
    yield "sankey", gb.cross([("205", "301", 60), ("208", "", 15)], 2024).chart(**how)


@pytest.mark.parametrize(("name", "chart"), list(made()))
def test_it_is_drawn_as_it_was(name, chart):
    # The style sheet is long, and has tests of its own.
    head, _, rest = chart.svg.partition("<style>")

    assert head + rest.partition("</style>")[2] == (HERE / f"{name}.svg").read_text("utf-8")


if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    for name, chart in made():
        head, _, rest = chart.svg.partition("<style>")
        (HERE / f"{name}.svg").write_text(head + rest.partition("</style>")[2], "utf-8")
