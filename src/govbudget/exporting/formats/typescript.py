"""The codes of a year as a TypeScript module: a constant object, and the type of its keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from govbudget.exporting.formats.python import camel

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.records import Dataset

__all__ = ["write"]


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write for each scheme its names by code, and the type of its codes."""
    del asked
    lines = [f"// {line}" for line in dataset.header.lines]
    for edition in dataset.header.editions:
        kind = f"{camel(edition.scheme.value)}{edition.year}"
        constant = kind[0].lower() + kind[1:]
        lines += ["", f"export const {constant} = {{"]
        lines += [f"  {_text(one.code)}: {_text(one.name)}," for one in dataset.in_edition(edition)]
        lines += ["} as const;", f"export type {kind} = keyof typeof {constant};"]
    out.write("\n".join([*lines, ""]).encode())


def _text(text: str) -> str:
    return (
        json.dumps(text, ensure_ascii=False)
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
