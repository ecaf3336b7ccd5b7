"""The classifications as linked data: what is said of each resource, for Turtle and JSON-LD alike.

Concepts, labels and notes are those of SKOS, levels, versions and correspondences those of XKOS
(https://rdf-vocabulary.ddialliance.org/xkos.html). Each edition is a concept scheme of its own, so
that what stands above a code is that of its year.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.vocabulary import Level, Scheme
from govbudget.errors import WrongArgument, because
from govbudget.exporting.linked_terms import Iri, LinkedTerm, LinkedText, Members, Resource
from govbudget.exporting.records import Dataset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.exporting.records import ExportedEdition, ExportedEntry, Value

__all__ = ["PREFIXES", "address", "check_base", "concept_of", "resources_of"]

#: The vocabularies that are used, by their prefixes.
PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xkos": "http://rdf-vocabulary.ddialliance.org/xkos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# How the target stands to the source, as SKOS calls it from the source.
_MATCHES = {
    "exact": "skos:exactMatch",
    "narrower": "skos:broadMatch",
    "broader": "skos:narrowMatch",
    "partial": "skos:relatedMatch",
}


_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x1f]*(?<=[:/#])")


def resources_of(dataset: Dataset, base: str) -> Iterator[Resource]:
    """Every resource of an export, the editions before their entries.

    Args:
        dataset: what is exported.
        base: what addresses begin with.

    Raises:
        WrongArgument: nothing can begin with it that is an address.
    """
    check_base(base)
    graph = _Graph(dataset, base)
    for edition in dataset.header.editions:
        yield from graph.edition(edition)
    yield from graph.others()
    yield from graph.changes()
    yield from graph.pairs()


def check_base(base: str) -> None:
    """Refuse what no address can begin with.

    Args:
        base: what addresses are to begin with.

    Raises:
        WrongArgument: nothing can begin with it that is an address.
    """
    if not _BASE.fullmatch(base):
        raise WrongArgument("base", repr(base), because("argument.base"))


def address(base: str, *parts: object) -> Iri:
    """The address of a resource by the parts of its path.

    Args:
        base: what addresses begin with.
        parts: the parts of the path.
    """
    between = ":" if base.startswith("urn:") else "/"
    return Iri(base + between.join(map(str, parts)))


def concept_of(one: ExportedEntry, year: int, base: str, *, is_top: bool | None = None) -> Resource:
    """An entry of an edition as a concept.

    Args:
        one: the entry.
        year: the budget year of the edition.
        base: what addresses begin with.
        is_top: whether nothing stands above it; without it, where it has no parent.
    """
    edition = address(base, one.scheme.value, year)
    label = LinkedText(one.name or one.code, "zh")
    english = (LinkedText(one.name_en, "en"),) if one.name_en else ()
    said: list[tuple[str, tuple[LinkedTerm, ...]]] = [
        ("skos:notation", (LinkedText(one.code),)),
        ("skos:prefLabel", (label, *english)),
        ("skos:inScheme", (edition,)),
    ]
    if is_top or (is_top is None and not one.parent):
        said.append(("skos:topConceptOf", (edition,)))
    else:
        said.append(("skos:broader", (address(base, one.scheme.value, year, one.parent),)))
    if one.definition:
        said.append(("skos:definition", (LinkedText(one.definition, "zh"),)))
    if one.note:
        said.append(("skos:editorialNote", (LinkedText(one.note, "zh"),)))
    return Resource(address(base, one.scheme.value, year, one.code), "skos:Concept", tuple(said))


@frozen
class _Graph:
    dataset: Dataset
    base: str

    def at(self, *parts: object) -> Iri:
        """The address of a resource by the parts of its path."""
        return address(self.base, *parts)

    def edition(self, edition: ExportedEdition) -> Iterator[Resource]:
        """A concept scheme, its levels, its concepts."""
        header, year = self.dataset.header, edition.year
        here = self.at(edition.scheme.value, year)
        entries = tuple(self.dataset.in_edition(edition))
        depths = sorted({one.level for one in entries})
        levels = {depth: self.at(edition.scheme.value, year, f"level{depth}") for depth in depths}
        codes = {one.code for one in entries}
        chinese = f"{edition.scheme.chinese}（{year}年）"
        english = f"{edition.scheme.value.replace('_', ' ')} classification {year}"
        said: list[tuple[str, tuple[LinkedTerm, ...]]] = [
            ("dct:title", (LinkedText(chinese, "zh"), LinkedText(english, "en"))),
            ("owl:versionInfo", (LinkedText(f"{year}.{edition.revision}"),)),
            ("dct:identifier", (LinkedText(edition.digest),)),
            ("dct:issued", (LinkedText(header.date, type="xsd:date"),)),
            ("dct:license", (Iri(f"https://spdx.org/licenses/{header.licence}"),)),
            ("dct:source", (LinkedText(f"govbudget {header.version}"),)),
            ("xkos:numberOfLevels", (LinkedText(str(len(depths)), type="xsd:integer"),)),
            ("xkos:levels", (Members(tuple(levels.values())),)),
        ]
        if edition.note:
            said.append(("skos:editorialNote", (LinkedText(edition.note, "en"),)))
        before = [
            one.year
            for one in self.dataset.header.editions
            if one.scheme is edition.scheme and one.year < year
        ]
        if before:
            earlier = self.at(edition.scheme.value, max(before))
            said += [("xkos:follows", (earlier,)), ("xkos:supersedes", (earlier,))]
        tops = tuple(
            self.at(edition.scheme.value, year, one.code)
            for one in entries
            if one.parent not in codes
        )
        said.append(("skos:hasTopConcept", tops))
        yield Resource(here, "skos:ConceptScheme", tuple(said))
        for depth, address in levels.items():
            members = tuple(
                self.at(edition.scheme.value, year, one.code)
                for one in entries
                if one.level == depth
            )
            level = Level(depth)
            yield Resource(
                address,
                "xkos:ClassificationLevel",
                (
                    (
                        "skos:prefLabel",
                        (LinkedText(level.chinese, "zh"), LinkedText(level.english, "en")),
                    ),
                    ("xkos:depth", (LinkedText(str(depth), type="xsd:integer"),)),
                    ("skos:member", members),
                ),
            )
        for one in entries:
            yield concept_of(one, year, self.base, is_top=one.parent not in codes)

    def _records(self, table: str) -> Iterator[dict[str, Value]]:
        found = self.dataset.tables.get(table)
        return found.records() if found is not None else iter(())

    def others(self) -> Iterator[Resource]:
        """The classifications that are no schemes, as far as a correspondence names their codes."""
        named: dict[str, dict[str, str]] = {}
        for one in self._records("correspondences"):
            for side in ("source", "target"):
                scheme, code = one[f"{side}_scheme"], one[side]
                if scheme not in {*Scheme} and code:
                    named.setdefault(str(scheme), {})[str(code)] = str(one[f"{side}_name"] or code)
        for scheme, codes in named.items():
            here = self.at(scheme)
            title = (LinkedText(scheme.upper(), "en"),)
            yield Resource(here, "skos:ConceptScheme", (("dct:title", title),))
            for code, name in sorted(codes.items()):
                yield Resource(
                    self.at(scheme, code),
                    "skos:Concept",
                    (
                        ("skos:notation", (LinkedText(code),)),
                        ("skos:prefLabel", (LinkedText(name, "zh"),)),
                        ("skos:inScheme", (here,)),
                        ("skos:topConceptOf", (here,)),
                    ),
                )

    def changes(self) -> Iterator[Resource]:
        """What became of the codes from one edition to the next, where both are there."""
        there = {(one.scheme.value, one.year) for one in self.dataset.header.editions}
        made: dict[tuple[str, int], list[Iri]] = {}
        for number, one in enumerate(self._records("changes"), 1):
            scheme, year = str(one["scheme"]), int(one["year"] or 0)
            if not {(scheme, year), (scheme, year - 1)} <= there:
                continue
            here = self.at(scheme, year, f"change{number}")
            said: list[tuple[str, tuple[LinkedTerm, ...]]] = [
                ("skos:note", (LinkedText(str(one["kind"]), "en"),))
            ]
            if one["old_code"]:
                old = self.at(scheme, year - 1, one["old_code"])
                said.append(("xkos:sourceConcept", (old,)))
            if one["new_code"]:
                said.append(("xkos:targetConcept", (self.at(scheme, year, one["new_code"]),)))
            made.setdefault((scheme, year), []).append(here)
            yield Resource(here, "xkos:ConceptAssociation", tuple(said))
        for (scheme, year), associations in made.items():
            yield Resource(
                self.at(scheme, year, "changes"),
                "xkos:Correspondence",
                (
                    ("xkos:compares", (self.at(scheme, year - 1), self.at(scheme, year))),
                    ("xkos:madeOf", tuple(associations)),
                ),
            )

    def pairs(self) -> Iterator[Resource]:
        """Which codes answer to which: in the newest edition of each scheme that is there."""
        newest = {one.scheme.value: one for one in self.dataset.header.editions}
        codes = {
            name: {entry.code for entry in self.dataset.in_edition(edition)}
            for name, edition in newest.items()
        }

        def side(scheme: str, code: Value) -> Iri | None:
            if not code:
                return None
            if scheme not in {*Scheme}:
                return self.at(scheme, code)
            there = code in codes.get(scheme, ())
            return self.at(scheme, newest[scheme].year, code) if there else None

        made: dict[tuple[str, str], list[Iri]] = {}
        for number, one in enumerate(self._records("correspondences"), 1):
            names = str(one["source_scheme"]), str(one["target_scheme"])
            source, target = side(names[0], one["source"]), side(names[1], one["target"])
            if source is None or target is None:
                continue
            here = self.at("-".join(names), f"pair{number}")
            said: list[tuple[str, tuple[LinkedTerm, ...]]] = [
                ("xkos:sourceConcept", (source,)),
                ("xkos:targetConcept", (target,)),
                ("skos:note", (LinkedText(f"{one['relation']}, {one['confidence']}", "en"),)),
            ]
            if one["unit"]:
                said.append(("skos:scopeNote", (LinkedText(str(one["unit"]), "en"),)))
            if one["reason"]:
                said.append(("skos:editorialNote", (LinkedText(str(one["reason"]), "zh"),)))
            made.setdefault(names, []).append(here)
            yield Resource(here, "xkos:ConceptAssociation", tuple(said))
            if not one["unit"]:
                match = _MATCHES[str(one["relation"])]
                yield Resource(source, "skos:Concept", ((match, (target,)),))
        for names, associations in made.items():
            sides = tuple(
                self.at(name, newest[name].year) if name in newest else self.at(name)
                for name in names
            )
            yield Resource(
                self.at("-".join(names)),
                "xkos:Correspondence",
                (("xkos:compares", sides), ("xkos:madeOf", tuple(associations))),
            )
