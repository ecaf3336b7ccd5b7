"""Checks the tables of ``codes/`` against every rule that they must obey.

The same checks run as ``govbudget data check`` and in the tests, on the tables of this package or
on a copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.classification.catalogue import Catalogue
from govbudget.classification.codesdata import SHIPPED, Codes
from govbudget.datacheck import (
    changes,
    correspondences,
    definitions,
    editions,
    entries,
    glossary,
    sources,
    words,
)
from govbudget.datacheck.tables import Tables, Violation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Violation", "check"]

_RULES: tuple[Callable[[Tables], Iterator[Violation]], ...] = (
    entries.check,
    definitions.check,
    glossary.check,
    sources.check,
    changes.check,
    correspondences.check,
    words.check,
    editions.check,
)


def check(codes: Codes = SHIPPED) -> list[Violation]:
    """Every violation in the tables, by file and line.

    Args:
        codes: the tables to check; those of this package when left out.

    Returns:
        The violations; an empty list when every rule holds.

    >>> from govbudget import datacheck
    >>> datacheck.check()
    []
    """
    tables = Tables(codes)
    # What cannot be read hides all that depends on it: then only that is said.
    found = list(tables.unreadable)
    if not found:
        for rule in _RULES:
            found += rule(tables)
    if not found:
        found += editions.check_digests(tables, Catalogue(codes))
    return sorted(set(found), key=lambda one: (one.file, one.line, one.rule, one.reason))
