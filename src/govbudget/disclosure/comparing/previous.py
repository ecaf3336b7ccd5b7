"""The earlier documents beside the one that is checked, with what was compared with each."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.disclosure.comparing.belonging import Belonging, belonging_of, part_of_body
from govbudget.disclosure.comparing.linepairs import shared_amounts
from govbudget.disclosure.comparing.pastcauses import carried_in
from govbudget.disclosure.comparing.pastlines import PastLines, pairs_of
from govbudget.disclosure.text.kinds import BodyLevel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from govbudget.amounts import Amount
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.place import Place
    from govbudget.disclosure.comparing.linepairs import LinePair
    from govbudget.disclosure.document import Disclosure

    FaultsOf: TypeAlias = Callable[[Disclosure], Iterable[Place]]

__all__ = ["PreviousDocument", "PreviousDocuments"]

# So many amounts of one document in another are no chance, where they are half of them at least.
_FEWEST = 3
# Less than one in so many is few: a figure that is wrong takes the sums above it along.
_FEW = 4
# What makes last year's figures differ with right, where the document says it.
_ADJUSTED = re.compile(
    r"同口径|可比口径|口径(?:调整|变化|不同)|机构改革|(?:职能|职责|机构|人员|单位)(?:整体)?(?:划转|划入|划出|合并)"
    r"|追溯调整|会计差错|年初(?:结转|结余)[^。；]{0,8}调整"
)


class PreviousDocument:
    """An earlier document, and what the document that is checked says of its year.

    Args:
        context: the document that is checked.
        own: its lines.
        disclosure: the earlier document.
        faults_of: says where a document contradicts itself.
    """

    def __init__(
        self, context: Context, own: PastLines, disclosure: Disclosure, faults_of: FaultsOf
    ) -> None:
        self.disclosure = disclosure
        self._context = context
        self._own = own
        self._faults_of = faults_of

    @cached_property
    def pairs(self) -> tuple[LinePair, ...]:
        """The lines of tables of both, whoever's they are."""
        return tuple(pairs_of(self._own, PastLines(self.disclosure)))

    @cached_property
    def belonging(self) -> Belonging:
        """What it is to the document that is checked.

        Another name is that of the same body where its figures stand in the later document.
        """
        found = belonging_of(self._context.disclosure, self.disclosure)
        if found is not Belonging.OTHER_BODY:
            return found
        same, compared = self.shared
        is_same = same >= _FEWEST and 2 * same >= compared
        return Belonging.RENAMED if is_same else found

    @cached_property
    def shared(self) -> tuple[int, int]:
        """How many amounts both have, and how many they could."""
        return shared_amounts(self.pairs)

    @cached_property
    def may_be_other_part(self) -> bool:
        """Whether one alone says if it has the units below the body, and few figures are shared."""
        own, same = self._context.disclosure, self.shared
        parts = [part_of_body(it.unit_name, it.level) for it in (own, self.disclosure)]
        return parts.count(BodyLevel.UNCLEAR) == 1 and _FEW * same[0] < same[1]

    @cached_property
    def carried(self) -> list[Amount]:
        """What either says was carried over."""
        return carried_in(self._context.disclosure, self.disclosure)

    @cached_property
    def _faults(self) -> frozenset[tuple[int | None, int | None]]:
        """The rows of tables and the paragraphs where it contradicts itself."""
        return frozenset(_spot(one) for one in self._faults_of(self.disclosure))

    def contradicts_itself(self, places: Iterable[Place]) -> bool:
        """Whether one of some places of it is told when it is checked by itself.

        Args:
            places: places of it, and others.
        """
        return any(place.document and _spot(place) in self._faults for place in places)

    def place(self, place: Place) -> Place:
        """A place of it, which says so.

        Args:
            place: where something stands in it.
        """
        return evolve(place, document=self.disclosure.path)


class PreviousDocuments:
    """All earlier documents that one is compared with.

    Args:
        context: the document that is checked.
        disclosures: the earlier ones.
        faults_of: gives the places where a document contradicts itself; it is asked where an
            earlier one has another figure.
    """

    def __init__(
        self, context: Context, disclosures: Sequence[Disclosure], faults_of: FaultsOf
    ) -> None:
        own = PastLines(context.disclosure)
        self._context = context
        self.all = tuple(PreviousDocument(context, own, one, faults_of) for one in disclosures)

    @cached_property
    def compared(self) -> tuple[PreviousDocument, ...]:
        """Those that belong to the document, each year and kind once: the first that is named."""
        found: dict[tuple[object, ...], PreviousDocument] = {}
        for one in self.all:
            if one.belonging.is_compared:
                found.setdefault((one.disclosure.year, one.disclosure.kind), one)
        return tuple(found.values())

    @cached_property
    def is_adjusted(self) -> bool:
        """Whether the document speaks of what makes figures of earlier years differ with right."""
        own = self._context.disclosure
        texts = [one.text for one in own.paragraphs]
        texts += [one.note for one in own.tables]
        return any(_ADJUSTED.search("".join(text.split())) for text in texts)


def _spot(place: Place) -> tuple[int | None, int | None]:
    """The row of a table, or the paragraph."""
    return (place.table, place.row) if place.table is not None else (None, place.paragraph)
