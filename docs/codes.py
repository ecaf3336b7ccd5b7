"""Leads a code in the text of a page to its page on the site of codes, where that has an address.

``GOVBUDGET_CODES_URL`` names the address of a site that ``govbudget site`` made, when the pages are
built, or ``codes_url`` in ``conf.py``; without one a code is a code.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from govbudget.classification.catalogue import shipped
from govbudget.site.templates import home_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


@cache
def codes() -> frozenset[str]:
    """All codes of all years."""
    kept = shipped()
    trees = (kept.tree(scheme, year) for scheme in kept.schemes for year in kept.years(scheme))
    return frozenset(entry.code for tree in trees for entry in tree.entries)


class LinkedCodes(SphinxPostTransform):
    """Makes a link of each code that stands alone in a sentence, as ``2080505``."""

    default_priority = 700

    def run(self, **_: object) -> None:
        """Go through a page."""
        base = str(self.config.codes_url).rstrip("/")
        if not base:
            return
        name = "index.html" if str(self.config.language).startswith("zh") else "en.html"
        for literal in list(self.document.findall(nodes.literal)):
            code = literal.astext()
            is_linked = isinstance(literal.parent, nodes.reference)
            if is_linked or not code.isdecimal() or code not in codes():
                continue
            link = nodes.reference("", "", refuri=f"{base}/{home_of(code)}{name}", internal=False)
            literal.replace_self(link)
            link += literal


def setup(app: Sphinx) -> dict[str, bool]:
    """Register it."""
    app.add_config_value("codes_url", os.environ.get("GOVBUDGET_CODES_URL", ""), "env", str)
    app.add_post_transform(LinkedCodes)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
