"""Reads the shares of codes that were split from a table: code, what it became, share."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.cli.lines_in import open_lines
from govbudget.cli.within import within
from govbudget.errors import MalformedLine, UnreadableFile

if TYPE_CHECKING:
    from govbudget.amounts import Number
    from govbudget.cli.lines_in import Lines
    from govbudget.io.allowance import Limits

__all__ = ["given_shares"]

# A line of the table: a code, a code that it became, the share of it.
_WIDTH = 3


def given_shares(path: str | None, limits: Limits) -> dict[str, dict[str, Number]] | None:
    """For each code of a table the shares of the codes that it became; None without a table.

    Args:
        path: the file of the table.
        limits: how much it may take.

    Raises:
        MalformedLine: a line has another form, or gives a share twice.
        UnreadableFile: it cannot be read, or there is no line.
    """
    if path is None:
        return None
    with within(path, limits), open_lines(path) as lines:
        return _shares_in(lines)


def _shares_in(lines: Lines) -> dict[str, dict[str, Number]]:
    """For each code of a table the shares of the codes that it became.

    Args:
        lines: a head, then a code, a code that it became and a share in each line. A share is a
            decimal number, a fraction as 1/3, or has % behind it.

    Raises:
        MalformedLine: a line has another form, or gives a share twice.
        UnreadableFile: there is no line.
    """
    found: dict[str, dict[str, Number]] = {}
    for number, row in list(lines.rows)[1:]:
        cells = [str(cell).strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        if len(cells) != _WIDTH:
            raise MalformedLine(number, Message("errors.line.shares", count=len(cells)))
        code, place, share = cells
        parts = found.setdefault(code, {})
        if place in parts:
            raise MalformedLine(number, Message("errors.line.share_twice", code=code, place=place))
        parts[place] = _share(number, share)
    if not found:
        raise UnreadableFile(lines.place, Message("errors.file.no_lines"))
    return found


def _share(number: int, written: str) -> Number:
    digits = written.removesuffix("%")
    try:
        if "/" in digits:
            return Fraction(digits)
        share = Decimal(digits)
    except (InvalidOperation, ValueError, ZeroDivisionError):
        raise MalformedLine(number, Message("errors.line.share", share=repr(written))) from None
    return share.scaleb(-2) if written.endswith("%") and share.is_finite() else share
