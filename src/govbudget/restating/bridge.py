"""What can be compared over years: the finest groups of codes that hold the same in each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import field, frozen

from govbudget.base.shown import as_text
from govbudget.classification.catalogue import shipped
from govbudget.classification.changelog import CodePlace
from govbudget.classification.transitions import Step
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import UnknownCode, WrongArgument, because
from govbudget.restating.destinations import destinations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.vocabulary import SchemeName

__all__ = ["Bridge", "BridgeGroup", "bridge"]

# A code of a year.
_Node = tuple[int, str]


@frozen(slots=True)
class BridgeGroup:
    """Codes of several years that can be compared only together.

    Attributes:
        key: the codes of the last year that has any, joined by ``+``; of an earlier year than the
            last of the bridge with that year behind ``@``.
        steps: for each year the codes of the group in it; none where it has none.

    .. versionadded:: 0.2.0
    """

    key: str
    steps: tuple[Step, ...]

    def __getitem__(self, year: int) -> tuple[CodePlace, ...]:
        return next((step.places for step in self.steps if step.year == year), ())

    def __contains__(self, place: object) -> bool:
        """Whether a code, or a code with its name, is in the group in some year."""
        return any(place in (one, one.code) for step in self.steps for one in step.places)

    @property
    def name(self) -> str:
        """The names of the codes in the last year that has any."""
        places = next(step.places for step in reversed(self.steps) if step.places)
        return "、".join(dict.fromkeys(place.name for place in places))

    @property
    def is_single(self) -> bool:
        """Whether each year has one code of it at most, so that the years compare as they are."""
        return all(len(step.places) <= 1 for step in self.steps)

    def __repr__(self) -> str:
        return f"<BridgeGroup {self.key} {self.name}>"


@frozen
class Bridge:
    """The finest groups of codes that can be compared over some years.

    Every code of every year is in exactly one group.

    Attributes:
        scheme: the scheme.
        years: the years, in order.
        groups: the groups, by their keys.

    .. versionadded:: 0.2.0
    """

    scheme: Scheme
    years: tuple[int, ...]
    groups: tuple[BridgeGroup, ...] = field(repr=False)

    def __iter__(self) -> Iterator[BridgeGroup]:
        return iter(self.groups)

    def __len__(self) -> int:
        return len(self.groups)

    @cached_property
    def _by_node(self) -> dict[_Node, BridgeGroup]:
        return {
            (step.year, place.code): group
            for group in self.groups
            for step in group.steps
            for place in step.places
        }

    def group(self, code: str, year: int) -> BridgeGroup:
        """The group of a code.

        Args:
            code: the code, as the edition has it.
            year: the year in which it is meant, one of those of the bridge.

        Raises:
            WrongArgument: the bridge is not over that year.
            UnknownCode: the edition of the year does not have the code.
        """
        if year not in self.years:
            raise WrongArgument("year", as_text(year), because("argument.one_of", known=self.years))
        if not isinstance(code, str) or (year, code) not in self._by_node:
            raise UnknownCode(as_text(code), self.scheme, year)
        return self._by_node[year, code]

    @property
    def joined(self) -> tuple[BridgeGroup, ...]:
        """The groups that some year has several codes of: their codes do not compare singly."""
        return tuple(group for group in self.groups if not group.is_single)


def bridge(scheme: Scheme | SchemeName, years: Iterable[int]) -> Bridge:
    """The finest groups of codes of a scheme that can be compared over all of some years.

    Codes that were renamed or moved one to one stand in a group with themselves. What was merged or
    split stands in a group with all that took part. A 类 or 款 also stands with those that parts of
    it went to, or came from: with 208 of 2022 stands 213 of 2024, which took over a part of it.
    What an edition has and the year before had not is a group without a code in that year.

    Returns:
        The groups; every code of every year is in exactly one.

    Args:
        scheme: the scheme.
        years: the budget years, in any order.

    Raises:
        UnknownEdition: an edition of one of the years, or of a year between, is not kept.
        UnknownScheme: no scheme is called that.
        WrongArgument: no year is given, or one is no int.

    >>> import govbudget as gb
    >>> found = gb.bridge("functional", [2018, 2024])
    >>> found.group("20704", 2018)[2024][1]
    CodePlace(code='20708', name='广播电视')
    >>> gb.bridge("functional", [2022, 2023, 2024]).group("208", 2022).key
    '208+211+213'

    .. versionadded:: 0.2.0
    """
    asked = Scheme.of(scheme)
    if isinstance(years, str | bytes) or not isinstance(years, Iterable):
        raise WrongArgument("years", as_text(years, quoted=True), because("argument.years"))
    given = list(years)
    for one in given:
        if type(one) is not int:
            raise WrongArgument("years", as_text(one, quoted=True), because("argument.no_year"))
    ordered = tuple(sorted(set(given)))
    if not ordered:
        raise WrongArgument("years", "()", because("argument.years"))
    return shipped().once(("bridge", asked, ordered), lambda: _made(asked, ordered))


def _made(scheme: Scheme, years: tuple[int, ...]) -> Bridge:
    trees = {year: shipped().tree(scheme, year) for year in years}
    sets = _Sets([(year, code) for year, tree in trees.items() for code in tree])
    for first, second in pairwise(years):
        for one, other in ((first, second), (second, first)):
            for code, found in destinations(scheme, one, other).items():
                for place in found.places:
                    sets.join((one, code), (other, place))
    groups = []
    for nodes in sets.groups():
        steps = tuple(
            Step(
                year,
                tuple(CodePlace(code, trees[year][code].name) for at, code in nodes if at == year),
            )
            for year in years
        )
        groups.append(BridgeGroup(_key(steps), steps))
    return Bridge(scheme, years, tuple(sorted(groups, key=lambda one: one.key)))


def _key(steps: tuple[Step, ...]) -> str:
    last = next(step for step in reversed(steps) if step.places)
    codes = "+".join(place.code for place in last.places)
    return codes if last is steps[-1] else f"{codes}@{last.year}"


class _Sets:
    """Sets of nodes that are joined one by one."""

    def __init__(self, nodes: Iterable[_Node]) -> None:
        self._above = {node: node for node in nodes}

    def _root(self, node: _Node) -> _Node:
        while self._above[node] != node:
            self._above[node] = self._above[self._above[node]]
            node = self._above[node]
        return node

    def join(self, first: _Node, second: _Node) -> None:
        """Put two nodes, and all that stand with them, in one set."""
        one, other = self._root(first), self._root(second)
        if one != other:
            self._above[max(one, other)] = min(one, other)

    def groups(self) -> list[list[_Node]]:
        """The sets, each in order."""
        found: dict[_Node, list[_Node]] = {}
        for node in self._above:
            found.setdefault(self._root(node), []).append(node)
        return [sorted(one) for one in found.values()]
