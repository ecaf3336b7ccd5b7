"""What a cell of somebody's own list of codes is: a code, a name, a head, a note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, SCHEME_BY_DIGIT, Scheme
from govbudget.classification.written import take_apart
from govbudget.errors import MalformedCode, shorten
from govbudget.tables.lexicon.heads import (
    heads_code,
    heads_name,
    heads_number,
    heads_other,
    heads_remark,
    level_in,
)
from govbudget.tables.lexicon.measures import measure_in
from govbudget.tables.lexicon.numerals import HAN
from govbudget.tables.lexicon.texts import plain
from govbudget.tables.lexicon.totals import TOTAL
from govbudget.tables.wording import code_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "CHINESE",
    "TOTAL_WORDS",
    "WHOLE_CODE",
    "YEAR_IN",
    "cell_of",
    "is_code",
    "is_head_word",
    "is_note",
    "may_close",
    "whole_text",
]

_AGAIN = re.compile("[（(]?续表?[)）]?")

CHINESE = re.compile("[\u4e00-\u9fff]")
#: A code of one of the schemes, and nothing else: the longer ones, which are the most, first.
WHOLE_CODE = re.compile(
    f"[{''.join(SCHEME_BY_DIGIT)}]"
    f"(?:{'|'.join(f'[0-9]{{{digits - 1}}}' for digits in sorted(LEVEL_BY_DIGITS, reverse=True))})"
)
_BEGINS_AS_CODE = re.compile(r"['\"\[［(（【〔]?\s*\d")
YEAR_IN = re.compile(r"(?<!\d)(20[0-4]\d)(?=\D|$|[01]\d[0-3]\d(?!\d))")
_DATE = re.compile(r"\d{4}(?:年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|(?:[-/.]\d{1,2}){1,2})(?:00:00:00)?")
TOTAL_WORDS = re.compile(rf"[（(]?[\u4e00-\u9fff]{{0,12}}{TOTAL}[)）]?[:：]?")
_NOTE = re.compile(
    r"[（(]?(?:注|说明|备注|[（(]?\d{1,2}[)）]?[、．.](?!\d)).*"
    rf"|.*第[\d{HAN}]+页.*|.*[（(]续表?\d*[)）]",
    re.DOTALL,
)
#: A name may begin as a note does: 注册会计师.
_NAME_ALIKE = re.compile(rf"[（(]?(?:注|说明|备注)(?![\d{HAN}:：、．.)）]|$)")


def cell_of(row: Sequence[str], column: int) -> str:
    """A cell; empty where the row is too short."""
    return row[column] if column < len(row) else ""


def _digits_of(cell: str) -> str:
    """The digits of a cell that holds a code or a part of one, as :func:`govbudget.parse` reads it.

    Raises:
        MalformedCode: it holds something else, or more.
    """
    if cell.isascii() and cell.isdecimal():
        return cell
    form = take_apart(cell)
    if form.name:
        raise MalformedCode(cell, Message("errors.code.digits"))
    return form.code


def is_code(cell: str) -> bool:
    """Whether a cell holds a code of one of the schemes, alone or with its name."""
    if not _BEGINS_AS_CODE.match(cell):
        return False
    try:
        code = _digits_of(cell)
    except MalformedCode:
        code = code_of(cell).code
    return len(code) in LEVEL_BY_DIGITS and Scheme.of_code(code) is not None


def is_head_word(cell: str) -> bool:
    """Whether a cell has the title of a column, and nothing else."""
    text = plain(cell)
    return (
        any(
            heads(text)
            for heads in (heads_code, heads_name, heads_number, heads_other, heads_remark)
        )
        or level_in(text) is not None
        or measure_in(text) in {"金额", "预算数", "决算数"}
        or _AGAIN.fullmatch(text) is not None
    )


def is_note(row: list[str], names: set[int]) -> bool:
    """Whether a row has one cell only, and that is a note, the foot of a page or a date."""
    filled = [column for column, cell in enumerate(row) if cell]
    if len(filled) != 1:
        return False
    cell = "".join(row[filled[0]].split())
    if filled[0] in names and _NAME_ALIKE.match(cell):
        return False
    return bool(_NOTE.fullmatch(cell) or _DATE.fullmatch(cell))


def may_close(row: list[str], names: set[int]) -> bool:
    """Whether a row at the very end may stand below the list: a line of text, not a name."""
    filled = [column for column, cell in enumerate(row) if cell]
    if len(filled) != 1:
        return not filled
    text = filled[0] not in names and not _BEGINS_AS_CODE.match(row[filled[0]])
    return text or is_note(row, names)


def whole_text(written: object) -> str:
    """A code as it is written in one cell, or put together from the cells of its levels.

    Raises:
        MalformedCode: it is none, and why.
    """
    cell = "" if written is None else str(written)
    if not cell:
        raise MalformedCode("", Message("errors.code.is_empty"))
    if cell.startswith("?"):
        raise MalformedCode(cell, Message("errors.code.level_empty"))
    try:
        code = _digits_of(cell)
    except MalformedCode as error:
        raise MalformedCode(
            cell, Message("errors.code.cell_no_code", cell=shorten(cell), why=error.why)
        ) from error
    if len(code) not in LEVEL_BY_DIGITS:
        raise MalformedCode(cell, Message("errors.code.cell_digits", cell=shorten(cell)))
    if Scheme.of_code(code) is None:
        raise MalformedCode(code, Message("errors.code.begins", code=code, digit=code[0]))
    return code
