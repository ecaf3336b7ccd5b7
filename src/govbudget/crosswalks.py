"""Crosswalks: the pairs of codes of a scheme and another, and what a code answers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["TURNED", "Conversion", "Correspondence", "Pair", "holds_for"]


@frozen(slots=True)
class Pair:
    """Two codes that answer to each other, or one to which nothing answers.

    Attributes:
        source: the code of the source scheme; empty where none answers to the target.
        source_name: its name.
        source_name_en: its English name.
        target: the code of the target; empty where none answers to the source.
        target_name: its name.
        target_name_en: its English name.
        unit: ``organ`` where the pair holds for an administrative organ (机关), ``institution``
            where for a public institution (事业单位); empty where the unit does not decide.
        relation: how the source stands to the target: exact, narrower (a part of it), broader,
            partial (they overlap) or none. Where a unit is named, it is meant within that unit.
        evidence: the id of the source that shows the pair; empty if none is known.
        confidence: high, medium or low.
        reason: why, in a few Chinese words; empty where it is plain.
    """

    source: str
    source_name: str
    source_name_en: str
    target: str
    target_name: str
    target_name_en: str
    unit: str
    relation: str
    evidence: str
    confidence: str
    reason: str


@frozen(slots=True)
class Conversion:
    """What a code answers to.

    Attributes:
        code: the code that was converted.
        name: its name.
        source: the scheme that it belongs to.
        target: what it was converted to.
        year: the year of the editions.
        through: the code whose pairs these are: the code itself, or the nearest entry above it
            that the correspondence names.
        pairs: what it answers to, by code.
    """

    code: str
    name: str
    source: str
    target: str
    year: int
    through: str
    pairs: tuple[Pair, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that it answers to, each once."""
        return tuple(dict.fromkeys(pair.target for pair in self.pairs if pair.target))


@frozen(repr=False, slots=True)
class Correspondence:
    """All pairs between a scheme and a target.

    Attributes:
        source: the scheme of the sources.
        target: the target: a scheme, ``cofog`` or ``gfsm``.
        year: the year of the editions that the codes stand in.
        pairs: the pairs, by source and target.
    """

    source: str
    target: str
    year: int
    pairs: tuple[Pair, ...]

    def __repr__(self) -> str:
        asked = f"{self.source} to {self.target} {self.year}"
        return f"<Correspondence {asked}, {len(self.pairs)} pairs>"

    def __iter__(self) -> Iterator[Pair]:
        return iter(self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    def reversed(self) -> Correspondence:
        """The same pairs from target to source."""
        turned = tuple(
            Pair(
                pair.target,
                pair.target_name,
                pair.target_name_en,
                pair.source,
                pair.source_name,
                pair.source_name_en,
                pair.unit,
                TURNED[pair.relation],
                pair.evidence,
                pair.confidence,
                pair.reason,
            )
            for pair in self.pairs
        )
        return Correspondence(
            self.target, self.source, self.year, tuple(sorted(turned, key=_place))
        )

    @property
    def unmapped(self) -> tuple[Pair, ...]:
        """The pairs with one side empty: what nothing answers to, a code or part of one, and why.

        A code that answers in part has other pairs besides.
        """
        return tuple(pair for pair in self.pairs if not pair.source or not pair.target)

    def counted_twice(self, unit: str | None = None) -> dict[str, tuple[str, ...]]:
        """Where the amount of a code would be counted more than once.

        A code that answers to several targets is counted once in each if its amount is not
        divided. :attr:`nested` is the other way to count twice: to convert a 类 and its 款.

        Args:
            unit: leave out the pairs that do not hold for such a unit.

        Returns:
            Each such code with its targets.
        """
        found: dict[str, list[str]] = {}
        for pair in self.pairs:
            if pair.source and pair.target and holds_for(pair, unit):
                found.setdefault(pair.source, []).append(pair.target)
        return {
            code: tuple(sorted(set(targets)))
            for code, targets in sorted(found.items())
            if len(set(targets)) > 1
        }

    @property
    def nested(self) -> dict[str, str]:
        """The codes that stand below another one that answers as well, each with the nearest.

        The amount of the upper one contains that of the lower: convert one or the other.
        """
        named = sorted({pair.source for pair in self.pairs if pair.source})
        above: list[str] = []
        found = {}
        for code in named:
            while above and not code.startswith(above[-1]):
                above.pop()
            if above:
                found[code] = above[-1]
            above.append(code)
        return found


#: How the target of a pair stands to its source, by how the source stands to it.
TURNED = {
    "exact": "exact",
    "narrower": "broader",
    "broader": "narrower",
    "partial": "partial",
    "none": "none",
}


def _place(pair: Pair) -> tuple[str, str, str]:
    return pair.source, pair.target, pair.unit


def holds_for(pair: Pair, unit: str | None) -> bool:
    """Whether a pair holds for a unit of some kind; without one every pair does."""
    return unit is None or pair.unit in ("", unit)
