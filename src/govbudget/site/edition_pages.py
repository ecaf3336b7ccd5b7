"""The pages of schemes and editions: what there is, the tree of a year, what changed with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import LANGUAGES
from govbudget.classification.digest import content_digest
from govbudget.site.pages import TreeNode
from govbudget.site.templates import name_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.base.messages import Language
    from govbudget.classification.changelog import Change
    from govbudget.classification.entry import Entry
    from govbudget.classification.tree import Classification
    from govbudget.classification.vocabulary import Scheme
    from govbudget.site.holdings import Holdings
    from govbudget.site.pages import SitePages

__all__ = ["EditionSummary", "changes_by_year", "edition_summary", "write_scheme"]

#: The kinds of changes in the order in which they are shown.
_KINDS = ("renamed", "moved", "merged", "split", "added", "removed")


@frozen(slots=True)
class EditionSummary:
    """An edition in a line.

    Attributes:
        scheme: the list.
        year: the budget year.
        entries: how many entries it has.
        completeness: ``full``, ``partial`` or ``own``.
        basis: ``settled``, ``derived``, ``carried`` or ``own``.
        revision: counts the corrections of its content.
        digest: the SHA-256 of its codes, names and funds.
        has_changes: whether there is a page of what changed with it.
        count: how many changes that page has.
    """

    scheme: str
    year: int
    entries: int
    completeness: str
    basis: str
    revision: int
    digest: str
    has_changes: bool
    count: int


def edition_summary(holdings: Holdings, tree: Classification) -> EditionSummary:
    """An edition of the site in a line."""
    scheme, year = tree.scheme, tree.year
    if holdings.is_own:
        return EditionSummary(
            scheme.value, year, len(tree), "own", "own", 1, content_digest(tree), False, 0
        )
    kept = holdings.catalogue.edition(scheme, year)
    count = sum(one.year == year for one in holdings.catalogue.history(scheme).changes)
    return EditionSummary(
        scheme.value,
        year,
        kept.entries,
        kept.completeness,
        kept.basis,
        kept.revision,
        kept.digest,
        year - 1 in holdings.trees[scheme],
        count,
    )


def changes_by_year(holdings: Holdings, scheme: Scheme) -> Iterator[tuple[int, list[Change]]]:
    """The changes of each edition that the site holds with the one before, the newest first."""
    if holdings.is_own:
        return
    changes = holdings.catalogue.history(scheme).changes
    for year in sorted(holdings.trees[scheme], reverse=True):
        if year - 1 in holdings.trees[scheme]:
            yield year, [one for one in changes if one.year == year]


def write_scheme(pages: SitePages, scheme: Scheme) -> None:
    """Write the page of a scheme, those of its editions and of their changes.

    Args:
        pages: what writes them.
        scheme: the list.
    """
    holdings = pages.holdings
    trees = dict(sorted(holdings.trees[scheme].items()))
    newest = holdings.newest(scheme)
    pages.write(
        f"{scheme.value}/",
        "scheme.html",
        scheme=scheme,
        roots=newest.roots,
        editions=[edition_summary(holdings, tree) for tree in trees.values()],
        ended=[
            entries[-1]
            for entries in holdings.codes[scheme].values()
            if entries[-1].year < newest.year
        ],
    )
    for year, tree in trees.items():
        pages.write(
            f"{scheme.value}/{year}/",
            "edition.html",
            scheme=scheme,
            year=year,
            edition=edition_summary(holdings, tree),
            older=year - 1 if year - 1 in trees else 0,
            newer=year + 1 if year + 1 in trees else 0,
            nodes={one: _nodes(holdings, tree, one) for one in LANGUAGES},
        )
    for year, changes in changes_by_year(holdings, scheme):
        groups = [(kind, [one for one in changes if one.kind == kind]) for kind in _KINDS]
        pages.write(
            f"{scheme.value}/{year}/changes/",
            "changes.html",
            scheme=scheme,
            year=year,
            before=year - 1,
            groups=[(kind, found) for kind, found in groups if found],
        )


def _nodes(holdings: Holdings, tree: Classification, language: Language) -> tuple[TreeNode, ...]:
    below: dict[str, list[Entry]] = {}
    for entry in tree.entries:
        above = entry.code[:-2] if entry.code[:-2] in tree else ""
        below.setdefault(above, []).append(entry)
    lists = {} if holdings.is_own else holdings.catalogue.open_lists(tree.scheme, tree.year)

    def nodes(code: str) -> tuple[TreeNode, ...]:
        return tuple(
            TreeNode(one.code, name_in(language, one), one.code in lists, nodes(one.code))
            for one in below.get(code, ())
        )

    return nodes("")
