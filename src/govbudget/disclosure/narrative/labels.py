"""What is now in the text package."""

from govbudget.disclosure.text.labels import (
    Label,
    counted,
    involved,
    measure_of,
    named,
    scope_of,
    tail_only,
    without_body,
    year_of,
)

__all__ = [
    "Label",
    "counted",
    "involved",
    "measure_of",
    "named",
    "scope_of",
    "tail_only",
    "without_body",
    "year_of",
]
