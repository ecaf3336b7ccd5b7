"""The rule for the digests of the tables: no byte of ``codes/`` changes unseen."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from govbudget.datacheck.tables import DIGESTS, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.codesdata import Codes
    from govbudget.datacheck.tables import Tables

__all__ = ["check", "digests_of"]


def digests_of(codes: Codes) -> dict[str, str]:
    """The SHA-256 of the bytes of every table, by its path; the list of digests left out."""
    return {name: sha256(codes.read(name)).hexdigest() for name in codes.names() if name != DIGESTS}


def check(tables: Tables) -> Iterator[Violation]:
    """Every table whose bytes are not those that its digest stands for."""
    found = digests_of(tables.codes)
    previous = ""
    for row in tables.digests:
        name = row["table"]
        if name <= previous:
            yield row.broken("sorted", f"{name} stands behind {previous}")
        previous = name
        if name not in found:
            yield row.broken("digest", f"there is no table {name}")
        elif row["digest"] != found[name]:
            yield Violation(
                name,
                0,
                "digest",
                f"has {found[name]}, not {row['digest']}; after a change that is meant, run: "
                "govbudget data revise",
            )
    listed = {row["table"] for row in tables.digests}
    for name in found:
        if name not in listed:
            yield Violation(
                name, 0, "digest", f"{DIGESTS} does not list it; run: govbudget data revise"
            )
