"""The tables of a document as a workbook: a sheet for each, as printed, with numbers as numbers."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any

from govbudget.amounts import exponent
from govbudget.base.layout import cell_len
from govbudget.base.messages import Message
from govbudget.disclosure.reporting.files import short_names
from govbudget.disclosure.reporting.printed_cells import printed_rows, table_title
from govbudget.disclosure.table_words import TABLES
from govbudget.errors import GovBudgetError, MissingExtra, because
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from govbudget.base.messages import Language
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.reporting.printed_cells import PrintedCell, PrintedRow
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["TableCounts", "index_rows", "tables_book", "title_of"]

_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# What a sheet and a cell of it can hold, how long its name may be, and A4 as they number it.
_ROWS, _COLUMNS, _LONGEST, _NAME, _A4 = 1_048_576, 16_384, 32_767, 31, 9
# So many digits a spreadsheet keeps of a number, and so many decimals it shows.
_DIGITS, _PLACES = 15, 30
# How narrow and how wide a column is, in letters.
_NARROW, _WIDE = 8, 48
# What no name of a sheet may have, or no link to it as it stands.
_BARRED = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
# What the list of the tables has of each.
_INDEX = ("number", "title", "kind", "unit", "pages", "file", "rows", "figures", "unread")
#: How many rows, figures and cells that were not read a table has.
TableCounts = tuple[int, int, int]


def tables_book(disclosure: Disclosure, language: Language) -> tuple[bytes, int]:
    """A workbook (xlsx) of the tables of a document, and how many of their cells were not read.

    A list of the tables leads to their sheets. What was read as a figure is a number, in the unit
    of its table and with the decimals that are printed; every other text is a text, codes too. A
    number of more digits than a spreadsheet keeps is a text as well. A cell that was not read is
    marked, with the reason.

    Args:
        disclosure: the document.
        language: that of heads and reasons.

    Raises:
        GovBudgetError: a table has more than a sheet holds.
        MissingExtra: the extra ``excel`` is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise MissingExtra("excel", because("purpose.write_excel")) from error
    made = io.BytesIO()
    book = Workbook(made, {**_PLAIN, "in_memory": True})
    # Two books of one document are alike to the last byte.
    created = dt.datetime(1980, 1, 1)  # noqa: DTZ001  a workbook has no time zone
    book.set_properties({"author": MARK, "created": created})
    forms = _Forms(book)
    index = book.add_worksheet(Message("cli.read.book.index").render(language))
    heads = list(_heads(disclosure, language))
    names = [
        _sheet_name(number, title_of(one, language))
        for number, one in enumerate(disclosure.tables, 1)
    ]
    counts = [
        _TableSheet(book.add_worksheet(name), forms, language).write(one, head)
        for one, name, head in zip(disclosure.tables, names, heads, strict=True)
    ]
    for row, cells in enumerate(index_rows(disclosure, counts, language)):
        for at, cell in enumerate(cells):
            if row and at == 1:
                index.write_url(row, at, f"internal:'{names[row - 1]}'!A1", string=str(cell))
            elif isinstance(cell, int):
                index.write_number(row, at, cell)
            else:
                index.write_string(row, at, str(cell), None if row else forms.head)
    index.set_column(1, 2, _WIDE)
    index.freeze_panes(1, 0)
    book.close()
    return made.getvalue(), sum(unread for *_, unread in counts)


def index_rows(
    disclosure: Disclosure, counts: Sequence[TableCounts], language: Language
) -> Iterator[list[object]]:
    """The rows of the list of the tables, its head first.

    Args:
        disclosure: the document.
        counts: what was counted in each of its tables.
        language: that of the head.
    """
    yield [Message(f"cli.read.book.{one}").render(language) for one in _INDEX]
    files = short_names([one.path for one in disclosure.files])
    pairs = zip(disclosure.tables, counts, strict=True)
    for number, (one, counted) in enumerate(pairs, 1):
        unit = one.unit.value if one.unit else ""
        kind = _kind(one, language)
        head = [number, title_of(one, language), kind, unit, _pages(one), files.get(one.file, "")]
        yield [*head, *counted]


def _heads(disclosure: Disclosure, language: Language) -> Iterator[str]:
    """A line for each table: its title, unit and pages, and its file where there are several."""
    files = short_names([one.path for one in disclosure.files])
    for one in disclosure.tables:
        yield Message(
            "cli.read.book.head",
            title=title_of(one, language),
            unit=one.unit.value if one.unit else None,
            pages=_pages(one) or None,
            file=files.get(one.file) or None,
        ).render(language)


def title_of(table: DisclosedTable, language: Language) -> str:
    """What a table is called: its number and its title as printed, or else what it is about.

    Args:
        table: the table.
        language: that of the reader.
    """
    return table_title(table) or _kind(table, language)


def _kind(table: DisclosedTable, language: Language) -> str:
    return TABLES[table.kind] if language == "zh" else table.kind.value


def _pages(table: DisclosedTable) -> str:
    pages = table.pages
    return "" if not pages else f"{pages[0]}" if len(pages) == 1 else f"{pages[0]}-{pages[-1]}"


def _sheet_name(number: int, title: str) -> str:
    """The name of a sheet: the number of its table makes it one of its own."""
    return f"{number} {_BARRED.sub(' ', title)}"[:_NAME].rstrip()


class _Forms:
    """How cells look."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self.title = book.add_format({"bold": True, "font_size": 12})
        self.head = book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1})
        self.soft = book.add_format({"font_color": "#667085"})
        self.unread = book.add_format({"bg_color": "#FFF2A8"})
        self.right = book.add_format({"align": "right"})
        self._numbers: dict[int, Any] = {}

    def number(self, places: int) -> Any:
        """How a number with so many decimals looks."""
        if places not in self._numbers:
            shown = "#,##0" + ("." + "0" * min(places, _PLACES) if places else "")
            self._numbers[places] = self._book.add_format({"num_format": shown})
        return self._numbers[places]


class _TableSheet:
    """The sheet of a table."""

    def __init__(self, sheet: Any, forms: _Forms, language: Language) -> None:
        self._sheet = sheet
        self._forms = forms
        self._language = language

    def write(self, table: DisclosedTable, head: str) -> TableCounts:
        """Write a table below a line that says what it is; gives what was counted in it."""
        rows = list(printed_rows(table))
        width = max((len(row.cells) for row in rows), default=0)
        unread = sum(one.not_read is not None for row in rows for one in row.cells)
        warned = Message("cli.read.book.not_read", count=unread).render(self._language)
        said = [head, *([warned] if unread else []), *table.notes]
        _check(len(said) + 1 + len(rows) + len(table.unread), width + 1)
        for at, line in enumerate(said):
            form = self._forms.soft if at else self._forms.title
            self._sheet.write_string(at, 0, line, form)
        start = len(said) + 1
        heads = {tuple(filter(None, one)) for one in table.head}
        for at, row in enumerate(rows, start):
            self._row(at, row, width, heads)
        for at, lost in enumerate(table.unread, start + len(rows) + 1):
            why = lost.reason_zh or lost.reason if self._language == "zh" else lost.reason
            line = Message("cli.read.book.lost", what=lost.what, why=why).render(self._language)
            self._sheet.write_string(at, 0, line[:_LONGEST], self._forms.soft)
        self._laid_out(rows, width)
        return len(rows), sum(one.amount is not None for r in rows for one in r.cells), unread

    def _row(self, at: int, row: PrintedRow, width: int, heads: set[tuple[str, ...]]) -> None:
        is_head = tuple(one.text for one in row.cells if one.text) in heads
        for column, cell in enumerate(row.cells):
            if len(cell.text) > _LONGEST:
                why = because("sheet.long", row=at + 1, length=len(cell.text), most=_LONGEST)
                raise GovBudgetError(why)
            self._cell(at, column, cell, is_head=is_head)
        if row.page is not None:
            paged = Message("cli.read.book.on_page", page=row.page).render(self._language)
            self._sheet.write_string(at, width, paged, self._forms.soft)

    def _cell(self, row: int, column: int, cell: PrintedCell, *, is_head: bool) -> None:
        if cell.not_read is not None:
            self._sheet.write_string(row, column, cell.text, self._forms.unread)
            self._sheet.write_comment(row, column, cell.not_read.render(self._language))
        elif cell.amount is None:
            form = self._forms.head if is_head else None
            self._sheet.write_string(row, column, cell.text, form) if cell.text else None
        elif _is_kept(cell.amount):
            form = self._forms.number(max(0, -exponent(cell.amount)))
            self._sheet.write_number(row, column, cell.amount, form)
        else:
            self._sheet.write_string(row, column, f"{cell.amount:f}", self._forms.right)

    def _laid_out(self, rows: Sequence[PrintedRow], width: int) -> None:
        """Columns as wide as what stands in them, and a sheet that prints on A4."""
        for at in range(width):
            widest = max((cell_len(r.cells[at].text) for r in rows if at < len(r.cells)), default=0)
            self._sheet.set_column(at, at, min(max(widest + 2, _NARROW), _WIDE))
        self._sheet.set_paper(_A4)
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)


def _is_kept(number: Decimal) -> bool:
    """Whether a spreadsheet keeps every digit of a number."""
    return len(number.as_tuple().digits) <= _DIGITS


def _check(rows: int, columns: int) -> None:
    """Refuse what no sheet holds.

    Raises:
        GovBudgetError: there are more rows or columns.
    """
    if rows > _ROWS:
        raise GovBudgetError(because("sheet.rows", most=_ROWS))
    if columns > _COLUMNS:
        raise GovBudgetError(because("sheet.cells", row=1, cells=columns, most=_COLUMNS))
