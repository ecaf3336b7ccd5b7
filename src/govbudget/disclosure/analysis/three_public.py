"""The parts of the “三公” table, and their sums."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.halves import added
from govbudget.tables.lexicon.totals import speaks_of_total
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.blocks import Block
    from govbudget.reconciling.system import Equation

__all__ = ["three_public_part", "three_public_rows", "three_public_sums"]

_PARTS = ("abroad", "vehicles", "reception")
_CARS = ("purchase", "running")
# What stands beside the three, or is a part of 公务接待费.
_OTHERS = ("机关运行", "会议", "培训", "国内接待", "外事接待", "外宾接待", "境外接待")
_WORDS = (
    (("出国",), "abroad"),
    (("接待",), "reception"),
    (("购置", "运行"), "vehicles"),
    (("购置",), "purchase"),
    (("运行",), "running"),
)


@lru_cache(maxsize=4096)
def three_public_part(label: str, path: tuple[str, ...] = ()) -> str:
    """Which part of the “三公” expenditure a label of the table names; empty for none of them.

    Args:
        label: the label.
        path: what stands above it.

    >>> three_public_part("小计", ("公务用车购置及运行费",)), three_public_part("合计")
    ('vehicles', 'total')
    """
    words, above = plain(label), plain(path[-1]) if path else ""
    if any(word in words for word in _OTHERS):
        return ""
    for all_of, part in _WORDS:
        if all(word in words for word in all_of):
            return part
    is_sum = speaks_of_total(words)
    if "车" in above and is_sum:
        return "vehicles"
    return "total" if is_sum or "三公" in words else ""


def three_public_rows(sheet: Block) -> Iterator[dict[str, int]]:
    """The rows of the parts that belong together: those of one unit, or of the whole table."""
    if _is_crossed(sheet):
        yield from _by_column(sheet)
        return
    found: dict[object, dict[str, int]] = {}
    # A table that has 会议费 and 培训费 too has a total of all, which is not that of the three.
    wider = any(word in label for label in sheet.labels for word in ("会议", "培训"))
    places = {row.position for row in sheet.coded.rows}
    for at, (label, path) in enumerate(zip(sheet.labels, sheet.paths, strict=True)):
        part = three_public_part(label, path)
        # Parts beside each other in one line belong to the unit of that line.
        line = sheet.coded.rows[at].position if len(places) < len(sheet.labels) else None
        if part == "total" and wider and "三公" not in "".join((*path, label)):
            continue
        rows = found.setdefault(line, {})
        if part and (part not in rows or _is_only_heading(sheet, part, rows)):
            rows[part] = at
    yield from filter(None, found.values())


def _is_crossed(sheet: Block) -> bool:
    """Whether the parts stand below each other, and the money of each beside it by its source."""
    lines = [row.position for row in sheet.coded.rows]
    parts = {three_public_part(path[-1]) for path in sheet.paths if path}
    beside = {three_public_part(label) for label in sheet.labels} <= {"", "total"}
    return beside and len(set(lines)) < len(lines) and set(_PARTS) <= parts


def _by_column(sheet: Block) -> Iterator[dict[str, int]]:
    """The parts of each source of money, in a table that has one in each column."""
    found: dict[str, dict[str, int]] = {}
    for at, (label, path) in enumerate(zip(sheet.labels, sheet.paths, strict=True)):
        part = three_public_part(path[-1]) if path else ""
        rows = found.setdefault(label, {})
        if part and (part not in rows or _is_only_heading(sheet, part, rows)):
            rows[part] = at
    yield from found.values()


def _is_only_heading(sheet: Block, part: str, rows: dict[str, int]) -> bool:
    """Whether the row of the total is a heading, as 一、“三公”经费支出, with dashes for amounts."""
    return part == "total" and all(
        cell.amount is None for cell in sheet.coded.rows[rows[part]].cells
    )


def three_public_sums(sheet: Block) -> Iterator[Equation]:
    """合计 of the three, and 公务用车购置及运行费 of its two, in each measure.

    Source: the form of the “三公” table in 地方预决算公开操作规程.
    """
    for rows in three_public_rows(sheet):
        for total, parts in (("vehicles", _CARS), ("total", _PARTS)):
            names = [rows[part] for part in parts if part in rows]
            if total not in rows or len(names) < len(parts):
                continue
            for measure in range(sheet.width):
                cells = [sheet.coded.rows[row].cells[measure] for row in (rows[total], *names)]
                if any(cell.amount is not None for cell in cells):
                    yield added(sheet, rows[total], names, measure)
