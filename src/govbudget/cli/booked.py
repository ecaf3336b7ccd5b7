"""What is asked of the lines of a file, and what comes of them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from attrs import frozen

from govbudget.amounts import Number, Unit
from govbudget.classification.settling import Unknown
from govbudget.classification.vocabulary import Scheme
from govbudget.rollups.nesting import Nested
from govbudget.rollups.rolledup import RollUp
from govbudget.rollups.rolling import NotReadRule

__all__ = ["Booked", "Wanted"]


@frozen
class Wanted:
    """What is asked of a file.

    Attributes:
        code: the title of the column with the codes; None for the usual ones.
        amounts: the titles of the columns with the amounts; none for the usual ones.
        unit: the unit in which the amounts are wanted; None where none is said.
        scheme: the scheme; None where the first code tells.
        year: the edition; None for the one in force today.
        unknown: what to do with codes that the edition does not have.
        nested: what to do with codes that have lines beside lines below them.
        not_read: what to do with amounts that were not read.
    """

    code: str | None
    amounts: tuple[str, ...]
    unit: Unit | None
    scheme: Scheme | None
    year: int | None
    unknown: Unknown
    nested: Nested = "finest"
    not_read: NotReadRule = "raise"


@frozen
class Booked:
    """What came of the lines of a file.

    Attributes:
        rolled: the amounts, rolled up.
        unit: the unit of all of them; None where none is said.
        lines: how many lines were added.
        codes: how many codes they have, as they are written.
        empty: how many lines have a code and no amount.
        totals: how many lines are totals, which were left out.
        stated: the first of these that is the total of all: its number and its amounts.
        misses: whether the lines do not add up to any total that is stated, beyond rounding.
    """

    rolled: RollUp[Mapping[str, Number]]
    unit: Unit | None
    lines: int
    codes: int
    empty: int
    totals: int
    stated: tuple[int, tuple[Decimal | None, ...]] | None
    misses: bool = False
