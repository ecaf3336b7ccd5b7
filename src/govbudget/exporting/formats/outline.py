"""The codes of a year as an indented text, as printed classifications have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset

__all__ = ["write"]


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write a line for each entry, two blanks further in for each level."""
    del asked
    out.write("".join(f"# {line}\n" for line in dataset.header.lines).encode())
    for edition in dataset.header.editions:
        out.write(f"\n{edition.scheme.chinese} {edition.year}\n".encode())
        for one in dataset.in_edition(edition):
            name = " ".join(one.name.split())
            out.write(f"{'  ' * one.level}{one.code} {name}".rstrip().encode() + b"\n")
