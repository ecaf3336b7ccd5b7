"""The rule for the digests of the tables: no byte of ``codes/`` changes unseen."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.datacheck.tables import DIGESTS, violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.codesdata import Codes
    from govbudget.datacheck.tables import Tables, Violation

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
            yield row.unordered((previous,), ("table",))
        previous = name
        if name not in found:
            yield row.broken("digest", Message("data.digest.no_table", table=name))
        elif row["digest"] != found[name]:
            differs = Message("data.digest.differs", found=found[name], said=row["digest"])
            yield violation(name, 0, "digest", differs)
    listed = {row["table"] for row in tables.digests}
    for name in found:
        if name not in listed:
            yield violation(name, 0, "digest", Message("data.digest.unlisted", list=DIGESTS))
