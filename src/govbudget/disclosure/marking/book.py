"""The workbook of findings: what was found, in which documents, by which rules, and what was not.

A reviewer filters it, writes remarks and decisions into it, and hands it back.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import os
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from govbudget.base.layout import cell_len
from govbudget.base.messages import Message
from govbudget.disclosure.accepting.book_words import COLUMNS, DECISIONS, FILLED, SHEETS
from govbudget.disclosure.marking.book_rows import (
    coverage_rows,
    document_rows,
    finding_rows,
    rule_rows,
    spoken,
)
from govbudget.disclosure.marking.comments import FILLS, severity_word
from govbudget.disclosure.reporting.pages import rule_page
from govbudget.disclosure.reporting.tally import SEVERITIES
from govbudget.errors import GovBudgetError, MissingExtra
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govbudget.disclosure.checks.records import CheckReport
    from govbudget.disclosure.marking.book_rows import Row
    from govbudget.disclosure.reporting.tally import Unchecked
    from govbudget.disclosure.reporting.words import Language

__all__ = ["findings_book"]

#: How many rows a sheet has, and how many links a program opens one with.
_ROWS, _LINKS = 1_048_576, 60_000
#: A link that is longer opens nothing.
_LONGEST_LINK = 1_000
#: A line and the space around all of them, in points; so many lines of a row are seen.
_LINE, _SPACE, _MOST_LINES, _SEEN = 13.0, 3.0, 12, 2_000
_FONT = {"font_name": "宋体", "font_size": 10, "valign": "top", "text_wrap": True}


def findings_book(
    reports: Sequence[CheckReport],
    unchecked: Sequence[Unchecked] = (),
    *,
    language: Language = "zh",
    folder: str | os.PathLike[str] = "",
    filled: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> bytes:
    """A workbook (xlsx) with sheets of findings, documents, rules and coverage.

    Every text is written as a text, whatever it begins with. What a reviewer wrote of findings that
    are not found any more stands in rows behind the others.

    Args:
        reports: the reports.
        unchecked: the documents that could not be checked.
        language: the language of heads and sentences.
        folder: the folder that the workbook will stand in, which links to documents start from.
        filled: what a reviewer wrote of findings, by their ids: the cells of their rows.

    Raises:
        GovBudgetError: there are more rows than a sheet holds.
        MissingExtra: the extra ``excel`` is not installed.

    .. versionadded:: 0.2.0
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise MissingExtra("excel", Message("errors.purpose.write_excel")) from error
    made = io.BytesIO()
    book = Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    days = [one.header.date for one in reports if one.header.date]
    created = dt.datetime.fromisoformat(max(days)) if days else dt.datetime(1980, 1, 1)  # noqa: DTZ001
    book.set_properties({"author": MARK, "created": created})
    sheets = {
        "findings": finding_rows(reports, language, filled),
        "documents": document_rows(reports, unchecked, language),
        "rules": rule_rows(reports, language),
        "coverage": coverage_rows(reports, language),
    }
    files = {one.document: (one.files or (one.document,))[0] for one in reports}
    for name, rows in sheets.items():
        _FindingsSheet(book, name, language, os.fspath(folder)).write(rows, files)
    book.close()
    return made.getvalue()


class _FindingsSheet:
    """A sheet with its head: it stays in view, and each column has a filter."""

    def __init__(self, book: Any, name: str, language: Language, folder: str) -> None:
        self._name = name
        self._language = language
        self._folder = folder
        self._at = 0 if language == "zh" else 1
        self._columns = list(COLUMNS[name])
        self._sheet = book.add_worksheet(SHEETS[name][self._at])
        self._text = book.add_format(_FONT)
        self._link = book.add_format({**_FONT, "font_color": "0563C1", "underline": 1})
        self._day = book.add_format({**_FONT, "num_format": "yyyy-mm-dd", "bg_color": "FFFFE5"})
        self._open = book.add_format({**_FONT, "bg_color": "FFFFE5"})
        self._head = book.add_format(
            {**_FONT, "bold": True, "bg_color": "D9E1F2", "border": 1, "valign": "vcenter"}
        )
        self._fills = {
            severity: book.add_format({**_FONT, "bg_color": fill, "bold": True})
            for severity, fill in FILLS.items()
        }
        self._links = 0

    def write(self, rows: Iterable[Row], files: dict[str, str]) -> None:
        """Write all rows.

        Args:
            rows: the rows.
            files: for each document its file.
        """
        for at, (words, width) in enumerate(COLUMNS[self._name].values()):
            self._sheet.write_string(0, at, words[self._at], self._head)
            self._sheet.set_column(at, at, width)
        last = 0
        for last, row in enumerate(rows, 1):
            if last >= _ROWS:
                raise GovBudgetError(Message("marking.rows", most=_ROWS - 1))
            self._sheet.set_row(last, self._height(row))
            for at, column in enumerate(self._columns):
                self._cell(last, at, column, row, files)
        self._sheet.freeze_panes(1, 1)
        self._sheet.autofilter(0, 0, last, len(self._columns) - 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        if self._name == "findings":
            self._finish(max(last, 1))

    def _height(self, row: Row) -> float:
        """How high a row is: programs do not all work it out for wrapped texts."""
        lines = 1
        for column, (_, width) in COLUMNS[self._name].items():
            # A letter is a little wider than the unit of widths.
            text = str(row.get(column) or "")[:_SEEN]
            parts = (math.ceil(cell_len(one) * 1.1 / width) for one in text.split("\n"))
            lines = max(lines, sum(max(part, 1) for part in parts))
        return min(lines, _MOST_LINES) * _LINE + _SPACE

    def _cell(self, row: int, at: int, column: str, values: Row, files: dict[str, str]) -> None:
        value = values.get(column)
        if self._name == "findings" and column in FILLED:
            form = self._day if column == "until" else self._open
            if value is None or value == "":
                self._sheet.write_blank(row, at, None, form)
            else:
                self._sheet.write_string(row, at, spoken(str(value)), form)
        elif value is None or value == "":
            self._sheet.write_blank(row, at, None, self._text)
        elif column in {"document", "page"}:
            self._linked(row, at, values, str(value), files)
        elif column == "rule":
            page = self._reached(rule_page(str(value), self._language))
            self._links += bool(page)
            self._link_or_text(row, at, page, spoken(str(value)))
        elif isinstance(value, int):
            self._sheet.write_number(row, at, value, self._text)
        else:
            self._sheet.write_string(row, at, spoken(value), self._text)

    def _linked(self, row: int, at: int, values: Row, text: str, files: dict[str, str]) -> None:
        """A link to the document, and where a page is meant, to that."""
        target = self._target(files.get(str(values["document"]), ""))
        page = values.get("page")
        if page and target:
            target += f"#page={page}"
        self._links += 1
        self._link_or_text(row, at, target and f"external:{target}", spoken(text))

    def _link_or_text(self, row: int, at: int, target: str, text: str) -> None:
        if not target or len(target) > _LONGEST_LINK or self._links > _LINKS:
            self._sheet.write_string(row, at, text, self._text)
        else:
            # Of a text that is shown in place of an address programs take so many signs.
            self._sheet.write_url(row, at, target, self._link, text[:250])

    def _reached(self, page: str) -> str:
        """A page of the docs as a link; of docs on this machine, from the folder of the workbook.

        XlsxWriter takes the first stroke off the path of a ``file:`` address.
        """
        if not page.startswith("file:"):
            return page
        address = urlsplit(page)
        target = self._target(url2pathname(address.path))
        return target and f"external:{target}#{address.fragment}"

    def _target(self, file: str) -> str:
        """A file as it is found from the folder of the workbook; empty where no link names it."""
        named = file and file.isprintable() and "#" not in file
        if not named or not os.path.exists(file):  # noqa: PTH110  the path stays as it was typed
            return ""
        try:
            return os.path.relpath(file, self._folder or ".")
        except ValueError:  # another drive
            return os.path.abspath(file)  # noqa: PTH100

    def _finish(self, last: int) -> None:
        """Colours for the severities, and a list of what may be decided."""
        at = self._columns.index("severity")
        for severity in SEVERITIES:
            word = severity_word(severity, self._language)
            self._sheet.conditional_format(
                *(1, at, last, at),
                {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{word}"',
                    "format": self._fills[severity],
                },
            )
        at = self._columns.index("decision")
        offered = [words[self._at][0] for words in DECISIONS.values()]
        self._sheet.data_validation(
            *(1, at, last, at),
            {"validate": "list", "source": offered, "error_type": "warning"},
        )
