"""What the styles of an xlsx file do to the cells that have them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from govbudget.io.numberformats import changes, hides
from govbudget.io.xmltree import local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["Style", "number_of", "styles_of"]

_T = TypeVar("_T")
#: Formats that every workbook knows by their number.
_SHARES = {9: "0%", 10: "0.00%"}
_WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})


@frozen
class Style:
    """What a style of cells does to them: its format where that changes numbers, and the rest."""

    code: str = ""
    struck: bool = False
    unseen: bool = False


def number_of(written: str | None) -> int:
    """A number of up to six digits; 0 for anything else."""
    return int(written) if written and written.isdecimal() and len(written) < 7 else 0  # noqa: PLR2004


def styles_of(root: Element | None) -> dict[int, Style]:
    """The styles that do something to a cell, by their number.

    Args:
        root: the part with the styles; None where there is none.
    """
    if root is None:
        return {}
    parts = {local(one): list(one) for one in root}
    codes = {
        int(one.get("numFmtId", "0")): one.get("formatCode", "")
        for one in parts.get("numFmts", ())
        if one.get("numFmtId", "0").isdecimal()
    }
    fonts = [_font(one) for one in parts.get("fonts", ())]
    plain = [_is_unfilled(one) for one in parts.get("fills", ())]

    @cache
    def style_of(*of: str | None) -> Style:
        which, font, fill = map(number_of, of)
        code = codes.get(which, _SHARES.get(which, ""))
        struck, white = _at(fonts, font, (False, False))
        unseen = (white and _at(plain, fill, True)) or hides(code)
        return Style(code if changes(code) else "", struck, unseen)

    usual, styles = Style(), {}
    for number, one in enumerate(parts.get("cellXfs", ())):
        # Many are of the same format, font and fill.
        style = style_of(one.get("numFmtId"), one.get("fontId"), one.get("fillId"))
        if style != usual:
            styles[number] = style
    return styles


def _font(element: Element) -> tuple[bool, bool]:
    """Whether a font is struck, and whether it is white."""
    struck = white = False
    for one in element:
        if local(one) == "strike":
            struck = one.get("val") not in {"0", "false"}
        elif local(one) == "color":
            white = (one.get("rgb") or "").upper() in _WHITE or (
                one.get("theme") == "0" and one.get("tint", "0") in {"0", "0.0"}
            )
    return struck, white


def _is_unfilled(element: Element) -> bool:
    """Whether what a cell is filled with leaves it white."""
    for pattern in element:
        if local(pattern) != "patternFill":
            return False
        if pattern.get("patternType", "none") == "none":
            return True
        for colour in pattern:
            if local(colour) == "fgColor":
                return (colour.get("rgb") or "").upper() in _WHITE or colour.get("theme") == "0"
        return False
    return True


def _at(values: list[_T], number: int, otherwise: _T) -> _T:
    return values[number] if number < len(values) else otherwise
