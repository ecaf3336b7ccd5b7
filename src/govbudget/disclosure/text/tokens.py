"""The figures of running text: money, percentages, counts, and the words that say "as before".

A year, a date, a code or the number of a document has no such unit behind it, and is no figure.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount, Unit
from govbudget.tables.lexicon.numerals import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Token", "TokenKind", "spelt_amounts", "tokens"]


class TokenKind(IntEnum):
    """What a piece of text is."""

    MONEY = 0
    THRESHOLD = 1
    PERCENT = 2
    COUNT = 3
    LEVEL = 4
    STOP = 5
    PAUSE = 6
    ORDER = 7


@frozen(slots=True)
class Token:
    """A figure, or a mark that ends a sentence or a part of one.

    Attributes:
        kind: what it is.
        start: where it begins in the plain text.
        end: where it ends.
        value: the number.
        unit: the unit of money; the counter of a count stands in ``counter``.
        counter: the word that counts things.
        bare: whether the unit stands without 元 (100万), or the sign of per cent is missing.
    """

    kind: TokenKind
    start: int
    end: int
    value: Decimal = Decimal(0)
    unit: Unit | None = None
    counter: str = ""
    bare: bool = False

    @property
    def amount(self) -> Amount:
        """The figure as an amount of money."""
        return Amount(self.value, self.unit)


_COUNTERS = "人次|批次|辆|台|套|个|项|家|人|批|次|户|件|宗|分"
_PATTERN = re.compile(
    rf"""
    (?P<number>
        (?<![\dA-Za-z.,])
        (?:(?<![\d元%\])万亿])-)?                        # a minus, and no dash between two figures
        (?:\d{{1,3}}(?:,\d{{3}}){{1,6}}(?![\d,])|\d{{1,18}})
        (?:\.\d{{1,9}})?
    )
    (?:
        (?P<money>
            (?:亿|百万|千万|万|千)?元(?!/|每)
            |(?:亿|百万|万)(?=[，。;、()]|以|及以|$)      # 100万，
        )
        (?P<bound>\(?含?\)?(?:及其?以|以|之)[上下内])?   # 100万元（含）以上
        |(?P<percent>%|(?P<times>倍))
        |(?P<bare>(?:(?<=\.\d)|(?<=\.\d\d))(?=[，。;)]|$))   # 下降30.74，
        |(?P<counter>{_COUNTERS})
    )
    |(?P<zero>(?<=为)0(?=[，。;、)]|$))
    |(?P<level>持平|无增减|无变化|没有变化|未发生变化|保持不变|保持一致|一致|相同)
    |(?P<order>
        (?:决算|预算)数?
        (?:小于|低于|大于|高于|超过|等于)
        (?:年初|全年|调整)?(?:预算|决算)数?
    )
    |(?P<stop>[。！？!?])
    |(?P<pause>;)
    """,
    re.ASCII | re.VERBOSE,
)
_SPELT = re.compile(rf"[{HAN}两][{HAN}百千万亿零〇点两]{{0,20}}元")
_UNITS = {"万": Unit.WAN, "亿": Unit.YI, "百万": Unit.MILLION}
_PLAIN_TOKENS = {
    "level": TokenKind.LEVEL,
    "stop": TokenKind.STOP,
    "pause": TokenKind.PAUSE,
    "order": TokenKind.ORDER,
}


def tokens(text: str) -> Iterator[Token]:
    """The figures of a plain text, in order, with the marks between them."""
    for found in _PATTERN.finditer(text):
        group = found.lastgroup
        if group in _PLAIN_TOKENS:
            yield Token(_PLAIN_TOKENS[group], found.start(), found.end())
        elif group == "zero":
            yield Token(TokenKind.MONEY, found.start(), found.end())
        else:
            yield _number(found)


def _number(found: re.Match[str]) -> Token:
    value = Decimal(found["number"].replace(",", ""))
    start, end = found.span()
    if found["times"]:
        return Token(TokenKind.PERCENT, start, end, value.scaleb(2))
    if found["money"] is None:
        kind = TokenKind.COUNT if found["counter"] else TokenKind.PERCENT
        bare = found["bare"] is not None
        return Token(kind, start, end, value, counter=found["counter"] or "", bare=bare)
    kind = TokenKind.THRESHOLD if found["bound"] else TokenKind.MONEY
    money = found["money"]
    if money == "千万元":
        value, money = value * 10, "百万元"
    unit = _UNITS[money] if money in _UNITS else Unit(money)
    return Token(kind, start, end, value, unit, bare=not money.endswith("元"))


def spelt_amounts(text: str) -> Iterator[tuple[int, int]]:
    """Where amounts stand that are spelt in characters (三百万元)."""
    for found in _SPELT.finditer(text):
        yield found.span()
