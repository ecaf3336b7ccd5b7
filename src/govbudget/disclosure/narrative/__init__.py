"""The running text of a published budget, read as facts, terms and a table of contents."""

from __future__ import annotations

from govbudget.disclosure.narrative.contents import ContentsEntry, read_contents
from govbudget.disclosure.narrative.fact import (
    EXPLANATION,
    UNRECOGNISED,
    Direction,
    Fact,
    Kind,
    ListedItem,
    Measure,
    Scope,
    unread_amounts,
)
from govbudget.disclosure.narrative.glossary import DisclosedTerm, read_terms
from govbudget.disclosure.narrative.identity import Identity, identity_of, read_identity
from govbudget.disclosure.narrative.leftovers import Leftover, LeftoverKind, read_leftovers
from govbudget.disclosure.narrative.reading import read_facts
from govbudget.disclosure.narrative.wording import Wording, read_wording

__all__ = [
    "EXPLANATION",
    "UNRECOGNISED",
    "ContentsEntry",
    "Direction",
    "DisclosedTerm",
    "Fact",
    "Identity",
    "Kind",
    "Leftover",
    "LeftoverKind",
    "ListedItem",
    "Measure",
    "Scope",
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
