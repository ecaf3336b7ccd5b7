"""What xlrd tells of a sheet of the old kind beside its values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.base.cells import NotRead, WhyNot
from govbudget.io.numberformats import changes, hides, shown
from govbudget.io.sheetmarks import Marks
from govbudget.io.source import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["marks_of", "old_cell"]

#: How xlrd calls a raised letter.
_RAISED = 1
#: White, in the palette that every workbook has.
_WHITE = frozenset({1, 9})


def old_cell(cell: Any, datemode: int) -> object:
    """The value of a cell of xlrd, which keeps dates as numbers and errors as their codes."""
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate_as_datetime(cell.value, datemode)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return NotRead(xlrd.error_text_from_code.get(cell.value, "#N/A"), WhyNot.ERROR)
    return cell.value


def marks_of(book: Any, sheet: Any) -> Marks:
    """What there is to know of a sheet.

    Args:
        book: the workbook, opened with its formats.
        sheet: the sheet.
    """
    marks = Marks()
    marks.rows = {row for row, of in sheet.rowinfo_map.items() if of.hidden}
    marks.columns = {column for column, of in sheet.colinfo_map.items() if of.hidden}
    # xlrd says of each merged cell the first row and column, and those behind its last.
    for first, after, column, _ in sheet.merged_cells:
        if after - first > 1:
            marks.merges.append((first, after - 1, column))
    styles = [_style(book, one) for one in book.xf_list]
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            style = styles[cell.xf_index] if cell.xf_index is not None else ("", None)
            found = _instead(cell, style, marks)
            if found is not None:
                marks.instead[row, column] = found
    for (row, column), runs in sheet.rich_text_runlist_map.items():
        _leave_out(book, marks, (row, column), sheet.cell_value(row, column), runs)
    return marks


def _style(book: Any, of: Any) -> tuple[str, Loss | None]:
    """The format of a style where it changes numbers, and why its cells are left out."""
    known = book.format_map.get(of.format_key)
    code = known.format_str if known is not None else ""
    font = book.font_list[of.font_index]
    white = font.colour_index in _WHITE and of.background.fill_pattern == 0
    kind = Loss.STRUCK if font.struck_out else Loss.HIDDEN if white or hides(code) else None
    return (code if changes(code) else ""), kind


def _instead(cell: Any, style: tuple[str, Loss | None], marks: Marks) -> object:
    import xlrd

    code, kind = style
    if cell.ctype in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}:
        return None
    if kind is not None:
        marks.left_out.add(kind, str(cell.value))
        return ""
    if code and cell.ctype == xlrd.XL_CELL_NUMBER:
        text = shown(cell.value, code)
        return NotRead(code, WhyNot.FORMAT) if text is None else text
    return None


def _leave_out(
    book: Any, marks: Marks, place: tuple[int, int], value: object, runs: list[tuple[int, int]]
) -> None:
    """Take what is struck or raised out of a text; its runs are where a font begins."""
    if not isinstance(value, str) or place in marks.instead:
        return
    kept = ""
    for text, font in _parts(book, value, runs):
        kind = None
        if font is not None:
            raised = font.escapement == _RAISED
            kind = Loss.STRUCK if font.struck_out else Loss.RAISED if raised else None
        if kind is None:
            kept += text
        else:
            marks.left_out.add(kind, text)
    if kept != value:
        marks.instead[place] = kept


def _parts(book: Any, value: str, runs: list[tuple[int, int]]) -> Iterator[tuple[str, Any]]:
    ends = [*(at for at, _ in runs), len(value)]
    yield value[: ends[0]], None
    for (at, font), end in zip(runs, ends[1:], strict=True):
        yield value[at:end], book.font_list[font]
