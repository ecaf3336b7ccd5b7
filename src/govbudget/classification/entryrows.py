"""The rows of the tables of entries, read."""

from __future__ import annotations

from govbudget.classification.entry import EDITORIAL, Definition
from govbudget.classification.vocabulary import Fund
from govbudget.errors import CorruptData, because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govbudget.classification.codesdata import Codes
    from govbudget.classification.vocabulary import Scheme
    from govbudget.terms import Term

    # Code, name, first and last year, fund, English name, note, definition.
    EntryRow = tuple[str, str, int | None, int | None, Fund | None, str, str, Definition | None]

__all__ = [
    "DEFINITION_COLUMNS",
    "ENTRY_COLUMNS",
    "FORMER_COLUMNS",
    "read_definitions",
    "read_former",
    "read_rows",
]

ENTRY_COLUMNS = (
    "code",
    "name",
    "first_year",
    "last_year",
    "fund",
    "name_en",
    "note",
)

FORMER_COLUMNS = (*ENTRY_COLUMNS, "definition")
DEFINITION_COLUMNS = ("code", "name", "text", "source")

_FUNDS: dict[str, Fund | None] = {"": None, **{fund.value: fund for fund in Fund}}


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal()  # noqa: PLR2004  2024


def _row(file: str, line: int, cells: list[str], definition: Definition | None) -> EntryRow:
    """What a row of a table of entries says.

    Args:
        file: the table.
        line: the line of the row, from 1.
        cells: its cells.
        definition: that of its code and name.

    Raises:
        CorruptData: a year or a fund is none.
    """
    code, official, first, last, fund, name_en, note = cells
    for text in (first, last):
        if text and not _is_year(text):
            raise CorruptData(file, line, because("data.year", text=repr(text)))
    if fund not in _FUNDS:
        raise CorruptData(file, line, because("data.fund", fund=repr(fund)))
    years = int(first) if first else None, int(last) if last else None
    return code, official, *years, _FUNDS[fund], name_en, note, definition


def read_rows(
    codes: Codes, scheme: Scheme, definitions: Mapping[tuple[str, str], Definition]
) -> tuple[EntryRow, ...]:
    """The rows that an edition since the last that was put together by itself may have.

    Args:
        codes: the tables.
        scheme: the list.
        definitions: the definitions by code and name.
    """
    file = f"{scheme.value}.csv"
    return tuple(
        _row(file, line, cells, definitions.get((cells[0], cells[1])))
        for line, cells in enumerate(codes.rows(file, ENTRY_COLUMNS), 2)
    )


def read_former(codes: Codes, scheme: Scheme) -> tuple[EntryRow, ...]:
    """The rows that ended before.

    Args:
        codes: the tables.
        scheme: the list.
    """
    file = f"former/{scheme.value}.csv"
    return tuple(
        _row(file, line, cells, Definition(own, EDITORIAL) if own else None)
        for line, (*cells, own) in enumerate(codes.rows(file, FORMER_COLUMNS), 2)
    )


def read_definitions(
    codes: Codes, scheme: Scheme, terms: Iterable[Term]
) -> dict[tuple[str, str], Definition]:
    """The definitions of a scheme by code and name: the published ones, then our own.

    Args:
        codes: the tables.
        scheme: the list.
        terms: the terms of the published glossary.
    """
    found = {
        (row[0], row[1]): Definition(row[2], row[3])
        for row in codes.rows(f"definitions/{scheme.value}.csv", DEFINITION_COLUMNS)
    }
    for term in terms:
        if term.scheme == scheme:
            found[(term.code, term.name)] = Definition(term.text, term.source)
    return found
