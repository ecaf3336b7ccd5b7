"""SKOS and XKOS as JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from govbudget.exporting.formats.jsontext import header_of
from govbudget.exporting.linked import PREFIXES, resources_of
from govbudget.exporting.linked_terms import Iri, LinkedText

if TYPE_CHECKING:
    from typing import BinaryIO

    from govbudget.exporting.formats.base import ExportOptions
    from govbudget.exporting.linked_terms import LinkedTerm
    from govbudget.exporting.records import Dataset

__all__ = ["write"]


def write(dataset: Dataset, out: BinaryIO, asked: ExportOptions) -> None:
    """Write a graph with an object for each resource, one a line."""
    context = json.dumps(PREFIXES)
    said = json.dumps(header_of(dataset.header), ensure_ascii=False)
    # What is no term of the context is no statement: readers of linked data pass over it.
    out.write(f'{{"@context": {context},\n"header": {said},\n"@graph": ['.encode())
    between = "\n"
    for one in resources_of(dataset, asked.base):
        found: dict[str, Any] = {"@id": one.address.text, "@type": one.type}
        found.update(
            (name, [_term(value) for value in values]) for name, values in one.said if values
        )
        out.write(f"{between}{json.dumps(found, ensure_ascii=False)}".encode())
        between = ",\n"
    out.write(b"\n]}\n")


def _term(term: LinkedTerm) -> dict[str, Any]:
    if isinstance(term, Iri):
        return {"@id": term.text}
    if isinstance(term, LinkedText):
        if term.language:
            return {"@value": term.text, "@language": term.language}
        return {"@value": term.text, "@type": term.type} if term.type else {"@value": term.text}
    return {"@list": [_term(one) for one in term.items]}
