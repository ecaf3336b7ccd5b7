"""What small firms were awarded of the procurement of a year, as a whole and by kind."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.lists import summed
from govbudget.disclosure.text.facts import AmountFact, RateFact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.disclosure.text.facts import Fact

__all__ = ["Awards", "awards_of"]

_KINDS = tuple(f"procurement.{kind}" for kind in ("goods", "works", "services"))
# Of a percentage the whole.
_HUNDRED = 100
# Rates that are made to add up to 100 may miss it by so much.
_NEARLY = Decimal("0.03")


@frozen(slots=True)
class Awards:
    """The contracts of small firms: their amount, and their rate in what was bought of each kind.

    Attributes:
        stated: the amount of all of them.
        kinds: what was bought of each kind, with the rate of it that small firms were awarded; None
            where the text gives none.
        rates: the facts of the rates.
    """

    stated: AmountFact
    kinds: tuple[tuple[AmountFact, Decimal | None], ...]
    rates: tuple[RateFact, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All that it is made of."""
        return (self.stated, *(kind for kind, _ in self.kinds), *self.rates)

    @property
    def least(self) -> Amount:
        """What the rates come to at least, as they are rounded."""
        return self._bound(-1)

    @property
    def most(self) -> Amount:
        """What they come to at most, with all that was bought of a kind without a rate."""
        return self._bound(1)

    @property
    def holds(self) -> bool:
        """Whether the rates come to the amount that is stated."""
        amount, least, most = self.stated.amount, self.least, self.most
        assert amount is not None  # noqa: S101  only facts with amounts are kept
        near = any(agree(amount, one, 3) is not Agreement.DIFFERENT for one in (least, most))
        return near or least.value <= amount.value <= most.value

    @property
    def are_shares(self) -> bool:
        """Whether the rates are shares of the contracts, and not of what was bought of a kind."""
        total = sum((rate for _, rate in self.kinds if rate is not None), Decimal(0))
        return len(self.rates) > 1 and abs(total - _HUNDRED) <= _NEARLY

    def _bound(self, sign: int) -> Amount:
        total, places = Decimal(0), 2
        for kind, rate in self.kinds:
            assert kind.amount is not None  # noqa: S101  only facts with amounts are kept
            if rate is None:
                total += kind.amount.value if sign > 0 else 0
                continue
            half = Decimal(1).scaleb(int(rate.as_tuple().exponent)) / 2
            total += kind.amount.value * max(rate + sign * half, Decimal(0)) / _HUNDRED
        unit = None if self.stated.amount is None else self.stated.amount.unit
        return Amount(total.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), unit)


def awards_of(facts: Iterable[Fact]) -> Awards | None:
    """The contracts of small firms by kind; None where the text does not state all of it.

    The kinds have to add up to the whole, so that each figure is that of all procurement.

    Args:
        facts: the facts of a document.
    """
    said: dict[str, AmountFact] = {}
    rates: dict[str, RateFact] = {}
    for fact in facts:
        if isinstance(fact, AmountFact) and fact.amount is not None:
            said.setdefault(fact.subject, fact)
        elif isinstance(fact, RateFact) and fact.subject.endswith(".awarded_sme"):
            rates.setdefault(fact.subject.removesuffix(".awarded_sme"), fact)
    stated, whole = said.get("procurement.awarded_sme"), said.get("procurement")
    kinds = [said[kind] for kind in _KINDS if kind in said]
    if stated is None or whole is None or not rates or not set(rates) <= set(said):
        return None
    amounts = [one.amount for one in (stated, whole, *kinds) if one.amount is not None]
    if len({one.unit for one in amounts}) > 1 or len({one.measure for one in kinds}) > 1:
        return None
    total = summed(amounts[2:], amounts[0].unit)
    if agree(amounts[1], total, len(kinds)) is Agreement.DIFFERENT:
        return None
    by_kind = ((one, rates[one.subject].percent if one.subject in rates else None) for one in kinds)
    return Awards(stated, tuple(by_kind), tuple(rates.values()))
