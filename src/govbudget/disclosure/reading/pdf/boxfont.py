"""A font in which every letter is a box, for fonts that a PDF file names and does not hold.

pdfium asks the machine for such fonts, and leaves letters out that the machine cannot draw. What is
read must not depend on the machine, and no shape matters here: the widths stand in the file.
"""

from __future__ import annotations

from itertools import accumulate
from struct import pack

__all__ = ["box_font"]

_EM = 1000
#: The box: its left, lower, right and upper edge. It is narrower than any letter, as a letter is
#: taken to be as wide as its shape where that is wider than its font says.
_BOX = (20, 0, 80, 700)


def box_font() -> bytes:
    """The bytes of a TrueType font whose one glyph, a box, stands for every character."""
    left, low, right, high = _BOX
    glyph = pack(">hhhhh", 1, left, low, right, high) + pack(">HH", 3, 0) + b"\x01" * 4
    glyph += pack(">4h", left, right - left, 0, left - right) + pack(">4h", low, 0, high - low, 0)
    glyph += b"\0" * (-len(glyph) % 4)
    tables = {
        b"OS/2": _os2(),
        b"cmap": _cmap(),
        b"glyf": glyph * 2,
        b"head": pack(
            ">IIIIHHQQhhhhHHhhh",
            1 << 16,
            1 << 16,
            0,
            0x5F0F3CF5,
            3,
            _EM,
            0,
            0,
            left,
            low,
            right,
            high,
            0,
            8,
            2,
            1,
            0,
        ),
        b"hhea": pack(
            ">IhhhHhhhhhhhhhhhH",
            1 << 16,
            800,
            -200,
            0,
            _EM,
            left,
            50,
            right,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            2,
        ),
        b"hmtx": pack(">HhHh", _EM, left, _EM, left),
        b"loca": pack(">III", 0, len(glyph), 2 * len(glyph)),
        b"maxp": pack(">IHHHHHHHHHHHHHH", 1 << 16, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": pack(">HHH", 0, 0, 6),
        b"post": pack(">IIhhIIIII", 3 << 16, 0, 0, 0, 1, 0, 0, 0, 0),
    }
    bodies = [body + b"\0" * (-len(body) % 4) for body in tables.values()]
    starts = accumulate(map(len, bodies), initial=12 + 16 * len(tables))
    head = pack(">IHHHH", 1 << 16, len(tables), 128, 3, len(tables) * 16 - 128)
    for (tag, body), start in zip(tables.items(), starts, strict=False):
        head += tag + pack(">III", _checksum(body), start, len(body))
    return head + b"".join(bodies)


def _cmap() -> bytes:
    """Glyph 1 for every character: the form of the table that says so in one group."""
    many = pack(">HHIII", 13, 0, 28, 0, 1) + pack(">III", 0x20, 0x10FFFF, 1)
    return pack(">HHHHI", 0, 1, 3, 10, 12) + many


def _os2() -> bytes:
    return (
        pack(">HhHHH", 0, _EM, 400, 5, 0)
        + pack(">10h", *[0] * 10)
        + b"\0" * 26
        + pack(">4sHHHhhhHH", b"none", 64, 0x20, 0xFFFF, 800, -200, 0, 800, 200)
    )


def _checksum(body: bytes) -> int:
    words = body + b"\0" * (-len(body) % 4)
    total = sum(int.from_bytes(words[at : at + 4], "big") for at in range(0, len(words), 4))
    return total & 0xFFFFFFFF
