"""Reads the codes and names of a table and says, row by row, what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.notation import as_scheme, parse
from govbudget.errors import GovBudgetError, MalformedCode, UnknownEdition, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govbudget.classification.vocabulary import Scheme

__all__ = ["ADDED_COLUMNS", "Mapped", "columns_of", "map_cells"]

#: The columns that are added to each row.
ADDED_COLUMNS = ("resolved_code", "official_name", "level", "fund", "edition", "remark")
_CODE_HEADS = (
    "code",
    "科目编码",
    "编码",
    "科目代码",
    "代码",
    "功能分类科目编码",
    "经济分类科目编码",
)
_NAME_HEADS = ("name", "科目名称", "名称", "科目", "功能分类科目名称", "经济分类科目名称")


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
    of = None if scheme is None else as_scheme(scheme)
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
    """Which columns have the code and the name.

    Args:
        path: the file, for the message.
        head: the cells of its first row.
        code: the title of the column with the code; without it the usual titles are tried.
        name: the title of the column with the name; likewise.

    Raises:
        UnreadableFile: no column has that title, or none of the usual ones is there.
    """
    titles = ["" if cell is None else str(cell).strip() for cell in head]
    found = []
    for asked, usual in ((code, _CODE_HEADS), (name, _NAME_HEADS)):
        wanted = usual if asked is None else (asked,)
        place = next((titles.index(one) for one in wanted if one in titles), None)
        if asked is not None and place is None:
            raise UnreadableFile(path, f"no column is called {asked!r}: {', '.join(titles)}")
        found.append(place)
    if found == [None, None]:
        raise UnreadableFile(
            path, f"say which column has the codes or the names, of: {', '.join(titles)}"
        )
    return found[0], found[1]


def map_rows(
    rows: Sequence[Sequence[object]],
    columns: tuple[int | None, int | None],
    resolve: Callable[[object, object], Mapped],
    advance: Callable[[], None] = lambda: None,
) -> list[tuple[Sequence[object], Mapped]]:
    """Every row with what its cells are; cells that were met before are looked up once."""
    known: dict[tuple[object, object], Mapped] = {}
    found = []
    for row in rows:
        cells = tuple(
            row[column] if column is not None and column < len(row) else None for column in columns
        )
        pair = (cells[0], cells[1])
        if pair not in known:
            known[pair] = resolve(*pair)
        found.append((row, known[pair]))
        advance()
    return found
