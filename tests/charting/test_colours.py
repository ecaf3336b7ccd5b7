"""Colours that the colour-blind tell apart, and texts that are read on them."""

from itertools import combinations

import pytest

from govbudget.charting.colours import DARK, LIGHT, NEUTRAL, contrast, style_of

# How colours look without one kind of cones: protanopia, deuteranopia, tritanopia.
# Source: Machado, Oliveira, Fernandes, 2009, severity 1.0, for linear light.
SEEN = {
    "by most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "without green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "without blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# To OKLab, in which distances are those that people see (Ottosson, 2020).
CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def seen(colour, by):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    shown = [min(max(one, 0), 1) for one in times(SEEN[by], light)]
    return times(LAB, [one ** (1 / 3) for one in times(CONES, shown)])


def distance(one, other, by):
    pairs = zip(seen(one, by), seen(other, by), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


@pytest.mark.parametrize("by", SEEN)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_groups_are_told_apart(palette, by):
    near = min(distance(*pair, by) for pair in combinations(palette.groups[:NEUTRAL], 2))

    # 0.02 is what is just seen to differ side by side.
    assert near > 0.1


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
class TestContrast:
    def test_texts(self, palette):
        assert contrast(palette.ink, palette.ground) > 7
        assert contrast(palette.dim, palette.ground) > 4.5

    @pytest.mark.parametrize("group", range(NEUTRAL + 1))
    def test_texts_on_colours(self, palette, group):
        assert contrast(palette.upon(group), palette.groups[group]) > 4.5
        assert contrast(palette.ink, palette.tint(group)) > 7

    @pytest.mark.parametrize("group", range(NEUTRAL + 1))
    def test_shapes_on_the_ground(self, palette, group):
        assert contrast(palette.groups[group], palette.ground) >= 2.95


def test_rules_of_a_theme_hold_for_its_charts_alone():
    for theme in ("auto", "light", "dark"):
        rules = style_of(theme).replace("@media (prefers-color-scheme: dark){", "")
        assert all(one.startswith((f".govbudget-{theme} ", "")) for one in rules.split("}"))
        assert ("prefers-color-scheme" in style_of(theme)) is (theme == "auto")
