"""Which of the documents of ``check --previous`` are earlier ones of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.comparing.belonging import is_earlier, part_of_body
from govbudget.disclosure.text.kinds import BodyLevel
from govbudget.disclosure.together import is_same_body
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.cli.earlier_files import EarlierFile
    from govbudget.disclosure.document import Disclosure

__all__ = ["chosen"]

#: So many years back a document speaks of at most.
_YEARS = 3


def chosen(
    own: Disclosure, files: Sequence[EarlierFile], *, alone: bool
) -> tuple[list[EarlierFile], list[Message]]:
    """The earlier documents of a body, the latest first, and what is to be said of the choice.

    Args:
        own: the document that is checked.
        files: the documents to choose from.
        alone: whether it is the only one that is checked: all that are named belong to it then.
    """
    digests = {one.sha256 for one in own.digests}
    readable = [one for one in files if one.stored and not digests.intersection(one.digests)]
    named = [one for one in readable if alone and not one.in_folder]
    found: dict[tuple[int, str], list[EarlierFile]] = {}
    for one in readable:
        if one not in named and one.year is not None and _fits(own, one):
            found.setdefault((one.year, one.kind.value), []).append(one)
    taken, said = list(named), []
    for (year, kind), several in sorted(found.items(), reverse=True):
        first = min(several, key=lambda one: _distance(own, one))
        taken.append(first)
        if len(several) > 1:
            what = Message("previous.short", year=str(year), kind=_kind(kind))
            said.append(
                Message("cli.previous.several", count=len(several), what=what, path=first.name)
            )
    if not taken:
        said.append(Message("cli.previous.nothing"))
    return taken, said


def _kind(kind: str) -> Message:
    return Message(f"previous.kind.{kind.replace(' ', '_')}")


def _fits(own: Disclosure, one: EarlierFile) -> bool:
    """Whether a document is an earlier one of the same body and part of it."""
    if not (own.year and own.kind and own.unit_name and one.year and one.kind and one.unit_name):
        return False
    parts = {_part(own), _part(one)} - {BodyLevel.UNCLEAR}
    return (
        is_earlier((one.year, one.kind), (own.year, own.kind))
        and own.year - one.year <= _YEARS
        and is_same_body(own.unit_name, one.unit_name)
        and len(parts) <= 1
    )


def _part(document: Disclosure | EarlierFile) -> BodyLevel:
    return part_of_body(document.unit_name, document.level)


def _distance(own: Disclosure, one: EarlierFile) -> tuple[bool, bool, str]:
    """How well a document fits: by its whole name, then by its level, then by its file."""
    is_other = plain(own.unit_name) != plain(one.unit_name)
    return is_other, _part(own) is not _part(one), one.name
