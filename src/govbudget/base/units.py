"""The units of amounts, by any of their names."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.errors import MalformedAmount

__all__ = ["POWERS", "Unit"]


class Unit(StrEnum):
    """What one of an amount is worth.

    >>> Unit.WAN.yuan
    10000
    >>> Unit.of("单位：万元"), Unit.of("金额单位：人民币元"), Unit.of("Yuan"), Unit.of(10_000)
    (<Unit.WAN: '万元'>, <Unit.YUAN: '元'>, <Unit.YUAN: '元'>, <Unit.WAN: '万元'>)
    """

    YUAN = "元"
    THOUSAND = "千元"
    WAN = "万元"
    MILLION = "百万元"
    YI = "亿元"

    @property
    def yuan(self) -> int:
        """How many yuan one of it is."""
        return _YUAN[self]

    @classmethod
    def of(cls, written: object) -> Unit:
        """The unit that is meant.

        Args:
            written: a unit, its Chinese or English name in any case, what stands above a table,
                or how many yuan one of it is.

        Raises:
            MalformedAmount: it names no unit; the error proposes the nearest.
        """
        if isinstance(written, cls):
            return written
        plain = "".join(unicodedata.normalize("NFKC", as_text(written)).split())
        found = _UNIT_NOTE.fullmatch(plain)
        if found is None:
            return _unit_by_name(written)
        return cls(found[1] if found[1].endswith("元") else found[1] + "元")


def _unit_by_name(written: object) -> Unit:
    """A unit by its English name or by its worth in yuan."""
    name = unicodedata.normalize("NFKC", as_text(written)).casefold()
    words = re.findall(r"^-|[a-z0-9]+", name)
    told = " ".join(word for word in words if word not in _NO_UNIT)
    found = _UNIT_NAMES.get(told or ("yuan" if {"yuan", "rmb", "cny"}.intersection(words) else ""))
    if found is not None and isinstance(written, str | int) and not isinstance(written, bool):
        return Unit(found)
    from difflib import get_close_matches

    near = get_close_matches(name[:20], [*Unit, *_UNIT_NAMES], n=1, cutoff=0.5)
    likely = _UNIT_NAMES.get(near[0], near[0]) if near else ""
    hint = Message("errors.hint", listed=likely) if near else None
    why = Message("errors.amount.no_unit", units=tuple(Unit), hint=hint)
    raise MalformedAmount(as_text(written), why)


_UNIT_NAMES = {
    "yuan": "元",
    "1": "元",
    "thousand": "千元",
    "1000": "千元",
    "wan": "万元",
    "ten thousand": "万元",
    "10000": "万元",
    "million": "百万元",
    "1000000": "百万元",
    "yi": "亿元",
    "hundred million": "亿元",
    "100000000": "亿元",
}
# What stands beside the name of a unit and is none.
_NO_UNIT = frozenset({"yuan", "of", "rmb", "cny", "unit"})
_YUAN = {"元": 1, "千元": 1000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
#: How many zeros one of a unit has in yuan.
POWERS = {unit: len(str(yuan)) - 1 for unit, yuan in _YUAN.items()}
_UNIT_NOTE = re.compile(
    r"\(?(?:(?:金额|计量|货币)?单位[:;]?)?(?:人民币)?\(?(元|千元?|万元?|百万元?|亿元?)\)*"
)
