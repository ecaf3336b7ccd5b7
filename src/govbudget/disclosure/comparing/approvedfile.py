"""The tables of a file with figures as they were approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.disclosure.comparing.approvals import as_disclosed
from govbudget.disclosure.comparing.approved import ApprovedFile
from govbudget.disclosure.opening import read_within
from govbudget.errors import UnreadableFile
from govbudget.io.allowance import Limits
from govbudget.io.digest import digest_of
from govbudget.io.limits import read_bytes
from govbudget.io.sniffing import Format, format_of
from govbudget.reconciling.opening import open_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Unit
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["approved_file"]


def approved_file(
    path: str,
    *,
    unit: Unit | None = None,
    year: int | None = None,
    limits: Limits | None = None,
    password: str = "",
) -> ApprovedFile:
    """The tables of a file: text, a workbook, a web page, docx or PDF.

    Args:
        path: the file.
        unit: the unit of the amounts, where the file does not say it.
        year: the budget year.
        limits: how much the pages of a PDF may take.
        password: what opens a PDF that is locked.

    Raises:
        UnreadableFile: it cannot be read, or has no table of amounts.
        MissingExtra: the extra for its format is not installed.
    """
    data = read_bytes(path)
    digests = (digest_of(path, data),)
    found = _as_document(path, limits or Limits(), password, unit)
    if format_of(path, data) is not Format.PDF and not _is_clear(found):
        tables = open_tables(path, unit=unit, year=year)
        found = tuple(as_disclosed(one, at) for at, one in enumerate(tables, 1))
    return ApprovedFile(path, found, digests)


def _as_document(
    path: str, limits: Limits, password: str, unit: Unit | None
) -> tuple[DisclosedTable, ...]:
    """The tables of a file that is read as published budgets are.

    Raises:
        UnreadableFile: it is a PDF that cannot be read.
    """
    try:
        read = read_within(path, limits, password)
    except UnreadableFile:
        if format_of(path, read_bytes(path)) is Format.PDF:
            raise
        return ()
    return tuple(_in_unit(one, unit) for one in read.tables)


def _is_clear(tables: Sequence[DisclosedTable]) -> bool:
    """Whether there are figures, and it is known in which unit they are."""
    filled = [one for one in tables if not one.is_empty]
    return bool(filled) and all(one.unit is not None for one in filled)


def _in_unit(table: DisclosedTable, unit: Unit | None) -> DisclosedTable:
    """A table with a unit, where it states none."""
    if unit is None or table.unit is not None:
        return table
    tables = tuple(evolve(one, unit=one.unit or unit) for one in table.tables)
    return evolve(table, unit=unit, tables=tables)
