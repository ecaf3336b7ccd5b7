"""What is now in the text package."""

from govbudget.disclosure.text.facts import (
    AmountFact,
    ChangeFact,
    CompletionFact,
    CountFact,
    Fact,
    ListedItem,
    ListFact,
    NothingFact,
    Passage,
    RateFact,
    ShareFact,
    record_of,
    unread_amounts,
)
from govbudget.disclosure.text.kinds import (
    EXPLANATION,
    UNRECOGNISED,
    Direction,
    Kind,
    Measure,
    Scope,
)

__all__ = [
    "EXPLANATION",
    "UNRECOGNISED",
    "AmountFact",
    "ChangeFact",
    "CompletionFact",
    "CountFact",
    "Direction",
    "Fact",
    "Kind",
    "ListFact",
    "ListedItem",
    "Measure",
    "NothingFact",
    "Passage",
    "RateFact",
    "Scope",
    "ShareFact",
    "record_of",
    "unread_amounts",
]
