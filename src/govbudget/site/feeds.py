"""What programs read of the site: the feed of changes, the map of pages, where addresses lead."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from govbudget.site.edition_pages import changes_by_year
from govbudget.site.pages import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.site.pages import SitePages

__all__ = ["write_feeds"]

_MAP = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{}">\n{}</urlset>\n'
_MAP_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write_feeds(pages: SitePages) -> None:
    """Write the feed, the map of pages where the address of the site is known, and robots.txt."""
    feed = [
        (scheme, year, changes)
        for scheme in pages.holdings.trees
        for year, changes in changes_by_year(pages.holdings, scheme)
    ]
    feed.sort(key=lambda one: -one[1])
    pages.render("feed.xml", "feed.xml", "zh", path="", feed=feed)
    pages.folder.put("robots.txt", "".join(_robots(pages.base)))
    # Without it a publisher that knows of no templates takes a thousand pages for some.
    pages.folder.put(".nojekyll", "")
    if pages.base:
        lines = "".join(f"<url><loc>{escape(one)}</loc></url>\n" for one in _addresses(pages))
        pages.folder.put("sitemap.xml", _MAP.format(_MAP_SPACE, lines))


def _addresses(pages: SitePages) -> Iterator[str]:
    for path in pages.paths:
        yield f"{pages.base}{path}"
        yield f"{pages.base}{path}{FILES['en']}"


def _robots(base: str) -> Iterator[str]:
    yield "User-agent: *\nAllow: /\n"
    if base:
        yield f"Sitemap: {base}sitemap.xml\n"
