"""The rows of all documents of an extract, table by table, as they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.extracting.schema import TABLES
from govbudget.extracting.versions import replaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.extracting.spool import Spool, SpooledDocument

__all__ = ["ExtractRows"]


class ExtractRows:
    """The rows of some documents.

    Args:
        spool: where they are kept.
        paths: the documents.

    Attributes:
        documents: what came of each, in the order of their paths.
        replaced: those that another version stands for, by their paths.
    """

    def __init__(self, spool: Spool, paths: Sequence[str]) -> None:
        self._spool = spool
        self.documents: list[SpooledDocument] = spool.documents(paths)
        self.replaced = replaced(self.documents)

    def of(self, table: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a table, in the order of its columns.

        Args:
            table: its name.
        """
        if table == "documents":
            yield from self._documents()
        elif table == "failures":
            for one in self.documents:
                if one.failure is not None:
                    en, zh, passed_over = one.failure
                    yield one.path, passed_over, en, zh
        else:
            for one in self.documents:
                if one.failure is None and one.path not in self.replaced:
                    yield from self._spool.rows(one, table)

    def _documents(self) -> Iterator[tuple[Any, ...]]:
        (table,) = (one for one in TABLES if one.name == "documents")
        for one in self.documents:
            if one.failure is not None:
                continue
            instead = self.replaced.get(one.path)
            row = {**one.document, "instead": instead.document["document"] if instead else ""}
            yield tuple(row[column.name] for column in table.columns)

    def counts(self) -> dict[str, int]:
        """How many documents, replaced ones, figures, facts and failures there are."""
        there = [one for one in self.documents if one.failure is None]
        counted = [one for one in there if one.path not in self.replaced]
        return {
            "documents": len(counted),
            "replaced": len(self.replaced),
            "figures": sum(one.document["figures"] for one in counted),
            "facts": sum(one.document["facts"] for one in counted),
            "failures": len(self.documents) - len(there),
        }
