"""A workbook to read and print: a sheet for each edition, its entries indented, and the tables."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from govbudget.errors import MissingExtra, because

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from govbudget.classification.vocabulary import Scheme
    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset, ExportTable

__all__ = ["write"]

_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# A4, as numbered by spreadsheets; and what a sheet can hold in a cell.
_A4, _CELL = 9, 32_767
# The columns of a list: title, width, and what is written there.
_COLUMNS: tuple[tuple[str, int, str], ...] = (
    ("科目编码", 12, "code"),
    ("科目名称", 44, "name"),
    ("英文名称", 44, "name_en"),
    ("首个年版", 9, "first_edition"),
    ("末个年版", 9, "last_edition"),
    ("启用年度", 9, "valid_from"),
    ("停用年度", 9, "valid_to"),
    ("说明", 72, "definition"),
)
_OF_YEARS = {"first_edition", "last_edition"}
# What is indented by its level.
_INDENTED = {"code", "name"}


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write a sheet that says what it is, a sheet for each list, and one for each other table.

    Raises:
        MissingExtra: xlsxwriter is not installed.
    """
    del asked
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtra("excel", because("purpose.write_excel")) from error

    with xlsxwriter.Workbook(out, {**_PLAIN, "in_memory": False, "constant_memory": True}) as book:
        head = dataset.header
        # Without a day of its own a workbook says the second, and no two are the same.
        made = datetime.fromisoformat(head.date)
        book.set_properties({"title": head.title, "comments": head.digest, "created": made})
        titled = book.add_format(
            {"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "valign": "top"}
        )
        _about(book, dataset)
        for scheme in dataset.schemes:
            _list(book, dataset, scheme, titled)
        for table in dataset.tables.values():
            if table.name not in {"entries", "closure"}:
                _table(book.add_worksheet(table.title), table, titled)


def _about(book: Any, dataset: Dataset) -> None:
    sheet = book.add_worksheet("说明")
    sheet.set_column(0, 0, 120)
    for row, line in enumerate(dataset.header.lines):
        sheet.write_string(row, 0, line)


def _list(book: Any, dataset: Dataset, scheme: Scheme, head: Any) -> None:
    """A list as the book prints it: its entries indented by their levels."""
    plain = {"text_wrap": True, "valign": "top"}
    levels = [book.add_format({**plain, "indent": at, "bold": at == 0}) for at in range(4)]
    wrapped = book.add_format(plain)
    columns = [one for one in _COLUMNS if not dataset.is_one_year or one[2] not in _OF_YEARS]
    sheet = book.add_worksheet(scheme.chinese)
    _prepared(sheet, [one[:2] for one in columns], head)
    row = 0
    for row, entry in enumerate((one for one in dataset.entries if one.scheme is scheme), 1):
        for at, (_, _, name) in enumerate(columns):
            form = levels[entry.level - 1] if name in _INDENTED else wrapped
            value = getattr(entry, name)
            if isinstance(value, int):
                sheet.write_number(row, at, value, form)
            elif value:
                sheet.write_string(row, at, value[:_CELL], form)
    sheet.autofilter(0, 0, row, len(columns) - 1)


def _table(sheet: Any, table: ExportTable, head: Any) -> None:
    _prepared(sheet, [(column.title, 16) for column in table.columns], head)
    for number, row in enumerate(table.rows(), 1):
        for at, value in enumerate(row):
            if isinstance(value, bool):
                sheet.write_boolean(number, at, value)
            elif isinstance(value, int):
                sheet.write_number(number, at, value)
            elif value is not None:
                sheet.write_string(number, at, value[:_CELL])


def _prepared(sheet: Any, columns: Sequence[tuple[str, int]], head: Any) -> None:
    """A sheet that prints on A4, its head on each page."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.set_footer("&C&P / &N")
    for at, (title, width) in enumerate(columns):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, title, head)
