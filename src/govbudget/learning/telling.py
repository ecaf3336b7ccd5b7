"""What was learnt from a file, line by line: a difference that a person can read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.classification.evidence import SourceKind
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


def told(lesson: Lesson) -> Iterator[Message]:
    """The lines on a file: what it is, how it was taken, and what it says that we do not have.

    Args:
        lesson: what was learnt from it.
    """
    source = lesson.source
    kind = SourceKind(source.kind)
    known = {"title": source.title, "kind": kind, "year": source.year, "id": source.id}
    yield Message("learn.source", path=lesson.path, **known)
    for scheme, base in lesson.bases:
        of = [one for one in lesson.proposals if one.scheme is scheme]
        counts = Counter(one.kind for one in of)
        numbers = tuple(
            Message("learn.count", kind=kind.message, count=counts[kind])
            for kind in ProposalKind
            if counts[kind]
        )
        whole = scheme in lesson.complete
        yield Message("learn.base", scheme=scheme, base=base, whole=whole, counts=numbers)
        yield from (_line(one) for one in of if one.kind is not ProposalKind.SEEN)
    for remark in lesson.remarks:
        yield Message("learn.remark", remark=remark)


def _line(one: Proposal) -> Message:
    sign = _SIGNS.get(one.kind, "?")
    place = Message("learn.place", place=one.place) if one.place else None
    if sign == "?":
        ours = Message("learn.ours", name=one.old_name) if one.old_name else None
        known = {"code": one.code, "name": one.name, "kind": one.kind.message}
        return Message("learn.other", **known, ours=ours, place=place)
    before = {
        ProposalKind.RENAMED: f"{one.code} {one.old_name} -> {one.name}",
        ProposalKind.MOVED: f"{one.old_code} -> {one.code} {one.name}",
    }
    what = before.get(one.kind, f"{one.code} {one.name}")
    return Message("learn.entered", sign=sign, what=what, place=place)
