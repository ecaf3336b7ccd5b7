"""Local codes that are known: what a place added of its own below the national list."""

from __future__ import annotations

from govbudget.base.records import frozen
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import CorruptData, why_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.classification.codesdata import Codes

__all__ = ["LOCAL_COLUMNS", "LocalCode", "read_local_codes"]

LOCAL_COLUMNS = ("scheme", "code", "name", "place", "first_year", "last_year", "source")


@frozen(slots=True)
class LocalCode:
    """A code that one place uses and the national list does not have.

    Attributes:
        scheme: the list below which it stands.
        code: the code.
        name: its name.
        place: the province or city, in Chinese.
        first_year: the first budget year for which a source prints it; it may be older.
        last_year: the last such year; it may have gone on.
        source: the id of a document that prints it.

    .. versionadded:: 0.2.0
    """

    scheme: Scheme
    code: str
    name: str
    place: str
    first_year: int
    last_year: int
    source: str


def read_local_codes(codes: Codes) -> dict[tuple[Scheme, str], tuple[LocalCode, ...]]:
    """The local codes that are known, by scheme and code; several places may use one code.

    Raises:
        CorruptData: the table cannot be read as it stands.
    """
    file = "local.csv"
    found: dict[tuple[Scheme, str], tuple[LocalCode, ...]] = {}
    for line, row in enumerate(codes.rows(file, LOCAL_COLUMNS), 2):
        scheme, code, name, place, first, last, source = row
        try:
            local = LocalCode(Scheme(scheme), code, name, place, int(first), int(last), source)
        except ValueError as error:
            raise CorruptData(file, line, why_of(error)) from error
        key = (local.scheme, code)
        found[key] = (*found.get(key, ()), local)
    return found
