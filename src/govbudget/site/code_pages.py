"""A page for each code of a scheme, with JSON and Turtle beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.classification.entry import EDITORIAL
from govbudget.classification.openness import nearest_ancestor
from govbudget.site.code_data import code_json, code_turtle
from govbudget.site.history_path import drawn_path
from govbudget.site.pages import BEFORE, FILES

if TYPE_CHECKING:
    from govbudget.classification.entry import Entry
    from govbudget.classification.evidence import Source
    from govbudget.classification.vocabulary import Scheme
    from govbudget.site.pages import SitePages
    from govbudget.site.records import CodeFacts

__all__ = ["write_codes"]

#: So many siblings are shown; the page of what stands above has all.
_MANY = 14


def write_codes(pages: SitePages, scheme: Scheme) -> None:
    """Write the pages of all codes of a scheme.

    Args:
        pages: what writes them.
        scheme: the list.
    """
    for facts in pages.holdings.facts(scheme):
        _write(pages, facts)


def _write(pages: SitePages, facts: CodeFacts) -> None:
    holdings, scheme = pages.holdings, facts.scheme
    path = f"{scheme.value}/{facts.code}/"
    years = tuple(sorted(holdings.trees[scheme]))
    drawn = drawn_path(
        facts.code,
        lambda code: holdings.runs(scheme, code),
        lambda code: holdings.changes_of(scheme, code),
        years,
    )
    definition = facts.entry.definition
    sources = holdings.sources
    source: Source | None = None
    if definition is not None and definition.source != EDITORIAL:
        source = sources.get(definition.source)
    beside = _beside(facts.entry)
    given: dict[str, Any] = {
        "facts": facts,
        "entry": facts.entry,
        "drawn": drawn,
        "definition": definition,
        "source": source,
        "sources": sources,
        "beside": beside,
        "beside_left": len(facts.entry.siblings) - len(beside),
        "any_open": any(one.open_list is not None for one in facts.states),
        "is_doubtful_end": _is_doubtful(pages, facts),
    }
    if facts.is_moved and not facts.is_current:
        # The address leads on; the whole page of the old code stands beside it.
        pages.paths.append(path)
        for language, name in FILES.items():
            pages.render(f"{path}{name}", "moved.html", language, path=path, **given)
            before, other = BEFORE[language], BEFORE["en" if language == "zh" else "zh"]
            pages.render(f"{path}{before}", "code.html", language, other, path=path, **given)
    else:
        pages.write(path, "code.html", **given)
    pages.folder.put(f"{path}code.json", code_json(facts))
    pages.folder.put(f"{path}code.ttl", code_turtle(facts, pages.base or "urn:govbudget:"))


def _beside(entry: Entry) -> list[Entry]:
    """The siblings of an entry; of very many only the nearest."""
    siblings = list(entry.siblings)
    if len(siblings) <= _MANY:
        return siblings
    here = sum(one.code < entry.code for one in siblings)
    first = max(0, min(here - _MANY // 2, len(siblings) - _MANY))
    return siblings[first : first + _MANY]


def _is_doubtful(pages: SitePages, facts: CodeFacts) -> bool:
    """Whether the newest edition may have a code after all: its list there is not wholly known."""
    if facts.is_current or facts.became or pages.holdings.is_own:
        return False
    tree = pages.holdings.newest(facts.scheme)
    above = nearest_ancestor(tree, facts.code)
    lists = pages.holdings.catalogue.open_lists(facts.scheme, tree.year)
    return (above.code if above is not None else "") in lists
