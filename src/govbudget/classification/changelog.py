"""The table of changes: what was renamed, moved, merged, split, added or removed, and when."""

from __future__ import annotations

from enum import StrEnum

from govbudget.base.records import frozen
from govbudget.classification.members import member_of
from govbudget.classification.vocabulary import Scheme
from govbudget.errors import CorruptData, because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.codesdata import Codes

__all__ = [
    "CHANGE_COLUMNS",
    "CONFIDENCES",
    "KINDS",
    "Change",
    "ChangeKind",
    "CodePlace",
    "read_changes",
]

CHANGE_COLUMNS = (
    "year",
    "kind",
    "old_code",
    "old_name",
    "new_code",
    "new_name",
    "confidence",
)


class ChangeKind(StrEnum):
    """What became of a code.

    >>> ChangeKind.of("合并")
    <ChangeKind.MERGED: 'merged'>

    .. versionadded:: 0.2.0
    """

    SAME = "same"
    RENAMED = "renamed"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    ADDED = "added"
    REMOVED = "removed"

    @classmethod
    def of(cls, written: object) -> ChangeKind:
        """The kind that a word names: its value or a Chinese word.

        Raises:
            UnknownWord: no kind is called that; the error proposes the nearest.
        """
        return member_of(cls, written, "kind of change", _KIND_WORDS)


_KIND_WORDS = {
    "same": ("未变",),
    "renamed": ("改名",),
    "moved": ("改编码",),
    "merged": ("合并",),
    "split": ("拆分",),
    "added": ("新增",),
    "removed": ("取消",),
}
#: The values of the kinds, in the order in which they are shown.
KINDS = tuple(kind.value for kind in ChangeKind)
CONFIDENCES = ("low", "medium", "high")


@frozen(slots=True)
class CodePlace:
    """A code with the name that it has in an edition.

    .. versionadded:: 0.2.0
    """

    code: str
    name: str


@frozen(slots=True)
class Change:
    """A link between the editions of two budget years that follow each other.

    Attributes:
        scheme: the list.
        year: the first budget year of the new state.
        kind: renamed, moved, merged, split, added or removed.
        old_code: the code before; empty for what was added.
        old_name: its name before.
        new_code: the code since; empty for what was removed.
        new_name: its name since.
        confidence: high, medium or low: how sure the change and its year are.
    """

    scheme: Scheme
    year: int
    kind: ChangeKind
    old_code: str
    old_name: str
    new_code: str
    new_name: str
    confidence: str


def read_changes(codes: Codes, scheme: Scheme, code: str | None = None) -> Iterator[Change]:
    """The changes of a scheme, by year; with a code only those that it takes part in.

    Raises:
        CorruptData: the table cannot be read as it stands.
    """
    file = f"changes/{scheme.value}.csv"
    for line, row in enumerate(codes.rows(file, CHANGE_COLUMNS, code), 2):
        if code is not None and code not in (row[2], row[4]):
            continue
        year, kind, *places, confidence = row
        if (
            not (year.isascii() and year.isdecimal())
            or kind not in KINDS
            or confidence not in CONFIDENCES
        ):
            raise CorruptData(
                file,
                line,
                because("data.change", year=year, kind=kind, confidence=confidence),
            )
        yield Change(scheme, int(year), ChangeKind(kind), *places, confidence)  # type: ignore[call-arg]
