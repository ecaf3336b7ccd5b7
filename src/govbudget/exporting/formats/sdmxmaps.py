"""Code lists, and the correspondences between them as maps, in SDMX-ML 3.0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.exporting.formats.sdmx import message

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset

__all__ = ["write"]


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write a code list for each edition, and a map for each correspondence of two of them."""
    del asked
    message(dataset, out, with_maps=True)
