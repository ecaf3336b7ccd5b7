"""What a spreadsheet shows of a number, where its format shows another than it keeps.

A format may show 元 as 万元 (``0!.0,``), a part as a share (``0.00%``), or write a unit behind the
number. What is shown is what was published, and counts; of other formats the number kept counts.

Source: ECMA-376 part 1, 18.8.31 (numFmts).
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["changes", "hides", "shown"]

#: What a spreadsheet keeps of a number.
_DIGITS = 15
_TOKEN = re.compile(
    r"""
    \\(?P<escaped>.)
    |!(?P<bang>.)
    |"(?P<quoted>[^"]*)"?
    |\[(?P<bracket>[^\]]*)\]?
    |[_*].                                     # a blank as wide as a sign, a sign that fills
    |(?P<general>General|G/通用格式)
    |(?P<digit>[0\#?])
    |(?P<point>\.)
    |(?P<comma>,)
    |(?P<percent>%)
    |(?P<strange>[eE][+-]|/|@|[ymdhsgbYMDHSGBaA]+(?:/[pP][mM]?)?)
    |(?P<plain>.)
    """,
    re.DOTALL | re.VERBOSE,
)
_SECTIONS = re.compile(r'(?:\\.|!.|"[^"]*"?|\[[^\]]*\]?|[^;])*')
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$([^-\]]*)")
#: What the sections are for, in their order; one behind them is for texts.
_SIGNS = ("above nought", "below", "nought")
#: A unit behind the number.
_UNIT = re.compile("[元万亿千百]")


class _Piece(NamedTuple):
    """A piece of a format: what kind it is, and its letters where it shows them."""

    kind: str
    text: str = ""


def _sections(code: str) -> list[str]:
    found: list[str] = []
    at = 0
    while at <= len(code):
        section = _SECTIONS.match(code, at)
        assert section is not None  # noqa: S101  it matches nothing too
        found.append(section[0])
        at = section.end() + 1
    return found


def _pieces(section: str) -> Iterator[_Piece]:
    for token in _TOKEN.finditer(section):
        kind = token.lastgroup
        text = token[kind] if kind else ""
        match kind:
            case "escaped" | "bang" | "quoted" | "plain":
                yield _Piece("text", text)
            case "bracket":
                currency = _CURRENCY.match(text)
                yield _Piece("text", currency[1] if currency else "")
            case None:
                pass
            case _:
                yield _Piece(kind, text)


def changes(code: str) -> bool:
    """Whether a format may show another number than the cell keeps.

    >>> changes("0!.0,"), changes("0.00%"), changes('0.00"万元"'), changes("#,##0.00")
    (True, True, True, False)

    Args:
        code: the format, as the workbook has it.
    """
    return any(_changes(section) for section in _sections(code))


def _changes(section: str) -> bool:
    pieces = list(_pieces(section))
    if any(one.kind == "strange" for one in pieces):
        # A date, a fraction, an exponent or a text: the number is what it is.
        return False
    digits = [at for at, one in enumerate(pieces) if one.kind in {"digit", "general"}]
    if not digits:
        return False
    inner = pieces[digits[0] : digits[-1]]
    return (
        any(one.kind == "percent" for one in pieces)
        or _thousands(pieces) > 0
        or any(one.kind == "text" and one.text in {".", "．"} for one in inner)
        or any(one.kind == "text" and _UNIT.search(one.text) for one in pieces)
    )


def hides(code: str) -> bool:
    """Whether a format shows nothing of any number.

    >>> hides(";;;"), hides("0.00"), hides('0;-0;""')
    (True, False, False)
    """
    sections = _sections(code)
    numbers = sections[: len(_SIGNS)]
    return len(numbers) == len(_SIGNS) and not any(
        one.kind != "text" or one.text for section in numbers for one in _pieces(section)
    )


def _thousands(pieces: Sequence[_Piece]) -> int:
    """How often the number is parted by a thousand: commas behind its last digit."""
    signs = {"digit": "0", "comma": ",", "point": "."}
    whole, _, part = "".join(signs.get(one.kind, "") for one in pieces).partition(".")
    return sum(len(one) - len(one.rstrip(",")) for one in (whole, part))


def shown(value: float | str, code: str) -> str | None:
    """What a cell shows of a number; None where that cannot be told.

    >>> shown(100000, "0!.0,"), shown(0.0769, "0.00%"), shown(1.5, '0.00"万元"')
    ('10.0', '7.69%', '1.50万元')
    >>> shown(-15000, '0!.0,;[Red](0!.0,)'), shown(123456789, '[>=100000000]0.00,,"百万";0')
    ('(1.5)', '123.46百万')

    Args:
        value: the number that the cell keeps.
        code: its format.
    """
    number = Decimal(f"{float(value):.{_DIGITS}g}")
    if number.adjusted() > _DIGITS:
        return None
    found = _section_for(_sections(code), number)
    if found is None:
        return None
    section, signed = found
    pieces = list(_pieces(section))
    if any(one.kind == "strange" for one in pieces):
        return None
    if any(one.kind == "general" for one in pieces):
        said = "".join(one.text if one.kind == "text" else f"{number:f}" for one in pieces)
        return said.strip()
    if not any(one.kind == "digit" for one in pieces):
        return "".join(one.text for one in pieces if one.kind == "text").strip()
    text = _written(number.copy_abs(), pieces)
    minus = "-" if number < 0 and not signed and re.search("[1-9]", text) else ""
    return minus + text.strip()


def _section_for(sections: list[str], number: Decimal) -> tuple[str, bool] | None:
    """The section for a number, and whether it shows the sign by itself."""
    conditions = [
        found
        for one in sections
        for bracket in re.findall(r"\[([^\]]*)\]", one)
        if (found := _CONDITION.fullmatch(bracket))
    ]
    if not conditions:
        if len(sections) >= len(_SIGNS) and not number:
            return sections[2], True
        if len(sections) > 1 and number < 0:
            return sections[1], True
        return sections[0], False
    for section in sections:
        own = [
            found
            for bracket in re.findall(r"\[([^\]]*)\]", section)
            if (found := _CONDITION.fullmatch(bracket))
        ]
        if not own or _holds(number, own[0][1], Decimal(own[0][2])):
            return section, False
    return None


def _holds(number: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        "<": number < bound,
        "<=": number <= bound,
        ">": number > bound,
        ">=": number >= bound,
        "=": number == bound,
        "<>": number != bound,
    }[sign]


def _written(number: Decimal, pieces: Sequence[_Piece]) -> str:
    """A number without its sign, as the pieces of a section write it, but for commas."""
    point = next((at for at, one in enumerate(pieces) if one.kind == "point"), len(pieces))
    places = sum(one.kind == "digit" for one in pieces[point:])
    scale = 2 * sum(one.kind == "percent" for one in pieces) - 3 * _thousands(pieces)
    rounded = number.scaleb(scale).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, part = f"{rounded:f}".partition(".")
    wholes = [at for at, one in enumerate(pieces[:point]) if one.kind == "digit"]
    least = sum(pieces[at].text == "0" for at in wholes)
    whole = whole.lstrip("0").rjust(max(least, 1 if point == len(pieces) else least), "0")
    out: list[str] = []
    left = len(wholes)
    digits = iter(part)
    for at, one in enumerate(pieces):
        if one.kind == "digit" and at < point:
            # The first place takes all digits that have no place of their own.
            until = len(whole) - left + 1
            taken = whole[:until] if left == len(wholes) else whole[max(until - 1, 0) : until]
            out.append(taken)
            left -= 1
        elif one.kind == "digit":
            out.append(next(digits, ""))
        elif one.kind == "point":
            out.append(".")
        elif one.kind == "percent":
            out.append("%")
        elif one.kind == "text":
            out.append(one.text)
    return "".join(out)
