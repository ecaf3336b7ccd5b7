"""What a site is made of: the facts of each code in all its years."""

from __future__ import annotations

from attrs import frozen

from govbudget.classification.changelog import Change, CodePlace
from govbudget.classification.entry import Entry
from govbudget.classification.evidence import Sighting
from govbudget.classification.localcodes import LocalCode
from govbudget.classification.openness import OpenList
from govbudget.classification.vocabulary import Scheme
from govbudget.crosswalks import Pair
from govbudget.terms import Term

__all__ = ["Answer", "CodeFacts", "CodeRun", "MadeSite", "YearState"]


@frozen(slots=True)
class MadeSite:
    """What was written.

    Attributes:
        folder: where it stands.
        pages: how many pages people read.
        files: how many files in all.
        bytes: how much they hold together.
        removed: how many files of an earlier site are no longer made, and were removed.

    .. versionadded:: 0.2.0
    """

    folder: str
    pages: int
    files: int
    bytes: int
    removed: int


@frozen(slots=True)
class YearState:
    """A code in the edition of a year.

    Attributes:
        entry: the entry.
        is_known: whether the edition was put together by itself, or a document bears the row out.
        open_list: why something may stand below that is not known here; None where all is.
    """

    entry: Entry
    is_known: bool
    open_list: OpenList | None

    @property
    def year(self) -> int:
        """The budget year."""
        return self.entry.year


@frozen(slots=True)
class CodeRun:
    """The years in which a code had one name, without a gap.

    Attributes:
        code: the code.
        name: its name in them.
        name_en: its English name in them.
        first: the first year.
        last: the last year.
        known: the years that are settled or borne out by a document.
    """

    code: str
    name: str
    name_en: str
    first: int
    last: int
    known: frozenset[int]


@frozen(slots=True)
class Answer:
    """What a code answers to in another classification.

    Attributes:
        source: the scheme of the correspondence.
        target: what it is made with.
        through: the code whose pairs these are: the code itself or one above it.
        is_reversed: whether the code stands on the side of the targets.
        pairs: the pairs.
    """

    source: str
    target: str
    through: str
    is_reversed: bool
    pairs: tuple[Pair, ...]


@frozen(slots=True)
class CodeFacts:
    """All that is known of a code, in all years that the site holds.

    Attributes:
        scheme: the list.
        code: the code.
        states: what holds in each year, the oldest first.
        newest: the newest edition of the scheme that the site holds.
        became: where the code is in that edition, if it ended before; none where it ended for good.
        is_moved: whether it ended by being given another code, and is one code now.
        changes: the changes that it took part in.
        answers: what it answers to in other classifications.
        sightings: where it has been seen, under any of its names.
        aliases: what people call it.
        pinyin: the spelling of its newest name; empty where it is not known.
        terms: the terms of the glossary that define or cover it, with their numbers.
        local: the codes that places have added directly below it.
    """

    scheme: Scheme
    code: str
    states: tuple[YearState, ...]
    newest: int
    became: tuple[CodePlace, ...]
    is_moved: bool
    changes: tuple[Change, ...]
    answers: tuple[Answer, ...]
    sightings: tuple[Sighting, ...]
    aliases: tuple[str, ...]
    pinyin: str
    terms: tuple[tuple[int, Term], ...]
    local: tuple[LocalCode, ...]

    @property
    def entry(self) -> Entry:
        """The entry in the newest edition that has the code."""
        return self.states[-1].entry

    @property
    def rows(self) -> list[tuple[YearState, int]]:
        """The years, the newest first, each with for how many rows its name stands.

        It is 0 where the name stands in a row above.
        """
        found: list[tuple[YearState, int]] = []
        shown = 0
        for one in reversed(self.states):
            entry = found[shown][0].entry if found else None
            if entry is not None and entry.name == one.entry.name:
                found[shown] = found[shown][0], found[shown][1] + 1
                found.append((one, 0))
            else:
                shown = len(found)
                found.append((one, 1))
        return found

    @property
    def is_current(self) -> bool:
        """Whether the newest edition has the code."""
        return self.states[-1].year == self.newest
