"""The colours of charts: told apart by the colour-blind, and readable in light and dark.

The eight colours of each theme were searched for the largest distance between any two of them as
people see them with and without each kind of colour-blindness; a test measures that, and the
contrast of all that stands on them. Colour never tells alone: what it marks is labelled.
"""

from __future__ import annotations

from functools import cache

from attrs import field, frozen

__all__ = ["COLOURS", "DARK", "LIGHT", "NEUTRAL", "Palette", "contrast", "mixed", "style_of"]

#: How many groups have a colour; the colour behind the last is that of all further ones.
COLOURS = 8
NEUTRAL = COLOURS
# So much of a colour is in the tint of what stands below its group.
_TINT = 0.22
# What WCAG weighs the three colours with, and where its two formulas for them part.
_RED, _GREEN, _BLUE, _LINEAR = 0.2126, 0.7152, 0.0722, 0.04045


@frozen
class Palette:
    """The colours of a theme.

    Attributes:
        ground: what all stands on.
        ink: texts.
        dim: what is less important.
        rule: lines of a grid.
        groups: one for each of the largest groups, and one for all others.
    """

    ground: str
    ink: str
    dim: str
    rule: str
    groups: tuple[str, ...] = field()

    def tint(self, group: int) -> str:
        """The colour of what stands below a group."""
        return mixed(self.groups[group], self.ground, _TINT)

    def upon(self, group: int) -> str:
        """The colour of a text on that of a group: black or white, whichever is read better."""
        return max("#000000", "#ffffff", key=lambda one: contrast(one, self.groups[group]))


LIGHT = Palette(
    ground="#ffffff",
    ink="#1a1d23",
    dim="#565d68",
    rule="#d5d9e0",
    groups=(
        *("#33789a", "#b25533", "#3341a5", "#c48a04", "#693a61", "#2ca68e", "#912004", "#a27ee7"),
        "#6f7680",
    ),
)
DARK = Palette(
    ground="#16181d",
    ink="#eceef2",
    dim="#a5acb8",
    rule="#363b45",
    groups=(
        *("#23abfc", "#cf5830", "#97ed91", "#bcb213", "#fa80a4", "#4e75da", "#efc6fe", "#9e678a"),
        "#8b93a0",
    ),
)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    parts = [one / 255 for one in _channels(colour)]
    red, green, blue = (
        one / 12.92 if one <= _LINEAR else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return _RED * red + _GREEN * green + _BLUE * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21.

    Source: WCAG 2.2, relative luminance and contrast ratio.

    >>> round(contrast("#000000", "#ffffff")), contrast("#777777", "#777777")
    (21, 1.0)
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, ground: str, part: float) -> str:
    """So much of a colour on a ground.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(one * part + other * (1 - part)):02x}" for one, other in pairs)


@cache
def style_of(theme: str) -> str:
    """The style sheet of a chart in a theme: ``auto``, ``light`` or ``dark``.

    Its rules hold for charts of this theme alone, wherever they stand in a page.
    """
    if theme != "auto":
        return _rules(DARK if theme == "dark" else LIGHT, theme)
    dark = _rules(DARK, theme)
    return f"{_rules(LIGHT, theme)}@media (prefers-color-scheme: dark){{{dark}}}"


def _rules(palette: Palette, theme: str) -> str:
    rules = {
        "ground": f"fill:{palette.ground}",
        "ink": f"fill:{palette.ink}",
        "dim": f"fill:{palette.dim}",
        "rule": f"stroke:{palette.rule}",
        "axis": f"stroke:{palette.dim}",
        "edge": f"stroke:{palette.ground}",
    }
    for group, colour in enumerate(palette.groups):
        rules[f"f{group}"] = f"fill:{colour}"
        rules[f"u{group}"] = f"fill:{palette.upon(group)}"
        rules[f"t{group}"] = f"fill:{palette.tint(group)};stroke:{colour}"
        rules[f"s{group}"] = f"stroke:{colour}"
    return "".join(f".govbudget-{theme} .{name}{{{rule}}}" for name, rule in rules.items())
