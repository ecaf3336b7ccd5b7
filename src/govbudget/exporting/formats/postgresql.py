"""All tables as one script for PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.exporting.formats.sql import Dialect, script

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset

__all__ = ["write"]

_DIALECT = Dialect(
    begin="SET client_encoding = 'UTF8';\nSET standard_conforming_strings = on;\nBEGIN;"
)


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write the script for PostgreSQL."""
    script(dataset, out, asked, _DIALECT)
