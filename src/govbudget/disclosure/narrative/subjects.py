"""What is now in the text package."""

from govbudget.disclosure.text.subjects import (
    COUNTED,
    PARTS_OF,
    SCOPES,
    SUBJECTS,
    WITH_SCOPE,
    may_contain,
)

__all__ = ["COUNTED", "PARTS_OF", "SCOPES", "SUBJECTS", "WITH_SCOPE", "may_contain"]
