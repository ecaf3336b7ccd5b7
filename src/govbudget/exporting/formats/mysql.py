"""All tables as one script for MySQL 8 and MariaDB."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.exporting.formats.sql import Dialect, script

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset

__all__ = ["write"]

# A key has at most 3,072 bytes there, four a character; names are compared sign by sign.
_DIALECT = Dialect(
    text="VARCHAR(255)",
    begin="SET NAMES utf8mb4;\nSTART TRANSACTION;",
    is_escaping=True,
    comes_behind=" DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin",
)


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write the script for MySQL."""
    script(dataset, out, asked, _DIALECT)
