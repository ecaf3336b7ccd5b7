"""The running text of a published budget, read as facts, terms and a table of contents."""

from __future__ import annotations

from govbudget.disclosure.text.contents import ContentsEntry, read_contents
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
    unread_amounts,
)
from govbudget.disclosure.text.glossary import DisclosedTerm, read_terms
from govbudget.disclosure.text.identity import Identity, identity_of, read_identity
from govbudget.disclosure.text.kinds import (
    EXPLANATION,
    UNRECOGNISED,
    BodyLevel,
    Direction,
    DocumentKind,
    FactKind,
    Measure,
    Scope,
)
from govbudget.disclosure.text.leftovers import Leftover, LeftoverKind, read_leftovers
from govbudget.disclosure.text.reading import read_facts
from govbudget.disclosure.text.subject import Subject
from govbudget.disclosure.text.topics import Topic
from govbudget.disclosure.text.wording import Wording, read_wording

__all__ = [
    "EXPLANATION",
    "UNRECOGNISED",
    "AmountFact",
    "BodyLevel",
    "ChangeFact",
    "CompletionFact",
    "ContentsEntry",
    "CountFact",
    "Direction",
    "DisclosedTerm",
    "DocumentKind",
    "Fact",
    "FactKind",
    "Identity",
    "Leftover",
    "LeftoverKind",
    "ListFact",
    "ListedItem",
    "Measure",
    "NothingFact",
    "Passage",
    "RateFact",
    "Scope",
    "ShareFact",
    "Subject",
    "Topic",
    "Wording",
    "identity_of",
    "read_contents",
    "read_facts",
    "read_identity",
    "read_leftovers",
    "read_terms",
    "read_wording",
    "unread_amounts",
]
