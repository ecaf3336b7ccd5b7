"""Works out what a file says of the tables; nothing is written."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.base.said import SaidText
from govbudget.classification.codesdata import SHIPPED
from govbudget.classification.vocabulary import Scheme
from govbudget.datacheck.tables import Tables
from govbudget.errors import NothingLearnt
from govbudget.learning.lineup import covers_all, line_up
from govbudget.learning.pairs import pairs_of
from govbudget.learning.reading import read_printed
from govbudget.learning.records import Lesson, NewSource, ProposalKind
from govbudget.learning.refusing import (
    by_code,
    check_fit,
    check_parents,
    check_slips,
    check_year,
)
from govbudget.learning.seen import seen_in

if TYPE_CHECKING:
    from govbudget.classification.codesdata import Codes
    from govbudget.datacheck.tables import DataRow
    from govbudget.learning.pairs import PrintedPair
    from govbudget.learning.reading import PrintedFile
    from govbudget.learning.records import Proposal

__all__ = ["SourceOptions", "learn"]

OFFICIAL, DISCLOSURE, TRANSFER = "official", "disclosure", "transfer_notice"
# So many lines are the head of a notice.
_TOP = 5
_BOOKS_MONEY = re.compile(r"(?:下达|拨付|提前下达|安排|调整).*(?:资金|指标|经费|预算)")
# No edition has a tenth of it.
_MOST = 20_000
# Less than this is not the whole of a list, whatever is said.
_HALF = 0.5
_BOOK = re.compile(r"(20\d\d)\s*年(?:度)?\s*(?:政府收支分类|政府预算收支|版)")
_ANY_YEAR = re.compile(r"(20\d\d)\s*年")
_NO_ID = re.compile(r"[^a-z0-9]+")
_LONGEST_TITLE = 60


@frozen(slots=True)
class SourceOptions:
    """What a person says of the file as a source; what is left out is taken from the file.

    Attributes:
        id: the name that sightings use.
        title: by what a person recognises it.
        kind: official, disclosure, transfer_notice, name_only, software or old_list. Only a list
            that is official changes rows; the others show what stands already.
        address: where it was published.

    .. versionadded:: 0.2.0
    """

    id: str = ""
    title: str = ""
    kind: str = ""
    address: str = ""


def learn(
    path: str,
    *,
    year: int | None = None,
    scheme: Scheme | str | None = None,
    complete: bool | None = None,
    source: SourceOptions | None = None,
    codes: Codes = SHIPPED,
) -> Lesson:
    """What a list, a notice or a published budget says of the tables; nothing is written.

    Args:
        path: a table (CSV, a workbook), a PDF, a Word document, a web page or a text.
        year: the budget year that it speaks for; without it the file tells.
        scheme: the scheme whose codes are taken; without it those of all.
        complete: whether it is the whole list of each of its schemes, so that what it lacks has
            ended; without it, it is where it has four in five of all codes, and so of 类 and 款.
        source: what to say of it as a source.
        codes: the tables; those of this package when left out.

    Returns:
        The proposals, with the source that they come from.

    Raises:
        UnreadableFile: the file cannot be read.
        NothingLearnt: it has no codes, contradicts itself, or is not what it is taken for.
        MissingExtra: the extra for its format is not installed.

    .. versionadded:: 0.2.0
    """
    said = source or SourceOptions()
    printed = read_printed(path)
    wanted = None if scheme is None else Scheme.of(scheme)
    kind = said.kind or _kind(printed)
    pairs, slips = pairs_of(printed, behind=kind != OFFICIAL)
    if kind == OFFICIAL:
        check_slips(path, slips)
    pairs = _wanted(path, pairs, wanted)
    own = _own_year(printed, kind)
    speaks_for = _year(path, year, own, printed)
    tables = Tables(codes)
    bases = _bases(path, tables, {pair.scheme for pair in pairs}, speaks_for)
    editions = {one: _edition(tables, one, base) for one, base in bases.items()}
    remarks = [SaidText(Message("learn.no_code", place=one.place, text=one.text)) for one in slips]
    whole: tuple[Scheme, ...] = ()
    if kind == OFFICIAL:
        lists = by_code(path, pairs)
        for one, of in lists.items():
            check_fit(path, one, bases[one], editions[one], of)
        whole = tuple(one for one in lists if _is_whole(path, editions[one], lists[one], complete))
        if own != speaks_for:
            for one, of in lists.items():
                check_year(path, tables, (one, bases[one]), of, complete=one in whole)
        _check_end(path, printed, editions, lists)
        proposals = [
            proposal
            for one, of in lists.items()
            for proposal in _lined_up(path, one, editions[one], of, complete=one in whole)
        ]
    else:
        proposals = seen_in(path, tables, editions, pairs)
    shown = {one.scheme for one in proposals}
    made = _source(path, said, kind, speaks_for, printed)
    remarks += [
        SaidText(Message("learn.is_source", id=row["id"], title=row["title"]))
        for row in tables.sources
        if row["id"] == made.id or row["title"] == made.title
    ]
    return Lesson(
        path,
        made,
        tuple((one, base) for one, base in sorted(bases.items()) if one in shown),
        whole,
        tuple(sorted(proposals, key=lambda one: (one.scheme, one.code, one.kind, one.name))),
        tuple(remarks),
    )


def _kind(printed: PrintedFile) -> str:
    """What a file is as a source, by what it says at its head."""
    if printed.kind:
        return DISCLOSURE
    head = "".join(printed.head[:_TOP])
    books_money = _BOOKS_MONEY.search(head) and "分类科目" not in head
    return TRANSFER if books_money else OFFICIAL


def _wanted(path: str, pairs: list[PrintedPair], scheme: Scheme | None) -> list[PrintedPair]:
    if not pairs:
        raise NothingLearnt(path, Message("errors.learn.no_code"))
    if len(pairs) > _MOST:
        raise NothingLearnt(
            path,
            Message("errors.learn.many", count=len(pairs)),
        )
    found = [pair for pair in pairs if scheme in {None, pair.scheme}]
    if not found:
        others = sorted({pair.scheme.value for pair in pairs})
        raise NothingLearnt(
            path, Message("errors.learn.other_scheme", scheme=scheme, others=tuple(others))
        )
    return found


def _own_year(printed: PrintedFile, kind: str) -> int | None:
    """The year that a file says for certain that it speaks for."""
    book = next(filter(None, map(_BOOK.search, printed.head)), None)
    if book and kind == OFFICIAL:
        return int(book[1])
    return printed.year if kind != OFFICIAL else None


def _year(path: str, year: int | None, own: int | None, printed: PrintedFile) -> int:
    if year is not None and own is not None and year != own:
        raise NothingLearnt(path, Message("errors.learn.other_year", own=own, year=year))
    named = (int(found[1]) for line in printed.head for found in _ANY_YEAR.finditer(line))
    found = year or own or printed.year or next(named, None)
    if found is None:
        raise NothingLearnt(path, Message("errors.learn.no_year"))
    return found


def _bases(path: str, tables: Tables, schemes: set[Scheme], year: int) -> dict[Scheme, int]:
    """The edition of each scheme to line up with: that of the year, or the newest before it."""
    found = {}
    for scheme in sorted(schemes):
        years = [one for one in tables.years(scheme) if one <= year]
        if not years:
            kept = ", ".join(map(str, tables.years(scheme))) or "none"
            raise NothingLearnt(
                path, Message("errors.learn.no_edition", scheme=scheme, year=year, kept=kept)
            )
        found[scheme] = max(years)
    return found


def _edition(tables: Tables, scheme: Scheme, year: int) -> dict[str, DataRow]:
    return {row["code"]: row for row in tables.entries(scheme) if row.covers(year)}


def _check_end(
    path: str,
    printed: PrintedFile,
    editions: dict[Scheme, dict[str, DataRow]],
    lists: dict[Scheme, dict[str, PrintedPair]],
) -> None:
    """Refuse a table whose last line does not end, where that line says something new.

    Raises:
        NothingLearnt: it does: the file may have been cut off in the middle of a row.
    """
    if not printed.is_cut:
        return
    table = printed.tables[-1]
    place, last = table.places[-1], table.rows[-1]
    widths = [len(row) for row in table.rows[:-1] if any(row)]
    known = any(
        pair.place == place and editions[scheme].get(code, {"name": ""})["name"] == pair.name
        for scheme, of in lists.items()
        for code, pair in of.items()
    )
    if not known or (widths and len(last) < min(widths)):
        raise NothingLearnt(
            path,
            Message("errors.learn.cut", place=place),
        )


def _is_whole(
    path: str, edition: dict[str, DataRow], pairs: dict[str, PrintedPair], complete: bool | None
) -> bool:
    if complete is None:
        return covers_all(edition, set(pairs))
    has = len(set(pairs) & set(edition))
    if complete and has < _HALF * len(edition):
        scheme = next(iter(pairs.values())).scheme
        raise NothingLearnt(
            path,
            Message("errors.learn.not_whole", has=has, count=len(edition), scheme=scheme),
        )
    return complete


def _lined_up(
    path: str,
    scheme: Scheme,
    edition: dict[str, DataRow],
    pairs: dict[str, PrintedPair],
    *,
    complete: bool,
) -> list[Proposal]:
    found = list(line_up(scheme, edition, pairs, complete=complete))
    ended = {one.code for one in found if one.kind is ProposalKind.ENDED}
    ended |= {one.old_code for one in found if one.kind is ProposalKind.MOVED}
    check_parents(path, edition, found, ended - set(pairs))
    return found


def _source(
    path: str, said: SourceOptions, kind: str, year: int, printed: PrintedFile
) -> NewSource:
    stem = Path(path).stem
    own = _NO_ID.sub("-", stem.lower()).strip("-") if stem.isascii() else ""
    data = Path(path).read_bytes()
    known = said.id or own or f"learnt-{sha256(data).hexdigest()[:8]}"
    return NewSource(known, kind, year, said.title or _title(printed, year, stem), said.address)


def _title(printed: PrintedFile, year: int, stem: str) -> str:
    """By what a person recognises the file: what it calls itself, with whose budget it is."""
    top = [line for line in printed.head[:_TOP] if len(line) <= _LONGEST_TITLE]
    titled = next((line for line in top if str(year) in line), "")
    if printed.kind and printed.unit_name and printed.unit_name not in titled:
        word = "预算" if printed.kind == "budget" else "决算"
        return f"{printed.unit_name}{year}年{word}"
    return titled or stem
