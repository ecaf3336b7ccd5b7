"""The halves of a table that stand beside each other, and which of them are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.classification.vocabulary import Scheme
from govbudget.reconciling.cells import Row
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from collections.abc import Sequence


__all__ = ["Half", "joined"]


@frozen(slots=True)
class Half:
    """A half of a table as read.

    Attributes:
        heading: what stands above all its columns, as 收入.
        coded: whether it has a column of codes.
        measures: the titles of its columns with amounts.
        rows: its rows.
        label: the title of the column with its names; empty where it has none.
    """

    heading: str
    coded: bool
    measures: tuple[str, ...]
    rows: list[Row]
    label: str = ""

    @property
    def closed(self) -> bool:
        """Whether it has a total of its own, and no codes: a side of 收支总表."""
        return not self.coded and any(is_total(row.name) for row in self.rows)


def joined(halves: Sequence[Half]) -> list[Half]:
    """The halves, those with the same head as one: the left one first, then the right one.

    What stands above them keeps halves apart, as 收入 and 支出, but not those with codes of one
    scheme, as 人员经费 and 公用经费. Sides with a total each stay apart by their names, as
    支出功能分类 and 支出用途 below 支出.
    """
    groups: dict[tuple[object, ...], Half] = {}
    for half in _sides(_reaching_over(halves)):
        scheme = next((Scheme.of_code(row.code) for row in half.rows if row.code), None)
        key = (half.measures, half.coded, scheme or half.heading)
        known = groups.get(key)
        if known is None:
            groups[key] = half
        else:
            heading = half.heading if half.heading == known.heading else ""
            groups[key] = evolve(known, heading=heading, rows=[*known.rows, *half.rows])
    return list(groups.values())


def _sides(halves: Sequence[Half]) -> list[Half]:
    """The halves; of several sides with one heading, all but the first have their names in it."""
    found: list[Half] = []
    labels: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for half in halves:
        known = labels.setdefault((half.heading, half.measures), []) if half.closed else []
        named = half
        if known and half.heading:
            again = f"({known.count(half.label) + 1})" if half.label in known else ""
            named = evolve(half, heading=f"{half.heading}/{half.label}{again}")
        known.append(half.label)
        found.append(named)
    return found


def _reaching_over(halves: Sequence[Half]) -> list[Half]:
    """The halves, with the amount of a total where its name is.

    公用经费合计 may reach over several halves, and its amount stand in the last.
    """
    found = [{row.position: row for row in half.rows} for half in halves]
    told = all(len(rows) == len(half.rows) for half, rows in zip(halves, found, strict=True))
    if len(halves) == 1 or not told:
        return list(halves)  # two rows at one place cannot be told apart
    for at, (half, rows) in enumerate(zip(halves, found, strict=True)):
        for row in half.rows:
            if not is_total(row.name) or any(cell.printed for cell in row.cells):
                continue
            beside = next(
                (one for one in range(at + 1, len(found)) if row.position in found[one]), at
            )
            other = found[beside][row.position]
            same = halves[beside].measures == half.measures
            if same and not (other.name or other.code):
                rows[row.position] = evolve(row, cells=other.cells)
                del found[beside][row.position]
    return [
        evolve(half, rows=list(rows.values())) for half, rows in zip(halves, found, strict=True)
    ]
