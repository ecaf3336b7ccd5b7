"""What figures of the text are called in messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.agreement import apart
from govbudget.disclosure.checking.common import shown

if TYPE_CHECKING:
    from govbudget.amounts import Amount
    from govbudget.disclosure.text.facts import Fact

__all__ = ["name_of", "off_by", "quoted"]


def quoted(name: str) -> str:
    """A name in quotation marks; those inside it become single ones.

    >>> quoted("“三公”经费")
    '“‘三公’经费”'
    """
    return f"“{name.replace('“', '‘').replace('”', '’')}”"


def name_of(fact: Fact) -> str:
    """What the text calls the subject of a fact; its id where the text has no words for it."""
    return fact.label or fact.subject


def off_by(first: Amount, second: Amount) -> str:
    """How far two figures are apart, as people print it."""
    return shown(apart(first, second)).removeprefix("-")
