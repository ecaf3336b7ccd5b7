"""The records of what became of codes: transitions between two editions, the path of one code."""

from __future__ import annotations

from collections import Counter

from govbudget.base.records import frozen
from govbudget.base.viewed import repr_html
from govbudget.classification.changelog import Change, ChangeKind, CodePlace
from govbudget.classification.movedparts import MovedPart
from govbudget.classification.openness import OpenList
from govbudget.classification.vocabulary import Scheme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Comparison", "NotKnown", "Step", "Trace", "Transition"]


@frozen(slots=True)
class Transition:
    """What some codes of an edition are in another.

    Attributes:
        kind: same, renamed, moved, merged, split, added or removed. Where several codes became
            several others it is ``merged`` if they became fewer or as many, else ``split``.
        old: the codes in the first edition, with their names.
        new: the codes in the second edition, with their names.
        confidence: the lowest confidence of the changes in between; ``high`` where none is known.
        is_known: whether each of its codes is known to have its name in its edition: that was put
            together by itself, or a source of the year prints it. Of what is only carried on from
            another edition, nobody can say here that nothing changed.
    """

    kind: ChangeKind
    old: tuple[CodePlace, ...]
    new: tuple[CodePlace, ...]
    confidence: str
    is_known: bool = True

    @property
    def relation(self) -> str:
        """How many codes answer to how many, as in ``1:2``."""
        return f"{len(self.old)}:{len(self.new)}"


@frozen(slots=True)
class NotKnown:
    """What is not known between two editions.

    Attributes:
        scheme: the list.
        first: the year of the first edition.
        second: the year of the second.
        transitions: how many transitions there are between them.
        unknown: of how many of them it is not known that they are all: see
            ``Transition.is_known``.
        open_lists: the lists of either edition that are not wholly known here.

    .. versionadded:: 0.2.0
    """

    scheme: Scheme
    first: int
    second: int
    transitions: int
    unknown: int
    open_lists: tuple[OpenList, ...]

    def __str__(self) -> str:
        lists = len({one.code for one in self.open_lists})
        return (
            f"between {self.scheme} {self.first} and {self.second} not all is known here: "
            f"{self.unknown:,} of {self.transitions:,} transitions are not borne out by a source, "
            f"and {lists:,} list{'s are' if lists != 1 else ' is'} open"
        )


@frozen(repr=False, slots=True)
class Comparison:
    """Two editions of a scheme beside each other; each code of either is in one transition.

    Attributes:
        scheme: the list.
        first: the year of the first edition.
        second: the year of the second.
        transitions: what became of the codes, by code.
        open_lists: the lists of either edition in which entries may be missing here.
    """

    scheme: Scheme
    first: int
    second: int
    transitions: tuple[Transition, ...]
    open_lists: tuple[OpenList, ...] = ()

    _repr_html_ = repr_html

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {kind}" for kind, count in self.counts.items() if count)
        return f"<Comparison {self.scheme} {self.first} to {self.second}: {counts}>"

    @property
    def not_known(self) -> NotKnown | None:
        """What is not known between the two editions; None where all is.

        .. versionadded:: 0.2.0
        """
        unknown = sum(not one.is_known for one in self.transitions)
        if not unknown and not self.open_lists:
            return None
        return NotKnown(self.scheme, self.first, self.second, len(self), unknown, self.open_lists)

    def __iter__(self) -> Iterator[Transition]:
        return iter(self.transitions)

    def __len__(self) -> int:
        return len(self.transitions)

    def of_kind(self, *kinds: str) -> tuple[Transition, ...]:
        """The transitions of some kinds, by code."""
        return tuple(one for one in self.transitions if one.kind in kinds)

    @property
    def counts(self) -> dict[str, int]:
        """How many transitions there are of each kind."""
        counted = Counter(one.kind for one in self.transitions)
        return {kind.value: counted[kind] for kind in ChangeKind}


@frozen(slots=True)
class Step:
    """Where a traced code is in one year.

    Attributes:
        year: the budget year.
        places: the codes that it is, or is part of, in that year; none where it has ended.
    """

    year: int
    places: tuple[CodePlace, ...]


@frozen(repr=False, slots=True)
class Trace:
    """The path of a code between two years.

    Attributes:
        code: the code.
        scheme: the list.
        steps: where it is in the first year, and in each year in which that changes.
        changes: the changes on the way, in the order of the path.
        confidence: the lowest confidence of them; ``high`` where there are none.
        unknown_years: the years on the way in which it is only carried on from another edition,
            and no source shows that nothing else changed.
        parts: the entries below it that went elsewhere on the way, and those that came from
            elsewhere: where there are some, the code does not hold the same in both years.
    """

    code: str
    scheme: Scheme
    steps: tuple[Step, ...]
    changes: tuple[Change, ...]
    confidence: str
    unknown_years: tuple[int, ...] = ()
    parts: tuple[MovedPart, ...] = ()

    _repr_html_ = repr_html

    def __repr__(self) -> str:
        path = " → ".join(
            f"{step.year} {'+'.join(place.code for place in step.places) or 'ended'}"
            for step in self.steps
        )
        return f"<Trace {self.scheme} {path}>"

    @property
    def end(self) -> tuple[CodePlace, ...]:
        """Where the code is in the last year; nowhere where it has ended."""
        return self.steps[-1].places
