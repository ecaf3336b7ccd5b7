"""What codes of an edition answer to in another classification, as roll-ups need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.catalogue import shipped
from govbudget.classification.vocabulary import Scheme
from govbudget.classification.words import unknown
from govbudget.correspondences import classifications, correspondence
from govbudget.errors import UnknownScheme
from govbudget.external_lists import external_names
from govbudget.restating.destinations import destinations
from govbudget.rollups.international import InternationalTree, international

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govbudget.crosswalks import Pair

__all__ = ["Answers", "CodeAnswer", "answers_of", "classification_named"]

_WHOLLY = ("exact", "narrower")


@frozen(slots=True)
class CodeAnswer:
    """What a code answers to.

    Attributes:
        targets: the codes that it answers to, in order; none where nothing does.
        in_part: whether nothing answers to a part of it.
        through: the codes that the correspondence names for it: itself, or entries above it.
        partial: whether the pair with its one code says that it is of that only in the main.
        reason: why nothing answers to it, or to a part of it, in Chinese.
    """

    targets: tuple[str, ...]
    in_part: bool
    through: tuple[str, ...]
    partial: bool
    reason: str

    @property
    def key(self) -> str:
        """The codes of the group that it is kept in, joined."""
        return "+".join((*self.targets, *(("?",) if self.in_part else ())))


class Answers:
    """What the codes of an edition answer to, each worked out once.

    A code of another year than the correspondence speaks of answers to what it is then.

    Args:
        scheme: the scheme of the codes.
        year: the year of their edition.
        target: the other classification.
        unit: leave out the pairs that do not hold for such a unit.

    Attributes:
        target: the other classification.
        target_year: the year of its version or edition.
        names: the names of its codes, in Chinese and English.

    Raises:
        UnknownCorrespondence: none is kept between the two.
    """

    def __init__(self, scheme: Scheme, year: int, target: str, unit: str | None) -> None:
        found = correspondence(scheme.value, target)
        self.target = target
        self._year = found.year
        self._pairs: dict[str, list[Pair]] = {}
        for pair in found.pairs:
            # A code whose pairs are all of other units is named, and nothing answers to it.
            own = self._pairs.setdefault(pair.source, []) if pair.source else []
            if unit is None or pair.unit in ("", unit):
                own.append(pair)
        self._became: Mapping[str, tuple[str, ...]] = {}
        if year != found.year:
            moved = destinations(scheme, year, found.year)
            self._became = {code: one.places for code, one in moved.items()}
        self._known: dict[str, CodeAnswer] = {}
        self._tree: InternationalTree | None = None
        if target in external_names(shipped()):
            self._tree = international(target)
            self.target_year = self._tree.year
            self.names = {code: (one.name, one.name_en) for code, one in self._tree.items()}
        else:
            other = shipped().tree(Scheme(target), found.year)
            self.target_year = found.year
            self.names = {code: (other[code].name, other[code].name_en) for code in other}

    def of(self, code: str) -> CodeAnswer:
        """What a code answers to.

        Args:
            code: the code, as its edition has it.
        """
        if code not in self._known:
            self._known[code] = self._answer(self._became.get(code, (code,)))
        return self._known[code]

    def _answer(self, places: tuple[str, ...]) -> CodeAnswer:
        through = tuple(dict.fromkeys(filter(None, map(self._through, places))))
        pairs = [pair for one in through for pair in self._pairs[one]]
        targets = tuple(sorted({pair.target for pair in pairs if pair.target}))
        # What ended, and what the correspondence does not name, answers to nothing.
        lost = not pairs or any(not self._through(one) for one in places)
        in_part = lost or any(not pair.target for pair in pairs)
        partial = len(targets) == 1 and any(pair.relation not in _WHOLLY for pair in pairs)
        reasons = dict.fromkeys(pair.reason for pair in pairs if not pair.target)
        reason = "；".join(filter(None, reasons))
        return CodeAnswer(targets, in_part, through, partial and not in_part, reason)

    def _through(self, place: str) -> str:
        above = (place[:digits] for digits in range(len(place), 2, -2))
        return next((one for one in above if one in self._pairs), "")

    def above(self, target: str) -> str:
        """The code right above a code of the other classification; empty where there is none.

        Args:
            target: the code.
        """
        if self._tree is not None:
            return self._tree[target].parent
        return target[:-2] if target[:-2] in self.names else ""

    def path(self, target: str) -> tuple[str, ...]:
        """The codes from the root down to a code of the other classification.

        Args:
            target: the code.
        """
        found = [target]
        while above := self.above(found[-1]):
            found.append(above)
        return tuple(reversed(found))


def answers_of(scheme: Scheme, year: int, target: object, unit: str | None) -> Answers:
    """What the codes of an edition answer to in another classification.

    Args:
        scheme: the scheme of the codes.
        year: the year of their edition.
        target: the other classification, or a scheme, in any form that :meth:`Scheme.of` reads.
        unit: leave out the pairs that do not hold for such a unit.

    Raises:
        UnknownWord: no classification is called that; the error proposes the nearest.
        UnknownCorrespondence: none is kept between the two.
    """
    name = classification_named(target)
    return shipped().once(
        ("answers", scheme, year, name, unit), lambda: Answers(scheme, year, name, unit)
    )


def classification_named(target: object) -> str:
    """The name of a classification that codes can be converted to.

    Args:
        target: what it is called, or a scheme, in any form that :meth:`Scheme.of` reads.

    Raises:
        UnknownWord: no classification is called that; the error proposes the nearest.
    """
    known = classifications()
    try:
        return Scheme.of(target if isinstance(target, str) else "").value
    except UnknownScheme:
        name = target.strip().casefold() if isinstance(target, str) else ""
        if name not in known:
            raise unknown("classification", target, {one: one for one in known}) from None
        return name
