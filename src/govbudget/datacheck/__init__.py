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
    digests,
    doubts,
    editions,
    entries,
    glossary,
    local,
    openness,
    sources,
    words,
)
from govbudget.datacheck.tables import Tables, Violation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Violation", "broken", "check", "ordered"]

_RULES: tuple[Callable[[Tables], Iterator[Violation]], ...] = (
    entries.check,
    definitions.check,
    glossary.check,
    sources.check,
    doubts.check,
    local.check,
    changes.check,
    correspondences.check,
    words.check,
    editions.check,
    openness.check,
)


def check(codes: Codes = SHIPPED) -> list[Violation]:
    """Every violation in the tables, by file and line.

    What a digest says is looked at last, where all other rules hold: then the change is either
    meant, and ``govbudget data revise`` writes it down, or it is not.

    Args:
        codes: the tables to check; those of this package when left out.

    Returns:
        The violations; an empty list when every rule holds.

    >>> from govbudget import datacheck
    >>> datacheck.check()
    []
    """
    tables = Tables(codes)
    found = broken(tables)
    if not found:
        found = [*openness.worked_out(tables), *editions.counts(tables)]
    if not found:
        found = [*editions.check_digests(tables, Catalogue(codes)), *digests.check(tables)]
    return ordered(found)


def broken(tables: Tables) -> list[Violation]:
    """Every violation of a rule that does not ask for sizes and digests.

    .. versionadded:: 0.2.0
    """
    # What cannot be read hides all that depends on it: then only that is said.
    found = list(tables.unreadable)
    if not found:
        for rule in _RULES:
            found += rule(tables)
    return found


def ordered(violations: Iterable[Violation]) -> list[Violation]:
    """Violations by file and line, each once.

    .. versionadded:: 0.2.0
    """
    return sorted(set(violations), key=lambda one: (one.file, one.line, one.rule, one.reason))
