"""The codes for other programs: files that databases, schemas, forms and statistics read."""

from __future__ import annotations

from govbudget.exporting.api import export
from govbudget.exporting.choices import codelist
from govbudget.exporting.formats import FORMATS

__all__ = ["FORMATS", "codelist", "export"]
