"""What every format of an export is handed, and how it is registered."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.errors import WrongArgument, because

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.records import Dataset, ExportTable

__all__ = ["ExportFormat", "ExportOptions", "table_of"]


@frozen(slots=True)
class ExportOptions:
    """How an export is written.

    Attributes:
        table: the table that a format with one table has.
        prefix: what the names of tables begin with in a database.
        base: what the addresses of codes begin with in linked data.
        model: the model of a Django fixture, as ``app.model``.
    """

    table: str = "entries"
    prefix: str = ""
    base: str = "urn:govbudget:"
    model: str = "govbudget.entry"


@frozen(slots=True)
class ExportFormat:
    """A format that can be written.

    Attributes:
        name: what it is called.
        endings: the endings of files that stand for it.
        module: the module that writes it, in the folder of formats.
        takes: the options that change what it writes: table of one with one table, local of one
            with all of them, prefix, base, model.
        is_of_one_year: whether it can say nothing of several editions of a scheme.
        is_binary: whether it is no text.
    """

    name: str
    endings: tuple[str, ...]
    module: str
    takes: tuple[str, ...] = ()
    is_of_one_year: bool = False
    is_binary: bool = False

    def write(self, dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
        """Write a dataset.

        Args:
            dataset: what is written.
            out: where to, piece by piece.
            asked: how.

        Raises:
            MissingExtra: the library for it is not installed.
        """
        import_module(f"govbudget.exporting.formats.{self.module}").write(dataset, out, asked)


def table_of(dataset: Dataset, asked: ExportOptions) -> ExportTable:
    """The table that is asked for.

    Raises:
        WrongArgument: the dataset has none of that name.
    """
    table = dataset.tables.get(asked.table)
    if table is None:
        known = ", ".join(dataset.tables)
        raise WrongArgument("table", repr(asked.table), because("argument.one_of", known=known))
    return table
