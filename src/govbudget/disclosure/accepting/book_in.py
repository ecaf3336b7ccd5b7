"""Reads the decisions out of a workbook of findings that a reviewer filled in."""

from __future__ import annotations

import datetime as dt
import io
import re
import unicodedata
from contextlib import suppress
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.base.shown import clipped, shown
from govbudget.disclosure.accepting.book_words import COLUMNS, DECISIONS, FILLED, ReviewDecision
from govbudget.disclosure.checks.records import Accepted
from govbudget.errors import MissingExtra, UnreadableFile
from govbudget.io.limits import read_bytes
from govbudget.io.workbooks import opened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Decision", "accepted_in", "decisions_in", "filled_in", "is_book"]

#: So far down a sheet its head is looked for: above it others write titles.
_HEAD = 30
_SHOWN = 40
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
#: What an id looks like; one of digits alone may have become a number.
_ID = re.compile(r"[0-9a-f]{12}(-[1-9][0-9]{0,5})?")
_LENGTH = 12
_WORDS = {
    word: verdict
    for verdict, languages in DECISIONS.items()
    for words in languages
    for word in words
}


@frozen(slots=True)
class Decision:
    """What a reviewer decided of a finding.

    Attributes:
        id: what the finding is known by.
        verdict: what is to become of it.
        remark: what the reviewer says of it.
        who: who that is.
        until: the last day on which it counts; None is for good.
        row: the row of the sheet, from 1.
        told: the body, the rule and what was found, as the sheet has them.
        year: the budget year of the document, as the sheet has it.

    .. versionadded:: 0.2.0
    """

    id: str
    verdict: ReviewDecision
    remark: str
    who: str
    until: dt.date | None
    row: int
    told: tuple[str, str, str] = ("", "", "")
    year: int | None = None


def is_book(path: str) -> bool:
    """Whether a file is named as a workbook.

    >>> is_book("findings.XLSX"), is_book("accept.toml")
    (True, False)

    Args:
        path: the file.
    """
    return PurePath(path).suffix.lower() in {".xlsx", ".xlsm", ".ods"}


def accepted_in(path: str) -> list[Accepted]:
    """The findings that a filled workbook of findings lets stand.

    Args:
        path: the workbook.

    Raises:
        UnreadableFile: it is no workbook of findings, or a decision in it cannot be understood.
        MissingExtra: the extra ``excel`` is not installed.
    """
    return [
        Accepted(one.id, one.remark, one.who, one.until, one.told[0], one.year, *one.told[1:])
        for one in decisions_in(path)
        if one.verdict is ReviewDecision.ACCEPT
    ]


def decisions_in(path: str) -> list[Decision]:
    """The decisions of a filled workbook of findings, in the order of its rows.

    The columns are known by their heads, wherever they stand; rows may be sorted, and those that a
    filter hides count as well. A row without a decision says nothing.

    Args:
        path: the workbook.

    Raises:
        UnreadableFile: it is no workbook of findings, a decision in it is not understood, has no
            finding or, where the finding is to stand, no remark, or two contradict each other.
        MissingExtra: the extra ``excel`` is not installed.
    """
    found: dict[str, Decision] = {}
    for one in _decisions(path):
        other = found.setdefault(one.id, one)
        if (other.verdict, other.remark, other.until) != (one.verdict, one.remark, one.until):
            said = Message("accept.book.twice", id=one.id, one=other.row, other=one.row)
            raise UnreadableFile(path, said)
    return list(found.values())


def filled_in(path: str) -> dict[str, dict[str, str]]:
    """What a reviewer wrote into a workbook of findings, word for word, by the ids of the findings.

    There is nothing where the file is no workbook of findings. What was written is not judged.

    Args:
        path: the workbook.

    Raises:
        MissingExtra: the extra ``excel`` is not installed.
    """
    found: dict[str, dict[str, str]] = {}
    with suppress(UnreadableFile):
        for _, cells in _rows(path):
            row = {name: _text(cell) for name, cell in cells.items()}
            row["id"] = _id(cells["id"])
            if row["id"] and any(row.get(name) for name in FILLED):
                first = found.setdefault(row["id"], row)
                first.update({name: first.get(name) or row.get(name, "") for name in FILLED})
    return found


def _text(cell: object) -> str:
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _decisions(path: str) -> Iterator[Decision]:
    for number, cells in _rows(path):
        if one := _decision(path, number, cells):
            yield one


def _rows(path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows below the heads of findings: their numbers, and their cells by column."""
    headed = False
    for rows in _sheets(path):
        head = next((at for at, row in enumerate(rows[:_HEAD]) if _columns(row)), None)
        if head is None:
            continue
        headed = True
        columns = _columns(rows[head])
        for number, row in enumerate(rows[head + 1 :], head + 2):
            yield number, {name: row[at] if at < len(row) else "" for name, at in columns.items()}
    if not headed:
        raise UnreadableFile(path, Message("accept.book.no_head"))


def _sheets(path: str) -> Iterator[list[list[Any]]]:
    try:
        from python_calamine import CalamineWorkbook
    except ImportError as error:
        raise MissingExtra("excel", Message("errors.purpose.read_excel")) from error
    data = read_bytes(path)
    with opened(path):
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            yield book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _columns(row: Sequence[Any]) -> dict[str, int]:
    """Where the columns of findings stand; nothing where a row is not their head."""
    heads = {_plain(cell): at for at, cell in reversed(list(enumerate(row)))}
    found = {
        name: heads[_plain(word)]
        for name, (words, _) in COLUMNS["findings"].items()
        for word in words
        if _plain(word) in heads
    }
    return found if {"id", "decision"} <= found.keys() else {}


def _plain(cell: object) -> str:
    return " ".join(unicodedata.normalize("NFKC", str(cell)).split()).casefold().strip(" 。.!")


def _decision(path: str, number: int, cells: dict[str, Any]) -> Decision | None:
    """What a row says; None where nothing is decided."""
    written = _plain(cells["decision"])
    if not written:
        return None
    verdict = _WORDS.get(written) or _WORDS.get(re.sub(r"[(（].*[)）]$", "", written).strip())
    if verdict is None:
        offered = [words[0] for languages in DECISIONS.values() for words in languages]
        said = shown(clipped(str(cells["decision"]), _SHOWN))
        raise UnreadableFile(
            path, Message("accept.book.verdict", row=number, said=said, offered=", ".join(offered))
        )
    id_ = _id(cells["id"])
    if not _ID.fullmatch(id_):
        raise UnreadableFile(
            path, Message("accept.book.id", row=number, said=shown(clipped(id_, _SHOWN)))
        )
    remark = str(cells.get("remark", "")).strip()
    if verdict is ReviewDecision.ACCEPT and not remark:
        raise UnreadableFile(path, Message("accept.book.no_remark", row=number))
    told = (str(cells.get("body", "")), str(cells.get("rule", "")), str(cells.get("what", "")))
    who = str(cells.get("who", "")).strip()
    year = cells.get("year", "")
    year = int(float(year)) if re.fullmatch(r"[12]\d{3}(\.0)?", str(year)) else None
    until = _day(path, number, cells)
    return Decision(id_, verdict, remark, who, until, number, told, year)


def _id(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return f"{int(cell):0{_LENGTH}d}"
    return str(cell).strip().casefold()


def _day(path: str, number: int, cells: dict[str, Any]) -> dt.date | None:
    cell = cells.get("until", "")
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    text = unicodedata.normalize("NFKC", str(cell)).strip()
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        if found:
            return dt.date(*map(int, found.groups()))
    except ValueError:
        pass
    said = shown(clipped(text, _SHOWN))
    raise UnreadableFile(path, Message("accept.book.day", row=number, said=said))
