"""Tables of two years: what they print as the change and its rate, beside their two figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree, apart
from govbudget.disclosure.analysis.changes import YearChange, fit_of_change
from govbudget.disclosure.analysis.column_roles import ColumnRole
from govbudget.disclosure.analysis.lookup import number_at
from govbudget.disclosure.analysis.percent import Fit
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.disclosure.analysis.solution import Solution

__all__ = ["Move", "Moves", "moves_of"]

_CHANGE = re.compile(
    r"(?:比|较)?(?:上年|同比)?(?:增减|增长|变动)(?:变[动化])?(?:数?额|数|金额|情况)?"
)
_RATE = re.compile(
    r"(?:比|较)?(?:上年|同比)?(?:增减|增长|变动|变化)(?:变[动化])?(?:%|[率幅比](?:度|例|率)?)%?"
)
_ASIDE = re.compile(r"[()（）]")
# What a table that prints changes at all gets right.
_RIGHT = 2
# A column of both years beside those of the change.
_LEAST = 3


class Move(NamedTuple):
    """The cells of one row: this year, the year before, the change, the rate of it.

    Attributes:
        sheet: the sheet that they stand in.
        name: what the row is called.
        now: the cell of this year.
        last: that of the year before.
        change: that of the change; None where none is printed.
        rate: that of its rate; None where none is printed.
    """

    sheet: Block
    name: str
    now: int
    last: int
    change: int | None
    rate: int | None

    @property
    def rows(self) -> set[int]:
        """The rows of the sheet that its cells stand in: of a table with labels several."""
        cells = (self.now, self.last, self.change, self.rate)
        return {(cell - self.sheet.start) // self.sheet.width for cell in cells if cell is not None}

    @property
    def is_change_right(self) -> bool | None:
        """Whether the change is what the years differ by; None where that cannot be told."""
        by = None if self.change is None else number_at(self.sheet, self.change)
        now, last = self._years
        if by is None or now is None or last is None or not (by or now or last):
            return None
        unit = self.sheet.coded.unit
        off = apart(Amount(now, unit), Amount(last, unit))
        return agree(Amount(by, unit), off, 2) is not Agreement.DIFFERENT

    @property
    def is_rate_right(self) -> bool | None:
        """Whether the rate is that of the two years; None where that cannot be told."""
        rate = None if self.rate is None else number_at(self.sheet, self.rate)
        now, last = self._years
        if rate is None or now is None or last is None or last <= 0 or now == last:
            return None
        if self.is_change_right is False:
            return None
        unit = self.sheet.coded.unit
        base = Amount(last, unit)
        change = YearChange(Amount(now, unit), None, base, stated_base=True)
        turned = (rate < 0) is not (now < last) and bool(rate)
        return not turned and fit_of_change(change, base, abs(rate)) is not Fit.WRONG

    @property
    def _years(self) -> tuple[Decimal | None, Decimal | None]:
        return number_at(self.sheet, self.now), number_at(self.sheet, self.last)


@frozen
class Moves:
    """The rows of a table that print what is wrong, where most of its rows are right.

    Attributes:
        changes: those whose change is not what the years differ by.
        rates: those whose rate is not that of the years.
        held: how many changes and rates are right.
    """

    changes: tuple[Move, ...]
    rates: tuple[Move, ...]
    held: int


def moves_of(solution: Solution) -> Iterator[Moves]:
    """What the tables of two years print of their changes, table by table.

    What a sum has shown to be wrong is told there. Where few rows are right the columns are of
    something else.

    Args:
        solution: the sums of the document.
    """
    blamed = {
        (cell.table, cell.row)
        for one in solution.findings
        for failure in one.finding.failures
        for cell in (failure.total, *failure.parts)
    }
    for number, sheet in enumerate(solution.sheets):
        rows = [one for one in _rows(sheet) if not any((number, row) in blamed for row in one.rows)]
        changes, held = _wrong((one, one.is_change_right) for one in rows)
        rates, right = _wrong((one, one.is_rate_right) for one in rows)
        if held + right or changes or rates:
            yield Moves(changes, rates, held + right)


def _wrong(told: Iterable[tuple[Move, bool | None]]) -> tuple[tuple[Move, ...], int]:
    known = [(one, right) for one, right in told if right is not None]
    wrong = tuple(one for one, right in known if not right)
    held = len(known) - len(wrong)
    sure = held >= _RIGHT and 2 * len(wrong) <= held
    return (wrong if sure else ()), (held if sure or not wrong else 0)


def _rows(sheet: Block) -> Iterator[Move]:
    if not sheet.labels:
        yield from _by_columns(sheet)
    elif sheet.width == 1 and sheet.year is not None:
        yield from _by_labels(sheet)


def _by_columns(sheet: Block) -> Iterator[Move]:
    """The rows of a table with codes, whose columns are the years."""
    now = sheet.roles.get(ColumnRole.WHOLE)
    columns = list(enumerate(sheet.coded.columns))
    before = [
        at
        for at, one in columns
        if one.is_money
        and (one.years_back == 1 or (sheet.year is not None and one.year == sheet.year - 1))
        and not _kind(one.title)
    ]
    kinds: dict[str, list[int]] = {}
    for at, one in columns:
        if kind := _kind(one.title.rpartition("/")[2]):
            kinds.setdefault(kind, []).append(at)
    if now is None or len(before) != 1 or not kinds or any(len(one) > 1 for one in kinds.values()):
        return
    change, rate = (next(iter(kinds.get(kind, ())), None) for kind in ("change", "rate"))
    for row, line in enumerate(sheet.coded.rows):
        pair = (None if at is None else sheet.cell(row, at) for at in (change, rate))
        name = f"{line.code} {line.name}".strip()
        yield Move(sheet, name, sheet.cell(row, now), sheet.cell(row, before[0]), *pair)


def _by_labels(sheet: Block) -> Iterator[Move]:
    """The rows of a table whose figures are known by labels, each label a column."""
    lines: dict[tuple[tuple[str, ...], object], dict[str, int]] = {}
    for row, (label, path) in enumerate(zip(sheet.labels, sheet.paths, strict=True)):
        kind = _kind(label) or _year_kind(plain(label), sheet.year or 0)
        line = lines.setdefault((path, sheet.coded.rows[row].position), {})
        if kind in line:
            line["twice"] = row
        elif kind:
            line[kind] = row
    for (path, _), line in lines.items():
        if path and _is_whole(line):
            cells = {kind: sheet.cell(row, 0) for kind, row in line.items()}
            pair = cells.get("change"), cells.get("rate")
            yield Move(sheet, path[-1], cells["now"], cells["last"], *pair)


def _is_whole(line: Mapping[str, int]) -> bool:
    return "twice" not in line and {"now", "last"} <= set(line) and len(line) >= _LEAST


def _kind(title: str) -> str:
    """Whether a title is that of a change or of a rate; empty for neither."""
    words = _ASIDE.sub("", plain(title))
    if _RATE.fullmatch(words):
        return "rate"
    return "change" if _CHANGE.fullmatch(words) else ""


def _year_kind(label: str, year: int) -> str:
    """Whether a label names this year or the one before; empty for neither."""
    found = re.fullmatch(r"(20\d\d)年?度?(?:年初)?(?:预算|决算|执行)?数?", label)
    if found is None:
        return ""
    return {year: "now", year - 1: "last"}.get(int(found[1]), "")
