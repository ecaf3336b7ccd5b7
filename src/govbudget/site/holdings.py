"""The editions that a site shows, and what is known of each code in them."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from govbudget.classification.borneout import BorneOut
from govbudget.classification.changelog import ChangeKind
from govbudget.classification.vocabulary import Scheme
from govbudget.correspondence_files import kept_files
from govbudget.correspondences import correspondence
from govbudget.searchtexts import ALIAS_COLUMNS, PINYIN_COLUMNS
from govbudget.site.records import Answer, CodeFacts, CodeRun, YearState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govbudget.classification.catalogue import Catalogue
    from govbudget.classification.changelog import Change, CodePlace
    from govbudget.classification.entry import Entry
    from govbudget.classification.evidence import Sighting, Source
    from govbudget.classification.localcodes import LocalCode
    from govbudget.classification.tree import Classification
    from govbudget.crosswalks import Correspondence, Pair
    from govbudget.terms import Term

__all__ = ["Holdings", "holdings_of", "holdings_of_tree"]

_Trees = dict[Scheme, dict[int, "Classification"]]


def holdings_of(catalogue: Catalogue, year: int | None) -> Holdings:
    """The editions of a catalogue, of one year or of all.

    Args:
        catalogue: the tables.
        year: the budget year; None for all that are kept.

    Raises:
        UnknownEdition: no edition of that year is kept.
    """
    trees = {
        scheme: {
            one: catalogue.tree(scheme, one)
            for one in (catalogue.years(scheme) if year is None else (year,))
        }
        for scheme in catalogue.schemes_in(year)
    }
    return Holdings(trees, catalogue, is_own=False)


def holdings_of_tree(catalogue: Catalogue, tree: Classification) -> Holdings:
    """A list of somebody's own, as the one edition of a site.

    Args:
        catalogue: the tables that know how names are spelt.
        tree: the list.
    """
    return Holdings({tree.scheme: {tree.year: tree}}, catalogue, is_own=True)


class Holdings:
    """The editions that a site shows, and the tables beside them.

    Args:
        trees: the editions by scheme and year.
        catalogue: the tables.
        is_own: whether it is a list of somebody's own, of which the tables know nothing.

    Attributes:
        trees: the editions by scheme and year.
        catalogue: the tables.
        is_own: whether it is a list of somebody's own.
    """

    def __init__(self, trees: _Trees, catalogue: Catalogue, *, is_own: bool) -> None:
        self.trees = trees
        self.catalogue = catalogue
        self.is_own = is_own

    def newest(self, scheme: Scheme) -> Classification:
        """The newest edition of a scheme."""
        return self.trees[scheme][max(self.trees[scheme])]

    @cached_property
    def codes(self) -> Mapping[Scheme, Mapping[str, tuple[Entry, ...]]]:
        """The entries of every code of a scheme, in code order, the oldest first."""
        found: dict[Scheme, dict[str, list[Entry]]] = {}
        for scheme, trees in self.trees.items():
            by_code: dict[str, list[Entry]] = {}
            for _, tree in sorted(trees.items()):
                for entry in tree.entries:
                    by_code.setdefault(entry.code, []).append(entry)
            found[scheme] = dict(sorted(by_code.items()))
        return {
            scheme: {code: tuple(entries) for code, entries in by_code.items()}
            for scheme, by_code in found.items()
        }

    def has(self, code: str) -> bool:
        """Whether the site has a page of a code."""
        scheme = Scheme.of_code(code)
        return scheme is not None and code in self.codes.get(scheme, ())

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The documents that sightings and definitions name, by id."""
        return self.catalogue.sources

    @cached_property
    def pinyin(self) -> Mapping[str, str]:
        """How names are spelt."""
        return dict(self.catalogue.codes.rows("pinyin.csv", PINYIN_COLUMNS))

    @cached_property
    def _aliases(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        if not self.is_own:
            for alias, scheme, code, _ in self.catalogue.codes.rows("aliases.csv", ALIAS_COLUMNS):
                found[scheme, code] = (*found.get((scheme, code), ()), alias)
        return found

    @cached_property
    def correspondences(self) -> tuple[Correspondence, ...]:
        """The correspondences of the schemes that the site holds."""
        if self.is_own:
            return ()
        held = {scheme.value for scheme in self.trees}
        kept = sorted(kept_files(self.catalogue.codes))
        return tuple(
            correspondence(source, target, catalogue=self.catalogue)
            for source, target in kept
            if source in held and (target in held or target not in {*Scheme})
        )

    @cached_property
    def _pairs(self) -> Mapping[tuple[str, str, bool], Mapping[str, list[Pair]]]:
        """The pairs of each correspondence by the code on either side."""
        found: dict[tuple[str, str, bool], dict[str, list[Pair]]] = {}
        for one in self.correspondences:
            for turned in (False, True):
                by_code: dict[str, list[Pair]] = defaultdict(list)
                for pair in one:
                    by_code[pair.target if turned else pair.source].append(pair)
                found[one.source, one.target, turned] = by_code
        return found

    @cached_property
    def _changes(self) -> Mapping[Scheme, Mapping[str, list[Change]]]:
        found: dict[Scheme, dict[str, list[Change]]] = {}
        for scheme in self.trees:
            by_code: dict[str, list[Change]] = defaultdict(list)
            for change in () if self.is_own else self.catalogue.history(scheme).changes:
                for code in {change.old_code, change.new_code} - {""}:
                    by_code[code].append(change)
            found[scheme] = by_code
        return found

    @cached_property
    def _sightings(self) -> Mapping[Scheme, Mapping[str, list[Sighting]]]:
        found: dict[Scheme, dict[str, list[Sighting]]] = {}
        for scheme in self.trees:
            by_code: dict[str, list[Sighting]] = defaultdict(list)
            for one in () if self.is_own else self.catalogue.sightings(scheme):
                by_code[one.code].append(one)
            found[scheme] = by_code
        return found

    @cached_property
    def _borne_out(self) -> Mapping[Scheme, BorneOut]:
        return {scheme: BorneOut(self.catalogue, scheme) for scheme in self.trees}

    def facts(self, scheme: Scheme) -> Iterator[CodeFacts]:
        """All that is known of each code of a scheme, in code order."""
        newest = self.newest(scheme).year
        for code, entries in self.codes[scheme].items():
            changes = tuple(self._changes[scheme].get(code, ()))
            last = entries[-1]
            yield CodeFacts(
                scheme,
                code,
                tuple(self._state(entry) for entry in entries),
                newest,
                self._ended.get(code, ()),
                code in self.moved,
                changes,
                tuple(self._answers(scheme, code)),
                tuple(sorted(self._sightings[scheme].get(code, ()), key=_when, reverse=True)),
                self._aliases.get((scheme.value, code), ()),
                self.pinyin.get(last.name, ""),
                () if self.is_own else self._terms.get(code, ()),
                () if self.is_own else self._local.get(code, ()),
            )

    def _state(self, entry: Entry) -> YearState:
        if self.is_own:
            return YearState(entry, is_known=True, open_list=None)
        known = self._borne_out[entry.scheme](entry.year, entry.code, entry.name)
        open_list = None
        if entry.level < entry.scheme.deepest:
            open_list = self.catalogue.open_lists(entry.scheme, entry.year).get(entry.code)
        return YearState(entry, known, open_list)

    @cached_property
    def _ended(self) -> Mapping[str, tuple[CodePlace, ...]]:
        """What the codes are in the newest edition that the site holds, which ended before it."""
        return {
            code: self.catalogue.history(scheme)
            .trace(code, entries[-1].year, max(self.trees[scheme]))
            .end
            for scheme, by_code in self.codes.items()
            for code, entries in by_code.items()
            if entries[-1].year < max(self.trees[scheme])
        }

    @cached_property
    def moved(self) -> frozenset[str]:
        """The codes that ended by being given another one, and are one code now."""
        return frozenset(
            code
            for code, became in self._ended.items()
            if len(became) == 1 and self._was_moved(code)
        )

    def _was_moved(self, code: str) -> bool:
        scheme = Scheme.of(code)
        since = self.codes[scheme][code][-1].year + 1
        ends = [one for one in self._changes[scheme][code] if one.old_code == code]
        kinds = [one.kind for one in ends if one.year == since]
        return kinds == [ChangeKind.MOVED]

    def _answers(self, scheme: Scheme, code: str) -> Iterator[Answer]:
        for (source, target, turned), pairs in self._pairs.items():
            if scheme.value != (target if turned else source):
                continue
            through = code
            while through and through not in pairs:
                through = through[:-2] if len(through) > 3 else ""  # noqa: PLR2004  a 类 has 3
            if through:
                yield Answer(source, target, through, turned, tuple(pairs[through]))

    @cached_property
    def _terms(self) -> Mapping[str, tuple[tuple[int, Term], ...]]:
        found: dict[str, tuple[tuple[int, Term], ...]] = {}
        for number, term in enumerate(self.catalogue.glossary.terms, 1):
            for code in {term.code, *term.related} - {""}:
                found[code] = (*found.get(code, ()), (number, term))
        return found

    @cached_property
    def _local(self) -> Mapping[str, tuple[LocalCode, ...]]:
        found: dict[str, tuple[LocalCode, ...]] = {}
        for places in self.catalogue.local_codes.values():
            for one in places:
                found[one.code[:-2]] = (*found.get(one.code[:-2], ()), one)
        return found

    def runs(self, scheme: Scheme, code: str) -> list[CodeRun]:
        """The runs of years in which a code had one name."""
        found: list[CodeRun] = []
        for entry in self.codes[scheme].get(code, ()):
            known = {entry.year} if self._state(entry).is_known else set()
            if found and found[-1].last == entry.year - 1 and found[-1].name == entry.name:
                run = found.pop()
                found.append(
                    CodeRun(code, run.name, run.name_en, run.first, entry.year, run.known | known)
                )
            else:
                found.append(
                    CodeRun(
                        code, entry.name, entry.name_en, entry.year, entry.year, frozenset(known)
                    )
                )
        return found

    def changes_of(self, scheme: Scheme, code: str) -> list[Change]:
        """The changes that a code took part in, by year."""
        return self._changes[scheme].get(code, [])


def _when(one: Sighting) -> tuple[int, str, str]:
    return one.year or 0, one.kind.value, one.name
