"""Which entries of one scheme answer to which of another, or of an international classification.

The departmental and the governmental economic lists answer to each other as the Ministry lets them,
as far as a published crosswalk shows it; the expenditure functions to COFOG (UN, *Classification of
the Functions of Government*, 1999), the departmental economic list to GFSM (IMF, *Government
Finance Statistics Manual 2014*). The last two are this project's own judgement, pair by pair, with
the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import evolve, frozen

from govbudget.base.edge import edge
from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.classification.catalogue import Catalogue, shipped
from govbudget.classification.vocabulary import Scheme
from govbudget.correspondence_files import (
    CLASSIFICATION_COLUMNS,
    CLASSIFICATIONS,
    external_files,
    kept_files,
)
from govbudget.errors import (
    CorruptData,
    UnknownCode,
    UnknownCorrespondence,
    UnknownScheme,
    WrongArgument,
    because,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.classification.vocabulary import TargetName

__all__ = [
    "Conversion",
    "Correspondence",
    "Pair",
    "convert",
    "correspondence",
    "external_codes",
    "external_names",
    "external_version",
]

PAIR_COLUMNS = ("source", "target", "unit", "relation", "evidence", "confidence", "reason")
EXTERNAL_COLUMNS = ("code", "name_en", "name")
UNITS = ("organ", "institution")
_UNIT_NAMES = {"机关": "organ", "事业单位": "institution"}
RELATIONS = ("exact", "narrower", "broader", "partial", "none")


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
            if pair.source and pair.target and _holds(pair, unit):
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
#: How a part of the source stands to the target.
_INHERITED = {
    "exact": "narrower",
    "narrower": "narrower",
    "broader": "partial",
    "partial": "partial",
    "none": "none",
}


def _place(pair: Pair) -> tuple[str, str, str]:
    return pair.source, pair.target, pair.unit


def _holds(pair: Pair, unit: str | None) -> bool:
    return unit is None or pair.unit in ("", unit)


def _kept(catalogue: Catalogue) -> dict[tuple[str, str], str]:
    return catalogue.once("correspondences", lambda: kept_files(catalogue.codes))


def external_names(catalogue: Catalogue) -> dict[str, str]:
    """The international classifications that are kept, each with its file.

    Args:
        catalogue: the tables to read.
    """
    return catalogue.once("classifications", lambda: external_files(catalogue.codes))


def classifications() -> tuple[str, ...]:
    """Every scheme and classification that a correspondence is kept of.

    >>> classifications()
    ('cofog', 'economic', 'functional', 'gfsm', 'government_economic')
    """
    return tuple(sorted({side for pair in _kept(shipped()) for side in pair}))


def correspondence(
    source: str, target: str, *, catalogue: Catalogue | None = None
) -> Correspondence:
    """All pairs between a scheme and a target, in either direction.

    Args:
        source: ``functional``, ``economic`` or ``government_economic``, or a target of one.
        target: ``economic``, ``government_economic``, ``cofog`` or ``gfsm``, or a source.
        catalogue: the tables to read; those of this package when left out.

    Raises:
        UnknownCorrespondence: none is kept between the two.

    >>> import govbudget as gb
    >>> pairs = gb.correspondence("economic", "government_economic")
    >>> sorted({pair.target for pair in pairs if pair.source == "30101"})
    ['50101', '50501']
    """
    tables = catalogue or shipped()
    kept = _kept(tables)
    pair = (str(source), str(target))
    if pair in kept:
        return tables.once(("pairs", pair), lambda: _read(tables, pair))
    turned = (pair[1], pair[0])
    if turned in kept:
        return tables.once(
            ("pairs", pair), lambda: correspondence(*turned, catalogue=tables).reversed()
        )
    raise UnknownCorrespondence(*pair, tuple(f"{one} and {other}" for one, other in kept))


@edge(to=str)
def convert(
    written: Any,
    to: Scheme | TargetName,
    *,
    unit: Literal["organ", "institution", "机关", "事业单位"] | None = None,
    source: Scheme | TargetName | None = None,
) -> Conversion:
    """What a code answers to in another scheme or classification.

    A code that the correspondence does not name answers to what the entry above it answers to, and
    to a part of it where that answers exactly.

    Args:
        written: the code, in any written form; a code of ``cofog`` or ``gfsm`` as printed.
        to: the scheme or classification, as ``govbudget.correspondences.classifications()`` lists
            them: ``economic``, ``government_economic``, ``functional``, ``cofog`` or ``gfsm``.
        unit: ``organ`` (机关) or ``institution`` (事业单位), to have only the pairs that hold
            for such a unit.
        source: the classification that the code belongs to; without it the code tells, and it is
            one of ``cofog`` or ``gfsm`` where only that answers to what is asked.

    Returns:
        The conversion; a pair with an empty target says why nothing answers.

    Raises:
        UnknownCorrespondence: none is kept between the two.
        UnknownCode: the code exists in neither.
        WrongArgument: the unit is neither ``organ`` nor ``institution``.

    >>> import govbudget as gb
    >>> gb.convert("30101", to="government_economic", unit="organ").codes
    ('50101',)
    >>> gb.convert("20502", to="cofog").pairs[0].relation
    'partial'
    >>> found = gb.convert("2011409", to="cofog")
    >>> found.through, found.codes
    ('20114', ('04.1',))
    """
    holds = _UNIT_NAMES.get(unit or "", unit)
    if holds is not None and holds not in UNITS:
        raise WrongArgument("unit", repr(unit), because("argument.organ"))
    catalogue = shipped()
    target, given = _called(to), None if source is None else _called(source)
    external = given if given in external_names(catalogue) else None
    if given is None:
        external = _external_of(catalogue, as_text(written).strip(), target)
    if external is None:
        from govbudget.classification.notation import parse

        entry = parse(written, scheme=None if given is None else Scheme.of(given)).entry
        code, name, begin = entry.code, entry.name, entry.scheme.value
        upward = [code, *(above.code for above in reversed(entry.ancestors))]
    else:
        code = as_text(written).strip()
        name = external_codes(catalogue, external).get(code, ("", ""))[0]
        if not name:
            raise UnknownCode(code, external, external_version(catalogue, external))
        begin, upward = external, [code]
    found = correspondence(begin, target)
    named = {pair.source for pair in found.pairs}
    through = next((place for place in upward if place in named), code)
    pairs = [pair for pair in found.pairs if pair.source == through and _holds(pair, holds)]
    if through != code:
        pairs = [evolve(pair, relation=_INHERITED[pair.relation]) for pair in pairs]
    return Conversion(code, name, begin, target, found.year, through, tuple(pairs))


def _called(name: str) -> str:
    """What correspondences call a scheme, be it named in Chinese; any other name stays as it is."""
    try:
        return Scheme.of(name).value
    except UnknownScheme:
        return name


def external_version(catalogue: Catalogue, external: str) -> int:
    """The year of the version of a classification that is meant.

    Args:
        catalogue: the tables to read.
        external: the classification.
    """
    rows = catalogue.codes.rows(CLASSIFICATIONS, CLASSIFICATION_COLUMNS)
    for line, (name, year) in enumerate(rows, 2):
        if name == external:
            if not year.isdecimal():
                raise CorruptData(
                    CLASSIFICATIONS, line, Message("errors.data.year", text=repr(year))
                )
            return int(year)
    raise CorruptData(CLASSIFICATIONS, 0, Message("errors.data.no_row", external=external))


def _external_of(catalogue: Catalogue, code: str, to: str) -> str | None:
    """The international classification that a code is of, where no scheme of its can be meant."""
    scheme = Scheme.of_code(code)
    kept, externals = _kept(catalogue), external_names(catalogue)
    if scheme is not None and {(scheme.value, to), (to, scheme.value)} & set(kept):
        return None
    for source, target in kept:
        if source == to and target in externals and code in external_codes(catalogue, target):
            return target
    return None


def external_codes(catalogue: Catalogue, name: str) -> dict[str, tuple[str, str]]:
    """The names of the codes of an international classification, in Chinese and English.

    Args:
        catalogue: the tables to read.
        name: the classification.
    """
    return catalogue.once(
        ("external", name),
        lambda: {
            code: (chinese, english)
            for code, english, chinese in catalogue.codes.rows(
                external_names(catalogue)[name], EXTERNAL_COLUMNS
            )
        },
    )


def _names(catalogue: Catalogue, side: str, year: int) -> dict[str, tuple[str, str]]:
    if side in external_names(catalogue):
        return {"": ("", ""), **external_codes(catalogue, side)}
    tree = catalogue.tree(Scheme(side), year)
    return {"": ("", ""), **{entry.code: (entry.name, entry.name_en) for entry in tree.entries}}


def _read(catalogue: Catalogue, pair: tuple[str, str]) -> Correspondence:
    file = _kept(catalogue)[pair]
    # A classification that is no scheme has no editions.
    year = max((catalogue.settled(Scheme(side)) for side in pair if side in set(Scheme)), default=0)
    sources, targets = (_names(catalogue, side, year) for side in pair)
    return Correspondence(
        *pair, year, tuple(_pairs(catalogue.codes.rows(file, PAIR_COLUMNS), file, sources, targets))
    )


def _pairs(
    rows: Iterable[list[str]],
    file: str,
    sources: dict[str, tuple[str, str]],
    targets: dict[str, tuple[str, str]],
) -> Iterator[Pair]:
    for line, (source, target, *rest) in enumerate(rows, 2):
        if source not in sources or target not in targets:
            raise CorruptData(
                file, line, Message("errors.data.in_no_edition", target=source or target)
            )
        yield Pair(source, *sources[source], target, *targets[target], *rest)
