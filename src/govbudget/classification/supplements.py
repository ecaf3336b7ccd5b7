"""The tree that was valid on a day: supplements of the Ministry come in mid-year."""

from __future__ import annotations

from govbudget.classification.entry import facts
from govbudget.classification.keptedition import EDITION_COLUMNS
from govbudget.classification.tree import Classification

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from govbudget.classification.catalogue import Catalogue
    from govbudget.classification.vocabulary import Scheme

__all__ = ["SUPPLEMENT_COLUMNS", "tree_as_of"]

SUPPLEMENT_COLUMNS = ("scheme", "code", "date", "source")


def tree_as_of(catalogue: Catalogue, scheme: Scheme, day: date) -> Classification:
    """The tree that was valid on a day: see :meth:`Editions.as_of`.

    Args:
        catalogue: the editions that are kept.
        scheme: the list.
        day: the day.
    """
    tree = catalogue.tree(scheme, day.year)
    later = {
        row[1]
        for row in catalogue.codes.rows("editions/supplements.csv", SUPPLEMENT_COLUMNS)
        if row[0] == scheme and row[2][:4] == str(day.year) and row[2] > day.isoformat()
    }
    if not later:
        return tree
    kept = [entry for entry in tree.entries if entry.code not in later]
    revision = max(
        int(row[2])
        for row in catalogue.codes.rows("editions/index.csv", EDITION_COLUMNS)
        if row[0] == scheme and row[1] == str(day.year) and row[3] <= day.isoformat()
    )
    rows = map(facts, kept)
    return Classification.from_facts(scheme, day.year, revision, rows, tree.sightings)
