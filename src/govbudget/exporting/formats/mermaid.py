"""The codes of a year as a Mermaid flowchart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset

__all__ = ["write"]

# What a label in quotation marks cannot hold, by its entity code.
_SIGNS = {ord(sign): f"#{ord(sign)};" for sign in '"<>#&`\\'} | {ord("\n"): " ", ord("\r"): " "}


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write a node for each entry, and a line from each to what stands below it."""
    del asked
    lines = [*(f"%% {line}" for line in dataset.header.lines), "flowchart LR"]
    for edition in dataset.header.editions:
        entries = list(dataset.in_edition(edition))
        there = {one.code for one in entries}
        for one in entries:
            label = f"{one.code} {one.name}".strip().translate(_SIGNS)
            lines.append(f'  {edition.scheme.value}{one.code}["{label}"]')
        lines += [
            f"  {edition.scheme.value}{one.parent} --> {edition.scheme.value}{one.code}"
            for one in entries
            if one.parent in there
        ]
    out.write("\n".join([*lines, ""]).encode())
