"""A place of a document that a finding points at."""

from __future__ import annotations

from typing import Any, TypeAlias

from attrs import field, fields, frozen

from govbudget.position import Box

__all__ = ["CheckPlace", "Place"]


@frozen(slots=True)
class CheckPlace:
    """Where a finding shows.

    Attributes:
        page: the page; None where the format has none.
        table: which table of the document, from 1; None for the text.
        row: the row of the printed table or the line of the file, from 1.
        column: its column, from 1.
        paragraph: which paragraph of the document, from 0; None for a table.
        text: the cell or the sentence as printed, with enough of it to be found.
        what: what stands there, as ``表3 2010350 事业运行 合计``, or the heading of the text.
        box: where it stands on the page, in points from the upper left corner of the page as it is
            shown: the left, upper, right and lower edge; None where that is not known, or nothing
            is printed there.
        file: the file, where the document is of several; else empty.
        document: the other document that it stands in, as last year's; empty for the one that is
            checked. What is told of it by number, as its table, is of that document.

    .. versionadded:: 0.2.0
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None
    text: str = ""
    what: str = ""
    box: Box | None = field(default=None, eq=False)
    file: str = ""
    document: str = ""

    def __flat__(self) -> dict[str, Any]:
        """The place as JSON has it: it names a document only where that is another one."""
        names = (one.name for one in fields(type(self)))
        return {name: getattr(self, name) for name in names if name != "document" or self.document}


#: What rules call it, each being about one finding.
Place: TypeAlias = CheckPlace
