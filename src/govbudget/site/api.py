"""``gb.make_site``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.collector import paused
from govbudget.base.edge import edge, path_of
from govbudget.classification import today
from govbudget.classification.catalogue import Catalogue, shipped
from govbudget.errors import WrongArgument, because
from govbudget.site.code_pages import write_codes
from govbudget.site.edition_pages import write_scheme
from govbudget.site.feeds import write_feeds
from govbudget.site.folder import SiteFolder
from govbudget.site.holdings import holdings_of, holdings_of_tree
from govbudget.site.index_files import write_scripts
from govbudget.site.other_pages import write_others
from govbudget.site.pages import SitePages
from govbudget.site.records import MadeSite
from govbudget.site.templates import asset, environment

if TYPE_CHECKING:
    import os
    from datetime import date

    from govbudget.classification.tree import Classification

__all__ = ["make_site"]

#: What the address of a site may be.
_BASE = re.compile(r"https?://[^\s<>\"'{}|\\^`?#\x00-\x1f]+")
#: The files that are copied as they are.
_ASSETS = ("site.css", "icon.svg")


@edge(year=int, base=str, docs=str)
def make_site(  # noqa: PLR0913  what can be asked for
    folder: str | os.PathLike[str],
    tree: Classification | None = None,
    *,
    year: int | None = None,
    base: str = "",
    docs: str = "",
    day: date | None = None,
    catalogue: Catalogue | None = None,
) -> MadeSite:
    """Write a site of all codes: pages for people, JSON and Turtle for programs.

    It needs no server and nothing from elsewhere: a browser opens it from the disk, under any
    address and below any path. The extra ``site`` is needed.

    Args:
        folder: where to write it: a new folder, an empty one, or that of an earlier site, which
            is renewed. What stood in that site and is no longer made is removed; whatever else
            somebody put there stays.
        tree: a list of your own to show, in place of the editions that are kept.
        year: the budget year to show; without it all that are kept.
        base: the address at which it will stand, as ``https://example.org/codes/``, for what has
            to name its own address: the map of pages, the feed, linked data. Without it there is
            no map of pages, and linked data names the codes by ``urn:govbudget:``.
        docs: the address of the documentation, for a link to it at the foot of each page.
        day: the day that it says it was made on; today where left out.
        catalogue: the tables to read; those of this package when left out.

    Returns:
        What was written.

    Raises:
        GovBudgetError: the folder is a file, holds what is not ours, or cannot be written.
        UnknownEdition: no edition of that year is kept.
        WrongArgument: an address is none, or a year is given beside a tree.
        MissingExtra: the extra ``site`` is not installed.

    .. versionadded:: 0.2.0
    """
    for name, address in (("base", base), ("docs", docs)):
        if address and not _BASE.fullmatch(address):
            raise WrongArgument(name, repr(address), because("argument.site_base"))
    if tree is not None and year is not None:
        raise WrongArgument("year", repr(year), because("argument.year_of_tree"))
    made = environment()
    tables = catalogue or shipped()
    with paused():
        held = holdings_of(tables, year) if tree is None else holdings_of_tree(tables, tree)
    from govbudget import __version__

    pages = SitePages(
        SiteFolder(path_of(folder)),
        made,
        held,
        _slashed(base),
        _slashed(docs),
        (day or today.this_day()).isoformat(),
        __version__,
    )
    return _written(pages)


def _slashed(address: str) -> str:
    """An address with a slash at its end; none stays none."""
    return address if not address or address.endswith("/") else f"{address}/"


def _written(pages: SitePages) -> MadeSite:
    """All files of a site, written."""
    folder = pages.folder
    for name in _ASSETS:
        folder.put(f"assets/{name}", asset(f"assets/{name}"))
    write_scripts(folder, pages.holdings)
    write_others(pages)
    for scheme in pages.holdings.trees:
        write_scheme(pages, scheme)
        write_codes(pages, scheme)
    write_feeds(pages)
    pages.render("404.html", "missing.html", "zh", path="", root=pages.base or "/")
    removed = folder.finish()
    names = folder.names
    count = sum(name.endswith(".html") for name in names)
    return MadeSite(folder.path, count, len(names), folder.bytes, removed)
