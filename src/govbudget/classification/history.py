"""What became of a code between editions.

One table per scheme, ``codes/changes/*.csv``, says what changed from one budget year to the next.
Reading it forward and backward gives the same links, and links over several years are those of the
years between, one after the other.
"""

from __future__ import annotations

from functools import partial

from govbudget.base.records import evolve
from govbudget.classification.borneout import BorneOut
from govbudget.classification.changelog import (
    CONFIDENCES,
    Change,
    CodePlace,
    read_changes,
)
from govbudget.classification.codelinks import (
    CERTAIN,
    backward,
    confidence_of,
    kind_of,
    linked_groups,
    onward,
)
from govbudget.classification.movedparts import MovedPart, moved_parts
from govbudget.classification.transitions import Comparison, Step, Trace, Transition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.catalogue import Catalogue
    from govbudget.classification.vocabulary import Scheme

__all__ = ["Change", "History"]


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
                code, {code: CERTAIN} if code in after and code not in arrived else {}
            )
            for code in before
        }

    def _back(self, year: int) -> dict[str, dict[str, int]]:
        """What the codes of a year were in the year before, with how certain that is."""
        return self._catalogue.once(("back", self.scheme, year), lambda: backward(self.links(year)))

    def reach(self, first: int, second: int) -> dict[str, dict[str, int]]:
        """What the codes of one edition are in another, with how certain that is."""
        reached = {code: {code: CERTAIN} for code in self._catalogue.tree(self.scheme, first)}
        for year in range(first + 1, second + 1):
            links = self.links(year)
            reached = {code: onward(became, links) for code, became in reached.items()}
        for year in range(first, second, -1):
            links = self._back(year)
            reached = {code: onward(became, links) for code, became in reached.items()}
        return reached

    def compare(self, first: int, second: int) -> Comparison:
        """Two editions beside each other: see :func:`changes`."""
        first, second = self._kept(first), self._kept(second)
        old = self._catalogue.tree(self.scheme, first)
        new = self._catalogue.tree(self.scheme, second)
        groups = linked_groups(self.reach(first, second), list(new))
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
            transitions.append(Transition(kind_of(before, after), before, after, certain, known))
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
        weakest = min((CONFIDENCES.index(one.confidence) for one in passed), default=CERTAIN)
        sure = confidence_of(weakest)
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
