"""Says what the code and the name in a row of a table are, and where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.base.cells import NotRead
from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.base.shown import as_text
from govbudget.classification.notation import parse
from govbudget.classification.vocabulary import Scheme
from govbudget.classification.written import take_apart
from govbudget.errors import (
    GovBudgetError,
    MalformedCode,
    NameMismatch,
    UnknownEdition,
    UnreadableFile,
    titles_of,
)
from govbudget.tables.layout.layout import TableLayout, layout_of
from govbudget.tables.lexicon.heads import heads_entry
from govbudget.tables.lexicon.list_numbers import unnumbered
from govbudget.tables.lexicon.texts import plain
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.classification.notation import ParsedCode
    from govbudget.classification.vocabulary import SchemeName

__all__ = [
    "ADDED_COLUMNS",
    "Mapped",
    "is_blank",
    "layout_for",
    "map_cells",
    "text_in",
    "without_added",
]

#: The columns that are added to each row.
ADDED_COLUMNS = ("resolved_code", "official_name", "level", "fund", "edition", "remark")
# What may stand before a name and is none of it: the number of a list.
_NUMBERED = re.compile(r"^[\s\d]+[\s.、．,，)）:：\-—]*")


@frozen(slots=True)
class Mapped:
    """What the cells of a row are.

    Attributes:
        code: the resolved code; empty where nothing could be resolved.
        name: its official name.
        level: its level, as the book calls it.
        fund: the budget it belongs to, in Chinese; empty in the economic lists.
        edition: the scheme and year that it was resolved in.
        remark: what to know about the row, or why it did not resolve.
        is_total: whether it is a total, which has no code.
    """

    code: str
    name: str
    level: str
    fund: str
    edition: str
    remark: str
    is_total: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        """The values of :data:`ADDED_COLUMNS`."""
        return self.code, self.name, self.level, self.fund, self.edition, self.remark


def map_cells(
    code: object,
    name: object,
    *,
    scheme: Scheme | SchemeName | None = None,
    year: int | None = None,
) -> Mapped:
    """What a code, a name, or a code with a name is.

    Args:
        code: the cell with the code; None or empty where there is none.
        name: the cell with the name; None or empty where there is none.
        scheme: the scheme; without it the code tells.
        year: the edition; without it the one in force today.

    Returns:
        What they are; a remark instead where they cannot be read.

    Raises:
        UnknownScheme: no scheme is called that.
        UnknownEdition: no edition of that year is kept.

    >>> from govbudget.mapping import map_cells
    >>> map_cells("201 3 50", "事业运行").code
    '2010350'
    >>> map_cells("302 2", "咨询费").remark
    '30202 is 印刷费, not 咨询费; 咨询费 is 30203'
    """
    of = None if scheme is None else Scheme.of(scheme)
    has_code, has_name = _is_there(code), _is_there(name)
    if not has_code and not has_name:
        return Mapped("", "", "", "", "", _said("nothing"))
    first = code if has_code else name
    if isinstance(first, str) and not first.isdecimal():
        if is_total(first):
            return Mapped("", "", "", "", "", _said("total"), is_total=True)
        if isinstance(first, NotRead):
            return Mapped("", "", "", "", "", SaidText(first.message))
    try:
        parsed, remarks = _parsed(code if has_code else None, name if has_name else None, of, year)
    except UnknownEdition:
        raise
    except MalformedCode as error:
        alone = not (has_code and has_name)
        return Mapped("", "", "", "", "", SaidText(error.because if alone else error.message))
    except GovBudgetError as error:
        return Mapped("", "", "", "", "", SaidText(error.message))
    entry = parsed.entry
    fund = entry.fund.chinese if entry.fund else ""
    edition = f"{entry.scheme} {entry.year}"
    return Mapped(entry.code, entry.name, entry.level.chinese, fund, edition, _together(remarks))


def _said(name: str, /, **params: str) -> SaidText:
    """A remark, by its name in the catalogue."""
    return SaidText(Message(f"remarks.{name}", **params))


def _together(remarks: Sequence[str]) -> str:
    """All remarks of a row in one."""
    if not remarks:
        return ""
    if len(remarks) == 1:
        return remarks[0]
    return SaidText(Message("remarks.several", remarks=tuple(remarks)))


def _is_there(cell: object) -> bool:
    """Whether a cell has anything in it: NaN, which is not itself, is nothing."""
    return cell is not None and cell == cell and bool(text_in(cell))  # noqa: PLR0124


def _parsed(
    code: object, name: object, scheme: Scheme | None, year: int | None
) -> tuple[ParsedCode, tuple[str, ...]]:
    """The code of a row, which is read by itself, and what to know of it.

    The name beside it confirms it or contradicts it, and never adds digits; what is no name of the
    edition at all, as that of a project, contradicts nothing.
    """
    if code is None or name is None:
        parsed = parse(name if code is None else code, scheme=scheme, year=year)
        return parsed, parsed.remarks
    text, beside = text_in(code), text_in(name)
    digits, inside = text, ""
    if not (text.isascii() and text.isdecimal()):
        form = take_apart(code)
        digits, inside = form.code, form.name
    if not digits:
        parsed = parse([code, name], scheme=scheme, year=year)
        return parsed, parsed.remarks
    own = "" if inside else _NUMBERED.sub("", beside) if beside[0].isdigit() else beside
    if not any(character.isalpha() for character in own):
        parsed = parse(code, scheme=scheme, year=year)
        return parsed, (*parsed.remarks, *([] if inside else [_said("no_name", name=repr(beside))]))
    try:
        parsed = parse(f"[{digits}]{own}", scheme=scheme, year=year)
    except NameMismatch as error:
        if error.named:
            raise
        # Only now, since few names have the number of a list before them: （一）行政运行.
        if (bare := unnumbered(beside)) not in {"", beside, own}:
            return _parsed(code, bare, scheme, year)
        parsed = parse(code, scheme=scheme, year=year)
        known = {"code": error.code, "official": error.official}
        return parsed, (*parsed.remarks, _said("not_of_edition", **known, name=beside))
    return parsed, parsed.remarks


def layout_for(
    path: str, rows: Sequence[Sequence[object]], code: str | None = None, name: str | None = None
) -> TableLayout:
    """Where the codes and names of a table stand.

    Args:
        path: the file, for the message.
        rows: the rows of a table, one of which is not blank.
        code: the title of the column with the code; without it the usual titles are tried.
        name: the title of the column with the name; likewise.

    Raises:
        UnreadableFile: no column has that title, none of the usual ones is there, or one column
            is asked for as both.
    """
    try:
        layout = layout_of(rows, code=code, name=name)
    except UnreadableFile as error:
        raise UnreadableFile(path, error.why) from error
    if code is not None and name is not None and plain(code) == plain(name):
        raise UnreadableFile(
            path,
            Message("errors.columns.code_and_name_two", name=repr(name)),
        )
    main = layout.main
    named = main.name is not None and (
        name is not None or any(map(heads_entry, map(plain, main.name.titles)))
    )
    if not layout.head.rows or not (main.coded or named):
        first = next((row for row in rows if not is_blank(row)), ())
        titles = [one.title for one in main.columns if one.titles] or filter(
            None, map(text_in, first)
        )
        raise UnreadableFile(
            path, Message("errors.columns.say_code_or_name_of", titles=titles_of(titles))
        )
    return layout


def is_blank(row: Sequence[object]) -> bool:
    """Whether no cell of a row has anything but blanks in it."""
    return not any(text_in(cell) for cell in row)


def without_added(rows: Sequence[list[Any]], head: Sequence[object]) -> Sequence[list[Any]]:
    """The rows without the columns of :data:`ADDED_COLUMNS`, where the head ends with them."""
    titles = [text_in(cell) for cell in head]
    while titles and not titles[-1]:
        titles.pop()
    end = len(titles)
    start = end - len(ADDED_COLUMNS)
    if start < 0 or tuple(titles[start:]) != ADDED_COLUMNS:
        return rows
    return [[*row[:start], *row[end:]] for row in rows]


def text_in(cell: object) -> str:
    """The text of a cell without the blanks around it; empty where it is None."""
    return "" if cell is None else as_text(cell).strip()
