"""A static site of the codes: a lasting address for each, and search without a server."""

from __future__ import annotations

from govbudget.site.api import make_site
from govbudget.site.records import MadeSite

__all__ = ["MadeSite", "make_site"]
