"""Documents to data: one row for each figure of a table, one for each fact of the text."""

from __future__ import annotations

from govbudget.extracting.api import Extracted, extract
from govbudget.extracting.records import (
    Extract,
    ExtractedDocument,
    ExtractedFact,
    ExtractedFigure,
    ExtractFailure,
    ExtractState,
)

__all__ = [
    "Extract",
    "ExtractFailure",
    "ExtractState",
    "Extracted",
    "ExtractedDocument",
    "ExtractedFact",
    "ExtractedFigure",
    "extract",
]
