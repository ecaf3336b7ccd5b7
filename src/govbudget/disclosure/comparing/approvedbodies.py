"""Whose the rows of an approved table are, where a column of it names bodies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.comparing.units.names import unit_name_of
from govbudget.disclosure.together import is_same_body
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["other_body"]

# A column of bodies, and the code of a body before its name: 101001-某某局.
_HEAD = re.compile(r"(?:预算|主管|所属|基层|二级|一级)*(?:单位|部门)(?:全称|名称)?")
_CODE = re.compile(r"^[\[(]?\d+[\])]?[-_—]*")


def other_body(table: DisclosedTable, called: str) -> str:
    """The first body that a column of a table names beside that of a document; else empty.

    Args:
        table: the table.
        called: the name of the body of the document.
    """
    for name in _names(table):
        if unit_name_of(name).is_body and not is_same_body(name, called):
            return name
    return ""


def _names(table: DisclosedTable) -> Iterator[str]:
    """What stands in the columns of bodies."""
    for grid in table.grids:
        columns: set[int] = set()
        for row in grid.rows:
            cells = [plain(cell) for cell in row]
            yield from (_CODE.sub("", cells[at]) for at in columns if at < len(cells))
            columns |= {at for at, cell in enumerate(cells) if _HEAD.fullmatch(cell)}
