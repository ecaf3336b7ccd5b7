"""Errors of files that a user handed in."""

from __future__ import annotations

from govbudget.base.shown import shown
from govbudget.errors.base import GovBudgetError, Reasoned, because

# Spelt out: every start of the library would pay for typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.base.messages import Message
    from govbudget.errors.base import Pairs

__all__ = ["LimitExceeded", "NotOneDocument", "UnreadableFile", "UnreadableRows"]


class UnreadableFile(Reasoned, GovBudgetError, ValueError):
    """A file that a user handed in and that cannot be read.

    Attributes:
        path: the file.
        reason: what is wrong with it.
    """

    def __init__(self, path: str, reason: Message | str) -> None:
        self.path = path
        self.why = reason
        super().__init__(path, reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        return because("unreadable_file", path=shown(self.path), why=self.why)


class LimitExceeded(UnreadableFile):
    """A document whose reading takes more time or memory than it may, or ends its process.

    Attributes:
        path: the file.
        reason: what it takes too much of, and how to allow for more.

    .. versionadded:: 0.2.0
    """


class NotOneDocument(Reasoned, GovBudgetError, ValueError):
    """Files that are no parts of one document.

    Attributes:
        paths: two of them that do not go together.
        reason: why they do not.

    .. versionadded:: 0.2.0
    """

    def __init__(self, paths: tuple[str, str], reason: Message | str) -> None:
        self.paths = paths
        self.why = reason
        super().__init__(paths, reason)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language."""
        one, two = map(shown, self.paths)
        return because("not_one_document", one=one, two=two, why=self.why)


class UnreadableRows(GovBudgetError, ValueError):
    """A file in which some rows are wrong; nothing of it was loaded.

    Attributes:
        path: the file.
        faults: the line of every wrong row, and what is wrong with it.
    """

    def __init__(self, path: str, faults: tuple[tuple[str, Message | str], ...]) -> None:
        self.path = path
        self._faults = faults
        super().__init__(path, faults)

    @property
    def faults(self) -> Pairs:
        """The line of every wrong row, and what is wrong with it in English.

        .. versionadded:: 0.2.0
        """
        return tuple((line, str(why)) for line, why in self._faults)

    @property
    def message(self) -> Message:
        """What is wrong, as an object that is said in any language.

        .. versionadded:: 0.2.0
        """
        said: Message | None = None
        for line, why in self._faults[:20]:
            said = because("row", before=said, line=line, why=why)
        left = len(self._faults) - 20
        more = because("rows_more", left=left) if left > 0 else None
        count = len(self._faults)
        return because("unreadable_rows", path=shown(self.path), count=count, rows=said, more=more)
