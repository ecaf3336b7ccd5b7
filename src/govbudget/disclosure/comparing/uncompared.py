"""What a comparison leaves out, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import fields, frozen

from govbudget.base.messages import LANGUAGES, Message
from govbudget.disclosure.table_kinds import TableKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.comparing.sides import ReadSide

__all__ = ["UncomparedPart", "uncompared"]


@frozen(slots=True)
class UncomparedPart:
    """What a comparison leaves out: a table, a column or a line of one side.

    Attributes:
        side: the side that has it, ``first`` or ``second``.
        kind: what its table is about.
        table: the title of the table.
        code: the code of the line; empty for a total, a label, a column or a table.
        name: what the line is called; empty for a column or a table.
        part: the column, as 基本支出; empty for the whole, and for a table.
        why: why it is left out.

    .. versionadded:: 0.2.0
    """

    side: str
    kind: TableKind
    table: str
    code: str
    name: str
    part: str
    why: Message

    def __flat__(self) -> dict[str, Any]:
        """The form in JSON: the reason is said in both languages."""
        why = {language: self.why.render(language) for language in LANGUAGES}
        return {**{it.name: getattr(self, it.name) for it in fields(type(self))}, "why": why}


def uncompared(first: ReadSide, second: ReadSide) -> Iterator[UncomparedPart]:
    """What is left out of a comparison: tables, then columns, then lines.

    Args:
        first: the first side.
        second: the second side.
    """
    sides = (("first", first, second), ("second", second, first))
    for name, own, _ in sides:
        why = Message("cli.compare.left.tables")
        for table in own.several:
            yield UncomparedPart(name, table.kind, table.title, "", "", "", why)
    for name, own, other in sides:
        yield from _columns(name, own, other)
    shared = first.columns & second.columns
    for name, own, _ in sides:
        why = Message("cli.compare.left.lines")
        for key, (line, *_rest) in own.unclear.items():
            if (key.kind, key.part) not in shared:
                continue
            table = line.table
            yield UncomparedPart(name, table.kind, table.title, key.code, line.name, key.part, why)


def _columns(name: str, own: ReadSide, other: ReadSide) -> Iterator[UncomparedPart]:
    """The columns of a side that the other does not have in a table that both have."""
    why = Message("cli.compare.left.column")
    alone = own.columns - other.columns
    # A table of which the other side has several, or none, is told as such.
    kinds = other.kinds - {one.kind.final for one in other.several}
    told = set()
    for line in (*own.lines, *own.repeated):
        column = (line.key.kind, line.key.part)
        if column in alone and column[0] in kinds and column not in told:
            told.add(column)
            yield UncomparedPart(
                name, line.table.kind, line.table.title, "", "", line.key.part, why
            )
