"""A table whose figures slid: they stand a row too high from one row to the last with a code."""

from itertools import pairwise

from attrs import evolve
from disclosure.synthetic.faults import Planted

__all__ = ["slid"]

_KINDS = ("expenditure", "final_expenditure", "general", "final_general")
# So many rows with codes have sums enough that fail.
_ENOUGH = 8


def slid(made):
    """The document with the figures of a table of spending moved; None where it is too short."""
    for at, sheet in enumerate(made.sheets):
        if sheet.kind in _KINDS and len(sheet.coded) >= _ENOUGH:
            rows = [row for row in range(sheet.head, len(sheet.rows)) if _is_coded(sheet, row)]
            new = list(sheet.rows)
            width = len(sheet.coded[0][1])
            for row, below in pairwise(rows[2:]):
                new[row] = (*sheet.rows[row][:-width], *sheet.rows[below][-width:])
            moved = evolve(sheet, rows=tuple(new))
            return Planted(made.with_block(sheet, moved), "slid", at, None, "")
    return None


def _is_coded(sheet, row):
    return "合计" not in "".join(sheet.rows[row][: -len(sheet.coded[0][1])]).replace(" ", "")
