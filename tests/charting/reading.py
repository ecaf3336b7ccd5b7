"""Reads a chart back: its texts and boxes, and where they stand."""

from xml.etree import ElementTree as ET

from govbudget.charting.boxes import Box
from govbudget.charting.measuring import width_of

SVG = "{http://www.w3.org/2000/svg}"


def texts_of(svg):
    """Each upright text with its box, by the measure that laid it out."""
    for one in ET.fromstring(svg).iter(f"{SVG}text"):
        if one.get("transform"):
            continue
        size, x, y = (float(one.get(name)) for name in ("font-size", "x", "y"))
        width = width_of(one.text or "", size)
        left = {"end": x - width, "middle": x - width / 2}.get(one.get("text-anchor"), x)
        yield one.text, Box(left, y - 0.85 * size, width, size)


def size_of(svg):
    """How wide and how high a chart is."""
    root = ET.fromstring(svg)
    return float(root.get("width")), float(root.get("height"))


def overlap(one, other):
    """Whether two boxes lie over each other."""
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return min(wide, high) > 0.01
