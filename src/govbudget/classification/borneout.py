"""What documents bear out of an edition that was made from another one.

An edition that is carried on from the year before has its rows by inference. What a document of its
year, or of a later one, prints with its name was there under that name; of all else nobody can say
here that nothing changed.
"""

from __future__ import annotations

from govbudget.classification.evidence import SIGHTING_COLUMNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.classification.catalogue import Catalogue
    from govbudget.classification.codesdata import Codes
    from govbudget.classification.vocabulary import Scheme

__all__ = ["BorneOut"]

# A code with a name; the first and the last year for which a dated source prints it.
_Printed = dict[tuple[str, str], tuple[int, int]]
_NEVER = (10_000, 0)


class BorneOut:
    """Says whether a row of an edition is known for its year, be it as settled or as printed.

    Args:
        catalogue: the tables.
        scheme: the list of codes.
    """

    def __init__(self, catalogue: Catalogue, scheme: Scheme) -> None:
        self._bases = {
            edition.year: edition.basis
            for edition in catalogue.editions
            if edition.scheme is scheme
        }
        self._codes, self._scheme = catalogue.codes, scheme
        self._printed: _Printed | None = None

    def __call__(self, year: int, code: str, name: str) -> bool:
        """Whether a code is known to have a name in a year of which an edition is kept."""
        basis = self._bases[year]
        if basis == "settled":
            return True
        if self._printed is None:
            self._printed = _printed(self._codes, self._scheme)
        first, last = self._printed.get((code, name), _NEVER)
        return last >= year if basis == "carried" else first <= year


def _printed(codes: Codes, scheme: Scheme) -> _Printed:
    found: _Printed = {}
    for row in codes.rows(f"sightings/{scheme.value}.csv", SIGHTING_COLUMNS):
        if row[2] and row[3] != "old_list":
            year, place = int(row[2]), (row[0], row[1])
            first, last = found.get(place, (year, year))
            found[place] = min(first, year), max(last, year)
    return found
