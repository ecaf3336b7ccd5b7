"""The rows of the tables of entries, read."""

from __future__ import annotations

from govbudget.classification.vocabulary import Fund
from govbudget.errors import CorruptData, because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.classification.entry import Definition

    # Code, name, first and last year, fund, English name, note, definition.
    EntryRow = tuple[str, str, int | None, int | None, Fund | None, str, str, Definition | None]

__all__ = ["ENTRY_COLUMNS", "FORMER_COLUMNS", "entry_row"]

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

_FUNDS: dict[str, Fund | None] = {"": None, **{fund.value: fund for fund in Fund}}


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal()  # noqa: PLR2004  2024


def entry_row(file: str, line: int, cells: list[str], definition: Definition | None) -> EntryRow:
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
