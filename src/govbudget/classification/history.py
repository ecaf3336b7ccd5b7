"""What became of a code between editions.

One table per scheme, ``codes/changes/*.csv``, says what changed from one budget year to the next.
Reading it forward and backward gives the same links, and links over several years are those of the
years between, one after the other.
"""

from __future__ import annotations

from collections import Counter
from functools import partial

from govbudget.base.records import evolve, frozen
from govbudget.base.viewed import repr_html
from govbudget.classification.borneout import BorneOut
from govbudget.classification.changelog import (
    CONFIDENCES,
    Change,
    ChangeKind,
    CodePlace,
    read_changes,
)
from govbudget.classification.movedparts import MovedPart, moved_parts
from govbudget.classification.openness import OpenList, open_list_of
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import WrongArgument, because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.catalogue import Catalogue
    from govbudget.classification.tree import Classification

__all__ = [
    "Change",
    "Comparison",
    "History",
    "NotKnown",
    "Step",
    "Trace",
    "Transition",
    "compare_trees",
]

_CERTAIN = len(CONFIDENCES)


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


class History:
    """The changes of one scheme, linked year by year.

    Args:
        catalogue: the catalogue that holds the editions.
        scheme: the list.
    """

    def __init__(self, catalogue: Catalogue, scheme: Scheme) -> None:
        self._catalogue = catalogue
        self.scheme = scheme
        self.changes = tuple(read_changes(catalogue.codes, scheme))
        self._borne_out = BorneOut(catalogue, scheme)
        self._of_year: dict[int, list[Change]] = {}
        for change in self.changes:
            self._of_year.setdefault(change.year, []).append(change)

    def _kept(self, year: int | None) -> int:
        """A year of which an edition is kept; without one that of the edition in force today."""
        return self._catalogue.edition(self.scheme, year).year

    def links(self, year: int) -> dict[str, dict[str, int]]:
        """What the codes of the year before are in a year, with how certain that is.

        Returns:
            For each code of the edition before, the codes that it became; those that only lived
            on became themselves.
        """
        return self._catalogue.once(("links", self.scheme, year), partial(self._link, year))

    def _link(self, year: int) -> dict[str, dict[str, int]]:
        before = self._catalogue.tree(self.scheme, year - 1)
        after = self._catalogue.tree(self.scheme, year)
        changed: dict[str, dict[str, int]] = {}
        arrived: set[str] = set()
        for change in self._of_year.get(year, ()):
            certain = CONFIDENCES.index(change.confidence)
            if not change.old_code:
                arrived.add(change.new_code)
                continue
            became = changed.setdefault(change.old_code, {})
            if change.new_code:
                became[change.new_code] = certain
        return {
            code: changed.get(
                code, {code: _CERTAIN} if code in after and code not in arrived else {}
            )
            for code in before
        }

    def _back(self, year: int) -> dict[str, dict[str, int]]:
        """What the codes of a year were in the year before, with how certain that is."""
        return self._catalogue.once(
            ("back", self.scheme, year), lambda: _backward(self.links(year))
        )

    def reach(self, first: int, second: int) -> dict[str, dict[str, int]]:
        """What the codes of one edition are in another, with how certain that is."""
        reached = {code: {code: _CERTAIN} for code in self._catalogue.tree(self.scheme, first)}
        for year in range(first + 1, second + 1):
            links = self.links(year)
            reached = {code: _onward(became, links) for code, became in reached.items()}
        for year in range(first, second, -1):
            links = self._back(year)
            reached = {code: _onward(became, links) for code, became in reached.items()}
        return reached

    def compare(self, first: int, second: int) -> Comparison:
        """Two editions beside each other: see :func:`changes`."""
        first, second = self._kept(first), self._kept(second)
        old = self._catalogue.tree(self.scheme, first)
        new = self._catalogue.tree(self.scheme, second)
        groups = _groups(self.reach(first, second), list(new))
        transitions = []
        for olds, news, certain in groups:
            before = tuple(CodePlace(code, old[code].name) for code in olds)
            after = tuple(CodePlace(code, new[code].name) for code in news)
            if not news:
                certain = self._path(olds[0], first, second)[0].confidence  # noqa: PLW2901
            elif not olds:
                certain = self._path(news[0], second, first)[0].confidence  # noqa: PLW2901
            known = first == second or (
                self._is_known(first, before) and self._is_known(second, after)
            )
            transitions.append(Transition(_kind(before, after), before, after, certain, known))
        transitions.sort(key=lambda one: (one.old or one.new)[0].code)
        # An edition is no other than itself, whatever of it is not known.
        editions = () if first == second else (first, second)
        open_lists = tuple(
            one
            for year in editions
            for _, one in sorted(self._catalogue.open_lists(self.scheme, year).items())
        )
        return Comparison(self.scheme, first, second, tuple(transitions), open_lists)

    def _is_known(self, year: int, places: tuple[CodePlace, ...]) -> bool:
        """Whether codes are known to have their names in a year."""
        return all(self._borne_out(year, place.code, place.name) for place in places)

    def trace(self, code: str, first: int, second: int) -> Trace:
        """The path of a code: see :func:`trace`."""
        path, codes = self._path(code, first, second)
        parts: list[MovedPart] = []
        for year, before, after in codes:
            parts += moved_parts(self._of_year.get(year, ()), before, after)
        return evolve(path, parts=tuple(parts))

    def _path(
        self, code: str, first: int, second: int
    ) -> tuple[Trace, list[tuple[int, set[str], set[str]]]]:
        """The path of a code, and for each year on it the codes before and in that year."""
        first, second = self._kept(first), self._kept(second)
        tree = self._catalogue.tree(self.scheme, first)
        at = {tree[code].code}
        steps = [Step(first, (CodePlace(code, tree[code].name),))]
        passed: list[Change] = []
        codes: list[tuple[int, set[str], set[str]]] = []
        unknown = [] if self._is_known(first, steps[0].places) else [first]
        forward = second >= first
        for year in range(first + 1, second + 1) if forward else range(first, second, -1):
            links = self.links(year) if forward else self._back(year)
            passed += [
                change
                for change in self._of_year.get(year, ())
                if (change.old_code if forward else change.new_code) in at
            ]
            following = {became for one in at for became in links.get(one, {})}
            codes.append((year, *((at, following) if forward else (following, at))))
            at = following
            here = year if forward else year - 1
            edition = self._catalogue.tree(self.scheme, here)
            places = tuple(CodePlace(one, edition[one].name) for one in sorted(at))
            if not self._is_known(here, places):
                unknown.append(here)
            if places != steps[-1].places:
                steps.append(Step(here, places))
        weakest = min((CONFIDENCES.index(one.confidence) for one in passed), default=_CERTAIN)
        sure = _word(weakest)
        path = Trace(code, self.scheme, tuple(steps), tuple(passed), sure, tuple(unknown))
        return path, codes

    def former(self, year: int) -> Iterator[tuple[CodePlace, int, frozenset[str]]]:
        """Every place that ended before a year: its last year, and its codes in the year."""
        ended: dict[tuple[int, CodePlace], set[str]] = {}
        by_year: dict[int, dict[str, set[str]]] = {}
        for change in self.changes:
            if change.old_code:
                became = {change.new_code} - {""}
                by_year.setdefault(change.year, {}).setdefault(change.old_code, set()).update(
                    became
                )
                place = CodePlace(change.old_code, change.old_name)
                ended.setdefault((change.year, place), set()).update(became)
        for (since, place), now in ended.items():
            if since > year:
                continue
            for later in range(since + 1, year + 1):
                moved = by_year.get(later, {})
                now = {became for code in now for became in moved.get(code, {code})}  # noqa: PLW2901
            yield place, since - 1, frozenset(now)

    def later(self, year: int) -> Iterator[tuple[CodePlace, int, frozenset[str]]]:
        """Every place that began after a year: its first year, and its codes in the year."""
        began: dict[tuple[int, CodePlace], set[str]] = {}
        by_year: dict[int, dict[str, set[str]]] = {}
        for change in self.changes:
            if change.new_code and change.year > year:
                was = {change.old_code} - {""}
                by_year.setdefault(change.year, {}).setdefault(change.new_code, set()).update(was)
                place = CodePlace(change.new_code, change.new_name)
                began.setdefault((change.year, place), set()).update(was)
        for (since, place), was in began.items():
            for earlier in range(since - 1, year, -1):
                moved = by_year.get(earlier, {})
                was = {old for code in was for old in moved.get(code, {code})}  # noqa: PLW2901
            yield place, since, frozenset(was)


def _onward(became: dict[str, int], links: dict[str, dict[str, int]]) -> dict[str, int]:
    onward: dict[str, int] = {}
    for code, certain in became.items():
        for following, also in links.get(code, {}).items():
            onward[following] = max(onward.get(following, -1), min(certain, also))
    return onward


def _backward(links: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    back: dict[str, dict[str, int]] = {}
    for old, became in links.items():
        for new, certain in became.items():
            back.setdefault(new, {})[old] = certain
    return back


def _groups(
    reached: dict[str, dict[str, int]], news: list[str]
) -> Iterator[tuple[list[str], list[str], str]]:
    """Old and new codes that hang together, with the lowest certainty of their links."""
    back = _backward(reached)
    left = dict.fromkeys(reached)
    for start in reached:
        if start not in left:
            continue
        olds, found, frontier = {start}, set[str](), [start]
        while frontier:
            old = frontier.pop()
            left.pop(old, None)
            for new in reached[old]:
                if new not in found:
                    found.add(new)
                    fresh = [one for one in back[new] if one not in olds]
                    olds.update(fresh)
                    frontier += fresh
        certain = min((c for old in olds for c in reached[old].values()), default=_CERTAIN)
        yield sorted(olds), sorted(found), _word(certain)
    for new in news:
        if new not in back:
            yield [], [new], _word(_CERTAIN)


def _kind(old: tuple[CodePlace, ...], new: tuple[CodePlace, ...]) -> ChangeKind:
    if not old or not new:
        return ChangeKind.REMOVED if old else ChangeKind.ADDED
    if len(old) == len(new) == 1:
        if old == new:
            return ChangeKind.SAME
        same = old[0].code == new[0].code
        return ChangeKind.RENAMED if same else ChangeKind.MOVED
    return ChangeKind.MERGED if len(old) >= len(new) else ChangeKind.SPLIT


def _word(certain: int) -> str:
    return CONFIDENCES[min(certain, _CERTAIN - 1)]


def compare_trees(first: Classification, second: Classification) -> Comparison:
    """Two trees beside each other, code by code, without any knowledge of changes.

    What has another code is removed here and added there; this is how a list that somebody else
    made is compared with an edition.

    Raises:
        WrongArgument: they are of different schemes.
    """
    if first.scheme is not second.scheme:
        reason = because("argument.scheme", first=first.scheme.value)
        raise WrongArgument("second", second.scheme.value, reason)
    transitions = []
    for code in sorted({*first, *second}):
        old, new = (
            (CodePlace(code, tree[code].name),) if code in tree else () for tree in (first, second)
        )
        absent = [tree for tree, places in ((first, old), (second, new)) if not places]
        known = not any(open_list_of(tree, code) for tree in absent)
        transitions.append(Transition(_kind(old, new), old, new, CONFIDENCES[-1], known))
    open_lists = tuple(
        one for tree in (first, second) for _, one in sorted(tree.open_lists.items())
    )
    return Comparison(first.scheme, first.year, second.year, tuple(transitions), open_lists)
