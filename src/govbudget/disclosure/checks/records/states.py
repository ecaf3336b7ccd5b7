"""What a rule looks at, and what became of it."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Group", "State"]


class Group(StrEnum):
    """What a rule looks at.

    Attributes:
        STRUCTURE: the document: its contents, its tables, its empty tables and their notes.
        TABLE: each table by itself.
        ACROSS: the same figure in several tables.
        TEXT_TABLE: what the text says against the tables.
        TEXT: the figures of the text among each other.
        YEARS: changes from year to year, directions, completion rates, years that do not belong.
        THREE_PUBLIC: the “三公” expenditure.
        CODES: codes, names and paths of names.
        WORDING: template text, placeholders, the words for the department or unit.
        PREVIOUS: what it says of earlier years, against the documents of these.
        UNITS: a department's document, against those of its units.
        APPROVED: a document, against the figures as they were approved.
        OWN: whatever a rule of somebody else checks that belongs to none of these.
    """

    STRUCTURE = "structure"
    TABLE = "table"
    ACROSS = "across"
    TEXT_TABLE = "text_table"
    TEXT = "text"
    YEARS = "years"
    THREE_PUBLIC = "three_public"
    CODES = "codes"
    WORDING = "wording"
    PREVIOUS = "previous"
    UNITS = "units"
    APPROVED = "approved"
    OWN = "own"


class State(StrEnum):
    """What became of a rule.

    Attributes:
        HELD: it was checked, and holds.
        FOUND: it was checked, and something was found.
        NOT_APPLICABLE: the document has nothing that it is about.
        NOT_DETERMINABLE: what it needs is missing, or could not be understood.
    """

    HELD = "held"
    FOUND = "found"
    NOT_APPLICABLE = "not_applicable"
    NOT_DETERMINABLE = "not_determinable"
