"""What was learnt from a file, as lines of text: a difference that a person can read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govbudget.learning.records import ProposalKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.learning.records import Lesson, Proposal

__all__ = ["told"]

_SIGNS = {
    ProposalKind.ADDED: "+",
    ProposalKind.RENAMED: "~",
    ProposalKind.MOVED: ">",
    ProposalKind.ENDED: "-",
}


def told(lesson: Lesson) -> Iterator[str]:
    """The lines on a file: what it is, how it was taken, and what it says that we do not have.

    Args:
        lesson: what was learnt from it.
    """
    source = lesson.source
    yield f"{lesson.path}: {source.title} ({source.kind} of {source.year}, as {source.id})"
    for scheme, base in lesson.bases:
        counts = Counter(one.kind for one in lesson.proposals if one.scheme is scheme)
        numbers = ", ".join(
            f"{counts[kind]} {kind.english}" for kind in ProposalKind if counts[kind]
        )
        whole = ", taken as the whole list" if scheme in lesson.complete else ""
        yield f"  beside {scheme} {base}{whole}: {numbers}"
        for one in lesson.proposals:
            if one.scheme is scheme and one.kind is not ProposalKind.SEEN:
                yield f"  {_line(one)}"
    for remark in lesson.remarks:
        yield f"  {remark}"


def _line(one: Proposal) -> str:
    sign = _SIGNS.get(one.kind, "?")
    place = f"  ({one.place})" if one.place else ""
    if one.kind is ProposalKind.RENAMED:
        return f"{sign} {one.code} {one.old_name} -> {one.name}{place}"
    if one.kind is ProposalKind.MOVED:
        return f"{sign} {one.old_code} -> {one.code} {one.name}{place}"
    if sign != "?":
        return f"{sign} {one.code} {one.name}{place}"
    ours = f", here {one.old_name}" if one.old_name else ""
    return f"{sign} {one.code} {one.name}: {one.kind.english}{ours}{place}"
