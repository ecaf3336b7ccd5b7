"""The ancestor table of a tree: what an SQL engine joins with to roll amounts up."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from govbudget.base.edge import edge
from govbudget.base.messages import Message
from govbudget.classification.tree import Classification
from govbudget.errors import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Closure", "closure"]

#: An ancestor, a descendant, and how many levels lie between them.
Pair: TypeAlias = tuple[str, str, int]

_COLUMNS = ("ancestor", "descendant", "distance")


@frozen(slots=True)
class Closure:
    """Every code of a tree with every code above it.

    Attributes:
        rows: ancestor, descendant and distance, in code order; a code is its own ancestor, at
            distance 0.
    """

    rows: tuple[Pair, ...]

    def __iter__(self) -> Iterator[Pair]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_dict(self) -> dict[str, list[str] | list[int]]:
        """The columns, as every data frame library takes them."""
        return {
            "ancestor": [row[0] for row in self.rows],
            "descendant": [row[1] for row in self.rows],
            "distance": [row[2] for row in self.rows],
        }

    def to_csv(self, path: str | Path) -> None:
        """Write the rows as CSV in UTF-8, below a head row.

        Raises:
            OSError: the file cannot be written.
        """
        with Path(path).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(_COLUMNS)
            writer.writerows(self.rows)

    def to_parquet(self, path: str | Path) -> None:
        """Write the rows as Parquet: two columns of text and one of integers.

        Raises:
            MissingExtra: pyarrow is not installed.
            OSError: the file cannot be written.
        """
        try:
            import pyarrow as pa
            from pyarrow import parquet
        except ImportError:
            raise MissingExtra("parquet", Message("errors.purpose.parquet")) from None
        kinds = (pa.string(), pa.string(), pa.int32())
        schema = pa.schema(list(zip(_COLUMNS, kinds, strict=True)))
        parquet.write_table(pa.table(self.to_dict(), schema=schema), path)


@edge(tree=Classification)
def closure(tree: Classification) -> Closure:
    """The ancestor table of a tree.

    >>> import govbudget as gb
    >>> from govbudget.frames import closure
    >>> for row in closure(gb.functional(2024).subtree("20820")).rows[:4]:
    ...     print(row)
    ('20820', '20820', 0)
    ('20820', '2082001', 1)
    ('20820', '2082002', 1)
    ('2082001', '2082001', 0)

    Raises:
        WrongArgument: it is no tree.
    """
    rows = [
        (above.code, entry.code, entry.level - above.level)
        for entry in tree.entries
        for above in entry.path
    ]
    return Closure(tuple(sorted(rows)))
