"""What is learnt from a file: its source, and what it says of the tables."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.classification.vocabulary import Scheme

__all__ = ["Lesson", "NewSource", "Proposal", "ProposalKind"]


class ProposalKind(StrEnum):
    """What a file says of a code.

    The first five are entered in the tables. The others are told, and left to a person.

    >>> [kind.english for kind in ProposalKind if kind.is_entered]
    ['as they stand', 'new', 'renamed', 'moved', 'ended']

    .. versionadded:: 0.2.0
    """

    SEEN = "seen"
    ADDED = "added"
    RENAMED = "renamed"
    MOVED = "moved"
    ENDED = "ended"
    OTHER_YEAR = "other_year"
    OTHER_NAME = "other_name"
    UNKNOWN = "unknown"
    LOCAL = "local"

    @property
    def english(self) -> str:
        """The English word."""
        return self.message.en

    @property
    def message(self) -> Message:
        """What it is called, in any language."""
        return Message(f"learn.kind.{self.value}")

    @property
    def is_entered(self) -> bool:
        """Whether the tables take it over."""
        return self in {
            ProposalKind.SEEN,
            ProposalKind.ADDED,
            ProposalKind.RENAMED,
            ProposalKind.MOVED,
            ProposalKind.ENDED,
        }

    @property
    def changes_rows(self) -> bool:
        """Whether a row of the tables would begin, end or be called otherwise."""
        return self.is_entered and self is not ProposalKind.SEEN


@frozen(slots=True)
class NewSource:
    """The file as a source, as ``codes/sources/index.csv`` will have it.

    Attributes:
        id: the name that sightings use.
        kind: what it is: official, disclosure, transfer_notice, name_only, software or old_list.
        year: the budget year that it speaks for.
        title: by what a person recognises it.
        address: where it was published; may be empty.

    .. versionadded:: 0.2.0
    """

    id: str
    kind: str
    year: int
    title: str
    address: str = ""


@frozen(slots=True)
class Proposal:
    """What a file says of one code.

    Attributes:
        kind: what it is.
        scheme: the list.
        code: the code as the file has it; for what ended, the code that it had.
        name: the name as the file has it, likewise.
        old_code: the code before, for what was renamed or moved; else empty.
        old_name: the name that our edition has, where it is another; else empty.
        place: where in the file it stands; empty for what ended.

    .. versionadded:: 0.2.0
    """

    kind: ProposalKind
    scheme: Scheme
    code: str
    name: str
    old_code: str = ""
    old_name: str = ""
    place: str = ""


@frozen(slots=True)
class Lesson:
    """What was learnt from a file; nothing is written yet.

    Attributes:
        path: the file.
        source: the file as a source.
        bases: the year of the edition of each scheme that it was lined up with.
        complete: the schemes of which it was taken as the whole list.
        proposals: what it says, by scheme and code.
        remarks: what else to know, a sentence each.

    .. versionadded:: 0.2.0
    """

    path: str
    source: NewSource
    bases: tuple[tuple[Scheme, int], ...]
    complete: tuple[Scheme, ...]
    proposals: tuple[Proposal, ...]
    remarks: tuple[str, ...] = ()

    def of(self, *kinds: ProposalKind) -> tuple[Proposal, ...]:
        """The proposals of some kinds."""
        return tuple(one for one in self.proposals if one.kind in kinds)
