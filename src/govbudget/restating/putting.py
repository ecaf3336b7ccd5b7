"""Puts one line on the edition of another year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import sum_of
from govbudget.classification.catalogue import shipped
from govbudget.restating.bridge import BridgeGroup, bridge
from govbudget.restating.destinations import Destination, destinations
from govbudget.restating.records import KeptGroup, RestatedKind, RestatedLine
from govbudget.restating.shares import Cuts, wrong_place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from fractions import Fraction

    from govbudget.classification.transitions import NotKnown
    from govbudget.classification.tree import Classification
    from govbudget.classification.vocabulary import Scheme
    from govbudget.restating.lines import BookedLine

__all__ = ["Putting"]


class Putting:
    """Puts lines on an edition.

    Args:
        scheme: the scheme.
        to: the year of the edition.
        years: the years of the lines.
        shares: the shares of codes that are parted.
        decimals: how many decimals parted amounts have at least; None for those of the amount.
        keep: whether what parts left stays where the rest is.

    Raises:
        UnknownEdition: no edition of a year is kept.
        WrongArgument: a share is of a code that the parted one did not become.
    """

    def __init__(
        self,
        scheme: Scheme,
        to: int,
        years: tuple[int, ...],
        shares: Mapping[str, Mapping[str, Fraction]],
        decimals: int | None,
        *,
        keep: bool,
    ) -> None:
        self.scheme = scheme
        self.tree = shipped().tree(scheme, to)
        self.to = self.tree.year
        self.years = years
        self._shares = shares
        self._cuts = {code: Cuts.of(parts.values()) for code, parts in shares.items()}
        self._decimals = decimals
        self._keep = keep
        self._trees: dict[int, Classification] = {
            year: shipped().tree(scheme, year) for year in years
        }
        self._kinds: dict[tuple[int, str], tuple[Destination, RestatedKind]] = {}
        for year in years:
            self._check_shares(destinations(scheme, year, self.to))

    def _check_shares(self, of_year: Mapping[str, Destination]) -> None:
        for code, parts in self._shares.items():
            if code not in of_year or len(of_year[code].places) < 2:  # noqa: PLR2004
                continue
            for place in parts:
                if place not in of_year[code].places:
                    raise wrong_place(code, place, of_year[code].places)

    def _group(self, code: str, year: int) -> BridgeGroup:
        """The group that a code is kept in, over the years of the lines and that of the edition."""
        return bridge(self.scheme, (*self.years, self.to)).group(code, year)

    def parts(
        self, line: BookedLine, stated: Collection[tuple[int, str]]
    ) -> Iterator[RestatedLine]:
        """What becomes of a line: one part of it, or one for each code that shares part it into.

        Args:
            line: the line.
            stated: the years and codes whose lines only state the sum of others.
        """
        if not line.code:
            unknown = RestatedKind.UNKNOWN
            yield RestatedLine(line.line, line.year, line.written, "", line.amount, unknown)
            return
        name = self._trees[line.year][line.code].name
        head = (line.line, line.year, line.code, name)
        if (line.year, line.code) in stated and not line.adopted:
            yield RestatedLine(*head, line.amount, RestatedKind.STATED)
            return
        found, kind = self._found(line.year, line.code)
        sure = found.confidence
        if kind is RestatedKind.SHARED:
            shares = self._shares[line.code]
            amounts = self._cuts[line.code].parts(line.amount, self._decimals)
            for (place, share), amount in zip(shares.items(), amounts, strict=True):
                to_name = self.tree[place].name
                yield RestatedLine(*head, amount, kind, place, to_name, "", share, sure)
        elif kind is RestatedKind.GROUPED:
            key = self._group(line.code, line.year).key
            yield RestatedLine(*head, line.amount, kind, group=key, confidence=sure)
        elif kind is RestatedKind.ENDED:
            yield RestatedLine(*head, line.amount, kind, confidence=sure)
        else:
            place = found.main if kind is RestatedKind.KEPT else found.places[0]
            to_name = self.tree[place].name
            yield RestatedLine(*head, line.amount, kind, place, to_name, confidence=sure)

    def _found(self, year: int, code: str) -> tuple[Destination, RestatedKind]:
        """Where a code of a year is, and what became of it."""
        key = (year, code)
        if key not in self._kinds:
            found = destinations(self.scheme, year, self.to)[code]
            self._kinds[key] = found, self._kind(year, found)
        return self._kinds[key]

    def _kind(self, year: int, found: Destination) -> RestatedKind:
        if not found.places:
            return RestatedKind.ENDED
        if len(found.places) > 1:
            if found.code in self._shares:
                return RestatedKind.SHARED
            is_kept = self._keep and found.main
            return RestatedKind.KEPT if is_kept else RestatedKind.GROUPED
        place = found.places[0]
        back = destinations(self.scheme, self.to, year)[place].places
        if back != (found.code,):
            return RestatedKind.MERGED
        if place != found.code:
            return RestatedKind.MOVED
        same = self._trees[year][place].name == self.tree[place].name
        return RestatedKind.SAME if same else RestatedKind.RENAMED

    def kept(self, lines: Iterable[RestatedLine]) -> tuple[KeptGroup, ...]:
        """What is kept in groups.

        Args:
            lines: what became of the lines.
        """
        found: dict[str, tuple[BridgeGroup, list[RestatedLine]]] = {}
        for one in lines:
            if one.group:
                if one.group not in found:
                    found[one.group] = self._group(one.code, one.year), []
                found[one.group][1].append(one)
        return tuple(
            KeptGroup(group, sum_of(one.amount for one in kept))
            for _, (group, kept) in sorted(found.items())
        )

    def not_known(self) -> tuple[NotKnown, ...]:
        """For each year of the lines what is not known between it and the edition."""
        found = (_not_known(self.scheme, year, self.to) for year in self.years)
        return tuple(one for one in found if one is not None)


def _not_known(scheme: Scheme, first: int, second: int) -> NotKnown | None:
    """What is not known between two years; found once, since it is a comparison of all codes."""
    return shipped().once(
        ("not known", scheme, first, second),
        lambda: shipped().history(scheme).compare(first, second).not_known,
    )
