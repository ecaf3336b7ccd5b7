"""The pages beside the codes: the first one, the tools, terms, correspondences and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.classification.vocabulary import Scheme
from govbudget.site.edition_pages import edition_summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.entry import Entry
    from govbudget.crosswalks import Correspondence, Pair
    from govbudget.site.pages import SitePages

__all__ = ["write_others"]


def write_others(pages: SitePages) -> None:
    """Write all pages but those of schemes, editions and codes."""
    holdings = pages.holdings
    pages.write(
        "",
        "home.html",
        shown=[(scheme, sorted(trees)) for scheme, trees in holdings.trees.items()],
        statistics=[
            {
                "scheme": scheme.value,
                "year": summary.year,
                "entries": summary.entries,
                "codes": len(holdings.codes[scheme]),
                "completeness": summary.completeness,
            }
            for scheme in holdings.trees
            for summary in [edition_summary(holdings, holdings.newest(scheme))]
        ],
    )
    _write_tools(pages)
    sources = [] if holdings.is_own else list(holdings.sources.values())
    pages.write("sources/", "sources.html", found=sources)
    if not holdings.is_own:
        _write_terms(pages)
        _write_correspondences(pages)


def _write_tools(pages: SitePages) -> None:
    every_year = sorted({year for trees in pages.holdings.trees.values() for year in trees})[::-1]
    tools: dict[str, tuple[str, ...]] = {
        "search": (),
        "resolve": ("codes.js", "written.js", "resolve.js"),
    }
    if not pages.holdings.is_own:
        tools["compare"] = ("codes.js", "compare.js")
    for tool, scripts in tools.items():
        pages.write(f"{tool}/", "tool.html", tool=tool, scripts=scripts, every_year=every_year)


def _write_terms(pages: SitePages) -> None:
    holdings = pages.holdings
    terms = holdings.catalogue.glossary.terms
    pages.write("glossary/", "glossary.html", terms=terms)
    for number, term in enumerate(terms, 1):
        codes = dict.fromkeys([term.code, *term.related])
        found: list[Entry] = []
        for code in codes:
            scheme = Scheme.of_code(code)
            if scheme is not None and holdings.has(code):
                found.append(holdings.codes[scheme][code][-1])
        pages.write(
            f"glossary/{number}/", "term.html", term=term, codes=found, sources=holdings.sources
        )


def _write_correspondences(pages: SitePages) -> None:
    found = pages.holdings.correspondences
    pages.write("correspondences/", "correspondences.html", found=found)
    for one in found:
        pages.write(
            f"correspondences/{one.source}-{one.target}/",
            "correspondence.html",
            one=one,
            rows=list(_rows(one)),
            sources=pages.holdings.sources,
        )


def _rows(found: Correspondence) -> Iterator[tuple[Pair, bool, bool]]:
    """The pairs, each with whether its source, and its target, stands there for the first time."""
    sources, targets = {""}, {""}
    for pair in found:
        yield pair, pair.source not in sources, pair.target not in targets
        sources.add(pair.source)
        targets.add(pair.target)
