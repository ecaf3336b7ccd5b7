"""Writes an explanation as text for people."""

from __future__ import annotations

from govbudget.base.layout import columns, labelled
from govbudget.base.said import in_language
from govbudget.classification.evidence import SourceKind
from govbudget.cli.words import WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.base.messages import Language
    from govbudget.classification.changelog import Change
    from govbudget.classification.evidence import Sighting
    from govbudget.classification.vocabulary import Fund
    from govbudget.explanation import Brief, EntryExplanation, LocalUse, TermExplanation

__all__ = ["entry_page", "term_page"]

_LABELS = {"zh": 6, "en": 10}
_SIBLINGS = 6
_SOURCES = 3


class _Page:
    """Collects labelled lines in one language and width."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.words = WORDS[language]
        self.width = columns()
        self.lines: list[str] = []

    def put(self, label: str, *texts: str) -> None:
        self.lines += labelled(self.words[label], list(texts), _LABELS[self.language], self.width)

    def name(self, brief: Brief) -> str:
        name = brief.name_en if self.language == "en" and brief.name_en else brief.name
        return f"{brief.code} {name}"

    def fund(self, fund: Fund) -> str:
        return fund.chinese if self.language == "zh" else fund.english

    def local_use(self, use: LocalUse) -> str:
        """A place that uses a local code, with its name, the years and a document."""
        years = str(use.first_year)
        if use.last_year != use.first_year:
            years += f"–{use.last_year}"
        return self.words["local_use"].format(
            place=use.place, name=use.name, years=years, source=use.source.title
        )

    def change(self, change: Change, code: str) -> str:
        """A change in one line, the code left out where it is that of the page."""
        sides = [
            " ".join(filter(None, ("" if one == code else one, name)))
            for one, name in (
                (change.old_code, change.old_name),
                (change.new_code, change.new_name),
            )
            if name
        ]
        kind = self.words[change.kind]
        sure = "" if change.confidence == "high" else self.words[change.confidence]
        return f"{change.year} {kind}{self.words['colon']}{' → '.join(sides)}{sure}"

    def years(self, sightings: Sequence[Sighting]) -> str:
        """The years of some sightings, the first and the last, in brackets."""
        years = sorted({one.year for one in sightings if one.year is not None})
        if not years:
            return self.words["no_year"]
        span = self.words["span"].join(dict.fromkeys((str(years[0]), str(years[-1]))))
        return self.words["years"].format(years=span)

    def listed(self, briefs: tuple[Brief, ...], limit: int) -> list[str]:
        """Briefs in a running list; where they are many the first few and their number."""
        shown = self.words["sep"].join(self.name(brief) for brief in briefs[:limit])
        if len(briefs) > limit:
            shown += self.words["sep"] + self.words["more"].format(count=len(briefs))
        return [shown]

    def __str__(self) -> str:
        return "\n".join(line.rstrip() for line in self.lines)


def term_page(record: TermExplanation, language: Language) -> str:
    """The text for a term of the glossary."""
    page = _Page(language)
    page.put("term", record.term)
    page.put("definition", record.text)
    if record.related:
        page.put("related", *(page.name(brief) for brief in record.related))
    page.put("source", record.source.title)
    return str(page)


def entry_page(record: EntryExplanation, language: Language) -> str:
    """The text for an entry."""
    page = _Page(language)
    names = [name for name in (record.name, record.name_en) if name] or [""]
    first, *others = reversed(names) if language == "en" else names
    page.lines += labelled(f"{record.code} ", [first, *others], len(record.code) + 2, page.width)
    page.lines.append("")
    _put_kind(page, record)
    english = language == "en"
    path = [page.name(brief) for brief in record.ancestors] + [f"{record.code} {first}".rstrip()]
    page.put("place", *("  " * depth + name for depth, name in enumerate(path)))
    if record.children:
        page.put("children", *(page.name(brief) for brief in record.children))
    if record.open_list is not None:
        page.put("open", record.open_list.english if english else record.open_list.chinese)
    if record.siblings:
        page.put("siblings", *page.listed(record.siblings, _SIBLINGS))
    _put_meaning(page, record)
    _put_standing(page, record)
    return str(page)


def _put_kind(page: _Page, record: EntryExplanation) -> None:
    words, english = page.words, page.language == "en"
    scheme = record.scheme.value if english else f"{record.scheme.chinese}（{record.scheme}）"
    edition = words["edition"].format(scheme=scheme, year=record.year)
    if record.revision > 1:
        edition += words["revision"].format(revision=record.revision)
    if record.wanted_year is not None:
        edition += words["not_kept"].format(wanted=record.wanted_year)
    page.put("scheme", edition)
    level = record.level.english if english else record.level_name
    page.put("level", level + (words["local"] if record.is_local else ""))
    if record.local_uses:
        page.put("local_uses", *(page.local_use(one) for one in record.local_uses))
    elif record.is_local:
        page.put("local_uses", page.words["no_local_use"])
    if record.fund is not None:
        budget = page.fund(record.fund)
        if record.other_funds:
            others = ("、", ", ")[english].join(map(page.fund, record.other_funds))
            budget += words["other_funds"].format(funds=others)
        page.put("fund", budget)


def _put_meaning(page: _Page, record: EntryExplanation) -> None:
    words = page.words
    if record.definition is None:
        page.put("definition", words["no_definition"])
    elif record.definition_source is None:
        page.put("definition", record.definition.text + words["editorial"])
    else:
        source = words["quoted"].format(title=record.definition_source.title)
        page.put("definition", record.definition.text + source)
    if record.concepts:
        page.put("concepts", words["sep"].join(record.concepts))


def _put_evidence(page: _Page, record: EntryExplanation) -> None:
    words = page.words
    titles = {source.id: source.title for source in record.sources}
    kinds = list(SourceKind)
    # What answers for the names first, then what lies nearest to the year.
    nearest = sorted(
        record.evidence,
        key=lambda seen: (kinds.index(seen.kind), abs((seen.year or 0) - record.year)),
    )
    named = list(dict.fromkeys(titles[one] for seen in nearest for one in seen.sources))
    if named:
        count = sum(seen.documents for seen in record.evidence)
        shown = words["sep"].join(named[:_SOURCES])
        if count > _SOURCES:
            shown += words["more_sources"].format(count=count)
        page.put("evidence", shown + page.years(record.evidence))
    elif not record.local_uses:
        page.put("evidence", words["no_evidence"])
    hints = []
    for kind in SourceKind:
        seen_in = [seen for seen in record.hints if seen.kind is kind]
        if seen_in:
            word = kind.chinese if page.language == "zh" else kind.english
            count = sum(seen.documents for seen in seen_in)
            hints.append(words["hint"].format(kind=word, count=count, years=page.years(seen_in)))
    if hints:
        page.put("hints", words["sep"].join(hints))


def _put_standing(page: _Page, record: EntryExplanation) -> None:
    words = page.words
    known = record.first_year is not None
    validity = words["since"].format(first=record.first_year) if known else words["since_unknown"]
    if record.last_year is not None:
        validity += words["until"].format(last=record.last_year)
    page.put("validity", validity)
    if record.history:
        page.put("history", *(page.change(one, record.code) for one in record.history))
    _put_evidence(page, record)
    if record.note:
        page.put("note", record.note)
    for remark in record.remarks:
        page.put("remark", in_language(remark, page.language))
