"""What charts say of a part: its name, its amount with the unit, its share of the whole."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import ROUNDED, Number, format_amount, subtract, sum_of
from govbudget.base.messages import Language, Message
from govbudget.base.percents import rate_of_change
from govbudget.base.shares import percent, share
from govbudget.charting.measuring import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.charting.records import ChartPart, ChartSeries
    from govbudget.rollups.crossing import CrossedAmount

__all__ = ["Labels"]

# Between an amount and its share: a wide blank, of which SVG leaves something.
_BETWEEN = "\u2002"


@frozen
class Labels:
    """How amounts and names are said in one chart.

    Attributes:
        language: the language.
        unit: the unit of all amounts; empty where none is said.
        places: how many decimals they have.
        whole: what shares are of.
    """

    language: Language
    unit: str
    places: int
    whole: Number

    def amount(self, number: Number) -> str:
        """An amount without its unit, with all its digits.

        A ratio, as shares make it of an amount, has no last digit: it is rounded, and said to be.
        """
        if not isinstance(number, Fraction):
            return format_amount(number, places=self.places)
        value = ROUNDED.divide(Decimal(number.numerator), Decimal(number.denominator))
        printed = f"{value:,.{self.places}f}"
        return printed if Fraction(printed.replace(",", "")) == number else f"≈{printed}"

    def with_unit(self, number: Number) -> str:
        """An amount with its unit."""
        gap = " " if self.unit and self.language == "en" else ""
        return f"{self.amount(number)}{gap}{self.unit}"

    def share(self, number: Number) -> str:
        """The share of the whole in percent; empty where the whole is not above zero."""
        return percent(share(number, self.whole)) if self.whole > 0 else ""

    def figures(self, number: Number) -> str:
        """An amount and its share."""
        return f"{self.amount(number)}{_BETWEEN}{self.share(number)}".rstrip(_BETWEEN)

    def name(self, part: ChartPart) -> str:
        """What a part is called."""
        if part.is_rest:
            return self.said("rest")
        return clean(part.name) or clean(part.code)

    def whole_name(self, part: ChartPart) -> str:
        """Its code and what it is called, nothing shortened."""
        named = clean(f"{part.code} {part.name}")
        if not part.is_rest:
            return named
        gap, close = ("（", "）") if self.language == "zh" else (" (", ")")
        return f"{named}{gap}{self.said('rest')}{close}"

    def hover(self, part: ChartPart) -> str:
        """All of it: code, name, amount with unit, share."""
        return f"{self.whole_name(part)}\n{self.summed([part.amount])}"

    def flow(self, row: CrossedAmount) -> str:
        """All of an amount of two codes: both with their names, amount with unit, share."""
        ends = [
            clean(f"{code} {name}") if code else self.said("unclassified")
            for code, name in ((row.source, row.source_name), (row.target, row.target_name))
        ]
        return f"{self.said('flow', source=ends[0], target=ends[1])}\n{self.summed([row.amount])}"

    def summed(self, numbers: Iterable[Number]) -> str:
        """The sum of some amounts with its unit, and its share."""
        whole = sum_of(numbers)
        between = "，" if self.language == "zh" else ", "
        return between.join(filter(None, (self.with_unit(whole), self.share(whole))))

    def change(self, before: Number | None, after: Number | None) -> str:
        """By how much an amount changed, with the rate; empty where a side has none."""
        if before is None or after is None:
            return ""
        change = subtract(after, before)
        shown = (f"{'+' if change > 0 else ''}{self.amount(change)}", self.rate(before, after))
        return _BETWEEN.join(filter(None, shown))

    @staticmethod
    def rate(before: Number | None, after: Number | None) -> str:
        """The rate alone at which an amount changed; empty where there is none."""
        rate = None if before is None or after is None else rate_of_change(after, before)
        return "" if rate is None else f"{'+' if rate > 0 else ''}{rate}%"

    @staticmethod
    def rows(rows: Sequence[ChartSeries]) -> list[str]:
        """What rows are called; where several have one name, each with its code."""
        names = [clean(row.name) or clean(row.code) for row in rows]
        often = Counter(names)
        return [
            clean(f"{row.code} {name}") if often[name] > 1 else name
            for row, name in zip(rows, names, strict=True)
        ]

    def said(self, word: str, **known: object) -> str:
        """A sentence of the catalogue of charts."""
        return Message(f"chart.{word}", **known).render(self.language)
