"""Reads the codes and names of a table and says, row by row, what they are."""

from __future__ import annotations

import re
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from govbudget.classification.notation import parse
from govbudget.classification.vocabulary import Level, Scheme
from govbudget.errors import GovBudgetError, MalformedCode, UnknownEdition, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


__all__ = [
    "ADDED_COLUMNS",
    "LevelColumns",
    "Mapped",
    "columns_of",
    "head_of",
    "is_blank",
    "layout_of",
    "map_cells",
    "map_rows",
    "without_added",
]

#: The column of the codes, or those of their levels.
CodeColumns: TypeAlias = int | tuple[int, ...] | None
#: The columns that are added to each row.
ADDED_COLUMNS = ("resolved_code", "official_name", "level", "fund", "edition", "remark")
#: How many rows may hold the head: titles, units and dates stand above it in what is printed.
_HEAD_ROWS = 10

# What stands before 科目 in the usual titles. 科目 alone with one of these is no title of a column:
# it is what stands above several of them.
_KINDS = (
    *("", "预算", "支出", "收入"),
    *("功能", "功能分类", "支出功能", "支出功能分类"),
    *("经济", "经济分类", "支出经济", "支出经济分类", "收入分类"),
    *("部门经济", "部门经济分类", "部门预算经济分类", "部门预算支出经济分类"),
    *("政府经济", "政府经济分类", "政府预算经济分类", "政府预算支出经济分类"),
)
_CODE_HEADS = (
    "code",
    *(f"{kind}科目{word}" for kind in _KINDS for word in ("编码", "代码")),
    *("编码", "代码"),
)
_NAME_HEADS = ("name", *(f"{kind}科目名称" for kind in _KINDS), "名称", "科目")
_BLANKS = re.compile(r"\s+")
_PARENTHESES = re.compile(r"[（）()]")
_PARENTHESIS = re.compile(r"（[^（）]*）|\([^()]*\)")


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
    """

    code: str
    name: str
    level: str
    fund: str
    edition: str
    remark: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The values of :data:`ADDED_COLUMNS`."""
        return self.code, self.name, self.level, self.fund, self.edition, self.remark


def map_cells(
    code: object, name: object, *, scheme: Scheme | str | None = None, year: int | None = None
) -> Mapped:
    """What a code, a name, or a code with a name is.

    Args:
        code: the cell with the code; None or empty where there is none.
        name: the cell with the name; None or empty where there is none.
        scheme: the scheme; without it the code tells.
        year: the edition; without it the newest full one.

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
    cells = [cell for cell in (code, name) if cell is not None and str(cell).strip()]
    if not cells:
        return Mapped("", "", "", "", "", "the row has neither a code nor a name")
    try:
        parsed = parse(cells if len(cells) > 1 else cells[0], scheme=of, year=year)
    except UnknownEdition:
        raise
    except MalformedCode as error:
        return Mapped("", "", "", "", "", error.reason if len(cells) == 1 else str(error))
    except GovBudgetError as error:
        return Mapped("", "", "", "", "", str(error))
    entry = parsed.entry
    fund = entry.fund.chinese if entry.fund else ""
    edition = f"{entry.scheme} {entry.year}"
    return Mapped(
        entry.code, entry.name, entry.level.chinese, fund, edition, "; ".join(parsed.remarks)
    )


def columns_of(
    path: str, head: Sequence[object], code: str | None, name: str | None
) -> tuple[int | None, int | None]:
    """Which columns have the code and the name; never one column for both.

    Args:
        path: the file, for the message.
        head: the cells of its head row.
        code: the title of the column with the code; without it the usual titles are tried.
        name: the title of the column with the name; likewise.

    Raises:
        UnreadableFile: no column has that title, none of the usual ones is there, or one column
            is asked for as both.
    """
    titles = _joined(head)
    in_code, in_name = _found(head, code, name)
    for asked, column in ((code, in_code), (name, in_name)):
        if asked is not None and column is None:
            raise UnreadableFile(path, f"no column is called {asked!r}: {titles}")
    if in_code is None and in_name is None:
        raise UnreadableFile(path, f"say which column has the codes or the names, of: {titles}")
    if in_code != in_name:
        return in_code, in_name
    if code is not None and name is not None:
        raise UnreadableFile(
            path,
            f"{name!r} is asked for as the column of the codes and of the names: name two columns, "
            "or one of them only",
        )
    return (in_code, None) if name is None else (None, in_name)


def head_of(rows: Sequence[Sequence[object]], code: str | None, name: str | None) -> int:
    """Which row is the head: the first of those near the top with most of the two columns.

    Most, since a row with a word as 科目 across several columns may stand above the titles. Where
    none has either, it is the first that is not blank, which :func:`columns_of` then objects to.

    Args:
        rows: the rows of a table, one of which is not blank.
        code: the title of the column with the code; without it the usual titles are tried.
        name: the title of the column with the name; likewise.
    """
    first = next(at for at, row in enumerate(rows) if not is_blank(row))
    near: list[int] = [first, *range(min(len(rows), _HEAD_ROWS))]
    return max(near, key=lambda at: len({*_found(rows[at], code, name)} - {None}))


def layout_of(
    path: str, rows: Sequence[Sequence[object]], code: str | None, name: str | None
) -> tuple[int, CodeColumns, int | None]:
    """Where the head is, and which columns have the codes and the names.

    The codes may stand in columns of their own for 类, 款 and 项, whose titles stand in the head or
    in the row below it; several columns are the answer then.

    Args:
        path: the file, for the message.
        rows: the rows of a table, one of which is not blank.
        code: the title of the column with the code; without it the usual titles are tried.
        name: the title of the column with the name; likewise.

    Raises:
        UnreadableFile: see :func:`columns_of`.
    """
    at = head_of(rows, code, name)
    in_code, in_name = _found(rows[at], code, name)
    if code is None and (name is None or in_name is not None):
        near = range(_HEAD_ROWS) if in_code is in_name is None else (at, at + 1)
        for below in near:
            levels = _levels(rows[below]) if below < len(rows) else ()
            if levels and in_code in {None, levels[0]}:
                return below, levels, in_name if in_name not in levels else None
    return at, *columns_of(path, rows[at], code, name)


def _levels(row: Sequence[object]) -> tuple[int, ...]:
    """The columns that are headed 类, 款 and so on, one behind the other; none where it is one."""
    titles = [_PARENTHESES.sub("", _text(cell)).removesuffix("级") for cell in row]
    for start, title in enumerate(titles):
        if title == Level.CLASS.chinese:
            beside = zip(titles[start:], Level, strict=False)
            length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1].chinese, beside))
            return tuple(range(start, start + length)) if length > 1 else ()
    return ()


def is_blank(row: Sequence[object]) -> bool:
    """Whether no cell of a row has anything but blanks in it."""
    return not any(_text(cell) for cell in row)


def without_added(
    rows: Sequence[Sequence[object]], head: Sequence[object]
) -> Sequence[Sequence[object]]:
    """The rows without the columns of :data:`ADDED_COLUMNS`, where the head ends with them."""
    titles = [_text(cell) for cell in head]
    while titles and not titles[-1]:
        titles.pop()
    end = len(titles)
    start = end - len(ADDED_COLUMNS)
    if start < 0 or tuple(titles[start:]) != ADDED_COLUMNS:
        return rows
    return [[*row[:start], *row[end:]] for row in rows]


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()


def _joined(head: Sequence[object]) -> str:
    return ", ".join(filter(None, map(_text, head)))


def _found(
    head: Sequence[object], code: str | None, name: str | None
) -> tuple[int | None, int | None]:
    """The columns with the asked titles or else with usual ones; it may be one for both."""
    forms = [list(_forms(_text(cell))) for cell in head]
    return _place(forms, code, _CODE_HEADS), _place(forms, name, _NAME_HEADS)


def _place(forms: list[list[str]], asked: str | None, usual: tuple[str, ...]) -> int | None:
    """The first column whose title, as it stands or in another form, is the best that is wanted."""
    wanted = usual if asked is None else (asked.strip(), *list(_forms(asked.strip()))[1:2])
    for title in filter(None, wanted):
        for column, has in enumerate(forms):
            # Only usual titles may be shortened: who asks for a title says all of it.
            if title in (has if asked is None else has[:2]):
                return column
    return None


def _forms(title: str) -> Iterator[str]:
    """A title as it stands, without blanks and parentheses, and without what is in parentheses.

    The last only where 科目 is left: 编码（单位） has other codes than 科目编码（类款项）.
    """
    yield title
    plain = _BLANKS.sub("", title).casefold()
    yield _PARENTHESES.sub("", plain)
    short = _PARENTHESIS.sub("", plain)
    if "科目" in short:
        yield short


def map_rows(
    rows: Sequence[Sequence[object]],
    columns: tuple[CodeColumns, int | None],
    resolve: Callable[[object, object], Mapped],
    advance: Callable[[], None] = lambda: None,
) -> list[tuple[Sequence[object], Mapped]]:
    """Every row with what its cells are; cells that were met before are looked up once.

    Where the levels of a code have columns of their own, an upper one that is left empty is that of
    the row above.

    A row that is wholly blank is nothing: all of its :class:`Mapped` is empty, the remark too.
    """
    known: dict[tuple[object, object], Mapped] = {}
    found = []
    in_code, in_name = columns
    code_of = (
        LevelColumns(in_code) if isinstance(in_code, tuple) else partial(_cell, column=in_code)
    )
    for row in rows:
        pair = (code_of(row), _cell(row, in_name))
        mapped = known.get(pair)
        if mapped is None:
            mapped = known[pair] = resolve(*pair)
        if not mapped.code and is_blank(row):
            mapped = _NOTHING
        found.append((row, mapped))
        advance()
    return found


class LevelColumns:
    """Reads a code from the columns of its levels, row by row."""

    def __init__(self, columns: tuple[int, ...]) -> None:
        self.columns = columns
        self.above: list[str] = []

    def __call__(self, row: Sequence[object]) -> str | None:
        """The code of a row; None where it has none."""
        parts = [_text(_cell(row, column)) for column in self.columns]
        while parts and not parts[-1]:
            parts.pop()
        if not parts:
            return None
        for place, part in enumerate(parts):
            if not part:
                known = parts[:place] == self.above[:place] and place < len(self.above)
                parts[place] = self.above[place] if known else "?"
        self.above = parts
        return " ".join(parts)


_NOTHING = Mapped("", "", "", "", "", "")


def _cell(row: Sequence[object], column: int | None) -> object:
    return row[column] if column is not None and column < len(row) else None
