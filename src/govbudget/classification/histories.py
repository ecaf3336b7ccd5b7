"""What became of codes between the editions that are shipped."""

from __future__ import annotations

from govbudget.classification.catalogue import shipped
from govbudget.classification.notation import parse
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import UnknownCode, because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.classification.transitions import Comparison, Trace
    from govbudget.classification.vocabulary import SchemeName

__all__ = ["changes", "trace"]


def changes(scheme: Scheme | SchemeName, first: int, second: int) -> Comparison:
    """What became of every code between two editions of a scheme, in either direction.

    Args:
        scheme: the scheme.
        first: the budget year to start from.
        second: the budget year to compare it with; may be the earlier one.

    Returns:
        The comparison; every code of either edition stands in exactly one of its transitions.

    Raises:
        UnknownEdition: an edition of one of the years, or of a year between, is not kept.
        UnknownScheme: no scheme is called that.

    >>> import govbudget as gb
    >>> found = gb.changes("functional", 2018, 2024)
    >>> [one for one in found if one.old and one.old[0].code == "215"][0].kind.value
    'renamed'
    >>> print(gb.changes("economic", 2024, 2024).not_known)
    None

    What is not known between two editions is said: an edition that is carried on from the year
    before may have changed where nobody saw it.

    >>> later = gb.changes("revenue", 2025, 2026)
    >>> later.not_known.unknown > 0, later.not_known.transitions == len(later)
    (True, True)
    """
    return shipped().history(Scheme.of(scheme)).compare(first, second)


def trace(
    code: str, first: int, second: int, *, scheme: Scheme | SchemeName | None = None
) -> Trace:
    """The path of a code from one budget year to another, forward or backward.

    Args:
        code: the code, in any written form.
        first: the year in which the code is meant.
        second: the year to follow it to.
        scheme: the scheme; without it the first digit tells.

    Returns:
        The path, with every year in which the code or its name changed.

    Raises:
        UnknownCode: the edition of the first year does not have the code.
        UnknownEdition: an edition of one of the years is not kept.

    >>> import govbudget as gb
    >>> [place.code for place in gb.trace("2200111", 2018, 2024).end]
    ['2240601']
    """
    parsed = parse(code, scheme=scheme, year=first)
    if parsed.entry.is_local:
        raise UnknownCode(str(parsed), parsed.entry.scheme, first, because("code.local_history"))
    return shipped().history(parsed.entry.scheme).trace(str(parsed), first, second)
