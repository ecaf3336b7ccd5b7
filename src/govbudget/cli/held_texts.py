"""Texts that are held on disk until all are there: the reports of hundreds of documents."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from govbudget.cli.temporary import told_of_disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

__all__ = ["HeldTexts"]

#: Any text comes back as it was, half characters too.
_AS_IT_IS = ("utf-8", "surrogatepass")


class HeldTexts:
    """Texts in their order, of which only one is in memory at a time; an empty one is not kept."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._lengths: list[int] = []

    def append(self, text: str) -> None:
        """Add a text.

        Args:
            text: the text.

        Raises:
            GovBudgetError: there is no room for it.
        """
        if not text:
            return
        with told_of_disk():
            if self._file is None:
                self._file = TemporaryFile()  # noqa: SIM115  see `close`
            self._lengths.append(self._file.write(text.encode(*_AS_IT_IS)))

    def __len__(self) -> int:
        return len(self._lengths)

    def __iter__(self) -> Iterator[str]:
        if self._file is None:
            return
        with told_of_disk():
            self._file.seek(0)
        for length in self._lengths:
            yield self._file.read(length).decode(*_AS_IT_IS)

    def close(self) -> None:
        """Let them go."""
        if self._file is not None:
            self._file.close()
