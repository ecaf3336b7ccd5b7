"""Which entries of one scheme answer to which of another, or of an international classification.

The departmental and the governmental economic lists answer to each other as the Ministry lets them,
as far as a published crosswalk shows it; the expenditure functions to COFOG (UN, *Classification of
the Functions of Government*, 1999), the departmental economic list to GFSM (IMF, *Government
Finance Statistics Manual 2014*). The last two are this project's own judgement, pair by pair, with
the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import evolve

from govbudget.base.edge import edge
from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.classification.catalogue import Catalogue, shipped
from govbudget.classification.vocabulary import Scheme
from govbudget.correspondence_files import (
    kept_files,
)
from govbudget.crosswalks import Conversion, Correspondence, Pair, holds_for
from govbudget.errors import (
    CorruptData,
    UnknownCode,
    UnknownCorrespondence,
    UnknownScheme,
    WrongArgument,
    because,
)
from govbudget.external_lists import external_codes, external_names, external_version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.classification.vocabulary import TargetName

__all__ = ["convert", "correspondence"]

PAIR_COLUMNS = ("source", "target", "unit", "relation", "evidence", "confidence", "reason")
UNITS = ("organ", "institution")
_UNIT_NAMES = {"机关": "organ", "事业单位": "institution"}
RELATIONS = ("exact", "narrower", "broader", "partial", "none")


#: How a part of the source stands to the target.
_INHERITED = {
    "exact": "narrower",
    "narrower": "narrower",
    "broader": "partial",
    "partial": "partial",
    "none": "none",
}


def _kept(catalogue: Catalogue) -> dict[tuple[str, str], str]:
    return catalogue.once("correspondences", lambda: kept_files(catalogue.codes))


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
    pairs = [pair for pair in found.pairs if pair.source == through and holds_for(pair, holds)]
    if through != code:
        pairs = [evolve(pair, relation=_INHERITED[pair.relation]) for pair in pairs]
    return Conversion(code, name, begin, target, found.year, through, tuple(pairs))


def _called(name: str) -> str:
    """What correspondences call a scheme, be it named in Chinese; any other name stays as it is."""
    try:
        return Scheme.of(name).value
    except UnknownScheme:
        return name


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
