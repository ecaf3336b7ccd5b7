"""The shares by which a code that was split is parted: given, or learnt from lines."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from math import lcm
from typing import TYPE_CHECKING, Any, Self

from attrs import frozen

from govbudget.amounts import EXACT, Number, exact, exponent
from govbudget.base.shown import as_text
from govbudget.classification.catalogue import shipped
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import InexactAmount, WrongArgument, because
from govbudget.restating.destinations import destinations
from govbudget.rollups.rolling import rollup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.classification.vocabulary import SchemeName

__all__ = ["Cuts", "Shares", "check_codes", "learn_shares", "read_shares", "wrong_place"]

#: For each code that is parted, the share of each code that it goes to; they add to 1.
Shares = Mapping[str, Mapping[str, Number]]


def learn_shares(
    lines: Any, scheme: Scheme | SchemeName, first: int, second: int
) -> dict[str, dict[str, Fraction]]:
    """The shares by which codes of a year were split, as lines of a later year have them.

    A code is learnt where each of the codes that it became holds nothing else, has lines, and none
    of them is below nought; the shares are those of their amounts. What is not learnt has no share,
    and :func:`restate` keeps it in a group.

    Returns:
        For each code of the first year that is learnt, the share of each code that it became.

    Args:
        lines: lines on the codes of the second year, as :func:`rollup` takes them.
        scheme: the scheme.
        first: the year whose codes are to be parted.
        second: the year of the lines.

    Raises:
        UnknownEdition: an edition of one of the years, or of a year between, is not kept.
        MissingCode: a code of the lines is not in the edition of the second year.
        WrongArgument: a year is no int, or the lines are none.

    >>> import govbudget as gb
    >>> learnt = gb.learn_shares({"2070601": 30, "2070801": 10}, "functional", 2018, 2019)
    >>> learnt["2070401"]
    {'2070601': Fraction(3, 4), '2070801': Fraction(1, 4)}

    .. versionadded:: 0.2.0
    """
    asked = Scheme.of(scheme)
    for name, year in (("first", first), ("second", second)):
        if type(year) is not int:
            raise WrongArgument(name, as_text(year, quoted=True), because("argument.no_year"))
    rolled = rollup(lines, shipped().tree(asked, second))
    back = destinations(asked, second, first)
    found: dict[str, dict[str, Fraction]] = {}
    for code, destination in destinations(asked, first, second).items():
        places = destination.places
        if len(places) < 2 or any(back[one].places != (code,) for one in places):  # noqa: PLR2004
            continue
        if not all(one in rolled for one in places):
            continue
        amounts = [Fraction(rolled[one]) for one in places]
        total = sum(amounts)
        if total and all(one >= 0 for one in amounts):
            found[code] = {one: amount / total for one, amount in zip(places, amounts, strict=True)}
    return found


def read_shares(shares: object) -> dict[str, dict[str, Fraction]]:
    """Shares as fractions.

    Args:
        shares: for each code a mapping from the codes that it goes to to their shares.

    Raises:
        WrongArgument: they are no such mapping, a share is no exact number or below nought, or
            those of a code do not add to 1.
    """
    if not isinstance(shares, Mapping):
        raise WrongArgument("shares", as_text(shares, quoted=True), because("argument.shares"))
    return {str(code): _of_code(str(code), parts) for code, parts in shares.items()}


def _of_code(code: str, parts: object) -> dict[str, Fraction]:
    if not isinstance(parts, Mapping) or not parts:
        raise WrongArgument("shares", as_text(parts, quoted=True), because("argument.shares"))
    found: dict[str, Fraction] = {}
    for one, share in parts.items():
        try:
            number = Fraction(exact(share))
        except InexactAmount as error:
            why = because("argument.share", code=code, why=error.message)
            raise WrongArgument("shares", as_text(share, quoted=True), why) from error
        if number < 0:
            raise WrongArgument("shares", as_text(share), because("argument.share_sign", code=code))
        found[str(one)] = number
    total = sum(found.values())
    if total != 1:
        raise WrongArgument("shares", _plain(total), because("argument.share_sum", code=code))
    return found


def _plain(number: Fraction | int) -> str:
    """A fraction as it is read best: in decimals where these end."""
    exactly = Fraction(number)
    rest = exactly.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest > 1:
        return str(exactly)
    return f"{EXACT.divide(Decimal(exactly.numerator), Decimal(exactly.denominator)):f}"


def check_codes(shares: Shares, scheme: Scheme) -> None:
    """Refuse shares of a code that no edition has, which would be passed over in silence.

    Those of a code that other years have than the lines are passed over: they are of these.

    Args:
        shares: the shares.
        scheme: the scheme of the lines.

    Raises:
        WrongArgument: no edition has a code.
    """
    if not shares:
        return
    years = [one.year for one in shipped().editions if one.scheme is scheme]
    for code in shares:
        if not any(code in shipped().tree(scheme, year) for year in years):
            why = because("argument.share_code", scheme=scheme)
            raise WrongArgument("shares", as_text(code, quoted=True), why)


@frozen(slots=True)
class Cuts:
    """Where an amount is cut into parts of some shares, in whole numbers.

    Attributes:
        shares: the shares; they add to 1.
        tops: their running sums without the last, which is 1, by the one below.
        below: the common denominator of these sums.
    """

    shares: tuple[Fraction, ...]
    tops: tuple[int, ...]
    below: int

    @classmethod
    def of(cls, shares: Iterable[Fraction]) -> Self:
        """Those of some shares.

        Args:
            shares: the shares; they add to 1.
        """
        known = tuple(shares)
        sums = list(accumulate(known))[:-1]
        below = lcm(*(one.denominator for one in sums))
        tops = tuple(one.numerator * (below // one.denominator) for one in sums)
        return cls(known, tops, below)

    def parts(self, amount: Number, decimals: int | None = None) -> list[Number]:
        """An amount in parts of the shares, which add to it exactly.

        Each part is the difference of two running sums of the shares, rounded to the last place of
        the amount, so that none is off its share by more than a unit of that place. The parts of a
        Fraction are exact.

        Args:
            amount: the amount.
            decimals: how many decimals the parts have at least; None where as many as the amount.
        """
        if isinstance(amount, Fraction):
            return [amount * share for share in self.shares]
        digits = decimals or 0
        if isinstance(amount, Decimal):
            digits = max(digits, -exponent(amount))
        elif not digits:
            return list(self._units(amount))
        # In units of the last place all is whole.
        units = self._units(int(EXACT.scaleb(Decimal(amount), digits)))
        return [EXACT.scaleb(Decimal(one), -digits) for one in units]

    def _units(self, whole: int) -> Iterator[int]:
        """A whole number in whole parts; the last running sum is the number itself."""
        last, below = 0, self.below
        for top in self.tops:
            cut, rest = divmod(whole * top, below)
            # A half goes to the even number, as round has it.
            cut += 2 * rest > below or (2 * rest == below and cut % 2)
            yield cut - last
            last = cut
        yield whole - last


def wrong_place(code: str, place: str, known: Iterable[str]) -> WrongArgument:
    """The error for a share of a code that nothing of the parted code went to."""
    why = because("argument.share_place", code=code, known=tuple(known))
    return WrongArgument("shares", place, why)
