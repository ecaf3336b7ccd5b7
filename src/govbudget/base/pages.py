"""Where the page of a rule or an error stands: the one place that knows the address of the docs."""

from __future__ import annotations

import os
import re
from functools import cache

# Spelt out: an error asks for its page, and every start of the library would pay for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.base.messages import Language

__all__ = ["page_of"]

#: The address of built docs, where whoever runs the program has them.
_NAMED = "GOVBUDGET_DOCS_URL"
#: What the package calls that address among its own, if it is published anywhere.
_CALLED = "documentation"


def page_of(page: str, heading: str, language: Language) -> str:
    """The address of a heading in the documentation; empty where the docs have no address.

    The address is that of ``GOVBUDGET_DOCS_URL``, else the one called *Documentation* among the
    project URLs of the installed package.

    >>> import os
    >>> os.environ["GOVBUDGET_DOCS_URL"] = "file:///docs"
    >>> page_of("rules/text_table", "text_table.amounts", "zh")
    'file:///docs/zh/rules/text_table.html#text-table-amounts'
    >>> del os.environ["GOVBUDGET_DOCS_URL"]

    Args:
        page: the page, as a path below the docs without its ending.
        heading: the heading as it is written.
        language: that of the reader.
    """
    base = os.environ.get(_NAMED) or _published()
    if not base:
        return ""
    below = "zh/" if language == "zh" else ""
    anchor = re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")
    return f"{base.rstrip('/')}/{below}{page}.html#{anchor}"


@cache
def _published() -> str:
    """The address that the installed package names; its metadata are read once, not once a rule."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        named = metadata("govbudget").get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    pairs = (one.partition(",") for one in named)
    return next((url.strip() for name, _, url in pairs if name.strip().lower() == _CALLED), "")
