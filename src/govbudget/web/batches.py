"""What was dropped on the page: files in a temporary folder, and what became of each document."""

from __future__ import annotations

import secrets
import tempfile
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from govbudget.base.messages import Message
from govbudget.cli.check_records import Outcome, Task
from govbudget.disclosure.checks.settings import Settings
from govbudget.disclosure.published_apart import pairs_of
from govbudget.disclosure.together import BETWEEN
from govbudget.errors import GovBudgetError
from govbudget.io.limits import LARGEST
from govbudget.reconciling.kinds import Severity
from govbudget.web.names import shown_name, suffix_of

if TYPE_CHECKING:
    from govbudget.base.messages import Language
    from govbudget.io.allowance import Limits
    from govbudget.web.pool import Pool

__all__ = ["MOST_BYTES", "MOST_FILES", "Batch", "Batches", "TooMuch", "Upload"]

#: So many files a batch may have, and so many bytes all batches together.
MOST_FILES, MOST_BYTES = 2_000, 2_000_000_000


class TooMuch(GovBudgetError):
    """More came than is taken."""


@frozen
class Upload:
    """A file that was dropped.

    Attributes:
        number: which of its batch it is, from 1.
        name: what it is called, as it may be shown.
        path: where it lies.
    """

    number: int
    name: str
    path: str


@define(eq=False)
class Batch:
    """Files that were dropped together.

    Attributes:
        id: what its address has.
        folder: where its files lie.
        language: the language in which its tables are drawn.
        cache: the folder where reports are kept; empty for none.
        settings: which rules run, and how.
        uploads: its files.
        outcomes: what became of its documents, by the number of their first file.
        started: whether its files are all there, and are checked.
        ended: whether all are.
    """

    id: str
    folder: Path
    language: Language
    cache: str = ""
    settings: Settings = field(factory=Settings)
    uploads: list[Upload] = field(factory=list)
    outcomes: dict[int, Outcome] = field(factory=dict)
    started: bool = False
    ended: bool = False
    _lock: Lock = field(factory=Lock, init=False)

    def place(self, sent: str) -> Upload:
        """Where a file goes: under a number of ours, whatever it is called.

        Args:
            sent: what the browser calls it.

        Raises:
            GovBudgetError: the batch is checked already, or has as many files as it may.
        """
        with self._lock:
            if self.started:
                raise GovBudgetError(Message("web.error.started"))
            if len(self.uploads) >= MOST_FILES:
                raise GovBudgetError(Message("web.error.files", most=MOST_FILES))
            number = len(self.uploads) + 1
            known = {one.name for one in self.uploads}
            name = shown_name(sent)
            if name in known:
                name = f"{name} ({number})"
            path = self.folder / f"{number:05}{suffix_of(sent)}"
            made = Upload(number, name, str(path))
            self.uploads.append(made)
            return made

    def drop(self, upload: Upload) -> None:
        """Forget a file that did not come whole.

        Args:
            upload: the file.
        """
        Path(upload.path).unlink(missing_ok=True)
        with self._lock:
            self.uploads = [one for one in self.uploads if one is not upload]

    def begin(self) -> bool:
        """Whether the check begins now: it does once, and not without files."""
        with self._lock:
            begins = not self.started and bool(self.uploads)
            self.started = self.started or begins
            return begins

    def check(self, pool: Pool, limits: Limits) -> None:
        """Check its documents; text and tables of one document in two files are checked as one.

        Args:
            pool: the processes.
            limits: how much each document may take.
        """
        tasks = {one.name: self._task(one, limits) for one in self.uploads}
        halves: dict[str, Outcome] = {}
        for outcome in pool.checked(list(tasks.values())):
            if outcome.half is not None:
                halves[outcome.path] = outcome
            else:
                self.outcomes[tasks[outcome.path].number] = outcome
        for outcome in pool.checked(_joined(halves, tasks)):
            if outcome.report is not None:
                for name in outcome.report.files:
                    del halves[name]
                self.outcomes[tasks[outcome.report.files[0]].number] = outcome
        for name, outcome in halves.items():
            self.outcomes[tasks[name].number] = outcome
        self.ended = True

    def _task(self, upload: Upload, limits: Limits) -> Task:
        return Task(
            *(upload.path, upload.number, True, True, self.language),
            least=Severity.ROUNDING,
            limits=limits,
            called=upload.name,
            kept=self.cache,
            settings=self.settings,
        )

    def paths(self) -> dict[str, str]:
        """Where each file lies, by its name."""
        return {one.name: one.path for one in self.uploads}


def _joined(halves: dict[str, Outcome], tasks: dict[str, Task]) -> list[Task]:
    known = {name: one.half for name, one in halves.items() if one.half is not None}
    return [
        evolve(
            tasks[text],
            path=text + BETWEEN + tables,
            called="",
            parts=tuple((tasks[one].path, one) for one in (text, tables)),
        )
        for text, tables in pairs_of(known)
    ]


class Batches:
    """All batches of a page, in a temporary folder that goes with it.

    Args:
        pool: the processes that check.
        limits: how much each document may take.
        cache: the folder where reports are kept; empty for none.
        settings: which rules run, and how; None is every rule as it is.
    """

    def __init__(
        self, pool: Pool, limits: Limits, cache: str = "", settings: Settings | None = None
    ) -> None:
        self._cache = cache
        self._settings = (settings or Settings()).resolved()
        self.pool = pool
        self.limits = limits
        self._found: dict[str, Batch] = {}
        self._lock = Lock()
        self._bytes = 0
        self._folder = tempfile.TemporaryDirectory(prefix="govbudget-", ignore_cleanup_errors=True)

    def make(self, language: Language) -> Batch:
        """A new batch without files.

        Args:
            language: the language in which its tables are drawn.
        """
        id_ = secrets.token_urlsafe(9)
        folder = Path(self._folder.name, id_)
        folder.mkdir()
        with self._lock:
            return self._found.setdefault(
                id_, Batch(id_, folder, language, self._cache, self._settings)
            )

    def of(self, id_: str) -> Batch | None:
        """The batch of an address; None where there is none.

        Args:
            id_: what the address has.
        """
        return self._found.get(id_)

    def all(self) -> list[Batch]:
        """The batches that are checked or were, the last first."""
        with self._lock:
            return [one for one in reversed(self._found.values()) if one.started]

    def take(self, size: int, of_file: int) -> None:
        """Count bytes that came.

        Args:
            size: how many came now.
            of_file: how many of this file came until now.

        Raises:
            TooMuch: no more may come, of this file or of all.
        """
        with self._lock:
            self._bytes += size
            if of_file > LARGEST:
                raise TooMuch(Message("web.error.large", millions=LARGEST // 1_000_000))
            if self._bytes > MOST_BYTES:
                raise TooMuch(Message("web.error.full", millions=MOST_BYTES // 1_000_000))

    def give_back(self, size: int) -> None:
        """Count bytes of a file that is not kept.

        Args:
            size: how many they are.
        """
        with self._lock:
            self._bytes -= size

    def start(self, batch: Batch) -> bool:
        """Check a batch in the background; whether it began now.

        Args:
            batch: the batch.
        """
        begins = batch.begin()
        if begins:
            Thread(target=batch.check, args=(self.pool, self.limits), daemon=True).start()
        return begins

    def close(self) -> None:
        """End the processes, and remove all files."""
        self.pool.close()
        self._folder.cleanup()
