"""What each code of some years is on the edition of another: the table that engines join with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve, frozen

from govbudget.classification.catalogue import shipped
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import GovBudgetError
from govbudget.restating.records import RestatedKind
from govbudget.restating.restate import Spread, restate
from govbudget.restating.series import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.classification.settling import Unknown
    from govbudget.restating.records import RestatedLine
    from govbudget.restating.shares import Shares

__all__ = [
    "CUT_COLUMNS",
    "PART_COLUMN",
    "RESTATED_COLUMNS",
    "SHARE_COLUMN",
    "RestatedCells",
    "RestatedPart",
    "RestatedTable",
    "restated_table",
]

#: What the columns are called that stand behind those of a frame.
RESTATED_COLUMNS = (
    "restated_code",
    "restated_name",
    "restated_kind",
    "restated_key",
    "restated_confidence",
)

#: What the column of the share is called that stands behind these where shares are given.
SHARE_COLUMN = "restated_share"

#: What the column is called, while a frame is joined, that says which part of a code a row is.
PART_COLUMN = "govbudget part"

#: What the columns are called, while a lazy frame is joined, that say where each amount is cut: the
#: running sums of the shares in front of a part and with it, by the number in the third.
CUT_COLUMNS = ("govbudget from", "govbudget to", "govbudget below")

#: The cells of these columns.
RestatedCells: TypeAlias = tuple[str, str, str, str, str]

# So many tables with shares are kept, of some hundred lines each, for other frames of these years.
_FEW = 16


@frozen(slots=True)
class RestatedPart:
    """What a share of a code is on the edition of another.

    Attributes:
        cells: the cells of the part.
        share: the share.
    """

    cells: RestatedCells
    share: Fraction


@frozen(slots=True, eq=False)
class RestatedTable:
    """What each code of some years is on the edition of another.

    Attributes:
        scheme: the scheme.
        to: the year of the edition.
        years: the years of the codes, in order.
        spread: what is done with a code that is spread over several.
        cells: for each year, each code of its edition with its cells, as they are without shares.
        changed: for each year, the codes that shares change, with their cells; those of a code that
            shares part have no code, and as their key what the code is called in ``parts``.
        parts: the parts of each code that shares part, in the order of the shares.
    """

    scheme: Scheme
    to: int
    years: tuple[int, ...]
    spread: Spread
    cells: Mapping[int, Mapping[str, RestatedCells]]
    changed: Mapping[int, Mapping[str, RestatedCells]]
    parts: Mapping[str, Sequence[RestatedPart]]

    def of(self, year: int, code: str) -> RestatedCells:
        """The cells of a code of the edition of a year."""
        return self.changed[year].get(code) or self.cells[year][code]

    def of_written(self, rows: Iterable[tuple[Any, Any]], unknown: Unknown) -> list[RestatedCells]:
        """The cells of years and codes as they are written, which the table does not have so.

        Args:
            rows: the years and the codes.
            unknown: what to do with a code that the edition of its year does not have.

        Raises:
            MissingCode: a code is not in the edition of its year.
            MalformedCode: a code cannot be read as one.
            UnknownEdition: no edition of a year is kept.
        """
        try:
            found = restate(
                [(*row, 0) for row in rows],
                to=self.to,
                scheme=self.scheme,
                spread=self.spread,
                unknown=unknown,
                nested="all",
            )
        except GovBudgetError as error:
            # The note counts the rows that were handed over, which nobody sees.
            getattr(error, "__notes__", []).clear()
            raise
        return [self._of_line(one) for one in found]

    def _of_line(self, one: RestatedLine) -> RestatedCells:
        if one.kind is RestatedKind.UNKNOWN:
            return _cells(one, f"{one.code}@{one.year}")
        return self.of(one.year, one.code)


def restated_table(
    scheme: Scheme, to: int, years: Iterable[int], spread: Spread, shares: Shares | None
) -> RestatedTable:
    """What each code of some years is on the edition of another; made once, and few with shares.

    Args:
        scheme: the scheme.
        to: the year of the edition.
        years: the years of the codes.
        spread: what to do with a code that is spread over several.
        shares: for a code that was split, the share of each code that it became.

    Raises:
        UnknownEdition: no edition of a year is kept.
        WrongArgument: the shares of a code do not add to 1, are below nought, or name a code that
            it did not become; or a code with shares is in no edition.
    """
    ordered = tuple(sorted(set(years)))
    whole: RestatedTable = shipped().once(
        ("restated table", scheme, to, ordered, spread),
        lambda: _made(scheme, to, ordered, spread),
    )
    if not shares:
        return whole
    return _with_shares(whole, tuple((code, (*one.items(),)) for code, one in shares.items()))


def _made(scheme: Scheme, to: int, years: tuple[int, ...], spread: Spread) -> RestatedTable:
    """The table without shares."""
    lines = [(year, code, 0) for year in years for code in shipped().tree(scheme, year)]
    found = restate(lines, to=to, scheme=scheme, spread=spread, nested="all")
    cells: dict[int, dict[str, RestatedCells]] = {year: {} for year in years}
    for one, key in zip(found, keys_of(found), strict=True):
        cells[one.year][one.code] = _cells(one, key)
    return RestatedTable(scheme, to, years, spread, cells, {year: {} for year in years}, {})


@lru_cache(_FEW)
def _with_shares(
    whole: RestatedTable, given: tuple[tuple[str, tuple[tuple[str, Fraction], ...]], ...]
) -> RestatedTable:
    """A table whose codes are parted by shares, which are often the same for many frames.

    Shares change what stands with the codes that the parts go to, and nothing else: only this is
    found anew. A line of each year more has the groups rest on the same years; it is left out.
    """
    shares = {code: dict(one) for code, one in given}
    by_place: Mapping[str, Sequence[tuple[int, str]]] = shipped().once(
        ("restated places", whole.scheme, whole.to, whole.years, whole.spread),
        lambda: _by_place(whole),
    )
    touched = {*shares, *(place for parts in shares.values() for place in parts)}
    met = {one for place in touched for one in by_place.get(place, ())}
    lines = [(year, code, 0) for year, code in sorted(met)]
    count = len(lines)
    lines += [(year, next(iter(whole.cells[year])), 0) for year in whole.years]
    found = restate(
        lines,
        to=whole.to,
        scheme=whole.scheme,
        spread=whole.spread,
        nested="all",
        shares=shares,
    )
    changed: dict[int, dict[str, RestatedCells]] = {year: {} for year in whole.years}
    parts: dict[str, list[RestatedPart]] = {}
    for one, key in zip(found, keys_of(found), strict=True):
        if one.line > count:
            continue
        own = _cells(one, key)
        if one.share is not None:
            called = f"{one.code}@{one.year}"
            parts.setdefault(called, []).append(RestatedPart(own, one.share))
            own = ("", "", one.kind.value, called, one.confidence)
        changed[one.year][one.code] = own
    return evolve(whole, changed=changed, parts=parts)


def _by_place(whole: RestatedTable) -> dict[str, list[tuple[int, str]]]:
    """The years and codes by each code that they are called, or that their key names."""
    found: dict[str, list[tuple[int, str]]] = {}
    for year, known in whole.cells.items():
        for code, (*_, key, _) in known.items():
            for place in {code, *key.split("+")}:
                found.setdefault(place, []).append((year, code))
    return found


def _cells(one: RestatedLine, key: str) -> RestatedCells:
    return one.to, one.to_name, one.kind.value, key, one.confidence
