"""SKOS and XKOS as Turtle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.exporting.linked import PREFIXES, resources_of
from govbudget.exporting.linked_terms import Iri, LinkedText

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.linked_terms import LinkedTerm, Resource
    from govbudget.exporting.records import Dataset

__all__ = ["turtle_of", "write"]

_SIGNS = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\u0000"}
)


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write a block for each resource."""
    out.writelines(f"# {line}\n".encode() for line in dataset.header.lines)
    out.writelines(
        f"@prefix {prefix}: <{address}> .\n".encode() for prefix, address in PREFIXES.items()
    )
    out.writelines(turtle_of(one).encode() for one in resources_of(dataset, asked.base))


def turtle_of(resource: Resource) -> str:
    """A resource as a block of Turtle, with an empty line before it."""
    said = "".join(
        f" ;\n  {name} {', '.join(map(_term, values))}" for name, values in resource.said if values
    )
    return f"\n<{resource.address.text}> a {resource.type}{said} .\n"


def _term(term: LinkedTerm) -> str:
    if isinstance(term, Iri):
        return f"<{term.text}>"
    if isinstance(term, LinkedText):
        text = f'"{term.text.translate(_SIGNS)}"'
        if term.language:
            return f"{text}@{term.language}"
        return f"{text}^^{term.type}" if term.type else text
    return f"( {' '.join(map(_term, term.items))} )"
