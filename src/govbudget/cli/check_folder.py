"""The documents of a folder, and the processes that check them side by side."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.cli.check_work import Outcome, check_document
from govbudget.errors import UnreadableFile
from govbudget.io.destination import is_own_report

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor
    from typing import TypeAlias

    from govbudget.cli.check_work import Task

    Work: TypeAlias = Callable[[Task], Outcome]

__all__ = ["Found", "check_documents", "cores", "documents_in"]


@frozen(slots=True)
class Found:
    """A file to be checked.

    Attributes:
        path: the file.
        in_folder: whether a folder was named, and not the file itself.
        passed_over: why it is not opened at all; empty where it is.
    """

    path: str
    in_folder: bool = False
    passed_over: str = ""


def documents_in(paths: Iterable[str]) -> list[Found]:
    """The files that are named, and those of the folders that are, each once.

    Args:
        paths: files and folders; of a folder all files are taken, those of its folders too.

    Raises:
        UnreadableFile: there is no such file or folder, or it may not be looked into.
    """
    found: dict[str, Found] = {}
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112  the path stays as it was typed
            for one in _files_of(path):
                found.setdefault(os.path.realpath(one.path), one)
        else:
            # What is named goes before what is only in a folder, a report of our own too.
            key = os.path.realpath(path)
            if key not in found or found[key].in_folder:
                found[key] = Found(path)
    return list(found.values())


def _files_of(folder: str) -> Iterator[Found]:
    """The files of a folder and of those in it, by name; no link to a folder is followed."""

    def failed(error: OSError) -> None:
        raise UnreadableFile(str(error.filename), error.strerror or str(error)) from error

    for place, folders, names in os.walk(folder, onerror=failed):
        folders.sort()
        for name in [name for name in folders if name.startswith(".")]:
            folders.remove(name)
            yield Found(str(Path(place, name)), True, "it is a hidden folder")
        for name in sorted(names):
            path = Path(place, name)
            yield Found(str(path), True, _why_not(path))


def _why_not(path: Path) -> str:
    """Why a file is not opened; empty where it is."""
    if path.name.startswith("."):
        return "it is a hidden file"
    if path.name.startswith("~$"):
        return "it is the lock of a document that is open in an office program"
    if not path.is_file():
        return "it is no plain file"
    return "it is a report of govbudget" if is_own_report(str(path)) else ""


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # pragma: no cover  where a system does not tell


def check_documents(
    tasks: Sequence[Task], jobs: int, work: Work = check_document
) -> Generator[Outcome]:
    """Check documents side by side; the outcomes come in the order of the documents.

    One document is checked in this process. Of several each has a process to itself while it is
    checked, so that one that brings its process down ends nothing else.

    Args:
        tasks: the documents.
        jobs: how many processes run at a time.
        work: what checks a document: a function of a module, as it is handed to processes.
    """
    if len(tasks) <= 1:
        yield from map(work, tasks)
        return
    import multiprocessing

    running = _Running(min(jobs, len(tasks)), work)
    try:
        yield from running.outcomes(tasks)
    except BaseException:
        # Who asked for the end does not wait for the documents that are at work.
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    finally:
        running.stop()


class _Running:
    """The processes; they are started anew where one of them was brought down."""

    def __init__(self, jobs: int, work: Work) -> None:
        self.jobs = jobs
        self.work = work
        self.pool: ProcessPoolExecutor | None = None

    def outcomes(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """The outcomes, in order; no more documents are handed out than are at work."""
        from concurrent.futures.process import BrokenProcessPool

        waiting = list(reversed(tasks))
        at_work: list[tuple[Task, Future[Outcome]]] = []
        while waiting or at_work:
            while waiting and len(at_work) < 2 * self.jobs:
                at_work.append((waiting[-1], self.submit(waiting.pop())))
            try:
                yield at_work[0][1].result()
            except BrokenProcessPool:
                # Which of those at work did it is not known: each is tried by itself.
                self.stop()
                yield from (self.alone(task, future) for task, future in at_work)
                at_work = []
            else:
                del at_work[0]

    def submit(self, task: Task) -> Future[Outcome]:
        """Hand a document to a process."""
        from concurrent.futures.process import BrokenProcessPool

        if self.pool is None:
            self.pool = _pool(self.jobs)
        try:
            return self.pool.submit(self.work, task)
        except BrokenProcessPool as error:
            from concurrent.futures import Future

            broken: Future[Outcome] = Future()
            broken.set_exception(error)
            return broken

    def alone(self, task: Task, future: Future[Outcome]) -> Outcome:
        """The outcome of a document, which is checked by itself where it has none yet."""
        from concurrent.futures.process import BrokenProcessPool

        if future.done() and not future.cancelled() and future.exception() is None:
            return future.result()
        pool = _pool(1)
        try:
            return pool.submit(self.work, task).result()
        except BrokenProcessPool:
            reason = "the process that checked it came to an end: it may need too much memory"
            return Outcome(task.path, problem=reason)
        finally:
            pool.shutdown()

    def stop(self) -> None:
        """Let go of the processes."""
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)
            self.pool = None


def _pool(jobs: int) -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Not forked: a fork of a process with threads, as that of the progress bar, may hang.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_prepare)


def _prepare() -> None:
    """What a process does at its start: it leaves the end to the one that started it."""
    import gc
    import multiprocessing
    import signal
    import threading

    gc.enable()  # the command line runs without
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
