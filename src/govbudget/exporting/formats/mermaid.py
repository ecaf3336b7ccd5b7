"""The codes of a year as a Mermaid flowchart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.exporting.formats.graph import graph_lines

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
    lines += graph_lines(dataset, _node, _arrow, _SIGNS)
    out.write("\n".join([*lines, ""]).encode())


def _node(scheme: str, code: str, label: str) -> str:
    return f'  {scheme}{code}["{label}"]'


def _arrow(scheme: str, upper: str, lower: str) -> str:
    return f"  {scheme}{upper} --> {scheme}{lower}"
