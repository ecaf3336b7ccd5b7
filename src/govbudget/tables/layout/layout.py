"""Where everything stands in a table: the one layout that all that open tables share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.position import Position
from govbudget.tables.columns import Column
from govbudget.tables.layout.body import Body
from govbudget.tables.layout.content import by_content, further_lists
from govbudget.tables.layout.heads import Head, find_head, units_in
from govbudget.tables.layout.parts import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.amounts import Unit
    from govbudget.tables.layout.above import Above
    from govbudget.tables.layout.columns import HeadColumn

__all__ = ["NEAR", "TableLayout", "layout_of"]

#: So many rows below the top tell what the columns of a table have.
NEAR = 500


@frozen(slots=True)
class TableLayout:
    """Where everything stands in a table.

    Attributes:
        head: its head, and what stands above it.
        parts: the columns of each of its halves, by their titles or else by what is in them.
    """

    head: Head
    parts: tuple[Part, ...]

    @property
    def above(self) -> Above:
        """What stands above the head."""
        return self.head.above

    @property
    def unit(self) -> Unit | None:
        """The unit of the table, or that of most of its columns; None where neither is named."""
        return self.head.above.unit or units_in(self.head)

    @property
    def main(self) -> Part:
        """The half whose rows are meant where one is: the first with codes, or else with names."""
        return next(
            (one for one in self.parts if one.coded),
            next((one for one in self.parts if one.name is not None), self.parts[0]),
        )

    def column(self, column: HeadColumn, year: int | None = None) -> Column:
        """What a column of the table means.

        Args:
            column: the column.
            year: the year of the table.
        """
        return Column.of(column.title, column.unit or self.unit, year)


def layout_of(
    rows: Sequence[Sequence[object]], *, code: str | None = None, name: str | None = None
) -> TableLayout:
    """The layout of a table, from its first rows.

    Args:
        rows: the rows; of a long table the first :data:`NEAR` are enough.
        code: the title of the column with the codes; without it the usual titles are tried.
        name: the title of the column with the names; likewise.

    Raises:
        UnreadableFile: no column has the title that was asked for.

    >>> layout = layout_of([
    ...     ["某某市档案馆"],
    ...     ["支出预算总表"],
    ...     ["单位：万元"],
    ...     ["科目编码", "", "", "科目名称", "合计"],
    ...     ["类", "款", "项", "", ""],
    ...     ["201", "26", "04", "档案馆", "10.00"],
    ... ])
    >>> layout.above.title, layout.above.notes, layout.unit.value
    ('支出预算总表', ('某某市档案馆',), '万元')
    >>> [one.place for one in layout.main.codes], layout.main.name.place, layout.head.end
    ([0, 1, 2], 3, 5)
    """
    near = rows[:NEAR]
    head = find_head(near, code, name)
    body = Body(head, near, [Position()] * len(near)).rows
    parts: list[Part] = []
    for part in head.parts:
        found = by_content(part, body)
        parts += [found] if part.codes else further_lists(found, body)
    return TableLayout(head, tuple(parts))
