"""Converts roll-ups to another classification; the sum stays, to the last digit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import evolve

from govbudget.amounts import Number, add, sum_of
from govbudget.base.shown import as_text
from govbudget.errors import WrongArgument, because
from govbudget.restating.shares import Cuts, check_codes, read_shares
from govbudget.rollups.answers import Answers, answers_of
from govbudget.rollups.converted import (
    ConvertedAmount,
    ConvertedGroup,
    ConvertedRollUp,
    ConvertedRow,
    SharedAmount,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from govbudget.classification.vocabulary import Scheme
    from govbudget.rollups.answers import CodeAnswer
    from govbudget.rollups.rolledup import RollUp

__all__ = ["convert_rollup", "convert_sums"]


def convert_rollup(
    rolled: RollUp[Any],
    to: object,
    *,
    shares: Mapping[str, Mapping[str, Number]] | None = None,
    unit: Literal["organ", "institution"] | None = None,
) -> ConvertedRollUp:
    """A roll-up by another classification: see :meth:`RollUp.converted`.

    Args:
        rolled: the roll-up.
        to: the other classification.
        shares: for a code that answers to several, the share of each.
        unit: leave out the pairs that do not hold for such a unit.

    Raises:
        UnknownWord: no classification is called that.
        UnknownCorrespondence: none is kept between the two.
        WrongArgument: the roll-up has several measures, or shares are wrong.
    """
    if len(rolled.measures) > 1:
        why = because("argument.one_measure", known=rolled.measures)
        raise WrongArgument("measures", "", why)
    if unit not in {None, "organ", "institution"}:
        raise WrongArgument("unit", repr(unit), because("argument.organ"))
    answers = answers_of(rolled.scheme, rolled.year, to, unit)
    given = {} if shares is None else read_shares(shares)
    check_codes(given, rolled.scheme)
    booked = [(row.code, row.name, row.own[0]) for row in rolled.rows if row.booked]
    return evolve(
        convert_sums(booked, (rolled.scheme, rolled.year), answers, given),
        unknown=tuple((code, amounts[0]) for code, amounts in rolled.unknown),
        adopted=rolled.adopted,
        unread=rolled.unread,
    )


def convert_sums(
    booked: Iterable[tuple[str, str, Number]],
    edition: tuple[Scheme, int],
    answers: Answers,
    shares: Mapping[str, Mapping[str, Fraction]],
) -> ConvertedRollUp:
    """What is booked on codes, by another classification.

    Args:
        booked: the codes with their names and amounts.
        edition: their scheme and its year.
        answers: what they answer to.
        shares: for a code that answers to several, the share of each.

    Raises:
        WrongArgument: a share is of a code that it does not answer to.
    """
    making = _Converting(answers, shares)
    for one in booked:
        making.take(*one)
    return ConvertedRollUp(
        *edition,
        answers.target,
        answers.target_year,
        making.rows(),
        making.groups(),
        tuple(making.unmapped),
        tuple(making.shared),
        tuple(making.partial),
    )


def _check_targets(code: str, shares: Iterable[str], answer: CodeAnswer) -> None:
    """Refuse a share of what a code does not answer to.

    Raises:
        WrongArgument: there is one.
    """
    known = (*answer.targets, *(("",) if answer.in_part else ()))
    for target in shares:
        if target not in known:
            why = because("argument.share_target", code=code, known=known)
            raise WrongArgument("shares", as_text(target, quoted=True), why)


class _Converting:
    """Puts what is booked on codes on those that they answer to."""

    def __init__(self, answers: Answers, shares: Mapping[str, Mapping[str, Fraction]]) -> None:
        self._answers = answers
        self._shares = shares
        self._own: dict[str, Number] = {}
        self._kept: dict[str, tuple[CodeAnswer, list[ConvertedAmount]]] = {}
        self.unmapped: list[ConvertedAmount] = []
        self.shared: list[SharedAmount] = []
        self.partial: list[ConvertedAmount] = []

    def take(self, code: str, name: str, amount: Number) -> None:
        """Convert what is booked on a code itself.

        Args:
            code: the code.
            name: its name.
            amount: what is booked on it.

        Raises:
            WrongArgument: a share is of a code that it does not answer to.
        """
        answer = self._answers.of(code)
        booked = ConvertedAmount(code, name, amount, answer.reason)
        several = len(answer.targets) + answer.in_part > 1
        _check_targets(code, self._shares.get(code, {}), answer)
        shares = self._shares_of(code, answer) if several else None
        if shares is not None:
            self._part(booked, answer, shares)
        elif not answer.targets:
            self.unmapped.append(booked)
        elif several:
            self._kept.setdefault(answer.key, (answer, []))[1].append(booked)
        else:
            self._add(answer.targets[0], amount)
            if answer.partial:
                self.partial.append(booked)

    def _shares_of(self, code: str, answer: CodeAnswer) -> Mapping[str, Fraction] | None:
        """The shares of a code, or of the one code whose pairs are taken for it."""
        if code in self._shares:
            return self._shares[code]
        return self._shares.get(answer.through[0]) if len(answer.through) == 1 else None

    def _part(
        self, booked: ConvertedAmount, answer: CodeAnswer, shares: Mapping[str, Fraction]
    ) -> None:
        _check_targets(booked.code, shares, answer)
        amounts = Cuts.of(shares.values()).parts(booked.amount)
        for (target, share), amount in zip(shares.items(), amounts, strict=True):
            self.shared.append(SharedAmount(booked.code, target, share, amount))
            if target:
                self._add(target, amount)
            else:
                lost = ConvertedAmount(booked.code, booked.name, amount, booked.reason)
                self.unmapped.append(lost)

    def _add(self, target: str, amount: Number) -> None:
        self._own[target] = add(self._own.get(target, 0), amount)

    def groups(self) -> tuple[ConvertedGroup, ...]:
        """What is kept in groups, by their keys."""
        found = []
        for key, (answer, kept) in sorted(self._kept.items()):
            amount = sum_of(one.amount for one in kept)
            below = self._below(answer)
            found.append(ConvertedGroup(key, answer.targets, below, amount, tuple(kept)))
        return tuple(found)

    def _below(self, answer: CodeAnswer) -> str:
        """The finest code that holds all that an answer names; empty where there is none."""
        if answer.in_part:
            return ""
        # As deep as the highest of them stands.
        levels = zip(*map(self._answers.path, answer.targets), strict=False)
        shared = [set(level) for level in levels]
        return next((one.pop() for one in reversed(shared) if len(one) == 1), "")

    def rows(self) -> tuple[ConvertedRow, ...]:
        """The codes that anything is on or below, in code order."""
        kept: dict[str, Number] = {}
        for answer, some in self._kept.values():
            below = self._below(answer)
            if below:
                kept[below] = add(kept.get(below, 0), sum_of(one.amount for one in some))
        totals: dict[str, Number] = {}
        for sums in (self._own, kept):
            for code, amount in sums.items():
                for above in self._answers.path(code):
                    totals[above] = add(totals.get(above, 0), amount)
        names = self._answers.names
        return tuple(
            ConvertedRow(
                code,
                *names[code],
                len(self._answers.path(code)),
                self._own.get(code, 0),
                kept.get(code, 0),
                totals[code],
            )
            for code in sorted(totals)
        )
