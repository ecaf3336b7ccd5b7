"""The processes that check documents for all who have the page open, and the one for the rest."""

from __future__ import annotations

import itertools
from queue import PriorityQueue, SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from govbudget.cli.check_records import Outcome, Task
from govbudget.cli.check_work import check_document, fault_outcome
from govbudget.cli.kept_keys import keyed
from govbudget.cli.kept_reports import kept_outcome
from govbudget.errors import LimitExceeded
from govbudget.io.children import Child

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govbudget.io.allowance import Limits

__all__ = ["Pool"]

_T = TypeVar("_T")
#: Which of its batch a document is, so that a small batch need not wait for a large one; a number
#: that orders those that are alike; the document; where the outcome goes.
_Waiting: TypeAlias = tuple[int, int, "Task | None", "SimpleQueue[Outcome | None]"]


class Pool:
    """Processes that are ended with the page.

    Args:
        jobs: how many documents are checked at a time.
        limits: how much a document, a page or a copy may take.
    """

    def __init__(self, jobs: int, limits: Limits) -> None:
        self._children = [Child(limits) for _ in range(jobs)]
        self._desk = Child(limits)
        self._at_desk = Lock()
        self._closed = False
        self._count = itertools.count()
        self._waiting: PriorityQueue[_Waiting] = PriorityQueue()
        for child in self._children:
            Thread(target=self._work, args=(child,), daemon=True).start()

    def checked(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """What becomes of some documents, as they are done; of none more once it is closed.

        Args:
            tasks: the documents.
        """
        done: SimpleQueue[Outcome | None] = SimpleQueue()
        for number, task in enumerate(tasks):
            self._waiting.put((number, next(self._count), task, done))
        for _ in tasks:
            outcome = done.get()
            if outcome is None:
                return
            yield outcome

    def call(self, path: str, function: Callable[..., _T], *arguments: Any, **named: Any) -> _T:
        """What a function of a module gives, called in the process for pages and copies.

        Args:
            path: the document, as an error names it.
            function: the function.
            arguments: what it takes.
            named: what it takes by name.

        Raises:
            LimitExceeded: it took more than it may.
            Exception: what the function raises.
        """
        with self._at_desk:
            return self._desk.call(path, function, *arguments, **named)

    def close(self) -> None:
        """End all processes, whatever they are at."""
        self._closed = True
        for child in (*self._children, self._desk):
            child.close()
        for _ in self._children:
            # Before all that still waits.
            self._waiting.put((-1, next(self._count), None, SimpleQueue()))

    def _work(self, child: Child) -> None:
        while True:
            _, _, task, done = self._waiting.get()
            if task is None or self._closed:
                done.put(None)
                return
            outcome = _outcome(child, task)
            done.put(None if self._closed else outcome)


def _outcome(child: Child, task: Task) -> Outcome:
    try:
        task = keyed(task)
        if kept := kept_outcome(task):
            return kept
        return child.call(task.path, check_document, task)
    except LimitExceeded as error:
        return Outcome(task.name, problem=error.because)
    except Exception as error:  # noqa: BLE001  one document never ends the work of the others
        return fault_outcome(task, error)
