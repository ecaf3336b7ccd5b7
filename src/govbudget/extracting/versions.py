"""Two versions of one document: their figures never stand in an extract twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.extracting.spool import SpooledDocument

__all__ = ["replaced"]


def replaced(documents: Iterable[SpooledDocument]) -> dict[str, SpooledDocument]:
    """The documents that another stands for, by their paths.

    Two files with the same bytes are one document. So are two of one body, level, year and kind
    that have tables of the same kind: the one with the later date in its text stands for both;
    where no date tells, the first by its path. A text and its tables, published apart, have no
    tables in common.

    Args:
        documents: the documents, in the order of their paths.
    """
    kept: list[SpooledDocument] = []
    found: dict[str, SpooledDocument] = {}
    by_body: dict[tuple[object, ...], list[int]] = {}
    for one in documents:
        if one.failure is not None:
            continue
        key = _key(one)
        at = next((at for at in by_body.get(key, ()) if _is_version(kept[at], one)), None)
        if at is None:
            by_body.setdefault(key, []).append(len(kept))
            kept.append(one)
        elif one.document["date"] > kept[at].document["date"]:
            found[kept[at].path] = one
            kept[at] = one
        else:
            found[one.path] = kept[at]
    # What was replaced by one that was replaced itself is so by the last.
    for path, one in found.items():
        while one.path in found:
            one = found[one.path]  # noqa: PLW2901  the chain is followed to its end
        found[path] = one
    return found


def _key(one: SpooledDocument) -> tuple[object, ...]:
    names = ("body", "level", "year", "kind")
    said = tuple(one.document[name] for name in names)
    # Of whom nobody knows whose they are, only the same bytes are the same document.
    return said if said[0] and said[2] and said[3] else (one.document["document"],)


def _is_version(first: SpooledDocument, second: SpooledDocument) -> bool:
    same = first.document["document"] == second.document["document"]
    return same or not first.kinds.isdisjoint(second.kinds)
