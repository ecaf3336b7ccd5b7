"""SVG, element by element."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from govbudget.charting.colours import style_of
from govbudget.charting.measuring import clean
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from govbudget.charting.boxes import Box
    from govbudget.charting.records import Theme

__all__ = ["canvas", "group", "hairline", "path", "rect", "said", "text", "written"]

# Fonts with Chinese letters that are there already; the first of each kind of computer.
_FONTS = (
    "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC',"
    "system-ui,sans-serif"
)


def _number(value: float) -> str:
    """A length with two decimals at most."""
    found = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if found == "-0" else found


def hairline(thick: float) -> str:
    """How wide the line around something of a thickness is: it leaves something of what it is in.

    >>> hairline(20), hairline(2)
    ('1', '0.5')
    """
    return _number(min(1.0, thick / 4))


def canvas(width: float, height: float, theme: Theme, language: str) -> Element:
    """An empty chart."""
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": _number(width),
            "height": _number(height),
            "viewBox": f"0 0 {_number(width)} {_number(height)}",
            "class": f"govbudget-{theme}",
            "role": "img",
            "lang": "zh-CN" if language == "zh" else "en",
            "style": "max-width:100%;height:auto",
            "font-family": _FONTS,
        },
    )
    SubElement(root, "style").text = style_of(theme)
    SubElement(root, "rect", {"width": "100%", "height": "100%", "class": "ground"})
    return root


def said(root: Element, title: str, description: str) -> None:
    """Say to screen readers what a chart is, and what is in it."""
    # The same chart twice in a page has the same words twice: no name needs to be its own.
    name = f"govbudget-{zlib.crc32(f'{title}{description}'.encode()):08x}"
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    for at, (tag, words) in enumerate((("title", title), ("desc", description))):
        element = Element(tag, {"id": f"{name}-{tag}"})
        element.text = clean(words)
        root.insert(at, element)


def group(parent: Element, title: str) -> Element:
    """A group that says a text where a pointer stays on it."""
    made = SubElement(parent, "g")
    SubElement(made, "title").text = "\n".join(map(clean, title.splitlines()))
    return made


def rect(parent: Element, box: Box, kind: str, **more: str) -> None:
    """A box, in the colour of a class of the style sheet."""
    sides = zip(("x", "y", "width", "height"), map(_number, box), strict=True)
    SubElement(parent, "rect", {**dict(sides), "class": kind, **_hyphened(more)})


def _hyphened(more: dict[str, str]) -> dict[str, str]:
    """Attributes by the names that SVG has for them."""
    return {name.replace("_", "-"): value for name, value in more.items()}


def path(parent: Element, way: str, kind: str, **more: str) -> None:
    """A path."""
    SubElement(parent, "path", {"d": way, "class": kind, **_hyphened(more)})


def text(
    parent: Element,
    at: tuple[float, float],
    words: str,
    size: float,
    kind: str,
    *,
    anchor: str = "start",
    **more: str,
) -> None:
    """A text on one line; it begins, ends or is centred at a place of its ground line."""
    found = {"x": _number(at[0]), "y": _number(at[1]), "font-size": _number(size), "class": kind}
    if anchor != "start":
        found["text-anchor"] = anchor
    SubElement(parent, "text", {**found, **_hyphened(more)}).text = clean(words)


def written(root: Element) -> str:
    """The chart as text."""
    indent(root, space=" ")
    head, _, rest = tostring(root, encoding="unicode").partition(">")
    return f"{head}>\n<!-- {MARK} -->{rest}"
