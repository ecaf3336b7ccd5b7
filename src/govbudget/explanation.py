"""Gathers all that is known of a code, a name or a term into one record."""

from __future__ import annotations

from govbudget.base.records import evolve, frozen
from govbudget.classification import today
from govbudget.classification.catalogue import Catalogue, shipped
from govbudget.classification.changelog import Change, read_changes
from govbudget.classification.entry import EDITORIAL, Definition, Entry
from govbudget.classification.evidence import Sighting, Source, read_sources
from govbudget.classification.notation import ParsedCode, parse
from govbudget.classification.openness import OpenList
from govbudget.classification.vocabulary import Fund, Level, Scheme
from govbudget.classification.written import take_apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, overload

    from govbudget.classification.vocabulary import SchemeName
    from govbudget.terms import Term

__all__ = ["Brief", "EntryExplanation", "LocalUse", "TermExplanation", "explain", "of_entry"]


@frozen(slots=True)
class Brief:
    """An entry in one line.

    Attributes:
        code: its code.
        name: its Chinese name.
        name_en: its English name.
    """

    code: str
    name: str
    name_en: str


@frozen(slots=True)
class LocalUse:
    """A place that uses a code which the national list does not have.

    Attributes:
        place: the province or city, in Chinese.
        name: what it calls the code.
        first_year: the first budget year for which a source prints it; it may be older.
        last_year: the last such year; it may have gone on.
        source: a document that prints it.

    .. versionadded:: 0.2.0
    """

    place: str
    name: str
    first_year: int
    last_year: int
    source: Source


@frozen(slots=True)
class EntryExplanation:
    """All that is known of an entry, as plain values.

    ``cattrs`` takes it to JSON and back without loss.

    Attributes:
        code: the code.
        name: the official Chinese name.
        name_en: the English name.
        scheme: the list.
        year: the budget year of the edition.
        revision: the revision of the edition.
        level: the level; in JSON its number, from 1 for a 类.
        level_name: the level as the book calls it: 类, 款, 项 or 目.
        fund: the budget that the entry belongs to; None in the economic lists.
        other_funds: further budgets that entries below it belong to.
        ancestors: the entries above, from the root down.
        children: the entries one level down.
        siblings: the other children of its parent.
        definition: what is booked there; None where no definition is kept.
        definition_source: the document that the definition is quoted from; None for our own.
        first_year: the first budget year with this code and name; None where that is not known.
        last_year: the last such year; None where no end is known.
        history: the changes that the code took part in, by year.
        evidence: where dated sources print this code with this name, by year.
        hints: where it has been seen besides: names without codes, old lists, no known year.
        sources: the documents that ``evidence`` and ``hints`` name, by id.
        concepts: terms of the glossary that cover this code.
        note: what remains doubtful about the row, in Chinese; empty where nothing does.
        is_local: whether it is a local entry below the national list.
        local_uses: the places that are known to use this local code; none for a national one.
        open_list: why something may stand directly below that is not known here; None where all is.
        wanted_year: the budget year of today, where no year was asked for and no edition of that
            year is kept; None otherwise.
        remarks: what to know about how the written form was read.
    """

    code: str
    name: str
    name_en: str
    scheme: Scheme
    year: int
    revision: int
    level: Level
    level_name: str
    fund: Fund | None
    other_funds: tuple[Fund, ...]
    ancestors: tuple[Brief, ...]
    children: tuple[Brief, ...]
    siblings: tuple[Brief, ...]
    definition: Definition | None
    definition_source: Source | None
    first_year: int | None
    last_year: int | None
    history: tuple[Change, ...]
    evidence: tuple[Sighting, ...]
    hints: tuple[Sighting, ...]
    sources: tuple[Source, ...]
    concepts: tuple[str, ...]
    note: str
    is_local: bool
    local_uses: tuple[LocalUse, ...]
    open_list: OpenList | None
    wanted_year: int | None
    remarks: tuple[str, ...]


@frozen(slots=True)
class TermExplanation:
    """What a concept of the glossary means.

    Attributes:
        term: the term as printed.
        text: its definition, as printed.
        source: the document that defines it.
        related: the entries that it covers.
    """

    term: str
    text: str
    source: Source
    related: tuple[Brief, ...]

    @property
    def name(self) -> str:
        """The term: what it is called, as an entry has a name.

        .. versionadded:: 0.2.0
        """
        return self.term


if TYPE_CHECKING:

    @overload
    def explain(
        written: Entry | ParsedCode | float,
        *,
        scheme: Scheme | SchemeName | None = None,
        year: int | None = None,
    ) -> EntryExplanation: ...
    @overload
    def explain(
        written: Any, *, scheme: Scheme | SchemeName, year: int | None = None
    ) -> EntryExplanation: ...
    @overload
    def explain(
        written: Any, *, scheme: Scheme | SchemeName | None = None, year: int | None = None
    ) -> EntryExplanation | TermExplanation: ...


def explain(
    written: Any, *, scheme: Scheme | SchemeName | None = None, year: int | None = None
) -> EntryExplanation | TermExplanation:
    """All that is known of a code, a name, a path of names, or a term of the glossary.

    Args:
        written: any form that :func:`govbudget.parse` reads, or a term.
        scheme: the scheme to search; without it all are.
        year: the edition; without it the one in force today.

    Returns:
        An :class:`EntryExplanation`, or a :class:`TermExplanation` for a concept.

    Raises:
        GovBudgetError: the form cannot be read or names nothing: see :func:`govbudget.parse`.

    >>> import govbudget as gb
    >>> record = gb.explain("2159999")
    >>> record.level_name, [brief.code for brief in record.ancestors]
    ('项', ['215', '21599'])
    >>> [brief.name for brief in gb.explain("三公经费").related]
    ['因公出国（境）费用', '公务接待费', '公务用车运行维护费', '公务用车购置']
    """
    catalogue = shipped()
    if scheme is None and not isinstance(written, Entry):
        form = take_apart(written)
        concepts = [] if form.code else catalogue.glossary.find(form.name)
        for term in concepts:
            if term.is_concept and catalogue.schemes_in(year):
                return _of_term(term, catalogue, year)
    record = of_entry(parse(written, scheme=scheme, year=year))
    if year is None and not isinstance(written, Entry) and record.year != today.this_year():
        return evolve(record, wanted_year=today.this_year())
    return record


def of_entry(parsed: ParsedCode | Entry) -> EntryExplanation:
    """The explanation of an entry, or of a code as :func:`govbudget.parse` read it."""
    entry = parsed.entry if isinstance(parsed, ParsedCode) else parsed
    catalogue = shipped()
    definition = entry.definition
    quoted = definition is not None and definition.source != EDITORIAL
    seen, stands = entry.sightings, (entry.first_year, entry.last_year)
    named = {source for one in seen for source in one.sources}
    known = _sources(catalogue, {*named, definition.source} if definition else named)
    return EntryExplanation(
        code=entry.code,
        name=entry.name,
        name_en=entry.name_en,
        scheme=entry.scheme,
        year=entry.year,
        revision=entry.tree.revision,
        level=entry.level,
        level_name=entry.level.chinese,
        fund=entry.fund,
        other_funds=tuple(fund for fund in Fund if fund in entry.funds and fund != entry.fund),
        ancestors=_briefs(entry.ancestors),
        children=_briefs(entry.children),
        siblings=_briefs(entry.siblings),
        definition=definition,
        definition_source=known.get(definition.source) if definition and quoted else None,
        first_year=entry.first_year,
        last_year=entry.last_year,
        history=_history(catalogue, entry),
        evidence=tuple(one for one in seen if one.speaks_for(*stands)),
        hints=tuple(one for one in seen if not one.speaks_for(*stands)),
        sources=tuple(known[one] for one in sorted(named)),
        concepts=tuple(
            term.term for term in catalogue.glossary.concepts if entry.code in term.related
        ),
        note=entry.note,
        is_local=entry.is_local,
        local_uses=_local_uses(catalogue, entry),
        open_list=entry.open_list,
        wanted_year=None,
        remarks=parsed.remarks if isinstance(parsed, ParsedCode) else (),
    )


def _sources(catalogue: Catalogue, ids: set[str]) -> dict[str, Source]:
    """The documents of these ids; what the tables do not know keeps its id as title."""
    unknown = {one: Source(one, None, "", None, one) for one in ids}
    return unknown | read_sources(catalogue.codes, ids)


def _local_uses(catalogue: Catalogue, entry: Entry) -> tuple[LocalUse, ...]:
    if not entry.is_local:
        return ()
    return tuple(
        LocalUse(one.place, one.name, one.first_year, one.last_year, catalogue.source(one.source))
        for one in catalogue.local_codes.get((entry.scheme, entry.code), ())
    )


def _history(catalogue: Catalogue, entry: Entry) -> tuple[Change, ...]:
    if entry.is_local or entry.year not in catalogue.years(entry.scheme):
        return ()
    return tuple(read_changes(catalogue.codes, entry.scheme, entry.code))


def _of_term(term: Term, catalogue: Catalogue, year: int | None) -> TermExplanation:
    found = [
        catalogue.tree(scheme, year).get(code)
        for code in term.related
        if (scheme := Scheme.of_code(code)) is not None
    ]
    entries = [entry for entry in found if entry is not None]
    return TermExplanation(
        term.term, term.text, catalogue.source(term.source), _briefs(tuple(entries))
    )


def _briefs(entries: tuple[Entry, ...]) -> tuple[Brief, ...]:
    return tuple(Brief(entry.code, entry.name, entry.name_en) for entry in entries)
